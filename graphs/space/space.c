/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/space.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_space {
  int nothing; /* TO COME */
};

ent_status ent_space_new(ent_space **out, const ent_stances *stances, const ent_space_options *options, ent_error *err) {
  (void)stances;
  (void)options;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_space_free(ent_space *space) {
  ent__free(space);
}
