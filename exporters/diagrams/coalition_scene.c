/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/coalition_scene.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/diagrams/actor_values.h"
#include "exporters/diagrams/clean.h"
#include "graphs/layout.h"
#include "graphs/layout_beside.h"

static const double label_gap = 2.0, heading_gap = 5.0;
static const ent__font heading_font = {ENT__STYLE_HEADING, true};

/* What is kept free around a mark and its label. */
static double around(const ent__scene *scene) { return scene->small ? 2.0 : 5.0; }

/* Marks shrink as actors grow in number, so that the map stays on a page. */
static void choose_sizes(ent__scene *scene) {
  const size_t n = scene->node_count;
  scene->largest = n <= 12 ? 17.0 : n <= 40 ? 15.0 : n <= 100 ? 12.0 : 8.0;
  scene->font = (ent__font){n <= 100 ? 11.0 : 9.0, false};
  scene->padding = n <= 100 ? 16.0 : 10.0;
  if (!scene->small) return;
  scene->largest = n <= 40 ? 8.0 : 6.0;
  scene->font = (ent__font){n <= 40 ? 8.0 : 7.0, false};
  scene->padding = 6.0;
}

/* Area goes by the amount; what is too small to be seen, or missing, is drawn at the least size. */
static double radius_of(const ent__scene *scene, double amount) {
  if (isnan(amount)) return scene->largest * 0.3;
  if (!(scene->most > 0.0)) return scene->largest * 0.6;
  return fmax(scene->largest * sqrt(fmax(amount, 0.0) / scene->most), scene->largest * 0.3);
}

/* The shape of categories is theirs, that of all else the coalition's. */
static void set_look(ent__scene *scene, size_t i, uint32_t coalition) {
  ent__scene_node *node = &scene->nodes[i];
  const ent__classes *classes = &scene->classes;
  const uint32_t class = classes->of != NULL ? classes->of[i] : ENT_NONE;
  node->shape = ent__style_coalition_shape(coalition);
  node->fill = ent__style_coalition_colour(coalition);
  if (classes->kind == ENT__CLASSES_COALITION) return;
  node->no_colour = class == ENT_NONE;
  node->fill = node->no_colour ? ENT__STYLE_PAPER : classes->list[class].fill;
  if (classes->kind == ENT__CLASSES_WORDS) node->shape = node->no_colour ? ENT__SHAPE_CIRCLE : classes->list[class].shape;
}

static ent_status fill_node(ent__scene *scene, size_t i, ent__drawing *drawing, ent_error *err) {
  size_t count;
  const ent_node *from = &ent_network_nodes(scene->network, &count)[i];
  const ent_member *member = &ent_coalitions_members(scene->coalitions, &count)[i];
  ent__scene_node *node = &scene->nodes[i];
  const char *brief = ent__drawing_beside(drawing, from->label, from->short_label, from->id);
  node->name = ent__drawing_name(drawing, from->label, from->short_label, from->id);
  if (node->name == NULL || brief == NULL) return ent__nomem(err);
  node->radius = radius_of(scene, scene->amounts[i]);
  node->no_size = isnan(scene->amounts[i]);
  set_look(scene, i, member->coalition);
  node->uncertain = !scene->small && member->coalition != ENT_NONE && member->swings;
  const bool whole = drawing->options->picture.labels == ENT_LABELS_FULL;
  const int lines = (scene->node_count <= 100 ? 3 : 2) + (whole ? 1 : 0);
  ent_status status = ent__label_fit(&node->label, &drawing->arena, drawing->measure, brief, scene->font,
                                     (whole ? 11.0 : 9.5) * scene->font.size, lines, err);
  if (status == ENT_OK && node->uncertain)
    status = ent__drawing_doubt(&node->label, drawing, scene->font, member->second, err);
  return status;
}

/* "2 · China and 5 others"; a lone member's coalition bears its number alone. */
static ent_status fill_group(ent__scene *scene, uint32_t c, ent__drawing *drawing, ent_error *err) {
  size_t count;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_coalition *coalition = &ent_coalitions_list(scene->coalitions, &count)[c];
  ent__scene_group *group = &scene->groups[c];
  ent_status status = ENT_OK;
  ent__buffer_printf(&text, "%u", c + 1);
  if (coalition->size > 1) {
    ent__buffer_puts(&text, " · ");
    status = ent_coalitions_label(&text, scene->coalitions, c, drawing->language, err);
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  group->name = status == ENT_OK ? ent__clean_text(&drawing->arena, text.data) : NULL;
  if (status == ENT_OK && group->name == NULL) status = ent__nomem(err);
  if (status == ENT_OK) {
    status = ent__label_fit(&group->label, &drawing->arena, drawing->measure, group->name, heading_font,
                            240.0, 2, err);
  }
  ent_buffer_clear(&text);
  return status;
}

static ent_status fill_groups(ent__scene *scene, ent__drawing *drawing, ent_error *err) {
  ent_status status = ENT_OK;
  if (scene->small) return ENT_OK;
  for (size_t c = 0; status == ENT_OK && c < scene->coalition_count; c++) {
    status = fill_group(scene, (uint32_t)c, drawing, err);
  }
  if (status != ENT_OK) return status;
  ent__scene_group *rest = &scene->groups[scene->coalition_count];
  rest->name = ent__drawing_word(drawing, ENT__WORD_NO_TIES_GROUP);
  return ent__label_fit(&rest->label, &drawing->arena, drawing->measure, rest->name, heading_font, 400.0, 1,
                        err);
}

static double extent(const ent__scene_node *node) {
  return node->radius * fmax(1.0, ent__style_shape_width(node->shape)) + (node->no_size ? ENT__SCENE_RING : 0.0);
}

/* What each node takes up with its label. */
static void measure_nodes(const ent__scene *scene, ent_point *halves) {
  for (size_t i = 0; i < scene->node_count; i++) {
    const ent__scene_node *node = &scene->nodes[i];
    const double half = extent(node);
    halves[i] = (ent_point){fmax(half, node->label.width / 2.0) + around(scene),
                            half + (label_gap + node->label.height) / 2.0 + around(scene)};
  }
}

static ent_status lay_out(ent_point **at, ent__scene *scene, ent_point *halves, ent_point *headings,
                          ent_error *err) {
  for (size_t c = 0; c <= scene->coalition_count; c++) {
    const ent__label *label = &scene->groups[c].label;
    headings[c] = (ent_point){label->width, label->height > 0.0 ? label->height + heading_gap : 0.0};
  }
  const ent__layout_sizes sizes = {halves, headings, scene->padding, scene->small ? 8.0 : 22.0};
  return ent__layout_sized(at, scene->network, scene->coalitions, &sizes, err);
}

/* Where the layout's box of a node is, by the middle of its mark: the reverse of place_nodes. */
static ent_point box_centre(const ent__scene *scene, size_t i, ent_point halves, const ent_placed *placed) {
  const double top = placed->y - extent(&scene->nodes[i]);
  return (ent_point){placed->x, -(top + halves.y - around(scene))};
}

/* Takes the places that were given and puts the other nodes beside them. *at stays NULL where none was. */
static ent_status take_given(ent_point **at, ent__scene *scene, const ent_point *halves, ent__drawing *drawing, ent_error *err) {
  size_t count;
  const ent_positions *positions = drawing->options->picture.positions;
  const ent_node *nodes = ent_network_nodes(scene->network, &count);
  if (positions == NULL) return ENT_OK;
  ent_point *places = ent__zalloc(count, sizeof *places);
  bool *fixed = ent__zalloc(count, sizeof *fixed);
  ent_status status = places != NULL && fixed != NULL ? ENT_OK : ent__nomem(err);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    const ent_placed *placed = ent_positions_find(positions, nodes[i].id);
    if (placed == NULL) continue;
    places[i] = box_centre(scene, i, halves[i], placed);
    fixed[i] = true;
    scene->given++;
  }
  if (status == ENT_OK && scene->given > 0) {
    status = ent__layout_beside(places, fixed, halves, scene->network, scene->coalitions, err);
    *at = places;
    places = NULL;
  }
  ent__free(places);
  ent__free(fixed);
  return status;
}

/* To a hundredth of a pixel, so that places that were written and read again give the same picture. */
static double quantised(double value) { return round(value * 100.0) / 100.0; }

static void widen(ent__box *box, double x, double y, double width, double height) {
  if (box->width < 0.0) {
    *box = (ent__box){x, y, width, height};
    return;
  }
  const double right = fmax(box->x + box->width, x + width), bottom = fmax(box->y + box->height, y + height);
  box->x = fmin(box->x, x);
  box->y = fmin(box->y, y);
  box->width = right - box->x;
  box->height = bottom - box->y;
}

/* Turns the layout's box centres into places of marks. */
static void place_nodes(ent__scene *scene, const ent_point *at, const ent_point *halves) {
  for (size_t i = 0; i < scene->node_count; i++)
    scene->nodes[i].at = (ent_point){quantised(at[i].x), quantised(-at[i].y - halves[i].y + around(scene) + extent(&scene->nodes[i]))};
}

/* Sets the boxes of marks, labels and groups by where the marks are, and by nothing else. */
static void set_boxes(ent__scene *scene, const ent_point *halves) {
  size_t count;
  const ent_member *members = ent_coalitions_members(scene->coalitions, &count);
  for (size_t c = 0; c <= scene->coalition_count; c++) scene->groups[c].box.width = -1.0;
  for (size_t i = 0; i < scene->node_count; i++) {
    ent__scene_node *node = &scene->nodes[i];
    const double half = extent(node), top = node->at.y - half;
    const size_t c = members[i].coalition == ENT_NONE ? scene->coalition_count : members[i].coalition;
    node->mark = (ent__box){node->at.x - half, top, 2.0 * half, 2.0 * half};
    node->text = (ent__box){node->at.x - node->label.width / 2.0, top + 2.0 * half + label_gap, node->label.width, node->label.height};
    widen(&scene->groups[c].box, node->at.x - halves[i].x, top - around(scene), 2.0 * halves[i].x, 2.0 * halves[i].y);
  }
}

static bool meet(const ent__box *a, const ent__box *b) {
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Whether a heading lies on a mark, a label or the heading of a group before. */
static bool lies_on_something(const ent__scene *scene, size_t c) {
  const ent__box *text = &scene->groups[c].text;
  for (size_t i = 0; i < scene->node_count; i++)
    if (meet(text, &scene->nodes[i].mark) || meet(text, &scene->nodes[i].text)) return true;
  for (size_t other = 0; other < c; other++)
    if (scene->groups[other].box.width >= 0.0 && meet(text, &scene->groups[other].text)) return true;
  return false;
}

/* Whether a heading comes near another group, whose outline is about its box. */
static bool lies_on_group(const ent__scene *scene, size_t c) {
  const double margin = scene->padding + 4.0;
  for (size_t other = 0; other <= scene->coalition_count; other++) {
    const ent__box *box = &scene->groups[other].box;
    const ent__box wide = {box->x - margin, box->y - margin, box->width + 2.0 * margin, box->height + 2.0 * margin};
    if (other != c && box->width >= 0.0 && meet(&scene->groups[c].text, &wide)) return true;
  }
  return false;
}

/*
 * Each name stands above its group. Where places were given it goes below where it would lie on another
 * group there and not below, and then on until it lies on nothing.
 */
static void place_headings(ent__scene *scene) {
  for (size_t c = 0; c <= scene->coalition_count; c++) {
    ent__scene_group *group = &scene->groups[c];
    if (group->box.width < 0.0) continue;
    const double middle = group->box.x + group->box.width / 2.0;
    group->text = (ent__box){middle - group->label.width / 2.0,
                             group->box.y - scene->padding - heading_gap - group->label.height,
                             group->label.width, group->label.height};
    if (scene->given == 0) continue;
    double away = -4.0;
    const double above = group->text.y;
    if (lies_on_group(scene, c)) {
      group->text.y = group->box.y + group->box.height + scene->padding + heading_gap;
      if (lies_on_group(scene, c)) group->text.y = above;
      else away = 4.0;
    }
    for (int step = 0; step < 400 && lies_on_something(scene, c); step++) group->text.y += away;
  }
}

/* Whether some aligned node stands in the box of the unaligned; then that box would tell a lie. */
static void find_scattered(ent__scene *scene) {
  size_t count;
  const ent_member *members = ent_coalitions_members(scene->coalitions, &count);
  ent__scene_group *rest = &scene->groups[scene->coalition_count];
  for (size_t i = 0; rest->box.width >= 0.0 && i < count && !scene->scattered; i++)
    scene->scattered = members[i].coalition != ENT_NONE && meet(&rest->box, &scene->nodes[i].mark);
  if (scene->scattered) rest->label = (ent__label){.count = 0};
}

/* Moves all so that the map's upper left corner is at 0, 0. */
static void move_to_origin(ent__scene *scene) {
  ent__box all = {0.0, 0.0, -1.0, 0.0};
  for (size_t c = 0; c <= scene->coalition_count; c++) {
    ent__scene_group *group = &scene->groups[c];
    if (group->box.width < 0.0) continue;
    const double margin = scene->padding + 1.5;
    widen(&all, group->box.x - margin, group->box.y - margin, group->box.width + 2.0 * margin,
          group->box.height + 2.0 * margin);
    widen(&all, group->text.x, group->text.y, group->text.width, group->text.height);
  }
  if (all.width < 0.0) all = (ent__box){0.0, 0.0, 0.0, 0.0};
  /* What rounding leaves, half a hundredth at most, is no way to go: the next picture would go it back. */
  const ent_point by = {fabs(all.x) < 0.0075 ? 0.0 : quantised(all.x), fabs(all.y) < 0.0075 ? 0.0 : quantised(all.y)};
  for (size_t i = 0; i < scene->node_count; i++) {
    scene->nodes[i].at = (ent_point){quantised(scene->nodes[i].at.x - by.x), quantised(scene->nodes[i].at.y - by.y)};
  }
  scene->width = all.width;
  scene->height = all.height;
}

/* Hands out where all stand, for the next picture. */
static ent_status keep_places(const ent__scene *scene, const ent__drawing *drawing, ent_error *err) {
  size_t count;
  ent_status status = ENT_OK;
  ent_positions *kept = drawing->options->picture.kept;
  const ent_node *nodes = ent_network_nodes(scene->network, &count);
  for (size_t i = 0; kept != NULL && status == ENT_OK && i < count; i++)
    status = ent_positions_set(kept, nodes[i].id, scene->nodes[i].at.x, scene->nodes[i].at.y, err);
  return status;
}

static ent_status place(ent__scene *scene, ent__drawing *drawing, ent_error *err) {
  ent_point *at = NULL;
  ent_point *halves = ent__arena_alloc(&drawing->arena, scene->node_count, sizeof *halves);
  ent_point *headings = ent__arena_alloc(&drawing->arena, scene->coalition_count + 1, sizeof *headings);
  if (halves == NULL || headings == NULL) return ent__nomem(err);
  measure_nodes(scene, halves);
  ent_status status = take_given(&at, scene, halves, drawing, err);
  if (status == ENT_OK && at == NULL) status = lay_out(&at, scene, halves, headings, err);
  if (status == ENT_OK) {
    place_nodes(scene, at, halves);
    set_boxes(scene, halves);
    if (scene->given > 0) find_scattered(scene);
    place_headings(scene);
    move_to_origin(scene);
    set_boxes(scene, halves);
    place_headings(scene);
    status = keep_places(scene, drawing, err);
  }
  ent__free(at);
  return status;
}

static ent_status take_study(ent__scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t count;
  scene->network = ent_study_network(drawing->study);
  scene->coalitions = ent_study_coalitions(drawing->study);
  if (scene->network == NULL || scene->coalitions == NULL) {
    return ent__fail(err, ENT_E_USAGE,
                     "the diagram 'coalitions' needs a network of actors, found a two-mode network");
  }
  const ent_node *nodes = ent_network_nodes(scene->network, &scene->node_count);
  const ent_member *members = ent_coalitions_members(scene->coalitions, &count);
  (void)ent_coalitions_list(scene->coalitions, &scene->coalition_count);
  scene->of_issues = scene->node_count > 0 && nodes[0].kind == ENT_NODE_ISSUE;
  for (size_t i = 0; i < scene->node_count; i++) {
    if (members[i].coalition == ENT_NONE) scene->unaligned++;
  }
  scene->nodes = ent__arena_alloc(&drawing->arena, scene->node_count, sizeof *scene->nodes);
  scene->groups = ent__arena_alloc(&drawing->arena, scene->coalition_count + 1, sizeof *scene->groups);
  if (scene->nodes == NULL || scene->groups == NULL) return ent__nomem(err);
  memset(scene->nodes, 0, scene->node_count * sizeof *scene->nodes);
  memset(scene->groups, 0, (scene->coalition_count + 1) * sizeof *scene->groups);
  return ENT_OK;
}

/* Takes what areas show. */
static ent_status take_amounts(ent__scene *scene, ent__drawing *drawing, ent_error *err) {
  ent__values values;
  const char *what = drawing->options->picture.size_by;
  const ent_node *nodes = ent_network_nodes(scene->network, &scene->node_count);
  scene->amounts = ent__arena_alloc(&drawing->arena, scene->node_count, sizeof *scene->amounts);
  if (scene->amounts == NULL) return ent__nomem(err);
  if (what == NULL || strcmp(what, "activity") == 0) {
    const bool said = ent_network_stances(scene->network) != NULL;
    scene->area = ent__drawing_word(drawing, said ? ENT__WORD_AREA_IS_ACTIVITY : ENT__WORD_AREA_IS_TIES);
    for (size_t i = 0; i < scene->node_count; i++) scene->amounts[i] = nodes[i].activity;
  } else {
    const ent_status status = ent__values_of(&values, drawing, what, ENT__VALUES_SIZE, err);
    if (status != ENT_OK) return status;
    scene->area = values.heading;
    for (size_t i = 0; i < scene->node_count; i++) scene->amounts[i] = values.of[i].number;
  }
  for (size_t i = 0; i < scene->node_count; i++) scene->most = fmax(scene->most, scene->amounts[i]);
  return ENT_OK;
}

static ent_status make(ent__scene *out, ent__drawing *drawing, bool small, ent_error *err) {
  *out = (ent__scene){.small = small};
  ent_status status = take_study(out, drawing, err);
  if (status != ENT_OK) return status;
  choose_sizes(out);
  status = take_amounts(out, drawing, err);
  if (status == ENT_OK) status = ent__classes_of(&out->classes, drawing, err);
  for (size_t i = 0; status == ENT_OK && i < out->node_count; i++) status = fill_node(out, i, drawing, err);
  if (status == ENT_OK) status = fill_groups(out, drawing, err);
  if (status == ENT_OK) status = place(out, drawing, err);
  return status;
}

ent_status ent__scene_new(ent__scene *out, ent__drawing *drawing, ent_error *err) { return make(out, drawing, false, err); }

ent_status ent__scene_small(ent__scene *out, ent__drawing *drawing, ent_error *err) { return make(out, drawing, true, err); }
