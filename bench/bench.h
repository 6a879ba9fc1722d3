/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: the clock, the memory in use, rows of results, datasets in memory. */
#ifndef ENT_BENCH_BENCH_H
#define ENT_BENCH_BENCH_H

#include <entente/entente.h>

#include "bench/draw.h"

/* Returns the processor time of this process in seconds, of user and system. */
double bench_now(void);

/* Sorts the times and returns the middle one. */
double bench_median(double *times, size_t count);

/*
 * Returns the bytes of memory that are resident now, or were at most since bench_memory_mark (or
 * ever, where the kernel cannot forget the peak); 0 where /proc has neither.
 */
size_t bench_memory_now(void);
size_t bench_memory_peak(void);
void bench_memory_mark(void);

/*
 * Prints a row of results, tab-separated, that measure.py turns into a table: what was measured,
 * what of ours and what of the baseline's as text, their ratio, and the most that it may be (0:
 * no target).
 */
void bench_row(const char *name, const char *ours, const char *baseline, double ratio, double target);

/* Gives text the form of a time, "12.3 ms", and returns it. */
const char *bench_time(char text[32], double seconds);
const char *bench_size(char text[32], double bytes);

/* Begins a dataset of actors a1, a2, ..., issues i1, ..., and documents d1, .... NULL without memory. */
typedef struct bench_dataset bench_dataset;
bench_dataset *bench_dataset_begin(const bench_plan *plan);
void bench_dataset_add(bench_dataset *dataset, bench_statement statement);
/* Ends it and frees what made it; a complaint goes to standard error and NULL is returned on failure. */
ent_dataset *bench_dataset_end(bench_dataset *dataset);
/* The three in one go, for the statements of a plan as they are drawn. */
ent_dataset *bench_dataset_of(const bench_plan *plan);

#endif
