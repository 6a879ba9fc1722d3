/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_LAYOUT_STRESS_H
#define ENT_GRAPHS_LAYOUT_STRESS_H

#include <entente/study.h>

/*
 * Moves n points so that their distances come near the wanted ones: Σ over pairs
 * (|x_i - x_j| - d_ij)² / d_ij² falls with each step (stress majorization, Gansner, Koren & North
 * 2004, one point at a time). `distance` is n × n, symmetric, positive off the diagonal. No chance
 * is in it: points that coincide are parted along a fixed direction. O(sweeps n²).
 */
void ent__stress_place(ent_point *at, size_t n, const double *distance, int sweeps);

/* Writes n places on a sunflower spiral of unit spacing, from the centre outwards: a start without symmetry.
 */
void ent__stress_spiral(ent_point *at, size_t n);

#endif
