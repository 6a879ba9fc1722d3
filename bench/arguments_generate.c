/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/arguments_generate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"

static const char *const words[] = {"er", "ba", "ws", "components", "debate"};

const char *bench_arguments_word(bench_arguments_kind kind) { return words[kind]; }

bool bench_arguments_parse(bench_arguments_kind *out, const char *word) {
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(words[i], word) != 0) continue;
    *out = (bench_arguments_kind)i;
    return true;
  }
  return false;
}

typedef struct drawer {
  const bench_arguments_plan *plan;
  ent__rng rng;
  uint32_t n;
  double attacks;
  uint32_t component;
  ent_attack *at;
  size_t count;
} drawer;

static bool chance(drawer *d, double p) { return ent__rng_unit(&d->rng) < p; }

/* A whole number whose mean is `mean`: the two next to it. */
static uint32_t about(drawer *d, double mean) {
  const uint32_t low = (uint32_t)mean;
  return low + (chance(d, mean - low) ? 1U : 0U);
}

static void add(drawer *d, uint32_t from, uint32_t to) { d->at[d->count++] = (ent_attack){from, to}; }

/* An attack one way or the other, or both ways. */
static void tie(drawer *d, uint32_t a, uint32_t b) {
  const bool both = chance(d, d->plan->mutual), turned = chance(d, 0.5);
  if (both || !turned) add(d, a, b);
  if (both || turned) add(d, b, a);
}

/* Another argument than `self` of `size` ones from `first`; size > 1. */
static uint32_t other(drawer *d, uint32_t first, uint32_t size, uint32_t self) {
  const uint32_t to = first + ent__rng_below(&d->rng, size - 1);
  return to >= self ? to + 1 : to;
}

/* Erdős & Rényi 1959, G(n, m): so many pairs, each as likely as the other. */
static void random_pairs(drawer *d, uint32_t first, uint32_t size) {
  const uint64_t pairs = size < 2 ? 0 : (uint64_t)(d->attacks * size);
  for (uint64_t i = 0; i < pairs; i++) {
    const uint32_t from = first + ent__rng_below(&d->rng, size);
    add(d, from, other(d, first, size, from));
  }
}

/* Barabási & Albert 1999: an end of a tie before is met in proportion to its degree. */
static void preferential(drawer *d) {
  const double ties = d->attacks / (1 + d->plan->mutual);
  size_t before = 0;
  for (uint32_t i = 1; i < d->n; i++) {
    const uint32_t wanted = about(d, ties);
    for (uint32_t k = 0; k < wanted; k++) {
      const size_t at = before == 0 ? 0 : (size_t)(ent__rng_unit(&d->rng) * 2 * (double)before);
      const uint32_t end = before == 0 ? 0 : at % 2 == 0 ? d->at[at / 2].from : d->at[at / 2].to;
      tie(d, i, chance(d, 0.05) ? ent__rng_below(&d->rng, i) : end);
    }
    before = d->count;
  }
}

/* Watts & Strogatz 1998. */
static void small_world(drawer *d) {
  const double ties = d->attacks / (1 + d->plan->mutual);
  for (uint32_t i = 0; i < d->n && d->n > 1; i++) {
    const uint32_t wanted = about(d, ties);
    for (uint32_t k = 1; k <= wanted; k++) {
      const uint32_t next = (uint32_t)(((uint64_t)i + k) % d->n);
      const bool anywhere = chance(d, d->plan->rewire) || next == i;
      tie(d, i, anywhere ? other(d, 0, d->n, i) : next);
    }
  }
}

static void components(drawer *d) {
  for (uint32_t first = 0; first < d->n;) {
    uint32_t size = 1 + ent__rng_below(&d->rng, 2 * d->component - 1);
    if (size > d->n - first) size = d->n - first;
    random_pairs(d, first, size);
    first += size;
  }
}

/* Rival positions, then arguments that each attack one before and, now and then, another one. */
static void debate(drawer *d, uint32_t first, uint32_t size) {
  const uint32_t rivals = size < d->plan->positions ? size : d->plan->positions;
  for (uint32_t i = 0; i < rivals; i++)
    for (uint32_t k = 0; k < rivals; k++)
      if (i != k) add(d, first + i, first + k);
  for (uint32_t i = rivals; i < size; i++) {
    const uint32_t self = first + i, crosses = about(d, d->attacks - 1);
    add(d, self, first + ent__rng_below(&d->rng, i));
    for (uint32_t k = 0; k < crosses; k++) {
      const bool outside = chance(d, d->plan->outside);
      add(d, self, outside ? other(d, 0, d->n, self) : other(d, first, size, self));
    }
  }
}

static void debates(drawer *d) {
  for (uint32_t first = 0; first < d->n;) {
    const uint32_t size = d->component < d->n - first ? d->component : d->n - first;
    debate(d, first, size);
    first += size;
  }
}

ent_attack *bench_arguments_generate(const bench_arguments_plan *plan, size_t *count) {
  const bool debating = plan->kind == BENCH_DEBATE;
  drawer d = {.plan = plan, .n = plan->arguments};
  d.attacks = plan->attacks > 0 ? plan->attacks : debating ? 1.5 : 3;
  d.component = plan->component > 0 ? plan->component : debating ? 200 : 20;
  if (debating && d.attacks < 1) d.attacks = 1;
  const double most = 2 * (ceil(d.attacks) + 1) * d.n + (double)plan->positions * d.n + 16;
  d.at = malloc((size_t)most * sizeof *d.at);
  *count = 0;
  if (d.at == NULL) return NULL;
  ent__rng_seed(&d.rng, plan->seed, (uint64_t)plan->kind);
  switch (plan->kind) {
    case BENCH_ERDOS_RENYI: random_pairs(&d, 0, d.n); break;
    case BENCH_BARABASI_ALBERT: preferential(&d); break;
    case BENCH_WATTS_STROGATZ: small_world(&d); break;
    case BENCH_COMPONENTS: components(&d); break;
    case BENCH_DEBATE: debates(&d); break;
  }
  *count = d.count;
  return d.at;
}
