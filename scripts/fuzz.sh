#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets and runs each for some seconds (60 if not said otherwise), starting from
# the examples and the test data. Crashing inputs are kept in build/fuzz/crashes/.
# Needs clang and libclang-rt-14-dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-60}

mkdir -p build
if ! { cmake --preset fuzz && cmake --build --preset fuzz; } >build/fuzz.log 2>&1; then
  cat build/fuzz.log
  exit 1
fi

corpus=build/fuzz/corpus
mkdir -p "$corpus" build/fuzz/crashes
# The first byte picks the reader, so each seed goes in once for each of the first few.
find examples tests/data -type f -size -64k | while read -r file; do
  for first in 0 1 2 3; do
    name=$(tr '/ ' '__' <<<"$file")-$first
    [[ -e $corpus/$name ]] || { printf '%s' "$first" && cat "$file"; } >"$corpus/$name"
  done
done

for target in build/fuzz/tests/fuzz/fuzz-*; do
  [[ -x $target && -f $target ]] || continue
  echo "== $(basename "$target"), $seconds seconds"
  # Libraries that keep what they allocate once (igraph, fontconfig) are no leaks of ours.
  "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/crashes/ "$corpus" 2>&1 | tail -n 15
done
