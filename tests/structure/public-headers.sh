#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles each public header alone, as C11 and as C++17, with nothing but include/ to find others in.
# entente.h must include all of them.
set -euo pipefail
source=${ENTENTE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
include=$source/include
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
count=0
for header in "$include"/entente/*.h; do
  name=entente/$(basename "$header")
  count=$((count + 1))
  # Twice, so that a missing include guard shows.
  printf '#include <%s>\n#include <%s>\nextern int one;\nint one = 1;\n' "$name" "$name" >"$work/one.c"
  cp "$work/one.c" "$work/one.cc"
  "${CC:-cc}" -std=c11 -pedantic -Wall -Wextra -Werror -I"$include" -fsyntax-only "$work/one.c" ||
    { echo "$name: not C11 alone"; failed=1; }
  "${CXX:-c++}" -std=c++17 -pedantic -Wall -Wextra -Werror -I"$include" -fsyntax-only "$work/one.cc" ||
    { echo "$name: not C++17 alone"; failed=1; }
  if [[ $name != entente/entente.h ]] && ! "${CC:-cc}" -I"$include" -M "$include/entente/entente.h" | grep -qF "$name"; then
    echo "$name: not reached from entente/entente.h"
    failed=1
  fi
done
echo "$count headers"
[[ $count -gt 0 && $failed -eq 0 ]]
