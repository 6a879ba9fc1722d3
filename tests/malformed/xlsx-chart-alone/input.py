# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts({"Chart1": "<chartsheet/>"})
name = "xl/_rels/workbook.xml.rels"
members[name] = members[name].replace("/worksheet\"", "/chartsheet\"")
workbook.write(members)
