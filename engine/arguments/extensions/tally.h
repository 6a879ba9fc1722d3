/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole number of any length, for counts that multiply across components. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_TALLY_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_TALLY_H

#include <entente/base.h>

/* Digits in groups of nine, the lowest first. */
typedef struct ent__tally {
  uint32_t *group;
  size_t count;
  size_t room;
} ent__tally;

/* Makes it 1. Errors: ENT_E_NOMEM. */
ent_status ent__tally_init(ent__tally *out, ent_error *err);
void ent__tally_clear(ent__tally *number);
/* Multiplies. O(length). Errors: ENT_E_NOMEM, with the number as it was. */
ent_status ent__tally_times(ent__tally *number, uint64_t factor, ent_error *err);
/* Returns its digits in memory of their own, NULL without memory. */
char *ent__tally_text(const ent__tally *number);

#endif
