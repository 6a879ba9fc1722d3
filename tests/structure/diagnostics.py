#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the codes in the sources against docs/diagnostics.md, both ways."""
import os
import pathlib
import re
import sys

SOURCE = pathlib.Path(os.environ["ENTENTE_SOURCE"])
# A code stands in a call that reports, or is assigned to the field of that name.
PATTERN = re.compile(r'"((?:syntax|(?:bad|no|nul|open|stray|text|row|unknown|duplicate|missing|wrong|dangling|repeated|out|own|too|'
                     r'counted|few|undated|averaged|guessed|unused|zero|between|conflicting|ambiguous|long|trailing|not|skipped|similar)(?:-[a-z0-9]+)+|undated))"')
OTHER = {"no-stance", "no-op", "not-within"}


def main():
    used = set()
    for path in [*SOURCE.glob("engine/**/*.c"), SOURCE / "graphs/advice.c"]:
        used |= set(PATTERN.findall(path.read_text(encoding="utf-8")))
    used -= OTHER
    page = (SOURCE / "docs/diagnostics.md").read_text(encoding="utf-8")
    listed = {code for row in page.splitlines() if row.startswith("| `") for code in re.findall(r"`([a-z0-9-]+)`", row.split("|")[1])}
    for code in sorted(used - listed):
        print(f"'{code}' is reported but not in docs/diagnostics.md")
    for code in sorted(listed - used):
        print(f"'{code}' is in docs/diagnostics.md but nothing reports it")
    return 1 if used != listed or len(used) < 20 else 0


sys.exit(main())
