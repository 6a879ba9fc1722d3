/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/rng.h"

static uint64_t splitmix(uint64_t *state) {
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

void ent__rng_seed(ent__rng *rng, uint64_t seed, uint64_t stream) {
  uint64_t mix = stream;
  uint64_t state = seed ^ splitmix(&mix);
  for (int i = 0; i < 4; i++) rng->state[i] = splitmix(&state);
}

uint64_t ent__rng_next(ent__rng *rng) {
  uint64_t *s = rng->state;
  const uint64_t result = rotl(s[1] * 5, 7) * 9;
  const uint64_t t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotl(s[3], 45);
  return result;
}

uint32_t ent__rng_below(ent__rng *rng, uint32_t bound) {
  /* Lemire's multiplication with rejection of the uneven rest. */
  uint64_t product = (ent__rng_next(rng) >> 32) * bound;
  if ((uint32_t)product < bound) {
    const uint32_t least = (uint32_t)(-bound) % bound;
    while ((uint32_t)product < least) product = (ent__rng_next(rng) >> 32) * bound;
  }
  return (uint32_t)(product >> 32);
}

double ent__rng_unit(ent__rng *rng) { return (double)(ent__rng_next(rng) >> 11) * 0x1p-53; }

void ent__rng_shuffle(ent__rng *rng, uint32_t *at, size_t count) {
  for (size_t i = count; i > 1; i--) {
    const uint32_t j = ent__rng_below(rng, (uint32_t)i);
    const uint32_t swap = at[i - 1];
    at[i - 1] = at[j];
    at[j] = swap;
  }
}
