/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences: which arguments stand in the eyes of those who rank values in their own way. */
#ifndef ENTENTE_AUDIENCES_H
#define ENTENTE_AUDIENCES_H

#include <entente/extensions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_audiences ent_audiences;

ENT_API void ent_audiences_free(ent_audiences *audiences);

#ifdef __cplusplus
}
#endif
#endif
