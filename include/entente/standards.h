/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standards of proof: whether an issue's support, or the opposition to it, is shown well enough. */
#ifndef ENTENTE_STANDARDS_H
#define ENTENTE_STANDARDS_H

#include <entente/gradual.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_standards ent_standards;

ENT_API void ent_standards_free(ent_standards *standards);

#ifdef __cplusplus
}
#endif
#endif
