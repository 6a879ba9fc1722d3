// SPDX-License-Identifier: GPL-3.0-or-later
// Which group, colour and shape an actor is shown in: its coalition, that without an issue, that of
// a window of time, or the colours of stability, kind or an attribute.
import { AMOUNT_COLOURS, amountStyle, groupStyle } from "./palette.js";

const GROUPING_MOST = 12; // values of an attribute that have a colour of their own

function groupingValue(actor, colour) {
  if (colour === "stability") return actor.stability;
  if (colour === "kind") return actor.kind;
  return actor.attributes?.[colour.slice(1)] ?? null;
}

// How the values of stability, of the kind or of an attribute become colours.
function groupingScale(data, colour) {
  const values = data.actors.map((actor) => groupingValue(actor, colour));
  const known = values.filter((v) => v !== null && v !== undefined);
  if (known.length > 0 && known.every((v) => typeof v === "number")) {
    const [low, high] = colour === "stability" ? [0, 1]
      : known.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
    return { numeric: true, low, high, part: (v) => (typeof v !== "number" ? null : high > low ? (v - low) / (high - low) : 1) };
  }
  const counts = new Map();
  for (const v of known) counts.set(String(v), (counts.get(String(v)) ?? 0) + 1);
  const order = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)).slice(0, GROUPING_MOST);
  return { numeric: false, order, more: counts.size > order.length, place: new Map(order.map((v, i) => [v, i])) };
}

// The names of the attributes that can be coloured by: those that some actor has.
export function attributeNames(data) {
  const names = new Set();
  for (const actor of data.actors) for (const name of Object.keys(actor.attributes ?? {})) names.add(name);
  return [...names].sort();
}

export function createGrouping(data, state, tools) {
  const scales = new Map();
  const scale = (colour) => {
    if (!scales.has(colour)) scales.set(colour, groupingScale(data, colour));
    return scales.get(colour);
  };

  function groupOf(actor) {
    const { omit, window } = state();
    if (omit >= 0 && data.omissions) {
      const found = data.omissions.find((o) => o.issue === omit);
      if (found) return found.coalitions[actor] ?? -1;
    }
    if (window >= 0 && data.windows) return Math.max(-1, data.windows.places[window]?.[actor] ?? -1);
    return data.actors[actor].coalition;
  }

  function present(actor) {
    const { window } = state();
    if (window < 0 || !data.windows) return true;
    return (data.windows.places[window]?.[actor] ?? -1) !== -1;
  }

  function styleOf(actor) {
    const { colour } = state();
    if (colour === "coalition") return groupStyle(groupOf(actor), tools.dark());
    const found = scale(colour);
    const value = groupingValue(data.actors[actor], colour);
    if (found.numeric) return { ...amountStyle(found.part(value), tools.dark()), shape: groupStyle(groupOf(actor), false).shape };
    return groupStyle(found.place.get(String(value)) ?? -1, tools.dark());
  }

  const nameOfGroup = (group) => {
    if (group < 0) return tools.words("noCoalition");
    const named = state().window >= 0 && data.windows ? data.windows.lineages[group] : data.coalitions[group];
    return named === undefined ? tools.words("coalitionNumber", { n: group + 1 }) : tools.text(named.name);
  };

  // The lineages of the timeline, each with the actors that were ever in it.
  function lineages() {
    const members = data.windows.lineages.map(() => new Set());
    for (const places of data.windows.places) places.forEach((place, actor) => members[place]?.add(actor));
    return data.windows.lineages.map((one, lineage) => (
      { label: tools.text(one.name), count: members[lineage].size, lineage, ...groupStyle(lineage, tools.dark()) }));
  }

  // [{label, colour, line, shape, count, group or lineage}] for the present colours.
  function legend() {
    const { colour, view } = state();
    if (view === "timeline" && data.windows) return lineages();
    const counts = new Map();
    const count = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    if (colour === "coalition") {
      data.actors.forEach((_, i) => { if (present(i)) count(groupOf(i)); });
      return [...counts.keys()].sort((a, b) => (a < 0 ? 1 : b < 0 ? -1 : a - b)).map((group) => (
        { label: nameOfGroup(group), count: counts.get(group), group, ...groupStyle(group, tools.dark()) }));
    }
    const found = scale(colour);
    if (found.numeric) {
      return AMOUNT_COLOURS.map((_, step) => {
        const at = (s) => tools.number(found.low + ((found.high - found.low) * s) / AMOUNT_COLOURS.length);
        return { label: `${at(step)}–${at(step + 1)}`, ...amountStyle((step + 0.5) / AMOUNT_COLOURS.length, tools.dark()) };
      });
    }
    data.actors.forEach((actor) => count(found.place.get(String(groupingValue(actor, colour))) ?? -1));
    const rows = found.order.map((value, i) => (
      { label: colour === "kind" ? tools.kind(value) : value, count: counts.get(i) ?? 0, ...groupStyle(i, tools.dark()) }));
    if (counts.has(-1)) rows.push({ label: tools.words(found.more ? "othersOrNone" : "noValue"), count: counts.get(-1), ...groupStyle(-1, tools.dark()) });
    return rows;
  }

  return { groupOf, present, styleOf, nameOfGroup, legend };
}
