/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Vose 1991: pairs each column that is too low with one that is too high; linear in the actors. */
static bool make_alias(bench_drawer *d) {
  const uint32_t n = d->plan.actors;
  uint32_t *work = malloc(n * sizeof *work);
  d->keep = malloc(n * sizeof *d->keep);
  d->alias = malloc(n * sizeof *d->alias);
  if (work == NULL || d->keep == NULL || d->alias == NULL) {
    free(work);
    return false;
  }
  double sum = 0;
  for (uint32_t i = 0; i < n; i++) sum += d->keep[i] = pow(i + 1.0, -d->plan.skew);
  uint32_t low = 0, high = n; /* work: the low ones from the front, the high ones from the back */
  for (uint32_t i = 0; i < n; i++) {
    d->keep[i] *= n / sum;
    d->alias[i] = i;
    if (d->keep[i] < 1) work[low++] = i;
    else work[--high] = i;
  }
  while (low > 0 && high < n) {
    const uint32_t poor = work[--low], rich = work[high];
    d->alias[poor] = rich;
    d->keep[rich] -= 1 - d->keep[poor];
    if (d->keep[rich] >= 1) continue;
    high++;
    work[low++] = rich;
  }
  while (low > 0) d->keep[work[--low]] = 1;
  free(work);
  return true;
}

bool bench_drawer_init(bench_drawer *out, const bench_plan *plan) {
  *out = (bench_drawer){.plan = *plan};
  ent__rng_seed(&out->rng, plan->seed, 0);
  return plan->skew <= 0 || make_alias(out);
}

void bench_drawer_clear(bench_drawer *drawer) {
  free(drawer->keep);
  free(drawer->alias);
}

bench_stance bench_draw_stance(bench_drawer *drawer) {
  const double u = ent__rng_unit(&drawer->rng);
  if (u < drawer->plan.abstain) return BENCH_ABSTAIN;
  return u < drawer->plan.abstain + drawer->plan.oppose ? BENCH_OPPOSE : BENCH_SUPPORT;
}

static uint32_t draw_actor(bench_drawer *d) {
  const uint32_t i = ent__rng_below(&d->rng, d->plan.actors);
  return d->alias == NULL || ent__rng_unit(&d->rng) < d->keep[i] ? i : d->alias[i];
}

bench_statement bench_draw(bench_drawer *d) {
  bench_statement s = {.actor = draw_actor(d)};
  s.issue = ent__rng_below(&d->rng, d->plan.issues);
  s.stance = bench_draw_stance(d);
  if (d->plan.documents == 0) {
    s.day = ent__rng_below(&d->rng, d->plan.days);
  } else { /* documents are numbered by date */
    s.document = ent__rng_below(&d->rng, d->plan.documents);
    s.day = (uint32_t)((uint64_t)s.document * d->plan.days / d->plan.documents);
  }
  return s;
}

bench_date *bench_dates(ent_date from, uint32_t days) {
  static const uint8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bench_date *dates = malloc(days * sizeof *dates);
  unsigned year = from.year, month = from.month, day = from.day;
  for (uint32_t i = 0; i < days && dates != NULL; i++) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    snprintf(dates[i], sizeof dates[i], "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    if (++day <= lengths[month - 1] + (leap && month == 2 ? 1U : 0U)) continue;
    day = 1;
    if (++month > 12) month = 1, year++;
  }
  return dates;
}
