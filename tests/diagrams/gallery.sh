#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the pictures of docs/gallery/ to what the program draws now, and every kind of diagram to being among them.
set -euo pipefail
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT
bash "$ENTENTE_SOURCE/scripts/gallery.sh" --pictures "$drawn"
failed=0
for file in "$drawn"/*; do
  name=$(basename "$file")
  cmp -s "$file" "$ENTENTE_SOURCE/docs/gallery/$name" && continue
  echo "docs/gallery/$name is not what is drawn now: run scripts/gallery.sh"
  failed=1
done
for kind in $("$ENTENTE_PROGRAM" help diagram | sed -n 's/^ \{28\}\([a-z]*\): .*/\1/p'); do
  [[ $kind == svg ]] && break # the formats begin
  grep -q "^\`entente diagram $kind" "$drawn/README.md" && continue
  echo "the gallery has no $kind"
  failed=1
done
[[ $(find "$drawn" -name '*.svg' | wc -l) -gt 8 ]] || { echo "too few pictures"; failed=1; }
exit $failed
