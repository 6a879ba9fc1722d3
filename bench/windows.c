/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A thousand moving windows in one go (uniform kernel) against a thousand separate runs of the same
 * windows, from stances to network: at most a tenth of the time. Reading and writing are left out.
 * Both must give the same ties. `bench-windows small` runs in a moment.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"

enum { repeats = 3, width = 365, step = 3 }; /* days */

typedef struct task {
  const ent_dataset *dataset;
  bench_date *dates;
  int windows;
} task;

/* What all windows gave, to compare the two ways by: the same sums in the same order. */
typedef struct result {
  size_t ties;
  double weight;
} result;

static const ent_network_options network_options = ENT_NETWORK_OPTIONS_INIT;

static void add(result *out, const ent_network *network) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  out->ties += count;
  for (size_t i = 0; i < count; i++) out->weight += ties[i].weight;
}

/* The window of number w holds the days [w·step, w·step + width). */
static ent_date day(const task *t, int number) {
  ent_interval interval = {{0, 0, 0}, {0, 0, 0}};
  (void)ent_interval_parse(&interval, t->dates[number]);
  return interval.from;
}

static ent_status one_by_one(result *out, const task *t, ent_error *err) {
  ent_status status = ENT_OK;
  for (int w = 0; w < t->windows && status == ENT_OK; w++) {
    ent_stances *stances = NULL;
    ent_network *network = NULL;
    ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
    options.filter.from = day(t, w * step);
    options.filter.to = day(t, w * step + width - 1);
    status = ent_stances_new(&stances, t->dataset, &options, err);
    if (status == ENT_OK) status = ent_network_new(&network, stances, &network_options, err);
    if (status == ENT_OK) add(out, network);
    ent_network_free(network);
    ent_stances_free(stances);
  }
  return status;
}

/*
 * SLOT: all windows in one go. Fill in with the library's moving windows (width, step, uniform kernel,
 * network_options), call add() for each window's network in order, and set `there` to true.
 */
static const bool there = false;

static ent_status in_one_go(result *out, const task *t, ent_error *err) {
  (void)out;
  (void)t;
  (void)err;
  return ENT_OK;
}

static int compare(const result *a, const result *b) { return a->ties == b->ties && !(a->weight < b->weight) && !(a->weight > b->weight); }

static int run(const task *t, uint64_t statements, double target) {
  double all[repeats], each[repeats];
  char name[160], ours[32] = "not run: not there yet", baseline[32];
  ent_error err = ENT_ERROR_INIT;
  result expected = {0, 0};
  for (int turn = 0; turn < repeats; turn++) {
    result together = {0, 0}, apart = {0, 0};
    const double before = bench_now();
    ent_status status = in_one_go(&together, t, &err);
    const double between = bench_now();
    if (status == ENT_OK) status = one_by_one(&apart, t, &err);
    each[turn] = bench_now() - between;
    all[turn] = between - before;
    if (status != ENT_OK || (there && !compare(&together, &apart))) {
      fprintf(stderr, "bench-windows: %s\n", status == ENT_OK ? "the two ways disagree" : err.text);
      return 1;
    }
    expected = apart;
  }
  const double time = there ? bench_median(all, repeats) : 0, other = bench_median(each, repeats);
  if (there) bench_time(ours, time);
  snprintf(name, sizeof name, "moving windows: %d of %d days by %d over %llu statements (%zu ties in all), baseline one by one",
           t->windows, width, step, (unsigned long long)statements, expected.ties);
  bench_row(name, ours, bench_time(baseline, other), time / other, target);
  return 0;
}

int main(int count, char **words) {
  const bool small = count > 1 && strcmp(words[1], "small") == 0;
  bench_plan plan = BENCH_PLAN_INIT;
  plan.actors = 150;
  plan.issues = 50;
  plan.days = 3650;
  plan.documents = 0;
  if (small) plan.statements = 500;
  ent_dataset *dataset = bench_dataset_of(&plan);
  bench_date *dates = bench_dates(plan.from, plan.days);
  const task t = {dataset, dates, small ? 10 : 1000};
  const int failed = dataset == NULL || dates == NULL || run(&t, plan.statements, small ? 0 : 0.1);
  ent_dataset_free(dataset);
  free(dates);
  return failed;
}
