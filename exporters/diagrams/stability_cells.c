/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the stability matrix: runs of one shade, so that a large one stays a small file. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/stability.h"
#include "exporters/diagrams/svg.h"

/* Shares that are unknown have a step of their own. */
enum { UNKNOWN = ENT__SHARE_STEPS + 1 };

double ent__share_opacity(double share) { return share; }

static int step_of(const ent__shares *shares, size_t i, size_t j) {
  const double share = shares->at[i * shares->rows + j];
  if (i == j && shares->each == 1) return 0;
  return isnan(share) ? UNKNOWN : (int)(share * ENT__SHARE_STEPS + 0.5);
}

/* "M3 5h4v1h-4z": a run of cells, in cells. */
static void add_run(ent_buffer *out, size_t row, size_t first, size_t count) {
  ent__buffer_printf(out, "M%zu %zuh%zuv1h-%zuz", first, row, count, count);
}

static void add_runs(ent_buffer *out, const ent__shares *shares, int step) {
  for (size_t i = 0; i < shares->rows; i++) {
    size_t first = 0;
    for (size_t j = 0; j <= shares->rows; j++) {
      if (j < shares->rows && step_of(shares, i, j) == step) continue;
      if (j > first) add_run(out, i, first, j - first);
      first = j + 1;
    }
  }
}

/* An actor with itself tells nothing: not a share of 0, as white would say. */
static void draw_diagonal(ent_buffer *out, const ent__shares *shares) {
  const ent__paint paint = {ENT__STYLE_SHADE, 1.0, NULL, 0.0, NULL};
  if (shares->each > 1) return;
  ent__buffer_puts(out, "<path d=\"");
  for (size_t i = 0; i < shares->rows; i++) add_run(out, i, i, 1);
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
}

/* Unknown cells are crossed by a line. */
static void draw_unknown(ent_buffer *out, const ent__shares *shares) {
  const ent__paint paint = {NULL, 1.0, ENT__STYLE_NEITHER, 0.06, NULL};
  if (!shares->unknown) return;
  ent__buffer_puts(out, "<path d=\"");
  for (size_t i = 0; i < shares->rows; i++) {
    for (size_t j = 0; j < shares->rows; j++)
      if (step_of(shares, i, j) == UNKNOWN) ent__buffer_printf(out, "M%zu %zul1 -1", j, i + 1);
  }
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
}

static void draw_numbers(ent_buffer *out, const ent__shares *shares, double cell) {
  const ent__font font = {fmin(cell * 0.42, 9.0), false};
  for (size_t i = 0; i < shares->rows; i++) {
    for (size_t j = 0; j < shares->rows; j++) {
      const double share = shares->at[i * shares->rows + j];
      ent_buffer text = ENT_BUFFER_INIT;
      if (i == j || isnan(share)) continue;
      ent__buffer_fixed(&text, share * 100.0, 0);
      ent__svg_buffer(out, ((double)j + 0.5) * cell, ((double)i + 0.5) * cell + font.size * 0.36, &text, font,
                      share > 0.5 ? ENT__STYLE_PAPER : ENT__STYLE_INK, ENT__ANCHOR_MIDDLE);
      ent_buffer_clear(&text);
    }
  }
}

void ent__shares_draw(ent_buffer *out, const ent__shares *shares, double cell) {
  ent__buffer_puts(out, "<g class=\"shares\" shape-rendering=\"crispEdges\" transform=\"scale(");
  ent__svg_number(out, cell);
  ent__buffer_puts(out, ")\">\n");
  for (int step = 1; step <= ENT__SHARE_STEPS; step++) {
    const ent__paint paint = {ENT__STYLE_SHARE, ent__share_opacity((double)step / ENT__SHARE_STEPS), NULL, 0.0, NULL};
    const size_t before = out->size;
    ent__buffer_puts(out, "<path d=\"");
    const size_t begun = out->size;
    add_runs(out, shares, step);
    if (out->size == begun) {
      out->size = before; /* nothing has this shade */
      continue;
    }
    ent__buffer_putc(out, '"');
    ent__svg_paint(out, &paint);
    ent__buffer_puts(out, "/>\n");
  }
  draw_diagonal(out, shares);
  draw_unknown(out, shares);
  ent__buffer_puts(out, "</g>\n");
  if (shares->numbers) draw_numbers(out, shares, cell);
}
