/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base scores: as given, none, or from votes. */
#include <math.h>

#include "engine/arguments/gradual/gradual.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Counts the actors of two lists, each once; `seen` keeps by actor the number of the last count. */
static uint32_t count_voices(const ent_ids *one, const ent_ids *other, uint32_t *seen, uint32_t number) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < one->count + other->count; i++) {
    const uint32_t actor = i < one->count ? one->at[i] : other->at[i - one->count];
    if (seen[actor] == number) continue;
    seen[actor] = number;
    count++;
  }
  return count;
}

/*
 * Leite & Martins 2011: for / (for + against + ε). Of whom nobody spoke, the base score (ours; 0 in
 * the formula as published, which reads silence as rejection).
 */
static ent_status count_votes(ent__bipolar *g, const ent_framework *framework, double epsilon, ent_error *err) {
  static const ent_ids nobody = {NULL, 0};
  size_t count, actors;
  const ent_argument *arguments = ent_dataset_arguments(framework->dataset, &count);
  ent_dataset_actors(framework->dataset, &actors);
  uint32_t *seen = ent__zalloc(actors, sizeof *seen);
  if (seen == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < g->arguments; i++) {
    const double in_favour = count_voices(&arguments[i].put_forward_by, &arguments[i].endorsed_by, seen, 2 * i + 1);
    const double against = count_voices(&arguments[i].rejected_by, &nobody, seen, 2 * i + 2);
    if (in_favour + against > 0) g->base[i] = in_favour / (in_favour + against + epsilon);
  }
  ent__free(seen);
  return ENT_OK;
}

ent_status ent__bipolar_bases(ent__bipolar *g, const ent_framework *framework, const ent__gradual_workings *workings,
                              const ent_gradual_options *options, ent_error *err) {
  size_t count = 0;
  const ent_argument *arguments = framework->dataset == NULL ? NULL : ent_dataset_arguments(framework->dataset, &count);
  for (uint32_t i = 0; i < g->arguments; i++) {
    const bool given = workings->base != ENT__BASE_ONE && i < count && isfinite(arguments[i].base_score);
    g->base[i] = workings->base == ENT__BASE_ONE ? 1 : given ? arguments[i].base_score : options->base;
    g->scored += given ? 1U : 0U;
  }
  return workings->base == ENT__BASE_VOTES && count > 0 ? count_votes(g, framework, options->epsilon, err) : ENT_OK;
}
