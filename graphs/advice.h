/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_ADVICE_H
#define ENT_GRAPHS_ADVICE_H

#include <entente/study.h>

/* Adds warnings and notes that a person should see before trusting a study's result. */
ent_status ent__advise(ent_diagnostics *advice, const ent_study *study, ent_error *err);

#endif
