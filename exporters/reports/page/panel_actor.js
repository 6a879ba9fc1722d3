// SPDX-License-Identifier: GPL-3.0-or-later
// Why an actor stands where it stands.
import { element } from "./dom.js";
import { actorLinks, argumentLink, coalitionLink, groupMark, issueLink, linkTo, paragraph, shortened } from "./sentences.js";
import { longList } from "./evidence.js";
import { cellRows, heading, percent, section } from "./panel_parts.js";

const PANEL_ACTOR_TIES = 8;

// Why an actor of the network has no tie: how much it shares with those it shares most with.
function panelActorNoTie(app, i) {
  const { data } = app;
  const least = Number(data.about.method?.find(([key]) => key === "min_shared")?.[1] ?? 0);
  const cells = data.cellsOf(i);
  if (data.actors[i].x === null || !(least > 0) || cells.length === 0 || data.tiesOf(i).length > 0) return null;
  const shared = new Map();
  for (const k of cells) for (const l of data.cellsOn(data.cells[k][1])) shared.set(data.cells[l][0], (shared.get(data.cells[l][0]) ?? 0) + 1);
  shared.delete(i);
  const most = Math.max(0, ...shared.values());
  return most < least ? ["noTieWhy", { n: cells.length, most, least }] : ["noTieEven"];
}

function panelActorPlace(app, i) {
  const actor = app.data.actors[i];
  const name = shortened(app.fullName(i), 120);
  const coalition = app.data.coalitions[actor.coalition];
  if (coalition === undefined) return [[actor.x === null && app.data.tiesOf(i).length === 0 ? "standsNotNode" : "standsNowhere", { name }], panelActorNoTie(app, i)];
  const rows = [[coalition.size > 1 ? "standsWith" : "standsAlone", { name, coalition: coalitionLink(app, actor.coalition), n: coalition.size }]];
  if (coalition.size < 2) return rows;
  rows.push(actor.stability === null || actor.stability === undefined ? ["sureNone"] : ["sure", { n: percent(actor.stability) }]);
  if (actor.second >= 0 && actor.second_share > 0) rows.push(["second", { n: percent(actor.second_share), coalition: coalitionLink(app, actor.second) }]);
  if (actor.swings) rows.push(["swings"]);
  return rows;
}

// Where the window or the issue left out puts it.
function panelActorElsewhere(app, i) {
  const { window, omit } = app.state();
  const rows = [];
  if (omit >= 0) {
    const group = app.groupOf(i);
    rows.push(group < 0 ? ["standsWithoutNone", { issue: app.issueName(omit) }]
      : ["standsWithout", { issue: app.issueName(omit), coalition: app.nameOfGroup(group) }]);
  } else if (window >= 0 && app.data.windows) {
    const place = app.data.windows.places[window][i] ?? -1;
    const when = app.windowName(window);
    if (place === -1) rows.push(["standsWindowAbsent", { window: when }]);
    else if (place === -2) rows.push(["standsWindowNoTie", { window: when }]);
    else if (place === -3) rows.push(["standsWindowAlone", { window: when }]);
    else rows.push(["standsWindow", { window: when, coalition: app.nameOfGroup(place) }]);
  }
  return paragraph(app, rows, "noted");
}

function panelActorTies(app, i, sign) {
  const ties = app.data.tiesOf(i).filter((t) => app.visible.tie(t) && app.data.ties[t][2] * sign > 0)
    .sort((s, t) => sign * (app.data.ties[t][2] - app.data.ties[s][2]));
  if (ties.length === 0) return element("p", { class: "soft" }, app.words(sign > 0 ? "noAllies" : "noOpponents"));
  return longList(app, ties, (t) => {
    const [a, b, weight, shared] = app.data.ties[t];
    const other = a === i ? b : a;
    return element("li", { class: "tie-row" }, groupMark(app.data.actors[other].coalition, app.dark()),
      linkTo(app, "tie", [Math.min(a, b), Math.max(a, b)], shortened(app.fullName(other), 120)), " ",
      element("span", { class: "soft" }, app.words("tieRow", { weight: app.number(weight), n: shared })));
  }, PANEL_ACTOR_TIES);
}

function panelActorPivots(app, i) {
  const issues = (app.data.omissions ?? []).filter((o) => o.moved.includes(i)).map((o) => o.issue);
  if (issues.length === 0) return null;
  return element("p", {}, app.parts("pivotText", { n: issues.length, names: app.list(issues.map((issue) => issueLink(app, issue))) }));
}

function panelActorArguments(app, i) {
  const rows = app.data.argumentsOf(i).filter(app.visible.argument).map((g) => {
    const { by, endorsed } = app.data.arguments[g];
    return [g, by.includes(i) ? "putsForward" : endorsed.includes(i) ? "endorses" : "rejects"];
  });
  if (rows.length === 0) return null;
  return longList(app, rows, ([g, how]) => element("li", {}, element("span", { class: "soft" }, app.words(how), app.words("colon")), argumentLink(app, g)), 12);
}

export function actorPanel(app, i) {
  const { data } = app;
  const actor = data.actors[i];
  const kind = [actor.kind ? app.kind(actor.kind) : app.words("searchActor")];
  const cells = [...data.cellsOf(i)].sort((k, l) => (data.issues[data.cells[k][1]].order ?? 0) - (data.issues[data.cells[l][1]].order ?? 0));
  return [
    heading(app, kind, app.fullName(i), groupMark(app.groupOf(i), app.dark(), 16)),
    paragraph(app, panelActorPlace(app, i), "lead"),
    panelActorElsewhere(app, i),
    actor.groups.length > 0 ? element("p", { class: "soft" }, app.parts("memberOf", { groups: actorLinks(app, actor.groups) })) : null,
    section(app.words("pivotHeading"), panelActorPivots(app, i)),
    section(app.words("alliesHeading"), panelActorTies(app, i, 1)),
    section(app.words("opponentsHeading"), panelActorTies(app, i, -1)),
    section(app.words("positionsHeading"), cells.length === 0 ? element("p", { class: "soft" }, app.words("noPositions"))
      : cellRows(app, cells, (cell) => app.issueName(cell[1]))),
    section(app.words("argumentsHeading"), panelActorArguments(app, i)),
    section(app.words("attributesHeading"), panelActorAttributes(app, actor)),
  ];
}

function panelActorAttributes(app, actor) {
  const names = Object.keys(actor.attributes ?? {}).sort();
  if (names.length === 0) return null;
  return element("dl", { class: "facts-list" }, names.map((name) => [
    element("dt", { dir: "auto" }, name), element("dd", { dir: "auto" }, typeof actor.attributes[name] === "number" ? app.number(actor.attributes[name]) : actor.attributes[name])]));
}
