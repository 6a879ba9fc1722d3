/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Argdown's model: all that have one title are one; a reconstructed argument speaks through its conclusion. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/argdown.h"

static void fail(ent__argdown *doc) { doc->af.status = ent__nomem(doc->af.err); }

static const char *source_of(const ent__argdown *doc, const char *s) { return doc->af.text + (s - doc->text); }

void ent__argdown_list_add(ent__argdown *doc, ent__argdown_list *list, uint32_t number) {
  void *at = list->at;
  for (size_t i = 0; i < list->count && i < 64; i++)
    if (list->at[i] == number) return;
  if (ent__grow(&at, &list->room, list->count + 1, sizeof *list->at) != 0) {
    fail(doc);
    return;
  }
  list->at = at;
  list->at[list->count++] = number;
}

static uint32_t new_node(ent__argdown *doc, bool argument, const char *title, const char *at) {
  void *nodes = doc->nodes;
  if (ent__grow(&nodes, &doc->node_room, doc->node_count + 1, sizeof *doc->nodes) != 0) {
    fail(doc);
    return ENT_NONE;
  }
  doc->nodes = nodes;
  doc->nodes[doc->node_count] = (ent__argdown_node){.title = title, .at = source_of(doc, at), .section = doc->section, .argument = argument, .evidence = -1,
                                                    .weight = NAN, .document = ENT_NONE, .conclusion = ENT_NONE, .inference = ENT_NONE};
  return (uint32_t)doc->node_count++;
}

/* Finds or makes the node of a title that has no blanks but single ones. */
static uint32_t node_of_title(ent__argdown *doc, bool argument, const char *title, size_t length, const char *at, bool must_be_new) {
  uint32_t number;
  ent__names *names = &doc->titles[argument];
  const int added = ent__names_add(names, title, length, &number);
  if (added == ENT__NAME_FAILED) fail(doc);
  if (added == ENT__NAME_FAILED || (added == ENT__NAME_KNOWN && must_be_new)) return ENT_NONE;
  if (added == ENT__NAME_KNOWN) return doc->numbers[argument].at[number];
  const uint32_t node = new_node(doc, argument, names->at[number], at);
  ent__argdown_list *list = &doc->numbers[argument];
  void *grown = list->at;
  if (ent__grow(&grown, &list->room, list->count + 1, sizeof *list->at) != 0) {
    fail(doc);
    return ENT_NONE;
  }
  list->at = grown;
  list->at[list->count++] = node;
  return node;
}

static uint32_t untitled(ent__argdown *doc, bool argument, const char *at) {
  char title[32];
  uint32_t node = ENT_NONE;
  while (node == ENT_NONE && doc->af.status == ENT_OK) {
    const int length = snprintf(title, sizeof title, "Untitled %lu", (unsigned long)++doc->untitled);
    node = node_of_title(doc, argument, title, (size_t)length, at, true);
  }
  if (node != ENT_NONE) doc->nodes[node].untitled = true;
  return node;
}

uint32_t ent__argdown_node_of(ent__argdown *doc, bool argument, const char *title, size_t length, const char *at) {
  if (title == NULL) return untitled(doc, argument, at);
  char *tidy = ent__arena_alloc(&doc->arena, length + 1, 1);
  size_t used = 0;
  if (tidy == NULL) {
    fail(doc);
    return ENT_NONE;
  }
  for (size_t i = 0; i < length; i++) {
    const bool blank = (unsigned char)title[i] <= ' ' || title[i] == 0x7f;
    if (!blank) tidy[used++] = title[i];
    else if (used > 0 && tidy[used - 1] != ' ') tidy[used++] = ' ';
  }
  while (used > 0 && tidy[used - 1] == ' ') used--;
  return used == 0 ? untitled(doc, argument, at) : node_of_title(doc, argument, tidy, used, at, false);
}

/* Whether one of the lines of `texts` is `text`. */
static bool has_line(const char *texts, const char *text) {
  const size_t length = strlen(text);
  for (const char *line = texts; line != NULL; line = strchr(line, '\n')) {
    line += *line == '\n';
    if (strncmp(line, text, length) == 0 && (line[length] == '\0' || line[length] == '\n')) return true;
  }
  return false;
}

void ent__argdown_define(ent__argdown *doc, uint32_t node, const char *text, const char *at) {
  enum { longest = 1 << 16 };
  ent__argdown_node *one = &doc->nodes[node];
  if (!one->defined) {
    one->at = source_of(doc, at);
    one->section = doc->section;
    one->defined = true;
  }
  if (one->text == NULL) {
    one->text = text;
    return;
  }
  const size_t a = strlen(one->text), b = strlen(text);
  if (has_line(one->text, text)) return;
  if (a > longest) {
    ent__argdown_lose(doc, "further texts of one title", 26, at);
    return;
  }
  char *both = ent__arena_alloc(&doc->arena, a + b + 2, 1);
  if (both == NULL) {
    fail(doc);
    return;
  }
  memcpy(both, one->text, a);
  both[a] = '\n';
  memcpy(both + a + 1, text, b + 1);
  one->text = both;
}

void ent__argdown_relate(ent__argdown *doc, ent__argdown_kind kind, uint32_t from, uint32_t to, bool of_step, const char *at) {
  void *relations = doc->relations;
  if (ent__grow(&relations, &doc->relation_room, doc->relation_count + 1, sizeof *doc->relations) != 0) {
    fail(doc);
    return;
  }
  doc->relations = relations;
  doc->relations[doc->relation_count++] = (ent__argdown_relation){kind, from, to, source_of(doc, at), of_step};
}

void ent__argdown_step_add(ent__argdown *doc, uint32_t argument, uint32_t statement, bool conclusion, const char *at) {
  void *steps = doc->steps;
  if (ent__grow(&steps, &doc->step_room, doc->step_count + 1, sizeof *doc->steps) != 0) {
    fail(doc);
    return;
  }
  doc->steps = steps;
  doc->steps[doc->step_count++] = (ent__argdown_step){argument, statement, source_of(doc, at), conclusion, false};
}

/* The last conclusion of an argument is the main one. */
static void find_conclusions(ent__argdown *doc) {
  for (size_t i = doc->step_count; i-- > 0;) {
    ent__argdown_step *step = &doc->steps[i];
    ent__argdown_node *argument = &doc->nodes[step->argument];
    if (!step->conclusion || argument->reconstructed) continue;
    argument->reconstructed = true;
    argument->conclusion = step->statement;
    step->last = true;
  }
}

static bool statements(const ent__argdown *doc, const ent__argdown_relation *one) {
  return !one->of_step && !doc->nodes[one->from].argument && !doc->nodes[one->to].argument;
}

void ent__argdown_settle(ent__argdown *doc) {
  ent__names seen = {0};
  size_t kept = 0;
  find_conclusions(doc);
  for (size_t i = 0; i < doc->relation_count && doc->af.status == ENT_OK; i++) {
    ent__argdown_relation one = doc->relations[i];
    if (doc->nodes[one.from].reconstructed) one.from = doc->nodes[one.from].conclusion;
    if (doc->strict && one.kind == ENT__ARGDOWN_ATTACK && statements(doc, &one)) one.kind = ENT__ARGDOWN_CONTRADICTORY;
    const bool turn = one.kind == ENT__ARGDOWN_CONTRADICTORY && one.from > one.to; /* it goes both ways: one of the two */
    char key[80];
    uint32_t ignored;
    const int length = snprintf(key, sizeof key, "%d %lu %lu %d", (int)one.kind, (unsigned long)(turn ? one.to : one.from),
                                (unsigned long)(turn ? one.from : one.to), (int)one.of_step);
    const int added = ent__names_add(&seen, key, (size_t)length, &ignored);
    if (added == ENT__NAME_FAILED) fail(doc);
    if (added == ENT__NAME_NEW) doc->relations[kept++] = one;
  }
  doc->relation_count = kept;
  ent__names_clear(&seen);
}
