# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Markdown of reports against GitHub's own parser: the user's text arrives as it is, and none of it as markup."""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
PROGRAM = Path(os.environ.get("ENTENTE_PROGRAM", ROOT / "build/dev/entente"))
DATASETS = ["tests/data/hostile.json", "examples/cyber-governance/dataset.json"]
FORBIDDEN = {"html_block", "html_inline", "image", "code_block", "thematic_break", "strikethrough", "linebreak", "footnote_definition"}
# What reports do not pass on: control characters, noncharacters, marks of direction, and the form of white space.
DROPPED = re.compile("[\u202a-\u202e\u2066-\u2069]")
REPLACED = re.compile("[\x80-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def plain(text):
    text = DROPPED.sub("", re.sub("[\x00-\x1f\x7f]", " ", text))
    return re.sub(r"\s+", " ", REPLACED.sub("\ufffd", text)).replace("\ufffd", "").strip()


def parse(markdown):
    done = subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "autolink", "--to", "xml"],
                          input=markdown, check=True, capture_output=True)
    return ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", done.stdout))


def name(element):
    return element.tag.rsplit("}", 1)[-1]


def texts(value, language):
    """Yields every text of the dataset that a report shows, in a language."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("label", "text", "summary", "support", "oppose") and isinstance(inner, (str, dict)):
                yield inner if isinstance(inner, str) else inner.get(language, next(iter(inner.values())))
            elif key != "attributes":
                yield from texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language)


def check(path):
    data = json.loads((ROOT / path).read_text(encoding="utf-8"))
    report = subprocess.run([str(PROGRAM), "report", "--format", "markdown", "--lang", "en", str(ROOT / path)],
                            check=True, capture_output=True).stdout
    tree = parse(report)
    for element in tree.iter():
        if name(element) in FORBIDDEN:
            yield f"there is a {name(element)}: {''.join(element.itertext())[:60]!r}"
        if name(element) == "link" and not re.match(r"(https?|mailto):", element.get("destination", "")):
            yield f"a link leads to {element.get('destination')!r}"
        if name(element) == "table":
            widths = {len(list(row)) for row in element}
            if len(widths) > 1:
                yield f"a table has rows of {sorted(widths)} cells"
    shown = plain("".join(tree.itertext()))
    wanted = {plain(text) for part in ("actors", "issues", "statements", "arguments") for text in texts(data.get(part, []), "en")}
    for text in sorted(wanted):
        if text not in shown:
            yield f"a text is not there as it is: {text!r}"
    if len(wanted) < 10:
        yield "too few texts to tell"


def main():
    if shutil.which("cmark-gfm") is None:
        print("cmark-gfm is not installed")
        return 77
    if name(next(e for e in parse(b"<b>x</b>").iter() if name(e) in FORBIDDEN)) != "html_inline":
        print("the check does not see markup")
        return 1
    failed = 0
    for path in DATASETS:
        for fault in check(path):
            print(f"{path}: {fault}")
            failed += 1
    return 1 if failed else 0


sys.exit(main())
