#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The camps of an assembly in which nearly all vote alike: `--type excess` finds them.

usage: camps.py drawn | assembly

"drawn" holds it on votes of our own making, "assembly" on sessions 73 to 75 of the General Assembly.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
faults = []


def check(what, got, expected):
    if got != expected:
        faults.append(f"{what}: found {got!r}, expected {expected!r}")


def coalitions(path, *options):
    out = subprocess.run([PROGRAM, "coalitions", str(path), "--resamples", "0", "--format", "json", *options],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return [{m["id"] for m in c["members"]} for c in json.loads(out)["coalitions"]]


def drawn():
    """60 states in two camps; on nine of ten resolutions all but a few say yes."""
    rng = random.Random(4)
    camps = [{f"a{i}" for i in range(38)}, {f"b{i}" for i in range(22)}]
    states = sorted(camps[0] | camps[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votes.csv"
        lines = ["state," + ",".join(f"r{j}" for j in range(100))]
        for state in states:
            sides = [1 if j % 10 or state in camps[0] else -1 for j in range(100)]
            lines.append(",".join([state, *(str(-s if rng.random() < 0.04 else s) for s in sides)]))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        check("plain subtract puts together", len(coalitions(path)[0]), 60)
        found = coalitions(path, "--type", "excess", "--normalize", "overlap")
        check("the camps under excess", sorted(found[:2], key=len), sorted(camps, key=len))


def assembly():
    path = Path(os.environ["ENTENTE_SHARED"]) / "unga/unga_s73_75_wide.csv"
    if not path.exists():
        print(f"skipped: {path.name} is not there")
        sys.exit(77)
    check("plain subtract puts together", len(coalitions(path)[0]) >= 190, True)
    found = coalitions(path, "--type", "excess", "--normalize", "overlap")
    states = sum(map(len, found))
    check("the two largest hold nine of ten", len(found[0]) + len(found[1]) >= 0.9 * states, True)
    western = [c for c in found[:2] if {"DEU", "FRA"} <= c]
    southern = [c for c in found[:2] if {"CHN", "BRA", "IND"} <= c]
    check("one holds Germany and France, the other China, Brazil and India",
          (len(western), len(southern), western != southern), (1, 1, True))


{"drawn": drawn, "assembly": assembly}[sys.argv[1]]()
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
