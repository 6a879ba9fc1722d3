/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the cost stated in networks.h: time Σ_j c_j² for a one-mode network, memory linear in the ties
 * kept. The baseline, in turn with ours in the same run on the same cells, is gustavson.c, which
 * does congruence of single positions and nothing else. Both must give the same ties.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "bench/gustavson.h"

enum { repeats = 5 };

typedef struct shape {
  const char *what;
  uint32_t actors;
  uint32_t issues;
  uint32_t each; /* cells of an actor */
  int min_shared;
  double target;        /* of the ratio of times; 0 none */
  double memory_target; /* of that of memory */
} shape;

/* Each actor speaks once on so many issues, drawn without replacement (Floyd 1987). */
static ent_dataset *draw(const shape *s) {
  bench_plan plan = BENCH_PLAN_INIT;
  plan.actors = s->actors;
  plan.issues = s->issues;
  plan.documents = 0;
  plan.days = 1;
  plan.abstain = plan.oppose = 1.0 / 3;
  plan.skew = 0;
  bench_drawer drawer;
  uint32_t *said = calloc(s->issues, sizeof *said); /* the last actor on it, from 1 */
  bench_dataset *dataset = bench_dataset_begin(&plan);
  if (said == NULL || dataset == NULL || !bench_drawer_init(&drawer, &plan)) {
    free(said);
    return bench_dataset_end(dataset);
  }
  for (uint32_t a = 0; a < s->actors; a++)
    for (uint32_t j = s->issues - s->each; j < s->issues; j++) {
      uint32_t issue = ent__rng_below(&drawer.rng, j + 1);
      if (said[issue] == a + 1) issue = j;
      said[issue] = a + 1;
      bench_dataset_add(dataset, (bench_statement){a, issue, 0, 0, bench_draw_stance(&drawer)});
    }
  bench_drawer_clear(&drawer);
  free(said);
  return bench_dataset_end(dataset);
}

static void clear_table(gustavson_table *t) {
  free(t->row_start);
  free(t->column);
  free(t->position);
}

/* The same cells for the baseline, rows in the order of the network's nodes. */
static bool make_table(gustavson_table *t, const ent_stances *stances, const ent_network *network) {
  size_t cells = 0, nodes = 0, issues = 0;
  ent_stances_cells(stances, &cells);
  ent_dataset_issues(ent_stances_dataset(stances), &issues);
  const ent_node *node = ent_network_nodes(network, &nodes);
  *t = (gustavson_table){(uint32_t)nodes, (uint32_t)issues, malloc((nodes + 1) * sizeof *t->row_start),
                         malloc((cells + 1) * sizeof *t->column), malloc((cells + 1) * sizeof *t->position)};
  if (t->row_start == NULL || t->column == NULL || t->position == NULL) return false;
  size_t next = 0;
  for (size_t row = 0; row < nodes; row++) {
    size_t count = 0;
    const ent_cell *own = ent_stances_row(stances, node[row].index, &count);
    t->row_start[row] = next;
    for (size_t i = 0; i < count; i++) {
      t->column[next] = own[i].issue;
      t->position[next++] = (float)own[i].mean;
    }
  }
  t->row_start[nodes] = next;
  return true;
}

static bool same(const ent_network *network, const gustavson_tie *expected, size_t count) {
  size_t own = 0;
  const ent_tie *ties = ent_network_ties(network, &own);
  if (own != count) return false;
  for (size_t i = 0; i < count; i++)
    if (ties[i].source != expected[i].source || ties[i].target != expected[i].target ||
        ties[i].shared != expected[i].shared || fabs(ties[i].weight - expected[i].weight) > 1e-9 * expected[i].weight)
      return false;
  return true;
}

typedef struct measured {
  double ours[repeats];
  double baseline[repeats];
  size_t peak; /* bytes above those before, of the first network */
  size_t ties;
} measured;

/* Builds the network once more and leaves the last one in *network. */
static ent_status build(measured *m, int turn, ent_network **network, const ent_stances *stances, const shape *s,
                        ent_error *err) {
  const ent_network_options options = {.type = ENT_NETWORK_CONGRUENCE,
                                       .normalize = ENT_NORMALIZE_NONE,
                                       .between = ENT_BETWEEN_ACTORS,
                                       .min_shared = s->min_shared};
  ent_network_free(*network);
  bench_memory_mark();
  const size_t memory = bench_memory_now();
  const double before = bench_now();
  const ent_status status = ent_network_new(network, stances, &options, err);
  m->ours[turn] = bench_now() - before;
  const size_t peak = bench_memory_peak();
  if (turn == 0 && peak > memory) m->peak = peak - memory;
  return status;
}

static ent_status measure(measured *m, const ent_stances *stances, const shape *s, ent_error *err) {
  ent_network *network = NULL;
  gustavson_table table = {0, 0, NULL, NULL, NULL};
  ent_status status = ENT_OK;
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    status = build(m, turn, &network, stances, s, err);
    if (status != ENT_OK) break;
    if (table.row_start == NULL && !make_table(&table, stances, network)) status = ENT_E_NOMEM;
    if (status != ENT_OK) break;
    const double before = bench_now();
    gustavson_tie *ties = gustavson(&table, (uint32_t)s->min_shared, &m->ties);
    m->baseline[turn] = bench_now() - before;
    if (ties == NULL || !same(network, ties, m->ties)) {
      fputs("bench-networks: the two ways disagree\n", stderr);
      status = ENT_E_INTERNAL;
    }
    free(ties);
  }
  clear_table(&table);
  ent_network_free(network);
  return status;
}

static void report(measured *m, const shape *s) {
  char name[160], ours[32], baseline[32];
  const double time = bench_median(m->ours, repeats), other = bench_median(m->baseline, repeats);
  snprintf(name, sizeof name, "%s: congruence, %u actors, %u issues, %u cells an actor, %zu ties of >= %d shared", s->what,
           s->actors, s->issues, s->each, m->ties, s->min_shared);
  bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, s->target);
  /* Against what it takes to keep a number for each pair, which follows the square of the actors. */
  const double square = 8.0 * s->actors * (s->actors - 1.0) / 2;
  const double each = (double)m->peak / ((double)s->actors * s->each + (double)m->ties);
  snprintf(name, sizeof name, "%s: peak of memory, %.0f bytes for each cell and tie; 8 bytes for each pair of actors",
           s->what, each);
  if (s->actors > 1000)
    bench_row(name, bench_size(ours, (double)m->peak), bench_size(baseline, square), (double)m->peak / square,
              s->memory_target);
}

static int run(const shape *s) {
  measured m = {.ties = 0};
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  ent_dataset *dataset = draw(s);
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  ent_status status = dataset == NULL ? ENT_E_NOMEM : ent_stances_new(&stances, dataset, &all, &err);
  if (status == ENT_OK) status = measure(&m, stances, s, &err);
  if (status == ENT_OK) report(&m, s);
  else fprintf(stderr, "bench-networks: %s: %s\n", s->what, err.text);
  ent_stances_free(stances);
  ent_dataset_free(dataset);
  return status == ENT_OK ? 0 : 1;
}

/* With the name of a shape, runs that alone; "small" is one. */
int main(int count, char **words) {
  static const shape shapes[] = {
      {"small", 1000, 100, 10, 2, 0, 0},
      {"dense", 200, 6200, 4350, 3, 0, 0},
      {"sparse", 100000, 10000, 10, 2, 1.5, 0.01},
      {"sparse, few ties", 100000, 40000, 10, 2, 0, 0.01},
      {"many ties", 5000, 1000, 50, 2, 0, 0},
      {NULL, 0, 0, 0, 0, 0, 0}};
  int failed = 0;
  for (const shape *s = shapes; s->what != NULL; s++)
    if (count > 1 ? strcmp(words[1], s->what) == 0 : s != shapes) failed |= run(s);
  return failed;
}
