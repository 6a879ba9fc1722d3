/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The share of triangles that are balanced, those with an even number of negative ties (Cartwright &
 * Harary 1956). Each is met once, from its end of lowest degree: O(m^1.5).
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/polarization/internal.h"

typedef struct counting {
  const ent__problem *p;
  size_t *first;     /* nodes + 1: rows of ties to ends of higher degree (of equals, higher number) */
  uint32_t *to;
  signed char *sign;
  signed char *mark; /* by node: the sign of its tie to the node looked from, 0 for none */
  double balanced;
  double all;
} counting;

static bool is_above(const ent__problem *p, uint32_t v, uint32_t u) {
  const size_t a = p->first[v + 1] - p->first[v];
  const size_t b = p->first[u + 1] - p->first[u];
  return a != b ? b > a : u > v;
}

static void fill_rows(counting *c) {
  size_t at = 0;
  for (uint32_t v = 0; v < c->p->nodes; v++) {
    c->first[v] = at;
    for (size_t e = c->p->first[v]; e < c->p->first[v + 1]; e++) {
      if (!is_above(c->p, v, c->p->to[e])) continue;
      c->to[at] = c->p->to[e];
      c->sign[at++] = c->p->weight[e] < 0 ? -1 : 1;
    }
  }
  c->first[c->p->nodes] = at;
}

static void count_from(counting *c, uint32_t v) {
  for (size_t e = c->first[v]; e < c->first[v + 1]; e++) c->mark[c->to[e]] = c->sign[e];
  for (size_t e = c->first[v]; e < c->first[v + 1]; e++) {
    const uint32_t u = c->to[e];
    for (size_t f = c->first[u]; f < c->first[u + 1]; f++) {
      const int product = c->sign[e] * c->sign[f] * c->mark[c->to[f]];
      c->all += product != 0;
      c->balanced += product > 0;
    }
  }
  for (size_t e = c->first[v]; e < c->first[v + 1]; e++) c->mark[c->to[e]] = 0;
}

ent_status ent__measure_triangles(ent__reading *out, const ent__scene *scene, ent_error *err) {
  counting c = {.p = scene->problem};
  ent_status status = ENT_OK;
  c.first = ent__alloc((size_t)c.p->nodes + 1, sizeof *c.first);
  c.to = ent__alloc(c.p->ties, sizeof *c.to);
  c.sign = ent__alloc(c.p->ties, sizeof *c.sign);
  c.mark = ent__zalloc(c.p->nodes, sizeof *c.mark);
  if (c.first == NULL || c.to == NULL || c.sign == NULL || c.mark == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  fill_rows(&c);
  for (uint32_t v = 0; v < c.p->nodes; v++) count_from(&c, v);
  if (c.all > 0) out->value = c.balanced / c.all;
  else out->missing = "no triangle";
fail:
  ent__free(c.mark);
  ent__free(c.sign);
  ent__free(c.to);
  ent__free(c.first);
  return status;
}
