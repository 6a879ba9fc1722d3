/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random-walk controversy of the two largest coalitions (Garimella, De Francisci Morales, Gionis &
 * Mathioudakis 2018), by absorbing chains in place of simulated walks. A walk starts at a random member
 * of either side, goes along positive ties with chances by their weights, through whatever coalition,
 * and ends at the first hub it comes to. With P(A|B) the chance that a walk which ended in B began in A,
 * both sides beginning as often, RWC = P(X|X) P(Y|Y) - P(X|Y) P(Y|X).
 *
 * Of the variants in use this is the adaptive one (Salloum, Chen & Kivelä 2022): the hubs are a share of
 * each side, those with most positive ties, not a fixed number; a tenth, and at least one. A walk makes
 * at least one step, and does not restart.
 */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/polarization/internal.h"

/*
 * Up to DENSE places between hubs the equations are solved by elimination; above by Gauss & Seidel's
 * sweeps until no chance changes by more than `settled`, or for MOST_SWEEPS.
 */
enum { DENSE = 300, MOST_SWEEPS = 10000, HUB_SHARE = 10 };
static const double settled = 1e-12;

typedef struct chain {
  const ent__scene *scene;
  const ent__problem *p;
  double *strength; /* by node: Σ of its positive weights */
  uint32_t *degree; /* and their number */
  char *hub;        /* 1 of the first side, 2 of the second, 0 none */
  bool *ends;       /* a walk from the node comes to a hub */
  uint32_t *queue;  /* room for nodes */
  uint32_t *place;  /* its equation, ENT_NONE */
  uint32_t *node;   /* by equation */
  uint32_t places;
  double *chance;   /* by node: that a walk from it ends on the first side */
} chain;

static ent_status allocate(chain *c, ent_error *err) {
  const size_t n = c->p->nodes;
  c->strength = ent__zalloc(n, sizeof *c->strength);
  c->degree = ent__zalloc(n, sizeof *c->degree);
  c->hub = ent__zalloc(n, sizeof *c->hub);
  c->ends = ent__zalloc(n, sizeof *c->ends);
  c->queue = ent__alloc(n, sizeof *c->queue);
  c->place = ent__alloc(n, sizeof *c->place);
  c->node = ent__alloc(n, sizeof *c->node);
  c->chance = ent__zalloc(n, sizeof *c->chance);
  const bool all = c->strength != NULL && c->degree != NULL && c->hub != NULL && c->ends != NULL && c->queue != NULL &&
                   c->place != NULL && c->node != NULL && c->chance != NULL;
  return all ? ENT_OK : ent__nomem(err);
}

static void clear(chain *c) {
  ent__free(c->strength);
  ent__free(c->degree);
  ent__free(c->hub);
  ent__free(c->ends);
  ent__free(c->queue);
  ent__free(c->place);
  ent__free(c->node);
  ent__free(c->chance);
}

static void count_ties(chain *c) {
  for (uint32_t v = 0; v < c->p->nodes; v++) {
    for (size_t e = c->p->first[v]; e < c->p->first[v + 1]; e++) {
      if (c->p->weight[e] <= 0) continue;
      c->degree[v]++;
      c->strength[v] += c->p->weight[e];
    }
  }
}

typedef struct candidate {
  uint32_t degree;
  double strength;
  uint32_t node;
} candidate;

static int by_degree(const void *left, const void *right) {
  const candidate *a = left;
  const candidate *b = right;
  if (a->degree != b->degree) return a->degree > b->degree ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

/* Marks the hubs of a side; returns how many members a walk can start from. */
static uint32_t mark_hubs(chain *c, candidate *list, uint32_t side) {
  uint32_t count = 0;
  for (uint32_t v = 0; v < c->p->nodes; v++)
    if (c->scene->camp[v] == side && c->degree[v] > 0) list[count++] = (candidate){c->degree[v], c->strength[v], v};
  if (count > 0) qsort(list, count, sizeof *list, by_degree);
  for (uint32_t i = 0; i * HUB_SHARE < count; i++) c->hub[list[i].node] = (char)(side + 1);
  return count;
}

/* Finds the nodes from which hubs can be come to, and gives each of them that is none an equation. */
static void find_places(chain *c) {
  uint32_t head = 0;
  uint32_t tail = 0;
  for (uint32_t v = 0; v < c->p->nodes; v++) {
    c->place[v] = ENT_NONE;
    if (c->hub[v] == 0) continue;
    c->ends[v] = true;
    c->chance[v] = c->hub[v] == 1;
    c->queue[tail++] = v;
  }
  while (head < tail) {
    const uint32_t v = c->queue[head++];
    for (size_t e = c->p->first[v]; e < c->p->first[v + 1]; e++) {
      const uint32_t u = c->p->to[e];
      if (c->p->weight[e] <= 0 || c->ends[u]) continue;
      c->ends[u] = true;
      c->queue[tail++] = u;
    }
  }
  for (uint32_t v = 0; v < c->p->nodes; v++) {
    if (!c->ends[v] || c->hub[v] != 0) continue;
    c->place[v] = c->places;
    c->node[c->places++] = v;
  }
}

/* The chance after one step from a node. */
static double after_step(const chain *c, uint32_t v) {
  double sum = 0;
  for (size_t e = c->p->first[v]; e < c->p->first[v + 1]; e++)
    if (c->p->weight[e] > 0) sum += c->p->weight[e] * c->chance[c->p->to[e]];
  return sum / c->strength[v];
}

/* Fills the equation of a place: strength · h(v) - Σ w h(u) = Σ w over hubs of the first side. */
static void fill_row(const chain *c, double *row, uint32_t i) {
  const uint32_t v = c->node[i];
  for (uint32_t k = 0; k <= c->places; k++) row[k] = 0;
  row[i] = 1;
  for (size_t e = c->p->first[v]; e < c->p->first[v + 1]; e++) {
    const uint32_t u = c->p->to[e];
    if (c->p->weight[e] <= 0) continue;
    const double step = c->p->weight[e] / c->strength[v];
    if (c->place[u] != ENT_NONE) row[c->place[u]] -= step;
    else if (c->hub[u] == 1) row[c->places] += step;
  }
}

/* Gaussian elimination. I - Q is an M-matrix: it needs no pivoting. */
static ent_status eliminate(chain *c, ent_error *err) {
  const size_t n = c->places;
  double *rows = ent__alloc(n * (n + 1), sizeof *rows);
  if (rows == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < n; i++) fill_row(c, rows + i * (n + 1), i);
  for (size_t k = 0; k < n; k++) {
    const double *pivot = rows + k * (n + 1);
    for (size_t i = k + 1; i < n; i++) {
      double *row = rows + i * (n + 1);
      const double factor = row[k] / pivot[k];
      if (factor == 0) continue;
      for (size_t j = k + 1; j <= n; j++) row[j] -= factor * pivot[j];
    }
  }
  for (size_t k = n; k-- > 0;) {
    const double *row = rows + k * (n + 1);
    double sum = row[n];
    for (size_t j = k + 1; j < n; j++) sum -= row[j] * c->chance[c->node[j]];
    c->chance[c->node[k]] = sum / row[k];
  }
  ent__free(rows);
  return ENT_OK;
}

/* Returns whether the chances settled. */
static bool sweep(chain *c) {
  for (int round = 0; round < MOST_SWEEPS; round++) {
    double change = 0;
    for (uint32_t i = 0; i < c->places; i++) {
      const double chance = after_step(c, c->node[i]);
      change = fmax(change, fabs(chance - c->chance[c->node[i]]));
      c->chance[c->node[i]] = chance;
    }
    if (change <= settled) return true;
  }
  return false;
}

/* The chance that a walk which began on a side ends on the first. */
static double mean_chance(const chain *c, uint32_t side) {
  double sum = 0;
  uint32_t count = 0;
  for (uint32_t v = 0; v < c->p->nodes; v++) {
    if (c->scene->camp[v] != side || c->degree[v] == 0 || !c->ends[v]) continue;
    sum += after_step(c, v);
    count++;
  }
  return sum / count;
}

static void combine(ent__reading *out, const chain *c) {
  const double x = mean_chance(c, 0);
  const double y = mean_chance(c, 1);
  const double rounding = 1e-12;
  if (x + y < rounding || x + y > 2 - rounding) {
    out->missing = "all walks end on one side";
    return;
  }
  const double began_x = x / (x + y);                 /* P(X|X) */
  const double began_y = (1 - y) / ((1 - x) + (1 - y)); /* P(Y|Y) */
  out->value = fmin(fmax(began_x * began_y - (1 - began_x) * (1 - began_y), -1), 1);
}

ent_status ent__measure_controversy(ent__reading *out, const ent__scene *scene, ent_error *err) {
  chain c = {.scene = scene, .p = scene->problem};
  candidate *list = ent__alloc(c.p->nodes, sizeof *list);
  ent_status status = list == NULL ? ent__nomem(err) : allocate(&c, err);
  if (status != ENT_OK) goto fail;
  count_ties(&c);
  const uint32_t first = mark_hubs(&c, list, 0);
  const uint32_t second = mark_hubs(&c, list, 1);
  if (first == 0 || second == 0) {
    out->missing = "not two coalitions with positive ties";
    goto fail;
  }
  find_places(&c);
  if (c.places <= DENSE) status = eliminate(&c, err);
  else if (!sweep(&c)) out->missing = "walks take too long to end";
  if (status == ENT_OK && out->missing == NULL) combine(out, &c);
fail:
  ent__free(list);
  clear(&c);
  return status;
}
