# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts(workbook.DATASET)
name = "xl/_rels/workbook.xml.rels"
members[name] = members[name].replace('Id="s2"', 'Id="s9"')
workbook.write(members)
