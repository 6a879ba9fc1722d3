/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Argument Interchange Format as AIFdb writes it (Chesñevar et al. 2006): nodes and edges in one
 * JSON object. I-nodes are arguments, RA-nodes supports, CA-nodes attacks, or undercuts where they point
 * at another of these; L-nodes tell through YA-nodes who said it. docs/arguments-files.md says the rest.
 */
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/names.h"
#include "engine/dataset/builder.h"
#include "engine/readers/json_fault.h"
#include "engine/readers/json_place.h"
#include "engine/readers/readers.h"

/* How many pairs a scheme may relate, and among how many neighbours a locution is looked for. */
enum { most_pairs = 10000, most_looks = 64 };

typedef enum type { TYPE_I, TYPE_RA, TYPE_CA, TYPE_L, TYPE_YA, TYPE_TA, TYPE_MA, TYPE_PA, TYPE_OTHER, TYPES } type;

static const char *const type_words[TYPES] = {"I", "RA", "CA", "L", "YA", "TA", "MA", "PA", "other"};

typedef struct node {
  const char *id;
  const char *text;
  const char *scheme;
  const char *date;
  size_t index; /* in the list */
  type type;
} node;

typedef struct fault {
  char *pointer;
  char *message;
  const char *code;
} fault;

typedef struct reading {
  const char *name;
  const char *text;
  size_t size;
  char sha256[65];
  ent_diagnostics *diagnostics;
  ent_error *err;
  ent_status status;
  ent__builder *builder;
  json_t *root;
  ent__names ids;
  ent__names actors;
  ent__arena arena;
  node *nodes;
  uint32_t count;
  uint32_t *from; /* edges */
  uint32_t *to;
  size_t edges;
  uint32_t *out_start, *out, *in_start, *in; /* neighbours by node, in the order of the edges */
  fault *faults;
  size_t fault_count;
  size_t fault_room;
  size_t all_faults;
  size_t *place_at[2]; /* by argument and by relation: the node's index in the list */
  size_t place_count[2];
  size_t place_room[2];
  size_t lost[TYPES];
  size_t questions;
} reading;

static bool failed(reading *r) {
  r->status = ent__nomem(r->err);
  return false;
}

static void ENT_PRINTF(4, 5) report(reading *r, const char *pointer, const char *code, const char *fmt, ...) {
  char message[256];
  va_list args;
  void *at = r->faults;
  if (r->all_faults++ >= ENT__FAULTS_SHOWN || r->status != ENT_OK) return;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  if (ent__grow(&at, &r->fault_room, r->fault_count + 1, sizeof *r->faults) != 0) {
    failed(r);
    return;
  }
  r->faults = at;
  fault *one = &r->faults[r->fault_count];
  *one = (fault){ent__arena_string(&r->arena, pointer, strlen(pointer)), ent__arena_string(&r->arena, message, strlen(message)), code};
  if (one->pointer == NULL || one->message == NULL) failed(r);
  else r->fault_count++;
}

/* All faults of the form, each with its place; the text is walked once. */
static void tell_faults(reading *r) {
  const size_t before = ent_diagnostics_count(r->diagnostics);
  ent__json_wanted *wanted = ent__zalloc(r->fault_count, sizeof *wanted);
  if (wanted == NULL) {
    failed(r);
    return;
  }
  for (size_t i = 0; i < r->fault_count; i++) wanted[i].pointer = r->faults[i].pointer;
  if (r->fault_count > 0 && ent__json_places(r->text, r->size, wanted, r->fault_count) != 0) failed(r);
  for (size_t i = 0; i < r->fault_count && r->status == ENT_OK; i++) {
    const fault *one = &r->faults[i];
    const ent_diagnostic shown = {ENT_FAULT, one->code, r->name, wanted[i].line, wanted[i].column, one->pointer, one->message, NULL};
    r->status = ent__diagnostics_add(r->diagnostics, &shown, r->err);
  }
  ent__diagnostics_sort(r->diagnostics, before);
  if (r->status == ENT_OK && r->all_faults > ENT__FAULTS_SHOWN) r->status = ent__diagnostics_more(r->diagnostics, r->name, r->all_faults - ENT__FAULTS_SHOWN, r->err);
  ent__free(wanted);
}

/* An id is a string or a whole number. */
static const char *id_of(reading *r, const json_t *value) {
  char number[32];
  if (json_is_string(value)) return json_string_value(value);
  if (!json_is_integer(value)) return NULL;
  const int length = snprintf(number, sizeof number, "%lld", (long long)json_integer_value(value));
  const char *copy = ent__arena_string(&r->arena, number, (size_t)length);
  if (copy == NULL) failed(r);
  return copy;
}

static type type_of(const char *word) {
  for (int i = 0; i < TYPE_OTHER; i++)
    if (strcmp(type_words[i], word) == 0) return (type)i;
  return TYPE_OTHER;
}

static const char *string_or(const json_t *value, const char *other) { return json_is_string(value) ? json_string_value(value) : other; }

static void read_node(reading *r, const json_t *one, size_t index) {
  char pointer[64];
  uint32_t number;
  snprintf(pointer, sizeof pointer, "/nodes/%zu", index);
  if (!json_is_object(one)) {
    report(r, pointer, "wrong-type", "the node is no object, expected one with nodeID, text and type");
    return;
  }
  const char *id = id_of(r, json_object_get(one, "nodeID"));
  const char *word = string_or(json_object_get(one, "type"), NULL), *text = string_or(json_object_get(one, "text"), NULL), *why;
  if (id == NULL) {
    report(r, pointer, "missing-key", "the node has no nodeID, expected a string or a whole number");
    return;
  }
  if (!ent__builder_is_id(id, strlen(id), &why)) {
    report(r, pointer, "bad-id", "the nodeID %s", why);
    return;
  }
  if (word == NULL) report(r, pointer, "missing-key", "node '%.60s' has no type, expected I, RA, CA, MA, YA, TA or L", id);
  const type kind = word == NULL ? TYPE_OTHER : type_of(word);
  if (kind == TYPE_I && (text == NULL || *text == '\0')) report(r, pointer, "missing-key", "node '%.60s' has no text", id);
  const int added = ent__names_add(&r->ids, id, strlen(id), &number);
  if (added == ENT__NAME_FAILED) failed(r);
  if (added == ENT__NAME_KNOWN) report(r, pointer, "duplicate-id", "node '%.60s' was given already, expected each id once", id);
  if (added != ENT__NAME_NEW) return;
  r->nodes[r->count++] = (node){id, text == NULL ? "" : text, string_or(json_object_get(one, "scheme"), text == NULL ? "" : text),
                                string_or(json_object_get(one, "timestamp"), NULL), index, kind};
}

static bool read_end(reading *r, const json_t *edge, const char *key, size_t index, uint32_t *out) {
  char pointer[64];
  snprintf(pointer, sizeof pointer, "/edges/%zu", index);
  const char *id = json_is_object(edge) ? id_of(r, json_object_get(edge, key)) : NULL;
  if (id == NULL) {
    report(r, pointer, "missing-key", "the edge has no %s, expected the nodeID of a node", key);
    return false;
  }
  *out = ent__names_find(&r->ids, id, strlen(id));
  if (*out == UINT32_MAX) report(r, pointer, "dangling-reference", "%s is '%.60s', which is no node", key, id);
  return *out != UINT32_MAX;
}

static const json_t *list_of(reading *r, const char *key) {
  const json_t *list = json_object_get(r->root, key);
  if (!json_is_array(list)) report(r, "", list == NULL ? "missing-key" : "wrong-type", "the object has no list '%s', expected one", key);
  return json_is_array(list) ? list : NULL;
}

static void read_graph(reading *r) {
  if (!json_is_object(r->root)) {
    report(r, "", "wrong-type", "found no object, expected one with nodes and edges");
    return;
  }
  const json_t *nodes = list_of(r, "nodes"), *edges = list_of(r, "edges");
  if (nodes == NULL || edges == NULL) return;
  r->nodes = ent__alloc(json_array_size(nodes), sizeof *r->nodes);
  r->from = ent__alloc(json_array_size(edges), sizeof *r->from);
  r->to = ent__alloc(json_array_size(edges), sizeof *r->to);
  if (r->nodes == NULL || r->from == NULL || r->to == NULL) failed(r);
  for (size_t i = 0; i < json_array_size(nodes) && r->status == ENT_OK; i++) read_node(r, json_array_get(nodes, i), i);
  for (size_t i = 0; i < json_array_size(edges) && r->status == ENT_OK; i++) {
    uint32_t from = 0, to = 0;
    const bool start = read_end(r, json_array_get(edges, i), "fromID", i, &from);
    if (!read_end(r, json_array_get(edges, i), "toID", i, &to) || !start) continue;
    r->from[r->edges] = from;
    r->to[r->edges++] = to;
  }
}

/* The time of a locution is when it was said, where that is known. */
static void read_locutions(reading *r) {
  const json_t *list = json_object_get(r->root, "locutions");
  for (size_t i = 0; i < json_array_size(list) && r->status == ENT_OK; i++) {
    const json_t *one = json_array_get(list, i);
    const char *id = id_of(r, json_object_get(one, "nodeID")), *start = string_or(json_object_get(one, "start"), NULL);
    const uint32_t at = id == NULL ? UINT32_MAX : ent__names_find(&r->ids, id, strlen(id));
    if (at != UINT32_MAX && start != NULL) r->nodes[at].date = start;
  }
}

static uint32_t *rows(const uint32_t *key, const uint32_t *value, size_t edges, uint32_t count, uint32_t **start) {
  *start = ent__zalloc((size_t)count + 2, sizeof **start);
  uint32_t *all = ent__alloc(edges, sizeof *all);
  if (*start == NULL || all == NULL) {
    ent__free(all);
    return NULL;
  }
  for (size_t e = 0; e < edges; e++) (*start)[key[e] + 2]++;
  for (uint32_t i = 0; i < count; i++) (*start)[i + 2] += (*start)[i + 1];
  for (size_t e = 0; e < edges; e++) all[(*start)[key[e] + 1]++] = value[e];
  return all;
}

static int field(ent_table table, const char *name) { return ent__field_find(ent__forms[table].fields, name); }

static void set(reading *r, ent_table table, const char *name, const char *value) {
  ent__builder_string(r->builder, field(table, name), value, strlen(value));
}

/* The record that is begun stands for a node of the list. */
static void place(reading *r, int which, const node *one) {
  void *at = r->place_at[which];
  if (ent__grow(&at, &r->place_room[which], r->place_count[which] + 1, sizeof **r->place_at) != 0) {
    failed(r);
    return;
  }
  r->place_at[which] = at;
  r->place_at[which][r->place_count[which]++] = one->index;
}

/* The speaker of a locution stands before its first colon. Returns ENT_NONE where there is none. */
static uint32_t speaker(reading *r, const node *locution) {
  uint32_t number;
  const char *from = locution->text, *colon = strchr(from, ':');
  if (colon == NULL) return ENT_NONE;
  size_t length = (size_t)(colon - from);
  while (length > 0 && (unsigned char)from[length - 1] <= ' ') length--;
  while (length > 0 && (unsigned char)*from <= ' ') from++, length--;
  const char *why;
  if (length == 0 || !ent__builder_is_id(from, length, &why)) return ENT_NONE;
  if (ent__names_add(&r->actors, from, length, &number) != ENT__NAME_FAILED) return number;
  failed(r);
  return ENT_NONE;
}

/* The locution behind an illocution: at its own, or at the reply of its transition. ENT_NONE where there is none. */
static uint32_t locution_of(const reading *r, uint32_t illocution) {
  for (uint32_t k = r->in_start[illocution]; k < r->in_start[illocution + 1] && k < r->in_start[illocution] + most_looks; k++) {
    const uint32_t one = r->in[k];
    if (r->nodes[one].type == TYPE_L) return one;
    if (r->nodes[one].type != TYPE_TA) continue;
    for (uint32_t i = r->out_start[one]; i < r->out_start[one + 1] && i < r->out_start[one] + most_looks; i++)
      if (r->nodes[r->out[i]].type == TYPE_L) return r->out[i];
  }
  return ENT_NONE;
}

static void refer(reading *r, ent_table table, const char *name, uint32_t actor) {
  ent__builder_reference(r->builder, field(table, name), r->actors.at[actor], strlen(r->actors.at[actor]));
}

static bool scheme_is(const node *one, const char *word) { return strcmp(one->scheme, word) == 0; }

static bool asks(const node *one) { return scheme_is(one, "PureQuestioning") || scheme_is(one, "Pure Questioning"); }

/* Everyone who asserts, agrees or disagrees, each once. */
static const char *voice_of(const node *illocution) {
  return scheme_is(illocution, "Agreeing") ? "endorsed_by" : scheme_is(illocution, "Disagreeing") ? "rejected_by" : "put_forward_by";
}

/* Of an argument: those who said it, by the illocutions that point at it. A question puts nothing forward. */
static void add_voices(reading *r, uint32_t argument) {
  const char *date = NULL;
  for (uint32_t k = r->in_start[argument]; k < r->in_start[argument + 1] && r->status == ENT_OK; k++) {
    const node *one = &r->nodes[r->in[k]];
    if (one->type != TYPE_YA) continue;
    const uint32_t locution = locution_of(r, r->in[k]);
    const uint32_t actor = locution == ENT_NONE ? ENT_NONE : speaker(r, &r->nodes[locution]);
    if (actor == ENT_NONE) continue;
    if (asks(one)) {
      r->questions++;
      continue;
    }
    bool before = false;
    for (uint32_t i = r->in_start[argument]; i < k && i < r->in_start[argument] + most_looks; i++) {
      const node *other = &r->nodes[r->in[i]];
      const uint32_t said = other->type == TYPE_YA && !asks(other) ? locution_of(r, r->in[i]) : ENT_NONE;
      before = before || (said != ENT_NONE && strcmp(voice_of(other), voice_of(one)) == 0 && speaker(r, &r->nodes[said]) == actor);
    }
    if (!before) refer(r, ENT_TABLE_ARGUMENTS, voice_of(one), actor);
    if (date == NULL) date = r->nodes[locution].date;
  }
  if (date != NULL && strlen(date) >= 10) ent__builder_string(r->builder, field(ENT_TABLE_ARGUMENTS, "date"), date, 10);
}

static void add_arguments(reading *r) {
  for (uint32_t i = 0; i < r->count && r->status == ENT_OK; i++) {
    if (r->nodes[i].type != TYPE_I) continue;
    ent__builder_add(r->builder, ENT_TABLE_ARGUMENTS);
    place(r, 0, &r->nodes[i]);
    set(r, ENT_TABLE_ARGUMENTS, "id", r->nodes[i].id);
    set(r, ENT_TABLE_ARGUMENTS, "text", r->nodes[i].text);
    add_voices(r, i);
  }
}

static bool is_scheme(const node *one) { return one->type == TYPE_RA || one->type == TYPE_CA; }

static size_t premises(const reading *r, uint32_t scheme) {
  size_t count = 0;
  for (uint32_t k = r->in_start[scheme]; k < r->in_start[scheme + 1]; k++) count += r->nodes[r->in[k]].type == TYPE_I;
  return count;
}

/* How many relations a scheme is to arguments. */
static size_t direct(const reading *r, uint32_t scheme) {
  size_t count = 0;
  for (uint32_t k = r->out_start[scheme]; k < r->out_start[scheme + 1]; k++) count += r->nodes[r->out[k]].type == TYPE_I;
  return count * premises(r, scheme);
}

/* What a scheme points at: an argument once, another scheme by its relations to arguments, or by the first of its others. Only conflicts undercut. */
static size_t reach(const reading *r, uint32_t scheme, uint32_t target) {
  if (r->nodes[target].type == TYPE_I) return 1;
  if (r->nodes[scheme].type != TYPE_CA || !is_scheme(&r->nodes[target])) return 0;
  const size_t relations = direct(r, target);
  return relations > 0 ? relations : premises(r, target) > 0;
}

static size_t relations_of(const reading *r, uint32_t scheme) {
  size_t count = 0;
  for (uint32_t k = r->out_start[scheme]; k < r->out_start[scheme + 1]; k++) count += reach(r, scheme, r->out[k]);
  return count * premises(r, scheme);
}

static void write_id(char *out, size_t room, const reading *r, uint32_t scheme, size_t total, size_t which) {
  if (total == 1) snprintf(out, room, "%s", r->nodes[scheme].id);
  else snprintf(out, room, "%s.%zu", r->nodes[scheme].id, which + 1);
}

static void add_relation(reading *r, uint32_t scheme, const char *id, uint32_t from, uint32_t target, size_t which) {
  char to[300];
  const node *one = &r->nodes[target];
  ent__builder_add(r->builder, ENT_TABLE_RELATIONS);
  place(r, 1, &r->nodes[scheme]);
  set(r, ENT_TABLE_RELATIONS, "id", id);
  set(r, ENT_TABLE_RELATIONS, "from", r->nodes[from].id);
  if (one->type == TYPE_I) snprintf(to, sizeof to, "%s", one->id);
  else write_id(to, sizeof to, r, target, relations_of(r, target), which);
  ent__builder_target(r->builder, field(ENT_TABLE_RELATIONS, "to"), one->type == TYPE_I ? ENT_TARGET_ARGUMENT : ENT_TARGET_RELATION, to, strlen(to));
  set(r, ENT_TABLE_RELATIONS, "kind", one->type != TYPE_I ? "undercuts" : r->nodes[scheme].type == TYPE_RA ? "supports" : "attacks");
  uint32_t last = ENT_NONE;
  for (uint32_t k = r->in_start[scheme]; k < r->in_start[scheme + 1]; k++) {
    const uint32_t locution = r->nodes[r->in[k]].type == TYPE_YA ? locution_of(r, r->in[k]) : ENT_NONE;
    const uint32_t actor = locution == ENT_NONE ? ENT_NONE : speaker(r, &r->nodes[locution]);
    if (actor != ENT_NONE && actor != last) refer(r, ENT_TABLE_RELATIONS, "asserted_by", actor);
    last = actor == ENT_NONE ? last : actor;
  }
}

/* One relation for each premise and each thing that the scheme points at. */
static void add_scheme(reading *r, uint32_t scheme) {
  char id[300], pointer[64];
  const size_t total = relations_of(r, scheme);
  size_t which = 0;
  if (total == 0) r->lost[r->nodes[scheme].type]++;
  if (total > most_pairs) {
    snprintf(pointer, sizeof pointer, "/nodes/%zu", r->nodes[scheme].index);
    report(r, pointer, "too-large", "node '%.60s' relates %zu pairs, expected at most %d", r->nodes[scheme].id, total, most_pairs);
    return;
  }
  for (uint32_t k = r->in_start[scheme]; k < r->in_start[scheme + 1] && r->status == ENT_OK; k++) {
    if (r->nodes[r->in[k]].type != TYPE_I) continue;
    for (uint32_t i = r->out_start[scheme]; i < r->out_start[scheme + 1]; i++)
      for (size_t n = reach(r, scheme, r->out[i]), j = 0; j < n && r->status == ENT_OK; j++) {
        write_id(id, sizeof id, r, scheme, total, which++);
        add_relation(r, scheme, id, r->in[k], r->out[i], j);
      }
  }
}

static void add_actors(reading *r) {
  for (size_t i = 0; i < r->actors.count; i++) {
    ent__builder_add(r->builder, ENT_TABLE_ACTORS);
    set(r, ENT_TABLE_ACTORS, "id", r->actors.at[i]);
    set(r, ENT_TABLE_ACTORS, "label", r->actors.at[i]);
  }
}

/* One warning for all that a dataset has no place for. */
static void say_losses(reading *r) {
  char message[400] = "";
  size_t used = 0;
  for (uint32_t i = 0; i < r->count; i++) {
    const type kind = r->nodes[i].type;
    if (kind >= TYPE_TA) r->lost[kind]++;
    if (kind == TYPE_L && r->out_start[i] == r->out_start[i + 1]) r->lost[TYPE_L]++;
  }
  for (int t = 0; t < TYPES; t++) {
    if (r->lost[t] == 0) continue;
    used += (size_t)snprintf(message + used, sizeof message - used, "%s%zu %s", used == 0 ? "" : ", ", r->lost[t], type_words[t]);
  }
  if (r->questions > 0) used += (size_t)snprintf(message + used, sizeof message - used, "%s%zu questions as put forward", used == 0 ? "" : ", ", r->questions);
  if (used == 0) return;
  char whole[480];
  snprintf(whole, sizeof whole, "not carried over: %s", message);
  const ent_diagnostic one = {ENT_WARNING, "not-carried-over", r->name, 0, 0, NULL, whole, NULL};
  r->status = ent__diagnostics_add(r->diagnostics, &one, r->err);
}

static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  const reading *r = context;
  ent__json_wanted *wanted = ent__zalloc(count, sizeof *wanted);
  if (wanted == NULL) return false;
  for (size_t i = 0; i < count; i++) {
    const int which = places[i].table == ENT_TABLE_ARGUMENTS ? 0 : places[i].table == ENT_TABLE_RELATIONS ? 1 : -1;
    out[i] = (ent__located){.line = 0};
    ent__copy_text(out[i].source, sizeof out[i].source, r->name);
    if (which >= 0 && places[i].record < r->place_count[which]) snprintf(out[i].pointer, sizeof out[i].pointer, "/nodes/%zu", r->place_at[which][places[i].record]);
    wanted[i].pointer = out[i].pointer;
  }
  const bool found = ent__json_places(r->text, r->size, wanted, count) == 0;
  for (size_t i = 0; i < count && found; i++) {
    out[i].line = wanted[i].line;
    out[i].column = wanted[i].column;
  }
  ent__free(wanted);
  return found;
}

static void build(reading *r, ent_input *out) {
  r->out = rows(r->from, r->to, r->edges, r->count, &r->out_start);
  r->in = rows(r->to, r->from, r->edges, r->count, &r->in_start);
  if (r->out == NULL || r->in == NULL) {
    failed(r);
    return;
  }
  r->status = ent__builder_new(&r->builder, r->err);
  if (r->status != ENT_OK) return;
  read_locutions(r);
  add_arguments(r);
  for (uint32_t i = 0; i < r->count && r->status == ENT_OK; i++)
    if (is_scheme(&r->nodes[i])) add_scheme(r, i);
  add_actors(r);
  say_losses(r);
  if (r->status != ENT_OK || r->all_faults > 0) return;
  r->status = ent__builder_finish(r->builder, &out->dataset, r->name, r->sha256, locate, r, r->diagnostics, r->err);
}

static void parse(reading *r) {
  json_error_t why;
  const size_t before = ent_diagnostics_faults(r->diagnostics);
  r->status = ent__json_check_bytes(r->text, r->size, r->name, r->diagnostics, r->err);
  if (r->status != ENT_OK || ent_diagnostics_faults(r->diagnostics) > before) return;
  r->root = json_loadb(r->text, r->size, 0, &why);
  if (r->root != NULL) return;
  /* Where memory runs out inside its lexer, jansson leaves the text empty. */
  if (json_error_code(&why) == json_error_out_of_memory || why.text[0] == '\0') failed(r);
  else r->status = ent__json_syntax_fault(r->text, r->size, r->name, &why, r->diagnostics, r->err);
}

static void clear(reading *r) {
  json_decref(r->root);
  ent__builder_free(r->builder);
  ent__names_clear(&r->ids);
  ent__names_clear(&r->actors);
  ent__arena_clear(&r->arena);
  uint32_t *const rows_of[] = {r->from, r->to, r->out_start, r->out, r->in_start, r->in};
  for (int i = 0; i < 6; i++) ent__free(rows_of[i]);
  for (int i = 0; i < 2; i++) ent__free(r->place_at[i]);
  ent__free(r->nodes);
  ent__free(r->faults);
}

ent_status ent__read_aif(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  (void)options;
  reading r = {.name = source->name, .diagnostics = diagnostics, .err = err};
  ent_buffer bytes = ENT_BUFFER_INIT;
  r.status = ent__source_load(&bytes, r.sha256, source, err);
  const size_t skip = bytes.size >= 3 && memcmp(bytes.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  r.text = bytes.data == NULL ? "" : bytes.data + skip;
  r.size = bytes.size - skip;
  if (r.status == ENT_OK) parse(&r);
  if (r.status == ENT_OK && r.root != NULL) {
    read_graph(&r);
    if (r.status == ENT_OK && r.all_faults == 0) build(&r, out);
    if (r.status == ENT_OK) tell_faults(&r);
  }
  if (r.status == ENT_OK && out->dataset == NULL) r.status = ent__fail(err, ENT_E_DATA, "'%.120s' is not AIF as AIFdb writes it", source->name);
  clear(&r);
  ent_buffer_clear(&bytes);
  return r.status;
}

static bool has(const char *head, size_t size, const char *word) {
  const size_t length = strlen(word);
  for (const char *s = head; (size_t)(head + size - s) >= length; s++) {
    s = memchr(s, word[0], (size_t)(head + size - s) - length + 1);
    if (s == NULL) return false;
    if (memcmp(s, word, length) == 0) return true;
  }
  return false;
}

/* An object that speaks of nodes and of a nodeID. */
bool ent__sniff_aif(const char *head, size_t size) {
  size_t at = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < size && strchr(" \t\r\n", head[at]) != NULL && head[at] != '\0') at++;
  return at < size && head[at] == '{' && has(head, size, "\"nodes\"") && has(head, size, "\"nodeID\"");
}
