#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what entente reads of AIF against a plain reading of the file, and what it writes against what it read.

usage: aif.py FILE...        (AIF files; a folder that is not there skips)
       aif.py --datasets FILE...
"""
import collections
import json
import os
import subprocess
import sys
import tempfile


def run(*words):
    done = subprocess.run([os.environ["ENTENTE_PROGRAM"], *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def neighbours(data):
    forth, back = collections.defaultdict(list), collections.defaultdict(list)
    for edge in data["edges"]:
        forth[str(edge["fromID"])].append(str(edge["toID"]))
        back[str(edge["toID"])].append(str(edge["fromID"]))
    return forth, back


def plain_reading(path):
    with open(path, encoding="utf-8-sig") as file:
        data = json.load(file)
    forth, back = neighbours(data)
    nodes = {str(node["nodeID"]): node for node in data["nodes"]}
    kind = {name: node["type"] for name, node in nodes.items()}
    arguments = {name: node["text"] for name, node in nodes.items() if node["type"] == "I"}
    relations = []
    for name, node in nodes.items():
        if node["type"] not in ("RA", "CA"):
            continue
        for source in back[name]:
            for target in forth[name]:
                if kind[source] == "I" and kind[target] == "I":
                    relations.append((source, "supports" if node["type"] == "RA" else "attacks", target))
    voices = collections.defaultdict(set)
    for name in arguments:
        for illocution in back[name]:
            if kind[illocution] != "YA" or nodes[illocution].get("scheme") in ("PureQuestioning", "Agreeing", "Disagreeing"):
                continue
            for source in back[illocution]:
                spoken = [source] if kind[source] == "L" else [one for one in forth[source] if kind[source] == "TA" and kind[one] == "L"]
                for one in spoken[:1]:
                    voices[name].add(nodes[one]["text"].split(":")[0].strip())
    return arguments, sorted(relations), dict(voices)


def ours(path):
    data = json.loads(run("convert", path))
    arguments = {one["id"]: one["text"] for one in data["arguments"]}
    relations = sorted((one["from"], one["kind"], one["to"]["argument"]) for one in data.get("relations", []) if "argument" in one["to"])
    voices = {one["id"]: set(one["put_forward_by"]) for one in data["arguments"] if "put_forward_by" in one}
    return arguments, relations, voices


def content(path):
    """Arguments and relations by what they say; actors by their labels, which is all that AIF has of them."""
    data = json.loads(run("convert", path))

    def said(text):
        return text if isinstance(text, str) else text[data["language"]]

    actor = {one["id"]: said(one["label"]) for one in data.get("actors", [])}
    keys = ("put_forward_by", "endorsed_by", "rejected_by")
    arguments = {one["id"]: (said(one["text"]), [sorted(str(actor[who]) for who in one.get(key, [])) for key in keys]) for one in data["arguments"]}
    by_id = {one["id"]: one for one in data.get("relations", [])}

    def target(to):
        if "relation" in to:
            other = by_id[to["relation"]]
            return (other["from"], other["kind"], target(other["to"]))
        return f"{to['issue']}: {to['side']}" if "issue" in to else to["argument"]

    return arguments, sorted(repr((one["from"], one["kind"], target(one["to"]))) for one in by_id.values())


def check_round(path):
    with tempfile.TemporaryDirectory() as folder:
        written, again = os.path.join(folder, "a.aif"), os.path.join(folder, "b.aif")
        run("convert", path, "-o", written)
        run("convert", written, "-o", again)
        before, after, last = content(path), content(written), content(again)
    failures = 0
    sides = [name for name in after[0] if name not in before[0]]
    if any(after[0].get(name) != one for name, one in before[0].items()) or before[1] != after[1] or after != last:
        failures += 1
        print(f"{path}: changed when written and read again")
        for a, b in zip(before, after):
            print("  -", [one for one in a if one not in b][:3], "+", [one for one in b if one not in a][:3])
    print(f"{os.path.basename(path)}: {len(before[0])} arguments, {len(before[1])} relations, {len(sides)} sides of issues, {failures} faults")
    return failures


def check_file(path):
    failures = 0
    for what, theirs, mine in zip(("arguments", "relations", "voices"), plain_reading(path), ours(path)):
        if theirs != mine:
            failures += 1
            print(f"{path}: {what}: expected {theirs}, found {mine}")
    return failures + check_round(path)


def main():
    words = sys.argv[1:]
    if words[0] == "--datasets":
        return 1 if sum(check_round(path) for path in words[1:]) else 0
    paths = []
    for word in words:
        if os.path.isdir(word):
            paths += [os.path.join(word, name) for name in sorted(os.listdir(word)) if name.endswith(".json")]
        elif os.path.exists(word):
            paths.append(word)
    if not paths:
        print("no files")
        return 77
    return 1 if sum(check_file(path) for path in paths) else 0


if __name__ == "__main__":
    sys.exit(main())
