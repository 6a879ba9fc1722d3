#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what entente reads from tables against what Python's csv reads from them.

usage: tables.py FOLDER

A made-up table of votes in both shapes, in several dialects and any order of rows, must become the
same stances and, once converted, read back the same. Where the shared data are, so must the votes of
the General Assembly: every vote with its title, date and tags.
"""
import csv
import gzip
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
SHARED = Path(os.environ["ENTENTE_SHARED"]) / "unga"
WORDS = {"yes": "support", "no": "oppose", "abstain": "abstain"}
NUMBERS = {"1": "support", "-1": "oppose", "0": "abstain"}
faults = []


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"entente {' '.join(map(str, arguments))} failed: {done.stderr.decode()}")
    return done.stdout.decode()


def check(what, got, expected):
    if got != expected:
        faults.append(f"{what}: not as Python reads it ({str(got)[:80]}, expected {str(expected)[:80]})")


def convert(work, source, *options):
    """Converts to JSON, and makes sure that it reads back the same, by way of CSV too."""
    first, folder, second = work / "a.json", work / "b", work / "c.json"
    run("convert", source, *options, "--output", first)
    run("convert", first, "--output", f"{folder}/")
    run("convert", folder, "--output", second)
    if first.read_bytes() != second.read_bytes():
        faults.append(f"{source}: not the same bytes after CSV")
    return json.loads(first.read_text(encoding="utf-8"))


def votes_of(dataset):
    return sorted((one["issue"], one["actor"], one["position"], one.get("date", "")) for one in dataset["statements"])


def rows_of(path):
    opened = gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else open(path, encoding="utf-8", newline="")
    with opened as file:
        return list(csv.DictReader(file))


def written(rows, delimiter, quoting, end):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return out.getvalue().encode()


def made_up(work):
    draw = random.Random(5)
    actors = [f'Land {i}, the "{i}th"' if i % 3 else f"地{i}\nX".replace("\n", " ") for i in range(12)]
    votes = [(f"r{r}", a, draw.choice(["yes", "no", "abstain", ""])) for r in range(9) for a in actors]
    expected = sorted((r, a, WORDS[v], "") for r, a, v in votes if v)
    stances = None
    for delimiter, quoting, end in ((",", csv.QUOTE_MINIMAL, "\n"), (";", csv.QUOTE_ALL, "\r\n"), ("\t", csv.QUOTE_MINIMAL, "\r")):
        draw.shuffle(votes)
        source = work / "long.csv.gz"
        source.write_bytes(gzip.compress(written([("rcid", "country", "vote"), *votes], delimiter, quoting, end)))
        check("made-up votes", votes_of(convert(work, source)), expected)
        found = run("coalitions", source, "--format", "text", "--min-shared", "1")
        stances = stances or found
        check("coalitions of votes in another order", found, stances)
    table = {(r, a): v for r, a, v in votes}
    numbers = {"yes": "1", "no": "-1", "abstain": "0", "": ""}
    wide = [("country", *(f"r{r}" for r in range(9))), *((a, *(numbers[table[f"r{r}", a]] for r in range(9))) for a in actors)]
    source = work / "wide.csv"
    source.write_bytes(written(wide, ",", csv.QUOTE_MINIMAL, "\n"))
    check("made-up votes, wide", votes_of(convert(work, source)), expected)


def check_issues(dataset, calls, tags):
    for issue in dataset["issues"]:
        call, name = calls[issue["id"]], issue["id"]
        title = [one for one in (call["short"], call["unres"], name) if one.strip() not in ("", "NA")]
        check(f"title of {name}", issue["label"], title[0].strip())
        topics = issue.get("topic", [])
        check(f"tags of {name}", [topics] if isinstance(topics, str) else topics, sorted(tags.get(name, ())))


def general_assembly(work):
    calls = {row["rcid"]: row for row in rows_of(SHARED / "unga_s73_75_rollcalls.csv")}
    with open(SHARED / "unga_s73_75_wide.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    expected = sorted((r, row[0], NUMBERS[str(int(float(v)))], calls[r]["date"]) for row in rows for r, v in zip(header[1:], row[1:]) if v)
    dataset = convert(work, SHARED / "unga_s73_75_wide.csv", "--join", SHARED / "unga_s73_75_rollcalls.csv")
    check("sessions 73 to 75", votes_of(dataset), expected)
    check_issues(dataset, calls, {})

    calls = {row["rcid"]: row for row in rows_of(SHARED / "un_roll_calls.csv.gz")}
    tags = {}
    for row in rows_of(SHARED / "un_roll_call_issues.csv.gz"):
        tags.setdefault(row["rcid"], set()).add(row["issue"])
    votes = rows_of(SHARED / "un_votes.csv.gz")
    expected = sorted((v["rcid"], v["country"], WORDS[v["vote"]], calls[v["rcid"]]["date"]) for v in votes)
    joined = f"{SHARED / 'un_roll_calls.csv.gz'},{SHARED / 'un_roll_call_issues.csv.gz'}"
    dataset = convert(work, SHARED / "un_votes.csv.gz", "--join", joined)
    check("all votes", votes_of(dataset), expected)
    check("number of votes", len(dataset["statements"]), 870109)
    check_issues(dataset, calls, tags)
    codes = {one["id"]: one.get("short") for one in dataset["actors"]}
    check("codes", [codes[one] for one in ("Namibia", "Federal Republic of Germany", "China")], ["NA", None, "CN"])


def main():
    work = Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    made_up(work)
    if (SHARED / "un_votes.csv.gz").exists():
        general_assembly(work)
    else:
        print("skipped: the votes of the General Assembly are not there")
    print("\n".join(faults[:40]) if faults else "tables are read as Python reads them")
    return 1 if faults else 0


sys.exit(main())
