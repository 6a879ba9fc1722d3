/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/agreement.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct both {
  uint32_t a;
  uint32_t b;
} both;

static int by_a(const void *left, const void *right) {
  const both *x = left;
  const both *y = right;
  if (x->a != y->a) return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static int by_b(const void *left, const void *right) {
  const both *x = left;
  const both *y = right;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* Sums over groups of n nodes: pairs n(n - 1)/2, and n log n. */
typedef struct counts {
  double pairs;
  double logs;
} counts;

static void add(counts *sum, double n) {
  sum->pairs += n * (n - 1) / 2;
  sum->logs += n * log(n);
}

/* Sums over runs of what compares equal. */
static counts sum_runs(const both *at, size_t count, bool (*equal)(const both *, const both *)) {
  counts sum = {0, 0};
  size_t run = 0;
  for (size_t i = 0; i < count; i++) {
    run++;
    if (i + 1 < count && equal(&at[i], &at[i + 1])) continue;
    add(&sum, (double)run);
    run = 0;
  }
  return sum;
}

static bool equal_a(const both *x, const both *y) { return x->a == y->a; }
static bool equal_b(const both *x, const both *y) { return x->b == y->b; }
static bool equal_both(const both *x, const both *y) { return x->a == y->a && x->b == y->b; }

static void judge(ent__agreement *out, both *at, size_t count) {
  const double n = (double)count;
  const double all = n * (n - 1) / 2;
  qsort(at, count, sizeof *at, by_a);
  const counts joint = sum_runs(at, count, equal_both);
  const counts a = sum_runs(at, count, equal_a);
  qsort(at, count, sizeof *at, by_b);
  const counts b = sum_runs(at, count, equal_b);
  const double by_chance = all > 0 ? a.pairs * b.pairs / all : 0;
  const double most = (a.pairs + b.pairs) / 2;
  out->rand = most - by_chance > 0 ? (joint.pairs - by_chance) / (most - by_chance) : 1;
  /* H(A|B) + H(B|A) = 2 H(A,B) - H(A) - H(B); -Σ n/N log(n/N) = log N - Σ n log n / N */
  out->variation = fmax(0, (a.logs + b.logs - 2 * joint.logs) / n);
  if (joint.pairs == a.pairs && joint.pairs == b.pairs) out->variation = 0;
}

ent_status ent__agreement_of(ent__agreement *out, const uint32_t *a, const uint32_t *b, size_t count, ent_error *err) {
  size_t kept = 0;
  *out = (ent__agreement){0, NAN, NAN};
  both *at = ent__alloc(count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t v = 0; v < count; v++) {
    if (a[v] == ENT_NONE || b[v] == ENT_NONE) continue;
    at[kept++] = (both){a[v], b[v]};
  }
  out->nodes = (uint32_t)kept;
  if (kept > 0) judge(out, at, kept);
  ent__free(at);
  return ENT_OK;
}
