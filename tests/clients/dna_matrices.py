#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds `entente network`, reading a DNA database, against the matrices that Discourse Network Analyzer computes.

Walks the whole list of its matrices. Each is met, or is not for a reason: then DNA's matrix is computed here
by the rule that the reason names, and ours by our own definition, so that the reason is shown and not only said.
Needs the folder of shared data; skipped (77) where it is absent.
"""
import collections
import csv
import datetime
import math
import os
import re
import sqlite3
import subprocess
import sys

PROGRAM = os.environ["ENTENTE_PROGRAM"]
DNA = os.path.join(os.environ["ENTENTE_SHARED"], "dna")
BASE = os.path.join(DNA, "sample.dna")
TOLERANCE = 1e-12  # where it must only be met to 1e-9 the case says so
NORMALIZE = {"no": "none", "average": "average", "jaccard": "jaccard", "cosine": "cosine", "activity": "activity", "prominence": "prominence"}
DUPLICATES = {"include": "include", "document": "document", "week": "week", "month": "month", "year": "year", "acrossrange": "all"}
Statement = collections.namedtuple("Statement", "actor issue support date document")

MET = "met"
POSITIONS = "DNA's duplicates ignore the position where the network does; ours are of one position"
COMBINE = "DNA divides codes by the number of cells that are not 0, and says itself that it cannot be interpreted; we divide by the statements"
COSINE = "waiting for --normalize dna-cosine"
KERNEL = "DNA's kernels: pairs weighed by the root of two weights, ties of actors with themselves, " \
         "activity over all time, and a ramp (|1-u|) for the triangle"
CRASH = "DNA crashes (combine with prominence); ours ends with a matrix"
counts = collections.Counter()
faults = []


def read_statements():
    base = sqlite3.connect(f"file:{BASE}?mode=ro", uri=True)
    text = "SELECT E.Value FROM DATASHORTTEXT T, VARIABLES V, ENTITIES E WHERE T.StatementId = S.ID AND T.VariableId = V.ID AND E.ID = T.Entity AND V.Variable = "
    rows = base.execute(f"SELECT ({text} 'organization'), ({text} 'concept'), (SELECT Value FROM DATABOOLEAN B WHERE B.StatementId = S.ID), D.Date, D.ID "
                        "FROM STATEMENTS S, DOCUMENTS D WHERE D.ID = S.DocumentId AND S.StatementTypeId = 1 ORDER BY S.ID").fetchall()
    base.close()
    return [Statement(a, i, p, datetime.date(1970, 1, 1) + datetime.timedelta(days=t // 86400), d) for a, i, p, t, d in rows]


def read_matrix(text):
    rows = list(csv.reader(text.splitlines()))
    return {(row[0], column): float(cell) for row in rows[1:] for column, cell in zip(rows[0][1:], row[1:])}


def read_truth(name):
    with open(os.path.join(DNA, "truth", name), encoding="utf-8") as truth:
        return read_matrix(truth.read())


def run(options):
    done = subprocess.run([PROGRAM, "network", BASE, "--format", "matrix", *options], capture_output=True, text=True, check=False)
    return read_matrix(done.stdout) if done.returncode == 0 else None


def differ(found, expected, tolerance=TOLERANCE):
    if found is None:
        return "no matrix"
    if found.keys() != expected.keys():
        return f"rows or columns differ: {sorted(found.keys() ^ expected.keys())[:4]}"
    worst = max((abs(found[key] - expected[key]) for key in expected), default=0)
    return None if worst <= tolerance else f"differs by {worst}"


def expect(name, what, found, expected, tolerance=TOLERANCE):
    fault = differ(found, expected, tolerance)
    if fault is not None:
        faults.append(f"{name}: {what}: {fault}")
    return fault is None


# Networks by their definitions, slow and plain.

def kept(statements, duplicates, position):
    """Without duplicates; `position`: only statements of one position are duplicates of each other."""
    span = {"document": lambda s: s.document, "week": lambda s: s.date.isocalendar()[:2], "month": lambda s: (s.date.year, s.date.month),
            "year": lambda s: s.date.year, "all": lambda s: 0}
    if duplicates == "include":
        return statements
    seen = {}
    for s in statements:
        seen.setdefault((s.actor, s.issue, s.support if position else 0, span[duplicates](s)), s)
    return list(seen.values())


def table(statements):
    """a[actor][issue, position]: how many."""
    a = {s.actor: collections.Counter() for s in statements}
    for s in statements:
        a[s.actor][s.issue, s.support] += 1
    return a


def one_mode(statements, network, normalize):
    a, matrix = table(statements), {}
    for i in a:
        for j in a:
            weight = sum(n * m * (1 if network in ("ignore", "noqualifier") else (1 if p == q else 0) if network == "congruence" else
                                  (0 if p == q else 1) if network == "conflict" else (1 if p == q else -1))
                         for (k, p), n in a[i].items() for (k2, q), m in a[j].items() if k == k2)
            matrix[i, j] = 0 if i == j or weight == 0 else weight / divisor(a[i], a[j], normalize)
    return matrix


def divisor(x, y, normalize):
    n, m = sum(x.values()), sum(y.values())
    if normalize == "none":
        return 1
    if normalize == "average":
        return (n + m) / 2
    if normalize == "cosine":
        return math.sqrt(sum(v * v for v in x.values())) * math.sqrt(sum(v * v for v in y.values()))
    if normalize == "dna-cosine":
        return n * m
    return sum(v for k, v in x.items() if not y[k]) + sum(v for k, v in y.items() if not x[k]) + sum(v * y[k] for k, v in x.items())


def two_mode(statements, qualifier, normalize, rule):
    a = table(statements)
    issues = sorted({s.issue for s in statements})
    of_issue = collections.Counter(s.issue for s in statements)
    matrix = {}
    for i in a:
        row = {j: {"ignore": a[i][j, 0] + a[i][j, 1], "subtract": a[i][j, 1] - a[i][j, 0],
                   "combine": (1 if a[i][j, 1] else 0) + (2 if a[i][j, 0] else 0)}[qualifier] for j in issues}
        cells = sum(1 for value in row.values() if value)
        for j in issues:
            by = {"none": 1, "activity": cells if rule == "dna" and qualifier == "combine" else sum(a[i].values()), "prominence": of_issue[j]}[normalize]
            matrix[i, j] = row[j] / by
    return matrix


def kernel_matrix(statements, kernel, normalize, mid, first, last):
    """What DNA computes for a window of ten days, by its own rules (see KERNEL)."""
    curve = {"uniform": lambda u: 0.5, "epanechnikov": lambda u: 0.75 * (1 - u * u), "triangular": lambda u: abs(1 - u),
             "gaussian": lambda u: math.exp(-0.5 * u * u) / math.sqrt(2 * math.pi)}[kernel]
    weights, a = {}, table(statements)
    for s in statements:
        u = 2 * (mid - s.date).days / 10
        if kernel == "gaussian" or (first <= s.date <= last and -1 <= u <= 1):
            weights.setdefault((s.actor, s.issue, s.support), []).append(curve(u))
    matrix = {}
    for i in a:
        for j in a:
            roots = {key: sum(math.sqrt(w) for w in values) for key, values in weights.items() if key[0] in (i, j)}
            matrix[i, j] = sum(x * y * (1 if p == q else -1) for (one, k, p), x in roots.items() for (other, k2, q), y in roots.items()
                               if one == i and other == j and k == k2)
            if normalize == "average" and matrix[i, j] != 0:
                matrix[i, j] *= sum(2 / (a[i][key] + a[j][key]) for key in a[i].keys() | a[j].keys() if a[i][key] + a[j][key])
    return matrix


# The cases.

def one_mode_case(name, statements, match, has_cosine):
    between, network, normalize, duplicates = match.group(1), match.group(2), NORMALIZE[match.group(3)], DUPLICATES[match.group(4)]
    ignoring = network in ("ignore", "noqualifier")
    options = ["--between", "actors" if between == "org_concept" else "issues", "--type", "co-occurrence" if ignoring else network, "--duplicates", duplicates]
    if between == "concept_org":
        statements = [s._replace(actor=s.issue, issue=s.actor) for s in statements]
    if normalize == "cosine":
        expect(name, "ours (the usual cosine)", run([*options, "--normalize", "cosine"]), one_mode(kept(statements, duplicates, True), network, "cosine"), 1e-9)
        normalize = "dna-cosine"
    truth = read_truth(name)
    if ignoring and duplicates != "include":
        expect(name, "DNA by our telling of its rule", one_mode(kept(statements, duplicates, False), network, normalize), truth, 1e-9)
        if normalize != "dna-cosine" or has_cosine:
            expect(name, "ours", run([*options, "--normalize", normalize]), one_mode(kept(statements, duplicates, True), network, normalize), 1e-9)
        return POSITIONS
    if normalize == "dna-cosine" and not has_cosine:
        expect(name, "DNA by our telling of its rule", one_mode(kept(statements, duplicates, True), network, normalize), truth, 1e-9)
        return COSINE
    expect(name, "ours", run([*options, "--normalize", normalize]), truth)
    return MET


def two_mode_case(name, statements, match):
    qualifier, normalize, duplicates = match.group(1), NORMALIZE[match.group(2)], DUPLICATES[match.group(3)]
    ours = run(["--type", "affiliation", "--qualifier", qualifier, "--normalize", normalize, "--duplicates", duplicates])
    reason = COMBINE if qualifier == "combine" and normalize != "none" else POSITIONS if qualifier == "ignore" and duplicates != "include" else MET
    truth = read_truth(name)
    if reason == MET:
        expect(name, "ours", ours, truth)
    else:
        expect(name, "DNA by our telling of its rule", two_mode(kept(statements, duplicates, reason != POSITIONS), qualifier, normalize, "dna"), truth, 1e-9)
        expect(name, "ours", ours, two_mode(kept(statements, duplicates, True), qualifier, normalize, "ours"), 1e-9)
    return reason


def window_case(name, statements, match, row):
    normalize, kernel = NORMALIZE[match.group(1)], match.group(2)
    first, mid, last = (datetime.date.fromisoformat(day[:10]) for day in row[5:8])
    ours = run(["--type", "subtract", "--normalize", normalize, "--from", str(first), "--to", str(last)])
    truth = read_truth(name)
    if kernel == "no":
        expect(name, "ours", ours, truth)
        return MET
    expect(name, "DNA by our telling of its rule", kernel_matrix(statements, kernel, normalize, mid, first, last), truth, 1e-9)
    if kernel == "uniform" and normalize == "none":  # half of what the window gives, but for the ties with oneself
        expect(name, "half of ours", {key: value / 2 for key, value in ours.items()}, {key: 0 if key[0] == key[1] else truth[key] for key in ours})
    return KERNEL


def isolates_case(name, _statements, _match):
    """Both were made without duplicates in a document; their actors are those that spoke in the time."""
    ours = run(["--type", "subtract", "--normalize", "average", "--duplicates", "document", "--from", "2005-02-01", "--to", "2005-02-12"])
    expect(name, "ours", ours, read_truth(name))
    return MET


def crash_case(name, duplicates):
    ours = run(["--type", "affiliation", "--qualifier", "combine", "--normalize", "prominence", "--duplicates", DUPLICATES[duplicates]])
    expected = two_mode(kept(read_statements(), DUPLICATES[duplicates], True), "combine", "prominence", "ours")
    expect(name, "ours", ours, expected, 1e-9)
    return CRASH


def judge(row, statements, has_cosine):
    name = row[0]
    crash = re.match(r"FAILED twomode combine prominence (\w+)", name)
    if crash:
        return crash_case(name, crash.group(1))
    match = re.fullmatch(r"onemode_(org_concept|concept_org)_([a-z]+)_([a-z]+)_dup-([a-z]+)\.csv", name)
    if match:
        return one_mode_case(name, statements, match, has_cosine)
    match = re.fullmatch(r"twomode_org_concept_([a-z]+)_([a-z]+)_dup-([a-z]+)\.csv", name)
    if match:
        return two_mode_case(name, statements, match)
    match = re.fullmatch(r"tw_days10_subtract_([a-z]+)_kernel-([a-z]+)_\d+\.csv", name)
    if match:
        return window_case(name, statements, match, row)
    match = re.fullmatch(r"onemode_org_concept_subtract_average_2005-02-01_2005-02-12_isolates-(true|false)\.csv", name)
    if match:
        return isolates_case(name, statements, match)
    faults.append(f"{name}: no rule says what it is")
    return "unknown"


def main():
    if not os.path.isdir(os.path.join(DNA, "truth")):
        print("skipped: the folder of shared data is absent")
        return 77
    text = subprocess.run([PROGRAM, "help", "network"], capture_output=True, text=True, check=True).stdout
    has_cosine = "dna-cosine" in text
    statements = read_statements()
    with open(os.path.join(DNA, "truth", "INDEX.csv"), newline="", encoding="utf-8") as index:
        rows = list(csv.reader(index))[1:]
    for row in rows:
        before = len(faults)
        reason = judge(row, statements, has_cosine)
        counts[reason if len(faults) == before else "at fault"] += 1
    old = subprocess.run([PROGRAM, "network", os.path.join(DNA, "sample2.dna"), "--format", "matrix"], capture_output=True, text=True, check=True).stdout
    new = subprocess.run([PROGRAM, "network", BASE, "--format", "matrix"], capture_output=True, text=True, check=True).stdout
    if old != new:
        faults.append("sample2.dna: the network of the same statements in version 2.0 is another")
    print(f"{sum(counts.values())} of the list:")
    for reason, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        print(f"{count:4} {reason}")
    if faults:
        print("\n".join(faults[:40]))
    return 1 if faults or counts[MET] < 120 else 0


sys.exit(main())
