// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of actors and issues: a grid with keys, of which only what is seen is in the document,
// so that 2,000 actors and 282 issues scroll as fast as twenty.
import { element, shapeMark } from "./dom.js";
import { groupStyle, positionColour, positionGlyph, positionInk, shapePoints } from "./palette.js";
import { MATRIX_DEPENDS, matrixModel } from "./matrix_model.js";
import { matrixSvg } from "./matrix_svg.js";
import { positionWord, shortened } from "./sentences.js";
import { viewWidth } from "./view_text.js";

const MATRIX_CELL = 26;
const MATRIX_TEXT = 13; // pixels of a letter, as in the style sheet
const MATRIX_WIDEST = 72; // of a cell, where there are few columns
const MATRIX_BEYOND = 3; // rows and columns drawn beyond the edge

function matrixPlace(node, left, width) {
  node.style.left = `${left}px`;
  node.style.width = `${width}px`;
  return node;
}

export function createMatrix(root, app) {
  const { data } = app;
  const narrow = () => root.clientWidth < 520;
  const nameWidth = () => (narrow() ? 116 : 208);
  let cellWidth = MATRIX_CELL;
  let longest = 0; // heading, in pixels
  const headHeight = () => Math.max(56, Math.min(narrow() ? 120 : 150, longest + 16));
  let model = { rows: [], columns: [] };
  let columnPlace = new Map();
  let focus = { row: 0, column: 0 }; // row 0 is that of the headings, column 0 that of the names
  let drawn = new Map(); // row → its element
  let range = null;
  let frame = 0;

  const scroller = element("div", { class: "matrix-scroll" });
  const grid = element("div", { role: "grid", class: "matrix" });
  const head = element("div", { role: "row", class: "matrix-head", "aria-rowindex": "1" });
  const headGroup = element("div", { role: "rowgroup", class: "matrix-head-group" }, head);
  const body = element("div", { role: "rowgroup", class: "matrix-body" });
  const empty = element("p", { class: "notice", hidden: true });
  const key = element("p", { class: "matrix-key soft" });
  grid.append(headGroup, body);
  scroller.append(grid);
  root.append(empty, scroller, key);

  const cellOf = (row, column) => (row.actor === undefined ? -1 : data.cellAt(row.actor, model.columns[column]));

  function cellNode(row, r, c) {
    const k = cellOf(row, c);
    const issue = model.columns[c];
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
    return matrixPlace(node, nameWidth() + c * cellWidth, cellWidth);
  }

  function nameNode(row, r) {
    const node = element("div", { role: "rowheader", class: "matrix-name", "aria-colindex": "1", "data-row": r + 1, "data-column": "0", tabindex: "-1" });
    if (row.actor === undefined) {
      const style = groupStyle(row.group, app.dark());
      node.append(shapeMark(style, shapePoints(style.shape, 5.4)), element("span", { dir: "auto" }, shortened(app.nameOfGroup(row.group), 60)), element("span", { class: "soft" }, ` ${app.number(row.count)}`));
    } else {
      const whole = app.fullName(row.actor);
      const name = viewWidth(whole, MATRIX_TEXT) <= nameWidth() - 18 ? whole : app.name(row.actor);
      node.append(element("span", { dir: "auto", class: "clip" }, shortened(name, 80)));
      node.title = shortened(app.fullName(row.actor), 300);
    }
    node.style.width = row.actor === undefined ? `${Math.max(nameWidth(), Math.min(scroller.clientWidth, 360))}px` : `${nameWidth()}px`;
    return node;
  }

  function rowNode(r) {
    const row = model.rows[r];
    const node = element("div", { role: "row", class: row.actor === undefined ? "matrix-row matrix-group" : "matrix-row", "aria-rowindex": r + 2 });
    node.style.top = `${r * MATRIX_CELL}px`;
    node.append(nameNode(row, r));
    if (row.actor !== undefined) for (let c = range.left; c <= range.right; c++) node.append(cellNode(row, r, c));
    markRow(node, row);
    return node;
  }

  function headNode(c) {
    const node = element("div", { role: "columnheader", class: "matrix-issue", "aria-colindex": c + 2, "data-row": "0", "data-column": c + 1, tabindex: "-1" },
      element("span", { dir: "auto", class: "clip" }, shortened(app.issueShort(model.columns[c]), 80)));
    node.title = shortened(app.issueName(model.columns[c]), 300);
    markHead(node);
    return matrixPlace(node, nameWidth() + c * cellWidth, cellWidth);
  }

  function seenRange() {
    const top = Math.floor(scroller.scrollTop / MATRIX_CELL) - MATRIX_BEYOND;
    const left = Math.floor(scroller.scrollLeft / cellWidth) - MATRIX_BEYOND;
    const high = Math.ceil(scroller.clientHeight / MATRIX_CELL) + 2 * MATRIX_BEYOND;
    const wide = Math.ceil(scroller.clientWidth / cellWidth) + 2 * MATRIX_BEYOND;
    return { top: Math.max(0, top), bottom: Math.min(model.rows.length - 1, top + high),
      left: Math.max(0, left), right: Math.min(model.columns.length - 1, left + wide) };
  }

  // Takes away the columns of a row that left sight and makes those that came, in their order.
  function slide(row, made, next) {
    for (let c = range.left; c <= range.right; c++) if (c < next.left || c > next.right) row.querySelector(`[data-column="${c + 1}"]`)?.remove();
    const first = row.children[1] ?? null;
    for (let c = next.left; c <= next.right; c++) {
      if (c >= range.left && c <= range.right) continue;
      row.insertBefore(made(c), c < range.left ? first : null);
    }
  }

  function drawHead() {
    head.replaceChildren(element("div", { role: "columnheader", class: "matrix-corner", "aria-colindex": "1", "data-row": "0", "data-column": "0", tabindex: "-1" }, app.words("matrixCorner")));
    head.firstChild.style.width = `${nameWidth()}px`;
    for (let c = range.left; c <= range.right; c++) head.append(headNode(c));
  }

  // Draws what came into sight and takes away what left it; the row that has the focus stays.
  function draw() {
    const next = seenRange();
    const held = root.contains(document.activeElement);
    if (range === null) {
      range = next;
      for (const node of drawn.values()) node.remove();
      drawn.clear();
      drawHead();
    } else if (next.left !== range.left || next.right !== range.right) {
      slide(head, headNode, next);
      for (const [r, node] of drawn) {
        if (model.rows[r].actor !== undefined && r >= next.top && r <= next.bottom) slide(node, (c) => cellNode(model.rows[r], r, c), next);
      }
    }
    range = next;
    for (const [r, node] of drawn) {
      if (r < range.top || r > range.bottom) {
        node.remove();
        drawn.delete(r);
      }
    }
    for (let r = range.top; r <= range.bottom; r++) {
      if (drawn.has(r)) continue;
      const node = rowNode(r);
      drawn.set(r, node);
      body.append(node);
    }
    markFocus(held && !root.contains(document.activeElement));
  }

  const schedule = () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };

  const nodeAt = ({ row, column }) => grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);

  function markFocus(take) {
    grid.querySelector("[tabindex=\"0\"]")?.setAttribute("tabindex", "-1");
    const node = nodeAt(focus);
    if (node === null) { // out of sight: the grid itself takes the Tab key
      scroller.tabIndex = 0;
      if (take) scroller.focus({ preventScroll: true });
      return;
    }
    scroller.removeAttribute("tabindex");
    node.tabIndex = 0;
    if (take) node.focus({ preventScroll: true });
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
    const column = model.columns[Number(node.dataset.column) - 1];
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
    model.columns[Number(node.dataset.column) - 1] === app.state().selection.id);

  function markSelection() {
    for (const [r, node] of drawn) {
      markRow(node, model.rows[r]);
      for (const cell of [...node.children].slice(1)) markCell(cell, model.rows[r]);
    }
    for (const node of head.children) markHead(node);
  }

  function reveal({ row, column }) {
    const [width, height] = [scroller.clientWidth - nameWidth(), scroller.clientHeight - headHeight()];
    if (row > 0) {
      const y = (row - 1) * MATRIX_CELL;
      if (y < scroller.scrollTop) scroller.scrollTop = y;
      else if (y + MATRIX_CELL > scroller.scrollTop + height) scroller.scrollTop = y + MATRIX_CELL - height;
    }
    if (column > 0) {
      const x = (column - 1) * cellWidth;
      if (x < scroller.scrollLeft) scroller.scrollLeft = x;
      else if (x + cellWidth > scroller.scrollLeft + width) scroller.scrollLeft = x + cellWidth - width;
    }
  }

  function move(row, column) {
    const r = Math.min(model.rows.length, Math.max(0, row));
    const heading = r > 0 && model.rows[r - 1].actor === undefined;
    focus = { row: r, column: heading ? 0 : Math.min(model.columns.length, Math.max(0, column)) };
    reveal(focus);
    draw();
    markFocus(true);
  }

  function activate({ row, column }) {
    const at = model.rows[row - 1];
    if (row === 0) return column > 0 ? app.select("issue", model.columns[column - 1]) : undefined;
    if (at.actor === undefined) return data.coalitions[at.group] !== undefined && app.state().window < 0 ? app.select("coalition", at.group) : undefined;
    return column === 0 ? app.select("actor", at.actor) : app.select("cell", [at.actor, model.columns[column - 1]]);
  }

  function onKey(event) {
    if (model.rows.length === 0 || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.clientHeight - headHeight()) / MATRIX_CELL) - 1);
    const { row, column } = focus;
    const end = event.ctrlKey ? model.rows.length : row;
    const steps = { ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      PageDown: [row + page, column], PageUp: [row - page, column], Home: [event.ctrlKey ? 0 : row, 0], End: [end, model.columns.length] };
    if (Object.hasOwn(steps, event.key)) move(...steps[event.key]);
    else if (event.key === "Enter" || event.key === " ") activate(focus);
    else return;
    event.preventDefault();
  }

  function onPress(event) {
    const node = event.target.closest("[data-row]");
    if (node === null) return;
    focus = { row: Number(node.dataset.row), column: Number(node.dataset.column) };
    markFocus(true);
    activate(focus);
  }

  scroller.addEventListener("scroll", schedule, { passive: true });
  grid.addEventListener("click", onPress);
  grid.addEventListener("pointerover", (event) => { // a title is made when it may be read
    const cell = event.target.closest(".matrix-cell");
    if (cell !== null) cell.title = shortened(cell.getAttribute("aria-label"), 200);
  });
  scroller.addEventListener("keydown", onKey);
  const sizes = new ResizeObserver(() => rebuild());
  sizes.observe(root);

  // Brings what was selected elsewhere into sight.
  function follow(selection) {
    if (selection === null) return;
    const [actor, issue] = selection.type === "actor" ? [selection.id, null] : selection.type === "issue" ? [null, selection.id]
      : selection.type === "cell" ? selection.id : selection.type === "tie" ? [selection.id[0], null]
        : selection.type === "statement" ? [data.statements[selection.id].actor, data.statements[selection.id].issue] : [null, null];
    const row = actor === null ? 0 : model.rows.findIndex((one) => one.actor === actor) + 1;
    const column = issue === null ? 0 : (columnPlace.get(issue) ?? -1) + 1;
    if (row === 0 && column === 0) return;
    focus = { row, column };
    const [width, height] = [scroller.clientWidth - nameWidth(), scroller.clientHeight - headHeight()];
    const [x, y] = [(column - 1) * cellWidth, (row - 1) * MATRIX_CELL];
    if (row > 0 && (y < scroller.scrollTop || y + MATRIX_CELL > scroller.scrollTop + height)) scroller.scrollTop = y - height / 2;
    if (column > 0 && (x < scroller.scrollLeft || x + cellWidth > scroller.scrollLeft + width)) scroller.scrollLeft = x - width / 2;
  }

  function rebuild() {
    model = matrixModel(app);
    columnPlace = new Map(model.columns.map((issue, c) => [issue, c]));
    focus = { row: Math.min(focus.row, model.rows.length), column: Math.min(focus.column, model.columns.length) };
    longest = model.columns.reduce((most, issue) => Math.max(most, viewWidth(app.issueShort(issue), MATRIX_TEXT)), 0);
    scroller.hidden = model.rows.length === 0;
    cellWidth = Math.min(MATRIX_WIDEST, Math.max(MATRIX_CELL, Math.floor((scroller.clientWidth - nameWidth()) / Math.max(1, model.columns.length))));
    const [width, height] = [nameWidth() + model.columns.length * cellWidth, model.rows.length * MATRIX_CELL];
    grid.style.width = `${width}px`;
    head.style.height = `${headHeight()}px`;
    body.style.height = `${height}px`;
    body.style.width = `${width}px`;
    grid.setAttribute("aria-label", app.words("matrixName"));
    grid.setAttribute("aria-rowcount", model.rows.length + 1);
    grid.setAttribute("aria-colcount", model.columns.length + 1);
    empty.hidden = model.rows.length > 0;
    empty.textContent = app.words("matrixEmpty");
    key.textContent = app.words("matrixKey");
    range = null;
    draw();
  }

  return {
    update(state, previous) {
      const first = state === previous;
      if (first || MATRIX_DEPENDS.some((name) => state[name] !== previous[name]) || state.theme !== previous.theme) rebuild();
      if ((first || state.selection !== previous.selection) && !root.contains(document.activeElement)) follow(state.selection);
      draw();
      if (!first && state.selection !== previous.selection) markSelection();
    },
    svg: () => matrixSvg(app, model, cellOf),
    focusFirst: () => move(model.rows.length > 0 ? 1 : 0, 0),
    destroy: () => { sizes.disconnect(); cancelAnimationFrame(frame); },
  };
}
