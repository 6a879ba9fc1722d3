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
mkdir -p "$corpus/read" "$corpus/folder" build/fuzz/crashes
# For fuzz-read the first byte picks the reader and the second the exporter: each seed goes in often.
find examples tests/data tests/malformed -type f -size -64k \( -name '*.json' -o -name '*.csv' \) | while read -r file; do
  for first in 0 1 2 3; do
    name=$(tr '/ ' '__' <<<"$file")-$first
    [[ -e $corpus/read/$name ]] || { printf '%s%s' "$first" "$first" && cat "$file"; } >"$corpus/read/$name"
  done
done
# The targets of tables: every table there is, in front of it the byte that picks the exporter.
for format in statements roll-calls roll-calls-wide; do
  mkdir -p "$corpus/$format"
  find examples tests/data tests/malformed -type f -size -64k \( -name '*.csv' -o -name '*.tsv' \) | while read -r file; do
    name=$(tr '/ ' '__' <<<"$file")
    [[ -e $corpus/$format/$name ]] || { printf '0%s' "${#file}" | head -c 2 && cat "$file"; } >"$corpus/$format/$name"
  done
done
# For fuzz-folder the files of a folder stand one after another, each with the number of its name.
find examples tests -name '*.csv' -printf '%h\n' | sort -u | while read -r folder; do
  number=0
  for table in dataset documents values actors memberships issues arguments statements relations; do
    [[ ! -f $folder/$table.csv ]] || { printf "\\x$(printf %02x $number)" && cat "$folder/$table.csv" && printf '\x1e'; }
    number=$((number + 1))
  done >"$corpus/folder/$(tr '/ ' '__' <<<"$folder")"
done

# For fuzz-positions, the files of places are made: there is none in the tree.
mkdir -p "$corpus/positions"
printf 'id,x,y\na,1,2.5\nb,-3,4e2\n' >"$corpus/positions/places"
printf 'x;y;note;id\r\n1;2;n;"a"\r\n' >"$corpus/positions/other"

# For a target of one format: the files of its extensions, behind the two bytes that fuzz-read has.
seed_format() {
  local format=$1 extension
  shift
  mkdir -p "$corpus/$format"
  for extension; do
    find examples tests/data tests/malformed -type f -size -64k -name "*.$extension" | while read -r file; do
      name=$(tr '/ ' '__' <<<"$file")
      [[ -e $corpus/$format/$name ]] || { printf '00' && cat "$file"; } >"$corpus/$format/$name"
    done
  done
}
seed_format signed-edges csv tsv txt edges
seed_format matrix csv tsv
seed_format graphml graphml
seed_format gml gml
seed_format iccma af
seed_format tgf tgf
seed_format apx apx
seed_format argdown argdown
seed_format aif aif.json aif
# Databases are made, since they are no text; small pages, so that a change is seldom lost in empty ones.
mkdir -p "$corpus/dna"
python3 tests/dna_database.py build/fuzz/databases
for file in build/fuzz/databases/*.dna; do
  for first in 0 5 K; do
    { printf '%s%s' "$first" "$first" && cat "$file"; } >"$corpus/dna/$(basename "$file")-$first"
  done
done
"${ENTENTE_PYTHON:-/usr/bin/python3}" tests/fuzz/xlsx_seeds.py "$corpus"

for target in build/fuzz/tests/fuzz/fuzz-*; do
  [[ -x $target && -f $target ]] || continue
  echo "== $(basename "$target"), $seconds seconds"
  dictionary=tests/fuzz/${target##*/fuzz-}.dict
  [[ -f $dictionary ]] && words=(-dict="$dictionary") || words=()
  # What other libraries allocate once and keep is no leak of ours: tests/leaks.txt names them.
  LSAN_OPTIONS=suppressions=tests/leaks.txt:print_suppressions=0 \
  "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 "${words[@]}" \
    -artifact_prefix=build/fuzz/crashes/ "$corpus/${target##*/fuzz-}" 2>&1 | tail -n 15
done
