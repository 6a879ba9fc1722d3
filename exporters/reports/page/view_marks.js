// SPDX-License-Identifier: GPL-3.0-or-later
// Marks, labels and outlines, drawn alike on a canvas and with the pen of pictures that are saved.
import { shapePoints } from "./palette.js";
import { viewFont } from "./view_text.js";

const VIEW_UNIT_SHAPES = new Map();

function viewUnitShape(shape) {
  if (!VIEW_UNIT_SHAPES.has(shape)) VIEW_UNIT_SHAPES.set(shape, shapePoints(shape, 1));
  return VIEW_UNIT_SHAPES.get(shape);
}

/* Adds the outline of a shape of the area of a circle of radius r to the pen's path. */
export function viewShapePath(pen, shape, x, y, r) {
  const points = viewUnitShape(shape);
  if (points === null) {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([px, py], i) => (i === 0 ? pen.moveTo(x + r * px, y + r * py) : pen.lineTo(x + r * px, y + r * py)));
  pen.closePath();
}

/* The same as SVG path data. */
export function viewShapeData(shape, x, y, r) {
  const points = viewUnitShape(shape);
  const n = (value) => String(Math.round(value * 100) / 100);
  if (points === null) return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
  return "M" + points.map(([a, b]) => `${n(x + r * a)} ${n(y + r * b)}`).join("L") + "Z";
}

/* Draws a mark: {fill, line, shape, present}. Those absent are hollow. */
export function viewMark(pen, look, x, y, r, theme) {
  pen.beginPath();
  viewShapePath(pen, look.shape, x, y, r);
  pen.fillStyle = look.present ? look.fill : theme.paper;
  pen.strokeStyle = look.present ? look.line : theme.faint;
  pen.lineWidth = r < 3 ? 0.6 : 1.1;
  pen.fill();
  pen.stroke();
}

/* Draws a text on a halo of paper. */
export function viewLabel(pen, text, x, y, { size, bold = false, ink, paper, align = "center" }) {
  pen.font = viewFont(size, bold);
  pen.textAlign = align;
  pen.fillStyle = ink;
  pen.strokeStyle = paper;
  pen.lineWidth = 3.2;
  pen.lineJoin = "round";
  if (pen.haloText) {
    pen.haloText(text, x, y, { size, bold });
    return;
  }
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}
