/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything on a coalition map stands: sizes are measured first, so that nothing overlaps. */
#ifndef ENT_EXPORTERS_DIAGRAMS_COALITION_SCENE_H
#define ENT_EXPORTERS_DIAGRAMS_COALITION_SCENE_H

#include "exporters/diagrams/actor_classes.h"
#include "exporters/diagrams/hull.h"
#include "exporters/diagrams/page.h"
#include "exporters/style.h"

typedef struct ent__scene_node {
  const char *name; /* the whole label, cleaned */
  ent__label label; /* as drawn, below the node */
  bool uncertain;
  ent__shape shape;
  const char *fill;
  bool no_colour; /* its value is missing: a cross is drawn on it */
  bool no_size;   /* likewise: a ring is drawn around it */
  double radius;
  ent_point at;  /* of the node's centre; y downwards, from the upper left corner of the map */
  ent__box text; /* around the label */
  ent__box mark; /* around the node */
} ent__scene_node;

/* A coalition, or the unaligned actors as the last one where there are any. */
typedef struct ent__scene_group {
  const char *name; /* with its number; "" where a lone member names itself */
  ent__label label;
  ent__box text;
  ent__box box; /* around its nodes and labels */
} ent__scene_group;

/* From a mark to the ring around one whose size is missing. */
#define ENT__SCENE_RING 4.0

/* All of it lives in the drawing's arena. */
typedef struct ent__scene {
  const ent_network *network;
  const ent_coalitions *coalitions;
  ent__scene_node *nodes;
  size_t node_count;
  ent__scene_group *groups; /* one for each coalition, and one for the unaligned */
  size_t coalition_count;
  size_t unaligned;
  bool scattered; /* the unaligned stand among the others, as places were given: they get no box of their own */
  size_t given;   /* nodes whose places were given */
  bool small;     /* as ent__scene_small makes it */
  bool of_issues; /* the nodes are issues, not actors */
  ent__font font; /* of labels */
  double largest; /* radius of the largest mark */
  ent__classes classes; /* what colours tell */
  const char *area;     /* what areas tell, in words */
  double most;          /* the largest amount that an area shows; 0: none has one */
  double *amounts;      /* by node; NaN where missing */
  double padding; /* from nodes to the outline */
  double width;
  double height;
} ent__scene;

/* A small map has small letters and no headings. */
ent_status ent__scene_small(ent__scene *out, ent__drawing *drawing, ent_error *err);
/* Errors: ENT_E_USAGE for a study without coalitions. */
ent_status ent__scene_new(ent__scene *out, ent__drawing *drawing, ent_error *err);

#endif
