/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_panels.h"

static const ent__font title_font = {ENT__STYLE_BODY, true};
static const ent__font count_font = {ENT__STYLE_SMALL, false};
static const double panel_gap = 22.0, least_panel = 150.0;

/* A visit of all windows, with the next one's number. */
typedef struct visit {
  ent__panels *panels;
  uint32_t window;
  ent_point *corners; /* scratch of outlines */
  ent_point *hull;
} visit;

static void translate(ent_buffer *out, const char *class_name, double x, double y) {
  ent__buffer_printf(out, "<g class=\"%s\"", class_name);
  ent__svg_point(out, " transform=\"translate(", x, y);
  ent__buffer_puts(out, ")\">\n");
}

/* Dotted: the coalitions of all time, whose places these are. */
static void draw_outlines(ent_buffer *out, const visit *v, double scale) {
  size_t count;
  const ent__scene *scene = &v->panels->scene;
  const ent_coalition *list = ent_coalitions_list(scene->coalitions, &count);
  const ent__paint paint = {ENT__STYLE_WASH, 0.5, ENT__STYLE_NEITHER, 0.8 / scale, ENT__STYLE_DOTS};
  if (scale < 1.0) {
    ent__buffer_puts(out, "<g transform=\"scale(");
    ent__svg_number(out, scale);
    ent__buffer_puts(out, ")\">\n");
  }
  for (uint32_t c = 0; c < count; c++)
    if (list[c].size > 1) ent__map_outline(out, scene, c, v->corners, v->hull, scene->padding, &paint);
  if (scale < 1.0) ent__buffer_puts(out, "</g>\n");
}

static void draw_mark(ent_buffer *out, const ent__panels *p, uint32_t window, size_t i, double scale) {
  const ent__scene_node *node = &p->scene.nodes[i];
  const ent_window_place place =
      p->change_node[i] != ENT_NONE ? ent_change_place(p->change, window, p->change_node[i]) : (ent_window_place){ENT_STANDING_ABSENT, ENT_NONE};
  const double x = node->at.x * scale, y = node->at.y * scale, radius = fmax(node->radius * (scale < 1.0 ? 1.4 * scale : 1.0), 1.8);
  ent__paint paint = {ENT__STYLE_FAINT, 1.0, NULL, 0.0, NULL};
  ent__shape shape = ENT__SHAPE_CIRCLE;
  double size = radius;
  switch (place.standing) {
    case ENT_STANDING_ABSENT: size = fmin(1.2, radius * 0.5); break;
    case ENT_STANDING_UNALIGNED: paint = (ent__paint){ENT__STYLE_NO_COALITION, 1.0, ENT__STYLE_SOFT, 0.5, NULL}; break;
    case ENT_STANDING_ALONE: paint = (ent__paint){ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 0.9, NULL}; break;
    case ENT_STANDING_TOGETHER:
      paint = (ent__paint){p->looks[place.lineage].fill, 1.0, ENT__STYLE_INK, 0.6, NULL};
      shape = p->looks[place.lineage].shape;
      break;
  }
  ent__svg_group(out, "actor", node->name);
  ent__svg_shape(out, shape, x, y, size, &paint);
  if (p->named && place.standing != ENT_STANDING_ABSENT)
    ent__svg_label(out, x, node->text.y, &node->label, p->scene.font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, true);
  ent__buffer_puts(out, "</g>\n");
}

/* The nodes of a window's network as nodes of all time. */
static ent_status match(uint32_t **out, uint32_t **group_of, const visit *v, const ent_network *network, ent_error *err) {
  size_t n, all;
  const ent_node *nodes = ent_network_nodes(network, &n);
  const ent_node *of = ent_network_nodes(v->panels->scene.network, &all);
  ent__arena *arena = &v->panels->drawing->arena;
  *out = ent__arena_alloc(arena, n, sizeof **out);
  *group_of = ent__arena_alloc(arena, n, sizeof **group_of);
  if (*out == NULL || *group_of == NULL) return ent__nomem(err);
  for (size_t i = 0, k = 0; i < n; i++) {
    while (k < all && of[k].index != nodes[i].index) k++; /* both in the canonical order of all statements */
    (*out)[i] = k < all ? (uint32_t)k : ENT_NONE;
    (*group_of)[i] = ENT_NONE;
    if (k >= all) {
      k = 0;
      continue;
    }
    const uint32_t node = v->panels->change_node[k];
    if (node != ENT_NONE) (*group_of)[i] = ent_change_place(v->panels->change, v->window, node).lineage;
  }
  return ENT_OK;
}

static ent_status draw_ties(ent_buffer *out, const visit *v, const ent_network *network, double scale, ent_error *err) {
  size_t n, ties_count, drawn = 0, k = 0;
  uint32_t *node_of = NULL, *group_of = NULL;
  ent__drawn_tie *list = NULL;
  const ent__panels *p = v->panels;
  const ent_tie *ties = ent_network_ties(network, &ties_count);
  (void)ent_network_nodes(network, &n);
  ent_status status = match(&node_of, &group_of, v, network, err);
  if (status == ENT_OK) status = ent__ties_strongest(&list, &drawn, &k, &p->drawing->arena, network, group_of, p->named ? 30 + 2 * n : 30 + n, err);
  for (size_t i = 0; status == ENT_OK && i < drawn; i++) {
    const ent_tie *tie = &ties[list[i].tie];
    const uint32_t a = node_of[tie->source], b = node_of[tie->target];
    if (a == ENT_NONE || b == ENT_NONE) continue;
    const bool agrees = tie->weight > 0.0;
    const ent_point from = p->scene.nodes[a].at, to = p->scene.nodes[b].at;
    const ent__paint paint = {NULL, 1.0, agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE, (0.4 + 1.1 * list[i].strength) * (scale < 1.0 ? 0.5 : 1.0),
                              agrees ? NULL : ENT__STYLE_FINE_DASHES};
    ent__svg_line(out, from.x * scale, from.y * scale, to.x * scale, to.y * scale, &paint);
  }
  return status;
}

/* "2013 – 2015", then "23 actors, 2 coalitions, 45 ties". */
static ent_status draw_title(ent_buffer *out, const visit *v, ent_error *err) {
  size_t count;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent__drawing *drawing = v->panels->drawing;
  const ent_change_window *window = &ent_change_windows(v->panels->change, &count)[v->window];
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH, issues = v->panels->scene.of_issues;
  const struct {
    uint32_t count;
    ent__word one, many;
  } counts[3] = {{window->nodes, issues ? ENT__WORD_ISSUE : ENT__WORD_ACTOR, issues ? ENT__WORD_ISSUES : ENT__WORD_ACTORS},
                 {window->coalitions, ENT__WORD_COALITION_ONE, ENT__WORD_COALITION_COUNT},
                 {window->ties, ENT__WORD_TIE, ENT__WORD_TIES}};
  ent__panels_dates(&text, window->window);
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__svg_text(out, 0.0, ent__measure_ascent(title_font), text.data, title_font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
  ent_buffer_clear(&text);
  for (int i = 0; i < 3; i++) {
    if (i > 0) ent__buffer_puts(&text, ent__drawing_word(drawing, ENT__WORD_COMMA));
    ent__buffer_printf(&text, chinese ? "%u%s" : "%u %s", counts[i].count, ent__drawing_word(drawing, counts[i].count == 1 ? counts[i].one : counts[i].many));
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    ent__svg_text(out, 0.0, ent__measure_leading(title_font) + ent__measure_ascent(count_font), text.data, count_font, ENT__STYLE_SOFT, ENT__ANCHOR_START,
                  false);
  }
  ent_buffer_clear(&text);
  return status;
}

static ent_point panel_size(const ent__panels *p) {
  return (ent_point){fmax(p->scene.width * p->scale, least_panel) + panel_gap, p->scene.height * p->scale + p->title + panel_gap};
}

static ent_status draw_panel(void *context, const ent_window *window, size_t statements, const ent_network *network, ent_error *err) {
  visit *v = context;
  ent__panels *p = v->panels;
  const ent_point size = panel_size(p);
  const size_t row = v->window / p->columns, column = v->window % p->columns;
  (void)window;
  (void)statements;
  translate(p->svg, "window", (double)column * size.x, p->map_top + (double)row * size.y);
  ent_status status = draw_title(p->svg, v, err);
  translate(p->svg, "panel", 0.0, p->title);
  draw_outlines(p->svg, v, p->scale);
  if (status == ENT_OK) status = draw_ties(p->svg, v, network, p->scale, err);
  for (size_t i = 0; i < p->scene.node_count; i++) draw_mark(p->svg, p, v->window, i, p->scale);
  ent__buffer_puts(p->svg, "</g>\n</g>\n");
  v->window++;
  return status;
}

/* The places with their names, where panels have no room for them. */
static void draw_places(const visit *v) {
  const ent__panels *p = v->panels;
  const ent__paint paint = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_SOFT, 0.6, NULL};
  translate(p->svg, "places", 0.0, 0.0);
  ent__svg_text(p->svg, 0.0, ent__measure_ascent(title_font), ent__drawing_word(p->drawing, ENT__WORD_WINDOW_ALL), title_font, ENT__STYLE_INK, ENT__ANCHOR_START,
                false);
  translate(p->svg, "panel", 0.0, p->title);
  draw_outlines(p->svg, v, 1.0);
  for (size_t i = 0; i < p->scene.node_count; i++) {
    const ent__scene_node *node = &p->scene.nodes[i];
    ent__svg_group(p->svg, "actor", node->name);
    ent__svg_shape(p->svg, ENT__SHAPE_CIRCLE, node->at.x, node->at.y, node->radius, &paint);
    ent__svg_label(p->svg, node->at.x, node->text.y, &node->label, p->scene.font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, true);
    ent__buffer_puts(p->svg, "</g>\n");
  }
  ent__buffer_puts(p->svg, "</g>\n</g>\n");
}

ent_status ent__panels_draw(ent__panels *panels, ent_buffer *svg, ent_point *size, ent_error *err) {
  visit v = {.panels = panels};
  const size_t n = panels->scene.node_count;
  v.corners = ent__arena_alloc(&panels->drawing->arena, 8 * n, sizeof *v.corners);
  v.hull = ent__arena_alloc(&panels->drawing->arena, 8 * n + 1, sizeof *v.hull);
  if (v.corners == NULL || v.hull == NULL) return ent__nomem(err);
  panels->svg = svg;
  if (!panels->named) draw_places(&v);
  const ent_point one = panel_size(panels);
  const size_t rows = (panels->window_count + panels->columns - 1) / panels->columns;
  *size = (ent_point){fmax((double)panels->columns * one.x - panel_gap, panels->named ? 0.0 : panels->scene.width),
                      panels->map_top + (double)rows * one.y - panel_gap};
  return ent_windows_visit(ent_change_windows_of(panels->change), 0, panels->window_count, draw_panel, &v, err);
}
