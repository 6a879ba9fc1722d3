/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change over time: planted histories, each part against a slow and obvious one, degenerate inputs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "graphs/change/internal.h"
#include "graphs/coalitions/agreement.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { ISSUES = 12, SILENT = -1 };

/* Which camp an actor is in, in a year; SILENT where it says nothing. Each camp supports a quarter of the issues and opposes the rest. */
typedef int history(int actor, int year);

static ent_buffer text_of(history *camp, int actors, int from, int to, bool reversed) {
  ent_buffer out = ENT_BUFFER_INIT;
  bool any = false;
  ent__buffer_puts(&out, "{'entente': 1, 'actors': [");
  for (int a = 0; a < actors; a++) ent__buffer_printf(&out, "%s{'id': 'a%d', 'label': 'A%d'}", a > 0 ? ", " : "", reversed ? actors - 1 - a : a, reversed ? actors - 1 - a : a);
  ent__buffer_puts(&out, "], 'issues': [");
  for (int i = 0; i < ISSUES; i++) ent__buffer_printf(&out, "%s{'id': 'i%d', 'label': 'I%d'}", i > 0 ? ", " : "", i, i);
  ent__buffer_puts(&out, "], 'statements': [");
  for (int y = from; y <= to; y++)
    for (int k = 0; k < actors; k++) {
      const int year = reversed ? from + to - y : y, a = reversed ? actors - 1 - k : k, c = camp(a, year);
      for (int i = 0; i < ISSUES && c != SILENT; i++) {
        ent__buffer_printf(&out, "%s{'actor': 'a%d', 'issue': 'i%d', 'position': %d, 'date': '%d'}", any ? ", " : "", a, i, i % 4 == c ? 1 : -1, year);
        any = true;
      }
    }
  ent__buffer_puts(&out, "]}");
  return out;
}

static ent_dataset *dataset_of(history *camp, int actors, int from, int to, bool reversed) {
  ent_buffer text = text_of(camp, actors, from, to, reversed);
  ent_dataset *dataset = ent_test_dataset(text.data);
  ent_buffer_clear(&text);
  return dataset;
}

static ent_change *change_of(const ent_dataset *dataset, ent_span window, ent_span step) {
  ent_error err = ENT_ERROR_INIT;
  ent_change *change = NULL;
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  const ent_window_options windows = {window, step, ENT_KERNEL_NONE};
  coalitions.starts = 3;
  ENT_TEST_OK(ent_change_new(&change, dataset, &stances, &network, &coalitions, &windows, &err), &err);
  return change;
}

static const ent_span year = {1, ENT_UNIT_YEAR}, none = {0, ENT_UNIT_DAY};

static uint32_t node_of(const ent_change *change, const char *id) {
  size_t count = 0;
  const ent_change_node *nodes = ent_change_nodes(change, &count);
  for (uint32_t v = 0; v < count; v++)
    if (strcmp(nodes[v].id, id) == 0) return v;
  CU_FAIL("no such node");
  return 0;
}

static uint32_t lineage_at(const ent_change *change, uint32_t w, const char *id) { return ent_change_place(change, w, node_of(change, id)).lineage; }

static size_t count_lineages(const ent_change *change) {
  size_t count = 0;
  ent_change_lineages(change, &count);
  return count;
}

/* Five in a camp and five in another; a0 goes over in 2003. */
static int one_goes(int actor, int y) { return actor == 0 && y >= 2003 ? 1 : actor < 5 ? 0 : 1; }

static void actor_changes_sides(void) {
  ent_dataset *dataset = dataset_of(one_goes, 10, 2000, 2005, false);
  ent_change *change = change_of(dataset, year, none);
  size_t events = 0, moves = 0, steps = 0, count = 0;
  ent_change_events(change, &events);
  const ent_move *move = ent_change_moves(change, &moves);
  const ent_change_step *step = ent_change_steps(change, &steps);
  const ent_lineage *lineages = ent_change_lineages(change, &count);
  CU_ASSERT_EQUAL(events, 0);
  CU_ASSERT_EQUAL_FATAL(moves, 1);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT_EQUAL_FATAL(steps, 5);
  CU_ASSERT_EQUAL(move[0].kind, ENT_MOVE_MOVED);
  CU_ASSERT_EQUAL(move[0].window, 3);
  CU_ASSERT_EQUAL(move[0].node, node_of(change, "a0"));
  CU_ASSERT_EQUAL(move[0].from, lineage_at(change, 0, "a1"));
  CU_ASSERT_EQUAL(move[0].to, lineage_at(change, 5, "a9"));
  CU_ASSERT_FALSE(move[0].with_others);
  for (size_t i = 0; i < steps; i++) {
    CU_ASSERT_EQUAL(step[i].common, 10);
    CU_ASSERT_EQUAL(step[i].moved, i == 2 ? 1 : 0);
    if (i != 2) ENT_TEST_NEAR(step[i].rand, 1, 1e-12);
    if (i != 2) ENT_TEST_NEAR(step[i].network, 0, 1e-12);
    if (i == 2) CU_ASSERT(step[i].rand < 0.8 && step[i].variation > 0.1 && step[i].network > 0.1);
  }
  for (size_t l = 0; l < count; l++) {
    CU_ASSERT_EQUAL(lineages[l].windows, 6);
    /* Four stay out of five or six, in one step of five. */
    ENT_TEST_NEAR(lineages[l].stability, (4 + (l == lineage_at(change, 0, "a1") ? 4.0 / 5 : 5.0 / 6)) / 5, 1e-12);
  }
  const ent_change_node *node = &ent_change_nodes(change, &count)[node_of(change, "a0")];
  CU_ASSERT_EQUAL(node->lineages, 2);
  CU_ASSERT_EQUAL(node->changes, 1);
  /* Of twelve issues it turns round on the six that either camp supports. */
  CU_ASSERT_EQUAL(node->issues, ISSUES);
  ENT_TEST_NEAR(node->net, 1, 1e-12);
  ENT_TEST_NEAR(node->path, 1, 1e-12);
  const ent_shift *shifts = ent_change_shifts(change, &count);
  CU_ASSERT_EQUAL_FATAL(count, 6);
  CU_ASSERT_EQUAL(shifts[0].from, 0);
  CU_ASSERT_EQUAL(shifts[0].to, 5);
  ENT_TEST_NEAR(fabs(shifts[0].after - shifts[0].before), 2, 1e-12);
  const ent_issue_shift *issues = ent_change_issues(change, &count);
  CU_ASSERT_EQUAL_FATAL(count, ISSUES);
  CU_ASSERT_EQUAL(issues[0].actors, 10);
  ENT_TEST_NEAR(fabs(issues[0].after - issues[0].before), 0.2, 1e-12);
  ENT_TEST_NEAR(issues[0].size, 0.2, 1e-12);
  ENT_TEST_NEAR(issues[ISSUES - 1].size, 0, 1e-12);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* Eight and four; three of the eight stand apart in 2003 and 2004, and come back. */
static int some_part(int actor, int y) { return actor >= 8 ? 1 : actor >= 5 && (y == 2003 || y == 2004) ? 2 : 0; }

static void coalition_splits_and_merges(void) {
  ent_dataset *dataset = dataset_of(some_part, 12, 2000, 2006, false);
  ent_change *change = change_of(dataset, year, none);
  size_t count = 0, moves = 0;
  const ent_event *events = ent_change_events(change, &count);
  const ent_move *move = ent_change_moves(change, &moves);
  const uint32_t whole = lineage_at(change, 0, "a0"), part = lineage_at(change, 3, "a5");
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT_EQUAL(count_lineages(change), 3);
  CU_ASSERT_NOT_EQUAL(whole, part);
  CU_ASSERT_EQUAL(lineage_at(change, 6, "a5"), whole);
  CU_ASSERT(events[0].kind == ENT_EVENT_SPLIT && events[0].window == 3 && events[0].lineage == part && events[0].other == whole && events[0].nodes == 3);
  CU_ASSERT(events[1].kind == ENT_EVENT_MERGED && events[1].window == 5 && events[1].lineage == part && events[1].other == whole && events[1].nodes == 3);
  CU_ASSERT_EQUAL(moves, 6);
  for (size_t i = 0; i < moves; i++) CU_ASSERT(move[i].kind == ENT_MOVE_MOVED && move[i].with_others);
  ent_buffer name = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_change_label(&name, change, part, "zh", &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(name.data, "等"));
  ent_buffer_clear(&name);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* Nobody speaks in 2002; one camp is silent in 2004 as well, and gone from 2006 on. A third comes in 2003. */
static int some_silent(int actor, int y) {
  if (y == 2002) return SILENT;
  if (actor >= 8) return y >= 2003 ? 2 : SILENT;
  return actor < 4 ? 0 : y == 2004 || y >= 2006 ? SILENT : 1;
}

static void silence_is_no_end(void) {
  ent_dataset *dataset = dataset_of(some_silent, 11, 2000, 2007, false);
  ent_change *change = change_of(dataset, year, none);
  size_t count = 0, steps = 0, moves = 0, entered = 0, returned = 0;
  const ent_event *events = ent_change_events(change, &count);
  const ent_lineage *lineages = ent_change_lineages(change, &steps);
  const uint32_t silent = lineage_at(change, 0, "a4"), late = lineage_at(change, 3, "a8"), firm = lineage_at(change, 0, "a0");
  CU_ASSERT_EQUAL(steps, 3);
  CU_ASSERT_EQUAL(lineages[firm].windows, 7);
  CU_ASSERT_EQUAL(lineages[firm].last, 7);
  CU_ASSERT_EQUAL(lineages[silent].windows, 4);
  CU_ASSERT_EQUAL(lineages[silent].last, 5);
  CU_ASSERT_EQUAL_FATAL(count, 4);
  CU_ASSERT(events[0].kind == ENT_EVENT_BORN && events[0].window == 3 && events[0].lineage == late && events[0].nodes == 3);
  CU_ASSERT(events[1].kind == ENT_EVENT_FADED && events[1].window == 4 && events[1].lineage == silent);
  CU_ASSERT(events[2].kind == ENT_EVENT_REVIVED && events[2].window == 5 && events[2].lineage == silent && events[2].nodes == 4);
  CU_ASSERT(events[3].kind == ENT_EVENT_FADED && events[3].window == 6 && events[3].lineage == silent);
  ent_change_steps(change, &steps);
  CU_ASSERT_EQUAL(steps, 6); /* the empty window is passed over */
  const ent_move *move = ent_change_moves(change, &moves);
  for (size_t i = 0; i < moves; i++) {
    entered += move[i].kind == ENT_MOVE_ENTERED && move[i].window == 3 && move[i].to == late;
    returned += move[i].kind == ENT_MOVE_RETURNED && move[i].window == 5 && move[i].from == silent && move[i].to == silent;
  }
  CU_ASSERT_EQUAL(entered, 3);
  CU_ASSERT_EQUAL(returned, 4);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* In 2003 six who stood together are each of another mind. */
static int all_fall_apart(int actor, int y) { return actor >= 6 ? 3 : y < 2003 ? 0 : actor % 3; }

static void coalition_dissolves(void) {
  ent_dataset *dataset = dataset_of(all_fall_apart, 10, 2000, 2004, false);
  ent_change *change = change_of(dataset, year, none);
  size_t count = 0, splits = 0;
  const ent_event *events = ent_change_events(change, &count);
  /* Three pairs: one carries the lineage on by a third, the others split from it. */
  for (size_t i = 0; i < count; i++) splits += events[i].kind == ENT_EVENT_SPLIT && events[i].other == lineage_at(change, 0, "a0") && events[i].window == 3;
  CU_ASSERT_EQUAL(count, 2);
  CU_ASSERT_EQUAL(splits, 2);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* The whole assembly is grouped anew in 2008. */
static int all_change(int actor, int y) { return y < 2008 ? actor / 4 : actor % 3; }

static void change_point_is_found(void) {
  ent_dataset *dataset = dataset_of(all_change, 12, 2000, 2015, false);
  ent_change *change = change_of(dataset, year, none);
  size_t count = 0;
  const ent_change_point *points = ent_change_points(change, &count);
  CU_ASSERT_EQUAL(ent_change_tested(change), 16);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  CU_ASSERT_EQUAL(points[0].window, 8);
  CU_ASSERT_EQUAL(points[0].before, 7);
  CU_ASSERT(points[0].p <= ENT_CHANGE_LEVEL && points[0].p > 0);
  ent_change_free(change);
  /* Of moving windows only those that do not overlap are tested. */
  change = change_of(dataset, (ent_span){2, ENT_UNIT_YEAR}, year);
  CU_ASSERT_EQUAL(ent_change_tested(change), 8);
  points = ent_change_points(change, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  CU_ASSERT_EQUAL(points[0].window, 8);
  CU_ASSERT_EQUAL(points[0].before, 6);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

static void few_windows_are_not_tested(void) {
  ent_dataset *dataset = dataset_of(one_goes, 10, 2000, 2006, false);
  ent_change *change = change_of(dataset, year, none);
  size_t count = 9;
  ent_change_points(change, &count);
  CU_ASSERT_EQUAL(ent_change_tested(change), 0);
  CU_ASSERT_EQUAL(count, 0);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* The statistic by its definition. */
static double naive_energy(const double *d, uint32_t n, uint32_t begin, uint32_t cut, uint32_t end) {
  double sum[3] = {0, 0, 0}, pairs[3] = {0, 0, 0};
  for (uint32_t i = begin; i < end; i++)
    for (uint32_t j = i + 1; j < end; j++) {
      const int side = (i >= cut) + (j >= cut);
      if (isnan(d[i * n + j])) continue;
      sum[side] += d[i * n + j];
      pairs[side]++;
    }
  const double m = cut - begin, k = end - cut;
  return m * k / (m + k) * (2 * sum[1] / pairs[1] - sum[0] / pairs[0] - sum[2] / pairs[2]);
}

static void breaks_of_drawn_distances(void) {
  enum { N = 24 };
  size_t false_alarms = 0;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    double d[N * N], again[N * N];
    ent__break breaks[N], more[N];
    size_t found = 0, same = 0;
    ent_error err = ENT_ERROR_INIT;
    ent__rng rng;
    ent__rng_seed(&rng, seed, 1);
    for (uint32_t i = 0; i < N; i++)
      for (uint32_t j = i; j < N; j++) {
        const double noise = 0.3 + 0.2 * ent__rng_unit(&rng);
        d[i * N + j] = d[j * N + i] = i == j ? 0 : noise;
        again[i * N + j] = again[j * N + i] = i == j ? 0 : (i < 9) == (j < 9) ? noise : noise + 0.3;
      }
    d[1] = d[N] = NAN;
    ENT_TEST_OK(ent__find_breaks(breaks, &found, d, N, seed, &err), &err);
    false_alarms += found > 0;
    ENT_TEST_OK(ent__find_breaks(breaks, &found, again, N, seed, &err), &err);
    bool there = false;
    for (size_t i = 0; i < found; i++) {
      if (breaks[i].at != 9) continue;
      there = true;
      double best = 0;
      for (uint32_t cut = 2; cut + 2 <= N; cut++) best = fmax(best, naive_energy(again, N, 0, cut, N));
      ENT_TEST_NEAR(breaks[i].statistic, best, 1e-9);
      CU_ASSERT(breaks[i].p < 0.01);
    }
    CU_ASSERT_TRUE(there);
    ENT_TEST_OK(ent__find_breaks(more, &same, again, N, seed, &err), &err);
    CU_ASSERT_EQUAL(same, found);
    for (size_t i = 0; i < found && i < same; i++) CU_ASSERT(more[i].at == breaks[i].at && fabs(more[i].p - breaks[i].p) < 1e-15);
  }
  /* One in twenty is what the level lets through. */
  CU_ASSERT(false_alarms <= 4);
}

/* H(X|Y) + H(Y|X), by counting each node's companions. */
static double naive_variation(const uint32_t *x, const uint32_t *y, uint32_t n) {
  double sum = 0, count = 0;
  for (uint32_t v = 0; v < n; v++) {
    double in_x = 0, in_y = 0, in_both = 0;
    if (x[v] == ENT_NONE || y[v] == ENT_NONE) continue;
    for (uint32_t u = 0; u < n; u++) {
      if (x[u] == ENT_NONE || y[u] == ENT_NONE) continue;
      in_x += x[u] == x[v];
      in_y += y[u] == y[v];
      in_both += x[u] == x[v] && y[u] == y[v];
    }
    sum += log(in_x / in_both) + log(in_y / in_both);
    count++;
  }
  return count > 0 ? sum / count : NAN;
}

static void distances_are_their_definitions(void) {
  enum { N = 30 };
  for (uint64_t seed = 1; seed <= 30; seed++) {
    uint32_t x[N], y[N];
    double apart = 0, sum = 0;
    double dense[2][N][N];
    ent__change_tie ties[2][N * N];
    ent__pair_list lists[2] = {{ties[0], 0}, {ties[1], 0}};
    ent_error err = ENT_ERROR_INIT;
    ent__rng rng;
    ent__rng_seed(&rng, seed, 2);
    memset(dense, 0, sizeof dense);
    for (uint32_t v = 0; v < N; v++) {
      x[v] = ent__rng_below(&rng, 6) == 0 ? ENT_NONE : ent__rng_below(&rng, 1 + (uint32_t)seed % 7);
      y[v] = ent__rng_below(&rng, 6) == 0 ? ENT_NONE : ent__rng_below(&rng, 1 + (uint32_t)seed % 5);
    }
    ent__agreement agreement = {0, 0, 0};
    ENT_TEST_OK(ent__agreement_of(&agreement, x, y, N, &err), &err);
    ENT_TEST_NEAR(agreement.variation, naive_variation(x, y, N), 1e-12);
    for (uint32_t a = 0; a < N; a++)
      for (uint32_t b = a + 1; b < N; b++)
        for (int k = 0; k < 2; k++) {
          const uint32_t *in = k == 0 ? x : y;
          if (in[a] == ENT_NONE || in[b] == ENT_NONE || ent__rng_below(&rng, 3) == 0) continue;
          dense[k][a][b] = 2 * ent__rng_unit(&rng) - 1;
          lists[k].at[lists[k].count++] = (ent__change_tie){a, b, dense[k][a][b]};
        }
    for (uint32_t a = 0; a < N; a++)
      for (uint32_t b = a + 1; b < N; b++) {
        if (x[a] == ENT_NONE || x[b] == ENT_NONE || y[a] == ENT_NONE || y[b] == ENT_NONE) continue;
        apart += fabs(dense[0][a][b] - dense[1][a][b]);
        sum += fabs(dense[0][a][b]) + fabs(dense[1][a][b]);
      }
    ENT_TEST_NEAR(ent__tie_distance(&lists[0], &lists[1], x, y), apart / sum, 1e-12);
  }
}

/* The same histories told again, the slow way: from the coalitions of each window, as the header defines it. */
typedef struct retold {
  const ent_change *change;
  uint32_t n;
  uint32_t carry[64];
  uint32_t seen[64];    /* by lineage: window it was last in, + 1 */
  uint32_t lineages;    /* that there are so far */
} retold;

static bool is_there(const retold *r, uint32_t w, uint32_t v) { return ent_change_place(r->change, w, v).standing != ENT_STANDING_ABSENT; }

static uint32_t common(const retold *r, uint32_t w, uint32_t carried, uint32_t now) {
  uint32_t count = 0;
  for (uint32_t v = 0; v < r->n; v++) count += r->carry[v] == carried && ent_change_place(r->change, w, v).lineage == now;
  return count;
}

/* Members of a coalition that carry any lineage; nodes that are there and carry one. */
static uint32_t known(const retold *r, uint32_t w, uint32_t now) {
  uint32_t count = 0;
  for (uint32_t v = 0; v < r->n; v++) count += r->carry[v] != ENT_NONE && ent_change_place(r->change, w, v).lineage == now;
  return count;
}

static uint32_t there(const retold *r, uint32_t w, uint32_t carried) {
  uint32_t count = 0;
  for (uint32_t v = 0; v < r->n; v++) count += r->carry[v] == carried && is_there(r, w, v);
  return count;
}

static bool alike(const retold *r, uint32_t w, uint32_t carried, uint32_t now) {
  const uint32_t both = common(r, w, carried, now);
  return both >= ENT_CHANGE_OVERLAP && both >= ENT_CHANGE_MATCH * (there(r, w, carried) + known(r, w, now) - both);
}

/* The most nodes that any matching of the window's coalitions to lineages keeps. */
static uint32_t best_match(const retold *r, uint32_t w, const uint32_t *now, size_t count, uint64_t taken) {
  if (count == 0) return 0;
  uint32_t best = best_match(r, w, now + 1, count - 1, taken);
  for (uint32_t l = 0; l < r->lineages; l++) {
    if ((taken >> l & 1) != 0 || !alike(r, w, l, *now)) continue;
    const uint32_t sum = common(r, w, l, *now) + best_match(r, w, now + 1, count - 1, taken | (uint64_t)1 << l);
    if (sum > best) best = sum;
  }
  return best;
}

static bool has_event(const ent_change *change, ent_event_kind kind, uint32_t w, uint32_t lineage) {
  size_t count = 0;
  const ent_event *events = ent_change_events(change, &count);
  for (size_t i = 0; i < count; i++)
    if (events[i].kind == kind && events[i].window == w && events[i].lineage == lineage) return true;
  return false;
}

static bool most(uint32_t part, uint32_t all) { return part >= 2 && 2 * part >= all; }

/* The kind of event that a coalition or an ended lineage has by definition; -1 for none. */
static int event_of_new(const retold *r, uint32_t w, uint32_t l) {
  for (uint32_t o = 0; o < r->lineages; o++)
    if (most(common(r, w, o, l), known(r, w, l))) return ENT_EVENT_SPLIT;
  return ENT_EVENT_BORN;
}

static int event_of_ended(const retold *r, uint32_t w, uint32_t l, const uint32_t *now, size_t count) {
  if (there(r, w, l) < 2) return ENT_EVENT_FADED;
  for (size_t i = 0; i < count; i++)
    if (most(common(r, w, l, now[i]), there(r, w, l))) return ENT_EVENT_MERGED;
  return ENT_EVENT_DISSOLVED;
}

static size_t retell_window(retold *r, uint32_t w, uint32_t before) {
  uint32_t now[64], kept = 0, old = r->lineages;
  size_t count = 0, expected = 0;
  for (uint32_t l = 0; l < count_lineages(r->change); l++)
    if (ent_change_size(r->change, w, l) > 0) now[count++] = l;
  for (size_t i = 0; i < count; i++) {
    if (now[i] < old) {
      CU_ASSERT_TRUE(alike(r, w, now[i], now[i]));
      kept += common(r, w, now[i], now[i]);
    }
    int kind = -1;
    if (now[i] >= old) kind = event_of_new(r, w, now[i]);
    else if (r->seen[now[i]] != before + 1) kind = ENT_EVENT_REVIVED;
    if (kind < 0 || before == ENT_NONE) continue;
    expected++;
    CU_ASSERT_TRUE(has_event(r->change, (ent_event_kind)kind, w, now[i]));
  }
  CU_ASSERT_EQUAL(kept, best_match(r, w, now, count, 0));
  for (uint32_t l = 0; l < old && before != ENT_NONE; l++) {
    if (r->seen[l] != before + 1 || ent_change_size(r->change, w, l) > 0) continue;
    expected++;
    CU_ASSERT_TRUE(has_event(r->change, (ent_event_kind)event_of_ended(r, w, l, now, count), w, l));
  }
  for (size_t i = 0; i < count; i++) {
    r->seen[now[i]] = w + 1;
    if (now[i] >= r->lineages) r->lineages = now[i] + 1;
  }
  for (uint32_t v = 0; v < r->n; v++) {
    const ent_window_place place = ent_change_place(r->change, w, v);
    if (place.lineage != ENT_NONE) r->carry[v] = place.lineage;
    else if (is_there(r, w, v) && r->carry[v] != ENT_NONE && r->seen[r->carry[v]] == w + 1) r->carry[v] = ENT_NONE;
  }
  return expected;
}

static void retell(const ent_change *change) {
  retold r = {.change = change};
  size_t windows = 0, nodes = 0, events = 0, expected = 0;
  uint32_t before = ENT_NONE;
  const ent_change_window *list = ent_change_windows(change, &windows);
  ent_change_nodes(change, &nodes);
  r.n = (uint32_t)nodes;
  CU_ASSERT_FATAL(nodes <= 64 && count_lineages(change) <= 64);
  for (uint32_t v = 0; v < r.n; v++) r.carry[v] = ENT_NONE;
  for (uint32_t w = 0; w < windows; w++) {
    if (list[w].coalitions == 0) continue;
    expected += retell_window(&r, w, before);
    before = w;
  }
  ent_change_events(change, &events);
  CU_ASSERT_EQUAL(events, expected);
}

static void events_as_retold(void) {
  for (uint64_t seed = 1; seed <= 8; seed++) {
    char *json = ent_test_random_json(14, 5, seed % 2 == 0 ? 400 : 900, 3, seed, 0, 0);
    ent_dataset *dataset = ent_test_dataset(json);
    ent_change *change = change_of(dataset, (ent_span){2, ENT_UNIT_YEAR}, none);
    CU_ASSERT(count_lineages(change) > 2);
    retell(change);
    ent_change_free(change);
    ent_dataset_free(dataset);
    free(json);
  }
  ent_dataset *dataset = dataset_of(some_part, 12, 2000, 2006, false);
  ent_change *change = change_of(dataset, year, none);
  retell(change);
  ent_change_free(change);
  ent_dataset_free(dataset);
}

/* Each node's place under the other is the same. */
static void same_change(const ent_change *x, const ent_change *y) {
  size_t windows = 0, others = 0, nodes = 0, m = 0, n = 0;
  ent_change_windows(x, &windows);
  ent_change_windows(y, &others);
  CU_ASSERT_EQUAL_FATAL(windows, others);
  const ent_change_node *node = ent_change_nodes(x, &nodes);
  for (uint32_t v = 0; v < nodes; v++) {
    const uint32_t u = node_of(y, node[v].id);
    const ent_change_node *other = &ent_change_nodes(y, &others)[u];
    CU_ASSERT(node[v].issues == other->issues && node[v].changes == other->changes && node[v].lineages == other->lineages);
    CU_ASSERT(memcmp(&node[v].path, &other->path, sizeof node[v].path) == 0 || (isnan(node[v].path) && isnan(other->path)));
    for (uint32_t w = 0; w < windows; w++) {
      const ent_window_place a = ent_change_place(x, w, v), b = ent_change_place(y, w, u);
      CU_ASSERT(a.standing == b.standing && a.lineage == b.lineage);
    }
  }
  const ent_event *e = ent_change_events(x, &m), *f = ent_change_events(y, &n);
  CU_ASSERT_EQUAL_FATAL(m, n);
  for (size_t i = 0; i < m; i++) CU_ASSERT(e[i].kind == f[i].kind && e[i].window == f[i].window && e[i].lineage == f[i].lineage && e[i].other == f[i].other && e[i].nodes == f[i].nodes);
  const ent_change_step *s = ent_change_steps(x, &m), *t = ent_change_steps(y, &n);
  CU_ASSERT_EQUAL_FATAL(m, n);
  for (size_t i = 0; i < m; i++) CU_ASSERT(s[i].common == t[i].common && s[i].moved == t[i].moved && memcmp(&s[i].network, &t[i].network, sizeof s[i].network) == 0);
  const ent_change_point *p = ent_change_points(x, &m), *q = ent_change_points(y, &n);
  CU_ASSERT_EQUAL_FATAL(m, n);
  for (size_t i = 0; i < m; i++) CU_ASSERT(p[i].window == q[i].window && memcmp(&p[i].p, &q[i].p, sizeof p[i].p) == 0);
}

static void order_changes_nothing(void) {
  for (uint64_t seed = 1; seed <= 4; seed++) {
    char *json[2] = {ent_test_random_json(12, 6, 700, 5, seed, 0, 0), ent_test_random_json(12, 6, 700, 5, seed, 77, 0)};
    ent_dataset *dataset[2] = {ent_test_dataset(json[0]), ent_test_dataset(json[1])};
    ent_change *change[3] = {change_of(dataset[0], (ent_span){3, ENT_UNIT_YEAR}, year), change_of(dataset[1], (ent_span){3, ENT_UNIT_YEAR}, year),
                             change_of(dataset[0], (ent_span){3, ENT_UNIT_YEAR}, year)};
    same_change(change[0], change[1]);
    same_change(change[0], change[2]);
    for (int i = 0; i < 3; i++) ent_change_free(change[i]);
    for (int i = 0; i < 2; i++) ent_dataset_free(dataset[i]);
    for (int i = 0; i < 2; i++) free(json[i]);
  }
  ent_dataset *there_and_back[2] = {dataset_of(some_silent, 11, 2000, 2007, false), dataset_of(some_silent, 11, 2000, 2007, true)};
  ent_change *change[2] = {change_of(there_and_back[0], year, none), change_of(there_and_back[1], year, none)};
  same_change(change[0], change[1]);
  for (int i = 0; i < 2; i++) ent_change_free(change[i]);
  for (int i = 0; i < 2; i++) ent_dataset_free(there_and_back[i]);
}

static void windows_are_chosen(void) {
  static const struct {
    const char *first;
    const char *last;
    int count;
    ent_time_unit unit;
  } cases[] = {{"1946-01-01", "2019-12-31", 19, ENT_UNIT_YEAR}, {"2002", "2024", 6, ENT_UNIT_YEAR}, {"2023-01", "2025", 1, ENT_UNIT_YEAR},
               {"2019-12-31", "2020-01-01", 1, ENT_UNIT_YEAR}, {"2020-01-05", "2020-12-01", 3, ENT_UNIT_MONTH}, {"2020-03-01", "2020-03-30", 8, ENT_UNIT_DAY},
               {"2020-03-01", "2020-03-01", 1, ENT_UNIT_DAY}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_buffer text = ENT_BUFFER_INIT;
    ent__buffer_printf(&text, "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': ["
                              "{'actor': 'a', 'issue': 'i', 'position': 1, 'date': '%s'}, {'actor': 'a', 'issue': 'i', 'position': -1, 'date': '%s'}]}", cases[i].first, cases[i].last);
    ent_dataset *dataset = ent_test_dataset(text.data);
    ent_change *change = change_of(dataset, none, none);
    const ent_window_options *options = ent_windows_get_options(ent_change_windows_of(change));
    CU_ASSERT_TRUE(ent_change_chosen(change));
    CU_ASSERT_EQUAL(options->window.count, cases[i].count);
    CU_ASSERT_EQUAL(options->window.unit, cases[i].unit);
    ent_change_free(change);
    ent_dataset_free(dataset);
    ent_buffer_clear(&text);
  }
}

static ent_status try_change(const char *json, ent_network_type type, ent_window_options windows, ent_error *err) {
  ent_change *change = NULL;
  ent_dataset *dataset = ent_test_dataset(json);
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  const ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  network.type = type;
  if (type == ENT_NETWORK_AFFILIATION) network.normalize = ENT_NORMALIZE_NONE;
  const ent_status status = ent_change_new(&change, dataset, &stances, &network, &coalitions, &windows, err);
  CU_ASSERT((status == ENT_OK) == (change != NULL));
  ent_change_free(change);
  ent_dataset_free(dataset);
  return status;
}

static void what_cannot_be_followed(void) {
  static const char undated[] = "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}]}";
  static const char empty[] = "{'entente': 1, 'actors': [], 'issues': [], 'statements': []}";
  static const char dated[] = "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': ["
                              "{'actor': 'a', 'issue': 'i', 'position': 1, 'date': '1900'}, {'actor': 'a', 'issue': 'i', 'position': 1, 'date': '2000'}]}";
  const ent_window_options chosen = {none, none, ENT_KERNEL_NONE}, days = {{1, ENT_UNIT_DAY}, none, ENT_KERNEL_NONE}, step = {none, {3, ENT_UNIT_DAY}, ENT_KERNEL_NONE};
  const ent_window_options years = ENT_WINDOW_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(try_change(undated, ENT_NETWORK_SUBTRACT, chosen, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "has a date"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(try_change(undated, ENT_NETWORK_SUBTRACT, years, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(try_change(empty, ENT_NETWORK_SUBTRACT, chosen, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(try_change(dated, ENT_NETWORK_SUBTRACT, days, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "a longer step"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(try_change(dated, ENT_NETWORK_SUBTRACT, step, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "expected a window as well"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(try_change(dated, ENT_NETWORK_AFFILIATION, years, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "two modes"));
  ent_error_clear(&err);
  ENT_TEST_OK(try_change(dated, ENT_NETWORK_EXCESS, years, &err), &err);
}

static int of_one_mind(int actor, int y) { return actor < 0 || y < 0 ? 1 : 0; }
static int of_their_own(int actor, int y) { return y < 0 ? 0 : actor; }

/* One actor, all agree, all oppose each other, one window. */
static void plain_histories(void) {
  static const struct {
    history *camp;
    int actors;
    int last;
    size_t lineages;
    size_t steps;
  } cases[] = {{of_one_mind, 1, 2003, 0, 0}, {of_one_mind, 2, 2003, 1, 3}, {of_one_mind, 9, 2003, 1, 3}, {of_their_own, 4, 2003, 0, 0}, {one_goes, 10, 2000, 2, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_dataset *dataset = dataset_of(cases[i].camp, cases[i].actors, 2000, cases[i].last, false);
    ent_change *change = change_of(dataset, year, none);
    size_t steps = 0, events = 0, moves = 0;
    const ent_change_step *step = ent_change_steps(change, &steps);
    ent_change_events(change, &events);
    ent_change_moves(change, &moves);
    CU_ASSERT_EQUAL(count_lineages(change), cases[i].lineages);
    CU_ASSERT_EQUAL(steps, cases[i].steps);
    CU_ASSERT_EQUAL(events, 0);
    CU_ASSERT_EQUAL(moves, 0);
    for (size_t s = 0; s < steps; s++) ENT_TEST_NEAR(step[s].rand, 1, 1e-12);
    ent_change_free(change);
    ent_dataset_free(dataset);
  }
}

static ent_study *study_of(history *camp, int actors, int last) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_buffer text = text_of(camp, actors, 2000, last, false);
  for (size_t i = 0; i < text.size; i++)
    if (text.data[i] == '\'') text.data[i] = '"';
  options.parts = ENT_PART_CHANGE;
  options.coalitions.resamples = 0;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text.data, text.size, "x.json", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  ent_buffer_clear(&text);
  return study;
}

typedef struct writing {
  const ent_study *study;
  const char *format;
} writing;

static ent_status make_of(const ent_dataset *dataset, ent_span window, ent_error *err) {
  ent_change *change = NULL;
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  const ent_window_options windows = {window, none, ENT_KERNEL_NONE};
  coalitions.starts = 1;
  const ent_status status = ent_change_new(&change, dataset, &stances, &network, &coalitions, &windows, err);
  ent_change_free(change);
  return status;
}

/* The windows are chosen, or by the year, so that points of change are sought. */
static ent_status make(const void *context, ent_error *err) { return make_of(context, none, err); }
static ent_status make_by_year(const void *context, ent_error *err) { return make_of(context, year, err); }

static ent_status write(const void *context, ent_error *err) {
  const writing *w = context;
  ent_buffer out = ENT_BUFFER_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  const ent_status status = strcmp(w->format, "markdown") == 0 ? ent_export_report(&out, w->study, w->format, &options, err)
                                                               : ent_export_finding(&out, w->study, ENT_SUBJECT_CHANGE, w->format, &options, err);
  ent_buffer_clear(&out);
  return status;
}

static void sweep(ent_status work(const void *context, ent_error *err), const void *context, unsigned long stride) {
  for (int once = 0; once < 2; once++)
    for (unsigned long n = 0;; n += stride) {
      ent_error err = ENT_ERROR_INIT;
      if (once) ent_test_fail_once_after(n);
      else ent_test_fail_after(n);
      const ent_status status = work(context, &err);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      const bool fits = reached ? status == ENT_E_NOMEM || (once && status == ENT_OK) : status == ENT_OK;
      if (!fits || !reached) {
        CU_ASSERT_TRUE(fits);
        CU_ASSERT(n > 3);
        break;
      }
    }
}

static void allocations_fail(void) {
  ent_dataset *dataset = dataset_of(some_silent, 11, 2000, 2005, false);
  sweep(make, dataset, 1);
  ent_dataset_free(dataset);
  dataset = dataset_of(all_change, 4, 2004, 2011, false);
  sweep(make_by_year, dataset, 1);
  ent_dataset_free(dataset);
}

static void writing_fails(void) {
  ent_study *study = study_of(some_part, 12, 2005);
  static const char *const formats[] = {"text", "csv", "json", "markdown", NULL};
  /* A report asks for memory thousands of times; the sweep of reports takes each. */
  for (size_t i = 0; formats[i] != NULL; i++) sweep(write, &(writing){study, formats[i]}, strcmp(formats[i], "markdown") == 0 ? 499 : 1);
  ent_study_free(study);
}

/* A table has a row for each that has a stance in a window; Chinese names take the place of English ones. */
static void tables(void) {
  ent_study *study = study_of(some_part, 12, 2005);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  size_t lines = 0;
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_CHANGE, "csv", &options, &err), &err);
  for (size_t i = 0; i < out.size; i++) lines += out.data[i] == '\n';
  CU_ASSERT_EQUAL(lines, 1 + 6 * 12);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\n1,2000-01-01,2000-12-31,a8,A8,together,2,"));
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_CHANGE, "text", &options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "splits from 1."));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "merges into 1."));
  ent_buffer_clear(&out);
  ent_study_free(study);
}

CU_TestInfo change_tests[] = {{"an actor changes sides", actor_changes_sides},
                              {"a coalition splits and merges", coalition_splits_and_merges},
                              {"silence is no end", silence_is_no_end},
                              {"a coalition falls apart", coalition_dissolves},
                              {"a point of change is found", change_point_is_found},
                              {"few windows are not tested", few_windows_are_not_tested},
                              {"breaks of drawn distances", breaks_of_drawn_distances},
                              {"distances are their definitions", distances_are_their_definitions},
                              {"events as retold the slow way", events_as_retold},
                              {"order changes nothing", order_changes_nothing},
                              {"windows are chosen", windows_are_chosen},
                              {"what cannot be followed", what_cannot_be_followed},
                              {"plain histories", plain_histories},
                              {"allocations fail", allocations_fail},
                              {"writing fails", writing_fails},
                              {"tables", tables},
                              CU_TEST_INFO_NULL};
