// SPDX-License-Identifier: GPL-3.0-or-later
// The page's own words. A row is a text, or a pair of which the first is said of one: {n} is the
// number that decides. Names and numbers enter at {name}; a row may be cut into parts, so that
// what enters can be an element. Chinese has no plural: its rows are single.
import { WORDS_EN } from "./words_en.js";
import { WORDS_ZH } from "./words_zh.js";

const WORDS_TABLES = { en: WORDS_EN, zh: WORDS_ZH };

const wordsKnown = new Map();

function wordsRow(lang, key, values) {
  const row = WORDS_TABLES[lang]?.[key] ?? WORDS_TABLES.en[key] ?? key;
  return Array.isArray(row) ? row[values?.n === 1 ? 0 : 1] : row;
}

// Cuts a row at its {names}: texts at even places, names at odd ones.
export function wordsCut(row) {
  if (!wordsKnown.has(row)) wordsKnown.set(row, row.split(/\{(\w+)\}/));
  return wordsKnown.get(row);
}

export function createWords(state) {
  const formats = new Map();
  // Numbers with three digits that count, as readers of the language write them.
  function number(value, options) {
    if (typeof value !== "number") return String(value ?? "");
    const key = `${state().lang} ${JSON.stringify(options ?? null)}`;
    if (!formats.has(key)) {
      formats.set(key, new Intl.NumberFormat(state().lang, options ?? { maximumSignificantDigits: 3 }));
    }
    const plain = Number.isInteger(value) && options === undefined ? value.toLocaleString(state().lang) : formats.get(key).format(value);
    return plain.replace("-", "−");
  }
  const shown = (value) => (typeof value === "number" ? number(value) : value);
  return {
    number,
    // A sentence as text.
    words: (key, values) => wordsCut(wordsRow(state().lang, key, values))
      .map((part, i) => (i % 2 === 0 ? part : shown(values?.[part] ?? ""))).join(""),
    // The same as a list of texts and whatever was given, elements too.
    parts: (key, values) => wordsCut(wordsRow(state().lang, key, values))
      .map((part, i) => (i % 2 === 0 ? part : shown(values?.[part] ?? ""))),
    kind: (kind) => WORDS_TABLES[state().lang][`kind_${kind}`] ?? kind,
    // Names with commas and an "and" between, as parts.
    list: (items) => items.flatMap((item, i) => {
      const between = i === 0 ? null : wordsRow(state().lang, i < items.length - 1 ? "comma" : items.length === 2 ? "and" : "lastAnd");
      return between === null ? [item] : [between, item];
    }),
  };
}
