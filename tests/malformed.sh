#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks what `entente check` says of each input that is wrong.
#
# usage: malformed.sh [--bless] [case...]
#
# malformed/CASE holds the input, as a file input.EXT or a folder input, and expected.txt: the standard
# error of `entente check`. What is too large to keep or no text is made by input.sh, which prints
# input.json, or by input.py, which writes an input.EXT where it is run. A file `options` holds
# further words of the command line, one a line. Other files may lie beside the input.
# --bless writes expected.txt anew; read each change before you keep it.
set -u
cd "$(dirname "$0")/malformed" || exit 2
program=${ENTENTE_PROGRAM:?set it to the program to test}
bless=false
if [ "${1-}" = --bless ]; then
  bless=true
  shift
fi
[ $# -gt 0 ] || set -- */
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
cases=0
failures=0
for name in "$@"; do
  name=${name%/}
  cases=$((cases + 1))
  rm -rf "$scratch/case"
  cp -R "$name" "$scratch/case" || exit 2
  [ ! -f "$scratch/case/input.sh" ] || sh "$scratch/case/input.sh" > "$scratch/case/input.json"
  [ ! -f "$scratch/case/input.py" ] || (cd "$scratch/case" && "${ENTENTE_PYTHON:-/usr/bin/python3}" input.py) || exit 2
  input=$(cd "$scratch/case" && ls -d input input.* 2> /dev/null | grep -v '\.sh$\|\.py$' | head -n 1)
  options=()
  [ ! -f "$scratch/case/options" ] || mapfile -t options < "$scratch/case/options"
  (cd "$scratch/case" && LC_ALL=C "$program" check "$input" "${options[@]}" > "$scratch/out" 2> "$scratch/err")
  status=$?
  if [ $status -ne 1 ] || [ -s "$scratch/out" ]; then
    echo "$name: the program ended with $status and wrote $(wc -c < "$scratch/out") bytes; expected 1 and none"
    failures=$((failures + 1))
  elif $bless; then
    cmp -s "$scratch/err" "$name/expected.txt" || echo "$name: blessed"
    cp "$scratch/err" "$name/expected.txt"
  elif ! diff -u "$name/expected.txt" "$scratch/err" > "$scratch/diff"; then
    echo "$name:"
    cat "$scratch/diff"
    failures=$((failures + 1))
  fi
done
echo "$cases cases, $failures failed"
[ $cases -gt 0 ] && [ $failures -eq 0 ]
