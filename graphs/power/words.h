/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GMP's whole numbers of a fixed number of words in memory of our own: nothing here allocates. */
#ifndef ENT_GRAPHS_POWER_WORDS_H
#define ENT_GRAPHS_POWER_WORDS_H

#include <gmp.h>
#include <stddef.h>

/* Returns how many words hold any number up to 2^bits. */
static inline size_t ent__words_for(size_t bits) { return bits / GMP_NUMB_BITS + 1; }

/* Makes a number that reads words where they are, for functions that only read. */
static inline mpz_srcptr ent__words_read(mpz_t out, const mp_limb_t *words, size_t count) {
  return mpz_roinit_n(out, words, (mp_size_t)count);
}

#endif
