/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "exporters/style.h"

typedef enum fixed {
  MODE,
  KIND,
  ACTOR_WEIGHT,
  ACTIVITY,
  CELLS,
  COALITION,
  COALITION_LABEL,
  STABILITY,
  SECOND,
  SECOND_SHARE,
  SWINGS,
  FIXED
} fixed;

static const struct {
  const char *name;
  ent__value_kind kind;
  bool whole;
} own[FIXED] = {[MODE] = {"mode", ENT__VALUE_STRING, false},
                [KIND] = {"kind", ENT__VALUE_STRING, false},
                [ACTOR_WEIGHT] = {"actor_weight", ENT__VALUE_NUMBER, false},
                [ACTIVITY] = {"activity", ENT__VALUE_NUMBER, false},
                [CELLS] = {"cells", ENT__VALUE_NUMBER, true},
                [COALITION] = {"coalition", ENT__VALUE_NUMBER, true},
                [COALITION_LABEL] = {"coalition_label", ENT__VALUE_STRING, false},
                [STABILITY] = {"stability", ENT__VALUE_NUMBER, false},
                [SECOND] = {"second", ENT__VALUE_NUMBER, true},
                [SECOND_SHARE] = {"second_share", ENT__VALUE_NUMBER, false},
                [SWINGS] = {"swings", ENT__VALUE_BOOL, false}};

/* Names that formats or the programs that read them use for something else. */
static bool is_taken(const char *name) {
  static const char *const taken[] = {
      "id",       "label",         "name", "x",   "y",       "z",     "size", "color", "viz",    "weight",
      "source",   "target",        "for",  "pid", "parents", "start", "end",  "sign",  "shared", "index",
      "_nx_name", "signed_weight", NULL};
  /* Cytoscape's, Sigma's and D3's. */
  static const char *const drawn[] = {"parent",      "SUID",   "shared name", "shared_name", "selected",
                                      "represents",  "alias",  "type",        "hidden",      "forceLabel",
                                      "highlighted", "zIndex", "vx",          "vy",          "fx",
                                      "fy",          NULL};
  for (int i = 0; i < FIXED; i++)
    if (strcmp(own[i].name, name) == 0) return true;
  for (const char *const *one = taken; *one != NULL; one++)
    if (strcmp(*one, name) == 0) return true;
  for (const char *const *one = drawn; *one != NULL; one++)
    if (strcmp(*one, name) == 0) return true;
  return false;
}

const char *ent__view_mode(const ent_node *node) {
  return node->kind == ENT_NODE_ACTOR ? "actor" : node->kind == ENT_NODE_ISSUE ? "issue" : "node";
}

/* An attribute as some actor has it. */
typedef struct found {
  const char *name;
  bool string;
} found;

static int by_name(const void *a, const void *b) {
  const found *x = a;
  const found *y = b;
  const int order = strcmp(x->name, y->name);
  return order != 0 ? order : y->string - x->string; /* a string decides */
}

static const ent_actor *actor_of(const ent__view *view, size_t node) {
  size_t count;
  if (view->nodes[node].kind != ENT_NODE_ACTOR) return NULL;
  return &ent_dataset_actors(view->dataset, &count)[view->nodes[node].index];
}

static bool has_column(const ent__view *view, const char *name) {
  for (size_t i = 0; i < view->column_count; i++)
    if (strcmp(view->columns[i].name, name) == 0) return true;
  return false;
}

/* Adds a column for an attribute, under its own name where that is free, else under attr:NAME. */
static ent_status add_attribute(ent__view *view, const found *one, ent_error *err) {
  const char *name = one->name;
  while (is_taken(name) || (name != one->name && has_column(view, name))) {
    const size_t room = strlen(name) + sizeof "attr:";
    char *longer = ent__arena_alloc(&view->arena, room, 1);
    if (longer == NULL) return ent__nomem(err);
    snprintf(longer, room, "attr:%s", name);
    name = longer;
  }
  view->columns[view->column_count++] =
      (ent__view_column){name, one->string ? ENT__VALUE_STRING : ENT__VALUE_NUMBER, -1, one->name, false};
  return ENT_OK;
}

/* Lists the attributes of all actors here, each name once, sorted. */
static size_t list_attributes(const ent__view *view, found *all) {
  size_t count = 0;
  for (size_t n = 0; n < view->node_count; n++) {
    const ent_actor *actor = actor_of(view, n);
    for (uint32_t i = 0; actor != NULL && i < actor->attribute_count; i++)
      all[count++] = (found){actor->attributes[i].name, actor->attributes[i].string != NULL};
  }
  if (count > 1) qsort(all, count, sizeof *all, by_name);
  size_t kept = count > 0 ? 1 : 0;
  for (size_t i = 1; i < count; i++)
    if (strcmp(all[i].name, all[kept - 1].name) != 0) all[kept++] = all[i];
  return kept;
}

static ent_status find_columns(ent__view *view, ent_error *err) {
  size_t most = 0;
  ent_status status = ENT_OK;
  for (size_t n = 0; n < view->node_count; n++) {
    const ent_actor *actor = actor_of(view, n);
    most += actor == NULL ? 0 : actor->attribute_count;
  }
  found *all = ent__alloc(most, sizeof *all);
  if (all == NULL) return ent__nomem(err);
  const size_t names = list_attributes(view, all);
  view->columns = ent__arena_alloc(&view->arena, FIXED + names, sizeof *view->columns);
  if (view->columns == NULL) status = ent__nomem(err);
  for (int i = 0; i < FIXED && status == ENT_OK; i++)
    view->columns[view->column_count++] = (ent__view_column){own[i].name, own[i].kind, i, NULL, own[i].whole};
  /* Free names first, so that none of them is taken by one that had to give way. */
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < names && status == ENT_OK; i++)
      if (is_taken(all[i].name) == (pass == 1)) status = add_attribute(view, &all[i], err);
  ent__free(all);
  return status;
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool among(const char *const *sorted, size_t count, const char *id) {
  return count > 0 && bsearch(&id, sorted, count, sizeof *sorted, by_text) != NULL;
}

/* In a two-mode network an issue whose id is also an actor's gets "issue:" in front. */
static ent_status choose_ids(ent__view *view, ent_error *err) {
  const size_t first = ent_network_first_mode(view->network);
  view->ids = ent__arena_alloc(&view->arena, view->node_count, sizeof *view->ids);
  const char **sorted = ent__arena_alloc(&view->arena, view->node_count, sizeof *sorted);
  if (view->ids == NULL || sorted == NULL) return ent__nomem(err);
  for (size_t n = 0; n < view->node_count; n++) view->ids[n] = sorted[n] = view->nodes[n].id;
  if (first == view->node_count) return ENT_OK;
  /* A changed id must be none of the given ones, of either mode; changed ones stay distinct. */
  qsort(sorted, first, sizeof *sorted, by_text);
  qsort(sorted + first, view->node_count - first, sizeof *sorted, by_text);
  for (size_t n = first; n < view->node_count; n++) {
    const char *id = view->ids[n];
    while (among(sorted, first, id) ||
           (id != view->nodes[n].id && among(sorted + first, view->node_count - first, id))) {
      const size_t room = strlen(id) + sizeof "issue:";
      char *longer = ent__arena_alloc(&view->arena, room, 1);
      if (longer == NULL) return ent__nomem(err);
      snprintf(longer, room, "issue:%s", id);
      id = longer;
    }
    view->ids[n] = id;
  }
  return ENT_OK;
}

static ent_status choose_labels(ent__view *view, ent_error *err) {
  view->labels = ent__arena_alloc(&view->arena, view->node_count, sizeof *view->labels);
  if (view->labels == NULL) return ent__nomem(err);
  for (size_t n = 0; n < view->node_count; n++) {
    const char *label = ent_text_in(view->nodes[n].label, view->language);
    view->labels[n] = label == NULL ? view->nodes[n].id : label;
    if (view->nodes[n].activity > view->largest_activity) view->largest_activity = view->nodes[n].activity;
  }
  return ENT_OK;
}

static ent_status name_coalitions(ent__view *view, ent_error *err) {
  size_t count = 0;
  if (view->coalitions == NULL) return ENT_OK;
  ent_coalitions_list(view->coalitions, &view->coalition_count);
  view->members = ent_coalitions_members(view->coalitions, &count);
  view->coalition_labels =
      ent__arena_alloc(&view->arena, view->coalition_count, sizeof *view->coalition_labels);
  if (view->coalition_labels == NULL) return ent__nomem(err);
  for (size_t c = 0; c < view->coalition_count; c++) {
    ent_buffer name = ENT_BUFFER_INIT;
    ent_status status = ent_coalitions_label(&name, view->coalitions, (uint32_t)c, view->language, err);
    char *copy = status == ENT_OK
                     ? ent__arena_string(&view->arena, name.data == NULL ? "" : name.data, name.size)
                     : NULL;
    ent_buffer_clear(&name);
    if (status == ENT_OK && copy == NULL) status = ent__nomem(err);
    if (status != ENT_OK) return status;
    view->coalition_labels[c] = copy;
  }
  return ENT_OK;
}

ent_status ent__view_init(ent__view *view, const ent_study *study, const ent_export_options *options,
                          ent_error *err) {
  memset(view, 0, sizeof *view);
  view->network = ent_study_network(study);
  view->coalitions = ent_study_coalitions(study);
  view->dataset = ent_study_dataset(study);
  view->source = ent_study_source(study);
  view->language = options->language;
  if (view->language == NULL && view->dataset != NULL)
    view->language = ent_dataset_about(view->dataset)->language;
  view->nodes = ent_network_nodes(view->network, &view->node_count);
  view->ties = ent_network_ties(view->network, &view->tie_count);
  for (size_t t = 0; t < view->tie_count; t++)
    view->largest_weight = fmax(view->largest_weight, fabs(view->ties[t].weight));
  size_t places = 0;
  view->places = ent_study_layout(study, &places);
  if (places != view->node_count) view->places = NULL;
  ent__facts_collect(&view->facts, study);
  ent_status status = choose_ids(view, err);
  if (status == ENT_OK) status = choose_labels(view, err);
  if (status == ENT_OK) status = name_coalitions(view, err);
  if (status == ENT_OK) status = find_columns(view, err);
  return status;
}

void ent__view_clear(ent__view *view) { ent__arena_clear(&view->arena); }

static ent__value text(const char *s) {
  return (ent__value){s == NULL ? ENT__VALUE_NONE : ENT__VALUE_STRING, s, 0};
}

static ent__value number(double value) {
  return (ent__value){isfinite(value) ? ENT__VALUE_NUMBER : ENT__VALUE_NONE, NULL, value};
}

/* Coalitions are numbered from 1 in files. */
static ent__value coalition_number(uint32_t coalition) {
  return coalition == ENT_NONE ? text(NULL) : number((double)coalition + 1);
}

static ent__value attribute(const ent_actor *actor, const ent__view_column *column, ent__arena *arena) {
  size_t low = 0;
  size_t high = actor == NULL ? 0 : actor->attribute_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (strcmp(actor->attributes[middle].name, column->attribute) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (actor == NULL || low == actor->attribute_count) return text(NULL);
  const ent_attribute *one = &actor->attributes[low];
  if (strcmp(one->name, column->attribute) != 0) return text(NULL);
  if (one->string != NULL) return text(one->string);
  if (column->kind == ENT__VALUE_NUMBER) return number(one->number);
  char digits[ENT__NUMBER_SIZE];
  ent__number_format(digits, one->number);
  return text(ent__arena_string(arena, digits, strlen(digits)));
}

static ent__value of_member(const ent__view *view, size_t node, int field) {
  if (view->members == NULL || view->members[node].coalition == ENT_NONE) return text(NULL);
  const ent_member *member = &view->members[node];
  switch (field) {
    case COALITION: return coalition_number(member->coalition);
    case COALITION_LABEL: return text(view->coalition_labels[member->coalition]);
    case STABILITY: return number(member->stability);
    case SECOND: return coalition_number(member->second);
    case SECOND_SHARE: return member->second == ENT_NONE ? text(NULL) : number(member->second_share);
    default:
      if (!isfinite(member->stability)) return text(NULL);
      return (ent__value){ENT__VALUE_BOOL, NULL, member->swings ? 1 : 0};
  }
}

ent__value ent__view_value(ent__view *view, size_t node, size_t k) {
  const ent__view_column *column = &view->columns[k];
  const ent_actor *actor = actor_of(view, node);
  switch (column->fixed) {
    case -1: return attribute(actor, column, &view->arena);
    case MODE: return text(ent__view_mode(&view->nodes[node]));
    case KIND: return text(actor == NULL ? NULL : ent_actor_kind_word(actor->kind));
    case ACTOR_WEIGHT: return number(actor == NULL ? NAN : actor->weight);
    case ACTIVITY: return number(view->nodes[node].activity);
    case CELLS: return number((double)view->nodes[node].cells);
    default: return of_member(view, node, column->fixed);
  }
}

/* Area in proportion to activity: 12 to 42 points across. */
double ent__view_size(const ent__view *view, size_t node) {
  const double share = view->largest_activity > 0 ? view->nodes[node].activity / view->largest_activity : 0;
  return 12 + 30 * sqrt(share < 0 ? 0 : share);
}

const char *ent__view_colour(const ent__view *view, size_t node) {
  return ent__style_coalition_colour(view->members == NULL ? ENT_NONE : view->members[node].coalition);
}

const char *ent__view_sign(const ent_tie *tie) { return tie->weight < 0 ? "negative" : "positive"; }

const char *ent__view_tie_colour(const ent_tie *tie) {
  return tie->weight < 0 ? ENT__STYLE_OPPOSE : ENT__STYLE_AGREE;
}

double ent__view_tie_width(const ent__view *view, const ent_tie *tie) {
  return 1 + 5 * fabs(tie->weight) / view->largest_weight;
}

void ent__view_tie_id(char out[32], size_t t) { snprintf(out, 32, "e%zu", t); }

bool ent__view_two_modes(const ent__view *view) {
  return ent_network_first_mode(view->network) != view->node_count;
}

ent__shape ent__view_shape(const ent__view *view, size_t node) {
  if (view->members != NULL) return ent__style_coalition_shape(view->members[node].coalition);
  return view->nodes[node].kind == ENT_NODE_ISSUE ? ENT__SHAPE_SQUARE : ENT__SHAPE_CIRCLE;
}

const char *ent__view_title(const ent__view *view) {
  const char *title =
      view->dataset == NULL ? NULL : ent_text_in(ent_dataset_about(view->dataset)->title, view->language);
  return title == NULL ? view->source : title;
}

const char *ent__view_short(const ent__view *view, size_t node) {
  const char *label = ent_text_in(view->nodes[node].short_label, view->language);
  return label == NULL ? view->labels[node] : label;
}

void ent__view_row(double *row, const ent__view *view, size_t n) {
  size_t count;
  const uint32_t *at = ent_network_incident(view->network, (uint32_t)n, &count);
  memset(row, 0, view->node_count * sizeof *row);
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &view->ties[at[i]];
    row[tie->source == n ? tie->target : tie->source] = tie->weight;
  }
}

const ent_method *ent__view_method(const ent__view *view) {
  const ent_method *method = ent_methods();
  while (strcmp(method->name, ent_coalitions_options(view->coalitions)->method) != 0) method++;
  return method;
}
