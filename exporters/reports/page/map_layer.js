// SPDX-License-Identifier: GPL-3.0-or-later
// The map painted beside the screen, larger than it, so that panning only copies it. A new painting
// is made in steps of a few milliseconds, and takes the place of the old one when it is whole.

const MAP_STEP = 7; // milliseconds of a frame
const MAP_FIRST = 40; // milliseconds at first, so that a small map is there at once
const MAP_MOST = 24e6; // pixels of a painting

export function createMapLayer() {
  let front = null, job = null;

  function paper(size, ratio) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(size.width * ratio));
    canvas.height = Math.max(1, Math.round(size.height * ratio));
    return canvas;
  }

  return {
    /* Begins to paint for a view; `paint(pen, frame)` gives the steps and returns what to keep with it. */
    begin(view, screen, ratio, paint) {
      let part = 0.4;
      while (part > 0.05 && screen.width * screen.height * (1 + 2 * part) ** 2 * ratio * ratio > MAP_MOST) part /= 2;
      const frame = { view: { ...view }, width: Math.ceil(screen.width * (1 + 2 * part)), height: Math.ceil(screen.height * (1 + 2 * part)) };
      const canvas = paper(frame, ratio);
      const pen = canvas.getContext("2d", { willReadFrequently: true });
      pen.scale(ratio, ratio);
      job = { frame, canvas, pen, steps: paint(pen, frame), fresh: front === null };
    },
    busy: () => job !== null,
    /* Goes on painting; true once a new painting is there. */
    work() {
      if (job === null) return false;
      const until = performance.now() + (job.fresh ? MAP_FIRST : MAP_STEP);
      for (;;) {
        const step = job.steps.next();
        job.pen.getImageData(0, 0, 1, 1); // strokes are only noted until someone looks: look, so that their time counts
        if (step.done) {
          front = { ...job, kept: step.value };
          job = null;
          return true;
        }
        if (performance.now() >= until) return false;
      }
    },
    /* Whether the painting covers the view at its own scale. */
    covers(view, screen) {
      if (front === null || front.frame.view.k !== view.k) return false;
      const { frame } = front;
      return Math.abs(frame.view.x - view.x) * view.k <= (frame.width - screen.width) / 2
        && Math.abs(frame.view.y - view.y) * view.k <= (frame.height - screen.height) / 2;
    },
    /* Whether the edge of the painting comes near, so that the next should be begun. */
    nearEdge(view, screen) {
      if (front === null) return true;
      const { frame } = front;
      return Math.abs(frame.view.x - view.x) * view.k > 0.6 * (frame.width - screen.width) / 2
        || Math.abs(frame.view.y - view.y) * view.k > 0.6 * (frame.height - screen.height) / 2;
    },
    copy(pen, view, screen, alpha) {
      if (front === null) return;
      const { frame, canvas } = front;
      const scale = view.k / frame.view.k;
      const x = (frame.view.x - view.x) * view.k + screen.width / 2 - (frame.width * scale) / 2;
      const y = (frame.view.y - view.y) * view.k + screen.height / 2 - (frame.height * scale) / 2;
      pen.globalAlpha = alpha;
      pen.drawImage(canvas, x, y, frame.width * scale, frame.height * scale);
      pen.globalAlpha = 1;
    },
    kept: () => front?.kept ?? null,
    scale: () => front?.frame.view.k ?? 0,
    forget() { front = null; job = null; },
    stale() { job = null; },
  };
}
