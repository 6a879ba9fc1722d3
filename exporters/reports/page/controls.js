// SPDX-License-Identifier: GPL-3.0-or-later
// The bar above the views: which view, which colours, an issue left out, a window of time, and what
// the reader can take away.
import { VIEWS } from "./state.js";
import { element, replace } from "./dom.js";
import { attributeNames } from "./grouping.js";
import { shortened } from "./sentences.js";
import { copyLink, savePng, saveSeen, saveSelection, saveSvg } from "./downloads.js";
import { filtersSet } from "./visible.js";
import { omissionRows } from "./panel_issue.js";

function controlTabs(app) {
  const tabs = VIEWS.map((view) => element("button", { type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "view",
    "data-empty": app.has(view) ? null : "yes", onclick: () => app.set({ view }) }, app.words(`view_${view}`)));
  const root = element("div", { role: "tablist", class: "tabs", "aria-label": app.words("views"), onkeydown: (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = VIEWS.indexOf(app.state().view);
    const next = event.key === "Home" ? 0 : event.key === "End" ? VIEWS.length - 1 : step === undefined ? -1 : (at + step + VIEWS.length) % VIEWS.length;
    if (next < 0) return;
    event.preventDefault();
    app.set({ view: VIEWS[next] });
    tabs[next].focus();
  } }, tabs);
  return { root, update: (state) => {
    tabs.forEach((tab, i) => {
      const open = VIEWS[i] === state.view;
      tab.setAttribute("aria-selected", String(open));
      tab.tabIndex = open ? 0 : -1;
    });
    document.getElementById("view").setAttribute("aria-labelledby", `tab-${state.view}`);
  } };
}

function controlSelect(label, id, options, onchange) {
  const select = element("select", { id, onchange: () => onchange(select.value) }, options.map(([value, name]) => element("option", { value }, name)));
  return { root: element("label", { class: "control" }, element("span", {}, label), select), select };
}

function controlColour(app) {
  const options = [["coalition", app.words("colour_coalition")]];
  if (app.data.actors.some((actor) => actor.stability !== null && actor.stability !== undefined)) options.push(["stability", app.words("colour_stability")]);
  if (new Set(app.data.actors.map((actor) => actor.kind)).size > 1) options.push(["kind", app.words("colour_kind")]);
  for (const name of attributeNames(app.data)) options.push([`@${name}`, app.words("colour_attribute", { name: shortened(name, 30) })]);
  const { root, select } = controlSelect(app.words("colourBy"), "colour", options, (colour) => app.set({ colour }));
  return { root, update: (state) => { select.value = state.colour; } };
}

function controlOmit(app) {
  const omissions = app.data.omissions ?? [];
  if (omissions.length === 0) return null;
  const order = [...omissions].sort((a, b) => b.moved.length - a.moved.length || a.issue - b.issue);
  const options = [["-1", app.words("omitNone")], ...order.map((one) => [String(one.issue),
    app.words("omitOption", { issue: shortened(app.issueName(one.issue), 48), moved: app.words("omitMoved", { n: one.moved.length }) })])];
  const { root, select } = controlSelect(app.words("omit"), "omit", options, (value) => {
    const omit = Number(value);
    app.set(omit < 0 ? { omit } : { omit, window: -1, colour: "coalition" });
    app.announce(omit < 0 ? app.words("omitNone") : omissionRows(app, omit).map(([key, values]) => app.words(key, { ...values, names: controlNames(app, omit) })).join(" "));
  });
  return { root, update: (state) => { select.value = String(state.omit); } };
}

function controlNames(app, issue) {
  const { moved } = app.data.omissions.find((one) => one.issue === issue);
  const names = app.list(moved.slice(0, 6).map((i) => app.fullName(i))).join("");
  return moved.length > 6 ? app.words("andMore", { names, n: moved.length - 6 }) : names;
}

function controlWindow(app) {
  if (!app.data.windows) return null;
  const slider = element("input", { type: "range", id: "window", min: "-1", max: String(app.data.windows.from.length - 1), step: "1",
    oninput: () => app.set({ window: Number(slider.value), omit: -1 }) });
  const value = element("output", { for: "window" });
  return { root: element("label", { class: "control control-window" }, element("span", {}, app.words("windowLabel")), slider, value), update: (state) => {
    slider.value = String(state.window);
    slider.setAttribute("aria-valuetext", app.windowName(state.window));
    value.textContent = app.windowName(state.window);
  } };
}

// A window in words: whole years by their numbers.
function controlSpan(app, from, to) {
  const whole = from.endsWith("-01-01") && to.endsWith("-12-31");
  const [first, last] = whole ? [from.slice(0, -6), to.slice(0, -6)] : [from, to];
  return first === last ? first : app.words("windowOf", { from: first, to: last });
}

// A button that opens a list of buttons.
function controlMenu(app, label, items) {
  const list = element("div", { class: "menu-list", id: "share-list", hidden: true });
  const button = element("button", { type: "button", class: "plain", "aria-expanded": "false", "aria-controls": "share-list" }, label);
  const open = (on) => {
    list.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  };
  button.addEventListener("click", () => open(list.hidden));
  list.append(...items.map(([word, act]) => element("button", { type: "button", onclick: () => { open(false); button.focus(); act(app); } }, app.words(word))));
  const root = element("div", { class: "menu", onkeydown: (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    open(false);
    button.focus();
  }, onfocusout: (event) => { if (!root.contains(event.relatedTarget)) open(false); } }, button, list);
  return { root };
}

function controlFilters(app) {
  const panel = document.getElementById("filters");
  const button = element("button", { type: "button", id: "filters-button", class: "plain", "aria-controls": "filters", onclick: () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) panel.querySelector("input, button")?.focus();
  } });
  button.setAttribute("aria-expanded", String(!panel.hidden));
  return { root: button, update: (state) => {
    const n = filtersSet(state).length;
    button.textContent = n > 0 ? app.words("filtersCount", { n }) : app.words("filtersButton");
  } };
}

export function createControls(app) {
  const root = document.getElementById("bar");
  let parts = [];
  app.windowName = (window) => (window < 0 || !app.data.windows ? app.words("windowAll")
    : controlSpan(app, app.data.windows.from[window], app.data.windows.to[window]));

  function build() {
    const share = controlMenu(app, app.words("share"), [["copyLink", copyLink], ["saveSvg", saveSvg], ["savePng", savePng],
      ["saveSelection", saveSelection], ["saveSeen", saveSeen], ["savePrint", () => window.print()]]);
    const tabs = controlTabs(app);
    parts = [tabs, controlColour(app), controlOmit(app), controlWindow(app), controlFilters(app)].filter(Boolean);
    replace(document.getElementById("share"), share.root);
    replace(root, tabs.root, element("div", { class: "controls" }, parts.slice(1).map((part) => part.root)));
  }

  return {
    update(state, previous) {
      if (parts.length === 0 || state.lang !== previous.lang) build();
      root.setAttribute("aria-label", app.words("controls"));
      for (const part of parts) part.update(state);
    },
  };
}
