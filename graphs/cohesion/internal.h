/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share: the finding and how it is gathered, group by group. */
#ifndef ENT_GRAPHS_COHESION_INTERNAL_H
#define ENT_GRAPHS_COHESION_INTERNAL_H

#include <entente/cohesion.h>

#include "graphs/cohesion/scale.h"
#include "graphs/cohesion/standing.h"

struct ent_cohesion {
  const ent_coalitions *coalitions;
  ent_cohesion_options options;
  int levels;
  ent_group *groups;
  size_t group_count;
  size_t group_room;
  ent_unity *issues; /* of all groups, one after the other */
  size_t issue_count;
  size_t issue_room;
  ent_loyalty *members;
  size_t member_count;
  size_t member_room;
  ent_defection *defections;
  size_t defection_count;
  size_t defection_room;
};

/* One group on one issue while it is gathered. */
typedef struct ent__stand {
  double sum;
  double levels[ENT__MOST_LEVELS]; /* members on each level */
  uint32_t cells;
  uint32_t side[3]; /* members against, between, for */
  uint32_t absent;
  uint32_t seen; /* the member last seen on it, from 1 */
} ent__stand;

/* What groups are gone through with. */
typedef struct ent__gathering {
  ent_cohesion *cohesion;
  const ent_stances *stances;
  const ent_actor *actors;  /* of the dataset */
  const ent_issue_id *issues; /* canonical order */
  size_t issue_count;
  ent__standing standing;
  ent__stand *stands; /* by issue of the dataset */
  uint32_t *node_of;  /* by actor; ENT_NONE */
  bool *inside;       /* by node: in the group looked at */
  ent_interval *spoken; /* by issue: between which days statements on it lie; no date where none has one */
} ent__gathering;

/* A line needs this many members with a stance. */
enum { ENT__LINE_FROM = 3 };

/* Each adds a group with its members; all else of it is empty. */
ent_status ent__cohesion_list_groups(ent__gathering *gathering, ent_error *err);
/* Each fills its part of a group, whose members stand in cohesion->members from `first` on; in this order. */
ent_status ent__cohesion_unity(ent__gathering *gathering, ent_group *group, size_t first, ent_error *err);
ent_status ent__cohesion_loyalty(ent__gathering *gathering, ent_group *group, size_t first, ent_error *err);
void ent__cohesion_margins(ent__gathering *gathering, ent_group *group, size_t first);

#endif
