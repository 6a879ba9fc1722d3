# SPDX-License-Identifier: GPL-3.0-or-later
"""
Draws every kind of diagram of a dataset in each style and as readers with other colour vision see it, and sets all on
one sheet to look at: contact_sheet.py SHEET.png DATA [OPTION...]. Fails where a kind is not drawn, or where a
simulation leaves no more to be seen than blank paper.
"""
import io
import os
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw

from svg import KINDS
from vision import MATRICES, seen

PROGRAM = os.environ["ENTENTE_PROGRAM"]
CELL, GAP, HEAD = (460, 400), 10, 22
STYLES = ("screen", "print", "dark")


def draw(kind, style, data, options):
    command = [PROGRAM, "diagram", kind, "--format", "png", "--style", style, "--width", "900", *options, data]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode != 0:
        return None, result.stderr.decode()
    picture = Image.open(io.BytesIO(result.stdout)).convert("RGB")
    picture.thumbnail(CELL, Image.LANCZOS)
    return picture, None


def main():
    target, data, *options = sys.argv[1:]
    faults, rows = [], []
    for kind in KINDS:
        row = []
        for style in STYLES:
            picture, fault = draw(kind, style, data, options)
            if picture is None:
                faults.append(f"{kind}: {fault}")
            else:
                row.append((f"{kind}, {style}", picture))
        if row:
            screen = numpy.asarray(row[0][1])
            row += [(f"{kind}, {vision}", Image.fromarray(seen(screen, vision))) for vision in MATRICES]
            faults += [f"{name} is blank" for name, p in row if numpy.asarray(p.convert("L")).std() < 2.0]
        rows.append(row)
    columns = len(STYLES) + len(MATRICES)
    sheet = Image.new("RGB", (columns * (CELL[0] + GAP), len(rows) * (CELL[1] + HEAD + GAP)), "#8899aa")
    pen = ImageDraw.Draw(sheet)
    for r, row in enumerate(rows):
        for c, (name, picture) in enumerate(row):
            at = (c * (CELL[0] + GAP), r * (CELL[1] + HEAD + GAP))
            pen.text((at[0] + 4, at[1] + 4), name, fill="#000000")
            sheet.paste(picture, (at[0], at[1] + HEAD))
    sheet.save(target)
    print("\n".join(faults) or f"{sum(map(len, rows))} pictures on {target}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
