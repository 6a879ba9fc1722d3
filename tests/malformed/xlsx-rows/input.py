# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts(workbook.DATASET)
members["xl/worksheets/sheet0.xml"] = workbook.sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>label</t></is></c></row>'
    '<row r="2"><c r="B2" t="inlineStr"><is><t>A</t></is></c><c r="A2" t="inlineStr"><is><t>a</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>b</t></is></c></row>')
members["xl/worksheets/sheet1.xml"] = workbook.sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row><row r="1048577"/>')
workbook.write(members)
