# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the structure of each diagram of a dataset, and that no setting of the machine changes its bytes."""
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ALLOWED = {"svg", "title", "desc", "g", "rect", "path", "circle", "ellipse", "polygon", "line", "polyline", "text"}
KINDS = ("coalitions", "matrix", "affiliation", "arguments", "space", "divisiveness", "timeline", "dendrogram", "stability")
SETTINGS = ({"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Shanghai"}, {"LC_ALL": "C", "LANGUAGE": "ja"})

PROGRAM = os.environ["ENTENTE_PROGRAM"]


def draw(kind, form, data, options=(), settings=None):
    command = [PROGRAM, "diagram", kind, "--format", form, "--resamples", "5", *options, data]
    result = subprocess.run(command, capture_output=True, env={**os.environ, **(settings or {})}, check=False)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)}: {result.stderr.decode()}")
    return result.stdout


def structure(root):
    """Yields what is wrong with the document as such."""
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id is used twice"
    if root.tag != SVG + "svg" or root.get("role") != "img" or not root.get(XML + "lang"):
        yield "the root is no labelled image"
    if not set(root.get("aria-labelledby", "-").split()) <= set(ids):
        yield "aria-labelledby refers to nothing"
    for name in ("title", "desc"):
        found = root.findall(SVG + name)
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{len(found)} {name}, expected one with text"
    if root.get("viewBox") != f"0 0 {root.get('width')} {root.get('height')}":
        yield "the size is not that of the view box"
    if "Noto Sans CJK SC" not in root.get("font-family", ""):
        yield "no font for Chinese is named"
    for element in root.iter():
        if element.tag.removeprefix(SVG) not in ALLOWED:
            yield f"an element '{element.tag}'"
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name.endswith("href") or "url(" in value:
                yield f"an attribute {name}=\"{value}\""


def of_class(root, name):
    return [g for g in root.iter(SVG + "g") if g.get("class") == name]


def argument_marks(root):
    """Yields where status or kind of relation rests on colour alone."""
    for group in of_class(root, "argument"):
        texts = [t.text for t in group.findall(SVG + "text")]
        frame = group.findall(SVG + "rect")[-1]
        dashes = frame.get("stroke-dasharray")
        if {"✓": None, "✗": "6 3", "?": "1.5 3"}.get(texts[0], "-") != dashes:
            yield f"an argument marked '{texts[0]}' with the dashes {dashes}"
    if not of_class(root, "argument") or not of_class(root, "issue"):
        yield "no argument or no issue"
    for name, sign in (("supports", "+"), ("attacks", "−"), ("undercuts", None)):
        for group in of_class(root, name):
            dashed = group.find(SVG + "path").get("stroke-dasharray") is not None
            if dashed != (sign is None) or group.findtext(SVG + "text") not in (sign, None):
                yield f"a relation '{name}' that does not look like one"


def flow_marks(root):
    """Yields where a block or a band has no words, or where a change of coalition shows by colour alone."""
    blocks, stays = of_class(root, "block coalition") + of_class(root, "block"), of_class(root, "flow stays")
    if not blocks or any(not (g.findtext(SVG + "title") or "").strip() for g in blocks + stays):
        yield "a block or a band without a title"
    for name, dashed, strokes in (("stays", False, 1), ("joins", True, 2), ("moves", False, 3)):
        for group in of_class(root, f"flow {name}"):
            paths = group.findall(SVG + "path")
            if len(paths) != strokes or any(p.get("stroke-dasharray") for p in paths) != dashed:
                yield f"a band that {name} without its edge"


def division_marks(root):
    """Yields where an issue lacks its number, or a position says nothing in words."""
    issues, positions = of_class(root, "issue"), of_class(root, "position")
    if not issues or not positions or any(not (g.findtext(SVG + "title") or "").strip() for g in issues + positions):
        yield "an issue or a position without a title"


def marks(root, kind):
    """Yields where the marks do not mean what the legend says."""
    if kind == "timeline":
        yield from flow_marks(root)
        return
    if kind == "divisiveness":
        yield from division_marks(root)
        return
    actors = of_class(root, "actor")
    if not actors or any(not (g.findtext(SVG + "title") or "").strip() for g in actors):
        yield "an actor without a title"
    for group in actors:
        if group.find(f".//{SVG}text") is None:
            yield "an actor without text"
    if kind == "arguments":
        yield from argument_marks(root)
    if kind != "coalitions":
        return
    for name, colour, dashed in (("agreement", "#0072b2", False), ("opposition", "#d55e00", True)):
        for group in of_class(root, name):
            line = group.find(SVG + "path")
            if line is None or line.get("stroke") != colour or (line.get("stroke-dasharray") is not None) != dashed:
                yield f"a tie of {name} that is not {'dashed' if dashed else 'solid'} {colour}"
    if not of_class(root, "coalition"):
        yield "no outline of a coalition"


def main():
    faults, drawn = [], 0
    for data in sys.argv[1:]:
        for kind in KINDS:
            for language in ("en", "zh"):
                root = ET.fromstring(draw(kind, "svg", data, ("--lang", language)))
                faults += [f"{data}: {kind} ({language}): {f}" for f in (*structure(root), *marks(root, kind))]
                drawn += 1
            for form in ("svg", "png", "pdf"):
                plain = draw(kind, form, data)
                for settings in SETTINGS if form == "svg" else SETTINGS[:1]:
                    if draw(kind, form, data, settings=settings) != plain:
                        faults.append(f"{data}: {kind}.{form} differs under {settings}")
    for fault in faults:
        print(fault)
    print(f"{drawn} drawings, {len(faults)} faults")
    return 1 if faults or drawn == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
