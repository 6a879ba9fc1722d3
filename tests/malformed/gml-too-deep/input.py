# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists within lists, a hundred thousand deep, and none closed."""
with open("input.gml", "w", encoding="utf-8") as out:
    out.write("graph [ node [ id 1 " + "x [ " * 100000)
