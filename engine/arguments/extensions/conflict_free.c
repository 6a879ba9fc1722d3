/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflict-free sets (Dung 1995): no attack within. What attacks itself is in none. */
#include "engine/arguments/extensions/search.h"

const ent__method ent__method_conflict_free = {ENT__SCOPE_NOT_SELF, true, ent__encode_conflict_free, ent__find_plain, ent__exclude_same};
