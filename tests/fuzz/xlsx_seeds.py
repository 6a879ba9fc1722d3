#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes seeds for fuzz-xlsx and fuzz-xlsx-parts out of the CSV datasets in the tree.

usage: xlsx_seeds.py CORPUS

Archives are stored, not compressed, so that what the fuzzer changes in them is what the reader sees;
the first two bytes are those of tests/fuzz/read.c. For fuzz-xlsx-parts the parts stand one after
another, each behind the letter of its name and before a byte 0x1e.
"""
import csv
import os
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import workbook  # noqa: E402

TABLES = ["dataset", "documents", "values", "actors", "memberships", "issues", "arguments", "statements", "relations"]
MIXED = workbook.sheet(
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><r><t>a</t></r>'
    '<rPh sb="0" eb="1"><t>b</t></rPh></is></c></row><row r="3"><c r="A3" s="1"><v>43831.5</v></c><c r="B3" t="d"><v>2019-03-05</v></c>'
    '<c r="C3" t="b"><v>1</v></c><c r="D3" t="str"><f>A1</f><v>_x000D_</v></c></row><row><c t="e"><v>#N/A</v></c><c><f>1</f></c>'
    '<c s="2"><v>1E-5</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
STRINGS = (f'<sst {workbook.MAIN} count="2" uniqueCount="2"><si><t xml:space="preserve"> id_x0041_</t></si><si><r><rPr><b/></rPr><t>la</t></r>'
           "<r><t>bel</t></r><phoneticPr/></si></sst>")
STYLES = (f'<styleSheet {workbook.MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-409]d mmm yyyy;@"/></numFmts><cellXfs count="3">'
          '<xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>')


def sheets_of(folder):
    found = {}
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.exists():
            with open(path, encoding="utf-8", errors="replace", newline="") as file:
                rows = [[escape(value) if value else None for value in row] for row in csv.reader(file)]
            found[name] = workbook.table(*rows)
    return found


def put(corpus, name, sheets, others):
    members = dict(workbook.parts(sheets), **{f"xl/{part}.xml": text for part, text in others.items()})
    if others:
        where = "xl/_rels/workbook.xml.rels"
        for part in others:
            members[where] = members[where].replace(
                "</Relationships>", f'<Relationship Id="{part}" Type="{workbook.OFFICE}/{part}" Target="{part}.xml"/></Relationships>')
    path = corpus / "xlsx" / name
    workbook.write(members, path, zipfile.ZIP_STORED)
    path.write_bytes(b"0" + name[:1].encode() + path.read_bytes())
    letters = {table: chr(ord("a") + i) for i, table in enumerate([*TABLES, "sharedStrings", "styles"])}
    (corpus / "xlsx-parts" / name).write_bytes(
        b"".join(letters[table].encode() + text.encode() + b"\x1e" for table, text in {**sheets, **others}.items()))


def main():
    corpus = Path(sys.argv[1])
    for target in ("xlsx", "xlsx-parts"):
        os.makedirs(corpus / target, exist_ok=True)
    folders = sorted({path.parent for top in ("examples", "tests") for path in (ROOT / top).rglob("*.csv")})
    for number, folder in enumerate(folders):
        try:
            sheets = sheets_of(folder)
        except csv.Error:
            continue
        if sheets:
            put(corpus, f"{number}-{folder.name}", sheets, {})
    put(corpus, "a-mixed", {"actors": MIXED}, {"sharedStrings": STRINGS, "styles": STYLES})
    put(corpus, "b-mixed", {**workbook.DATASET, "values": MIXED}, {"sharedStrings": STRINGS, "styles": STYLES})
    put(corpus, "c-dataset", workbook.DATASET, {})


main()
