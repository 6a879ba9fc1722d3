#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs to a staging folder, then builds and runs tests/consumer/ against it as a stranger would:
# through the CMake package (shared and static) and through pkg-config (shared, and our archive with the shared libraries of others).
set -euo pipefail
source=${ENTENTE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${ENTENTE_BUILD:-$source/build/dev}
cmake=${CMAKE:-cmake}
cc=${CC:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A sanitized library needs a sanitized program.
sanitize=$(sed -n 's/^ENTENTE_SANITIZE:STRING=//p' "$build/CMakeCache.txt")
flags=${sanitize:+-fsanitize=$sanitize}

stage=$work/stage
"$cmake" --install "$build" --prefix "$stage" >"$work/install.log" || { cat "$work/install.log"; exit 1; }
version=$("$stage/bin/entente" --version)
echo "installed: $version"

"$cmake" -S "$source/tests/consumer" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$stage" -DCMAKE_C_COMPILER="$cc" \
  -DCMAKE_C_FLAGS="$flags" >"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
"$cmake" --build "$work/cmake" >>"$work/cmake.log" || { cat "$work/cmake.log"; exit 1; }
expected=$("$work/cmake/consumer")
[[ -n $expected ]]
echo "CMake package, shared: $expected"
[[ $("$work/cmake/consumer-static") == "$expected" ]]
echo "CMake package, static: the same"

PKG_CONFIG_PATH=$(dirname "$(find "$stage" -name entente.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir entente)
# shellcheck disable=SC2046,SC2086
"$cc" -std=c11 $flags "$source/tests/consumer/main.c" -o "$work/shared" $(pkg-config --cflags --libs entente)
[[ $(LD_LIBRARY_PATH=$libdir "$work/shared") == "$expected" ]]
echo "pkg-config, shared: the same"

# Our archive with everybody else's shared libraries: what entente.pc lists as private must be enough.
# (Plain --static would ask for the archives of igraph's own dependencies.)
# shellcheck disable=SC2046,SC2086
"$cc" -std=c11 $flags $(pkg-config --cflags entente) "$source/tests/consumer/main.c" -o "$work/static" \
  "$libdir/libentente.a" $(pkg-config --libs $(pkg-config --print-requires-private entente)) \
  $(sed -n 's/^Libs.private: *//p' "$PKG_CONFIG_PATH/entente.pc")
if ldd "$work/static" | grep -q libentente; then
  echo "the static program asks for the shared library"
  exit 1
fi
[[ $("$work/static") == "$expected" ]]
echo "pkg-config, archive: the same"
