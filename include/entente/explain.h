/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations: why an argument stands or falls, as a dialogue of attack and defence. */
#ifndef ENTENTE_EXPLAIN_H
#define ENTENTE_EXPLAIN_H

#include <entente/extensions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_explanation ent_explanation;

ENT_API void ent_explanation_free(ent_explanation *explanation);

#ifdef __cplusplus
}
#endif
#endif
