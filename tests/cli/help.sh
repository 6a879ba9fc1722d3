#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Help, version and lists: each command explains itself, and all lists come from the same tables.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

run 0 --version
same "version" "$(cat "$work/out")" "entente $(sed -n 's/^project(entente VERSION \([0-9.]*\).*/\1/p' "$source_tree/CMakeLists.txt")"
run 0 help
empty err
cp "$work/out" "$work/help"
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/help")
for synopsis in check show convert stances network coalitions diagram report formats help completion; do
  checks=$((checks + 1))
  grep -qx "$synopsis" <<<"$commands" || fault "'entente help' does not list '$synopsis'"
done
run 0 --help
same_file "--help" "$work/out" "$work/help"
run 0 -h
same_file "-h" "$work/out" "$work/help"

for command in $commands; do
  run 0 help "$command"
  empty err
  has out "usage: entente $command [options]"
  has out "  -h, --help"
  cp "$work/out" "$work/help"
  run 0 "$command" --help
  same_file "$command --help" "$work/out" "$work/help"
  run 0 "$command" -h
  same_file "$command -h" "$work/out" "$work/help"
  checks=$((checks + 1))
  awk 'length($0) > 80 && !/^    entente/ { bad = 1; print } END { exit bad }' "$work/help" || fault "help of $command is wider than 80 columns"
  # Every option that help lists is one that the parser knows.
  for option in $(grep -o '^ *\(-., \)\?--[a-z-]*' "$work/help" | grep -o -- '--.*'); do
    "$entente" "$command" "$option" >"$work/out" 2>"$work/err"
    shown="entente $command $option"
    lacks err "has no option"
  done
done
run 2 help netwrok
has err "did you mean 'network'?"

# What formats lists is what is taken.
run 0 formats
for word in json csv signed-edges gexf graphml svg png pdf html markdown coalitions matrix affiliation arguments; do has out "$word"; done
run 0 help network
for type in affiliation co-occurrence congruence conflict subtract excess; do has out "$type"; done
for word in none average jaccard cosine overlap activity prominence; do has out "$word"; done
has out "(default: subtract)"
same "groups with one title are one" "$(grep -c '^Which statements count:' "$work/out")" 1
same "and so are those of a command" "$(grep -c '^Coalitions:' "$work/out")" 1
run 0 help coalitions
has out "(default: signed)"
has out "(default: 200)"
has out "any: as many"
run 0 help report
has out "compare just these actors"
checks=$((checks + 1))
[[ $(grep -c -- '  --actors ' "$work/out") -eq 1 ]] || fault "a report has two meanings of --actors"

# Each example in help runs, on data of its name.
cd "$work" || exit 1
cp "$data" dataset.json
"$entente" convert dataset.json -o tables
cp -R tables coding
cp dataset.json last-year.json
printf '[Dam]: Build it.\n  - <Fish>: Fish die.\n' >map.argdown
printf 'p af 4\n1 2\n2 3\n3 4\n' >framework.af
sed -n 's/^    \(entente .*\)/\1/p' <(for command in $commands; do "$entente" help "$command"; done) >examples
while read -r line; do
  [[ $line != *'~/'* ]] || continue
  line=${line//us,china/mill,trust}
  line=${line//budapest/dam}
  line=${line//universal/fish-die}
  line=${line//--audience china/--audience mill}
  line=${line//--actor china/--actor mill}
  # A server runs until it is told to end, and ends well then. No browser is opened, and any port will do.
  if [[ $line == 'entente serve '* ]]; then
    line=${line//--open yes/--open no}
    [[ $line == *--port* ]] || line+=' --port 0'
    line="timeout --preserve-status -k 20 -s TERM 4 $line"
  fi
  checks=$((checks + 1))
  shown=$line
  PATH=$(dirname "$entente"):$PATH bash -c "$line" >out 2>err </dev/null || fault "the example '$line' fails"
done < <(grep -v '| man' examples)

finish
