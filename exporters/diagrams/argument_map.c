/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument map: what speaks for and against each issue, who says so, and what stands. */
#include "exporters/diagrams/argument_map.h"

#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"

/* Of a description: who reads more does so in the data. */
enum { MOST_TOLD = 400 };

static const ent__word status_words[] = {
    [ENT_LABEL_IN] = ENT__WORD_IN_WORD, [ENT_LABEL_OUT] = ENT__WORD_OUT_WORD, [ENT_LABEL_UNDECIDED] = ENT__WORD_UNDECIDED_WORD};

static void add_word(ent_buffer *out, const ent__drawing *drawing, ent__word word) { ent__buffer_xml(out, ent__drawing_word(drawing, word)); }

static double weight_of(const ent_relation *relation) { return isnan(relation->weight) ? 1.0 : relation->weight; }

/* "A attacks B, weight 0.5" */
static void write_title(ent_buffer *out, const ent__argument_scene *scene, const ent__drawing *drawing, const ent_relation *relations,
                        const ent__argument_line *line) {
  static const ent__word verbs[] = {ENT__WORD_SUPPORTS_WORD, ENT__WORD_ATTACKS_WORD, ENT__WORD_UNDERCUTS_WORD};
  const ent_relation *relation = &relations[line->relation];
  const ent__argument_choice *choice = &scene->choice;
  uint32_t target = 0;
  if (relation->to.kind == ENT_TARGET_ARGUMENT) target = choice->argument_rank[relation->to.index];
  else if (relation->to.kind == ENT_TARGET_RELATION) target = choice->argument_rank[relations[relation->to.index].from];
  else target = line->ends ? line->to : ENT_NONE;
  ent__buffer_xml(out, scene->boxes[choice->argument_rank[relation->from]].name);
  ent__buffer_putc(out, ' ');
  add_word(out, drawing, verbs[line->kind]);
  ent__buffer_putc(out, ' ');
  if (target != ENT_NONE) ent__buffer_xml(out, scene->boxes[target].name);
  if (isnan(relation->weight)) return;
  add_word(out, drawing, ENT__WORD_COMMA);
  add_word(out, drawing, ENT__WORD_WEIGHT);
  ent__buffer_putc(out, ' ');
  ent__buffer_fixed(out, relation->weight, 3);
}

static void put_point(ent_buffer *out, ent_point at) { ent__svg_point(out, "", at.x, at.y); }

static void draw_curve(ent_buffer *out, const ent_point *points, size_t count, const ent__paint *paint) {
  ent__buffer_puts(out, "<path d=\"M");
  put_point(out, points[0]);
  for (size_t i = 1; i + 2 < count; i += 3) {
    for (size_t k = 0; k < 3; k++) {
      ent__buffer_puts(out, k == 0 ? " C" : " ");
      put_point(out, points[i + k]);
    }
  }
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

/* The point of one cubic curve at t in [0, 1]. */
static ent_point on_curve(const ent_point *p, double t) {
  const double u = 1.0 - t, a = u * u * u, b = 3.0 * u * u * t, c = 3.0 * u * t * t, d = t * t * t;
  return (ent_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

enum { STEPS = 12 };

static double length_of(const ent_point *p) {
  double length = 0.0;
  ent_point last = p[0];
  for (int i = 1; i <= STEPS; i++) {
    const ent_point here = on_curve(p, (double)i / STEPS);
    length += hypot(here.x - last.x, here.y - last.y);
    last = here;
  }
  return length;
}

/* The point half way along. */
static ent_point half_way(const ent_point *points, size_t count) {
  double all = 0.0, gone = 0.0;
  for (size_t i = 0; i + 3 < count; i += 3) all += length_of(points + i);
  for (size_t i = 0; i + 3 < count; i += 3) {
    const double here = length_of(points + i);
    if (gone + here >= all / 2.0) return on_curve(points + i, here > 0.0 ? (all / 2.0 - gone) / here : 0.5);
    gone += here;
  }
  return points[0];
}

/* From a box to itself: around its upper right corner. */
static void loop(ent_point points[4], const ent__argument_box *box) {
  const double right = box->at.x + box->size.x, top = box->at.y;
  points[0] = (ent_point){right, top + 9.0};
  points[1] = (ent_point){right + 19.0, top + 7.0};
  points[2] = (ent_point){right - 12.0, top - 22.0};
  points[3] = (ent_point){right - 14.0, top};
}

static void draw_line(ent_buffer *out, const ent__argument_scene *scene, const ent__drawing *drawing, const ent_relation *relations,
                      const ent__argument_line *line) {
  static const char *const classes[] = {"supports", "attacks", "undercuts"};
  const bool fails = scene->standing.fails[line->relation], pale = fails || scene->standing.relations[line->relation] == ENT_LABEL_OUT;
  const ent__paint paint = {NULL, 1.0, ent__argument_line_colour(line->kind, pale), 0.8 + weight_of(&relations[line->relation]),
                            fails ? ENT__ARGUMENT_FAILS : ent__argument_line_dashes(line->kind)};
  ent_point around[4];
  const ent_point *points = line->points;
  size_t count = line->point_count;
  if (points == NULL) {
    loop(around, &scene->boxes[line->from]);
    points = around;
    count = 4;
  }
  ent__buffer_printf(out, "<g class=\"%s\"><title>", fails ? "fails" : classes[line->kind]);
  write_title(out, scene, drawing, relations, line);
  if (fails) {
    add_word(out, drawing, ENT__WORD_SEMICOLON);
    add_word(out, drawing, ENT__WORD_FAILS_WORD);
  }
  ent__buffer_puts(out, "</title>\n");
  draw_curve(out, points, count, &paint);
  if (line->ends) {
    /* A control point that coincides with the end gives no direction. */
    size_t before = count - 2;
    while (before > 0 && hypot(points[before].x - points[count - 1].x, points[before].y - points[count - 1].y) < 0.5) before--;
    ent__argument_head(out, line->kind, pale, points[before], points[count - 1]);
  }
  if (line->starts) ent__argument_sign(out, line->kind, pale, half_way(points, count));
  if (line->starts && fails) ent__argument_bar(out, half_way(points, count));
  ent__buffer_puts(out, "</g>\n");
}

static void list_holders(ent_buffer *out, const ent__argument_box *box, const ent__drawing *drawing, bool endorses, ent__word word) {
  bool first = true;
  for (size_t i = 0; i < box->holder_count; i++) {
    if (box->holders[i].endorses != endorses) continue;
    if (first) {
      add_word(out, drawing, ENT__WORD_SEMICOLON);
      add_word(out, drawing, word);
      if (drawing->tongue != ENT__TONGUE_ZH) ent__buffer_putc(out, ' ');
    } else {
      add_word(out, drawing, ENT__WORD_LIST_COMMA);
    }
    first = false;
    ent__buffer_xml(out, box->holders[i].name);
  }
}

static void draw_holders(ent_buffer *out, const ent__argument_box *box) {
  const double middle = ent__measure_leading(ent__argument_holder_font) / 2.0;
  for (size_t i = 0; i < box->holders_shown; i++) {
    const ent__holder *holder = &box->holders[i];
    const ent__paint paint = {ent__style_coalition_colour(holder->coalition), 1.0, ENT__STYLE_INK, 0.6, NULL};
    const ent__font font = {ent__argument_holder_font.size, !holder->endorses};
    const double x = box->at.x + holder->at.x, y = box->at.y + holder->at.y, left = x + 2.0 * ENT__ARGUMENT_HOLDER + 3.0;
    ent__svg_group(out, "actor", holder->name);
    ent__svg_shape(out, ent__style_coalition_shape(holder->coalition), x + ENT__ARGUMENT_HOLDER, y + middle, ENT__ARGUMENT_HOLDER, &paint);
    ent__svg_label(out, left, y, &holder->label, font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
    if (holder->coalition != ENT_NONE) {
      ent_buffer number = ENT_BUFFER_INIT;
      ent__buffer_printf(&number, "%lu", (unsigned long)holder->coalition + 1);
      ent__svg_buffer(out, left + holder->label.width + 2.0, y + ent__measure_ascent(font) - 1.5, &number, ent__argument_number_font,
                      ent__style_coalition_line(holder->coalition), ENT__ANCHOR_START);
      ent_buffer_clear(&number);
    }
    ent__buffer_puts(out, "</g>\n");
  }
  if (box->holders_shown > 0 && box->holders_shown < box->holder_count) {
    ent_buffer more = ENT_BUFFER_INIT;
    ent__buffer_printf(&more, "+%zu", box->holder_count - box->holders_shown);
    ent__svg_buffer(out, box->at.x + box->more.x, box->at.y + box->more.y + ent__measure_ascent(ent__argument_holder_font), &more,
                    ent__argument_holder_font, ENT__STYLE_SOFT, ENT__ANCHOR_START);
    ent_buffer_clear(&more);
  }
}

static ent_status draw_argument(ent_buffer *out, const ent__argument_box *box, const ent_argument *argument, ent__drawing *drawing,
                                ent_error *err) {
  const char *text = ent__drawing_name(drawing, argument->text, argument->label, argument->id);
  const double x = box->at.x + ENT__ARGUMENT_BAND + ENT__ARGUMENT_PADDING, y = box->at.y + ENT__ARGUMENT_PADDING;
  if (text == NULL) return ent__nomem(err);
  ent__buffer_puts(out, "<g class=\"argument\"><title>");
  ent__buffer_xml(out, box->name);
  add_word(out, drawing, ENT__WORD_COLON);
  add_word(out, drawing, status_words[box->status]);
  add_word(out, drawing, ENT__WORD_STOP);
  ent__buffer_xml(out, text);
  list_holders(out, box, drawing, false, ENT__WORD_PUT_FORWARD_BY);
  list_holders(out, box, drawing, true, ENT__WORD_ENDORSED_BY);
  ent__buffer_puts(out, "</title>\n");
  ent__argument_frame(out, box->status, box->at, box->size);
  ent__svg_label(out, x, y, &box->heading, ent__argument_heading_font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
  const double below = y + box->heading.height + (box->heading.count > 0 && box->text.count > 0 ? 2.0 : 0.0) + box->text.height + 2.0;
  ent__svg_label(out, x, below, &box->values, ent__argument_holder_font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  ent__svg_label(out, x, y + box->heading.height + (box->heading.count > 0 ? 2.0 : 0.0), &box->text, ent__argument_text_font, ENT__STYLE_INK,
                 ENT__ANCHOR_START, false);
  draw_holders(out, box);
  ent__buffer_puts(out, "</g>\n");
  return ENT_OK;
}

static void draw_issue(ent_buffer *out, const ent__argument_box *box) {
  const double middle = box->at.x + box->size.x / 2.0, top = box->at.y + ENT__ARGUMENT_PADDING;
  ent__svg_group(out, "issue", box->name);
  ent__argument_issue_frame(out, box->at, box->size);
  ent__svg_label(out, middle, top, &box->text, ent__argument_holder_font, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE, false);
  ent__svg_label(out, middle, top + box->text.height + 2.0, &box->heading, ent__argument_heading_font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE,
                 false);
  ent__buffer_puts(out, "</g>\n");
}

static ent_status draw_boxes(ent_buffer *out, const ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t count;
  const ent_argument *arguments = ent_dataset_arguments(ent_study_dataset(drawing->study), &count);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < scene->box_count && status == ENT_OK; i++) {
    const ent__argument_box *box = &scene->boxes[i];
    if (box->kind == ENT__BOX_ARGUMENT) {
      status = draw_argument(out, box, &arguments[box->index], drawing, err);
    } else if (box->kind == ENT__BOX_ISSUE) {
      draw_issue(out, box);
    } else {
      ent__svg_group(out, "relation", ent__drawing_word(drawing, status_words[box->status]));
      ent__argument_circle(out, box->status, (ent_point){box->at.x + box->size.x / 2.0, box->at.y + box->size.y / 2.0});
      ent__buffer_puts(out, "</g>\n");
    }
  }
  return status;
}

/* Adds the arguments of one side of an issue with their status. */
static void describe_side(ent_buffer *out, const ent__argument_scene *scene, const ent__drawing *drawing, const ent_relation *relations,
                          ent_issue_id issue, bool supports) {
  bool any = false;
  for (size_t i = 0; i < scene->choice.relations.count; i++) {
    const ent_relation *at = &relations[scene->choice.relations.at[i]];
    if (at->to.kind != ENT_TARGET_ISSUE_SUPPORT && at->to.kind != ENT_TARGET_ISSUE_OPPOSE) continue;
    const bool speaks_for = (at->to.kind == ENT_TARGET_ISSUE_SUPPORT) == (at->kind == ENT_RELATION_SUPPORTS);
    if (at->to.index != issue || speaks_for != supports) continue;
    const ent__argument_box *box = &scene->boxes[scene->choice.argument_rank[at->from]];
    if (any)
      ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_LIST_COMMA));
    else
      ent__buffer_printf(out, "%s%s", ent__drawing_word(drawing, supports ? ENT__WORD_FOR_IT : ENT__WORD_AGAINST_IT),
                         ent__drawing_word(drawing, ENT__WORD_COLON));
    any = true;
    ent__buffer_printf(out, "%s (%s)", box->name, ent__drawing_word(drawing, status_words[box->status]));
  }
  if (any) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
}

/* How many arguments are in, out and undecided; and issue by issue which, where they can be told. */
static void describe(ent_buffer *out, const ent__argument_scene *scene, const ent__drawing *drawing, const ent_relation *relations) {
  size_t counts[3] = {0, 0, 0};
  if (scene->box_count == 0) {
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_NO_ARGUMENTS));
    return;
  }
  for (size_t i = 0; i < scene->choice.arguments.count; i++) counts[scene->boxes[i].status]++;
  for (int s = 0; s < 3; s++) {
    ent__buffer_printf(out, "%s%s%s%zu", s > 0 ? ent__drawing_word(drawing, ENT__WORD_COMMA) : "", ent__drawing_word(drawing, status_words[s]),
                       ent__drawing_word(drawing, ENT__WORD_COLON), counts[s]);
  }
  ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
  if (!scene->standing.extensions) ent__buffer_printf(out, "%s%s", ent__drawing_word(drawing, ENT__WORD_NO_EXTENSION), ent__drawing_word(drawing, ENT__WORD_STOP));
  if (scene->audience != NULL) {
    ent__buffer_printf(out, "%s%s%s%s", ent__drawing_word(drawing, ENT__WORD_IN_EYES), ent__drawing_word(drawing, ENT__WORD_COLON), scene->audience_name,
                       ent__drawing_word(drawing, ENT__WORD_STOP));
  }
  if (scene->choice.relations.count > MOST_TOLD) return;
  for (size_t i = 0; i < scene->choice.issues.count; i++) {
    const ent__argument_box *box = &scene->boxes[scene->choice.arguments.count + i];
    ent__buffer_printf(out, "%s%s — ", i > 0 ? " " : "", box->name);
    describe_side(out, scene, drawing, relations, box->index, true);
    describe_side(out, scene, drawing, relations, box->index, false);
  }
}

/* How the statuses were found and who laid the boxes out, for the foot. */
static ent_status write_method(ent_buffer *out, const ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  const ent_framework_options *options = ent_framework_get_options(scene->framework);
  const ent_semantics_row *row = &ent_semantics_rows()[scene->semantics];
  ent_status status = ENT_OK;
  ent__buffer_printf(out, "%s %s (%s)", ent__drawing_word(drawing, ENT__WORD_SEMANTICS_WORD), row->name, row->source);
  if (scene->audience != NULL) {
    ent__buffer_printf(out, " · %s %s (%s): ", ent__drawing_word(drawing, ENT__WORD_AUDIENCE), scene->audience_name, ent_audiences_source());
    status = ent__argument_order(out, scene->audience, drawing, err);
  }
  ent__buffer_printf(out, " · %s %s", ent__drawing_word(drawing, ENT__WORD_SUPPORTS_READ), ent_reading_word(options->reading));
  if (options->min_weight > 0.0) {
    ent__buffer_printf(out, " · %s ", ent__drawing_word(drawing, ENT__WORD_LEAST_WEIGHT));
    ent__buffer_fixed(out, options->min_weight, 4);
  }
  if (scene->parts == 0) return status;
  const size_t others = scene->parts - scene->parts_by_dot;
  ent__buffer_printf(out, " · %s ", ent__drawing_word(drawing, ENT__WORD_LAYOUT));
  if (scene->parts_by_dot > 0) ent__buffer_puts(out, "Graphviz dot");
  if (scene->parts_by_dot > 0 && others > 0) ent__buffer_printf(out, " (%zu), ", scene->parts_by_dot);
  if (others > 0) ent__buffer_puts(out, "igraph Sugiyama");
  if (scene->parts_by_dot > 0 && others > 0) ent__buffer_printf(out, " (%zu)", others);
  return status;
}

static void write_counts(ent__page *page, const ent__argument_scene *scene, const ent__drawing *drawing) {
  ent__page_count(page, scene->choice.arguments.count, ENT__WORD_ARGUMENT, ENT__WORD_ARGUMENTS);
  ent__page_count(page, scene->choice.relations.count, ENT__WORD_RELATION, ENT__WORD_RELATIONS);
  ent__page_count(page, scene->choice.issues.count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  if (scene->choice.isolated == 0) return;
  ent__page_count(page, scene->choice.isolated, ENT__WORD_ARGUMENT, ENT__WORD_ARGUMENTS);
  ent__buffer_printf(&page->subtitle, "%s%s", drawing->tongue == ENT__TONGUE_ZH ? "" : " ", ent__drawing_word(drawing, ENT__WORD_ISOLATED));
}

/* A page that says that there is nothing. */
static void draw_nothing(ent__page *page, const ent__drawing *drawing) {
  const ent__font font = {ENT__STYLE_BODY, false};
  ent__svg_text(&page->map.svg, 0.0, 24.0, ent__drawing_word(drawing, ENT__WORD_NO_ARGUMENTS), font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  page->map.width = 320.0;
  page->map.height = 60.0;
}

ent_status ent__draw_arguments(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__argument_scene scene;
  size_t count;
  ent_status status = ent__argument_scene_new(&scene, drawing, err);
  if (status != ENT_OK) return status;
  const ent_relation *relations = ent_dataset_relations(ent_study_dataset(drawing->study), &count);
  write_counts(page, &scene, drawing);
  status = write_method(&page->method, &scene, drawing, err);
  if (status != ENT_OK) return status;
  describe(&page->description, &scene, drawing, relations);
  if (scene.box_count == 0) {
    draw_nothing(page, drawing);
    return ENT_OK;
  }
  for (size_t l = 0; l < scene.line_count; l++) draw_line(&page->map.svg, &scene, drawing, relations, &scene.lines[l]);
  status = draw_boxes(&page->map.svg, &scene, drawing, err);
  page->map.width = scene.width;
  page->map.height = scene.height;
  return status != ENT_OK ? status : ent__argument_legend(&page->legend, &scene, err);
}
