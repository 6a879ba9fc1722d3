/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on an affiliation map stands: issues in the middle, coalitions at either side. */
#ifndef ENT_EXPORTERS_DIAGRAMS_AFFILIATION_SCENE_H
#define ENT_EXPORTERS_DIAGRAMS_AFFILIATION_SCENE_H

#include "exporters/diagrams/roster.h"

/* How a line goes: for, neither, against; also the order of an issue's ports from above. */
typedef enum ent__stand { ENT__STAND_FOR, ENT__STAND_NEITHER, ENT__STAND_AGAINST, ENT__STANDS } ent__stand;

ent__stand ent__stand_of(const ent_cell *cell);

typedef struct ent__affiliation_issue {
  ent__label label;
  double top; /* of its box */
  double height;
  size_t counts[2][ENT__STANDS]; /* left, right */
} ent__affiliation_issue;

typedef struct ent__affiliation {
  ent__roster roster;
  size_t issue_count;             /* shown: the most divisive of the roster's */
  size_t line_count;              /* cells of those */
  bool *right;                    /* for each group of the roster: which side it is on */
  double *actor_y;                /* for each actor of the roster */
  double *group_y;                /* top of each group's name */
  ent__affiliation_issue *issues; /* in the order of the roster */
  ent__font font;
  double row;      /* height of an actor's row */
  double marks[2]; /* x of the marks at the left and the right */
  double issue_left;
  double issue_right;
  double width;
  double height;
} ent__affiliation;

#define ENT__PORT_WIDTH 40.0

/* The height of an issue's port for a stand, at its left or its right side. */
double ent__affiliation_port(const ent__affiliation_issue *issue, bool right, ent__stand stand);

/* Adds to the legend how many issues are shown, where that is not all. */
ent_status ent__affiliation_note_issues(ent__legend *legend, size_t shown, size_t all, ent_error *err);

ent_status ent__affiliation_new(ent__affiliation *out, ent__drawing *drawing, ent_error *err);

#endif
