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

/* Returns where an actor's entries on an issue, or on that and higher issues, begin. */
static size_t first_entry(const ent__entry *sorted, size_t count, uint32_t actor, uint32_t issue) {
  const ent__entry wanted = {actor, issue, 0, 0};
  size_t low = 0, high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare(&sorted[middle], &wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool has_own(const ent__entry *sorted, size_t count, uint32_t actor, uint32_t issue) {
  const size_t at = first_entry(sorted, count, actor, issue);
  return at < count && sorted[at].actor == actor && sorted[at].issue == issue;
}

/* Has a bloc spoken on an issue while the actor was its member? */
static bool has_given(const ent_dataset *dataset, const ent__entry *sorted, size_t count, const ent_actor *actor, uint32_t bloc, uint32_t issue) {
  size_t statement_count = 0;
  const ent_statement *statements = ent_dataset_statements(dataset, &statement_count);
  for (size_t i = first_entry(sorted, count, bloc, issue); i < count && sorted[i].actor == bloc && sorted[i].issue == issue; i++)
    if (ent__is_member(actor, bloc, statements[sorted[i].statement].date)) return true;
  return false;
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
    if (bloc == best || !has_given(dataset, sorted, count, actor, bloc, issue)) continue;
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

/* A bloc may be listed for several times of membership: it is gone through at the first of them. */
static bool listed_before(const ent_actor *actor, uint32_t i) {
  for (uint32_t j = 0; j < i; j++)
    if (actor->member_of[j].bloc == actor->member_of[i].bloc) return true;
  return false;
}

/* Adds what a member takes of one of its blocs. */
static ent_status inherit_from(ent__entries *entries, const ent_dataset *dataset, const ent__entry *sorted, size_t own,
                               uint32_t member, uint32_t bloc, ent_error *err) {
  size_t actor_count = 0, statement_count = 0;
  const ent_actor *actor = ent_dataset_actors(dataset, &actor_count) + member;
  const ent_statement *statements = ent_dataset_statements(dataset, &statement_count);
  ent_status status = ENT_OK;
  bool takes = false;
  for (size_t i = first_entry(sorted, own, bloc, 0); i < own && sorted[i].actor == bloc && status == ENT_OK; i++) {
    const uint32_t issue = sorted[i].issue;
    if (i == 0 || sorted[i - 1].actor != bloc || sorted[i - 1].issue != issue)
      takes = !has_own(sorted, own, member, issue) && giver(dataset, sorted, own, member, issue) == bloc;
    if (takes && ent__is_member(actor, bloc, statements[sorted[i].statement].date))
      status = add(entries, (ent__entry){member, issue, sorted[i].statement, bloc}, err);
  }
  return status;
}

ent_status ent__members_inherit(ent__entries *entries, const ent_dataset *dataset, const ent__passes *passes, ent_error *err) {
  size_t actor_count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &actor_count);
  const size_t own = entries->count;
  ent__entry *sorted = ent__alloc(own, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  memcpy(sorted, entries->at, own * sizeof *sorted);
  ent__entries grouped = {sorted, own, own};
  ent_status status = ent__entries_group(&grouped, dataset, NULL, NULL, err);
  for (size_t member = 0; member < actor_count && status == ENT_OK; member++) {
    const ent_actor *actor = &actors[member];
    for (uint32_t i = 0; i < actor->memberships && status == ENT_OK && passes->actors[member]; i++)
      if (!listed_before(actor, i)) status = inherit_from(entries, dataset, sorted, own, (uint32_t)member, actor->member_of[i].bloc, err);
  }
  ent__free(sorted);
  return status;
}
