/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int compare(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return a < b ? -1 : a > b;
}

double bench_median(double *times, size_t count) {
  qsort(times, count, sizeof *times, compare);
  return count % 2 == 1 ? times[count / 2] : (times[count / 2 - 1] + times[count / 2]) / 2;
}

/* Returns a line of /proc/self/status, which the kernel gives in units of 1,024 bytes. */
static size_t status_of(const char *name) {
  char line[256];
  size_t value = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file != NULL && value == 0 && fgets(line, sizeof line, file) != NULL)
    if (strncmp(line, name, strlen(name)) == 0) value = strtoul(line + strlen(name), NULL, 10);
  if (file != NULL) fclose(file);
  return value * 1024;
}

size_t bench_memory_now(void) { return status_of("VmRSS:"); }

size_t bench_memory_peak(void) { return status_of("VmHWM:"); }

void bench_memory_mark(void) {
  FILE *file = fopen("/proc/self/clear_refs", "w");
  if (file == NULL) return;
  fputs("5\n", file); /* proc(5): sets the peak to the present */
  fclose(file);
}

void bench_row(const char *name, const char *ours, const char *baseline, double ratio, double target) {
  printf("row\t%s\t%s\t%s\t%.4g\t%.4g\n", name, ours, baseline, ratio, target);
  fflush(stdout);
}

const char *bench_time(char text[32], double seconds) {
  if (seconds < 1) snprintf(text, 32, "%.1f ms", 1e3 * seconds);
  else snprintf(text, 32, "%.2f s", seconds);
  return text;
}

const char *bench_size(char text[32], double bytes) {
  snprintf(text, 32, "%.1f MB", 1e-6 * bytes);
  return text;
}
