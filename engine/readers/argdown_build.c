/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset of an Argdown document. Statements and arguments are arguments; the locator says which of
 * them they were. A premise supports its argument, the argument its conclusion: that support is the
 * inference, which undercuts point at.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/dataset/builder.h"
#include "engine/readers/argdown.h"

typedef struct building {
  ent__argdown *doc;
  ent__builder *builder;
  const char **ids;      /* by node */
  const char **places;   /* by relation of the dataset */
  size_t place_room;
  uint32_t placed;
  const char **written;  /* by step: the id of the relation that it became; NULL */
  uint32_t *first;       /* by node: the first written relation from it, plus one */
  uint32_t *next;        /* by written relation */
} building;

static int field(ent_table table, const char *name) { return ent__field_find(ent__forms[table].fields, name); }

static void set(building *b, ent_table table, const char *name, const char *value) {
  if (value != NULL) ent__builder_string(b->builder, field(table, name), value, strlen(value));
}

static void fail(building *b) { b->doc->af.status = ent__nomem(b->doc->af.err); }

/* Where statements and arguments have one title, and where a title is no id, the id has its brackets. */
static const char *id_of(building *b, const ent__argdown_node *node) {
  const char *why;
  const size_t length = strlen(node->title);
  const bool clash = node->argument && ent__names_find(&b->doc->titles[0], node->title, length) != UINT32_MAX;
  if (!clash && ent__builder_is_id(node->title, length, &why)) return node->title;
  char *id = ent__arena_alloc(&b->doc->arena, length + 3, 1);
  if (id == NULL) {
    fail(b);
    return node->title;
  }
  id[0] = node->argument ? '<' : '[';
  memcpy(id + 1, node->title, length);
  id[length + 1] = node->argument ? '>' : ']';
  id[length + 2] = '\0';
  return id;
}

static void add_names(building *b, const ent__names *names, ent_table table, const char *label) {
  for (size_t i = 0; i < names->count; i++) {
    ent__builder_add(b->builder, (int)table);
    set(b, table, "id", names->at[i]);
    set(b, table, label, names->at[i]);
  }
}

static void set_list(building *b, const ent__argdown_list *list, const ent__names *names, const char *name) {
  for (size_t i = 0; i < list->count; i++)
    ent__builder_reference(b->builder, field(ENT_TABLE_ARGUMENTS, name), names->at[list->at[i]], strlen(names->at[list->at[i]]));
}

static void add_locator(building *b, const ent__argdown_node *node) {
  ent_buffer *text = &b->doc->scratch;
  text->size = 0;
  if (node->locator != NULL) ent__buffer_printf(text, "%s; ", node->locator);
  ent__buffer_printf(text, "%s, line %ld", node->argument ? "argument" : "statement", ent__af_line(&b->doc->af, node->at));
  if (node->section != NULL) ent__buffer_printf(text, ", in '%s'", node->section);
  if (text->failed) fail(b);
  else ent__builder_string(b->builder, field(ENT_TABLE_ARGUMENTS, "locator"), text->data, text->size);
}

static void add_node(building *b, const ent__argdown_node *node, const char *id) {
  static const char *const lists[] = {"values", "put_forward_by", "endorsed_by", "rejected_by"};
  const ent__argdown *doc = b->doc;
  ent__builder_add(b->builder, ENT_TABLE_ARGUMENTS);
  set(b, ENT_TABLE_ARGUMENTS, "id", id);
  set(b, ENT_TABLE_ARGUMENTS, "text", node->text == NULL ? node->title : node->text);
  if (!node->untitled && strncmp(node->title, "Untitled ", 9) != 0) set(b, ENT_TABLE_ARGUMENTS, "label", node->title);
  for (int i = 0; i < ENT__ARGDOWN_LISTS; i++) set_list(b, &node->lists[i], i == ENT__ARGDOWN_VALUES ? &doc->values : &doc->actors, lists[i]);
  if (!isnan(node->weight)) ent__builder_number(b->builder, field(ENT_TABLE_ARGUMENTS, "base_score"), node->weight);
  if (node->evidence >= 0) ent__builder_bool(b->builder, field(ENT_TABLE_ARGUMENTS, "evidence"), node->evidence == 1);
  if (node->document != ENT_NONE) set(b, ENT_TABLE_ARGUMENTS, "document", doc->documents.at[node->document]);
  set(b, ENT_TABLE_ARGUMENTS, "date", node->date);
  add_locator(b, node);
}

static void add_relation(building *b, const char *id, uint32_t from, ent_target_kind kind, const char *to, const char *word, const char *at) {
  void *places = b->places;
  if (ent__grow(&places, &b->place_room, (size_t)b->placed + 1, sizeof *b->places) != 0) {
    fail(b);
    return;
  }
  b->places = places;
  b->places[b->placed++] = at;
  ent__builder_add(b->builder, ENT_TABLE_RELATIONS);
  set(b, ENT_TABLE_RELATIONS, "id", id);
  set(b, ENT_TABLE_RELATIONS, "from", b->ids[from]);
  ent__builder_target(b->builder, field(ENT_TABLE_RELATIONS, "to"), kind, to, strlen(to));
  set(b, ENT_TABLE_RELATIONS, "kind", word);
}

static void add_support(building *b, const char *id, uint32_t from, uint32_t to, const char *at) {
  add_relation(b, id, from, ENT_TARGET_ARGUMENT, b->ids[to], "supports", at);
}

/* The premises since the last conclusion, from `begin` on, support what they are for: an intermediate conclusion, or the argument. */
static void add_step(building *b, size_t begin, size_t end, size_t *number) {
  const ent__argdown_step *steps = b->doc->steps, *conclusion = &steps[end];
  char id[32];
  for (size_t i = begin; i < end && b->doc->af.status == ENT_OK; i++) {
    if (steps[i].argument != conclusion->argument) continue;
    snprintf(id, sizeof id, "p%zu", ++*number);
    add_support(b, id, steps[i].statement, conclusion->last ? conclusion->argument : conclusion->statement, steps[i].at);
    if (!conclusion->last && b->written[end] == NULL) b->written[end] = ent__arena_string(&b->doc->arena, id, strlen(id));
  }
  if (!conclusion->last) return;
  snprintf(id, sizeof id, "i%zu", end + 1);
  add_support(b, id, conclusion->argument, conclusion->statement, conclusion->at);
  b->written[end] = ent__arena_string(&b->doc->arena, id, strlen(id));
  b->doc->nodes[conclusion->argument].inference = (uint32_t)end;
}

/* An intermediate conclusion is a premise of what comes next. */
static void add_steps(building *b) {
  const ent__argdown *doc = b->doc;
  size_t begin = 0, number = 0;
  for (size_t i = 0; i < doc->step_count && doc->af.status == ENT_OK; i++) {
    if (i > 0 && doc->steps[i].argument != doc->steps[i - 1].argument) begin = i;
    if (!doc->steps[i].conclusion) continue;
    add_step(b, begin, i, &number);
    begin = i;
  }
}

static const char *word_of(ent__argdown_kind kind) { return kind == ENT__ARGDOWN_SUPPORT ? "supports" : "attacks"; }

/* An argument without a reconstruction is undercut in all that it is said to support or attack. */
static void add_undercut(building *b, const ent__argdown_relation *one, size_t number) {
  char id[48], to[32];
  const ent__argdown *doc = b->doc;
  const uint32_t step = one->of_step ? one->to : doc->nodes[one->to].inference;
  size_t count = 0;
  if (step != ENT_NONE) {
    snprintf(id, sizeof id, "r%zu", number);
    if (step < doc->step_count && b->written[step] != NULL) add_relation(b, id, one->from, ENT_TARGET_RELATION, b->written[step], "undercuts", one->at);
    return;
  }
  for (uint32_t i = b->first[one->to]; i != 0 && doc->af.status == ENT_OK; i = b->next[i - 1]) {
    if (count++ == 0) snprintf(id, sizeof id, "r%zu", number);
    else snprintf(id, sizeof id, "r%zu.%zu", number, count);
    snprintf(to, sizeof to, "r%lu", (unsigned long)i);
    add_relation(b, id, one->from, ENT_TARGET_RELATION, to, "undercuts", one->at);
  }
  if (count > 0) return;
  ent__af_say(&b->doc->af, ENT_WARNING, one->at, "not-carried-over", NULL, "'%.60s' supports and attacks nothing that could be undercut; the undercut is read as an attack on it",
              doc->nodes[one->to].title);
  snprintf(id, sizeof id, "r%zu", number);
  add_relation(b, id, one->from, ENT_TARGET_ARGUMENT, b->ids[one->to], "attacks", one->at);
}

static void add_relations(building *b) {
  const ent__argdown *doc = b->doc;
  char id[48];
  for (size_t i = 0; i < doc->relation_count && doc->af.status == ENT_OK; i++) {
    const ent__argdown_relation *one = &doc->relations[i];
    if (one->kind == ENT__ARGDOWN_UNDERCUT) {
      add_undercut(b, one, i + 1);
      continue;
    }
    snprintf(id, sizeof id, "r%zu", i + 1);
    add_relation(b, id, one->from, ENT_TARGET_ARGUMENT, b->ids[one->to], word_of(one->kind), one->at);
    if (one->kind != ENT__ARGDOWN_CONTRADICTORY || one->from == one->to) continue;
    snprintf(id, sizeof id, "r%zu.back", i + 1);
    add_relation(b, id, one->to, ENT_TARGET_ARGUMENT, b->ids[one->from], word_of(one->kind), one->at);
  }
}

/* Chains of the written relations from each node, the last first; undercuts are left out. */
static void chain(building *b) {
  const ent__argdown *doc = b->doc;
  for (size_t i = doc->relation_count; i-- > 0;) {
    if (doc->relations[i].kind == ENT__ARGDOWN_UNDERCUT) continue;
    b->next[i] = b->first[doc->relations[i].from];
    b->first[doc->relations[i].from] = (uint32_t)i + 1;
  }
}

static void say_losses(ent__argdown *doc) {
  for (size_t i = 0; i < doc->loss_count; i++) {
    const ent__argdown_loss *one = &doc->losses[i];
    if (one->count == 1) ent__af_say(&doc->af, ENT_WARNING, one->first, "not-carried-over", NULL, "'%s' is not carried over", one->what);
    else ent__af_say(&doc->af, ENT_WARNING, one->first, "not-carried-over", NULL, "'%s' is not carried over, here and in %zu more place%s", one->what, one->count - 1, one->count == 2 ? "" : "s");
  }
}

static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  building *b = context;
  const ent__argdown *doc = b->doc;
  for (size_t i = 0; i < count; i++) {
    out[i] = (ent__located){.line = 0};
    ent__copy_text(out[i].source, sizeof out[i].source, doc->af.name);
    if (places[i].table == ENT_TABLE_ARGUMENTS && places[i].record < doc->node_count) out[i].line = ent__af_line(&b->doc->af, doc->nodes[places[i].record].at);
    if (places[i].table == ENT_TABLE_RELATIONS && places[i].record < b->placed) out[i].line = ent__af_line(&b->doc->af, b->places[places[i].record]);
  }
  return true;
}

static void set_about(building *b) {
  const char *const values[] = {b->doc->title, b->doc->description, b->doc->language};
  ent__builder_about(b->builder);
  for (int i = 0; i < 3; i++)
    if (values[i] != NULL && values[i][0] != '\0') ent__builder_string(b->builder, i, values[i], strlen(values[i]));
}

static ent_status begin(building *b) {
  const ent__argdown *doc = b->doc;
  b->ids = ent__alloc(doc->node_count, sizeof *b->ids);
  b->written = ent__zalloc(doc->step_count, sizeof *b->written);
  b->first = ent__zalloc(doc->node_count, sizeof *b->first);
  b->next = ent__zalloc(doc->relation_count, sizeof *b->next);
  if (b->ids == NULL || b->written == NULL || b->first == NULL || b->next == NULL) return ent__nomem(doc->af.err);
  return ent__builder_new(&b->builder, doc->af.err);
}

ent_status ent__argdown_build(ent__argdown *doc, ent_input *out) {
  building b = {.doc = doc};
  ent_status status = begin(&b);
  if (status == ENT_OK) {
    set_about(&b);
    add_names(&b, &doc->documents, ENT_TABLE_DOCUMENTS, "title");
    add_names(&b, &doc->values, ENT_TABLE_VALUES, "label");
    add_names(&b, &doc->actors, ENT_TABLE_ACTORS, "label");
    for (size_t i = 0; i < doc->node_count; i++) b.ids[i] = id_of(&b, &doc->nodes[i]);
    for (size_t i = 0; i < doc->node_count && doc->af.status == ENT_OK; i++) add_node(&b, &doc->nodes[i], b.ids[i]);
    chain(&b);
    add_steps(&b);
    add_relations(&b);
    say_losses(doc);
    status = doc->af.status;
  }
  if (status == ENT_OK) status = ent__builder_finish(b.builder, &out->dataset, doc->af.name, doc->af.sha256, locate, &b, doc->af.diagnostics, doc->af.err);
  ent__builder_free(b.builder);
  ent__free(b.ids);
  ent__free(b.places);
  ent__free(b.written);
  ent__free(b.first);
  ent__free(b.next);
  return status;
}
