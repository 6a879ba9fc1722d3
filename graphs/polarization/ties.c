/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures that count ties: E-I, signed modularity, frustration. */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/polarization/internal.h"

/*
 * (E - I) / (E + I) over positive ties, E between coalitions and I within (Krackhardt & Stern 1988).
 * A negative tie between coalitions is no contact, so that negative ones are left out.
 */
ent_status ent__measure_ei(ent__reading *out, const ent__scene *scene, ent_error *err) {
  const ent__problem *p = scene->problem;
  double external = 0;
  double internal = 0;
  (void)err;
  for (uint32_t v = 0; v < p->nodes; v++) {
    for (size_t e = p->first[v]; e < p->first[v + 1]; e++) {
      if (p->weight[e] <= 0) continue;
      if (scene->camp[v] == scene->camp[p->to[e]]) internal++;
      else external++;
    }
  }
  if (external + internal > 0) out->value = (external - internal) / (external + internal);
  else out->missing = "no positive tie";
  return ENT_OK;
}

/* What a coalition has of positive and of negative weight: at its members, and within. */
typedef struct share {
  double strength[2];
  double within[2];
} share;

/*
 * Q = (Σ_c (2 in+_c - s+_c² / 2w+) - Σ_c (2 in-_c - s-_c² / 2w-)) / (2w+ + 2w-), in the weight within a
 * coalition, s that at its members, w that of all (Gómez, Jensen & Arenas 2009).
 */
ent_status ent__measure_modularity(ent__reading *out, const ent__scene *scene, ent_error *err) {
  const ent__problem *p = scene->problem;
  double total[2] = {0, 0}; /* 2w+ and 2w- */
  double sum = 0;
  if (p->ties == 0) {
    out->missing = "no tie";
    return ENT_OK;
  }
  share *shares = ent__zalloc(scene->camps, sizeof *shares);
  if (shares == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < p->nodes; v++) {
    for (size_t e = p->first[v]; e < p->first[v + 1]; e++) {
      const int sign = p->weight[e] < 0;
      share *own = &shares[scene->camp[v]];
      total[sign] += fabs(p->weight[e]);
      own->strength[sign] += fabs(p->weight[e]);
      /* Each inner tie is met at both ends. */
      if (scene->camp[v] == scene->camp[p->to[e]]) own->within[sign] += fabs(p->weight[e]);
    }
  }
  for (uint32_t c = 0; c < scene->camps; c++) {
    for (int sign = 0; sign < 2; sign++) {
      if (total[sign] <= 0) continue;
      const double beyond = shares[c].within[sign] - shares[c].strength[sign] * shares[c].strength[sign] / total[sign];
      sum += sign == 0 ? beyond : -beyond;
    }
  }
  out->value = sum / (total[0] + total[1]);
  ent__free(shares);
  return ENT_OK;
}

/* 1 - F / (Σ|w| / 2): no network has more than half of its weight frustrated (Aref & Wilson 2018). */
ent_status ent__measure_frustration(ent__reading *out, const ent__scene *scene, ent_error *err) {
  (void)err;
  if (scene->problem->total > 0) out->value = 1 - 2 * scene->frustration / scene->problem->total;
  else out->missing = "no tie";
  return ENT_OK;
}
