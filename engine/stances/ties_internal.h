/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_STANCES_TIES_INTERNAL_H
#define ENT_ENGINE_STANCES_TIES_INTERNAL_H

#include <entente/ties.h>

/* Says where the list was read from. */
ent_status ent__ties_set_source(ent_ties *ties, const char *source, const char sha256[65], ent_error *err);

#endif
