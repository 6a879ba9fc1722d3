#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets up, builds entente and runs the example from end to end into out/ (or the folder given).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${1:-out}
example=${ENTENTE_EXAMPLE:-examples/cyber-governance/dataset.json}
entente=build/release/entente

bash scripts/setup.sh
mkdir -p build "$out"
if ! { cmake --preset release && cmake --build --preset release; } >build/release.log 2>&1; then
  cat build/release.log
  exit 1
fi

# Each step would repeat the same advice on the data: it is gathered, and shown once at the end.
advice=$(mktemp)
exec 3>&2 2>"$advice"
trap 'exec 2>&3; sort -u "$advice" >&2; rm -f "$advice"' EXIT

"$entente" check "$example"
for format in svg png pdf; do
  "$entente" diagram coalitions "$example" -o "$out/coalitions.$format"
done
"$entente" diagram matrix "$example" -o "$out/matrix.svg"
"$entente" diagram matrix "$example" -o "$out/matrix.png"
"$entente" diagram affiliation "$example" -o "$out/affiliation.svg"
"$entente" report "$example" -o "$out/report.html"
"$entente" report "$example" -o "$out/report.md"
"$entente" network "$example" -o "$out/network.gexf"

cat <<END

The example is $example. In $out/:
  coalitions.svg .png .pdf   the coalition map: who stands with whom, and how surely
  matrix.svg .png            who stands where on what
  affiliation.svg            actors and the issues they spoke on
  report.html                the whole finding with its evidence, on one page; open it in a browser
  report.md                  the same as text
  network.gexf               the network for Gephi
END
