#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what entente reads of Argdown against what Argdown itself exports: the same statements and
arguments with the same texts, the same relations, the same reconstructions.

usage: argdown.py golden FOLDER     NAME.argdown beside argdown_json/NAME.json or NAME.json
       argdown.py round FILE...     written as Argdown and read again, nothing changes
"""
import json
import os
import re
import subprocess
import sys
import tempfile

SKIP = 77


def run(*words):
    done = subprocess.run([os.environ["ENTENTE_PROGRAM"], *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def plain(text):
    """A text without its tags, with single blanks: Argdown may take tags out, and keeps blanks as they fall."""
    return " ".join(re.sub(r"#(\([^)]*\)|[\w-]+)", "", text or "").split())


def is_argument(record):
    return record["locator"].split("; ")[-1].startswith("argument")


def name_of(kind, title, texts):
    """Titled ones go by their title; Argdown counts untitled ones in another order, so these by their text."""
    return (kind, texts[(kind, title)]) if title.startswith("Untitled ") else (kind, title)


def golden_model(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    texts = {}
    for kind, table in (("statement", "statements"), ("argument", "arguments")):
        for title, one in data[table].items():
            lines = []
            for member in one["members"]:
                text = plain(member.get("text"))
                if text and text not in lines:
                    lines.append(text)
            texts[(kind, title)] = tuple(lines)
    nodes = {(name_of(kind, title, texts), lines) for (kind, title), lines in texts.items()}

    def end(one, side):
        kind = {"equivalence-class": "statement", "argument": "argument", "inference": "argument"}[one[side + "Type"]]
        return name_of(kind, one[side], texts)

    relations = set()
    for one in data["relations"]:
        kind = {"contrary": "contradictory", "entails": "support"}.get(one["relationType"], one["relationType"])
        ends = (end(one, "from"), end(one, "to"))
        relations.add((kind, *(sorted(ends, key=repr) if kind == "contradictory" else ends)))
    steps = {}
    for title, one in data["arguments"].items():
        pcs = one.get("pcs") or []
        if pcs:
            steps[title] = [(step["role"], name_of("statement", step["title"], texts)) for step in pcs]
    return nodes, relations, steps


def our_model(data):
    names, nodes, kinds = {}, set(), {}
    for one in data["arguments"]:
        kind = "argument" if is_argument(one) else "statement"
        title = one.get("label", one["id"])
        lines = tuple(line for line in map(plain, one["text"].split("\n")) if line)
        if one["text"] == title and "label" in one:
            lines = ()
        names[one["id"]] = name_of(kind, title, {(kind, title): lines})
        nodes.add((names[one["id"]], lines))
        kinds[one["id"]] = kind
    by_id = {one["id"]: one for one in data.get("relations", [])}
    relations, premises, conclusions = set(), {}, {}
    for one in by_id.values():
        source, target = names[one["from"]], one["to"]
        if one["id"].startswith(("p", "i")):
            table = premises if one["id"].startswith("p") else conclusions
            key = target["argument"] if one["id"].startswith("p") else one["from"]
            table.setdefault(key, []).append(one["from"] if one["id"].startswith("p") else target["argument"])
        elif one["kind"] == "undercuts":
            undercut = by_id[target["relation"]]
            relations.add(("undercut", source, names[undercut["from"]]))
        elif one["id"] + ".back" in by_id or one["id"].endswith(".back"):
            relations.add(("contradictory", *sorted((source, names[target["argument"]]), key=repr)))
        else:
            relations.add(({"supports": "support", "attacks": "attack"}[one["kind"]],
                           source, names[target["argument"]]))
    return nodes, relations, names, premises, conclusions


def check(what, ours, theirs):
    if ours == theirs:
        return 0
    for one in sorted(theirs - ours, key=repr):
        print(f"  {what} missing: {one}")
    for one in sorted(ours - theirs, key=repr):
        print(f"  {what} too many: {one}")
    return 1


def check_golden(argdown, golden):
    data = json.loads(run("convert", argdown))
    nodes, relations, steps = golden_model(golden)
    our_nodes, our_relations, names, premises, conclusions = our_model(data)
    failures = check("node", our_nodes, nodes) + check("relation", our_relations, relations)
    ids = {name: one for one, name in names.items()}
    for title, pcs in steps.items():
        argument = ids[("argument", title)]
        main = [name for role, name in pcs if role == "main-conclusion"]
        if [names[one] for one in conclusions[argument]] != main:
            print(f"  {title}: concludes {conclusions[argument]}, expected {main}")
            failures += 1
        waiting = []
        for role, name in pcs:
            if role == "premise":
                waiting.append(name)
                continue
            target = argument if role == "main-conclusion" else ids[name]
            found = [names[one] for one in premises.get(target, [])]
            if any(one not in found for one in waiting):
                print(f"  {title}: {found} support {target}, expected {waiting}")
                failures += 1
            waiting = [] if role == "main-conclusion" else [name]
    print(f"{os.path.basename(argdown)}: {len(nodes)} statements and arguments, {len(relations)} relations, "
          f"{len(steps)} reconstructions, {failures} faults")
    return failures


def golden(folder):
    if not os.path.isdir(folder):
        print(f"{folder} is not there")
        return SKIP
    failures = cases = 0
    for name in sorted(os.listdir(folder)):
        base, ending = os.path.splitext(name)
        if ending != ".argdown":
            continue
        paths = [os.path.join(folder, "argdown_json", base + ".json"), os.path.join(folder, base + ".json")]
        there = [path for path in paths if os.path.exists(path)]
        if there:
            cases += 1
            failures += check_golden(os.path.join(folder, name), there[0])
    return 1 if failures or not cases else 0


def bare(data):
    """What Argdown has a place for: all but lines, sections and the ids of relations."""
    arguments = []
    for one in data["arguments"]:
        kept = {key: value for key, value in one.items() if key != "locator"}
        kept["kind"] = is_argument(one) if "locator" in one else None
        arguments.append(kept)
    by_id = {one["id"]: one for one in data.get("relations", [])}

    def target(to):
        if "relation" in to:
            other = by_id[to["relation"]]
            return (other["from"], other["kind"], target(other["to"]))
        return tuple(sorted(to.items()))

    relations = sorted((one["from"], one["kind"], target(one["to"])) for one in by_id.values())
    return sorted(arguments, key=lambda one: one["id"]), sorted(set(map(repr, relations)))


def round_trip(paths):
    failures = 0
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            first, second = os.path.join(folder, "a.json"), os.path.join(folder, "b.json")
            written, again = os.path.join(folder, "a.argdown"), os.path.join(folder, "b.argdown")
            run("convert", path, "-o", written)
            run("convert", written, "-o", first)
            run("convert", first, "-o", again)
            run("convert", again, "-o", second)
            with open(first, encoding="utf-8") as a, open(second, encoding="utf-8") as b:
                data = [json.load(a), json.load(b)]
            original = json.loads(run("convert", path, "--format", "json"))
            pairs = [("written and read", data[0], data[1])]
            if path.endswith((".argdown", ".ad")):
                pairs.append(("as it was", original, data[0]))
            for what, left, right in pairs:
                for part, a, b in zip(("arguments", "relations"), bare(left), bare(right)):
                    if a != b:
                        failures += 1
                        print(f"{path}: {part} differ, {what}")
                        print("\n".join(f"  - {one}" for one in a if one not in b))
                        print("\n".join(f"  + {one}" for one in b if one not in a))
            if not path.endswith((".argdown", ".ad")) and len(original["arguments"]) > len(data[0]["arguments"]):
                failures += 1
                print(f"{path}: {len(original['arguments'])} arguments became {len(data[0]['arguments'])}")
    print(f"{len(paths)} files, {failures} failed")
    return 1 if failures or not paths else 0


def main():
    return golden(sys.argv[2]) if sys.argv[1] == "golden" else round_trip(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
