// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands where on an issue, how far it divides, and the arguments about it.
import { element } from "./dom.js";
import { argumentLink, coalitionLink, paragraph, shortened, someActors } from "./sentences.js";
import { longList } from "./evidence.js";
import { cellRow, heading, meanBar, percent, section } from "./panel_parts.js";

// What happens without the issue, in words; null where it was not found out.
export function omissionRows(app, issue) {
  const found = (app.data.omissions ?? []).find((one) => one.issue === issue);
  if (found === undefined) return [];
  const name = shortened(app.issueName(issue), 120);
  if (found.moved.length === 0) return [["omitNobody", { issue: name }]];
  return [["omitTold", { issue: name, n: found.moved.length, names: someActors(app, found.moved) }], ["omitCount", { n: found.count }]];
}

function panelIssueSides(app, cells) {
  const side = (k) => Math.sign(app.data.cells[k][2] ?? 0);
  const order = (a, b) => app.data.actors[app.data.cells[a][0]].coalition - app.data.actors[app.data.cells[b][0]].coalition ||
    app.fullName(app.data.cells[a][0]).localeCompare(app.fullName(app.data.cells[b][0]), app.state().lang);
  return [[1, "supportHeading"], [-1, "opposeHeading"], [0, "neitherHeading"]].map(([sign, title]) => {
    const found = cells.filter((k) => side(k) === sign).sort(order);
    return found.length === 0 ? null : section(app.words(title, { n: found.length }),
      longList(app, found, (k) => cellRow(app, k, app.fullName(app.data.cells[k][0])), 15));
  });
}

function panelIssueCoalitions(app, issue) {
  const rows = app.data.coalitions.flatMap((coalition, c) => coalition.issues.filter((one) => one[0] === issue).map((one) => [c, one]));
  if (rows.length === 0) return null;
  return element("ul", { class: "rows" }, rows.map(([c, [, mean, n]]) => element("li", { class: "bar-row" }, coalitionLink(app, c),
    meanBar(app, mean), element("span", { class: "soft" }, app.words("cellsCounted", { mean, n })))));
}

function panelIssueArguments(app, issue, side) {
  const found = app.data.argumentsOn(issue).filter((one) => {
    const against = app.data.relations[one.relation].kind !== "supports";
    return one.side * (against ? -1 : 1) === side;
  });
  if (found.length === 0) return null;
  return longList(app, found, (one) => {
    const { status } = app.data.arguments[one.argument];
    return element("li", {}, element("span", { class: `status ${status}` }, app.words(`status_${status}`)), " ", argumentLink(app, one.argument));
  }, 12);
}

export function issuePanel(app, i) {
  const { issues } = app.data;
  const issue = issues[i];
  const ranked = issues.filter((one) => one.divisiveness !== null && one.divisiveness !== undefined);
  const rank = ranked.filter((one) => one.divisiveness > issue.divisiveness).length + 1;
  const divides = typeof issue.divisiveness === "number"
    ? ["issueDivides", { n: percent(issue.divisiveness), rank, all: ranked.length }] : ["issueDividesNot"];
  const cells = app.data.cellsOn(i).filter((k) => app.visible.cell(k));
  const count = (sign) => cells.filter((k) => Math.sign(app.data.cells[k][2] ?? 0) === sign).length;
  const omitted = app.state().omit === i;
  return [
    heading(app, app.words("searchIssue"), app.issueName(i)),
    paragraph(app, [["issueCounts", { support: count(1), oppose: count(-1), neither: count(0) }], divides], "lead"),
    issue.support ? element("p", { dir: "auto" }, app.words("issueSupport", { text: app.text(issue.support) })) : null,
    issue.opposition ? element("p", { dir: "auto" }, app.words("issueOpposition", { text: app.text(issue.opposition) })) : null,
    issue.topic ? element("p", { class: "soft" }, app.words("issueTopic", { topic: issue.topic })) : null,
    paragraph(app, omissionRows(app, i), "noted"),
    omissionRows(app, i).length > 0 ? element("button", { type: "button", class: "plain", onclick: () => app.set({ omit: omitted ? -1 : i, window: -1 }) },
      app.words(omitted ? "omitStop" : "omitThis")) : null,
    section(app.words("byCoalition"), panelIssueCoalitions(app, i)),
    panelIssueSides(app, cells),
    section(app.words("argumentsFor"), panelIssueArguments(app, i, 1)),
    section(app.words("argumentsAgainst"), panelIssueArguments(app, i, -1)),
  ];
}
