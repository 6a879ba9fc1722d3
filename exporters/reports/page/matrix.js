// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix of actors and issues: a grid with keys, of which only what is seen is in the document,
// so that 2,000 actors and 282 issues scroll as fast as twenty.
import { element } from "./dom.js";
import { MATRIX_DEPENDS, matrixModel } from "./matrix_model.js";
import { createMatrixNodes, MATRIX_CELL, MATRIX_TEXT } from "./matrix_nodes.js";
import { matrixSvg } from "./matrix_svg.js";
import { shortened } from "./sentences.js";
import { viewWidth } from "./view_text.js";

const MATRIX_WIDEST = 72; // of a cell, where there are few columns
const MATRIX_BEYOND = 3; // rows and columns drawn beyond the edge

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

  const { cellOf, cellNode, rowNode, headNode, markCell, markRow, markHead } = createMatrixNodes(app, { model: () => model, nameWidth,
    cellWidth: () => cellWidth, width: () => scroller.clientWidth });
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
      const node = rowNode(r, range.left, range.right);
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
