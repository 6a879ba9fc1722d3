#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cohesion of a bloc by dated membership, as the program tells it.

usage: cohesion.py [--shared]

Makes a folder of CSV files: roll calls with dates, and a union that one state leaves. Without
--shared the votes are of our own making; with it they are the eight of the General Assembly on
cyber resolutions, and the union is the European one.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
VOTES = Path(os.environ["ENTENTE_SHARED"]) / "unga/cyber_votes_8.csv"
EU = ("AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE").split()
# Adopted on; the votes table has no dates.
DATES = {"73/27": "2018-12-05", "73/187": "2018-12-17", "73/266": "2018-12-22", "74/28": "2019-12-12", "74/29": "2019-12-12",
         "74/247": "2019-12-27", "75/32": "2020-12-07", "75/240": "2020-12-31"}
WORDS = {"1.0": "support", "0.0": "abstain", "-1.0": "oppose"}
faults = []


def check(what, got, expected):
    if got != expected:
        faults.append(f"{what}: found {got!r}, expected {expected!r}")


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def dataset(folder, votes, dates, members, leaver):
    """votes: (state, roll call, word). The leaver is a member until the end of January 2020, or no member for None."""
    states = sorted({state for state, _, _ in votes})
    write(folder / "dataset.csv", [("entente", "title"), (1, "Votes")])
    write(folder / "actors.csv", [("id", "label", "kind"), ("union", "Union", "bloc"), *((state, state, "state") for state in states)])
    write(folder / "issues.csv", [("id", "label"), *((call, call) for call in dates)])
    dated = [] if leaver is None else [(leaver, "union", "", "2020-01-31")]
    write(folder / "memberships.csv", [("actor", "bloc", "from", "to"), *((state, "union", "", "") for state in members), *dated])
    write(folder / "statements.csv", [("actor", "issue", "position", "date", "kind"), *((state, call, word, dates[call], "vote") for state, call, word in votes)])


def unity(folder):
    """The issues of the union, by id, and the whole group."""
    done = subprocess.run([PROGRAM, "cohesion", folder, "--of", "blocs", "--format", "json", "--starts", "1"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    groups = [group for group in json.loads(done.stdout)["cohesion"]["groups"] if group["bloc"] == "union"]
    check("unions", len(groups), 1)
    return {issue["issue"]: issue for issue in groups[0]["issues"]}, groups[0]


def tally(votes, states, call):
    said = [word for state, one, word in votes if one == call and state in states]
    return [said.count(word) for word in ("support", "oppose", "abstain")]


def hix(counts):
    most = max(counts)
    return (most - (sum(counts) - most) / 2) / sum(counts)


def compare(what, found, votes, dates, members_of):
    """members_of gives the members on a date."""
    for call, date in dates.items():
        members = members_of(date)
        counts = tally(votes, members, call)
        one = found[call]
        check(f"{what}, {call}: for, against, between", [one["yes"], one["no"], one["abstain"]], counts)
        check(f"{what}, {call}: absent", one["absent"], len(members) - sum(counts))
        check(f"{what}, {call}: Hix", round(one["hix"], 12), round(hix(counts), 12))


def both_ways(votes, dates, members, leaver):
    """Returns the Hix index of each roll call, without the leaver and with its dated membership."""
    values = []
    for one in (None, leaver):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "votes"
            folder.mkdir()
            dataset(folder, votes, dates, members, one)
            found, group = unity(folder)
            compare("with" if one else "without", found, votes, dates,
                    lambda date: members + [one] if one and date <= "2020-01-31" else members)
            values.append({call: found[call]["hix"] for call in dates})
            check("members", group["size"], len(members) + (one is not None))
            if one:
                breaks = [(row["actor"], row["issue"]) for row in group["defections"]]
                check("defections of others", [row for row in breaks if row[0] != leaver], [])
    return values


def cyber():
    with open(VOTES, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    calls = {name: name.removeprefix("A/RES/") for name in rows[0] if name.startswith("A/RES/")}
    votes = [(row["iso3"], call, WORDS[row[name]]) for row in rows for name, call in calls.items() if row[name]]
    without, dated = both_ways(votes, {call: DATES[call] for call in calls.values()}, EU, "GBR")
    check("Hix of the 27", without, dict.fromkeys(without, 1))
    check("below 1 with the United Kingdom", [call for call, value in dated.items() if value < 1], ["74/29"])


def invented():
    members, leaver, others = ["m1", "m2", "m3", "m4"], "quitter", ["x", "y", "z"]
    dates = {"c1": "2018-05-01", "c2": "2019-12-12", "c3": "2020-01-31", "c4": "2020-02-01", "c5": "2021-06-01"}
    line = {"c1": "support", "c2": "abstain", "c3": "oppose", "c4": "support", "c5": "oppose"}
    own = {"c1": "support", "c2": "oppose", "c3": "oppose", "c4": "oppose", "c5": "support"}
    votes = [(state, call, word) for call, word in line.items() for state in members if (state, call) != ("m4", "c5")]
    votes += [(leaver, call, word) for call, word in own.items()]
    votes += [(state, call, "oppose" if word == "support" else "support") for call, word in line.items() for state in others]
    without, dated = both_ways(votes, dates, members, leaver)
    check("Hix of the four", without, dict.fromkeys(dates, 1))
    check("below 1 with the one that left", [call for call, value in dated.items() if value < 1], ["c2"])


def main():
    if "--shared" not in sys.argv[1:]:
        invented()
    elif VOTES.is_file():
        cyber()
    else:
        print(f"{VOTES} is missing")
        return 77
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
