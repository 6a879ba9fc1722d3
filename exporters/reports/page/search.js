// SPDX-License-Identifier: GPL-3.0-or-later
// Search over actors, issues, coalitions, arguments, documents and statements, in any script: a
// combobox with a list, as the ARIA practices have it.
import { element, replace } from "./dom.js";
import { shortened } from "./sentences.js";

const SEARCH_MOST = 40;
const SEARCH_NAMES = { actor: "searchActor", issue: "searchIssue", coalition: "searchCoalition", argument: "searchArgument",
  document: "searchDocument", statement: "searchStatement" };

// Without case, accents and signs that are not seen; of any width.
export function searchPlain(text) {
  return text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
}

const searchAll = (text) => (text === null || text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text));

// Everything that can be found, with all its names in all languages.
function searchEntries(data) {
  const entries = [];
  const add = (type, id, texts) => {
    const plain = searchPlain(texts.flatMap(searchAll).map((one) => one.slice(0, 2000)).join(" \n "));
    if (plain.trim() !== "") entries.push({ type, id, plain });
  };
  data.actors.forEach((one, i) => add("actor", i, [one.short, one.label, one.id]));
  data.issues.forEach((one, i) => add("issue", i, [one.label, one.support, one.opposition, one.id]));
  data.coalitions.forEach((one, i) => add("coalition", i, [one.name]));
  data.arguments.forEach((one, i) => add("argument", i, [one.text, one.id]));
  data.documents.forEach((one, i) => add("document", i, [one.title, one.author, one.id]));
  data.statements.forEach((one, i) => add("statement", i, [one.summary, one.id]));
  return entries;
}

// How well an entry answers: 0 not at all; words at its start count most, then those at starts of words.
function searchRank(entry, parts) {
  let rank = 1;
  for (const part of parts) {
    const at = entry.plain.indexOf(part);
    if (at < 0) return 0;
    rank += at === 0 ? 4 : /[\p{L}\p{N}]/u.test(entry.plain[at - 1] ?? " ") ? 0 : 2;
  }
  return rank;
}

export function createSearch(app) {
  const root = document.getElementById("search");
  const input = element("input", { type: "search", id: "search-input", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": "search-list", autocomplete: "off", spellcheck: "false", maxlength: "200", dir: "auto" });
  const list = element("ul", { id: "search-list", role: "listbox", hidden: true });
  root.append(input, list);
  let entries = null;
  let found = [];
  let active = -1;
  const order = Object.keys(SEARCH_NAMES);

  function label({ type, id }) {
    const { data } = app;
    switch (type) {
      case "actor": return app.fullName(id);
      case "issue": return app.issueName(id);
      case "coalition": return app.text(data.coalitions[id].name);
      case "argument": return app.text(data.arguments[id].text);
      case "document": return app.text(data.documents[id].title) || data.documents[id].id;
      default: return app.text(data.statements[id].summary) || data.statements[id].id;
    }
  }

  function find(query) {
    entries ??= searchEntries(app.data);
    const parts = searchPlain(query).split(/\s+/).filter(Boolean);
    if (parts.length === 0) return [];
    return entries.map((entry) => [searchRank(entry, parts), entry]).filter(([rank]) => rank > 0)
      .sort((a, b) => order.indexOf(a[1].type) - order.indexOf(b[1].type) || b[0] - a[0] || a[1].id - b[1].id)
      .map(([, entry]) => entry);
  }

  // The best of each kind first, so that many actors do not hide the one argument.
  function shorten(all) {
    if (all.length <= SEARCH_MOST) return all;
    const share = Math.ceil(SEARCH_MOST / new Set(all.map((entry) => entry.type)).size);
    const counts = new Map();
    return all.filter(({ type }) => {
      counts.set(type, (counts.get(type) ?? 0) + 1);
      return counts.get(type) <= share;
    });
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(next) {
    const options = list.querySelectorAll("[role=option]");
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active];
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", option.id);
  }

  function choose(entry) {
    close();
    app.set({ selection: { type: entry.type, id: entry.id }, query: "" });
  }

  function open() {
    const { query } = app.state();
    if (query.trim() === "") return close();
    const all = find(query);
    found = shorten(all);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    const rows = found.map((entry, i) => element("li", { role: "option", id: `search-${i}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: () => choose(entry) },
      element("span", { class: "search-what" }, app.words(SEARCH_NAMES[entry.type])), element("span", { dir: "auto" }, shortened(label(entry), 120))));
    if (rows.length === 0) rows.push(element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "soft" }, app.words("searchNone", { query: shortened(query, 40) })));
    replace(list, rows);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    const told = [app.words("searchFound", { n: all.length })];
    if (found.length < all.length) told.push(app.words("searchMore", { n: found.length }));
    return app.announce(told.join(" "));
  }

  function key(event) {
    const last = found.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (last < 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 ? (step > 0 ? 0 : last) : (active + step + last + 1) % (last + 1));
    } else if (event.key === "Enter" && !list.hidden && found.length > 0) {
      event.preventDefault();
      choose(found[Math.max(0, active)]);
      document.getElementById("panel-title")?.focus({ preventScroll: true }); // the answer is the next to read
    } else if (event.key === "Escape") {
      event.stopPropagation();
      event.preventDefault();
      if (!list.hidden) close();
      else app.set({ query: "" });
    }
  }

  input.addEventListener("input", () => { app.set({ query: input.value }); open(); });
  input.addEventListener("keydown", key);
  input.addEventListener("focus", () => { if (input.value !== "") open(); });
  input.addEventListener("blur", close);

  return {
    update(state) {
      input.setAttribute("aria-label", app.words("search"));
      input.placeholder = app.words("searchHint");
      list.setAttribute("aria-label", app.words("search"));
      if (input.value !== state.query) input.value = state.query;
    },
  };
}
