#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what entente wrote with NetworkX, igraph and Graphviz, and compares it with the JSON export.

usage: readback.py DATASET [OPTIONS OF entente network]

Each file must hold the same nodes, ties and attributes as `--format json`. Needs Debian's
python3-networkx, python3-igraph and graphviz.
"""
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing)
    sys.exit(77)

PROGRAM, DATASET, OPTIONS = os.environ["ENTENTE_PROGRAM"], sys.argv[1], sys.argv[2:]
faults = []


def export(form):
    command = [PROGRAM, "network", DATASET, "--format", form, *OPTIONS]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed: {done.stderr.decode()}")
    return done.stdout


def check(form, what, got, expected):
    if isinstance(got, float) or isinstance(expected, float):
        same = isinstance(got, (int, float)) and isinstance(expected, (int, float)) and math.isclose(
            got, expected, rel_tol=1e-12, abs_tol=1e-323)
    else:
        same = got == expected
    if not same:
        faults.append(f"{form}: {what}: found {got!r}, expected {expected!r}")


def xml_text(s):
    """What XML 1.0 can hold of a string; a carriage return and all else survives."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", s)


truth = json.loads(export("json"))
RESERVED = {"id", "label", "name", "x", "y", "z", "size", "color", "viz", "weight", "source", "target", "for", "pid",
            "parents", "start", "end", "sign", "shared", "index", "_nx_name", "signed_weight", "mode", "kind",
            "actor_weight", "activity", "cells", "coalition", "coalition_label", "stability", "second",
            "second_share", "swings", "parent", "SUID", "shared name", "shared_name", "selected", "represents", "alias",
            "type", "hidden", "forceLabel", "highlighted", "zIndex", "vx", "vy", "fx", "fy"}
OWN = ["mode", "kind", "actor_weight", "activity", "cells", "coalition", "coalition_label", "stability", "second",
       "second_share", "swings"]

names = sorted({name for node in truth["nodes"] for name in node.get("attributes", {})})
strings = {name for node in truth["nodes"] for name, value in node.get("attributes", {}).items()
           if isinstance(value, str)}
renamed = {}
for name in sorted(names, key=lambda n: (n in RESERVED, n)):
    new = name
    while new in RESERVED or (new != name and new in renamed.values()):
        new = "attr:" + new
    renamed[name] = new


def expected_node(node, clean=lambda s: s):
    """The attributes of a node as a graph file names them."""
    out = {name: node[name] for name in OWN if name in node}
    for name, value in node.get("attributes", {}).items():
        if name in strings and not isinstance(value, str):
            value = json.dumps(value)
        out[clean(renamed[name])] = value
    return {key: clean(value) if isinstance(value, str) else value for key, value in out.items()}


def expected_nodes(clean=lambda s: s):
    return {clean(node["id"]): expected_node(node, clean) for node in truth["nodes"]}


def expected_ties(clean=lambda s: s):
    return {frozenset((clean(t["source"]), clean(t["target"]))): t for t in truth["ties"]}


def compare_ties(form, ties, clean=lambda s: s):
    wanted = expected_ties(clean)
    check(form, "ties", sorted(map(sorted, ties)), sorted(map(sorted, wanted)))
    for pair, tie in ties.items():
        for key in ("weight", "sign", "signed_weight", "shared"):
            check(form, f"{key} of {sorted(pair)}", tie[key], wanted[pair][key])
        if tie["weight"] <= 0:
            faults.append(f"{form}: weight of {sorted(pair)} is not above 0")


def compare_nodes(form, nodes, clean=lambda s: s):
    wanted = expected_nodes(clean)
    check(form, "nodes", sorted(nodes), sorted(wanted))
    for node, attributes in nodes.items():
        check(form, f"attributes of {node!r}", sorted(attributes), sorted(wanted.get(node, {})))
        for key, value in wanted.get(node, {}).items():
            check(form, f"{key!r} of {node!r}", attributes.get(key), value)


def read_networkx(form, graph, clean):
    nodes, ties = {}, {}
    by_id = {clean(node["id"]): node for node in truth["nodes"]}
    for node, data in graph.nodes(data=True):
        data = dict(data)
        check(form, f"label of {node!r}", data.pop("label"), clean(by_id[node]["label"]))
        viz = data.pop("viz", None)
        if viz is not None:
            place, colour = viz["position"], viz["color"]
            data.update(x=place["x"], y=place["y"], size=viz["size"],
                        color="#%02x%02x%02x" % (colour["r"], colour["g"], colour["b"]))
        for key in ("x", "y", "size"):
            check(form, f"{key} of {node!r}", data.pop(key), by_id[node][key])
        check(form, f"color of {node!r}", data.pop("color").lower(), by_id[node]["color"].lower())
        nodes[node] = data
    for source, target, data in graph.edges(data=True):
        ties[frozenset((source, target))] = data
    compare_nodes(form, nodes, clean)
    compare_ties(form, ties, clean)


def with_file(form, read):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph")
        with open(path, "wb") as file:
            file.write(export(form))
        return read(path)


def gexf12():
    graph = with_file("gexf12", networkx.read_gexf)
    read_networkx("gexf12", graph, xml_text)


def gexf():
    """NetworkX 2.8 reads 1.2 only: the two differ in names of namespaces and nothing else."""
    text = export("gexf").decode()
    old = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    check("gexf", "difference from gexf12", old, export("gexf12").decode())
    for fact in ("version", "source", "input_sha256"):
        if f"{fact}: " not in text:
            faults.append(f"gexf: no {fact} in <meta>")


def graphml():
    graph = with_file("graphml", networkx.read_graphml)
    for node in truth["nodes"]:  # NetworkX leaves out data that is empty
        for key, value in expected_node(node, xml_text).items():
            if value == "":
                graph.nodes[xml_text(node["id"])].setdefault(key, "")
    read_networkx("graphml", graph, xml_text)
    check("graphml", "input_sha256", graph.graph["input_sha256"], truth["input_sha256"])
    if "seed" in truth:
        check("graphml", "seed", graph.graph["seed"], truth["seed"])
    graph = with_file("graphml", igraph.Graph.Read_GraphML)
    check("graphml in igraph", "number of nodes", graph.vcount(), len(truth["nodes"]))
    # igraph 0.10.2 leaves an ampersand in an id as "&#38;": libxml2 gives it such, and igraph takes it.
    graph.vs["id"] = [name.replace("&#38;", "&") for name in graph.vs["id"]]
    check("graphml in igraph", "nodes", graph.vs["id"], [xml_text(node["id"]) for node in truth["nodes"]])
    check("graphml in igraph", "labels", graph.vs["label"], [xml_text(node["label"]) for node in truth["nodes"]])
    ties = {}
    for edge in graph.es:
        ends = frozenset((graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]))
        ties[ends] = edge.attributes()
    compare_ties("graphml in igraph", ties, xml_text)
    for node in truth["nodes"]:
        vertex = graph.vs[[n["id"] for n in truth["nodes"]].index(node["id"])]
        for key, value in expected_node(node, xml_text).items():
            if isinstance(value, bool):
                value = bool(value)
            check("graphml in igraph", f"{key!r} of {node['id']!r}", vertex[key.replace("&", "&#38;")], value)


def d3():
    data = json.loads(export("d3"))
    graph = networkx.node_link_graph(data)
    read_networkx("d3", graph, lambda s: s)
    check("d3", "input_sha256", graph.graph["input_sha256"], truth["input_sha256"])


def guarded(s):
    return "'" + s if s[:1] in tuple("=+-@\t\r") and s else s


def rows_of(form):
    return list(csv.reader(io.StringIO(export(form).decode(), newline=""), strict=True))


def edge_csv():
    rows = rows_of("csv")
    ties = {}
    for row in rows[1:]:
        tie = dict(zip(rows[0], row))
        tie["weight"], tie["signed_weight"] = float(tie["weight"]), float(tie["signed_weight"])
        tie["shared"] = int(tie["shared"])
        ties[frozenset((tie["source"], tie["target"]))] = tie
    compare_ties("csv", ties, guarded)


def node_csv():
    rows = rows_of("csv-nodes")
    wanted = {guarded(node["id"]): expected_node(node) for node in truth["nodes"]}
    columns = rows[0]
    check("csv-nodes", "nodes", [row[0] for row in rows[1:]], [guarded(n["id"]) for n in truth["nodes"]])
    for row, node in zip(rows[1:], truth["nodes"]):
        check("csv-nodes", "label", row[1], guarded(node["label"]))
        for key, value in wanted[row[0]].items():
            found = row[columns.index(guarded(key))]
            if isinstance(value, bool):
                value = "true" if value else "false"
            if isinstance(value, str):
                value = guarded(value)
            else:
                found = float(found)
            check("csv-nodes", f"{key!r} of {row[0]!r}", found, value)


def matrix():
    rows = rows_of("matrix")
    first = truth["network"]["first_mode"]
    labels = [guarded(node["label"]) for node in truth["nodes"]]
    others = labels if first == len(labels) else labels[first:]
    offset = 0 if first == len(labels) else first
    check("matrix", "first row", rows[0], [""] + others)
    check("matrix", "first column", [row[0] for row in rows[1:]], labels[:first])
    index = {node["id"]: i for i, node in enumerate(truth["nodes"])}
    weights = {}
    for tie in truth["ties"]:
        a, b = index[tie["source"]], index[tie["target"]]
        weights[a, b] = weights[b, a] = tie["signed_weight"]
    for i, row in enumerate(rows[1:]):
        for j, cell in enumerate(row[1:]):
            check("matrix", f"weight at {i}, {j}", float(cell), float(weights.get((i, j + offset), 0)))


def dot_id(s):
    return re.sub("[\x00-\x1f\x7f\ufffe\uffff]", "\ufffd", s).replace("\\", "\\\\")


def dot():
    text = export("dot")
    done = subprocess.run(["neato", "-n2", "-Tdot_json"], input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=True)
    check("dot", "complaints of Graphviz", re.sub(r"Warning: node .*too small for label\n", "", done.stderr.decode()), "")
    found = json.loads(done.stdout, strict=False)
    objects = found.get("objects", [])
    check("dot", "nodes", sorted(o["name"] for o in objects), sorted(dot_id(n["id"]) for n in truth["nodes"]))
    number = {o["_gvid"]: o["name"] for o in objects}
    ties = {}
    for edge in found.get("edges", []):
        tie = {"weight": float(edge["weight"]), "sign": edge["sign"], "signed_weight": float(edge["signed_weight"]),
               "shared": int(edge["shared"])}
        ties[frozenset((number[edge["tail"]], number[edge["head"]]))] = tie
    compare_ties("dot", ties, dot_id)
    check("dot", "input_sha256", found["entente:input_sha256"], truth["input_sha256"])
    svg = subprocess.run(["neato", "-n2", "-Tsvg"], input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         check=True).stdout.decode()
    import xml.etree.ElementTree as tree
    shown = {}
    space = "{http://www.w3.org/2000/svg}"
    for group in tree.fromstring(svg).iter(space + "g"):
        if group.get("class") == "node":
            shown[group.find(space + "title").text] = "\n".join(t.text or "" for t in group.findall(space + "text"))
    check("dot", "nodes shown", len(shown), len(truth["nodes"]))
    for node in truth["nodes"]:
        title = dot_id(node["id"])
        label = re.sub("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "\ufffd", node["label"].replace("\t", " "))
        if title in shown:  # Graphviz decodes entities in titles
            got = shown[title].replace("\u00a0", " ")
            check("dot", f"label shown for {title!r}", got.strip(), label.strip())


for one in (gexf12, gexf, graphml, d3, edge_csv, node_csv, matrix, dot):
    one()
for fault in faults[:40]:
    print(fault)
if len(faults) > 40:
    print(f"... {len(faults) - 40} more")
sys.exit(1 if faults else 0)
