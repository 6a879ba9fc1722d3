# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

entities = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
members = workbook.parts(workbook.DATASET)
members["xl/worksheets/sheet0.xml"] = (f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{entities}]>'
                                       + workbook.table(("id", "label"), ("&e9;", "A")))
workbook.write(members)
