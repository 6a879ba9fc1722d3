// SPDX-License-Identifier: GPL-3.0-or-later
// The state in the address, by ids, so that a link gives the same view also of newer data.
import { VIEWS } from "./state.js";
import { selectionName } from "./sentences.js";

const LINK_NUMBERS = ["weight", "confidence"];

function linkIndex(list) {
  return new Map(list.map((item, i) => [item.id, i]));
}

// Ids stand in lists: commas and colons in them are written as others write them in addresses.
const linkJoin = (ids) => ids.map(encodeURIComponent).join(",");
function linkSplit(text) {
  return text.split(",").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

// A number below a bound, of what has no id; -1 for anything else.
const linkNumber = (text, bound) => (/^\d{1,9}$/.test(text) && Number(text) < bound ? Number(text) : -1);

function linkSelection(data, { type, id }) {
  switch (type) {
    case "actor": return ["actor", data.actors[id].id];
    case "issue": return ["issue", data.issues[id].id];
    case "tie": return ["tie", data.actors[id[0]].id, data.actors[id[1]].id];
    case "cell": return ["cell", data.actors[id[0]].id, data.issues[id[1]].id];
    case "argument": return ["argument", data.arguments[id].id];
    case "document": return ["document", data.documents[id].id];
    case "relation": return ["relation", String(id)];
    case "lineage": return ["lineage", String(id)];
    case "coalition": return ["coalition", data.actors[data.coalitions[id].members[0]]?.id ?? ""];
    default: return data.statements[id].id === null ? ["nth", String(id)] : ["statement", data.statements[id].id];
  }
}

export function createLink(app) {
  const { data } = app;
  const index = { actor: linkIndex(data.actors), issue: linkIndex(data.issues), argument: linkIndex(data.arguments),
    document: linkIndex(data.documents), statement: linkIndex(data.statements) };
  let plain = null; // the state of a page without a link
  let reading = false;
  let lost = [];

  const find = (type, id) => {
    const found = index[type].get(id);
    if (found === undefined) lost.push(id);
    return found ?? -1;
  };

  function writeState(state) {
    const out = new URLSearchParams();
    out.set("view", state.view);
    if (state.selection !== null) {
      const [type, ...ids] = linkSelection(data, state.selection);
      out.set("select", `${type}:${linkJoin(ids)}`);
    }
    if (state.issues !== null) out.set("issues", linkJoin([...state.issues].sort((a, b) => a - b).map((i) => data.issues[i].id)));
    if (state.kinds !== null) out.set("kinds", linkJoin([...state.kinds].sort()));
    for (const key of ["from", "to"]) if (state[key] !== "") out.set(key, state[key]);
    for (const key of LINK_NUMBERS) if (state[key] > 0) out.set(key, String(state[key]));
    if (state.window >= 0 && data.windows) out.set("window", `${data.windows.from[state.window]}..${data.windows.to[state.window]}`);
    if (state.colour !== "coalition") out.set("colour", state.colour);
    if (state.omit >= 0) out.set("without", data.issues[state.omit].id);
    if (state.query !== "") out.set("query", state.query);
    if (state.lang !== plain.lang) out.set("lang", state.lang);
    if (state.zoom !== null) out.set("zoom", [state.zoom.x, state.zoom.y, state.zoom.k].map((v) => Number(v.toFixed(3))).join(","));
    return out.toString();
  }

  function readSelection(text) {
    const colon = text.indexOf(":");
    const type = text.slice(0, colon);
    const ids = linkSplit(text.slice(colon + 1));
    let id;
    switch (type) {
      case "tie": id = ids.slice(0, 2).map((one) => find("actor", one)).sort((a, b) => a - b); break;
      case "cell": id = [find("actor", ids[0]), find("issue", ids[1] ?? "")]; break;
      case "coalition": id = data.actors[find("actor", ids[0])]?.coalition ?? -1; break;
      case "nth": id = linkNumber(ids[0], data.statements.length); break;
      case "relation": id = linkNumber(ids[0], data.relations.length); break;
      case "lineage": id = linkNumber(ids[0], data.windows?.lineages.length ?? 0); break;
      default: if (!Object.hasOwn(index, type)) return null; id = find(type, ids[0]);
    }
    if ([id].flat().some((one) => one < 0) || (type === "tie" && (id.length < 2 || id[0] === id[1]))) return null;
    return { type: type === "nth" ? "statement" : type, id };
  }

  function readZoom(text) {
    const [x, y, k] = text.split(",").map(Number);
    return [x, y, k].every(Number.isFinite) && k > 0 ? { x, y, k } : null;
  }

  const readNumber = (text) => (text !== null && Number.isFinite(Number(text)) ? Math.max(0, Number(text)) : 0);
  const readDate = (text) => (text !== null && /^\d{4}(-\d\d){0,2}$/.test(text) ? text : "");

  function readState(hash) {
    const from = new URLSearchParams(hash.replace(/^#/, ""));
    lost = [];
    const next = { ...plain };
    if (VIEWS.includes(from.get("view"))) next.view = from.get("view");
    if (from.has("select")) next.selection = readSelection(from.get("select"));
    if (from.has("issues")) {
      next.issues = new Set(from.get("issues") === "" ? [] : linkSplit(from.get("issues")).map((id) => find("issue", id)).filter((i) => i >= 0));
    }
    if (from.has("kinds")) next.kinds = new Set(linkSplit(from.get("kinds")));
    next.from = readDate(from.get("from"));
    next.to = readDate(from.get("to"));
    for (const key of LINK_NUMBERS) next[key] = readNumber(from.get(key));
    if (from.has("window") && data.windows) {
      next.window = data.windows.from.findIndex((start, w) => `${start}..${data.windows.to[w]}` === from.get("window"));
    }
    const colour = from.get("colour");
    if (["stability", "kind"].includes(colour) || data.actors.some((a) => colour?.startsWith("@") && Object.hasOwn(a.attributes ?? {}, colour.slice(1)))) next.colour = colour;
    if (from.has("without") && data.omissions) {
      const issue = find("issue", from.get("without"));
      next.omit = data.omissions.some((o) => o.issue === issue) ? issue : -1;
    }
    next.query = (from.get("query") ?? "").slice(0, 200);
    if (["en", "zh"].includes(from.get("lang"))) next.lang = from.get("lang");
    next.zoom = from.has("zoom") ? readZoom(from.get("zoom")) : null;
    next.hover = null;
    return next;
  }

  function read() {
    if (plain === null) plain = { ...app.state() };
    const { theme } = app.state();
    reading = true;
    try {
      app.set({ ...readState(window.location.hash), theme });
    } finally {
      reading = false;
    }
    if (lost.length > 0) app.announce(app.words("unknownInLink", { names: lost.slice(0, 3).join(app.words("comma")) }));
  }

  // A new view or selection is a step that "back" undoes; all else changes the address in place.
  function write(state, previous) {
    if (reading || plain === null) return;
    const hash = `#${writeState(state)}`;
    const title = state.selection === null ? "" : `${selectionName(app, state.selection).slice(0, 80)} · `;
    document.title = `${title}${app.text(data.about.title) || "entente"}`;
    if (hash === window.location.hash) return;
    const step = state.view !== previous.view || state.selection !== previous.selection;
    window.history[step ? "pushState" : "replaceState"](null, "", hash);
  }

  const onHash = () => { if (`#${writeState(app.state())}` !== window.location.hash) read(); };
  window.addEventListener("popstate", onHash);
  window.addEventListener("hashchange", onHash);

  const selectionId = () => (app.state().selection === null ? "" : linkSelection(data, app.state().selection).slice(1).join("-"));

  const hash = (changes) => `#${writeState({ ...app.state(), ...changes })}`;

  return { read, write, hash, selectionId, address: () => `${window.location.href.split("#")[0]}#${writeState(app.state())}` };
}
