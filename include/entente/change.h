/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How coalitions change from window to window. docs/change.md defines each measure. */
#ifndef ENTENTE_CHANGE_H
#define ENTENTE_CHANGE_H

#include <entente/coalitions.h>
#include <entente/windows.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_change ent_change;

ENT_API ent_status ent_change_new(ent_change **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                                  const ent_coalition_options *coalitions, const ent_window_options *windows, ent_error *err);
ENT_API void ent_change_free(ent_change *change);

#ifdef __cplusplus
}
#endif
#endif
