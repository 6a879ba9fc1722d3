#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the graph formats against `--format json`, by what each format's specification asks.

usage: graph_formats.py DATASET [OPTIONS OF entente network]

Reads with Python's own parsers, NetworkX and igraph; the programs that the formats are meant for
read them in tests/clients/npm/. GEXF is held against the published schemas (1.2draft and 1.3) in
our own words: order, places, required attributes and types.
"""
import io
import json
import math
import re
import sys
import tempfile
import warnings
import xml.etree.ElementTree as tree

import expected

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

DATASET, OPTIONS = sys.argv[1], sys.argv[2:]
TRUTH = expected.network(DATASET, OPTIONS)
NODES, TIES = TRUTH["nodes"], TRUTH["ties"]
xml_text, shown = expected.xml_text, expected.shown
AGREE, OPPOSE = "#0072B2", "#D55E00"
faults = []


def check(what, got, wanted):
    numbers = [x for x in (got, wanted) if isinstance(x, (int, float)) and not isinstance(x, bool)]
    same = math.isclose(got, wanted, rel_tol=1e-12, abs_tol=1e-320) if len(numbers) == 2 else got == wanted
    if not same:
        faults.append(f"{what}: found {got!r}, expected {wanted!r}")


def check_that(what, condition):
    if not condition:
        faults.append(f"{what} does not hold")


def export(form, command="network"):
    return expected.export(command, DATASET, form, OPTIONS)


def strictly(data):
    """JSON without a key twice in one object."""
    def pairs(items):
        keys = [key for key, _ in items]
        check("keys given twice", sorted({k for k in keys if keys.count(k) > 1}), [])
        return dict(items)
    return json.loads(data, object_pairs_hook=pairs)


def check_columns(what, got, wanted, more):
    """`got` is the columns of one node and just these others."""
    check(f"{what}: columns", sorted(got), sorted([*wanted, *more]))
    for key, value in {**wanted, **more}.items():
        check(f"{what}: {key!r}", got.get(key), value)


def check_tie(what, got, tie, more=()):
    check(f"{what}: keys", sorted(got), sorted(["weight", "sign", "signed_weight", "shared", *more]))
    for key in ("weight", "sign", "signed_weight", "shared"):
        check(f"{what}: {key}", got.get(key), tie[key])
    check_that(f"{what}: weight above 0", got["weight"] > 0)


def check_provenance(what, got):
    check(f"{what}: input_sha256", got.get("input_sha256"), TRUTH["input_sha256"])
    check(f"{what}: source", got.get("source"), TRUTH["source"])
    if TRUTH["seed"] is not None:
        check(f"{what}: seed", got.get("seed"), TRUTH["seed"])


# GEXF

GEXF_TYPES = {"integer": lambda s: re.fullmatch(r"-?\d+", s), "boolean": lambda s: s in ("true", "false"),
              "double": lambda s: re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", s), "string": lambda s: True}
GEXF_CHILDREN = {"gexf": ["meta", "graph"], "meta": ["creator", "description"], "attributes": ["attribute"],
                 "graph": ["attributes", "attributes", "nodes", "edges"], "nodes": ["node"], "edges": ["edge"],
                 "node": ["attvalues", "color", "position", "size"], "edge": ["attvalues", "color"],
                 "attvalues": ["attvalue"], "creator": [], "description": [], "attribute": [], "attvalue": [],
                 "color": [], "position": [], "size": []}
GEXF_ATTRIBUTES = {"gexf": {"version"}, "graph": {"defaultedgetype", "mode"}, "attributes": {"class", "mode"},
                   "attribute": {"id", "title", "type"}, "node": {"id", "label"}, "attvalue": {"for", "value"},
                   "edge": {"id", "source", "target", "weight"}, "color": {"r", "g", "b"},
                   "position": {"x", "y", "z"}, "size": {"value"}}
GEXF_REPEATED = {"attributes", "nodes", "edges", "attvalues"}


def check_gexf_shape(form, root, space):
    for element in root.iter():
        uri, name = re.fullmatch(r"\{(.*)\}(.*)", element.tag).groups()
        check(f"{form}: namespace of {name}", uri, space + "/viz" if name in ("color", "position", "size") else space)
        children = [re.sub(r"\{.*\}", "", child.tag) for child in element]
        if name in GEXF_REPEATED:
            check_that(f"{form}: children of {name}", set(children) <= set(GEXF_CHILDREN[name]))
        else:
            check(f"{form}: children of {name}", children, GEXF_CHILDREN[name])
        check(f"{form}: attributes of {name}", set(element.attrib), GEXF_ATTRIBUTES.get(name, set()))


def gexf(form, space, version):
    root = tree.fromstring(export(form))
    check_gexf_shape(form, root, space)
    check(f"{form}: version", root.get("version"), version)
    find = {"g": space, "viz": space + "/viz"}
    types = {}
    for block in root.iterfind("g:graph/g:attributes", find):
        for attribute in block:
            check(f"{form}: title", attribute.get("title"), attribute.get("id"))
            check_that(f"{form}: declared once", (block.get("class"), attribute.get("id")) not in types)
            types[block.get("class"), attribute.get("id")] = attribute.get("type")
    check(f"{form}: blocks", [b.get("class") for b in root.iterfind("g:graph/g:attributes", find)], ["node", "edge"])
    for kind in ("node", "edge"):
        for element in root.iter(f"{{{space}}}{kind}"):
            for value in element.iterfind("g:attvalues/g:attvalue", find):
                declared = types.get((kind, value.get("for")))
                check_that(f"{form}: {value.get('for')!r} declared", declared is not None)
                check_that(f"{form}: {value.get('value')!r} is {declared}",
                           declared and GEXF_TYPES[declared](value.get("value")))
    for node, wanted in zip(root.iter(f"{{{space}}}node"), NODES):
        colour = "#" + "".join(f"{int(node.find('viz:color', find).get(c)):02x}" for c in "rgb")
        check(f"{form}: id", node.get("id"), xml_text(wanted["id"]))
        check(f"{form}: colour", colour, wanted["color"].lower())
        check_that(f"{form}: size", float(node.find("viz:size", find).get("value")) > 0)
    ids = [edge.get("id") for edge in root.iter(f"{{{space}}}edge")]
    check(f"{form}: ids of edges", len(set(ids)), len(TIES))


# GraphML of yFiles

SHAPES = ["ellipse", "rectangle", "diamond", "triangle", "hexagon", "trapezoid", "octagon"]
SPACES = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml",
          "visone": "http://visone.info/xmlns"}


def shape_of(node, names):
    if TRUTH["first"] != len(NODES):
        return names[1 if node["columns"]["mode"] == "issue" else 0]
    coalition = node["columns"].get("coalition")
    return names[0 if coalition is None else (coalition - 1) % len(names)]


def check_shape(what, graphics, node):
    geometry = {key: float(value) for key, value in graphics.find("y:Geometry", SPACES).attrib.items()}
    centre = geometry["x"] + geometry["width"] / 2, -geometry["y"] - geometry["height"] / 2
    check_that(f"{what}: place", math.dist(centre, (node["x"], node["y"])) < 0.01)
    check(f"{what}: size", geometry["width"], node["size"])
    check(f"{what}: fill", graphics.find("y:Fill", SPACES).get("color"), node["color"])
    label = graphics.find("y:NodeLabel", SPACES).text or ""
    markup = node["label"].lower().startswith("<html>")
    check(f"{what}: label", label, " " * markup + xml_text(node["label"]))
    check(f"{what}: shape", graphics.find("y:Shape", SPACES).get("type"), shape_of(node, SHAPES))


def check_line(what, graphics, tie):
    line = graphics.find("y:LineStyle", SPACES)
    check(f"{what}: colour", line.get("color"), OPPOSE if tie["sign"] == "negative" else AGREE)
    check(f"{what}: dashes", line.get("type"), "dashed" if tie["sign"] == "negative" else "line")
    check_that(f"{what}: width", 1 <= float(line.get("width")) <= 6)
    check(f"{what}: arrows", graphics.find("y:Arrows", SPACES).attrib, {"source": "none", "target": "none"})


def yfiles(form, node_path, edge_path):
    data = export(form)
    root = tree.fromstring(data)
    names = {key.get("id"): key.get("attr.name") for key in root.iterfind("g:key", SPACES)}
    graph = root.find("g:graph", SPACES)
    check(f"{form}: children of graph", {child.tag for child in graph} - {f"{{{SPACES['g']}}}{name}" for name in
          ("data", "node", "edge")}, set())

    def values(element):
        found = {names[d.get("key")]: d.text or "" for d in element.iterfind("g:data", SPACES) if names[d.get("key")]}
        return found
    check_provenance(form, {**values(graph), "seed": TRUTH["seed"] if "seed" not in values(graph)
                            else int(values(graph)["seed"])})
    nodes = list(graph.iterfind("g:node", SPACES))
    check(f"{form}: nodes", [n.get("id") for n in nodes], [f"n{i}" for i in range(len(NODES))])
    for element, node in zip(nodes, NODES):
        found, what = values(element), f"{form}: {node['id']!r}"
        check(f"{what}: id", found["id"], xml_text(node["id"]))
        check(f"{what}: label", found["label"], xml_text(node["label"]))
        wanted = {xml_text(k): xml_text(v) if isinstance(v, str) else v for k, v in node["columns"].items()}
        check(f"{what}: columns", sorted(set(found) - {"id", "label", "x", "y", "size", "color"}), sorted(wanted))
        for key, value in wanted.items():
            got = found.get(key)
            check(f"{what}: {key!r}", got if isinstance(value, str) else json.loads(got), value)
        check_shape(what, element.find(node_path, SPACES), node)
    index = {node["id"]: f"n{i}" for i, node in enumerate(NODES)}
    edges = list(graph.iterfind("g:edge", SPACES))
    check(f"{form}: ties", len(edges), len(TIES))
    for element, tie in zip(edges, TIES):
        what = f"{form}: {tie['source']!r} - {tie['target']!r}"
        check(what, (element.get("source"), element.get("target")), (index[tie["source"]], index[tie["target"]]))
        found = values(element)
        check_tie(what, {k: v if k == "sign" else json.loads(v) for k, v in found.items()}, tie)
        check_line(what, element.find(edge_path, SPACES), tie)
    with tempfile.NamedTemporaryFile() as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # igraph tells that it knows no graphics
        file.write(data)
        file.flush()
        graph = igraph.Graph.Read_GraphML(file.name)
    check(f"{form} in igraph: nodes", graph.vcount(), len(NODES))
    if NODES:
        check(f"{form} in igraph: labels", graph.vs["label"], [xml_text(node["label"]) for node in NODES])
    if TIES:
        check(f"{form} in igraph: weights", graph.es["signed_weight"], [tie["signed_weight"] for tie in TIES])


def yed():
    yfiles("graphml-yed", "g:data/y:ShapeNode", "g:data/y:PolyLineEdge")
    graph = networkx.read_graphml(io.BytesIO(export("graphml-yed")))
    check("graphml-yed in NetworkX: nodes", [data["id"] for _, data in graph.nodes(data=True)],
          [xml_text(node["id"]) for node in NODES])
    check("graphml-yed in NetworkX: ties", sorted(d["signed_weight"] for _, _, d in graph.edges(data=True)),
          sorted(tie["signed_weight"] for tie in TIES))


def visone():
    yfiles("graphml-visone", "g:data/visone:shapeNode/y:ShapeNode", "g:data/visone:polyLineEdge/y:PolyLineEdge")
    root = tree.fromstring(export("graphml-visone"))
    check("graphml-visone: label", root.find("g:graph/g:data/visone:labelAttribute", SPACES).get("nodeLabel"), "label")


# JSON

def graphology():
    graph = strictly(export("graphology"))
    check("graphology: keys", sorted(graph), ["attributes", "edges", "nodes", "options"])
    check("graphology: options", graph["options"], {"type": "undirected", "multi": False, "allowSelfLoops": False})
    check_provenance("graphology", graph["attributes"])
    check("graphology: nodes", [n["key"] for n in graph["nodes"]], [n["id"] for n in NODES])
    for got, node in zip(graph["nodes"], NODES):
        more = {key: node[key] for key in ("label", "x", "y", "color")}
        half = got["attributes"].pop("size")
        check_that(f"graphology: radius of {node['id']!r}", abs(half * 2 - node["size"]) <= 0.0021)
        check_columns(f"graphology: {node['id']!r}", got["attributes"], node["columns"], more)
    check("graphology: ties", len(graph["edges"]), len(TIES))
    check("graphology: keys of ties", len({e["key"] for e in graph["edges"]}), len(TIES))
    for got, tie in zip(graph["edges"], TIES):
        check("graphology: ends", (got["source"], got["target"], got["undirected"]), (tie["source"], tie["target"], True))
        check_tie("graphology", got["attributes"], tie, ("size", "color"))


def cyjs():
    graph = strictly(export("cyjs"))
    check_provenance("cyjs", graph["data"])
    nodes, edges = graph["elements"]["nodes"], graph["elements"]["edges"]
    check("cyjs: nodes", [n["data"]["id"] for n in nodes], [n["id"] for n in NODES])
    for got, node in zip(nodes, NODES):
        more = {"id": node["id"], "name": node["label"], **{key: node[key] for key in ("label", "size", "color")}}
        check_columns(f"cyjs: {node['id']!r}", got["data"], node["columns"], more)
        check(f"cyjs: place of {node['id']!r}", got["position"], {"x": node["x"], "y": 0.0 - node["y"]})
    check("cyjs: ties", len(edges), len(TIES))
    for got, tie in zip(edges, TIES):
        data = got["data"]
        check("cyjs: ends", (data["source"], data["target"]), (tie["source"], tie["target"]))
        check("cyjs: interaction", data["interaction"], tie["sign"])
        check_tie("cyjs", {k: v for k, v in data.items() if k not in ("id", "source", "target", "interaction", "width")},
                  tie)
    ids = [e["data"]["id"] for e in nodes + edges]
    twice = {i for i in ids if ids.count(i) > 1}
    check("cyjs: ids of ties are no nodes'", twice, set())
    negative = [rule["style"] for rule in graph["style"] if rule["selector"] == 'edge[sign = "negative"]']
    check("cyjs: dashes", [style["line-style"] for style in negative], ["dashed"])


CX2_TYPES = {"string": str, "double": (int, float), "integer": int, "long": int, "boolean": bool}


def check_cx2_types(what, declared, values):
    for key, value in values.items():
        kind = declared.get(key, {}).get("d")
        check_that(f"cx2: {what} {key!r} declared", kind is not None)
        check_that(f"cx2: {what} {key!r} is {kind}",
                   kind and isinstance(value, CX2_TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool)))


def cx2():
    aspects = strictly(export("cx2"))
    check("cx2: descriptor", aspects[0], {"CXVersion": "2.0", "hasFragments": False})
    names = [next(iter(aspect)) for aspect in aspects[1:]]
    check("cx2: aspects", names, ["metaData", "attributeDeclarations", "networkAttributes", "nodes", "edges",
                                  "visualProperties", "status"])
    of = {name: aspect[name] for name, aspect in zip(names, aspects[1:])}
    for meta in of["metaData"]:
        check(f"cx2: count of {meta['name']}", meta["elementCount"], len(of[meta["name"]]))
    check("cx2: status", of["status"], [{"error": "", "success": True}])
    declared = of["attributeDeclarations"][0]
    network = of["networkAttributes"][0]
    check_cx2_types("network", declared["networkAttributes"], network)
    check_provenance("cx2", {key.removeprefix("entente_"): value for key, value in network.items()})
    for i, (got, node) in enumerate(zip(of["nodes"], NODES)):
        check("cx2: id", (got["id"], got["x"], got["y"]), (i, node["x"], 0.0 - node["y"]))
        check_cx2_types("node", declared["nodes"], got["v"])
        check_columns(f"cx2: {node['id']!r}", got["v"], node["columns"],
                      {"name": node["label"], "represents": node["id"], "size": node["size"], "color": node["color"]})
    index = {node["id"]: i for i, node in enumerate(NODES)}
    check("cx2: numbers", (len(of["nodes"]), len(of["edges"])), (len(NODES), len(TIES)))
    for i, (got, tie) in enumerate(zip(of["edges"], TIES)):
        check("cx2: ends", (got["id"], got["s"], got["t"]), (i, index[tie["source"]], index[tie["target"]]))
        check_cx2_types("edge", declared["edges"], got["v"])
        check_tie("cx2", {k: v for k, v in got["v"].items() if k != "interaction"}, tie)
    look = of["visualProperties"][0]
    for kind, mappings in (("nodes", look["nodeMapping"]), ("edges", look["edgeMapping"])):
        for name, mapping in mappings.items():
            check_that(f"cx2: {name} rests on a declared attribute",
                       mapping["definition"]["attribute"] in declared[kind])
    styles = {entry["v"]: entry["vp"] for entry in look["edgeMapping"]["EDGE_LINE_STYLE"]["definition"]["map"]}
    check("cx2: dashes", styles, {"positive": "solid", "negative": "dashed"})


def jgf():
    graph = strictly(export("jgf"))
    check("jgf: top", list(graph), ["graph"])
    graph = graph["graph"]
    check("jgf: keys", sorted(graph), ["directed", "edges", "label", "metadata", "nodes", "type"])
    check_provenance("jgf", graph["metadata"])
    check("jgf: nodes", list(graph["nodes"]), [n["id"] for n in NODES])
    for node in NODES:
        got = graph["nodes"][node["id"]]
        check(f"jgf: label of {node['id']!r}", got["label"], node["label"])
        check_columns(f"jgf: {node['id']!r}", got["metadata"], node["columns"],
                      {key: node[key] for key in ("x", "y", "size", "color")})
    check("jgf: ties", len(graph["edges"]), len(TIES))
    for got, tie in zip(graph["edges"], TIES):
        check("jgf: tie", {k: v for k, v in got.items() if k != "metadata"},
              {"source": tie["source"], "target": tie["target"], "relation": tie["sign"], "directed": False})
        check_tie("jgf", got["metadata"], tie)


def vosviewer(form, sign):
    data = strictly(export(form))
    network = data["network"]
    check(f"{form}: items", [i["id"] for i in network["items"]], [n["id"] for n in NODES])
    for item, node in zip(network["items"], NODES):
        check(f"{form}: label", item["label"], node["label"].replace("<", "\u2039").replace(">", "\u203a"))
        check(f"{form}: place", (item["x"], item["y"]), (node["x"], node["y"]))
        check(f"{form}: cluster", item.get("cluster"), node["columns"].get("coalition"))
        check(f"{form}: weights", item["weights"], {k: node["columns"][k] for k in ("activity", "cells")})
        check(f"{form}: stability", item.get("scores", {}).get("stability"), node["columns"].get("stability"))
    check(f"{form}: links", [(k["source_id"], k["target_id"], k["strength"]) for k in network["links"]],
          [(t["source"], t["target"], t["weight"]) for t in TIES if t["sign"] == sign])
    check(f"{form}: clusters", [c["cluster"] for c in network.get("clusters", [])],
          [c["id"] for c in TRUTH["coalitions"]])
    check_that(f"{form}: no markup", "<" not in json.dumps([i["label"] for i in network["items"]]))
    check_that(f"{form}: source of the input", TRUTH["input_sha256"] in data["info"]["description"])


def vega_lite():
    spec = strictly(export("vega-lite"))
    check_provenance("vega-lite", spec["usermeta"]["entente"])
    rows, columns = spec["encoding"]["y"]["scale"]["domain"], spec["encoding"]["x"]["scale"]["domain"]
    first, two = TRUTH["first"], TRUTH["first"] != len(NODES)
    check("vega-lite: rows", rows, TRUTH["names"][:first])
    check("vega-lite: columns", columns, TRUTH["names"][first:] if two else TRUTH["names"])
    check_that("vega-lite: names differ", len(set(rows)) == len(rows) and len(set(columns)) == len(columns))
    name = {node["id"]: n for node, n in zip(NODES, TRUTH["names"])}
    wanted = {}
    for tie in TIES:
        wanted[name[tie["source"]], name[tie["target"]]] = tie
        if not two:
            wanted[name[tie["target"]], name[tie["source"]]] = tie
    values = spec["data"]["values"]
    check("vega-lite: cells", len(values), len(wanted))
    for value in values:
        tie = wanted[value["row"], value["column"]]
        for key, got in tie.items():
            check(f"vega-lite: {key}", value[key], got)
        mark = value["mark"].replace("\u2212", "-")
        check_that(f"vega-lite: {mark!r} says the sign", mark[0] == ("-" if tie["sign"] == "negative" else "+"))
    colour = spec["layer"][0]["encoding"]["color"]["scale"]
    check("vega-lite: middle of the scale", (colour["domain"][3], colour["range"][3]), (0, "#f7f7f7"))
    check("vega-lite: ends of the scale", colour["domain"][6], -colour["domain"][0])
    if TIES:
        check("vega-lite: end of the scale", colour["domain"][6], max(t["weight"] for t in TIES))


def vega_lite_stances():
    if TRUTH["nodes"] and TRUTH["nodes"][0]["columns"]["mode"] == "node":
        return  # an edge list has no stances
    options = [o for o in OPTIONS]
    if options:
        return  # those of networks
    spec = strictly(export("vega-lite", "stances"))
    truth = json.loads(export("json", "stances"))
    name = {"actors": {}, "issues": {}}
    for kind, axis in (("actors", "y"), ("issues", "x")):
        names = expected.names_of([e["label"] for e in truth[kind]], [e["id"] for e in truth[kind]])
        check(f"vega-lite of stances: {kind}", spec["encoding"][axis]["scale"]["domain"], names)
        name[kind] = {e["id"]: n for e, n in zip(truth[kind], names)}
    cells = {(c["actor"], c["issue"]): c for c in truth["cells"]}
    check("vega-lite of stances: cells", sorted((v["actor"], v["issue"]) for v in spec["data"]["values"]), sorted(cells))
    for value in spec["data"]["values"]:
        cell = cells[value["actor"], value["issue"]]
        check("vega-lite of stances: names", (value["row"], value["column"]),
              (name["actors"][value["actor"]], name["issues"][value["issue"]]))
        check("vega-lite of stances: position", value["position"], cell["mean"])
        check("vega-lite of stances: statements", value["statements"], cell["count"])


# Mermaid

def plain(text):
    return re.sub(r"#(\d+);", lambda m: chr(int(m[1])), text)


def mermaid():
    if len(TIES) > 500:
        done = expected.run("network", DATASET, "mermaid", OPTIONS)
        check("mermaid: refused", (done.returncode != 0, done.stdout), (True, b""))
        check_that("mermaid: says why", f"mermaid draws 500 ties at most, found {len(TIES)}" in done.stderr.decode())
        return
    text = export("mermaid").decode()
    check_that("mermaid: no directive", "%%{" not in text)
    check_that("mermaid: nothing that acts", re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ufffe\uffff]", text) is None)
    check_that("mermaid: source of the input", f"\n%% input_sha256: {TRUTH['input_sha256']}\n" in text)
    nodes = {int(m[1]): plain(m[2]) for m in re.finditer(r'^ +n(\d+)\(?\["(.*)"\]\)?(?::::\w+)?$', text, re.M)}
    check("mermaid: nodes", [nodes.get(i) for i in range(len(NODES))], [shown(node["label"]) for node in NODES])
    lines = re.findall(r"^  n(\d+) (---|-\.-) n(\d+)$", text, re.M)
    index = {node["id"]: i for i, node in enumerate(NODES)}
    check("mermaid: ties", [(int(a), line, int(b)) for a, line, b in lines],
          [(index[t["source"]], "-.-" if t["sign"] == "negative" else "---", index[t["target"]]) for t in TIES])
    styled = {}
    for numbers, colour in re.findall(r"^  linkStyle ([\d,]+) stroke:(#\w+),", text, re.M):
        styled.update({int(n): colour for n in numbers.split(",")})
    check("mermaid: colours", [styled.get(i) for i in range(len(TIES))],
          [OPPOSE if t["sign"] == "negative" else AGREE for t in TIES])
    outline = dict(re.findall(r"^  classDef (\w+) fill:#ffffff,stroke:(#\w+),", text, re.M))
    classes = {int(m[1]): m[2] for m in re.finditer(r'^ +n(\d+)\(?\[".*"\]\)?:::(\w+)$', text, re.M)}
    check("mermaid: outlines", {i: outline.get(name) for i, name in classes.items()},
          {i: node["color"] for i, node in enumerate(NODES) if "coalition" in node["columns"]})
    boxes = [plain(b) for b in re.findall(r'^  subgraph box[1-9]\d*\["(.*)"\]$', text, re.M)]
    check("mermaid: coalitions", boxes, [shown(c["label"]) for c in TRUTH["coalitions"]])


gexf("gexf", "http://gexf.net/1.3", "1.3")
gexf("gexf12", "http://www.gexf.net/1.2draft", "1.2")
for one in (yed, visone, graphology, cyjs, cx2, jgf, vega_lite, vega_lite_stances, mermaid):
    one()
vosviewer("vosviewer", "positive")
vosviewer("vosviewer-conflict", "negative")
for fault in faults[:40]:
    print(fault)
if len(faults) > 40:
    print(f"... {len(faults) - 40} more")
sys.exit(1 if faults else 0)
