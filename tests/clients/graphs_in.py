#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads with entente what entente, NetworkX, igraph, pandas and DNA write of a network.

usage: graphs_in.py DATASET...

Each DATASET is written in every network format that entente reads too, and must come back with the
same ties. Needs Debian's python3-networkx, python3-igraph and python3-pandas; the graphs of DNA are in the
folder of shared data and are left out, said so, where it is absent.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
    import pandas
except ImportError as missing:
    print(missing)
    sys.exit(77)

PROGRAM, SHARED = os.environ["ENTENTE_PROGRAM"], os.environ["ENTENTE_SHARED"]
NAMES = ["Gavev", "Ové & \"Söhne\"", "中国", "it's <one>", "=1+2", "a b", "x,y;z", "'quoted'", "#hash", "%"]
# How a format that we write is read again; those that a build does not have yet are passed over.
READ_BACK = {"csv": "signed-edges", "csv-gephi": "signed-edges", "signed-edges": "signed-edges", "matrix": "matrix",
             "graphml": "graphml", "graphml-visone": "graphml", "graphml-yed": "graphml", "gml": "gml"}
EXTENSION = {"signed-edges": ".csv", "matrix": ".csv", "graphml": ".graphml", "gml": ".gml"}
faults = []
checked = 0


def run(*words):
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def plain(name):
    """A name without what a node's name cannot hold; XML has lost its control characters on the way."""
    return "".join(" " if ord(c) < 32 or c in "\x7f\ufffd\ufffe\uffff" else c for c in name)


def read(path, *options, by="label"):
    """The ties that entente reads: {two labels, or ids: weight}."""
    found = json.loads(run("network", path, "--format", "json", *options))
    labels = {node["id"]: plain(node.get(by) or node["id"]) for node in found["nodes"]}
    return {frozenset((labels[t["source"]], labels[t["target"]])): t["signed_weight"] for t in found["ties"]}


def compare(what, found, expected, within=1e-12):
    global checked
    checked += 1
    if found.keys() != expected.keys():
        faults.append(f"{what}: ties differ: {sorted(map(sorted, found.keys() ^ expected.keys()))[:4]}")
        return
    worst = max((abs(found[pair] - expected[pair]) for pair in expected), default=0)
    if worst > within:
        faults.append(f"{what}: weights differ by up to {worst}")


def try_reading(what, path, expected, within=1e-12):
    try:
        compare(what, read(path), expected, within)
    except RuntimeError as failure:
        faults.append(f"{what}: {failure}")


def own_formats(folder, dataset):
    expected = {by: read(dataset, "--min-shared", "1", by=by) for by in ("label", "id")}
    written = {line.split()[0] for line in run("formats").decode().split("Written")[1].splitlines() if line.strip()}
    for form in sorted(written & READ_BACK.keys()):
        if form == "signed-edges":
            continue
        path = os.path.join(folder, "own-" + form + EXTENSION[READ_BACK[form]])
        run("network", dataset, "--min-shared", "1", "--format", form, "-o", path)
        # Gephi's table has ids alone.
        try_reading(f"{dataset} by {form}", path, expected["id" if form == "csv-gephi" else "label"])
        if form == "graphml":  # and as a list of ties of its own
            again = os.path.join(folder, "ties.csv")
            run("convert", path, "-o", again)
            try_reading(f"{dataset} by convert", again, expected["label"])


def signed_pairs():
    random.seed(7)
    pairs = {}
    while len(pairs) < 20:
        a, b = random.sample(NAMES, 2)
        pairs[frozenset((a, b))] = random.choice([-1, 1]) * random.choice([1, 0.25, 1 / 3, 1e-7, 123456.5])
    return pairs


def of_networkx(folder, pairs):
    graph = networkx.Graph()
    for pair, weight in pairs.items():
        graph.add_edge(*sorted(pair), weight=weight)
    for form, write in (("graphml", networkx.write_graphml), ("gml", networkx.write_gml)):
        path = os.path.join(folder, "networkx." + form)
        write(graph, path)
        try_reading(f"networkx {form}", path, pairs)
    both = graph.to_directed()
    path = os.path.join(folder, "directed.graphml")
    networkx.write_graphml(both, path)
    try_reading("networkx directed graphml", path, pairs)
    for pair in pairs:
        a, b = sorted(pair)
        both[a][b]["weight"] = 3.0
        both[b][a]["weight"] = 1.0
    for form, write in (("graphml", networkx.write_graphml), ("gml", networkx.write_gml)):
        path = os.path.join(folder, "averaged." + form)
        write(both, path)
        try_reading(f"networkx averaged {form}", path, {pair: 2 for pair in pairs})
    numbered = networkx.convert_node_labels_to_integers(graph, label_attribute="name")
    path = os.path.join(folder, "networkx.edges")
    networkx.write_weighted_edgelist(numbered, path)
    names = networkx.get_node_attributes(numbered, "name")
    try_reading("networkx weighted edge list", path,
                {frozenset((str(a), str(b))): pairs[frozenset((names[a], names[b]))] for a, b in numbered.edges})


def of_igraph(folder, pairs):
    graph = igraph.Graph.TupleList([(*sorted(pair), weight) for pair, weight in pairs.items()], weights=True)
    # Its C library writes 15 digits, so it is given weights that have no more.
    short = {pair: float("%.12g" % weight) for pair, weight in pairs.items()}
    graph.es["weight"] = [short[frozenset(graph.vs[v]["name"] for v in edge.tuple)] for edge in graph.es]
    for form, write in (("graphml", graph.write_graphml), ("gml", graph.write_gml)):
        path = os.path.join(folder, "igraph." + form)
        write(path)
        try_reading(f"igraph {form}", path, short)
    graph.vs["name"] = ["v%d" % v.index for v in graph.vs]
    path = os.path.join(folder, "igraph.txt")
    graph.write_ncol(path, names="name", weights="weight")
    wanted = {frozenset(graph.vs[v]["name"] for v in edge.tuple): edge["weight"] for edge in graph.es}
    try:
        found = read(path)
        compare("igraph ncol", {pair: float("%.5g" % weight) for pair, weight in found.items()},
                {pair: float("%.5g" % weight) for pair, weight in wanted.items()})
    except RuntimeError as failure:
        faults.append(f"igraph ncol: {failure}")


def of_pandas(folder, pairs):
    table = pandas.DataFrame([(*sorted(pair), abs(weight), "positive" if weight > 0 else "negative", 1990)
                              for pair, weight in pairs.items()], columns=["from", "to", "weight", "sign", "year"])
    for name, options in (("index.csv", {}), ("plain.csv", {"index": False}), ("semi.csv", {"index": False, "sep": ";"}),
                          ("tab.tsv", {"index": False, "sep": "\t"}), ("zip.csv.gz", {"index": False})):
        path = os.path.join(folder, name)
        table.to_csv(path, **options)
        try_reading(f"pandas {name}", path, pairs)
    names = sorted(set().union(*pairs))
    matrix = pandas.DataFrame([[pairs.get(frozenset((a, b)), 0) if a != b else 0 for b in names] for a in names], names, names)
    path = os.path.join(folder, "matrix.csv")
    matrix.to_csv(path)
    try_reading("pandas matrix", path, {pair: pairs[pair] for pair in pairs})


def of_dna(shared):
    folder = os.path.join(shared, "dna", "truth")
    if not os.path.isdir(folder):
        print("skipped: the graphs of DNA are not there")
        return
    one_mode = os.path.join(folder, "native_onemode_subtract_average.")
    with open(one_mode + "csv", newline="", encoding="utf-8") as source:
        rows = list(csv.reader(source, delimiter=";"))
    expected = {frozenset((row[0], column)): float(cell) for row in rows[1:] for column, cell in zip(rows[0][1:], row[1:])
                if row[0] != column and float(cell) != 0}
    try_reading("DNA's matrix", one_mode + "csv", expected)
    try_reading("DNA's graph", one_mode + "graphml", expected, 1e-6)  # the matrix has six decimals
    two_mode = read(os.path.join(folder, "native_twomode_combine.graphml"))
    if len(two_mode) != 22 or set(two_mode.values()) - {1.0, 2.0, 3.0}:
        faults.append(f"DNA's two-mode graph has {len(two_mode)} ties")
    tribes = read(os.path.join(shared, "signed", "tribes.csv"))
    if len(tribes) != 58 or sum(weight < 0 for weight in tribes.values()) != 29:
        faults.append("the highland tribes are others")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for dataset in sys.argv[1:]:
            own_formats(folder, dataset)
        pairs = signed_pairs()
        of_networkx(folder, pairs)
        of_igraph(folder, pairs)
        of_pandas(folder, pairs)
    of_dna(SHARED)
    for fault in faults:
        print(fault)
    print(f"{checked} networks read, {len(faults)} faults")
    return 1 if faults or checked < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
