/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/change.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_change {
  int nothing; /* TO COME */
};

ent_status ent_change_new(ent_change **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                                  const ent_coalition_options *coalitions, const ent_window_options *windows, ent_error *err) {
  (void)dataset;
  (void)stances;
  (void)network;
  (void)coalitions;
  (void)windows;
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_change_free(ent_change *change) {
  ent__free(change);
}
