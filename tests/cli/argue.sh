#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Arguments: as a solver in the competition, and the questions that a person asks of a dataset.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# answers EXPECTED ARGUMENT...: nothing but this on standard output, nothing on standard error.
answers() {
  local wanted=$1
  shift
  run 0 argue "$@"
  same "$shown" "$(cat "$work/out")" "$wanted"
  empty err
}

cd "$work" || exit 1
printf 'p af 4\n# a chain\n1 2\n2 3\n3 4\n' >chain.af
printf 'p af 3\n1 2\n2 3\n3 1\n' >circle.af
printf 'p af 3\n1 2\n2 1\n1 3\n2 3\n' >two.af
printf 'p af 0\n' >none.af
printf 'x\ny\n#\nx y\ny x\n' >two.tgf
printf 'arg(x). arg(y).\natt(x,y). att(y,x).\n' >two.apx

run 0 argue --problems
same "--problems" "$(grep -cE '^\[[A-Z]+-[A-Z]+(,[A-Z]+-[A-Z]+)*\]$' out)" 1
for problem in SE-GR DC-CO DS-PR SE-ST DC-SST DS-STG SE-ID CE-PR EE-ST SE-EAG EE-NAI; do has out "$problem"; done

answers $'YES\nw 1 3' -p DC-PR -f chain.af -a 3
answers NO -p DC-PR -f chain.af -a 4
answers YES -p DS-PR -f chain.af -a 1
answers $'NO\nw 1 3' -p DS-PR -f chain.af -a 2
answers 'w 1 3' -p SE-GR -f chain.af
answers 'w 1 3' chain.af -p SE-ID
answers w circle.af -p SE-PR
answers NO -p SE-ST -f circle.af
answers NO -p DC-ST -f circle.af -a 1
answers YES -p DS-ST -f circle.af -a 1
answers $'w 1\nw 2' -p EE-PR -f two.af
answers $'w 1\nw 2' -p EE-ST -f two.af
answers $'w\nw 1\nw 2' -p EE-CO -f two.af
answers 2 -p CE-PR -f two.af
answers 3 -p CE-CO -f two.af
answers 0 -p CE-ST -f circle.af
answers w -p SE-PR -f none.af
answers $'w x\nw y' -p EE-PR -f two.tgf
answers $'YES\nw x' -p DC-PR -f two.tgf -a x
answers $'w x\nw y' two.apx -p ee-pr
answers $'w 1\nw 2' two.af --task EE --semantics preferred --format iccma
run 0 argue two.af -p EE-PR --limit 1 --format iccma
same "one of two" "$(grep -c '^w' out)" 1
run 0 argue two.af -p EE-PR --limit 1 --format json
has out '"stopped_by": "limit"'

# What a person gets, and what cannot be met.
run 0 argue two.af
has out "3 arguments, 4 attacks"
has out "undecided 3"
run 0 argue two.af --semantics preferred
has out "none 1"
run 0 argue "$data"
has out "supports are read as 'none'"
run 0 argue "$data" --reading evidential
has out "evidence is what is marked as evidence"
run 0 argue "$data" --format csv
has out "id,label,status,"
run 0 argue circle.af --semantics stable
has err "there is no extension under the stable semantics"
run 0 explain "$data" fish-die
has out "1. fish-die"
run 0 explain two.af 3
has out "go round in a circle"
run 0 explain two.af 3 --format json
has out '"status": "undecided"'
run 0 explain two.af 3 --format csv
has out "turn,answers,depth,side,kind,argument"
run 0 argue "$data" --gradual df-quad
has out "strengths: df-quad"
run 0 argue "$data" --gradual df-quad --format json
has out '"status": "converged"'
run 0 argue two.af --gradual h-categoriser
has out "h-categoriser"
run 2 argue "$data" --gradual df-quat
has err "did you mean 'df-quad'?"
run 2 argue "$data" --alpha 2
has err "alpha"
run 0 argue "$data" --audience all
has out "cruxes"
run 0 argue "$data" --audience mill,trust --argument meters-save
has out "what would turn this"
run 0 argue "$data" --audience mill --issue dam --format json
has out '"turns"'
run 0 argue "$data" --audience mill --format csv
has out "mill"
run 0 explain "$data" meters-save --audience mill
has out "in the eyes of mill"
run 2 explain "$data" meters-save --audience mill,trust
has err "takes one actor as audience"
run 2 argue "$data" --audience mil
has err "there is no actor 'mil'; did you mean 'mill'?"
run 2 argue "$data" --audience mill -p SE-PR
has err "exclude each other"
run 2 argue "$data" --audience mill --issue damn
has err "did you mean 'dam'?"
run 2 argue "$data" --issue dam
has err "'--issue' belongs to '--audience'"
run 2 argue two.af --audience mill
has err "has no actor 'mill'"
run 2 explain "$data" fish-dye
has err "there is no argument 'fish-dye'; did you mean 'fish-die'?"
run 2 argue
has err "DATA is missing"
run 2 argue two.af -f two.af
has err "'--file' and DATA are both given"
run 2 argue two.af -p DC-PR
has err "is about an argument; give --argument"
run 2 argue two.af -p DC-PR -a 4
has err "there is no argument '4' among 3"
run 2 argue two.af -p XX-PR
has err "not 'XX-PR'"
run 2 argue two.af -p DC-XX -a 1
has err "'--problem' takes a task and a semantics"
run 2 argue two.af -p SE-PR --task SE
has err "exclude each other"
run 2 argue two.af -a 1
has err "belongs to the tasks DC and DS"
run 2 argue two.af -p SE-PR --limit 3
has err "'--limit' belongs to the task EE"
run 2 argue two.af --format iccma
has err "needs --problem or --task"
run 2 argue two.af --reading deductive
has err "are about a dataset, but 'two.af' is an argument framework"
run 2 argue "$data" --min-weight 1.5
has err "from 0 to 1"
run 2 argue "$ties"
has err "is a list of ties"
run 2 coalitions two.af
has err "is an argument framework"

finish
