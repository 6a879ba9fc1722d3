// SPDX-License-Identifier: GPL-3.0-or-later
// Filters for issues, kinds, dates, weight and confidence; and a row of what is filtered, each of
// which can be taken away.
import { element, replace } from "./dom.js";
import { FILTERS, filtersSet } from "./visible.js";
import { searchPlain } from "./search.js";

const FILTERS_NONE = { issues: null, kinds: null, from: "", to: "", weight: 0, confidence: 0 };

// The Set with one thing in or out; null where it then holds everything.
function filterToggle(set, all, item, on) {
  const next = new Set(set ?? all);
  if (on) next.add(item);
  else next.delete(item);
  return next.size === all.length ? null : next;
}

function filterIssues(app) {
  const { issues } = app.data;
  const all = [...issues.keys()];
  const order = [...all].sort((a, b) => (issues[a].order ?? 0) - (issues[b].order ?? 0));
  const boxes = new Map();
  const list = element("div", { class: "checks", tabindex: "-1" });
  for (const i of order) {
    const box = element("input", { type: "checkbox", onchange: () => app.set({ issues: filterToggle(app.state().issues, all, i, box.checked) }) });
    boxes.set(i, box);
    list.append(element("label", { "data-issue": i }, box, element("span", { dir: "auto" }, app.issueName(i))));
  }
  const find = element("input", { type: "search", "aria-label": app.words("filterIssuesFind"), placeholder: app.words("filterIssuesFind"), oninput: () => {
    const wanted = searchPlain(find.value.trim());
    for (const row of list.children) row.hidden = !searchPlain(row.textContent).includes(wanted);
  } });
  const root = element("fieldset", { class: "filter-issues" }, element("legend", {}, app.words("filterIssues")),
    element("div", { class: "filter-row" }, issues.length > 12 ? find : null,
      element("button", { type: "button", class: "plain", onclick: () => app.set({ issues: null }) }, app.words("filterAll")),
      element("button", { type: "button", class: "plain", onclick: () => app.set({ issues: new Set() }) }, app.words("filterNone"))), list);
  return { root, update: (state) => { for (const [i, box] of boxes) box.checked = state.issues === null || state.issues.has(i); } };
}

function filterKinds(app) {
  const kinds = [...new Set(app.data.actors.map((actor) => actor.kind ?? ""))].sort();
  if (kinds.length < 2) return null;
  const boxes = kinds.map((kind) => {
    const box = element("input", { type: "checkbox", onchange: () => app.set({ kinds: filterToggle(app.state().kinds, kinds, kind, box.checked) }) });
    return [kind, box];
  });
  const root = element("fieldset", {}, element("legend", {}, app.words("filterKinds")), element("div", { class: "checks" },
    boxes.map(([kind, box]) => element("label", {}, box, element("span", {}, kind === "" ? app.words("filterKindNone") : app.kind(kind))))));
  return { root, update: (state) => { for (const [kind, box] of boxes) box.checked = state.kinds === null || state.kinds.has(kind); } };
}

function filterDates(app) {
  const days = app.data.statements.map((_, s) => app.data.daysOfStatement(s)).filter(Boolean);
  if (days.length === 0) return null;
  const least = days.reduce((a, one) => (one[0] < a ? one[0] : a), days[0][0]);
  const most = days.reduce((a, one) => (one[1] > a ? one[1] : a), days[0][1]);
  const boxes = ["from", "to"].map((key) => {
    const box = element("input", { type: "date", min: least, max: most, onchange: () => app.set({ [key]: box.value }) });
    return [key, box];
  });
  const root = element("fieldset", {}, element("legend", {}, app.words("filterDates")), element("div", { class: "filter-row" },
    boxes.map(([key, box]) => element("label", {}, app.words(key === "from" ? "filterFrom" : "filterTo"), " ", box))));
  const shown = (value, end) => (value === "" ? "" : value.length === 10 ? value : `${value}${value.length === 4 ? (end ? "-12" : "-01") : ""}-${end ? "28" : "01"}`);
  return { root, update: (state) => { for (const [key, box] of boxes) box.value = shown(state[key], key === "to"); } };
}

function filterRange(app, key, word, most) {
  if (!(most > 0)) return null;
  const step = most <= 1 ? 0.05 : Number((most / 40).toPrecision(1));
  const box = element("input", { type: "range", min: "0", max: String(most), step: String(step), oninput: () => app.set({ [key]: Number(box.value) }) });
  const value = element("output", {});
  const root = element("fieldset", {}, element("legend", {}, app.words(word)), element("label", { class: "filter-row" },
    element("span", { class: "unseen" }, app.words(word)), box, value));
  return { root, update: (state) => {
    box.value = String(state[key]);
    value.textContent = app.number(state[key]);
  } };
}

function filterChips(app, state) {
  const chip = (what, changes) => element("button", { type: "button", class: "chip", "aria-label": app.words("filterRemove", { what }), onclick: () => app.set(changes) },
    element("span", {}, what), element("span", { "aria-hidden": "true" }, "×"));
  const chips = [];
  if (state.issues !== null) chips.push(chip(app.words("chipIssues", { n: state.issues.size, all: app.data.issues.length }), { issues: null }));
  if (state.kinds !== null) chips.push(chip(app.words("chipKinds", { names: [...state.kinds].map((kind) => app.kind(kind)).join(app.words("comma")) || "–" }), { kinds: null }));
  if (state.from !== "") chips.push(chip(app.words("chipFrom", { date: state.from }), { from: "" }));
  if (state.to !== "") chips.push(chip(app.words("chipTo", { date: state.to }), { to: "" }));
  if (state.weight > 0) chips.push(chip(app.words("chipWeight", { weight: state.weight }), { weight: 0 }));
  if (state.confidence > 0) chips.push(chip(app.words("chipConfidence", { confidence: state.confidence }), { confidence: 0 }));
  if (state.window >= 0) chips.push(chip(app.windowName(state.window), { window: -1 }));
  if (state.omit >= 0) chips.push(chip(app.words("chipOmit", { issue: app.issueName(state.omit) }), { omit: -1 }));
  return chips;
}

// What is left, in words.
export function filtersTold(app) {
  return app.words("filteredTold", { actors: app.words("actors", { n: app.visible.actors().size }), ties: app.words("ties", { n: app.visible.ties().length }),
    positions: app.words("positions", { n: app.visible.cells().length }) });
}

export function createFilters(app) {
  const root = document.getElementById("filters");
  const chips = document.getElementById("chips");
  const parts = [];
  const most = app.data.ties.reduce((a, tie) => Math.max(a, Math.abs(tie[2])), 0);

  function build() {
    const ranges = [filterRange(app, "weight", "filterWeight", Number(most.toPrecision(3))),
      filterRange(app, "confidence", "filterConfidence", app.data.statements.some((one) => one.confidence < 1) ? 1 : 0)].filter(Boolean);
    const both = { root: element("div", { class: "filter-ranges" }, ranges.map((part) => part.root)), update: (state) => ranges.forEach((part) => part.update(state)) };
    const made = [filterIssues(app), filterKinds(app), filterDates(app), both].filter(Boolean);
    parts.splice(0, parts.length, ...made);
    replace(root, parts.map((part) => part.root), element("div", { class: "filter-end" }, element("p", { class: "soft" }, app.words("filterNote")),
      element("button", { type: "button", class: "plain", onclick: () => app.set(FILTERS_NONE) }, app.words("filterClear"))));
  }

  let timer = 0;
  return {
    update(state, previous) {
      root.setAttribute("aria-label", app.words("filters"));
      if (parts.length === 0 || state.lang !== previous.lang) build();
      for (const part of parts) part.update(state);
      const held = chips.contains(document.activeElement);
      const row = filterChips(app, state);
      const told = filtersSet(state).length > 0 ? [element("span", { class: "soft told" }, filtersTold(app))] : [];
      replace(chips, row, told);
      chips.hidden = row.length === 0;
      if (held) (chips.querySelector("button") ?? document.getElementById("filters-button"))?.focus();
      if (FILTERS.some((key) => state[key] !== previous[key])) {
        window.clearTimeout(timer); // a slider that moves is told of once
        timer = window.setTimeout(() => app.announce(filtersTold(app)), 400);
      }
    },
  };
}
