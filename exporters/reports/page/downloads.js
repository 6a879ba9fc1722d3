// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the reader files: the view as SVG and PNG, tables, the link.
import { csvOfSeen, csvOfStatements, csvStatementsOf } from "./csv.js";

const DOWNLOADS_SCALE = 2;
const DOWNLOADS_MOST = 16000; // pixels of a side that browsers still draw

function downloadsGive(app, name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
  app.announce(app.words("saved", { name }));
}

// A name of letters, digits and strokes: that of the view, and of what is selected.
function downloadsName(app, ending, what) {
  const { selection } = app.state();
  const chosen = selection === null ? "" : `-${selection.type}-${app.link.selectionId()}`;
  return `entente-${what}${chosen}`.replace(/[^\p{L}\p{N}-]+/gu, "-").replace(/-+$/, "").slice(0, 80) + ending;
}

export function saveSvg(app) {
  const svg = app.stage.current()?.svg();
  if (!svg) return app.announce(app.words("saveFailed"));
  return downloadsGive(app, downloadsName(app, ".svg", app.state().view), "image/svg+xml", svg);
}

// Draws the SVG on a canvas; it holds nothing from elsewhere, so the canvas may be read.
export async function savePng(app) {
  const svg = app.stage.current()?.svg();
  if (!svg) return app.announce(app.words("saveFailed"));
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [width, height] = [image.naturalWidth || 900, image.naturalHeight || 600];
    const scale = Math.min(DOWNLOADS_SCALE, DOWNLOADS_MOST / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext("2d");
    context.fillStyle = app.theme().paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    if (blob === null) throw new Error("no picture");
    return downloadsGive(app, downloadsName(app, ".png", app.state().view), "image/png", blob);
  } catch {
    return app.announce(app.words("saveFailed"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function saveSelection(app) {
  downloadsGive(app, downloadsName(app, ".csv", "statements"), "text/csv;charset=utf-8", csvOfStatements(app, csvStatementsOf(app)));
}

export function saveSeen(app) {
  downloadsGive(app, downloadsName(app, ".csv", "positions"), "text/csv;charset=utf-8", csvOfSeen(app));
}

export async function copyLink(app) {
  try {
    await navigator.clipboard.writeText(app.link.address());
    app.announce(app.words("linkCopied"));
    return true;
  } catch {
    // Pages from disk may not write to the clipboard: an old way, that works in a press of a button.
    const box = document.createElement("textarea");
    box.value = app.link.address();
    box.className = "unseen";
    const held = document.activeElement;
    (document.querySelector("dialog[open]") ?? document.body).append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    held?.focus();
    app.announce(app.words(done ? "linkCopied" : "linkShown"));
    return done;
  }
}
