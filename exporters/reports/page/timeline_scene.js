// SPDX-License-Identifier: GPL-3.0-or-later
// Coalitions as flows through windows: in each window a block for each lineage and for those without
// a tie or alone, and a band for those who go from one block to another.

export const TIMELINE_TOP = 44;
const TIMELINE_BLOCK = 18, TIMELINE_GAP = 16, TIMELINE_EDGE = 14, TIMELINE_END = 150;

function timelineBlocks(places, visible) {
  const blocks = new Map();
  places.forEach((place, actor) => {
    if (place === -1 || !visible(actor)) return;
    if (!blocks.has(place)) blocks.set(place, []);
    blocks.get(place).push(actor);
  });
  return blocks;
}

/* The order of blocks in all windows: lineages so that those who exchange actors stand near, then no tie, then alone. */
function timelineOrder(columns) {
  const weight = new Map(), all = new Set(columns.flatMap((blocks) => [...blocks.keys()]));
  for (let w = 0; w + 1 < columns.length; w++) {
    const next = new Map();
    for (const [place, actors] of columns[w + 1]) for (const actor of actors) next.set(actor, place);
    for (const [place, actors] of columns[w]) {
      for (const actor of actors) {
        const to = next.get(actor);
        if (to === undefined || to === place) continue;
        for (const key of [`${place},${to}`, `${to},${place}`]) weight.set(key, (weight.get(key) ?? 0) + 1);
      }
    }
  }
  const size = (place) => columns.reduce((sum, blocks) => sum + (blocks.get(place)?.length ?? 0), 0);
  const rest = [...all].filter((place) => place >= 0).sort((a, b) => size(b) - size(a) || a - b);
  const order = rest.splice(0, 1);
  while (rest.length > 0) {
    const last = order[order.length - 1];
    const near = (place) => weight.get(`${last},${place}`) ?? 0;
    let best = 0;
    for (let i = 1; i < Math.min(rest.length, 200); i++) if (near(rest[i]) > near(rest[best])) best = i;
    order.push(...rest.splice(best, 1));
  }
  return [...order, ...[-2, -3].filter((place) => all.has(place))];
}

/* Blocks of one window from the top, with their bounds. */
function timelineColumn(blocks, order, x, unit, gap, middle) {
  const present = order.filter((place) => blocks.has(place));
  const height = present.reduce((sum, place) => sum + Math.max(3, blocks.get(place).length * unit), 0) + gap * Math.max(0, present.length - 1);
  let y = middle - height / 2;
  return present.map((place) => {
    const actors = blocks.get(place), high = Math.max(3, actors.length * unit);
    const block = { place, actors, x, y, width: TIMELINE_BLOCK, height: high };
    y += high + gap;
    return block;
  });
}

/* Bands between two columns: each takes its part of the blocks' sides, from the top, in the order of the other side. */
function timelineBands(left, right, unit) {
  const home = new Map();
  right.forEach((block, at) => block.actors.forEach((actor) => home.set(actor, at)));
  const used = right.map(() => 0), bands = [];
  for (const block of left) {
    const goes = new Map();
    for (const actor of block.actors) if (home.has(actor)) goes.set(home.get(actor), [...(goes.get(home.get(actor)) ?? []), actor]);
    let from = block.y;
    for (const at of [...goes.keys()].sort((a, b) => a - b)) {
      const actors = goes.get(at), high = Math.max(0.6, actors.length * Math.min(unit, block.height / block.actors.length));
      bands.push({ from: block, to: right[at], actors, y1: from, y2: right[at].y + used[at], height: high });
      from += high;
      used[at] += high;
    }
  }
  return bands;
}

/* Columns of blocks, and bands; `width` and `height` are at least those given. */
export function createTimelineScene(app, width, height) {
  const { windows } = app.data;
  if (!windows || windows.places.length === 0) return { columns: [], bands: [], width, height, order: [] };
  const columns = windows.places.map((places) => timelineBlocks(places, app.visible.actor));
  const order = timelineOrder(columns);
  const n = columns.length, end = width < 600 ? 96 : TIMELINE_END;
  const step = n > 1 ? Math.max(width < 600 ? 96 : 120, (width - 2 * TIMELINE_EDGE - TIMELINE_BLOCK - end) / (n - 1)) : 0;
  const whole = Math.max(width, 2 * TIMELINE_EDGE + TIMELINE_BLOCK + end + step * (n - 1));
  const most = Math.max(1, ...columns.map((blocks) => [...blocks.values()].reduce((sum, actors) => sum + actors.length, 0)));
  const count = Math.max(1, ...columns.map((blocks) => blocks.size));
  const gap = Math.min(TIMELINE_GAP, (0.35 * (height - TIMELINE_TOP - 20)) / count + 1);
  const room = height - TIMELINE_TOP - 20 - gap * (count - 1);
  const unit = Math.min(16, Math.max(room / most, 0.05));
  const middle = (TIMELINE_TOP + height - 12) / 2;
  const laid = columns.map((blocks, w) => timelineColumn(blocks, order, TIMELINE_EDGE + w * step, unit, gap, middle));
  const bands = laid.slice(0, -1).flatMap((column, w) => timelineBands(column, laid[w + 1], unit).map((band) => ({ ...band, window: w })));
  return { columns: laid, bands, order, width: whole, height, step, end, unit, gap };
}

/* The place of an actor in a block, for its way through the windows. */
export function timelineSpot(scene, window, actor) {
  for (const block of scene.columns[window]) {
    const at = block.actors.indexOf(actor);
    if (at >= 0) return { block, y: block.y + ((at + 0.5) / block.actors.length) * block.height };
  }
  return null;
}
