/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A thousand moving windows in one go (uniform kernel) against a thousand separate runs of the same
 * windows, from statements in memory to networks: at most a tenth of the time. Reading, which each separate
 * run of the program would do again, and writing are left out. Checks the cost stated in windows.h. Both
 * must give the same ties. `bench-windows small` runs in a moment.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench/bench.h"

enum { repeats = 5 };

static const ent_window_options moving = {{365, ENT_UNIT_DAY}, {3, ENT_UNIT_DAY}, ENT_KERNEL_UNIFORM};
static const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
static const ent_network_options network_options = ENT_NETWORK_OPTIONS_INIT;

/*
 * What all windows gave, to compare the two ways by. The order of nodes and so of the sum differs: it is
 * that of each window by itself, or that of all statements.
 */
typedef struct result {
  size_t nodes;
  size_t ties;
  double weight;
} result;

static void add(result *out, const ent_network *network) {
  size_t count = 0;
  ent_network_nodes(network, &count);
  out->nodes += count;
  const ent_tie *ties = ent_network_ties(network, &count);
  out->ties += count;
  for (size_t i = 0; i < count; i++) out->weight += ties[i].weight;
}

static bool same(const result *a, const result *b) {
  return a->nodes == b->nodes && a->ties == b->ties && fabs(a->weight - b->weight) <= 1e-9 * (1 + fabs(a->weight));
}

static ent_status visit(void *context, const ent_window *window, size_t statements, const ent_network *network, ent_error *err) {
  (void)window;
  (void)statements;
  (void)err;
  add(context, network);
  return ENT_OK;
}

static ent_status in_one_go(result *out, const ent_dataset *dataset, size_t count, ent_error *err) {
  ent_windows *windows = NULL;
  ent_status status = ent_windows_new(&windows, dataset, &all, &network_options, &moving, err);
  if (status == ENT_OK) status = ent_windows_visit(windows, 0, count, visit, out, err);
  ent_windows_free(windows);
  return status;
}

static ent_status one_by_one(result *out, const ent_dataset *dataset, const ent_window *list, size_t count, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t w = 0; w < count && status == ENT_OK; w++) {
    ent_stances *stances = NULL;
    ent_network *network = NULL;
    ent_stance_options options = all;
    options.filter.from = list[w].from;
    options.filter.to = list[w].to;
    status = ent_stances_new(&stances, dataset, &options, err);
    if (status == ENT_OK) status = ent_network_new(&network, stances, &network_options, err);
    if (status == ENT_OK) add(out, network);
    ent_network_free(network);
    ent_stances_free(stances);
  }
  return status;
}

static ent_status measure(double *together, double *apart, result *found, const ent_dataset *dataset, size_t count, ent_error *err) {
  ent_windows *windows = NULL;
  size_t there = 0;
  ent_status status = ent_windows_new(&windows, dataset, &all, &network_options, &moving, err);
  const ent_window *list = status == ENT_OK ? ent_windows_list(windows, &there) : NULL;
  if (count > there) count = there;
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    result expected = {0, 0, 0};
    *found = (result){0, 0, 0};
    const double before = bench_now();
    status = in_one_go(found, dataset, count, err);
    const double between = bench_now();
    if (status == ENT_OK) status = one_by_one(&expected, dataset, list, count, err);
    apart[turn] = bench_now() - between;
    together[turn] = between - before;
    if (status != ENT_OK || same(found, &expected)) continue;
    snprintf(err->text, sizeof err->text, "the two ways disagree: %zu and %zu ties", found->ties, expected.ties);
    status = ENT_E_INTERNAL;
  }
  ent_windows_free(windows);
  return status;
}

static int run(const bench_plan *plan, size_t count, double target) {
  double together[repeats], apart[repeats];
  char name[160], ours[32], baseline[32];
  result found = {0, 0, 0};
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *dataset = bench_dataset_of(plan);
  const ent_status status = dataset == NULL ? ENT_E_NOMEM : measure(together, apart, &found, dataset, count, &err);
  if (status == ENT_OK) {
    const double time = bench_median(together, repeats), other = bench_median(apart, repeats);
    snprintf(name, sizeof name, "moving windows: %zu of 365 days by 3 over %llu statements (%zu ties in all); one by one", count,
             (unsigned long long)plan->statements, found.ties);
    bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, target);
  } else {
    fprintf(stderr, "bench-windows: %s\n", err.text);
  }
  ent_dataset_free(dataset);
  return status == ENT_OK ? 0 : 1;
}

int main(int count, char **words) {
  const bool small = count > 1 && strcmp(words[1], "small") == 0;
  bench_plan plan = BENCH_PLAN_INIT;
  plan.actors = 150;
  plan.issues = 50;
  plan.days = 3400;
  plan.documents = 0;
  if (small) plan.statements = 500;
  return run(&plan, small ? 10 : 1000, small ? 0 : 0.1);
}
