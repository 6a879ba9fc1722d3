// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the space of positions: axes, intervals, marks, labels that do not overlap.
import { svgElement, svgNumber, svgText } from "./svg.js";
import { createViewPlaces, viewPlaceLabel } from "./map_labels.js";
import { viewShapeData } from "./view_marks.js";
import { viewClean } from "./view_text.js";
import { viewWord } from "./view_words.js";
import { VIEW_LIT_SIGNS } from "./view_lit.js";
import { SPACE_INTERVALS, SPACE_ROW, spaceTicks } from "./space_scene.js";

function spaceAxis(app, scene, theme, across) {
  const group = svgElement("g", { "font-size": 10, fill: theme.soft, stroke: "none" });
  const range = across ? scene.range : scene.ranges[1];
  const bottom = scene.kind === "plane" ? scene.bottom : scene.height - 34;
  for (const tick of spaceTicks(range[0], range[1], (across ? scene.width : scene.height) / 90)) {
    const at = across ? scene.x(tick) : scene.y(tick);
    const line = across ? { x1: at, x2: at, y1: scene.kind === "plane" ? scene.top : 22, y2: bottom } : { x1: scene.left, x2: scene.right, y1: at, y2: at };
    group.append(svgElement("line", { ...line, stroke: theme.faint, "stroke-width": tick === 0 ? 1.2 : 0.5, "stroke-opacity": tick === 0 ? 1 : 0.7 }));
    const label = app.number(tick);
    if (across && scene.kind === "rows") group.append(svgText(label, { x: svgNumber(at), y: 15, "text-anchor": "middle" }));
    group.append(across ? svgText(label, { x: svgNumber(at), y: bottom + 14, "text-anchor": "middle" })
      : svgText(label, { x: scene.left - 6, y: svgNumber(at + 3.5), "text-anchor": "end" }));
  }
  const name = viewWord(app, "dimension", across ? 1 : 2);
  group.append(across ? svgText(name, { x: svgNumber((scene.left + scene.right) / 2), y: bottom + 28, "text-anchor": "middle" })
    : svgText(name, { x: 0, y: 0, transform: `translate(11 ${svgNumber((scene.top + scene.bottom) / 2)}) rotate(-90)`, "text-anchor": "middle" }));
  return group;
}

/* Whether an interval is drawn: of many actors only of those that are lit. */
export function spaceHasInterval(scene, mark, lit) {
  const how = lit?.actors.get(mark.i);
  return scene.marks.length <= SPACE_INTERVALS || how === "self" || (how !== undefined && how !== "near" && lit.actors.size <= 60);
}

function spaceInterval(scene, mark, lit, colour) {
  const how = lit?.actors.get(mark.i);
  if (!spaceHasInterval(scene, mark, lit)) return null;
  const group = svgElement("g", { stroke: colour, "stroke-width": how === "self" ? 2 : 1.1, "stroke-opacity": scene.kind === "plane" && how !== "self" ? 0.22 : 0.75 });
  const line = (x1, y1, x2, y2) => group.append(svgElement("line", { x1: svgNumber(x1), y1: svgNumber(y1), x2: svgNumber(x2), y2: svgNumber(y2) }));
  if (mark.high - mark.low > 0.5) {
    line(mark.low, mark.y, mark.high, mark.y);
    if (scene.kind === "rows") for (const end of [mark.low, mark.high]) line(end, mark.y - 3, end, mark.y + 3);
  }
  if (mark.bottom !== undefined && mark.bottom - mark.top > 0.5) line(mark.x, mark.top, mark.x, mark.bottom);
  return group;
}

function spaceRowLabel(mark, text, theme) {
  return svgText(text, { x: mark.labelAt, y: svgNumber(mark.y + 4), "text-anchor": "end", "font-size": 11, fill: theme.ink });
}

/* Labels of the plane and the swarm, those lit first, then those who said most. */
function spaceLabels(app, scene, lit, theme) {
  const group = svgElement("g", { "font-size": 11, fill: theme.ink });
  const places = createViewPlaces();
  const r = scene.r + 2;
  const boxes = new Map(scene.marks.map((mark) => [mark.i, { x: mark.x - r, y: mark.y - r, width: 2 * r, height: 2 * r }]));
  for (const box of boxes.values()) places.take(box);
  places.take({ x: 0, y: scene.kind === "plane" ? scene.bottom : scene.height - 34, width: scene.width, height: 40 });
  const rank = { self: 0, for: 1, against: 1, mixed: 1, near: 2 };
  const order = scene.marks.filter((mark) => !lit || lit.actors.has(mark.i))
    .sort((a, b) => (lit ? rank[lit.actors.get(a.i)] - rank[lit.actors.get(b.i)] : 0) || app.data.actors[b.i].size - app.data.actors[a.i].size || a.i - b.i);
  for (const mark of order) {
    const text = (VIEW_LIT_SIGNS[lit?.actors.get(mark.i)] ?? "") + viewClean(app.name(mark.i));
    const label = viewPlaceLabel(places, text, mark.x, mark.y, r, 11, boxes.get(mark.i), scene.marks.length > 150 ? [150] : [150, 72]);
    if (!label || label.box.x < 0 || label.box.x + label.box.width > scene.width || label.box.y < 0) continue;
    group.append(svgText(label.text, { x: svgNumber(label.at), y: svgNumber(label.base), "text-anchor": { center: "middle", left: null, right: "end" }[label.align],
      stroke: theme.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }));
  }
  return group;
}

/* Heads of the parts that no issue links. */
function spaceParts(app, scene, theme) {
  if (scene.parts.length < 2 || scene.kind !== "rows") return null;
  const group = svgElement("g", { "font-size": 10.5, fill: theme.soft, "font-weight": "bold" });
  const seen = new Set();
  for (const mark of scene.marks) {
    if (seen.has(mark.part)) continue;
    seen.add(mark.part);
    group.append(svgText(viewWord(app, "spaceParts", seen.size), { x: 8, y: svgNumber(mark.y - 15) }));
  }
  return group;
}

/* A mark with its hit area; `near` is what the pointer or the keyboard is at. */
function spaceMark(app, scene, mark, look, lit, theme, title) {
  const how = lit?.actors.get(mark.i);
  const name = svgElement("title");
  name.textContent = title(mark.i);
  const group = svgElement("g", { "data-key": mark.i, class: "view-choice", opacity: lit && how === undefined ? 0.22 : null }, name);
  if (scene.kind === "rows") group.append(svgElement("rect", { x: 0, y: svgNumber(mark.y - SPACE_ROW / 2), width: scene.width, height: SPACE_ROW, fill: "transparent" }));
  group.append(spaceInterval(scene, mark, lit, look.line) ?? "");
  group.append(svgElement("path", { d: viewShapeData(look.shape, mark.x, mark.y, scene.r), fill: look.present ? look.fill : theme.paper,
    stroke: look.present ? look.line : theme.faint, "stroke-width": scene.r < 3 ? 0.5 : 1.1 }));
  const ring = { self: [theme.ink, null], for: [theme.agree, null], against: [theme.oppose, "4 3"], mixed: [theme.neither, "1.5 2.5"] }[how]
    ?? (look.moved ? [theme.ink, null] : null);
  if (ring) group.append(svgElement("circle", { cx: svgNumber(mark.x), cy: svgNumber(mark.y), r: scene.r + 3.5, fill: "none", stroke: ring[0], "stroke-width": 2, "stroke-dasharray": ring[1] }));
  if (scene.kind === "rows") group.append(spaceRowLabel(mark, (VIEW_LIT_SIGNS[how] ?? "") + mark.label, theme));
  return group;
}

/* `parts` gets the group of each actor. */
export function spaceDraw(app, scene, style, lit, parts) {
  const body = svgElement("g");
  parts?.clear();
  if (scene.kind === "none") return body;
  body.append(spaceAxis(app, scene, style.theme, true));
  if (scene.kind === "plane") body.append(spaceAxis(app, scene, style.theme, false));
  body.append(spaceParts(app, scene, style.theme) ?? "");
  const order = [...scene.marks].sort((a, b) => Number(lit?.actors.has(a.i) ?? 0) - Number(lit?.actors.has(b.i) ?? 0));
  for (const mark of order) {
    const group = spaceMark(app, scene, mark, style.looks[mark.i], lit, style.theme, style.title);
    parts?.set(mark.i, group);
    body.append(group);
  }
  if (scene.kind !== "rows") body.append(spaceLabels(app, scene, lit, style.theme));
  return body;
}
