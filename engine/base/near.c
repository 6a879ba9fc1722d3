/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/near.h"

#include <string.h>

enum { longest = 64 };

static unsigned char lower(char c) { return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); }

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
static size_t distance(const char *a, size_t m, const char *b, size_t n) {
  size_t rows[3][longest + 1];
  size_t *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= n; j++) above[j] = j;
  for (size_t i = 1; i <= m; i++) {
    row[0] = i;
    for (size_t j = 1; j <= n; j++) {
      const size_t cost = lower(a[i - 1]) != lower(b[j - 1]);
      row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = least(row[j], before[j - 2] + 1);
    }
    size_t *spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return above[n];
}

void ent__near_begin(ent__near *near, const char *word) {
  near->word = word;
  near->best = NULL;
  const size_t length = strlen(word);
  near->distance = length == 0 || length > longest ? 0 : length < 3 ? 1 : length / 3;
  near->distance++; /* strictly better than this */
}

void ent__near_consider(ent__near *near, const char *candidate) {
  const size_t m = strlen(near->word);
  const size_t n = strlen(candidate);
  if (m == 0 || m > longest || n > longest || n == 0) return;
  if ((m > n ? m - n : n - m) >= near->distance) return;
  const size_t d = distance(near->word, m, candidate, n);
  if (d >= near->distance || d >= m || d >= n) return;
  near->distance = d;
  near->best = candidate;
}
