/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/crowd.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/svg.h"

size_t ent__crowd_size(const ent_study *study) {
  size_t count = 0;
  const ent_network *network = ent_study_network(study);
  if (network != NULL) (void)ent_network_nodes(network, &count);
  return count;
}

const char *ent__crowd_called(ent__drawing *drawing, const ent_text *brief, const ent_text *whole, const char *id) {
  switch (drawing->options->picture.labels) {
    case ENT_LABELS_ID: return ent__drawing_name(drawing, NULL, NULL, id);
    case ENT_LABELS_FULL: return ent__drawing_name(drawing, whole, brief, id);
    case ENT_LABELS_SHORT: break;
  }
  return ent__drawing_name(drawing, brief, whole, id);
}

/* By coalition (none comes last, as ENT_NONE is the largest), the surest first. */
static int by_place(const void *left, const void *right) {
  const ent__crowd_node *a = left, *b = right;
  if (a->coalition != b->coalition) return a->coalition < b->coalition ? -1 : 1;
  const double sure_a = isnan(a->stability) ? -1.0 : a->stability, sure_b = isnan(b->stability) ? -1.0 : b->stability;
  if (sure_a != sure_b) return sure_a > sure_b ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

static ent_status name_node(ent__crowd_node *node, const ent__crowd *crowd, ent__drawing *drawing, ent__font font,
                            double width, ent_error *err) {
  size_t count;
  const ent_node *from = &ent_network_nodes(crowd->network, &count)[node->node];
  const char *called = ent__crowd_called(drawing, from->short_label, from->label, from->id);
  node->name = ent__drawing_name(drawing, from->label, from->short_label, from->id);
  if (node->name == NULL || called == NULL) return ent__nomem(err);
  const ent_status status = ent__label_fit(&node->label, &drawing->arena, drawing->measure, called, font, width, 1, err);
  if (status != ENT_OK || !node->uncertain) return status;
  return ent__drawing_doubt(&node->label, drawing, font, node->second, err);
}

static void place_nodes(ent__crowd *crowd) {
  size_t count;
  const ent_member *members = ent_coalitions_members(crowd->coalitions, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_member *member = &members[i];
    crowd->nodes[i] = (ent__crowd_node){.node = (uint32_t)i,
                                        .coalition = member->coalition,
                                        .uncertain = member->coalition != ENT_NONE && member->swings,
                                        .second = member->second,
                                        .stability = member->stability,
                                        .second_share = member->second_share};
    if (member->coalition != ENT_NONE) crowd->aligned++;
  }
  if (count > 1) qsort(crowd->nodes, count, sizeof *crowd->nodes, by_place);
  for (size_t i = 0; i < count; i++) crowd->place[crowd->nodes[i].node] = (uint32_t)i;
}

ent_status ent__crowd_new(ent__crowd *out, ent__drawing *drawing, const char *kind, ent__font font, double width,
                          ent_error *err) {
  *out = (ent__crowd){.coalitions = ent_study_coalitions(drawing->study)};
  if (out->coalitions == NULL) {
    return ent__fail(err, ENT_E_USAGE, "the diagram '%s' shows coalitions, and a network of two modes has none", kind);
  }
  out->network = ent_coalitions_network(out->coalitions);
  (void)ent_network_nodes(out->network, &out->count);
  out->nodes = ent__arena_alloc(&drawing->arena, out->count, sizeof *out->nodes);
  out->place = ent__arena_alloc(&drawing->arena, out->count, sizeof *out->place);
  if (out->nodes == NULL || out->place == NULL) return ent__nomem(err);
  place_nodes(out);
  for (size_t i = 0; i < out->count; i++) {
    const ent_status status = name_node(&out->nodes[i], out, drawing, font, width, err);
    if (status != ENT_OK) return status;
    out->widest = fmax(out->widest, out->nodes[i].label.width);
  }
  return ENT_OK;
}

ent_status ent__crowd_left_out(ent__legend *legend, const ent__crowd *crowd, ent_error *err) {
  const bool issues = ent_network_get_options(crowd->network)->between == ENT_BETWEEN_ISSUES, chinese = legend->drawing->tongue == ENT__TONGUE_ZH;
  const size_t count = crowd->count - crowd->aligned;
  ent_buffer text = ENT_BUFFER_INIT;
  if (count == 0) return ENT_OK;
  const ent__word word = issues ? (count == 1 ? ENT__WORD_ISSUE : ENT__WORD_ISSUES) : (count == 1 ? ENT__WORD_ACTOR : ENT__WORD_ACTORS);
  if (chinese)
    ent__buffer_printf(&text, "未绘出没有联系的%zu%s。", count, ent__drawing_word(legend->drawing, word));
  else
    ent__buffer_printf(&text, "Not shown: %zu %s without a tie.", count, ent__drawing_word(legend->drawing, word));
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

void ent__crowd_count(ent__page *page, const ent__crowd *crowd) {
  const bool issues = ent_network_get_options(crowd->network)->between == ENT_BETWEEN_ISSUES;
  size_t coalitions;
  (void)ent_coalitions_list(crowd->coalitions, &coalitions);
  ent__page_count(page, crowd->count, issues ? ENT__WORD_ISSUE : ENT__WORD_ACTOR,
                  issues ? ENT__WORD_ISSUES : ENT__WORD_ACTORS);
  ent__page_count(page, coalitions, ENT__WORD_COALITION_ONE, ENT__WORD_COALITION_COUNT);
}

ent_status ent__crowd_tell(ent_buffer *out, ent__drawing *drawing, const ent_coalitions *coalitions, uint32_t c, ent_error *err) {
  size_t count;
  const ent_coalition *coalition = &ent_coalitions_list(coalitions, &count)[c];
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_status status = ent_coalitions_label(&text, coalitions, c, drawing->language, err);
  const char *clean = status == ENT_OK ? ent__clean_text(&drawing->arena, text.data) : NULL;
  ent_buffer_clear(&text);
  if (status != ENT_OK) return status;
  if (clean == NULL) return ent__nomem(err);
  ent__buffer_printf(out, "%u · %s (%u)", c + 1, clean, coalition->size);
  return ENT_OK;
}

void ent__crowd_mark(ent_buffer *out, const ent__crowd_node *node, double x, double y, double radius) {
  const ent__paint paint = {ent__style_coalition_colour(node->coalition), 1.0, ENT__STYLE_INK,
                            node->uncertain ? 1.2 : 0.6, node->uncertain ? ENT__STYLE_FINE_DASHES : NULL};
  ent__svg_shape(out, ent__style_coalition_shape(node->coalition), x, y, radius, &paint);
}

void ent__crowd_doubt(ent__legend *legend, const ent__crowd *crowd) {
  bool any = false;
  for (size_t i = 0; i < crowd->count; i++) any = any || crowd->nodes[i].uncertain;
  if (any) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_UNCERTAIN_MARK));
}
