// SPDX-License-Identifier: GPL-3.0-or-later
// The map of arguments, as SVG: pan, zoom, choose an argument, an issue or a relation; the keyboard
// goes along the relations.
import { svgElement, svgHtml, svgNumber } from "./svg.js";
import { viewLit } from "./view_lit.js";
import { viewClean, VIEW_FONTS } from "./view_text.js";
import { viewKey, viewKeyColours } from "./view_legend.js";
import { viewExport } from "./view_export.js";
import { createViewList } from "./view_list.js";
import { createViewZoom, viewZoomButtons, viewZoomFit } from "./view_zoom.js";
import { viewWord } from "./view_words.js";
import { argumentsLayout } from "./arguments_layout.js";
import { ARGUMENTS_SIGNS, argumentsBox, argumentsIssueBox, argumentsKind } from "./arguments_draw.js";
import { argumentsName, argumentsRelation, argumentsRelationName, argumentsStatusColour } from "./arguments_draw.js";

const ARGUMENTS_TYPES = { a: "argument", i: "issue", r: "relation" };
const ARGUMENTS_FAR = 0.55; // below this scale boxes show their label alone
const ARGUMENTS_REDRAWN = ["lang", "theme", "colour", "window", "omit", "issues", "kinds"];

function argumentsKey(app, theme) {
  const word = (key) => viewWord(app, key);
  const status = ["in", "out", "undecided"].filter((one) => app.data.arguments.some((argument) => argument.status === one)).map((one) => {
    const colour = argumentsStatusColour(theme, one);
    const dash = { in: null, out: "5 3", undecided: "1.5 2.5" }[one];
    return { mark: { box: theme.paper, line: colour, dash, sign: ARGUMENTS_SIGNS[one], ink: theme.ink }, text: word(one) };
  });
  const kinds = new Set(app.data.relations.map(argumentsKind));
  const relations = [];
  if (kinds.has("supports")) relations.push({ mark: { stroke: theme.agree }, text: `+ ${word("supports")}` });
  if (kinds.has("attacks")) relations.push({ mark: { stroke: theme.oppose, dash: "7 3" }, text: `− ${word("attacks")}` });
  if (kinds.has("undercuts")) relations.push({ mark: { stroke: theme.ink, dash: "2 3" }, text: `⊣ ${word("undercuts")}` });
  relations.push({ mark: { box: theme.dark ? "#2c2c2c" : "#efefef", line: theme.ink, round: 6 }, text: word("position") });
  return [{ heading: word("status"), rows: status }, { heading: word("relations"), rows: relations }];
}

function argumentsAbout(app) {
  const { data } = app;
  const count = (status) => data.arguments.filter((argument) => argument.status === status).length;
  return viewWord(app, "argumentsAbout", data.arguments.length, data.relations.length, count("in"), count("out"), count("undecided"));
}

export function createArguments(root, app) {
  const { data } = app;
  const box = svgHtml("div", "view-picture"), scroll = svgHtml("div", "view-scroll view-drag"), key = svgHtml("div", "view-key");
  root.append(box, key);
  if (data.arguments.length === 0) box.append(svgHtml("p", "view-none", viewWord(app, "argumentsNone")));
  const layout = argumentsLayout(data);
  const extent = argumentsExtent(layout);
  const parts = new Map();
  let world = svgElement("g"), view = null, fitted = true, far = null, lit = null, listening = false;
  const svg = svgElement("svg", { width: "100%", height: "100%", "font-family": VIEW_FONTS, "aria-hidden": "true" });
  const list = createViewList(box, viewWord(app, "arguments"), {
    active: (name) => { bring([name]); mark(); },
    choose: (name) => choose(name),
    focus: (has) => { listening = has; mark(); },
    key: listKey,
  });
  scroll.append(svg);
  svg.append(world);
  box.append(scroll);
  const zoom = createViewZoom(scroll, {
    get: () => view,
    set: (next) => { view = next; fitted = false; place(); },
    end: () => app.set({ zoom: fitted ? null : { ...view } }),
    tap: (x, y) => choose(at(x, y)),
    hover: (x, y) => hover(x === null ? null : at(x, y)),
  }, { least: 0.05, most: 4 });
  const buttons = viewZoomButtons(box, app, zoom, fitAll);

  function at(x, y) {
    const corner = scroll.getBoundingClientRect();
    return document.elementFromPoint(corner.left + x, corner.top + y)?.closest?.("[data-key]")?.dataset.key ?? null;
  }
  function hover(name) {
    const near = name === null ? null : { type: ARGUMENTS_TYPES[name[0]], id: Number(name.slice(1)) };
    if (JSON.stringify(app.state().hover) !== JSON.stringify(near)) app.set({ hover: near });
  }
  function choose(name) {
    app.set({ selection: name === null ? null : { type: ARGUMENTS_TYPES[name[0]], id: Number(name.slice(1)) } });
  }
  const screen = () => ({ width: scroll.clientWidth, height: scroll.clientHeight });
  function fitAll() {
    const { width, height } = screen();
    view = viewZoomFit(extent, width, height, 12, 1.2);
    fitted = false;
    place();
    app.set({ zoom: { ...view } });
  }
  /* At first as much as can be read, from the left; all of it where that can be read. */
  function fit() {
    const { width, height } = screen();
    fitted = true;
    view = viewZoomFit(extent, width, height, 12, 1.2);
    const least = width < 500 ? 0.62 : 0.75;
    if (view.k < least) {
      const half = (size, whole, start) => (whole * least <= size ? start + whole / 2 : start + (size / 2 - 12) / least);
      view = { x: half(width, extent.width, extent.x), y: half(height, extent.height, extent.y), k: least };
    }
    place();
  }
  function place() {
    const { width, height } = screen();
    world.setAttribute("transform", `translate(${svgNumber(width / 2 - view.x * view.k)} ${svgNumber(height / 2 - view.y * view.k)}) scale(${Math.round(view.k * 1000) / 1000})`);
    if (far !== view.k < ARGUMENTS_FAR) { far = view.k < ARGUMENTS_FAR; draw(); }
  }
  function draw() {
    const next = argumentsWorld(app, layout, app.theme(), far, parts);
    next.setAttribute("transform", world.getAttribute("transform") ?? "");
    world.replaceWith(next);
    world = next;
    mark();
  }
  /* Pales what is not lit, frames what is chosen and what the keyboard is at. */
  function mark() {
    const { selection, hover: near } = app.state();
    const theme = app.theme();
    const active = listening ? list.active() : null;
    for (const [name, part] of parts) {
      const id = Number(name.slice(1)), type = ARGUMENTS_TYPES[name[0]];
      const on = !lit || { a: lit.arguments, i: lit.issues, r: lit.relations }[name[0]].has(id)
        || (name[0] === "r" && lit.selection.type === "actor" && lit.arguments.has(data.relations[id].from));
      part.style.opacity = on ? "" : "0.2";
      const chosen = selection?.type === type && selection.id === id, under = near?.type === type && near.id === id;
      argumentsFrame(part, name, name === active ? theme.focus : chosen ? theme.ink : under ? theme.soft : null, chosen || name === active ? 3 : 2, layout);
    }
  }
  /* Brings boxes into sight. */
  function bring(names) {
    const { width, height } = screen();
    const places = names.map((name) => argumentsPlace(name, layout)).filter((one) => one);
    if (places.length === 0 || view === null || width === 0) return;
    const inside = ({ x, y }) => Math.abs(x - view.x) * view.k < width / 2 - 70 && Math.abs(y - view.y) * view.k < height / 2 - 40;
    if (places.some(inside) && places.length > 1) return;
    if (places.every(inside)) return;
    view = { ...places[0], k: view.k };
    fitted = false;
    place();
  }
  function listKey(event, name) {
    if (zoom.key(event, fitAll)) return true;
    if (event.key === "Escape" && app.state().selection !== null) { choose(null); return true; }
    const next = name !== null && argumentsStep(data, name, event.key);
    if (!next) return event.key === "ArrowRight" || event.key === "ArrowLeft";
    if (list.has(next)) list.activate(next);
    return true;
  }
  function fillList() {
    const options = [];
    const add = (name, label) => { if (parts.has(name)) options.push({ key: name, name: label }); };
    data.arguments.forEach((argument, i) => {
      add(`a${i}`, argumentsName(app, i));
      for (const r of data.relationsFrom(i)) add(`r${r}`, argumentsRelationName(app, r));
    });
    data.issues.forEach((_, i) => add(`i${i}`, `${viewWord(app, "position")}: ${viewClean(app.issueName(i))}`));
    list.fill(options, `${viewWord(app, "arguments")}: ${argumentsAbout(app)}`, viewWord(app, "argumentsHelp"));
  }
  function select(state) {
    lit = viewLit(app, state.selection);
    const own = { argument: "a", issue: "i", relation: "r" }[state.selection?.type];
    const names = own ? [own + state.selection.id] : lit ? [...lit.arguments].map((id) => `a${id}`) : [];
    list.select(own ? names : []);
    bring(names);
  }
  function update(state, previous) {
    const first = far === null || view === null;
    if (first || ARGUMENTS_REDRAWN.some((one) => state[one] !== previous[one])) {
      if (view === null || far === null) { if (state.zoom) { view = { ...state.zoom }; fitted = false; place(); } else fit(); }
      draw();
      fillList();
      buttons.update();
      viewKey(key, argumentsKey(app, app.theme()));
    } else if (state.zoom !== previous.zoom) {
      if (state.zoom === null) { if (!fitted) fit(); } else { view = { ...state.zoom }; fitted = false; place(); }
    }
    if (first || state.selection !== previous.selection || state.window !== previous.window) select(state);
    mark();
  }
  const watch = new ResizeObserver(() => { if (view !== null && scroll.clientWidth > 0) { if (fitted) fit(); else place(); } });
  watch.observe(box);

  /* The whole map at its own size; the part that is seen where one has moved in. */
  function save() {
    const whole = fitted || view.k <= viewZoomFit(extent, screen().width, screen().height, 12, 1.2).k * 1.01;
    const { width, height } = whole ? { width: extent.width + 24, height: extent.height + 24 } : screen();
    const body = world.cloneNode(true);
    body.setAttribute("transform", whole ? `translate(${svgNumber(12 - extent.x)} ${svgNumber(12 - extent.y)})` : world.getAttribute("transform"));
    for (const part of body.querySelectorAll("[style]")) {
      if (part.style.opacity) part.setAttribute("opacity", part.style.opacity);
      part.removeAttribute("style");
    }
    return viewExport(app, { body, width, height, kind: viewWord(app, "arguments"), about: argumentsAbout(app),
      key: [...argumentsKey(app, app.theme()), viewKeyColours(app, viewWord(app, "coalitions"))] }, app.theme());
  }
  return { update, svg: save, focusFirst: () => list.focus(), destroy() { watch.disconnect(); zoom.destroy(); } };
}

function argumentsExtent(layout) {
  const boxes = [...layout.boxes.values()];
  if (boxes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/* Where the middle of a box or relation is. */
function argumentsPlace(name, layout) {
  if (name[0] === "r") {
    const line = layout.lines.get(Number(name.slice(1)));
    return line && { x: line.middle[0], y: line.middle[1] };
  }
  const box = layout.boxes.get(name);
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/* All of the map; `parts` gets each element by its name. */
function argumentsWorld(app, layout, theme, far, parts) {
  const world = svgElement("g");
  parts.clear();
  const add = (name, element) => { parts.set(name, element); world.append(element); };
  for (const [r, line] of layout.lines) add(`r${r}`, argumentsRelation(app, r, line, theme));
  for (const [name, box] of layout.boxes) {
    const id = Number(name.slice(1));
    if (name[0] === "a" && !app.visible.argument(id)) continue;
    if (name[0] === "i" && !app.visible.issue(id)) continue;
    add(name, (name[0] === "a" ? argumentsBox : argumentsIssueBox)(app, id, box, theme, far));
  }
  for (const [name, part] of parts) {
    if (name[0] !== "r") continue;
    const { from, to } = app.data.relations[Number(name.slice(1))];
    const end = to[0] === "argument" ? `a${to[1]}` : to[0] === "issue" ? `i${to[1]}` : `r${to[1]}`;
    if (parts.has(`a${from}`) && parts.has(end)) continue;
    part.remove();
    parts.delete(name);
  }
  return world;
}

/* A frame around a box, or around the sign of a relation. */
function argumentsFrame(part, name, colour, width, layout) {
  part.querySelector(".view-frame")?.remove();
  if (colour === null) return;
  const line = name[0] === "r" ? layout.lines.get(Number(name.slice(1))) : null;
  const box = layout.boxes.get(name);
  part.append(line ? svgElement("circle", { class: "view-frame", cx: svgNumber(line.middle[0]), cy: svgNumber(line.middle[1]), r: 12, fill: "none", stroke: colour, "stroke-width": width })
    : svgElement("rect", { class: "view-frame", x: -4, y: -4, width: box.width + 8, height: svgNumber(box.height + 8), rx: name[0] === "i" ? 18 : 6, fill: "none", stroke: colour, "stroke-width": width }));
}

/* Right along a relation to what it bears on, left back; from a box to its first relation. */
function argumentsStep(data, name, pressed) {
  const id = Number(name.slice(1));
  if (pressed === "ArrowRight") {
    if (name[0] === "a") return data.relationsFrom(id).length > 0 ? `r${data.relationsFrom(id)[0]}` : null;
    if (name[0] === "i") return null;
    const [kind, to] = data.relations[id].to;
    return (kind === "argument" ? "a" : kind === "issue" ? "i" : "r") + to;
  }
  if (pressed !== "ArrowLeft") return null;
  if (name[0] === "a") return data.relationsTo(id).length > 0 ? `r${data.relationsTo(id)[0]}` : null;
  if (name[0] === "i") return data.relationsOn(id).length > 0 ? `r${data.relationsOn(id)[0]}` : null;
  return `a${data.relations[id].from}`;
}
