/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/polarization.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_polarization {
  int nothing; /* TO COME */
};

ent_status ent_polarization_new(ent_polarization **out, const ent_coalitions *coalitions, const ent_polarization_options *options, ent_error *err) {
  (void)coalitions;
  (void)options;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_polarization_free(ent_polarization *polarization) {
  ent__free(polarization);
}
