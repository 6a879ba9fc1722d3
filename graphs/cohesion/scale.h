/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions as ordered categories, and how far they agree. */
#ifndef ENT_GRAPHS_COHESION_SCALE_H
#define ENT_GRAPHS_COHESION_SCALE_H

#include <entente/stances.h>

enum { ENT__LEAST_LEVELS = 3, ENT__MOST_LEVELS = 7 };

/* From this on, either way, a position takes a side: as where common ground is sought. */
#define ENT__COHESION_SIDE 0.25

/*
 * Returns the fewest levels, of 3, 5 and 7 equally far apart from -1 to 1, on which all positions of
 * statements that count lie; 7 where there are none such. O(statements).
 */
int ent__scale_levels(const ent_stances *stances);
/* Returns the level nearest to a position, from 0 for -1; halfway between two the one further from the middle. */
int ent__scale_level(double position, int levels);
/* Returns which side a position takes: 1, -1, or 0 between them. */
int ent__scale_side(double position);

/*
 * Returns A of van der Eijk (2001) of a distribution over `levels` ordered categories (3 to 7): 1
 * where all are in one, 0 where they are spread evenly, -1 where they are in the first and the last by
 * halves. NaN for an empty one. O(levels³) for each of at most `levels` layers.
 */
double ent__agreement(const double *counts, int levels);

#endif
