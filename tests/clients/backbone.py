#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds `--backbone bicm` against a slow computation straight from the votes, which shares nothing with ours: the
chances by plain iteration in place of Newton's steps, the tails by full convolution, the rule of Benjamini and
Hochberg as it is written. On votes made up here, and on part of sessions 73 to 75 of the General Assembly where
the folder of shared data is at hand; the whole of it is told by what must hold of any backbone.
"""
import csv
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

PROGRAM = os.environ["ENTENTE_PROGRAM"]
UNGA = os.path.join(os.environ["ENTENTE_SHARED"], "unga", "unga_s73_75_wide.csv")
SIDES = (-1, 0, 1)
faults = []


def fit(votes):
    """The chance of each side in each cell that there is."""
    names, columns = list(votes), range(len(next(iter(votes.values()))))
    cells = [(a, j) for a in names for j in columns if votes[a][j] is not None]
    row = {(a, s): sum(v == s for v in votes[a]) for a in names for s in SIDES}
    column = {(j, s): sum(votes[a][j] == s for a in names) for j in columns for s in SIDES}
    x = {key: float(count > 0) for key, count in row.items()}
    y = {key: float(count > 0) for key, count in column.items()}
    for _ in range(4000):
        worst = 0
        for mine, counts, which in ((x, row, 0), (y, column, 1)):
            sums = dict.fromkeys(mine, 0.0)
            for cell in cells:
                weights = [x[cell[0], s] * y[cell[1], s] for s in SIDES]
                for s, weight in zip(SIDES, weights):
                    sums[cell[which], s] += weight / sum(weights)
            for key, expected in sums.items():
                worst = max(worst, abs(counts[key] - expected))
                if counts[key] > 0:
                    mine[key] *= counts[key] / expected
        if worst < 1e-9:
            break
    chances = {}
    for cell in cells:
        weights = [x[cell[0], s] * y[cell[1], s] for s in SIDES]
        chances[cell] = [weight / sum(weights) for weight in weights]
    return chances


def distribution(chances):
    mass = [1.0]
    for p in chances:
        mass = [(mass[k] if k < len(mass) else 0) * (1 - p) + (mass[k - 1] * p if k > 0 else 0) for k in range(len(mass) + 1)]
    return mass


def slow(votes, weights, least, alpha):
    """{pair: (p, q)} of those that stay, and the number of tests."""
    chances, tests, found = fit(votes), 0, {}
    for a, b in itertools.combinations(sorted(votes), 2):
        both = [j for j, (v, w) in enumerate(zip(votes[a], votes[b])) if v is not None and w is not None]
        if len(both) < least:
            continue
        tests += 2
        if (a, b) not in weights:
            continue
        mass = distribution([sum(p * q for p, q in zip(chances[a, j], chances[b, j])) for j in both])
        met = sum(votes[a][j] == votes[b][j] for j in both)
        found[a, b] = sum(mass[met:] if weights[a, b] > 0 else mass[: met + 1])
    kept, least_q = {}, 1.0
    order = sorted(found, key=found.get)
    for rank in range(len(order), 0, -1):
        least_q = min(least_q, found[order[rank - 1]] * tests / rank)
        if least_q <= alpha:
            kept[order[rank - 1]] = found[order[rank - 1]], least_q
    return kept, tests


def run(path, *options):
    done = subprocess.run([PROGRAM, "network", path, "--input", "roll-calls-wide", *options], capture_output=True, text=True, check=True)
    return done.stdout


def ties(text):
    return {tuple(sorted((row["source"], row["target"]))): row for row in csv.DictReader(io.StringIO(text))}


def write(path, votes):
    with open(path, "w", encoding="utf-8") as out:
        columns = range(len(next(iter(votes.values()))))
        out.write("name," + ",".join(f"v{j}" for j in columns) + "\n")
        for name, row in votes.items():
            out.write(name + "," + ",".join("" if v is None else str(v) for v in row) + "\n")


def compare(what, votes, folder, kind, alpha):
    path = os.path.join(folder, "votes.csv")
    write(path, votes)
    weights = {ends: float(row["signed_weight"]) for ends, row in ties(run(path, "--type", kind, "--format", "csv")).items()}
    expected, tests = slow(votes, weights, 3, alpha)
    options = ["--type", kind, "--backbone", "bicm", "--alpha", str(alpha), "--format"]
    got, document = ties(run(path, *options, "csv")), json.loads(run(path, *options, "json"))
    if set(got) != set(expected):
        faults.append(f"{what}, {kind}: {len(got)} ties are kept, expected {len(expected)}; not in both: {sorted(set(got) ^ set(expected))[:5]}")
    for ends in set(got) & set(expected):
        for key, value in zip(("p_value", "q_value"), expected[ends]):
            if abs(float(got[ends][key]) - value) > 1e-7:
                faults.append(f"{what}, {kind}, {ends}: {key} is {got[ends][key]}, expected {value}")
    backbone = document["network"]["backbone"]
    if (backbone["tests"], backbone["ties_before"], document["network"]["ties"]) != (tests, len(weights), len(expected)):
        faults.append(f"{what}, {kind}: {backbone} and {document['network']['ties']} ties, expected {tests} tests, {len(weights)} and {len(expected)} ties")
    return len(expected), len(weights)


def made_up(actors, issues, seed):
    """Two camps of unequal size, abstentions, absences, and an actor that only ever supports."""
    draw = random.Random(seed)
    votes = {}
    for i in range(actors):
        camp = i % 3 == 0
        votes[f"n{i:02}"] = [
            None if draw.random() < 0.15 else 0 if draw.random() < 0.1 else 1 - 2 * ((j % 2 == 0) != (camp != (draw.random() < 0.12)))
            for j in range(issues)
        ]
    votes["yes"] = [1 if draw.random() < 0.7 else None for _ in range(issues)]
    return votes


def read(path):
    with open(path, encoding="utf-8") as text:
        rows = list(csv.reader(text))
    return {row[0]: [None if field == "" else int(float(field)) for field in row[1:]] for row in rows[1:]}


def whole():
    """All of it: those of `excess` that stay are strong, of both signs, and most of the strongest stay."""
    before = ties(run(UNGA, "--type", "excess", "--format", "csv"))
    after = ties(run(UNGA, "--type", "excess", "--backbone", "bicm", "--format", "csv"))
    if not 0.3 < len(after) / len(before) < 0.5:
        faults.append(f"{len(after)} of {len(before)} ties of the General Assembly are kept, expected some 41 in 100")
    for ends, row in after.items():
        if row["signed_weight"] != before[ends]["signed_weight"] or not 0 <= float(row["p_value"]) <= float(row["q_value"]) <= 0.05:
            faults.append(f"{ends}: {row}")
            break
    for a, b, sign in (("DEU", "FRA", 1), ("CHN", "CUB", 1), ("GBR", "CUB", -1), ("ISR", "SYR", -1)):
        row = after.get(tuple(sorted((a, b))))
        if row is None or float(row["signed_weight"]) * sign <= 0:
            faults.append(f"{a} and {b}: {row}, expected a tie of sign {sign}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        kept = [compare("made-up votes", made_up(14, 30, seed), folder, kind, alpha) for seed, kind, alpha in ((1, "subtract", 0.05), (2, "excess", 0.2))]
        if not all(0 < some < all_of_them for some, all_of_them in kept):
            faults.append(f"of the made-up votes {kept} ties are kept, expected some and not all")
        if os.path.exists(UNGA):
            votes = read(UNGA)
            some = sorted(votes)[::12]
            compare("some states", {name: votes[name][:70] for name in some}, folder, "excess", 0.05)
            whole()
        else:
            print(f"{UNGA} is absent: made-up votes alone were compared")
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
