/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Argumentation frameworks drawn from a seed. The same plan gives the same attacks. README.md says
 * what each part of a plan means.
 */
#ifndef ENT_BENCH_ARGUMENTS_GENERATE_H
#define ENT_BENCH_ARGUMENTS_GENERATE_H

#include <stdbool.h>

#include <entente/arguments.h>

typedef enum bench_arguments_kind {
  BENCH_ERDOS_RENYI,
  BENCH_BARABASI_ALBERT,
  BENCH_WATTS_STROGATZ,
  BENCH_COMPONENTS,
  BENCH_DEBATE
} bench_arguments_kind;

typedef struct bench_arguments_plan {
  bench_arguments_kind kind;
  uint64_t seed;
  uint32_t arguments;
  double attacks;     /* an argument; 0: 3, of debates 1.5 */
  double mutual;      /* the chance that a tie is an attack both ways (ba, ws) */
  double rewire;      /* the chance that a tie of the ring goes anywhere (ws) */
  uint32_t component; /* arguments in a component or debate; 0: 20, in a debate 200 */
  uint32_t positions; /* rival positions of a debate */
  double outside;     /* the share of a debate's cross-attacks that go to any debate */
} bench_arguments_plan;

#define BENCH_ARGUMENTS_PLAN_INIT {BENCH_ERDOS_RENYI, 1, 1000, 0, 0.2, 0.1, 0, 3, 0.1}

/* Returns the attacks of a plan, to free with free(); some may be there twice. NULL without memory. Linear. */
ent_attack *bench_arguments_generate(const bench_arguments_plan *plan, size_t *count);

/* Returns "er", "ba", "ws", "components" or "debate", and the kind of such a word. */
const char *bench_arguments_word(bench_arguments_kind kind);
bool bench_arguments_parse(bench_arguments_kind *out, const char *word);

#endif
