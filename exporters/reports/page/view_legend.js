// SPDX-License-Identifier: GPL-3.0-or-later
// The key of a view: rows of a mark and what it means. Marks are {shape, fill, line, dash},
// {stroke, width, dash}, {box, line, dash} or {glyph, ink}.
import { svgElement, svgHtml, svgText } from "./svg.js";
import { viewShapeData } from "./view_marks.js";
import { viewLines, VIEW_FONTS } from "./view_text.js";

/* The mark at 0, 0, 24 wide and 12 high. */
export function viewKeyMark(mark) {
  if (mark.stroke) {
    return svgElement("line", { x1: 0, y1: 6, x2: 24, y2: 6, stroke: mark.stroke, "stroke-width": mark.width ?? 2, "stroke-dasharray": mark.dash });
  }
  if (mark.glyph) {
    return svgText(mark.glyph, { x: 12, y: 10.5, "text-anchor": "middle", "font-size": 12, "font-weight": "bold", fill: mark.ink });
  }
  if (mark.box) {
    const group = svgElement("g", {}, svgElement("rect", { x: 1, y: 0.5, width: 22, height: 11, rx: mark.round ?? 2, fill: mark.box,
      stroke: mark.line, "stroke-width": 1.3, "stroke-dasharray": mark.dash }));
    if (mark.sign) group.append(svgText(mark.sign, { x: 12, y: 9.8, "text-anchor": "middle", "font-size": 10, "font-weight": "bold", fill: mark.ink }));
    return group;
  }
  return svgElement("path", { d: viewShapeData(mark.shape, 12, 6, 5), fill: mark.fill, stroke: mark.line, "stroke-width": mark.stroked ?? 1.2, "stroke-dasharray": mark.dash });
}

/* Shows the key below a view. */
export function viewKey(element, blocks) {
  const rows = blocks.flatMap((block) => block.rows).map((row) => {
    const item = svgHtml("span", "view-key-row");
    if (row.mark) item.append(svgElement("svg", { width: 24, height: 12, viewBox: "0 0 24 12", "aria-hidden": "true" }, viewKeyMark(row.mark)));
    item.append(svgHtml("span", "", row.text));
    return item;
  });
  element.replaceChildren(...rows);
}

/* The key as a column of SVG; returns the group and its height. */
export function viewKeyColumn(blocks, theme, width) {
  const group = svgElement("g", { "font-family": VIEW_FONTS, "font-size": 11, fill: theme.ink });
  let y = 0;
  for (const block of blocks) {
    if (block.rows.length === 0) continue;
    if (block.heading) {
      group.append(svgText(block.heading, { x: 0, y: y + 12, "font-size": 12, "font-weight": "bold" }));
      y += 22;
    }
    for (const row of block.rows) {
      if (row.mark) group.append(svgElement("g", { transform: `translate(0 ${y})` }, viewKeyMark(row.mark)));
      const lines = viewLines(row.text, 11, width - 34, 3);
      lines.forEach((line, i) => group.append(svgText(line, { x: row.mark ? 34 : 0, y: y + 10 + 14 * i })));
      y += 14 * Math.max(1, lines.length) + 5;
    }
    y += 12;
  }
  return { group, height: y };
}

/* The page's own rows of colours, as a block of a key. */
export function viewKeyColours(app, heading) {
  return { heading, rows: app.legend().map((row) => ({ mark: { shape: row.shape, fill: row.colour, line: row.line },
    text: row.count === undefined ? row.label : `${row.label} (${row.count})` })) };
}
