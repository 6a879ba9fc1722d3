/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stable extensions (Dung 1995): without conflict, and all that is not in them is attacked by them. */
#include "engine/arguments/extensions/search.h"

static void encode(ent__seek *search) {
  ent__encode_admissible(search);
  for (uint32_t v = 0; v < search->nodes; v++) ent__sat_clause(search->sat, ent__in(v), ent__attacked(search, v), 0);
}

const ent__method ent__method_stable = {ENT__SCOPE_RESIDUAL, false, encode, ent__find_plain, ent__exclude_same};
