/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/sets.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

void ent__sets_clear(ent__sets *sets) {
  ent__free(sets->start);
  ent__free(sets->size);
  ent__free(sets->members);
  *sets = (ent__sets){0};
}

ent_status ent__sets_begin(ent__sets *sets, ent_error *err) {
  void *start = sets->start, *size = sets->size;
  const int grown = ent__grow(&start, &sets->start_room, sets->count + 1, sizeof *sets->start);
  sets->start = start;
  if (grown != 0 || ent__grow(&size, &sets->size_room, sets->count + 1, sizeof *sets->size) != 0) return ent__nomem(err);
  sets->size = size;
  sets->start[sets->count] = sets->used;
  sets->size[sets->count++] = 0;
  return ENT_OK;
}

ent_status ent__sets_add(ent__sets *sets, uint32_t member, ent_error *err) {
  void *members = sets->members;
  if (sets->used == ENT__SETS_MOST)
    return ent__fail(err, ENT_E_LIMIT, "the extensions have more than %d members together, expected a limit on their number", ENT__SETS_MOST);
  if (ent__grow(&members, &sets->members_room, sets->used + 1, sizeof *sets->members) != 0) return ent__nomem(err);
  sets->members = members;
  sets->members[sets->used++] = member;
  sets->size[sets->count - 1]++;
  return ENT_OK;
}

static int by_number(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

void ent__sets_settle(ent__sets *sets) {
  const uint32_t size = sets->size[sets->count - 1];
  if (size > 1) qsort(sets->members + sets->start[sets->count - 1], size, sizeof *sets->members, by_number);
}

typedef struct row {
  const uint32_t *members;
  size_t start;
  uint32_t size;
} row;

static int by_members(const void *a, const void *b) {
  const row *x = a, *y = b;
  for (uint32_t i = 0; i < x->size && i < y->size; i++)
    if (x->members[i] != y->members[i]) return x->members[i] < y->members[i] ? -1 : 1;
  return (x->size > y->size) - (x->size < y->size);
}

ent_status ent__sets_sort(ent__sets *sets, ent_error *err) {
  size_t kept = 0;
  row *rows = ent__alloc(sets->count, sizeof *rows);
  if (rows == NULL) return ent__nomem(err);
  for (size_t i = 0; i < sets->count; i++) rows[i] = (row){sets->members + sets->start[i], sets->start[i], sets->size[i]};
  qsort(rows, sets->count, sizeof *rows, by_members);
  for (size_t i = 0; i < sets->count; i++) {
    if (kept > 0 && by_members(&rows[kept - 1], &rows[i]) == 0) continue;
    rows[kept++] = rows[i];
  }
  sets->count = kept;
  for (size_t i = 0; i < kept; i++) {
    sets->start[i] = rows[i].start;
    sets->size[i] = rows[i].size;
  }
  ent__free(rows);
  return ENT_OK;
}
