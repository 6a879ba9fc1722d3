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

/*
 * Distances are in half days, so that the middle of an even number of days is whole. The window ends
 * half a day outside its first and last day: no day within it counts nothing.
 */
double ent__kernel_factor(ent_kernel kernel, const ent_window *window, int32_t first, int32_t last) {
  const int64_t middle = (int64_t)window->first + window->last;
  const int64_t from = 2 * (int64_t)first, to = 2 * (int64_t)last;
  const int64_t apart = from > middle ? from - middle : to < middle ? middle - to : 0;
  const double u = (double)apart / (double)((int64_t)window->last - window->first + 1);
  if (ent__kernel_is_flat(kernel)) return 1;
  if (u >= 1) return 0;
  switch (kernel) {
    case ENT_KERNEL_TRIANGULAR: return 1 - u;
    case ENT_KERNEL_EPANECHNIKOV: return 1 - u * u;
    case ENT_KERNEL_GAUSSIAN: return exp(-2 * u * u);
    default: return 1;
  }
}
