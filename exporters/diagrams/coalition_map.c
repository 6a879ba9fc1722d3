/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/coalition_map.h"

#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/graphviz.h"
#include "exporters/diagrams/svg.h"

static const ent__font heading_font = {ENT__STYLE_HEADING, true};

double ent__tie_width(double strength, size_t drawn) {
  return fmax((0.6 + 3.2 * strength) * (drawn <= 80    ? 1.0
                                        : drawn <= 200 ? 0.8
                                        : drawn <= 400 ? 0.62
                                                       : 0.4),
              0.55);
}

double ent__tie_opacity(double strength, size_t drawn) {
  return drawn <= 200   ? 0.25 + 0.55 * strength
         : drawn <= 400 ? 0.22 + 0.48 * strength
                        : 0.38 + 0.1 * strength;
}

/* Draws the outline of one coalition. `corners` and `hull` have room for its boxes' corners. */
void ent__map_outline(ent_buffer *out, const ent__scene *scene, uint32_t c, ent_point *corners, ent_point *hull, double margin, const ent__paint *paint) {
  size_t count, n = 0;
  const ent_coalition *coalition = &ent_coalitions_list(scene->coalitions, &count)[c];
  for (uint32_t i = 0; i < coalition->size; i++) {
    const ent__scene_node *node = &scene->nodes[coalition->members[i]];
    const ent__box boxes[2] = {node->mark, node->text};
    for (int b = 0; b < (node->label.count > 0 ? 2 : 1); b++) {
      const double right = boxes[b].x + boxes[b].width, bottom = boxes[b].y + boxes[b].height;
      corners[n++] = (ent_point){boxes[b].x, boxes[b].y};
      corners[n++] = (ent_point){right, boxes[b].y};
      corners[n++] = (ent_point){boxes[b].x, bottom};
      corners[n++] = (ent_point){right, bottom};
    }
  }
  ent__buffer_puts(out, "<path d=\"");
  ent__hull_path(out, hull, ent__hull_of(corners, n, hull), margin);
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

static void draw_hull(ent_buffer *out, const ent__scene *scene, uint32_t c, ent_point *corners, ent_point *hull) {
  const bool own = scene->classes.kind == ENT__CLASSES_COALITION;
  const ent__paint paint = {own ? ent__style_coalition_colour(c) : ENT__STYLE_NEITHER, own ? 0.13 : 0.07,
                            own ? ent__style_coalition_line(c) : ENT__STYLE_SOFT, 1.3, NULL};
  ent__svg_group(out, "coalition", scene->groups[c].name);
  ent__map_outline(out, scene, c, corners, hull, scene->padding + 4.0, &paint);
  ent__buffer_puts(out, "</g>\n");
}

static ent_status draw_hulls(ent_buffer *out, const ent__scene *scene, ent__drawing *drawing,
                             ent_error *err) {
  ent_point *corners = ent__arena_alloc(&drawing->arena, 8 * scene->node_count, sizeof *corners);
  ent_point *hull = ent__arena_alloc(&drawing->arena, 8 * scene->node_count + 1, sizeof *hull);
  if (corners == NULL || hull == NULL) return ent__nomem(err);
  for (size_t c = 0; c < scene->coalition_count; c++) draw_hull(out, scene, (uint32_t)c, corners, hull);
  if (scene->unaligned > 0 && !scene->scattered) {
    const ent__box *box = &scene->groups[scene->coalition_count].box;
    const double margin = scene->padding;
    const ent__paint paint = {ENT__STYLE_WASH, 1.0, ENT__STYLE_NEITHER, 1.0, "2 3"};
    ent__svg_rect(out, box->x - margin, box->y - margin, box->width + 2.0 * margin,
                  box->height + 2.0 * margin, margin, &paint);
  }
  return ENT_OK;
}

static void draw_names(ent_buffer *out, const ent__scene *scene) {
  for (size_t c = 0; c <= scene->coalition_count; c++) {
    const ent__scene_group *group = &scene->groups[c];
    const uint32_t index = c < scene->coalition_count ? (uint32_t)c : ENT_NONE;
    if (index == ENT_NONE && scene->unaligned == 0) continue;
    ent__svg_label(out, group->text.x + group->text.width / 2.0, group->text.y, &group->label, heading_font,
                   scene->classes.kind == ENT__CLASSES_COALITION ? ent__style_coalition_line(index) : ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, true);
  }
}

/* "China – Russia: agreement, weight 0.83" */
static void tie_title(ent_buffer *out, const ent__scene *scene, const ent__drawing *drawing,
                      const ent_tie *tie) {
  const ent__word sign = tie->weight > 0.0 ? ENT__WORD_AGREEING : ENT__WORD_OPPOSING;
  ent__buffer_xml(out, scene->nodes[tie->source].name);
  ent__buffer_puts(out, " – ");
  ent__buffer_xml(out, scene->nodes[tie->target].name);
  ent__buffer_printf(out, "%s%s%s%s ", ent__drawing_word(drawing, ENT__WORD_COLON),
                     ent__drawing_word(drawing, sign), ent__drawing_word(drawing, ENT__WORD_COMMA),
                     ent__drawing_word(drawing, ENT__WORD_WEIGHT));
  ent__buffer_fixed(out, tie->weight, 3);
}

static void draw_ties(ent_buffer *out, const ent__scene *scene, const ent__drawing *drawing,
                      const ent__drawn_tie *drawn, size_t count, const ent__gv_drawing *pieces) {
  size_t tie_count;
  const ent_tie *ties = ent_network_ties(scene->network, &tie_count);
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &ties[drawn[i].tie];
    ent__buffer_puts(
        out, tie->weight > 0.0 ? "<g class=\"agreement\"><title>" : "<g class=\"opposition\"><title>");
    tie_title(out, scene, drawing, tie);
    ent__buffer_puts(out, "</title>");
    ent__gv_add(out, &pieces->edges[i], ENT__STYLE_DASHES);
    ent__buffer_puts(out, "</g>\n");
  }
}

/* What says that a colour or a size is missing. */
static void draw_missing(ent_buffer *out, const ent__scene_node *node) {
  const ent__paint ring = {NULL, 1.0, ENT__STYLE_SOFT, 1.0, ENT__STYLE_DOTS};
  if (node->no_colour) ent__classes_cross(out, node->at.x, node->at.y, node->radius);
  if (node->no_size) ent__svg_shape(out, ENT__SHAPE_CIRCLE, node->at.x, node->at.y, node->mark.width / 2.0, &ring);
}

static void draw_nodes(ent_buffer *out, const ent__scene *scene, const ent__drawing *drawing,
                       const ent__gv_drawing *pieces) {
  size_t count;
  const ent_member *members = ent_coalitions_members(scene->coalitions, &count);
  for (size_t i = 0; i < scene->node_count; i++) {
    const ent__scene_node *node = &scene->nodes[i];
    const uint32_t c = members[i].coalition;
    ent__buffer_puts(out, "<g class=\"actor\"><title>");
    ent__buffer_xml(out, node->name);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_COLON));
    ent__buffer_xml(out, scene->groups[c == ENT_NONE ? scene->coalition_count : c].name);
    if (!isnan(members[i].stability)) {
      ent__buffer_printf(out, "%s%s ", ent__drawing_word(drawing, ENT__WORD_COMMA),
                         ent__drawing_word(drawing, ENT__WORD_STABILITY));
      ent__buffer_fixed(out, members[i].stability, 2);
    }
    if (node->uncertain)
      ent__buffer_printf(out, " (%s)", ent__drawing_word(drawing, ENT__WORD_UNCERTAIN_WORD));
    ent__buffer_puts(out, "</title>");
    ent__gv_add(out, &pieces->nodes[i], ENT__STYLE_FINE_DASHES);
    draw_missing(out, node);
    ent__svg_label(out, node->at.x, node->text.y, &node->label, scene->font, ENT__STYLE_INK,
                   ENT__ANCHOR_MIDDLE, true);
    ent__buffer_puts(out, "</g>\n");
  }
}

static ent_status render(ent__gv_drawing *pieces, const ent__scene *scene, const ent__drawn_tie *drawn,
                         size_t count, ent__drawing *drawing, ent_error *err) {
  size_t n;
  const ent_tie *ties = ent_network_ties(scene->network, &n);
  ent__gv_node *nodes = ent__arena_alloc(&drawing->arena, scene->node_count, sizeof *nodes);
  ent__gv_edge *edges = ent__arena_alloc(&drawing->arena, count, sizeof *edges);
  if (nodes == NULL || edges == NULL) return ent__nomem(err);
  for (size_t i = 0; i < scene->node_count; i++) {
    const ent__scene_node *from = &scene->nodes[i];
    nodes[i] = (ent__gv_node){from->at,
                              from->radius,
                              from->shape,
                              from->fill,
                              ENT__STYLE_INK,
                              from->uncertain ? 1.8 : 0.8,
                              from->uncertain};
  }
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &ties[drawn[i].tie];
    const bool agrees = tie->weight > 0.0;
    const double strength = drawn[i].strength, fade = drawn[i].crossing ? 0.6 : 1.0;
    edges[i] = (ent__gv_edge){tie->source,
                              tie->target,
                              agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE,
                              fade * ent__tie_opacity(strength, count),
                              ent__tie_width(strength, count),
                              agrees ? ENT__GV_SOLID : ENT__GV_DASHED};
  }
  return ent__gv_draw(pieces, nodes, scene->node_count, edges, count, err);
}

void ent__map_count_ties(ent__page *page, const ent_network *network, size_t drawn) {
  size_t ties;
  const ent__drawing *drawing = page->legend.drawing;
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH;
  const ent_backbone backbone = ent_network_get_options(network)->backbone;
  (void)ent_network_ties(network, &ties);
  if (backbone == ENT_BACKBONE_NONE && drawn >= ties) {
    ent__page_count(page, ties, ENT__WORD_TIE, ENT__WORD_TIES);
    return;
  }
  if (page->subtitle.size > 0) ent__buffer_puts(&page->subtitle, ent__drawing_word(drawing, ENT__WORD_COMMA));
  if (backbone == ENT_BACKBONE_NONE) {
    ent__buffer_printf(&page->subtitle, chinese ? "%zu条联系（绘出%zu条）" : "%zu ties, of which the strongest %zu are drawn", ties, drawn);
    return;
  }
  const size_t before = ent_network_pruning(network).before;
  const char *word = ent_backbone_word(backbone);
  ent__buffer_printf(&page->subtitle, chinese ? "%zu/%zu条联系（主干 %s 保留）" : "%zu of %zu ties (backbone %s)", ties, before, word);
  if (drawn < ties) ent__buffer_printf(&page->subtitle, chinese ? "，绘出%zu条" : ", of which the strongest %zu are drawn", drawn);
}

static void write_counts(ent__page *page, const ent__scene *scene, size_t drawn) {
  ent__page_count(page, scene->node_count, scene->of_issues ? ENT__WORD_ISSUE : ENT__WORD_ACTOR,
                  scene->of_issues ? ENT__WORD_ISSUES : ENT__WORD_ACTORS);
  ent__page_count(page, scene->coalition_count, ENT__WORD_COALITION_ONE, ENT__WORD_COALITION_COUNT);
  ent__map_count_ties(page, scene->network, drawn);
}

void ent__map_given(ent__page *page, const ent__scene *scene) {
  if (scene->given == 0) return;
  if (page->method.size > 0) ent__buffer_puts(&page->method, " · ");
  ent__buffer_printf(&page->method, "%s %zu/%zu", ent__drawing_word(page->legend.drawing, ENT__WORD_POSITIONS_GIVEN), scene->given, scene->node_count);
}

ent_status ent__draw_coalition_map(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__scene scene;
  ent__drawn_tie *drawn = NULL;
  size_t count = 0, k = 0;
  ent__gv_drawing pieces = ENT__GV_DRAWING_INIT;
  ent_status status = ent__scene_new(&scene, drawing, err);
  if (status == ENT_OK) status = ent__ties_choose(&drawn, &count, &k, &drawing->arena, scene.coalitions, err);
  if (status == ENT_OK) status = render(&pieces, &scene, drawn, count, drawing, err);
  if (status == ENT_OK) status = draw_hulls(&page->map.svg, &scene, drawing, err);
  if (status == ENT_OK) {
    draw_ties(&page->map.svg, &scene, drawing, drawn, count, &pieces);
    draw_nodes(&page->map.svg, &scene, drawing, &pieces);
    draw_names(&page->map.svg, &scene);
    page->map.width = scene.width;
    page->map.height = scene.height;
    write_counts(page, &scene, count);
    ent__map_given(page, &scene);
    status = ent__map_describe(&page->description, drawing, err);
  }
  if (status == ENT_OK) status = ent__coalition_legend(&page->legend, &scene, count, k, err);
  ent__gv_drawing_clear(&pieces);
  return status;
}
