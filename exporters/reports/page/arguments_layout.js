// SPDX-License-Identifier: GPL-3.0-or-later
// Where boxes stand: as the data say, or, where they do not, by layers from left to right, each
// box one layer before what it bears on (after Sugiyama, Tagawa and Toda 1981).

const ARGUMENTS_WIDE = 214, ARGUMENTS_HIGH = 78, ARGUMENTS_ISSUE = [156, 38];
const ARGUMENTS_GAP = [66, 18];

/* Where a relation ends: the name of a box; of a relation on a relation that of its source. */
function argumentsEnd(data, relation, depth = 0) {
  const [kind, id] = relation.to;
  if (kind !== "relation") return (kind === "issue" ? "i" : "a") + id;
  const target = data.relations[id];
  return target && depth < 20 ? argumentsEnd(data, target, depth + 1) : null;
}

/* The ways left when those that come back to where one already is are taken out: a search in depth, without recursion. */
function argumentsForward(names, after) {
  const next = new Map(names.map((name) => [name, []]));
  for (const way of after) next.get(way[0]).push(way);
  const done = new Set(), open = new Set(), kept = [];
  for (const start of names) {
    const stack = done.has(start) ? [] : [[start, 0]];
    if (stack.length > 0) open.add(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const way = next.get(top[0])[top[1]++];
      if (way === undefined) {
        open.delete(top[0]);
        done.add(top[0]);
        stack.pop();
      } else if (!open.has(way[1])) {
        kept.push(way);
        if (done.has(way[1])) continue;
        open.add(way[1]);
        stack.push([way[1], 0]);
      }
    }
  }
  return kept;
}

/* Layers by the longest way to the last. */
function argumentsLayers(names, ways) {
  const after = argumentsForward(names, ways);
  const layer = new Map(names.map((name) => [name, 0]));
  for (let round = 0, changed = true; changed && round < Math.min(names.length, 200); round++) {
    changed = false;
    for (const [from, to] of after) {
      if (layer.get(from) <= layer.get(to)) {
        layer.set(from, layer.get(to) + 1);
        changed = true;
      }
    }
  }
  return layer;
}

/* Orders each layer by where the neighbours of its boxes stand. */
function argumentsOrder(layers, after) {
  const near = new Map();
  for (const [a, b] of after) for (const [p, q] of [[a, b], [b, a]]) near.set(p, [...(near.get(p) ?? []), q]);
  const place = new Map();
  const note = () => layers.forEach((list) => list.forEach((name, i) => place.set(name, i / Math.max(1, list.length))));
  note();
  for (let round = 0; round < 8; round++) {
    for (const list of round % 2 === 0 ? layers : [...layers].reverse()) {
      const weight = (name) => {
        const others = near.get(name) ?? [];
        return others.length === 0 ? place.get(name) : others.reduce((sum, other) => sum + place.get(other), 0) / others.length;
      };
      const weights = new Map(list.map((name) => [name, weight(name)]));
      list.sort((a, b) => weights.get(a) - weights.get(b));
      note();
    }
  }
}

function argumentsOwn(data, names) {
  const after = data.relations.map((relation) => ["a" + relation.from, argumentsEnd(data, relation)])
    .filter(([a, b]) => b !== null && names.includes(a) && names.includes(b));
  const layer = argumentsLayers(names, after);
  const most = Math.max(0, ...layer.values());
  const layers = Array.from({ length: most + 1 }, () => []);
  for (const name of names) layers[most - layer.get(name)].push(name);
  argumentsOrder(layers, after);
  const boxes = new Map();
  const tallest = Math.max(...layers.map((list) => list.length * (ARGUMENTS_HIGH + ARGUMENTS_GAP[1])));
  layers.forEach((list, column) => {
    const step = Math.max(ARGUMENTS_HIGH + ARGUMENTS_GAP[1], Math.min(2.5 * ARGUMENTS_HIGH, tallest / Math.max(1, list.length)));
    list.forEach((name, i) => {
      const [width, height] = name[0] === "i" ? ARGUMENTS_ISSUE : [ARGUMENTS_WIDE, ARGUMENTS_HIGH];
      const y = (tallest - list.length * step) / 2 + i * step + (step - height) / 2;
      boxes.set(name, { x: column * (ARGUMENTS_WIDE + ARGUMENTS_GAP[0]), y, width, height });
    });
  });
  return boxes;
}

/* A way from box to box, as one curve of eight numbers. */
function argumentsCurve(a, b) {
  const forward = b.x >= a.x + a.width;
  const x1 = forward ? a.x + a.width : a.x, x2 = forward ? b.x : b.x + b.width;
  const y1 = a.y + a.height / 2, y2 = b.y + b.height / 2;
  const bend = Math.max(30, Math.abs(x2 - x1) / 2) * (forward ? 1 : -1);
  return [x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2];
}

/* An argument that attacks itself: a loop at the corner of its box. */
function argumentsLoop({ x, y, width }) {
  return [x + width - 34, y, x + width - 34, y - 34, x + width + 34, y - 22, x + width, y + 10];
}

/* The point in the middle of a curve, or between two curves that leave room for a mark. */
export function argumentsMiddle(lines) {
  if (lines.length > 1) {
    const end = lines[0].slice(-2), start = lines[1].slice(0, 2);
    return [(end[0] + start[0]) / 2, (end[1] + start[1]) / 2];
  }
  const line = lines[0], pieces = (line.length - 2) / 6;
  const at = 6 * Math.floor(pieces / 2);
  if (pieces % 2 === 0) return [line[at], line[at + 1]];
  const [x0, y0, x1, y1, x2, y2, x3, y3] = line.slice(at, at + 8);
  return [(x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8];
}

/*
 * Returns boxes (by "a3" for an argument, "i5" for an issue: {x, y, width, height}) and lines (by
 * relation: curves of 2 + 6n numbers, and the middle). Arguments without relations have no box
 * where the data give none.
 */
export function argumentsLayout(data) {
  let boxes = new Map();
  const give = (name, box) => { if (box) boxes.set(name, { x: box[0], y: box[1], width: box[2], height: box[3] }); };
  data.arguments.forEach((argument, i) => give("a" + i, argument.box));
  data.issues.forEach((issue, i) => give("i" + i, issue.box));
  const used = new Set(data.relations.map((relation) => argumentsEnd(data, relation)).filter((name) => name !== null));
  data.arguments.forEach((_, i) => used.add("a" + i));
  const names = [...used].sort((a, b) => (a[0] === b[0] ? a.slice(1) - b.slice(1) : a[0] < b[0] ? -1 : 1));
  const own = names.some((name) => name[0] === "i" && !boxes.has(name)) || boxes.size === 0;
  if (own) boxes = argumentsOwn(data, names);
  return { boxes, lines: argumentsLines(data, boxes, own) };
}

/* Lines of relations between boxes first, then of those that end on a relation. */
function argumentsLines(data, boxes, own) {
  const lines = new Map();
  const add = (r, curves) => lines.set(r, { curves, middle: argumentsMiddle(curves) });
  for (let round = 0; round < 20; round++) {
    data.relations.forEach((relation, r) => {
      if (lines.has(r)) return;
      const given = own ? [] : (relation.line ?? []).filter((curve) => curve.length >= 8);
      if (given.length > 0) { add(r, given); return; }
      const from = boxes.get("a" + relation.from);
      const onto = relation.to[0] === "relation" ? lines.get(relation.to[1]) : boxes.get((relation.to[0] === "issue" ? "i" : "a") + relation.to[1]);
      if (!from || !onto) return;
      const end = onto.middle ? { x: onto.middle[0] - 8, y: onto.middle[1] - 8, width: 16, height: 16 } : onto;
      add(r, [end === from ? argumentsLoop(from) : argumentsCurve(from, end)]);
    });
  }
  return lines;
}
