/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_BASE_DIAG_H
#define ENT_ENGINE_BASE_DIAG_H

#include <entente/diagnostics.h>

/* Adds a copy of an entry. */
ent_status ent__diagnostics_add(ent_diagnostics *list, const ent_diagnostic *entry, ent_error *err);
/* How many faults of one input are listed; what comes behind them is counted. */
enum { ENT__FAULTS_SHOWN = 1000 };
/* Adds "N more faults like these", which counts as N; nothing for 0. */
ent_status ent__diagnostics_more(ent_diagnostics *list, const char *source, size_t count, ent_error *err);
/* Sorts entries from index `from` on by source, line and column (stable). */
void ent__diagnostics_sort(ent_diagnostics *list, size_t from);

#endif
