// SPDX-License-Identifier: GPL-3.0-or-later
// The data as they were written into the page, and what is looked up in them again and again.

// Groups the numbers 0 … count-1 by the key that `keysOf` gives (one or several), of `size` keys.
function dataGroup(count, size, keysOf) {
  const groups = Array.from({ length: size }, () => []);
  for (let i = 0; i < count; i++) {
    for (const key of keysOf(i)) {
      if (key >= 0 && key < size) groups[key].push(i);
    }
  }
  return groups;
}

function dataPad(date, end) {
  const parts = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date);
  if (parts === null) return null;
  return `${parts[1]}-${parts[2] ?? (end ? "12" : "01")}-${parts[3] ?? (end ? "31" : "01")}`;
}

// The first and the last day of a date such as "2020", "2020-10" or "2020/2021"; null if it is none.
export function daysOf(date, until) {
  if (date === null || date === undefined) return null;
  const [first, last] = String(date).split("/");
  const from = dataPad(first, false);
  const to = dataPad(until ?? last ?? first, true) ?? dataPad(first, true);
  return from === null ? null : [from, to];
}

function dataTieKey(a, b) {
  return a < b ? `${a},${b}` : `${b},${a}`;
}

export function indexData(raw) {
  const { actors, issues, cells, ties, statements, relations } = raw;
  const args = raw.arguments;
  const cellsOf = dataGroup(cells.length, actors.length, (k) => [cells[k][0]]);
  const cellsOn = dataGroup(cells.length, issues.length, (k) => [cells[k][1]]);
  const tiesOf = dataGroup(ties.length, actors.length, (t) => [ties[t][0], ties[t][1]]);
  const statementsOf = dataGroup(statements.length, actors.length, (s) => [statements[s].actor]);
  const statementsOn = dataGroup(statements.length, issues.length, (s) => [statements[s].issue]);
  const statementsIn = dataGroup(statements.length, raw.documents.length, (s) => [statements[s].document]);
  const cellPlace = new Map(cells.map((cell, k) => [cell[0] * issues.length + cell[1], k]));
  const tiePlace = new Map(ties.map((tie, t) => [dataTieKey(tie[0], tie[1]), t]));
  const relationsFrom = dataGroup(relations.length, args.length, (r) => [relations[r].from]);
  const relationsTo = dataGroup(relations.length, args.length,
    (r) => (relations[r].to[0] === "argument" ? [relations[r].to[1]] : []));
  const relationsAt = dataGroup(relations.length, relations.length,
    (r) => (relations[r].to[0] === "relation" ? [relations[r].to[1]] : []));
  const relationsOn = dataGroup(relations.length, issues.length,
    (r) => (relations[r].to[0] === "issue" ? [relations[r].to[1]] : []));
  const holds = dataGroup(args.length, actors.length,
    (g) => new Set([...args[g].by, ...args[g].endorsed, ...args[g].rejected]));

  const cellAt = (actor, issue) => cellPlace.get(actor * issues.length + issue) ?? -1;

  // Where two actors both have a position that is not plain abstention: on which side each is.
  function agreements(a, b) {
    const found = [];
    for (const k of cellsOf[a]) {
      const other = cellAt(b, cells[k][1]);
      if (other < 0) continue;
      const [mine, theirs] = [cells[k][2], cells[other][2]];
      if (mine === null || theirs === null) continue;
      found.push({ issue: cells[k][1], a: k, b: other, same: mine * theirs > 0, opposed: mine * theirs < 0 });
    }
    return found;
  }

  const days = statements.map((s) =>
    daysOf(s.date ?? (s.document >= 0 ? raw.documents[s.document].date : null), s.until));

  return {
    ...raw,
    cellsOf: (actor) => cellsOf[actor],
    cellsOn: (issue) => cellsOn[issue],
    cellAt,
    tiesOf: (actor) => tiesOf[actor],
    tieBetween: (a, b) => tiePlace.get(dataTieKey(a, b)) ?? -1,
    statementsOf: (actor) => statementsOf[actor],
    statementsOn: (issue) => statementsOn[issue],
    statementsIn: (document) => statementsIn[document],
    relationsFrom: (argument) => relationsFrom[argument],
    relationsTo: (argument) => relationsTo[argument],
    relationsAt: (relation) => relationsAt[relation],
    relationsOn: (issue) => relationsOn[issue],
    argumentsOf: (actor) => holds[actor],
    argumentsOn: (issue) => relationsOn[issue].map((r) => ({ argument: relations[r].from, relation: r, side: relations[r].to[2] })),
    agreements,
    daysOfStatement: (statement) => days[statement],
  };
}

// Overrides of the reading direction go: they would turn what stands beside them.
const dataStraight = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");

// Whether there is anything to be seen of a text.
export function showsText(text) {
  return /[^\s\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff]/.test(text);
}

// The text in a language; else in English, in no language, or in whichever there is.
export function textIn(text, lang) {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return dataStraight(text);
  const keys = Object.keys(text);
  const near = keys.find((key) => key === lang) ?? keys.find((key) => key.split("-")[0] === lang);
  const key = near ?? ["en", ""].find((other) => other in text) ?? keys[0];
  return key === undefined ? "" : dataStraight(text[key]);
}

// The language that `textIn` took, for the attribute `lang`; "" where it is not known.
export function languageOf(text, lang) {
  if (text === null || typeof text !== "object") return "";
  const keys = Object.keys(text);
  return keys.find((key) => key === lang) ?? keys.find((key) => key.split("-")[0] === lang) ??
    ["en", ""].find((other) => other in text) ?? keys[0] ?? "";
}
