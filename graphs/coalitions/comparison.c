/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/comparison.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_comparison {
  int nothing; /* TO COME */
};

ent_status ent_comparison_new(ent_comparison **out, const ent_network *network, const ent_coalition_options *options, ent_error *err) {
  (void)network;
  (void)options;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_comparison_free(ent_comparison *comparison) {
  ent__free(comparison);
}
