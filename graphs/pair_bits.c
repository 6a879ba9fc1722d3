/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/pair_bits.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/pair_sums.h"

enum { most_levels = 8 };

/*
 * A word takes about as long for each of its bit rows as one visit of a pair in a column; a pair is
 * visited once for each column that it shares, by rows and columns of bits once for each 64.
 */
bool ent__pair_bits_pay(const ent__pair_table *t) {
  double visits = 0;
  if (t->level_count == 0 || t->level_count > most_levels || t->rows < 2) return false;
  for (size_t j = 0; j < t->columns; j++) {
    const double cells = (double)(t->column_start[j + 1] - t->column_start[j]);
    visits += cells * cells / 2;
  }
  const double words = (double)t->rows * (double)t->rows / 2 * (floor((double)t->columns / 64) + 1);
  return words * (double)t->level_count < visits;
}

void ent__pair_bits_clear(ent__pair_bits *b) {
  ent__free(b->width);
  ent__free(b->bits);
}

static void set_bits(ent__pair_bits *b, const ent__pair_table *t, const uint32_t *column_rank) {
  const double *levels = t->levels;
  for (size_t row = 0; row < t->rows; row++) {
    uint64_t *own = b->bits + row * (1 + b->steps) * b->words;
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
      const uint32_t column = column_rank[t->row_column[i]];
      const uint64_t bit = UINT64_C(1) << (column % 64);
      own[column / 64] |= bit;
      for (size_t s = 0; s < b->steps; s++) {
        const double position = t->row_position[i];
        const bool set = b->identical ? !(position < levels[s]) && !(position > levels[s]) : position > levels[s];
        if (set) own[(1 + s) * b->words + column / 64] |= bit;
      }
    }
  }
}

ent_status ent__pair_bits_init(ent__pair_bits *b, const ent__pair_table *t, ent_agreement agreement, ent_error *err) {
  const double *levels = t->levels;
  const size_t count = t->level_count;
  uint32_t used = 0;
  ent_status status = ENT_OK;
  uint32_t *column_rank = ent__alloc(t->columns, sizeof *column_rank);
  if (column_rank == NULL) return ent__nomem(err);
  for (size_t j = 0; j < t->columns; j++) column_rank[j] = t->column_start[j + 1] > t->column_start[j] ? used++ : 0;
  *b = (ent__pair_bits){.words = used / 64 + 1, .identical = agreement == ENT_AGREEMENT_IDENTICAL};
  b->steps = b->identical ? count : count - 1;
  b->width = ent__alloc(count, sizeof *b->width);
  b->bits = ent__zalloc(t->rows * (1 + b->steps) * b->words, sizeof *b->bits);
  if (b->width == NULL || b->bits == NULL) {
    status = ent__nomem(err);
  } else {
    for (size_t s = 0; s < b->steps && !b->identical; s++) b->width[s] = (levels[s + 1] - levels[s]) / ENT__SCALE_WIDTH;
    set_bits(b, t, column_rank);
  }
  ent__free(column_rank);
  return status;
}

/* Ones in a word, by adding neighbours: the compiler turns a loop of it into vectors. */
static inline uint64_t ones(uint64_t x) {
  x -= x >> 1 & UINT64_C(0x5555555555555555);
  x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
  x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
  return x * UINT64_C(0x0101010101010101) >> 56;
}

double ent__pair_bits_congruence(const ent__pair_bits *bits, size_t a, size_t b, uint32_t *shared) {
  const size_t words = bits->words;
  const uint64_t *x = bits->bits + a * (1 + bits->steps) * words, *y = bits->bits + b * (1 + bits->steps) * words;
  uint64_t both = 0;
  for (size_t w = 0; w < words; w++) both += ones(x[w] & y[w]);
  *shared = (uint32_t)both;
  if (both == 0) return 0;
  double congruence = bits->identical ? 0 : (double)both;
  for (size_t s = 0; s < bits->steps; s++) {
    const uint64_t *u = x + (1 + s) * words, *v = y + (1 + s) * words;
    uint64_t count = 0;
    if (bits->identical)
      for (size_t w = 0; w < words; w++) count += ones(u[w] & v[w]);
    else
      for (size_t w = 0; w < words; w++) count += ones((u[w] ^ v[w]) & x[w] & y[w]);
    if (bits->identical) congruence += (double)count;
    else congruence -= bits->width[s] * (double)count;
  }
  return congruence;
}
