#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the preferred extensions of classic frameworks against those that others published."""
import os
import re
import subprocess
import sys
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
FOLDER = Path(os.environ.get("ENTENTE_SHARED") or "/nowhere") / "arguments/small"


def main():
    files = sorted(FOLDER.glob("*.dl"))
    if not files:
        print(f"skipped: there is no {FOLDER}")
        return 77
    faults = 0
    for file in files:
        published = {frozenset(re.findall(r"in\((\w+)\)", line))
                     for line in Path(f"{file}.sol").read_text(encoding="utf-8").splitlines() if line.startswith("{")}
        done = subprocess.run([PROGRAM, "argue", "-p", "EE-PR", "-f", file], capture_output=True, text=True, check=True)
        found = [frozenset(line.split()[1:]) for line in done.stdout.splitlines()]
        if len(found) != len(set(found)) or set(found) != published:
            faults += 1
            print(f"{file.name}: {len(found)} extensions, published are {len(published)}")
    print(f"{len(files)} frameworks, {faults} differ")
    return 1 if faults else 0


sys.exit(main())
