// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as a picture: all of it, up to a bound that programs which read SVG can bear.
import { groupStyle, positionColour, positionGlyph, positionInk } from "./palette.js";
import { svgElement, svgText } from "./svg.js";
import { viewExport } from "./view_export.js";
import { viewKeyColours } from "./view_legend.js";
import { viewShapeData } from "./view_marks.js";
import { viewClean, viewFit, viewWidth } from "./view_text.js";
import { viewWord } from "./view_words.js";

const MATRIX_SVG_CELL = 18;
const MATRIX_SVG_LEFT = 210;
const MATRIX_SVG_HEAD = 180; // pixels of the longest heading
const MATRIX_SVG_MOST = 60000; // cells; of a larger matrix the first rows are drawn
const MATRIX_SVG_SIGNS = [["+", 1, "supports"], ["−", -1, "opposes"], ["0", 0, "neutral"], ["±", 0, "mixed"], ["A", 0, "abstains"]];

function matrixSvgHeads(app, model, top, theme) {
  const group = svgElement("g", { fill: theme.ink, "font-size": 10 });
  model.columns.forEach((issue, c) => {
    const x = MATRIX_SVG_LEFT + c * MATRIX_SVG_CELL + MATRIX_SVG_CELL / 2 + 4;
    group.append(svgText(viewFit(viewClean(app.issueShort(issue)), 10, MATRIX_SVG_HEAD), { transform: `translate(${x} ${top - 6}) rotate(-90)` }));
  });
  return group;
}

function matrixSvgGroup(app, row, y, theme) {
  const style = groupStyle(row.group, theme.dark);
  return svgElement("g", {},
    svgElement("path", { d: viewShapeData(style.shape, 8, y + MATRIX_SVG_CELL / 2, 5), fill: style.colour, stroke: style.line }),
    svgText(`${viewFit(viewClean(app.nameOfGroup(row.group)), 11, 400, true)} ${app.number(row.count)}`, { x: 20, y: y + 13, fill: theme.ink, "font-weight": "bold" }));
}

function matrixSvgRow(app, model, row, y, cellOf, theme) {
  const group = svgElement("g", {}, svgText(viewFit(viewClean(app.fullName(row.actor)), 11, MATRIX_SVG_LEFT - 10), { x: MATRIX_SVG_LEFT - 8, y: y + 13, "text-anchor": "end", fill: theme.ink }));
  model.columns.forEach((_, c) => {
    const k = cellOf(row, c);
    const x = MATRIX_SVG_LEFT + c * MATRIX_SVG_CELL;
    const cell = k >= 0 && app.visible.cell(k) ? app.data.cells[k] : [0, 0, null, null, null, 0, -1, []];
    const [, , mean, , , , bloc] = cell;
    group.append(svgElement("rect", { x: x + 0.5, y: y + 0.5, width: MATRIX_SVG_CELL - 1, height: MATRIX_SVG_CELL - 1, fill: mean === null ? theme.paper : positionColour(mean), stroke: theme.faint, "stroke-width": 0.5 }));
    const glyph = positionGlyph(cell), ink = mean === null ? theme.ink : positionInk(mean);
    if (glyph !== "") group.append(svgText(glyph, { x: x + MATRIX_SVG_CELL / 2, y: y + 13, "text-anchor": "middle", fill: ink }));
    if (bloc >= 0) group.append(svgElement("path", { d: `M${x + MATRIX_SVG_CELL - 6} ${y + 0.5}h5.5v5.5Z`, fill: ink }));
  });
  return group;
}

function matrixSvgKey(app, theme) {
  const found = new Set(app.visible.cells().map((k) => positionGlyph(app.data.cells[k])));
  const signs = MATRIX_SVG_SIGNS.filter(([sign]) => found.has(sign)).map(([sign, mean, word]) => (
    { mark: { box: positionColour(mean), line: theme.faint, sign, ink: positionInk(mean) }, text: app.words(word) }));
  if (app.visible.cells().some((k) => app.data.cells[k][6] >= 0)) signs.push({ mark: { glyph: "◥", ink: theme.ink }, text: viewWord(app, "matrixBloc") });
  return [viewKeyColours(app, viewWord(app, "coalitions")), { heading: app.words("view_matrix"), rows: [...signs, { text: viewWord(app, "matrixOrder") }] }];
}

export function matrixSvg(app, model, cellOf) {
  const theme = app.theme();
  const rows = model.rows.slice(0, Math.max(1, Math.floor(MATRIX_SVG_MOST / Math.max(1, model.columns.length))));
  const longest = model.columns.reduce((most, issue) => Math.max(most, viewWidth(viewClean(app.issueShort(issue)), 10)), 0);
  const top = Math.min(MATRIX_SVG_HEAD, longest) + 14;
  const body = svgElement("g", { "font-size": 11 }, matrixSvgHeads(app, model, top, theme));
  rows.forEach((row, r) => {
    const y = top + r * MATRIX_SVG_CELL;
    body.append(row.actor === undefined ? matrixSvgGroup(app, row, y, theme) : matrixSvgRow(app, model, row, y, cellOf, theme));
  });
  const actors = rows.filter((row) => row.actor !== undefined).length, all = model.rows.filter((row) => row.actor !== undefined).length;
  const about = viewWord(app, "matrixAbout", app.words("actors", { n: actors }), app.words("issues", { n: model.columns.length }));
  return viewExport(app, { body, width: Math.max(440, MATRIX_SVG_LEFT + model.columns.length * MATRIX_SVG_CELL + 8), height: top + rows.length * MATRIX_SVG_CELL + 8,
    kind: app.words("view_matrix"), about, key: matrixSvgKey(app, theme), notes: actors < all ? [viewWord(app, "matrixCut", actors, all)] : [] }, theme);
}
