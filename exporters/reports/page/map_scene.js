// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows, in the coordinates of the data: marks, outlines of coalitions, and ties from
// the strongest to the weakest. Made once for the data and a language.
import { viewClean, viewWidth } from "./view_text.js";

export const MAP_LABEL = 11;
const MAP_RADIUS = 12;
const MAP_PADDING = 20;

/* The convex hull of points [x, y] (Andrew 1979). */
export function mapHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const kept = [];
    for (const p of list) {
      while (kept.length >= 2) {
        const [a, b] = kept.slice(-2);
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        kept.pop();
      }
      kept.push(p);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 2 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/* The corners of a mark and of the label below it. */
function mapCorners(node, data) {
  const wide = Math.min(90, viewWidth(node.label, MAP_LABEL)) / 2;
  const { x, y, r } = node;
  const close = data.actors.length > 300;
  return close ? [[x - r, y - r], [x + r, y - r], [x - r, y + r], [x + r, y + r]]
    : [[x - r, y - r], [x + r, y - r], [x - wide, y + r + 4], [x + wide, y + r + 4], [x - wide, y + r + 15], [x + wide, y + r + 15]];
}

function mapBox(points, margin) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x); right = Math.max(right, x);
    top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

function mapNodes(app) {
  const { actors } = app.data;
  const largest = actors.reduce((most, actor) => Math.max(most, actor.size || 0), 1);
  return actors.map((actor, i) => {
    if (actor.x === null || actor.y === null) return null;
    const r = MAP_RADIUS * Math.max(0.3, Math.sqrt((actor.size || 0) / largest));
    return { i, x: actor.x, y: actor.y, r, label: viewClean(app.name(i)) || "–", uncertain: Boolean(actor.swings), loose: actor.coalition < 0 };
  });
}

function mapCoalitions(app, nodes) {
  return app.data.coalitions.map((coalition, c) => {
    const points = coalition.members.flatMap((actor) => (nodes[actor] ? mapCorners(nodes[actor], app.data) : []));
    const hull = mapHull(points);
    const name = viewClean(app.text(coalition.name));
    return { c, hull, padding: MAP_PADDING, box: mapBox(hull, MAP_PADDING), colour: coalition.colour, line: coalition.line,
      size: coalition.members.length, name: coalition.members.length > 1 && name ? `${c + 1} · ${name}` : String(c + 1) };
  }).filter((coalition) => coalition.hull.length > 0);
}

export function createMapScene(app) {
  const nodes = mapNodes(app);
  const coalitions = mapCoalitions(app, nodes);
  const placed = nodes.filter((node) => node !== null);
  const loose = placed.filter((node) => app.data.actors[node.i].coalition < 0);
  const looseBox = loose.length > 0 && coalitions.length > 0 ? mapBox(loose.flatMap((node) => mapCorners(node, app.data)), 16) : null;
  const ties = app.data.ties.map((tie, at) => ({ at, a: nodes[tie[0]], b: nodes[tie[1]], weight: tie[2] }))
    .filter((tie) => tie.a && tie.b)
    .sort((p, q) => Math.abs(q.weight) - Math.abs(p.weight) || p.at - q.at);
  const corners = [...placed.flatMap((node) => mapCorners(node, app.data)),
    ...[...coalitions.map((coalition) => coalition.box), ...(looseBox ? [looseBox] : [])]
      .flatMap((box) => [[box.x, box.y - 18], [box.x + box.width, box.y + box.height]])];
  return {
    nodes, placed, coalitions, ties, looseBox,
    important: [...placed].sort((p, q) => q.r - p.r || p.i - q.i),
    strongest: ties.length > 0 ? Math.abs(ties[0].weight) : 1,
    box: mapBox(corners, 4),
  };
}

/* The radius of a mark on the screen: it grows less than the map does. */
export function mapRadius(node, k) {
  return Math.max(2, node.r * (k < 1 ? k ** 0.6 : k ** 0.4));
}
