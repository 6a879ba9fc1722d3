// SPDX-License-Identifier: GPL-3.0-or-later
// An argument: who holds it, whether it holds, what it bears on and what bears on it.
import { element } from "./dom.js";
import { actorLinks, argumentLink, issueLink, paragraph, spoken } from "./sentences.js";
import { documentLine, longList, statementList } from "./evidence.js";
import { heading, section } from "./panel_parts.js";

const PANEL_ARGUMENT_ROWS = 20;

// Where a relation leads: an argument, a side of an issue, or another relation.
function panelArgumentTarget(app, relation) {
  const [what, at, side] = relation.to;
  if (what === "argument") return argumentLink(app, at);
  if (what === "issue") {
    const against = (relation.kind !== "supports") !== (side < 0);
    return app.parts(against ? "speaksAgainst" : "speaksFor", { target: issueLink(app, at) });
  }
  return app.parts("undercutRelation", { target: argumentLink(app, app.data.relations[at].from, 70) });
}

function panelArgumentRow(app, relation, end) {
  const verb = relation.to[0] === "issue" && end === "to" ? null
    : element("span", { class: `relation ${relation.kind}` }, app.words(`relation_${relation.kind}`));
  const place = documentLine(app, relation.document, relation.locator);
  const other = end === "to" ? panelArgumentTarget(app, relation) : argumentLink(app, relation.from);
  return element("li", {}, end === "from" ? [other, " ", verb] : [verb, " ", other],
    place.length > 0 ? element("p", { class: "facts" }, place) : null);
}

export function argumentPanel(app, i) {
  const { data } = app;
  const argument = data.arguments[i];
  const holders = [["byHeading", argument.by], ["endorsedBy", argument.endorsed], ["rejectedBy", argument.rejected]]
    .filter(([, actors]) => actors.length > 0).map(([key, actors]) => [key, { names: actorLinks(app, actors) }]);
  const to = [...data.relationsTo(i), ...data.relationsFrom(i).flatMap((r) => data.relationsAt(r))];
  const cites = data.statements.flatMap((one, s) => (one.arguments.includes(i) ? [s] : []));
  const values = argument.values.map((value) => (typeof value === "string" ? value : app.text(value)));
  const place = documentLine(app, argument.document, argument.locator);
  return [
    heading(app, [app.words("searchArgument"), " · ", element("span", { class: `status ${argument.status}` }, app.words(`status_${argument.status}`))],
      spoken(app, argument.text)),
    paragraph(app, [[`statusSentence_${argument.status}`]], "lead"),
    paragraph(app, holders),
    values.length > 0 ? element("p", {}, app.words("valuesOf", { values: app.list(values).join("") })) : null,
    place.length > 0 ? element("p", { class: "facts" }, element("span", { class: "fact" }, place),
      argument.date ? element("span", { class: "fact" }, argument.date) : null) : null,
    section(app.words("relationsFrom"), data.relationsFrom(i).length === 0 ? null
      : longList(app, data.relationsFrom(i), (r) => panelArgumentRow(app, data.relations[r], "to"), PANEL_ARGUMENT_ROWS)),
    section(app.words("relationsTo"), to.length === 0 ? null
      : longList(app, to, (r) => panelArgumentRow(app, data.relations[r], "from"), PANEL_ARGUMENT_ROWS)),
    cites.length > 0 ? section(app.words("statementsCite", { n: cites.length }), statementList(app, cites, ["actor", "issue"])) : null,
  ];
}
