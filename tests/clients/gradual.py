#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gradual strengths and proof standards against a slow re-implementation, or against published numbers.

usage: gradual.py PRINT_ARGUMENTS drawn|shared

drawn: maps drawn here, with weights, votes, cycles, and undercuts of undercuts; every formula is written
out again, solved node by node without any order, and each removal is that of a map without the thing.
shared: arguments/gradual/vectors.json in the folder that ENTENTE_SHARED names.
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

PRINT, MODE = sys.argv[1], sys.argv[2]
FOLDER = tempfile.TemporaryDirectory()
faults = []


def near(what, got, expected, within=1e-9):
    if got is None or abs(got - expected) > within:
        faults.append(f"{what}: found {got}, expected {expected}")


def run(dataset, method, sensitivity=0):
    path = Path(FOLDER.name) / "map.json"
    path.write_text(json.dumps(dataset), encoding="utf-8")
    done = subprocess.run([PRINT, path, method, "json", str(sensitivity)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"{method}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def relation(number, kind, source, target, weight=None):
    made = {"id": f"r{number}", "from": source, "to": target, "kind": kind}
    if weight is not None:
        made["weight"] = weight
    return made


def plain(arguments, attacks, supports=(), bases=None):
    """A dataset of arguments alone."""
    made = [{"id": a, "text": a, **({"base_score": bases[a]} if bases else {})} for a in arguments]
    relations = [relation(f"a{i}", "attacks", a, {"argument": b}) for i, (a, b) in enumerate(attacks)]
    relations += [relation(f"s{i}", "supports", a, {"argument": b}) for i, (a, b) in enumerate(supports)]
    return {"entente": 1, "arguments": made, "relations": relations}


def strengths(found):
    return {a["id"]: a["strength"] for a in found["gradual"]["arguments"]}


# The formulas again: of a base score, and lists of (weight left, share of the weight left, strength, base).
def product(items):
    return math.prod(1 - w * s for w, _, s, _ in items)


def total(items):
    return sum(w * s for w, _, s, _ in items)


def top(items):
    return max((w * s for w, _, s, _ in items), default=0)


def quadratic(base, energy):
    share = energy * energy / (1 + energy * energy)
    return base * (1 - share) if energy < 0 else base + (1 - base) * share


def dfquad(base, a, s):
    return base - base * abs(s - a) if a >= s else base + (1 - base) * abs(s - a)


def squared(base, energy):
    share = abs(energy) / (1 + abs(energy))
    return base * (1 - share) if energy < 0 else base + (1 - base) * share


def euler(base, energy):
    return 1 - (1 - base ** 2) / (1 + base * math.exp(energy))


def cardinality(base, attackers):
    counted = [i for i in attackers if i[3] > 0]
    number = sum(u for _, u, _, _ in counted)
    return base / (1 + number + total(counted) / max(number, 1))


FORMULAS = {
    "quadratic-energy": lambda b, a, s: quadratic(b, total(s) - total(a)),
    "df-quad": lambda b, a, s: dfquad(b, 1 - product(a), 1 - product(s)),
    "squared-df-quad": lambda b, a, s: squared(b, product(a) - product(s)),
    "euler-based": lambda b, a, s: euler(b, total(s) - total(a)),
    "euler-based-top": lambda b, a, s: euler(b, top(s) - top(a)),
    "h-categoriser": lambda b, a, s: 1 / (1 + total(a)),
    "weighted-h-categoriser": lambda b, a, s: b / (1 + total(a)),
    "max-based": lambda b, a, s: b / (1 + top(a)),
    "cardinality-based": lambda b, a, s: cardinality(b, a),
    "social": lambda b, a, s: b * product(a),
}
BIPOLAR = ("quadratic-energy", "df-quad", "squared-df-quad", "euler-based", "euler-based-top")


def base_of(method, argument):
    if method == "h-categoriser":
        return 1
    if method == "social":
        favour = len(set(argument.get("put_forward_by", []) + argument.get("endorsed_by", [])))
        against = len(set(argument.get("rejected_by", [])))
        if favour + against > 0:
            return favour / (favour + against + 0.01)
    return argument.get("base_score", 0.5)


def slow(dataset, method):
    """All strengths, in one iteration of everything at once; None where it does not settle."""
    relations = [r for r in dataset["relations"] if method in BIPOLAR or (r["kind"] != "supports" and "issue" not in r["to"])]
    base = {("argument", a["id"]): base_of(method, a) for a in dataset["arguments"]}
    base.update({("issue", i["id"]): 0.5 for i in dataset.get("issues", [])} if method in BIPOLAR else {})
    base.update({("relation", r["id"]): r.get("weight", 1) for r in relations})
    given = dict(base)
    into = {node: ([], []) for node in base}
    for r in relations:
        kind, target = next((k, r["to"][k]) for k in ("argument", "issue", "relation") if k in r["to"])
        helps = r["kind"] == "supports"
        if kind == "issue" and r["to"]["side"] == "oppose":
            helps = not helps
        if (kind, target) in into:
            into[kind, target][1 if helps else 0].append(r)
    value, step = dict(base), 0.5
    for turn in range(20000):
        most, following = 0, {}
        for node, (attacks, supports) in into.items():
            sides = [[(value["relation", r["id"]], value["relation", r["id"]] / given["relation", r["id"]], value["argument", r["from"]],
                       given["argument", r["from"]]) for r in side] for side in (attacks, supports)]
            new = given[node] * product(sides[0]) if node[0] == "relation" else FORMULAS[method](base[node], *sides)
            most = max(most, abs(new - value[node]))
            following[node] = value[node] + step * (new - value[node])
        if most < 1e-13:
            return value
        if turn % 500 == 499:
            step /= 2
        value = following
    return None


def draw(seed):
    rng = random.Random(seed)
    count, issues = rng.randint(0, 9), rng.randint(0, 2)
    names = [f"n{i}" for i in range(count)]
    actors = [{"id": f"p{i}", "label": f"P{i}"} for i in range(4)]
    arguments = []
    for name in names:
        made = {"id": name, "text": f"text {name}"}
        if rng.random() < 0.6:
            made["base_score"] = rng.choice([0, 1, round(rng.random(), 3)])
        for voice in ("put_forward_by", "endorsed_by", "rejected_by"):
            voices = rng.sample([a["id"] for a in actors], rng.choice([0, 0, 1, 2]))
            if voices:
                made[voice] = voices
        arguments.append(made)
    relations, taken = [], set()
    for i in range(rng.randint(0, 2 * count) if count else 0):
        source = rng.choice(names)
        weight = rng.choice([None, 1, 0.5, round(0.01 + 0.99 * rng.random(), 2)])
        chance = rng.random()
        if chance < 0.2 and relations:
            made = relation(i, "undercuts", source, {"relation": rng.choice(relations)["id"]}, weight)
        elif chance < 0.45 and issues:
            made = relation(i, rng.choice(["supports", "attacks"]), source,
                            {"issue": f"i{rng.randrange(issues)}", "side": rng.choice(["support", "oppose"])}, weight)
        else:
            made = relation(i, rng.choice(["supports", "attacks", "attacks"]), source, {"argument": rng.choice(names)}, weight)
        key = json.dumps([made["from"], made["to"], made["kind"]], sort_keys=True)
        if key not in taken and (made["kind"] != "supports" or made["to"] != {"argument": source}):
            taken.add(key)
            relations.append(made)
    # Undercutters that undercut each other.
    undercuts = [r for r in relations if r["kind"] == "undercuts"]
    if len(undercuts) > 1 and rng.random() < 0.5:
        undercuts[0]["to"] = {"relation": undercuts[1]["id"]}
        undercuts[1]["to"] = {"relation": undercuts[0]["id"]}
    made = {"entente": 1, "actors": actors, "arguments": arguments, "relations": relations}
    made["issues"] = [{"id": f"i{i}", "label": f"I{i}"} for i in range(issues)]
    return made


def without(dataset, argument=None, gone=None):
    """The dataset less an argument or a relation, and all that then has no end."""
    out = {r["id"] for r in dataset["relations"] if r["id"] == gone or r["from"] == argument or r["to"].get("argument") == argument and argument}
    while True:
        more = {r["id"] for r in dataset["relations"] if r["to"].get("relation") in out} | out
        if more == out:
            break
        out = more
    return {**dataset, "arguments": [a for a in dataset["arguments"] if a["id"] != argument],
            "relations": [r for r in dataset["relations"] if r["id"] not in out]}


def compare_removals(what, dataset, method, position):
    issue = position["issue"]
    changes = {}
    for argument in dataset["arguments"]:
        less = slow(without(dataset, argument=argument["id"]), method)
        if less is not None:
            changes["argument", argument["id"]] = less["issue", issue] - position["strength"]
    for r in dataset["relations"]:
        less = slow(without(dataset, gone=r["id"]), method)
        if less is not None:
            changes["relation", r["id"]] = less["issue", issue] - position["strength"]
    listed = position["removals"]
    for at in listed:
        key = ("argument", at["argument"]) if at["argument"] is not None else ("relation", at["relation"])
        if key in changes:
            near(f"{what}: removal of {key} for {issue}", at["change"], changes[key], 1e-7)
    sizes = [abs(at["change"]) for at in listed]
    if any(a < b - 1e-9 for a, b in zip(sizes, sizes[1:])):
        faults.append(f"{what}: removals for {issue} are not in order: {sizes}")
    largest = max((abs(c) for key, c in changes.items() if key[0] == "argument"), default=0)
    if position["unsettled"] == 0 and largest > 1e-7:
        near(f"{what}: the largest removal for {issue}", sizes[0] if sizes else 0, max(largest, sizes[0] if sizes else 0), 1e-7)


def check_drawn():
    settled = cyclic = removed = 0
    for seed in range(80):
        dataset = draw(seed)
        for number, method in enumerate(FORMULAS):
            if (seed + number) % 5 != 0:
                continue
            sensitive = method in BIPOLAR and seed % 4 == 0
            found = run(dataset, method, 50 if sensitive else 0)["gradual"]
            expected = slow(dataset, method)
            what = f"map {seed}, {method}"
            if expected is None or found["status"] != "converged":
                if found["status"] == "converged":
                    faults.append(f"{what}: converged, the slow way not")
                continue
            settled += 1
            cyclic += found["cycles"] > 0
            for a in found["arguments"]:
                near(f"{what}: {a['id']}", a["strength"], expected["argument", a["id"]], 1e-8)
            for position in found["positions"]:
                if method not in BIPOLAR:
                    if position["strength"] is not None:
                        faults.append(f"{what}: a position has a strength")
                    continue
                near(f"{what}: {position['issue']}", position["strength"], expected["issue", position["issue"]], 1e-8)
                if sensitive:
                    compare_removals(what, dataset, method, position)
                    removed += len(position["removals"])
    if settled < 100 or cyclic < 40 or removed < 10:
        faults.append(f"too little was compared: {settled} maps, {cyclic} with cycles, {removed} removals")


def check_three():
    """Three mutually exclusive positions, on which plain iteration turns in circles."""
    names = ["a", "b", "c"]
    everyone = [(a, b) for a in names for b in names if a != b]
    for method, base, expected in (("quadratic-energy", 1, 0.5), ("quadratic-energy", 0.5, 0.341164), ("df-quad", 1, 0.381966),
                                   ("df-quad", 0.5, 0.267949)):
        found = run(plain(names, everyone, bases=dict.fromkeys(names, base)), method)
        for name, strength in strengths(found).items():
            near(f"three positions, {method}, base {base}, {name}", strength, expected, 1e-6)


def check_shared():
    path = Path(os.environ.get("ENTENTE_SHARED", "")) / "arguments/gradual/vectors.json"
    if not os.environ.get("ENTENTE_SHARED") or not path.exists():
        print("ENTENTE_SHARED has no gradual vectors")
        sys.exit(77)
    names = {"DFQuAD": "df-quad", "QuadraticEnergy": "quadratic-energy", "SquaredDFQuAD": "squared-df-quad", "EulerBased": "euler-based",
             "EulerBasedTop": "euler-based-top"}
    plainly = {"hcategoriser": "h-categoriser", "weighted_hcat": "weighted-h-categoriser", "mbs": "max-based", "cbs": "cardinality-based"}
    checked = 0

    def compare(what, dataset, method, expected):
        nonlocal checked
        found = run(dataset, method)
        if found["gradual"]["status"] != "converged":
            faults.append(f"{what}: {found['gradual']['status']}")
        for name, value in strengths(found).items():
            near(f"{what}, {method}, {name}", value, expected[name])
            checked += 1

    for case in json.loads(path.read_text(encoding="utf-8")):
        what = case["id"]
        if what.startswith("constellation") or what == "vaf_fig2":
            continue
        if what == "qe_complete_mutual_attack":
            for key, value in case["strength"].items():
                args = [f"k{i}" for i in range(int(key[1:]))]
                everyone = [(a, b) for a in args for b in args if a != b]
                compare(key, plain(args, everyone, bases=dict.fromkeys(args, 1)), "quadratic-energy", dict.fromkeys(args, value))
            continue
        args = case.get("args") or list(case["W"])
        dataset = plain(args, case["att"], case.get("sup", ()), case.get("W"))
        if "tau" in case:
            voices = max(max(case["pos"].values()), max(case["neg"].values()))
            dataset["actors"] = [{"id": f"v{i}", "label": f"V{i}"} for i in range(2 * voices)]
            for a in dataset["arguments"]:
                a["put_forward_by"] = [f"v{i}" for i in range(case["pos"][a["id"]])]
                a["rejected_by"] = [f"v{voices + i}" for i in range(case["neg"][a["id"]])]
            compare(what, dataset, "social", case["strength"])
            continue
        for key, method in plainly.items():
            if key in case:
                compare(what, dataset, method, case[key])
        for key, worked in case.get("strength", {}).items():
            compare(what, dataset, names[key], worked["values"])
    if checked < 150:
        faults.append(f"only {checked} numbers were compared")


if MODE == "shared":
    check_shared()
else:
    check_three()
    check_drawn()
for fault in faults[:20]:
    print(fault)
sys.exit(1 if faults else 0)
