// SPDX-License-Identifier: GPL-3.0-or-later
// The map of coalitions, on canvas: pan, zoom, hover, selection; a list behind it for the keyboard.
import { svgElement, svgHtml } from "./svg.js";
import { viewClean } from "./view_text.js";
import { viewLit, viewLooks } from "./view_lit.js";
import { viewKey, viewKeyColours } from "./view_legend.js";
import { viewExport } from "./view_export.js";
import { createViewList } from "./view_list.js";
import { createViewPen } from "./view_pen.js";
import { createViewZoom, viewZoomButtons, viewZoomFit } from "./view_zoom.js";
import { viewWord } from "./view_words.js";
import { createMapScene } from "./map_scene.js";
import { createMapHit } from "./map_hit.js";
import { createMapLayer } from "./map_layer.js";
import { mapPaint, mapPaintLit, mapRingAround, mapTiesIn, mapDrawTies } from "./map_draw.js";
import { mapAbout, mapKey, mapTieTitle, mapTitle } from "./map_key.js";

/* What of the state changes the painting; the rest is drawn over it. */
const MAP_PAINTED = ["issues", "kinds", "from", "to", "weight", "confidence", "window", "colour", "omit", "lang", "theme"];

export function createMap(root, app) {
  const box = svgHtml("div", "view-picture");
  const canvas = svgHtml("canvas", "view-canvas");
  const tip = svgHtml("div", "view-tip");
  const key = svgHtml("div", "view-key");
  canvas.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  root.append(box, key);
  const layer = createMapLayer();
  let scene = createMapScene(app), hit = createMapHit(scene);
  let style = null, lit = null, view = null, fitted = true, frame = 0, step = -1, dead = false;

  const screen = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const list = createViewList(box, viewWord(app, "map"), {
    active: (name) => { step = -1; show(Number(name)); request(); },
    choose: (name) => (step >= 0 ? chooseTie(app.data.tiesOf(Number(name))[step]) : choose({ type: "actor", id: Number(name) })),
    focus: () => { step = -1; request(); },
    key: listKey,
  });
  box.append(canvas, tip);
  const zoom = createViewZoom(canvas, {
    get: () => view,
    set: (next) => { view = next; fitted = false; request(); },
    end: () => app.set({ zoom: fitted ? null : { ...view } }),
    tap, hover,
  });
  const buttons = viewZoomButtons(box, app, zoom, fit);

  function makeStyle() {
    const theme = app.theme(), state = app.state();
    style = {
      theme, looks: viewLooks(app), title: (actor) => mapTitle(app, actor),
      seen: app.visible.actor, seenTie: app.visible.tie,
      plain: state.window >= 0 || state.omit >= 0,
      coalitionLook: (c) => ({ fill: scene.coalitions.find((one) => one.c === c).colour, line: coalitionLine(theme, c) }),
      looseName: viewWord(app, "noTie"),
    };
  }
  function coalitionLine(theme, c) {
    const { colour, line } = app.data.coalitions[c];
    return theme.dark ? (colour.toLowerCase() === "#555555" ? theme.soft : colour) : line;
  }
  function fit() {
    fitted = true;
    const { width, height } = screen();
    view = viewZoomFit(scene.box, width, height, width < 500 ? 12 : 36, 1.8);
    request();
    if (app.state().zoom !== null) app.set({ zoom: null });
  }
  function choose(selection) {
    app.set({ selection });
  }
  function chooseTie(tie) {
    const [a, b] = app.data.ties[tie];
    choose({ type: "tie", id: [Math.min(a, b), Math.max(a, b)] });
  }
  /* Left and right go from tie to tie of the active actor. */
  function listKey(event, name) {
    if (zoom.key(event, fit)) return true;
    if (event.key === "Escape" && app.state().selection !== null) { choose(null); return true; }
    if (name === null || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return false;
    const ties = app.data.tiesOf(Number(name));
    if (ties.length === 0) return true;
    step = step < 0 ? (event.key === "ArrowRight" ? 0 : ties.length - 1) : (step + (event.key === "ArrowRight" ? 1 : -1) + ties.length) % ties.length;
    app.announce(mapTieTitle(app, ties[step]));
    request();
    return true;
  }
  /* Brings an actor into sight. */
  function show(actor) {
    const node = scene.nodes[actor];
    if (!node) return;
    const { width, height } = screen();
    const dx = Math.abs(node.x - view.x) * view.k, dy = Math.abs(node.y - view.y) * view.k;
    if (dx < width / 2 - 30 && dy < height / 2 - 30) return;
    view = { x: node.x, y: node.y, k: view.k };
    fitted = false;
    request();
  }
  function find(x, y, touch) {
    const { width, height } = screen();
    const at = [view.x + (x - width / 2) / view.k, view.y + (y - height / 2) / view.k];
    return hit.at(at[0], at[1], view.k, layer.kept() ?? [], style.seen, touch);
  }
  function tap(x, y, touch) {
    choose(find(x, y, touch));
  }
  function hover(x, y) {
    const found = x === null ? null : find(x, y, false);
    const near = found && found.type !== "coalition" ? found : null;
    canvas.style.cursor = found ? "pointer" : "grab";
    showTip(near, x, y);
    const now = app.state().hover;
    if (JSON.stringify(now) !== JSON.stringify(near)) app.set({ hover: near });
  }
  function showTip(found, x, y) {
    tip.hidden = found === null;
    if (found === null) return;
    tip.textContent = found.type === "actor" ? mapTitle(app, found.id) : mapTieTitle(app, app.data.tieBetween(...found.id));
    const { width, height } = screen();
    tip.style.left = `${Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 4))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > height ? y - tip.offsetHeight - 10 : y + 18}px`;
  }

  /* The part of a frame that is on the screen, while all of the map is seen. */
  function keepOf(area) {
    const { width, height } = screen();
    return fitted ? { x: (area.width - width) / 2 + 3, y: (area.height - height) / 2, width: width - 6, height } : null;
  }
  function paint(pen, inner) {
    const area = { ...inner, keep: keepOf(inner) };
    const drawn = mapTiesIn(scene, area, style.seenTie);
    return (function* steps() {
      yield* mapPaint(pen, scene, area, style, drawn);
      return drawn;
    })();
  }
  function request() {
    if (frame === 0 && !dead) frame = requestAnimationFrame(draw);
  }
  function draw() {
    frame = 0;
    if (canvas.clientWidth === 0 || view === null) return;
    const area = screen(), ratio = Math.min(3, window.devicePixelRatio || 1);
    if (!layer.busy() && (layer.scale() !== view.k || layer.nearEdge(view, area))) layer.begin(view, area, ratio, paint);
    if (layer.work()) keyNow();
    if (canvas.width !== Math.round(area.width * ratio) || canvas.height !== Math.round(area.height * ratio)) {
      canvas.width = Math.round(area.width * ratio);
      canvas.height = Math.round(area.height * ratio);
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, area.width, area.height);
    layer.copy(pen, view, area, lit ? 0.22 : 1);
    drawOver(pen, { view, ...area, keep: keepOf(area) });
    if (layer.busy() || !layer.covers(view, area)) request();
  }
  /* What lies over the painting: what is lit, the pointer, the keyboard's place. */
  function drawOver(pen, area) {
    if (lit) for (const _ of mapPaintLit(pen, scene, area, style, lit)) void _;
    const near = app.state().hover;
    if (near?.type === "actor" && scene.nodes[near.id]) mapRingAround(pen, scene.nodes[near.id], area, style.theme.ink, 3);
    if (near?.type === "tie") drawTie(pen, area, app.data.tieBetween(...near.id));
    if (!list.focused() || list.active() === null) return;
    const node = scene.nodes[Number(list.active())];
    if (!node) return;
    mapRingAround(pen, node, area, style.theme.focus, 6);
    if (step >= 0) drawTie(pen, area, app.data.tiesOf(node.i)[step]);
  }
  function drawTie(pen, area, at) {
    const tie = scene.ties.filter((one) => one.at === at);
    for (const _ of mapDrawTies(pen, scene, area, tie, style.theme, 2)) void _;
  }
  function keyNow() {
    viewKey(key, mapKey(app, style.theme, lit, layer.kept()?.length ?? null));
  }
  function fillList() {
    const order = scene.placed.filter((node) => style.seen(node.i))
      .sort((p, q) => groupRank(p.i) - groupRank(q.i) || q.r - p.r || p.i - q.i);
    list.fill(order.map((node) => ({ key: String(node.i), name: mapTitle(app, node.i) })),
      `${viewWord(app, "map")}: ${mapAbout(app)}`, viewWord(app, "mapHelp"));
  }
  const groupRank = (actor) => (app.groupOf(actor) < 0 ? Infinity : app.groupOf(actor));

  function update(state, previous) {
    const first = style === null;
    if (!first && state.lang !== previous.lang) {
      scene = createMapScene(app);
      hit = createMapHit(scene);
      buttons.update();
    }
    if (first || MAP_PAINTED.some((part) => state[part] !== previous[part])) {
      makeStyle();
      layer.forget();
      fillList();
    }
    if (first || state.selection !== previous.selection || state.omit !== previous.omit || state.window !== previous.window) select(state);
    if (first || state.zoom !== previous.zoom) adopt(state.zoom);
    keyNow();
    request();
  }
  function select(state) {
    lit = viewLit(app, state.selection);
    const chosen = lit ? [...lit.actors].filter(([, how]) => how === "self").map(([actor]) => String(actor)) : [];
    list.select(chosen.slice(0, 50));
    if (state.selection?.type === "actor" && view !== null) show(state.selection.id);
  }
  function adopt(next) {
    if (next === null) {
      if (!fitted || view === null) fit();
    } else {
      view = { ...next };
      fitted = false;
    }
  }
  function resized() {
    if (canvas.clientWidth === 0) return;
    if (fitted || view === null) fit();
    layer.stale();
    layer.forget();
    request();
  }
  const watch = new ResizeObserver(resized);
  watch.observe(box);

  /* The map as it is seen, drawn with the pen that makes SVG. */
  function svg() {
    const area = { view, ...screen(), keep: keepOf(screen()) };
    const body = svgElement("g");
    const ties = mapTiesIn(scene, area, style.seenTie);
    const under = svgElement("g", { opacity: lit ? 0.22 : null });
    body.append(under);
    for (const _ of mapPaint(createViewPen(under), scene, area, style, ties)) void _;
    if (lit) {
      const over = svgElement("g");
      body.append(over);
      for (const _ of mapPaintLit(createViewPen(over), scene, area, style, lit)) void _;
    }
    const colours = viewKeyColours(app, viewWord(app, "coalitions"));
    return viewExport(app, { body, ...screen(), kind: viewWord(app, "map"), about: mapAbout(app),
      key: [colours, ...mapKey(app, style.theme, lit, ties.length)] }, style.theme);
  }
  return {
    update, svg,
    focusFirst: () => list.focus(),
    destroy() {
      dead = true;
      cancelAnimationFrame(frame);
      watch.disconnect();
      zoom.destroy();
    },
  };
}
