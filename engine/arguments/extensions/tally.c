/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/tally.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { base = 1000000000, factor_groups = 3, group_digits = 9 };

ent_status ent__tally_init(ent__tally *out, ent_error *err) {
  *out = (ent__tally){.group = ent__alloc(1, sizeof *out->group), .count = 1, .room = 1};
  if (out->group == NULL) return ent__nomem(err);
  out->group[0] = 1;
  return ENT_OK;
}

void ent__tally_clear(ent__tally *number) {
  ent__free(number->group);
  *number = (ent__tally){0};
}

/* By hand; from the top, so that each group is read before it is written. */
ent_status ent__tally_times(ent__tally *number, uint64_t factor, ent_error *err) {
  void *at = number->group;
  const uint64_t by[factor_groups] = {factor % base, factor / base % base, factor / base / base};
  if (factor == 1) return ENT_OK;
  if (ent__grow(&at, &number->room, number->count + factor_groups, sizeof *number->group) != 0) return ent__nomem(err);
  number->group = at;
  const size_t count = number->count + factor_groups;
  memset(number->group + number->count, 0, factor_groups * sizeof *number->group);
  for (size_t i = number->count; i-- > 0;) {
    const uint64_t own = number->group[i];
    uint64_t carry = 0;
    number->group[i] = 0;
    for (size_t k = 0; i + k < count && (k < factor_groups || carry > 0); k++) {
      carry += number->group[i + k] + (k < factor_groups ? own * by[k] : 0);
      number->group[i + k] = (uint32_t)(carry % base);
      carry /= base;
    }
  }
  number->count = count;
  while (number->count > 1 && number->group[number->count - 1] == 0) number->count--;
  return ENT_OK;
}

char *ent__tally_text(const ent__tally *number) {
  const size_t room = number->count * group_digits + 3;
  char *text = ent__alloc(room, 1);
  if (text == NULL) return NULL;
  int used = snprintf(text, room, "%lu", (unsigned long)number->group[number->count - 1]);
  for (size_t i = number->count - 1; i-- > 0;) {
    (void)snprintf(text + used, room - (size_t)used, "%09lu", (unsigned long)number->group[i]);
    used += group_digits;
  }
  return text;
}
