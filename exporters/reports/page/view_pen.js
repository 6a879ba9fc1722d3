// SPDX-License-Identifier: GPL-3.0-or-later
// A pen that has the strokes of a canvas that we use, and makes SVG elements with them, so that a
// picture that is saved is drawn by the same code as the one that is seen, with real text.
import { svgElement, svgNumber, svgText } from "./svg.js";

export function createViewPen(parent) {
  let path = "", dash = null, top = parent;
  const styles = { stroke: "#000", fill: "#000" };
  const place = (x, y) => `${svgNumber(x)} ${svgNumber(y)}`;
  const add = (attributes) => top.append(svgElement("path", { d: path, ...attributes }));
  const alpha = () => (pen.globalAlpha < 1 ? Math.round(pen.globalAlpha * 1000) / 1000 : null);
  const anchor = { center: "middle", left: null, right: "end" };
  const pen = {
    globalAlpha: 1, lineWidth: 1, lineJoin: "miter", lineCap: "butt", font: "", textAlign: "left",
    set strokeStyle(colour) { styles.stroke = colour; },
    set fillStyle(colour) { styles.fill = colour; },
    beginPath() { path = ""; },
    moveTo(x, y) { path += `M${place(x, y)}`; },
    lineTo(x, y) { path += `L${place(x, y)}`; },
    closePath() { path += "Z"; },
    /* As on a canvas, clockwise; a whole circle is two halves. */
    arc(x, y, r, from, to) {
      const at = (angle) => place(x + r * Math.cos(angle), y + r * Math.sin(angle));
      const size = svgNumber(r);
      path += `${path === "" ? "M" : "L"}${at(from)}`;
      if (to - from > 6.28) path += `A${size} ${size} 0 0 1 ${at(from + Math.PI)}`;
      path += `A${size} ${size} 0 ${to - from > Math.PI && to - from <= 6.28 ? 1 : 0} 1 ${at(to)}`;
    },
    rect(x, y, width, height) { path += `M${place(x, y)}h${svgNumber(width)}v${svgNumber(height)}h${svgNumber(-width)}Z`; },
    setLineDash(parts) { dash = parts.length > 0 ? parts.join(" ") : null; },
    fill() { add({ fill: styles.fill, "fill-opacity": alpha() }); },
    stroke() {
      add({ fill: "none", stroke: styles.stroke, "stroke-width": Math.round(pen.lineWidth * 100) / 100, "stroke-opacity": alpha(),
        "stroke-dasharray": dash, "stroke-linejoin": pen.lineJoin === "round" ? "round" : null });
    },
    haloText(text, x, y, { size, bold }) {
      top.append(svgText(text, { x: svgNumber(x), y: svgNumber(y), "font-size": size, "font-weight": bold ? "bold" : null,
        "text-anchor": anchor[pen.textAlign], fill: styles.fill, opacity: alpha(), stroke: styles.stroke, "stroke-width": pen.lineWidth,
        "stroke-linejoin": "round", "paint-order": "stroke" }));
    },
    /* What is drawn until close() is one thing with a name. */
    open(title) {
      top = svgElement("g");
      if (title) {
        const name = svgElement("title");
        name.textContent = title;
        top.append(name);
      }
      parent.append(top);
    },
    close() { top = parent; },
  };
  return pen;
}
