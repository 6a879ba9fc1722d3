/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All methods side by side: how far their partitions agree, and how each does by the same measures. docs/coalitions.md defines each measure. */
#ifndef ENTENTE_COMPARISON_H
#define ENTENTE_COMPARISON_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_comparison ent_comparison;

ENT_API ent_status ent_comparison_new(ent_comparison **out, const ent_network *network, const ent_coalition_options *options, ent_error *err);
ENT_API void ent_comparison_free(ent_comparison *comparison);

#ifdef __cplusplus
}
#endif
#endif
