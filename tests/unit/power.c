/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power indices: published games, and every coalition of small ones by hand. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { most = 15, rules_most = ENT_POWER_RULES };

/* A dataset of n actors p0.. with weights as attributes w0.., each times `unit`. */
static char *game_json(int n, int attributes, int weights[][rules_most], double unit) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__buffer_puts(&out, "{'entente': 1, 'actors': [");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(&out, "%s{'id': 'p%d', 'label': 'P%d', 'attributes': {", i > 0 ? ", " : "", i, i);
    for (int k = 0; k < attributes; k++) {
      ent__buffer_printf(&out, "%s'w%d': ", k > 0 ? ", " : "", k);
      ent__buffer_number(&out, weights[i][k] * unit);
    }
    ent__buffer_puts(&out, "}}");
  }
  ent__buffer_puts(&out, "]}");
  return out.data;
}

typedef struct made {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_power *power;
} made;

static void make_from(made *out, ent_dataset *dataset, const ent_stance_options *of, const ent_power_options *options) {
  ent_error err = ENT_ERROR_INIT;
  out->dataset = dataset;
  ENT_TEST_OK(ent_stances_new(&out->stances, dataset, of, &err), &err);
  ENT_TEST_OK(ent_power_new(&out->power, out->stances, options, &err), &err);
}

static void make(made *out, const char *json, const ent_power_options *options) {
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  make_from(out, ent_test_dataset(json), &all, options);
}

static void end(made *out) {
  ent_power_free(out->power);
  ent_stances_free(out->stances);
  ent_dataset_free(out->dataset);
}

/* Actors with one weight each. */
static void make_weighted(made *out, int n, const int *weights, const char *quota) {
  ent_buffer json = ENT_BUFFER_INIT;
  const ent_power_options options = {{{"weight", quota}}, 1};
  ent__buffer_puts(&json, "{'entente': 1, 'actors': [");
  for (int i = 0; i < n; i++) ent__buffer_printf(&json, "%s{'id': 'p%d', 'label': 'P%d', 'weight': %d}", i > 0 ? ", " : "", i, i, weights[i]);
  ent__buffer_puts(&json, "]}");
  make(out, json.data, &options);
  ent_buffer_clear(&json);
}

static const ent_power_kind *kind_of(const made *m, const char *id) {
  size_t count;
  const ent_power_player *players = ent_power_players(m->power, &count);
  const ent_actor_id actor = ent_dataset_find(m->dataset, ENT_TABLE_ACTORS, id);
  const ent_power_kind *kinds = ent_power_kinds(m->power, &(size_t){0});
  for (size_t i = 0; i < count; i++)
    if (players[i].actor == actor) return &kinds[players[i].kind];
  CU_FAIL_FATAL("no such player");
  return NULL;
}

static void security_council(void) {
  static const int weights[15] = {7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  made m;
  make_weighted(&m, 15, weights, "39");
  ENT_TEST_SAME(kind_of(&m, "p0")->fraction, "421/2145");
  ENT_TEST_SAME(kind_of(&m, "p9")->fraction, "4/2145");
  ENT_TEST_NEAR(kind_of(&m, "p0")->shapley, 421.0 / 2145, 1e-15);
  ENT_TEST_SAME(kind_of(&m, "p0")->swings, "848"); /* Σ over 4 to 10 of C(10, k) */
  ENT_TEST_SAME(kind_of(&m, "p9")->swings, "84");  /* C(9, 3) */
  ENT_TEST_SAME(ent_power_winning(m.power), "848");
  ENT_TEST_NEAR(ent_power_to_act(m.power), 848.0 / 32768, 1e-15);
  ENT_TEST_NEAR(kind_of(&m, "p0")->banzhaf, 848.0 / (5 * 848 + 10 * 84), 1e-15);
  CU_ASSERT_TRUE(kind_of(&m, "p0")->veto);
  CU_ASSERT_FALSE(kind_of(&m, "p9")->veto);
  CU_ASSERT_FALSE(kind_of(&m, "p0")->dictator);
  const ent_power_minimals *wins = ent_power_minimal_winning(m.power);
  ENT_TEST_SAME(wins->count, "210");
  CU_ASSERT_TRUE(wins->all);
  CU_ASSERT_EQUAL_FATAL(wins->listed, 1);
  CU_ASSERT_EQUAL(wins->at[0].size, 9);
  CU_ASSERT_EQUAL(wins->at[0].counts[0], 5);
  CU_ASSERT_EQUAL(wins->at[0].counts[1], 4);
  const ent_power_minimals *blocks = ent_power_minimal_blocking(m.power);
  ENT_TEST_SAME(blocks->count, "125"); /* a permanent member, or seven of the ten others */
  CU_ASSERT_EQUAL_FATAL(blocks->listed, 2);
  CU_ASSERT_EQUAL(blocks->at[0].size, 1);
  CU_ASSERT_EQUAL(blocks->at[1].size, 7);
  end(&m);
}

static void six_of_1958(void) {
  static const int weights[6] = {4, 4, 4, 2, 2, 1};
  made m;
  make_weighted(&m, 6, weights, "12");
  ENT_TEST_SAME(kind_of(&m, "p0")->fraction, "7/30");
  ENT_TEST_SAME(kind_of(&m, "p3")->fraction, "3/20");
  ENT_TEST_SAME(kind_of(&m, "p5")->fraction, "0");
  CU_ASSERT_TRUE(kind_of(&m, "p5")->dummy);
  ENT_TEST_NEAR(kind_of(&m, "p0")->banzhaf, 5.0 / 21, 1e-15);
  ENT_TEST_NEAR(kind_of(&m, "p3")->banzhaf, 1.0 / 7, 1e-15);
  ENT_TEST_SAME(ent_power_winning(m.power), "14");
  ENT_TEST_SAME(ent_power_minimal_winning(m.power)->count, "4");
  end(&m);
}

/* The electors of the 1980s by state, a game that enumeration could not count. */
static void electoral_college(void) {
  static const int seats[51] = {45, 41, 27, 26, 26, 25, 21, 17, 17, 14, 13, 13, 12, 12, 12, 11, 10, 10, 10, 10, 10, 9, 9, 9, 9, 8,
                                8,  7,  7,  6,  6,  6,  5,  5,  4,  4,  4,  4,  4,  4,  4,  4,  4,  3,  3,  3,  3, 3, 3, 3, 3};
  made m;
  make_weighted(&m, 51, seats, "270");
  size_t count;
  double sum = 0;
  double shares = 0;
  const ent_power_kind *kinds = ent_power_kinds(m.power, &count);
  for (size_t k = 0; k < count; k++) sum += kinds[k].size * kinds[k].shapley;
  for (size_t k = 0; k < count; k++) shares += kinds[k].size * kinds[k].banzhaf;
  ENT_TEST_NEAR(sum, 1, 1e-12);
  ENT_TEST_NEAR(shares, 1, 1e-12);
  CU_ASSERT_TRUE(kinds[0].shapley > 45.0 / 538); /* the largest has more than its share */
  CU_ASSERT_PTR_NOT_NULL(ent_power_minimal_winning(m.power)->count);
  CU_ASSERT_EQUAL(ent_power_minimal_winning(m.power)->at[0].size, 11);
  end(&m);
}

/* By hand ------------------------------------------------------------------------------------ */

typedef struct hand {
  int n;
  int rules;
  int weights[most][rules_most];
  int needed[rules_most];
} hand;

static bool wins(const hand *h, uint32_t set) {
  for (int r = 0; r < h->rules; r++) {
    int sum = 0;
    for (int i = 0; i < h->n; i++) sum += (set >> i & 1) != 0 ? h->weights[i][r] : 0;
    if (sum < h->needed[r]) return false;
  }
  return true;
}

static bool blocks(const hand *h, uint32_t set) { return !wins(h, ((1u << h->n) - 1) & ~set); }

static size_t minimal(const hand *h, bool (*does)(const hand *, uint32_t)) {
  size_t count = 0;
  for (uint32_t set = 0; set < 1u << h->n; set++) {
    bool is = does(h, set);
    for (int i = 0; is && i < h->n; i++) is = (set >> i & 1) == 0 || !does(h, set & ~(1u << i));
    count += is;
  }
  return count;
}

static int members(uint32_t set) {
  int count = 0;
  for (; set != 0; set &= set - 1) count++;
  return count;
}

static double factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }

static void check_count(const char *text, size_t expected) {
  char number[32];
  snprintf(number, sizeof number, "%zu", expected);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  ENT_TEST_SAME(text, number);
}

/* The patterns are minimal coalitions, the smallest first. */
static void check_patterns(const made *m, const hand *h, const ent_power_minimals *found, bool (*does)(const hand *, uint32_t)) {
  size_t kind_count;
  size_t player_count;
  size_t ways = 0;
  const ent_power_kind *kinds = ent_power_kinds(m->power, &kind_count);
  const ent_power_player *players = ent_power_players(m->power, &player_count);
  for (size_t p = 0; p < found->listed; p++) {
    uint32_t set = 0;
    for (size_t k = 0; k < kind_count; k++)
      for (uint32_t i = 0; i < found->at[p].counts[k]; i++) set |= 1u << players[kinds[k].first + i].actor;
    CU_ASSERT_EQUAL((uint32_t)members(set), found->at[p].size);
    CU_ASSERT_TRUE(does(h, set));
    for (int i = 0; i < h->n; i++) CU_ASSERT_TRUE((set >> i & 1) == 0 || !does(h, set & ~(1u << i)));
    CU_ASSERT_TRUE(p == 0 || found->at[p - 1].size <= found->at[p].size);
    ways += strtoul(found->at[p].coalitions, NULL, 10);
  }
  const size_t all = minimal(h, does);
  CU_ASSERT_TRUE(found->all ? ways == all : ways <= all);
}

static void check_by_hand(const made *m, const hand *h) {
  size_t winning = 0;
  size_t swings[most] = {0};
  double shapley[most] = {0};
  for (uint32_t set = 0; set < 1u << h->n; set++) {
    if (!wins(h, set)) continue;
    winning++;
    for (int i = 0; i < h->n; i++) {
      if ((set >> i & 1) == 0 || wins(h, set & ~(1u << i))) continue;
      const int s = members(set) - 1;
      swings[i]++;
      shapley[i] += factorial(s) * factorial(h->n - 1 - s) / factorial(h->n);
    }
  }
  check_count(ent_power_winning(m->power), winning);
  size_t total = 0;
  for (int i = 0; i < h->n; i++) total += swings[i];
  for (int i = 0; i < h->n; i++) {
    char id[16];
    snprintf(id, sizeof id, "p%d", i);
    const ent_power_kind *kind = kind_of(m, id);
    check_count(kind->swings, swings[i]);
    ENT_TEST_NEAR(kind->shapley, shapley[i], 1e-12);
    ENT_TEST_NEAR(kind->absolute, (double)swings[i] / (double)(1u << (h->n - 1)), 1e-15);
    if (total > 0) ENT_TEST_NEAR(kind->banzhaf, (double)swings[i] / (double)total, 1e-14);
    else CU_ASSERT_TRUE(isnan(kind->banzhaf));
    CU_ASSERT_EQUAL(kind->dummy, swings[i] == 0);
    CU_ASSERT_EQUAL(kind->veto, winning > 0 && !wins(h, ((1u << h->n) - 1) & ~(1u << i)));
    CU_ASSERT_EQUAL(kind->dictator, kind->veto && wins(h, 1u << i));
  }
  check_count(ent_power_minimal_winning(m->power)->count, minimal(h, wins));
  check_count(ent_power_minimal_blocking(m->power)->count, minimal(h, blocks));
  check_patterns(m, h, ent_power_minimal_winning(m->power), wins);
  check_patterns(m, h, ent_power_minimal_blocking(m->power), blocks);
}

/* A game at random: weights to `heaviest`, some alike, some 0; large ones go by halves. */
static void random_game(ent__rng *rng, int n, int rules, int heaviest, double unit) {
  static const char *const names[rules_most] = {"w0", "w1", "w2", "w3"};
  char quotas[rules_most][32];
  hand h = {n, rules, {{0}}, {0}};
  made m;
  ent_power_options options = ENT_POWER_OPTIONS_INIT;
  const bool of_members = ent__rng_below(rng, 3) == 0;
  for (int r = 0; r < rules; r++) {
    int total = 0;
    for (int i = 0; i < n; i++) total += h.weights[i][r] = of_members && r == 0 ? 1 : (int)ent__rng_below(rng, (uint32_t)heaviest + 1);
    h.needed[r] = (int)ent__rng_below(rng, (uint32_t)total + 1) + (ent__rng_below(rng, 20) == 0);
    ent_buffer text = ENT_BUFFER_INIT;
    ent__buffer_number(&text, h.needed[r] * unit);
    snprintf(quotas[r], sizeof quotas[r], "%s", text.data);
    ent_buffer_clear(&text);
    options.rules[r] = (ent_power_rule){names[r], quotas[r]};
  }
  options.rule_count = (size_t)rules;
  char *json = game_json(n, rules, h.weights, unit);
  make(&m, json, &options);
  check_by_hand(&m, &h);
  end(&m);
  free(json);
}

static void enumerates(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 1);
  for (int t = 0; t < 90; t++) {
    const int rules = 1 + (int)ent__rng_below(&rng, t < 60 ? 2 : 4);
    random_game(&rng, 1 + (int)ent__rng_below(&rng, 9), rules, t % 3 == 0 ? 3 : t % 3 == 1 ? 12 : 400, t % 5 == 0 ? 0.25 : 1);
  }
}

/* Weights too fine for a series: the halves tell the same. */
static void enumerates_fine_weights(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 6, 1);
  for (int t = 0; t < 12; t++) random_game(&rng, 8 + (int)ent__rng_below(&rng, 3), 1 + (int)ent__rng_below(&rng, 3), 100000000, 1);
}

static void enumerates_fifteen(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 7, 1);
  for (int t = 0; t < 2; t++) random_game(&rng, most, 1 + t, 20, 1);
}

/* Both ways of counting give the same where both can. */
static void assembly(void) {
  ent_buffer json = ENT_BUFFER_INIT;
  made m;
  const ent_power_options options = {{{"one", "2/3"}}, 1};
  ent__buffer_puts(&json, "{'entente': 1, 'actors': [");
  for (int i = 0; i < 193; i++) ent__buffer_printf(&json, "%s{'id': 'p%d', 'label': 'P%d'}", i > 0 ? ", " : "", i, i);
  ent__buffer_puts(&json, "]}");
  make(&m, json.data, &options);
  ent_buffer_clear(&json);
  size_t count;
  const ent_power_threshold *rules = ent_power_thresholds(m.power, &count);
  ENT_TEST_NEAR(rules[0].needed, 129, 0);
  const ent_power_kind *kinds = ent_power_kinds(m.power, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  ENT_TEST_SAME(kinds[0].fraction, "1/193");
  ENT_TEST_NEAR(kinds[0].banzhaf, 1.0 / 193, 1e-16);
  /* C(192, 128) */
  ENT_TEST_SAME(kinds[0].swings, "7255167425905233148164780983569428433097979870294255");
  CU_ASSERT_EQUAL(ent_power_minimal_winning(m.power)->at[0].size, 129);
  CU_ASSERT_EQUAL(ent_power_minimal_blocking(m.power)->at[0].size, 65);
  end(&m);
}

/* Faults and odd inputs ----------------------------------------------------------------------- */

static void refuses(const char *json, const ent_power_rule *rule, ent_status expected, const char *part) {
  ent_error err = ENT_ERROR_INIT;
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  const ent_power_options options = {{*rule}, 1};
  ent_dataset *dataset = ent_test_dataset(json);
  ent_stances *stances = NULL;
  ent_power *power = NULL;
  ENT_TEST_OK(ent_stances_new(&stances, dataset, &all, &err), &err);
  CU_ASSERT_EQUAL(ent_power_new(&power, stances, &options, &err), expected);
  CU_ASSERT_PTR_NULL(power);
  if (strstr(err.text, part) == NULL) ENT_TEST_SAME(err.text, part);
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

static const char three[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A', 'weight': 2, 'attributes': {'people': 3, 'name': 'x', 'debt': -1, 'some': 1, 'fine': 0.1234567890123456}},"
    "{'id': 'b', 'label': 'B', 'weight': 1, 'attributes': {'people': 0.5, 'name': 'y', 'debt': 1, 'fine': 1}},"
    "{'id': 'c', 'label': 'C', 'weight': 0.5, 'attributes': {'people': 0, 'name': 'z', 'debt': 2, 'fine': 1}}]}";

static void bad_rules(void) {
  static const struct {
    ent_power_rule rule;
    ent_status status;
    const char *part;
  } cases[] = {
      {{"one", "majorty"}, ENT_E_USAGE, "did you mean 'majority'"},
      {{"one", ""}, ENT_E_USAGE, "cannot be read"},
      {{"one", "-1"}, ENT_E_USAGE, "cannot be read"},
      {{"one", "1e3"}, ENT_E_USAGE, "cannot be read"},
      {{"one", " 2"}, ENT_E_USAGE, "cannot be read"},
      {{"one", "2/"}, ENT_E_USAGE, "cannot be read"},
      {{"one", "1.5/2"}, ENT_E_USAGE, "cannot be read"},
      {{"one", "%"}, ENT_E_USAGE, "cannot be read"},
      {{"one", "2/0"}, ENT_E_USAGE, "divides by zero"},
      {{"one", "3/2"}, ENT_E_USAGE, "more than the whole"},
      {{"one", "101%"}, ENT_E_USAGE, "more than the whole"},
      {{"one", "0.65"}, ENT_E_USAGE, "less than one vote"},
      {{"one", "1/1000003"}, ENT_E_LIMIT, "too fine"},
      {{"peple", "majority"}, ENT_E_USAGE, "did you mean 'people'"},
      {{"wealth", "majority"}, ENT_E_USAGE, "no actor has the attribute 'wealth'"},
      {{"name", "majority"}, ENT_E_USAGE, "'a' has a text for 'name', as 2 more of 3"},
      {{"debt", "majority"}, ENT_E_USAGE, "'a' has a negative 'debt': expected a number of at least 0"},
      {{"some", "majority"}, ENT_E_USAGE, "'b' has no 'some', as 1 more of 3"},
      {{"fine", "majority"}, ENT_E_LIMIT, "too"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) refuses(three, &cases[i].rule, cases[i].status, cases[i].part);
}

static double needed(const char *weights, const char *quota) {
  made m;
  size_t count;
  const ent_power_options options = {{{weights, quota}}, 1};
  make(&m, three, &options);
  const double found = ent_power_thresholds(m.power, &count)->needed;
  end(&m);
  return found;
}

static void quotas(void) {
  ENT_TEST_NEAR(needed("one", "majority"), 2, 0);
  ENT_TEST_NEAR(needed("one", "2/3"), 2, 0);
  ENT_TEST_NEAR(needed("one", "66.7%"), 3, 0);
  ENT_TEST_NEAR(needed("one", "100%"), 3, 0);
  ENT_TEST_NEAR(needed("one", "1/1"), 3, 0);
  ENT_TEST_NEAR(needed("weight", "majority"), 2, 0);  /* of 3.5, in halves */
  ENT_TEST_NEAR(needed("weight", "50%"), 2, 0);
  ENT_TEST_NEAR(needed("weight", "4/7"), 2, 0);
  ENT_TEST_NEAR(needed("people", "1.75"), 1.75, 0);
  ENT_TEST_NEAR(needed("people", "0.65"), 0.65, 0); /* weights are finer than 1 */
}

static void odd_inputs(void) {
  made m;
  const ent_power_options usual = ENT_POWER_OPTIONS_INIT;
  make(&m, "{'entente': 1}", &usual);
  size_t count = 1;
  ent_power_players(m.power, &count);
  CU_ASSERT_EQUAL(count, 0);
  ENT_TEST_SAME(ent_power_winning(m.power), "0");
  end(&m);
  make(&m, "{'entente': 1, 'actors': [{'id': 'p0', 'label': 'P'}]}", &usual);
  CU_ASSERT_TRUE(kind_of(&m, "p0")->dictator);
  ENT_TEST_SAME(kind_of(&m, "p0")->fraction, "1");
  end(&m);
  const ent_power_options above = {{{"one", "4"}}, 1};
  make(&m, three, &above);
  CU_ASSERT_TRUE(ent_power_hopeless(m.power));
  ENT_TEST_SAME(ent_power_winning(m.power), "0");
  CU_ASSERT_TRUE(isnan(kind_of(&m, "a")->banzhaf));
  CU_ASSERT_FALSE(kind_of(&m, "a")->veto);
  ENT_TEST_SAME(ent_power_minimal_winning(m.power)->count, "0");
  end(&m);
  const ent_power_options nothing = {{{"one", "0"}}, 1};
  make(&m, three, &nothing);
  CU_ASSERT_TRUE(ent_power_trivial(m.power));
  ENT_TEST_SAME(ent_power_winning(m.power), "8");
  ENT_TEST_NEAR(kind_of(&m, "a")->shapley, 0, 0);
  end(&m);
  const ent_power_options zeros = {{{"zero", "majority"}}, 1};
  make(&m, "{'entente': 1, 'actors': [{'id': 'p0', 'label': 'P', 'attributes': {'zero': 0}}]}", &zeros);
  CU_ASSERT_TRUE(ent_power_hopeless(m.power));
  end(&m);
}

/* A bloc votes only where it is named. */
static void blocs_stand_aside(void) {
  static const char json[] = "{'entente': 1, 'actors': [{'id': 'eu', 'label': 'EU', 'kind': 'bloc'}, {'id': 'fr', 'label': 'F', 'kind': 'state', 'member_of': [{'bloc': 'eu'}]}]}";
  static const char *const named[] = {"eu", "fr"};
  static const char *const kinds[] = {"bloc"};
  const ent_power_options usual = ENT_POWER_OPTIONS_INIT;
  ent_stance_options of = ENT_STANCE_OPTIONS_INIT;
  size_t count = 0;
  made m;
  make_from(&m, ent_test_dataset(json), &of, &usual);
  ent_power_players(m.power, &count);
  CU_ASSERT_EQUAL(count, 1);
  end(&m);
  of.filter.actors = (ent_words){named, 2, false};
  make_from(&m, ent_test_dataset(json), &of, &usual);
  ent_power_players(m.power, &count);
  CU_ASSERT_EQUAL(count, 2);
  end(&m);
  of.filter.actors = (ent_words){NULL, 0, false};
  of.filter.kinds = (ent_words){kinds, 1, false};
  make_from(&m, ent_test_dataset(json), &of, &usual);
  ent_power_players(m.power, &count);
  CU_ASSERT_EQUAL(count, 1);
  end(&m);
}

static void refuses_too_much(void) {
  ent_buffer json = ENT_BUFFER_INIT;
  static const ent_power_rule rule = {"weight", "majority"};
  ent__buffer_puts(&json, "{'entente': 1, 'actors': [");
  for (int i = 0; i < 60; i++) ent__buffer_printf(&json, "%s{'id': 'p%d', 'label': 'P%d', 'weight': %d}", i > 0 ? ", " : "", i, i, 1000003 + 7919 * i * i);
  ent__buffer_puts(&json, "]}");
  refuses(json.data, &rule, ENT_E_LIMIT, "too much work");
  ent_buffer_clear(&json);
}

static void failing_allocations(void) {
  static const ent_power_options options[] = {{{{"weight", "majority"}}, 1}, {{{"one", "2"}, {"weight", "1"}, {"people", "1/2"}}, 3}, {{{"one", "2"}}, 1}};
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  ent_dataset *dataset = ent_test_dataset(three);
  ENT_TEST_OK(ent_stances_new(&stances, dataset, &all, &err), &err);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    bool reached = true;
    for (unsigned long n = 0; reached; n++) {
      ent_power *power = NULL;
      ent_error failed = ENT_ERROR_INIT;
      ent_test_fail_once_after(n);
      const ent_status status = ent_power_new(&power, stances, &options[i], &failed);
      reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      CU_ASSERT_EQUAL(power == NULL, reached);
      ent_power_free(power);
    }
  }
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

CU_TestInfo power_tests[] = {{"Security Council", security_council},
                             {"the six of 1958", six_of_1958},
                             {"electoral college", electoral_college},
                             {"by every coalition", enumerates},
                             {"fine weights by every coalition", enumerates_fine_weights},
                             {"fifteen players", enumerates_fifteen},
                             {"193 players", assembly},
                             {"bad rules", bad_rules},
                             {"quotas", quotas},
                             {"odd inputs", odd_inputs},
                             {"blocs stand aside", blocs_stand_aside},
                             {"too much to count", refuses_too_much},
                             {"failing allocations", failing_allocations},
                             CU_TEST_INFO_NULL};
