// SPDX-License-Identifier: GPL-3.0-or-later
// A relation between arguments; and a coalition followed through the windows of time.
import { element } from "./dom.js";
import { actorLinks, argumentLink, issueLink, linkTo, paragraph, someActors } from "./sentences.js";
import { documentLine } from "./evidence.js";
import { heading, section } from "./panel_parts.js";

export function relationPanel(app, r) {
  const relation = app.data.relations[r];
  const [what, at] = relation.to;
  const target = what === "argument" ? argumentLink(app, at) : what === "issue" ? issueLink(app, at)
    : linkTo(app, "relation", at, app.words("undercutRelation", { target: app.text(app.data.arguments[app.data.relations[at].from].text) }));
  const undercuts = app.data.relationsAt(r);
  const place = documentLine(app, relation.document, relation.locator);
  return [
    heading(app, app.words("whatRelation"), app.words(`relation_${relation.kind}`)),
    element("p", { class: "lead" }, argumentLink(app, relation.from), " ",
      element("span", { class: `relation ${relation.kind}` }, app.words(`relation_${relation.kind}`)), " ", target),
    relation.status ? paragraph(app, [[`relationStatus_${relation.status}`]]) : null,
    relation.by.length > 0 ? paragraph(app, [["relationBy", { names: actorLinks(app, relation.by) }]]) : null,
    place.length > 0 ? element("p", { class: "facts" }, place) : null,
    section(app.words("relationUndercut"), undercuts.length === 0 ? null
      : element("ul", { class: "rows" }, undercuts.map((u) => element("li", {}, argumentLink(app, app.data.relations[u].from))))),
  ];
}

export function lineagePanel(app, lineage) {
  const { windows, actors } = app.data;
  const rows = windows.from.map((_, w) => {
    const members = [...actors.keys()].filter((i) => windows.places[w][i] === lineage);
    const window = app.windowName(w);
    return element("li", {}, element("h4", {}, members.length === 0 ? app.words("lineageNone", { window }) : app.words("lineageWindow", { window, n: members.length })),
      members.length === 0 ? null : element("p", {}, someActors(app, members, 20)));
  });
  return [heading(app, app.words("whatLineage"), app.text(windows.lineages[lineage].name)), element("ul", { class: "rows" }, rows)];
}
