#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads DNA databases of our own making with the program: what comes out, in which ways they come in, and that
nothing is written, lost in silence or waited for without end."""
import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make  # noqa: E402

PROGRAM = os.environ["ENTENTE_PROGRAM"]
faults = []
checks = 0


def check(what, found, expected=True):
    global checks
    checks += 1
    if found != expected:
        faults.append(f"{what}: found {found!r}, expected {expected!r}")


def run(*words, stdin=None):
    return subprocess.run([PROGRAM, *words], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)


def read(path, *options, stdin=None):
    """The dataset as JSON, and what was said."""
    done = run("convert", path, "--output", "-", "--format", "json", *options, stdin=stdin)
    said = done.stderr.decode()
    return (json.loads(done.stdout) if done.returncode == 0 else None), said


def contents():
    data, said = read("three.dna")
    check("documents", data["documents"], [
        {"id": "1", "title": "Hearing", "author": "Town Clerk", "date": "2022-01-01", "kind": "report", "source": "Gazette", "note": "section: Local\nfront page"},
        {"id": "2", "title": "Letter \u4e2d\u6587", "date": "1969-12-31", "note": "type: Letter"}])
    check("actors", [(a["id"], a["label"], a["kind"]) for a in data["actors"]], [
        ("water-board", "Water Board", "organisation"), ("anglers-club", "Anglers' Club", "organisation"), ("water-board-6", "water board", "organisation"),
        ("friends-of-the-river", "Friends of the River", "organisation"), ("actor-11", "!?", "organisation")])
    check("attributes", data["actors"][0]["attributes"], {"Type": "public", "colour": "#0000ff"})
    check("parent", data["actors"][1]["member_of"], [{"bloc": "friends-of-the-river"}])
    check("issues", data["issues"], [{"id": "build-the-dam", "label": "Build the dam", "note": "Type: works"},
                                     {"id": "\u4fdd\u62a4\u9c7c", "label": "\u4fdd\u62a4\u9c7c", "topic": "Build the dam", "note": "colour: #ff0000"}])
    check("statements", [tuple(s.values()) for s in data["statements"]], [
        ("1", "water-board", "build-the-dam", "support", "2022-01-01", "1", "0-33", "A dam is needed, said the board."),
        ("2", "anglers-club", "build-the-dam", "oppose", "2022-01-01", "1", "37-61", "The anglers said: no dam"),
        ("3", "anglers-club", "\u4fdd\u62a4\u9c7c", "support", "1969-12-31", "2", "0-15", "Dams kill fish."),
        ("4", "water-board-6", "build-the-dam", "oppose", "1969-12-31", "2", "16-33", "The mayor agrees.")])
    check("a statement without actor is told", "note[no-value]: 1 statement has no value of 'organization' and was left out" in said)


def same_in_all_forms():
    three = read("three.dna")[0]
    for name in ("two.dna", "utf16.dna", "small.dna", "three.dna.gz"):
        check(name, read(name)[0], three)
    with open("three.dna", "rb") as file:
        raw = file.read()
    check("standard input", read("-", stdin=raw)[0], three)
    check("another name", read("renamed.bin")[0], three)
    check("a name that looks like an address", read("file:three.dna")[0], three)
    shown = json.loads(run("show", "three.dna", "--format", "json").stdout)
    check("hash", shown["sha256"], hashlib.sha256(raw).hexdigest())
    check("hash of the compressed file", json.loads(run("show", "three.dna.gz", "--format", "json").stdout)["sha256"],
          hashlib.sha256(open("three.dna.gz", "rb").read()).hexdigest())
    check("variables", [(v["group"], v["name"], v["kind"], v["role"], v["values"]) for v in shown["variables"]], [
        ("DNA Statement", "person", "short text", None, 1), ("DNA Statement", "organization", "short text", "actor", 3),
        ("DNA Statement", "concept", "short text", "issue", 2), ("DNA Statement", "agreement", "boolean", "position", 2),
        ("Annotation", "note", "long text", None, 0), ("Story", "hero", "short text", None, 0), ("Story", "plot", "short text", None, 0),
        ("DNA Statement", "strength", "integer", None, 3)])
    check("variables in the text", "DNA Statement  strength      integer          3  position" in run("show", "three.dna", "--position", "strength").stdout.decode())


def options():
    data, said = read("three.dna", "--map", "actor=person", "--position", "strength")
    check("persons", [(a["id"], a["kind"]) for a in data["actors"]], [("mayor", "person")])
    check("numbers", [s["position"] for s in data["statements"]], [1, 1, 1])
    check("those without a person", "2 statements have no value of 'person' and were left out" in said)
    data, _ = read("three.dna", "--position", "strength", "--scale", "-3:1")
    check("scale", [s["position"] for s in data["statements"]], [1, 0, 0.5, 1])
    data, said = read("three.dna", "--statement-type", "Story", "--actor", "hero", "--issue", "plot")
    check("a type without numbers", (data["statements"] if "statements" in data else [], "note[no-position]" in said), ([], True))
    check("a scale of a boolean", run("check", "three.dna", "--scale", "1:5").returncode, 2)
    check("another role", run("check", "three.dna", "--map", "date=agreement").returncode, 2)
    check("an option of others", run("check", "three.dna", "--sheet", "1").returncode, 2)


def bad_rows():
    make("bad.dna", 3, ["UPDATE DATABOOLEAN SET Value = 7 WHERE StatementId = 1", "UPDATE DOCUMENTS SET Title = x'00' WHERE ID = 2"])
    check("refused", run("check", "bad.dna").returncode, 1)
    data, said = read("bad.dna", "--skip-bad-rows")
    check("the rest", [s["id"] for s in data["statements"]], ["2"])
    check("each is listed", said.count("warning[") - 1, 2)
    check("all are counted", "warning[skipped-rows]: 2 bad rows left out, and 4 statements with them" in said)


def passages_outside():
    make("outside.dna", 3, ["UPDATE STATEMENTS SET Start = 5000, Stop = 5001 WHERE ID = 1", "UPDATE STATEMENTS SET Stop = 500 WHERE ID = 2"])
    data, said = read("outside.dna")
    check("places outside are told", "warning[bad-passage]: 2 statements have a place" in said)
    check("what there is", [s.get("summary") for s in data["statements"][:2]], [None, "The anglers said: no dam."])
    make("long.dna", 3, ["UPDATE DOCUMENTS SET Text = replace(hex(zeroblob(5000)), '00', 'word ') WHERE ID = 1", "UPDATE STATEMENTS SET Stop = 20000 WHERE ID = 1"])
    passage = read("long.dna")[0]["statements"][0]["summary"]
    check("a long passage is cut", (passage[-1], 300 < len(passage) < 402), ("\u2026", True))


def locked():
    """A writer in the middle of its work: reading ends with a reason, soon."""
    make("locked.dna", 3)
    writer = sqlite3.connect("locked.dna", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    done = run("check", "locked.dna")
    check("locked", (done.returncode, b"is locked by another program" in done.stderr), (3, True))
    writer.execute("ROLLBACK")
    writer.execute("BEGIN")
    writer.execute("SELECT * FROM DOCUMENTS").fetchone()
    check("beside another reader", run("check", "locked.dna").returncode, 0)
    writer.close()


def with_a_log():
    """What another program has written to a log, and not yet to the database, is part of it."""
    make("log.dna", 3, (), ["journal_mode = WAL"])
    check("no log any more", read("log.dna")[1].count("open-log"), 0)
    check("nothing is written beside it", sorted(name for name in os.listdir(".") if name.startswith("log.")), ["log.dna"])
    writer = sqlite3.connect("log.dna")
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("UPDATE DOCUMENTS SET Title = 'Changed' WHERE ID = 1")
    writer.commit()
    data, said = read("log.dna")
    check("the log is read", (data["documents"][0]["title"], "note[open-log]" in said), ("Changed", True))
    os.symlink("log.dna", "link.dna")
    check("the log beside what a link leads to", read("link.dna")[0]["documents"][0]["title"], "Changed")
    with open("log.dna", "rb") as file:
        data, said = read("-", stdin=file.read())
    check("without its log that is told", (data["documents"][0]["title"], "warning[open-log]" in said), ("Hearing", True))
    writer.close()


def hot_journal():
    """A journal of a program that died: rolling it back would write."""
    make("hot.dna", 3, (), ["page_size = 512"])
    writer = sqlite3.connect("hot.dna", isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("PRAGMA cache_spill = 1")
    writer.execute("BEGIN")
    writer.execute("UPDATE DOCUMENTS SET Title = 'Half', Text = replace(hex(zeroblob(20000)), '00', 'x')")
    for source, target in (("hot.dna", "dead.dna"), ("hot.dna-journal", "dead.dna-journal")):
        with open(source, "rb") as one, open(target, "wb") as other:
            other.write(one.read())
    writer.close()
    done = run("check", "dead.dna")
    check("a change half made", (done.returncode, b"in the middle of a change" in done.stderr), (3, True))


def untouched():
    before = {name: (os.path.getmtime(name), open(name, "rb").read()) for name in ("three.dna", "two.dna")}
    os.chmod("three.dna", 0o444)
    for name in before:
        check("reading", run("show", name).returncode, 0)
    check("untouched", {name: (os.path.getmtime(name), open(name, "rb").read()) for name in before}, before)
    check("no file left behind", [name for name in os.listdir(".") if name.startswith(("three.dna-", "two.dna-"))], [])


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        make("three.dna", 3)
        make("two.dna", 2)
        make("utf16.dna", 3, (), ["encoding = 'UTF-16be'"])
        make("small.dna", 2, (), ["page_size = 512"])
        make("renamed.bin", 3)
        shutil.copy("three.dna", "file:three.dna")
        with open("three.dna", "rb") as plain, gzip.open("three.dna.gz", "wb") as packed:
            packed.write(plain.read())
        for part in (contents, same_in_all_forms, options, bad_rows, passages_outside, locked, with_a_log, hot_journal, untouched):
            part()
        os.chdir("/")
    print(f"{checks} checks, {len(faults)} faults")
    print("\n".join(faults))
    return 1 if faults or checks < 40 else 0


sys.exit(main())
