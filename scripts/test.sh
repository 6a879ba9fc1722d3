#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets up, builds and runs all tests. The last line is "N passed, N failed"; the exit status is 0
# only where some passed and none failed.
#   scripts/test.sh          the dev build
#   scripts/test.sh --all    also the programs from npm that read what we write, the same tests
#                            under the sanitizers, the fuzz targets for a moment, and the lint builds
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

passed=0
failed=0
skipped=0

close() {
  [[ $skipped -eq 0 ]] || echo "$skipped skipped; the reasons are above"
  echo "$passed passed, $failed failed"
  [[ $passed -gt 0 && $failed -eq 0 ]] || exit 1
  exit 0
}

# Runs a step that counts as one test.
step() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    echo "failed: $name"
    failed=$((failed + 1))
    return 1
  fi
}

build() {
  cmake --preset "$1" >"build/$1.log" 2>&1 || { cat "build/$1.log"; return 1; }
  cmake --build --preset "$1"
}

# Prints one attribute of the first testsuite element of a JUnit file.
attribute() {
  sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# Builds a preset, runs its tests and adds them to the counts. A build that fails is a failed test.
tests() {
  local preset=$1 junit=$PWD/build/$1-tests.xml all bad out
  step "build $preset" build "$preset" || return 0
  passed=$((passed - 1)) # a build is no test unless it fails
  rm -f "$junit"
  ctest --preset "$preset" --output-junit "$junit" --parallel "$(nproc)" 2>&1 || true
  echo # ctest's last line has no end
  if [[ ! -s $junit ]]; then
    echo "failed: no tests were run"
    failed=$((failed + 1))
    return 0
  fi
  all=$(attribute tests "$junit")
  bad=$(attribute failures "$junit")
  out=$(($(attribute skipped "$junit") + $(attribute disabled "$junit")))
  failed=$((failed + bad))
  skipped=$((skipped + out))
  passed=$((passed + all - bad - out))
  sed -n 's/^skipped: /  skipped: /p' "$junit" | sort | uniq -c
}

mkdir -p build
if ! bash scripts/setup.sh "$@"; then
  echo "the packages could not be installed"
  failed=1
  close
fi
if [[ ${1-} == --all ]]; then
  export ENTENTE_CLIENTS=1 # their tests may not be skipped now
  step "npm clients" bash scripts/npm-clients.sh || true
fi
tests dev
if [[ ${1-} == --all ]]; then
  tests asan
  step "tidy" build tidy || true
  step "analyze" build analyze || true
  step "fuzz" bash scripts/fuzz.sh 5 || true
fi
close
