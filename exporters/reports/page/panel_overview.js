// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel says while nothing is selected: the finding as a whole, and how it came about.
import { element } from "./dom.js";
import { coalitionLink, issueLink, linkTo, paragraph, someActors, spoken } from "./sentences.js";
import { longList } from "./evidence.js";
import { hundred, section } from "./panel_parts.js";
import { omissionRows } from "./panel_issue.js";

function panelOverviewCoalitions(app) {
  const { coalitions } = app.data;
  if (coalitions.length === 0) return null;
  return longList(app, [...coalitions.keys()], (c) => {
    const facts = [app.words("coalitionRow", { n: coalitions[c].size })];
    if (typeof coalitions[c].stability === "number" && coalitions[c].size > 1) facts.push(app.words("stabilityShort", { share: hundred(app, coalitions[c].stability) }));
    return element("li", {}, coalitionLink(app, c), " ", element("span", { class: "soft" }, facts.join(app.words("comma"))));
  }, 12);
}

function panelOverviewDivisive(app) {
  const issues = app.data.issues.map((issue, i) => [i, issue]).filter(([i, issue]) => typeof issue.divisiveness === "number" && app.visible.issue(i))
    .sort((a, b) => (a[1].order ?? 0) - (b[1].order ?? 0)).slice(0, 6);
  if (issues.length === 0) return null;
  return [element("p", { class: "soft" }, app.words("divisiveNote")), element("ul", { class: "rows" }, issues.map(([i, issue]) => element("li", {}, issueLink(app, i), " ",
    element("span", { class: "soft" }, hundred(app, issue.divisiveness)))))];
}

function panelOverviewDocuments(app) {
  const { documents } = app.data;
  if (documents.length === 0) return null;
  return longList(app, [...documents.keys()], (d) => element("li", {}, linkTo(app, "document", d, app.text(documents[d].title) || documents[d].id, "link cite"), " ",
    element("span", { class: "soft" }, app.words("statements", { n: app.data.statementsIn(d).length }))), 8);
}

// What a parameter is called; those without a name of their own by their key.
function panelOverviewMethod(app, key) {
  const word = `method_${key}`;
  const said = app.words(word);
  return said === word ? key : said;
}

// How much there is, of what there is.
function panelOverviewCounts(app) {
  const { data } = app;
  const said = (key) => app.words(key, { n: data[key].length });
  if (data.actors.length === 0) return ["overviewNone"];
  if (data.coalitions.length === 0) return ["overviewAlone", { actors: said("actors") }];
  const rest = ["ties", "issues", "statements"].filter((key) => data[key].length > 0).map(said);
  return ["overviewCounts", { actors: said("actors"), coalitions: said("coalitions"), rest: rest.join(app.words("comma")) }];
}

export function overviewPanel(app) {
  const { data } = app;
  const inNetwork = data.actors.flatMap((actor, i) => (actor.coalition < 0 && app.visible.actor(i) ? [i] : []));
  return [
    element("header", { class: "panel-head" }, element("p", { class: "over" }, app.words("panel")),
      element("h2", { id: "panel-title", tabindex: "-1" }, app.words("overview"))),
    paragraph(app, [panelOverviewCounts(app)], "lead"),
    paragraph(app, app.state().omit >= 0 ? omissionRows(app, app.state().omit) : [], "noted"),
    data.actors.length > 0 ? element("p", {}, app.words(data.statements.length > 0 ? "overviewHint" : "overviewHintTies")) : null,
    data.about.description ? element("details", { class: "about" }, element("summary", {}, app.words("aboutData")), spoken(app, data.about.description, "p")) : null,
    section(app.words("coalitionsHeading"), panelOverviewCoalitions(app),
      inNetwork.length > 0 ? element("p", { class: "soft" }, app.parts("unaligned", { n: inNetwork.length, names: someActors(app, inNetwork) })) : null),
    section(app.words("divisiveHeading"), panelOverviewDivisive(app)),
    section(app.words("documentsHeading"), panelOverviewDocuments(app)),
    section(app.words("methodHeading"), element("dl", { class: "facts-list" }, (data.about.method ?? []).map(([key, value]) => [
      element("dt", {}, panelOverviewMethod(app, key)), element("dd", { dir: "auto" }, String(value))]))),
  ];
}
