/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/reasoner.h"

#include "engine/base/mem.h"

struct ent__reasoner *ent__reasoner_of(ent_framework *framework) {
  if (framework->kept == NULL) framework->kept = ent__zalloc(1, sizeof *framework->kept);
  return framework->kept;
}

void ent__reasoner_free(struct ent__reasoner *kept) {
  if (kept == NULL) return;
  ent__free(kept->gone);
  ent__free(kept->work);
  ent__free(kept);
}

const bool *ent__framework_gone(const ent_framework *framework) { return framework->kept == NULL ? NULL : framework->kept->gone; }
