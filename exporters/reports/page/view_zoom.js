// SPDX-License-Identifier: GPL-3.0-or-later
// Pan and zoom by mouse, touch, wheel and keyboard. The view is {x, y, k}: the place of the data in
// the middle of the picture, and the pixels for one of its units.
import { svgHtml } from "./svg.js";
import { viewWord } from "./view_words.js";

/* The view that shows a box of the data whole, within a picture less its margins. */
export function viewZoomFit(box, width, height, margin, most) {
  const k = Math.min((width - 2 * margin) / Math.max(1, box.width), (height - 2 * margin) / Math.max(1, box.height), most);
  return {x: box.x + box.width / 2, y: box.y + box.height / 2, k: Math.max(k, 1e-3)};
}

/* `on`: get() the view, set(view) while it moves, end() when it rests, tap(x, y), hover(x, y) or hover(null). */
export function createViewZoom(element, on, limits = {least: 0.02, most: 12}) {
  const pointers = new Map();
  let moved = false, span = 0, resting = 0;

  const place = (event) => {
    const box = element.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  const rest = (delay) => {
    clearTimeout(resting);
    resting = setTimeout(on.end, delay);
  };
  /* Zooms by a factor so that the data under (x, y) stay there. */
  function zoomAt(factor, x, y) {
    const view = on.get();
    const k = Math.min(limits.most, Math.max(limits.least, view.k * factor));
    const dx = x - element.clientWidth / 2, dy = y - element.clientHeight / 2;
    on.set({x: view.x + dx / view.k - dx / k, y: view.y + dy / view.k - dy / k, k});
    rest(160);
  }
  function pan(dx, dy) {
    const view = on.get();
    on.set({x: view.x - dx / view.k, y: view.y - dy / view.k, k: view.k});
  }
  function pinch(before, after) {
    const middle = (points) => ({x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2});
    const apart = (points) => Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y) || 1;
    const from = middle(before), to = middle(after);
    pan(to.x - from.x, to.y - from.y);
    zoomAt(apart(after) / apart(before), to.x, to.y);
  }
  element.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (pointers.size === 0) { moved = false; span = 0; }
    pointers.set(event.pointerId, place(event));
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener("pointermove", (event) => {
    const now = place(event), last = pointers.get(event.pointerId);
    if (!last) { on.hover(now.x, now.y); return; }
    if (pointers.size === 1) {
      span += Math.hypot(now.x - last.x, now.y - last.y);
      if (span > 4) moved = true;
      if (moved) pan(now.x - last.x, now.y - last.y);
    } else if (pointers.size === 2) {
      moved = true;
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      pinch([last, other], [now, other]);
    }
    pointers.set(event.pointerId, now);
  });
  const release = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) return;
    if (moved) rest(0);
    else if (event.type === "pointerup") on.tap(place(event).x, place(event).y, event.pointerType === "touch");
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => { if (pointers.size === 0) on.hover(null); });
  element.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = place(event);
    const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    zoomAt(Math.exp(Math.max(-1, Math.min(1, -event.deltaY * lines * 0.0022))), at.x, at.y);
  }, {passive: false});

  return {
    zoomAt,
    /* Plus, minus, 0 and Shift with arrows; true where the key was one of them. */
    key(event, fit) {
      const steps = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]};
      if (event.key === "+" || event.key === "=") zoomAt(1.3, element.clientWidth / 2, element.clientHeight / 2);
      else if (event.key === "-" || event.key === "_") zoomAt(1 / 1.3, element.clientWidth / 2, element.clientHeight / 2);
      else if (event.key === "0") fit();
      else if (event.shiftKey && event.key in steps) { pan(...steps[event.key]); rest(160); }
      else return false;
      return true;
    },
    destroy: () => clearTimeout(resting),
  };
}

/* The buttons in a corner of the picture. */
export function viewZoomButtons(box, app, zoom, fit) {
  const bar = svgHtml("div", "view-zoom");
  const make = (sign, key, act) => {
    const button = svgHtml("button", "", sign);
    button.type = "button";
    button.addEventListener("click", act);
    bar.append(button);
    return () => {
      button.setAttribute("aria-label", viewWord(app, key));
      button.title = viewWord(app, key);
    };
  };
  const middle = (factor) => () => zoom.zoomAt(factor, box.clientWidth / 2, box.clientHeight / 2);
  const names = [make("+", "zoomIn", middle(1.4)), make("−", "zoomOut", middle(1 / 1.4)), make("⤢", "zoomFit", fit)];
  const update = () => names.forEach((name) => name());
  update();
  box.append(bar);
  return { update };
}
