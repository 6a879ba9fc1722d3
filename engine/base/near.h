/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "did you mean": the nearest of many words. */
#ifndef ENT_ENGINE_BASE_NEAR_H
#define ENT_ENGINE_BASE_NEAR_H

#include <stddef.h>

typedef struct ent__near {
  const char *word;
  const char *best; /* NULL where nothing is near */
  size_t distance;
} ent__near;

void ent__near_begin(ent__near *near, const char *word);
/* Considers one candidate (optimal string alignment distance on bytes, bounded; case is ignored). */
void ent__near_consider(ent__near *near, const char *candidate);

#endif
