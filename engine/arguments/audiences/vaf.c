/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/audiences/vaf.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* An argument and its values as they are sorted to find equal sets. */
typedef struct holder {
  const uint32_t *at;
  uint32_t count;
  uint32_t argument;
} holder;

static int compare_numbers(const void *left, const void *right) {
  const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static int compare_values(const holder *a, const holder *b) {
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  for (uint32_t i = 0; i < a->count; i++)
    if (a->at[i] != b->at[i]) return a->at[i] < b->at[i] ? -1 : 1;
  return 0;
}

static int compare_holders(const void *left, const void *right) { return compare_values(left, right); }

/* Copies the values of each argument that has any, sorted and each once; returns how many arguments. */
static uint32_t copy_values(const ent_argument *arguments, size_t count, uint32_t *room, holder *holders) {
  uint32_t found = 0;
  for (size_t a = 0; a < count; a++) {
    const ent_ids given = arguments[a].values;
    uint32_t kept = 0;
    if (given.count == 0) continue;
    memcpy(room, given.at, given.count * sizeof *room);
    qsort(room, given.count, sizeof *room, compare_numbers);
    for (uint32_t i = 0; i < given.count; i++)
      if (i == 0 || room[i] != room[kept - 1]) room[kept++] = room[i];
    holders[found++] = (holder){room, kept, (uint32_t)a};
    room += kept;
  }
  return found;
}

/* Numbers the sets of sorted holders. */
static ent_status number_sets(ent__vaf *vaf, const holder *holders, uint32_t count, ent_error *err) {
  uint32_t used = 0, room = 0;
  for (uint32_t i = 0; i < count; i++)
    if (i == 0 || compare_values(&holders[i - 1], &holders[i]) != 0) {
      vaf->sets++;
      room += holders[i].count;
    }
  vaf->set_start = ent__zalloc((size_t)vaf->sets + 1, sizeof *vaf->set_start);
  vaf->set_values = ent__alloc(room, sizeof *vaf->set_values);
  if (vaf->set_start == NULL || vaf->set_values == NULL) return ent__nomem(err);
  for (uint32_t i = 0, set = 0; i < count; i++) {
    if (i == 0 || compare_values(&holders[i - 1], &holders[i]) != 0) {
      memcpy(vaf->set_values + used, holders[i].at, holders[i].count * sizeof *vaf->set_values);
      used += holders[i].count;
      vaf->set_start[++set] = used;
    }
    vaf->set_of[holders[i].argument] = set - 1;
  }
  return ENT_OK;
}

static ent_status find_sets(ent__vaf *vaf, ent_error *err) {
  size_t count = 0, room = 0;
  const ent_dataset *dataset = vaf->framework->dataset;
  const ent_argument *arguments = dataset == NULL ? NULL : ent_dataset_arguments(dataset, &count);
  for (size_t a = 0; a < count; a++) room += arguments[a].values.count;
  vaf->set_of = ent__alloc(vaf->framework->arguments, sizeof *vaf->set_of);
  uint32_t *values = ent__alloc(room, sizeof *values);
  holder *holders = ent__alloc(count, sizeof *holders);
  ent_status status = vaf->set_of == NULL || values == NULL || holders == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    for (uint32_t a = 0; a < vaf->framework->arguments; a++) vaf->set_of[a] = ENT_NONE;
    const uint32_t found = count == 0 ? 0 : copy_values(arguments, count, values, holders);
    if (found > 0) qsort(holders, found, sizeof *holders, compare_holders);
    status = number_sets(vaf, holders, found, err);
  }
  ent__free(values);
  ent__free(holders);
  return status;
}

/* Returns whether the attacked has a value that the attacker lacks, without which no order makes the attack fail. */
static bool may_fail(const ent__vaf *vaf, uint32_t from, uint32_t to) {
  uint32_t k = vaf->set_start[from];
  for (uint32_t i = vaf->set_start[to]; i < vaf->set_start[to + 1]; i++) {
    while (k < vaf->set_start[from + 1] && vaf->set_values[k] < vaf->set_values[i]) k++;
    if (k == vaf->set_start[from + 1] || vaf->set_values[k] != vaf->set_values[i]) return true;
  }
  return false;
}

/* The two sets of an attack in one number, 0 where neither matters. */
static uint64_t sets_of(const ent__vaf *vaf, uint32_t from, uint32_t to) {
  ent_attack ends;
  if (!ent__framework_ends(vaf->framework, from, to, &ends)) return 0;
  const uint32_t a = vaf->set_of[ends.from], b = vaf->set_of[ends.to];
  if (a == ENT_NONE || b == ENT_NONE || a == b) return 0;
  return (uint64_t)a << 32 | b;
}

static int compare_keys(const void *left, const void *right) {
  const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

/* Keeps each key once, and only those of attacks that may fail; returns how many. */
static size_t sift(const ent__vaf *vaf, uint64_t *keys, size_t count) {
  size_t kept = 0;
  if (count > 0) qsort(keys, count, sizeof *keys, compare_keys);
  for (size_t i = 0; i < count; i++) {
    if (kept > 0 && keys[i] == keys[kept - 1]) continue;
    if (i > 0 && keys[i] == keys[i - 1]) continue;
    if (may_fail(vaf, (uint32_t)(keys[i] >> 32), (uint32_t)keys[i])) keys[kept++] = keys[i];
  }
  return kept;
}

static uint32_t contest_of(const uint64_t *keys, size_t count, uint64_t key) {
  size_t low = 0, high = count;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return key != 0 && low < count && keys[low] == key ? (uint32_t)low + 1 : 0;
}

/* The key 0 stands for "neither matters": that of the sets 0 and 0, which are equal. */
static ent_status find_contests(ent__vaf *vaf, ent_error *err) {
  const ent__graph *g = &vaf->framework->graph;
  const uint32_t edges = ent__graph_edges(g);
  size_t count = 0;
  uint64_t *keys = ent__alloc(edges, sizeof *keys);
  vaf->of_target = ent__zalloc(edges, sizeof *vaf->of_target);
  vaf->of_source = ent__zalloc(edges, sizeof *vaf->of_source);
  bool room = keys != NULL && vaf->of_target != NULL && vaf->of_source != NULL;
  for (uint32_t i = 0; room && i < g->nodes; i++)
    for (uint32_t k = g->target_start[i]; k < g->target_start[i + 1]; k++) {
      const uint64_t key = sets_of(vaf, i, g->targets[k]);
      if (key != 0) keys[count++] = key;
    }
  if (room) count = sift(vaf, keys, count);
  if (room) vaf->contest = ent__zalloc(count + 1, sizeof *vaf->contest);
  room = room && vaf->contest != NULL;
  for (size_t c = 0; room && c < count; c++) vaf->contest[c + 1] = (ent__contest){(uint32_t)(keys[c] >> 32), (uint32_t)keys[c]};
  vaf->contests = (uint32_t)count + 1;
  for (uint32_t i = 0; room && i < g->nodes; i++) {
    for (uint32_t k = g->target_start[i]; k < g->target_start[i + 1]; k++) vaf->of_target[k] = contest_of(keys, count, sets_of(vaf, i, g->targets[k]));
    for (uint32_t k = g->source_start[i]; k < g->source_start[i + 1]; k++) vaf->of_source[k] = contest_of(keys, count, sets_of(vaf, g->sources[k], i));
  }
  ent__free(keys);
  return room ? ENT_OK : ent__nomem(err);
}

static int compare_ids(const ent_value *values, uint32_t a, uint32_t b) { return strcmp(values[a].id, values[b].id); }

/* Lists the values of contests, by id: an insertion sort of what are few. */
static ent_status find_mattering(ent__vaf *vaf, ent_error *err) {
  size_t count = 0;
  const ent_value *values = vaf->framework->dataset == NULL ? NULL : ent_dataset_values(vaf->framework->dataset, &count);
  bool *in = ent__zalloc(count, sizeof *in);
  vaf->values = (uint32_t)count;
  vaf->matter = ent__alloc(count, sizeof *vaf->matter);
  const bool room = in != NULL && vaf->matter != NULL;
  for (uint32_t c = 1; room && c < vaf->contests; c++) {
    for (uint32_t k = vaf->set_start[vaf->contest[c].from]; k < vaf->set_start[vaf->contest[c].from + 1]; k++) in[vaf->set_values[k]] = true;
    for (uint32_t k = vaf->set_start[vaf->contest[c].to]; k < vaf->set_start[vaf->contest[c].to + 1]; k++) in[vaf->set_values[k]] = true;
  }
  for (uint32_t v = 0; room && values != NULL && v < count; v++) {
    if (!in[v]) continue;
    uint32_t at = vaf->mattering++;
    for (; at > 0 && compare_ids(values, vaf->matter[at - 1], v) > 0; at--) vaf->matter[at] = vaf->matter[at - 1];
    vaf->matter[at] = v;
  }
  ent__free(in);
  return room ? ENT_OK : ent__nomem(err);
}

ent_status ent__vaf_init(ent__vaf *out, const ent_framework *framework, ent_error *err) {
  *out = (ent__vaf){.framework = framework};
  ent_status status = find_sets(out, err);
  if (status == ENT_OK) status = find_contests(out, err);
  if (status == ENT_OK) status = find_mattering(out, err);
  return status;
}

void ent__vaf_clear(ent__vaf *vaf) {
  ent__free(vaf->set_start);
  ent__free(vaf->set_values);
  ent__free(vaf->set_of);
  ent__free(vaf->contest);
  ent__free(vaf->of_target);
  ent__free(vaf->of_source);
  ent__free(vaf->matter);
  *vaf = (ent__vaf){0};
}

/* ENT_NONE is the greatest number: sets without a ranked value are never above, and nothing is above them. */
void ent__vaf_judge(const ent__vaf *vaf, const uint32_t *rank, uint32_t *best, unsigned char *fails) {
  for (uint32_t s = 0; s < vaf->sets; s++) {
    best[s] = ENT_NONE;
    for (uint32_t k = vaf->set_start[s]; k < vaf->set_start[s + 1]; k++)
      if (rank[vaf->set_values[k]] < best[s]) best[s] = rank[vaf->set_values[k]];
  }
  fails[0] = 0;
  for (uint32_t c = 1; c < vaf->contests; c++) {
    const uint32_t from = best[vaf->contest[c].from], to = best[vaf->contest[c].to];
    fails[c] = from != ENT_NONE && to < from;
  }
}
