#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what must not matter: the order of the input, the ids, the locale.

Shuffled tables may change nothing but the input's hash. Consistently renamed ids may change
nothing but ids, the order of what is sorted by id, and the hash.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = os.environ["ENTENTE_PROGRAM"]
SOURCE = os.environ["ENTENTE_SOURCE"]
TABLES = ("documents", "values", "actors", "issues", "arguments", "statements", "relations")
# Each command, and whether its output is a text in which ids do not show.
OUTPUTS = (
    ("coalitions", "--format", "json"),
    ("coalitions", "--method", "balance", "--camps", "2", "--resamples", "50", "--format", "json"),
    ("network", "--type", "excess", "--format", "gexf"),
    ("network", "--format", "json"),
    ("network", "--window", "2y", "--step", "6m", "--kernel", "gaussian", "--min-shared", "1", "--format", "json"),
    ("network", "--window", "3y", "--step", "1y", "--type", "co-occurrence", "--duplicates", "week", "--duplicates-of", "issue", "--format", "csv"),
    ("network", "--between", "issues", "--format", "graphml"),
    ("network", "--type", "affiliation", "--normalize", "none", "--format", "csv"),
    ("stances", "--format", "csv"),
    ("diagram", "coalitions", "--format", "svg"),
    ("diagram", "matrix", "--format", "svg"),
    ("diagram", "affiliation", "--format", "svg"),
    ("diagram", "arguments", "--format", "svg"),
    ("report", "--format", "markdown"),
    ("report", "--format", "html"),
    ("reasons", "--format", "json"),
    ("argue", "--gradual", "df-quad", "--format", "json"),
    ("argue", "--semantics", "preferred", "--reading", "deductive", "--format", "json"),
    ("argue", "--format", "json", "--audience", "all"),  # ids number the classes and decide between witnesses, so json is not last
    ("argue", "--gradual", "quadratic-energy", "--format", "text"),
)


def run(folder, args, locale="C.UTF-8"):
    words = list(args)
    at = 2 if words[0] == "diagram" else 1
    words.insert(at, "data.json")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k != "LANG"}
    environment["LC_ALL"] = locale
    done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, env=environment, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def sha256(folder):
    return json.loads(run(folder, ("coalitions", "--resamples", "0", "--format", "json")))["input_sha256"]


def without_hash(text, digest):
    return text.replace(digest, "HASH").replace(digest[:12], "HASH")


def write(folder, dataset):
    with open(os.path.join(folder, "data.json"), "w", encoding="utf-8") as out:
        json.dump(dataset, out, ensure_ascii=False)


def shuffled(dataset, seed):
    draw = random.Random(seed)
    other = json.loads(json.dumps(dataset))
    for table in TABLES:
        draw.shuffle(other.get(table, []))
    return other


REFERENCES = {"actor": "actors", "issue": "issues", "document": "documents", "bloc": "actors", "from": "arguments",
              "argument": "arguments", "relation": "relations", "reported_by": "actors", "put_forward_by": "actors",
              "endorsed_by": "actors", "rejected_by": "actors", "asserted_by": "actors", "arguments": "arguments"}


def renamed(dataset):
    """Gives every record another id whose order has nothing to do with the old one's."""
    draw = random.Random(5)
    other = json.loads(json.dumps(dataset))
    names = {}
    for table in TABLES:
        records = other.get(table, [])
        fresh = [f"{table[0]}{table[-2]}-{n:04}" for n in range(len(records))]
        draw.shuffle(fresh)
        names[table] = {r["id"]: n for r, n in zip(records, fresh) if "id" in r}

    def walk(value, table):
        if isinstance(value, list):
            return [walk(v, table) for v in value]
        if not isinstance(value, dict):
            return value
        result = {}
        for key, inner in value.items():
            target = table if key == "id" else "values" if key == "values" and table in ("actors", "arguments") else REFERENCES.get(key)
            if table == "actors" and key == "from":
                target = None
            if target is None or inner == "@author":
                result[key] = walk(inner, table)
            elif isinstance(inner, str):
                result[key] = names[target][inner]
            elif key == "values":
                result[key] = [names[target][v] if isinstance(v, str) else [names[target][w] for w in v] for v in inner]
            else:
                result[key] = [names[target][v] for v in inner]
        return result

    for table in TABLES:
        if table in other:
            other[table] = [walk(record, table) for record in other[table]]
    for actor in other.get("actors", []):
        for membership, old in zip(actor.get("member_of", []), next(a for a in dataset["actors"] if names["actors"][a["id"]] == actor["id"]).get("member_of", [])):
            membership["bloc"] = names["actors"][old["bloc"]]
            for end in ("from", "to"):
                if end in old:
                    membership[end] = old[end]
    return other, {new: old for table in TABLES for old, new in names[table].items()}


def canonical(value, back):
    """Old ids for new ones, and lists in an order of their own, to compare what is sorted by id."""
    if isinstance(value, dict):
        return {k: canonical(v, back) for k, v in value.items() if k not in ("input_sha256", "source", "advice")}
    if isinstance(value, list):
        return sorted((canonical(v, back) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return back.get(value, value) if isinstance(value, str) else value


def check_example(name, dataset, folder):
    faults = []
    first, second, third = (os.path.join(folder, f"{name}-{n}") for n in range(3))
    for place in (first, second, third):
        os.makedirs(place)
    write(first, dataset)
    write(second, shuffled(dataset, 7))
    other, back = renamed(dataset)
    write(third, other)
    digests = [sha256(place) for place in (first, second, third)]
    explained = [("explain", record["id"], "--format", "text") for record in dataset.get("arguments", [])[:3]]
    for args in (*OUTPUTS, *explained):
        text = without_hash(run(first, args), digests[0])
        if without_hash(run(second, args), digests[1]) != text:
            faults.append(f"{name}: {' '.join(args)}: the order of the input changes the output")
        if run(first, args) != run(first, args, os.environ.get("ENTENTE_LOCALE", "C")):
            faults.append(f"{name}: {' '.join(args)}: the locale changes the output")
        if args[-1] == "json":
            old, new = (canonical(json.loads(run(place, args)), names) for place, names in ((first, {}), (third, back)))
            if old != new:
                faults.append(f"{name}: {' '.join(args)}: the ids change the output")
        elif args[0] == "diagram" and without_hash(run(third, args), digests[2]) != text:
            faults.append(f"{name}: {' '.join(args)}: the ids change the picture")
    return faults


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cyber-governance/dataset.json", "water-board"):
            path = os.path.join(SOURCE, "examples", name)
            if os.path.isdir(path):
                subprocess.run([PROGRAM, "convert", path, "-o", os.path.join(folder, "converted.json")], check=True, stdout=subprocess.DEVNULL)
                path = os.path.join(folder, "converted.json")
            with open(path, encoding="utf-8") as source:
                faults += check_example(os.path.dirname(name) or name, json.load(source), folder)
    print("\n".join(faults) if faults else "order, ids and locale change nothing")
    return 1 if faults else 0


sys.exit(main())
