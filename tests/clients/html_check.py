# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the HTML of reports: no parse error, no broken link inside, nothing from elsewhere, sound SVG.

usage: html_check.py [LANGUAGE ...]
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import html5lib
except ImportError:
    print("html5lib is not installed")
    sys.exit(77)

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
PROGRAM = Path(os.environ.get("ENTENTE_PROGRAM", ROOT / "build/dev/entente"))
EXAMPLES = [("examples/cyber-governance/dataset.json", ["us", "china"]), ("examples/water-board", ["farmers", "town", "university"]),
            ("tests/data/hostile.json", ["plain", "<angle>&amp;"])]
KINDS = [("examples/cyber-governance/dataset.json", ["--issue", "un-lead"]), ("examples/cyber-governance/dataset.json", ["--actor", "china", "--lang", "zh"]),
         ("examples/water-board", ["--issue", "dam", "--lang", "zh"]), ("examples/water-board", ["--kind", "brief"]),
         ("tests/data/hostile.json", ["--actor", "<angle>&amp;"]), ("tests/data/hostile.json", ["--kind", "brief"])]
NS = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def reports():
    """Yields a name and the arguments of each report to look at."""
    for path, actors in EXAMPLES:
        for language in sys.argv[1:] or ("en", "zh"):
            common = [str(ROOT / path), "--lang", language]
            yield f"{path} in {language}", common
            yield f"{path} in {language}, compared", common + ["--actors", ",".join(actors)]
    for path, asked in KINDS:
        yield f"{path} {' '.join(asked)}", [str(ROOT / path), *asked]


def write(arguments):
    command = [str(PROGRAM), "report", "--format", "html", "--resamples", "20", *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def faults_of_parsing(page):
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(page, transport_encoding="utf-8")
    for place, code, _ in parser.errors:
        yield f"line {place[0]}, column {place[1]}: {code}"
    yield from faults_of_tree(tree)


def faults_of_tree(tree):
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"the id '{name}' occurs more than once"
    known = set(ids)
    for element in tree.iter():
        tag = element.tag if isinstance(element.tag, str) else ""
        href = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
        if href.startswith("#") and href[1:] not in known:
            yield f"a link leads to '{href}', which is not there"
        if tag in (NS + "script", NS + "link", NS + "img", NS + "iframe", NS + "object"):
            yield f"there is a '{tag[len(NS):]}'"
        for name, value in element.attrib.items():
            if isinstance(name, str) and name.startswith("on"):
                yield f"there is a handler '{name}'"
            for word in re.findall(r"(?:aria-labelledby|aria-describedby)", str(name)):
                yield from (f"'{word}' names '{one}', which is not there" for one in value.split() if one not in known)
    yield from faults_of_tables(tree)
    if tree.find(".//" + NS + "html") is None and tree.get("lang") is None:
        yield "the page has no language"


def faults_of_tables(tree):
    for table in tree.iter(NS + "table"):
        if table.find(NS + "caption") is None:
            yield "a table has no caption"
        widths = {len(list(row)) for row in table.iter(NS + "tr")}
        if len(widths) > 1:
            yield f"a table has rows of {sorted(widths)} cells"
        for header in table.iter(NS + "th"):
            if header.get("scope") not in ("col", "row"):
                yield "a header cell has no scope"


def faults_of_figures(page):
    """Each inlined SVG must be well-formed by itself, as a reader would save it."""
    for text in re.findall(rb"<svg\b.*?</svg>", page, re.DOTALL):
        with tempfile.NamedTemporaryFile(suffix=".svg") as file:
            file.write(text)
            file.flush()
            done = subprocess.run(["xmllint", "--noout", "--nonet", file.name], capture_output=True, text=True)
        if done.returncode != 0:
            yield "xmllint: " + done.stderr.splitlines()[0]


def faults_of_page(page):
    text = page.decode("utf-8")
    yield from faults_of_parsing(page)
    yield from faults_of_figures(page)
    if "Content-Security-Policy" not in text:
        yield "there is no content policy"
    for address in re.findall(r"(?:src|url)\s*[=(]\s*[\"']?(https?:[^\"')]*)", text):
        yield f"something is loaded from '{address}'"


def main():
    failed = 0
    count = 0
    for name, arguments in reports():
        page = write(arguments)
        if page != write(arguments):
            print(f"{name}: two runs differ")
            failed += 1
        for fault in faults_of_page(page):
            print(f"{name}: {fault}")
            failed += 1
        count += 1
    # The check must be able to fail.
    broken = b"<!DOCTYPE html><html lang=en><title>x</title><p id=a><b>x</p></b><p id=a><a href='#b'>y</a><script></script>"
    found = list(faults_of_page(broken))
    if len(found) < 4:
        print(f"a broken page passes but for {found}")
        failed += 1
    print(f"{count} reports")
    return 1 if failed or count == 0 else 0


sys.exit(main())
