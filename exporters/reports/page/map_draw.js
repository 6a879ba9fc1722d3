// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the map with a pen: outlines, ties, marks, labels. `frame` is {view: {x, y, k}, width,
// height, all} of what is drawn, in pixels; painting is cut into steps, so that the page never waits.
import { createViewPlaces, labelKeep, viewPlaceLabel } from "./map_labels.js";
import { MAP_LABEL, mapRadius } from "./map_scene.js";
import { viewLabel, viewMark, viewShapePath } from "./view_marks.js";
import { viewFit, viewWidth } from "./view_text.js";

const MAP_BATCH = 60;
const MAP_WIDTHS = 5;
const MAP_FEW = 300; // actors, above which no label is shortened to find room

export function mapToScreen(frame, x, y) {
  return [(x - frame.view.x) * frame.view.k + frame.width / 2, (y - frame.view.y) * frame.view.k + frame.height / 2];
}

function mapInside(frame, x, y, margin) {
  return x > -margin && y > -margin && x < frame.width + margin && y < frame.height + margin;
}

/*
 * The ties that are drawn: all that cross the frame where they are few, and otherwise, as in the
 * diagrams, 60 and five for each actor in sight: the strongest with an end in sight. What merely
 * passes would hide them.
 */
export function mapTiesIn(scene, frame, seen) {
  const halfWidth = frame.width / 2 / frame.view.k, halfHeight = frame.height / 2 / frame.view.k;
  const { x, y } = frame.view;
  const inSight = (node) => Math.abs(node.x - x) <= halfWidth && Math.abs(node.y - y) <= halfHeight;
  const few = scene.ties.length <= 60 + 5 * scene.placed.length;
  const bound = few ? Infinity : Math.min(3500, 60 + 5 * scene.placed.filter(inSight).length);
  const found = [];
  for (const tie of scene.ties) {
    if (found.length >= bound) break;
    if (!seen(tie.at) || (!few && !inSight(tie.a) && !inSight(tie.b))) continue;
    if (Math.max(tie.a.x, tie.b.x) < x - halfWidth || Math.min(tie.a.x, tie.b.x) > x + halfWidth) continue;
    if (Math.max(tie.a.y, tie.b.y) < y - halfHeight || Math.min(tie.a.y, tie.b.y) > y + halfHeight) continue;
    found.push(tie);
  }
  return found;
}

/* The outline of a coalition: its hull widened, with round corners. */
function mapOutline(pen, frame, hull, padding) {
  const n = hull.length, pad = padding * frame.view.k;
  const points = hull.map(([x, y]) => mapToScreen(frame, x, y));
  const normal = (a, b) => Math.atan2(-(b[0] - a[0]), b[1] - a[1]);
  pen.beginPath();
  if (n === 1) {
    pen.arc(points[0][0], points[0][1], pad, 0, 2 * Math.PI);
    return;
  }
  for (let i = 0; i < n; i++) {
    const from = normal(points[(i + n - 1) % n], points[i]);
    let to = normal(points[i], points[(i + 1) % n]);
    while (to < from) to += 2 * Math.PI;
    pen.arc(points[i][0], points[i][1], pad, from, to);
  }
  pen.closePath();
}

/* In a window, or without an issue, the outlines are those of the whole, and grey. */
function mapHulls(pen, scene, frame, style) {
  for (const one of scene.coalitions) {
    const own = style.plain ? { fill: style.theme.faint, line: style.theme.faint } : style.coalitionLook(one.c);
    pen.open?.(one.name);
    mapOutline(pen, frame, one.hull, one.padding);
    pen.globalAlpha = style.plain ? 0.12 : style.theme.dark ? 0.17 : 0.12;
    pen.fillStyle = own.fill;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = own.line;
    pen.lineWidth = 1.2;
    pen.stroke();
    pen.close?.();
  }
  if (!scene.looseBox) return;
  const [x, y] = mapToScreen(frame, scene.looseBox.x, scene.looseBox.y);
  pen.beginPath();
  pen.rect(x, y, scene.looseBox.width * frame.view.k, scene.looseBox.height * frame.view.k);
  pen.strokeStyle = style.theme.neither;
  pen.lineWidth = 1;
  pen.setLineDash([2, 3]);
  pen.stroke();
  pen.setLineDash([]);
}

function mapTieStyle(scene, tie, theme) {
  const part = Math.min(1, Math.abs(tie.weight) / scene.strongest);
  const step = Math.min(MAP_WIDTHS - 1, Math.floor(part * MAP_WIDTHS));
  return { step, against: tie.weight < 0, colour: tie.weight < 0 ? theme.oppose : theme.agree };
}

/* The part of a line within the frame, [x1, y1, x2, y2] (Liang and Barsky 1984): dashes outside would cost as much as those inside. */
function mapClip(frame, ax, ay, bx, by) {
  let from = 0, to = 1;
  for (const [step, room] of [[ax - bx, ax + 20], [bx - ax, frame.width + 20 - ax], [ay - by, ay + 20], [by - ay, frame.height + 20 - ay]]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    else if (step > 0) to = Math.min(to, room / step);
  }
  return from < to ? [ax + from * (bx - ax), ay + from * (by - ay), ax + to * (bx - ax), ay + to * (by - ay)] : null;
}

/* Strokes ties in batches of one style: agreement first, opposition over it, the strongest on top. */
export function* mapDrawTies(pen, scene, frame, ties, theme, scale = 1) {
  const groups = Array.from({ length: 2 * MAP_WIDTHS }, () => []);
  for (const tie of ties) {
    const style = mapTieStyle(scene, tie, theme);
    groups[(style.against ? MAP_WIDTHS : 0) + style.step].push(tie);
  }
  const fine = Math.min(1, Math.max(0.35, frame.view.k)) * (ties.length > 1500 ? 0.7 : 1);
  for (let g = 0; g < groups.length; g++) {
    const step = g % MAP_WIDTHS, against = g >= MAP_WIDTHS;
    for (let from = 0; from < groups[g].length; from += MAP_BATCH) {
      pen.beginPath();
      for (const tie of groups[g].slice(from, from + MAP_BATCH)) {
        const line = mapClip(frame, ...mapToScreen(frame, tie.a.x, tie.a.y), ...mapToScreen(frame, tie.b.x, tie.b.y));
        if (line === null) continue;
        pen.moveTo(line[0], line[1]);
        pen.lineTo(line[2], line[3]);
      }
      pen.strokeStyle = against ? theme.oppose : theme.agree;
      pen.lineWidth = (0.5 + 0.5 * step) * fine * scale;
      pen.globalAlpha = scale > 1 ? 0.9 : ((against ? 0.3 : 0.2) + 0.11 * step) * (ties.length > 1500 ? 0.75 : 1);
      pen.setLineDash(against ? [6 * fine, 4 * fine] : []);
      pen.stroke();
      yield;
    }
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/* The mark with what stands around it: a ring for those who move, a dashed one for the uncertain. */
export function mapDrawMark(pen, node, frame, style, sign = null) {
  const [x, y] = mapToScreen(frame, node.x, node.y);
  const r = mapRadius(node, frame.view.k);
  const look = style.looks[node.i];
  pen.open?.(style.title(node.i));
  viewMark(pen, look, x, y, r, style.theme);
  if (look.moved) mapRing(pen, x, y, r + 4, style.theme.ink, 2.2, []);
  if (sign) {
    const colour = sign === "for" ? style.theme.agree : sign === "against" ? style.theme.oppose : style.theme.neither;
    mapRing(pen, x, y, r + 3, colour, 2, sign === "for" ? [] : sign === "against" ? [4, 3] : [1.5, 2.5]);
  }
  pen.close?.();
}

function mapRing(pen, x, y, r, colour, width, dash) {
  pen.beginPath();
  viewShapePath(pen, "circle", x, y, r);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.stroke();
  pen.setLineDash([]);
}

export function mapRingAround(pen, node, frame, colour, gap, dash = []) {
  const [x, y] = mapToScreen(frame, node.x, node.y);
  mapRing(pen, x, y, mapRadius(node, frame.view.k) + gap, colour, 2.2, dash);
}

/* Places for labels: those of a map that is seen whole stay in sight, and off the buttons in its corner. */
function mapPlaces(frame) {
  const places = createViewPlaces();
  places.boxes = new Map();
  places.keep = frame.keep ?? null;
  if (frame.keep) places.take({ x: frame.keep.x + frame.keep.width - 46, y: frame.keep.y, width: 46, height: 114 });
  return places;
}

function mapMarkBox(node, frame) {
  const [x, y] = mapToScreen(frame, node.x, node.y);
  const r = mapRadius(node, frame.view.k);
  return { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
}

/* A place for the name of a coalition: as wide as it is, else as wide as its outline. */
function mapHullName(one, x, y, frame, places) {
  const narrow = Math.max(90, one.box.width * frame.view.k);
  for (const room of [Math.max(narrow, 360), narrow]) {
    const text = viewFit(one.name, 12, room, true);
    const width = viewWidth(text, 12, true);
    const box = { x: x - width / 2, y: y - 17, width, height: 16, align: "center", at: x };
    if (labelKeep(box, places.keep) && places.free(box)) return { text, box };
  }
  return null;
}

/* The names of coalitions, centred above their outlines. */
function mapHullNames(pen, scene, frame, style, places) {
  for (const one of scene.coalitions) {
    const [x, y] = mapToScreen(frame, one.box.x + one.box.width / 2, one.box.y);
    if (!mapInside(frame, x, y, 400)) continue;
    const found = mapHullName(one, x, Math.max(16, y), frame, places);
    if (found === null) continue;
    places.take(found.box);
    const ink = style.plain ? style.theme.soft : style.coalitionLook(one.c).line;
    viewLabel(pen, found.text, found.box.x + found.box.width / 2, found.box.y + 12, { size: 12, bold: true, ink, paper: style.theme.paper });
  }
  if (!scene.looseBox) return;
  const [x, y] = mapToScreen(frame, scene.looseBox.x + scene.looseBox.width / 2, scene.looseBox.y);
  const box = { x: x - 90, y: y - 17, width: 180, height: 16 };
  if (!places.free(box)) return;
  places.take(box);
  viewLabel(pen, style.looseName, x, y - 5, { size: 11, bold: true, ink: style.theme.soft, paper: style.theme.paper });
}

/* Labels of the nodes given, the first the most important. */
export function* mapDrawLabels(pen, nodes, frame, style, places) {
  const size = frame.view.k > 1.6 ? MAP_LABEL + 2 : MAP_LABEL;
  let n = 0;
  for (const node of nodes) {
    const [x, y] = mapToScreen(frame, node.x, node.y);
    if (!mapInside(frame, x, y, 60)) continue;
    const r = mapRadius(node, frame.view.k);
    const text = node.uncertain ? `${node.label} ?` : node.label;
    const rooms = nodes.length > MAP_FEW ? [150] : [frame.view.k > 1.6 ? 220 : 150, 72, 48];
    const label = viewPlaceLabel(places, text, x, y, r, size, places.boxes?.get(node.i), rooms);
    if (label) {
      const ink = style.looks[node.i].present ? style.theme.ink : style.theme.neither;
      viewLabel(pen, label.text, label.at, label.base, { size, ink, paper: style.theme.paper, align: label.align });
    }
    if (++n % 100 === 0) yield;
  }
}

/* The whole map. `style`: theme, looks, title(actor), seen(actor), seenTie(tie), plain, coalitionLook, looseName. */
export function* mapPaint(pen, scene, frame, style, drawn) {
  mapHulls(pen, scene, frame, style);
  yield;
  yield* mapDrawTies(pen, scene, frame, drawn, style.theme);
  const places = mapPlaces(frame);
  const nodes = scene.important.filter((node) => style.seen(node.i));
  for (let i = nodes.length - 1; i >= 0; i--) {
    const [x, y] = mapToScreen(frame, nodes[i].x, nodes[i].y);
    if (!mapInside(frame, x, y, 40)) continue;
    mapDrawMark(pen, nodes[i], frame, style);
    const box = mapMarkBox(nodes[i], frame);
    places.boxes.set(nodes[i].i, box);
    places.take(box);
    if (i % 100 === 0) yield;
  }
  mapHullNames(pen, scene, frame, style, places);
  yield* mapDrawLabels(pen, nodes, frame, style, places);
}

/* What is lit, over the paled map: its ties, its marks, all their labels that find room. */
export function* mapPaintLit(pen, scene, frame, style, lit) {
  const nodes = [...lit.actors.keys()].map((actor) => scene.nodes[actor]).filter((node) => node && style.seen(node.i));
  const rank = (node) => (lit.actors.get(node.i) === "self" ? 0 : 1);
  nodes.sort((p, q) => rank(p) - rank(q) || q.r - p.r || p.i - q.i);
  const ties = scene.ties.filter((tie) => lit.ties.has(tie.at) && style.seenTie(tie.at));
  yield* mapDrawTies(pen, scene, frame, ties, style.theme, 1.5);
  const places = mapPlaces(frame);
  for (const node of [...nodes].reverse()) {
    const sign = lit.actors.get(node.i);
    mapDrawMark(pen, node, frame, style, ["for", "against", "mixed"].includes(sign) ? sign : null);
    const box = mapMarkBox(node, frame);
    places.boxes.set(node.i, box);
    places.take(box);
    if (sign === "self" && nodes.length < 400) mapRingAround(pen, node, frame, style.theme.ink, 3.5);
  }
  const signs = { for: "+ ", against: "− ", mixed: "± " };
  const named = nodes.map((node) => ({ ...node, label: (signs[lit.actors.get(node.i)] ?? "") + node.label }));
  yield* mapDrawLabels(pen, named, frame, style, places);
}
