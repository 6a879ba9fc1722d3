// SPDX-License-Identifier: GPL-3.0-or-later
// Elements made in one call. Text enters as text: nothing here reads markup.

// Makes an element: attributes by name ("on…" a listener, "class", "hidden" true …), then children.
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  append(made, children);
  return made;
}

export function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function replace(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

const DOM_SVG = "http://www.w3.org/2000/svg";

// A small picture of a group's shape and colour, for legends and beside names.
export function shapeMark(style, points, size = 12) {
  const svg = document.createElementNS(DOM_SVG, "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(DOM_SVG, points === null ? "circle" : "polygon");
  if (points === null) shape.setAttribute("r", "6");
  else shape.setAttribute("points", points.map((p) => p.map((c) => c.toFixed(2)).join(",")).join(" "));
  shape.setAttribute("fill", style.colour);
  shape.setAttribute("stroke", style.line);
  shape.setAttribute("stroke-width", "1.4");
  svg.append(shape);
  return svg;
}
