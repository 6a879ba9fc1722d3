#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Where things go: data to standard output or a file, the rest to standard error, and what happens
# where a stream or a disk fails.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# check: one line where all is well, else each fault with its place and their number.
run 0 check "$data"
same "check of a sound file" "$(cat "$work/out")" \
  "ok: 10 actors, 6 issues, 42 statements, 8 arguments, 12 relations, 3 documents"
empty err
run 0 check "$folder"
same "check of a folder" "$(cat "$work/out")" \
  "ok: 10 actors, 6 issues, 42 statements, 8 arguments, 12 relations, 3 documents"
run 0 check "$ties"
same "check of ties" "$(cat "$work/out")" "ok: 4 nodes, 4 ties"
sed 's/"actor": "mill"/"actor": "mil"/; s/"position": "oppose"/"position": "opose"/' "$data" >"$work/bad.json"
run 1 check "$work/bad.json"
empty out
has err "bad.json:"
has err "mil"
lacks err "error:"
count=$(grep -c ': fault\[' "$work/err")
same "the last line counts the faults" "$(tail -n 1 "$work/err")" "$count faults"
for command in show convert stances network coalitions report; do
  run 1 "$command" "$work/bad.json"
  empty out
  has err "bad.json:"
done
run 1 diagram matrix "$work/bad.json"
empty out
echo '{"entente": 1,' >"$work/syntax.json"
run 1 check "$work/syntax.json"
empty out
same "one fault" "$(tail -n 1 "$work/err")" "1 fault"

# '-' is standard input, for each way to read it.
shown="cat data | entente check -"
"$entente" check - <"$data" >"$work/out" 2>"$work/err" || fault "'$shown' failed"
has out "ok: 10 actors"
"$entente" check - --input signed-edges <"$ties" >"$work/out" 2>"$work/err" || fault "ties from standard input"
has out "ok: 4 nodes"
"$entente" convert - <"$data" >"$work/out" 2>"$work/err" || fault "convert from standard input"
same_file "convert from standard input" "$work/out" "$data"

# Files that cannot be read or written: 3, and nothing on standard output.
run 3 check "$work/none.json"
has err "none.json"
empty out
run 3 show "$data" -o "$work/no/such/folder.txt"
has err "folder.txt"
for arguments in "help" "help network" "--version" "formats" "check $data" "show $data" "convert $data" "stances $data" \
  "network $data" "coalitions $data --resamples 0" "report $data --resamples 0" "diagram matrix $data --resamples 0" \
  "completion bash" "help --man"; do
  checks=$((checks + 1))
  shown="entente $arguments >/dev/full"
  # shellcheck disable=SC2086
  "$entente" $arguments >/dev/full 2>"$work/err"
  same "'$shown' ends with" $? 3
  has err "cannot write to standard output: No space left on device"
done
run 3 show "$data" -o /dev/full
has err "No space left on device"
shown="entente show, standard output closed"
"$entente" show "$data" >&- 2>"$work/err"
same "$shown" $? 3
has err "cannot write to standard output"
"$entente" network "$data" -o "$work/closed.csv" >&- 2>"$work/err"
"$entente" network "$data" -o "$work/open.csv" >/dev/null 2>"$work/err"
same_file "a closed standard output does not get into a file" "$work/closed.csv" "$work/open.csv"

# A file is written whole or not at all.
echo old >"$work/keep.csv"
run 1 network "$work/bad.json" -o "$work/keep.csv"
same "an old file stays where the data are at fault" "$(cat "$work/keep.csv")" old
run 2 network "$data" --actors nobody -o "$work/keep.csv"
same "an old file stays where the options are" "$(cat "$work/keep.csv")" old
mkdir "$work/locked" && echo old >"$work/locked/keep.csv"
if [[ $(id -u) -ne 0 ]]; then
  chmod 500 "$work/locked"
  run 3 network "$data" -o "$work/locked/keep.csv"
  chmod 700 "$work/locked"
  same "an old file stays where the folder is locked" "$(cat "$work/locked/keep.csv")" old
fi
(ulimit -f 1; trap '' XFSZ; "$entente" convert "$data" -o "$work/locked/keep.csv" --format json >"$work/out" 2>"$work/err")
same "a file that does not fit ends with" $? 3
same "an old file stays where the new one does not fit" "$(cat "$work/locked/keep.csv")" old
same "nothing is left beside it" "$(ls -A "$work/locked")" keep.csv
run 0 network "$data" -o "$work/keep.csv"
empty out
same_file "-o and standard output agree" "$work/keep.csv" <("$entente" network "$data" 2>/dev/null)

# Advice goes to standard error, beside data on standard output.
run 0 network "$data"
has err "warning[counted-twice]"
lacks out "warning"
run 0 stances "$data"
empty err
run 0 stances "$data" --from 2020
sed 's/"date": "2023-04-18",//' "$data" >"$work/undated.json"
run 0 stances "$work/undated.json" --from 2020
has err "note[undated]"
run 0 coalitions "$data" --issues dam --resamples 0
has err "note[no-ties]"
run 0 stances "$data" --kinds person
has err "warning: none of the 42 statements passes the filters"
run 0 show "$data" --lang cn
has err "warning: the data have nothing in the language 'cn', only in en, zh"
run 0 coalitions "$data" --lang cn --resamples 0
has err "nothing in the language 'cn'"
for language in zh zh-Hant ZH en-GB; do
  run 0 show "$data" --lang "$language"
  empty err
done
run 0 stances "$data" --from 2025 --to 2025-01
lacks err "later"

# On a terminal: colour and a word on what is being done, but never under NO_COLOR, and no pictures.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  terminal() { TERM=xterm script -qec "$1" /dev/null </dev/null >"$work/out" 2>&1; }
  shown="entente check on a terminal"
  terminal "'$entente' check '$work/bad.json'"
  has out $'\033[1;31mfault['
  has out "checking ..."
  export NO_COLOR=1
  terminal "'$entente' check '$work/bad.json'"
  unset NO_COLOR
  lacks out $'\033[1;31m'
  has out "fault["
  shown="entente diagram to a terminal"
  terminal "'$entente' diagram matrix '$data' --format png --resamples 0"
  same "'$shown' ends with" $? 2
  has out "this format is not for a terminal; give -o FILE"
else
  echo "skipped: colours, since there is no pseudo-terminal here"
fi
run 1 check "$work/bad.json"
lacks err $'\033'

# Text from the data does not steer the terminal.
printf '{"entente": 1, "title": "a\\u001b[31mb", "actors": [{"id": "a", "label": "x\\u009by\\ny"}]}' >"$work/escape.json"
run 0 show "$work/escape.json"
lacks out $'\033'
lacks out $'\xc2\x9b'
run 2 check "$work/none"$'\033'"[31m.json" --input "$(printf 'a\033b')"
lacks err $'\033'

finish
