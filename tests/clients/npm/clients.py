#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives what entente wrote to the programs that it was written for: clients.mjs reads it with them.

usage: clients.py DATASET [OPTIONS OF entente network]

Needs Node 18 or later and `npm ci` in this folder, which scripts/test.sh --all does; without them
the test is skipped, unless ENTENTE_CLIENTS is set.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import expected  # noqa: E402

NODE = os.environ.get("ENTENTE_NODE") or shutil.which("node")
FORMATS = ["gexf", "gexf12", "graphml", "graphml-yed", "graphml-visone", "graphology", "d3", "cyjs", "cx2", "jgf",
           "vega-lite", "mermaid"]


def absent():
    if NODE is None:
        return "there is no node"
    if not (HERE / "node_modules/.package-lock.json").is_file():
        return "the npm clients are not installed; scripts/test.sh --all installs them"
    return None


def main():
    dataset, options = sys.argv[1], sys.argv[2:]
    if absent() is not None:
        print(f"skipped: {absent()}")
        return 1 if os.environ.get("ENTENTE_CLIENTS") else 77
    truth = expected.network(dataset, options)
    truth["xml"] = {s: expected.xml_text(s) for node in truth["nodes"] for s in
                    [node["id"], node["label"], *node["columns"], *(str(v) for v in node["columns"].values())]}
    truth["shown"] = [expected.shown(node["label"]) for node in truth["nodes"]]
    for coalition in truth["coalitions"]:
        coalition["shown"] = expected.shown(coalition["label"])
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMATS:
            if form == "mermaid" and len(truth["ties"]) > 500:
                continue  # it is refused, as graph_formats.py holds
            (Path(folder) / form).write_bytes(expected.export("network", dataset, form, options))
        if not options and truth["nodes"] and truth["nodes"][0]["columns"]["mode"] != "node":
            (Path(folder) / "vega-lite-stances").write_bytes(expected.export("stances", dataset, "vega-lite", options))
        (Path(folder) / "expected.json").write_text(json.dumps(truth))
        return subprocess.run([NODE, str(HERE / "clients.mjs"), folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
