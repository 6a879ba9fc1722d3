// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the page together: reads the data, makes the state, the parts around it, and the views.
import { VIEWS, createStore, initialState, sameSelection } from "./state.js";
import { indexData, showsText, textIn } from "./data.js";
import { createVisible } from "./visible.js";
import { createGrouping } from "./grouping.js";
import { createWords } from "./words.js";
import { createLink } from "./link.js";
import { createPanel } from "./panel.js";
import { createSearch } from "./search.js";
import { createFilters } from "./filters.js";
import { createControls } from "./controls.js";
import { createFrame } from "./frame.js";
import { createHelp } from "./help.js";
import { createMatrix } from "./matrix.js";
import { createMap } from "./map.js";
import { createSpace } from "./space.js";
import { createTimeline } from "./timeline.js";
import { createArguments } from "./arguments.js";

// The maker of a view; null where it is not part of this page.
function mainMaker(view) {
  switch (view) {
    case "map": return typeof createMap === "function" ? createMap : null;
    case "matrix": return typeof createMatrix === "function" ? createMatrix : null;
    case "space": return typeof createSpace === "function" ? createSpace : null;
    case "timeline": return typeof createTimeline === "function" ? createTimeline : null;
    default: return typeof createArguments === "function" ? createArguments : null;
  }
}

// Whether the data have what a view shows.
function mainHas(data, view) {
  switch (view) {
    case "map": return data.actors.some((actor) => actor.x !== null);
    case "matrix": return data.cells.length > 0;
    case "space": return data.actors.some((actor) => actor.space !== null);
    case "timeline": return data.windows !== null && data.windows !== undefined;
    default: return data.arguments.length > 0;
  }
}

// What the parts and the views of the page know: see also `views` below.
function mainApp(data, store) {
  const state = store.get;
  const words = createWords(state);
  const media = (query) => window.matchMedia(query);
  const dark = () => (state().theme === "auto" ? media("(prefers-color-scheme: dark)").matches : state().theme === "dark");
  const text = (value) => textIn(value, state().lang);
  const shown = (value) => { const said = text(value); return showsText(said) ? said : ""; };
  const name = (actor) => shown(data.actors[actor].short) || fullName(actor);
  const fullName = (actor) => shown(data.actors[actor].label) || data.actors[actor].id;
  const issueName = (issue) => shown(data.issues[issue].label) || data.issues[issue].id;
  const app = {
    data, state, set: store.set, listen: store.listen, dark, text, name, fullName,
    words: words.words, parts: words.parts, number: words.number, kind: words.kind, list: words.list,
    issueShort: (issue) => shown(data.issues[issue].short) || issueName(issue),
    issueName,
    has: (view) => mainHas(data, view),
    visible: createVisible(data, state),
    stillness: () => media("(prefers-reduced-motion: reduce)").matches,
    select: (type, id) => store.set({ selection: type === null ? null : { type, id } }),
    hover: (type, id) => store.set({ hover: type === null ? null : { type, id } }),
    isSelected: (type, id) => sameSelection(state().selection, { type, id }),
    announce: (message) => {
      const region = document.getElementById("announce");
      region.textContent = region.textContent === message ? `${message}\u00a0` : message;
    },
    theme: () => {
      const style = getComputedStyle(document.documentElement);
      const read = (key) => style.getPropertyValue(`--${key}`).trim();
      return { dark: dark(), ink: read("ink"), soft: read("soft"), faint: read("faint"), paper: read("paper"),
        agree: read("agree"), oppose: read("oppose"), neither: read("neither"), focus: read("focus") };
    },
  };
  const grouping = createGrouping(data, state, app);
  return Object.assign(app, {
    groupOf: grouping.groupOf, present: grouping.present, legend: grouping.legend, nameOfGroup: grouping.nameOfGroup,
    colourOf: (actor) => grouping.styleOf(actor).colour,
    lineOf: (actor) => grouping.styleOf(actor).line,
    shapeOf: (actor) => grouping.styleOf(actor).shape,
  });
}

// The view that is open: made when first shown, told of each change, thrown away when another opens.
function mainStage(app) {
  const root = document.getElementById("view");
  let open = { view: null, made: null };
  function show(state, previous) {
    if (open.view !== state.view) {
      open.made?.destroy?.();
      const box = document.createElement("div");
      box.className = `view-root view-${state.view}`;
      root.replaceChildren(box);
      const maker = app.has(state.view) ? mainMaker(state.view) : null;
      open = { view: state.view, made: maker === null ? null : maker(box, app) };
      if (open.made === null) {
        box.textContent = app.words(`empty_${state.view}`);
        box.classList.add("view-empty");
      }
      open.made?.update(state, state);
      return;
    }
    open.made?.update(state, previous);
  }
  return { show, current: () => open.made };
}

export function boot() {
  const raw = JSON.parse(document.getElementById("data").textContent);
  const data = indexData(raw);
  const wanted = (navigator.languages ?? []).map((tag) => tag.split("-")[0]);
  const lang = [raw.about.language, ...wanted].map((tag) => String(tag ?? "").split("-")[0])
    .find((tag) => tag === "en" || tag === "zh") ?? "en";
  const store = createStore(initialState(lang));
  const app = mainApp(data, store);
  store.set({ view: VIEWS.find((view) => app.has(view)) ?? "map" });
  const link = createLink(app);
  link.read();
  app.link = link;
  const stage = mainStage(app);
  app.stage = stage;
  const parts = [createFrame, createSearch, createControls, createFilters, createHelp, createPanel].map((create) => create(app));
  const update = (state, previous) => {
    for (const part of parts) part.update(state, previous);
    stage.show(state, previous);
    link.write(state, previous);
  };
  store.listen(update);
  update(store.get(), store.get());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const state = store.get();
    for (const part of parts) part.update(state, { ...state, theme: null });
    stage.show(state, { ...state, theme: null });
  });
  document.documentElement.dataset.ready = "yes";
}

boot();
