/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting labels beside marks so that none covers another label or mark; the least important are left out. */
#ifndef ENT_EXPORTERS_DIAGRAMS_SPREAD_H
#define ENT_EXPORTERS_DIAGRAMS_SPREAD_H

#include <stdbool.h>

#include <entente/study.h>

#include "engine/base/arena.h"

typedef struct ent__spread {
  ent_point mark;    /* its middle */
  double radius;
  ent_point size;    /* of the label */
  double importance; /* more important labels choose first; equals in their order */
  bool shown;        /* found: there is room */
  bool led;          /* it stands apart: a line from `mark` to `tie` leads there */
  ent_point at;      /* upper left corner of the label */
  ent_point tie;
} ent__spread;

typedef struct ent__box {
  ent_point low;
  ent_point high;
} ent__box;

/*
 * Places the labels within the bounds, at most `most` of them, off the boxes that are taken. First
 * next to the mark, then further out with a line that leads there. Greedy; about linear, as each
 * looks at a bounded number of places and only at what is near.
 */
ent_status ent__spread_labels(ent__spread *list, size_t count, size_t most, ent__box bounds, const ent__box *taken, size_t taken_count,
                              ent__arena *arena, ent_error *err);

#endif
