/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions without each issue. */
#include <entente/omissions.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/again.h"
#include "graphs/coalitions/agreement.h"
#include "graphs/coalitions/matching.h"

struct ent_omissions {
  const ent_coalitions *coalitions;
  ent__arena arena;
  ent_omission *list;
  size_t count;
  bool skipped;
};

/* What each issue is worked out with. */
typedef struct work {
  const ent_coalitions *coalitions;
  const ent_network *network;
  const ent_stances *stances;
  const ent_dataset *dataset;
  size_t nodes;
  const char **words; /* the ids of the issues that stay */
  uint32_t *whole;    /* nodes: the coalition that each is in */
  uint32_t *node_of;  /* actors of the dataset → node of the whole network */
  uint32_t *before;   /* nodes of the network without the issue → node of the whole one */
  uint32_t *camp;     /* of the network without the issue */
  uint32_t *match;    /* camps: which coalition each carries on */
} work;

static void work_clear(work *w) {
  ent__free(w->words);
  ent__free(w->whole);
  ent__free(w->node_of);
  ent__free(w->before);
  ent__free(w->camp);
  ent__free(w->match);
}

static ent_status work_init(work *w, const ent_coalitions *coalitions, ent_error *err) {
  size_t actors, issues, count;
  *w = (work){.coalitions = coalitions, .network = ent_coalitions_network(coalitions)};
  w->stances = ent_network_stances(w->network);
  w->dataset = ent_stances_dataset(w->stances);
  (void)ent_dataset_actors(w->dataset, &actors);
  (void)ent_stances_issues(w->stances, &issues);
  const ent_node *node = ent_network_nodes(w->network, &w->nodes);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  w->words = ent__alloc(issues, sizeof *w->words);
  w->whole = ent__alloc(w->nodes, sizeof *w->whole);
  w->node_of = ent__alloc(actors, sizeof *w->node_of);
  w->before = ent__alloc(w->nodes, sizeof *w->before);
  w->camp = ent__alloc(w->nodes, sizeof *w->camp);
  w->match = ent__alloc(w->nodes, sizeof *w->match);
  if (w->words == NULL || w->whole == NULL || w->node_of == NULL || w->before == NULL || w->camp == NULL || w->match == NULL) return ent__nomem(err);
  for (size_t a = 0; a < actors; a++) w->node_of[a] = ENT_NONE;
  for (size_t v = 0; v < w->nodes; v++) {
    w->whole[v] = members[v].coalition;
    w->node_of[node[v].index] = (uint32_t)v;
  }
  return ENT_OK;
}

/* Makes the network of all issues that pass the filter but one. */
static ent_status make_without(ent_stances **stances, ent_network **network, work *w, ent_issue_id left_out, ent_error *err) {
  size_t passing, total;
  ent_stance_options options = *ent_stances_options(w->stances);
  const ent_issue_id *issues = ent_stances_issues(w->stances, &passing);
  const ent_issue *table = ent_dataset_issues(w->dataset, &total);
  size_t kept = 0;
  for (size_t i = 0; i < passing; i++)
    if (issues[i] != left_out) w->words[kept++] = table[issues[i]].id;
  options.filter.issues = (ent_words){w->words, kept, false};
  ent_status status = ent_stances_new(stances, w->dataset, &options, err);
  if (status == ENT_OK) status = ent_network_new(network, *stances, ent_network_get_options(w->network), err);
  return status;
}

/* Finds its coalitions, into members by the nodes of the whole. */
static ent_status search(uint32_t *members, uint32_t *camps, work *w, const ent_network *network, uint32_t turn, ent_error *err) {
  size_t nodes;
  const ent_node *node = ent_network_nodes(network, &nodes);
  for (size_t v = 0; v < nodes; v++) w->before[v] = w->node_of[node[v].index];
  const ent_status status = ent__coalitions_again(w->camp, camps, w->coalitions, network, w->before, turn, err);
  for (size_t v = 0; v < nodes && status == ENT_OK; v++) members[w->before[v]] = w->camp[v];
  return status;
}

/* Gives the camps the numbers of the coalitions that they carry on; others follow. */
static ent_status renumber(uint32_t *members, uint32_t camps, work *w, ent_error *err) {
  size_t count;
  (void)ent_coalitions_list(w->coalitions, &count);
  uint32_t next = (uint32_t)count;
  const ent__pairing pairing = {w->whole, members, (uint32_t)w->nodes, (uint32_t)count, camps};
  const ent_status status = ent__partition_match(w->match, &pairing, err);
  if (status != ENT_OK) return status;
  for (uint32_t c = 0; c < camps; c++)
    if (w->match[c] == ENT_NONE) w->match[c] = next++;
  for (size_t v = 0; v < w->nodes; v++)
    if (members[v] != ENT_NONE) members[v] = w->match[members[v]];
  return ENT_OK;
}

static ent_status compare(ent_omission *one, ent_omissions *omissions, const work *w, ent_error *err) {
  ent__agreement agreement;
  uint32_t count = 0;
  for (size_t v = 0; v < w->nodes; v++) count += one->members[v] != w->whole[v];
  uint32_t *moved = ent__arena_alloc(&omissions->arena, count, sizeof *moved);
  if (moved == NULL) return ent__nomem(err);
  one->moved = moved;
  for (size_t v = 0; v < w->nodes; v++)
    if (one->members[v] != w->whole[v]) moved[one->moved_count++] = (uint32_t)v;
  const ent_status status = ent__agreement_of(&agreement, w->whole, one->members, w->nodes, err);
  one->rand = agreement.rand;
  return status;
}

static ent_status leave_out(ent_omissions *omissions, work *w, ent_issue_id issue, ent_error *err) {
  size_t passing;
  ent_stances *stances = NULL;
  ent_network *network = NULL;
  ent_status status = ENT_OK;
  ent_omission *one = &omissions->list[omissions->count];
  uint32_t *members = ent__arena_alloc(&omissions->arena, w->nodes, sizeof *members);
  if (members == NULL) return ent__nomem(err);
  *one = (ent_omission){.issue = issue, .members = members};
  for (size_t v = 0; v < w->nodes; v++) members[v] = ENT_NONE;
  (void)ent_stances_issues(w->stances, &passing);
  if (passing > 1) { /* no word at all would let every issue pass */
    status = make_without(&stances, &network, w, issue, err);
    if (status == ENT_OK) status = search(members, &one->coalitions, w, network, (uint32_t)omissions->count, err);
    if (status == ENT_OK) status = renumber(members, one->coalitions, w, err);
  }
  if (status == ENT_OK) status = compare(one, omissions, w, err);
  if (status == ENT_OK) omissions->count++;
  ent_network_free(network);
  ent_stances_free(stances);
  return status;
}

static bool is_too_much(const work *w, size_t issues) {
  size_t ties, cells;
  double pairs = 0;
  size_t passing;
  const ent_issue_id *all = ent_stances_issues(w->stances, &passing);
  (void)ent_network_ties(w->network, &ties);
  for (size_t i = 0; i < passing; i++) {
    (void)ent_stances_column(w->stances, all[i], &cells);
    pairs += (double)cells * (double)cells / 2;
  }
  return (double)issues * (pairs + 64.0 * (double)ties) > ENT_OMISSIONS_WORK || (double)issues * (double)w->nodes > ENT_OMISSIONS_PLACES;
}

static ent_status fill(ent_omissions *omissions, ent_error *err) {
  size_t passing, cells, issues = 0;
  work w;
  ent_status status = work_init(&w, omissions->coalitions, err);
  if (status != ENT_OK) goto fail;
  const ent_issue_id *all = ent_stances_issues(w.stances, &passing);
  for (size_t i = 0; i < passing; i++) issues += ent_stances_column(w.stances, all[i], &cells) != NULL;
  omissions->skipped = is_too_much(&w, issues);
  if (omissions->skipped) goto fail;
  omissions->list = ent__arena_alloc(&omissions->arena, issues, sizeof *omissions->list);
  if (omissions->list == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t i = 0; i < passing && status == ENT_OK; i++)
    if (ent_stances_column(w.stances, all[i], &cells) != NULL) status = leave_out(omissions, &w, all[i], err);
fail:
  work_clear(&w);
  return status;
}

ent_status ent_omissions_new(ent_omissions **out, const ent_coalitions *coalitions, ent_error *err) {
  *out = NULL;
  const ent_network *network = ent_coalitions_network(coalitions);
  ent_omissions *omissions = ent__zalloc(1, sizeof *omissions);
  if (omissions == NULL) return ent__nomem(err);
  omissions->coalitions = coalitions;
  if (ent_network_stances(network) != NULL && ent_network_get_options(network)->between == ENT_BETWEEN_ACTORS) {
    const ent_status status = fill(omissions, err);
    if (status != ENT_OK) {
      ent_omissions_free(omissions);
      return status;
    }
  }
  *out = omissions;
  return ENT_OK;
}

void ent_omissions_free(ent_omissions *omissions) {
  if (omissions == NULL) return;
  ent__arena_clear(&omissions->arena);
  ent__free(omissions);
}

const ent_omission *ent_omissions_list(const ent_omissions *omissions, size_t *count) {
  *count = omissions->count;
  return omissions->list;
}

bool ent_omissions_skipped(const ent_omissions *omissions) { return omissions->skipped; }
