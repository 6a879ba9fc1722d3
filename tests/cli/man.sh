#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Man pages: one for the program and one for each command, without a warning of groff or mandoc.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mkdir "$work/pages"
run 0 help --man-to "$work/pages"
empty out
commands=$("$entente" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
same "pages" "$(ls "$work/pages" | sort | tr '\n' ' ')" \
  "$(for command in $commands; do echo "entente-$command.1"; done | sort | tr '\n' ' ')entente.1 "
run 0 help --man
same_file "entente(1)" "$work/out" "$work/pages/entente.1"
run 0 help --man network
same_file "entente-network(1)" "$work/out" "$work/pages/entente-network.1"
run 3 help --man-to "$work/none"

for page in "$work"/pages/*.1; do
  shown=$(basename "$page")
  if command -v groff >/dev/null; then
    checks=$((checks + 1))
    LC_ALL=C.UTF-8 groff -man -Tutf8 -ww -z "$page" >"$work/out" 2>"$work/err" || fault "groff fails on $shown"
    empty err
  else
    echo "skipped: groff is not there"
  fi
  if command -v mandoc >/dev/null; then
    checks=$((checks + 1))
    # A date would change the bytes with the day.
    mandoc -Tlint -Wwarning "$page" 2>&1 | grep -v 'missing date' >"$work/out" && fault "mandoc warns of $shown"
  fi
  checks=$((checks + 1))
  # Only a dash written as \- can be copied from every terminal.
  grep -vE '^\.(\\"|TH)' "$page" | grep -nE '(^|[^\])-' >"$work/out" && fault "$shown has a bare dash"
  for part in NAME SYNOPSIS DESCRIPTION "EXIT STATUS" "SEE ALSO"; do
    checks=$((checks + 1))
    grep -qx "\.SH $part" "$page" || fault "$shown has no part $part"
  done
done

# Every option of help is in the page, and dashes are dashes, which a reader can copy.
if command -v groff >/dev/null; then
  for command in $commands; do
    groff -man -Tascii -P-cbou "$work/pages/entente-$command.1" >"$work/out" 2>"$work/err"
    shown="the page of $command"
    for option in $("$entente" help "$command" | grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--.*'); do has out "$option"; done
  done
fi

# The build left the same pages for the install to take.
if [[ -d ${ENTENTE_BUILD:-}/man ]]; then
  for page in "$work"/pages/*.1; do same_file "the page of the build" "$page" "$ENTENTE_BUILD/man/$(basename "$page")"; done
fi

finish
