#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the two definitions of agreement on roll calls against a slow computation straight from the votes.

`distance` is the mean of 1 - |v - v'| / 2 over the roll calls in which both voted, `identical` the share of
equal votes. On votes made up here, and on sessions 73 to 75 of the General Assembly where the folder of
shared data is at hand.
"""
import csv
import io
import itertools
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = os.environ["ENTENTE_PROGRAM"]
UNGA = os.path.join(os.environ["ENTENTE_SHARED"], "unga")
faults = []


def slow(votes):
    """{(a, b): (roll calls in which both voted, distance, identical)}"""
    found = {}
    for a, b in itertools.combinations(sorted(votes), 2):
        both = [(x, y) for x, y in zip(votes[a], votes[b]) if x is not None and y is not None]
        if both:
            found[a, b] = (len(both), sum(1 - abs(x - y) / 2 for x, y in both) / len(both), sum(1 for x, y in both if x == y) / len(both))
    return found


def run(path, joined, agreement):
    options = ["--input", "roll-calls-wide", "--join", joined, "--type", "congruence", "--normalize", "overlap", "--agreement", agreement,
               "--min-shared", "1", "--format", "csv"]
    done = subprocess.run([PROGRAM, "network", path, *options], capture_output=True, text=True, check=True)
    found = {}
    for row in csv.DictReader(io.StringIO(done.stdout)):
        ends = tuple(sorted((row["source"], row["target"])))
        if ends in found:
            faults.append(f"{agreement}: {ends} twice")
        found[ends] = (int(row["shared"]), float(row["signed_weight"]))
    return found


def check(name, path, joined, votes):
    expected = slow(votes)
    for which, agreement in ((1, "distance"), (2, "identical")):
        found = run(path, joined, agreement)
        if not found.keys() <= expected.keys():
            faults.append(f"{name}: {agreement}: ties that should not be: {sorted(found.keys() - expected.keys())[:3]}")
        for ends, values in expected.items():
            shared, weight = found.get(ends, (values[0], 0))  # one of exactly 0 is no tie
            if shared != values[0] or abs(weight - values[which]) > 1e-12:
                faults.append(f"{name}: {agreement}: {ends}: found {weight} on {shared}, expected {values[which]} on {values[0]}")
    return expected


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)


def check_own(folder, name, votes):
    """Votes of our own making: words in the table, some of them absent."""
    words = {1: "yes", 0: "abstain", -1: "no", None: ""}
    calls = [str(101 + j) for j in range(len(next(iter(votes.values()))))]
    path, joined = os.path.join(folder, f"{name}.csv"), os.path.join(folder, f"{name}-calls.csv")
    write(path, [["country", *calls], *([state, *(words[v] for v in row)] for state, row in votes.items())])
    write(joined, [["rcid", "date", "short"], *([call, f"2019-12-{1 + j % 28:02}", f"Resolution {call}"] for j, call in enumerate(calls))])
    return check(name, path, joined, votes)


def own(folder):
    by_hand = check_own(folder, "by-hand", {"aa": [1, 1, -1, 0, None], "bb": [1, 0, -1, 1, 1], "cc": [-1, -1, 1, 0, 0], "dd": [None, None, None, None, 1]})
    wanted = {("aa", "bb"): (4, 0.75, 0.5), ("aa", "cc"): (4, 0.25, 0.25), ("bb", "cc"): (5, 0.3, 0), ("bb", "dd"): (1, 1, 1), ("cc", "dd"): (1, 0.5, 0)}
    if by_hand.keys() != wanted.keys() or any(abs(x - y) > 1e-15 for ends in wanted for x, y in zip(by_hand[ends], wanted[ends])):
        faults.append(f"by hand: {by_hand}")
    draw = random.Random(73)
    check_own(folder, "drawn", {f"s{i:02}": [draw.choice([1, 1, 1, 0, -1, None]) for _ in range(60)] for i in range(20)})


def unga():
    path, joined = (os.path.join(UNGA, f"unga_s73_75_{which}.csv") for which in ("wide", "rollcalls"))
    if not os.path.exists(path):
        print("skipped: the General Assembly, for the folder of shared data is absent")
        return
    with open(path, newline="", encoding="utf-8") as table:
        votes = {row[0]: [int(float(v)) if v else None for v in row[1:]] for row in list(csv.reader(table))[1:]}
    found = check("unga", path, joined, votes)
    if len(votes) != 193 or len(found) != 193 * 192 // 2:
        faults.append(f"unga: {len(votes)} states, {len(found)} pairs")
    for least, low, high in ((1, 0.25, 0.26), (100, 0.2, 0.25)):
        most = max((distance - identical, *ends, shared) for ends, (shared, distance, identical) in found.items() if shared >= least)
        print(f"of {len(found)} pairs, those with at least {least} common roll calls differ by up to {most[0]:.4f} ({most[1]} and {most[2]}, on {most[3]})")
        if not low < most[0] < high:
            faults.append(f"unga: the definitions differ by up to {most[0]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        own(folder)
    unga()
    print("\n".join(faults[:20]) if faults else "both definitions are met")
    return 1 if faults else 0


sys.exit(main())
