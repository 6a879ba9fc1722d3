/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: one input taken through every stage, which is what exporters show. */
#ifndef ENTENTE_STUDY_H
#define ENTENTE_STUDY_H

#include <entente/arguments.h>
#include <entente/brokerage.h>
#include <entente/change.h>
#include <entente/coalitions.h>
#include <entente/cohesion.h>
#include <entente/comparison.h>
#include <entente/omissions.h>
#include <entente/packages.h>
#include <entente/polarization.h>
#include <entente/positions.h>
#include <entente/power.h>
#include <entente/readers.h>
#include <entente/reasons.h>
#include <entente/space.h>
#include <entente/whatif.h>
#include <entente/windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is made beside network and coalitions, or-ed; each is a stage of its own. */
typedef enum ent_part {
  ENT_PART_NONE = 0,
  ENT_PART_COMPARISON = 1,
  ENT_PART_COHESION = 2,
  ENT_PART_POLARIZATION = 4,
  ENT_PART_BROKERAGE = 8,
  ENT_PART_SPACE = 16,
  ENT_PART_POWER = 32,
  ENT_PART_WHATIF = 64, /* with the space that its distances are measured in */
  ENT_PART_CHANGE = 128,
  ENT_PART_REASONS = 256,
  ENT_PART_PACKAGES = 512,
  ENT_PART_TOLD = 8192,   /* beside others: each as a report tells it, and only where the data have what it needs */
  ENT_PART_REPORT = 9215, /* all above; ent_report_parts has those of each kind */
  ENT_PART_HIERARCHY = 2048, /* the tree of method `hierarchical` on the same network */
  ENT_PART_OMISSIONS = 4096,
  ENT_PART_PAGE = 4240 /* space, change and omissions, each where the data have what it needs */
} ent_part;

typedef struct ent_study_options {
  ent_stance_options stances;
  ent_network_options network;
  ent_coalition_options coalitions;
  bool ties_alone; /* neither coalitions nor places: for what shows neither, as they take most of the time */
  int parts;       /* ent_part, or-ed */
  ent_cohesion_options cohesion; /* a report tells of coalitions and blocs whatever it says */
  ent_polarization_options polarization;
  ent_space_options space;
  ent_power_options power;
  ent_whatif_options whatif;
  ent_window_options change;
  ent_framework_options framework;
  ent_reasons_options reasons;
  ent_packages_options packages;
} ent_study_options;

#define ENT_STUDY_OPTIONS_INIT                                                                             \
  {                                                                                                        \
    ENT_STANCE_OPTIONS_INIT, ENT_NETWORK_OPTIONS_INIT, ENT_COALITION_OPTIONS_INIT, false, ENT_PART_NONE,   \
        ENT_COHESION_OPTIONS_INIT, ENT_POLARIZATION_OPTIONS_INIT, ENT_SPACE_OPTIONS_INIT, ENT_POWER_OPTIONS_INIT,                     \
        ENT_WHATIF_OPTIONS_INIT, ENT_WINDOW_OPTIONS_INIT, ENT_FRAMEWORK_OPTIONS_INIT, ENT_REASONS_OPTIONS_INIT, ENT_PACKAGES_OPTIONS_INIT                         \
  }

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

/* Each returns a part, NULL where it was not asked for or the input has not what it needs. */
ENT_API const ent_comparison *ent_study_comparison(const ent_study *study);
ENT_API const ent_cohesion *ent_study_cohesion(const ent_study *study);
ENT_API const ent_polarization *ent_study_polarization(const ent_study *study);
ENT_API const ent_brokerage *ent_study_brokerage(const ent_study *study);
ENT_API const ent_space *ent_study_space(const ent_study *study);
ENT_API const ent_power *ent_study_power(const ent_study *study);
ENT_API const ent_whatif *ent_study_whatif(const ent_study *study);
ENT_API const ent_change *ent_study_change(const ent_study *study);
ENT_API const ent_reasons *ent_study_reasons(const ent_study *study);
ENT_API const ent_omissions *ent_study_omissions(const ent_study *study);
/*
 * Returns the coalitions of method `hierarchical`, whose ent_coalitions_tree is the hierarchy, with the
 * linkage and cut of the study's options and without resamples; where that is the study's own method, the
 * study's coalitions.
 */
ENT_API const ent_coalitions *ent_study_hierarchy(const ent_study *study);
ENT_API const ent_packages *ent_study_packages(const ent_study *study);

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

/*
 * Adds a warning for each place whose id the study's input does not have, with the nearest that it has;
 * from the eleventh on they are counted.
 */
ENT_API ent_status ent_positions_check(const ent_positions *positions, const ent_study *study, ent_diagnostics *list, ent_error *err);

/* Advice on the study that a person should see, such as a bloc counted beside its members. */
ENT_API const ent_diagnostics *ent_study_advice(const ent_study *study);

#ifdef __cplusplus
}
#endif
#endif
