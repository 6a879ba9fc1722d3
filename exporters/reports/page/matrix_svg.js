// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as a picture: all of it, up to a bound that programs which read SVG can bear.
import { groupStyle, positionColour, positionGlyph, positionInk, shapePoints } from "./palette.js";
import { shortened } from "./sentences.js";

const MATRIX_SVG_CELL = 18;
const MATRIX_SVG_MOST = 60000; // cells; of a larger matrix the first rows are drawn
const MATRIX_SVG_SPACE = "http://www.w3.org/2000/svg";

function matrixSvgNode(parent, tag, attributes, text) {
  const node = document.createElementNS(MATRIX_SVG_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  // Signs that XML cannot hold would make the file unreadable.
  if (text !== undefined) node.textContent = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  parent.append(node);
  return node;
}

export function matrixSvg(app, model, cellOf) {
  const { data } = app;
  const theme = app.theme();
  const rows = model.rows.slice(0, Math.max(1, Math.floor(MATRIX_SVG_MOST / Math.max(1, model.columns.length))));
  const [left, top, size] = [230, 210, MATRIX_SVG_CELL];
  const width = left + model.columns.length * size + 20;
  const height = top + rows.length * size + 50;
  const svg = document.createElementNS(MATRIX_SVG_SPACE, "svg");
  for (const [name, value] of [["xmlns", MATRIX_SVG_SPACE], ["viewBox", `0 0 ${width} ${height}`], ["width", width], ["height", height],
    ["font-family", "DejaVu Sans, Noto Sans CJK SC, sans-serif"], ["font-size", "11"]]) svg.setAttribute(name, String(value));
  const add = (tag, attributes, text) => matrixSvgNode(svg, tag, attributes, text);
  add("title", {}, shortened(app.text(data.about.title), 300));
  add("rect", { width, height, fill: theme.paper });
  add("text", { x: 16, y: 28, "font-size": 16, "font-weight": "bold", fill: theme.ink }, shortened(app.text(data.about.title), 90));
  model.columns.forEach((issue, c) => {
    const x = left + c * size + size / 2 + 4;
    add("text", { transform: `translate(${x} ${top - 8}) rotate(-90)`, fill: theme.ink, "font-size": 10 }, shortened(app.issueShort(issue), 30));
  });
  rows.forEach((row, r) => {
    const y = top + r * size;
    if (row.actor === undefined) {
      const style = groupStyle(row.group, theme.dark);
      const points = shapePoints(style.shape, 5);
      const place = { transform: `translate(22 ${y + size / 2})`, fill: style.colour, stroke: style.line };
      if (points === null) add("circle", { r: 5, ...place });
      else add("polygon", { points: points.map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" "), ...place });
      add("text", { x: 34, y: y + 13, fill: theme.ink, "font-weight": "bold" }, `${shortened(app.nameOfGroup(row.group), 60)} ${row.count}`);
      return;
    }
    add("text", { x: left - 8, y: y + 13, "text-anchor": "end", fill: theme.ink }, shortened(app.fullName(row.actor), 32));
    model.columns.forEach((_, c) => {
      const k = cellOf(row, c);
      const x = left + c * size;
      const cell = k >= 0 && app.visible.cell(k) ? data.cells[k] : [0, 0, null, null, null, 0, -1, []];
      const mean = cell[2];
      add("rect", { x: x + 0.5, y: y + 0.5, width: size - 1, height: size - 1, fill: mean === null ? theme.paper : positionColour(mean), stroke: theme.faint, "stroke-width": 0.5 });
      const glyph = positionGlyph(cell);
      if (glyph !== "") add("text", { x: x + size / 2, y: y + 13, "text-anchor": "middle", fill: mean === null ? theme.ink : positionInk(mean) }, glyph);
    });
  });
  add("text", { x: 16, y: height - 18, fill: theme.soft, "font-size": 9 }, app.words("matrixKey"));
  return new XMLSerializer().serializeToString(svg);
}
