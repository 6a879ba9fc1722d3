/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small maps, one for each window: actors keep the places of all time, colours follow lineages. */
#include "exporters/diagrams/coalition_panels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/window_span.h"

static const ent__font title_font = {ENT__STYLE_BODY, true};
static const ent__font count_font = {ENT__STYLE_SMALL, false};
static const double page_ratio = 1.5, panel_gap = 22.0;

void ent__panels_dates(ent_buffer *out, ent_window window) { ent__window_span_add(out, window, " – "); }

/* A lineage with what it is ranked by. */
typedef struct ranked {
  double presence;
  uint32_t lineage;
} ranked;

static int most_present(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->presence != b->presence) return a->presence > b->presence ? -1 : 1;
  return a->lineage < b->lineage ? -1 : a->lineage > b->lineage;
}

static ent_status rank_lineages(ent__panels *p, ent_error *err) {
  ent__arena *arena = &p->drawing->arena;
  const ent_lineage *list = ent_change_lineages(p->change, &p->lineage_count);
  ranked *order = ent__arena_alloc(arena, p->lineage_count, sizeof *order);
  p->looks = ent__arena_alloc(arena, p->lineage_count, sizeof *p->looks);
  p->ranked = ent__arena_alloc(arena, p->lineage_count, sizeof *p->ranked);
  if (order == NULL || p->looks == NULL || p->ranked == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < p->lineage_count; i++) order[i] = (ranked){list[i].mean_size * list[i].windows, i};
  qsort(order, p->lineage_count, sizeof *order, most_present);
  for (uint32_t rank = 0; rank < p->lineage_count; rank++) {
    const bool own = rank < ENT__PANELS_LINEAGES;
    p->ranked[rank] = order[rank].lineage;
    p->looks[order[rank].lineage] = (ent__lineage_look){own ? ent__style_coalition_colour(rank) : ENT__STYLE_OTHER,
                                                        own ? ent__style_coalition_shape(rank) : ENT__SHAPE_SQUARE, rank};
  }
  return ENT_OK;
}

/* Both lists are in the canonical order of all statements, and of one kind. */
static ent_status match_nodes(ent__panels *p, ent_error *err) {
  size_t changed, nodes, k = 0;
  const ent_change_node *of = ent_change_nodes(p->change, &changed);
  const ent_node *node = ent_network_nodes(p->scene.network, &nodes);
  size_t highest = 0;
  for (size_t i = 0; i < nodes; i++) highest = node[i].index > highest ? node[i].index : highest;
  uint32_t *by_index = ent__arena_alloc(&p->drawing->arena, highest + 1, sizeof *by_index);
  p->change_node = ent__arena_alloc(&p->drawing->arena, nodes, sizeof *p->change_node);
  p->study_node = ent__arena_alloc(&p->drawing->arena, changed, sizeof *p->study_node);
  if (by_index == NULL || p->change_node == NULL || p->study_node == NULL) return ent__nomem(err);
  for (size_t i = 0; i <= highest; i++) by_index[i] = ENT_NONE;
  for (size_t i = 0; i < nodes; i++) {
    by_index[node[i].index] = (uint32_t)i;
    p->change_node[i] = ENT_NONE;
  }
  for (k = 0; k < changed; k++) {
    p->study_node[k] = of[k].index <= highest ? by_index[of[k].index] : ENT_NONE;
    if (p->study_node[k] != ENT_NONE) p->change_node[p->study_node[k]] = (uint32_t)k;
  }
  return ENT_OK;
}

/* As many columns as make a page of 3 to 2. */
static void set_grid(ent__panels *p) {
  const size_t n = p->scene.node_count;
  p->named = n <= ENT__PANELS_NAMED;
  p->scale = p->named ? 1.0 : n <= 200 ? 0.5 : 0.35;
  p->title = ent__measure_leading(title_font) + ent__measure_leading(count_font) + 6.0;
  const double width = fmax(p->scene.width * p->scale, 150.0) + panel_gap, height = p->scene.height * p->scale + p->title + panel_gap;
  const double beside = p->named ? 1.0 : floor(p->scene.width / width + 0.35); /* as many as are below the map of places */
  const double columns = fmax(ceil(sqrt((double)p->window_count * page_ratio * height / width) - 0.3), beside);
  p->columns = columns < 1.0 ? 1 : columns > (double)p->window_count ? p->window_count : (size_t)columns;
  p->map_top = p->named ? 0.0 : p->scene.height + p->title + panel_gap;
}

ent_status ent__panels_begin(ent__panels *out, ent__drawing *drawing, ent_error *err) {
  *out = (ent__panels){.drawing = drawing, .change = ent_study_change(drawing->study)};
  if (out->change == NULL) {
    return ent__fail(err, ENT_E_USAGE, "maps of windows need a study of statements over time (the part 'change'), found none");
  }
  (void)ent_change_windows(out->change, &out->window_count);
  if (out->window_count > ENT__PANELS_MOST) {
    return ent__fail(err, ENT_E_USAGE, "%zu windows are too many for small maps, expected at most %d: take longer ones", out->window_count, ENT__PANELS_MOST);
  }
  ent_status status = ent__scene_small(&out->scene, drawing, err);
  if (status == ENT_OK) status = rank_lineages(out, err);
  if (status == ENT_OK) status = match_nodes(out, err);
  if (status == ENT_OK) set_grid(out);
  return status;
}

/* "of 1 year each": the span as it is written on the command line. */
static void add_span(ent_buffer *out, ent_span span) { ent__buffer_printf(out, "%d%c", span.count, "dwmy"[span.unit]); }

static void write_counts(ent__page *page, const ent__panels *p) {
  const ent__drawing *drawing = p->drawing;
  const ent_window_options *options = ent_windows_get_options(ent_change_windows_of(p->change));
  ent_buffer *out = &page->subtitle;
  ent__page_count(page, p->scene.node_count, p->scene.of_issues ? ENT__WORD_ISSUE : ENT__WORD_ACTOR, p->scene.of_issues ? ENT__WORD_ISSUES : ENT__WORD_ACTORS);
  ent__page_count(page, p->window_count, ENT__WORD_WINDOW_ONE, ENT__WORD_WINDOW_MANY);
  ent__buffer_printf(out, drawing->tongue == ENT__TONGUE_ZH ? "（%s" : " %s ", ent__drawing_word(drawing, ENT__WORD_WINDOW_OF));
  add_span(out, options->window);
  if (options->step.count > 0) {
    ent__buffer_printf(out, "%s%s ", ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_WINDOW_STEP));
    add_span(out, options->step);
  }
  if (drawing->tongue == ENT__TONGUE_ZH) ent__buffer_puts(out, "）");
  ent__page_count(page, p->lineage_count, ENT__WORD_WINDOW_LINEAGE, ENT__WORD_WINDOW_LINEAGE_COUNT);
  if (options->kernel != ENT_KERNEL_NONE)
    ent__buffer_printf(&page->method, "%s %s", ent__drawing_word(drawing, ENT__WORD_WINDOW_KERNEL), ent_kernel_word(options->kernel));
}

/* For each window its dates and how many actors each coalition has. */
static ent_status describe(ent_buffer *out, const ent__panels *p, ent_error *err) {
  size_t count;
  const ent_change_window *windows = ent_change_windows(p->change, &count);
  ent_status status = ENT_OK;
  for (uint32_t w = 0; w < count; w++) {
    bool any = false;
    ent__panels_dates(out, windows[w].window);
    for (uint32_t r = 0; status == ENT_OK && r < p->lineage_count; r++) {
      const uint32_t size = ent_change_size(p->change, w, p->ranked[r]);
      if (size == 0) continue;
      ent__buffer_puts(out, ent__drawing_word(p->drawing, any ? ENT__WORD_SEMICOLON : ENT__WORD_COLON));
      ent_buffer name = ENT_BUFFER_INIT;
      status = ent_change_label(&name, p->change, p->ranked[r], p->drawing->language, err);
      const char *clean = status == ENT_OK && name.data != NULL ? ent__clean_text(&p->drawing->arena, name.data) : "";
      ent_buffer_clear(&name);
      if (clean == NULL) return ent__nomem(err);
      ent__buffer_printf(out, "%s %u", clean, size);
      any = true;
    }
    if (!any) ent__buffer_printf(out, "%s%s", ent__drawing_word(p->drawing, ENT__WORD_COLON), ent__drawing_word(p->drawing, ENT__WORD_WINDOW_NONE));
    ent__buffer_puts(out, ent__drawing_word(p->drawing, ENT__WORD_STOP));
  }
  return status;
}

ent_status ent__draw_coalition_panels(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__panels panels;
  ent_point size = {0.0, 0.0};
  ent_status status = ent__panels_begin(&panels, drawing, err);
  if (status == ENT_OK) status = ent__panels_draw(&panels, &page->map.svg, &size, err);
  if (status == ENT_OK) status = describe(&page->description, &panels, err);
  if (status != ENT_OK) return status;
  page->map.width = size.x;
  page->map.height = size.y;
  write_counts(page, &panels);
  ent__map_given(page, &panels.scene);
  return ent__panels_legend(&page->legend, &panels, err);
}
