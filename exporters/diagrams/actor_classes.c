/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/actor_classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/actor_values.h"
#include "exporters/diagrams/svg.h"

/* A category with its nodes: first sorted by key to be counted, then by number of nodes. */
typedef struct category {
  const char *key;
  const char *word;
  uint32_t count;
} category;

static int by_key(const void *left, const void *right) {
  return strcmp(((const category *)left)->key, ((const category *)right)->key);
}

static int by_count(const void *left, const void *right) {
  const category *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  const int order = strcmp(a->word, b->word);
  return order != 0 ? order : strcmp(a->key, b->key);
}

static int by_size(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return a < b ? -1 : a > b;
}

static size_t node_count(const ent__drawing *drawing) {
  size_t count;
  (void)ent_network_nodes(ent_study_network(drawing->study), &count);
  return count;
}

/* Merges equal keys; returns how many are left. */
static size_t merge(category *list, size_t n) {
  size_t kept = 0;
  qsort(list, n, sizeof *list, by_key);
  for (size_t i = 0; i < n; i++) {
    if (kept > 0 && strcmp(list[kept - 1].key, list[i].key) == 0)
      list[kept - 1].count++;
    else
      list[kept++] = list[i];
  }
  qsort(list, kept, sizeof *list, by_count);
  return kept;
}

/* "other (4 kinds)" */
static ent_status name_other(ent__class *other, ent__drawing *drawing, size_t kinds, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH;
  ent__buffer_printf(&text, chinese ? "%s（%zu%s）" : "%s (%zu %s)", ent__drawing_word(drawing, ENT__WORD_CLASS_OTHER), kinds,
                     ent__drawing_word(drawing, ENT__WORD_CLASS_KINDS));
  const ent_status status = ent__buffer_status(&text, err);
  other->name = status == ENT_OK ? ent__arena_string(&drawing->arena, text.data, text.size) : NULL;
  ent_buffer_clear(&text);
  return status == ENT_OK && other->name == NULL ? ent__nomem(err) : status;
}

static ent_status class_words(ent__classes *out, ent__drawing *drawing, const ent__values *values, ent_error *err) {
  const size_t n = node_count(drawing);
  size_t count = 0;
  ent_status status = ENT_OK;
  category *list = ent__arena_alloc(&drawing->arena, n, sizeof *list);
  if (list == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++) {
    if (values->of[i].key != NULL) list[count++] = (category){values->of[i].key, values->of[i].word, 1};
  }
  const size_t kinds = merge(list, count);
  const size_t shown = kinds < ENT__STYLE_CATEGORIES ? kinds : ENT__STYLE_CATEGORIES;
  for (uint32_t c = 0; c < shown; c++)
    out->list[c] = (ent__class){list[c].word, ent__style_coalition_colour(c), ent__style_coalition_shape(c), list[c].count};
  out->count = (uint32_t)shown;
  if (kinds > shown) {
    out->list[out->count] = (ent__class){NULL, ENT__STYLE_OTHER, ent__style_coalition_shape(ENT__STYLE_CATEGORIES), 0};
    for (size_t c = shown; c < kinds; c++) out->list[shown].count += list[c].count;
    status = name_other(&out->list[out->count++], drawing, kinds - shown, err);
  }
  for (size_t i = 0; i < n; i++) {
    if (values->of[i].key == NULL) continue;
    uint32_t c = 0;
    while (c < shown && strcmp(list[c].key, values->of[i].key) != 0) c++;
    out->of[i] = c;
  }
  return status;
}

/* Names a step by its least and most, "3.5–8", or by one number. */
static ent_status name_step(ent__class *step, ent__drawing *drawing, double least, double most, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, least, 6);
  if (most > least) {
    ent__buffer_puts(&text, " – ");
    ent__buffer_fixed(&text, most, 6);
  }
  const ent_status status = ent__buffer_status(&text, err);
  step->name = status == ENT_OK ? ent__arena_string(&drawing->arena, text.data, text.size) : NULL;
  ent_buffer_clear(&text);
  return status == ENT_OK && step->name == NULL ? ent__nomem(err) : status;
}

/* Where steps begin, in the sorted numbers; returns how many steps. */
static uint32_t cut(size_t begin[ENT__STYLE_STEPS + 1], const double *sorted, size_t n) {
  size_t different = 0;
  uint32_t steps = 0;
  for (size_t i = 0; i < n; i++) different += i == 0 || sorted[i] > sorted[i - 1];
  for (size_t i = 0; i < n; i++) {
    if (i > 0 && sorted[i] <= sorted[i - 1]) continue;
    const bool each = different <= ENT__STYLE_STEPS;
    if (each || (steps < ENT__STYLE_STEPS && i * ENT__STYLE_STEPS >= steps * n)) begin[steps++] = i;
  }
  begin[steps] = n;
  return steps;
}

static ent_status class_numbers(ent__classes *out, ent__drawing *drawing, const ent__values *values, ent_error *err) {
  const size_t n = node_count(drawing);
  size_t count = 0, begin[ENT__STYLE_STEPS + 1];
  ent_status status = ENT_OK;
  double *sorted = ent__arena_alloc(&drawing->arena, n, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++)
    if (!isnan(values->of[i].number)) sorted[count++] = values->of[i].number;
  qsort(sorted, count, sizeof *sorted, by_size);
  out->count = cut(begin, sorted, count);
  for (uint32_t c = 0; status == ENT_OK && c < out->count; c++) {
    out->list[c] = (ent__class){NULL, ent__style_step_colour(c, out->count), ENT__SHAPE_CIRCLE, (uint32_t)(begin[c + 1] - begin[c])};
    status = name_step(&out->list[c], drawing, sorted[begin[c]], sorted[begin[c + 1] - 1], err);
  }
  for (size_t i = 0; i < n; i++) {
    if (isnan(values->of[i].number)) continue;
    uint32_t c = 0;
    while (c + 1 < out->count && values->of[i].number >= sorted[begin[c + 1]]) c++;
    out->of[i] = c;
  }
  return status;
}

/* Stability has steps of its own: at 2/3 a member is uncertain. */
static ent_status class_stability(ent__classes *out, ent__drawing *drawing, const ent__values *values, ent_error *err) {
  static const double from[] = {0.0, 0.5, 2.0 / 3.0, 0.9};
  static const char *const numbers[] = {"0.50", "0.50", "0.67", "0.90"};
  const size_t n = node_count(drawing);
  out->count = 4;
  for (uint32_t c = 0; c < out->count; c++) {
    ent_buffer text = ENT_BUFFER_INIT;
    const ent__word word = c == 0 ? ENT__WORD_CLASS_BELOW : ENT__WORD_CLASS_FROM;
    ent__buffer_printf(&text, "%s %s", ent__drawing_word(drawing, word), numbers[c]);
    const ent_status status = ent__buffer_status(&text, err);
    out->list[c] = (ent__class){NULL, ent__style_step_colour(c, out->count), ENT__SHAPE_CIRCLE, 0};
    if (status == ENT_OK) out->list[c].name = ent__arena_string(&drawing->arena, text.data, text.size);
    ent_buffer_clear(&text);
    if (status != ENT_OK) return status;
    if (out->list[c].name == NULL) return ent__nomem(err);
  }
  for (size_t i = 0; i < n; i++) {
    if (isnan(values->of[i].number)) continue;
    uint32_t c = 3;
    while (c > 0 && values->of[i].number < from[c]) c--;
    out->of[i] = c;
    out->list[c].count++;
  }
  return ENT_OK;
}

ent_status ent__classes_of(ent__classes *out, ent__drawing *drawing, ent_error *err) {
  ent__values values;
  const char *what = drawing->options->picture.colour_by;
  const size_t n = node_count(drawing);
  *out = (ent__classes){.kind = ENT__CLASSES_COALITION};
  if (what == NULL || strcmp(what, "coalition") == 0) return ENT_OK;
  ent_status status = ent__values_of(&values, drawing, what, ENT__VALUES_COLOUR, err);
  if (status != ENT_OK) return status;
  out->heading = values.heading;
  out->missing_name =
      ent__drawing_word(drawing, strcmp(what, "group") == 0 ? ENT__WORD_CLASS_NO_BLOC : ENT__WORD_CLASS_MISSING);
  out->of = ent__arena_alloc(&drawing->arena, n, sizeof *out->of);
  if (out->of == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++) out->of[i] = ENT_NONE;
  out->kind = values.numbers && strcmp(what, "kind") != 0 && strcmp(what, "group") != 0 ? ENT__CLASSES_STEPS : ENT__CLASSES_WORDS;
  if (out->kind == ENT__CLASSES_WORDS)
    status = class_words(out, drawing, &values, err);
  else if (strcmp(what, "stability") == 0)
    status = class_stability(out, drawing, &values, err);
  else
    status = class_numbers(out, drawing, &values, err);
  for (size_t i = 0; i < n; i++) out->missing += out->of[i] == ENT_NONE;
  return status;
}

void ent__classes_cross(ent_buffer *out, double x, double y, double radius) {
  const double arm = radius * 0.5;
  const ent__paint paint = {NULL, 1.0, ENT__STYLE_INK, fmin(1.2, radius * 0.25), NULL};
  ent__svg_line(out, x - arm, y - arm, x + arm, y + arm, &paint);
  ent__svg_line(out, x - arm, y + arm, x + arm, y - arm, &paint);
}

/* "state (12)" with its mark. */
static ent_status class_row(ent__legend *legend, const char *name, uint32_t count, const ent__class *class, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, legend->drawing->tongue == ENT__TONGUE_ZH ? "%s（%u）" : "%s (%u)", name, count);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const double y = ent__legend_row(legend, text.data), x = ENT__LEGEND_SYMBOL / 2.0;
    const ent__paint paint = {class != NULL ? class->fill : ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 0.8, NULL};
    ent__svg_shape(ent__legend_svg(legend), class != NULL ? class->shape : ENT__SHAPE_CIRCLE, x, y, 6.0, &paint);
    if (class == NULL) ent__classes_cross(ent__legend_svg(legend), x, y, 6.0);
  }
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__classes_legend(ent__legend *legend, const ent__classes *classes, bool outlined, ent_error *err) {
  const ent__word note = classes->kind != ENT__CLASSES_WORDS ? ENT__WORD_CLASS_STEPS : outlined ? ENT__WORD_CLASS_SHAPES : ENT__WORD_CLASS_SHAPES_ALONE;
  ent_buffer heading = ENT_BUFFER_INIT;
  if (classes->kind == ENT__CLASSES_COALITION) return ENT_OK;
  ent__buffer_printf(&heading, "%s%s%s", ent__drawing_word(legend->drawing, ENT__WORD_COLOUR_HEADING),
                     ent__drawing_word(legend->drawing, ENT__WORD_COLON), classes->heading);
  ent_status status = ent__buffer_status(&heading, err);
  if (status == ENT_OK) ent__legend_block(legend, heading.data);
  ent_buffer_clear(&heading);
  for (uint32_t c = 0; status == ENT_OK && c < classes->count; c++)
    status = class_row(legend, classes->list[c].name, classes->list[c].count, &classes->list[c], err);
  if (status == ENT_OK && classes->missing > 0) status = class_row(legend, classes->missing_name, classes->missing, NULL, err);
  if (status == ENT_OK) ent__legend_note(legend, ent__drawing_word(legend->drawing, note));
  return status != ENT_OK ? status : legend->status;
}
