#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of scripts/apt-packages.txt: with --all the whole of it, else down to the
# line "# --all". Does nothing, quickly, where nothing is missing.

# Prints the packages of the list that are not installed.
entente_missing_packages() {
  local list=$1 upto=$2 package
  sed -e "$upto" -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list" | while read -r package; do
    # Node.js from elsewhere brings its own npm, which Debian's npm conflicts with.
    [[ $package == npm ]] && command -v npm >/dev/null && continue
    [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || echo "$package"
  done
}

entente_setup() {
  local list root=() missing upto='/^# --all/,$d'
  [[ ${1-} != --all ]] || upto=
  list=$(dirname "${BASH_SOURCE[0]}")/apt-packages.txt
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "no apt here: install what scripts/apt-packages.txt lists by hand" >&2
    return 0
  fi
  mapfile -t missing < <(entente_missing_packages "$list" "$upto")
  [[ ${#missing[@]} -gt 0 ]] || return 0
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      echo "missing packages, and neither root nor sudo to install them: ${missing[*]}" >&2
      return 1
    fi
    root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
      install --no-install-recommends "${missing[@]}"
}

entente_setup "$@"
