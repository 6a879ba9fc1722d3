#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The data of the page to explore: by its schema, whole in themselves, and as other commands have them.

Needs Debian's python3-jsonschema.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is missing")
    sys.exit(77)

ROOT = Path(os.environ["ENTENTE_SOURCE"])
PROGRAM = os.environ["ENTENTE_PROGRAM"]
VALIDATOR = Draft202012Validator(json.loads((ROOT / "docs/page.schema.json").read_text(encoding="utf-8")))
EXAMPLE = ROOT / "examples/cyber-governance/dataset.json"
TIES = "source,target,weight\na,b,1\nb,c,-0.123456789\nd,e,2\n"
NO_STATEMENT = {"entente": 1, "actors": [{"id": "a", "label": "A"}], "issues": [{"id": "i", "label": "I"}]}


def check(condition, what):
    if not condition:
        sys.exit(f"page.py: {what}")


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    check(done.returncode == 0, f"entente {' '.join(map(str, arguments))} failed: {done.stderr.decode()}")
    return done.stdout.decode()


def places_are_there(data):
    """Every place leads to a record."""
    sizes = {name: len(data[name]) for name in ("actors", "coalitions", "issues", "cells", "statements", "documents", "arguments", "relations")}

    def hold(table, *places):
        check(all(-1 <= place < sizes[table] for place in places), f"{places} of {sizes[table]} {table}")

    for actor in data["actors"]:
        hold("actors", *actor["groups"])
        hold("coalitions", actor["coalition"], actor["second"])
    for number, coalition in enumerate(data["coalitions"]):
        check(coalition["members"] == [i for i, actor in enumerate(data["actors"]) if actor["coalition"] == number], f"members of {number}")
        check(coalition["size"] == len(coalition["members"]), f"size of {number}")
        hold("issues", *(row[0] for row in coalition["issues"]))
    check(sorted(issue["order"] for issue in data["issues"]) == list(range(sizes["issues"])), "the order of issues")
    for actor, issue, mean, least, most, _, bloc, statements in data["cells"]:
        hold("actors", actor, bloc)
        hold("issues", issue)
        hold("statements", *statements)
        check(least <= mean <= most and statements, "a cell")
        for place in statements:
            statement = data["statements"][place]
            check(statement["issue"] == issue and statement["actor"] in (actor, bloc), "a statement of another cell")
    for a, b, _, _ in data["ties"]:
        check(0 <= a < b < sizes["actors"], "a tie")
    for statement in data["statements"]:
        hold("documents", statement["document"])
        hold("arguments", *statement["arguments"])
        hold("actors", *([] if statement["reported_by"] == "author" else [statement["reported_by"]]))
    for argument in data["arguments"]:
        hold("actors", *argument["by"], *argument["endorsed"], *argument["rejected"])
        hold("documents", argument["document"])
    for relation in data["relations"]:
        hold("arguments", relation["from"])
        hold(f"{relation['to'][0]}s", relation["to"][1])
        check(all(len(part) % 6 == 2 or not part for part in relation["line"]), "a line of no curves")
    if data["windows"] is not None:
        windows = data["windows"]
        check(len(windows["from"]) == len(windows["to"]) == len(windows["places"]), "windows")
        check(all(len(row) == sizes["actors"] and max(row) < len(windows["lineages"]) for row in windows["places"]), "places in windows")
    for omission in data["omissions"] or []:
        now = [actor["coalition"] for actor in data["actors"]]
        check(omission["moved"] == [i for i, c in enumerate(omission["coalitions"]) if c != now[i]], "who moved")
        check(len(set(omission["coalitions"]) - {-1}) == omission["count"], "the number of coalitions without an issue")


def page_data(path, *options):
    text = run("explore", path, "--format", "json", *options)
    data = json.loads(text)
    for fault in list(VALIDATOR.iter_errors(data))[:5]:
        sys.exit(f"page.py: {path}: {fault.json_path}: {fault.message[:300]}")
    check("<" not in text and "\u2028" not in text, f"{path}: it could end the script that it stands in")
    places_are_there(data)
    page = run("explore", path, *options)
    check(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL).group(1) == text, f"{path}: the page has other data")
    return data


def as_others_have_it(data):
    """The example's coalitions, ties and cells, from the commands that are for them."""
    found = json.loads(run("coalitions", EXAMPLE, "--format", "json"))
    names = [actor["id"] for actor in data["actors"]]
    check([[names[m] for m in c["members"]] for c in data["coalitions"]] == [[m["id"] for m in c["members"]] for c in found["coalitions"]], "other coalitions")
    ties = json.loads(run("network", EXAMPLE, "--format", "json"))["ties"]
    check([(names[a], names[b], w, s) for a, b, w, s in data["ties"]] ==
          [(t["source"], t["target"], float(f"{t['signed_weight']:.4g}"), t["shared"]) for t in ties], "other ties")
    for omission in data["omissions"][:3]:
        issue = data["issues"][omission["issue"]]["id"]
        less = json.loads(run("explore", EXAMPLE, "--format", "json", "--resamples", "0", "--not-issues", issue))
        camps = {frozenset(less["actors"][m]["id"] for m in c["members"]) for c in less["coalitions"]}
        mine = {frozenset(names[i] for i, c in enumerate(omission["coalitions"]) if c == number) for number in set(omission["coalitions"]) - {-1}}
        check(camps == mine, f"without '{issue}' others are found")


with tempfile.TemporaryDirectory() as folder:
    work = Path(folder)
    (work / "ties.csv").write_text(TIES)
    (work / "none.json").write_text(json.dumps(NO_STATEMENT))
    example = page_data(EXAMPLE)
    check(example["windows"] and example["omissions"] and example["relations"] and any(r["line"] for r in example["relations"]), "the example lacks something")
    as_others_have_it(example)
    check(any(actor["space"] and None not in actor["space"]["low"] for actor in example["actors"]), "no place has an interval")
    page_data(ROOT / "examples/water-board", "--lang", "zh", "--dimensions", "2")
    page_data(ROOT / "tests/data/hostile.json")
    ties = page_data(work / "ties.csv")
    check([row[2] for row in ties["ties"]].count(-0.1235) == 1 and len(ties["actors"]) == 5 and not ties["cells"], "the list of ties is another")
    check(page_data(work / "none.json")["actors"][0]["x"] is None, "an actor without a stance has a place")
