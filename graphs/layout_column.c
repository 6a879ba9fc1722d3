/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_layers.h"

/*
 * Take from each place what the boxes above it need at the least: then all that is asked is that
 * places do not fall, and runs where they would are merged into their mean.
 */
void ent__layers_column(ent__layers_item *items, size_t n, double gap, double *sums, size_t *counts) {
  double needed = 0.0;
  size_t runs = 0;
  for (size_t i = 0; i < n; i++) {
    if (i > 0) needed += (items[i - 1].height + items[i].height) / 2.0 + gap;
    items[i].at = needed;
    sums[runs] = items[i].want - needed;
    counts[runs++] = 1;
    while (runs > 1 && sums[runs - 2] * (double)counts[runs - 1] > sums[runs - 1] * (double)counts[runs - 2]) {
      sums[runs - 2] += sums[runs - 1];
      counts[runs - 2] += counts[runs - 1];
      runs--;
    }
  }
  for (size_t run = 0, i = 0; run < runs; run++) {
    const double mean = sums[run] / (double)counts[run];
    for (size_t k = 0; k < counts[run]; k++) items[i++].at += mean;
  }
}
