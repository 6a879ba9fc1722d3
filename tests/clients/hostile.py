# SPDX-License-Identifier: GPL-3.0-or-later
"""
Texts that would break out of markup, hide, turn the reading direction, run as formulas or never end, in every field,
taken to every picture, report, page and table: they stay text, and pictures keep a size that can be printed.
usage: hostile.py LANGUAGE...
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import openpyxl

sys.path.insert(0, str(Path(__file__).parents[1] / "diagrams"))
from svg import KINDS, structure  # noqa: E402

PROGRAM = os.environ["ENTENTE_PROGRAM"]
TEXTS = (
    "</script><script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</title></svg><!-- ]]> & &amp; &#x3c;",
    "\u202eright to left\u202c \u2066isolate", "ten thousand " * 770, "\u200b\u200d\ufeff", "\u200bzero\u200bwidth\u200b",
    "\U0001f1e8\U0001f1f3 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f937\U0001f3fd", "=HYPERLINK(\"http://a.example\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0", "{\\write18{id}} \\input{/etc/passwd} $x^2$ 100% #_~^", "![x](javascript:alert(1)) <b>*`|",
    "الأمم المتحدة", "中华人民共和国" * 40, "a" * 300, "line\nbreak\r\n\ttab",
)
WIDEST = 16000.0
MARKERS = re.compile(r"(?<!\\)<img src=x|(?<!\\)<script>alert|(?<!\\)\]\(javascript", re.IGNORECASE)


def dataset():
    """Sixteen actors in two camps on six issues, in two years, with arguments; every text is hostile."""
    def text(i):
        return TEXTS[i % len(TEXTS)]

    actors = [{"id": f"a{i}", "label": text(i), "short": text(i + 1)[:60], "attributes": {f"k{i}": text(i + 3)}}
              for i in range(len(TEXTS))]
    issues = [{"id": f"i{i}", "label": text(3 * i), "support": text(i + 4), "oppose": text(i + 5)} for i in range(6)]
    documents = [{"id": f"d{i}", "title": text(i), "author": text(i + 1), "date": f"{2001 + i}-02-03",
                  "url": "javascript:alert(1)" if i else "https://example.org/?q=\"<script>"} for i in range(2)]
    statements = [{"actor": f"a{i}", "issue": f"i{j}", "position": (1 if (i % 2 == 0) != (j % 3 == 0) else -1) * (1 if (i + j) % 5 else 0.5),
                   "date": f"{2001 + (i + j) % 2}-02-03", "document": f"d{(i + j) % 2}", "locator": text(i + j), "summary": text(i + j + 1)}
                  for i in range(len(TEXTS)) for j in range(6)]
    arguments = [{"id": f"g{i}", "text": text(i), "put_forward_by": [f"a{i}"], "endorsed_by": [f"a{i + 2}"]} for i in range(8)]
    relations = [{"id": f"r{i}", "from": f"g{i}", "to": {"argument": f"g{i + 1}"}, "kind": "attacks"} for i in range(0, 6)]
    relations += [{"id": f"s{i}", "from": f"g{i}", "to": {"issue": f"i{i % 6}", "side": "support"}, "kind": "supports"} for i in range(8)]
    return {"entente": 1, "title": text(0), "language": "en", "actors": actors, "issues": issues, "documents": documents,
            "statements": statements, "arguments": arguments, "relations": relations}


def run(*command):
    done = subprocess.run([PROGRAM, *command], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode()[:2000]}")
    return done.stdout


def of_picture(svg):
    root = ET.fromstring(svg)
    yield from structure(root)
    for side in ("width", "height"):
        if not 0 < float(root.get(side)) <= WIDEST:
            yield f"it is {root.get(side)} pixels in {side}"
    for element in root.iter():
        if element.tag.endswith("}text") and re.search("[\u202a-\u202e\u2066-\u2069\n]", element.text or ""):
            yield "a text turns the direction of what follows"
        if element.tag.endswith("}text") and len(element.text or "") > 400:
            yield f"a text of {len(element.text)} characters is drawn"


def of_html(page, scripts):
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(page, transport_encoding="utf-8")
    yield from (f"{place}: {code}" for place, code, _ in parser.errors)
    found = 0
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rsplit("}", 1)[-1]
        found += tag == "script"
        if tag in ("img", "iframe", "object", "link", "base") and not element.get("href", "").startswith("data:,"):
            yield f"there is a '{tag}'"
        for name, value in element.attrib.items():
            if str(name).lower().startswith("on") or "javascript:" in value.lower().replace(" ", ""):
                yield f"there is {name}={value[:60]}"
    if found != scripts:
        yield f"{found} scripts, expected {scripts}"


def of_tables(data, folder):
    book = Path(folder) / "stances.xlsx"
    run("stances", data, "-o", str(book))
    for sheet in openpyxl.load_workbook(book):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"{sheet.title}!{cell.coordinate} is a formula"
    for command in (("stances",), ("coalitions", "--resamples", "5"), ("network",)):
        rows = list(csv.reader(io.StringIO(run(*command, data, "--format", "csv").decode())))
        yield from (f"{command[0]}: a cell begins with {c[0]!r}" for row in rows for c in row
                    if c[:1] in ("=", "@", "\t", "\r") or re.match(r"[+-](?![\d.])", c))


def main():
    faults, looked = [], 0
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "hostile.json")
        Path(data).write_text(json.dumps(dataset()), encoding="utf-8")
        for kind in KINDS:
            for language in sys.argv[1:]:
                svg = run("diagram", kind, data, "--format", "svg", "--lang", language, "--resamples", "5")
                faults += [f"{kind}: {f}" for f in of_picture(svg)]
                looked += 1
        for options in ((), ("--actors", "a0,a1,a4"), ("--issue", "i0"), ("--actor", "a4"), ("--kind", "brief")):
            page = run("report", data, "--format", "html", "--resamples", "5", *options)
            faults += [f"report {' '.join(options)}: {f}" for f in of_html(page, 0)]
            looked += 1
        page = run("explore", data, "--format", "html", "--resamples", "5")
        faults += [f"explore: {f}" for f in of_html(page, 2)]
        markdown = run("report", data, "--format", "markdown", "--resamples", "5").decode()
        faults += [f"markdown: {m}" for m in MARKERS.findall(markdown)]
        latex = run("report", data, "--format", "latex", "--resamples", "5").decode()
        faults += [f"latex: {m}" for m in re.findall(r"\\write18|\\input\{/etc", latex)]
        faults += of_tables(data, folder)
    for fault in faults:
        print(fault[:300])
    print(f"{looked} pictures and reports, {len(faults)} faults")
    return 1 if faults or looked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
