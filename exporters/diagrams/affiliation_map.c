/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affiliation map: who supports and who opposes which issue. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/affiliation_bundles.h"
#include "exporters/diagrams/affiliation_scene.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/graphviz.h"
#include "exporters/diagrams/svg.h"

static const ent__font group_font = {11.0, true};
static const ent__font issue_font = {11.0, false};
static const ent__font port_font = {9.0, true};

static const char *const stand_colours[ENT__STANDS] = {ENT__STYLE_AGREE, ENT__STYLE_NEITHER,
                                                       ENT__STYLE_OPPOSE};
static const ent__gv_dashes stand_dashes[ENT__STANDS] = {ENT__GV_SOLID, ENT__GV_DOTTED, ENT__GV_DASHED};
static const char *const stand_dash_arrays[ENT__STANDS] = {NULL, "1 5", ENT__STYLE_DASHES};

/* Nodes for Graphviz: actors, then for each issue its ports at the left and at the right. */
static size_t port_node(const ent__affiliation *scene, size_t issue, bool right, ent__stand stand) {
  return scene->roster.actor_count + (issue * 2 + (right ? 1 : 0)) * ENT__STANDS + stand;
}

/* Finer where there are many. */
static double line_width(const ent__affiliation *scene, const ent_cell *cell, ent__stand stand) {
  const double fine = scene->line_count > 400 ? 0.5 : 1.0;
  return fine * (stand == ENT__STAND_NEITHER ? 1.5 : 0.6 + 1.5 * fabs(cell->mean));
}

static void fill_nodes(ent__gv_node *nodes, const ent__affiliation *scene) {
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    const ent__roster_actor *actor = &scene->roster.actors[i];
    const ent_point at = {scene->marks[scene->right[actor->group] ? 1 : 0], scene->actor_y[i]};
    nodes[i] = (ent__gv_node){at,
                              fmin(scene->row * 0.33, 5.5),
                              ent__style_coalition_shape(actor->coalition),
                              ent__style_coalition_colour(actor->coalition),
                              ENT__STYLE_INK,
                              actor->uncertain ? 1.4 : 0.7,
                              actor->uncertain};
  }
  for (size_t j = 0; j < scene->issue_count; j++) {
    for (int side = 0; side < 2; side++) {
      for (int stand = 0; stand < ENT__STANDS; stand++) {
        const ent_point at = {side == 1 ? scene->issue_right : scene->issue_left,
                              ent__affiliation_port(&scene->issues[j], side == 1, (ent__stand)stand)};
        nodes[port_node(scene, j, side == 1, (ent__stand)stand)] = (ent__gv_node){
            at, 1.5, ENT__SHAPE_CIRCLE, stand_colours[stand], stand_colours[stand], 0.5, false};
      }
    }
  }
}

/* The cells that become lines, neither first, so that support and opposition lie above. */
static size_t fill_edges(ent__gv_edge *edges, const ent_cell **cells, const ent__affiliation *scene) {
  size_t count = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < scene->roster.actor_count; i++) {
      const ent__roster_actor *actor = &scene->roster.actors[i];
      for (size_t j = 0; j < scene->issue_count; j++) {
        const ent_cell *cell =
            ent_stances_find(scene->roster.stances, actor->actor, scene->roster.issues[j].issue);
        if (cell == NULL) continue;
        const ent__stand stand = ent__stand_of(cell);
        if ((stand == ENT__STAND_NEITHER) != (pass == 0)) continue;
        const size_t port = port_node(scene, j, scene->right[actor->group], stand);
        cells[count] = cell;
        edges[count++] = (ent__gv_edge){(uint32_t)i,
                                        (uint32_t)port,
                                        stand_colours[stand],
                                        scene->line_count > 400 ? 0.5 : 0.75,
                                        line_width(scene, cell, stand),
                                        stand_dashes[stand]};
      }
    }
  }
  return count;
}

static void draw_lines(ent_buffer *out, const ent__affiliation *scene, const ent__drawing *drawing,
                       const ent__gv_edge *edges, const ent_cell *const *cells, size_t count,
                       const ent__gv_drawing *pieces) {
  const size_t ports = 2 * ENT__STANDS;
  for (size_t e = 0; e < count; e++) {
    const size_t issue = (edges[e].target - scene->roster.actor_count) / ports;
    ent__buffer_puts(out, "<g class=\"stance\"><title>");
    ent__buffer_xml(out, scene->roster.actors[edges[e].source].name);
    ent__buffer_puts(out, " – ");
    ent__buffer_xml(out, scene->roster.issues[issue].name);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_COLON));
    ent__buffer_fixed(out, cells[e]->mean, 2);
    ent__buffer_puts(out, "</title>");
    ent__gv_add(out, &pieces->edges[e], ENT__STYLE_DASHES);
    ent__buffer_puts(out, "</g>\n");
  }
}

static void draw_actors(ent_buffer *out, const ent__affiliation *scene, const ent__gv_drawing *pieces) {
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    const ent__roster_actor *actor = &scene->roster.actors[i];
    const bool right = scene->right[actor->group];
    ent__svg_group(out, "actor", actor->name);
    ent__gv_add(out, &pieces->nodes[i], ENT__STYLE_FINE_DASHES);
    ent__svg_label(out, scene->marks[right ? 1 : 0] + (right ? 12.0 : -12.0),
                   scene->actor_y[i] - ent__measure_leading(scene->font) / 2.0, &actor->label, scene->font,
                   ENT__STYLE_INK, right ? ENT__ANCHOR_START : ENT__ANCHOR_END, false);
    ent__buffer_puts(out, "</g>\n");
  }
  for (size_t g = 0; g < scene->roster.group_count; g++) {
    const bool right = scene->right[g];
    ent__svg_label(out, scene->marks[right ? 1 : 0] + (right ? -8.0 : 8.0), scene->group_y[g],
                   &scene->roster.groups[g].label, group_font,
                   ent__style_coalition_line(scene->roster.groups[g].coalition),
                   right ? ENT__ANCHOR_START : ENT__ANCHOR_END, true);
  }
}

/* "+7" where lines end: how many at this side support. */
static void draw_port(ent_buffer *out, const ent__affiliation *scene, size_t j, int side, ent__stand stand,
                      const ent__gv_drawing *pieces) {
  static const char *const signs[ENT__STANDS] = {"+ ", "0× ", "− "};
  const size_t n = scene->issues[j].counts[side][stand];
  ent_buffer text = ENT_BUFFER_INIT;
  if (n == 0) return;
  ent__gv_add(out, &pieces->nodes[port_node(scene, j, side == 1, stand)], ENT__STYLE_DASHES);
  ent__buffer_printf(&text, "%s%zu", signs[stand], n);
  ent__svg_buffer(out, side == 1 ? scene->issue_right - 5.0 : scene->issue_left + 5.0,
                  ent__affiliation_port(&scene->issues[j], side == 1, stand) + 3.2, &text, port_font,
                  stand_colours[stand], side == 1 ? ENT__ANCHOR_END : ENT__ANCHOR_START);
  ent_buffer_clear(&text);
}

static void draw_issues(ent_buffer *out, const ent__affiliation *scene, const ent__gv_drawing *pieces) {
  const ent__paint paint = {ENT__STYLE_WASH, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  for (size_t j = 0; j < scene->issue_count; j++) {
    const ent__affiliation_issue *issue = &scene->issues[j];
    ent__svg_group(out, "issue", scene->roster.issues[j].name);
    ent__svg_rect(out, scene->issue_left, issue->top, scene->issue_right - scene->issue_left, issue->height,
                  5.0, &paint);
    ent__svg_label(out, (scene->issue_left + scene->issue_right) / 2.0,
                   issue->top + (issue->height - issue->label.height) / 2.0, &issue->label, issue_font,
                   ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, false);
    for (int side = 0; side < 2; side++) {
      for (int stand = 0; stand < ENT__STANDS; stand++)
        draw_port(out, scene, j, side, (ent__stand)stand, pieces);
    }
    ent__buffer_puts(out, "</g>\n");
  }
}

static void line_row(ent__legend *legend, ent__stand stand, ent__word word) {
  const ent__paint paint = {NULL, 1.0, stand_colours[stand], 1.8, stand_dash_arrays[stand]};
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, word));
  ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
}

ent_status ent__affiliation_note_issues(ent__legend *legend, size_t shown, size_t all, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (shown >= all) return legend->status;
  ent__buffer_printf(&text, legend->drawing->tongue == ENT__TONGUE_ZH ? "仅绘出分歧最大的%zu个议题（共%zu个）。" : "Shown are the %zu most divisive of %zu issues.",
                     shown, all);
  const ent_status written = ent__buffer_status(&text, err);
  if (written == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return written != ENT_OK ? written : legend->status;
}

static ent_status write_legend(ent__legend *legend, const ent__affiliation *scene, ent_error *err) {
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_STANCE_HEADING));
  line_row(legend, ENT__STAND_FOR, ENT__WORD_SUPPORT_LINE);
  line_row(legend, ENT__STAND_AGAINST, ENT__WORD_OPPOSE_LINE);
  line_row(legend, ENT__STAND_NEITHER, ENT__WORD_NEITHER_LINE);
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_WIDTH_IS_POSITION));
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_COUNTS));
  ent_status status = ent__affiliation_note_issues(legend, scene->issue_count, scene->roster.issue_count, err);
  if (status != ENT_OK || scene->roster.coalitions == NULL) return status;
  status = ent__legend_coalitions(legend, scene->roster.coalitions, err);
  ent__roster_doubt(legend, &scene->roster);
  return status != ENT_OK ? status : legend->status;
}

static ent_status draw_map(ent_buffer *out, const ent__affiliation *scene, ent__drawing *drawing,
                           ent_error *err) {
  const size_t node_count = scene->roster.actor_count + scene->issue_count * 2 * ENT__STANDS;
  ent__gv_drawing pieces = ENT__GV_DRAWING_INIT;
  ent__gv_node *nodes = ent__arena_alloc(&drawing->arena, node_count, sizeof *nodes);
  ent__gv_edge *edges = ent__arena_alloc(&drawing->arena, scene->line_count, sizeof *edges);
  const ent_cell **cells = ent__arena_alloc(&drawing->arena, scene->line_count, sizeof(ent_cell *));
  if (nodes == NULL || edges == NULL || cells == NULL) return ent__nomem(err);
  fill_nodes(nodes, scene);
  const size_t count = fill_edges(edges, cells, scene);
  const ent_status status = ent__gv_draw(&pieces, nodes, node_count, edges, count, err);
  if (status != ENT_OK) return status;
  draw_lines(out, scene, drawing, edges, cells, count, &pieces);
  draw_issues(out, scene, &pieces);
  draw_actors(out, scene, &pieces);
  ent__gv_drawing_clear(&pieces);
  return ENT_OK;
}

ent_status ent__draw_affiliation(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__affiliation scene;
  if (ent__bundles_wanted(drawing)) return ent__draw_bundles(page, drawing, err);
  ent_status status = ent__affiliation_new(&scene, drawing, err);
  if (status == ENT_OK) status = draw_map(&page->map.svg, &scene, drawing, err);
  if (status != ENT_OK) return status;
  page->map.width = scene.width;
  page->map.height = scene.height;
  ent__page_count(page, scene.roster.actor_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, scene.issue_count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, scene.line_count, ENT__WORD_STANCE, ENT__WORD_STANCES);
  ent__roster_describe(&page->description, &scene.roster, drawing);
  return write_legend(&page->legend, &scene, err);
}
