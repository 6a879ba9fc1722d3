# SPDX-License-Identifier: GPL-3.0-or-later
"""From a table of votes to the agreement network of all countries, as GEXF, with pandas and scipy.sparse:
the mean of 1 - |v - v'| / 2 over the roll calls that two countries share, where they share at least three.

    agreement.py VOTES.csv[.gz] OUT.gexf

The table of countries and roll calls is one sparse matrix for each kind of vote, and what two countries have in
common a product of two such. (With numpy's dense matrices in their place it takes a little longer.)"""
import sys
from xml.sax.saxutils import quoteattr

import numpy as np
import pandas as pd
from scipy import sparse


def matrices(votes):
    rows = votes["country"].cat.codes.to_numpy()
    codes, roll_calls = pd.factorize(votes["rcid"])
    shape = (len(votes["country"].cat.categories), len(roll_calls))
    for word in ("yes", "abstain", "no"):
        chosen = (votes["vote"] == word).to_numpy()
        ones = np.ones(np.count_nonzero(chosen), dtype=np.float32)
        yield sparse.csr_matrix((ones, (rows[chosen], codes[chosen])), shape=shape)


def product(a, b):
    return (a @ b.T).toarray()


def agreement(votes):
    yes, abstain, no = matrices(votes)
    voted = yes + abstain + no
    shared = product(voted, voted)
    same = product(yes, yes) + product(abstain, abstain) + product(no, no)
    near = product(yes + no, abstain)
    return same + (near + near.T) / 2, shared


def write(path, names, agreed, shared):
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        '<graph defaultedgetype="undirected">\n<attributes class="edge">'
        '<attribute id="shared" title="shared" type="integer"/></attributes>\n<nodes>\n'
    ]
    lines += [f'<node id={quoteattr(name)} label={quoteattr(name)}/>\n' for name in names]
    lines.append("</nodes>\n<edges>\n")
    quoted = [quoteattr(name) for name in names]
    sources, targets = np.nonzero(np.triu((shared >= 3) & (agreed > 0), 1))
    counts = shared[sources, targets]
    weights = agreed[sources, targets].astype(float) / counts
    for i, (source, target, weight, count) in enumerate(
        zip(sources.tolist(), targets.tolist(), weights.tolist(), counts.tolist())
    ):
        lines.append(
            f'<edge id="{i}" source={quoted[source]} target={quoted[target]} weight="{weight}">'
            f'<attvalues><attvalue for="shared" value="{count:.0f}"/></attvalues></edge>\n'
        )
    lines.append("</edges>\n</graph>\n</gexf>\n")
    with open(path, "w", encoding="utf-8") as out:
        out.write("".join(lines))


def main():
    types = {"country": "category", "vote": "category"}
    votes = pd.read_csv(sys.argv[1], usecols=["rcid", "country", "vote"], dtype=types)
    agreed, shared = agreement(votes)
    write(sys.argv[2], votes["country"].cat.categories, agreed, shared)


main()
