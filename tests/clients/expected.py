# SPDX-License-Identifier: GPL-3.0-or-later
"""What a graph file must hold, worked out from `--format json` of the same network."""
import collections
import json
import os
import re
import subprocess
import sys

PROGRAM = os.environ["ENTENTE_PROGRAM"]
OWN = ["mode", "kind", "actor_weight", "activity", "cells", "coalition", "coalition_label", "stability", "second",
       "second_share", "swings"]
RESERVED = {"id", "label", "name", "x", "y", "z", "size", "color", "viz", "weight", "source", "target", "for", "pid",
            "parents", "start", "end", "sign", "shared", "index", "_nx_name", "signed_weight", "parent", "SUID",
            "shared name", "shared_name", "selected", "represents", "alias", "type", "hidden", "forceLabel",
            "highlighted", "zIndex", "vx", "vy", "fx", "fy", *OWN}


def run(command, dataset, form, options):
    words = [PROGRAM, command, dataset, "--format", form, *options]
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def export(command, dataset, form, options):
    done = run(command, dataset, form, options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(done.args)} failed: {done.stderr.decode()}")
    return done.stdout


def xml_text(s):
    """What XML 1.0 can hold of a string."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", s)


def shown(s):
    """A string as pictures show it: on one line, nothing that acts on a screen or breaks XML."""
    s = re.sub("[\t\n\r]", " ", s)
    return re.sub("[\x00-\x1f\x7f-\x9f\xad\u2028-\u202e\u2066-\u2069\ufffe\uffff]", "\ufffd", s)


def names_of(labels, ids):
    """The names of a picture's rows: labels as shown, those alike with their ids in brackets, then "#" and numbers."""
    tails = [""] * len(ids)
    while True:
        names = [shown(label + tail) for label, tail in zip(labels, tails)]
        counts = collections.Counter(names)
        if len(counts) == len(names):
            return names
        for i, name in enumerate(names):
            if counts[name] > 1:
                tails[i] += f" #{i + 1}" if tails[i] else f" [{ids[i]}]"


def columns_of(truth):
    """What each attribute of the dataset is called in a graph file, and those that are strings."""
    names = sorted({name for node in truth["nodes"] for name in node.get("attributes", {})})
    strings = {name for node in truth["nodes"] for name, value in node.get("attributes", {}).items()
               if isinstance(value, str)}
    renamed = {}
    for name in sorted(names, key=lambda n: (n in RESERVED, n)):
        new = name
        while new in RESERVED or (new != name and new in renamed.values()):
            new = "attr:" + new
        renamed[name] = new
    return renamed, strings


def network(dataset, options):
    """Returns {title, input_sha256, first, nodes: [{id, label, x, y, size, color, columns}], ties}."""
    truth = json.loads(export("network", dataset, "json", options))
    renamed, strings = columns_of(truth)
    nodes = []
    for node in truth["nodes"]:
        columns = {name: node[name] for name in OWN if name in node}
        for name, value in node.get("attributes", {}).items():
            if name in strings and not isinstance(value, str):
                value = json.dumps(value)
            columns[renamed[name]] = value
        nodes.append({**{key: node[key] for key in ("id", "label", "x", "y", "size", "color")}, "columns": columns})
    ties = [{key: tie[key] for key in ("source", "target", "weight", "sign", "signed_weight", "shared")}
            for tie in truth["ties"]]
    return {"input_sha256": truth["input_sha256"], "source": truth["source"], "seed": truth.get("seed"),
            "first": truth["network"]["first_mode"], "nodes": nodes, "ties": ties,
            "names": names_of([n["label"] for n in nodes[:truth["network"]["first_mode"]]],
                              [n["id"] for n in nodes[:truth["network"]["first_mode"]]]) +
                     names_of([n["label"] for n in nodes[truth["network"]["first_mode"]:]],
                              [n["id"] for n in nodes[truth["network"]["first_mode"]:]]),
            "coalitions": [{"id": c["id"], "label": c["label"], "members": [m["id"] for m in c["members"]]}
                           for c in truth.get("coalitions", [])]}
