/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explains every mark of the stance matrix. */
#include "engine/base/buffer.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/matrix.h"
#include "exporters/diagrams/svg.h"

/* A row of the legend with a cell as the matrix draws it. */
static void cell_row(ent__legend *legend, const ent__matrix *m, double mean, double min, double max, ent__word word) {
  const bool abstained = word == ENT__WORD_ABSTAINED;
  const ent_cell cell = {.mean = mean,
                         .min = min,
                         .max = max,
                         .count = 1,
                         .abstentions = abstained ? 1 : 0,
                         .from_bloc = word == ENT__WORD_FROM_BLOC ? 0 : ENT_NONE};
  const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, word), m->cell_height);
  ent__matrix_cell(ent__legend_svg(legend), m, (ENT__LEGEND_SYMBOL - m->cell_width) / 2.0, y - m->cell_height / 2.0, &cell,
                   NULL);
}

static void cell_rows(ent__legend *legend, const ent__matrix *m) {
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_POSITION_HEADING));
  cell_row(legend, m, 1.0, 1.0, 1.0, ENT__WORD_FULL_SUPPORT);
  cell_row(legend, m, 0.5, 0.5, 0.5, ENT__WORD_PARTLY_FOR);
  cell_row(legend, m, 0.0, 0.0, 0.0, ENT__WORD_NEUTRAL);
  cell_row(legend, m, 0.0, 0.0, 0.0, ENT__WORD_ABSTAINED);
  cell_row(legend, m, 0.3, -1.0, 1.0, ENT__WORD_MIXED);
  cell_row(legend, m, -0.5, -0.5, -0.5, ENT__WORD_PARTLY_AGAINST);
  cell_row(legend, m, -1.0, -1.0, -1.0, ENT__WORD_FULL_OPPOSE);
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_NO_STANCE));
  ent__matrix_nothing(ent__legend_svg(legend), ENT__LEGEND_SYMBOL / 2.0, y);
  if (m->inherited) cell_row(legend, m, 1.0, 1.0, 1.0, ENT__WORD_FROM_BLOC);
}

static void margin_rows(ent__legend *legend) {
  static const ent__word words[ENT__PART_KINDS] = {ENT__WORD_MARGIN_SUPPORT, ENT__WORD_MARGIN_OPPOSE, ENT__WORD_MARGIN_NEITHER};
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FAINT, 0.6, NULL};
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_MARGIN_HEADING));
  for (int part = 0; part < ENT__PART_KINDS; part++) {
    const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, words[part]));
    ent__matrix_bar(ent__legend_svg(legend), 6.0, y - 4.0, 22.0, 8.0, (ent__matrix_part)part);
  }
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_MARGIN_NONE));
  ent__svg_rect(ent__legend_svg(legend), 6.0, y - 4.0, 22.0, 8.0, 0.0, &frame);
}

ent_status ent__matrix_legend(ent__legend *legend, const ent__matrix *m, ent_error *err) {
  ent_status status = ENT_OK;
  const ent__drawing *drawing = legend->drawing;
  cell_rows(legend, m);
  margin_rows(legend);
  if (m->roster.coalitions != NULL) status = ent__legend_coalitions(legend, m->roster.coalitions, err);
  ent__roster_doubt(legend, &m->roster);
  ent__legend_note(legend, ent__drawing_word(drawing, ENT__WORD_ROWS_NOTE));
  if (m->topic_count > 0) ent__legend_note(legend, ent__drawing_word(drawing, ENT__WORD_TOPIC_NOTE));
  if (m->divided) ent__legend_block(legend, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS));
  ent__legend_note(legend, ent__drawing_word(
                               drawing, m->divided ? ENT__WORD_DIVISIVENESS_NOTE : ENT__WORD_CANONICAL_NOTE));
  return status != ENT_OK ? status : legend->status;
}
