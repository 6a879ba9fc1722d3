#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion: each script is sound, and bash and fish are asked what they would propose.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
: >"$work/out" >"$work/err"

run 2 completion
run 2 completion tcsh
run 0 completion bash
cp "$work/out" "$work/bash"
checks=$((checks + 1))
bash -n "$work/bash" || fault "bash does not take its script"
# shellcheck disable=SC1091
source "$work/bash"

# complete_bash WORD...: what bash would propose for the last word, as it splits words itself.
complete_bash() {
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _entente 2>>"$work/err"
  printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
}
cd "$work" || exit 1
touch "a file.json"
same "a command" "$(complete_bash entente netw)" "network "
same "commands" "$(complete_bash entente co)" "coalitions cohesion completion convert "
same "an option" "$(complete_bash entente network --norm)" "--normalize "
same "its words" "$(complete_bash entente network --type con)" "conflict congruence "
same "after =" "$(complete_bash entente network --type = con)" "conflict congruence "
same "just after =" "$(complete_bash entente network --between =)" "actors issues "
same "a list goes on" "$(complete_bash entente stances --kinds state,co)" "state,company "
same "a kind" "$(complete_bash entente diagram m)" "matrix "
same "a kind after an option" "$(complete_bash entente diagram --type conflict m)" "matrix "
same "a kind after --type=" "$(complete_bash entente diagram --type = conflict m)" "matrix "
same "DATA after a kind" "$(complete_bash entente diagram matrix a)" "a file.json "
same "DATA" "$(complete_bash entente check a)" "a file.json "
same "a file after -o" "$(complete_bash entente check -o a)" "a file.json "
same "a command's name" "$(complete_bash entente help rep)" "report "
same "a shell" "$(complete_bash entente completion f)" "fish "
same "no filter of a report is called so" "$(complete_bash entente report --actors '')" " "
same "nothing was said on standard error" "$(cat "$work/err")" ""

# bash offers all that help lists.
for command in $("$entente" help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  wanted=$("$entente" help "$command" | grep -o '^ *\(-., \)\?--[a-z-]*' | grep -o -- '--.*' | sort | tr '\n' ' ')
  same "options of $command" "$(complete_bash entente "$command" --)" "$wanted"
done

for shell in zsh fish; do
  run 0 completion "$shell"
  cp "$work/out" "$work/$shell"
  if ! command -v "$shell" >/dev/null; then
    echo "skipped: $shell is not there"
    continue
  fi
  checks=$((checks + 1))
  "$shell" -n "$work/$shell" 2>"$work/err" || fault "$shell does not take its script"
done
if command -v fish >/dev/null; then
  ask() { HOME=$work fish --no-config -c "source $work/fish; complete -C '$1'" 2>>"$work/err" | cut -f 1 | sort | tr '\n' ' '; }
  same "fish: a command" "$(ask 'entente netw')" "network "
  same "fish: words" "$(ask 'entente network --type con')" "conflict congruence "
  same "fish: an option" "$(ask 'entente network --norm')" "--normalize "
  same "fish: help of a command does not take its options" "$(ask 'entente help network --norm')" ""
fi
if command -v zsh >/dev/null && ! zsh -f -c 'zmodload zsh/zpty && zpty z true' 2>/dev/null; then
  echo "skipped: zsh's completion, since there is no pseudo-terminal here"
elif command -v zsh >/dev/null; then
  cp "$work/zsh" "$work/_entente"
  # A terminal of zsh's own, in which a line is typed and the tab key pressed.
  zsh -f -c "zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z 'PS1=; fpath=($work \$fpath); autoload -Uz compinit; compinit -u -D; cd $work; PATH=$(dirname "$entente"):\$PATH'
    zpty -w z 'print ready-\$((6 * 7))'
    zpty -r z output '*ready-42*'
    zpty -n -w z \$'entente netw\t --norm\t=ov\t'
    for i in {1..200}; do
      sleep 0.1
      zpty -r -t z part && output+=\$part
      [[ \$output == *erlap* ]] && break
    done
    print -r -- \$output" >"$work/out" 2>"$work/err"
  shown="zsh: entente netw<TAB> --norm<TAB>=ov<TAB>"
  tr -d '\r\b' <"$work/out" | sed 's/\x1b\[[0-9?]*[a-zA-Z]//g' >"$work/plain" && mv "$work/plain" "$work/out"
  has out "network"
  has out "--normalize"
  has out "overlap"
fi

finish
