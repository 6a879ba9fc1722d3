/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of sets of nodes, each in rising order. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_SETS_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_SETS_H

#include <stdbool.h>

#include <entente/base.h>

/* Set i is members[start[i]] to members[start[i] + size[i] - 1]. All zero is empty. */
typedef struct ent__sets {
  size_t count;
  size_t *start;
  size_t start_room;
  uint32_t *size;
  size_t size_room;
  uint32_t *members;
  size_t used;
  size_t members_room;
} ent__sets;

/* Members of all sets together at most, 2 GB of them; more are a refusal and not a full memory. */
enum { ENT__SETS_MOST = 500000000 };

void ent__sets_clear(ent__sets *sets);
/* Begins a set without members. Errors: ENT_E_NOMEM. */
ent_status ent__sets_begin(ent__sets *sets, ent_error *err);
/* Adds a member to the last set. Errors: ENT_E_NOMEM, ENT_E_LIMIT. */
ent_status ent__sets_add(ent__sets *sets, uint32_t member, ent_error *err);
/* Puts the members of the last set in rising order. */
void ent__sets_settle(ent__sets *sets);
/* Sorts the sets, member by member, and drops those that stand there twice. Errors: ENT_E_NOMEM. */
ent_status ent__sets_sort(ent__sets *sets, ent_error *err);

#endif
