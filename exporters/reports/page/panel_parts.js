// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces that the panels of actors, ties, issues … share.
import { element } from "./dom.js";
import { actorLink, coalitionLink, issueLink, linkTo, positionWord, shortened } from "./sentences.js";
import { longList, positionMark, statementList } from "./evidence.js";
import { positionGlyph } from "./palette.js";

export function section(title, ...content) {
  const inner = content.flat(Infinity).filter(Boolean);
  return inner.length === 0 ? null : element("section", { class: "part" }, element("h3", {}, title), inner);
}

export const cellMark = (cell) => positionMark(positionGlyph(cell), cell[2]);

// What a cell says, in words: "supports", "leans to support, mean 0.5, from −1 to 1".
export function cellWords(app, cell) {
  const [, , mean, min, max, , bloc] = cell;
  const said = [positionWord(app, cell)];
  if (mean !== null && Math.abs(mean) < 0.995 && (mean !== 0 || min !== max)) said.push(app.words("meanOf", { mean }));
  if (bloc >= 0) said.push(app.words("takenOver", { bloc: app.fullName(bloc) }));
  return said.join(app.words("comma"));
}

// A row that opens to the statements behind a cell; `name` is what the row is called by.
export function cellRow(app, k, name, about = []) {
  const cell = app.data.cells[k];
  const row = element("details", { class: "cell-row" });
  row.append(element("summary", {}, cellMark(cell), " ", element("span", { class: "row-name", dir: "auto" }, shortened(name, 120)), " ",
    element("span", { class: "soft" }, cellWords(app, cell))));
  row.addEventListener("toggle", () => {
    if (!row.open || row.children.length > 1) return;
    const box = element("div", { class: "cell-inside" },
      element("p", { class: "facts" },
        element("span", { class: "fact" }, actorLink(app, cell[0])),
        element("span", { class: "fact" }, issueLink(app, cell[1])),
        element("span", { class: "fact" }, linkTo(app, "cell", [cell[0], cell[1]], app.words("show")))),
      statementList(app, cell[7], about));
    row.append(box);
  });
  return element("li", {}, row);
}

// Rows of cells, those that the filters leave; the number hidden is told.
export function cellRows(app, cells, nameOf, most = 60) {
  const seen = cells.filter((k) => app.visible.cell(k));
  const hidden = cells.length - seen.length;
  return [
    seen.length > 0 ? longList(app, seen, (k) => cellRow(app, k, nameOf(app.data.cells[k])), most) : null,
    hidden > 0 ? element("p", { class: "soft" }, app.words("hiddenStatements", { n: hidden })) : null,
  ];
}

// A bar from -1 to 1 with its value in words beside it.
export function meanBar(app, mean) {
  const bar = element("span", { class: "mean-bar", "aria-hidden": "true" }, element("span", { class: mean < 0 ? "less" : "more-of" }));
  const fill = bar.firstChild;
  fill.style.width = `${Math.abs(mean) * 50}%`;
  fill.style.left = mean < 0 ? `${50 - Math.abs(mean) * 50}%` : "50%";
  return bar;
}

export const coalitionName = (app, coalition) => coalitionLink(app, coalition);

export const percent = (share) => Math.round(share * 100);
export const hundred = (app, share) => app.number(share, { style: "percent", maximumFractionDigits: 0 });

export function heading(app, kind, title, mark, lang) {
  return element("header", { class: "panel-head" },
    element("p", { class: "over" }, kind),
    element("h2", { id: "panel-title", lang: lang || null, dir: "auto", tabindex: "-1" }, mark, mark ? " " : null, typeof title === "string" ? shortened(title, 400) : title),
    element("button", { type: "button", class: "quiet clear", "aria-label": app.words("panelClear"), title: app.words("panelClear"),
      onclick: () => { app.select(null); document.getElementById("view").focus(); } }, "×"));
}
