/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements drawn from a seed, one at a time and in constant time each. The same plan gives the
 * same statements. README.md says what each part of a plan means.
 */
#ifndef ENT_BENCH_DRAW_H
#define ENT_BENCH_DRAW_H

#include <stdbool.h>

#include <entente/dates.h>

#include "engine/base/rng.h"

typedef enum bench_stance { BENCH_SUPPORT, BENCH_OPPOSE, BENCH_ABSTAIN } bench_stance;

typedef struct bench_plan {
  uint64_t seed;
  uint64_t statements;
  uint32_t actors;
  uint32_t issues;
  uint32_t documents; /* 0: each statement has a date of its own */
  ent_date from;
  uint32_t days;
  double oppose;  /* shares of all statements; the rest supports */
  double abstain;
  double skew;    /* actor number r speaks in proportion to r^-skew */
} bench_plan;

#define BENCH_PLAN_INIT {1, 10000, 200, 300, 1000, {1990, 1, 1}, 10000, 0.08, 0.13, 1.0}

typedef struct bench_statement {
  uint32_t actor; /* each from 0 */
  uint32_t issue;
  uint32_t document;
  uint32_t day;
  bench_stance stance;
} bench_statement;

typedef struct bench_drawer {
  bench_plan plan;
  ent__rng rng;
  double *keep;    /* Walker's alias table of the actors */
  uint32_t *alias; /* NULL without skew */
} bench_drawer;

/* Returns false without memory. */
bool bench_drawer_init(bench_drawer *out, const bench_plan *plan);
void bench_drawer_clear(bench_drawer *drawer);
bench_stance bench_draw_stance(bench_drawer *drawer);
bench_statement bench_draw(bench_drawer *drawer);

/* Lists `days` dates as "2020-02-29", one after the other; NULL without memory. Free with free(). */
typedef char bench_date[11];
bench_date *bench_dates(ent_date from, uint32_t days);

#endif
