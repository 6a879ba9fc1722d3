/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock on the wall, for a time limit that a caller asks for. No result shows it. */
#include <time.h>

#include "graphs/coalitions/exact.h"

double ent__seconds(void) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
