# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the formats of networks over time against each other, and each window against the same dates alone.

usage: windows.py DATA [OPTION ...]
"""
import csv
import datetime
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

PROGRAM = os.environ["ENTENTE_PROGRAM"]
GEXF = "{http://gexf.net/1.3}"
faults = []
checks = 0


def check(right, what):
    global checks
    checks += 1
    if not right:
        faults.append(what)


def run(*words, status=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    check(done.returncode == status, f"{' '.join(words)}: exit {done.returncode}, not {status}: {done.stderr}")
    return done


def ties_of(window):
    return {tuple(sorted((tie["source"], tie["target"]))): tie["signed_weight"] for tie in window["ties"]}


def check_csv(windows, text):
    found = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = (row["window_from"], row["window_to"], *sorted((row["source"], row["target"])))
        check(key not in found, f"csv: {key} twice")
        found[key] = float(row["signed_weight"])
    expected = {(w["from"], w["to"], *ends): weight for w in windows for ends, weight in ties_of(w).items()}
    check(found == expected, "csv: its ties are not those of the JSON")


def days(element):
    return tuple(datetime.date.fromisoformat(element.get(key)) for key in ("start", "end"))


def check_gexf(windows, text):
    root = ET.fromstring(text)
    graph = root.find(GEXF + "graph")
    check(graph.get("mode") == "dynamic" and graph.get("timeformat") == "date", "gexf: is not dynamic by dates")
    stretches = sorted({days(v) for v in root.iter(GEXF + "attvalue") if v.get("start")} | {days(s) for s in root.iter(GEXF + "spell")})
    by_edge = {}
    for edge in graph.find(GEXF + "edges"):
        ends = tuple(sorted((edge.get("source"), edge.get("target"))))
        check(ends not in by_edge, f"gexf: {ends} twice")
        by_edge[ends] = {days(v): float(v.get("value")) for v in edge.iter(GEXF + "attvalue") if v.get("for") == "signed_weight"}
        weights = {days(v): float(v.get("value")) for v in edge.iter(GEXF + "attvalue") if v.get("for") == "weight"}
        check(weights == {k: abs(v) for k, v in by_edge[ends].items()}, f"gexf: weights of {ends}")
        covered = [s for spell in edge.iter(GEXF + "spell") for s in by_edge[ends] if days(spell)[0] <= s[0] and s[1] <= days(spell)[1]]
        check(sorted(covered) == sorted(by_edge[ends]), f"gexf: spells of {ends} are not where it has a weight")
    check(bool(stretches), "gexf: nothing is shown at any time")
    # The stretches of weights are windows in order; each lies within its window, and none meets another.
    shown = sorted({s for values in by_edge.values() for s in values})
    check(all(a[1] < b[0] for a, b in zip(shown, shown[1:])), "gexf: stretches overlap")
    tied = [w for w in windows if w["ties"]]
    check(len(shown) == len(tied), f"gexf: {len(shown)} stretches for {len(tied)} windows with ties")
    for window, stretch in zip(tied, shown):
        check(window["from"] <= stretch[0].isoformat() and stretch[1].isoformat() <= window["to"], f"gexf: {stretch} is outside {window['from']}")
        found = {ends: values[stretch] for ends, values in by_edge.items() if stretch in values}
        check(found == ties_of(window), f"gexf: ties of {window['from']}")
    nodes = {node.get("id") for node in graph.find(GEXF + "nodes")}
    check(nodes == {node["id"] for w in windows for node in w["nodes"]}, "gexf: nodes are not those of the windows")


def check_alone(data, options, window):
    dates = ["--from", window["from"], "--to", window["to"]]
    alone = json.loads(run("network", data, "--format", "json", *options, *dates).stdout)
    expected, found = ties_of(alone), ties_of(window)
    check(expected.keys() == found.keys(), f"{window['from']}: has other ties than the dates alone")
    for ends in expected.keys() & found.keys():
        check(abs(expected[ends] - found[ends]) <= 1e-12, f"{window['from']}: {ends} is {found[ends]}, alone {expected[ends]}")
    check({n["id"] for n in alone["nodes"]} == {n["id"] for n in window["nodes"]}, f"{window['from']}: has other nodes than the dates alone")


def main():
    data, options = sys.argv[1], sys.argv[2:]
    if "affiliation" not in options:
        options = ["--min-shared", "1", *options]
    for spans in (["--window", "1y"], ["--window", "2y", "--step", "6m"], ["--window", "10w", "--step", "5w"]):
        found = json.loads(run("network", data, *spans, *options, "--format", "json").stdout)
        windows = found["windows"]
        check(len(windows) > 1 and any(w["ties"] for w in windows), f"{spans}: no ties in any window")
        check_csv(windows, run("network", data, *spans, *options, "--format", "csv").stdout)
        check_gexf(windows, run("network", data, *spans, *options, "--format", "gexf-dynamic").stdout)
        for window in windows[:: max(1, len(windows) // 6)]:
            check_alone(data, options, window)
        lines = run("network", data, *spans, *options, "--format", "text").stdout.splitlines()
        check(len(lines) == len(windows) + 4, f"{spans}: the text has {len(lines)} lines")
    check("one network" in run("network", data, "--window", "1y", "--format", "graphml", status=2).stderr, "graphml over time is not refused")
    check("--window" in run("network", data, "--step", "1y", status=2).stderr, "a step without a window is not refused")
    check("such as 3y" in run("network", data, "--window", "3 years", status=2).stderr, "'3 years' is not refused")
    check("step in months" in run("network", data, "--window", "1y", "--step", "10d", status=2).stderr, "a year by ten days is not refused")
    for fault in faults[:20]:
        print("fault:", fault)
    print(f"{checks} checks, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
