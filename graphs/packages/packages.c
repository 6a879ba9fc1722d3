/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages of issues on which a quota agrees. */
#include <entente/packages.h>

#include <stdlib.h>
#include <string.h>

#include <entente/whatif.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/packages/search.h"
#include "graphs/power/rules.h"

enum { found_most = 5000 };

struct ent_packages {
  const ent_stances *stances;
  ent__arena arena;
  const char *quota;
  ent_actor_id *actors; /* that have a stance, in canonical order */
  uint32_t actor_count;
  uint32_t needed;
  ent_package_item *items; /* that enough take */
  uint64_t *sets;          /* of actors, by item */
  uint32_t item_count;
  uint32_t words;
  ent_package *list;
  size_t count;
  size_t found;
  bool complete;
  ent_pivot *pivots;
  size_t pivot_count;
};

void ent_packages_free(ent_packages *packages) {
  if (packages == NULL) return;
  ent__free(packages->actors);
  ent__free(packages->items);
  ent__free(packages->sets);
  ent__free(packages->pivots);
  ent__arena_clear(&packages->arena);
  ent__free(packages);
}

/* Takes the players that have said anything. */
static ent_status take_actors(ent_packages *p, ent_error *err) {
  static const ent_power_options one = {{{"one", "majority"}}, 1};
  ent__rules rules = {.count = 0};
  ent_status status = ent__rules_init(&rules, p->stances, &one, err);
  if (status == ENT_OK) p->actors = ent__alloc(rules.player_count + 1, sizeof *p->actors);
  if (status == ENT_OK && p->actors == NULL) status = ent__nomem(err);
  for (size_t i = 0; status == ENT_OK && i < rules.player_count; i++) {
    size_t cells = 0;
    ent_stances_row(p->stances, rules.players[i], &cells);
    if (cells > 0) p->actors[p->actor_count++] = rules.players[i];
  }
  ent__rules_clear(&rules);
  p->words = p->actor_count / 64 + 1;
  return status;
}

/* The fewest of the actors that meet a quota. */
static ent_status read_quota(ent_packages *p, const char *text, ent_error *err) {
  ent__quota quota;
  const ent_status status = ent__quota_parse(&quota, text, err);
  const uint64_t n = p->actor_count;
  uint64_t needed = n / 2 + 1;
  if (status != ENT_OK) return status;
  if (quota.kind == ENT__QUOTA_SHARE) needed = (quota.up * n + quota.down - 1) / quota.down;
  if (quota.kind == ENT__QUOTA_NUMBER) {
    uint64_t whole = 1;
    for (int i = 0; i < quota.places; i++) whole *= 10;
    needed = (quota.up + whole - 1) / whole;
  }
  p->needed = needed == 0 ? 1 : needed > n + 1 ? (uint32_t)n + 1 : (uint32_t)needed;
  p->quota = ent__arena_string(&p->arena, text, strlen(text));
  return p->quota == NULL ? ent__nomem(err) : ENT_OK;
}

static bool takes(const ent_packages *p, ent_actor_id actor, ent_package_item item) {
  const ent_cell *cell = ent_stances_find(p->stances, actor, item.issue);
  if (cell == NULL) return false;
  return item.support ? cell->mean >= ENT_WHATIF_SIDE : cell->mean <= -ENT_WHATIF_SIDE;
}

/* Keeps each issue with a side that enough actors take. */
static ent_status take_items(ent_packages *p, ent_error *err) {
  size_t count = 0;
  const ent_issue_id *issues = ent_stances_issues(p->stances, &count);
  ent__free(p->items);
  ent__free(p->sets);
  p->item_count = 0;
  p->items = ent__alloc(2 * count + 1, sizeof *p->items);
  p->sets = ent__zalloc((2 * count + 1) * p->words, sizeof *p->sets);
  if (p->items == NULL || p->sets == NULL) return ent__nomem(err);
  for (size_t i = 0; i < 2 * count; i++) {
    const ent_package_item item = {issues[i / 2], i % 2 == 0};
    uint64_t *set = p->sets + (size_t)p->item_count * p->words;
    memset(set, 0, p->words * sizeof *set);
    for (uint32_t a = 0; a < p->actor_count; a++)
      if (takes(p, p->actors[a], item)) set[a / 64] |= UINT64_C(1) << a % 64;
    if (ent__bits_common(set, NULL, p->words) >= p->needed) p->items[p->item_count++] = item;
  }
  return ENT_OK;
}

/* A set found, with what it is sorted by. */
typedef struct ranked {
  const uint64_t *items;
  uint32_t words;
  uint32_t size;
  uint32_t actors;
} ranked;

static int by_rank(const void *left, const void *right) {
  const ranked *a = left;
  const ranked *b = right;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  if (a->actors != b->actors) return a->actors > b->actors ? -1 : 1;
  for (uint32_t w = 0; w < a->words; w++) { /* the one that has the first item in which they differ */
    const uint64_t differ = a->items[w] ^ b->items[w];
    if (differ != 0) return (a->items[w] & (differ & (~differ + 1))) != 0 ? -1 : 1;
  }
  return 0;
}

static bool has(const uint64_t *bits, uint32_t i) { return (bits[i / 64] >> i % 64 & 1) != 0; }

static uint32_t actors_of(const ent_packages *p, uint64_t *out, const uint64_t *items) {
  memset(out, 0xff, p->words * sizeof *out);
  for (uint32_t i = 0; i < p->item_count; i++)
    for (uint32_t w = 0; has(items, i) && w < p->words; w++) out[w] &= p->sets[(size_t)i * p->words + w];
  return ent__bits_common(out, NULL, p->words);
}

/* Writes out one package: who is in, and who would be but for one issue. */
static ent_status write_package(ent_packages *p, ent_package *out, const ranked *from, ent_error *err) {
  ent_package_item *items = ent__arena_alloc(&p->arena, from->size + 1, sizeof *items);
  ent_actor_id *actors = ent__arena_alloc(&p->arena, from->actors + 1, sizeof *actors);
  ent_package_near *near = ent__arena_alloc(&p->arena, (size_t)p->actor_count + 1, sizeof *near);
  if (items == NULL || actors == NULL || near == NULL) return ent__nomem(err);
  *out = (ent_package){items, 0, actors, 0, near, 0};
  for (uint32_t i = 0; i < p->item_count; i++)
    if (has(from->items, i)) items[out->item_count++] = p->items[i];
  for (uint32_t a = 0; a < p->actor_count; a++) {
    uint32_t missing = 0;
    uint32_t which = 0;
    for (uint32_t i = 0; missing < 2 && i < out->item_count; i++) {
      if (takes(p, p->actors[a], items[i])) continue;
      missing++;
      which = i;
    }
    if (missing == 0) actors[out->actor_count++] = p->actors[a];
    if (missing == 1 && out->item_count > 1) near[out->near_count++] = (ent_package_near){p->actors[a], which, ent_stances_find(p->stances, p->actors[a], items[which].issue) == NULL};
  }
  return ENT_OK;
}

static ent_status write_list(ent_packages *p, const ent__itemsets *sets, uint32_t most, ent_error *err) {
  ranked *all = ent__alloc((size_t)sets->found_count + 1, sizeof *all);
  uint64_t *room = ent__alloc(p->words, sizeof *room);
  ent_status status = all == NULL || room == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < sets->found_count; i++) {
    const uint64_t *items = sets->found + (size_t)i * sets->item_words;
    all[i] = (ranked){items, sets->item_words, ent__bits_common(items, NULL, sets->item_words), actors_of(p, room, items)};
  }
  if (status == ENT_OK && sets->found_count > 1) qsort(all, sets->found_count, sizeof *all, by_rank);
  p->found = sets->found_count;
  p->count = 0;
  p->list = ent__arena_alloc(&p->arena, (size_t)(most < sets->found_count ? most : sets->found_count) + 1, sizeof *p->list);
  if (p->list == NULL && status == ENT_OK) status = ent__nomem(err);
  for (uint32_t i = 0; status == ENT_OK && i < sets->found_count && i < most; i++) status = write_package(p, &p->list[p->count++], &all[i], err);
  ent__free(all);
  ent__free(room);
  return status;
}

static ent_status search(ent_packages *p, const char *quota, const ent_packages_options *options, ent_error *err) {
  ent__itemsets sets = {.work = options->work, .most = found_most};
  ent_status status = read_quota(p, quota, err);
  if (status == ENT_OK) status = take_items(p, err);
  if (status != ENT_OK) return status;
  sets.items = p->sets;
  sets.item_count = p->item_count;
  sets.actors = p->actor_count;
  sets.words = p->words;
  sets.needed = p->needed;
  status = ent__itemsets_search(&sets, err);
  p->complete = sets.complete;
  if (status == ENT_OK) status = write_list(p, &sets, options->most, err);
  ent__free(sets.found);
  return status;
}

typedef struct pivot_rank {
  ent_pivot pivot;
  uint32_t place; /* in canonical order */
} pivot_rank;

static int by_weight(const void *left, const void *right) {
  const pivot_rank *a = left;
  const pivot_rank *b = right;
  if (a->pivot.critical != b->pivot.critical) return a->pivot.critical > b->pivot.critical ? -1 : 1;
  if (a->pivot.near != b->pivot.near) return a->pivot.near > b->pivot.near ? -1 : 1;
  return a->place < b->place ? -1 : a->place > b->place;
}

static void count_pivots(const ent_packages *p, pivot_rank *by_actor) {
  for (size_t i = 0; i < p->count; i++) {
    const ent_package *one = &p->list[i];
    if (one->item_count < 2) continue;
    for (uint32_t a = 0, k = 0, n = 0; a < p->actor_count; a++) {
      if (k < one->actor_count && one->actors[k] == p->actors[a]) {
        by_actor[a].pivot.critical += one->actor_count == p->needed;
        k++;
      }
      if (n < one->near_count && one->near[n].actor == p->actors[a]) {
        by_actor[a].pivot.near++;
        n++;
      }
    }
  }
}

static ent_status find_pivots(ent_packages *p, ent_error *err) {
  pivot_rank *by_actor = ent__zalloc((size_t)p->actor_count + 1, sizeof *by_actor);
  p->pivots = ent__alloc((size_t)p->actor_count + 1, sizeof *p->pivots);
  const bool failed = by_actor == NULL || p->pivots == NULL;
  if (!failed) {
    for (uint32_t a = 0; a < p->actor_count; a++) by_actor[a] = (pivot_rank){{p->actors[a], 0, 0}, a};
    count_pivots(p, by_actor);
    qsort(by_actor, p->actor_count, sizeof *by_actor, by_weight);
    for (uint32_t a = 0; a < p->actor_count; a++)
      if (by_actor[a].pivot.critical + by_actor[a].pivot.near > 0) p->pivots[p->pivot_count++] = by_actor[a].pivot;
  }
  ent__free(by_actor);
  return failed ? ent__nomem(err) : ENT_OK;
}

static ent_status search_all(ent_packages *p, const ent_packages_options *options, ent_error *err) {
  static const char *const quotas[] = {"2/3", "majority", "1/3", "1/5"};
  if (options->quota != NULL) return search(p, options->quota, options, err);
  for (size_t i = 0; i < sizeof quotas / sizeof quotas[0]; i++) {
    const ent_status status = search(p, quotas[i], options, err);
    if (status != ENT_OK || (p->count > 0 && p->list[0].item_count > 1)) return status;
  }
  return ENT_OK;
}

ent_status ent_packages_new(ent_packages **out, const ent_stances *stances, const ent_packages_options *options, ent_error *err) {
  *out = NULL;
  ent_packages *p = ent__zalloc(1, sizeof *p);
  if (p == NULL) return ent__nomem(err);
  p->stances = stances;
  ent_status status = take_actors(p, err);
  if (status == ENT_OK) status = search_all(p, options, err);
  if (status == ENT_OK) status = find_pivots(p, err);
  if (status != ENT_OK) {
    ent_packages_free(p);
    return status;
  }
  *out = p;
  return ENT_OK;
}

const ent_package *ent_packages_list(const ent_packages *packages, size_t *count) {
  *count = packages->count;
  return packages->list;
}

const ent_pivot *ent_packages_pivots(const ent_packages *packages, size_t *count) {
  *count = packages->pivot_count;
  return packages->pivots;
}

const char *ent_packages_quota(const ent_packages *packages) { return packages->quota; }
uint32_t ent_packages_actors(const ent_packages *packages) { return packages->actor_count; }
uint32_t ent_packages_needed(const ent_packages *packages) { return packages->needed; }
size_t ent_packages_found(const ent_packages *packages) { return packages->found; }
bool ent_packages_complete(const ent_packages *packages) { return packages->complete; }
