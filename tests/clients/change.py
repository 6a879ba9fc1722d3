#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change over time: the JSON held against the CSV, and both against what was planted.

usage: change.py [--shared]

Without --shared on votes made up here; with it on the United Nations General Assembly of 1985 to 1996, in
which the network must be another from 1990, 1991 or 1992 on.
"""
import csv
import gzip
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
faults = []


def check(what, holds):
    if not holds:
        faults.append(what)


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        faults.append(f"entente {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return done.stdout.decode()


def places(text):
    """By window: id to (standing, lineage)."""
    out = {}
    for row in csv.DictReader(io.StringIO(text)):
        out.setdefault(int(row["window"]), {})[row["id"]] = (row["standing"], int(row["lineage"]) if row["lineage"] else None)
    return out


def rand(pairs):
    """The adjusted Rand index of a list of pairs of labels."""
    def two(counts):
        return sum(n * (n - 1) / 2 for n in counts.values())
    joint, a, b = Counter(pairs), Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
    all_pairs = len(pairs) * (len(pairs) - 1) / 2
    expected, most = two(a) * two(b) / all_pairs, (two(a) + two(b)) / 2
    return 1.0 if most == expected else (two(joint) - expected) / (most - expected)


def variation(pairs):
    joint, a, b, n = Counter(pairs), Counter(x for x, _ in pairs), Counter(y for _, y in pairs), len(pairs)
    nats = sum(m / n * (math.log(a[x] / m) + math.log(b[y] / m)) for (x, y), m in joint.items())
    return nats / math.log(n)


def label(place, who):
    """A coalition's name; one of one is called after its member."""
    return who if place[0] == "alone" else place[1]


def hold(found, rows):
    """What JSON says of windows, steps and moves follows from the rows of the CSV."""
    change = found["change"]
    for number, window in enumerate(change["windows"], 1):
        there = rows.get(number, {})
        for one in window["coalitions"]:
            members = {who for who, place in there.items() if place == ("together", one["lineage"])}
            check(f"members of lineage {one['lineage']} in window {number}", members == set(one["members"]) and one["size"] == len(members))
        for standing in ("alone", "unaligned"):
            check(f"{standing} in window {number}", {who for who, place in there.items() if place[0] == standing} == set(window[standing]))
        check(f"nodes of window {number}", window["nodes"] == len(there))
    told = {(m["window"], m["id"]): (m["from"], m["to"]) for m in change["moves"] if m["kind"] == "moved"}
    for step in change["steps"]:
        x, y = rows[step["from"]], rows[step["to"]]
        both = [who for who in x if who in y and x[who][0] in ("together", "alone") and y[who][0] in ("together", "alone")]
        pairs = [(label(x[who], who), label(y[who], who)) for who in both]
        check(f"common of step to {step['to']}", step["common"] == len(both))
        if len(both) > 1:
            check(f"rand of step to {step['to']}", math.isclose(step["rand"], rand(pairs), abs_tol=1e-9))
            check(f"variation of step to {step['to']}", math.isclose(step["variation"], variation(pairs), abs_tol=1e-9))
        moved = {(step["to"], who): (x[who][1], y[who][1]) for who in both if x[who][1] and y[who][1] and x[who][1] != y[who][1]}
        check(f"moves of step to {step['to']}", moved == {key: value for key, value in told.items() if key[0] == step["to"]})
        check(f"number of moves of step to {step['to']}", step["moved"] == len(moved))


def find(path, *options):
    text = run("change", path, *options, "--format", "json")
    check("two runs, the same bytes", text == run("change", path, *options, "--format", "json"))
    found = json.loads(text) if text else None
    if found:
        hold(found, places(run("change", path, *options, "--format", "csv")))
    return found


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("actor", "issue", "position", "date"), *rows])


def made_up(folder):
    """Two camps of ten over twelve years on issues of their own each year, with noise; from 2006 on ten of them stand apart as a third."""
    draw = random.Random(5)
    rows = []
    for year in range(2000, 2012):
        for issue in range(18):
            for actor in range(20):
                camp = actor // 10 if year < 2006 or actor % 2 == 0 else 2
                side = 1 if issue % 3 == camp else -1
                rows.append((f"a{actor}", f"i{year}-{issue}", side if draw.random() < 0.93 else -side, f"{year}-{1 + issue % 12:02}-11"))
    path = folder / "votes.csv.gz"
    write(path, rows)
    found = find(path, "--window", "1y")
    if not found:
        return
    change = found["change"]
    check("one point of change, in 2006", [change["windows"][p["window"] - 1]["from"][:4] for p in change["points"]] == ["2006"])
    check("a third camp splits off in 2006", [(e["kind"], change["windows"][e["window"] - 1]["from"]) for e in change["events"]] in
          ([("split", "2006-01-01")], [("born", "2006-01-01")]))
    check("three lineages", len(change["lineages"]) == 3)
    check("options name the windows", found["options"]["window"] == "1y" and found["options"]["method"] == "signed")
    draw.shuffle(rows)
    write(path, rows)
    again = find(path, "--window", "1y")
    for part in ("lineages", "events", "moves", "steps", "points", "nodes"):
        check(f"{part} in another order of rows", again and again["change"][part] == change[part])
    find(path, "--window", "3y", "--step", "1y", "--kernel", "triangular", "--type", "excess")
    text = run("change", path, "--window", "1y")
    check("the text tells of the point of change", "from 2006 on" in text)


def assembly(folder):
    shared = Path(os.environ.get("ENTENTE_SHARED") or Path(os.environ["ENTENTE_SOURCE"]).parent / "shared/data") / "unga"
    if not (shared / "un_votes.csv.gz").exists():
        print(f"skipped: {shared} has no votes")
        sys.exit(77)
    values = {"yes": 1, "abstain": 0, "no": -1}
    with gzip.open(shared / "un_roll_calls.csv.gz", "rt", encoding="utf-8", newline="") as file:
        dates = {row["rcid"]: row["date"] for row in csv.DictReader(file) if "1985" <= row["date"][:4] <= "1996"}
    with gzip.open(shared / "un_votes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [(row["country"], row["rcid"], values[row["vote"]], dates[row["rcid"]]) for row in csv.DictReader(file) if row["rcid"] in dates]
    path = folder / "assembly.csv.gz"
    write(path, rows)
    options = ("--window", "1y", "--type", "excess", "--starts", "1")
    found = json.loads(run("change", path, *options, "--format", "json"))
    years = [int(found["change"]["windows"][p["window"] - 1]["from"][:4]) for p in found["change"]["points"]]
    check(f"a point of change in 1990 to 1992, found {years}", any(1990 <= year <= 1992 for year in years))
    last = found["change"]["windows"][-1]["coalitions"]
    first = found["change"]["windows"][0]["coalitions"]
    def together(coalitions, *names):
        return any(all(name in one["members"] for name in names) for one in coalitions)
    ids = {node["label"]: node["id"] for node in found["change"]["nodes"]}
    check("Poland and the United Kingdom: apart in 1985", not together(first, ids["Poland"], ids["United Kingdom"]))
    check("Poland and the United Kingdom: together in 1996", together(last, ids["Poland"], ids["United Kingdom"]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        (assembly if "--shared" in sys.argv[1:] else made_up)(Path(folder))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
