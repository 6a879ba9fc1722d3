# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the forms of reports by the programs that read them.

usage: report_forms.py figures|latex|docx|references

latex needs xelatex and pdflatex to be told from reading alone, docx and references need pandoc; where
these are absent, the rest is held, and the test is skipped where nothing is left of it.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
PROGRAM = str(Path(os.environ.get("ENTENTE_PROGRAM", ROOT / "build/dev/entente")))
WATER, HOSTILE = str(ROOT / "examples/water-board"), str(ROOT / "tests/data/hostile.json")
CYBER = str(ROOT / "examples/cyber-governance/dataset.json")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
faults = []


def hold(true, what):
    if not true:
        faults.append(what)


def report(path, *arguments, env=None, status=0):
    done = subprocess.run([PROGRAM, "report", path, "--resamples", "5", *map(str, arguments)], capture_output=True, env=env)
    hold(done.returncode == status, f"report {arguments} ended with {done.returncode}: {done.stderr.decode()[-200:]}")
    return done


def figures(folder):
    out = folder / "a b's #1.md"
    report(WATER, "-o", out)
    text = out.read_text(encoding="utf-8")
    named = re.findall(r"!\[([^\]]+)\]\(<([^>]+)>\)", text)
    hold(len(named) == 2 and all(alt for alt, _ in named), f"pictures of Markdown: {named}")
    hold(all(re.fullmatch(r"a%20b%27s%20%231\.md-figures/figure-\d\.svg", name) for _, name in named), f"addresses: {named}")
    beside = Path(f"{out}-figures")
    hold(sorted(p.name for p in beside.iterdir()) == ["figure-1.svg", "figure-2.svg"], "files of pictures")
    for path in beside.iterdir():
        hold(ET.parse(path).getroot().tag.endswith("svg"), f"{path.name} is no SVG")
    hold(sorted(p.name for p in folder.iterdir()) == [out.name, beside.name], "something else is left in the folder")
    alone = report(WATER, "--format", "markdown")
    hold(b"![" not in alone.stdout, "pictures on standard output")
    hold(alone.stderr.count(b"no pictures on standard output") == 1, "not told that there are no pictures")
    device = report(WATER, "--format", "markdown", "-o", "/dev/null")
    hold(not Path("/dev/null-figures").exists() and device.returncode == 0, "a device has no place beside it")
    (beside / "mine.txt").write_text("x")
    report(WATER, "-o", out, "--title", "Other", status=3)
    hold(out.read_text(encoding="utf-8") == text and len(list(beside.iterdir())) == 3, "a failure changed what was there")


def balanced(text):
    """Whether braces come in pairs, and environments too."""
    bare = re.sub(r"\\[\\{}]", "", re.sub(r"(?m)(?<!\\)%.*$", "", text))
    depth = 0
    for c in bare:
        depth += (c == "{") - (c == "}")
        if depth < 0:
            return False
    stack = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+)\}", bare):
        if kind == "begin":
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return depth == 0 and not stack


def compile_tex(engine, path):
    done = subprocess.run([engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", path.name], cwd=path.parent,
                          capture_output=True, text=True, errors="replace")
    log = path.with_suffix(".log").read_text(errors="replace")
    hold(done.returncode == 0, f"{engine} {path.name}: " + "".join(re.findall(r"^! .*\n.*\n", log, re.MULTILINE)[:2]))
    hold(path.with_suffix(".pdf").is_file(), f"{engine} {path.name}: no PDF")


def latex(folder):
    jobs = [("xelatex", "hostile.tex", HOSTILE, []), ("pdflatex", "water.tex", WATER, []),
            ("xelatex", "zh.tex", WATER, ["--lang", "zh", "--actors", "farmers,town"])]
    hold(not balanced("{\\begin{a}\\end{b}}") and not balanced("\\}{"), "the check does not see what is open")
    for engine, name, data, arguments in jobs:
        out = folder / name
        report(data, "-o", out, *arguments)
        text = out.read_text(encoding="utf-8")
        hold(balanced(text), f"{name}: braces or environments are not in pairs")
        targets = re.findall(r"\\hypertarget\{([^}]*)\}", text)
        hold(len(targets) == len(set(targets)), f"{name}: a target occurs twice")
        hold(set(re.findall(r"\\hyperlink\{([^}]*)\}", text)) <= set(targets), f"{name}: a link leads nowhere")
        for picture in re.findall(r"\\includegraphics\[[^\n]*\]\{([^}]*)\}", text):
            hold((folder / picture).read_bytes()[:5] == b"%PDF-", f"{name}: {picture} is no PDF")
        if shutil.which(engine) and not os.environ.get("ENTENTE_SANITIZE"):
            compile_tex(engine, out)
        else:
            print(f"{engine} is not installed; {name} was read, not compiled")


def docx_of(folder, name, data, *arguments):
    out = folder / name
    report(data, "-o", out, *arguments)
    with zipfile.ZipFile(out) as package:
        hold(package.testzip() is None, f"{name}: the package is broken")
        images = [n for n in package.namelist() if n.startswith("word/media/")]
        hold(all(package.read(n)[:8] == b"\x89PNG\r\n\x1a\n" for n in images), f"{name}: an image is no PNG")
        return out, ET.fromstring(package.read("word/document.xml")), images


def docx(folder):
    work = folder / "tmp"
    work.mkdir()
    os.environ["TMPDIR"] = str(work)
    absent = report(WATER, "-o", folder / "none.docx", env={**os.environ, "PATH": "/nonexistent"}, status=1)
    hold(b"is made by pandoc, which is not installed: install it" in absent.stderr, "not told that pandoc is absent")
    fake = folder / "pandoc"
    fake.write_text("#!/bin/sh\necho 'this went wrong' >&2\nexit 64\n")
    fake.chmod(0o755)
    broken = report(WATER, "-o", folder / "none.docx", env={**os.environ, "PATH": f"{folder}:/usr/bin:/bin"}, status=1)
    hold(b"pandoc ended with status 64: this went wrong" in broken.stderr, f"not told what pandoc said: {broken.stderr[-200:]}")
    hold(sorted(p.name for p in folder.iterdir()) == ["pandoc", "tmp"] and not list(work.iterdir()), "something is left behind")
    if shutil.which("pandoc") is None:
        print("pandoc is not installed; only its absence was held")
        return
    page = folder / "plain.html"
    report(HOSTILE, "--format", "html-plain", "-o", page)
    plain = page.read_text(encoding="utf-8")
    out, document, images = docx_of(folder, "hostile.docx", HOSTILE)
    text = "".join(t.text or "" for t in document.iter(W + "t"))
    styles = [s.get(W + "val") for s in document.iter(W + "pStyle")]
    tables = list(document.iter(W + "tbl"))
    hold(styles.count("Title") == 1 and styles.count("Heading1") == plain.count("<h2>"), "headings")
    hold(len(tables) == plain.count("<table"), "tables")
    hold(len(list(document.iter(W + "tblHeader"))) == len(tables), "tables' headers")
    hold(len(images) == plain.count("<img ") == 2, f"images: {images}")
    for actor in json.loads(Path(HOSTILE).read_text(encoding="utf-8"))["actors"]:
        label = actor["label"] if isinstance(actor["label"], str) else actor["label"].get("en", "")
        words = re.findall(r"[A-Za-z\u4e00-\u9fff<>&{}\"]+", label)
        hold(all(word in text for word in words), f"label {label[:30]!r} is not there")
    first, _, _ = docx_of(folder, "a.docx", WATER, "--actors", "farmers,town", "--lang", "zh")
    second, document, _ = docx_of(folder, "b.docx", WATER, "--actors", "farmers,town", "--lang", "zh")
    hold(first.read_bytes() == second.read_bytes(), "two runs differ")
    hold("目录" in "".join(t.text or "" for t in document.iter(W + "t")), "contents are not in Chinese")
    hold(not list(work.iterdir()), "a temporary file is left behind")


CSL = {"id", "type", "author", "title", "issued", "publisher", "container-title", "source", "genre", "URL", "note", "language"}
TYPES = {"article", "article-journal", "report", "treaty", "speech", "webpage", "document"}


def curled(value):
    """With apostrophes as pandoc sets them."""
    return json.loads(json.dumps(value, ensure_ascii=False).replace("'", "’"))


def references(folder):
    for data in (CYBER, WATER, HOSTILE):
        csl = json.loads(report(data, "--format", "csl-json").stdout)
        out = folder / "refs.bib"
        report(data, "-o", out)
        bib = out.read_text(encoding="utf-8")
        keys = re.findall(r"^@\w+\{([A-Za-z0-9._-]+),$", bib, re.MULTILINE)
        hold(csl and [e["id"] for e in csl] == keys and len(keys) == len(set(keys)), f"{data}: keys {keys}")
        for entry in csl:
            hold(set(entry) <= CSL and {"id", "type", "title"} <= set(entry) and entry["type"] in TYPES, f"not CSL: {entry}")
            parts = entry.get("issued", {}).get("date-parts", [[1]])
            hold(len(parts) in (1, 2) and all(1 <= len(p) <= 3 and all(isinstance(n, int) for n in p) for p in parts), f"date {parts}")
            hold("accessed" not in entry and "urldate" not in bib, "a day of access is made up")
        if shutil.which("pandoc") is None:
            print("pandoc is not installed; references were read, not formatted")
            continue
        read = subprocess.run(["pandoc", "--from=bibtex", "--to=csljson", out], check=True, capture_output=True).stdout
        for ours, theirs in zip(csl, json.loads(read)):
            for key in ("id", "title", "author", "URL", "issued"):
                hold(curled(ours.get(key)) == curled(theirs.get(key)), f"{key} of {ours['id']}: {ours.get(key)!r}, pandoc read {theirs.get(key)!r}")
        (folder / "refs.json").write_text(json.dumps(csl))
        cited = subprocess.run(["pandoc", "--citeproc", f"--bibliography={folder / 'refs.json'}", "--to=plain"],
                               input=b"---\nnocite: '@*'\n...\nx\n", check=True, capture_output=True).stdout.decode()
        for entry in csl:
            word = max(re.findall(r"\w+", entry["title"]), key=len)
            hold(word.lower() in re.sub(r"\s", "", cited.lower()), f"{word!r} is not in the list that pandoc makes")


def main():
    with tempfile.TemporaryDirectory() as name:
        {"figures": figures, "latex": latex, "docx": docx, "references": references}[sys.argv[1]](Path(name))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
