// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that stands by itself: title, what is seen, key and source, with real text.
import { svgElement, svgNumber, svgText } from "./svg.js";
import { viewClean, viewFit, viewLines, VIEW_FONTS } from "./view_text.js";
import { viewKeyColumn } from "./view_legend.js";
import { viewWord } from "./view_words.js";

const VIEW_MARGIN = 24;
const VIEW_KEY_WIDTH = 230;

function viewExportTitle(svg, app, kind, about, width, theme) {
  const title = viewClean(app.text(app.data.about.title)) || kind;
  const text = svgElement("title");
  text.textContent = `${title}: ${kind}`;
  const description = svgElement("desc");
  description.textContent = about;
  svg.append(text, description, svgElement("rect", { width: "100%", height: "100%", fill: theme.paper }));
  const lines = viewLines(title, 20, width - 2 * VIEW_MARGIN, 2, true);
  lines.forEach((line, i) => svg.append(svgText(line, { x: VIEW_MARGIN, y: 40 + 25 * i, "font-size": 20, "font-weight": "bold", fill: theme.ink })));
  const y = 40 + 25 * (lines.length - 1) + 20;
  svg.append(svgText(viewFit(`${kind} · ${about}`, 12, width - 2 * VIEW_MARGIN), { x: VIEW_MARGIN, y, "font-size": 12, fill: theme.soft }));
  return y + 20;
}

export function viewSource(app) {
  const about = app.data.about;
  return viewWord(app, "source", about.version, String(about.sha256 || "").slice(0, 12), viewClean(about.source));
}

/*
 * Returns the text of an SVG file. `picture` is {body: a group of SVG, width, height, kind, about,
 * key: blocks, notes: [text…]}; colours are those of the theme.
 */
export function viewExport(app, picture, theme) {
  const width = Math.ceil(picture.width + VIEW_KEY_WIDTH + 3 * VIEW_MARGIN);
  const svg = svgElement("svg", { width, "font-family": VIEW_FONTS, role: "img", "xml:lang": app.state().lang });
  const top = viewExportTitle(svg, app, picture.kind, picture.about, width, theme);
  const key = viewKeyColumn(picture.key, theme, VIEW_KEY_WIDTH);
  const clip = svgElement("clipPath", { id: "picture" }, svgElement("rect", { width: svgNumber(picture.width), height: svgNumber(picture.height) }));
  svg.append(clip, svgElement("g", { transform: `translate(${VIEW_MARGIN} ${top})`, "clip-path": "url(#picture)" }, picture.body));
  key.group.setAttribute("transform", `translate(${svgNumber(picture.width + 2 * VIEW_MARGIN)} ${top + 8})`);
  svg.append(key.group);
  let y = top + Math.max(picture.height, key.height) + 24;
  for (const note of [...(picture.notes ?? []), viewSource(app)]) {
    svg.append(svgText(viewFit(note, 9, width - 2 * VIEW_MARGIN), { x: VIEW_MARGIN, y, "font-size": 9, fill: theme.soft }));
    y += 13;
  }
  svg.setAttribute("height", Math.ceil(y + 8));
  svg.setAttribute("viewBox", `0 0 ${width} ${Math.ceil(y + 8)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}
