// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of SVG and HTML. Text enters by textContent, style by attributes and the CSSOM.

const SVG_NAMES = "http://www.w3.org/2000/svg";

/* Makes an SVG element. Attributes that are null or undefined are left out. */
export function svgElement(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG_NAMES, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function svgText(text, attributes = {}) {
  const element = svgElement("text", attributes);
  element.textContent = text;
  return element;
}

/* Makes an HTML element of a class, with a text. */
export function svgHtml(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/* A coordinate with one decimal, as short as can be. */
export function svgNumber(value) {
  const rounded = Math.round(value * 10) / 10;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/* A smooth way from left to right, or from top to bottom where `down` is true. */
export function svgCurve(x1, y1, x2, y2, down = false) {
  const n = svgNumber;
  if (down) {
    const middle = (y1 + y2) / 2;
    return `M${n(x1)} ${n(y1)}C${n(x1)} ${n(middle)} ${n(x2)} ${n(middle)} ${n(x2)} ${n(y2)}`;
  }
  const middle = (x1 + x2) / 2;
  return `M${n(x1)} ${n(y1)}C${n(middle)} ${n(y1)} ${n(middle)} ${n(y2)} ${n(x2)} ${n(y2)}`;
}
