// SPDX-License-Identifier: GPL-3.0-or-later
// The order of rows and columns of the matrix: coalition by coalition, and the most divisive first.

// Rows are {group} for a heading or {actor}; columns are issues.
export function matrixModel(app) {
  const { data } = app;
  const some = new Uint8Array(data.actors.length);
  for (const k of app.visible.cells()) some[data.cells[k][0]] = 1;
  const groups = new Map();
  for (let i = 0; i < data.actors.length; i++) {
    if (some[i] === 0) continue;
    const group = app.groupOf(i);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(i);
  }
  const count = (i) => data.cellsOf(i).length;
  const rows = [];
  for (const group of [...groups.keys()].sort((a, b) => (a < 0 ? 1 : b < 0 ? -1 : a - b))) {
    const members = groups.get(group).sort((a, b) => count(b) - count(a) || a - b);
    if (groups.size > 1 || group >= 0) rows.push({ group, count: members.length });
    for (const actor of members) rows.push({ actor });
  }
  const used = new Uint8Array(data.issues.length);
  for (const k of app.visible.cells()) used[data.cells[k][1]] = 1;
  const columns = [...data.issues.keys()].filter((i) => app.visible.issue(i) && used[i] === 1)
    .sort((a, b) => (data.issues[a].order ?? a) - (data.issues[b].order ?? b) || a - b);
  return { rows, columns };
}

export const MATRIX_DEPENDS = ["issues", "kinds", "from", "to", "confidence", "weight", "lang", "omit", "window"];
