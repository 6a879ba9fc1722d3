/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How firmly an actor holds a stance, by what it said of it. docs/report.md explains the rule. */
#ifndef ENTENTE_FIRMNESS_H
#define ENTENTE_FIRMNESS_H

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The rule, as numbers: a position from ENT_FIRMNESS_SIDE on takes a side, from ENT_FIRMNESS_FULL on
 * in full; a mean confidence below ENT_FIRMNESS_DOUBT is in doubt; first and last positions
 * ENT_FIRMNESS_SHIFT or more apart, on different sides, are a shift.
 */
#define ENT_FIRMNESS_SIDE 0.25
#define ENT_FIRMNESS_FULL 0.75
#define ENT_FIRMNESS_DOUBT 0.7
#define ENT_FIRMNESS_SHIFT 0.5

typedef enum ent_firmness_verdict {
  ENT_FIRMNESS_RED_LINE, /* every statement takes one side in full, without doubt, in several documents or at several dates */
  ENT_FIRMNESS_SET,      /* in full and without doubt, but not so repeated */
  ENT_FIRMNESS_MOVABLE   /* for one of the reasons below */
} ent_firmness_verdict;

/* Why a stance counts as movable; or-ed. */
enum {
  ENT_MOVABLE_MIXED = 1,   /* its statements lean to either side */
  ENT_MOVABLE_SHIFTED = 2, /* what was said last is on another side than what was said first */
  ENT_MOVABLE_BETWEEN = 4, /* it takes neither side, or abstains */
  ENT_MOVABLE_LEANS = 8,   /* it leans to a side, not in full */
  ENT_MOVABLE_DOUBTED = 16 /* the coder was in doubt */
};

typedef struct ent_firmness {
  ent_firmness_verdict verdict;
  int reasons;    /* of one that is movable */
  bool documents; /* it was said in two documents or more */
  bool dates;     /* at two dates or more; intervals that overlap are one */
  double first;   /* mean position at the first date and at the last; NaN where no statement has a date */
  double last;
  ent_interval from; /* these dates */
  ent_interval to;
} ent_firmness;

/*
 * Judges a cell of the stances. A cell taken over from a bloc is judged by the bloc's statements.
 * Linear in its statements.
 */
ENT_API ent_firmness ent_firmness_of(const ent_stances *stances, const ent_cell *cell);

#ifdef __cplusplus
}
#endif
#endif
