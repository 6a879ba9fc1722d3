/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explains every mark of the stability matrix. */
#include "engine/base/buffer.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/stability.h"
#include "exporters/diagrams/svg.h"

static void scale_row(ent__legend *legend) {
  for (int i = 4; i >= 0; i--) {
    ent_buffer text = ENT_BUFFER_INIT;
    const ent__paint paint = {ENT__STYLE_SHARE, ent__share_opacity(i / 4.0), ENT__STYLE_SOFT, 0.6, NULL};
    ent__buffer_fixed(&text, i * 25.0, 0);
    ent__buffer_puts(&text, " %");
    const double y = text.failed ? 0.0 : ent__legend_tall_row(legend, text.data, 15.0);
    ent_buffer *out = ent__legend_svg(legend);
    if (text.failed) out->failed = 1;
    ent__svg_rect(out, 8.0, y - 7.0, 18.0, 14.0, 0.0, &paint);
    ent_buffer_clear(&text);
  }
}

static void mark_rows(ent__legend *legend, const ent__shares *shares) {
  const ent__paint line = {NULL, 1.0, ENT__STYLE_NEITHER, 0.8, NULL};
  const ent__paint outline = {NULL, 1.0, ent__style_coalition_line(0), 1.8, NULL};
  const ent__paint bar = {ent__style_coalition_colour(0), 1.0, ent__style_coalition_line(0), 0.8, NULL};
  if (shares->each == 1) {
    const ent__paint self = {ENT__STYLE_SHADE, 1.0, NULL, 0.0, NULL};
    const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_WITH_ITSELF));
    ent__svg_rect(ent__legend_svg(legend), 11.0, y - 6.0, 12.0, 12.0, 0.0, &self);
  }
  if (shares->unknown) {
    const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_NEVER_BOTH));
    ent__svg_line(ent__legend_svg(legend), 11.0, y + 6.0, 23.0, y - 6.0, &line);
  }
  const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_BLOCK_OUTLINE), 15.0);
  ent__svg_rect(ent__legend_svg(legend), 10.0, y - 6.0, 14.0, 12.0, 0.0, &outline);
  const double z = ent__legend_row(legend, ent__drawing_word(legend->drawing, shares->named ? ENT__WORD_STABILITY_BAR
                                                                                            : ENT__WORD_STABILITY_OF_BAR));
  ent__svg_rect(ent__legend_svg(legend), 4.0, z - 3.0, 26.0, 6.0, 0.0, &bar);
}

ent_status ent__shares_legend(ent__legend *legend, const ent__shares *shares, ent_error *err) {
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_TOGETHER_HEADING));
  scale_row(legend);
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_TOGETHER_NOTE));
  if (shares->numbers) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_NUMBERS_ARE));
  if (shares->each > 1) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_BINNED_NOTE));
  mark_rows(legend, shares);
  ent_status status = ent__legend_coalitions(legend, shares->crowd.coalitions, err);
  ent__crowd_doubt(legend, &shares->crowd);
  if (status == ENT_OK) status = ent__crowd_left_out(legend, &shares->crowd, err);
  return status != ENT_OK ? status : legend->status;
}
