# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the ties of two GEXF files by the labels of their ends. Prints the number of ties, the
largest difference of weights and of shared counts; fails where the two do not have the same ties."""
import sys
import xml.etree.ElementTree as ElementTree


def local(element):
    return element.tag.rpartition("}")[2]


def ties(path):
    labels, titles, found = {}, {}, {}
    for element in ElementTree.parse(path).iter():
        if local(element) == "node":
            labels[element.get("id")] = element.get("label")
        elif local(element) == "attribute":
            titles.setdefault(element.get("title"), element.get("id"))
        elif local(element) == "edge":
            values = {v.get("for"): v.get("value") for v in element.iter() if local(v) == "attvalue"}
            ends = frozenset((labels[element.get("source")], labels[element.get("target")]))
            found[ends] = float(element.get("weight", 1)), int(values[titles["shared"]])
    return found


def main():
    ours, theirs = ties(sys.argv[1]), ties(sys.argv[2])
    if ours.keys() != theirs.keys():
        only = sorted(map(sorted, ours.keys() ^ theirs.keys()))
        sys.exit(f"{len(only)} ties are in one only, such as {only[0]}")
    weight = max((abs(ours[ends][0] - theirs[ends][0]) for ends in ours), default=0)
    shared = max((abs(ours[ends][1] - theirs[ends][1]) for ends in ours), default=0)
    print(f"{len(ours)} {weight:.3g} {shared}")


main()
