// SPDX-License-Identifier: GPL-3.0-or-later
// Where actors stand in the space of positions: on a plane, on one line with a row for each actor,
// or, of many, on one line in a swarm.
import { viewClean, viewFit, viewWidth } from "./view_text.js";

export const SPACE_ROW = 17;
export const SPACE_INTERVALS = 150; // actors whose intervals are drawn at once
const SPACE_ROWS_MOST = 90;
const SPACE_TOP = 26, SPACE_FOOT = 30;

/* Steps of 1, 2 or 5 for an axis. */
export function spaceTicks(low, high, most) {
  const raw = (high - low) / Math.max(2, most), power = 10 ** Math.floor(Math.log10(raw || 1));
  const step = [1, 2, 5, 10].map((lead) => lead * power).find((size) => size >= raw) ?? 10 * power;
  const ticks = [];
  for (let i = Math.ceil(low / step); i <= Math.floor(high / step + 1e-9); i++) ticks.push(Number((i * step).toPrecision(6)));
  return ticks;
}

function spaceRange(places, dimension, intervals) {
  let low = Infinity, high = -Infinity;
  for (const { at, low: from, high: to } of places) {
    low = Math.min(low, at[dimension], intervals ? from?.[dimension] ?? at[dimension] : at[dimension]);
    high = Math.max(high, at[dimension], intervals ? to?.[dimension] ?? at[dimension] : at[dimension]);
  }
  const margin = (high - low) * 0.04 || 0.5;
  return [low - margin, high + margin];
}

/* The actors with a place, and how many have none. */
export function spacePlaces(app) {
  const placed = [], actors = app.data.actors;
  actors.forEach((actor, i) => { if (actor.space && app.visible.actor(i)) placed.push({ i, ...actor.space }); });
  const parts = [...new Set(placed.map((one) => one.part ?? 0))].sort((a, b) => a - b);
  const dimensions = placed.length > 0 ? placed[0].at.length : 1;
  return { placed, parts, dimensions, without: actors.length - placed.length };
}

/* One row for each actor, those of one part together, by place. */
function spaceRows(app, found, width) {
  const wide = Math.min(width * 0.36, 30 + Math.max(...found.placed.map((one) => viewWidth(viewClean(app.name(one.i)), 11))));
  const rows = [...found.placed].sort((a, b) => (a.part ?? 0) - (b.part ?? 0) || a.at[0] - b.at[0] || a.i - b.i);
  const range = spaceRange(found.placed, 0, true);
  const x = (value) => wide + 12 + ((value - range[0]) / (range[1] - range[0])) * (width - wide - 30);
  let y = SPACE_TOP, part = null;
  const marks = rows.map((one) => {
    if (found.parts.length > 1 && one.part !== part) { y += part === null ? 16 : 30; part = one.part; }
    y += SPACE_ROW;
    return { i: one.i, x: x(one.at[0]), y, low: x(one.low?.[0] ?? one.at[0]), high: x(one.high?.[0] ?? one.at[0]), part: one.part ?? 0,
      label: viewFit(viewClean(app.name(one.i)), 11, wide - 8), labelAt: wide };
  });
  return { kind: "rows", marks, range, x, left: wide + 12, right: width - 18, width, height: y + SPACE_FOOT + 10, r: 5 };
}

/* Many actors on one line: each as near to the middle as there is room. */
function spaceSwarm(found, width, height) {
  const range = spaceRange(found.placed, 0, false);
  const x = (value) => 24 + ((value - range[0]) / (range[1] - range[0])) * (width - 48);
  const room = (width - 48) * (height - SPACE_TOP - SPACE_FOOT - 20);
  const r = Math.max(1.6, Math.min(5, Math.sqrt(room / found.placed.length) / 4.2));
  const columns = new Map();
  const middle = (height - SPACE_FOOT + SPACE_TOP) / 2, most = (height - SPACE_FOOT - SPACE_TOP) / 2 - r;
  const marks = [...found.placed].sort((a, b) => a.at[0] - b.at[0] || a.i - b.i).map((one) => {
    const at = x(one.at[0]), column = Math.floor(at / (2 * r + 0.6));
    const n = columns.get(column) ?? 0;
    columns.set(column, n + 1);
    return { i: one.i, x: at, column, n, low: x(one.low?.[0] ?? one.at[0]), high: x(one.high?.[0] ?? one.at[0]), part: one.part ?? 0 };
  });
  const tallest = Math.max(1, ...columns.values());
  const step = Math.min(2 * r + 1, (2 * most) / tallest);
  for (const mark of marks) mark.y = middle + (mark.n - (columns.get(mark.column) - 1) / 2) * step;
  return { kind: "swarm", marks, range, x, left: 24, right: width - 24, width, height, r };
}

function spacePlane(found, width, height) {
  const many = found.placed.length > 150;
  const ranges = [spaceRange(found.placed, 0, !many), spaceRange(found.placed, 1, !many)];
  const box = { left: 46, right: width - 14, top: 12, bottom: height - SPACE_FOOT - 8 };
  const k = Math.min((box.right - box.left) / (ranges[0][1] - ranges[0][0]), (box.bottom - box.top) / (ranges[1][1] - ranges[1][0]));
  const middle = ranges.map(([low, high]) => (low + high) / 2);
  const x = (value) => (box.left + box.right) / 2 + (value - middle[0]) * k;
  const y = (value) => (box.top + box.bottom) / 2 - (value - middle[1]) * k;
  const whole = [[middle[0] - (box.right - box.left) / 2 / k, middle[0] + (box.right - box.left) / 2 / k],
    [middle[1] - (box.bottom - box.top) / 2 / k, middle[1] + (box.bottom - box.top) / 2 / k]];
  const marks = found.placed.map((one) => ({ i: one.i, x: x(one.at[0]), y: y(one.at[1]), low: x(one.low?.[0] ?? one.at[0]), high: x(one.high?.[0] ?? one.at[0]),
    bottom: y(one.low?.[1] ?? one.at[1]), top: y(one.high?.[1] ?? one.at[1]), part: one.part ?? 0 }));
  return { kind: "plane", marks, range: whole[0], ranges: whole, x, y, ...box, width, height, r: many ? Math.max(2, 5 - found.placed.length / 600) : 5.5 };
}

export function createSpaceScene(app, width, height) {
  const found = spacePlaces(app);
  if (found.placed.length === 0) return { ...found, kind: "none", marks: [], width, height };
  const flat = found.dimensions > 1 && found.placed.every((one) => Math.abs(one.at[1] - found.placed[0].at[1]) < 1e-6);
  const scene = found.dimensions > 1 && !flat ? spacePlane(found, width, height)
    : found.placed.length <= SPACE_ROWS_MOST ? spaceRows(app, found, width) : spaceSwarm(found, width, height);
  return { ...found, ...scene, flat };
}
