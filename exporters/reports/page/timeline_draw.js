// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the flows of coalitions through time.
import { svgCurve, svgElement, svgNumber, svgText } from "./svg.js";
import { groupStyle } from "./palette.js";
import { viewShapeData } from "./view_marks.js";
import { viewClean, viewFit, viewLines, viewWidth } from "./view_text.js";
import { viewWord } from "./view_words.js";
import { TIMELINE_TOP, timelineSpot } from "./timeline_scene.js";

const TIMELINE_LINE = 13;
const TIMELINE_WAYS = 14; // ways of single actors that are drawn at once

export function timelineName(app, place) {
  if (place === -2) return viewWord(app, "noTies");
  if (place === -3) return viewWord(app, "alone");
  const lineage = app.data.windows.lineages[place];
  return viewClean(app.text(lineage?.name)) || String(place + 1);
}

function timelineLook(app, place, theme) {
  if (place < 0) return { fill: theme.faint, line: theme.soft, shape: "circle" };
  const { colour, line, shape } = groupStyle(place, theme.dark);
  return { fill: colour, line, shape };
}

/* "2013–2015", or the days where windows do not begin and end with years. */
export function timelineSpan(app, window) {
  const from = String(app.data.windows.from[window] ?? ""), to = String(app.data.windows.to[window] ?? "");
  if (!from.endsWith("-01-01") || !to.endsWith("-12-31")) return [from, to];
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? [first] : [`${first}–${last}`];
}

export function timelineBlockTitle(app, block, window) {
  const names = block.actors.slice(0, 12).map((actor) => viewClean(app.name(actor)));
  if (block.actors.length > 12) names.push(`+${block.actors.length - 12}`);
  const span = timelineSpan(app, window).join(" – ");
  return `${viewWord(app, "block", timelineName(app, block.place), span, viewWord(app, "people", block.actors.length))}: ${names.join(", ")}`;
}

/* A band from block to block. */
function timelineBand(app, band, theme, lit) {
  const x1 = band.from.x + band.from.width, x2 = band.to.x;
  const look = timelineLook(app, band.from.place < 0 ? band.to.place : band.from.place, theme);
  const down = svgCurve(x2, band.y2 + band.height, x1, band.y1 + band.height).replace("M", "L");
  const some = !lit || band.actors.some((actor) => lit.actors.has(actor));
  const title = svgElement("title");
  title.textContent = viewWord(app, "flow", viewWord(app, "people", band.actors.length), timelineName(app, band.from.place), timelineName(app, band.to.place),
    band.actors.slice(0, 12).map((actor) => viewClean(app.name(actor))).join(", ") + (band.actors.length > 12 ? ` +${band.actors.length - 12}` : ""));
  return svgElement("path", { d: `${svgCurve(x1, band.y1, x2, band.y2)}${down}Z`, fill: look.fill, "fill-opacity": lit ? (some ? 0.35 : 0.1) : 0.4 }, title);
}

function timelineBlock(app, block, window, theme, lit) {
  const look = timelineLook(app, block.place, theme);
  const title = svgElement("title");
  title.textContent = timelineBlockTitle(app, block, window);
  const some = !lit || block.actors.some((actor) => lit.actors.has(actor));
  const group = svgElement("g", { "data-key": `${window},${block.place}`, class: "view-choice", opacity: some ? null : 0.35 }, title,
    svgElement("rect", { x: svgNumber(block.x), y: svgNumber(block.y), width: block.width, height: svgNumber(block.height), rx: Math.min(2, block.height / 3), fill: look.fill,
      stroke: look.line, "stroke-width": block.height > 4 ? 1.2 : 0.5, "stroke-dasharray": block.place < 0 ? "2 2" : null }));
  if (block.height > 15 && block.place >= 0) {
    group.append(svgElement("path", { d: viewShapeData(look.shape, block.x + block.width / 2, block.y + block.height / 2, 4.2), fill: theme.paper, stroke: look.line, "stroke-width": 1.2 }));
  }
  return group;
}

/* The name of a block in lines around its middle, and how many are in it. */
function timelineLabel(app, block, x, y, room, most, theme) {
  const count = app.number(block.actors.length);
  const lines = viewLines(timelineName(app, block.place), 11, Math.max(30, room - 5 - viewWidth(count, 11, true)), most);
  const text = svgElement("text", { stroke: theme.paper, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" });
  const first = y + 4 - ((lines.length - 1) * TIMELINE_LINE) / 2;
  const part = (said, attributes) => {
    const span = svgElement("tspan", attributes);
    span.textContent = said;
    text.append(span);
  };
  lines.forEach((line, i) => part(line, { x, y: svgNumber(first + i * TIMELINE_LINE) }));
  part(count, { "font-weight": "bold", dx: 5 });
  return text;
}

/* Name and size beside a block, where the next block leaves room. */
function timelineLabels(app, scene, theme, lit) {
  const group = svgElement("g", { "font-size": 11, fill: theme.ink });
  scene.columns.forEach((column, window) => {
    const room = (window + 1 < scene.columns.length ? scene.step - 26 : scene.end) - 8;
    const free = [...column].sort((a, b) => b.actors.length - a.actors.length);
    const taken = [];
    for (const block of free) {
      const y = Math.max(block.y + block.height / 2, TIMELINE_TOP + 6);
      if (lit && !block.actors.some((actor) => lit.actors.has(actor))) continue;
      const clear = taken.reduce((least, [other, half]) => Math.min(least, Math.abs(other - y) - half), Infinity);
      const most = Math.min(3, Math.floor(Math.min(2 * clear, block.height + scene.gap) / TIMELINE_LINE));
      if (clear < TIMELINE_LINE / 2) continue;
      const label = timelineLabel(app, block, svgNumber(block.x + block.width + 5), y, room, Math.max(1, most), theme);
      taken.push([y, (label.childElementCount - 1) * TIMELINE_LINE / 2]);
      group.append(label);
    }
  });
  return group;
}

function timelineHeads(app, scene, theme, chosen) {
  const group = svgElement("g", { "font-size": 11, fill: theme.soft });
  scene.columns.forEach((column, window) => {
    const x = 14 + window * scene.step;
    timelineSpan(app, window).forEach((line, i) => group.append(svgText(line, { x: svgNumber(x), y: 15 + 13 * i,
      "font-weight": window === chosen ? "bold" : null, fill: window === chosen ? theme.ink : null })));
    group.append(svgElement("line", { x1: svgNumber(x + 9), x2: svgNumber(x + 9), y1: TIMELINE_TOP - 10, y2: scene.height - 6, stroke: theme.faint, "stroke-width": window === chosen ? 1.6 : 0.6, "stroke-dasharray": "2 3" }));
  });
  return group;
}

/* The ways of the actors that are chosen, with their names at the end. */
function timelineWays(app, scene, theme, lit) {
  const chosen = lit ? [...lit.actors].filter(([, how]) => how === "self").map(([actor]) => actor) : [];
  const group = svgElement("g", { fill: "none", stroke: theme.ink });
  if (chosen.length > TIMELINE_WAYS) return group;
  for (const actor of chosen) {
    const spots = scene.columns.map((_, window) => timelineSpot(scene, window, actor));
    let before = null;
    spots.forEach((spot) => {
      if (spot === null) return;
      const x = spot.block.x;
      if (before) {
        group.append(svgElement("path", { d: svgCurve(before.block.x + before.block.width, before.y, x, spot.y), "stroke-width": 2, "stroke-dasharray": before.near ? null : "4 3" }));
      }
      group.append(svgElement("line", { x1: svgNumber(x), x2: svgNumber(x + spot.block.width), y1: svgNumber(spot.y), y2: svgNumber(spot.y), "stroke-width": 2 }),
        svgElement("circle", { cx: svgNumber(x + spot.block.width / 2), cy: svgNumber(spot.y), r: 3.4, fill: theme.ink, stroke: theme.paper }));
      before = { ...spot, near: true };
    });
    if (before && chosen.length <= 3) {
      const { block, y } = before;
      group.append(svgText(viewFit(viewClean(app.name(actor)), 11, Math.max(60, scene.width - block.x - 30), true), { x: svgNumber(block.x + block.width + 5), y: svgNumber(y - 7), "font-size": 11, "font-weight": "bold",
        fill: theme.ink, stroke: theme.paper, "stroke-width": 3, "paint-order": "stroke" }));
    }
  }
  return group;
}

export function timelineDraw(app, scene, theme, lit, chosen) {
  const body = svgElement("g");
  body.append(timelineHeads(app, scene, theme, chosen));
  const bands = [...scene.bands].sort((a, b) => b.actors.length - a.actors.length);
  for (const band of bands) body.append(timelineBand(app, band, theme, lit));
  scene.columns.forEach((column, window) => { for (const block of column) body.append(timelineBlock(app, block, window, theme, lit)); });
  body.append(timelineLabels(app, scene, theme, lit), timelineWays(app, scene, theme, lit));
  return body;
}
