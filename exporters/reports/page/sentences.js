// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences whose names can be pressed: an actor, an issue, a tie … selects what it names.
import { element, shapeMark } from "./dom.js";
import { groupStyle, shapePoints } from "./palette.js";
import { languageOf } from "./data.js";

const SENTENCES_NAME = 120; // letters of a name in a sentence; whole names stand in titles and tables

// A paragraph of one sentence or several; a row is [key, values].
export function paragraph(app, rows, className) {
  const parts = rows.filter(Boolean).flatMap((row, i) => {
    const gap = i === 0 || app.state().lang === "zh" ? "" : " ";
    return [gap, ...app.parts(row[0], row[1])];
  });
  return parts.length === 0 ? null : element("p", { class: className }, parts);
}

export function linkTo(app, type, id, label, className = "link", spokenAs = null) {
  const link = element("a", { href: app.link.hash({ selection: { type, id } }), class: className, "aria-label": spokenAs, title: spokenAs }, element("bdi", {}, label));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the browser opens it elsewhere
    event.preventDefault();
    app.select(type, id);
  });
  if (app.isSelected(type, id)) link.setAttribute("aria-current", "true");
  return link;
}

export const actorLink = (app, actor) => linkTo(app, "actor", actor, shortened(app.fullName(actor), SENTENCES_NAME));
export const issueLink = (app, issue) => linkTo(app, "issue", issue, shortened(app.issueName(issue), SENTENCES_NAME));

export function shortened(text, most = 90) {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

export function argumentLink(app, argument, most = 120) {
  return linkTo(app, "argument", argument, shortened(app.text(app.data.arguments[argument].text), most));
}

export const groupMark = (group, dark, size) => {
  const style = groupStyle(group, dark);
  return shapeMark(style, shapePoints(style.shape, 5.4), size);
};

export function coalitionLink(app, coalition) {
  if (coalition < 0 || app.data.coalitions[coalition] === undefined) return app.words("noCoalition");
  const link = linkTo(app, "coalition", coalition, shortened(app.text(app.data.coalitions[coalition].name), SENTENCES_NAME));
  link.prepend(groupMark(coalition, app.dark()));
  return link;
}

export const actorLinks = (app, actors) => app.list(actors.map((actor) => actorLink(app, actor)));

// Names of the first few, and how many more there are.
export function someActors(app, actors, most = 6) {
  const names = app.list(actors.slice(0, most).map((actor) => actorLink(app, actor)));
  const rest = actors.length - most;
  return rest > 0 ? app.parts("andMore", { names, n: rest }) : names;
}

// A text of the dataset, marked with the language that it is in.
export function spoken(app, text, tag = "span", className = null) {
  const lang = languageOf(text, app.state().lang);
  return element(tag, { class: className, lang: lang !== "" && lang !== app.state().lang ? lang : null, dir: "auto" }, app.text(text));
}

const SENTENCES_WORDS = [[0.995, "supports"], [1e-9, "partlySupports"], [-1e-9, "neutral"], [-0.995, "partlyOpposes"]];

// What an actor does on an issue, in a word or two: "supports", "leans to opposition" …
export function positionWord(app, cell) {
  const [, , mean, min, max, abstentions, , statements] = cell;
  if (abstentions > 0 && abstentions >= statements.length) return app.words("abstains");
  if (mean === null) return app.words("unknownPosition");
  if (min < 0 && max > 0) return app.words("mixed");
  const found = SENTENCES_WORDS.find(([least]) => mean >= least);
  return app.words(found === undefined ? "opposes" : found[1]);
}

// "A attacks B", of a relation between arguments or to an issue.
export function relationName(app, r) {
  const { from, to, kind } = app.data.relations[r];
  const [what, at] = to;
  const target = what === "issue" ? app.issueName(at) : what === "argument" ? app.text(app.data.arguments[at].text)
    : app.text(app.data.arguments[app.data.relations[at].from].text);
  return app.words("relationName", { from: shortened(app.text(app.data.arguments[from].text), 60), verb: app.words(`relation_${kind}`), target: shortened(target, 60) });
}

// What selects a thing is called in sentences and announcements.
export function selectionName(app, selection) {
  const { data } = app;
  const { type, id } = selection;
  switch (type) {
    case "actor": return app.fullName(id);
    case "issue": return app.issueName(id);
    case "tie": return app.words("tieHeading", { a: app.fullName(id[0]), b: app.fullName(id[1]) });
    case "cell": return app.words("cellHeading", { actor: app.fullName(id[0]), issue: app.issueName(id[1]) });
    case "argument": return app.text(data.arguments[id].text);
    case "coalition": return app.text(data.coalitions[id].name);
    case "relation": return relationName(app, id);
    case "lineage": return app.text(data.windows.lineages[id].name);
    case "document": return app.text(data.documents[id].title) || data.documents[id].id;
    default: return app.words("statementNeutral", { actor: app.fullName(data.statements[id].actor),
      issue: app.issueName(data.statements[id].issue), position: positionSaid(app, data.statements[id]) });
  }
}

// The position of a statement: its word, or its number.
export function positionSaid(app, statement) {
  const { position } = statement;
  if (typeof position === "number") {
    const word = position > 0 ? "position_support" : position < 0 ? "position_oppose" : "position_neutral";
    return Math.abs(position) === 1 || position === 0 ? app.words(word) : `${app.words(word)} (${app.number(position)})`;
  }
  const key = `position_${position}`;
  const said = app.words(key);
  return said === key ? String(position) : said;
}
