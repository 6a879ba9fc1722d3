/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"
#include "exporters/diagrams/coalition_panels.h"

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

/* "China and others, 5 windows" */
static ent_status lineage_row(ent__legend *legend, const ent__panels *p, uint32_t lineage, ent_error *err) {
  size_t count;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent__lineage_look *look = &p->looks[lineage];
  const uint32_t windows = ent_change_lineages(p->change, &count)[lineage].windows;
  const bool chinese = legend->drawing->tongue == ENT__TONGUE_ZH;
  ent_status status = ent_change_label(&text, p->change, lineage, legend->drawing->language, err);
  ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_COMMA));
  ent__buffer_printf(&text, chinese ? "%u%s" : "%u %s", windows, ent__drawing_word(legend->drawing, windows == 1 ? ENT__WORD_WINDOW_ONE : ENT__WORD_WINDOW_MANY));
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const ent__paint paint = {look->fill, 1.0, ENT__STYLE_INK, 0.8, NULL};
    ent__svg_shape(ent__legend_svg(legend), look->shape, middle, ent__legend_row(legend, text.data), 6.0, &paint);
  }
  ent_buffer_clear(&text);
  return status;
}

static ent_status more_row(ent__legend *legend, size_t more, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  const ent__paint paint = {ENT__STYLE_OTHER, 1.0, ENT__STYLE_INK, 0.8, NULL};
  ent__buffer_printf(&text, legend->drawing->tongue == ENT__TONGUE_ZH ? "%zu%s" : "%zu %s", more, ent__drawing_word(legend->drawing, ENT__WORD_WINDOW_MORE));
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_SQUARE, middle, ent__legend_row(legend, text.data), 6.0, &paint);
  ent_buffer_clear(&text);
  return status;
}

static void mark_row(ent__legend *legend, ent__word word, double radius, const ent__paint *paint) {
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, word));
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, radius, paint);
}

static ent_status actor_rows(ent__legend *legend, const ent__panels *p, ent_error *err) {
  const ent__paint alone = {ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 0.9, NULL}, untied = {ENT__STYLE_NO_COALITION, 1.0, ENT__STYLE_SOFT, 0.5, NULL},
                   absent = {ENT__STYLE_FAINT, 1.0, NULL, 0.0, NULL};
  ent__legend_block(legend, ent__drawing_word(legend->drawing, p->scene.of_issues ? ENT__WORD_ISSUE_HEADING : ENT__WORD_ACTOR_HEADING));
  const ent_status status = p->named ? ent__map_area_row(legend, &p->scene, err) : ENT_OK;
  mark_row(legend, ENT__WORD_WINDOW_ALONE, 5.0, &alone);
  mark_row(legend, ENT__WORD_WINDOW_UNTIED, 5.0, &untied);
  mark_row(legend, ENT__WORD_WINDOW_ABSENT, 1.4, &absent);
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_WINDOW_PLACES));
  return status;
}

ent_status ent__panels_legend(ent__legend *legend, const ent__panels *p, ent_error *err) {
  ent_status status = ENT_OK;
  if (p->lineage_count > 0) {
    const size_t shown = p->lineage_count < ENT__PANELS_LINEAGES ? p->lineage_count : ENT__PANELS_LINEAGES;
    ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_WINDOW_LINEAGES));
    for (size_t r = 0; status == ENT_OK && r < shown; r++) status = lineage_row(legend, p, p->ranked[r], err);
    if (status == ENT_OK && shown < p->lineage_count) status = more_row(legend, p->lineage_count - shown, err);
  }
  if (status == ENT_OK) status = actor_rows(legend, p, err);
  if (status == ENT_OK) ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_TIE_HEADING));
  if (status == ENT_OK) status = ent__map_tie_row(legend, true, err);
  if (status == ENT_OK) status = ent__map_tie_row(legend, false, err);
  if (status == ENT_OK) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_WINDOW_KEPT));
  return status != ENT_OK ? status : legend->status;
}
