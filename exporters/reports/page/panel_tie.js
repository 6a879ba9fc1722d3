// SPDX-License-Identifier: GPL-3.0-or-later
// What a tie rests on: the issues on which two actors agree or oppose each other, both positions,
// and the statements behind them. And one position of one actor on one issue.
import { element } from "./dom.js";
import { actorLink, coalitionLink, issueLink, linkTo, paragraph, positionWord, shortened } from "./sentences.js";
import { longList, statementList } from "./evidence.js";
import { cellMark, cellWords, heading, section } from "./panel_parts.js";

function panelTieIssue(app, one) {
  const { cells } = app.data;
  const row = element("details", { class: "cell-row" }, element("summary", {}, cellMark(cells[one.a]), cellMark(cells[one.b]), " ",
    element("span", { class: "row-name", dir: "auto" }, shortened(app.issueName(one.issue), 120))));
  row.addEventListener("toggle", () => {
    if (!row.open || row.children.length > 1) return;
    row.append(element("div", { class: "cell-inside" }, element("p", {}, issueLink(app, one.issue)), [one.a, one.b].map((k) => [
      element("h4", {}, actorLink(app, cells[k][0]), app.words("colon"), cellWords(app, cells[k])),
      statementList(app, cells[k][7])])));
  });
  return element("li", {}, row);
}

// The order of issues where a tie is explained: the clearest first.
function panelTieClearest(app, found) {
  const { cells } = app.data;
  const clear = (one) => Math.abs(cells[one.a][2] * cells[one.b][2]);
  return found.sort((one, other) => clear(other) - clear(one) || one.issue - other.issue);
}

function panelTieSections(app, a, b) {
  const all = app.data.agreements(a, b);
  const seen = panelTieClearest(app, all.filter((one) => app.visible.cell(one.a) && app.visible.cell(one.b)));
  const groups = [["tieAgreeOn", seen.filter((one) => one.same)], ["tieOpposeOn", seen.filter((one) => one.opposed)],
    ["tieNeitherOn", seen.filter((one) => !one.same && !one.opposed)]];
  const hidden = all.length - seen.length;
  return [
    ...groups.map(([key, found]) => (found.length === 0 ? null
      : section(app.words(key, { n: found.length }), longList(app, found, (one) => panelTieIssue(app, one), 60)))),
    hidden > 0 ? element("p", { class: "soft" }, app.words("tieHidden", { n: hidden })) : null,
    all.length === 0 ? element("p", { class: "soft" }, app.words("tieGiven")) : null,
  ];
}

export function tiePanel(app, [a, b]) {
  const { actors } = app.data;
  const tie = app.data.ties[app.data.tieBetween(a, b)];
  const together = actors[a].coalition >= 0 && actors[a].coalition === actors[b].coalition;
  const place = together ? ["tieSameCoalition", { coalition: coalitionLink(app, actors[a].coalition) }]
    : ["tieTwoCoalitions", { a: actorLink(app, a), b: actorLink(app, b), first: coalitionLink(app, actors[a].coalition), second: coalitionLink(app, actors[b].coalition) }];
  return [
    heading(app, app.words("whatTie"), app.words("tieHeading", { a: shortened(app.fullName(a), 160), b: shortened(app.fullName(b), 160) })),
    paragraph(app, [tie === undefined ? ["tieNone"] : [tie[2] < 0 ? "tieOppose" : "tieAgree", { weight: app.number(tie[2]), n: tie[3] }],
      actors[a].coalition >= 0 || actors[b].coalition >= 0 ? place : null], "lead"),
    element("p", { class: "soft" }, actorLink(app, a), " · ", actorLink(app, b)),
    panelTieSections(app, a, b),
  ];
}

// The cells of others on the same issue, with the same side or the other.
function panelTieOthers(app, k, sign) {
  const { cells } = app.data;
  return app.data.cellsOn(cells[k][1]).filter((l) => l !== k && app.visible.cell(l) && cells[l][2] * cells[k][2] * sign > 0);
}

export function cellPanel(app, [actor, issue]) {
  const k = app.data.cellAt(actor, issue);
  const names = { actor: actorLink(app, actor), issue: issueLink(app, issue) };
  const head = heading(app, app.words("whatPosition"), app.words("cellHeading", { actor: shortened(app.fullName(actor), 160), issue: shortened(app.issueName(issue), 160) }));
  if (k < 0) return [head, paragraph(app, [["cellNone", names]], "lead")];
  const cell = app.data.cells[k];
  const [, , mean, min, max, abstentions, bloc, statements] = cell;
  const rows = [mean === null || mean === 0 ? ["cellNeutral", names] : ["cellSentence", { ...names, verb: positionWord(app, cell) }]];
  if (mean === null || (abstentions > 0 && abstentions >= statements.length)) rows[0] = ["cellAbstained", names];
  else if (min < 0 && max > 0) rows[0] = ["cellMixed", names];
  if (mean !== null && statements.length > 1) rows.push(["cellMean", { n: statements.length, mean }]);
  if (mean !== null && min !== max) rows.push(["cellRange", { min, max }]);
  const row = app.data.coalitions[app.data.actors[actor].coalition]?.issues.find((one) => one[0] === issue);
  if (row) rows.push(["cellOthers", { mean: row[1], n: row[2] }]);
  const others = (sign, title) => {
    const found = panelTieOthers(app, k, sign);
    return found.length === 0 ? null : section(app.words(title), longList(app, found, (l) => element("li", {}, cellMark(app.data.cells[l]), " ",
      actorLink(app, app.data.cells[l][0]), " ", linkTo(app, "tie", [actor, app.data.cells[l][0]].sort((a, b) => a - b), "⇄", "link tie-to", app.words("whatTie"))), 10));
  };
  return [
    head,
    paragraph(app, rows, "lead"),
    bloc >= 0 ? element("p", { class: "noted" }, app.words("takenOver", { bloc: app.fullName(bloc) })) : null,
    abstentions > 0 ? element("p", { class: "soft" }, app.words("abstentions", { n: abstentions })) : null,
    section(app.words("statements", { n: statements.length }), statementList(app, statements), element("p", { class: "soft" }, app.words("coderNote"))),
    others(1, "cellSame"),
    others(-1, "cellOpposite"),
  ];
}
