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

# Runs quietly: the same advice comes with each command, and the first shows it.
quietly() {
  "$entente" "$@" 2>build/demo.log || { cat build/demo.log >&2; exit 1; }
}

"$entente" check "$example"
"$entente" diagram coalitions "$example" -o "$out/coalitions.svg"
quietly diagram coalitions "$example" -o "$out/coalitions.png"
quietly diagram coalitions "$example" -o "$out/coalitions.pdf"
quietly diagram matrix "$example" -o "$out/matrix.svg"
quietly diagram matrix "$example" -o "$out/matrix.png"
quietly diagram affiliation "$example" -o "$out/affiliation.svg"
quietly diagram arguments "$example" -o "$out/arguments.svg"
quietly diagram divisiveness "$example" -o "$out/divisiveness.svg"
quietly diagram space "$example" -o "$out/space.svg"
"$entente" diagram timeline "$example" --window 6y -o "$out/timeline.svg" 2>build/demo.log || echo "no timeline: $(tail -n 1 build/demo.log)"
quietly diagram dendrogram "$example" -o "$out/dendrogram.svg"
quietly diagram stability "$example" -o "$out/stability.svg"
quietly explore "$example" -o "$out/explore.html"
quietly report "$example" --kind brief -o "$out/brief.html"
quietly report "$example" -o "$out/report.html"
quietly report "$example" -o "$out/report.md"
quietly network "$example" -o "$out/network.gexf"

cat <<END

The example is $example. In $out/:
  coalitions.svg .png .pdf   the coalition map: who stands with whom, and how surely
  matrix.svg .png            who stands where on what
  affiliation.svg            actors and the issues they spoke on
  arguments.svg              arguments for and against each issue, and which of them stand
  divisiveness.svg           what divides, issue by issue
  space.svg                  everybody on a line, by what they support
  timeline.svg               coalitions through time
  dendrogram.svg             who is nearest to whom, step by step
  stability.svg              how sure it is that two stand together
  explore.html               a page to explore it all; open it in a browser
  brief.html                 one page for a desk
  report.html                the whole finding with its evidence, on one page; open it in a browser
  report.md                  the same as text, its pictures beside it
  network.gexf               the network for Gephi
END
