/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture may show of each node by colour or by size: a word or a number. */
#ifndef ENT_EXPORTERS_DIAGRAMS_ACTOR_VALUES_H
#define ENT_EXPORTERS_DIAGRAMS_ACTOR_VALUES_H

#include "exporters/diagrams/page.h"

/* Missing where there is neither. */
typedef struct ent__value {
  const char *key;  /* what makes two the same category; NULL where it is a number */
  const char *word; /* how the category is called in the drawing's language */
  double number;    /* NaN where it is none */
} ent__value;

/* Lives in the drawing's arena. */
typedef struct ent__values {
  const char *heading; /* what is shown, in words */
  bool numbers;        /* no category among them */
  ent__value *of;      /* by node of the network */
} ent__values;

/* What a value is asked for. */
typedef enum ent__values_use { ENT__VALUES_COLOUR, ENT__VALUES_SIZE } ent__values_use;

/*
 * Gives the values of kind, group or stability (for a colour), of ties or weight (for a size), or of an
 * attribute of actors. Errors: ENT_E_USAGE for a word that is none of these, with the nearest; for
 * what the network's nodes have not; for sizes that are no numbers or below 0.
 */
ent_status ent__values_of(ent__values *out, ent__drawing *drawing, const char *what, ent__values_use use, ent_error *err);

#endif
