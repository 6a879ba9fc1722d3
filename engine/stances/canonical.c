/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An order of actors and issues that comes from what was said, not from the input's order or ids. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

/*
 * Colours only ever part. A large table is told apart after two or three rounds, and each costs a pass
 * over all of it: there one looks whether another round would part any more.
 */
enum { most_rounds = 8, large = 1 << 16 };

static int compare_colours(const void *left, const void *right) {
  const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

/* Counts different colours; `scratch` has room for them all. */
static size_t count_colours(uint64_t *scratch, const uint64_t *colours, size_t count) {
  size_t different = count > 0;
  if (count > 0) memcpy(scratch, colours, count * sizeof *scratch);
  if (count > 1) qsort(scratch, count, sizeof *scratch, compare_colours);
  for (size_t i = 1; i < count; i++) different += scratch[i] != scratch[i - 1];
  return different;
}

uint64_t ent__mix(uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

uint64_t ent__bits_of(double value) {
  uint64_t bits = 0;
  if (value == 0) value = 0; /* -0 and 0 are one position */
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static uint64_t date_bits(ent_date date) { return (uint64_t)date.year << 16 | (uint64_t)date.month << 8 | date.day; }

/* What a statement says, without any id. */
static uint64_t content(const ent_statement *statement) {
  uint64_t x = ent__mix(ent__bits_of(statement->position));
  x = ent__mix(x ^ ent__bits_of(statement->confidence == statement->confidence ? statement->confidence : 1.0));
  x = ent__mix(x ^ (date_bits(statement->date.from) << 32 | date_bits(statement->date.to)));
  x = ent__mix(x ^ ((uint64_t)statement->word << 8 | (uint64_t)statement->kind));
  return ent__mix(x ^ (statement->reported_by == ENT_NONE));
}

/* Sums of mixed colours do not depend on the order of the entries. */
static void refine(uint64_t *actor, uint64_t *issue, uint64_t *actor_next, uint64_t *issue_next, size_t actors, size_t issues,
                   const ent__entries *entries, const uint64_t *contents) {
  for (size_t i = 0; i < actors; i++) actor_next[i] = ent__mix(actor[i]);
  for (size_t i = 0; i < issues; i++) issue_next[i] = ent__mix(issue[i] + 1);
  for (size_t i = 0; i < entries->count; i++) {
    const ent__entry *entry = &entries->at[i];
    actor_next[entry->actor] += ent__mix(issue[entry->issue] ^ contents[i]);
    issue_next[entry->issue] += ent__mix(actor[entry->actor] ^ contents[i]);
  }
  for (size_t i = 0; i < actors; i++) actor[i] = ent__mix(actor_next[i]);
  for (size_t i = 0; i < issues; i++) issue[i] = ent__mix(issue_next[i]);
}

typedef struct ranked {
  uint64_t colour;
  const char *label;
  const char *id;
  uint32_t index;
} ranked;

static int compare(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->colour != b->colour) return a->colour < b->colour ? -1 : 1;
  const int labels = strcmp(a->label, b->label);
  return labels != 0 ? labels : strcmp(a->id, b->id);
}

static void rank(uint32_t *ranks, ranked *at, size_t count, size_t all) {
  for (size_t i = 0; i < all; i++) ranks[i] = ENT_NONE;
  qsort(at, count, sizeof *at, compare);
  for (size_t i = 0; i < count; i++) ranks[at[i].index] = (uint32_t)i;
}

static ent_status rank_actors(uint32_t *ranks, const uint64_t *colours, const ent_dataset *dataset, const uint8_t *pass, ent_error *err) {
  size_t all = 0, count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &all);
  ranked *at = ent__alloc(all, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < all; i++)
    if (pass[i]) at[count++] = (ranked){colours[i], ent_text_in(actors[i].label, NULL), actors[i].id, (uint32_t)i};
  rank(ranks, at, count, all);
  ent__free(at);
  return ENT_OK;
}

static ent_status rank_issues(uint32_t *ranks, const uint64_t *colours, const ent_dataset *dataset, const uint8_t *pass, ent_error *err) {
  size_t all = 0, count = 0;
  const ent_issue *issues = ent_dataset_issues(dataset, &all);
  ranked *at = ent__alloc(all, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < all; i++)
    if (pass[i]) at[count++] = (ranked){colours[i], ent_text_in(issues[i].label, NULL), issues[i].id, (uint32_t)i};
  rank(ranks, at, count, all);
  ent__free(at);
  return ENT_OK;
}

ent_status ent__canonical_ranks(uint32_t *actor_rank, uint32_t *issue_rank, const ent__entries *entries,
                                const ent_dataset *dataset, const ent__passes *passes, ent_error *err) {
  size_t actors = 0, issues = 0, count = 0;
  ent_dataset_actors(dataset, &actors);
  ent_dataset_issues(dataset, &issues);
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  uint64_t *colours = ent__zalloc(2 * (actors + issues), sizeof *colours);
  uint64_t *contents = ent__alloc(entries->count, sizeof *contents);
  ent_status status = ENT_OK;
  if (colours == NULL || contents == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t i = 0; i < entries->count; i++)
    contents[i] = ent__mix(content(&statements[entries->at[i].statement]) ^ (entries->at[i].from_bloc != ENT_NONE));
  uint64_t *actor = colours, *issue = actor + actors, *actor_next = issue + issues, *issue_next = actor_next + actors;
  size_t before = 0;
  for (int round = 0; round < most_rounds; round++) {
    refine(actor, issue, actor_next, issue_next, actors, issues, entries, contents);
    if (entries->count < large) continue;
    const size_t different = count_colours(actor_next, actor, actors) + count_colours(issue_next, issue, issues);
    if (different == before || different == actors + issues) break;
    before = different;
  }
  status = rank_actors(actor_rank, actor, dataset, passes->actors, err);
  if (status == ENT_OK) status = rank_issues(issue_rank, issue, dataset, passes->issues, err);
fail:
  ent__free(colours);
  ent__free(contents);
  return status;
}

static int compare_strings(const char *a, const char *b) {
  if (a == NULL || b == NULL) return (a != NULL) - (b != NULL);
  return strcmp(a, b);
}

static int compare_numbers(double a, double b) { return a < b ? -1 : a > b; }

static int compare_dates(ent_interval a, ent_interval b) {
  const uint64_t x = date_bits(a.from) << 32 | date_bits(a.to), y = date_bits(b.from) << 32 | date_bits(b.to);
  return x < y ? -1 : x > y;
}

int ent__statement_compare(const ent_dataset *dataset, uint32_t left, uint32_t right) {
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  const ent_document *documents = ent_dataset_documents(dataset, &count);
  const ent_statement *a = &statements[left], *b = &statements[right];
  int order = compare_numbers(a->position, b->position);
  if (order == 0) order = compare_dates(a->date, b->date);
  if (order == 0) order = (int)a->word - (int)b->word;
  if (order == 0) order = compare_numbers(a->confidence == a->confidence ? a->confidence : 1, b->confidence == b->confidence ? b->confidence : 1);
  if (order == 0) order = (int)a->kind - (int)b->kind;
  if (order == 0) order = compare_strings(a->locator, b->locator);
  if (order == 0) order = compare_strings(ent_text_in(a->summary, NULL), ent_text_in(b->summary, NULL));
  if (order == 0)
    order = compare_strings(a->document == ENT_NONE ? NULL : documents[a->document].id, b->document == ENT_NONE ? NULL : documents[b->document].id);
  if (order == 0) order = (a->reported_by != ENT_NONE) - (b->reported_by != ENT_NONE);
  if (order == 0) order = compare_strings(a->id, b->id);
  return order != 0 ? order : left < right ? -1 : left > right;
}
