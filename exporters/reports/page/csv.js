// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as RFC 4180 has them, that spreadsheets take as text: a byte order mark, and a quote
// before what a spreadsheet would compute.

function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = String(value);
  const guarded = /^[\s\u0000-\u0020\u00a0\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n']/.test(guarded) ? `"${guarded.replaceAll("\"", "\"\"")}"` : guarded;
}

export function csvText(head, rows) {
  return `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

// The statements behind what is selected, those that the filters leave; all of them without one.
export function csvStatementsOf(app) {
  const { data } = app;
  const { selection } = app.state();
  const all = () => data.statements.map((_, s) => s);
  const of = (k) => (k < 0 ? [] : data.cells[k][7]);
  const chosen = () => {
    if (selection === null) return all();
    const { type, id } = selection;
    switch (type) {
      case "actor": return data.statementsOf(id);
      case "issue": return data.statementsOn(id);
      case "tie": return data.agreements(id[0], id[1]).flatMap((one) => [...of(one.a), ...of(one.b)]);
      case "cell": return of(data.cellAt(id[0], id[1]));
      case "coalition": return data.coalitions[id].members.flatMap((actor) => data.statementsOf(actor));
      case "argument": return all().filter((s) => data.statements[s].arguments.includes(id));
      case "document": return data.statementsIn(id);
      case "relation": return all().filter((s) => data.statements[s].arguments.includes(data.relations[id].from));
      case "lineage": return data.actors.flatMap((_, i) => (app.state().window >= 0 && data.windows.places[app.state().window][i] === id ? data.statementsOf(i) : []));
      default: return [id];
    }
  };
  return [...new Set(chosen())].filter((s) => app.visible.statement(s));
}

export function csvOfStatements(app, statements) {
  const { data } = app;
  const head = ["statement", "actor", "actorName", "issue", "issueName", "position", "confidence", "date", "document",
    "title", "locator", "summary", "url"].map((key) => app.words(`csv_${key}`));
  return csvText(head, statements.map((s) => {
    const one = data.statements[s];
    const document = data.documents[one.document];
    return [one.id, data.actors[one.actor].id, app.fullName(one.actor), data.issues[one.issue].id, app.issueName(one.issue),
      one.position, one.confidence, one.date, document?.id, app.text(document?.title), one.locator, app.text(one.summary), document?.url];
  }));
}

export function csvOfSeen(app) {
  const { data } = app;
  const head = ["actor", "actorName", "coalition", "issue", "issueName", "mean", "least", "most", "abstentions", "statements"]
    .map((key) => app.words(`csv_${key}`));
  return csvText(head, app.visible.cells().map((k) => {
    const [actor, issue, mean, min, max, abstentions, , statements] = data.cells[k];
    const { coalition } = data.actors[actor];
    return [data.actors[actor].id, app.fullName(actor), coalition < 0 ? "" : app.text(data.coalitions[coalition].name),
      data.issues[issue].id, app.issueName(issue), mean, min, max, abstentions, statements.length];
  }));
}
