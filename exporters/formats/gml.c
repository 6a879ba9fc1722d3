/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GML (Himsolt 1997): ASCII, with "&#NNNN;" for the rest; keys of letters and digits only; numbers in
 * whole digits or with a point. Places and looks are plain keys and not a "graphics" list, for that is
 * what igraph reads and plots by. NetworkX finds nodes by label and wants no two equal.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/number.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/names.h"
#include "exporters/formats/view.h"

static void add_text(ent_buffer *out, const char *s) { ent__ascii_entities(out, s, "&\"\n\r\t"); }

static void add_string(ent_buffer *out, const char *s) {
  ent__buffer_putc(out, '"');
  add_text(out, s);
  ent__buffer_putc(out, '"');
}

/* GML's reals have a point, and its whole numbers 32 bits: 1e-7 is 1.0e-7, and 3000000000 is 3000000000.0. */
static void add_number(ent_buffer *out, double value) {
  char digits[ENT__NUMBER_SIZE];
  ent__number_format(digits, value);
  const size_t size = strcspn(digits, "e");
  const bool whole = memchr(digits, '.', size) == NULL;
  ent__buffer_add(out, digits, size);
  if (whole && (digits[size] == 'e' || fabs(value) > INT32_MAX)) ent__buffer_puts(out, ".0");
  ent__buffer_puts(out, digits + size);
}

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "coalition_label" is coalitionLabel, "GDP (2020)" GDP2020, "2nd" attr2nd: nothing but letters and digits. */
static void add_key(ent_buffer *out, const char *name) {
  bool raise = false;
  size_t size = 0;
  for (; *name != '\0'; name++) {
    if (!is_lower(*name) && !is_upper(*name) && !is_digit(*name)) {
      raise = size > 0;
      continue;
    }
    if (size == 0 && is_digit(*name)) ent__buffer_puts(out, "attr");
    ent__buffer_putc(out, raise && is_lower(*name) ? (char)(*name - 'a' + 'A') : *name);
    raise = false;
    size++;
  }
  if (size == 0) ent__buffer_puts(out, "attr");
}

/* Keys of columns, no two alike. */
typedef struct key_list {
  const char **at; /* one for each column */
} key_list;

static bool is_key_taken(const key_list *keys, size_t count, const char *key) {
  static const char *const own[] = {"id", "label", "name", "x", "y", "size", "color", "graphics", "node", "edge", NULL};
  for (const char *const *one = own; *one != NULL; one++)
    if (strcmp(*one, key) == 0) return true;
  for (size_t k = 0; k < count; k++)
    if (keys->at[k] != NULL && strcmp(keys->at[k], key) == 0) return true;
  return false;
}

static const char *name_of(const ent__view_column *column) {
  return column->fixed < 0 ? column->attribute : column->name;
}

/* A key that is taken gets the number of its column behind it: attr12. */
static bool choose_key(ent__view *view, key_list *keys, size_t k) {
  const char *name = name_of(&view->columns[k]);
  ent_buffer key = ENT_BUFFER_INIT;
  add_key(&key, name);
  for (size_t tail = k + 1; !key.failed && is_key_taken(keys, view->column_count, key.data);
       tail += view->column_count) {
    key.size = 0;
    add_key(&key, name);
    ent__buffer_whole(&key, tail);
  }
  keys->at[k] = key.failed ? NULL : ent__arena_string(&view->arena, key.data, key.size);
  ent_buffer_clear(&key);
  return keys->at[k] != NULL;
}

static bool is_key(const char *name) {
  if (!is_lower(*name) && !is_upper(*name)) return false;
  while (is_lower(*name) || is_upper(*name) || is_digit(*name)) name++;
  return *name == '\0';
}

/* Our own first, then names that are keys already, so that neither gives way to a mended one. */
static bool choose_keys(ent__view *view, key_list *keys) {
  keys->at = ent__arena_alloc(&view->arena, view->column_count, sizeof *keys->at);
  if (keys->at == NULL) return false;
  for (size_t k = 0; k < view->column_count; k++) keys->at[k] = NULL;
  for (int pass = 0; pass < 3; pass++)
    for (size_t k = 0; k < view->column_count; k++) {
      const ent__view_column *column = &view->columns[k];
      const int turn = column->fixed >= 0 ? 0 : is_key(name_of(column)) ? 1 : 2;
      if (turn == pass && !choose_key(view, keys, k)) return false;
    }
  return true;
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  for (size_t i = 0; i < view->facts.count; i++) {
    const ent__fact *fact = &view->facts.at[i];
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, fact);
    ent__buffer_puts(out, "  ");
    add_key(out, fact->key);
    ent__buffer_putc(out, ' ');
    if (fact->kind == ENT__FACT_NUMBER)
      add_number(out, fact->number);
    else if (fact->kind == ENT__FACT_WHOLE && fact->whole <= INT32_MAX) /* GML knows no larger one */
      ent__buffer_whole(out, fact->whole);
    else
      add_string(out, value.data == NULL ? "" : value.data);
    ent__buffer_putc(out, '\n');
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
}

/* Comments say which attribute a key of another name stands for. */
static void write_legend(ent_buffer *out, const ent__view *view, const key_list *keys) {
  for (size_t k = 0; k < view->column_count; k++) {
    if (view->columns[k].fixed >= 0 || strcmp(keys->at[k], view->columns[k].attribute) == 0) continue;
    ent__buffer_printf(out, "# %s is the attribute ", keys->at[k]);
    add_string(out, view->columns[k].attribute);
    ent__buffer_putc(out, '\n');
  }
}

static void write_number(ent_buffer *out, const char *key, double value) {
  ent__buffer_printf(out, "    %s ", key);
  add_number(out, value);
  ent__buffer_putc(out, '\n');
}

static void write_string(ent_buffer *out, const char *key, const char *value) {
  ent__buffer_printf(out, "    %s ", key);
  add_string(out, value);
  ent__buffer_putc(out, '\n');
}

static void write_fixed(ent_buffer *out, const char *key, double value) {
  ent__buffer_printf(out, "    %s ", key);
  ent__buffer_fixed(out, value, 3);
  ent__buffer_putc(out, '\n');
}

static void write_node(ent_buffer *out, ent__view *view, size_t n, const char *label, const key_list *keys) {
  ent__buffer_printf(out, "  node [\n    id %zu\n    label \"", n + 1);
  ent__buffer_puts(out, label);
  ent__buffer_puts(out, "\"\n");
  write_string(out, "name", view->ids[n]);
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__value value = ent__view_value(view, n, k);
    if (value.kind == ENT__VALUE_STRING)
      write_string(out, keys->at[k], value.string);
    else if (value.kind != ENT__VALUE_NONE)
      write_number(out, keys->at[k], value.number);
  }
  if (view->places != NULL) {
    write_fixed(out, "x", view->places[n].x);
    write_fixed(out, "y", view->places[n].y);
  }
  write_fixed(out, "size", ent__view_size(view, n));
  write_string(out, "color", ent__view_colour(view, n));
  ent__buffer_puts(out, "  ]\n");
}

static void write_edge(ent_buffer *out, const ent_tie *tie) {
  ent__buffer_printf(out, "  edge [\n    source %zu\n    target %zu\n", (size_t)tie->source + 1,
                     (size_t)tie->target + 1);
  write_number(out, "weight", tie->weight < 0 ? -tie->weight : tie->weight);
  write_string(out, "sign", ent__view_sign(tie));
  write_number(out, "signedWeight", tie->weight);
  ent__buffer_printf(out, "    shared %u\n  ]\n", (unsigned)tie->shared);
}

static void write_gml(ent_buffer *out, ent__view *view) {
  key_list keys = {NULL};
  const char **labels = ent__names_distinct(view, add_text);
  if (labels == NULL || !choose_keys(view, &keys)) {
    out->failed = 1;
    return;
  }
  ent__buffer_puts(out, "Creator \"entente\"\n");
  write_legend(out, view, &keys);
  ent__buffer_puts(out, "graph [\n  directed 0\n");
  write_facts(out, view);
  for (size_t n = 0; n < view->node_count; n++) write_node(out, view, n, labels[n], &keys);
  for (size_t t = 0; t < view->tie_count; t++) write_edge(out, &view->ties[t]);
  ent__buffer_puts(out, "]\n");
}

ent_status ent__network_gml(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                            ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_gml(out, &view);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
