/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_stress.h"

#include <math.h>

static const double golden_angle = 2.39996322972865332;

void ent__stress_spiral(ent_point *at, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const double radius = sqrt((double)i + 0.5) * 0.6;
    const double angle = (double)i * golden_angle;
    at[i] = (ent_point){radius * cos(angle), radius * sin(angle)};
  }
}

/*
 * The best place of one point while the others stay (their equation 7): each other point proposes
 * the place at the wanted distance from it, in the direction where the point now is.
 */
static ent_point best_place(const ent_point *at, size_t n, size_t i, const double *distance) {
  double x = 0.0, y = 0.0, sum = 0.0;
  for (size_t j = 0; j < n; j++) {
    if (j == i) continue;
    const double wanted = distance[i * n + j];
    const double weight = 1.0 / (wanted * wanted);
    double dx = at[i].x - at[j].x, dy = at[i].y - at[j].y;
    double length = sqrt(dx * dx + dy * dy); /* hypot guards against overflow, which points on a page do not know */
    if (length < 1e-9) {
      dx = i < j ? -1.0 : 1.0;
      dy = 0.0;
      length = 1.0;
    }
    x += weight * (at[j].x + wanted * dx / length);
    y += weight * (at[j].y + wanted * dy / length);
    sum += weight;
  }
  return (ent_point){x / sum, y / sum};
}

void ent__stress_place(ent_point *at, size_t n, const double *distance, int sweeps) {
  if (n < 2) return;
  for (int sweep = 0; sweep < sweeps; sweep++) {
    for (size_t i = 0; i < n; i++) at[i] = best_place(at, n, i, distance);
  }
}
