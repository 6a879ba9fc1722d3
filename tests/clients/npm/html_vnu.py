# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the HTML of reports to the Nu Html Checker (vnu-jar from npm), all pages in one call.

Needs a Java runtime and `npm ci` in this folder; without them the test is skipped, unless ENTENTE_CLIENTS is set.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[3]))
PROGRAM = str(Path(os.environ.get("ENTENTE_PROGRAM", ROOT / "build/dev/entente")))
JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
CYBER, WATER = "examples/cyber-governance/dataset.json", "examples/water-board"
PAGES = [(CYBER, []), (WATER, ["--lang", "zh"]), (WATER, ["--actors", "farmers,town"]), ("tests/data/hostile.json", []),
         ("tests/data/hostile.json", ["--format", "html-plain"]), ("tests/data/seeds/edges.csv", []), (CYBER, ["--issue", "un-lead"]), (WATER, ["--actor", "trust", "--lang", "zh"]),
         (CYBER, ["--kind", "brief"]), ("tests/data/hostile.json", ["--kind", "brief"]), ("tests/data/hostile.json", ["--actor", "plain"])]


def check(folder):
    command = ["java", "-jar", str(JAR), "--skip-non-html", "--also-check-svg", "--Werror", str(folder)]
    return subprocess.run(command, capture_output=True, text=True)


def main():
    if shutil.which("java") is None or not JAR.is_file():
        print("skipped: there is no Java or no vnu-jar; scripts/test.sh --all installs them")
        return 1 if os.environ.get("ENTENTE_CLIENTS") else 77
    with tempfile.TemporaryDirectory() as name:
        for number, (data, arguments) in enumerate(PAGES):
            page = Path(name) / f"{number}.html"
            subprocess.run([PROGRAM, "report", str(ROOT / data), "--resamples", "5", *(arguments if "--format" in arguments else ["--format", "html", *arguments]), "-o", str(page)],
                           check=True, capture_output=True)
        broken = Path(name) / "broken.html"
        broken.write_text("<!DOCTYPE html><html lang=en><title>x</title><p id=a><b>x</p></b><img src=x>")
        said = check(name).stderr.splitlines()
    said = [line for line in said if "Normalization Form C" not in line]  # the data's own text, which stays as it is
    found = [line for line in said if "broken.html" not in line]
    print("\n".join(found))
    if len(said) == len(found):
        print("the check does not see faults")
    return 1 if found or len(said) == len(found) else 0


sys.exit(main())
