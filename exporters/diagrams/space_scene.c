/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/space_scene.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

static ent_status name_ends(ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t count;
  const ent_space_options *options = ent_space_get_options(scene->space);
  const ent_dataset *dataset = ent_stances_dataset(scene->roster.stances);
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  for (size_t i = 0; i < options->anchor_count && i / 2 < (size_t)scene->dimensions; i++) {
    const ent_actor_id actor = ent_dataset_find(dataset, ENT_TABLE_ACTORS, options->anchors[i]);
    if (actor == ENT_NONE) continue;
    const char *name = ent__drawing_name(drawing, actors[actor].short_label, actors[actor].label, actors[actor].id);
    if (name == NULL) return ent__nomem(err);
    scene->ends[i / 2][i % 2] = name;
  }
  return ENT_OK;
}

/* Deals the places, which are sorted from left to right, out to their parts. */
static ent_status deal(ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t count, actor_total;
  const ent_place *places = ent_space_places(scene->space, &count);
  (void)ent_dataset_actors(ent_stances_dataset(scene->roster.stances), &actor_total);
  const ent__roster_actor **who = ent__arena_alloc(&drawing->arena, actor_total, sizeof(ent__roster_actor *));
  scene->part_count = scene->fit->parts;
  scene->parts = ent__arena_alloc(&drawing->arena, scene->part_count, sizeof *scene->parts);
  ent__space_mark *marks = ent__arena_alloc(&drawing->arena, count, sizeof *marks);
  if (who == NULL || scene->parts == NULL || marks == NULL) return ent__nomem(err);
  if (scene->part_count > 0) memset(scene->parts, 0, scene->part_count * sizeof *scene->parts);
  for (size_t i = 0; i < scene->roster.actor_count; i++) who[scene->roster.actors[i].actor] = &scene->roster.actors[i];
  for (size_t i = 0; i < count; i++) scene->parts[places[i].part].count++;
  for (size_t p = 0; p < scene->part_count; p++) {
    scene->parts[p].marks = marks;
    marks += scene->parts[p].count;
    scene->parts[p].count = 0;
  }
  for (size_t i = 0; i < count; i++) {
    ent__space_part *part = &scene->parts[places[i].part];
    const uint32_t coalition = who[places[i].actor]->coalition;
    part->marks[part->count++] = (ent__space_mark){.place = &places[i],
                                                   .who = who[places[i].actor],
                                                   .fill = ent__style_coalition_colour(coalition),
                                                   .shape = ent__style_coalition_shape(coalition)};
    scene->intervals = scene->intervals || !isnan(places[i].low[0]);
  }
  scene->mark_count = count;
  return ENT_OK;
}

/* The look of a mark in its class; the shape of categories is theirs, that of steps the coalition's. */
static void set_look(ent__space_mark *mark, const ent__classes *classes, uint32_t class) {
  mark->no_colour = class == ENT_NONE;
  mark->fill = mark->no_colour ? ENT__STYLE_PAPER : classes->list[class].fill;
  if (classes->kind == ENT__CLASSES_WORDS) mark->shape = mark->no_colour ? ENT__SHAPE_CIRCLE : classes->list[class].shape;
}

/* Classes are those of the network's nodes. */
static ent_status colour(ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t actor_total, node_total;
  const ent_node *nodes = ent_network_nodes(ent_study_network(drawing->study), &node_total);
  ent_status status = ent__classes_of(&scene->classes, drawing, err);
  if (status != ENT_OK || scene->classes.kind == ENT__CLASSES_COALITION) return status;
  (void)ent_dataset_actors(ent_stances_dataset(scene->roster.stances), &actor_total);
  uint32_t *of = ent__arena_alloc(&drawing->arena, actor_total, sizeof *of);
  if (of == NULL) return ent__nomem(err);
  for (size_t i = 0; i < actor_total; i++) of[i] = ENT_NONE;
  for (size_t i = 0; i < node_total; i++)
    if (nodes[i].kind == ENT_NODE_ACTOR) of[nodes[i].index] = scene->classes.of[i];
  for (size_t p = 0; p < scene->part_count; p++) {
    for (size_t i = 0; i < scene->parts[p].count; i++) {
      ent__space_mark *mark = &scene->parts[p].marks[i];
      set_look(mark, &scene->classes, of[mark->place->actor]);
    }
  }
  return ENT_OK;
}

ent_status ent__space_scene_new(ent__space_scene *out, ent__drawing *drawing, ent_error *err) {
  const ent__font font = {ENT__STYLE_BODY, false};
  *out = (ent__space_scene){.space = ent_study_space(drawing->study)};
  ent_status status = ent__roster_new(&out->roster, drawing, "space", font, 170.0, err);
  if (status != ENT_OK) return status;
  if (out->space == NULL) return ent__fail(err, ENT_E_USAGE, "the diagram 'space' needs a study that has the part 'space'");
  out->fit = ent_space_get_fit(out->space);
  out->dimensions = ent_space_get_options(out->space)->dimensions;
  (void)ent_space_unplaced(out->space, &out->unplaced);
  status = deal(out, drawing, err);
  if (status == ENT_OK) status = colour(out, drawing, err);
  if (status == ENT_OK) status = name_ends(out, drawing, err);
  return status != ENT_OK ? status : ent__space_cuts(out, drawing, err);
}

ent__range ent__space_range(const ent__space_scene *scene, const ent__space_part *part, int dimension, bool intervals) {
  ent__range range = {part->marks[0].place->at[dimension], part->marks[0].place->at[dimension]};
  for (size_t i = 0; i < part->count; i++) {
    const ent_place *place = part->marks[i].place;
    range.from = fmin(range.from, place->at[dimension]);
    range.to = fmax(range.to, place->at[dimension]);
    if (!intervals || !scene->intervals) continue;
    range.from = fmin(range.from, place->low[dimension]);
    range.to = fmax(range.to, place->high[dimension]);
  }
  const double air = fmax((range.to - range.from) * 0.04, 0.05);
  return (ent__range){range.from - air, range.to + air};
}

void ent__space_name(ent__label *out, const ent__space_mark *mark, ent__font font, ent__drawing *drawing) {
  *out = mark->who->label;
  if (out->count == 0) return;
  out->width = out->widths[0] = ent__measure_width(drawing->measure, out->lines[0], strlen(out->lines[0]), font);
  out->height = ent__measure_leading(font);
}

void ent__space_shape(ent_buffer *out, const ent__space_mark *mark, double x, double y, double radius, const ent__paint *paint) {
  ent__svg_shape(out, mark->shape, x, y, radius, paint);
  if (mark->no_colour) ent__classes_cross(out, x, y, radius);
}

const char *ent__space_line(const ent__space_scene *scene, const ent__space_mark *mark) {
  return scene->classes.kind == ENT__CLASSES_COALITION ? ent__style_coalition_line(mark->who->coalition) : ENT__STYLE_SOFT;
}

static void add_interval(ent_buffer *out, double low, double high) {
  ent__buffer_puts(out, " (");
  ent__axis_number(out, low, 2);
  ent__buffer_puts(out, " … ");
  ent__axis_number(out, high, 2);
  ent__buffer_putc(out, ')');
}

void ent__space_title(ent_buffer *out, const ent__space_scene *scene, const ent__space_mark *mark, const ent__drawing *drawing) {
  ent__buffer_puts(out, mark->who->name);
  for (int d = 0; d < scene->dimensions; d++) {
    ent__buffer_puts(out, ent__drawing_word(drawing, d == 0 ? ENT__WORD_COLON : ENT__WORD_SEMICOLON));
    ent__axis_number(out, mark->place->at[d], 2);
    if (scene->intervals) add_interval(out, mark->place->low[d], mark->place->high[d]);
  }
}
