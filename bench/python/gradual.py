# SPDX-License-Identifier: GPL-3.0-or-later
"""Gradual strengths against a plain damped iteration with numpy and scipy.sparse.

    gradual.py BENCH_GRADUAL BENCH_ARGUMENTS_WRITE FOLDER [small]

Both begin with the attacks in memory; the matrix is part of the time. Prints the rows of bench.h."""
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import scipy.sparse as sp

APART = 1e-6  # the most that strengths may differ


def df_quad(attackers, s):
    return 0.5 * np.exp(attackers @ np.log1p(-s))


def quadratic_energy(attackers, s):
    square = (attackers @ s) ** 2
    return 0.5 - 0.5 * square / (1 + square)


def iterate(attacks, arguments, formula):
    matrix = sp.csr_matrix((np.ones(len(attacks)), (attacks[:, 1], attacks[:, 0])), shape=(arguments, arguments))
    matrix.data[:] = 1  # an attack that is there twice counts once
    s = np.full(arguments, 0.5)
    for _ in range(2000):
        change = formula(matrix, s) - s
        if abs(change).max() <= 1e-12:
            break
        s += 0.5 * change
    return s


def main():
    program, writer, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    path, out = folder / "gradual.af", folder / "strengths"
    arguments = 1000 if "small" in sys.argv[4:] else 100000
    for kind in ("er", "debate"):
        with open(path, "wb") as file:
            subprocess.run([writer, "--kind", kind, "--arguments", str(arguments), "--attacks", "3"], stdout=file, check=True)
        attacks = np.loadtxt(path, dtype=np.int64, skiprows=1) - 1
        for method, formula in (("quadratic-energy", quadratic_energy), ("df-quad", df_quad)):
            ours = float(subprocess.run([program, path, method, out], check=True, capture_output=True, text=True).stdout.split()[0])
            theirs = []
            for _ in range(3):
                before = time.process_time()
                s = iterate(attacks, arguments, formula)
                theirs.append(time.process_time() - before)
            apart = abs(np.fromfile(out) - s).max()
            if not apart <= APART:
                sys.exit(f"gradual.py: {method} on {kind}: strengths differ by {apart}")
            what = f"{method}, {kind} of {arguments} arguments (largest difference {apart:.1g}); scipy.sparse"
            print("row", what, f"{1e3 * ours:.1f} ms", f"{1e3 * min(theirs):.1f} ms", f"{ours / min(theirs):.4g}", "0", sep="\t", flush=True)


if __name__ == "__main__":
    main()
