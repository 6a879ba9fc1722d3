/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout: boxes do not overlap, coalitions keep apart, stress falls, columns untangle. */
#include "tests/harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/rng.h"
#include "graphs/layout.h"
#include "graphs/layout_arrange.h"
#include "graphs/layout_boxes.h"
#include "graphs/layout_order.h"
#include "graphs/layout_stress.h"
#include "tests/signed_networks.h"

static size_t overlaps(const ent_point *at, const ent_point *half, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++) {
      count += fabs(at[i].x - at[j].x) < half[i].x + half[j].x - 1e-4 &&
               fabs(at[i].y - at[j].y) < half[i].y + half[j].y - 1e-4;
    }
  }
  return count;
}

static void draw_boxes(ent_point *at, ent_point *half, size_t n, ent__rng *rng) {
  for (size_t i = 0; i < n; i++) {
    at[i] = (ent_point){ent__rng_below(rng, 50), ent__rng_below(rng, 50)};
    half[i] = (ent_point){5.0 + ent__rng_below(rng, 60), 5.0 + ent__rng_below(rng, 20)};
  }
}

/* Sum of the squared distances from their mean. */
static double spread(const ent_point *at, size_t n) {
  double x = 0.0, y = 0.0, sum = 0.0;
  for (size_t i = 0; i < n; i++) {
    x += at[i].x / (double)n;
    y += at[i].y / (double)n;
  }
  for (size_t i = 0; i < n; i++) sum += (at[i].x - x) * (at[i].x - x) + (at[i].y - y) * (at[i].y - y);
  return sum;
}

static void separates_boxes(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 1, 0);
  for (int round = 0; round < 60; round++) {
    ent_point at[120], half[120];
    const size_t n = 1 + ent__rng_below(&rng, 120);
    draw_boxes(at, half, n, &rng);
    if (round % 7 == 0) memset(at, 0, sizeof at); /* all at one place */
    ent__boxes_separate(at, half, n);
    CU_ASSERT_EQUAL(overlaps(at, half, n), 0);
    const double before = spread(at, n);
    ent__boxes_tighten(at, half, n);
    CU_ASSERT_EQUAL(overlaps(at, half, n), 0);
    CU_ASSERT(spread(at, n) <= before * (1.0 + 1e-9));
  }
}

static void sets_rows(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 2, 0);
  for (int round = 0; round < 60; round++) {
    ent_point at[80], half[80], low, high;
    const size_t n = 1 + ent__rng_below(&rng, 80);
    const double width = 100.0 + ent__rng_below(&rng, 900);
    draw_boxes(at, half, n, &rng);
    const ent_point size = ent__boxes_rows(at, half, n, width);
    ent__boxes_bounds(at, half, n, &low, &high);
    CU_ASSERT_EQUAL(overlaps(at, half, n), 0);
    CU_ASSERT(size.x <= fmax(width, 130.0));
    ENT_TEST_NEAR(low.x, 0.0, 1e-9);
    ENT_TEST_NEAR(high.x, size.x, 1e-9);
    CU_ASSERT(high.y <= 1e-9 && low.y >= -size.y - 1e-9);
  }
}

static void turns_sideways(void) {
  ent_point at[5] = {{0, 8}, {1, 4}, {0, 0}, {-1, -4}, {0, -8}};
  ent__boxes_turn(at, 5);
  double x = 0.0, y = 0.0;
  for (int i = 0; i < 5; i++) {
    x += at[i].x * at[i].x;
    y += at[i].y * at[i].y;
  }
  ENT_TEST_NEAR(x + y, 2 * 64 + 2 * 17, 1e-9); /* a rotation */
  CU_ASSERT(x > 40.0 * y);
  ent__boxes_mirror(at, 5);
  CU_ASSERT(at[0].x < 0.0);
}

static double stress_of(const ent_point *at, size_t n, const double *distance) {
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      const double d = distance[i * n + j], gap = hypot(at[i].x - at[j].x, at[i].y - at[j].y) - d;
      sum += gap * gap / (d * d);
    }
  }
  return sum;
}

static void lowers_stress(void) {
  enum { N = 30 };
  ent_point at[N], truth[N];
  double *distance = malloc(sizeof *distance * N * N);
  ent__rng rng;
  ent__rng_seed(&rng, 3, 0);
  for (int i = 0; i < N; i++) truth[i] = (ent_point){ent__rng_unit(&rng) * 4, ent__rng_unit(&rng) * 4};
  for (int i = 0; i < N * N; i++) {
    distance[i] =
        i / N == i % N ? 1.0 : hypot(truth[i / N].x - truth[i % N].x, truth[i / N].y - truth[i % N].y);
  }
  ent__stress_spiral(at, N);
  double before = stress_of(at, N, distance);
  for (int i = 0; i < 50; i++) {
    ent__stress_place(at, N, distance, 1);
    const double after = stress_of(at, N, distance);
    CU_ASSERT(after <= before * (1.0 + 1e-9));
    before = after;
  }
  ent__stress_place(at, N, distance, 400);
  CU_ASSERT(stress_of(at, N, distance) < 0.06 * N);
  free(distance);
}

static void check_network(const signed_network *made, bool heads) {
  size_t n, groups;
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_point *at = NULL, *again = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.resamples = 0;
  options.starts = 2;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, made->network, &options, &err), &err);
  (void)ent_network_nodes(made->network, &n);
  const ent_coalition *list = ent_coalitions_list(coalitions, &groups);
  ent_point *half = calloc(n + 1, sizeof *half), *heading = calloc(groups + 1, sizeof *heading);
  for (size_t i = 0; i < n; i++)
    half[i] = (ent_point){20.0 + (double)(i % 5) * 9.0, 14.0 + (double)(i % 3) * 6.0};
  for (size_t c = 0; c <= groups; c++) heading[c] = (ent_point){150.0, 18.0};
  const ent__layout_sizes sizes = {half, heads ? heading : NULL, 12.0, 20.0};
  ENT_TEST_OK(ent__layout_sized(&at, made->network, coalitions, &sizes, &err), &err);
  ENT_TEST_OK(ent__layout_sized(&again, made->network, coalitions, &sizes, &err), &err);
  CU_ASSERT_EQUAL(overlaps(at, half, n), 0);
  CU_ASSERT_EQUAL(memcmp(at, again, n * sizeof *at), 0);
  /* Rectangles of coalitions, padding and headings included, keep the gap. */
  ent_point *centre = calloc(groups + 1, sizeof *centre), *extent = calloc(groups + 1, sizeof *extent);
  for (size_t c = 0; c < groups; c++) {
    ent_point low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
    for (uint32_t i = 0; i < list[c].size; i++) {
      const uint32_t m = list[c].members[i];
      low = (ent_point){fmin(low.x, at[m].x - half[m].x), fmin(low.y, at[m].y - half[m].y)};
      high = (ent_point){fmax(high.x, at[m].x + half[m].x), fmax(high.y, at[m].y + half[m].y)};
    }
    if (heads) high.y += 18.0;
    centre[c] = (ent_point){(low.x + high.x) / 2, (low.y + high.y) / 2};
    extent[c] = (ent_point){(high.x - low.x) / 2 + 22.0, (high.y - low.y) / 2 + 22.0};
    if (heads) extent[c].x = fmax(extent[c].x, 75.0 + 10.0);
  }
  CU_ASSERT_EQUAL(overlaps(centre, extent, groups), 0);
  free(half);
  free(heading);
  free(centre);
  free(extent);
  ent__free(at);
  ent__free(again);
  ent_coalitions_free(coalitions);
}

static void keeps_coalitions_apart(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 4, 0);
  for (int round = 0; round < 12; round++) {
    signed_network made;
    if (round % 3 == 0)
      signed_network_random(&made, 3 + ent__rng_below(&rng, 50), 0.3, round % 2 == 0, &rng);
    else
      signed_network_planted(&made, 3 + ent__rng_below(&rng, 70), 1 + ent__rng_below(&rng, 6), 0.5, 0.1,
                             &rng);
    check_network(&made, round % 2 == 0);
    signed_network_clear(&made);
  }
}

static void places_thousands(void) {
  signed_network made;
  ent_ties *ties = NULL;
  ent_error err = ENT_ERROR_INIT;
  ent_point *at = NULL;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.resamples = 0;
  options.starts = 1;
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  for (int i = 0; i < 1500; i++) {
    char name[16];
    uint32_t node;
    snprintf(name, sizeof name, "n%04d", i);
    ENT_TEST_OK(ent_ties_node(ties, name, &node, &err), &err);
    if (i > 0) ENT_TEST_OK(ent_ties_add(ties, 0, node, 1.0, &err), &err);
  }
  made.ties = ties;
  ENT_TEST_OK(ent_network_from_ties(&made.network, ties, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&coalitions, made.network, &options, &err), &err);
  ENT_TEST_OK(ent__layout_new(&at, made.network, coalitions, 1, &err), &err);
  ent_point *half = calloc(1500, sizeof *half);
  for (int i = 0; i < 1500; i++) half[i] = (ent_point){46.0, 26.0};
  CU_ASSERT_EQUAL(overlaps(at, half, 1500), 0);
  free(half);
  ent__free(at);
  ent_coalitions_free(coalitions);
  ent_network_free(made.network);
  ent_ties_free(ties);
}

static size_t crossings(const uint32_t *place_a, const uint32_t *place_b, const ent__order_tie *ties,
                        size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      const int64_t a = (int64_t)place_a[ties[i].a] - place_a[ties[j].a],
                    b = (int64_t)place_b[ties[i].b] - place_b[ties[j].b];
      count += (a < 0 && b > 0) || (a > 0 && b < 0);
    }
  }
  return count;
}

/* A ladder can be drawn without a crossing; shuffled, it is found again. */
static void untangles_columns(void) {
  enum { N = 12 };
  ent__rng rng;
  ent__rng_seed(&rng, 6, 0);
  size_t before = 0, after = 0;
  for (int round = 0; round < 20; round++) {
    ent__ordered a[N], b[N];
    ent__order_tie ties[2 * N];
    double sums[2 * N], places[2 * N];
    uint32_t of_a[N], of_b[N], place_a[N], place_b[N];
    size_t n = 0;
    for (uint32_t i = 0; i < N; i++) of_a[i] = of_b[i] = place_a[i] = place_b[i] = i;
    ent__rng_shuffle(&rng, of_a, N);
    ent__rng_shuffle(&rng, of_b, N);
    for (uint32_t i = 0; i < N; i++) {
      ties[n++] = (ent__order_tie){of_a[i], of_b[i], 1.0};
      if (i + 1 < N) ties[n++] = (ent__order_tie){of_a[i], of_b[i + 1], 1.0};
      a[i] = b[i] = (ent__ordered){.group = 0, .index = i, .key = 0.0};
    }
    before += crossings(place_a, place_b, ties, n);
    ent__order_columns(a, N, N, b, N, ties, n, sums, places);
    for (uint32_t i = 0; i < N; i++) {
      place_a[a[i].index] = i;
      place_b[b[i].index] = i;
    }
    after += crossings(place_a, place_b, ties, n);
  }
  CU_ASSERT(after * 4 < before);
}

static void keeps_groups_together(void) {
  ent__ordered a[6] = {{1, 0, 0}, {0, 1, 0}, {1, 2, 0}, {0, 3, 0}, {1, 4, 0}, {0, 5, 0}},
               b[2] = {{0, 0, 0}, {0, 1, 0}};
  const ent__order_tie ties[] = {{0, 0, 1}, {1, 1, 1}, {2, 1, 1}, {3, 0, 1}, {4, 0, 1}, {5, 1, 1}};
  double sums[12], places[8];
  ent__order_sort(a, 6);
  ent__order_columns(a, 6, 3, b, 2, ties, 6, sums, places);
  for (int i = 0; i < 6; i++) CU_ASSERT_EQUAL(a[i].group, i < 3 ? 0u : 1u);
}

static double away(const ent_point *at, size_t n, size_t i) {
  ent_point middle = {0.0, 0.0};
  for (size_t k = 0; k + 1 < n; k++) middle = (ent_point){middle.x + at[k].x / (double)(n - 1), middle.y + at[k].y / (double)(n - 1)};
  return hypot(at[i].x - middle.x, at[i].y - middle.y);
}

/* One far from a crowd stays the outermost, but near enough for a page. */
static void pulls_stragglers_in(void) {
  enum { N = 30, LAST = N - 1 };
  ent_point at[N], half[N];
  double distance[N * N], crowd = 0.0;
  for (size_t i = 0; i < N; i++) {
    half[i] = (ent_point){1.0, 1.0};
    for (size_t j = 0; j < N; j++) distance[i * N + j] = i == LAST || j == LAST ? 9.0 : 1.0;
  }
  ent__arrange_boxes(at, half, N, distance);
  CU_ASSERT_EQUAL(overlaps(at, half, N), 0);
  for (size_t i = 0; i < LAST; i++) crowd = fmax(crowd, away(at, N, i));
  CU_ASSERT(away(at, N, LAST) > crowd);
  CU_ASSERT(away(at, N, LAST) < 2.5 * crowd);
}

CU_TestInfo layout_tests[] = {
    {"separates boxes", separates_boxes},
    {"sets rows", sets_rows},
    {"turns sideways", turns_sideways},
    {"lowers stress", lowers_stress},
    {"keeps coalitions apart", keeps_coalitions_apart},
    {"pulls stragglers in", pulls_stragglers_in},
    {"places thousands", places_thousands},
    {"untangles columns", untangles_columns},
    {"keeps groups together", keeps_groups_together},
    CU_TEST_INFO_NULL,
};
