/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/power.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_power {
  int nothing; /* TO COME */
};

ent_status ent_power_new(ent_power **out, const ent_stances *stances, const ent_power_options *options, ent_error *err) {
  (void)stances;
  (void)options;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_power_free(ent_power *power) {
  ent__free(power);
}
