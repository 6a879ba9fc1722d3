/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/argument_map.h"
#include "exporters/diagrams/coalition_map.h"

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

static const char *word(const ent__legend *legend, ent__word name) { return ent__drawing_word(legend->drawing, name); }

static void status_row(ent__legend *legend, const ent__argument_scene *scene, ent_label status, ent__word name) {
  bool any = false;
  for (size_t i = 0; i < scene->choice.arguments.count && !any; i++) any = scene->boxes[i].status == status;
  if (!any) return;
  const double y = ent__legend_tall_row(legend, word(legend, name), 24.0);
  ent__argument_frame(ent__legend_svg(legend), status, (ent_point){0.5, y - 12.0}, (ent_point){ENT__LEGEND_SYMBOL - 1.0, 24.0});
}

/* The words for a status: those of the grounded labelling, or of extensions under another semantics. */
static ent__word status_word(const ent__argument_scene *scene, ent_label status) {
  static const ent__word grounded[] = {[ENT_LABEL_IN] = ENT__WORD_IN_ROW, [ENT_LABEL_OUT] = ENT__WORD_OUT_ROW, [ENT_LABEL_UNDECIDED] = ENT__WORD_UNDECIDED_ROW};
  static const ent__word others[] = {[ENT_LABEL_IN] = ENT__WORD_IN_ALL_ROW, [ENT_LABEL_OUT] = ENT__WORD_IN_NONE_ROW, [ENT_LABEL_UNDECIDED] = ENT__WORD_IN_SOME_ROW};
  if (scene->semantics == ENT_SEMANTICS_GROUNDED) return grounded[status];
  return scene->standing.extensions ? others[status] : ENT__WORD_NO_EXTENSION;
}

/* "Semantics: preferred (Dung 1995)", and "In the eyes of US: Security > Trust". */
static ent_status judged_by(ent__legend *legend, const ent__argument_scene *scene, ent_error *err) {
  const bool chinese = legend->drawing->tongue == ENT__TONGUE_ZH;
  const ent_semantics_row *row = &ent_semantics_rows()[scene->semantics];
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (scene->semantics != ENT_SEMANTICS_GROUNDED || scene->audience != NULL) {
    ent__buffer_printf(&text, chinese ? "语义：%s（%s）" : "Semantics: %s (%s)", row->name, row->source);
    status = ent__buffer_status(&text, err);
    if (status == ENT_OK) ent__legend_note(legend, text.data);
  }
  if (status == ENT_OK && scene->audience != NULL) {
    ent_buffer_clear(&text);
    ent__buffer_printf(&text, chinese ? "以“%s”的眼光看：" : "In the eyes of %s: ", scene->audience_name);
    status = ent__argument_order(&text, scene->audience, legend->drawing, err);
    if (status == ENT_OK) ent__legend_note(legend, text.data);
    ent__legend_note(legend, word(legend, ENT__WORD_VALUES_NOTE));
  }
  ent_buffer_clear(&text);
  return status;
}

static void argument_block(ent__legend *legend, const ent__argument_scene *scene) {
  bool held = false, grouped = false;
  for (size_t i = 0; i < scene->choice.arguments.count && !grouped; i++) {
    held = held || scene->boxes[i].holders_shown > 0;
    for (size_t h = 0; h < scene->boxes[i].holders_shown; h++) grouped = grouped || scene->boxes[i].holders[h].coalition != ENT_NONE;
  }
  status_row(legend, scene, ENT_LABEL_IN, status_word(scene, ENT_LABEL_IN));
  status_row(legend, scene, ENT_LABEL_OUT, status_word(scene, ENT_LABEL_OUT));
  status_row(legend, scene, ENT_LABEL_UNDECIDED, status_word(scene, ENT_LABEL_UNDECIDED));
  if (held) {
    const uint32_t coalition = grouped ? 0 : ENT_NONE;
    const ent__paint paint = {ent__style_coalition_colour(coalition), 1.0, ENT__STYLE_INK, 0.6, NULL};
    const double y = ent__legend_row(legend, word(legend, grouped ? ENT__WORD_HOLDERS_ROW : ENT__WORD_HOLDERS_ALONE));
    ent__svg_shape(ent__legend_svg(legend), ent__style_coalition_shape(coalition), middle, y, ENT__ARGUMENT_HOLDER, &paint);
  }
  if (scene->choice.issues.count > 0) {
    const double y = ent__legend_tall_row(legend, word(legend, ENT__WORD_ISSUE_BOX_ROW), 20.0);
    ent__argument_issue_frame(ent__legend_svg(legend), (ent_point){1.5, y - 9.0}, (ent_point){ENT__LEGEND_SYMBOL - 3.0, 18.0});
  }
  if (scene->detail != ENT__DETAIL_FULL) ent__legend_note(legend, word(legend, ENT__WORD_TEXTS_LEFT_OUT));
}

static void line_row(ent__legend *legend, const ent__argument_scene *scene, ent__argument_line_kind kind, ent__word name) {
  bool any = false;
  for (size_t i = 0; i < scene->line_count && !any; i++) any = scene->lines[i].kind == kind;
  if (!any) return;
  const double y = ent__legend_row(legend, word(legend, name)), end = ENT__LEGEND_SYMBOL;
  const ent__paint paint = {NULL, 1.0, ent__argument_line_colour(kind, false), 1.8, ent__argument_line_dashes(kind)};
  ent__svg_line(ent__legend_svg(legend), 0.0, y, end - 2.0, y, &paint);
  ent__argument_head(ent__legend_svg(legend), kind, false, (ent_point){0.0, y}, (ent_point){end, y});
  ent__argument_sign(ent__legend_svg(legend), kind, false, (ent_point){middle - 4.0, y});
}

static void fails_row(ent__legend *legend, const ent__argument_scene *scene) {
  const ent__argument_line *found = NULL;
  for (size_t i = 0; i < scene->line_count && found == NULL; i++)
    if (scene->standing.fails[scene->lines[i].relation]) found = &scene->lines[i];
  if (found == NULL) return;
  const double y = ent__legend_row(legend, word(legend, ENT__WORD_FAILS_ROW));
  const ent__paint paint = {NULL, 1.0, ent__argument_line_colour(found->kind, true), 1.8, ENT__ARGUMENT_FAILS};
  ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
  ent__argument_sign(ent__legend_svg(legend), found->kind, true, (ent_point){middle, y});
  ent__argument_bar(ent__legend_svg(legend), (ent_point){middle, y});
}

static void relation_block(ent__legend *legend, const ent__argument_scene *scene) {
  bool marked = false;
  for (size_t i = 0; i < scene->box_count && !marked; i++) marked = scene->boxes[i].kind == ENT__BOX_RELATION;
  ent__legend_block(legend, word(legend, ENT__WORD_RELATION_HEADING));
  line_row(legend, scene, ENT__LINE_SUPPORTS, ENT__WORD_SUPPORTS_ROW);
  line_row(legend, scene, ENT__LINE_ATTACKS, ENT__WORD_ATTACKS_ROW);
  line_row(legend, scene, ENT__LINE_UNDERCUTS, ENT__WORD_UNDERCUTS_ROW);
  fails_row(legend, scene);
  if (marked) {
    const double y = ent__legend_row(legend, word(legend, ENT__WORD_UNDERCUT_ROW));
    ent__argument_circle(ent__legend_svg(legend), ENT_LABEL_OUT, (ent_point){middle, y});
  }
  ent__legend_note(legend, word(legend, ENT__WORD_PALE_NOTE));
}

ent_status ent__argument_legend(ent__legend *legend, const ent__argument_scene *scene, ent_error *err) {
  ent__legend_block(legend, word(legend, ENT__WORD_ARGUMENT_HEADING));
  const ent_status judged = judged_by(legend, scene, err);
  if (judged != ENT_OK) return judged;
  argument_block(legend, scene);
  relation_block(legend, scene);
  if (scene->coalitions == NULL || legend->status != ENT_OK) return legend->status;
  const ent_status status = ent__legend_coalitions(legend, scene->coalitions, err);
  return status != ENT_OK ? status : legend->status;
}
