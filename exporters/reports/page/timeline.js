// SPDX-License-Identifier: GPL-3.0-or-later
// Coalitions through time, as SVG: choose a block to see that window and lineage, or an actor
// anywhere to see its way.
import { svgElement, svgHtml, svgNumber } from "./svg.js";
import { viewLit } from "./view_lit.js";
import { viewKey } from "./view_legend.js";
import { viewExport } from "./view_export.js";
import { createViewList, viewScrollable } from "./view_list.js";
import { VIEW_FONTS } from "./view_text.js";
import { viewWord } from "./view_words.js";
import { groupStyle } from "./palette.js";
import { createTimelineScene } from "./timeline_scene.js";
import { timelineBlockTitle, timelineDraw, timelineName } from "./timeline_draw.js";

function timelineKey(app, scene, theme, lit) {
  const rows = [{ mark: { stroke: theme.faint, width: 9 }, text: viewWord(app, "joinsSplits") }];
  if (scene.order.some((place) => place < 0)) rows.push({ mark: { box: theme.faint, line: theme.soft, dash: "2 2" }, text: viewWord(app, "noTieAlone") });
  if (lit) rows.push({ mark: { stroke: theme.ink, width: 2 }, text: viewWord(app, "path") });
  return [{ heading: viewWord(app, "timeline"), rows }];
}

function timelineLineages(app, scene, theme) {
  const rows = scene.order.filter((place) => place >= 0).slice(0, 30).map((place) => {
    const look = groupStyle(place, theme.dark);
    return { mark: { shape: look.shape, fill: look.colour, line: look.line }, text: timelineName(app, place) };
  });
  return { heading: viewWord(app, "lineages"), rows };
}

export function createTimeline(root, app) {
  const box = svgHtml("div", "view-picture"), scroll = svgHtml("div", "view-scroll"), key = svgHtml("div", "view-key");
  root.append(box, key);
  const svg = svgElement("svg", { "font-family": VIEW_FONTS, "aria-hidden": "true" });
  let scene = null, theme = null, lit = null, listening = false, size = "";
  const list = createViewList(box, viewWord(app, "timeline"), {
    active: (name) => { bring(name); mark(); },
    choose: (name) => choose(name),
    focus: (has) => { listening = has; mark(); },
    key: listKey,
  });
  scroll.append(svg);
  box.append(scroll);
  svg.addEventListener("click", (event) => choose(event.target.closest?.("[data-key]")?.dataset.key ?? null));

  const blockOf = (name) => {
    const [window, place] = name.split(",").map(Number);
    return { window, block: scene.columns[window]?.find((one) => one.place === place) ?? null };
  };
  /* A block gives its window and its lineage; that of those without a tie its window alone. */
  function choose(name) {
    if (name === null) { app.set({ selection: null }); return; }
    const { window, block } = blockOf(name);
    app.set(block.place >= 0 ? { window, selection: { type: "lineage", id: block.place } } : { window });
  }
  function listKey(event, name) {
    if (event.key === "Escape" && app.state().selection !== null) { app.set({ selection: null }); return true; }
    if (name === null || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return false;
    const { window, block } = blockOf(name);
    const column = scene.columns[window + (event.key === "ArrowRight" ? 1 : -1)];
    if (!column || column.length === 0) return true;
    const same = column.find((one) => one.place === block.place)
      ?? [...column].sort((a, b) => Math.abs(a.y - block.y) - Math.abs(b.y - block.y))[0];
    list.activate(`${window + (event.key === "ArrowRight" ? 1 : -1)},${same.place}`);
    return true;
  }
  function bring(name) {
    const { block } = blockOf(name);
    if (!block) return;
    if (block.x < scroll.scrollLeft + 20 || block.x > scroll.scrollLeft + scroll.clientWidth - 60) scroll.scrollLeft = block.x - scroll.clientWidth / 2;
  }
  function mark() {
    for (const old of svg.querySelectorAll(".view-frame")) old.remove();
    const frame = (block, colour, gap) => svg.append(svgElement("rect", { class: "view-frame", x: svgNumber(block.x - gap), y: svgNumber(block.y - gap), width: block.width + 2 * gap,
      height: svgNumber(block.height + 2 * gap), rx: 4, fill: "none", stroke: colour, "stroke-width": 2.4, "pointer-events": "none" }));
    const { selection, window } = app.state();
    if (selection?.type === "lineage") {
      scene.columns.forEach((column, at) => { for (const block of column) if (block.place === selection.id && (window < 0 || window === at)) frame(block, theme.ink, 3); });
    }
    if (listening && list.active() !== null && blockOf(list.active()).block) frame(blockOf(list.active()).block, theme.focus, 5);
  }
  function measure() {
    scene = createTimelineScene(app, Math.max(240, box.clientWidth - 2), Math.max(240, box.clientHeight - 18));
    size = `${box.clientWidth} ${box.clientHeight}`;
    svg.setAttribute("width", svgNumber(scene.width));
    svg.setAttribute("height", scene.height);
  }
  function draw() {
    svg.replaceChildren(timelineDraw(app, scene, theme, lit, app.state().window));
    box.querySelector(".view-none")?.remove();
    if (scene.columns.length === 0) box.append(svgHtml("p", "view-none", viewWord(app, "timelineNone")));
    viewKey(key, timelineKey(app, scene, theme, lit));
    viewScrollable(scroll, viewWord(app, "timelinePicture"));
    mark();
  }
  const about = () => viewWord(app, "timelineAbout", scene.order.filter((place) => place >= 0).length, scene.columns.length);
  function fillList() {
    list.fill(scene.columns.flatMap((column, window) => column.map((block) => ({ key: `${window},${block.place}`, name: timelineBlockTitle(app, block, window) }))),
      `${viewWord(app, "timeline")}: ${about()}`, viewWord(app, "timelineHelp"));
  }
  function update(state, previous) {
    const first = scene === null;
    const still = ["hover", "zoom", "query"];
    if (!first && Object.keys(state).every((one) => still.includes(one) || state[one] === previous[one])) return;
    theme = app.theme();
    lit = viewLit(app, state.selection);
    const only = !first && Object.keys(state).every((one) => ["selection", "window", ...still].includes(one) || state[one] === previous[one]);
    if (!only) { measure(); fillList(); }
    draw();
    if (!first && state.selection === previous.selection) return;
    list.select(state.selection?.type === "lineage" ? scene.columns.flatMap((column, at) => column
      .filter((block) => block.place === state.selection.id && (state.window < 0 || state.window === at)).map((block) => `${at},${block.place}`)) : []);
  }
  const watch = new ResizeObserver(() => {
    if (scene === null || box.clientWidth === 0 || size === `${box.clientWidth} ${box.clientHeight}`) return;
    measure();
    draw();
  });
  watch.observe(box);
  const save = () => viewExport(app, { body: timelineDraw(app, scene, theme, lit, app.state().window), width: scene.width, height: scene.height, kind: viewWord(app, "timeline"),
    about: about(), key: [timelineLineages(app, scene, theme), ...timelineKey(app, scene, theme, lit)] }, theme);
  return { update, svg: save, focusFirst: () => list.focus(), destroy: () => watch.disconnect() };
}
