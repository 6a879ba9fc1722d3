// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows, as one object that is never changed in place: `set` makes the next one and
// tells everyone who listens, with the one before it.

export const VIEWS = ["map", "matrix", "space", "timeline", "arguments"];

export function initialState(lang) {
  return {
    view: "map",
    selection: null, // {type, id}: id an index, or [a, b] of a tie, [actor, issue] of a cell
    hover: null,
    issues: null, // a Set of issues; null for all
    kinds: null, // a Set of kinds of actors; null for all
    from: "",
    to: "",
    weight: 0,
    confidence: 0,
    window: -1,
    colour: "coalition", // or "stability", "kind", "@" + name of an attribute
    omit: -1,
    query: "",
    lang,
    theme: "auto",
    zoom: null,
  };
}

export function createStore(first) {
  let now = first;
  const listeners = [];
  let telling = false;
  const queue = [];

  // A listener may call set: what it sets is told after what is being told.
  function set(changes) {
    const next = { ...now, ...changes };
    if (next.view !== now.view && !("zoom" in changes)) next.zoom = null; // it is that of a view
    if (Object.keys(next).every((key) => Object.is(next[key], now[key]))) return;
    queue.push([next, now]);
    now = next;
    if (telling) return;
    telling = true;
    try {
      while (queue.length > 0) {
        const [state, previous] = queue.shift();
        for (const listener of listeners) listener(state, previous);
      }
    } finally {
      telling = false;
      queue.length = 0;
    }
  }

  return { get: () => now, set, listen: (listener) => listeners.push(listener) };
}

export function sameSelection(a, b) {
  if (a === null || b === null) return a === b;
  return a.type === b.type && String(a.id) === String(b.id);
}
