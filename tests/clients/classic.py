#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Pajek, DL, GML, the CSV for Gephi and for R, and TikZ, and compares them with the JSON export.

usage: classic.py DATASET [OPTIONS OF entente network]

NetworkX and igraph are the clients; each file must hold the same nodes, labels, attributes, ties,
weights and signs as `--format json`. TikZ is checked for its structure. With ENTENTE_R (the path of
Rscript) R's igraph reads the files too (igraph.R).
"""
import collections
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import warnings

from expected import RESERVED

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"skipped: {missing}")
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
            got, expected, rel_tol=1e-14, abs_tol=0)
    else:
        same = got == expected
    if not same:
        faults.append(f"{form}: {what}: found {got!r}, expected {expected!r}")


truth = json.loads(export("json"))
NODES = truth["nodes"]
FIRST = truth["network"]["first_mode"]
TWO_MODE = FIRST != len(NODES)
AT = {node["id"]: i for i, node in enumerate(NODES)}
TIES = {(AT[t["source"]], AT[t["target"]]): t for t in truth["ties"]}
SIGNED = {pair: t["signed_weight"] for pair, t in TIES.items()}
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def shown(s):
    """Text on one line, with nothing in it that acts on a screen."""
    s = re.sub("[\n\t\r]", " ", s)
    return re.sub(f"[\x00-\x1f\x7f-\x9f\xad{BIDI}]", "\ufffd", s)


def distinct(clean):
    """Labels that several nodes share have the id in brackets behind them, then "#" and the number."""
    raw = [node["label"] for node in NODES]
    tail = [""] * len(NODES)
    while True:
        labels = [clean(one + more) for one, more in zip(raw, tail)]
        counts = collections.Counter(labels)
        again = [i for i, one in enumerate(labels) if counts[one] > 1]
        if not again:
            return labels
        for i in again:
            tail[i] += f" #{i + 1}" if tail[i] else f" [{NODES[i]['id']}]"


def numeric(s):
    """Takes back &#NNNN;, as Pajek does."""
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), s)


def with_file(form, data, read):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "graph")
        with open(path, "wb") as file:
            file.write(data)
        return read(path)


def same_ties(form, found):
    """`found`: a list of ((source, target), signed weight), by the nodes' places."""
    ties = [(tuple(sorted(pair)), weight) for pair, weight in found]
    check(form, "ties", sorted(pair for pair, _ in ties), sorted(SIGNED))
    for pair, weight in ties:
        check(form, f"weight of {pair}", weight, float(SIGNED.get(pair, math.nan)))


def is_ascii(form, data):
    check(form, "characters beyond ASCII", [c for c in data if c > 126 or (c < 32 and c != 10)], [])


def provenance(form, data):
    text = data.decode()
    for fact in ("version", "input_sha256", "type"):
        if f"% {fact}: " not in text:
            faults.append(f"{form}: no {fact} in the comments")
    if truth["input_sha256"] not in text:
        faults.append(f"{form}: another input_sha256")


def pajek():
    data = export("pajek")
    is_ascii("pajek", data)
    provenance("pajek", data)
    labels = distinct(lambda s: shown(s).replace('"', "'"))
    graph = with_file("pajek", data, igraph.Graph.Read_Pajek)
    check("pajek in igraph", "labels", [numeric(s) for s in (graph.vs["name"] if NODES else [])], labels)
    check("pajek in igraph", "directed", graph.is_directed(), False)
    same_ties("pajek in igraph", [(edge.tuple, edge["weight"]) for edge in graph.es])
    if TWO_MODE:
        check("pajek in igraph", "modes", graph.vs["type"], [i >= FIRST for i in range(len(NODES))])
        head = f"*Vertices {len(NODES)} {FIRST}\n".encode()
        check("pajek", "head", head in data, True)
        data = data.replace(head, f"*Vertices {len(NODES)}\n".encode())  # NetworkX knows one mode only
    graph = with_file("pajek", data, networkx.read_pajek)
    check("pajek in networkx", "labels", [numeric(s) for s in graph.nodes], labels)
    place = {label: i for i, label in enumerate(graph.nodes)}
    same_ties("pajek in networkx", [((place[a], place[b]), d["weight"]) for a, b, d in graph.edges(data=True)])
    places(graph)


def places(graph):
    """In [0, 1], y downwards, both to one scale."""
    nodes = [data for _, data in graph.nodes(data=True)]
    for node, data in zip(NODES, nodes):
        check("pajek", "shape", data["shape"], "box" if TWO_MODE and node["mode"] == "issue" else "ellipse")
        for key in "xy":
            check("pajek", f"{key} of {node['id']!r} in [0, 1]", 0 <= data[key] <= 1, True)
    if len(NODES) < 2:
        return
    scale = max(max(n[k] for n in NODES) - min(n[k] for n in NODES) for k in "xy") / 0.9
    for node, data in zip(NODES, nodes):
        for key, sign in (("x", 1), ("y", -1)):
            got = data[key] - nodes[0][key]
            if abs(got - sign * (node[key] - NODES[0][key]) / scale) > 2e-4:
                faults.append(f"pajek: {key} of {node['id']!r} is not that of the layout")


def column(form):
    data = export(form)
    is_ascii(form, data)
    provenance(form, data)
    lines = [line for line in data.decode().split("\n") if not line.startswith("%")]
    check(form, "head", lines[0], f"*Vertices {len(NODES)}")
    check(form, "end", lines[-1], "")
    return data.decode(), lines[1:-1]


def pajek_others():
    text, classes = column("pajek-clu")
    if TWO_MODE:
        wanted = [1 if node["mode"] == "actor" else 2 for node in NODES]
    else:
        wanted = [node.get("coalition", 0) for node in NODES]
        for node in NODES:
            if "coalition" in node:
                label = shown(node["coalition_label"]).replace('"', "'")
                found = re.search(rf"^% class {node['coalition']}: (.*)$", text, re.MULTILINE)
                check("pajek-clu", "name of a class", found and numeric(found[1]), label)
    check("pajek-clu", "classes", [int(one) for one in classes], wanted)
    _, values = column("pajek-vec")
    check("pajek-vec", "number of values", len(values), len(NODES))
    for node, value in zip(NODES, values):
        check("pajek-vec", f"activity of {node['id']!r}", float(value), float(node["activity"]))


def guarded(s):
    return "'" + s if s[:1] in tuple("=+-@\t\r") and s else s


def rows_of(form):
    rows = list(csv.reader(io.StringIO(export(form).decode(), newline=""), strict=True))
    for row in rows:
        check(form, "number of fields", len(row), len(rows[0]))
    return rows


def dl():
    data = export("dl")
    is_ascii("dl", data)
    legend = rows_of("dl-legend")
    check("dl-legend", "head", legend[0], ["number", "name", "id", "label", "mode"])
    check("dl-legend", "rows", [row[2:] + [row[0]] for row in legend[1:]],
          [[guarded(n["id"]), guarded(n["label"]), n["mode"], str(i + 1)] for i, n in enumerate(NODES)])
    names = [row[1] for row in legend[1:]]
    check("dl", "names that UCINET confuses", len({name.upper() for name in names}), len(NODES))
    check("dl", "names that are not plain", [n for n in names if not re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,17}", n)], [])
    with warnings.catch_warnings():
        warnings.simplefilter("error" if NODES else "ignore")
        graph = with_file("dl", data, lambda path: igraph.Graph.Read_DL(path, directed=True))
    check("dl in igraph", "names", graph.vs["name"] if NODES else [], names)
    arcs = {edge.tuple: edge["weight"] for edge in graph.es}
    check("dl in igraph", "arcs", len(arcs), graph.ecount())
    for (a, b), weight in arcs.items():
        check("dl in igraph", f"weight of {b}, {a}", arcs.get((b, a)), weight)
    same_ties("dl in igraph", [(pair, weight) for pair, weight in arcs.items() if pair[0] < pair[1]])


OWN = ["mode", "kind", "actor_weight", "activity", "cells", "coalition", "coalition_label", "stability", "second",
       "second_share", "swings"]


def gml_key(name):
    letters = re.sub("[^A-Za-z0-9]+([a-z])", lambda m: m[1].upper() if m.start() else m[1], name)
    plain = re.sub("[^A-Za-z0-9]", "", letters)
    return "attr" + plain if not plain or plain[0].isdigit() else plain


def gml_keys():
    """Keys of the actors' own attributes; one that is taken has the number of its column behind it."""
    names = sorted({name for node in NODES for name in node.get("attributes", {})},
                   key=lambda n: (n in RESERVED, n.encode()))
    keys = {name: gml_key(name) for name in OWN}
    taken = {"id", "label", "name", "x", "y", "size", "color", "graphics", "node", "edge", *keys.values()}
    found = {}
    for turn in (True, False):
        for number, name in enumerate(names, len(OWN) + 1):
            if bool(re.fullmatch("[A-Za-z][A-Za-z0-9]*", name)) != turn:
                continue
            key, tail = gml_key(name), number
            while key in taken:
                key, tail = f"{gml_key(name)}{tail}", tail + len(OWN) + len(names)
            taken.add(key)
            found[name] = key
    return keys, found


def gml_node(node):
    keys, attributes = gml_keys()
    strings = {name for one in NODES for name, value in one.get("attributes", {}).items() if isinstance(value, str)}
    out = {keys[name]: int(node[name]) if isinstance(node[name], bool) else node[name] for name in OWN if name in node}
    for name, value in node.get("attributes", {}).items():
        out[attributes[name]] = json.dumps(value) if name in strings and not isinstance(value, str) else value
    for key in ("x", "y", "size", "color"):
        out[key] = node[key]
    return {"name": node["id"], **out}


def gml():
    data = export("gml")
    is_ascii("gml", data)
    keys = {line.split()[0] for line in data.decode().split("\n") if line and not line.startswith("#")}
    check("gml", "keys that are not plain", [k for k in keys if k != "]" and not re.fullmatch("[A-Za-z][A-Za-z0-9]*", k)], [])
    labels = distinct(lambda s: s)
    graph = with_file("gml", data, networkx.read_gml)
    check("gml in networkx", "labels", list(graph.nodes), labels)
    for node, (_, found) in zip(NODES, graph.nodes(data=True)):
        wanted = gml_node(node)
        check("gml in networkx", f"keys of {node['id']!r}", sorted(found), sorted(wanted))
        for key, value in wanted.items():
            check("gml in networkx", f"{key} of {node['id']!r}", found.get(key), value)
    place = {label: i for i, label in enumerate(labels)}
    ties = {}
    for a, b, found in graph.edges(data=True):
        ties[tuple(sorted((place[a], place[b])))] = found
    compare_edges("gml in networkx", ties)
    check("gml in networkx", "input_sha256", graph.graph["inputSha256"], truth["input_sha256"])
    if "seed" in truth:
        check("gml in networkx", "seed", graph.graph["seed"], truth["seed"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it leaves &#NNNN; as they are
        graph = with_file("gml", data, igraph.Graph.Read_GML)
    check("gml in igraph", "labels", [numeric(s) for s in (graph.vs["label"] if NODES else [])], labels)
    for node, vertex in zip(NODES, graph.vs):
        for key, value in gml_node(node).items():
            found = numeric(vertex[key]) if isinstance(value, str) else float(vertex[key])
            check("gml in igraph", f"{key} of {node['id']!r}", found, value if isinstance(value, str) else float(value))
    compare_edges("gml in igraph", {tuple(sorted(edge.tuple)): edge.attributes() for edge in graph.es})


def compare_edges(form, ties):
    check(form, "ties", sorted(ties), sorted(TIES))
    for pair, found in ties.items():
        for key, of in (("weight", "weight"), ("sign", "sign"), ("signedWeight", "signed_weight"), ("shared", "shared")):
            value = TIES[pair][of]
            check(form, f"{key} of {pair}", found[key], value if isinstance(value, str) else float(value))


def csv_gephi():
    rows = rows_of("csv-gephi")
    check("csv-gephi", "head", rows[0], ["Source", "Target", "Type", "Weight", "sign", "signed_weight", "shared"])
    nodes = rows_of("csv-nodes")
    check("csv-nodes", "first columns", nodes[0][:2], ["id", "label"])
    place = {row[0]: i for i, row in enumerate(nodes[1:])}
    check("csv-gephi", "types", {row[2] for row in rows[1:]} - {"Undirected"}, set())
    same_ties("csv-gephi", [((place[row[0]], place[row[1]]), float(row[5])) for row in rows[1:]])
    for row in rows[1:]:
        check("csv-gephi", "weight above 0", float(row[3]) > 0, True)
        check("csv-gephi", "sign", float(row[3]) * (1 if row[4] == "positive" else -1), float(row[5]))
    ties = rows_of("csv")
    check("csv", "first columns", ties[0][:2], ["source", "target"])
    same_ties("csv", [((place[row[0]], place[row[1]]), float(row[ties[0].index("signed_weight")])) for row in ties[1:]])


def matrix():
    rows = rows_of("matrix") if NODES else [[""]]
    labels = distinct(lambda s: s)
    check("matrix", "first row", rows[0], [""] + [guarded(s) for s in (labels[FIRST:] if TWO_MODE else labels)])
    check("matrix", "first column", [row[0] for row in rows[1:]], [guarded(s) for s in labels[:FIRST]])
    found = {}
    for i, row in enumerate(rows[1:]):
        for j, cell in enumerate(row[1:], FIRST if TWO_MODE else 0):
            if float(cell) != 0:
                check("matrix", f"cell {i}, {j}", float(cell), found.setdefault(tuple(sorted((i, j))), float(cell)))
    same_ties("matrix", list(found.items()))


# TeX


COMMANDS = {"\\textbackslash{}": "\\", "\\textasciicircum{}": "^", "\\textasciitilde{}": "~", "\\textless{}": "<",
            "\\textgreater{}": ">", "\\textbar{}": "|", "{\\char34}": '"', "\\textasciigrave{}": "`", "\\dots{}": "\u2026",
            "\\\\ ": " ", "{[}": "[", "{]}": "]", "{*}": "*", "-{}": "-", ",{}": ",", "'{}": "'", "!{}": "!", "?{}": "?",
            "\\{": "{", "\\}": "}", "\\$": "$", "\\&": "&", "\\#": "#", "\\%": "%", "\\_": "_"}
LEXER = re.compile("|".join(re.escape(one) for one in sorted(COMMANDS, key=len, reverse=True)))


def untex(s):
    """What TeX would print of a label; a special character that is not escaped is a fault."""
    bare = LEXER.sub("", s)
    check("tikz", f"specials in {s!r}", re.findall(r"[\\{}$&#%_^~<>|\"`\[\]]", bare), [])
    return LEXER.sub(lambda m: COMMANDS[m[0]], s)


def balanced(form, text):
    depth = 0
    for token in re.findall(r"\\.|[{}]|%.*", text):
        depth += (token == "{") - (token == "}")
        if depth < 0:
            break
    check(form, "depth of groups at the end", depth, 0)
    open_environments = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+)\}", text):
        if kind == "begin":
            open_environments.append(name)
        elif not open_environments or open_environments.pop() != name:
            faults.append(f"{form}: \\end{{{name}}} without its \\begin")
    check(form, "open environments", open_environments, [])


def tikz():
    picture, page = export("tikz").decode(), export("tikz-page").decode()
    balanced("tikz", picture)
    balanced("tikz-page", page)
    provenance("tikz", picture.encode())
    provenance("tikz-page", page.encode())
    drawn = picture[picture.index("\\begin{tikzpicture}"):]
    check("tikz-page", "the picture in it", page[page.index("\\begin{tikzpicture}"):], drawn + "\\end{document}\n")
    if not NODES:
        return
    check("tikz", "control characters", re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", picture), [])
    check("tikz", "ties of agreement", len(re.findall(r"^  \\draw\[entente agreement", drawn, re.MULTILINE)) - 1,
          sum(w > 0 for w in SIGNED.values()))
    check("tikz", "ties of opposition", len(re.findall(r"^  \\draw\[entente opposition", drawn, re.MULTILINE)) - 1,
          sum(w < 0 for w in SIGNED.values()))
    check("tikz", "circles", len(re.findall(r"circle \[radius", drawn)), sum(n["mode"] != "issue" for n in NODES))
    labels = re.findall(r"^  \\node\[entente label, (?!anchor=west\]|anchor=west, align=left, text)[^\]]*\] at \([^)]*\) \{(.*)\};$",
                        drawn, re.MULTILINE)
    check("tikz", "labels", len(labels), len(NODES))
    briefs = short_labels()
    for node, label in zip(NODES, labels):
        wanted = re.sub("[\ufffd\ufffe\uffff]", "?", shown(briefs.get(node["id"], node["label"])))
        got, wanted = untex(label).replace(" ", ""), wanted.replace(" ", "")
        same = wanted.startswith(got[:-1]) if got.endswith("\u2026") and got != wanted else got == wanted
        if not same:
            faults.append(f"tikz: label of {node['id']!r}: found {got!r}, expected {wanted!r}")


def short_labels():
    """The short labels of a dataset in JSON, in its own language."""
    if not DATASET.endswith(".json"):
        done = subprocess.run([PROGRAM, "convert", DATASET, "--format", "json"], stdout=subprocess.PIPE)
        data = json.loads(done.stdout) if done.returncode == 0 and done.stdout else {}
    else:
        with open(DATASET, encoding="utf-8") as file:
            data = json.load(file)
    language = OPTIONS[OPTIONS.index("--lang") + 1] if "--lang" in OPTIONS else data.get("language", "en")
    briefs = {}
    modes = {node["id"]: node["mode"] for node in NODES}
    for one in [*({"mode": "actor", **a} for a in data.get("actors", [])),
                *({"mode": "issue", **i} for i in data.get("issues", []))]:
        short = one.get("short") if modes.get(one["id"]) == one["mode"] else None
        if isinstance(short, dict):
            short = short.get(language, next(iter(short.values())))
        if short is not None:
            briefs[one["id"]] = short
    return briefs


def read_by_r():
    """R's igraph writes each string as the numbers of its characters, so that no quoting is in the way."""
    with tempfile.TemporaryDirectory() as folder:
        for form in ("pajek", "dl", "gml", "graphml", "csv", "csv-nodes", "matrix"):
            with open(os.path.join(folder, form), "wb") as file:
                file.write(export(form))
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "igraph.R")
        done = subprocess.run([os.environ["ENTENTE_R"], "--vanilla", script, folder], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != 0:
        sys.exit(f"R: {done.stderr.decode()}")
    seen = collections.defaultdict(list)
    for line in done.stdout.decode().splitlines():
        form, kind, *rest = line.split("\t")
        seen[form, kind].append(rest)
    string = lambda s: "".join(chr(int(n)) for n in s.split())
    wanted = {"pajek": distinct(lambda s: shown(s).replace('"', "'")), "gml": [n["id"] for n in NODES],
              "csv": [guarded(n["id"]) for n in NODES],
              "matrix": [guarded(s).replace("\r\n", "\n") for s in distinct(lambda s: s)],  # as read.csv does
              "dl": [row[1] for row in rows_of("dl-legend")[1:]]}
    for form, names in wanted.items():
        found = [string(row[0]) for row in seen[form, "node"]]
        check(f"{form} in R", "nodes", [numeric(s) for s in found] if form in ("pajek", "gml") else found, names)
        ties = [((int(a), int(b)), float(w)) for a, b, w in seen[form, "tie"]]
        if form == "gml":  # igraph 0.9 takes a whole number beyond 32 bits for the least one
            ties = [(pair, SIGNED[pair] if w == -2**31 and abs(SIGNED[pair]) > 2**31 else w) for pair, w in ties]
        same_ties(f"{form} in R", ties)
    check("graphml in R", "number of nodes", len(seen["graphml", "node"]), len(NODES))
    same_ties("graphml in R", [((int(a), int(b)), float(w)) for a, b, w in seen["graphml", "tie"]])
    for form in ("csv", "gml"):
        labels = [string(row[1]) for row in seen[form, "node"]]
        labels = [numeric(s) for s in labels] if form == "gml" else labels
        check(f"{form} in R", "labels", labels,
              distinct(lambda s: s) if form == "gml" else [guarded(n["label"]).replace("\r\n", "\n") for n in NODES])


def has_igraph():
    command = [os.environ["ENTENTE_R"], "--vanilla", "-e", "quit(status = !requireNamespace('igraph', quietly = TRUE))"]
    return os.environ["ENTENTE_R"] != "none" and subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


TESTS = [pajek, pajek_others, dl, gml, csv_gephi, matrix]
if len(TIES) <= 5000:  # more is refused, as assembly.py holds
    TESTS.append(tikz)
if os.environ.get("ENTENTE_R"):
    if not has_igraph():
        print("skipped: neither Rscript nor its igraph is here")
        sys.exit(77)
    TESTS = [read_by_r]
for one in TESTS:
    one()
for fault in faults[:40]:
    print(fault)
if len(faults) > 40:
    print(f"... {len(faults) - 40} more")
sys.exit(1 if faults else 0)
