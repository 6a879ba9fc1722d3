/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: one input taken through every stage, which is what exporters show. */
#ifndef ENTENTE_STUDY_H
#define ENTENTE_STUDY_H

#include <entente/arguments.h>
#include <entente/coalitions.h>
#include <entente/readers.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_study_options {
  ent_stance_options stances;
  ent_network_options network;
  ent_coalition_options coalitions;
  bool ties_alone; /* neither coalitions nor places: for what shows neither, as they take most of the time */
} ent_study_options;

#define ENT_STUDY_OPTIONS_INIT {ENT_STANCE_OPTIONS_INIT, ENT_NETWORK_OPTIONS_INIT, ENT_COALITION_OPTIONS_INIT, false}

typedef struct ent_study ent_study;

/*
 * Takes an input through stances, network, coalitions (of a one-mode network) and arguments, and
 * lays the network out. It keeps the input (and leaves *input empty) even on failure. Option
 * strings must outlive it.
 */
ENT_API ent_status ent_study_new_take(ent_study **out, ent_input *input,
                                      const ent_study_options *options, ent_error *err);
ENT_API void ent_study_free(ent_study *study);

/* Each returns a stage, NULL where the input has none: an edge list has no dataset. */
ENT_API const ent_study_options *ent_study_get_options(const ent_study *study);
ENT_API const ent_dataset *ent_study_dataset(const ent_study *study);
ENT_API const ent_stances *ent_study_stances(const ent_study *study);
ENT_API const ent_network *ent_study_network(const ent_study *study);
ENT_API const ent_coalitions *ent_study_coalitions(const ent_study *study); /* NULL for two-mode */
ENT_API const ent_framework *ent_study_framework(const ent_study *study);

/* Name and SHA-256 of the input. */
ENT_API const char *ent_study_source(const ent_study *study);
ENT_API const char *ent_study_sha256(const ent_study *study);

/* A place in the plane, in points (1/72 inch), y upwards. */
typedef struct ent_point {
  double x;
  double y;
} ent_point;

/* Returns one place for each node of the network; coalitions are apart from each other. */
ENT_API const ent_point *ent_study_layout(const ent_study *study, size_t *count);

/* Advice on the study that a person should see, such as a bloc counted beside its members. */
ENT_API const ent_diagnostics *ent_study_advice(const ent_study *study);

#ifdef __cplusplus
}
#endif
#endif
