#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Same data, options and seed: the same bytes, in any locale, time zone and folder.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cd "$work" || exit 1
cp "$data" dataset.json
lines=("show dataset.json" "show dataset.json --format json" "show dataset.json --lang zh" "convert dataset.json"
  "stances dataset.json" "stances dataset.json --format csv" "stances dataset.json --format json"
  "stances dataset.json --format md" "network dataset.json" "network dataset.json --format gexf"
  "network dataset.json --format graphml" "network dataset.json --format matrix" "network dataset.json --format dot"
  "coalitions dataset.json" "coalitions dataset.json --format json" "coalitions dataset.json --format csv"
  "coalitions dataset.json --resolution 0.25 --method signed" "diagram coalitions dataset.json --format svg"
  "diagram matrix dataset.json --format svg" "diagram affiliation dataset.json --format svg"
  "diagram arguments dataset.json --format svg"
  "diagram matrix dataset.json --format png" "diagram matrix dataset.json --format pdf"
  "report dataset.json --format html" "report dataset.json --format markdown" "help coalitions" "help --man network")
locales=(C)
# Locales that write a comma in numbers, and an i without its dot, made here where their sources are.
for language in de_DE tr_TR; do
  mkdir -p locales
  localedef -i "$language" -f UTF-8 "locales/$language.UTF-8" >out 2>err && locales+=("$language.UTF-8")
done
export LOCPATH=$work/locales
echo "locales: ${locales[*]}"
mkdir -p elsewhere
cp dataset.json elsewhere/
for line in "${lines[@]}"; do
  checks=$((checks + 1))
  shown="entente $line"
  # shellcheck disable=SC2086
  LC_ALL=C TZ=UTC "$entente" $line >first 2>err || { cp first out; fault "'$shown' failed"; continue; }
  [[ -s first ]] || fault "'$shown' wrote nothing"
  for locale in "${locales[@]}"; do
    # shellcheck disable=SC2086
    LC_ALL=$locale LANG=$locale LANGUAGE=de TZ=Asia/Kathmandu "$entente" $line >out 2>err || fault "'$shown' failed under $locale"
    same_file "'$shown' under $locale" out first
  done
  # shellcheck disable=SC2086
  (cd elsewhere && LC_ALL=C HOME=/nonexistent COLUMNS=40 "$entente" $line >../out 2>../err)
  same_file "'$shown' elsewhere" out first
done

# Processes change nothing.
for format in json csv text; do
  checks=$((checks + 1))
  shown="entente coalitions dataset.json --jobs 3 --format $format"
  "$entente" coalitions dataset.json --format "$format" >first 2>err || fault "'$shown' failed with one process"
  "$entente" coalitions dataset.json --jobs 3 --format "$format" >out 2>err || fault "'$shown' failed"
  same_file "'$shown'" out first
done

# JSON is JSON.
for line in "show dataset.json --format json" "show $ties --format json" "convert dataset.json" \
  "stances dataset.json --format json" "network dataset.json --format json" "coalitions dataset.json --format json"; do
  checks=$((checks + 1))
  shown="entente $line"
  # shellcheck disable=SC2086
  "$entente" $line 2>err | tee out | python3 -m json.tool >/dev/null || fault "'$shown' is no JSON"
done

# There and back: JSON to folder to JSON gives the same bytes.
run 0 convert dataset.json -o tables
run 0 convert tables -o back.json
same_file "JSON to CSV to JSON" back.json dataset.json

finish
