// SPDX-License-Identifier: GPL-3.0-or-later
// Where labels go so that none lies on another or on a mark: the most important first, each below
// its mark, or above, or beside it, or nowhere.
import { viewFit, viewWidth } from "./view_text.js";

const LABEL_CELL = 48;

/* Rectangles taken, in cells of a grid. */
export function createViewPlaces() {
  const cells = new Map();
  const each = (box, visit) => {
    for (let cx = Math.floor(box.x / LABEL_CELL); cx <= Math.floor((box.x + box.width) / LABEL_CELL); cx++) {
      for (let cy = Math.floor(box.y / LABEL_CELL); cy <= Math.floor((box.y + box.height) / LABEL_CELL); cy++) {
        if (visit(cx * 100003 + cy)) return true;
      }
    }
    return false;
  };
  return {
    take(box) {
      each(box, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
        return false;
      });
    },
    free(box, but = null) {
      return !each(box, (key) => (cells.get(key) ?? []).some((other) => other !== but && other.x < box.x + box.width
        && box.x < other.x + other.width && other.y < box.y + box.height && box.y < other.y + other.height));
    },
  };
}

function labelTries(x, y, r, width, size) {
  const high = size + 3;
  return [
    { x: x - width / 2, y: y + r + 2, align: "center", at: x },
    { x: x - width / 2, y: y - r - 2 - high, align: "center", at: x },
    { x: x + r + 3, y: y - high / 2, align: "left", at: x + r + 3 },
    { x: x - r - 3 - width, y: y - high / 2, align: "right", at: x - r - 3 },
    ...[-high - 0.3 * r, 0.3 * r].flatMap((dy) => [{ x: x + r, y: y + dy, align: "left", at: x + r }, { x: x - r - width, y: y + dy, align: "right", at: x - r }]),
  ].map((one) => ({ ...one, width, height: high }));
}

/* Moves what is centred so that it stays between the bounds; false where it cannot. */
export function labelKeep(box, keep) {
  if (keep === null) return true;
  const over = Math.max(0, keep.x - box.x) - Math.max(0, box.x + box.width - keep.x - keep.width);
  if (over === 0) return true;
  if (box.align !== "center" || Math.abs(over) > box.width / 2 - 4) return false;
  box.x += over;
  box.at += over;
  return true;
}

/*
 * Finds the place of a label and takes it; null where there is none. `own` is the box of its mark;
 * places.keep, where set, are the bounds of the picture that no label may cross.
 * `rooms` are the widths to try in turn, each shortening the text more. The label is {text, at, base, align, size}.
 */
export function viewPlaceLabel(places, text, x, y, r, size, own, rooms = [150]) {
  for (const [i, room] of rooms.entries()) {
    if (i > 0 && viewWidth(text, size) <= room) return null;
    const fitted = viewFit(text, size, room);
    for (const box of labelTries(x, y, r, viewWidth(fitted, size), size)) {
      if (!labelKeep(box, places.keep ?? null) || !places.free(box, own)) continue;
      places.take(box);
      return { text: fitted, at: box.at, base: box.y + size, align: box.align, size, box };
    }
  }
  return null;
}
