# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodes within nodes, a hundred thousand deep."""
with open("input.graphml", "w", encoding="utf-8") as out:
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
    for i in range(100000):
        out.write(f'<graph edgedefault="undirected"><node id="n{i}">')
