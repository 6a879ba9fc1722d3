# SPDX-License-Identifier: GPL-3.0-or-later
# What the tests of the program share: each runs it, looks at the exit status and at what went where.
set -uo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_tree=${ENTENTE_SOURCE:-$(cd "$here/../.." && pwd)}
entente=${ENTENTE_PROGRAM:-$source_tree/build/dev/entente}
folder=$source_tree/examples/water-board
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$work/data.json
ties=$work/ties.csv
checks=0
faults=0

# A sanitizer's finding must not pass for an exit status of the program.
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:exitcode=99 UBSAN_OPTIONS=${UBSAN_OPTIONS:-}:exitcode=99
export LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$source_tree/tests/leaks.txt:print_suppressions=0}:exitcode=99

[[ -x $entente ]] || { echo "there is no program '$entente'"; exit 1; }
"$entente" convert "$folder" -o "$data" || { echo "the example cannot be converted"; exit 1; }
printf 'source,target,sign\na,b,1\nb,c,1\na,c,-1\nc,d,-1\n' >"$ties"

fault() {
  faults=$((faults + 1))
  printf 'fault: %s\n' "$*"
  printf -- '-- standard output\n%s\n-- standard error\n%s\n' "$(head -c 600 "$work/out")" "$(head -c 600 "$work/err")"
}

# run STATUS ARGUMENT...: runs the program with its streams kept in $work/out and $work/err.
run() {
  local wanted=$1 got=0
  shift
  shown="entente $*"
  checks=$((checks + 1))
  "$entente" "$@" >"$work/out" 2>"$work/err" || got=$?
  [[ $got -eq $wanted ]] || fault "'$shown' ended with $got, not $wanted"
}

# has out|err TEXT: the stream of the last run holds the text.
has() {
  checks=$((checks + 1))
  grep -qF -- "$2" "$work/$1" || fault "'$shown': no '$2' on $1"
}

lacks() {
  checks=$((checks + 1))
  ! grep -qF -- "$2" "$work/$1" || fault "'$shown': '$2' on $1"
}

# empty out|err: nothing went to the stream in the last run.
empty() {
  checks=$((checks + 1))
  [[ ! -s $work/$1 ]] || fault "'$shown': something on $1"
}

# same WHAT A B: two texts are the same.
same() {
  checks=$((checks + 1))
  [[ $2 == "$3" ]] || fault "$1: '$2' is not '$3'"
}

# same_file WHAT A B: two files have the same bytes.
same_file() {
  checks=$((checks + 1))
  cmp -s "$2" "$3" || fault "$1: '$2' differs from '$3'"
}

finish() {
  echo "$checks checks, $faults faults"
  [[ $checks -gt 0 && $faults -eq 0 ]]
  exit
}
