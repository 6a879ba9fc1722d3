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
import functools
import json
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

CONSTANTS = {"uniform": 0.5, "epanechnikov": 0.75, "gaussian": 1 / math.sqrt(2 * math.pi)}  # that DNA's kernels have in front, and ours not

MET = "met"
CONSTANT = "met up to DNA's constant (1/2 uniform, 3/4 Epanechnikov) off the diagonal, on which DNA has ties of actors with themselves"
RAMP = "DNA's triangular kernel is a ramp, |1 - u| for u from -1 to 1; ours is 1 - |u|"
OUTSIDE = "DNA's Gaussian kernel lets statements from outside the window count; ours ends with it " \
          "(met up to 1/√2π where all that two actors said on common issues lies within)"
AVERAGE = "DNA multiplies kernel-weighted networks by a sum of 2/(a + b) over issues and positions, over all time, which is no mean of activities; " \
          "ours divide by the mean of what the kernel left of the two"
COMBINE = "DNA divides codes by the number of cells that are not 0, and says itself that it cannot be interpreted; we divide by the statements"
CRASH = "DNA crashes (combine with prominence); ours ends with a matrix"
EXPECTED = {MET: 181, CONSTANT: 24, RAMP: 12, OUTSIDE: 12, AVERAGE: 48, COMBINE: 6, CRASH: 6}
counts = collections.Counter()
inside = collections.Counter()  # pairs under the Gaussian kernel of which all lies within the window
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


def curve(kernel, u):
    """Ours: 1 in the middle (u = 0), symmetric."""
    return {"uniform": 1, "epanechnikov": 1 - u * u, "triangular": 1 - abs(u), "gaussian": math.exp(-u * u / 2)}[kernel]


def dna_curve(kernel, u):
    return abs(1 - u) if kernel == "triangular" else CONSTANTS[kernel] * curve(kernel, u)


def weighed(statements, kernel, mid, shape):
    """The root of the kernel at each statement, added up: w[actor][issue, position]."""
    w = {}
    for s in statements:
        sums = w.setdefault(s.actor, collections.Counter())
        sums[s.issue, s.support] += math.sqrt(shape(kernel, 2 * (mid - s.date).days / 10))
    return w


def subtract(x, y):
    return sum(v * w * (1 if p == q else -1) for (k, p), v in x.items() for (k2, q), w in y.items() if k == k2)


def dna_kernel_matrix(statements, kernel, normalize, mid, within):
    """What DNA computes for a window of ten days, by its own rules: see RAMP, OUTSIDE and AVERAGE, and ties with oneself."""
    a, matrix = table(statements), {}
    w = weighed(statements if kernel == "gaussian" else within, kernel, mid, dna_curve)
    for i in a:
        for j in a:
            matrix[i, j] = subtract(w.get(i, {}), w.get(j, {}))
            if normalize == "average" and matrix[i, j] != 0:
                matrix[i, j] *= sum(2 / (a[i][key] + a[j][key]) for key in a[i].keys() | a[j].keys() if a[i][key] + a[j][key])
    return matrix


def our_kernel_matrix(within, kernel, normalize, mid):
    w, matrix = weighed(within, kernel, mid, curve), {}
    for i in w:
        for j in w:
            by = (sum(w[i].values()) + sum(w[j].values())) / 2 if normalize == "average" else 1
            matrix[i, j] = 0 if i == j or by == 0 else subtract(w[i], w[j]) / by
    return matrix


# The cases.

def one_mode_case(name, statements, match):
    between, network, normalize, duplicates = match.group(1), match.group(2), NORMALIZE[match.group(3)], DUPLICATES[match.group(4)]
    ignoring = network in ("ignore", "noqualifier")
    options = ["--between", "actors" if between == "org_concept" else "issues", "--type", "co-occurrence" if ignoring else network, "--duplicates", duplicates]
    if between == "concept_org":
        statements = [s._replace(actor=s.issue, issue=s.actor) for s in statements]
    if normalize == "cosine":
        expect(name, "ours (the usual cosine)", run([*options, "--normalize", "cosine"]), one_mode(kept(statements, duplicates, True), network, "cosine"), 1e-9)
        normalize = "dna-cosine"
    if ignoring:
        expect(name, "ours (duplicates of one position)", run([*options, "--normalize", normalize]),
               one_mode(kept(statements, duplicates, True), network, normalize), 1e-9)
        options += ["--duplicates-of", "issue"]
    expect(name, "ours", run([*options, "--normalize", normalize]), read_truth(name))
    return MET


def two_mode_case(name, statements, match):
    qualifier, normalize, duplicates = match.group(1), NORMALIZE[match.group(2)], DUPLICATES[match.group(3)]
    options = ["--type", "affiliation", "--qualifier", qualifier, "--normalize", normalize, "--duplicates", duplicates]
    ours, truth = run(options), read_truth(name)
    expect(name, "ours (duplicates of one position)", ours, two_mode(kept(statements, duplicates, True), qualifier, normalize, "ours"), 1e-9)
    if qualifier == "combine" and normalize != "none":
        expect(name, "DNA by our telling of its rule", two_mode(kept(statements, duplicates, True), qualifier, normalize, "dna"), truth, 1e-9)
        return COMBINE
    if qualifier == "ignore":
        ours = run([*options, "--duplicates-of", "issue"])
    expect(name, "ours", ours, truth)
    return MET


@functools.lru_cache(maxsize=None)
def run_windows(kernel, normalize):
    """DNA's "10 days" are eleven, both ends included: {(first, last): matrix}."""
    options = ["--type", "subtract", "--normalize", normalize, "--window", "11d", "--step", "1d", "--kernel", kernel, "--format", "json"]
    done = subprocess.run([PROGRAM, "network", BASE, *options], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    label = {node["id"]: node["label"] for node in found["nodes"]}
    windows = {}
    for window in found["windows"]:
        names = [label[node["id"]] for node in window["nodes"]]
        matrix = windows[window["from"], window["to"]] = {(i, j): 0 for i in names for j in names}
        for tie in window["ties"]:
            ends = label[tie["source"]], label[tie["target"]]
            matrix[ends] = matrix[ends[::-1]] = tie["signed_weight"]
    return windows


def off_diagonal(matrix, keys):
    return {key: matrix.get(key, 0) for key in keys if key[0] != key[1]}


def window_case(name, statements, match, row):
    normalize, kernel = NORMALIZE[match.group(1)], match.group(2)
    mid = datetime.date.fromisoformat(row[6][:10])
    first, last = mid - datetime.timedelta(days=5), mid + datetime.timedelta(days=5)  # DNA's Gaussian names all time instead
    within = [s for s in statements if first <= s.date <= last]
    windows = run_windows("none" if kernel == "no" else kernel, normalize)
    if len(windows) != 12 or (str(first), str(last)) not in windows:
        faults.append(f"{name}: windows are {sorted(windows)}")
        return "unknown"
    ours, truth = windows[str(first), str(last)], read_truth(name)
    if kernel == "no":
        expect(name, "ours by --from and --to", run(["--type", "subtract", "--normalize", normalize, "--from", str(first), "--to", str(last)]), truth)
        expect(name, "ours by --window", ours, truth)
        return MET
    expect(name, "DNA by our telling of its rule", dna_kernel_matrix(statements, kernel, normalize, mid, within), truth, 1e-9)
    expect(name, "ours", off_diagonal(ours, truth), off_diagonal(our_kernel_matrix(within, kernel, normalize, mid), truth), 1e-12)
    if kernel == "uniform":  # what the window gives without a kernel, which DNA has too
        expect(name, "ours, as DNA's without a kernel", ours, read_truth(name.replace("kernel-uniform", "kernel-no")))
    if normalize == "average":
        return AVERAGE
    if kernel == "triangular":
        return RAMP
    pairs = off_diagonal(truth, truth)
    if kernel == "gaussian":  # where nothing outside the window can have counted
        pairs = {(i, j): weight for (i, j), weight in pairs.items() if not common(statements, i, j) - set(within)}
        inside["all"] += len(pairs)
        inside["not 0"] += sum(1 for weight in pairs.values() if weight)
    expect(name, "ours times DNA's constant", {key: CONSTANTS[kernel] * ours.get(key, 0) for key in pairs}, pairs, 1e-9)
    return OUTSIDE if kernel == "gaussian" else CONSTANT


def common(statements, i, j):
    """What two actors said on issues on which both did."""
    issues = {s.issue for s in statements if s.actor == i} & {s.issue for s in statements if s.actor == j}
    return {s for s in statements if s.actor in (i, j) and s.issue in issues}


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


def judge(row, statements):
    name = row[0]
    crash = re.match(r"FAILED twomode combine prominence (\w+)", name)
    if crash:
        return crash_case(name, crash.group(1))
    match = re.fullmatch(r"onemode_(org_concept|concept_org)_([a-z]+)_([a-z]+)_dup-([a-z]+)\.csv", name)
    if match:
        return one_mode_case(name, statements, match)
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
    statements = read_statements()
    with open(os.path.join(DNA, "truth", "INDEX.csv"), newline="", encoding="utf-8") as index:
        rows = list(csv.reader(index))[1:]
    for row in rows:
        before = len(faults)
        reason = judge(row, statements)
        counts[reason if len(faults) == before else "at fault"] += 1
    old = subprocess.run([PROGRAM, "network", os.path.join(DNA, "sample2.dna"), "--format", "matrix"], capture_output=True, text=True, check=True).stdout
    new = subprocess.run([PROGRAM, "network", BASE, "--format", "matrix"], capture_output=True, text=True, check=True).stdout
    if old != new:
        faults.append("sample2.dna: the network of the same statements in version 2.0 is another")
    print(f"{sum(counts.values())} of the list:")
    for reason, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        print(f"{count:4} {reason}")
    print(f"of pairs under the Gaussian kernel, {inside['all']} lie within their window, {inside['not 0']} of them with a tie")
    if faults:
        print("\n".join(faults[:40]))
    return 1 if faults or counts != EXPECTED or inside["not 0"] == 0 else 0


sys.exit(main())
