/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a study beside network and coalitions. */
#ifndef ENT_GRAPHS_STUDY_PARTS_H
#define ENT_GRAPHS_STUDY_PARTS_H

#include <entente/study.h>

/* What the parts are made of; each NULL where the input has none. */
typedef struct ent__stages {
  const ent_study_options *options;
  const ent_dataset *dataset;
  const ent_stances *stances;
  const ent_network *network;
  const ent_coalitions *coalitions;
  const ent_framework *framework;
} ent__stages;

typedef struct ent__parts {
  ent_comparison *comparison;
  ent_cohesion *cohesion;
  ent_polarization *polarization;
  ent_brokerage *brokerage;
  ent_space *space;
  ent_power *power;
  ent_whatif *whatif;
  ent_change *change;
  ent_reasons *reasons;
  ent_omissions *omissions;
} ent__parts;

/* Makes what options->parts names and the stages allow; the caller ends *out with ent__parts_clear, also on failure. */
ent_status ent__parts_init(ent__parts *out, const ent__stages *stages, ent_error *err);
void ent__parts_clear(ent__parts *parts);

#endif
