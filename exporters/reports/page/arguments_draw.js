// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the map of arguments: boxes with their status as a sign, a pattern of the frame and a
// colour; relations with their sign in the middle; who holds what at the foot of a box.
import { svgElement, svgNumber, svgText } from "./svg.js";
import { viewShapeData } from "./view_marks.js";
import { viewClean, viewLines, viewFit, viewWidth } from "./view_text.js";
import { viewWord } from "./view_words.js";

const ARGUMENTS_BAND = 18, ARGUMENTS_PAD = 6;
export const ARGUMENTS_SIGNS = { in: "✓", out: "✗", undecided: "?" };
const ARGUMENTS_DASHES = { in: null, out: "5 3", undecided: "1.5 2.5" };
const ARGUMENTS_RELATION_SIGNS = { supports: "+", attacks: "−", undercuts: "⊣" };

export function argumentsStatusColour(theme, status) {
  return status === "in" ? theme.agree : status === "out" ? theme.oppose : theme.neither;
}

export function argumentsTitle(app, index) {
  const argument = app.data.arguments[index];
  return viewClean(app.text(argument.label ?? argument.text)) || argument.id;
}

/* What is read of an argument: label, text, status, who holds it. */
export function argumentsName(app, index) {
  const argument = app.data.arguments[index];
  const parts = [argumentsTitle(app, index)];
  const text = viewClean(app.text(argument.text));
  if (argument.label && text) parts.push(text);
  parts.push(viewWord(app, `${argument.status}Short`));
  const holders = [...argument.by, ...argument.endorsed].map((actor) => viewClean(app.name(actor)));
  if (holders.length > 0) parts.push(viewWord(app, "heldBy", holders.join(", ")));
  if (argument.rejected.length > 0) parts.push(viewWord(app, "rejectedBy", argument.rejected.map((actor) => viewClean(app.name(actor))).join(", ")));
  return parts.join(" · ");
}

export function argumentsRelationName(app, index) {
  const { from, to, kind } = app.data.relations[index];
  const target = to[0] === "argument" ? argumentsTitle(app, to[1])
    : to[0] === "issue" ? `${viewClean(app.issueName(to[1]))} (${viewWord(app, to[2] < 0 ? "issueAgainst" : "issueFor")})`
      : `${argumentsTitle(app, app.data.relations[to[1]].from)} →`;
  return `${argumentsTitle(app, from)} — ${viewWord(app, kind)} → ${target}`;
}

/* The actors' marks and names at the foot; those for whom there is no room are counted. */
function argumentsHolders(app, argument, box, theme, rows) {
  const group = svgElement("g", { "font-size": 8.5 });
  const left = ARGUMENTS_BAND + ARGUMENTS_PAD, right = box.width - ARGUMENTS_PAD;
  const held = [...argument.by.map((actor) => [actor, true]), ...argument.endorsed.map((actor) => [actor, false])];
  let x = left, row = 0, done = 0;
  for (const [actor, first] of held) {
    const name = viewFit(viewClean(app.name(actor)), 8.5, right - left - 40, first);
    const width = 11 + viewWidth(name, 8.5, first);
    const last = done === held.length - 1;
    if (x > left && x + width > right - (row + 1 === rows && !last ? 24 : 0)) {
      if (row + 1 === rows) break;
      x = left;
      row++;
    }
    const y = box.height - ARGUMENTS_PAD - 13 * (rows - 1 - row) - 3;
    group.append(svgElement("path", { d: viewShapeData(app.shapeOf(actor), x + 4, y - 3, 3.6), fill: app.colourOf(actor), stroke: app.lineOf(actor), "stroke-width": 0.8 }),
      svgText(name, { x: svgNumber(x + 11), y: svgNumber(y), fill: theme.ink, "font-weight": first ? "bold" : null }));
    x += width + 8;
    done++;
  }
  if (done < held.length) {
    group.append(svgText(`+${held.length - done}`, { x: svgNumber(x), y: box.height - ARGUMENTS_PAD - 3, fill: theme.soft }));
  }
  return group;
}

function argumentsHolderRows(app, argument, box) {
  const count = argument.by.length + argument.endorsed.length;
  if (count === 0 || box.height < 40) return 0;
  const width = [...argument.by, ...argument.endorsed].reduce((sum, actor) => sum + 19 + viewWidth(viewClean(app.name(actor)), 8.5, true), 0);
  return width > box.width - ARGUMENTS_BAND - 2 * ARGUMENTS_PAD && box.height > 66 ? 2 : 1;
}

/* The words in a box: near, the label with the text; far away, the label alone, larger. */
function argumentsWords(app, argument, box, theme, far) {
  const group = svgElement("g", { fill: theme.ink });
  const room = box.width - ARGUMENTS_BAND - 2 * ARGUMENTS_PAD, x = ARGUMENTS_BAND + ARGUMENTS_PAD;
  const text = viewClean(app.text(argument.text)), label = argument.label ? viewClean(app.text(argument.label)) : "";
  let y = ARGUMENTS_PAD;
  const put = (lines, size, leading, bold) => lines.forEach((line) => {
    group.append(svgText(line, { x, y: svgNumber(y + size * 0.95), "font-size": size, "font-weight": bold ? "bold" : null }));
    y += leading;
  });
  if (far) {
    const size = box.height < 44 ? 14 : 18;
    put(viewLines(label || text || argument.id, size, room, Math.max(1, Math.floor((box.height - ARGUMENTS_PAD) / (size * 1.2))), true), size, size * 1.2, true);
    return group;
  }
  const rows = argumentsHolderRows(app, argument, box);
  const left = () => box.height - y - ARGUMENTS_PAD - 13 * rows;
  if (label || !text) put(viewLines(label || argument.id, 10.5, room, left() > 40 ? 2 : 1, true), 10.5, 13, true);
  if (text && left() >= 10) put(viewLines(text, 9.5, room, Math.max(1, Math.floor((left() + 2) / 11.6)), false), 9.5, 11.6, false);
  if (rows > 0) group.append(argumentsHolders(app, argument, box, theme, rows));
  return group;
}

export function argumentsBox(app, index, box, theme, far) {
  const argument = app.data.arguments[index];
  const colour = argumentsStatusColour(theme, argument.status);
  const title = svgElement("title");
  title.textContent = argumentsName(app, index);
  const group = svgElement("g", { transform: `translate(${svgNumber(box.x)} ${svgNumber(box.y)})`, "data-key": `a${index}`, class: "view-choice" }, title);
  group.append(
    svgElement("rect", { width: box.width, height: svgNumber(box.height), rx: 3, fill: theme.paper, stroke: colour, "stroke-width": 1.4, "stroke-dasharray": ARGUMENTS_DASHES[argument.status] }),
    svgElement("rect", { x: 0.7, y: 0.7, width: ARGUMENTS_BAND - 1, height: svgNumber(box.height - 1.4), rx: 2, fill: colour, "fill-opacity": argument.status === "in" ? 1 : 0.2 }),
    svgText(ARGUMENTS_SIGNS[argument.status] ?? "?", { x: ARGUMENTS_BAND / 2, y: svgNumber(box.height / 2 + 4.5), "text-anchor": "middle", "font-size": 13, "font-weight": "bold",
      fill: argument.status === "in" ? (theme.dark ? "#000000" : "#ffffff") : theme.ink }),
    argumentsWords(app, argument, box, theme, far));
  return group;
}

export function argumentsIssueBox(app, index, box, theme, far) {
  const name = viewClean(app.text(app.data.issues[index].short ?? app.data.issues[index].label)) || app.data.issues[index].id;
  const title = svgElement("title");
  title.textContent = `${viewWord(app, "position")}: ${viewClean(app.issueName(index))}`;
  const group = svgElement("g", { transform: `translate(${svgNumber(box.x)} ${svgNumber(box.y)})`, "data-key": `i${index}`, class: "view-choice" }, title);
  group.append(svgElement("rect", { width: box.width, height: svgNumber(box.height), rx: Math.min(16, box.height / 2), fill: theme.dark ? "#2c2c2c" : "#efefef", stroke: theme.ink, "stroke-width": 1.2 }));
  const size = far ? 13 : 10.5, leading = size * 1.2;
  const lines = viewLines(name, size, box.width - 22, Math.max(1, Math.floor((box.height - 4) / leading)), true);
  const top = box.height / 2 - (lines.length * leading) / 2 + size * 0.92;
  lines.forEach((line, i) => group.append(svgText(line, { x: box.width / 2, y: svgNumber(top + i * leading), "text-anchor": "middle", "font-size": size, "font-weight": "bold", fill: theme.ink })));
  return group;
}

function argumentsPath(curves) {
  const n = svgNumber;
  return curves.map((line) => {
    let path = `M${n(line[0])} ${n(line[1])}`;
    for (let i = 2; i + 5 < line.length; i += 6) path += `C${line.slice(i, i + 6).map(n).join(" ")}`;
    return path;
  }).join("");
}

/* The head of an arrow at the end of a curve: filled for support, open for attack, a bar for undercut. */
function argumentsHead(line, kind, colour) {
  const [x, y] = line.slice(-2);
  let [fx, fy] = line.slice(-4, -2);
  if (Math.hypot(x - fx, y - fy) < 0.5) [fx, fy] = line.slice(-6, -4);
  const angle = Math.atan2(y - fy, x - fx);
  const at = (along, aside) => `${svgNumber(x + along * Math.cos(angle) - aside * Math.sin(angle))} ${svgNumber(y + along * Math.sin(angle) + aside * Math.cos(angle))}`;
  if (kind === "undercuts") return svgElement("path", { d: `M${at(0, -5)}L${at(0, 5)}`, stroke: colour, "stroke-width": 2.4, fill: "none" });
  return svgElement("path", { d: `M${at(-8, -4)}L${at(0, 0)}L${at(-8, 4)}${kind === "supports" ? "Z" : ""}`, stroke: colour, "stroke-width": 1.5, fill: kind === "supports" ? colour : "none" });
}

/* Support of the opposite side of an issue is drawn as what it comes to: an attack. */
export function argumentsKind(relation) {
  if (relation.kind === "undercuts" || relation.to[0] !== "issue" || relation.to[2] >= 0) return relation.kind;
  return relation.kind === "supports" ? "attacks" : "supports";
}

export function argumentsRelation(app, index, line, theme) {
  const relation = app.data.relations[index];
  const kind = argumentsKind(relation);
  const colour = kind === "supports" ? theme.agree : kind === "attacks" ? theme.oppose : theme.ink;
  const idle = relation.status === "out" && kind !== "undercuts";
  const title = svgElement("title");
  title.textContent = argumentsRelationName(app, index);
  const path = argumentsPath(line.curves);
  const width = 0.9 + 1.3 * Math.min(1, Math.abs(relation.weight ?? 1));
  const group = svgElement("g", { "data-key": `r${index}`, class: "view-choice", opacity: idle ? 0.5 : null }, title,
    svgElement("path", { d: path, fill: "none", stroke: "transparent", "stroke-width": 12 }),
    svgElement("path", { d: path, fill: "none", stroke: colour, "stroke-width": svgNumber(width), "stroke-dasharray": kind === "attacks" ? "7 3" : kind === "undercuts" ? "2 3" : null }),
    argumentsHead(line.curves[line.curves.length - 1], kind, colour));
  const [x, y] = line.middle;
  const undercut = app.data.relationsAt?.(index).length > 0;
  group.append(svgElement("circle", { cx: svgNumber(x), cy: svgNumber(y), r: undercut ? 8 : 6.5, fill: theme.paper, stroke: colour, "stroke-width": undercut ? 1.6 : 0.8 }),
    svgText(ARGUMENTS_RELATION_SIGNS[kind], { x: svgNumber(x), y: svgNumber(y + 4), "text-anchor": "middle", "font-size": 11, "font-weight": "bold", fill: colour }));
  return group;
}
