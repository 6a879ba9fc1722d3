/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What colours tell: values put into few classes, each with a colour and a second sign. */
#ifndef ENT_EXPORTERS_DIAGRAMS_ACTOR_CLASSES_H
#define ENT_EXPORTERS_DIAGRAMS_ACTOR_CLASSES_H

#include "exporters/diagrams/page.h"
#include "exporters/style.h"

typedef enum ent__classes_kind {
  ENT__CLASSES_COALITION, /* colours are those of coalitions, and there is no list */
  ENT__CLASSES_WORDS,     /* categories: a colour and a shape each */
  ENT__CLASSES_STEPS      /* numbers: from light to dark; shapes stay those of coalitions */
} ent__classes_kind;

typedef struct ent__class {
  const char *name;
  const char *fill;
  ent__shape shape; /* of words */
  uint32_t count;   /* nodes in it */
} ent__class;

/* Lives in the drawing's arena. */
typedef struct ent__classes {
  ent__classes_kind kind;
  const char *heading;
  const char *missing_name;
  ent__class list[ENT__STYLE_CATEGORIES + 1];
  uint32_t count;
  uint32_t *of; /* by node: a class, ENT_NONE where the value is missing; NULL for coalitions */
  uint32_t missing;
} ent__classes;

/*
 * Puts the network's nodes into classes by the picture's colour_by. Categories: the six with the most
 * nodes (of equals by their word) and the rest as "other". Numbers: each of up to five different
 * ones, else five steps with as many nodes each as equal numbers allow, named by their least and most.
 * Errors: as ent__values_of. O(n log n).
 */
ent_status ent__classes_of(ent__classes *out, ent__drawing *drawing, ent_error *err);

/* Adds a block that explains the colours; nothing where they are those of coalitions. `outlined`: outlines tell coalitions. */
ent_status ent__classes_legend(ent__legend *legend, const ent__classes *classes, bool outlined, ent_error *err);

/* Draws the cross of a missing value on a mark. */
void ent__classes_cross(ent_buffer *out, double x, double y, double radius);

#endif
