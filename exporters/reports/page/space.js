// SPDX-License-Identifier: GPL-3.0-or-later
// The space of positions, as SVG: who stands where on one or two dimensions, and how sure that is.
import { svgElement, svgHtml, svgNumber } from "./svg.js";
import { viewLit, viewLooks } from "./view_lit.js";
import { viewKey, viewKeyColours } from "./view_legend.js";
import { viewExport } from "./view_export.js";
import { createViewList, viewScrollable } from "./view_list.js";
import { VIEW_FONTS } from "./view_text.js";
import { viewWord } from "./view_words.js";
import { mapKey, mapTitle } from "./map_key.js";
import { createSpaceScene } from "./space_scene.js";
import { spaceDraw, spaceHasInterval } from "./space_draw.js";

function spaceAbout(app, scene) {
  return scene.dimensions > 1 ? viewWord(app, "spaceAbout", scene.placed.length, scene.dimensions, scene.without)
    : viewWord(app, "spaceAbout1", scene.placed.length, scene.without);
}

/* The key: intervals, and of the map's key what goes for actors. */
function spaceKey(app, scene, theme, lit) {
  const rows = [];
  if (scene.marks.some((mark) => mark.high - mark.low > 0.5)) {
    const drawn = scene.marks.some((mark) => spaceHasInterval(scene, mark, lit));
    rows.push(drawn ? { mark: { stroke: theme.soft, width: 1.5 }, text: viewWord(app, "interval") } : { text: viewWord(app, "intervalChosen") });
  }
  if (scene.flat) rows.push({ text: viewWord(app, "spaceFlat") });
  if (scene.parts.length > 1 && scene.kind !== "rows") rows.push({ text: viewWord(app, "spaceParts", scene.parts.length) });
  const [, actors] = mapKey(app, theme, lit, null);
  rows.push(...actors.rows.filter((row) => row.mark));
  return [{ heading: viewWord(app, "actors"), rows }];
}

export function createSpace(root, app) {
  const box = svgHtml("div", "view-picture"), scroll = svgHtml("div", "view-scroll"), key = svgHtml("div", "view-key");
  root.append(box, key);
  const svg = svgElement("svg", { "font-family": VIEW_FONTS, "aria-hidden": "true" });
  const parts = new Map();
  let scene = null, style = null, lit = null, listening = false, size = "";
  const list = createViewList(box, viewWord(app, "space"), {
    active: (name) => { bring(Number(name)); mark(); },
    choose: (name) => app.set({ selection: { type: "actor", id: Number(name) } }),
    focus: (has) => { listening = has; mark(); },
    key: listKey,
  });
  scroll.append(svg);
  box.append(scroll);
  const nameAt = (event) => event.target.closest?.("[data-key]")?.dataset.key ?? null;
  svg.addEventListener("click", (event) => {
    const name = nameAt(event);
    app.set({ selection: name === null ? null : { type: "actor", id: Number(name) } });
  });
  const hover = (name) => {
    const near = name === null ? null : { type: "actor", id: Number(name) };
    if (JSON.stringify(near) !== JSON.stringify(app.state().hover)) app.set({ hover: near });
  };
  svg.addEventListener("pointermove", (event) => hover(nameAt(event)));
  svg.addEventListener("pointerleave", () => hover(null));

  function listKey(event, name) {
    if (event.key === "Escape" && app.state().selection !== null) { app.set({ selection: null }); return true; }
    if (name === null || scene.kind === "rows" || !event.key.startsWith("Arrow")) return false;
    const next = spaceNext(scene, Number(name), event.key);
    if (next !== null) list.activate(String(next));
    return true;
  }
  function bring(actor) {
    const at = scene.marks.find((one) => one.i === actor);
    if (!at || scene.kind !== "rows") return;
    if (at.y < scroll.scrollTop + 20) scroll.scrollTop = at.y - 60;
    else if (at.y > scroll.scrollTop + scroll.clientHeight - 20) scroll.scrollTop = at.y - scroll.clientHeight + 60;
  }
  /* Rings around what the pointer and the keyboard are at. */
  function mark() {
    for (const old of svg.querySelectorAll(".view-frame")) old.remove();
    const add = (actor, colour, gap) => {
      const at = scene?.marks.find((one) => one.i === actor);
      if (at) parts.get(actor).append(svgElement("circle", { class: "view-frame", cx: svgNumber(at.x), cy: svgNumber(at.y), r: scene.r + gap, fill: "none", stroke: colour, "stroke-width": 2.4 }));
    };
    const near = app.state().hover;
    if (near?.type === "actor") add(near.id, style.theme.soft, 5);
    if (listening && list.active() !== null) add(Number(list.active()), style.theme.focus, 7);
  }
  function measure() {
    scene = createSpaceScene(app, Math.max(260, box.clientWidth - 2), Math.max(240, box.clientHeight - 2));
    size = `${box.clientWidth} ${box.clientHeight}`;
    svg.setAttribute("width", scene.width);
    svg.setAttribute("height", scene.height);
  }
  function draw() {
    svg.replaceChildren(spaceDraw(app, scene, style, lit, parts));
    box.querySelector(".view-none")?.remove();
    if (scene.kind === "none") box.append(svgHtml("p", "view-none", viewWord(app, "spaceNone")));
    viewKey(key, spaceKey(app, scene, style.theme, lit));
    viewScrollable(scroll, viewWord(app, "spacePicture"));
    mark();
  }
  function fillList() {
    const order = scene.kind === "rows" ? scene.marks : [...scene.marks].sort((a, b) => a.x - b.x || a.i - b.i);
    list.fill(order.map((one) => ({ key: String(one.i), name: `${mapTitle(app, one.i)} (${app.data.actors[one.i].space.at.map((at) => app.number(at)).join(", ")})` })),
      `${viewWord(app, "space")}: ${spaceAbout(app, scene)}`, viewWord(app, "spaceHelp"));
  }
  function update(state, previous) {
    const first = scene === null;
    const same = ["hover", "zoom", "query"];
    if (!first && Object.keys(state).every((one) => same.includes(one) || state[one] === previous[one])) { mark(); return; }
    style = { theme: app.theme(), looks: viewLooks(app), title: (actor) => mapTitle(app, actor) };
    const only = !first && Object.keys(state).every((one) => one === "selection" || same.includes(one) || state[one] === previous[one]);
    if (!only) { measure(); fillList(); }
    lit = viewLit(app, state.selection);
    draw();
    if (first || state.selection !== previous.selection) {
      const chosen = lit ? [...lit.actors].filter(([, how]) => how === "self").map(([actor]) => String(actor)) : [];
      list.select(chosen.slice(0, 50));
      if (chosen.length > 0) bring(Number(chosen[0]));
    }
  }
  const watch = new ResizeObserver(() => {
    if (scene === null || box.clientWidth === 0 || size === `${box.clientWidth} ${box.clientHeight}`) return;
    measure();
    draw();
  });
  watch.observe(box);
  const save = () => viewExport(app, { body: spaceDraw(app, scene, style, lit, null), width: scene.width, height: scene.height, kind: viewWord(app, "space"),
    about: spaceAbout(app, scene), key: [viewKeyColours(app, viewWord(app, "coalitions")), ...spaceKey(app, scene, style.theme, lit)] }, style.theme);
  return { update, svg: save, focusFirst: () => list.focus(), destroy: () => watch.disconnect() };
}

/* The nearest actor in a direction. */
function spaceNext(scene, actor, pressed) {
  const from = scene.marks.find((one) => one.i === actor);
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[pressed];
  let best = null, least = Infinity;
  for (const one of scene.marks) {
    const along = (one.x - from.x) * dx + (one.y - from.y) * dy, aside = Math.abs((one.x - from.x) * dy) + Math.abs((one.y - from.y) * dx);
    if (one.i === actor || along <= 0) continue;
    const cost = along + 2.5 * aside;
    if (cost < least) [best, least] = [one.i, cost];
  }
  return best;
}
