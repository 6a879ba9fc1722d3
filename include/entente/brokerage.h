/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands between: betweenness, the roles between coalitions, participation. docs/brokerage.md defines each measure. */
#ifndef ENTENTE_BROKERAGE_H
#define ENTENTE_BROKERAGE_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_brokerage ent_brokerage;

ENT_API ent_status ent_brokerage_new(ent_brokerage **out, const ent_coalitions *coalitions, ent_error *err);
ENT_API void ent_brokerage_free(ent_brokerage *brokerage);

#ifdef __cplusplus
}
#endif
#endif
