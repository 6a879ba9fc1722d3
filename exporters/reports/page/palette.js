// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and shapes, those of the diagrams: Okabe & Ito (2008) for groups, with a shape beside
// each; RdBu of Brewer & Harrower (2003) for positions; steps of one hue for amounts.

export const GROUP_COLOURS = [
  ["#009E73", "#00694c", "#5fd3b3"],
  ["#E69F00", "#8f6200", "#ffc858"],
  ["#CC79A7", "#96406f", "#e7abc9"],
  ["#56B4E9", "#1d6c9a", "#9dd5f5"],
  ["#F0E442", "#7d7500", "#f7f0a0"],
  ["#555555", "#333333", "#b5b5b5"],
];
export const GROUP_SHAPES = ["circle", "square", "diamond", "triangle", "hexagon", "invtriangle", "pentagon"];
export const AMOUNT_COLOURS = ["#d9e2ec", "#a9c3dc", "#719fc8", "#3f77ad", "#1c4f86"];
const PALETTE_STOPS = [[178, 24, 43], [239, 138, 98], [253, 219, 199], [247, 247, 247],
  [209, 229, 240], [103, 169, 207], [33, 102, 172]];

export function groupStyle(group, dark) {
  if (group < 0) {
    return dark ? { colour: "#6b7078", line: "#a7adb5", shape: "circle" }
      : { colour: "#d0d0d0", line: "#5a5a5a", shape: "circle" };
  }
  const [colour, line, light] = GROUP_COLOURS[group % GROUP_COLOURS.length];
  return { colour, line: dark ? light : line, shape: GROUP_SHAPES[group % GROUP_SHAPES.length] };
}

export function amountStyle(part, dark) {
  if (part === null) return groupStyle(-1, dark);
  const step = Math.min(AMOUNT_COLOURS.length - 1, Math.max(0, Math.floor(part * AMOUNT_COLOURS.length)));
  return { colour: AMOUNT_COLOURS[step], line: dark ? "#dbe6f2" : "#14365c", shape: "circle" };
}

function paletteMix(position) {
  const place = (Math.min(1, Math.max(-1, position)) + 1) * 3;
  const at = Math.min(5, Math.floor(place));
  return PALETTE_STOPS[at].map((from, i) => Math.round(from + (place - at) * (PALETTE_STOPS[at + 1][i] - from)));
}

export function positionColour(position) {
  return `#${paletteMix(position).map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

// Black or white, whichever stands out more from the colour of the position.
export function positionInk(position) {
  const [r, g, b] = paletteMix(position).map((c) => (c <= 10 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000000" : "#ffffff";
}

// What a cell says in one sign, that of the matrix of the diagrams.
export function positionGlyph([, , mean, min, max, abstentions, , statements]) {
  if (abstentions > 0 && abstentions >= statements.length) return "A";
  if (mean === null) return "";
  if (min < 0 && max > 0) return "±";
  return mean > 0 ? "+" : mean < 0 ? "−" : "0";
}

// The points of a shape around 0, 0 whose area is that of a circle of radius r; null for a circle.
export function shapePoints(shape, r) {
  const turned = (corners, start, radius) => Array.from({ length: corners }, (_, i) => {
    const angle = start + (2 * Math.PI * i) / corners;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const size = (corners) => r * Math.sqrt(Math.PI / (0.5 * corners * Math.sin((2 * Math.PI) / corners)));
  switch (shape) {
    case "square": return turned(4, Math.PI / 4, size(4));
    case "diamond": return turned(4, 0, size(4));
    case "triangle": return turned(3, -Math.PI / 2, size(3));
    case "invtriangle": return turned(3, Math.PI / 2, size(3));
    case "pentagon": return turned(5, -Math.PI / 2, size(5));
    case "hexagon": return turned(6, 0, size(6));
    default: return null;
  }
}
