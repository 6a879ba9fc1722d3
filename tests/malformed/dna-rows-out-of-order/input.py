# SPDX-License-Identifier: GPL-3.0-or-later
# All pages below the root of a table become one: a tree that meets itself, which could be walked without end.
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    "WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 99) INSERT INTO DOCUMENTS(ID, Title, Text) SELECT i, i, i FROM n",
], ["page_size = 512"])
base = sqlite3.connect("input.dna")
root = base.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'DOCUMENTS'").fetchone()[0]
base.close()
with open("input.dna", "r+b") as file:
    file.seek((root - 1) * 512)
    page = bytearray(file.read(512))
    assert page[0] == 5, "an interior page"
    cells = [int.from_bytes(page[12 + 2 * i:14 + 2 * i], "big") for i in range(int.from_bytes(page[3:5], "big"))]
    for cell in cells:
        page[cell:cell + 4] = page[cells[0]:cells[0] + 4]
    page[8:12] = page[cells[0]:cells[0] + 4]
    file.seek((root - 1) * 512)
    file.write(page)
