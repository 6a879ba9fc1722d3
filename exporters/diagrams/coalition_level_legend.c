/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/maths.h"
#include "exporters/diagrams/coalition_level.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/svg.h"

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

static void arc(ent_buffer *out, double x, double y, double radius, double from, double to, const ent__paint *paint) {
  ent__svg_point(out, "<path d=\"M", x + radius * sin(from), y - radius * cos(from));
  ent__svg_point(out, "A", radius, radius);
  ent__buffer_printf(out, " 0 %d 1 ", to - from > ENT__PI ? 1 : 0);
  ent__svg_point(out, "", x + radius * sin(to), y - radius * cos(to));
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

void ent__level_ring(ent_buffer *out, double x, double y, double radius, const ent__tie_sum *inside) {
  const ent__paint agree = {NULL, 1.0, ENT__STYLE_AGREE, 4.0, NULL}, oppose = {NULL, 1.0, ENT__STYLE_OPPOSE, 4.0, ENT__STYLE_DASHES};
  const double all = inside->agree + inside->oppose, turn = 2.0 * ENT__PI * (all > 0.0 ? inside->agree / all : 0.0);
  if (!(all > 0.0)) return;
  if (inside->oppose <= 0.0 || inside->agree <= 0.0) {
    ent__svg_shape(out, ENT__SHAPE_CIRCLE, x, y, radius, inside->agree > 0.0 ? &agree : &oppose);
    return;
  }
  arc(out, x, y, radius, 0.0, turn, &agree);
  arc(out, x, y, radius, turn, 2.0 * ENT__PI, &oppose);
}

/* Two circles as large as on the map: the largest round number of actors and a fifth of it. */
static ent_status area_row(ent__legend *legend, const ent__level *level, ent_error *err) {
  const double large = ent__style_round(level->most), small = fmax(floor(large / 5.0), 1.0);
  const ent__paint paint = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 0.8, NULL};
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%s%s", ent__drawing_word(legend->drawing, level->of_issues ? ENT__WORD_LEVEL_AREA_ISSUES : ENT__WORD_LEVEL_AREA),
                     ent__drawing_word(legend->drawing, ENT__WORD_COLON));
  if (small < large) {
    ent__buffer_fixed(&text, small, 0);
    ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_LIST_COMMA));
  }
  ent__buffer_fixed(&text, large, 0);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    /* As a symbol has no room for the largest, both are shown at half their size, in proportion. */
    const double radius = ent__level_radius(level, large) / 2.5, inner = ent__level_radius(level, small) / 2.5;
    const double y = ent__legend_tall_row(legend, text.data, 2.0 * radius + 2.0);
    ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, radius, &paint);
    if (small < large) ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y + radius - inner, inner, &paint);
  }
  ent_buffer_clear(&text);
  return status;
}

static void line_row(ent__legend *legend, bool agrees) {
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, agrees ? ENT__WORD_AGREEMENT : ENT__WORD_OPPOSITION));
  const ent__paint paint = {NULL, 1.0, agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE, 3.0, agrees ? NULL : ENT__STYLE_WIDE_DASHES};
  ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
}

static ent_status width_row(ent__legend *legend, const ent__level *level, ent_error *err) {
  const double top = ent__style_round(level->largest);
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%s%s", ent__drawing_word(legend->drawing, ENT__WORD_LEVEL_SUM), ent__drawing_word(legend->drawing, ENT__WORD_COLON));
  for (int i = 0; i < 3; i++) {
    if (i > 0) ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_LIST_COMMA));
    ent__buffer_fixed(&text, top / (double)(4 >> i), 3);
  }
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const double y = ent__legend_row(legend, text.data);
    for (int i = 0; i < 3; i++) {
      const ent__paint paint = {NULL, 1.0, ENT__STYLE_SOFT, ent__level_width(level, top / (double)(4 >> i)), NULL};
      ent__svg_line(ent__legend_svg(legend), i * 12.0, y, i * 12.0 + 9.0, y, &paint);
    }
  }
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__level_legend(ent__legend *legend, const ent__level *level, ent_error *err) {
  const ent__tie_sum half = {3.0, 1.0, 1, 1};
  size_t ties;
  ent_status status = ent__legend_coalitions(legend, level->coalitions, err);
  if (status != ENT_OK || level->count == 0) return status;
  (void)ent_network_ties(level->network, &ties);
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_LEVEL_MARKS));
  status = area_row(legend, level, err);
  if (status != ENT_OK || ties == 0) return status;
  const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_LEVEL_RING), 24.0);
  ent__level_ring(ent__legend_svg(legend), middle, y, 9.0, &half);
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_TIE_HEADING));
  line_row(legend, true);
  line_row(legend, false);
  if (level->largest > 0.0) status = width_row(legend, level, err);
  if (level->faint) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_LEVEL_FAINT));
  if (status == ENT_OK) status = ent__map_backbone_note(legend, level->network, err);
  return status != ENT_OK ? status : legend->status;
}
