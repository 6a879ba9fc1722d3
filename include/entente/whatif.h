/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose change of stance would carry or block an issue. docs/power.md defines each measure. */
#ifndef ENTENTE_WHATIF_H
#define ENTENTE_WHATIF_H

#include <entente/power.h>
#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_whatif_options {
  const char *const *issues; /* ids; none: every issue */
  size_t issue_count;
  ent_power_options rules;
} ent_whatif_options;

#define ENT_WHATIF_OPTIONS_INIT {NULL, 0, ENT_POWER_OPTIONS_INIT}

typedef struct ent_whatif ent_whatif;

ENT_API ent_status ent_whatif_new(ent_whatif **out, const ent_stances *stances, const ent_space *space, const ent_whatif_options *options, ent_error *err);
ENT_API void ent_whatif_free(ent_whatif *whatif);

#ifdef __cplusplus
}
#endif
#endif
