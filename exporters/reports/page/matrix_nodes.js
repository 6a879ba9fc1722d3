// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of the matrix: rows, names, cells and headings, and how what is selected is marked on them.
import { element, shapeMark } from "./dom.js";
import { groupStyle, positionColour, positionGlyph, positionInk, shapePoints } from "./palette.js";
import { positionWord, shortened } from "./sentences.js";
import { viewWidth } from "./view_text.js";

export const MATRIX_CELL = 26;
export const MATRIX_TEXT = 13; // pixels of a letter, as in the style sheet

function matrixPlace(node, left, width) {
  node.style.left = `${left}px`;
  node.style.width = `${width}px`;
  return node;
}

// `at` tells how the matrix is laid out now: model(), nameWidth(), cellWidth(), width() of what is seen.
export function createMatrixNodes(app, at) {
  const { data } = app;

  const cellOf = (row, column) => (row.actor === undefined ? -1 : data.cellAt(row.actor, at.model().columns[column]));

  function cellNode(row, r, c) {
    const k = cellOf(row, c);
    const issue = at.model().columns[c];
    const node = element("div", { role: "gridcell", class: "matrix-cell", "aria-colindex": c + 2, "data-row": r + 1, "data-column": c + 1, tabindex: "-1" });
    let position = app.words("unknownPosition");
    if (k < 0 || !app.visible.cell(k)) node.classList.add("none");
    if (k >= 0 && app.visible.cell(k)) {
      const [, , mean, , , , bloc, statements] = data.cells[k];
      const face = element("span", { class: bloc >= 0 ? "face from-bloc" : "face", "aria-hidden": "true" }, positionGlyph(data.cells[k]));
      if (mean !== null) {
        face.style.backgroundColor = positionColour(mean);
        face.style.color = positionInk(mean);
      }
      node.append(face);
      position = `${positionWord(app, data.cells[k])}${app.words("comma")}${app.words("matrixCount", { n: statements.length })}`;
      if (bloc >= 0) position += app.words("comma") + app.words("takenOver", { bloc: app.fullName(bloc) });
    }
    node.setAttribute("aria-label", app.words("matrixCell", { actor: app.fullName(row.actor), issue: app.issueName(issue), position }));
    markCell(node, row);
    return matrixPlace(node, at.nameWidth() + c * at.cellWidth(), at.cellWidth());
  }

  function nameNode(row, r) {
    const node = element("div", { role: "rowheader", class: "matrix-name", "aria-colindex": "1", "data-row": r + 1, "data-column": "0", tabindex: "-1" });
    if (row.actor === undefined) {
      const style = groupStyle(row.group, app.dark());
      node.append(shapeMark(style, shapePoints(style.shape, 5.4)), element("span", { dir: "auto" }, shortened(app.nameOfGroup(row.group), 60)), element("span", { class: "soft" }, ` ${app.number(row.count)}`));
    } else {
      const whole = app.fullName(row.actor);
      const name = viewWidth(whole, MATRIX_TEXT) <= at.nameWidth() - 18 ? whole : app.name(row.actor);
      node.append(element("span", { dir: "auto", class: "clip" }, shortened(name, 80)));
      node.title = shortened(app.fullName(row.actor), 300);
    }
    node.style.width = row.actor === undefined ? `${Math.max(at.nameWidth(), Math.min(at.width(), 360))}px` : `${at.nameWidth()}px`;
    return node;
  }

  function rowNode(r, left, right) {
    const row = at.model().rows[r];
    const node = element("div", { role: "row", class: row.actor === undefined ? "matrix-row matrix-group" : "matrix-row", "aria-rowindex": r + 2 });
    node.style.top = `${r * MATRIX_CELL}px`;
    node.append(nameNode(row, r));
    if (row.actor !== undefined) for (let c = left; c <= right; c++) node.append(cellNode(row, r, c));
    markRow(node, row);
    return node;
  }

  function headNode(c) {
    const node = element("div", { role: "columnheader", class: "matrix-issue", "aria-colindex": c + 2, "data-row": "0", "data-column": c + 1, tabindex: "-1" },
      element("span", { dir: "auto", class: "clip" }, shortened(app.issueShort(at.model().columns[c]), 80)));
    node.title = shortened(app.issueName(at.model().columns[c]), 300);
    markHead(node);
    return matrixPlace(node, at.nameWidth() + c * at.cellWidth(), at.cellWidth());
  }

  // Whether a row or column is part of what is selected.
  function chosen(row, column) {
    const { selection } = app.state();
    if (selection === null) return false;
    const { type, id } = selection;
    if (type === "cell") return row?.actor === id[0] && column === id[1];
    if (type === "statement") return row?.actor === data.statements[id].actor && column === data.statements[id].issue;
    if (type === "actor") return row?.actor === id;
    if (type === "tie") return row !== undefined && (row.actor === id[0] || row.actor === id[1]);
    if (type === "coalition") return row !== undefined && row.actor === undefined && row.group === id;
    return type === "issue" && column === id;
  }

  const wholeRow = () => ["actor", "tie"].includes(app.state().selection?.type);

  function markCell(node, row) {
    const column = at.model().columns[Number(node.dataset.column) - 1];
    const { selection } = app.state();
    const on = selection !== null && selection.type !== "issue" && !wholeRow() && chosen(row, column);
    node.classList.toggle("chosen", on);
    node.classList.toggle("chosen-column", selection?.type === "issue" && column === selection.id);
    node.setAttribute("aria-selected", String(on));
  }

  function markRow(node, row) {
    const on = wholeRow() && chosen(row, null);
    node.classList.toggle("chosen", on);
    node.setAttribute("aria-selected", String(on));
    node.firstChild.classList.toggle("chosen", app.state().selection?.type !== "cell" && chosen(row, null));
  }

  const markHead = (node) => node.classList.toggle("chosen", app.state().selection?.type === "issue" &&
    at.model().columns[Number(node.dataset.column) - 1] === app.state().selection.id);

  return { cellOf, cellNode, rowNode, headNode, markCell, markRow, markHead };
}
