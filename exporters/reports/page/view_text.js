// SPDX-License-Identifier: GPL-3.0-or-later
// The user's text made fit to be drawn, its width, and how it breaks into lines.

export const VIEW_FONTS = '"DejaVu Sans", "Noto Sans CJK SC", system-ui, sans-serif';

const VIEW_TEXT_LIMIT = 240;
const viewTextGraphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"});
const viewTextCanvas = document.createElement("canvas").getContext("2d");
const viewTextWidths = new Map();

/*
 * One line without what acts on its surroundings: control characters, direction overrides and
 * invisible characters go, except the joiners that scripts and emoji need. At most 240 characters.
 */
export function viewClean(text) {
  const head = String(text ?? "").slice(0, 4 * VIEW_TEXT_LIMIT).toWellFormed?.() ?? viewTextPairs(text);
  const clean = head
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g, "")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const characters = Array.from(clean);
  return characters.length <= VIEW_TEXT_LIMIT ? clean : characters.slice(0, VIEW_TEXT_LIMIT).join("") + "…";
}

/* Lone halves of a pair become U+FFFD, where the browser has no toWellFormed. */
function viewTextPairs(text) {
  return String(text ?? "").slice(0, 4 * VIEW_TEXT_LIMIT)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

export function viewFont(size, bold = false) {
  return `${bold ? "bold " : ""}${size}px ${VIEW_FONTS}`;
}

/* Width in pixels, measured once for each text and font. */
export function viewWidth(text, size, bold = false) {
  const key = `${bold ? "b" : ""}${size}|${text}`;
  let width = viewTextWidths.get(key);
  if (width === undefined) {
    if (viewTextWidths.size > 50000) viewTextWidths.clear();
    viewTextCanvas.font = viewFont(size, bold);
    width = viewTextCanvas.measureText(text).width;
    viewTextWidths.set(key, width);
  }
  return width;
}

/* The longest beginning that fits, with an ellipsis where something was left out. */
export function viewFit(text, size, room, bold = false) {
  if (viewWidth(text, size, bold) <= room) return text;
  const parts = Array.from(viewTextGraphemes.segment(text), (part) => part.segment);
  let low = 0, high = parts.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (viewWidth(parts.slice(0, middle).join("").trimEnd() + "…", size, bold) <= room) low = middle;
    else high = middle - 1;
  }
  return parts.slice(0, low).join("").trimEnd() + "…";
}

/* Where a line may break: after spaces and hyphens, and between Chinese characters. */
function viewTextPieces(text) {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,。;:!?、)》”]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]+-?\s*|-\s*|\s+/gu) || [];
}

/* At most `most` lines of at most `room` pixels. */
export function viewLines(text, size, room, most, bold = false) {
  const lines = [];
  let line = "";
  const pieces = viewTextPieces(text);
  for (let i = 0; i < pieces.length; i++) {
    if (viewWidth((line + pieces[i]).trimEnd(), size, bold) <= room) {
      line += pieces[i];
      continue;
    }
    if (lines.length === most - 1 || line === "") {
      lines.push(viewFit(line + pieces.slice(i, i + 40).join(""), size, room, bold));
      return lines;
    }
    lines.push(line.trimEnd());
    line = pieces[i].trimStart();
    if (viewWidth(line, size, bold) > room) {
      lines.push(viewFit(line, size, room, bold));
      return lines;
    }
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

/* A text of the data in the language of the page, clean; never empty where `spare` is not. */
export function viewName(app, text, spare = "") {
  return viewClean(text === null || text === undefined ? spare : app.text(text)) || viewClean(spare);
}

/* The short name of an actor, and its whole one. */
export function viewShort(app, actor) {
  const data = app.data.actors[actor];
  return viewName(app, data.short ?? data.label, data.id) || "–";
}

export function viewLong(app, actor) {
  const data = app.data.actors[actor];
  return viewName(app, data.label, data.id) || "–";
}
