// SPDX-License-Identifier: GPL-3.0-or-later
// What the filters leave of the data. Nothing is computed anew but who and what is seen: ties keep
// their weights, and go where an end goes or where they are weaker than asked.

// The parts of the state that filter; as long as they stay, so does what is visible.
export const FILTERS = ["issues", "kinds", "from", "to", "weight", "confidence"];

export function filtersSet(state) {
  return FILTERS.filter((key) => (state[key] instanceof Set ? true : Boolean(state[key])));
}

function visibleStatement(data, state) {
  return (s) => {
    const statement = data.statements[s];
    if (state.issues !== null && !state.issues.has(statement.issue)) return false;
    if (state.confidence > 0 && (statement.confidence ?? 1) < state.confidence) return false;
    if (state.from === "" && state.to === "") return true;
    const days = data.daysOfStatement(s);
    if (days === null) return false;
    return (state.from === "" || days[1] >= state.from) && (state.to === "" || days[0] <= state.to);
  };
}

function visibleFind(data, state) {
  const statement = visibleStatement(data, state);
  const ofStatements = state.from !== "" || state.to !== "" || state.confidence > 0;
  const ofCells = ofStatements || state.issues !== null;
  const kindOk = (i) => state.kinds === null || state.kinds.has(data.actors[i].kind ?? "");
  const cell = new Uint8Array(data.cells.length);
  const some = new Uint8Array(data.actors.length);
  data.cells.forEach((c, k) => {
    if (state.issues !== null && !state.issues.has(c[1])) return;
    if (ofStatements && !c[7].some(statement)) return;
    some[c[0]] = 1;
    if (kindOk(c[0])) cell[k] = 1;
  });
  const actor = (i) => kindOk(i) && (!ofCells || some[i] === 1 || data.cellsOf(i).length === 0);
  const ties = [];
  data.ties.forEach((tie, t) => {
    if (Math.abs(tie[2]) >= state.weight && actor(tie[0]) && actor(tie[1])) ties.push(t);
  });
  const cells = [];
  cell.forEach((seen, k) => { if (seen) cells.push(k); });
  const actors = new Set(data.actors.keys());
  for (const i of actors) if (!actor(i)) actors.delete(i);
  return { statement, cell: (k) => cell[k] === 1, cells, ties, tieSet: new Set(ties), actors };
}

export function createVisible(data, state) {
  let seen = null;
  let last = null;
  function now() {
    const next = state();
    if (last === null || FILTERS.some((key) => next[key] !== last[key])) seen = visibleFind(data, next);
    last = next;
    return seen;
  }
  return {
    actor: (i) => now().actors.has(i),
    actors: () => now().actors,
    issue: (i) => state().issues === null || state().issues.has(i),
    statement: (s) => now().statement(s) && now().actors.has(data.statements[s].actor),
    cell: (k) => now().cell(k),
    tie: (t) => now().tieSet.has(t),
    cells: () => now().cells,
    ties: () => now().ties,
    // An argument is seen where it speaks to a shown issue, or to none at all.
    argument: (g) => {
      const issues = state().issues;
      if (issues === null) return true;
      const on = data.relationsFrom(g).filter((r) => data.relations[r].to[0] === "issue");
      return on.length === 0 || on.some((r) => issues.has(data.relations[r].to[1]));
    },
  };
}
