/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_BACKBONE_TILT_H
#define ENT_GRAPHS_BACKBONE_TILT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Gives Pr(X >= a) for a wide sum X of n independent events, a not below its mean, by Fourier inversion
 * of the tilted distribution (Esscher 1932): with chances q = π·w/(1 - π + π·w), w = e^t such that a is about their mean,
 * Pr(X = a + m) = M·e^(-t·(a + m))·Pr_t(X = a + m), M = Π (1 - π + π·w), so that however small the tail is, what is
 * inverted is not. Right to about 11 digits. Returns false where it does not pay or does not hold;
 * the caller then convolves. O(n · terms), with some 20 to 60 terms.
 */
bool ent__tilted_tail(double *out, const double *chance, size_t n, size_t a);

#endif
