#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds what the shared library exports against exported-symbols.txt. With --bless, writes that file.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
build=${ENTENTE_BUILD:-$here/../../build/dev}
library=$build/libentente.so
list=$here/exported-symbols.txt

# The sanitizers' own symbols are not ours.
exported=$(nm --dynamic --defined-only --format=posix "$library" | cut -d' ' -f1 |
  grep -Ev '^(__asan|__odr_asan|__ubsan|__sanitizer|_init$|_fini$)' | sort)
if [[ ${1-} == --bless ]]; then
  printf '%s\n' "$exported" >"$list"
  echo "wrote $list"
  exit 0
fi
if strays=$(grep -Ev '^ent_[a-z0-9]' <<<"$exported"); then
  echo "exported, but not named ent_*: $strays"
  exit 1
fi
diff -u "$list" - <<<"$exported" || {
  echo "the exported symbols changed; if that is meant: tests/structure/exported-symbols.sh --bless"
  exit 1
}
echo "$(wc -l <"$list") symbols"
