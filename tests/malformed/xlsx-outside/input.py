# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts(workbook.DATASET)
name = "xl/_rels/workbook.xml.rels"
members[name] = members[name].replace('Target="worksheets/sheet1.xml"', 'Target="file:///etc/passwd" TargetMode="External"')
members[name] = members[name].replace("worksheets/sheet2.xml", "../../../../etc/passwd")
workbook.write(members)
