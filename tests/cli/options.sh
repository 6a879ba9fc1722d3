#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The command line: every way to give an option, and what is said of every way to get one wrong.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# usage TEXT ARGUMENT...: a wrong command line, which says so and points to help.
usage() {
  local text=$1
  shift
  run 2 "$@"
  empty out
  has err "$text"
  has err "try 'entente help"
}

usage "a command is missing"
usage "there is no command 'netwrok'; did you mean 'network'?" netwrok "$data"
usage "there is no command 'xyzzy'" xyzzy
usage "'--lang' stands before a command" --lang zh show "$data"
usage "'network' needs DATA" network
usage "'extra' is one argument too many for 'check'" check "$data" extra
usage "'network' has no option '--normalise'; did you mean '--normalize'?" network "$data" --normalise none
usage "'network' has no option '-type'; did you mean '--type'?" network "$data" -type conflict
usage "'network' has no option '--norm'; did you mean '--normalize'?" network "$data" --norm none
usage "'check' has no option '--seed'" check "$data" --seed 1
usage "'check' has no option '-z'" check "$data" -z
usage "'--type' needs an argument" network "$data" --type
usage "'-o' needs an argument" network "$data" -o
usage "'--type' does not know 'conflikt'; did you mean 'conflict'?" network "$data" --type conflikt
usage "'--between' does not know 'xyzzy', only actors, issues" network "$data" --between xyzzy
usage "'--format' does not know 'gephi'" network "$data" --format gephi
usage "'--format' does not know 'gefx'; did you mean 'gexf'?" network "$data" --format gefx
usage "'--method' does not know 'singed'; did you mean 'signed'?" coalitions "$data" --method singed
usage "'diagram' does not know 'matrx'; did you mean 'matrix'?" diagram matrx "$data"
usage "'diagram' does not know '$data', only coalitions, matrix, affiliation, arguments" diagram "$data"
usage "'--camps' changes nothing here; it belongs to '--method balance' or 'hierarchical'" coalitions "$data" --camps 3
usage "'diff' needs a second DATA, or '--at' and a date" diff "$data"
usage "'--at' compares one DATA with itself; expected no second" diff "$data" "$data" --at 2020
usage "'--at' divides by date; it excludes '--from', '--to', '--not-from' and '--not-to'" diff "$data" --at 2020 --from 2019
usage "'--at' reads DATA twice, so it takes a file or folder, not '-'" diff - --at 2020
usage "'--issue' excludes '--actor': a report is about one of them" report "$data" --issue i --actor a
usage "'--kind issue' needs '--issue'" report "$data" --kind issue
usage "'--issue' needs '--kind issue', not '--kind brief'" report "$data" --issue i --kind brief
usage "'--resolution' changes nothing here; it belongs to '--method signed'" report "$data" --resolution 1 --method balance
usage "'--qualifier' changes nothing here; it belongs to '--type affiliation'" network "$data" --qualifier combine
for option in "--between actors" "--agreement identical" "--min-shared 2"; do
  usage "'${option%% *}' changes nothing here; it belongs to networks of one mode" network "$data" --type affiliation $option
done
usage "'--scale' takes two different numbers such as 1:5, not '1e308:-1e308'" check "$data" --scale 1e308:-1e308
usage "'--kinds' does not know 'stat'; did you mean 'state'?" stances "$data" --kinds company,stat
usage "'--min-shared' takes a whole number from 1 up, not '0'" network "$data" --min-shared 0
usage "'--min-shared' takes a whole number from 1 up, not '2.5'" network "$data" --min-shared 2.5
usage "'--min-shared' takes a whole number from 1 up, not ''" network "$data" --min-shared ''
usage "'--starts' takes a whole number from 1 up, not '99999999999999999999'" coalitions "$data" --starts 99999999999999999999
usage "'--starts' takes a whole number from 1 up, not '4294967297'" coalitions "$data" --starts 4294967297
usage "'--camps' takes a whole number from 1 up or any, not 'some'" coalitions "$data" --camps some
usage "'--seed' takes a whole number from 0 to 18446744073709551615, not '-1'" coalitions "$data" --seed -1
usage "'--seed' takes a whole number from 0 to 18446744073709551615, not '18446744073709551616'" coalitions "$data" --seed 18446744073709551616
for number in nan inf 0x1 1,5 -1 1e999 ' 1' '' 1.5x; do
  usage "'--resolution' takes a number from 0 up, not '$number'" coalitions "$data" "--resolution=$number"
done
for date in 2019-13 2019-02-30 2019/2020 yesterday ''; do
  usage "'--from' takes a year, month or day such as 2019, 2019-11 or 2019-11-05, not '$date'" stances "$data" --from "$date"
done
usage "'--from' is later than '--to'" stances "$data" --from 2024-05 --to 2024-04-30
usage "'--seed' is given twice" coalitions "$data" --seed 1 --seed 2
usage "'--output' is given twice" show "$data" -o a --output b
usage "'--actors' and '--not-actors' exclude each other" stances "$data" --actors mill --not-actors trust
usage "is a list with an empty word in it" stances "$data" --actors mill,,trust
usage "takes a list such as a,b, not an empty text" stances "$data" --actors ''
usage "takes no argument" check "$data" --help=yes
usage "DATA is an empty text" check ''
usage "takes the name of a file, not an empty text" show "$data" -o ''
usage "nobody" stances "$data" --actors nobody
usage "did you mean 'mill'" stances "$data" --actors mil
usage "cannot tell the format from the name" network "$data" -o "$work/network.xyz"
usage "cannot tell the format from the name" convert "$data" -o "$work/tables.csv"
usage "is a folder of files; give -o FOLDER" convert "$data" --format csv
usage "is a list of ties" stances "$ties"
usage "is a list of ties" convert "$ties" --format json
usage "is for lists of ties" convert "$data" --format signed-edges
usage "'--issues' is about statements, but" network "$ties" --issues dam
usage "json" check "$data" --input jso

# The same thing said in every way gives the same bytes.
run 0 network "$data" --type congruence --format csv
cp "$work/out" "$work/first"
for arguments in "--type=congruence --format=csv $data" "--format csv -- $data" "-o - --format csv $data --type congruence" \
  "-o- --format=csv $data --type=congruence" "$data --type congruence --output=$work/a.csv" "$data --type congruence -o$work/a.csv"; do
  [[ $arguments == *"-- "* ]] && arguments="--type congruence $arguments"
  rm -f "$work/a.csv"
  # shellcheck disable=SC2086
  run 0 network $arguments
  [[ ! -e $work/a.csv ]] || cp "$work/a.csv" "$work/out"
  same_file "network $arguments" "$work/out" "$work/first"
done

# Lists add up; a comma inside a word is written with a backslash; "--" lets a name begin with a dash.
run 0 stances "$data" --actors mill,trust --format csv
cp "$work/out" "$work/first"
run 0 stances "$data" --actors mill --actors trust --format csv
same_file "lists add up" "$work/out" "$work/first"
sed 's/"id": "mill"/"id": "mi,ll"/; s/"actor": "mill"/"actor": "mi,ll"/; s/"mill"/"mi,ll"/' "$data" >"$work/comma.json"
run 0 stances "$work/comma.json" --actors 'mi\,ll' --format csv
has out "mi,ll"
cp "$data" "$work/-data.json"
(cd "$work" && "$entente" check -- -data.json >out 2>err) || fault "'entente check -- -data.json' failed"
has out "ok: 10 actors"

# Other names of a word mean the word.
run 0 network "$data" --type co-occurrence --normalize none
cp "$work/out" "$work/first"
run 0 network "$data" --type cooccurrence --normalize none
same_file "co-occurrence" "$work/out" "$work/first"
run 0 report "$data" --format md --resamples 0
cp "$work/out" "$work/first"
run 0 report "$data" --format markdown --resamples 0
same_file "md is markdown" "$work/out" "$work/first"

# The default of --normalize follows the type.
run 0 network "$data" --type affiliation
cp "$work/out" "$work/first"
run 0 network "$data" --type affiliation --normalize none
same_file "affiliation is not normalised" "$work/out" "$work/first"
run 0 network "$data"
cp "$work/out" "$work/first"
run 0 network "$data" --normalize overlap
same_file "others are by overlap" "$work/out" "$work/first"

finish
