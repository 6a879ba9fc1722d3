/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/brokerage.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_brokerage {
  int nothing; /* TO COME */
};

ent_status ent_brokerage_new(ent_brokerage **out, const ent_coalitions *coalitions, ent_error *err) {
  (void)coalitions;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_brokerage_free(ent_brokerage *brokerage) {
  ent__free(brokerage);
}
