#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes datasets through `entente convert` and looks for what was lost.

usage: round_trip.py FOLDER DATASET...

Hand-written JSON must come back equal in value, JSON that entente wrote byte for byte, by way of
CSV too; and Python's csv module must read from the CSV what the JSON says.
"""
import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
faults = []


def convert(source, target):
    done = subprocess.run([PROGRAM, "convert", str(source), "--output", str(target)], stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"convert {source} failed: {done.stderr.decode()}")


def plain(value):
    """What a document says: empty lists say nothing, an order of one equals one value."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if one != [] and one != {}}
    if isinstance(value, list):
        return [plain(one[0]) if isinstance(one, list) and len(one) == 1 else plain(one) for one in value]
    return value


def text_from(row, name):
    """A text as its columns hold it. csv cannot tell absent from empty, so empty counts as absent."""
    tagged = {key[len(name) + 1:]: value for key, value in row.items() if key.startswith(name + "@") and value}
    return tagged or row.get(name) or None


def without_empty(text):
    if isinstance(text, dict):
        return {key: value for key, value in text.items() if value} or None
    return text or None


def compare_csv(name, folder, document):
    for table in ("documents", "values", "actors", "issues", "arguments", "statements", "relations"):
        path = folder / f"{table}.csv"
        records = document.get(table, [])
        if not path.exists():
            if records:
                faults.append(f"{name}: no {path.name}")
            continue
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        if len(rows) != len(records):
            faults.append(f"{name}: {len(rows)} rows in {path.name}, expected {len(records)}")
        for row, record in zip(rows, records):
            for key, value in record.items():
                if key in ("label", "short", "text", "summary", "note", "title", "description", "support", "oppose"):
                    found, value = text_from(row, key), without_empty(value)
                elif isinstance(value, str) and key not in ("to",):
                    found = row.get(key)
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    found = float(row[key])
                else:
                    continue
                if found != value:
                    faults.append(f"{name}: {key} of {record.get('id')!r} in {path.name}: {found!r}, expected {value!r}")


def main():
    work = Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for number, source in enumerate(map(Path, sys.argv[2:])):
        first, folder, second, third = (work / f"{number}{end}" for end in ("a.json", "b/", "c.json", "d.json"))
        convert(source, first)
        convert(first, folder)
        convert(folder, second)
        convert(second, third)
        written = json.loads(first.read_text(encoding="utf-8"))
        if source.suffix == ".json" and plain(json.loads(source.read_text(encoding="utf-8"))) != plain(written):
            faults.append(f"{source}: not equal in value to what was written")
        if first.read_bytes() != second.read_bytes():
            faults.append(f"{source}: not the same bytes after CSV")
        if first.read_bytes() != third.read_bytes():
            faults.append(f"{source}: not the same bytes after JSON")
        compare_csv(source, folder, written)
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
