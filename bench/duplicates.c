/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks that stances with one statement for each document are made in time linear in the
 * statements: twice as many may take 2.5 times as long. The baseline is the half of the same run.
 * All but the statements and the documents stays as it is. `bench-duplicates small` runs in a moment.
 */
#include <stdio.h>
#include <string.h>

#include "bench/bench.h"

enum { most_repeats = 25 };

/* A hundred statements a document by few actors on few issues: many say the same thing twice. */
static ent_dataset *draw(uint64_t statements) {
  bench_plan plan = BENCH_PLAN_INIT;
  plan.statements = statements;
  plan.documents = (uint32_t)(statements / 100);
  plan.actors = 100;
  plan.issues = 30;
  return bench_dataset_of(&plan);
}

static double once(const ent_dataset *dataset, size_t *kept) {
  ent_error err = ENT_ERROR_INIT;
  ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  options.duplicates = ENT_DUPLICATES_DOCUMENT;
  ent_stances *stances = NULL;
  const double before = bench_now();
  if (ent_stances_new(&stances, dataset, &options, &err) != ENT_OK) {
    fprintf(stderr, "bench-duplicates: %s\n", err.text);
    return -1;
  }
  const double seconds = bench_now() - before;
  *kept = ent_stances_kept(stances);
  ent_stances_free(stances);
  return seconds;
}

static int run(uint64_t statements, int repeats, double target) {
  double whole[most_repeats], half[most_repeats];
  size_t kept = 0, kept_of_half = 0;
  char name[160], ours[32], baseline[32];
  ent_dataset *large = draw(statements), *small = draw(statements / 2);
  int failed = large == NULL || small == NULL;
  for (int turn = 0; turn < repeats && !failed; turn++) {
    whole[turn] = once(large, &kept);
    half[turn] = once(small, &kept_of_half);
    failed = whole[turn] < 0 || half[turn] < 0;
  }
  if (!failed) {
    const double time = bench_median(whole, (size_t)repeats), other = bench_median(half, (size_t)repeats);
    snprintf(name, sizeof name, "duplicates by document: %llu statements (%zu kept), baseline half of them (%zu kept)",
             (unsigned long long)statements, kept, kept_of_half);
    bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, target);
  }
  ent_dataset_free(large);
  ent_dataset_free(small);
  return failed;
}

int main(int count, char **words) {
  if (count > 1 && strcmp(words[1], "small") == 0) return run(2000, 1, 0);
  return run(100000, most_repeats, 2.5) | run(1000000, 3, 0);
}
