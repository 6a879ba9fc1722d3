/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share: the finding, a network as measured, and each measure. */
#ifndef ENT_GRAPHS_POLARIZATION_INTERNAL_H
#define ENT_GRAPHS_POLARIZATION_INTERNAL_H

#include <entente/polarization.h>

#include "graphs/coalitions/problem.h"

struct ent_polarization {
  ent_polarization_options options;
  ent_measure measures[ENT_MEASURES];
  ent_issue_polarization *issues;
  size_t issue_count;
  int levels;
  bool proved;
  bool regrouped;
};

/* A network that is measured: the nodes that have a tie, in which coalition each is, and its least frustration. */
typedef struct ent__scene {
  const ent_network *network; /* only nodes and ties of it may be asked for */
  const ent__problem *problem;
  const uint32_t *camp; /* by node of the problem, numbered by falling size */
  uint32_t camps;
  double frustration;
} ent__scene;

/* A value, or why there is none. */
typedef struct ent__reading {
  double value;
  const char *missing;
} ent__reading;

/* Reads one measure off a scene. */
typedef ent_status ent__measure_fn(ent__reading *out, const ent__scene *scene, ent_error *err);

ent__measure_fn ent__measure_ei, ent__measure_modularity, ent__measure_controversy, ent__measure_frustration,
    ent__measure_triangles, ent__measure_walks;

/* The most nodes for ent__measure_walks, and for it in drawn networks: it takes n³. */
enum { ENT__MOST_WALKED = 1000, ENT__MOST_WALKED_DRAWN = 250 };

/* Fills the issues, sorted. */
ent_status ent__polarization_issues(ent_polarization *polarization, const ent_stances *stances, ent_error *err);
/* Returns Esteban & Ray's measure of groups with `count` members at `position`, scaled to 1 for two equal camps at -1 and 1. */
double ent__esteban_ray(const double *counts, const double *positions, int groups, double alpha);

/* Draws networks of the same degrees and fills means, deviations and z of the measures, whose values stand. */
ent_status ent__polarization_draw(ent_polarization *polarization, const ent_coalitions *coalitions, const ent__scene *scene, ent_error *err);
/* Reads the measures one after the other; those not asked for are left as they are. */
ent_status ent__polarization_read(ent__reading readings[ENT_MEASURES], const ent__scene *scene, const bool asked[ENT_MEASURES], ent_error *err);

/* Streams of the seed, apart from those of coalitions: the letters "pola". */
#define ENT__STREAM_REWIRE ((uint64_t)0x706f6c61 << 32)
#define ENT__STREAM_CAMPS(d) (((uint64_t)0x706f6c62 << 32) + ((uint64_t)(d) << 34))
#define ENT__STREAM_GROUPS(d) (((uint64_t)0x706f6c62 << 32) + ((uint64_t)(d) << 34) + ((uint64_t)1 << 33))

#endif
