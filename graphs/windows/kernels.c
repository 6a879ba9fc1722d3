/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "graphs/windows/internal.h"

const char *ent_kernel_word(ent_kernel kernel) {
  switch (kernel) {
    case ENT_KERNEL_NONE: return "none";
    case ENT_KERNEL_UNIFORM: return "uniform";
    case ENT_KERNEL_TRIANGULAR: return "triangular";
    case ENT_KERNEL_EPANECHNIKOV: return "epanechnikov";
    case ENT_KERNEL_GAUSSIAN: return "gaussian";
  }
  return "unknown";
}

bool ent__kernel_is_flat(ent_kernel kernel) { return kernel == ENT_KERNEL_NONE || kernel == ENT_KERNEL_UNIFORM; }

/* K(u). Distances are in half days, so that the middle of an even number of days is whole. */
static double kernel_at(ent_kernel kernel, const ent_window *window, int32_t first, int32_t last) {
  const int64_t middle = (int64_t)window->first + window->last, half = (int64_t)window->last - window->first;
  const int64_t from = 2 * (int64_t)first, to = 2 * (int64_t)last;
  const int64_t apart = from > middle ? from - middle : to < middle ? middle - to : 0;
  const double u = half == 0 ? 0 : (double)apart / (double)half;
  switch (kernel) {
    case ENT_KERNEL_TRIANGULAR: return u < 1 ? 1 - u : 0;
    case ENT_KERNEL_EPANECHNIKOV: return u < 1 ? 1 - u * u : 0;
    case ENT_KERNEL_GAUSSIAN: return exp(-u * u / 2);
    default: return 1;
  }
}

double ent__kernel_factor(const ent_windows *windows, const ent_window *window, int32_t first, int32_t last) {
  const double k = kernel_at(windows->options.kernel, window, first, last);
  return windows->network.type == ENT_NETWORK_AFFILIATION ? k : sqrt(k);
}
