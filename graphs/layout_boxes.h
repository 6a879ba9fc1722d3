/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes in the plane, given by centre and half sizes, made not to overlap and to stay close. */
#ifndef ENT_GRAPHS_LAYOUT_BOXES_H
#define ENT_GRAPHS_LAYOUT_BOXES_H

#include <entente/study.h>

/* Scales points about their mean so that the boxes have about `room` times their own area to share. */
void ent__boxes_scale(ent_point *at, const ent_point *half, size_t n, double room);

/*
 * Pushes boxes apart until none overlaps, each pair along the axis that asks for the shorter way,
 * and spreads all a little where pushing alone does not end. O(rounds n²).
 */
void ent__boxes_separate(ent_point *at, const ent_point *half, size_t n);

/* Draws boxes that do not overlap towards their mean, axis by axis, as far as they stay apart. */
void ent__boxes_tighten(ent_point *at, const ent_point *half, size_t n);

/* Turns points about their mean so that they extend furthest from left to right. The mean comes to 0, 0. */
void ent__boxes_turn(ent_point *at, size_t n);

/* Turns points about their mean by an angle. The mean comes to 0, 0. */
void ent__boxes_spin(ent_point *at, size_t n, double angle);

/* Mirrors points so that the first is at the left and above the middle. */
void ent__boxes_mirror(ent_point *at, size_t n);

/*
 * Sets boxes in rows, in order, from the left, no row wider than `width` unless one box alone is;
 * the upper left corner of all is at 0, 0 and y upwards. Returns the size of all.
 */
ent_point ent__boxes_rows(ent_point *at, const ent_point *half, size_t n, double width);

/* Gives the smallest box around all; 0, 0 where there is none. */
void ent__boxes_bounds(const ent_point *at, const ent_point *half, size_t n, ent_point *low, ent_point *high);

#endif
