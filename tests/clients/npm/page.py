#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the page that `entente explore` writes in a browser and uses it, as page.mjs says.

usage: page.py

Needs Node 18 or later, `npm ci` in this folder and Debian's chromium, which scripts/test.sh --all sees
to; without them the test is skipped, unless ENTENTE_CLIENTS is set. ENTENTE_CHROMIUM names another browser.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parents[2]
NODE = os.environ.get("ENTENTE_NODE") or shutil.which("node")
BROWSER = os.environ.get("ENTENTE_CHROMIUM") or shutil.which("chromium")
PAGES = {
    "example": [SOURCE / "examples/cyber-governance/dataset.json", "--window", "4y", "--resamples", "20"],
    "hostile": [SOURCE / "tests/data/hostile.json", "--resamples", "5"],
    "single": [SOURCE / "tests/data/networks/single.json"],
    "ties": [SOURCE / "tests/data/seeds/edges.csv"],
    "empty": [SOURCE / "tests/data/networks/empty.json"],
}


def absent():
    if NODE is None:
        return "there is no node"
    if BROWSER is None:
        return "there is no chromium"
    if not (HERE / "node_modules/playwright-core/package.json").is_file():
        return "the npm clients are not installed; scripts/test.sh --all installs them"
    return None


def main():
    if absent() is not None:
        print(f"skipped: {absent()}")
        return 1 if os.environ.get("ENTENTE_CLIENTS") else 77
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in PAGES.items():
            command = [os.environ["ENTENTE_PROGRAM"], "explore", *map(str, arguments), "-o", f"{folder}/{name}.html"]
            run = subprocess.run(command, check=False, capture_output=True, text=True)
            if run.returncode != 0:
                print(f"{name}: {run.stderr}")
                return 1
        environment = {**os.environ, "ENTENTE_CHROMIUM": BROWSER}
        words = SOURCE / "exporters/reports/page"
        return subprocess.run([NODE, str(HERE / "page.mjs"), folder, str(words)], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
