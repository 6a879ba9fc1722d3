/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backbone: known values of its null models, and slow and obvious re-implementations of its tests. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "graphs/backbone/bicm.h"
#include "graphs/backbone/discovery.h"
#include "graphs/backbone/sides.h"
#include "graphs/backbone/tail.h"
#include "graphs/network_struct.h"
#include "graphs/networks_internal.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { MOST = 400 };

/* A dataset of whole positions: '+' supports, '-' opposes, '0' abstains, ' ' has said nothing. */
static ent_dataset *dataset_of(const char *const *rows, size_t count) {
  char *json = malloc(1 << 16), *at = json;
  const size_t columns = strlen(rows[0]);
  at += sprintf(at, "{'entente': 1, 'actors': [");
  for (size_t i = 0; i < count; i++) at += sprintf(at, "%s{'id': 'a%zu', 'label': 'A'}", i > 0 ? "," : "", i);
  at += sprintf(at, "], 'issues': [");
  for (size_t j = 0; j < columns; j++) at += sprintf(at, "%s{'id': 'i%zu', 'label': 'I'}", j > 0 ? "," : "", j);
  at += sprintf(at, "], 'statements': [");
  bool any = false;
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < columns; j++) {
      if (rows[i][j] == ' ') continue;
      const char *position = rows[i][j] == '+' ? "1" : rows[i][j] == '-' ? "-1" : "'abstain'";
      at += sprintf(at, "%s{'actor': 'a%zu', 'issue': 'i%zu', 'position': %s}", any ? "," : "", i, j, position);
      any = true;
    }
  sprintf(at, "]}");
  ent_dataset *dataset = ent_test_dataset(json);
  free(json);
  return dataset;
}

typedef struct built {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
} built;

static ent_status build_from(built *b, ent_dataset *dataset, const ent_network_options *options, ent_error *err) {
  const ent_stance_options stances = {.filter = {.reported = ENT_REPORTED_ANY}};
  *b = (built){dataset, NULL, NULL};
  const ent_status status = ent_stances_new(&b->stances, dataset, &stances, err);
  return status == ENT_OK ? ent_network_new(&b->network, b->stances, options, err) : status;
}

static void clear(built *b) {
  ent_network_free(b->network);
  ent_stances_free(b->stances);
  ent_dataset_free(b->dataset);
}

static ent_network_options options_of(ent_network_type type, ent_backbone backbone) {
  ent_network_options options = ENT_NETWORK_OPTIONS_INIT;
  options.type = type;
  options.backbone = backbone;
  options.min_shared = 1;
  return options;
}

/* The whole distribution, one event after the other. */
static void convolve(double *mass, const double *chance, size_t n) {
  memset(mass, 0, (n + 1) * sizeof *mass);
  mass[0] = 1;
  for (size_t i = 0; i < n; i++) {
    for (size_t k = i + 1; k > 0; k--) mass[k] = mass[k] * (1 - chance[i]) + mass[k - 1] * chance[i];
    mass[0] *= 1 - chance[i];
  }
}

static double slow_tail(const double *chance, size_t n, size_t a, bool above) {
  double mass[MOST + 1], sum = 0;
  convolve(mass, chance, n);
  for (size_t k = above ? a : 0; k <= (above ? n : a); k++) sum += mass[k];
  return sum;
}

static void tails_are_those_of_full_convolution(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__tail_room room = {NULL, NULL, 0};
  double chance[MOST];
  ent__rng_seed(&rng, 5, 0);
  for (int draw = 0; draw < 60; draw++) {
    const size_t n = draw < 30 ? (size_t)draw : ent__rng_below(&rng, MOST);
    for (size_t i = 0; i < n; i++) {
      const uint32_t kind = ent__rng_below(&rng, 8);
      const double u = ent__rng_below(&rng, 1000001) / 1e6;
      chance[i] = kind == 0 ? 0 : kind == 1 ? 1 : kind == 2 ? u * 1e-9 : u;
    }
    for (int try = 0; try < 8; try++) {
      const size_t a = n == 0 ? 0 : ent__rng_below(&rng, (uint32_t)n + 1);
      for (int above = 0; above < 2; above++) {
        double got = -1;
        ENT_TEST_OK(ent__tail(&got, &room, chance, n, a, above, &err), &err);
        const double expected = slow_tail(chance, n, a, above);
        ENT_TEST_NEAR(got, expected, 1e-12);
        if (expected > 1e-30) ENT_TEST_NEAR(got / expected, 1, 1e-9); /* small ones too are right */
      }
    }
  }
  ent__tail_clear(&room);
}

/* Sums so wide that they are not convolved: far out in either tail, and near the mean. */
static void wide_tails_are_those_of_full_convolution(void) {
  enum { WIDE = 3000 };
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__tail_room room = {NULL, NULL, 0};
  double *chance = calloc(WIDE, sizeof *chance), *mass = calloc(WIDE + 1, sizeof *mass);
  ent__rng_seed(&rng, 9, 0);
  for (int draw = 0; draw < 6; draw++) {
    const size_t n = draw < 3 ? 600 : WIDE;
    double mean = 0, variance = 0;
    for (size_t i = 0; i < n; i++) {
      const double u = ent__rng_below(&rng, 1000001) / 1e6;
      chance[i] = draw % 3 == 0 ? u : draw % 3 == 1 ? 0.7 + 0.3 * u : u * u * u;
      if (i % 50 == 0) chance[i] = i % 100 == 0;
      mean += chance[i];
      variance += chance[i] * (1 - chance[i]);
    }
    convolve(mass, chance, n);
    for (int k = -60; k <= 60; k++) {
      const double at = mean + k * sqrt(variance) / 5;
      if (at < 0 || at >= (double)n) continue;
      for (int above = 0; above < 2; above++) {
        const size_t a = (size_t)at;
        double got = -1, expected = 0;
        for (size_t m = 0; m <= n; m++)
          if (above ? n - m >= a : m <= a) expected += mass[above ? n - m : m];
        ENT_TEST_OK(ent__tail(&got, &room, chance, n, a, above, &err), &err);
        ENT_TEST_NEAR(got, expected, 1e-11);
        if (expected > 1e-28) ENT_TEST_NEAR(got / expected, 1, 1e-9);
      }
    }
  }
  free(chance);
  free(mass);
  ent__tail_clear(&room);
}

static void discoveries_follow_their_definition(void) {
  static const double p[] = {0.01, 0.5, 0.01, 0.0001, 0.04, 1, 0.03};
  double q[7];
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__discovery(q, p, 7, 10, &err), &err);
  for (size_t i = 0; i < 7; i++) {
    double least = 1; /* over the p that are not smaller, p times tests by how many are not larger */
    for (size_t k = 0; k < 7; k++) {
      size_t rank = 0;
      for (size_t l = 0; l < 7; l++) rank += p[l] <= p[k];
      if (p[k] >= p[i]) least = fmin(least, p[k] * 10 / (double)rank);
    }
    ENT_TEST_NEAR(q[i], least, 1e-15);
  }
  ENT_TEST_OK(ent__discovery(q, p, 0, 0, &err), &err);
}

static const double known[3][3] = {{.216, .216, .568}, {.216, .216, .568}, {.568, .568, .863}};

static void knows_the_chances_of_a_published_matrix(void) {
  static const uint32_t degrees[] = {1, 1, 2};
  ent__bicm model;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__bicm_init(&model, degrees, 3, degrees, 3, &err), &err);
  CU_ASSERT_EQUAL(model.row_classes, 2);
  for (size_t i = 0; i < 3; i++)
    for (size_t j = 0; j < 3; j++)
      ENT_TEST_NEAR(model.chance[model.row_class[i] * model.column_classes + model.column_class[j]], known[i][j], 5e-4);
  ent__bicm_clear(&model);
}

static void meets_degrees_and_is_exact_at_the_ends(void) {
  /* A full and an empty row, a full column once the empty row is set aside, and a nested rest. */
  static const uint32_t rows[] = {5, 0, 3, 2, 2, 1}, columns[] = {5, 2, 2, 3, 1};
  ent__bicm model;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__bicm_init(&model, rows, 6, columns, 5, &err), &err);
  for (size_t i = 0; i < 6; i++) {
    double sum = 0;
    for (size_t j = 0; j < 5; j++) {
      const double chance = model.chance[model.row_class[i] * model.column_classes + model.column_class[j]];
      if (i == 0) CU_ASSERT_EQUAL(chance, 1);
      if (i == 1) CU_ASSERT_EQUAL(chance, 0);
      if (j == 0 && i != 1) CU_ASSERT_EQUAL(chance, 1);
      sum += chance;
    }
    ENT_TEST_NEAR(sum, rows[i], 1e-9);
  }
  ent__bicm_clear(&model);
  ENT_TEST_OK(ent__bicm_init(&model, NULL, 0, columns, 0, &err), &err);
  ent__bicm_clear(&model);
}

static void sides_of_full_tables_are_the_known_chances(void) {
  static const char *const rows[] = {"--+", "-+-", "+-+"};
  const ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, ENT_BACKBONE_NONE);
  built b;
  ent_error err = ENT_ERROR_INIT;
  ent__pair_table table;
  ent__sides sides;
  ENT_TEST_OK(build_from(&b, dataset_of(rows, 3), &options, &err), &err);
  ENT_TEST_OK(ent__pair_table_rows(&table, b.network, true, &err), &err);
  ENT_TEST_OK(ent__sides_init(&sides, &table, &err), &err);
  for (size_t i = 0; i < 3; i++)
    for (size_t c = table.row_start[i]; c < table.row_start[i + 1]; c++) {
      const ent_cell *cell = &table.cells[table.row_cell[c]];
      ENT_TEST_NEAR(sides.chance[c][ENT__SUPPORT], known[cell->actor][cell->issue], 5e-4);
      ENT_TEST_NEAR(sides.chance[c][ENT__OPPOSE], 1 - known[cell->actor][cell->issue], 5e-4);
      CU_ASSERT_EQUAL(sides.chance[c][ENT__MIDDLE], 0);
    }
  ent__sides_clear(&sides);
  ent__pair_table_clear(&table);
  clear(&b);
}

static void sides_have_the_sums_that_there_are(void) {
  static const char *const rows[] = {"+-0 ++", "-+ 0+-", "++++ +", " 0-+--", "0 +-0+", "  +   "};
  const ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, ENT_BACKBONE_NONE);
  built b;
  ent_error err = ENT_ERROR_INIT;
  ent__pair_table t;
  ent__sides sides;
  ENT_TEST_OK(build_from(&b, dataset_of(rows, 6), &options, &err), &err);
  ENT_TEST_OK(ent__pair_table_rows(&t, b.network, true, &err), &err);
  ENT_TEST_OK(ent__sides_init(&sides, &t, &err), &err);
  for (int s = 0; s < ENT__SIDES; s++) {
    double row_off[6] = {0}, column_off[6] = {0};
    for (size_t i = 0; i < t.rows; i++)
      for (size_t c = t.row_start[i]; c < t.row_start[i + 1]; c++) {
        const double off = sides.chance[c][s] - (sides.side[c] == s);
        row_off[i] += off;
        column_off[t.row_column[c]] += off;
        /* Who only ever supports, and an issue that all the others oppose or leave: no doubt about either. */
        if (t.cells[t.row_cell[c]].actor == 2) CU_ASSERT_EQUAL(sides.chance[c][s], s == ENT__SUPPORT);
      }
    for (size_t k = 0; k < 6; k++) {
      ENT_TEST_NEAR(row_off[k], 0, 1e-8);
      ENT_TEST_NEAR(column_off[k], 0, 1e-8);
    }
  }
  ent__sides_clear(&sides);
  ent__pair_table_clear(&t);
  clear(&b);
}

/* p of a tie, from the chances and sides of all cells, which are looked up by a walk through the table. */
static double slow_p(const ent_network *network, const ent__pair_table *t, const ent__sides *sides, const ent_tie *tie, size_t *shared) {
  double chance[MOST];
  size_t n = 0, met = 0;
  const bool opposed = network->options.type == ENT_NETWORK_CONFLICT;
  for (size_t c = t->row_start[tie->source]; c < t->row_start[tie->source + 1]; c++)
    for (size_t d = t->row_start[tie->target]; d < t->row_start[tie->target + 1]; d++) {
      if (t->row_column[c] != t->row_column[d]) continue;
      chance[n] = 0;
      for (int s = 0; s < 3; s++)
        for (int r = 0; r < 3; r++)
          if (opposed ? abs(s - r) == 2 : s == r) chance[n] += sides->chance[c][s] * sides->chance[d][r];
      met += opposed ? abs(sides->side[c] - sides->side[d]) == 2 : sides->side[c] == sides->side[d];
      n++;
    }
  *shared = n;
  return slow_tail(chance, n, met, tie->weight > 0);
}

static size_t slow_pairs(const ent__pair_table *t, size_t least) {
  size_t pairs = 0;
  for (size_t a = 0; a < t->rows; a++)
    for (size_t b = a + 1; b < t->rows; b++) {
      size_t shared = 0;
      for (size_t c = t->row_start[a]; c < t->row_start[a + 1]; c++)
        for (size_t d = t->row_start[b]; d < t->row_start[b + 1]; d++) shared += t->row_column[c] == t->row_column[d];
      pairs += shared >= least;
    }
  return pairs;
}

static void check_by_hand(const char *json, ent_network_type type, ent_between between, double alpha, size_t *kept) {
  ent_network_options all = options_of(type, ENT_BACKBONE_NONE), some = options_of(type, ENT_BACKBONE_BICM);
  all.between = some.between = between;
  all.min_shared = some.min_shared = 2;
  some.alpha = alpha;
  built whole, pruned;
  ent_error err = ENT_ERROR_INIT;
  ent__pair_table t;
  ent__sides sides;
  size_t shared = 0, at = 0;
  ENT_TEST_OK(build_from(&whole, ent_test_dataset(json), &all, &err), &err);
  ENT_TEST_OK(build_from(&pruned, ent_test_dataset(json), &some, &err), &err);
  ENT_TEST_OK(ent__pair_table_rows(&t, whole.network, true, &err), &err);
  ENT_TEST_OK(ent__sides_init(&sides, &t, &err), &err);
  const ent_network *n = whole.network;
  double *p = calloc(n->tie_count + 1, sizeof *p);
  const size_t tests = slow_pairs(&t, 2) * (type == ENT_NETWORK_SUBTRACT || type == ENT_NETWORK_EXCESS ? 2 : 1);
  CU_ASSERT_EQUAL(ent_network_pruning(pruned.network).tests, tests);
  CU_ASSERT_EQUAL(ent_network_pruning(pruned.network).before, n->tie_count);
  for (size_t i = 0; i < n->tie_count; i++) {
    p[i] = slow_p(n, &t, &sides, &n->ties[i], &shared);
    CU_ASSERT_EQUAL(shared, n->ties[i].shared);
  }
  for (size_t i = 0; i < n->tie_count; i++) {
    double least = 1;
    for (size_t k = 0; k < n->tie_count; k++) {
      size_t rank = 0;
      for (size_t l = 0; l < n->tie_count; l++) rank += p[l] <= p[k];
      if (p[k] >= p[i]) least = fmin(least, p[k] * (double)tests / (double)rank);
    }
    if (least > alpha) continue;
    CU_ASSERT_FATAL(at < pruned.network->tie_count);
    const ent_tie *tie = &pruned.network->ties[at];
    CU_ASSERT_EQUAL(tie->source, n->ties[i].source);
    CU_ASSERT_EQUAL(tie->target, n->ties[i].target);
    CU_ASSERT_EQUAL(tie->weight, n->ties[i].weight);
    ENT_TEST_NEAR(ent_network_p_values(pruned.network)[at], p[i], 1e-9);
    ENT_TEST_NEAR(ent_network_q_values(pruned.network)[at], least, 1e-9);
    at++;
  }
  CU_ASSERT_EQUAL(at, pruned.network->tie_count);
  *kept += at;
  free(p);
  ent__sides_clear(&sides);
  ent__pair_table_clear(&t);
  clear(&whole);
  clear(&pruned);
}

static void ties_are_tested_as_defined(void) {
  static const ent_network_type types[] = {ENT_NETWORK_SUBTRACT, ENT_NETWORK_EXCESS, ENT_NETWORK_CONGRUENCE, ENT_NETWORK_CONFLICT};
  size_t kept = 0;
  for (uint64_t seed = 1; seed <= 3; seed++) {
    char *json = ent_test_random_json(12, 25, 220, 3, seed, 0, 0);
    for (size_t k = 0; k < 4; k++)
      for (int between = 0; between < 2; between++) check_by_hand(json, types[k], (ent_between)between, between == 0 ? 0.9 : 0.49, &kept);
    free(json);
  }
  CU_ASSERT(kept > 0);
}

/* Two camps on twenty issues, each actor with one stance of its own: what is within a camp is more than chance. */
static const char *const camps[] = {"++++++++++----------", "-+++++++++----------", "+-++++++++----------", "++-+++++++---------0",
                                    "----------++++++++++", "+---------++++++++++", "-+--------++++++++++", "--+-------+++++++++0"};

static void camps_stand_out_and_noise_does_not(void) {
  ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, ENT_BACKBONE_BICM);
  built b;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(build_from(&b, dataset_of(camps, 8), &options, &err), &err);
  CU_ASSERT_EQUAL(b.network->tie_count, 28);
  for (size_t t = 0; t < b.network->tie_count; t++) {
    const ent_tie *tie = &b.network->ties[t];
    const bool together = (b.network->nodes[tie->source].index < 4) == (b.network->nodes[tie->target].index < 4);
    CU_ASSERT_EQUAL(together, tie->weight > 0);
    CU_ASSERT(b.network->q_values[t] <= 0.05 && b.network->p_values[t] <= b.network->q_values[t]);
  }
  clear(&b);
  size_t kept = 0, before = 0;
  for (uint64_t seed = 1; seed <= 5; seed++) {
    char *json = ent_test_random_json(14, 30, 300, 3, seed, 0, 0);
    ENT_TEST_OK(build_from(&b, ent_test_dataset(json), &options, &err), &err);
    kept += b.network->tie_count;
    before += ent_network_pruning(b.network).before;
    free(json);
    clear(&b);
  }
  CU_ASSERT(before > 300 && kept * 20 < before);
}

/* Of who spoke where, all pairs are tested, and what was said does not matter. */
static void meetings_are_tested_by_who_spoke_where(void) {
  static const char *const rows[] = {"++-0++++-0++            ", "-+0+-+-+0+-+            ", "++++0-++++0-            ",
                                     "            ++0-++++0-++", "            -++++--++++-", "            0++-++0++-++", "+  +  +  +  +  +  +  +  "};
  ent_network_options options = options_of(ENT_NETWORK_COOCCURRENCE, ENT_BACKBONE_BICM);
  options.normalize = ENT_NORMALIZE_NONE;
  built b;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(build_from(&b, dataset_of(rows, 7), &options, &err), &err);
  CU_ASSERT_EQUAL(ent_network_pruning(b.network).tests, 21);
  CU_ASSERT_EQUAL(b.network->tie_count, 6);
  static const uint32_t degrees[] = {12, 12, 12, 12, 12, 12, 8}, columns[] = {4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 3};
  ent__bicm model;
  ENT_TEST_OK(ent__bicm_init(&model, degrees, 7, columns, 24, &err), &err);
  double chance[24];
  for (size_t j = 0; j < 24; j++) {
    const double one = model.chance[model.row_class[0] * model.column_classes + model.column_class[j]];
    chance[j] = one * one;
  }
  for (size_t t = 0; t < b.network->tie_count; t++) ENT_TEST_NEAR(b.network->p_values[t], slow_tail(chance, 24, 12, true), 1e-12);
  ent__bicm_clear(&model);
  clear(&b);
}

static void pruning_afterwards_is_the_same(void) {
  const ent_network_options all = options_of(ENT_NETWORK_EXCESS, ENT_BACKBONE_NONE), some = options_of(ENT_NETWORK_EXCESS, ENT_BACKBONE_BICM);
  built a, b;
  ent_error err = ENT_ERROR_INIT;
  ent_network *pruned = NULL, *again = NULL;
  ENT_TEST_OK(build_from(&a, dataset_of(camps, 8), &all, &err), &err);
  ENT_TEST_OK(build_from(&b, dataset_of(camps, 8), &some, &err), &err);
  CU_ASSERT_PTR_NULL(ent_network_p_values(a.network));
  ENT_TEST_OK(ent_network_prune(&pruned, a.network, &some, &err), &err);
  CU_ASSERT_EQUAL_FATAL(pruned->tie_count, b.network->tie_count);
  CU_ASSERT(memcmp(pruned->ties, b.network->ties, pruned->tie_count * sizeof *pruned->ties) == 0);
  CU_ASSERT(memcmp(pruned->q_values, b.network->q_values, pruned->tie_count * sizeof *pruned->q_values) == 0);
  CU_ASSERT_EQUAL(ent_network_prune(&again, pruned, &some, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(again);
  CU_ASSERT(strstr(err.text, "already") != NULL);
  ent_network_free(pruned);
  clear(&a);
  clear(&b);
}

static const triple star[] = {{"h", "a", 8}, {"h", "b", -1}, {"h", "c", 1}, {"a", "b", 1}, {"c", "d", 3}};

static void thresholds_and_disparity_by_hand(void) {
  signed_network s;
  ent_error err = ENT_ERROR_INIT;
  ent_network *pruned = NULL;
  ent_network_options options = options_of(ENT_NETWORK_SIGNED, ENT_BACKBONE_THRESHOLD);
  signed_network_from_triples(&s, star, 5, NULL);
  options.threshold = 1.5;
  ENT_TEST_OK(ent_network_prune(&pruned, s.network, &options, &err), &err);
  CU_ASSERT_EQUAL(pruned->tie_count, 2);
  CU_ASSERT_EQUAL(ent_network_pruning(pruned).before, 5);
  CU_ASSERT_EQUAL(ent_network_pruning(pruned).tests, 0);
  CU_ASSERT_PTR_NULL(ent_network_p_values(pruned));
  CU_ASSERT_EQUAL(pruned->node_count, 5);
  ent_network_free(pruned);
  options.threshold = 1;
  ENT_TEST_OK(ent_network_prune(&pruned, s.network, &options, &err), &err);
  CU_ASSERT_EQUAL(pruned->tie_count, 5); /* of at least as much */
  ent_network_free(pruned);
  /* h has 3 ties, 10 in all; a 2, 9; b 2, 2; c 2, 4; d 1. h-a: (1 - .8)^2, or (1 - 8/9); c-d: 1 - 3/4. */
  options.backbone = ENT_BACKBONE_DISPARITY;
  options.alpha = 0.26;
  ENT_TEST_OK(ent_network_prune(&pruned, s.network, &options, &err), &err);
  CU_ASSERT_EQUAL_FATAL(pruned->tie_count, 2);
  double got[2] = {pruned->p_values[0], pruned->p_values[1]};
  ENT_TEST_NEAR(fmin(got[0], got[1]), 0.04, 1e-12);
  ENT_TEST_NEAR(fmax(got[0], got[1]), 0.25, 1e-12);
  CU_ASSERT_PTR_NULL(ent_network_q_values(pruned));
  ent_network_free(pruned);
  options.backbone = ENT_BACKBONE_BICM;
  CU_ASSERT_EQUAL(ent_network_prune(&pruned, s.network, &options, &err), ENT_E_USAGE);
  CU_ASSERT(strstr(err.text, "needs statements") != NULL);
  signed_network_clear(&s);
}

static void refuse(ent_network_options options, const char *why) {
  built b;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(build_from(&b, dataset_of(camps, 8), &options, &err), ENT_E_USAGE);
  CU_ASSERT(strstr(err.text, why) != NULL);
  clear(&b);
}

static void refuses_what_makes_no_sense(void) {
  static const double levels[] = {0, 1, -0.5, 7};
  ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, ENT_BACKBONE_BICM);
  for (int i = 0; i < 5; i++) {
    options.alpha = i < 4 ? levels[i] : NAN;
    refuse(options, "expected above 0 and below 1");
  }
  options.backbone = ENT_BACKBONE_DISPARITY;
  refuse(options, "expected above 0 and below 1");
  options.backbone = ENT_BACKBONE_THRESHOLD;
  options.threshold = 0;
  refuse(options, "needs a threshold above 0");
  options.threshold = NAN;
  refuse(options, "needs a threshold above 0");
  options = options_of(ENT_NETWORK_AFFILIATION, ENT_BACKBONE_BICM);
  options.normalize = ENT_NORMALIZE_NONE;
  refuse(options, "affiliation");
}

/* One row of each kind of poverty. No test can be failed by what has no alternative. */
static void poor_data_leave_nothing(void) {
  static const struct {
    const char *rows[3];
    size_t count;
  } cases[] = {
      {{"+"}, 1}, {{" "}, 1}, {{"++++", "++++", "++++"}, 3}, {{"----", "----", "----"}, 3}, {{"+", "-", "+"}, 3},
      {{"++-+", "+-++", "    "}, 3}, {{"++  ", "  ++", "+ + "}, 3}, {{"0000", "0000", "0000"}, 3}};
  static const ent_backbone kinds[] = {ENT_BACKBONE_BICM, ENT_BACKBONE_DISPARITY};
  static const ent_network_type types[] = {ENT_NETWORK_SUBTRACT, ENT_NETWORK_EXCESS, ENT_NETWORK_COOCCURRENCE, ENT_NETWORK_CONFLICT};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (size_t k = 0; k < 8; k++) {
      const ent_network_options options = options_of(types[k / 2], kinds[k % 2]);
      built b;
      ent_error err = ENT_ERROR_INIT;
      ENT_TEST_OK(build_from(&b, dataset_of(cases[i].rows, cases[i].count), &options, &err), &err);
      CU_ASSERT_EQUAL(b.network->tie_count, 0);
      clear(&b);
    }
}

/* Draws pass the backbone too: those of statements are tested anew, those of ties keep to what a tie weighs once. */
static void draws_are_pruned(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent_network *drawn = NULL, *pruned = NULL;
  built b;
  signed_network s;
  ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, ENT_BACKBONE_BICM);
  ent__rng_seed(&rng, 1, 0);
  ENT_TEST_OK(build_from(&b, dataset_of(camps, 8), &options, &err), &err);
  for (int i = 0; i < 5; i++) {
    ENT_TEST_OK(ent__network_resample(&drawn, b.network, &rng, &err), &err);
    CU_ASSERT(drawn->tie_count <= ent_network_pruning(drawn).before);
    for (size_t t = 0; t < drawn->tie_count; t++) CU_ASSERT(ent_network_q_values(drawn)[t] <= 0.05);
    CU_ASSERT(ent_network_pruning(drawn).tests > 0);
    ent_network_free(drawn);
  }
  clear(&b);
  options = options_of(ENT_NETWORK_SIGNED, ENT_BACKBONE_THRESHOLD);
  options.threshold = 2;
  signed_network_from_triples(&s, star, 5, NULL);
  ENT_TEST_OK(ent_network_prune(&pruned, s.network, &options, &err), &err);
  double heaviest = 0;
  for (int i = 0; i < 40; i++) {
    ENT_TEST_OK(ent__network_resample(&drawn, pruned, &rng, &err), &err);
    for (size_t t = 0; t < drawn->tie_count; t++) {
      const double w = drawn->ties[t].weight;
      CU_ASSERT(fmod(w, 8) == 0 || fmod(w, 3) == 0);
      heaviest = fmax(heaviest, w);
    }
    ent_network_free(drawn);
  }
  CU_ASSERT(heaviest > 8); /* some were drawn twice */
  ent_network_free(pruned);
  signed_network_clear(&s);
}

static ent_status count_ties(void *context, const ent_window *window, size_t statements, const ent_network *network, ent_error *err) {
  size_t count = 0;
  (void)window;
  (void)statements;
  (void)err;
  (void)ent_network_ties(network, &count);
  *(size_t *)context += count;
  return ENT_OK;
}

/* All statements are of one year, so that the only window is the whole. */
static void windows_are_pruned(void) {
  char *json = malloc(1 << 16), *at = json;
  at += sprintf(at, "{'entente': 1, 'issues': [");
  for (int j = 0; j < 20; j++) at += sprintf(at, "%s{'id': 'i%d', 'label': 'I'}", j > 0 ? "," : "", j);
  at += sprintf(at, "], 'actors': [");
  for (int i = 0; i < 8; i++) at += sprintf(at, "%s{'id': 'a%d', 'label': 'A'}", i > 0 ? "," : "", i);
  at += sprintf(at, "], 'statements': [");
  for (int i = 0; i < 8; i++)
    for (int j = 0; j < 20; j++)
      at += sprintf(at, "%s{'actor': 'a%d', 'issue': 'i%d', 'date': '2020', 'position': %d}", i + j > 0 ? "," : "", i, j,
                    camps[i][j] == '+' ? 1 : camps[i][j] == '-' ? -1 : 0);
  sprintf(at, "]}");
  ent_dataset *dataset = ent_test_dataset(json);
  free(json);
  for (int kind = ENT_BACKBONE_BICM; kind <= ENT_BACKBONE_DISPARITY; kind++) {
    ent_network_options options = options_of(ENT_NETWORK_SUBTRACT, (ent_backbone)kind);
    options.threshold = 0.95;
    options.alpha = 0.2;
    ent_window_options spans = ENT_WINDOW_OPTIONS_INIT;
    const ent_stance_options stances = {.filter = {.reported = ENT_REPORTED_ANY}};
    ent_windows *windows = NULL;
    ent_stances *all = NULL;
    ent_network *network = NULL;
    ent_error err = ENT_ERROR_INIT;
    size_t found = 0;
    ENT_TEST_OK(ent_windows_new(&windows, dataset, &stances, &options, &spans, &err), &err);
    ENT_TEST_OK(ent_windows_visit(windows, 0, 1, count_ties, &found, &err), &err);
    ENT_TEST_OK(ent_stances_new(&all, dataset, &stances, &err), &err);
    ENT_TEST_OK(ent_network_new(&network, all, &options, &err), &err);
    CU_ASSERT_EQUAL(found, network->tie_count);
    CU_ASSERT(found < 28 || kind == ENT_BACKBONE_BICM);
    ent_windows_free(windows);
    spans.kernel = ENT_KERNEL_GAUSSIAN;
    CU_ASSERT_EQUAL(ent_windows_new(&windows, dataset, &stances, &options, &spans, &err), kind == ENT_BACKBONE_BICM ? ENT_E_USAGE : ENT_OK);
    ent_windows_free(windows);
    ent_network_free(network);
    ent_stances_free(all);
  }
  ent_dataset_free(dataset);
}

static void survives_failing_allocations(void) {
  static const ent_network_type types[] = {ENT_NETWORK_SUBTRACT, ENT_NETWORK_COOCCURRENCE};
  ent_dataset *dataset = dataset_of(camps, 8);
  const ent_stance_options stances = {.filter = {.reported = ENT_REPORTED_ANY}};
  ent_stances *all = NULL;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_stances_new(&all, dataset, &stances, &err), &err);
  for (int k = 0; k < 2; k++)
    for (unsigned long n = 1;; n++) {
      const ent_network_options none = options_of(types[k], ENT_BACKBONE_NONE), some = options_of(types[k], ENT_BACKBONE_BICM);
      ent_network *network = NULL, *pruned = NULL;
      ent_test_fail_after(n - 1);
      ent_status status = ent_network_new(&network, all, &none, &err);
      if (status == ENT_OK) status = ent_network_prune(&pruned, network, &some, &err);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      ent_network_free(pruned);
      ent_network_free(network);
      if (!reached) break;
    }
  ent_stances_free(all);
  ent_dataset_free(dataset);
}

CU_TestInfo backbone_tests[] = {{"tails are those of full convolution", tails_are_those_of_full_convolution},
                                {"wide tails are those of full convolution", wide_tails_are_those_of_full_convolution},
                                {"discoveries follow their definition", discoveries_follow_their_definition},
                                {"knows the chances of a published matrix", knows_the_chances_of_a_published_matrix},
                                {"meets degrees, and is exact at the ends", meets_degrees_and_is_exact_at_the_ends},
                                {"sides of full tables are the known chances", sides_of_full_tables_are_the_known_chances},
                                {"sides have the sums that there are", sides_have_the_sums_that_there_are},
                                {"ties are tested as defined", ties_are_tested_as_defined},
                                {"camps stand out and noise does not", camps_stand_out_and_noise_does_not},
                                {"meetings are tested by who spoke where", meetings_are_tested_by_who_spoke_where},
                                {"pruning afterwards is the same", pruning_afterwards_is_the_same},
                                {"thresholds and disparity by hand", thresholds_and_disparity_by_hand},
                                {"refuses what makes no sense", refuses_what_makes_no_sense},
                                {"poor data leave nothing", poor_data_leave_nothing},
                                {"draws are pruned", draws_are_pruned},
                                {"windows are pruned", windows_are_pruned},
                                {"survives failing allocations", survives_failing_allocations},
                                CU_TEST_INFO_NULL};
