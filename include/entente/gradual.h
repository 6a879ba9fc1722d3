/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gradual strengths: how strong each argument and each issue's position is, by degrees. */
#ifndef ENTENTE_GRADUAL_H
#define ENTENTE_GRADUAL_H

#include <entente/arguments.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_gradual ent_gradual;

ENT_API void ent_gradual_free(ent_gradual *gradual);

#ifdef __cplusplus
}
#endif
#endif
