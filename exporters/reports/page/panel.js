// SPDX-License-Identifier: GPL-3.0-or-later
// The panel beside the views: why what is selected is as it is.
import { replace } from "./dom.js";
import { actorPanel } from "./panel_actor.js";
import { cellPanel, tiePanel } from "./panel_tie.js";
import { issuePanel } from "./panel_issue.js";
import { argumentPanel } from "./panel_argument.js";
import { coalitionPanel, documentPanel, statementPanel } from "./panel_coalition.js";
import { lineagePanel, relationPanel } from "./panel_relation.js";
import { overviewPanel } from "./panel_overview.js";
import { selectionName, shortened } from "./sentences.js";
import { FILTERS } from "./visible.js";

const PANEL_MAKERS = { actor: actorPanel, tie: tiePanel, cell: cellPanel, issue: issuePanel, argument: argumentPanel,
  coalition: coalitionPanel, statement: statementPanel, document: documentPanel, relation: relationPanel, lineage: lineagePanel };
const PANEL_DEPENDS = ["selection", "lang", "omit", "window", "theme", ...FILTERS];

export function createPanel(app) {
  const root = document.getElementById("panel");
  const jump = document.getElementById("jump");
  jump.addEventListener("click", () => {
    root.scrollIntoView({ behavior: app.stillness() ? "auto" : "smooth", block: "start" });
    document.getElementById("panel-title")?.focus({ preventScroll: true });
  });

  // Whether the panel had the focus: it goes on to the new title, else it would be lost.
  function fill(state, previous) {
    const held = root.contains(document.activeElement);
    const { selection } = state;
    replace(root, selection === null ? overviewPanel(app) : PANEL_MAKERS[selection.type](app, selection.id));
    const name = selection === null ? "" : shortened(selectionName(app, selection), 60);
    jump.hidden = selection === null;
    jump.textContent = app.words("jump", { name });
    if (selection !== previous.selection) {
      root.scrollTop = 0;
      app.announce(selection === null ? app.words("selectionCleared") : app.words("selected", { what: selectionName(app, selection).slice(0, 300) }));
    }
    if (held) document.getElementById("panel-title")?.focus({ preventScroll: true });
  }

  return {
    update(state, previous) {
      if (root.children.length > 0 && PANEL_DEPENDS.every((key) => state[key] === previous[key])) return;
      fill(state, previous);
    },
  };
}
