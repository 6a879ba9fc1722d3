/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random numbers: xoshiro256** (Blackman & Vigna 2021), seeded by splitmix64. */
#ifndef ENT_ENGINE_BASE_RNG_H
#define ENT_ENGINE_BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

typedef struct ent__rng {
  uint64_t state[4];
} ent__rng;

/* `stream` separates independent uses of one seed. */
void ent__rng_seed(ent__rng *rng, uint64_t seed, uint64_t stream);
uint64_t ent__rng_next(ent__rng *rng);
/* Returns a whole number in [0, bound), without bias; bound > 0. */
uint32_t ent__rng_below(ent__rng *rng, uint32_t bound);
/* Returns a number in [0, 1). */
double ent__rng_unit(ent__rng *rng);
/* Shuffles an array of indices. */
void ent__rng_shuffle(ent__rng *rng, uint32_t *at, size_t count);

#endif
