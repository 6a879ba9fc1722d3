#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds PDFs of all kinds of diagrams to having every font inside, as pdffonts of poppler-utils sees it.

usage: pdf_fonts.py DATA

Letters of which a PDF has no font are drawn in another one, or not at all, on the desk of who prints it.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = os.environ["ENTENTE_PROGRAM"]
OPTIONS = ("--resamples", "5", "--space-resamples", "5", "--starts", "1")


def kinds():
    """The kinds of diagrams that the help of the program lists."""
    text = subprocess.run([PROGRAM, "diagram", "--help"], stdout=subprocess.PIPE, check=True, text=True).stdout
    return re.findall(r"^ {28}(\w+): ", text[text.index("  KIND") : text.index("  DATA")], re.MULTILINE)


def fonts(path):
    """(name, whether it is embedded) of each font of a PDF: columns are as wide as the rule below the heads."""
    lines = subprocess.run(["pdffonts", path], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
    columns = [match.span() for match in re.finditer("-+", lines[1])]
    heads = [lines[0][a:b].strip() for a, b in columns]
    rows = [dict(zip(heads, (line[a:b].strip() for a, b in columns))) for line in lines[2:]]
    return [(row["name"], row["emb"] == "yes") for row in rows]


def main():
    if shutil.which("pdffonts") is None:
        print("skipped: no pdffonts on this machine")
        return 77
    faults = []
    names = kinds()
    if len(names) < 9:
        faults.append(f"found {names}, expected nine kinds or more")
    with tempfile.TemporaryDirectory() as folder:
        for number, kind in enumerate(names):
            path = Path(folder) / f"{kind}.pdf"
            language = ("en", "zh")[number % 2]
            subprocess.run([PROGRAM, "diagram", kind, sys.argv[1], *OPTIONS, "--lang", language, "-o", path], check=True, stderr=subprocess.DEVNULL)
            found = fonts(path)
            faults += [f"{kind}: no font found"] if not found else []
            faults += [f"{kind} in {language}: '{name}' is not embedded" for name, embedded in found if not embedded]
            if language == "zh" and not any("CJK" in name for name, _ in found):
                faults.append(f"{kind} in zh: no Chinese font among {[name for name, _ in found]}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
