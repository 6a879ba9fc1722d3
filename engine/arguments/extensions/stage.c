/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stage extensions (Verheij 1996): conflict-free sets with the greatest range. What the grounded
 * labelling decides is not decided here: an argument that nothing attacks may stay outside.
 */
#include "engine/arguments/extensions/search.h"

static void encode(ent__seek *search) {
  ent__encode_conflict_free(search);
  ent__encode_range(search);
}

const ent__method ent__method_stage = {ENT__SCOPE_ALL, false, encode, ent__find_range, ent__exclude_set};
