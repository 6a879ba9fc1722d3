/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The orders that nobody has: which of the two ways goes through them, and what is said of each argument. */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Returns n!, 0 where it does not fit: from 21 on. */
static uint64_t factorial(uint32_t n) {
  uint64_t product = 1;
  if (n > 20) return 0;
  for (uint32_t i = 2; i <= n; i++) product *= i;
  return product;
}

/* Keeps an order and gives its number. */
static ent_status keep(ent__all_orders *all, const uint32_t *order, uint32_t *number, ent_error *err) {
  const size_t each = all->facts.values.count;
  void *kept = all->kept;
  if (ent__grow(&kept, &all->kept_room, (all->kept_count + 1) * each, sizeof *all->kept) != 0) return ent__nomem(err);
  all->kept = kept;
  if (each > 0) memcpy(all->kept + all->kept_count * each, order, each * sizeof *order);
  *number = (uint32_t)all->kept_count++;
  return ENT_OK;
}

ent_status ent__audiences_add_order(ent_audiences *audiences, const uint32_t *order, const unsigned char *acceptance, ent_error *err) {
  ent__all_orders *all = &audiences->all;
  uint32_t number = ENT_NONE;
  ent_status status = ENT_OK;
  for (uint32_t n = 0; n < audiences->framework->arguments && status == ENT_OK; n++) {
    if (acceptance[n] == ENT_ACCEPTANCE_UNKNOWN) {
      if (all->objective[n] == ENT_VERDICT_YES) all->objective[n] = ENT_VERDICT_UNKNOWN;
      if (all->subjective[n] == ENT_VERDICT_NO) all->subjective[n] = ENT_VERDICT_UNKNOWN;
      continue;
    }
    const bool breaks = all->objective[n] != ENT_VERDICT_NO && acceptance[n] != ENT_ACCEPTANCE_ALL;
    const bool shows = all->subjective[n] != ENT_VERDICT_YES && acceptance[n] != ENT_ACCEPTANCE_NONE;
    if (!breaks && !shows) continue;
    if (number == ENT_NONE) status = keep(all, order, &number, err);
    if (breaks) {
      all->objective[n] = ENT_VERDICT_NO;
      all->objective_shown[n] = number;
    }
    if (shows) {
      all->subjective[n] = ENT_VERDICT_YES;
      all->subjective_shown[n] = number;
    }
  }
  return status;
}

ent_status ent__audiences_orders(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  ent__all_orders *all = &a->all;
  const uint32_t arguments = a->framework->arguments;
  all->facts.values = (ent_ids){a->vaf.mattering == 0 ? NULL : a->vaf.matter, a->vaf.mattering};
  all->facts.orders = factorial(a->vaf.mattering);
  if (!a->options.all_orders) return ENT_OK;
  all->objective = ent__alloc(arguments, 1);
  all->subjective = ent__alloc(arguments, 1);
  all->objective_shown = ent__alloc(arguments, sizeof *all->objective_shown);
  all->subjective_shown = ent__alloc(arguments, sizeof *all->subjective_shown);
  if (all->objective == NULL || all->subjective == NULL || all->objective_shown == NULL || all->subjective_shown == NULL) return ent__nomem(err);
  memset(all->objective, ENT_VERDICT_UNKNOWN, arguments);
  memset(all->subjective, ENT_VERDICT_UNKNOWN, arguments);
  for (uint32_t n = 0; n < arguments; n++) all->objective_shown[n] = all->subjective_shown[n] = ENT_NONE;
  ent_status status = ENT_OK;
  all->facts.method = ENT_ORDERS_UNKNOWN;
  if (a->vaf.mattering <= a->options.enumerated) status = ent__audiences_enumerate(a, err);
  if (status == ENT_OK && all->facts.method == ENT_ORDERS_UNKNOWN) status = ent__audiences_solve(a, err);
  return status;
}

const ent_orders *ent_audiences_orders(const ent_audiences *audiences) { return &audiences->all.facts; }

static ent_ids shown(const ent__all_orders *all, const uint32_t *numbers, ent_argument_id argument) {
  const uint32_t each = all->facts.values.count;
  if (numbers == NULL || numbers[argument] == ENT_NONE || each == 0) return (ent_ids){NULL, 0};
  return (ent_ids){all->kept + (size_t)numbers[argument] * each, each};
}

ent_verdict ent_audiences_objective(const ent_audiences *audiences, ent_argument_id argument, ent_ids *witness) {
  const ent__all_orders *all = &audiences->all;
  *witness = shown(all, all->objective_shown, argument);
  return all->objective == NULL ? ENT_VERDICT_UNKNOWN : (ent_verdict)all->objective[argument];
}

ent_verdict ent_audiences_subjective(const ent_audiences *audiences, ent_argument_id argument, ent_ids *witness) {
  const ent__all_orders *all = &audiences->all;
  *witness = shown(all, all->subjective_shown, argument);
  return all->subjective == NULL ? ENT_VERDICT_UNKNOWN : (ent_verdict)all->subjective[argument];
}

const char *ent_orders_method_word(ent_orders_method method) {
  switch (method) {
    case ENT_ORDERS_NONE: return "none";
    case ENT_ORDERS_ENUMERATED: return "enumeration";
    case ENT_ORDERS_SOLVED: return "solver";
    case ENT_ORDERS_UNKNOWN: return "unknown";
  }
  return "unknown";
}
