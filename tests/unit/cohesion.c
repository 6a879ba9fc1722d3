/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How united groups are: published values, worked out by hand, and a slow version of all of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "graphs/cohesion/scale.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { BOTH = ENT_COHESION_OF_COALITIONS | ENT_COHESION_OF_BLOCS };

typedef struct study {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
  ent_coalitions *coalitions;
  ent_cohesion *cohesion;
} study;

static ent_status make(study *s, const ent_stance_options *stances, ent_between between, ent_error *err) {
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  const ent_cohesion_options options = {BOTH};
  network.min_shared = 1;
  network.between = between;
  coalitions.resamples = 0;
  ent_status status = ent_stances_new(&s->stances, s->dataset, stances, err);
  if (status == ENT_OK) status = ent_network_new(&s->network, s->stances, &network, err);
  if (status == ENT_OK) status = ent_coalitions_new(&s->coalitions, s->network, &coalitions, err);
  if (status == ENT_OK) status = ent_cohesion_new(&s->cohesion, s->coalitions, &options, err);
  return status;
}

static void unmake(study *s) {
  ent_cohesion_free(s->cohesion);
  ent_coalitions_free(s->coalitions);
  ent_network_free(s->network);
  ent_stances_free(s->stances);
  const study kept = {.dataset = s->dataset};
  *s = kept;
}

static void begin_with(study *s, const char *json, const ent_stance_options *stances, ent_between between) {
  ent_error err = ENT_ERROR_INIT;
  const study fresh = {.dataset = ent_test_dataset(json)};
  *s = fresh;
  CU_ASSERT_PTR_NOT_NULL_FATAL(s->dataset);
  ENT_TEST_OK(make(s, stances, between, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s->cohesion);
}

static void begin(study *s, const char *json) {
  const ent_stance_options usual = ENT_STANCE_OPTIONS_INIT;
  begin_with(s, json, &usual, ENT_BETWEEN_ACTORS);
}

static void end(study *s) {
  unmake(s);
  ent_dataset_free(s->dataset);
}

static const ent_group *bloc_of(const study *s, const char *id) {
  size_t count = 0;
  const ent_group *groups = ent_cohesion_groups(s->cohesion, &count);
  for (size_t i = 0; i < count; i++)
    if (groups[i].kind == ENT_GROUP_BLOC && groups[i].bloc == ent_dataset_find(s->dataset, ENT_TABLE_ACTORS, id)) return &groups[i];
  return NULL;
}

static const ent_unity *unity_on(const study *s, const ent_group *group, const char *issue) {
  for (size_t i = 0; group != NULL && i < group->issue_count; i++)
    if (group->issues[i].issue == ent_dataset_find(s->dataset, ENT_TABLE_ISSUES, issue)) return &group->issues[i];
  return NULL;
}

static void check_unity(const study *s, const ent_group *group, const char *issue, const uint32_t counts[4], double rice, double hix) {
  const ent_unity *unity = unity_on(s, group, issue);
  CU_ASSERT_PTR_NOT_NULL_FATAL(unity);
  CU_ASSERT_EQUAL(unity->yes, counts[0]);
  CU_ASSERT_EQUAL(unity->no, counts[1]);
  CU_ASSERT_EQUAL(unity->abstain, counts[2]);
  CU_ASSERT_EQUAL(unity->absent, counts[3]);
  ENT_TEST_NEAR(unity->rice, rice, 1e-12);
  ENT_TEST_NEAR(unity->hix, hix, 1e-12);
}

/* The value that van der Eijk (2001) and the R package agrmt give, and what A is made to be at its ends. */
static void agreement_as_published(void) {
  static const double published[] = {30, 40, 210, 130, 530, 50, 10};
  static const double one[] = {0, 0, 9};
  static const double even[] = {4, 4, 4, 4, 4};
  static const double ends[] = {6, 0, 0, 0, 6};
  static const double nobody[] = {0, 0, 0};
  ENT_TEST_NEAR(ent__agreement(published, 7), 0.6113333, 5e-8);
  ENT_TEST_NEAR(ent__agreement(one, 3), 1, 1e-12);
  ENT_TEST_NEAR(ent__agreement(even, 5), 0, 1e-12);
  ENT_TEST_NEAR(ent__agreement(ends, 5), -1, 1e-12);
  CU_ASSERT(isnan(ent__agreement(nobody, 3)));
}

/* Counts a pattern of three letters among all triples, as the definition reads. */
static double count_pattern(const char *layer, const char *pattern) {
  const size_t k = strlen(layer);
  double found = 0;
  for (size_t i = 0; i < k; i++)
    for (size_t j = i + 1; j < k; j++)
      for (size_t m = j + 1; m < k; m++) found += layer[i] == pattern[0] && layer[j] == pattern[1] && layer[m] == pattern[2];
  return found;
}

/* A by unit layers: at each height the categories that reach it. */
static double slow_agreement(const double *counts, int k) {
  double total = 0;
  double sum = 0;
  for (int c = 0; c < k; c++) total += counts[c];
  for (int height = 1; height <= 40; height++) {
    char layer[8] = "";
    double s = 0;
    for (int c = 0; c < k; c++) layer[c] = counts[c] >= height ? '1' : '0';
    layer[k] = '\0';
    for (int c = 0; c < k; c++) s += layer[c] == '1';
    if (s == 0) break;
    const double tu = count_pattern(layer, "110") + count_pattern(layer, "011");
    const double tdu = count_pattern(layer, "101");
    const double u = tu + tdu == 0 ? 1 : ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu));
    sum += s / total * u * (1 - (s - 1) / (k - 1));
  }
  return sum;
}

static void agreement_against_unit_layers(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 1);
  for (int round = 0; round < 300; round++) {
    double counts[7] = {1};
    const int k = 3 + 2 * (int)ent__rng_below(&rng, 3);
    for (int c = 0; c < k; c++) counts[c] += ent__rng_below(&rng, 3) == 0 ? 0 : ent__rng_below(&rng, 30);
    ENT_TEST_NEAR(ent__agreement(counts, k), slow_agreement(counts, k), 1e-12);
  }
}

static void levels_of_positions(void) {
  CU_ASSERT_EQUAL(ent__scale_level(-1, 3), 0);
  CU_ASSERT_EQUAL(ent__scale_level(0.49, 3), 1);
  CU_ASSERT_EQUAL(ent__scale_level(0.5, 3), 2);
  CU_ASSERT_EQUAL(ent__scale_level(-0.5, 3), 0);
  CU_ASSERT_EQUAL(ent__scale_level(-0.3, 5), 1);
  CU_ASSERT_EQUAL(ent__scale_level(1, 7), 6);
  CU_ASSERT_EQUAL(ent__scale_side(0.25), 1);
  CU_ASSERT_EQUAL(ent__scale_side(-0.2499), 0);
  static const struct {
    const char *position;
    int levels;
  } cases[] = {{"-1", 3}, {"'abstain'", 3}, {"0.5", 5}, {"0.3333", 7}, {"-0.6667", 7}, {"0.4", 7}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char json[400];
    study s;
    snprintf(json, sizeof json,
             "{'entente':1,'actors':[{'id':'a','label':'A'},{'id':'b','label':'B'}],'issues':[{'id':'i','label':'I'}],"
             "'statements':[{'actor':'a','issue':'i','position':1},{'actor':'b','issue':'i','position':%s}]}",
             cases[i].position);
    begin(&s, json);
    CU_ASSERT_EQUAL(ent_cohesion_levels(s.cohesion), cases[i].levels);
    end(&s);
  }
}

#define SAID(actor, issue, position, date) "{'actor':'" actor "','issue':'" issue "','position':" position ",'date':'" date "'},"

/*
 * A union of four, which `leaver` was in until 2020-01-31 and `joiner` from 2020-03 on. On `drift` the
 * leaver said one thing as a member and the opposite afterwards.
 */
static const char *const union_of_four =
    "{'entente':1,'actors':[{'id':'union','label':'Union','kind':'bloc'},"
    "{'id':'m1','label':'M1','member_of':[{'bloc':'union'}]},{'id':'m2','label':'M2','member_of':[{'bloc':'union'}]},"
    "{'id':'m3','label':'M3','member_of':[{'bloc':'union','from':'1995'},{'bloc':'union'}]},"
    "{'id':'leaver','label':'Leaver','member_of':[{'bloc':'union','to':'2020-01-31'}]},"
    "{'id':'joiner','label':'Joiner','member_of':[{'bloc':'union','from':'2020-03'}]},"
    "{'id':'other','label':'Other'}],"
    "'issues':[{'id':'one','label':'One'},{'id':'two','label':'Two'},{'id':'late','label':'Late'},{'id':'drift','label':'Drift'},{'id':'undated','label':'Undated'}],"
    "'statements':["
    SAID("m1", "one", "1", "2019-05-01") SAID("m2", "one", "1", "2019-05-01") SAID("m3", "one", "1", "2019-05-01")
    SAID("leaver", "one", "1", "2019-05-01") SAID("joiner", "one", "-1", "2019-05-01") SAID("other", "one", "-1", "2019-05-01") SAID("union", "one", "-1", "2019-05-01")
    SAID("m1", "two", "'abstain'", "2019-12-12") SAID("m2", "two", "'abstain'", "2019-12-12") SAID("m3", "two", "'abstain'", "2019-12-12")
    SAID("leaver", "two", "-1", "2019-12-12") SAID("joiner", "two", "-1", "2019-12-12")
    SAID("m1", "late", "1", "2020-12-07") SAID("m2", "late", "1", "2020-12-07")
    SAID("leaver", "late", "-1", "2020-12-07") SAID("joiner", "late", "1", "2020-12-07")
    SAID("m1", "drift", "1", "2019-01-01") SAID("m2", "drift", "1", "2020-06-01") SAID("m3", "drift", "0.5", "2019-01-01")
    SAID("leaver", "drift", "1", "2019-01-01") SAID("leaver", "drift", "0.5", "2019-02-01") SAID("leaver", "drift", "-1", "2020-06-01")
    "{'actor':'m1','issue':'undated','position':1},{'actor':'leaver','issue':'undated','position':-1}]}";

static void membership_by_date(void) {
  study s;
  begin(&s, union_of_four);
  const ent_group *group = bloc_of(&s, "union");
  CU_ASSERT_PTR_NOT_NULL_FATAL(group);
  CU_ASSERT_EQUAL(group->member_count, 5);
  /* Neither the bloc's own stance nor that of one who joined later counts. */
  check_unity(&s, group, "one", (const uint32_t[]){4, 0, 0, 0}, 1, 1);
  check_unity(&s, group, "two", (const uint32_t[]){0, 1, 3, 0}, 1, (3 - 0.5) / 4);
  /* The leaver has left: it neither counts nor is missed; m3 is. */
  check_unity(&s, group, "late", (const uint32_t[]){3, 0, 0, 1}, 1, 1);
  /* The mean of the two statements of its membership. */
  check_unity(&s, group, "drift", (const uint32_t[]){4, 0, 0, 1}, 1, 1);
  ENT_TEST_NEAR(unity_on(&s, group, "drift")->mean, (1 + 1 + 0.5 + 0.75) / 4, 1e-12);
  /* What has no date counts; whoever was a member at some time could have spoken. */
  check_unity(&s, group, "undated", (const uint32_t[]){1, 1, 0, 3}, 0, 0.25);
  CU_ASSERT_EQUAL(group->told, 5);
  ENT_TEST_NEAR(group->hix, (1 + 0.625 + 1 + 1 + 0.25) / 5, 1e-12);
  end(&s);
}

/* The rule by which a position holds is applied to what was said in the membership alone. */
static void membership_by_date_and_hold(void) {
  study s;
  ent_stance_options latest = ENT_STANCE_OPTIONS_INIT;
  latest.hold = ENT_HOLD_LATEST;
  begin_with(&s, union_of_four, &latest, ENT_BETWEEN_ACTORS);
  const ent_group *group = bloc_of(&s, "union");
  CU_ASSERT_PTR_NOT_NULL_FATAL(group);
  ENT_TEST_NEAR(unity_on(&s, group, "drift")->mean, (1 + 1 + 0.5 + 0.5) / 4, 1e-12);
  end(&s);
}

/* All five think alike but one, which breaks ranks on q twice over, and another, which stays out once. */
static const char *const ranks =
    "{'entente':1,'actors':[{'id':'a','label':'A'},{'id':'b','label':'B'},{'id':'c','label':'C'},{'id':'d','label':'D'},{'id':'mute','label':'Mute'}],"
    "'issues':[{'id':'p','label':'P'},{'id':'q','label':'Q'},{'id':'r','label':'R'},{'id':'t','label':'T'},{'id':'u','label':'U'},{'id':'none','label':'None'}],'statements':["
    "{'actor':'a','issue':'p','position':1},{'actor':'b','issue':'p','position':1},{'actor':'c','issue':'p','position':1},{'actor':'d','issue':'p','position':1},"
    "{'actor':'a','issue':'q','position':1},{'actor':'b','issue':'q','position':1},{'actor':'c','issue':'q','position':1},{'id':'s1','actor':'d','issue':'q','position':-1},{'id':'s2','actor':'d','issue':'q','position':-0.5},"
    "{'actor':'a','issue':'r','position':-1},{'actor':'b','issue':'r','position':-1},{'actor':'c','issue':'r','position':'neutral'},{'actor':'d','issue':'r','position':-1},"
    "{'actor':'a','issue':'t','position':1},{'actor':'b','issue':'t','position':1},"
    "{'actor':'a','issue':'u','position':1},{'actor':'b','issue':'u','position':1},{'actor':'c','issue':'u','position':-1},{'actor':'d','issue':'u','position':-0.9}]}";

static const ent_loyalty *loyalty_of(const study *s, const ent_group *group, const char *id) {
  for (size_t i = 0; i < group->member_count; i++)
    if (group->members[i].actor == ent_dataset_find(s->dataset, ENT_TABLE_ACTORS, id)) return &group->members[i];
  return NULL;
}

static void who_breaks_ranks(void) {
  study s;
  size_t count = 0;
  begin(&s, ranks);
  const ent_group *groups = ent_cohesion_groups(s.cohesion, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT_EQUAL(groups[0].kind, ENT_GROUP_ALL);
  CU_ASSERT_EQUAL(groups[0].member_count, 4);
  CU_ASSERT_EQUAL(groups[0].defection_count, 0);
  CU_ASSERT(isnan(groups[0].loyalty));
  const ent_group *group = &groups[1];
  CU_ASSERT_EQUAL_FATAL(group->member_count, 4);
  /* There is a line on p, q and r; on t two speak, on u the mean is 0.025. */
  const ent_loyalty *d = loyalty_of(&s, group, "d");
  const ent_loyalty *c = loyalty_of(&s, group, "c");
  CU_ASSERT_EQUAL(d->issues, 3);
  CU_ASSERT_EQUAL(d->with, 2);
  CU_ASSERT_EQUAL(d->against, 1);
  CU_ASSERT_EQUAL(c->between, 1);
  ENT_TEST_NEAR(c->share, 2.0 / 3, 1e-12);
  ENT_TEST_NEAR(loyalty_of(&s, group, "a")->share, 1, 1e-12);
  ENT_TEST_NEAR(group->loyalty, (1 + 1 + 2.0 / 3 + 2.0 / 3) / 4, 1e-12);
  CU_ASSERT_EQUAL_FATAL(group->defection_count, 1);
  CU_ASSERT_EQUAL(group->defections[0].actor, d->actor);
  CU_ASSERT_EQUAL(group->defections[0].issue, ent_dataset_find(s.dataset, ENT_TABLE_ISSUES, "q"));
  ENT_TEST_NEAR(group->defections[0].position, -0.75, 1e-12);
  ENT_TEST_NEAR(group->defections[0].mean, 2.25 / 4, 1e-12);
  CU_ASSERT_EQUAL(group->defections[0].cell->count, 2);
  CU_ASSERT_EQUAL(group->marginal, d->actor);
  check_unity(&s, group, "u", (const uint32_t[]){2, 2, 0, 0}, 0, (2 - 1.0) / 4);
  check_unity(&s, group, "r", (const uint32_t[]){0, 3, 1, 0}, 1, (3 - 0.5) / 4);
  check_unity(&s, group, "t", (const uint32_t[]){2, 0, 0, 2}, 1, 1);
  CU_ASSERT_EQUAL(unity_on(&s, group, "none"), NULL);
  end(&s);
}

/* One group on one issue, as the definitions read, member by member. */
static void compare_unity(const study *s, const ent_group *group, const ent_unity *unity) {
  uint32_t sides[3] = {0, 0, 0};
  uint32_t cells = 0;
  double sum = 0;
  double counts[7] = {0};
  const int levels = ent_cohesion_levels(s->cohesion);
  for (size_t i = 0; i < group->member_count; i++) {
    const ent_cell *cell = ent_stances_find(s->stances, group->members[i].actor, unity->issue);
    if (cell == NULL) continue;
    cells++;
    sum += cell->mean;
    sides[cell->mean >= 0.25 ? 2 : cell->mean <= -0.25 ? 0 : 1]++;
    /* Halfway between two levels, the one further from the middle. */
    int nearest = levels / 2;
    for (int step = 1; step <= levels / 2; step++)
      for (int k = levels / 2 - step; k <= levels / 2 + step; k += 2 * step)
        if (fabs(cell->mean - (2.0 * k / (levels - 1) - 1)) <= fabs(cell->mean - (2.0 * nearest / (levels - 1) - 1)) + 1e-12) nearest = k;
    counts[nearest]++;
  }
  CU_ASSERT_EQUAL(unity->yes, sides[2]);
  CU_ASSERT_EQUAL(unity->no, sides[0]);
  CU_ASSERT_EQUAL(unity->abstain, sides[1]);
  CU_ASSERT_EQUAL(unity->absent, group->member_count - cells);
  ENT_TEST_NEAR(unity->mean, sum / cells, 1e-12);
  if (cells < 2) {
    CU_ASSERT(isnan(unity->hix) && isnan(unity->rice) && isnan(unity->agreement));
    return;
  }
  double most = sides[0] > sides[1] ? sides[0] : sides[1];
  most = most > sides[2] ? most : sides[2];
  ENT_TEST_NEAR(unity->hix, (most - (cells - most) / 2) / cells, 1e-12);
  CU_ASSERT(sides[0] + sides[2] > 0 || isnan(unity->rice));
  if (sides[0] + sides[2] > 0) ENT_TEST_NEAR(unity->rice, fabs((double)sides[2] - sides[0]) / (sides[2] + sides[0]), 1e-12);
  ENT_TEST_NEAR(unity->agreement, slow_agreement(counts, levels), 1e-12);
}

static void compare_loyalty(const study *s, const ent_group *group, const ent_loyalty *member) {
  uint32_t tally[3] = {0, 0, 0};
  for (size_t i = 0; i < group->issue_count; i++) {
    const ent_unity *unity = &group->issues[i];
    const ent_cell *cell = ent_stances_find(s->stances, member->actor, unity->issue);
    if (cell == NULL || fabs(unity->mean) < 0.25 || unity->yes + unity->no + unity->abstain < 3) continue;
    const double along = unity->mean > 0 ? cell->mean : -cell->mean;
    tally[along >= 0.25 ? 0 : along <= -0.25 ? 2 : 1]++;
  }
  CU_ASSERT_EQUAL(member->with, tally[0]);
  CU_ASSERT_EQUAL(member->between, tally[1]);
  CU_ASSERT_EQUAL(member->against, tally[2]);
}

/* Random data on scales of 2, 3 and 5 levels and of any number, compared group by group. */
static void against_the_definitions(void) {
  static const int scales[] = {2, 3, 5, 0};
  for (size_t k = 0; k < sizeof scales / sizeof *scales; k++) {
    char *json = ent_test_random_json(14, 9, 120, scales[k], 40 + k, 0, 0);
    study s;
    size_t count = 0;
    begin(&s, json);
    const ent_group *groups = ent_cohesion_groups(s.cohesion, &count);
    CU_ASSERT(count > 1);
    for (size_t g = 0; g < count; g++) {
      size_t against = 0;
      for (size_t i = 0; i < groups[g].issue_count; i++) compare_unity(&s, &groups[g], &groups[g].issues[i]);
      for (size_t i = 0; groups[g].kind != ENT_GROUP_ALL && i < groups[g].member_count; i++) {
        compare_loyalty(&s, &groups[g], &groups[g].members[i]);
        against += groups[g].members[i].against;
      }
      CU_ASSERT_EQUAL(groups[g].defection_count, against);
    }
    end(&s);
    free(json);
  }
}

/* Neither the order of the input nor its ids change what is found. */
static void order_and_ids_change_nothing(void) {
  char *json[2] = {ent_test_random_json(12, 8, 90, 3, 7, 0, 0), ent_test_random_json(12, 8, 90, 3, 7, 9, 1)};
  study s[2];
  size_t count[2] = {0, 0};
  const ent_group *groups[2];
  for (int i = 0; i < 2; i++) {
    begin(&s[i], json[i]);
    groups[i] = ent_cohesion_groups(s[i].cohesion, &count[i]);
  }
  CU_ASSERT_EQUAL_FATAL(count[0], count[1]);
  for (size_t g = 0; g < count[0]; g++) {
    CU_ASSERT_EQUAL_FATAL(groups[0][g].issue_count, groups[1][g].issue_count);
    for (size_t i = 0; i < groups[0][g].issue_count; i++) {
      ENT_TEST_NEAR(groups[0][g].issues[i].mean, groups[1][g].issues[i].mean, 0);
      CU_ASSERT_EQUAL(groups[0][g].issues[i].yes, groups[1][g].issues[i].yes);
    }
    CU_ASSERT_EQUAL(groups[0][g].defection_count, groups[1][g].defection_count);
  }
  for (int i = 0; i < 2; i++) {
    end(&s[i]);
    free(json[i]);
  }
}

/* Inputs in which there is little or nothing to measure. */
static void nothing_much(void) {
  static const char *const head = "{'entente':1,'actors':[{'id':'a','label':'A'},{'id':'b','label':'B'},{'id':'c','label':'C'}],'issues':[{'id':'i','label':'I'}],'statements':[";
  static const struct {
    const char *statements;
    size_t members;
    size_t issues;
    double hix;
  } cases[] = {{"]}", 0, 0, NAN},
               {"{'actor':'a','issue':'i','position':1}]}", 1, 1, NAN},
               {"{'actor':'a','issue':'i','position':1},{'actor':'b','issue':'i','position':1},{'actor':'c','issue':'i','position':1}]}", 3, 1, 1},
               {"{'actor':'a','issue':'i','position':1},{'actor':'b','issue':'i','position':-1}]}", 2, 1, 0.25},
               {"{'actor':'a','issue':'i','position':'neutral'},{'actor':'b','issue':'i','position':'abstain'}]}", 2, 1, 1}};
  for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
    char json[700];
    study s;
    size_t count = 0;
    snprintf(json, sizeof json, "%s%s", head, cases[k].statements);
    begin(&s, json);
    const ent_group *all = ent_cohesion_groups(s.cohesion, &count);
    CU_ASSERT_EQUAL(all->member_count, cases[k].members);
    CU_ASSERT_EQUAL(all->issue_count, cases[k].issues);
    if (isnan(cases[k].hix)) {
      CU_ASSERT(isnan(all->hix));
    } else {
      ENT_TEST_NEAR(all->hix, cases[k].hix, 1e-12);
    }
    CU_ASSERT(k != 4 || isnan(all->rice));
    end(&s);
  }
}

static void issues_are_no_actors(void) {
  study s;
  size_t count = 0;
  const ent_stance_options usual = ENT_STANCE_OPTIONS_INIT;
  begin_with(&s, union_of_four, &usual, ENT_BETWEEN_ISSUES);
  const ent_group *groups = ent_cohesion_groups(s.cohesion, &count);
  CU_ASSERT_EQUAL(count, 2);
  CU_ASSERT_EQUAL(groups[1].kind, ENT_GROUP_BLOC);
  CU_ASSERT_EQUAL(groups[1].typical, ENT_NONE);
  end(&s);
}

static void what_is_refused(void) {
  ent_error err = ENT_ERROR_INIT;
  const ent_cohesion_options usual = ENT_COHESION_OPTIONS_INIT;
  const ent_cohesion_options none = {0};
  ent_cohesion *cohesion = NULL;
  signed_network network;
  signed_network_swing(&network);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  CU_ASSERT_EQUAL(ent_cohesion_new(&cohesion, coalitions, &usual, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "cohesion needs statements, and the network is from a list of ties");
  CU_ASSERT_PTR_NULL(cohesion);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_cohesion_new(&cohesion, coalitions, &none, &err), ENT_E_USAGE);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
  ent_cohesion_free(NULL);
}

static void failing_allocations(void) {
  study s;
  const ent_cohesion_options options = {BOTH};
  begin(&s, union_of_four);
  for (unsigned long n = 0;; n++) {
    ent_error err = ENT_ERROR_INIT;
    ent_cohesion *again = NULL;
    ent_test_fail_after(n);
    const ent_status status = ent_cohesion_new(&again, s.coalitions, &options, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_cohesion_free(again);
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    if (!reached) break;
  }
  end(&s);
}

/* Each format is written whole, or not at all where memory runs out. */
static void files_and_failing_allocations(void) {
  static const char *const formats[] = {"text", "csv", "json"};
  ent_error err = ENT_ERROR_INIT;
  ent_input input = {.dataset = ent_test_dataset(ranks)};
  ent_study *whole = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.parts = ENT_PART_COHESION;
  options.coalitions.resamples = 0;
  options.network.min_shared = 1;
  ENT_TEST_OK(ent_study_new_take(&whole, &input, &options, &err), &err);
  for (size_t f = 0; f < 3; f++) {
    for (unsigned long n = 0;; n++) {
      ent_buffer out = ENT_BUFFER_INIT;
      ent_error failure = ENT_ERROR_INIT;
      ent_test_fail_after(n);
      const ent_status status = ent_export_finding(&out, whole, ENT_SUBJECT_COHESION, formats[f], NULL, &failure);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached) CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "s1"));
      ent_buffer_clear(&out);
      if (!reached) break;
    }
  }
  ent_study_free(whole);
}

CU_TestInfo cohesion_tests[] = {{"agreement as published", agreement_as_published},
                                {"agreement against unit layers", agreement_against_unit_layers},
                                {"levels of positions", levels_of_positions},
                                {"membership by date", membership_by_date},
                                {"membership by date and hold", membership_by_date_and_hold},
                                {"who breaks ranks", who_breaks_ranks},
                                {"against the definitions", against_the_definitions},
                                {"order and ids change nothing", order_and_ids_change_nothing},
                                {"nothing much", nothing_much},
                                {"issues are no actors", issues_are_no_actors},
                                {"what is refused", what_is_refused},
                                {"failing allocations", failing_allocations},
                                {"files and failing allocations", files_and_failing_allocations},
                                CU_TEST_INFO_NULL};
