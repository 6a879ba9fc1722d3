/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complete extensions (Dung 1995): admissible, and what they defend is in them. */
#include "engine/arguments/extensions/search.h"

const ent__method ent__method_complete = {ENT__SCOPE_RESIDUAL, true, ent__encode_complete, ent__find_plain, ent__exclude_same};
