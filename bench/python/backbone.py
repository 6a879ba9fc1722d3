# SPDX-License-Identifier: GPL-3.0-or-later
"""From a table of votes to the signed backbone of the network of agreement, with pandas and numpy: of the ties
of `--type excess --normalize overlap` those that the signed configuration model on the fixed pattern of votes
does not explain (docs/backbone.md), written as CSV.

    backbone.py VOTES.csv[.gz] OUT.csv [ALPHA]

VOTES is a matrix of 1, 0, -1 and nothing with names in its first column, or rows of rcid, country, vote. The
fit is by the same Newton steps as ours, on whole matrices; the Poisson-binomial tails are by the discrete
Fourier transform of the characteristic function (Hong 2013), one actor's pairs at a time. Prints the seconds of
processor time that all but the import and the reading took."""
import sys
import time

import numpy as np
import pandas as pd


def read(path):
    head = pd.read_csv(path, nrows=1)
    if "rcid" in head.columns:
        votes = pd.read_csv(path, usecols=["rcid", "country", "vote"])
        votes["value"] = votes["vote"].map({"yes": 1.0, "abstain": 0.0, "no": -1.0})
        table = votes.pivot_table(index="country", columns="rcid", values="value")
    else:
        table = pd.read_csv(path, index_col=0)
    return list(table.index), table.to_numpy(dtype=float)


def step(x, left, p, axis):
    """One step of Newton for the three multipliers of each line, the side it has most of standing still."""
    sums = p.sum(axis=axis)
    base = left.argmax(axis=0)
    cross = {(a, b): (p[a] * p[b]).sum(axis=axis - 1) for a in range(3) for b in range(a, 3)}
    for line in range(left.shape[1]):
        others = [s for s in range(3) if s != base[line] and left[s, line] > 0]
        if not others:
            continue
        gradient = np.array([left[s, line] - sums[s, line] for s in others])
        hessian = np.array([[(sums[a, line] if a == b else 0) - cross[min(a, b), max(a, b)][line] for b in others] for a in others])
        move = np.linalg.lstsq(hessian, gradient, rcond=None)[0]
        move /= max(1, abs(move).max())
        for s, by in zip(others, move):
            x[s, line] *= np.exp(by)
    return abs(left - sums).max()


def fit(sides, there):
    rows, columns = sides.sum(axis=2), sides.sum(axis=1)
    x = np.where(rows > 0, rows / np.maximum(rows.sum(axis=0), 1), 0.0)
    y = np.where(columns > 0, 1.0, 0.0)

    def chances():
        w = x[:, :, None] * y[:, None, :] * there
        return w / np.where(there, w.sum(axis=0), 1)

    for _ in range(1000):
        off = step(y, columns, chances(), 1)
        off = max(off, step(x, rows, chances(), 2))
        if off < 1e-10:
            break
    return chances()


def tails(chance, met):
    """For rows of chances (0 where there is no event): the upper and the lower tail of each at what was met."""
    n = chance.shape[1]
    total = np.ones((len(chance), n // 2 + 1), dtype=complex)
    turn = np.exp(2j * np.pi * np.arange(n // 2 + 1) / (n + 1))
    for j in range(n):
        total *= 1 + chance[:, j, None] * (turn - 1)
    mass = np.fft.irfft(np.conj(total), n + 1, axis=1)
    mass = np.maximum(mass, 0)
    at = np.arange(len(chance))
    lower = mass.cumsum(axis=1)[at, met]
    upper = mass[:, ::-1].cumsum(axis=1)[at, n - met]
    return np.minimum(upper, 1), np.minimum(lower, 1)


def weigh(sides, there):
    position = sides[2] - sides[0]
    shared = there @ there.T
    near = sum((2 - abs(s - t)) / 2 * sides[s] @ sides[t].T for s in range(3) for t in range(3))
    expected = np.zeros(there.shape[1])
    for j in range(there.shape[1]):
        v = position[there[:, j] > 0, j]
        if len(v) > 1:
            expected[j] = 1 - abs(v[:, None] - v[None, :]).sum() / (len(v) * (len(v) - 1))
    weight = 2 * near - shared - (there * expected) @ there.T
    return weight / np.maximum(shared, 1), shared


def discoveries(p, tests):
    order = np.argsort(p, kind="stable")
    q = np.minimum.accumulate((p[order] * tests / np.arange(1, len(p) + 1))[::-1])[::-1]
    out = np.empty_like(p)
    out[order] = np.minimum(q, 1)
    return out


def main():
    names, table = read(sys.argv[1])
    alpha = float(sys.argv[3]) if len(sys.argv) > 3 else 0.05
    begin = time.process_time()
    there = (~np.isnan(table)).astype(float)
    sides = np.array([table == -1, table == 0, table == 1], dtype=float)
    chance = fit(sides, there)
    weight, shared = weigh(sides, there)
    ends, values = [], []
    for i in range(len(names) - 1):
        others = np.arange(i + 1, len(names))
        together = (chance[:, i, None, :] * chance[:, others, :]).sum(axis=0)
        met = (sides[:, i, None, :] * sides[:, others, :]).sum(axis=(0, 2)).astype(int)
        upper, lower = tails(together, met)
        for k, other in enumerate(others):
            if shared[i, other] >= 3 and abs(weight[i, other]) > 1e-12:
                ends.append((i, other))
                values.append(upper[k] if weight[i, other] > 0 else lower[k])
    p = np.array(values)
    pairs = int((np.triu(shared, 1) >= 3).sum())
    q = discoveries(p, 2 * pairs)
    kept = np.nonzero(q <= alpha)[0]
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("source,target,signed_weight,shared,p_value,q_value\n")
        for t in kept:
            a, b = ends[t]
            out.write(f"{names[a]},{names[b]},{weight[a, b]!r},{shared[a, b]:.0f},{p[t]!r},{q[t]!r}\n".replace("np.float64(", "").replace(")", ""))
    print(f"{time.process_time() - begin:.6f} {len(kept)}")


main()
