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

/* An issue, and how its positions are spread; each NaN where fewer than two actors have a stance. */
typedef struct ent_issue_polarization {
  ent_issue_id issue;
  uint32_t cells;
  double esteban_ray; /* 0 all at one point, 1 two equal camps at either end */
  double variance;    /* of the positions, 0..1 */
  double agreement;   /* A of van der Eijk: 1, 0 spread evenly, -1 two equal camps at either end */
} ent_issue_polarization;

/* The measures of the whole, in the order in which they are listed. */
typedef enum ent_measure_kind {
  ENT_MEASURE_EI,          /* E-I index of positive ties, -1 (all within coalitions)..1 */
  ENT_MEASURE_MODULARITY,  /* signed modularity of the coalitions, -1..1 */
  ENT_MEASURE_CONTROVERSY, /* random-walk controversy of the two largest coalitions, -1..1 */
  ENT_MEASURE_FRUSTRATION, /* 1 - 2 F / Σ|w|, F the least frustration with two camps, 0..1: 1 is balance */
  ENT_MEASURE_TRIANGLES,   /* share of triangles that are balanced, 0..1 */
  ENT_MEASURE_WALKS,       /* trace exp(A) / trace exp(|A|), 0..1: 1 is balance */
  ENT_MEASURES
} ent_measure_kind;

/*
 * A measure of the whole network, beside its mean and standard deviation (with draws - 1) over
 * networks of the same degrees. NaN where it is undefined, and `missing` then says why; mean and
 * deviation are NaN below two draws in which it is defined, z where the deviation is 0.
 */
typedef struct ent_measure {
  ent_measure_kind kind;
  const char *name;    /* a word for files, such as "ei" */
  const char *source;  /* the publication that defines it */
  const char *missing; /* NULL where there is a value */
  double value;
  double mean;
  double deviation;
  double z; /* (value - mean) / deviation */
  uint32_t draws; /* in which it is defined */
} ent_measure;

typedef struct ent_polarization ent_polarization;

/*
 * Measures the network of some coalitions, which must outlive the result, and, where it is from
 * stances, each issue. Works on lists of ties too, of which no issue is told. The caller frees the
 * result with ent_polarization_free. Same input, options and seed: same result. Errors: ENT_E_USAGE for an
 * option out of range; ENT_E_NOMEM; what finding two camps by `balance` may fail with.
 * Cost: O(cells) for the issues; O(m^1.5 + n³) for the whole (n³ to 1,000 nodes, else left out), and
 * for each draw O(m) swaps, a local search for two camps and one for the coalitions. Above a bound that
 * docs/polarization.md states, fewer measures are drawn, or none.
 */
ENT_API ent_status ent_polarization_new(ent_polarization **out, const ent_coalitions *coalitions, const ent_polarization_options *options, ent_error *err);
ENT_API void ent_polarization_free(ent_polarization *polarization);

ENT_API const ent_polarization_options *ent_polarization_get_options(const ent_polarization *polarization);
/* Returns the issues from most to least polarised by Esteban & Ray, undefined ones last; none for a list of ties. */
ENT_API const ent_issue_polarization *ent_polarization_issues(const ent_polarization *polarization, size_t *count);
/* Returns all measures, ENT_MEASURES of them, by kind. */
ENT_API const ent_measure *ent_polarization_measures(const ent_polarization *polarization, size_t *count);
/* Returns the levels on which positions are put for Esteban & Ray and van der Eijk: 3, 5 or 7; 0 for a list of ties. */
ENT_API int ent_polarization_levels(const ent_polarization *polarization);
/* Tells whether the two camps behind ENT_MEASURE_FRUSTRATION are proved the least frustrated. */
ENT_API bool ent_polarization_proved(const ent_polarization *polarization);
/* Tells whether coalitions were sought anew in each drawn network; else the ones given were kept. */
ENT_API bool ent_polarization_regrouped(const ent_polarization *polarization);

#ifdef __cplusplus
}
#endif
#endif
