#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every line of shell that the manual, the tour of the README and the examples show runs as shown.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# shell_of FILE: the lines of its blocks of shell.
shell_of() { sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$1"; }

cp -r "$source_tree/examples" "$work/examples"
cd "$work" || exit 1
mkdir -p out
PATH=$(dirname "$entente"):$PATH
for page in docs/manual.md README.md examples/README.md; do
  lines=0
  while IFS= read -r line; do
    # What builds entente is for other tests.
    [[ $line != *scripts/* && $line != *build/release* && $line != cmake* && -n $line && $line != '#'* ]] || continue
    lines=$((lines + 1))
    checks=$((checks + 1))
    shown="$page: $line"
    # In this shell, since a line may set what the next ones use.
    eval "$line" >out.txt 2>err.txt </dev/null || { cp out.txt out 2>/dev/null; fault "'$shown' fails: $(head -c 300 err.txt)"; }
  done < <(shell_of "$source_tree/$page")
  echo "$page: $lines lines"
  checks=$((checks + 1))
  [[ $lines -gt 0 ]] || fault "$page shows no shell"
done

finish
