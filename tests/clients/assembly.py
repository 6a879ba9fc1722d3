#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole assembly, from gzip files to every network and every format, opened by its clients.

usage: assembly.py WORK [--shared [--every]]

Votes, roll calls and their tags are read as three joined tables. What entente counts is held against
the files as Python reads them, each network against matrices of numpy, and each format against the
ties of the CSV export. Without --shared the assembly is a small one made up here; with it, the United
Nations General Assembly of the shared data, of which the slow part (each format
at full length, the programs from npm and R) runs where ENTENTE_CLIENTS is set, and every type under every
normalisation with --every.
"""
import csv
import gzip
import io
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as tree
from pathlib import Path

try:
    import igraph
    import networkx
    import numpy
    import openpyxl
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

PROGRAM = os.environ["ENTENTE_PROGRAM"]
HERE = Path(__file__).parent
ALL = bool(os.environ.get("ENTENTE_CLIENTS"))
VALUES = {"yes": 1, "no": -1, "abstain": 0}
WORDS = {"yes": "support", "no": "oppose", "abstain": "abstain"}
LIMITS = {"mermaid": 500, "tikz": 5000, "tikz-page": 5000}  # ties, as docs/formats.md says
LIMIT_REACHED = 4
faults = []


def check(what, got, wanted):
    numbers = [one for one in (got, wanted) if isinstance(one, (int, float)) and not isinstance(one, bool)]
    same = math.isclose(got, wanted, rel_tol=1e-9, abs_tol=1e-9) if len(numbers) == 2 else got == wanted
    if not same:
        faults.append(f"{what}: found {str(got)[:100]}, expected {str(wanted)[:100]}")


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def output(*words):
    done = run(*words)
    if done.returncode != 0:
        faults.append(f"entente {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    return done.stdout


class Assembly:
    """The three tables as Python reads them."""

    def __init__(self, votes, calls, tags):
        self.input = [votes, "--join", f"{calls},{tags}"]
        with gzip.open(votes, "rt", encoding="utf-8", newline="") as file:
            self.votes = [(row["rcid"], row["country"], row["vote"]) for row in csv.DictReader(file)]
        with gzip.open(calls, "rt", encoding="utf-8", newline="") as file:
            self.dates = {row["rcid"]: row["date"] for row in csv.DictReader(file)}
        with gzip.open(tags, "rt", encoding="utf-8", newline="") as file:
            self.tags = {(row["rcid"], row["issue"]) for row in csv.DictReader(file)}
        self.actors = sorted({actor for _, actor, _ in self.votes})
        self.calls = sorted({call for call, _, _ in self.votes})
        row = {actor: i for i, actor in enumerate(self.actors)}
        column = {call: i for i, call in enumerate(self.calls)}
        self.said = numpy.zeros((len(self.actors), len(self.calls)))
        self.position = numpy.zeros_like(self.said)
        for call, actor, vote in self.votes:
            self.said[row[actor], column[call]] += 1
            self.position[row[actor], column[call]] = VALUES[vote]
        check("votes cast once", self.said.max(), 1.0)

    def matrices(self):
        """Of actors by actors: how many issues two share, and how much they disagree, by the distance of votes."""
        shared = self.said @ self.said.T
        yes, no, abstain = ((self.position == v) * self.said for v in (1, -1, 0))
        unlike = yes @ no.T + no @ yes.T + 0.5 * ((yes + no) @ abstain.T + abstain @ (yes + no).T)
        return shared, unlike


def made_up(work):
    """Thirty actors in three camps: few enough ties for every format."""
    draw = random.Random(11)
    actors = [f'Land "{i}", <{i}>' if i % 4 else f"國{i}" for i in range(30)]
    calls = [f"c{i}" for i in range(120)]
    votes = [("rcid", "country", "country_code", "vote")]
    for i, call in enumerate(calls):
        for k, actor in enumerate(actors):
            if draw.random() < 0.85:
                votes.append((call, actor, f"L{k}", ("yes", "no", "abstain")[(i + k % 3 if draw.random() < 0.8 else draw.randrange(3)) % 3]))
    about = [("rcid", "date", "short"), *((call, f"{1990 + i // 10}-03-{1 + i % 28:02}", f"On <{i}>") for i, call in enumerate(calls))]
    tags = [("rcid", "issue"), *((call, "Water" if i % 2 else "Fire & ice") for i, call in enumerate(calls) if i % 5)]
    paths = []
    for name, rows in (("votes", votes), ("calls", about), ("tags", tags)):
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(rows)
        paths.append(work / f"{name}.csv.gz")
        paths[-1].write_bytes(gzip.compress(out.getvalue().encode()))
    return paths


def counts(assembly, work):
    """What is in the files has arrived: each vote, date and tag."""
    shown = json.loads(output("show", *assembly.input, "--format", "json"))
    check("actors", shown["counts"]["actors"], len(assembly.actors))
    check("roll calls", shown["counts"]["issues"], len(assembly.calls))
    check("votes", shown["counts"]["statements"], len(assembly.votes))
    dates = sorted(assembly.dates[call] for call in assembly.calls)
    check("dates", (shown["undated"], shown["first_date"], shown["last_date"]), (0, dates[0], dates[-1]))
    of_call = {}
    for call, tag in assembly.tags:
        of_call.setdefault(call, set()).add(tag)
    by_actor = {}
    for _, actor, _ in assembly.votes:
        by_actor[actor] = by_actor.get(actor, 0) + 1
    check("votes of each actor", {one["id"]: one["statements"] for one in shown["actors"]}, by_actor)
    folder = work / "folder"
    shutil.rmtree(folder, ignore_errors=True)
    output("convert", *assembly.input, "--output", f"{folder}/")
    with open(folder / "issues.csv", encoding="utf-8", newline="") as file:
        found = {row["id"]: sorted(filter(None, row["topic"].split("|"))) for row in csv.DictReader(file)}
    shutil.rmtree(folder)
    check("tags", found, {call: sorted(of_call.get(call, ())) for call in assembly.calls})
    tally = {}
    for call, _, vote in assembly.votes:
        of = tally.setdefault(call, {"support": 0, "oppose": 0, "neutral": 0, "abstain": 0})
        of[WORDS[vote]] += 1
    shown = {one["id"]: {key: one[key] for key in ("support", "oppose", "neutral", "abstain")} for one in shown["issues"]}
    check("yes, no and abstain of each roll call", shown, tally)
    for word in WORDS.values():
        check(f"sum of {word}", sum(of[word] for of in shown.values()), sum(WORDS[vote] == word for _, _, vote in assembly.votes))


def ties_of(*words):
    text = output("network", *words, "--format", "csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def network(assembly, what, wanted, *options):
    """`wanted` gives the weights of all pairs of actors, NaN where there is no tie."""
    ties = ties_of(*assembly.input, *options)
    upper = numpy.triu_indices(len(assembly.actors), 1)
    weights = wanted[upper]
    weights = weights[~numpy.isnan(weights)]
    check(f"{what}: ties", len(ties), len(weights))
    check(f"{what}: sum of weights", sum(float(tie["signed_weight"]) for tie in ties), float(weights.sum()))
    check(f"{what}: sum of squares", sum(float(tie["signed_weight"]) ** 2 for tie in ties), float((weights**2).sum()))


def networks(assembly, whole):
    shared, unlike = assembly.matrices()
    agree = shared - unlike
    activity = shared.diagonal()
    mean = (activity[:, None] + activity[None, :]) / 2
    bare = {"co-occurrence": shared, "congruence": agree, "conflict": unlike, "subtract": agree - unlike}
    with numpy.errstate(divide="ignore", invalid="ignore"):
        for kind, weights in bare.items():
            tied = numpy.where((shared > 0) & ((weights != 0) | (kind == "subtract")), weights, numpy.nan)
            tied[tied == 0] = numpy.nan
            network(assembly, f"{kind}, none", tied, "--type", kind, "--normalize", "none")
            if whole:
                network(assembly, f"{kind}, average", tied / mean, "--type", kind, "--normalize", "average")
            if whole or kind == "subtract":
                network(assembly, f"{kind}, overlap", numpy.where(shared >= 3, tied / shared, numpy.nan), "--type", kind,
                        "--normalize", "overlap")
    upper = [("conflict", "cosine"), ("co-occurrence", "dna-cosine"), ("excess", "overlap")]
    if whole:
        upper = [(kind, how) for kind in bare for how in ("jaccard", "cosine", "dna-cosine")]
        upper += [("excess", "none"), ("excess", "overlap")]
    for kind, how in upper:  # their values are held elsewhere, on data that a reader can follow
        ties = ties_of(*assembly.input, "--type", kind, "--normalize", how)
        check(f"{kind}, {how}: ties", 0 < len(ties) <= int((numpy.triu(shared, 1) > 0).sum()), True)
        check(f"{kind}, {how}: finite", all(math.isfinite(float(tie["weight"])) for tie in ties), True)


def affiliations(assembly, whole):
    """Each vote is a tie; an abstention weighs 0, so that 'ignore' alone keeps it."""
    said = len(assembly.votes)
    sided = int(numpy.abs(assembly.position).sum())
    for how, options, ties, total in (
            ("subtract", [], sided, float(assembly.position.sum())),
            ("ignore", ["--qualifier", "ignore"], said, float(said)),
            ("combine", ["--qualifier", "combine"], None, None),
            ("activity", ["--normalize", "activity"], None, None),
            ("prominence", ["--normalize", "prominence"], None, None)):
        if not whole and how not in ("subtract", "ignore"):
            continue
        text = output("network", *assembly.input, "--type", "affiliation", *options, "--format", "csv").decode()
        rows = csv.reader(io.StringIO(text, newline=""))
        at = next(rows).index("signed_weight")
        weights = [float(row[at]) for row in rows]
        if ties is not None:
            check(f"affiliation, {how}: ties", len(weights), ties)
            check(f"affiliation, {how}: sum", sum(weights), total)
        check(f"affiliation, {how}: some", len(weights) > 0, True)


def between_issues(assembly, *options):
    """One start will do: nobody reads coalitions of roll calls here."""
    ties = ties_of(*assembly.input, "--between", "issues", "--starts", "1", *options)
    check("between issues: some", len(ties) > 0, True)
    calls = set(assembly.calls)
    check("between issues: ends", all(tie["source"] in calls and tie["target"] in calls for tie in ties), True)


def formats_of(command):
    """The names of formats that `entente formats` says a command writes."""
    lines = run("formats").stdout.decode().splitlines()
    names = []
    for line, behind in zip(lines, lines[1:]):
        if "  by: " in behind and command in behind.split("by: ")[1].split(", "):
            names.append(line.split()[0])
    return names


XML = {"gexf", "gexf12", "graphml", "graphml-visone", "graphml-yed", "gexf-dynamic"}


def same(form, nodes, ties, total, wanted):
    check(f"{form}: nodes", nodes, wanted[0])
    check(f"{form}: ties", ties, wanted[1])
    if total is not None:
        check(f"{form}: sum of weights", total, wanted[2])


def open_json(form, data, wanted):
    value = json.loads(data)
    if form == "json":
        same(form, len(value["nodes"]), len(value["ties"]), sum(t["signed_weight"] for t in value["ties"]), wanted)
    elif form == "d3":
        graph = networkx.node_link_graph(value)
        same(form, len(graph), graph.number_of_edges(), sum(d["signed_weight"] for _, _, d in graph.edges(data=True)), wanted)
    elif form == "graphology":
        same(form, len(value["nodes"]), len(value["edges"]), sum(e["attributes"]["signed_weight"] for e in value["edges"]), wanted)
    elif form == "cyjs":
        edges = value["elements"]["edges"]
        same(form, len(value["elements"]["nodes"]), len(edges), sum(e["data"]["signed_weight"] for e in edges), wanted)
    elif form == "jgf":
        graph = value["graph"]
        same(form, len(graph["nodes"]), len(graph["edges"]), sum(e["metadata"]["signed_weight"] for e in graph["edges"]), wanted)
    elif form == "cx2":
        parts = {key: part for one in value for key, part in one.items()}
        same(form, len(parts["nodes"]), len(parts["edges"]), sum(e["v"]["signed_weight"] for e in parts["edges"]), wanted)
    elif form.startswith("vosviewer"):
        sign = -1 if form.endswith("conflict") else 1
        links = [w for w in wanted[3] if w * sign > 0]
        links_found = value["network"]["links"]
        check(f"{form}: nodes", len(value["network"]["items"]), wanted[0])
        check(f"{form}: links", len(links_found), len(links))
        check(f"{form}: sum of strengths", sum(one["strength"] for one in links_found), sum(links) * sign)


def with_path(data, read):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return read(file.name)


def open_graph(form, data, wanted):
    """By NetworkX and igraph."""
    if form in ("graphml", "gexf12", "gml"):
        read = {"graphml": networkx.read_graphml, "gexf12": networkx.read_gexf, "gml": lambda f: networkx.read_gml(f, label="id")}[form]
        graph = with_path(data, read) if form == "gml" else read(io.BytesIO(data))
        key = "signedWeight" if form == "gml" else "signed_weight"
        same(f"{form} in networkx", len(graph), graph.number_of_edges(), sum(d[key] for _, _, d in graph.edges(data=True)), wanted)
    if form in ("graphml", "gml", "pajek", "dl"):
        read = {"graphml": igraph.Graph.Read_GraphML, "gml": igraph.Graph.Read_GML, "pajek": igraph.Graph.Read_Pajek,
                "dl": lambda path: igraph.Graph.Read_DL(path, directed=True)}[form]
        with warnings.catch_warnings():  # igraph leaves &#NNNN; in GML as it is, and says so
            warnings.simplefilter("ignore")
            graph = with_path(data, read)
        key = {"graphml": "signed_weight", "gml": "signedWeight", "pajek": "weight", "dl": "weight"}[form]
        both = 2 if form == "dl" else 1  # an arc each way
        same(f"{form} in igraph", graph.vcount(), graph.ecount() / both, sum(graph.es[key]) / both, wanted)


def open_table(form, data, wanted):
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        rows = list(book["ties"].iter_rows(values_only=True))
        at = rows[0].index("signed_weight")
        same(form, sum(1 for _ in book["nodes"].iter_rows()) - 1, len(rows) - 1, sum(row[at] for row in rows[1:]), wanted)
        return
    rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    if form == "matrix":
        weights = [float(w) if w else 0.0 for row in rows[1:] for w in row[1:]]
        same(form, len(rows) - 1, sum(1 for w in weights if w) / 2, sum(weights) / 2, wanted)
    else:
        check(f"{form}: rows", len(rows) - 1, wanted[0] if form in ("csv-nodes", "dl-legend") else wanted[1])


def open_it(form, data, wanted):
    if form in XML:
        root = tree.fromstring(data)
        tag = lambda name: sum(1 for one in root.iter() if one.tag.rsplit("}", 1)[-1] == name)
        check(f"{form}: nodes", tag("node"), wanted[0])
        check(f"{form}: ties", tag("edge"), wanted[1])
    if form in ("json", "d3", "graphology", "cyjs", "jgf", "cx2", "vosviewer", "vosviewer-conflict"):
        open_json(form, data, wanted)
    elif form in ("xlsx", "csv", "csv-nodes", "csv-gephi", "matrix", "dl-legend"):
        open_table(form, data, wanted)
    elif form in ("pajek-clu", "pajek-vec"):
        check(f"{form}: lines", len([line for line in data.decode().splitlines() if not line.startswith("%")]), wanted[0] + 1)
    elif form == "dot":
        check("dot: ties", len(re.findall(rb"^ .* -- .*;$", data, re.MULTILINE)), wanted[1])
    elif form == "vega-lite":
        check("vega-lite: cells", len(json.loads(data)["data"]["values"]) >= wanted[1], True)
    elif form in ("mermaid", "tikz", "tikz-page", "text"):
        check(f"{form}: something", len(data) > 100, True)
    open_graph(form, data, wanted)


def formats(assembly, sizes, *options):
    """Every format of a network; what has a bound refuses above it, and says so."""
    source = [*assembly.input, *options]
    ties = ties_of(*source)
    nodes = len(list(csv.DictReader(io.StringIO(output("network", *source, "--format", "csv-nodes").decode(), newline=""))))
    weights = [float(tie["signed_weight"]) for tie in ties]
    wanted = (nodes, len(ties), sum(weights), weights)
    names = formats_of("network")
    check("formats of networks", {"gexf", "graphml", "pajek", "tikz", "mermaid", "vosviewer-conflict"} <= set(names), True)
    for form in names:
        done = run("network", *source, "--format", form)
        if len(ties) > LIMITS.get(form, len(ties)):
            check(f"{form}: refused", done.returncode, LIMIT_REACHED)
            check(f"{form}: says its bound", str(LIMITS[form]) in done.stderr.decode(), True)
            continue
        if done.returncode != 0:
            faults.append(f"{form} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
            continue
        sizes[form] = len(done.stdout)
        open_it(form, done.stdout, wanted)


def windows(assembly, sizes, *options):
    for form in formats_of("network --window"):
        data = output("network", *assembly.input, *options, "--format", form)
        sizes[f"windows: {form}"] = len(data)
        if form == "json":
            found = json.loads(data)["windows"]
            check("windows: several", len(found) > 1, True)
        elif form == "csv":
            check("windows: rows", len(list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))) > 1, True)
        elif form in XML:
            root = tree.fromstring(data)
            check(f"{form}: actors", sum(1 for one in root.iter() if one.tag.endswith("}node")) > 1, True)


def clients(assembly):
    """The programs that the formats are for, with a network as large as the whole: 200 actors, 18,000 ties."""
    words = [*map(str, assembly.input), "--from", "2017", "--starts", "1"]
    for script, more in (("graph_formats.py", {}), ("npm/clients.py", {}), ("classic.py", {}), ("classic.py", {"ENTENTE_R": "Rscript"})):
        done = subprocess.run([sys.executable, str(HERE / script), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env={**os.environ, **more})
        if done.returncode not in (0, 77):
            faults.append(f"{script} {more}: {done.stdout.decode()[-800:]}")


def main():
    work = Path(sys.argv[1])
    work.mkdir(parents=True, exist_ok=True)
    whole = "--shared" not in sys.argv
    if whole:
        paths = made_up(work)
    else:
        folder = Path(os.environ["ENTENTE_SHARED"]) / "unga"
        paths = [folder / f"{name}.csv.gz" for name in ("un_votes", "un_roll_calls", "un_roll_call_issues")]
        if not paths[0].exists():
            print("skipped: the votes of the General Assembly are not there")
            return 77
    assembly = Assembly(*paths)
    counts(assembly, work)
    sizes = {}
    # Every type under every normalisation on the whole takes minutes: --every runs it by hand.
    every = whole or "--every" in sys.argv
    networks(assembly, every)
    affiliations(assembly, every)
    if whole:
        between_issues(assembly)
        formats(assembly, sizes)
        windows(assembly, sizes, "--window", "3y")
    else:
        check("the General Assembly", (len(assembly.actors), len(assembly.calls), len(assembly.votes)), (200, 6203, 870109))
        between_issues(assembly, "--from", "2015")
        formats(assembly, sizes, *([] if ALL else ["--from", "2017", "--starts", "1"]))
        windows(assembly, sizes, *(["--window", "10y"] if every else ["--from", "2017", "--window", "1y", "--starts", "1"]))
        if ALL:
            clients(assembly)
    print(", ".join(f"{name} {size}" for name, size in sizes.items()))
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
