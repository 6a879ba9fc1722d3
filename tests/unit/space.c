/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space: places drawn by us and found again, quick looks against dense re-implementations, odd inputs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graphs/space/internal.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { ACTORS = 60, ISSUES = 90 };

/* True places, and data drawn from them. */
typedef struct drawn {
  double x[ACTORS][2];
  double slope[ISSUES][2];
  double shift[ISSUES];
  char *json;
} drawn;

static double normal(ent__rng *rng) {
  const double radius = sqrt(-2 * log(1 - ent__rng_unit(rng)));
  return radius * cos(6.28318530717958647693 * ent__rng_unit(rng));
}

/* A position by a latent value: cut into `levels`, or as it is where there are none. */
static double position_of(double z, int levels) {
  if (levels == 0) return fmax(-1, fmin(1, z / 5));
  double k = 0;
  for (int c = 1; c < levels; c++) k += z > (c - levels / 2.0) * 0.8;
  return 2 * k / (levels - 1) - 1;
}

/* One cell in six is missing. */
static void draw(drawn *d, int dimensions, int levels, uint64_t seed) {
  ent__rng rng;
  ent__rng_seed(&rng, seed, 7);
  const size_t room = 200 + (size_t)(ACTORS + ISSUES) * 40 + (size_t)ACTORS * ISSUES * 70;
  char *at = d->json = malloc(room);
  at += sprintf(at, "{'entente': 1, 'actors': [");
  for (int i = 0; i < ACTORS; i++) {
    for (int k = 0; k < 2; k++) d->x[i][k] = normal(&rng);
    at += sprintf(at, "%s{'id': 'a%d', 'label': 'A%d'}", i > 0 ? ", " : "", i, i);
  }
  at += sprintf(at, "], 'issues': [");
  for (int j = 0; j < ISSUES; j++) {
    d->slope[j][0] = normal(&rng) + (j % 2 == 0 ? 1.5 : -1.5);
    d->slope[j][1] = dimensions == 2 ? 1.2 * normal(&rng) : 0;
    d->shift[j] = normal(&rng);
    at += sprintf(at, "%s{'id': 'i%d', 'label': 'I%d'}", j > 0 ? ", " : "", j, j);
  }
  at += sprintf(at, "], 'statements': [");
  for (int i = 0, any = 0; i < ACTORS; i++) {
    for (int j = 0; j < ISSUES; j++) {
      const double z = d->shift[j] + d->slope[j][0] * d->x[i][0] + d->slope[j][1] * d->x[i][1] + normal(&rng);
      if (ent__rng_below(&rng, 6) == 0) continue;
      at += sprintf(at, "%s{'actor': 'a%d', 'issue': 'i%d', 'position': %.6f}", any++ > 0 ? ", " : "", i, j, position_of(z, levels));
    }
  }
  sprintf(at, "]}");
}

/* A space with all it stands on. */
typedef struct made {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_space *space;
} made;

static made make(const char *json, const ent_space_options *options) {
  const ent_stance_options plain = ENT_STANCE_OPTIONS_INIT;
  ent_error err = {0};
  made out = {ent_test_dataset(json), NULL, NULL};
  CU_ASSERT_EQUAL_FATAL(ent_stances_new(&out.stances, out.dataset, &plain, &err), ENT_OK);
  CU_ASSERT_EQUAL(ent_space_new(&out.space, out.stances, options, &err), ENT_OK);
  if (out.space == NULL) printf("%s\n", err.text);
  return out;
}

static void unmake(made *m) {
  ent_space_free(m->space);
  ent_stances_free(m->stances);
  ent_dataset_free(m->dataset);
}

static double correlation(const double *a, const double *b, int n) {
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  for (int i = 0; i < n; i++) {
    ma += a[i] / n;
    mb += b[i] / n;
  }
  for (int i = 0; i < n; i++) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return ab / sqrt(aa * bb);
}

static const ent_place *place_of(const made *m, const char *id) {
  return ent_space_place_of(m->space, ent_dataset_find(m->dataset, ENT_TABLE_ACTORS, id));
}

static void found_places(double out[2][ACTORS], const made *m) {
  for (int i = 0; i < ACTORS; i++) {
    char id[16];
    snprintf(id, sizeof id, "a%d", i);
    for (int k = 0; k < 2; k++) out[k][i] = place_of(m, id)->at[k];
  }
}

static void finds_places(int levels, ent_space_model model) {
  drawn d;
  double found[2][ACTORS], truth[ACTORS], slopes[ISSUES], true_slopes[ISSUES];
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  size_t count = 0;
  draw(&d, 1, levels, 11 + (uint64_t)levels);
  made m = make(d.json, &options);
  found_places(found, &m);
  for (int i = 0; i < ACTORS; i++) truth[i] = d.x[i][0];
  const double r = correlation(found[0], truth, ACTORS);
  CU_ASSERT(fabs(r) > 0.98);
  CU_ASSERT(ent_space_get_fit(m.space)->converged);
  const ent_space_issue *issues = ent_space_issues(m.space, &count);
  int right = 0;
  for (size_t j = 0; j < count; j++) {
    const int number = atoi(ent_dataset_issues(m.dataset, &(size_t){0})[issues[j].issue].id + 1);
    slopes[number] = issues[j].slope[0];
    true_slopes[number] = d.slope[number][0];
    right += issues[j].model == model;
  }
  CU_ASSERT_EQUAL(count, ISSUES);
  CU_ASSERT(right > ISSUES * 3 / 5);
  CU_ASSERT(r * correlation(slopes, true_slopes, ISSUES) > 0.85);
  unmake(&m);
  free(d.json);
}

static void two_levels(void) { finds_places(2, ENT_SPACE_BINARY); }
static void three_levels(void) { finds_places(3, ENT_SPACE_THREE); }
static void five_levels(void) { finds_places(5, ENT_SPACE_ORDERED); }
static void any_position(void) { finds_places(0, ENT_SPACE_LINEAR); }

/* The truth is cut every 0.8: gaps between neighbouring cut points come back, on the mean. */
static void cut_points(void) {
  for (int levels = 3; levels <= 5; levels += 2) {
    drawn d;
    ent_space_options options = ENT_SPACE_OPTIONS_INIT;
    double sum = 0;
    size_t count = 0, gaps = 0;
    draw(&d, 1, levels, 23);
    made m = make(d.json, &options);
    const ent_space_issue *issues = ent_space_issues(m.space, &count);
    for (size_t j = 0; j < count; j++) {
      for (uint32_t k = 1; issues[j].cuts != NULL && k + 1 < issues[j].level_count; k++, gaps++) {
        CU_ASSERT(issues[j].cuts[k] > issues[j].cuts[k - 1]);
        sum += issues[j].cuts[k] - issues[j].cuts[k - 1];
      }
    }
    CU_ASSERT(gaps > 50);
    CU_ASSERT_DOUBLE_EQUAL(sum / (double)gaps, 0.8, 0.12);
    unmake(&m);
    free(d.json);
  }
}

/* Each true dimension is a linear mixture of the found ones: multiple correlation by two regressions. */
static void two_dimensions(void) {
  drawn d;
  double found[2][ACTORS], truth[ACTORS];
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  options.dimensions = 2;
  draw(&d, 2, 3, 5);
  made m = make(d.json, &options);
  found_places(found, &m);
  const double between = correlation(found[0], found[1], ACTORS);
  for (int k = 0; k < 2; k++) {
    for (int i = 0; i < ACTORS; i++) truth[i] = d.x[i][k];
    const double a = correlation(found[0], truth, ACTORS), b = correlation(found[1], truth, ACTORS);
    CU_ASSERT((a * a + b * b - 2 * a * b * between) / (1 - between * between) > 0.96);
  }
  unmake(&m);
  free(d.json);
}

static void intervals(void) {
  drawn d;
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  double low = HUGE_VAL, found[2][ACTORS], truth[ACTORS];
  size_t count = 0;
  int held = 0;
  draw(&d, 1, 3, 31);
  options.resamples = 60;
  made m = make(d.json, &options), again = make(d.json, &options);
  const ent_place *places = ent_space_places(m.space, &count), *same = ent_space_places(again.space, &count);
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT(places[i].low[0] < places[i].high[0] && places[i].high[0] - places[i].low[0] < 1.5);
    CU_ASSERT(memcmp(places[i].low, same[i].low, sizeof(double)) == 0);
    low = fmin(low, places[i].low[0]);
  }
  /* Most of the true places, put on the found scale, lie within. */
  found_places(found, &m);
  double mean = 0, square = 0;
  for (int i = 0; i < ACTORS; i++) mean += d.x[i][0] / ACTORS;
  for (int i = 0; i < ACTORS; i++) square += (d.x[i][0] - mean) * (d.x[i][0] - mean) / ACTORS;
  for (int i = 0; i < ACTORS; i++) truth[i] = (d.x[i][0] - mean) / sqrt(square);
  const double sign = correlation(found[0], truth, ACTORS) < 0 ? -1 : 1;
  for (int i = 0; i < ACTORS; i++) {
    char id[16];
    snprintf(id, sizeof id, "a%d", i);
    const ent_place *place = place_of(&m, id);
    held += place->low[0] < sign * truth[i] && sign * truth[i] < place->high[0];
  }
  CU_ASSERT(held > ACTORS * 3 / 4);
  unmake(&again);
  unmake(&m);
  free(d.json);
}

static void anchors(void) {
  drawn d;
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  const char *names[] = {"a3", "a9", "a1", "a2"};
  const char *turned[] = {"a9", "a3", "a2", "a1"};
  draw(&d, 2, 3, 3);
  options.dimensions = 2;
  options.anchors = names;
  options.anchor_count = 4;
  made m = make(d.json, &options);
  CU_ASSERT(place_of(&m, "a3")->at[0] < place_of(&m, "a9")->at[0]);
  CU_ASSERT(place_of(&m, "a1")->at[1] < place_of(&m, "a2")->at[1]);
  options.anchors = turned;
  made other = make(d.json, &options);
  CU_ASSERT_DOUBLE_EQUAL(place_of(&m, "a5")->at[0], -place_of(&other, "a5")->at[0], 1e-12);
  CU_ASSERT_DOUBLE_EQUAL(place_of(&m, "a5")->at[1], -place_of(&other, "a5")->at[1], 1e-12);
  const double dx = place_of(&m, "a5")->at[0] - place_of(&m, "a7")->at[0], dy = place_of(&m, "a5")->at[1] - place_of(&m, "a7")->at[1];
  CU_ASSERT_DOUBLE_EQUAL(ent_space_distance(m.space, place_of(&m, "a5")->actor, place_of(&m, "a7")->actor), hypot(dx, dy), 1e-12);
  unmake(&other);
  unmake(&m);
  free(d.json);
}

static const char small[] =
    "{'entente': 1, 'actors': [{'id': 'ann', 'label': 'A'}, {'id': 'bob', 'label': 'B'}, {'id': 'cat', 'label': 'C'}, {'id': 'mute', 'label': 'M'},"
    "{'id': 'dan', 'label': 'D'}, {'id': 'eve', 'label': 'E'}, {'id': 'nod', 'label': 'N'}],"
    "'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}, {'id': 'same', 'label': 'S'}, {'id': 'k', 'label': 'K'}, {'id': 'empty', 'label': 'X'}], 'statements': ["
    "{'actor': 'ann', 'issue': 'i', 'position': 1}, {'actor': 'bob', 'issue': 'i', 'position': -1}, {'actor': 'cat', 'issue': 'i', 'position': 1},"
    "{'actor': 'ann', 'issue': 'j', 'position': 1}, {'actor': 'bob', 'issue': 'j', 'position': -1}, {'actor': 'cat', 'issue': 'j', 'position': -1},"
    "{'actor': 'ann', 'issue': 'same', 'position': 1}, {'actor': 'bob', 'issue': 'same', 'position': 1}, {'actor': 'nod', 'issue': 'same', 'position': 1},"
    "{'actor': 'dan', 'issue': 'k', 'position': 1}, {'actor': 'eve', 'issue': 'k', 'position': -1}]}";

static void refuses(const ent_space_options *options, const char *text) {
  const ent_stance_options plain = ENT_STANCE_OPTIONS_INIT;
  ent_error err = {0};
  ent_space *space = (ent_space *)&err;
  ent_stances *stances = NULL;
  ent_dataset *dataset = ent_test_dataset(small);
  CU_ASSERT_EQUAL_FATAL(ent_stances_new(&stances, dataset, &plain, &err), ENT_OK);
  CU_ASSERT_EQUAL(ent_space_new(&space, stances, options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(space);
  CU_ASSERT_STRING_EQUAL(err.text, text);
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

static void mistakes(void) {
  const char *unknown[] = {"anm", "bob"}, *mute[] = {"ann", "mute"}, *itself[] = {"ann", "ann"};
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  options.method = "ideel";
  refuses(&options, "unknown space method 'ideel': did you mean 'ideal'?");
  options.method = "ideal";
  options.dimensions = 3;
  refuses(&options, "dimensions is '3': expected 1 or 2");
  options.dimensions = 2;
  options.anchors = unknown;
  options.anchor_count = 2;
  refuses(&options, "found 2 anchors: expected two for each dimension, 4 in all");
  options.dimensions = 1;
  refuses(&options, "unknown actor 'anm' as an anchor: did you mean 'ann'?");
  options.anchors = mute;
  refuses(&options, "anchor 'mute' has no place: it has no stance on an issue that tells actors apart");
  options.anchors = itself;
  refuses(&options, "anchors 'ann' and 'ann' are at one place on dimension 1: expected two that differ");
  options.anchor_count = 0;
  options.resamples = -1;
  refuses(&options, "resamples is '-1': expected 0 or more");
}

/* Parts, a constant issue, actors with nothing to say, by every method. */
static void odd_data(void) {
  for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++) {
    for (int dimensions = 1; dimensions <= 2; dimensions++) {
      ent_space_options options = ENT_SPACE_OPTIONS_INIT;
      size_t count = 0;
      options.method = method->name;
      options.dimensions = dimensions;
      options.resamples = 5;
      made m = make(small, &options);
      const ent_space_fit *fit = ent_space_get_fit(m.space);
      CU_ASSERT_EQUAL(fit->actors, 5);
      CU_ASSERT_EQUAL(fit->issues, 3);
      CU_ASSERT_EQUAL(fit->constant, 1);
      CU_ASSERT_EQUAL(fit->parts, 2);
      CU_ASSERT_EQUAL(place_of(&m, "ann")->part, 0);
      CU_ASSERT_EQUAL(place_of(&m, "dan")->part, 1);
      CU_ASSERT_PTR_NULL(place_of(&m, "mute"));
      ent_space_unplaced(m.space, &count);
      CU_ASSERT_EQUAL(count, 2);
      CU_ASSERT(isnan(ent_space_distance(m.space, place_of(&m, "ann")->actor, place_of(&m, "dan")->actor)));
      CU_ASSERT(ent_space_distance(m.space, place_of(&m, "ann")->actor, place_of(&m, "bob")->actor) > 0);
      const ent_place *places = ent_space_places(m.space, &count);
      for (size_t i = 0; i < count; i++) CU_ASSERT(isfinite(places[i].at[0]) && isfinite(places[i].at[1]));
      const ent_space_issue *issues = ent_space_issues(m.space, &count);
      CU_ASSERT_EQUAL(issues[count - 1].model, ENT_SPACE_CONSTANT);
      unmake(&m);
    }
  }
}

static void nothing_to_place(void) {
  static const char *const texts[] = {
      "{'entente': 1, 'actors': [], 'issues': [], 'statements': []}",
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}]}",
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [{'id': 'i', 'label': 'I'}],"
      "'statements': [{'actor': 'a', 'issue': 'i', 'position': -1}, {'actor': 'b', 'issue': 'i', 'position': -1}]}",
      NULL};
  for (int t = 0; texts[t] != NULL; t++) {
    for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++) {
      ent_space_options options = ENT_SPACE_OPTIONS_INIT;
      size_t count = 1;
      options.method = method->name;
      options.resamples = 3;
      made m = make(texts[t], &options);
      ent_space_places(m.space, &count);
      CU_ASSERT_EQUAL(count, 0);
      unmake(&m);
    }
  }
}

/* Two actors who disagree are the smallest data that have places. */
static void a_pair(void) {
  static const char pair[] =
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [{'id': 'i', 'label': 'I'}],"
      "'statements': [{'actor': 'a', 'issue': 'i', 'position': -1}, {'actor': 'b', 'issue': 'i', 'position': 1}]}";
  for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++) {
    for (int dimensions = 1; dimensions <= 2; dimensions++) {
      ent_space_options options = ENT_SPACE_OPTIONS_INIT;
      options.method = method->name;
      options.dimensions = dimensions;
      made m = make(pair, &options);
      CU_ASSERT(place_of(&m, "a")->at[0] < place_of(&m, "b")->at[0]);
      unmake(&m);
    }
  }
}

/* Same places whatever the order of the input and the ids. */
static void order_of_input(void) {
  for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++) {
    ent_space_options options = ENT_SPACE_OPTIONS_INIT;
    size_t count = 0, other = 0;
    options.method = method->name;
    options.resamples = 4;
    char *one = ent_test_random_json(12, 9, 80, 3, 4, 0, 0), *two = ent_test_random_json(12, 9, 80, 3, 4, 99, 1);
    made a = make(one, &options), b = make(two, &options);
    const ent_place *x = ent_space_places(a.space, &count), *y = ent_space_places(b.space, &other);
    CU_ASSERT_EQUAL_FATAL(count, other);
    for (size_t i = 0; i < count; i++) {
      CU_ASSERT_DOUBLE_EQUAL(x[i].at[0], y[i].at[0], 1e-9);
      if (isfinite(x[i].low[0])) CU_ASSERT_DOUBLE_EQUAL(x[i].low[0], y[i].low[0], 1e-5);
    }
    unmake(&a);
    unmake(&b);
    free(one);
    free(two);
  }
}

/* By adding up slices of the density between the bounds. */
static void truncated_moments(void) {
  static const double bounds[][2] = {{-HUGE_VAL, 0.3}, {-HUGE_VAL, -5}, {1.2, HUGE_VAL}, {-0.4, 0.9}, {2.5, 2.9}, {-4.2, -3.5}, {-1, 6}, {6, HUGE_VAL}};
  ent__mills mills;
  ent__mills_init(&mills);
  for (size_t c = 0; c < sizeof bounds / sizeof *bounds; c++) {
    const double low = fmax(bounds[c][0], -14), high = fmin(bounds[c][1], 14);
    double mass = 0, first = 0, second = 0;
    enum { SLICES = 200000 };
    for (int i = 0; i < SLICES; i++) {
      const double t = low + (high - low) * (i + 0.5) / SLICES, p = exp(-t * t / 2);
      mass += p;
      first += p * t;
      second += p * t * t;
    }
    const ent__moments z = ent__mills_between(&mills, bounds[c][0], bounds[c][1]);
    CU_ASSERT_DOUBLE_EQUAL(z.mean, first / mass, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(z.variance, second / mass - first / mass * first / mass, 1e-6);
  }
  /* Far out nothing overflows: the mean stays beyond the bound, next to it. */
  CU_ASSERT_DOUBLE_EQUAL(ent__mills_between(&mills, 40, HUGE_VAL).mean, 40.02496, 1e-4);
  CU_ASSERT_DOUBLE_EQUAL(ent__mills_between(&mills, 50, 51).mean, 50.02, 1e-3);
}

/* The largest eigenpair of a dense symmetric matrix, by multiplying again and again. */
static double power(double *vector, const double *matrix, int n) {
  double value = 0;
  for (int i = 0; i < n; i++) vector[i] = 1 + i % 5 - 0.3 * i;
  for (int round = 0; round < 20000; round++) {
    double next[64], length = 0;
    for (int i = 0; i < n; i++) {
      next[i] = 0;
      for (int k = 0; k < n; k++) next[i] += matrix[i * n + k] * vector[k];
      length += next[i] * next[i];
    }
    value = sqrt(length);
    for (int i = 0; i < n; i++) vector[i] = next[i] / value;
  }
  return value;
}

/* Dense positions by row and column of a space's own data; NaN where there is none. */
static int dense(double *cells, const ent__space_data *data) {
  for (uint32_t c = 0; c < data->actors * data->columns; c++) cells[c] = NAN;
  for (uint32_t j = 0; j < data->columns; j++)
    for (uint32_t i = data->column[j].first; i < data->column[j].first + data->column[j].count; i++) cells[data->row[i] * data->columns + j] = data->value[i];
  return (int)data->actors;
}

static void compare_places(const made *m, const double *vector, const double *stretch, double value) {
  const ent__space_data *data = &m->space->data;
  double sign = 0;
  for (uint32_t i = 0; i < data->actors; i++) sign += vector[i] * m->space->at[2 * (size_t)i];
  for (uint32_t i = 0; i < data->actors; i++)
    CU_ASSERT_DOUBLE_EQUAL(m->space->at[2 * (size_t)i], (sign < 0 ? -1 : 1) * vector[i] * sqrt(value) * (stretch == NULL ? 1 : stretch[i]), 2e-4);
}

static void correspondence(void) {
  char *json = ent_test_random_json(14, 10, 90, 3, 8, 0, 0);
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  double cells[14 * 10], p[14][20], r[14] = {0}, c[20] = {0}, matrix[14 * 14], vector[14], stretch[14], total = 0, whole = 0;
  options.method = "correspondence";
  made m = make(json, &options);
  const int n = dense(cells, &m.space->data), columns = (int)m.space->data.columns;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < columns; j++) {
      const double q = cells[i * columns + j];
      p[i][2 * j] = isnan(q) ? 0 : (1 + q) / 2;
      p[i][2 * j + 1] = isnan(q) ? 0 : (1 - q) / 2;
      total += p[i][2 * j] + p[i][2 * j + 1];
    }
  for (int i = 0; i < n; i++)
    for (int j = 0; j < 2 * columns; j++) {
      p[i][j] /= total;
      r[i] += p[i][j];
      c[j] += p[i][j];
    }
  for (int i = 0; i < n; i++)
    for (int j = 0; j < 2 * columns; j++) p[i][j] = c[j] > 0 ? (p[i][j] - r[i] * c[j]) / sqrt(r[i] * c[j]) : 0;
  for (int i = 0; i < n; i++) {
    stretch[i] = 1 / sqrt(r[i]);
    for (int k = 0; k < n; k++) {
      matrix[i * n + k] = 0;
      for (int j = 0; j < 2 * columns; j++) matrix[i * n + k] += p[i][j] * p[k][j];
    }
    whole += matrix[i * n + i];
  }
  const double value = power(vector, matrix, n);
  CU_ASSERT_DOUBLE_EQUAL(ent_space_get_fit(m.space)->share[0], value / whole, 1e-8);
  compare_places(&m, vector, stretch, value);
  unmake(&m);
  free(json);
}

static void scaling(void) {
  char *json = ent_test_random_json(14, 10, 90, 3, 8, 0, 0);
  ent_space_options options = ENT_SPACE_OPTIONS_INIT;
  double cells[14 * 10], d[14 * 14], row[14] = {0}, vector[14], all = 0, squares = 0;
  options.method = "scaling";
  made m = make(json, &options);
  const int n = dense(cells, &m.space->data), columns = (int)m.space->data.columns;
  for (int a = 0; a < n; a++)
    for (int b = 0; b < n; b++) {
      double sum = 0, shared = 0;
      for (int j = 0; j < columns; j++) {
        const double apart = cells[a * columns + j] - cells[b * columns + j];
        if (isnan(apart)) continue;
        sum += apart * apart;
        shared++;
      }
      CU_ASSERT_FATAL(shared > 0);
      d[a * n + b] = sum / shared;
      row[a] += d[a * n + b] / n;
      all += d[a * n + b] / (n * n);
    }
  for (int a = 0; a < n; a++)
    for (int b = 0; b < n; b++) {
      d[a * n + b] = -0.5 * (d[a * n + b] - row[a] - row[b] + all);
      squares += d[a * n + b] * d[a * n + b];
    }
  const double value = power(vector, d, n);
  CU_ASSERT_DOUBLE_EQUAL(ent_space_get_fit(m.space)->share[0], value * value / squares, 1e-5);
  compare_places(&m, vector, NULL, value);
  unmake(&m);
  free(json);
}

/* Each allocation fails in turn, by each method. igraph's own are not counted. */
static void memory(void) {
  const ent_stance_options plain = ENT_STANCE_OPTIONS_INIT;
  ent_error err = {0};
  ent_stances *stances = NULL;
  ent_dataset *dataset = ent_test_dataset(small);
  CU_ASSERT_EQUAL_FATAL(ent_stances_new(&stances, dataset, &plain, &err), ENT_OK);
  for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++) {
    for (unsigned long n = 1;; n++) {
      ent_space_options options = ENT_SPACE_OPTIONS_INIT;
      ent_space *space = NULL;
      options.method = method->name;
      options.dimensions = 2;
      options.resamples = 2;
      ent_test_fail_after(n - 1);
      const ent_status status = ent_space_new(&space, stances, &options, &err);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      ent_space_free(space);
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached || n > 500) break;
    }
  }
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

CU_TestInfo space_tests[] = {{"finds places by two levels", two_levels},
                             {"finds places by three levels", three_levels},
                             {"finds places by five levels", five_levels},
                             {"finds places by any position", any_position},
                             {"finds cut points", cut_points},
                             {"finds two dimensions up to rotation", two_dimensions},
                             {"makes intervals", intervals},
                             {"lies as anchors say", anchors},
                             {"refuses mistakes", mistakes},
                             {"takes odd data", odd_data},
                             {"has nothing to place", nothing_to_place},
                             {"places a pair", a_pair},
                             {"does not depend on the order of the input", order_of_input},
                             {"has the moments of truncated normals", truncated_moments},
                             {"does correspondence analysis as by hand", correspondence},
                             {"does classical scaling as by hand", scaling},
                             {"survives want of memory", memory},
                             CU_TEST_INFO_NULL};
