/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Semi-stable extensions (Caminada, Carnielli & Dunne 2012): complete ones with the greatest range. */
#include "engine/arguments/extensions/search.h"

static void encode(ent__seek *search) {
  ent__encode_complete(search);
  ent__encode_range(search);
}

const ent__method ent__method_semi_stable = {ENT__SCOPE_RESIDUAL, false, encode, ent__find_range, ent__exclude_set};
