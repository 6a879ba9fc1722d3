#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the codebook of an example and its dataset together: counts, issues, values and orders of values.

usage: codebook.py FOLDER
"""
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

folder = Path(sys.argv[1])
data = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
book = (folder / "CODING.md").read_text(encoding="utf-8")
faults = []


def check(what, found, expected):
    if found != expected:
        faults.append(f"{what}: the codebook has {found!r}, the dataset {expected!r}")


def table(heading):
    """The rows of the first table under a heading, by their first cell."""
    body = book.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line.startswith("|")]
    return {row[0].strip("`"): row[1:] for row in rows[2:]}


def ids(cell):
    return re.findall(r"`([\w-]+)`", cell)


def counts():
    kinds = Counter(relation["kind"] for relation in data["relations"])
    said = (f"{len(data['actors'])} actors, {len(data['issues'])} issues, {len(data['statements'])} statements, "
            f"{len(data['arguments'])} arguments, {len(data['relations'])} relations ({kinds['supports']} supports, "
            f"{kinds['attacks']} attacks, {kinds['undercuts']} undercuts) and {len(data['values'])} values")
    found = re.search(r"holds (\d+ actors.*? values),", book)
    check("counts", found and found[1], said)
    statements = Counter(statement["document"] for statement in data["statements"])
    check("documents", {name: int(row[-1]) for name, row in table("The documents").items()}, dict(statements))


def issues():
    actors = defaultdict(set)
    for statement in data["statements"]:
        actors[statement["issue"]].add(statement["actor"])
    expected = {issue["id"]: [issue["label"]["en"], issue["support"]["en"], issue["oppose"]["en"], str(len(actors[issue["id"]]))]
                for issue in data["issues"]}
    check("issues", table("The issues"), expected)


def values():
    rows = table("The values")
    expected = {value["id"]: [value["label"]["en"], value["description"]["en"]] for value in data["values"]}
    check("values", {name: row[:2] for name, row in rows.items()}, expected)
    for name, row in rows.items():
        promoting = [argument["id"] + ("*" if len(argument["values"]) > 1 else "")
                     for argument in data["arguments"] if name in argument.get("values", [])]
        found = [one + ("*" if star else "") for one, star in re.findall(r"`([\w-]+)`(\\\*)?", row[-1])]
        check(f"arguments of {name}", found, promoting)
    check("two values at most", max(len(argument.get("values", [])) for argument in data["arguments"]), 2)
    without = re.search(r"\n\\\* has two values\. (.*) have none", book)
    check("arguments without a value", sorted(ids(without[1])) if without else None,
          sorted(argument["id"] for argument in data["arguments"] if not argument.get("values")))


def orders():
    rows = table("The orders")
    expected = {actor["id"]: [sorted(rank) if isinstance(rank, list) else [rank] for rank in actor["values"]]
                for actor in data["actors"] if "values" in actor}
    check("orders", {name: [sorted(ids(rank)) for rank in row[0].split(">")] for name, row in rows.items()}, expected)
    documents = {document["id"] for document in data["documents"]}
    ways = set(re.findall(r"^- \*(\w+)\*: ", book, re.M))
    for name, row in rows.items():
        if row[1] not in ways:
            faults.append(f"order of {name}: '{row[1]}' is none of {sorted(ways)}")
        if not set(ids(row[2])) & documents or '"' not in row[2]:
            faults.append(f"order of {name}: no document or no words of it in {row[2]!r}")


def mentions():
    known = {statement["id"] for statement in data["statements"]}
    for name in set(re.findall(r"\bs\d{3}\b", book)) - known:
        faults.append(f"the codebook speaks of statement {name}, which there is not")
    for argument in data["arguments"]:
        torn = set(argument.get("rejected_by", [])) & set(argument.get("put_forward_by", []) + argument.get("endorsed_by", []))
        if torn:
            faults.append(f"{argument['id']}: both held and rejected by {sorted(torn)}")


for part in (counts, issues, values, orders, mentions):
    part()
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
