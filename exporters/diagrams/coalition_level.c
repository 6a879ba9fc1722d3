/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/coalition_level.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"

static const ent__font name_font = {ENT__STYLE_HEADING, true};
static const ent__font note_font = {ENT__STYLE_SMALL, false};
static const double ring_gap = 6.0, ring_width = 5.0, label_gap = 3.0;

void ent__level_number(ent_buffer *out, double sum) { ent__buffer_fixed(out, sum, sum < 100.0 ? 1 : 0); }

bool ent__level_draws(const ent__level *level, double sum) { return sum > 0.0 && sum >= level->largest / 100.0; }

double ent__level_width(const ent__level *level, double sum) { return 1.0 + 9.0 * sum / level->largest; }

double ent__level_radius(const ent__level *level, double actors) {
  return fmax(42.0 * sqrt(actors / (double)level->most), 12.0);
}

/* How far the corners of a shape are from its middle, for a radius of 1. */
static double corner(ent__shape shape) {
  static const double far[ENT__SHAPES] = {1.0, 1.26, 1.26, 1.62, 1.15, 1.62, 1.18};
  return far[shape];
}

/* Says for each node to which mark it goes, with the numbers of marks of each kind before. */
typedef struct gathering {
  uint32_t *mark_of;
  uint32_t coalitions; /* with a mark of their own */
  uint32_t small;      /* index of the gathered; ENT_NONE where there is none */
  uint32_t lone;
  uint32_t untied;
} gathering;

/* Coalitions come by falling size, so that those of one are last. */
static void plan(gathering *g, const ent__level *level, size_t nodes, uint32_t *count) {
  size_t list_count, n;
  const ent_coalition *list = ent_coalitions_list(level->coalitions, &list_count);
  const ent_member *members = ent_coalitions_members(level->coalitions, &n);
  uint32_t larger = 0, next = 0;
  while (larger < list_count && list[larger].size > 1) larger++;
  const bool crowded = larger > ENT__LEVEL_MARKS;
  g->coalitions = crowded ? ENT__LEVEL_MARKS - 1 : larger;
  if (list_count <= ENT__LEVEL_MARKS && list_count - larger <= ENT__LEVEL_LONE_MARKS) g->coalitions = (uint32_t)list_count; /* a few alone have names */
  next = g->coalitions;
  g->small = crowded ? next++ : ENT_NONE;
  g->lone = g->coalitions < list_count && list_count > larger ? next++ : ENT_NONE;
  g->untied = ENT_NONE;
  for (size_t i = 0; i < nodes; i++) {
    const uint32_t c = members[i].coalition;
    if (c == ENT_NONE && g->untied == ENT_NONE) g->untied = next++;
    g->mark_of[i] = c == ENT_NONE ? g->untied : c < g->coalitions ? c : list[c].size > 1 ? g->small : g->lone;
  }
  *count = next;
}

static ent_status name_mark(ent__level *level, uint32_t m, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__level_mark *mark = &level->marks[m];
  ent_status status = ENT_OK;
  static const ent__word words[] = {ENT__WORD_COALITION, ENT__WORD_LEVEL_SMALL_GROUP, ENT__WORD_LEVEL_LONE_GROUP, ENT__WORD_NO_TIES_GROUP};
  if (mark->kind == ENT__LEVEL_COALITION) {
    ent__buffer_printf(&text, "%u · ", mark->coalition + 1);
    status = ent_coalitions_label(&text, level->coalitions, mark->coalition, drawing->language, err);
  } else {
    ent__buffer_puts(&text, ent__drawing_word(drawing, words[mark->kind]));
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  mark->name = status == ENT_OK ? ent__clean_text(&drawing->arena, text.data) : NULL;
  if (status == ENT_OK && mark->name == NULL) status = ent__nomem(err);
  if (status == ENT_OK) status = ent__label_fit(&mark->label, &drawing->arena, drawing->measure, mark->name, name_font, 170.0, 3, err);
  ent_buffer_clear(&text);
  return status;
}

/* "25 actors, inside +35.2 −1.1" */
static ent_status note_mark(ent__level *level, uint32_t m, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__level_mark *mark = &level->marks[m];
  const ent__tie_sum *inside = &level->sums[m * level->count + m];
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH;
  const ent__word word = level->of_issues ? (mark->actors == 1 ? ENT__WORD_ISSUE : ENT__WORD_ISSUES) : mark->actors == 1 ? ENT__WORD_ACTOR : ENT__WORD_ACTORS;
  ent__buffer_printf(&text, chinese ? "%u%s" : "%u %s", mark->actors, ent__drawing_word(drawing, word));
  if (inside->agreeing + inside->opposing > 0) {
    ent__buffer_printf(&text, "%s%s", ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_LEVEL_INSIDE));
    if (inside->agreeing > 0) {
      ent__buffer_puts(&text, " +");
      ent__level_number(&text, inside->agree);
    }
    if (inside->opposing > 0) {
      ent__buffer_puts(&text, " −");
      ent__level_number(&text, inside->oppose);
    }
  }
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) status = ent__label_fit(&mark->note, &drawing->arena, drawing->measure, text.data, note_font, 200.0, 2, err);
  ent_buffer_clear(&text);
  return status;
}

void ent__level_box(ent__level_mark *mark) {
  const double width = fmax(2.0 * mark->reach, fmax(mark->label.width, mark->note.width));
  const double words = 2.0 * label_gap + mark->label.height + mark->note.height;
  mark->box = (ent__box){-width / 2.0, -mark->reach - (mark->above ? words : 0.0), width, 2.0 * mark->reach + words};
}

static void size_mark(ent__level *level, uint32_t m) {
  ent__level_mark *mark = &level->marks[m];
  const ent__shape shape = ent__style_coalition_shape(mark->coalition);
  mark->radius = ent__level_radius(level, mark->actors);
  mark->reach = mark->radius * corner(shape) + ring_gap + ring_width / 2.0;
  ent__level_box(mark);
}

static ent_status allocate(ent__level *level, gathering *g, ent__drawing *drawing, size_t nodes, ent_error *err) {
  uint32_t count = 0;
  g->mark_of = ent__arena_alloc(&drawing->arena, nodes, sizeof *g->mark_of);
  if (g->mark_of == NULL) return ent__nomem(err);
  plan(g, level, nodes, &count);
  level->count = count;
  level->marks = ent__arena_alloc(&drawing->arena, count, sizeof *level->marks);
  level->sums = ent__arena_alloc(&drawing->arena, (size_t)count * count, sizeof *level->sums);
  if (level->marks == NULL || level->sums == NULL) return ent__nomem(err);
  memset(level->marks, 0, count * sizeof *level->marks);
  return ENT_OK;
}

static void count_actors(ent__level *level, const gathering *g, size_t nodes) {
  for (uint32_t m = 0; m < level->count; m++) {
    ent__level_mark *mark = &level->marks[m];
    mark->coalition = m < g->coalitions ? m : ENT_NONE;
    mark->kind = m < g->coalitions ? ENT__LEVEL_COALITION : m == g->small ? ENT__LEVEL_SMALL : m == g->lone ? ENT__LEVEL_LONE : ENT__LEVEL_UNTIED;
  }
  for (size_t i = 0; i < nodes; i++) level->marks[g->mark_of[i]].actors++;
  for (uint32_t m = 0; m < level->count; m++)
    if (level->marks[m].actors > level->most) level->most = level->marks[m].actors;
}

static void find_largest(ent__level *level) {
  for (size_t a = 0; a < level->count; a++) {
    for (size_t b = a + 1; b < level->count; b++) {
      const ent__tie_sum *sum = &level->sums[a * level->count + b];
      level->largest = fmax(level->largest, fmax(sum->agree, sum->oppose));
    }
  }
  for (size_t a = 0; a < level->count; a++) {
    for (size_t b = a + 1; b < level->count; b++) {
      const ent__tie_sum *sum = &level->sums[a * level->count + b];
      level->faint = level->faint || (sum->agree > 0.0 && !ent__level_draws(level, sum->agree)) || (sum->oppose > 0.0 && !ent__level_draws(level, sum->oppose));
    }
  }
}

ent_status ent__level_new(ent__level *out, ent__drawing *drawing, ent_error *err) {
  size_t nodes;
  gathering g;
  *out = (ent__level){.network = ent_study_network(drawing->study), .coalitions = ent_study_coalitions(drawing->study)};
  const ent_node *list = ent_network_nodes(out->network, &nodes);
  out->of_issues = nodes > 0 && list[0].kind == ENT_NODE_ISSUE;
  ent_status status = allocate(out, &g, drawing, nodes, err);
  if (status != ENT_OK) return status;
  count_actors(out, &g, nodes);
  ent__tie_sums(out->sums, out->count, out->network, g.mark_of);
  find_largest(out);
  for (uint32_t m = 0; status == ENT_OK && m < out->count; m++) {
    status = name_mark(out, m, drawing, err);
    if (status == ENT_OK) status = note_mark(out, m, drawing, err);
    if (status == ENT_OK) size_mark(out, m);
  }
  if (status == ENT_OK) ent__level_place(out);
  return status;
}
