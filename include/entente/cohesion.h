/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How united each coalition is on each issue, who is loyal to it and who breaks ranks. docs/cohesion.md defines each measure. */
#ifndef ENTENTE_COHESION_H
#define ENTENTE_COHESION_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_cohesion ent_cohesion;

ENT_API ent_status ent_cohesion_new(ent_cohesion **out, const ent_coalitions *coalitions, ent_error *err);
ENT_API void ent_cohesion_free(ent_cohesion *cohesion);

#ifdef __cplusplus
}
#endif
#endif
