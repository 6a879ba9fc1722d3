// SPDX-License-Identifier: GPL-3.0-or-later
// Statements as the panel shows them: what was said, by whom, where, when, and how sure the coder was.
import { append, element } from "./dom.js";
import { actorLink, argumentLink, issueLink, linkTo, positionSaid, shortened, spoken } from "./sentences.js";
import { positionColour, positionInk } from "./palette.js";

const EVIDENCE_MOST = 40; // statements shown before "show more"

// Only addresses of the web become links: what else a dataset may hold is shown as text.
export function webAddress(url) {
  if (typeof url !== "string" || !/^https?:\/\//i.test(url)) return null;
  try {
    const address = new URL(url);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

// A sign in the colour of a position, for eyes only: the word stands beside it.
export function positionMark(glyph, mean) {
  const mark = element("span", { class: "glyph", "aria-hidden": "true" }, glyph);
  if (mean !== null) {
    mark.style.backgroundColor = positionColour(mean);
    mark.style.color = positionInk(mean);
  }
  return mark;
}

function evidenceGlyph({ position, value }) {
  if (position === "abstain") return positionMark("A", null);
  if (typeof value !== "number") return positionMark("±", null);
  return positionMark(value > 0 ? "+" : value < 0 ? "−" : "0", value);
}

export function documentLine(app, document, locator) {
  const one = app.data.documents[document];
  const parts = [];
  if (one !== undefined) {
    parts.push(linkTo(app, "document", document, app.text(one.title) || one.id, "link cite"));
    const address = webAddress(one.url);
    if (address !== null) {
      parts.push(element("a", { href: address, target: "_blank", rel: "noopener noreferrer", class: "outward",
        "aria-label": app.words("openDocument", { title: shortened(app.text(one.title) || one.id, 80) }) }, "↗"));
    }
  }
  if (locator) parts.push(parts.length > 0 ? app.words("comma") : "", element("span", { dir: "auto" }, locator));
  return parts;
}

// The facts of a statement in one line: place, date, confidence, who reports it.
function evidenceFacts(app, one) {
  const { data } = app;
  const facts = [];
  const place = documentLine(app, one.document, one.locator);
  if (place.length > 0) facts.push(place);
  const date = one.date ?? data.documents[one.document]?.date;
  if (date) facts.push(one.until ? app.words("windowOf", { from: date, to: one.until }) : date);
  if (one.kind) {
    const said = app.words(`statement_${one.kind}`);
    facts.push(said === `statement_${one.kind}` ? one.kind : said);
  }
  if (one.reported_by >= 0) facts.push(app.parts("reportedBy", { actor: actorLink(app, one.reported_by) }));
  if (one.reported_by === "author") facts.push(app.words("reportedByAuthor"));
  if (typeof one.confidence === "number" && one.confidence < 1) facts.push(app.words("confidenceOf", { confidence: one.confidence }));
  return element("p", { class: "facts" }, facts.map((fact) => element("span", { class: "fact" }, fact)));
}

// One statement; `about` says which of "actor" and "issue" must be named, as they are not clear.
export function statementItem(app, s, about = []) {
  const one = app.data.statements[s];
  const item = element("li", { class: "statement" });
  const head = element("p", { class: "said" }, evidenceGlyph(one), " ");
  const names = [];
  if (about.includes("actor")) names.push(actorLink(app, one.actor));
  names.push(linkTo(app, "statement", s, positionSaid(app, one), "link strong"));
  if (about.includes("issue")) names.push(issueLink(app, one.issue));
  append(head, names.flatMap((name, i) => (i === 0 ? [name] : [" · ", name])));
  item.append(head);
  const summary = app.text(one.summary);
  if (summary !== "") item.append(spoken(app, one.summary, "p", "summary"));
  item.append(evidenceFacts(app, one));
  if (one.arguments.length > 0) {
    const reasons = app.list(one.arguments.map((g) => argumentLink(app, g, 80)));
    item.append(element("p", { class: "facts" }, app.parts("cites", { names: reasons })));
  }
  return item;
}

// A list that shows the first few and the rest on demand.
export function longList(app, items, make, most = EVIDENCE_MOST, className = "rows") {
  const list = element("ul", { class: className });
  for (const item of items.slice(0, most)) list.append(make(item));
  if (items.length <= most) return list;
  const more = element("button", { type: "button", class: "more" }, app.words("showAll", { n: items.length - most }));
  more.addEventListener("click", () => {
    const first = list.children.length;
    for (const item of items.slice(most)) list.append(make(item));
    more.remove();
    list.children[first].querySelector("button, a, summary")?.focus();
  });
  return element("div", {}, list, more);
}

// The statements that the filters leave of these, and how many they hide.
export function statementList(app, statements, about) {
  const seen = statements.filter((s) => app.visible.statement(s));
  if (statements.length === 0) return element("p", { class: "soft" }, app.words("noStatements"));
  const hidden = statements.length - seen.length;
  return [
    longList(app, seen, (s) => statementItem(app, s, about), EVIDENCE_MOST, "statements"),
    hidden > 0 ? element("p", { class: "soft" }, app.words("hiddenStatements", { n: hidden })) : null,
  ];
}
