#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds `entente network` against the matrices that Discourse Network Analyzer computes.

Needs the folder of shared data; skipped (77) where it is absent.
"""
import csv
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["ENTENTE_PROGRAM"]
DNA = os.path.join(os.environ["ENTENTE_SHARED"], "dna")
TOLERANCE = 1e-12
NORMALIZE = {"no": "none", "average": "average", "jaccard": "jaccard", "activity": "activity", "prominence": "prominence"}
DUPLICATES = {"include": "include", "document": "document", "week": "week", "month": "month", "year": "year", "acrossrange": "all"}


def write_table(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def ids(labels, letter):
    return {label: f"{letter}{i}" for i, label in enumerate(sorted(set(labels)))}


def make_folder(folder):
    """Turns DNA's statements into our CSV form."""
    with open(os.path.join(DNA, "statements_min.csv"), newline="", encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    actors = ids((r["organization"] for r in rows), "a")
    issues = ids((r["concept"] for r in rows), "i")
    documents = ids((r["document_id"] for r in rows), "d")
    write_table(folder, "actors.csv", ["id", "label"], [(i, label) for label, i in actors.items()])
    write_table(folder, "issues.csv", ["id", "label"], [(i, label) for label, i in issues.items()])
    write_table(folder, "documents.csv", ["id"], [(i,) for i in documents.values()])
    write_table(folder, "statements.csv", ["actor", "issue", "position", "date", "document"],
                [(actors[r["organization"]], issues[r["concept"]], "support" if r["agreement"] == "1" else "oppose", r["date"],
                  documents[r["document_id"]]) for r in rows])


def read_matrix(text):
    rows = list(csv.reader(text.splitlines()))
    return {(row[0], column): float(cell) for row in rows[1:] for column, cell in zip(rows[0][1:], row[1:])}


def compare(folder, name, options):
    with open(os.path.join(DNA, "truth", name), encoding="utf-8") as truth:
        expected = read_matrix(truth.read())
    run = subprocess.run([PROGRAM, "network", folder, "--format", "matrix", *options], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return f"{name}: exit {run.returncode}: {run.stderr}"
    found = read_matrix(run.stdout)
    if found.keys() != expected.keys():
        return f"{name}: rows or columns differ: {sorted(found.keys() ^ expected.keys())[:4]}"
    worst = max(abs(found[key] - expected[key]) for key in expected)
    return None if worst <= TOLERANCE else f"{name}: differs by {worst}"


def cases():
    # Where DNA ignores the position, its duplicates ignore it too; ours are of one position.
    for between, prefix in (("actors", "onemode_org_concept"), ("issues", "onemode_concept_org")):
        for network in ("congruence", "conflict", "subtract", "ignore"):
            for normalize in ("no", "average", "jaccard"):
                for duplicates in ("include",) if network == "ignore" else DUPLICATES:
                    kind = "co-occurrence" if network == "ignore" else network
                    yield (f"{prefix}_{network}_{normalize}_dup-{duplicates}.csv",
                           ["--between", between, "--type", kind, "--normalize", NORMALIZE[normalize], "--duplicates", DUPLICATES[duplicates]])
    for qualifier in ("ignore", "subtract", "combine"):
        for normalize in ("no",) if qualifier == "combine" else ("no", "activity", "prominence"):
            for duplicates in ("include",) if qualifier == "ignore" else DUPLICATES:
                yield (f"twomode_org_concept_{qualifier}_{normalize}_dup-{duplicates}.csv",
                       ["--type", "affiliation", "--qualifier", qualifier, "--normalize", NORMALIZE[normalize], "--duplicates", DUPLICATES[duplicates]])


def main():
    if not os.path.isdir(os.path.join(DNA, "truth")):
        print("skipped: the folder of shared data is absent")
        return 77
    met, faults = 0, []
    with tempfile.TemporaryDirectory() as folder:
        make_folder(folder)
        for name, options in cases():
            if not os.path.exists(os.path.join(DNA, "truth", name)):
                continue
            fault = compare(folder, name, options)
            met += fault is None
            if fault is not None:
                faults.append(fault)
    print(f"{met} matrices met to {TOLERANCE}, {len(faults)} not")
    if faults:
        print("\n".join(faults))
    return 1 if faults or met == 0 else 0


sys.exit(main())
