/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/near.h"

#include <string.h>

enum { longest = 40 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment: insertions, deletions, substitutions, swaps of neighbours. */
static size_t distance(const char *a, size_t m, const char *b, size_t n) {
  size_t d[longest + 1][longest + 1];
  for (size_t i = 0; i <= m; i++) d[i][0] = i;
  for (size_t j = 0; j <= n; j++) d[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    for (size_t j = 1; j <= n; j++) {
      const size_t cost = a[i - 1] != b[j - 1];
      d[i][j] = least(least(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[m][n];
}

void cli_near_begin(cli_near *near, const char *word) {
  near->word = word;
  near->best = NULL;
  near->distance = strlen(word) / 3 + 2; /* a third of it may be wrong, and one letter always */
}

void cli_near_consider(cli_near *near, const char *candidate) {
  const size_t m = strlen(near->word);
  const size_t n = strlen(candidate);
  if (m == 0 || m > longest || n > longest) return;
  size_t d = distance(near->word, m, candidate, n);
  if (m >= 3 && strncmp(near->word, candidate, m) == 0) d = 1;
  if (d >= near->distance || d >= m || d >= n) return;
  near->distance = d;
  near->best = candidate;
}
