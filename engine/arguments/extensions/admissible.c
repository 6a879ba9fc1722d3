/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Admissible sets (Dung 1995): without conflict, and each attacker of a member is attacked. */
#include "engine/arguments/extensions/search.h"

const ent__method ent__method_admissible = {ENT__SCOPE_ALL, true, ent__encode_admissible, ent__find_plain, ent__exclude_same};
