// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that work anywhere on the page, and the list of them.
import { VIEWS } from "./state.js";
import { element, replace } from "./dom.js";

const HELP_ROWS = [["/", "help_slash"], [`1 – ${VIEWS.length}`, "help_views"], ["f", "help_filters"], ["?", "help_question"], ["Esc", "help_escape"],
  ["key_arrows", "help_arrows"], ["key_enter", "help_enter"], ["Home, End", "help_home"]];

const helpTyping = (target) => target.closest("input:not([type=checkbox]):not([type=range]), select, textarea, [contenteditable]") !== null;

export function createHelp(app) {
  const dialog = document.getElementById("help");
  app.openHelp = () => { if (!dialog.open) dialog.showModal(); };

  function escape() {
    const filters = document.getElementById("filters");
    if (!filters.hidden) document.getElementById("filters-button").click();
    else if (app.state().selection !== null) app.select(null);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open || !(event.target instanceof Element)) return;
    if (event.key === "Escape") return void escape();
    if (helpTyping(event.target)) return;
    const view = VIEWS[Number(event.key) - 1];
    if (event.key === "/") document.getElementById("search-input").focus();
    else if (event.key === "?") app.openHelp();
    else if (event.key === "f") document.getElementById("filters-button").click();
    else if (view !== undefined) app.set({ view });
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  return {
    update(state, previous) {
      if (state !== previous && state.lang === previous.lang) return;
      dialog.setAttribute("aria-labelledby", "help-title");
      replace(dialog, element("h2", { id: "help-title" }, app.words("helpTitle")), element("p", {}, app.words("helpIntro")),
        element("dl", { class: "keys" }, HELP_ROWS.map(([key, word]) => [element("dt", {}, element("kbd", {}, key.startsWith("key_") ? app.words(key) : key)), element("dd", {}, app.words(word))])),
        element("button", { type: "button", class: "plain", onclick: () => dialog.close() }, app.words("close")));
    },
  };
}
