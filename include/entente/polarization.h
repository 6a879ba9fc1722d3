/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How divided the actors are, on each issue and on the whole, beside what chance would give. docs/polarization.md defines each measure. */
#ifndef ENTENTE_POLARIZATION_H
#define ENTENTE_POLARIZATION_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_polarization_options {
  double alpha; /* of Esteban & Ray, above 0 and at most 1.6 */
  int draws;    /* networks of the same degrees to compare with, >= 0 */
  uint64_t seed;
} ent_polarization_options;

#define ENT_POLARIZATION_OPTIONS_INIT {1.0, 200, 1}

typedef struct ent_polarization ent_polarization;

ENT_API ent_status ent_polarization_new(ent_polarization **out, const ent_coalitions *coalitions, const ent_polarization_options *options, ent_error *err);
ENT_API void ent_polarization_free(ent_polarization *polarization);

#ifdef __cplusplus
}
#endif
#endif
