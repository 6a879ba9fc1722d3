/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affiliation map of many actors: a ribbon for each coalition and stand in place of a line for each actor. */
#ifndef ENT_EXPORTERS_DIAGRAMS_AFFILIATION_BUNDLES_H
#define ENT_EXPORTERS_DIAGRAMS_AFFILIATION_BUNDLES_H

#include "exporters/diagrams/affiliation_scene.h"

/* Above this many actors the map has ribbons unless asked otherwise; so many coalitions have their own, and so many issues are shown. */
enum { ENT__BUNDLES_ACTORS = 150, ENT__BUNDLES_MOST = 8, ENT__BUNDLES_ISSUES = 24 };

/* A coalition, the coalitions beyond those that have ribbons of their own, or those in none. */
typedef struct ent__bundle {
  uint32_t coalition; /* ENT_NONE where it is not one */
  size_t first;       /* its actors: a run of the roster's */
  size_t count;
  const char *name;
  ent__label label;
  ent__label note; /* how many actors */
  bool right;
  double top; /* of its bar */
  double height;
} ent__bundle;

/* What the members of a bundle hold of an issue. */
typedef struct ent__ribbon {
  size_t count;
  double at_bundle; /* its upper edges */
  double at_issue;
} ent__ribbon;

/* Lives in the drawing's arena. */
typedef struct ent__bundles {
  ent__roster roster;
  size_t issue_count;
  size_t stance_count;
  ent__affiliation_issue *issues;
  double *ports; /* for each issue, side and stand: the middle */
  ent__bundle *bundles;
  size_t count;
  ent__ribbon *ribbons; /* bundles × issues × stands */
  double scale;         /* pixels for an actor */
  double bars[2];       /* the inner edges of bars at the left and at the right */
  double issue_left;
  double issue_right;
  double width;
  double height;
} ent__bundles;

#define ENT__BUNDLE_BAR 9.0

ent_status ent__bundles_new(ent__bundles *out, ent__drawing *drawing, ent_error *err);
/* Whether so many actors are shown by ribbons. */
bool ent__bundles_wanted(const ent__drawing *drawing);
/* The width of a ribbon of so many actors. */
double ent__bundles_width(const ent__bundles *scene, size_t count);
ent__ribbon *ent__bundles_ribbon(const ent__bundles *scene, size_t bundle, size_t issue, ent__stand stand);
double *ent__bundles_port(const ent__bundles *scene, size_t issue, bool right, ent__stand stand);
ent_status ent__draw_bundles(ent__page *page, ent__drawing *drawing, ent_error *err);

#endif
