// SPDX-License-Identifier: GPL-3.0-or-later
// The key of the map, and what is said of it in words.
import { viewClean } from "./view_text.js";
import { viewWord } from "./view_words.js";

/* The rows below the map; colours are in the page's own legend. */
export function mapKey(app, theme, lit, tiesDrawn) {
  const { data } = app;
  const state = app.state();
  const word = (key, ...values) => viewWord(app, key, ...values);
  const ties = [];
  if (data.ties.some((tie) => tie[2] > 0)) ties.push({ mark: { stroke: theme.agree, width: 2.5 }, text: word("agreementLine") });
  if (data.ties.some((tie) => tie[2] < 0)) ties.push({ mark: { stroke: theme.oppose, width: 2.5, dash: "6 4" }, text: word("oppositionLine") });
  const all = app.visible.ties().length;
  if (ties.length > 0) ties.push({ text: word("widthLine") });
  if (tiesDrawn !== null && tiesDrawn < all && data.ties.length > 60 + 5 * data.actors.length) ties.push({ text: word("tiesShown", tiesDrawn, all) });
  const actors = [{ text: word("area") }];
  if (data.actors.some((actor) => actor.swings)) actors.push({ text: word("uncertain") });
  if (state.omit >= 0 && data.omissions) {
    const name = viewClean(app.issueName(state.omit));
    const some = data.omissions.find((one) => one.issue === state.omit)?.moved.length > 0;
    actors.push(some ? { mark: { shape: "circle", fill: "none", line: theme.ink, stroked: 2.2 }, text: word("moved", name) } : { text: word("movedNone", name) });
  }
  if (state.window >= 0 && data.windows) {
    actors.push({ text: word("window", data.windows.from[state.window], data.windows.to[state.window]) });
    actors.push({ mark: { shape: "circle", fill: theme.paper, line: theme.faint }, text: word("windowAbsent") });
  }
  const signs = new Set(lit ? lit.actors.values() : []);
  if (signs.has("for")) actors.push({ mark: { shape: "circle", fill: "none", line: theme.agree, stroked: 2 }, text: word("forIssue") });
  if (signs.has("against")) actors.push({ mark: { shape: "circle", fill: "none", line: theme.oppose, stroked: 2, dash: "4 3" }, text: word("againstIssue") });
  if (signs.has("mixed")) actors.push({ mark: { shape: "circle", fill: "none", line: theme.neither, stroked: 2, dash: "1.5 2.5" }, text: word("mixedIssue") });
  return [{ heading: word("ties"), rows: ties }, { heading: word("actors"), rows: actors }];
}

export function mapAbout(app) {
  const shown = app.visible.ties().map((at) => app.data.ties[at]);
  const seen = app.data.actors.filter((actor, i) => actor.x !== null && app.visible.actor(i)).length;
  return viewWord(app, "mapAbout", seen, app.data.coalitions.length,
    shown.filter((tie) => tie[2] > 0).length, shown.filter((tie) => tie[2] < 0).length);
}

/* "Russia: 1 · China and 24 others, stability 0.87". */
export function mapTitle(app, actor) {
  const { stability } = app.data.actors[actor];
  const group = app.groupOf(actor);
  const parts = [group >= 0 ? viewClean(app.nameOfGroup(group)) : viewWord(app, "noCoalition")];
  if (stability !== null && stability !== undefined) parts.push(`${viewWord(app, "stability")} ${app.number(stability)}`);
  return `${viewClean(app.fullName(actor))}: ${parts.join(", ")}`;
}

export function mapTieTitle(app, tie) {
  const [a, b, weight] = app.data.ties[tie];
  return viewWord(app, "tieOf", viewClean(app.fullName(a)), viewClean(app.fullName(b)),
    viewWord(app, weight > 0 ? "agreement" : "opposition"), app.number(weight));
}
