// SPDX-License-Identifier: GPL-3.0-or-later
// What is lit by a selection: the same in every view, so that what is chosen in one is seen in all.

function viewLitStances(data, issue, lit) {
  for (const k of data.cellsOn(issue) ?? []) {
    const [actor, , mean, least, most] = data.cells[k];
    const sided = mean !== null && Math.abs(mean) >= 0.05 && !(least < 0 && most > 0);
    lit.actors.set(actor, !sided ? "mixed" : mean > 0 ? "for" : "against");
  }
}

/* A relation with its ends; where it ends on a relation, with that one's ends too. */
function viewLitRelation(data, index, lit) {
  for (let at = index; data.relations[at] && !lit.relations.has(at); ) {
    const { from, to } = data.relations[at];
    lit.relations.add(at);
    lit.arguments.add(from);
    if (to[0] === "argument") lit.arguments.add(to[1]);
    if (to[0] === "issue") lit.issues.add(to[1]);
    if (to[0] !== "relation") return;
    at = to[1];
  }
}

function viewLitArgument(data, index, lit) {
  const argument = data.arguments[index];
  if (!argument) return;
  lit.arguments.add(index);
  for (const actor of [...argument.by, ...argument.endorsed]) lit.actors.set(actor, "for");
  for (const actor of argument.rejected) lit.actors.set(actor, "against");
  for (const relation of [...data.relationsFrom(index), ...data.relationsTo(index)]) viewLitRelation(data, relation, lit);
}

function viewLitActor(data, actor, lit) {
  if (!data.actors[actor]) return;
  lit.actors.set(actor, "self");
  for (const at of data.tiesOf(actor)) {
    const tie = data.ties[at];
    lit.ties.add(at);
    const other = tie[0] === actor ? tie[1] : tie[0];
    if (!lit.actors.has(other)) lit.actors.set(other, "near");
  }
  for (const argument of data.argumentsOf(actor)) lit.arguments.add(argument);
  for (const k of data.cellsOf(actor)) lit.issues.add(data.cells[k][1]);
}

function viewLitIssue(data, issue, lit) {
  if (!data.issues[issue]) return;
  lit.issues.add(issue);
  viewLitStances(data, issue, lit);
  for (const relation of data.relationsOn(issue)) viewLitRelation(data, relation, lit);
}

function viewLitTie(data, [a, b], lit) {
  lit.actors.set(a, "self");
  lit.actors.set(b, "self");
  const at = data.tieBetween(a, b);
  if (at >= 0) lit.ties.add(at);
}

function viewLitStatement(data, index, lit) {
  const statement = data.statements[index];
  if (!statement) return;
  lit.issues.add(statement.issue);
  lit.actors.set(statement.actor, "self");
  for (const argument of statement.arguments) lit.arguments.add(argument);
}

function viewLitLineage(data, lineage, lit, window) {
  const places = data.windows?.places ?? [];
  for (const place of window >= 0 ? [places[window] ?? []] : places) {
    place.forEach((at, actor) => { if (at === lineage) lit.actors.set(actor, "self"); });
  }
}

/*
 * Returns null where nothing is chosen, and otherwise actors (index to "self", "near", "for",
 * "against" or "mixed"), and the sets of issues, arguments, relations and ties that are lit.
 */
export function viewLit(app, selection) {
  if (!selection) return null;
  const { data } = app;
  const { type, id } = selection;
  const lit = { actors: new Map(), issues: new Set(), arguments: new Set(), relations: new Set(), ties: new Set(), selection };
  switch (type) {
    case "actor": viewLitActor(data, id, lit); break;
    case "issue": viewLitIssue(data, id, lit); break;
    case "tie": viewLitTie(data, id, lit); break;
    case "argument": viewLitArgument(data, id, lit); break;
    case "relation": viewLitRelation(data, id, lit); break;
    case "coalition":
      if (app.state().omit < 0) data.coalitions[id]?.members.forEach((actor) => lit.actors.set(actor, "self"));
      else data.actors.forEach((_, actor) => { if (app.groupOf(actor) === id) lit.actors.set(actor, "self"); });
      break;
    case "lineage": viewLitLineage(data, id, lit, app.state().window); break;
    case "cell":
      viewLitIssue(data, id[1], lit);
      lit.actors.set(id[0], "self");
      break;
    case "statement": viewLitStatement(data, id, lit); break;
    default: return null;
  }
  return lit;
}

/* How each actor looks in this state: {fill, line, shape, present, group, moved}, by index. */
export function viewLooks(app) {
  const { omit } = app.state();
  const omission = omit >= 0 ? app.data.omissions?.find((one) => one.issue === omit) : null;
  const moved = new Set(omission?.moved ?? []);
  return app.data.actors.map((_, actor) => ({
    fill: app.colourOf(actor), line: app.lineOf(actor), shape: app.shapeOf(actor), present: app.present(actor),
    group: app.groupOf(actor), moved: moved.has(actor),
  }));
}

/* What lit actors are to an issue or an argument, as a sign beside their mark. */
export const VIEW_LIT_SIGNS = { for: "+", against: "−", mixed: "±" };
