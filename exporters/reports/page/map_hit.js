// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under the pointer: marks by a grid over the map, then ties that are drawn, then outlines.
import { mapRadius } from "./map_scene.js";

const MAP_CELL = 60;

export function createMapHit(scene) {
  const cells = new Map();
  const key = (x, y) => Math.floor(x / MAP_CELL) * 100003 + Math.floor(y / MAP_CELL);
  for (const node of scene.placed) {
    const at = key(node.x, node.y);
    if (!cells.has(at)) cells.set(at, []);
    cells.get(at).push(node);
  }

  /* The nearest mark within `reach` pixels of its edge. */
  function mark(x, y, k, reach, seen) {
    const far = (reach + 20) / k;
    let best = null, least = Infinity;
    for (let cx = x - far; cx <= x + far + MAP_CELL; cx += MAP_CELL) {
      for (let cy = y - far; cy <= y + far + MAP_CELL; cy += MAP_CELL) {
        for (const node of cells.get(key(cx, cy)) ?? []) {
          const gap = Math.hypot(node.x - x, node.y - y) * k - mapRadius(node, k);
          if (gap <= reach && gap < least && seen(node.i)) [best, least] = [node, gap];
        }
      }
    }
    return best;
  }

  function tie(x, y, k, ties) {
    let best = null, least = 5 / k;
    for (const one of ties) {
      const dx = one.b.x - one.a.x, dy = one.b.y - one.a.y;
      const part = Math.max(0, Math.min(1, ((x - one.a.x) * dx + (y - one.a.y) * dy) / (dx * dx + dy * dy || 1)));
      const gap = Math.hypot(one.a.x + part * dx - x, one.a.y + part * dy - y);
      if (gap < least) [best, least] = [one, gap];
    }
    return best;
  }

  function inside(hull, x, y) {
    return hull.length > 2 && hull.every(([ax, ay], i) => {
      const [bx, by] = hull[(i + 1) % hull.length];
      return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
    });
  }
  function coalition(x, y) {
    return scene.coalitions.find((one) => inside(one.hull, x, y)) ?? null;
  }

  return {
    /* {type, id} for a place of the map; null for bare paper. */
    at(x, y, k, drawn, seen, touch) {
      const near = mark(x, y, k, touch ? 14 : 4, seen);
      if (near) return { type: "actor", id: near.i };
      const line = tie(x, y, k, drawn);
      if (line) return { type: "tie", id: [Math.min(line.a.i, line.b.i), Math.max(line.a.i, line.b.i)] };
      const area = coalition(x, y);
      return area ? { type: "coalition", id: area.c } : null;
    },
  };
}
