/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The signed configuration model on a fixed pattern of cells: for each cell that there is, the chance
 * that it is on either side or in the middle. docs/backbone.md gives the reasons.
 */
#ifndef ENT_GRAPHS_BACKBONE_SIDES_H
#define ENT_GRAPHS_BACKBONE_SIDES_H

#include "graphs/pair_table.h"

enum { ENT__OPPOSE, ENT__MIDDLE, ENT__SUPPORT, ENT__SIDES };

/* Returns which side a mean position is on; what is nearer to 0 than rounding may bring it is the middle. */
int ent__side_of(double mean);

/* By cell of the table, in its order of rows. */
typedef struct ent__sides {
  uint8_t *side;
  double (*chance)[ENT__SIDES];
} ent__sides;

/*
 * Fits, of all distributions on the cells of a table (whose rows stand), the one of greatest entropy
 * that has on average, for each row and for each column, as many cells on each side as there are:
 * the chance of side s is x_is·y_js over the sum of that for all sides. End with ent__sides_clear in
 * any case. Cost: time O(cells) for each sweep, mostly 10 to 50; memory O(cells).
 */
ent_status ent__sides_init(ent__sides *out, const ent__pair_table *table, ent_error *err);
void ent__sides_clear(ent__sides *sides);

#endif
