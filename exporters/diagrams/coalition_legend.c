/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/svg.h"

/* Beyond this the legend would outgrow the map, which names them all the same. */
enum { MOST_NAMED = 14 };

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

/* "2 · China and 5 others (6), stability 0.93" */
static ent_status coalition_words(ent_buffer *text, const ent__drawing *drawing,
                                  const ent_coalitions *coalitions, const ent_coalition *coalition,
                                  uint32_t c, ent_error *err) {
  ent__buffer_printf(text, "%u · ", c + 1);
  const ent_status status = ent_coalitions_label(text, coalitions, c, drawing->language, err);
  if (coalition->size > 1) ent__buffer_printf(text, " (%u)", coalition->size);
  if (!isnan(coalition->stability)) {
    ent__buffer_printf(text, "%s%s ", ent__drawing_word(drawing, ENT__WORD_COMMA),
                       ent__drawing_word(drawing, ENT__WORD_STABILITY));
    ent__buffer_decimals(text, coalition->stability, 2);
  }
  return status != ENT_OK ? status : ent__buffer_status(text, err);
}

/* Draws the mark of a coalition; in grey where colours mean something else, as an outline where shapes do too. */
static void coalition_mark(ent__legend *legend, uint32_t c, double y, ent__classes_kind kind) {
  const bool own = kind == ENT__CLASSES_COALITION;
  const ent__paint paint = {own ? ent__style_coalition_colour(c) : ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 0.8, NULL};
  if (kind == ENT__CLASSES_WORDS)
    ent__svg_rect(ent__legend_svg(legend), middle - 9.0, y - 6.0, 18.0, 12.0, 5.0, &paint);
  else
    ent__svg_shape(ent__legend_svg(legend), ent__style_coalition_shape(c), middle, y, 6.0, &paint);
}

static ent_status coalition_rows(ent__legend *legend, const ent_coalitions *coalitions, ent__classes_kind kind, size_t most, ent_error *err) {
  size_t count;
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  ent_status status = ENT_OK;
  ent_buffer text = ENT_BUFFER_INIT;
  if (count == 0) return ENT_OK;
  size_t named = count < most ? count : most;
  if (named > MOST_NAMED) named = MOST_NAMED - 1;
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_COALITIONS));
  for (uint32_t c = 0; status == ENT_OK && c < named; c++) {
    ent_buffer_clear(&text);
    status = coalition_words(&text, legend->drawing, coalitions, &list[c], c, err);
    if (status != ENT_OK) break;
    coalition_mark(legend, c, ent__legend_row(legend, text.data), kind);
  }
  if (status == ENT_OK && named < count && most > MOST_NAMED) {
    ent_buffer_clear(&text);
    const char *more = ent__drawing_word(legend->drawing, ENT__WORD_MORE_COALITIONS);
    ent__buffer_printf(&text, legend->drawing->tongue == ENT__TONGUE_ZH ? "%zu%s" : "%zu %s", count - named,
                       more);
    status = ent__buffer_status(&text, err);
    if (status == ENT_OK) (void)ent__legend_row(legend, text.data);
  }
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__legend_coalitions(ent__legend *legend, const ent_coalitions *coalitions, ent_error *err) {
  return coalition_rows(legend, coalitions, ENT__CLASSES_COALITION, SIZE_MAX, err);
}

ent_status ent__legend_coalitions_as(ent__legend *legend, const ent_coalitions *coalitions, ent__classes_kind kind, ent_error *err) {
  return coalition_rows(legend, coalitions, kind, SIZE_MAX, err);
}

ent_status ent__legend_coalitions_first(ent__legend *legend, const ent_coalitions *coalitions, size_t most, ent_error *err) {
  return coalition_rows(legend, coalitions, ENT__CLASSES_COALITION, most, err);
}

ent_status ent__map_tie_row(ent__legend *legend, bool agrees, ent_error *err) {
  const ent__word word = agrees ? ENT__WORD_AGREEMENT : ENT__WORD_OPPOSITION;
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, word));
  const ent__paint paint = {NULL, 1.0, agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE, 2.4,
                            agrees ? NULL : ENT__STYLE_DASHES};
  ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
  return ent__buffer_status(ent__legend_svg(legend), err);
}

static double largest_weight(const ent_network *network) {
  size_t count;
  const ent_tie *ties = ent_network_ties(network, &count);
  double largest = 0.0;
  for (size_t i = 0; i < count; i++) largest = fmax(largest, fabs(ties[i].weight));
  return largest;
}

/* Three lines of growing width with their weights: round ones, up to the largest. */
static ent_status weight_rows(ent__legend *legend, const ent__scene *scene, size_t drawn, ent_error *err) {
  const double largest = largest_weight(scene->network), top = ent__style_round(largest);
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_WIDTH_IS_WEIGHT));
  ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_COLON));
  for (int i = 0; i < 3; i++) {
    if (i > 0) ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_LIST_COMMA));
    ent__buffer_fixed(&text, top / (double)(4 >> i), 6);
  }
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const double y = ent__legend_row(legend, text.data);
    for (int i = 0; i < 3; i++) {
      const double strength = top / (double)(4 >> i) / largest;
      const ent__paint paint = {NULL, 1.0, ENT__STYLE_SOFT, ent__tie_width(strength, drawn), NULL};
      ent__svg_line(ent__legend_svg(legend), i * 12.0, y, i * 12.0 + 9.0, y, &paint);
    }
  }
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__map_backbone_note(ent__legend *legend, const ent_network *network, ent_error *err) {
  size_t ties;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_network_options *options = ent_network_get_options(network);
  const bool chinese = legend->drawing->tongue == ENT__TONGUE_ZH, least = options->backbone == ENT_BACKBONE_THRESHOLD;
  if (options->backbone == ENT_BACKBONE_NONE) return ENT_OK;
  (void)ent_network_ties(network, &ties);
  ent__buffer_printf(&text, chinese ? "主干（%s，%s " : "The backbone (%s, %s ", ent_backbone_word(options->backbone),
                     ent__drawing_word(legend->drawing, least ? ENT__WORD_BACKBONE_LEAST : ENT__WORD_BACKBONE_ALPHA));
  ent__buffer_fixed(&text, least ? options->threshold : options->alpha, 4);
  ent__buffer_printf(&text, chinese ? "）保留%zu条联系（共%zu条）；联盟据此得出。" : ") keeps %zu of %zu ties; coalitions rest on these.", ties,
                     ent_network_pruning(network).before);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

static ent_status tie_block(ent__legend *legend, const ent__scene *scene, size_t drawn, size_t k,
                            ent_error *err) {
  size_t ties;
  ent_buffer text = ENT_BUFFER_INIT;
  (void)ent_network_ties(scene->network, &ties);
  if (ties == 0) return ent__map_backbone_note(legend, scene->network, err);
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_TIE_HEADING));
  ent_status status = ent__map_tie_row(legend, true, err);
  if (status == ENT_OK) status = ent__map_tie_row(legend, false, err);
  if (status == ENT_OK) status = weight_rows(legend, scene, drawn, err);
  if (status == ENT_OK) status = ent__map_backbone_note(legend, scene->network, err);
  if (status == ENT_OK && k > 0) {
    const bool chinese = legend->drawing->tongue == ENT__TONGUE_ZH;
    ent__buffer_printf(
        &text,
        chinese ? "仅绘出%zu条联系（共%zu条）：每个行为体最强的%zu条一致与%zu条对立联系。"
                : "Drawn are %zu of %zu ties: each actor's %zu strongest of agreement and %zu of opposition.",
        drawn, ties, k, k);
    status = ent__buffer_status(&text, err);
    if (status == ENT_OK) ent__legend_note(legend, text.data);
  }
  ent_buffer_clear(&text);
  return status;
}

/* Two circles, one in the other, as large as on the map: a round amount and a fifth of it. */
ent_status ent__map_area_row(ent__legend *legend, const ent__scene *scene, ent_error *err) {
  const double large = ent__style_round(scene->most), small = large / 5.0;
  ent_buffer text = ENT_BUFFER_INIT;
  if (!(scene->most > 0.0)) return ENT_OK;
  ent__buffer_puts(&text, scene->area);
  ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_COLON));
  ent__buffer_fixed(&text, small, 6);
  ent__buffer_puts(&text, ent__drawing_word(legend->drawing, ENT__WORD_LIST_COMMA));
  ent__buffer_fixed(&text, large, 6);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const double radius = scene->largest * sqrt(large / scene->most), inner = radius * sqrt(0.2);
    const double y = ent__legend_tall_row(legend, text.data, 2.0 * radius + 2.0);
    const ent__paint paint = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 0.8, NULL};
    ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, radius, &paint);
    ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y + radius - inner, inner, &paint);
  }
  ent_buffer_clear(&text);
  return status;
}

static void no_size_row(ent__legend *legend, const ent__scene *scene) {
  bool any = false;
  for (size_t i = 0; i < scene->node_count; i++) any = any || scene->nodes[i].no_size;
  if (!any) return;
  const ent__paint ring = {NULL, 1.0, ENT__STYLE_SOFT, 1.0, ENT__STYLE_DOTS};
  const ent__paint mark = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 0.8, NULL};
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_SIZE_MISSING));
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, 4.0, &mark);
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, 4.0 + ENT__SCENE_RING, &ring);
}

static void doubt_row(ent__legend *legend, const ent__scene *scene) {
  bool any = false;
  for (size_t i = 0; i < scene->node_count; i++) any = any || scene->nodes[i].uncertain;
  if (!any) return;
  const ent__paint paint = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 1.6, ENT__STYLE_FINE_DASHES};
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_UNCERTAIN));
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, 7.0, &paint);
}

ent_status ent__coalition_legend(ent__legend *legend, const ent__scene *scene, size_t drawn, size_t k,
                                 ent_error *err) {
  ent_status status = ent__legend_coalitions_as(legend, scene->coalitions, scene->classes.kind, err);
  if (status == ENT_OK) status = ent__classes_legend(legend, &scene->classes, err);
  if (status == ENT_OK && scene->node_count > 0) {
    ent__legend_block(legend, ent__drawing_word(legend->drawing, scene->of_issues ? ENT__WORD_ISSUE_HEADING
                                                                                  : ENT__WORD_ACTOR_HEADING));
    status = ent__map_area_row(legend, scene, err);
  }
  if (status == ENT_OK) {
    if (scene->scattered) {
      const ent__paint grey = {ENT__STYLE_NO_COALITION, 1.0, ENT__STYLE_INK, 0.8, NULL};
      const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_NO_TIES_GROUP));
      ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, 5.0, &grey);
    }
    no_size_row(legend, scene);
    doubt_row(legend, scene);
  }
  if (status == ENT_OK) status = tie_block(legend, scene, drawn, k, err);
  return status != ENT_OK ? status : legend->status;
}
