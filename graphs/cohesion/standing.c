/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/cohesion/standing.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

ent_status ent__standing_init(ent__standing *out, const ent_stances *stances, ent_error *err) {
  size_t most = 0;
  out->stances = stances;
  for (size_t from = 0; from < stances->entries.count;) {
    const size_t end = ent__entries_run(&stances->entries, from);
    if (end - from > most) most = end - from;
    from = end;
  }
  out->entries = ent__alloc(most, sizeof *out->entries);
  out->levels = ent__alloc(most, sizeof *out->levels);
  out->statements = ent__alloc(most, sizeof *out->statements);
  return out->entries == NULL || out->levels == NULL || out->statements == NULL ? ent__nomem(err) : ENT_OK;
}

void ent__standing_clear(ent__standing *standing) {
  ent__free(standing->entries);
  ent__free(standing->levels);
  ent__free(standing->statements);
}

bool ent__is_always_member(const ent_actor *actor, ent_actor_id bloc) {
  for (uint32_t i = 0; i < actor->memberships; i++) {
    const ent_membership *membership = &actor->member_of[i];
    if (membership->bloc == bloc && membership->from.from.year == 0 && membership->to.from.year == 0) return true;
  }
  return false;
}

/* Returns where the entries of a cell begin, which are sorted by the ranks of actor and issue. */
static size_t first_entry(const ent_stances *stances, const ent_cell *cell) {
  const uint32_t actor = stances->actor_rank[cell->actor];
  const uint32_t issue = stances->issue_rank[cell->issue];
  size_t low = 0;
  size_t high = stances->entries.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const ent__entry *entry = &stances->entries.at[middle];
    const uint32_t a = stances->actor_rank[entry->actor];
    const uint32_t i = stances->issue_rank[entry->issue];
    if (a < actor || (a == actor && i < issue)) low = middle + 1;
    else high = middle;
  }
  return low;
}

bool ent__standing_of(double *position, const ent__standing *standing, const ent_cell *cell, ent_actor_id bloc) {
  const ent_stances *stances = standing->stances;
  size_t count = 0;
  size_t kept = 0;
  const ent_actor *actor = &ent_dataset_actors(stances->dataset, &count)[cell->actor];
  const ent_statement *statements = ent_dataset_statements(stances->dataset, &count);
  *position = cell->mean;
  if (bloc == ENT_NONE || ent__is_always_member(actor, bloc)) return true;
  const size_t from = first_entry(stances, cell);
  const size_t end = ent__entries_run(&stances->entries, from);
  for (size_t i = from; i < end; i++) {
    const ent__entry *entry = &stances->entries.at[i];
    if (ent__is_member(actor, bloc, statements[entry->statement].date)) standing->entries[kept++] = *entry;
  }
  if (kept == end - from) return true;
  if (kept == 0) return false;
  ent_cell formed;
  const ent__run run = {standing->entries, kept, NULL, NULL};
  if (!ent__cell_fill(&formed, standing->levels, standing->statements, &run, statements, &stances->options)) return false;
  *position = formed.mean;
  return true;
}
