#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs pandas, scipy and gringo (clingo) where they are missing, builds the release with its benchmarks, runs all of
# them and writes bench/RESULTS.md. Takes some minutes; the machine should have nothing else to do.
#   bench/run.sh DATE [OPTION ...]   DATE goes into the results; options as of bench/measure.py
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ $# -lt 1 || $1 == -* ]]; then
  echo "usage: bench/run.sh DATE [OPTION ...]" >&2
  exit 2
fi
date=$1
shift

scripts/setup.sh
if ! /usr/bin/python3 -c 'import pandas, scipy.sparse' 2>/dev/null || ! command -v clingo >/dev/null; then
  root=()
  [[ $(id -u) -eq 0 ]] || root=(sudo)
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends \
    python3-pandas python3-scipy gringo
fi
cmake --preset release -DENTENTE_BENCH=ON >/dev/null
cmake --build --preset release
exec /usr/bin/python3 bench/measure.py --results bench/RESULTS.md --date "$date" "$@"
