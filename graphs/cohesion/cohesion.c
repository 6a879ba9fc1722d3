/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/cohesion.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_cohesion {
  int nothing; /* TO COME */
};

ent_status ent_cohesion_new(ent_cohesion **out, const ent_coalitions *coalitions, ent_error *err) {
  (void)coalitions;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_cohesion_free(ent_cohesion *cohesion) {
  ent__free(cohesion);
}
