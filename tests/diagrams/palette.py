# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the colours to what is said of them: apart for every kind of colour vision, in print in grey too; none outside their tables."""
import itertools
import os
import pathlib
import re
import sys

from vision import MATRICES, distance, seen

SOURCE = pathlib.Path(os.environ["ENTENTE_SOURCE"])
COLOUR = re.compile(r'"(#[0-9a-fA-F]{6})"')
LEAST = 12.0  # CIE 1976 difference of two coalitions, as anybody sees them
LEAST_GREY = 8.0


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def table(text, start):
    """Returns the rows of colours of the C table that begins at a mark."""
    body = text[text.index(start) :]
    return [COLOUR.findall(line) for line in body[: body.index("};")].splitlines()[1:]]


def too_near(style, colours):
    for vision in (None, *MATRICES):
        if vision == "grey" and style != "print":
            continue  # shapes tell coalitions apart there
        least = LEAST_GREY if vision == "grey" else LEAST
        as_seen = {c: seen(rgb(c), vision) if vision else rgb(c) for c in colours}
        for a, b in itertools.combinations(colours, 2):
            found = distance(as_seen[a], as_seen[b])
            if found < least:
                yield f"{style}: {a} and {b} are {found:.1f} apart for {vision or 'usual vision'}, expected {least}"


def main():
    styles = (SOURCE / "exporters/style.h").read_text()
    coalitions = [row[0] for row in table((SOURCE / "exporters/style.c").read_text(), "coalition_colours[COLOURS]")]
    theme = (SOURCE / "exporters/diagrams/theme.c").read_text()
    turns = {row[0].lower(): row[1:] for row in table(theme, "turns[]") if len(row) == 3}
    faults = [*too_near("screen", coalitions)]
    for at, style in enumerate(("print", "dark")):
        faults += too_near(style, [turns[c.lower()][at] for c in coalitions])
    named = dict(re.findall(r'#define (ENT__STYLE_\w+) "(#[0-9a-fA-F]{6})"', styles))
    if len(coalitions) != 6 or len(named) < 10:
        faults.append("the tables of colours were not found")
    faults += [f"style.h: {name} has no row in theme.c" for name in named if f"{{{name}, " not in theme]
    if len(set(named.values())) < len(named):
        faults.append("style.h: one colour has two names, so that a style cannot turn one alone")
    for path in sorted(SOURCE.glob("exporters/diagrams/*.[ch]")):
        if path.name != "theme.c":
            faults += [f"{path.name}: {c} stands outside exporters/style.h" for c in COLOUR.findall(path.read_text())]
    print("\n".join(faults) or f"{len(named)} colours and {len(coalitions)} coalitions in three styles")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
