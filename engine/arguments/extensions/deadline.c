/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/deadline.h"

#include <time.h>

static double now(void) {
  struct timespec at;
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at) != 0) return 0;
  return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

void ent__deadline_start(ent__deadline *deadline, double seconds) { *deadline = (ent__deadline){seconds > 0 ? now() + seconds : 0, false}; }

bool ent__deadline_passed(ent__deadline *deadline) {
  if (!deadline->over && deadline->end > 0 && now() >= deadline->end) deadline->over = true;
  return deadline->over;
}
