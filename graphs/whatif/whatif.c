/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/whatif.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_whatif {
  int nothing; /* TO COME */
};

ent_status ent_whatif_new(ent_whatif **out, const ent_stances *stances, const ent_space *space, const ent_whatif_options *options, ent_error *err) {
  (void)stances;
  (void)space;
  (void)options;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_whatif_free(ent_whatif *whatif) {
  ent__free(whatif);
}
