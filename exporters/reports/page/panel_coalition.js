// SPDX-License-Identifier: GPL-3.0-or-later
// A coalition: its members and how sure they are, what it stands for, where it is divided. And
// single statements and documents.
import { element } from "./dom.js";
import { actorLink, coalitionLink, groupMark, issueLink, paragraph, positionSaid, spoken } from "./sentences.js";
import { longList, statementItem, statementList, webAddress } from "./evidence.js";
import { heading, hundred, meanBar, percent, section } from "./panel_parts.js";

const PANEL_COALITION_ISSUES = 8;

function panelCoalitionMembers(app, coalition) {
  const { actors } = app.data;
  const members = [...coalition.members].filter(app.visible.actor)
    .sort((a, b) => (actors[b].stability ?? 0) - (actors[a].stability ?? 0) || app.fullName(a).localeCompare(app.fullName(b), app.state().lang));
  return longList(app, members, (i) => element("li", {}, actorLink(app, i), " ",
    actors[i].stability === null || actors[i].stability === undefined ? null
      : element("span", { class: "soft" }, app.words("memberRow", { share: hundred(app, actors[i].stability) }), actors[i].swings ? " ?" : "")), 30);
}

function panelCoalitionIssues(app, coalition) {
  const rows = coalition.issues.filter(([issue, mean]) => app.visible.issue(issue) && mean !== null && mean !== 0)
    .sort((a, b) => Math.abs(b[1]) * Math.sqrt(b[2]) - Math.abs(a[1]) * Math.sqrt(a[2]));
  if (rows.length === 0) return null;
  return longList(app, rows, ([issue, mean, n]) => element("li", { class: "bar-row" }, issueLink(app, issue), meanBar(app, mean),
    element("span", { class: "soft" }, app.words("commonRow", { mean, n }))), PANEL_COALITION_ISSUES);
}

// Issues that have members on both sides.
function panelCoalitionSplits(app, coalition) {
  const members = new Set(coalition.members);
  const sides = new Map();
  for (const member of coalition.members) {
    for (const k of app.data.cellsOf(member)) {
      const [, issue, mean] = app.data.cells[k];
      if (!app.visible.cell(k) || !mean || !members.has(member)) continue;
      const counts = sides.get(issue) ?? [0, 0];
      counts[mean > 0 ? 0 : 1] += 1;
      sides.set(issue, counts);
    }
  }
  const rows = [...sides].filter(([, [a, b]]) => a > 0 && b > 0).sort((a, b) => Math.min(...b[1]) - Math.min(...a[1]) || a[0] - b[0]);
  if (rows.length === 0) return null;
  return longList(app, rows, ([issue, [support, oppose]]) => element("li", {}, issueLink(app, issue), " ",
    element("span", { class: "soft" }, `+${support} −${oppose}`)), PANEL_COALITION_ISSUES);
}

export function coalitionPanel(app, c) {
  const coalition = app.data.coalitions[c];
  const rows = [["coalitionSize", { n: coalition.size }]];
  if (typeof coalition.stability === "number" && coalition.size > 1) rows.push(["coalitionStability", { n: percent(coalition.stability) }]);
  if (typeof coalition.cohesion === "number" && coalition.size > 1) rows.push(["coalitionCohesion", { cohesion: coalition.cohesion }]);
  const { omit } = app.state();
  const left = omit < 0 ? [] : coalition.members.filter((i) => app.groupOf(i) !== c);
  if (left.length > 0) rows.push(["coalitionWithout", { issue: app.issueName(omit), n: left.length }]);
  return [
    heading(app, app.words("searchCoalition"), app.text(coalition.name), groupMark(c, app.dark(), 16)),
    paragraph(app, rows, "lead"),
    section(app.words("commonHeading"), panelCoalitionIssues(app, coalition)),
    section(app.words("splitHeading"), panelCoalitionSplits(app, coalition)),
    section(app.words("membersHeading"), panelCoalitionMembers(app, coalition)),
  ];
}

export function statementPanel(app, s) {
  const one = app.data.statements[s];
  const { coalition } = app.data.actors[one.actor];
  return [
    heading(app, app.words("searchStatement"), app.words("statementNeutral", { actor: app.fullName(one.actor), issue: app.issueName(one.issue), position: positionSaid(app, one) })),
    element("ul", { class: "statements" }, statementItem(app, s, ["actor", "issue"])),
    app.text(one.summary) === "" ? element("p", { class: "soft" }, app.words("statementBare")) : element("p", { class: "soft" }, app.words("coderNote")),
    coalition >= 0 ? element("p", {}, coalitionLink(app, coalition)) : null,
  ];
}

export function documentPanel(app, d) {
  const one = app.data.documents[d];
  const statements = app.data.statementsIn(d);
  const address = webAddress(one.url);
  const facts = [one.author, one.date, one.language].filter(Boolean);
  return [
    heading(app, app.words("searchDocument"), app.text(one.title) === "" ? one.id : spoken(app, one.title)),
    paragraph(app, [["documentCounts", { n: statements.length }]], "lead"),
    facts.length > 0 ? element("p", { class: "facts" }, facts.map((fact) => element("span", { class: "fact", dir: "auto" }, fact))) : null,
    address !== null ? element("p", {}, element("a", { href: address, target: "_blank", rel: "noopener noreferrer", class: "address" }, address)) : null,
    section(app.words("statements", { n: statements.length }), statementList(app, statements, ["actor", "issue"])),
  ];
}
