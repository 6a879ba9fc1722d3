# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts(workbook.DATASET)
members["xl/worksheets/sheet0.xml"] = workbook.table(("id", "label"), ("&nbsp;", "A"))
workbook.write(members)
