#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes every picture, report and page of the example, in docs/gallery/ (or the folder given), and the page
# that shows them, README.md there. The program is that of ENTENTE_PROGRAM, else of the release build.
#   scripts/gallery.sh [--pictures] [FOLDER]   --pictures: neither reports nor the page to explore
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

pictures=false
if [[ ${1-} == --pictures ]]; then
  pictures=true
  shift
fi
out=${1:-docs/gallery}
entente=${ENTENTE_PROGRAM:-build/release/entente}
data=examples/cyber-governance/dataset.json
[[ -x $entente ]] || { echo "there is no $entente: run scripts/demo.sh first" >&2; exit 1; }
mkdir -p "$out"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a command of the program on the example; what it advises on the data is said by scripts/demo.sh.
make() {
  local file=$1
  shift
  "$entente" "$@" "$data" -o "$out/$file" 2>"$log" || { cat "$log" >&2; exit 1; }
}

# picture FILE CAPTION WORDS...: draws, and adds to the page.
picture() {
  local file=$1 caption=$2
  shift 2
  make "$file" diagram "$@"
  printf '\n## %s\n`entente diagram %s DATA -o %s`\n\n![%s](%s)\n' "$caption" "$*" "$file" "$caption" "$file" >>"$out/README.md"
}

# page FILE CAPTION COMMAND...: writes, and adds a line.
page() {
  local file=$1 caption=$2
  shift 2
  $pictures || make "$file" "$@"
  printf -- '- %s: `entente %s DATA -o %s`\n' "$caption" "$*" "$file" >>"$out/README.md"
}

cat >"$out/README.md" <<'END'
# Gallery

Everything that entente makes of the [example](../../examples/cyber-governance/): who stands where on the governance of cyberspace, coded from five documents. `scripts/gallery.sh` makes it all again, and the tests hold the pictures to what the program draws. DATA is `examples/cyber-governance/dataset.json`. How to read each picture is in [diagrams.md](../diagrams.md).
END

picture coalitions.svg "Who stands together" coalitions
picture coalitions-zh.svg "The same in Chinese, on a dark ground" coalitions --lang zh --style dark
picture coalitions-kinds.svg "Coloured by kind of actor, for print" coalitions --colour-by kind --style print
picture coalitions-windows.svg "Window by window, everybody in place" coalitions --window 6y
picture coalitions-level.svg "One mark for each coalition" coalitions --level coalitions
picture matrix.svg "Every stance" matrix
picture affiliation.svg "Who supports and opposes which issue" affiliation
picture divisiveness.svg "What divides" divisiveness
picture arguments.svg "The arguments, and which of them stand" arguments
picture arguments-china.svg "The arguments in the eyes of one actor" arguments --audience china
picture space.svg "Everybody on a line" space --anchor us,china --cut budapest
picture space-plane.svg "Everybody in a plane" space --dimensions 2
picture timeline.svg "Coalitions through time" timeline --window 6y
picture dendrogram.svg "Who is nearest to whom, step by step" dendrogram
picture stability.svg "How sure that is" stability

printf '\n## Reports and the page to explore\n' >>"$out/README.md"
page report.html "The whole finding" report
page brief.html "One page for a desk" report --kind brief
page compare.html "Two actors side by side" report --actors us,china
page issue.html "One issue" report --issue budapest
page actor.html "One actor" report --actor china
page report-zh.html "The whole finding in Chinese" report --lang zh
page explore.html "The page to explore" explore

# What the page looks like, where there is a browser to see it with.
if ! $pictures && command -v chromium >/dev/null && [[ -d tests/clients/npm/node_modules/playwright-core ]]; then
  node tests/clients/npm/shots.mjs "$out/explore.html" "$out"
fi
for shot in map matrix space timeline arguments map-phone; do
  printf '\n![The view %s of the page](%s.png)\n' "$shot" "$shot" >>"$out/README.md"
done
