/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/search.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

const ent__method *ent__method_of(ent_semantics semantics) {
  static const ent__method *const methods[ENT_SEMANTICS_COUNT] = {
      [ENT_SEMANTICS_COMPLETE] = &ent__method_complete,       [ENT_SEMANTICS_PREFERRED] = &ent__method_preferred,
      [ENT_SEMANTICS_STABLE] = &ent__method_stable,           [ENT_SEMANTICS_SEMI_STABLE] = &ent__method_semi_stable,
      [ENT_SEMANTICS_STAGE] = &ent__method_stage,             [ENT_SEMANTICS_NAIVE] = &ent__method_naive,
      [ENT_SEMANTICS_ADMISSIBLE] = &ent__method_admissible,   [ENT_SEMANTICS_CONFLICT_FREE] = &ent__method_conflict_free};
  return methods[semantics];
}

ent_status ent__seek_init(ent__seek *out, const ent__method *method, const ent__region *region, uint32_t arguments, ent__deadline *deadline,
                            ent_error *err) {
  *out = (ent__seek){.method = method, .region = region, .nodes = region->count};
  while (out->arguments < region->count && region->nodes[out->arguments] < arguments) out->arguments++;
  out->last = (int)(3 * region->count);
  out->set = ent__zalloc(region->count, sizeof *out->set);
  out->range = ent__zalloc(region->count, sizeof *out->range);
  ent_status status = out->set == NULL || out->range == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = ent__sat_new(&out->sat, deadline, err);
  if (status == ENT_OK) method->encode(out);
  if (status != ENT_OK) ent__seek_clear(out);
  return status;
}

void ent__seek_clear(ent__seek *search) {
  ent__sat_free(search->sat);
  ent__free(search->set);
  ent__free(search->range);
  for (size_t i = 0; i < search->range_count; i++) ent__free(search->ranges[i]);
  ent__free(search->ranges);
  *search = (ent__seek){0};
}

void ent__seek_read(ent__seek *search) {
  for (uint32_t v = 0; v < search->nodes; v++) search->set[v] = ent__sat_value(search->sat, ent__in(v));
}

ent_status ent__find_plain(ent__seek *search, int literal, bool *found, ent_error *err) {
  if (literal != 0) ent__sat_assume(search->sat, literal);
  const ent_status status = ent__sat_solve(search->sat, found, err);
  if (status == ENT_OK && *found) ent__seek_read(search);
  return status;
}

static void exclude(ent__seek *search, uint32_t nodes) {
  for (uint32_t v = 0; v < nodes; v++) ent__sat_add(search->sat, search->set[v] ? -ent__in(v) : ent__in(v));
  ent__sat_add(search->sat, 0);
}

void ent__exclude_same(ent__seek *search) { exclude(search, search->arguments); }

void ent__exclude_set(ent__seek *search) { exclude(search, search->nodes); }
