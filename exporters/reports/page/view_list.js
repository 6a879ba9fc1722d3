// SPDX-License-Identifier: GPL-3.0-or-later
// A listbox behind a picture, for keyboard and screen reader: it holds the focus, and the picture
// shows which option is active. Options are {key, name, choose}; keys are strings.

import { svgHtml } from "./svg.js";

/*
 * `on.active(key)` is called when another option becomes active, `on.choose(key)` on Enter or space,
 * `on.key(event, key)` first for every key; it returns true where it has dealt with it.
 */
export function createViewList(root, name, on) {
  const list = svgHtml("div", "view-list");
  const id = `view-list-${createViewList.count = (createViewList.count || 0) + 1}`;
  list.id = id;
  list.tabIndex = 0;
  list.setAttribute("role", "listbox");
  root.append(list);
  let options = [], places = new Map(), active = -1, typed = "", typedAt = 0;

  function element(at) {
    return list.children[at];
  }
  function activate(at, quiet = false) {
    if (at < 0 || at >= options.length) return;
    active = at;
    list.setAttribute("aria-activedescendant", element(at).id);
    if (!quiet) on.active(options[at].key);
  }
  function typeAhead(letter, time) {
    typed = time - typedAt < 700 ? typed + letter : letter;
    typedAt = time;
    for (let i = 0; i < options.length; i++) {
      const at = (active + (typed.length > 1 ? 0 : 1) + i + options.length) % options.length;
      if (options[at].name.toLowerCase().startsWith(typed.toLowerCase())) return activate(at);
    }
  }
  function move(event) {
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10};
    if (event.key in steps) activate(Math.min(options.length - 1, Math.max(0, active + steps[event.key])));
    else if (event.key === "Home") activate(0);
    else if (event.key === "End") activate(options.length - 1);
    else if (event.key === "Enter" || event.key === " ") { if (active >= 0) on.choose(options[active].key); }
    else return false;
    return true;
  }
  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = on.key?.(event, active >= 0 ? options[active].key : null) || move(event);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) {
      typeAhead(event.key, event.timeStamp);
      event.stopPropagation();
    }
  });
  list.addEventListener("focus", () => {
    if (active < 0 && options.length) activate(0, true);
    on.focus?.(true, active >= 0 ? options[active].key : null);
  });
  list.addEventListener("blur", () => on.focus?.(false, null));
  list.addEventListener("click", (event) => {
    const at = Array.prototype.indexOf.call(list.children, event.target.closest("[role=option]"));
    if (at < 0) return;
    activate(at);
    on.choose(options[at].key);
  });

  return {
    element: list,
    /* Gives the list new options; the active one stays where its key is still there. */
    fill(next, label, help) {
      const key = active >= 0 ? options[active].key : null;
      const rows = document.createDocumentFragment();
      options = next;
      places = new Map(options.map((option, at) => [option.key, at]));
      options.forEach((option, at) => {
        const row = svgHtml("div", "", option.name);
        row.id = `${id}-${at}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        rows.append(row);
      });
      list.replaceChildren(rows);
      list.setAttribute("aria-label", label);
      list.setAttribute("aria-description", help);
      active = places.get(key) ?? -1;
      if (active >= 0) list.setAttribute("aria-activedescendant", element(active).id);
      else list.removeAttribute("aria-activedescendant");
    },
    /* Marks what is selected, and makes the first of it active. */
    select(keys) {
      for (const old of list.querySelectorAll("[aria-selected=true]")) old.setAttribute("aria-selected", "false");
      keys.forEach((key, i) => {
        const at = places.get(key);
        if (at === undefined) return;
        element(at).setAttribute("aria-selected", "true");
        if (i === 0) activate(at, true);
      });
    },
    active: () => (active >= 0 ? options[active].key : null),
    activate: (key) => activate(places.get(key) ?? -1),
    has: (key) => places.has(key),
    focus: () => list.focus({preventScroll: true}),
    focused: () => document.activeElement === list,
  };
}

/* A picture larger than its box can be scrolled by keys: it takes the focus then, and is named. */
export function viewScrollable(scroll, name) {
  const over = scroll.scrollHeight > scroll.clientHeight + 1 || scroll.scrollWidth > scroll.clientWidth + 1;
  for (const [key, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", name]]) {
    if (over) scroll.setAttribute(key, value);
    else scroll.removeAttribute(key);
  }
}
