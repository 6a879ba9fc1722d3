#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes databases as Discourse Network Analyzer keeps them, for the tests and as seeds of the fuzzer.

usage: dna_database.py FOLDER    writes the seeds there

As a module: make(path, version, ...) writes one database; what it holds can be changed by SQL. All that
is in them is our own.
"""
import os
import sqlite3
import sys

COLOURS = "Red INTEGER NOT NULL DEFAULT 0, Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0"
DOCUMENT = "Title TEXT NOT NULL, Text TEXT NOT NULL, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER"
STATEMENT = "StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER NOT NULL, Stop INTEGER NOT NULL, Coder INTEGER"

BOTH = f"""
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL, {COLOURS});
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL, DataType TEXT NOT NULL, StatementTypeId INTEGER,
  UNIQUE (Variable, StatementTypeId));
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, {DOCUMENT});
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, {STATEMENT});
"""
DATA = """
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, %sValue INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, %sValue INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, %sValue TEXT);
"""
THREE = BOTH + DATA % ("", "", "") + """
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL DEFAULT '', Red INTEGER, Green INTEGER,
  Blue INTEGER, ChildOf INTEGER, UNIQUE (VariableId, Value));
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, Entity INTEGER NOT NULL);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, AttributeVariable TEXT NOT NULL);
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL, AttributeVariableId INTEGER NOT NULL,
  AttributeValue TEXT NOT NULL DEFAULT '');
"""
OF_TYPE = "StatementTypeId INTEGER, "
TWO = BOTH + DATA % (OF_TYPE, OF_TYPE, OF_TYPE) + f"""
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, {OF_TYPE}Value TEXT);
CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, Value TEXT NOT NULL, Red INTEGER, Green INTEGER,
  Blue INTEGER, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT);
"""

TYPES = [(1, "DNA Statement"), (2, "Annotation"), (3, "Story")]
VARIABLES = [(1, "person", "short text", 1), (2, "organization", "short text", 1), (3, "concept", "short text", 1), (4, "agreement", "boolean", 1),
             (5, "note", "long text", 2), (6, "hero", "short text", 3), (7, "plot", "short text", 3), (8, "strength", "integer", 1)]
# The text has a character that Java counts as two before the second passage.
TEXTS = ["A dam is needed,\n\tsaid the board. \U0001f30a The anglers said: no dam.", "Dams kill fish. The mayor agrees."]
DAY = 86400
DOCUMENTS = [(1, "Hearing", TEXTS[0], "Town Clerk", "Gazette", "Local", "front page", "report", 18993 * DAY),
             (2, "Letter \u4e2d\u6587", TEXTS[1], "", "", "", "", "Letter", -1)]
# Entities: id, variable, value, colour, parent, attribute "Type".
ENTITIES = [(1, 1, "", "", None, ""), (2, 2, "", "", None, ""), (3, 3, "", "", None, ""), (4, 2, "Water Board", "#0000ff", None, "public"),
            (5, 2, "Anglers' Club", "#00cc00", 7, "private"), (6, 2, "water board", "#000000", None, ""), (7, 2, "Friends of the River", "#112233", None, ""),
            (8, 3, "Build the dam", "#000000", None, "works"), (9, 3, "\u4fdd\u62a4\u9c7c", "#ff0000", 8, ""), (10, 1, "Mayor", "#000000", None, ""),
            (11, 2, "!?", "#000000", None, "")]
# Statements: id, type, document, start, stop, short texts by variable, booleans, integers.
STATEMENTS = [(1, 1, 1, 0, 33, {2: 4, 3: 8, 1: 10}, {4: 1}, {8: 1}), (2, 1, 1, 37, 61, {2: 5, 3: 8, 1: 1}, {4: 0}, {8: -1}),
              (3, 1, 2, 0, 15, {2: 5, 3: 9, 1: 1}, {4: 1}, {8: 0}), (4, 1, 2, 16, 33, {2: 6, 3: 8, 1: 10}, {4: 0}, {8: 1}),
              (5, 1, 2, 16, 33, {2: 2, 3: 8, 1: 10}, {4: 0}, {8: 1}), (6, 2, 2, 0, 4, {}, {}, {})]


def colour(text):
    return [int(text[i:i + 2], 16) for i in (1, 3, 5)] if text else [None] * 3


def fill_both(base, version):
    base.execute("INSERT INTO SETTINGS VALUES ('version', ?)", ("3.0.11" if version == 3 else "2.0 beta 25",))
    base.executemany("INSERT INTO STATEMENTTYPES(ID, Label) VALUES (?, ?)", TYPES)
    base.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", VARIABLES)
    scale = 1 if version == 3 else 1000
    base.executemany("INSERT INTO DOCUMENTS(ID, Title, Text, Author, Source, Section, Notes, Type, Date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     [(*row[:8], row[8] * scale) for row in DOCUMENTS])
    base.executemany("INSERT INTO STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop) VALUES (?, ?, ?, ?, ?)", [row[:5] for row in STATEMENTS])
    for table, column in (("DATABOOLEAN", 6), ("DATAINTEGER", 7)):
        base.executemany(f"INSERT INTO {table}(StatementId, VariableId, Value) VALUES (?, ?, ?)",
                         [(row[0], variable, value) for row in STATEMENTS for variable, value in row[column].items()])
    base.execute("INSERT INTO DATALONGTEXT(StatementId, VariableId, Value) VALUES (6, 5, 'a note')")


def fill_3(base):
    for i, variable, value, shade, parent, _ in ENTITIES:
        base.execute("INSERT INTO ENTITIES VALUES (?, ?, ?, ?, ?, ?, ?)", (i, variable, value, *colour(shade), parent))
    base.executemany("INSERT INTO ATTRIBUTEVARIABLES VALUES (?, ?, 'Type')", [(1, 1), (2, 2), (3, 3)])
    base.executemany("INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
                     [(row[0], row[1], row[5]) for row in ENTITIES])
    base.executemany("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                     [(row[0], variable, entity) for row in STATEMENTS for variable, entity in row[5].items()])


def fill_2(base):
    values = {row[0]: row[2] for row in ENTITIES}
    for i, variable, value, shade, parent, kind in ENTITIES:
        if value == "Mayor":
            continue  # a text that has no row of its own
        base.execute("INSERT INTO ATTRIBUTES VALUES (?, ?, ?, ?, ?, ?, ?, '', '', ?)", (i, variable, value, *colour(shade), kind, values.get(parent, "")))
    base.executemany("INSERT INTO DATASHORTTEXT(StatementId, VariableId, StatementTypeId, Value) VALUES (?, ?, ?, ?)",
                     [(row[0], variable, row[1], values[entity]) for row in STATEMENTS for variable, entity in row[5].items()])


def make(path, version=3, sql=(), pragmas=()):
    """Writes a database; `pragmas` before it is filled, `sql` afterwards."""
    if os.path.exists(path):
        os.remove(path)
    base = sqlite3.connect(path)
    for pragma in pragmas:
        base.execute(f"PRAGMA {pragma}")
    base.executescript(THREE if version == 3 else TWO)
    fill_both(base, version)
    (fill_3 if version == 3 else fill_2)(base)
    for statement in sql:
        base.execute(statement)
    base.commit()
    base.close()


SEEDS = {
    "three": (3, ()), "two": (2, ()),
    "circle": (3, ("UPDATE ENTITIES SET ChildOf = 5 WHERE ID = 7",)),
    "integers": (3, ("DELETE FROM DATABOOLEAN", "DELETE FROM VARIABLES WHERE ID = 4", "UPDATE VARIABLES SET Variable = 'agreement' WHERE ID = 8")),
    "no-position": (3, ("DELETE FROM DATABOOLEAN", "DELETE FROM DATAINTEGER", "DELETE FROM VARIABLES WHERE ID IN (4, 8)")),
    "view": (3, ("ALTER TABLE DOCUMENTS RENAME TO D", "CREATE VIEW DOCUMENTS AS SELECT * FROM D")),
}


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    for name, (version, sql) in SEEDS.items():
        make(os.path.join(folder, f"{name}.dna"), version, sql, ["page_size = 512"])
    make(os.path.join(folder, "utf16.dna"), 3, (), ["page_size = 512", "encoding = 'UTF-16le'"])
    make(os.path.join(folder, "pages.dna"), 2)


if __name__ == "__main__":
    main()
