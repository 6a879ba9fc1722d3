#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the votes of a wide table 200 times and finds groups in each draw with igraph's Leiden algorithm.

The baseline of the part `resamples`: numpy for the network (excess under overlap), python-igraph for one run of
each draw, and the share of draws in which each pair was together. Prints the mean share within the groups found.
"""
import sys

import igraph
import numpy
import pandas

RESAMPLES = 200
LEAST_SHARED = 3
WORDS = {"yes": 1.0, "no": -1.0, "abstain": 0.0}


def network(votes, times):
    """Returns the excess of agreement over what is expected, by roll calls drawn, each pair over those it shares."""
    said = (~numpy.isnan(votes)) & (times > 0)
    agree = numpy.zeros((len(votes), len(votes)))
    for level in (-1.0, 0.0, 1.0):
        for other in (-1.0, 0.0, 1.0):
            one, two = (said & (votes == level)).astype(float), (said & (votes == other)).astype(float)
            agree += (1 - abs(level - other)) * (one @ two.T)
    shares = said.astype(float) @ said.T.astype(float)
    count = said.sum(0)
    expected = numpy.zeros(votes.shape[1])
    numbers = {level: (said & (votes == level)).sum(0) for level in (-1.0, 0.0, 1.0)}
    for level, a in numbers.items():
        for other, b in numbers.items():
            expected += (1 - abs(level - other)) * (a * b - (a if level == other else 0))
    pairs = numpy.maximum(count * (count - 1), 1)
    expected = expected / pairs
    excess = agree - (said * expected) @ said.T
    return numpy.where(shares >= LEAST_SHARED, excess / numpy.maximum(shares, 1), 0)


def groups(weights):
    a, b = numpy.nonzero(numpy.triu(weights, 1))
    graph = igraph.Graph(n=len(weights), edges=list(zip(a.tolist(), b.tolist())))
    found = graph.community_leiden(objective_function="CPM", weights=weights[a, b].tolist(), resolution_parameter=0.0)
    return numpy.array(found.membership)


def main():
    table = pandas.read_csv(sys.argv[1])
    if "rcid" in table:  # a vote in each row, as bench-generate writes them
        table = table.assign(vote=table["vote"].map(WORDS)).pivot(index="country", columns="rcid", values="vote")
    else:
        table = table.set_index(table.columns[0])
    votes = table.to_numpy(float)
    chance = numpy.random.default_rng(1)
    whole = groups(network(votes, numpy.ones_like(votes)))
    together = numpy.zeros((len(votes), len(votes)))
    statements = numpy.flatnonzero(~numpy.isnan(votes))
    for _ in range(RESAMPLES):
        times = numpy.bincount(chance.choice(statements, len(statements)), minlength=votes.size).reshape(votes.shape)
        found = groups(network(votes, times))
        together += found[:, None] == found[None, :]
    within = (whole[:, None] == whole[None, :]) & ~numpy.eye(len(votes), dtype=bool)
    print(len(set(whole.tolist())), (together[within] / RESAMPLES).mean())


main()
