/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Membership "inherit": a member that has said nothing on an issue stands where its bloc does. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

static int compare(const void *left, const void *right) {
  const ent__entry *a = left, *b = right;
  if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
  if (a->issue != b->issue) return a->issue < b->issue ? -1 : 1;
  return 0;
}

static bool has_own(const ent__entry *sorted, size_t count, uint32_t actor, uint32_t issue) {
  const ent__entry wanted = {actor, issue, 0, 0};
  return bsearch(&wanted, sorted, count, sizeof wanted, compare) != NULL;
}

/* Of several blocs the one whose label, then id, comes first gives the cell. */
static bool takes_over(const ent_dataset *dataset, uint32_t candidate, uint32_t present) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  const int labels = strcmp(ent_text_in(actors[candidate].label, NULL), ent_text_in(actors[present].label, NULL));
  return labels != 0 ? labels < 0 : strcmp(actors[candidate].id, actors[present].id) < 0;
}

/* Returns the bloc from which a member inherits on an issue; ENT_NONE where none has spoken. */
static uint32_t giver(const ent_dataset *dataset, const ent__entry *sorted, size_t count, uint32_t member, uint32_t issue) {
  size_t actor_count = 0;
  const ent_actor *actor = ent_dataset_actors(dataset, &actor_count) + member;
  uint32_t best = ENT_NONE;
  for (uint32_t i = 0; i < actor->memberships; i++) {
    const uint32_t bloc = actor->member_of[i].bloc;
    if (!has_own(sorted, count, bloc, issue)) continue;
    if (best == ENT_NONE || takes_over(dataset, bloc, best)) best = bloc;
  }
  return best;
}

static ent_status add(ent__entries *entries, ent__entry entry, ent_error *err) {
  void *at = entries->at;
  if (ent__grow(&at, &entries->room, entries->count + 1, sizeof entry) != 0) return ent__nomem(err);
  entries->at = at;
  entries->at[entries->count++] = entry;
  return ENT_OK;
}

ent_status ent__members_inherit(ent__entries *entries, const ent_dataset *dataset, const ent__passes *passes, ent_error *err) {
  size_t actor_count = 0, statement_count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &actor_count);
  const ent_statement *statements = ent_dataset_statements(dataset, &statement_count);
  const size_t own = entries->count;
  ent__entry *sorted = ent__alloc(own, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  memcpy(sorted, entries->at, own * sizeof *sorted);
  qsort(sorted, own, sizeof *sorted, compare);
  ent_status status = ENT_OK;
  for (size_t member = 0; member < actor_count && status == ENT_OK; member++) {
    const ent_actor *actor = &actors[member];
    for (size_t i = 0; i < own && status == ENT_OK && actor->memberships > 0 && passes->actors[member]; i++) {
      const ent__entry *entry = &sorted[i];
      if (!ent__is_member(actor, entry->actor, statements[entry->statement].date)) continue;
      if (has_own(sorted, own, (uint32_t)member, entry->issue)) continue;
      if (giver(dataset, sorted, own, (uint32_t)member, entry->issue) != entry->actor) continue;
      status = add(entries, (ent__entry){(uint32_t)member, entry->issue, entry->statement, entry->actor}, err);
    }
  }
  ent__free(sorted);
  return status;
}
