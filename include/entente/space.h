/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors as points on one or two dimensions. docs/space.md defines each measure. */
#ifndef ENTENTE_SPACE_H
#define ENTENTE_SPACE_H

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_space_options {
  const char *method;          /* a name of the table of methods */
  int dimensions;              /* 1 or 2 */
  const char *const *anchors;  /* ids of two actors for each dimension: the first is put left of (below) the second */
  size_t anchor_count;
  int resamples;               /* for intervals, >= 0; 0 leaves them out */
  uint64_t seed;
} ent_space_options;

#define ENT_SPACE_OPTIONS_INIT {"ideal", 1, NULL, 0, 0, 1}

typedef struct ent_space ent_space;

ENT_API ent_status ent_space_new(ent_space **out, const ent_stances *stances, const ent_space_options *options, ent_error *err);
ENT_API void ent_space_free(ent_space *space);

#ifdef __cplusplus
}
#endif
#endif
