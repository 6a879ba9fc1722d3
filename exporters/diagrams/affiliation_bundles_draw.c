/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the affiliation map of many actors. */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/affiliation_bundles.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/svg.h"

/* A ribbon's title names so many actors. */
enum { MOST_NAMED = 12 };

static const ent__font name_font = {ENT__STYLE_BODY, true}, note_font = {ENT__STYLE_SMALL, false}, issue_font = {ENT__STYLE_BODY, false},
                       port_font = {ENT__STYLE_SMALL, true};
static const char *const signs[ENT__STANDS] = {"+ ", "0× ", "− "};
static const char *const colours[ENT__STANDS] = {ENT__STYLE_AGREE, ENT__STYLE_NEITHER, ENT__STYLE_OPPOSE};
static const char *const dashes[ENT__STANDS] = {NULL, "1 3", "5 3"};
static const double opacity[ENT__STANDS] = {0.42, 0.2, 0.3};

/* A band from one height to another; its colour, and its edges in the dashes of the stand. */
static void band(ent_buffer *out, ent__stand stand, ent_point from, ent_point to, double width) {
  const ent__paint fill = {colours[stand], opacity[stand], NULL, 0.0, NULL};
  const ent__paint edge = {NULL, 1.0, colours[stand], width < 3.0 ? 0.5 : 0.9, dashes[stand]};
  for (int pass = 0; pass < 2; pass++) {
    ent__svg_band(out, from, width, to, width, pass == 1);
    ent__svg_paint(out, pass == 0 ? &fill : &edge);
    ent__buffer_puts(out, "/>\n");
  }
}

/* Adds who they are, where there are few. */
static void name_actors(ent_buffer *out, const ent__bundles *scene, const ent__drawing *drawing, size_t b, size_t j, ent__stand stand) {
  const ent__bundle *bundle = &scene->bundles[b];
  bool first = true;
  for (size_t i = bundle->first; i < bundle->first + bundle->count; i++) {
    const ent_cell *cell = ent_stances_find(scene->roster.stances, scene->roster.actors[i].actor, scene->roster.issues[j].issue);
    if (cell == NULL || ent__stand_of(cell) != stand) continue;
    ent__buffer_puts(out, ent__drawing_word(drawing, first ? ENT__WORD_COLON : ENT__WORD_LIST_COMMA));
    ent__buffer_xml(out, scene->roster.actors[i].name);
    first = false;
  }
}

static void draw_ribbon(ent_buffer *out, const ent__bundles *scene, const ent__drawing *drawing, size_t b, size_t j, ent__stand stand) {
  const ent__ribbon *ribbon = ent__bundles_ribbon(scene, b, j, stand);
  const bool right = scene->bundles[b].right;
  if (ribbon->count == 0) return;
  ent__buffer_puts(out, "<g class=\"ribbon\"><title>");
  ent__buffer_xml(out, scene->bundles[b].name);
  ent__buffer_puts(out, " – ");
  ent__buffer_xml(out, scene->roster.issues[j].name);
  ent__buffer_printf(out, "%s%s%zu", ent__drawing_word(drawing, ENT__WORD_COLON), signs[stand], ribbon->count);
  if (ribbon->count <= MOST_NAMED) name_actors(out, scene, drawing, b, j, stand);
  ent__buffer_puts(out, "</title>\n");
  band(out, stand, (ent_point){scene->bars[right ? 1 : 0], ribbon->at_bundle}, (ent_point){right ? scene->issue_right : scene->issue_left, ribbon->at_issue},
       ent__bundles_width(scene, ribbon->count));
  ent__buffer_puts(out, "</g>\n");
}

/* Wide ribbons lowest, so that none hides another: neither, then support, then opposition. */
static void draw_ribbons(ent_buffer *out, const ent__bundles *scene, const ent__drawing *drawing) {
  static const ent__stand order[ENT__STANDS] = {ENT__STAND_NEITHER, ENT__STAND_FOR, ENT__STAND_AGAINST};
  for (int s = 0; s < ENT__STANDS; s++) {
    for (size_t b = 0; b < scene->count; b++) {
      for (size_t j = 0; j < scene->issue_count; j++) draw_ribbon(out, scene, drawing, b, j, order[s]);
    }
  }
}

static void draw_port(ent_buffer *out, const ent__bundles *scene, size_t j, bool right, ent__stand stand) {
  const size_t n = scene->issues[j].counts[right ? 1 : 0][stand];
  ent_buffer text = ENT_BUFFER_INIT;
  if (n == 0) return;
  ent__buffer_printf(&text, "%s%zu", signs[stand], n);
  ent__svg_buffer(out, right ? scene->issue_right - 5.0 : scene->issue_left + 5.0, *ent__bundles_port(scene, j, right, stand) + 3.2, &text, port_font,
                  colours[stand], right ? ENT__ANCHOR_END : ENT__ANCHOR_START);
  ent_buffer_clear(&text);
}

static void draw_issues(ent_buffer *out, const ent__bundles *scene) {
  const ent__paint paint = {ENT__STYLE_WASH, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  for (size_t j = 0; j < scene->issue_count; j++) {
    const ent__affiliation_issue *issue = &scene->issues[j];
    ent__svg_group(out, "issue", scene->roster.issues[j].name);
    ent__svg_rect(out, scene->issue_left, issue->top, scene->issue_right - scene->issue_left, issue->height, 5.0, &paint);
    ent__svg_label(out, (scene->issue_left + scene->issue_right) / 2.0, issue->top + (issue->height - issue->label.height) / 2.0, &issue->label, issue_font,
                   ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, false);
    for (int port = 0; port < 2 * ENT__STANDS; port++) draw_port(out, scene, j, port >= ENT__STANDS, (ent__stand)(port % ENT__STANDS));
    ent__buffer_puts(out, "</g>\n");
  }
}

static void draw_bundles(ent_buffer *out, const ent__bundles *scene) {
  for (size_t b = 0; b < scene->count; b++) {
    const ent__bundle *bundle = &scene->bundles[b];
    const ent__paint paint = {ent__style_coalition_colour(bundle->coalition), 1.0, ENT__STYLE_INK, 0.7, NULL};
    const double words = bundle->label.height + bundle->note.height, top = bundle->top + (bundle->height - words) / 2.0;
    const double bar = bundle->right ? scene->bars[1] : scene->bars[0] - ENT__BUNDLE_BAR;
    const double x = bundle->right ? bar + ENT__BUNDLE_BAR + 6.0 : bar - 6.0;
    const ent__anchor anchor = bundle->right ? ENT__ANCHOR_START : ENT__ANCHOR_END;
    ent__svg_group(out, "coalition", bundle->name);
    ent__svg_rect(out, bar, bundle->top, ENT__BUNDLE_BAR, bundle->height, 0.0, &paint);
    ent__svg_label(out, x, top, &bundle->label, name_font, bundle->coalition == ENT_NONE ? ENT__STYLE_SOFT : ent__style_coalition_line(bundle->coalition), anchor, false);
    ent__svg_label(out, x, top + bundle->label.height, &bundle->note, note_font, ENT__STYLE_SOFT, anchor, false);
    ent__buffer_puts(out, "</g>\n");
  }
}

static void ribbon_row(ent__legend *legend, ent__stand stand, ent__word word) {
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, word));
  band(ent__legend_svg(legend), stand, (ent_point){0.0, y - 4.0}, (ent_point){ENT__LEGEND_SYMBOL, y - 4.0}, 8.0);
}

static ent_status write_legend(ent__legend *legend, const ent__bundles *scene, ent_error *err) {
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_STANCE_HEADING));
  ribbon_row(legend, ENT__STAND_FOR, ENT__WORD_SUPPORT_LINE);
  ribbon_row(legend, ENT__STAND_AGAINST, ENT__WORD_OPPOSE_LINE);
  ribbon_row(legend, ENT__STAND_NEITHER, ENT__WORD_NEITHER_LINE);
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_RIBBON_WIDTH));
  ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_COUNTS));
  const ent_status status = ent__affiliation_note_issues(legend, scene->issue_count, scene->roster.issue_count, err);
  if (status != ENT_OK || scene->roster.coalitions == NULL) return status;
  return ent__legend_coalitions(legend, scene->roster.coalitions, err);
}

ent_status ent__draw_bundles(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__bundles scene;
  const ent_status status = ent__bundles_new(&scene, drawing, err);
  if (status != ENT_OK) return status;
  draw_ribbons(&page->map.svg, &scene, drawing);
  draw_issues(&page->map.svg, &scene);
  draw_bundles(&page->map.svg, &scene);
  page->map.width = scene.width;
  page->map.height = scene.height;
  ent__page_count(page, scene.roster.actor_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, scene.issue_count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, scene.stance_count, ENT__WORD_STANCE, ENT__WORD_STANCES);
  ent__buffer_printf(&page->subtitle, "%s%s", ent__drawing_word(drawing, ENT__WORD_SEMICOLON), ent__drawing_word(drawing, ENT__WORD_LEVEL_RIBBONS));
  if (drawing->options->picture.level == ENT_MAP_AUTO)
    ent__buffer_printf(&page->subtitle, "%s%s", ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_LEVEL_AS_MANY));
  ent__roster_describe(&page->description, &scene.roster, drawing);
  return write_legend(&page->legend, &scene, err);
}
