/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What divides coalitions, what joins them, and what they are called, worked out by hand. */
#include <math.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

#define SAID(actor, issue, position) "{'actor':'" actor "','issue':'" issue "','position':" #position "},"

/*
 * North is a bloc with members n1, n2, n3, of which n3 leaves for the south. On `dam` and `quota`
 * they oppose each other, on `data` all agree, on `norms` all are near 0, on `split` the north is.
 */
static const char *const river =
    "{'entente':1,'language':'zh','actors':["
    "{'id':'north','label':{'en':'Northern "
    "Pact','zh':'北方公约'},'short':{'en':'North','zh':'北方'},'kind':'bloc'},"
    "{'id':'n1','label':{'en':'Nord "
    "One','zh':'北一'},'member_of':[{'bloc':'north'},{'bloc':'north','from':'2001'}]},"
    "{'id':'n2','label':'Nord Two','member_of':[{'bloc':'north'}]},"
    "{'id':'n3','label':{'en':'Nord Three','zh':'三北'},'member_of':[{'bloc':'north'}]},"
    "{'id':'s1','label':{'en':'Sud One','zh':'南一'}},"
    "{'id':'s2','label':'Sud Two'},"
    "{'id':'mute','label':'Mute'}],"
    "'issues':[{'id':'dam','label':'Dam'},{'id':'quota','label':'Quota'},{'id':'data','label':'Data'},"
    "{'id':'norms','label':'Norms'},{'id':'split','label':'Split'},{'id':'unsaid','label':'Unsaid'}],'"
    "statements':[" SAID("north", "dam", 1) SAID("n1", "dam", 1) SAID("n2", "dam", 0.5) SAID("n3", "dam", -1)
        SAID("s1", "dam", -1) SAID("s2", "dam", -0.5) SAID("north", "quota", 1) SAID("n1", "quota", 1)
            SAID("n2", "quota", 1) SAID("n3", "quota", -1) SAID("s1", "quota", -1) SAID("s2", "quota", -1)
                SAID("n1", "data", 1) SAID("n2", "data", 0.5) SAID("s1", "data", 1) SAID("s2", "data", 0.5)
                    SAID("n1", "norms", 0.1) SAID("n2", "norms", -0.1) SAID("s1", "norms", 0)
                        SAID("s2", "norms", 0.1) SAID("n1", "split", 1) SAID("n2", "split", -1)
                            SAID("s1", "split", 0) "{'actor':'mute','issue':'norms','position':'abstain'}]}";

typedef struct study {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
  ent_coalitions *coalitions;
} study;

static void begin(study *s, const char *json, ent_between between) {
  ent_error err = ENT_ERROR_INIT;
  ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  network.min_shared = 2;
  network.between = between;
  coalitions.resamples = 20;
  s->dataset = ent_test_dataset(json);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s->dataset);
  ENT_TEST_OK(ent_stances_new(&s->stances, s->dataset, &stances, &err), &err);
  ENT_TEST_OK(ent_network_new(&s->network, s->stances, &network, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&s->coalitions, s->network, &coalitions, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(s->coalitions);
  CU_ASSERT(ent__coalitions_check(s->coalitions));
}

static void end(study *s) {
  ent_coalitions_free(s->coalitions);
  ent_network_free(s->network);
  ent_stances_free(s->stances);
  ent_dataset_free(s->dataset);
}

static uint32_t coalition_of(const study *s, const char *id) {
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(s->network, &count);
  for (size_t v = 0; v < count; v++) {
    if (strcmp(nodes[v].id, id) == 0) return ent_coalitions_members(s->coalitions, &count)[v].coalition;
  }
  return ENT_NONE;
}

static ent_issue_id issue_of(const study *s, const char *id) {
  return ent_dataset_find(s->dataset, ENT_TABLE_ISSUES, id);
}

static const ent_division *division_of(const study *s, const char *id) {
  size_t count = 0;
  const ent_division *divisions = ent_coalitions_divisions(s->coalitions, &count);
  for (size_t i = 0; i < count; i++) {
    if (divisions[i].issue == issue_of(s, id)) return &divisions[i];
  }
  CU_FAIL_FATAL("an issue has no division");
  return NULL;
}

static void what_divides(void) {
  study s;
  size_t count = 0;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  ent_coalitions_list(s.coalitions, &count);
  CU_ASSERT_EQUAL(count, 2);
  CU_ASSERT_EQUAL(coalition_of(&s, "mute"), ENT_NONE);
  CU_ASSERT_EQUAL(coalition_of(&s, "north"), coalition_of(&s, "n2"));
  CU_ASSERT_EQUAL(coalition_of(&s, "n3"), coalition_of(&s, "s1"));
  /* Means 5/6 and -5/6 of three cells each: between 6 · 25/36, total 4 · 1 + 2 · 1/4. */
  ENT_TEST_NEAR(division_of(&s, "dam")->divisiveness, (150.0 / 36) / 4.5, 1e-12);
  ENT_TEST_NEAR(division_of(&s, "dam")->spread, 10.0 / 6, 1e-12);
  CU_ASSERT_EQUAL(division_of(&s, "dam")->cells, 6);
  CU_ASSERT_EQUAL(division_of(&s, "quota")->divisiveness, 1);
  CU_ASSERT_EQUAL(division_of(&s, "data")->divisiveness, 0);
  /* Mute is unaligned: its cell does not count. */
  CU_ASSERT_EQUAL(division_of(&s, "norms")->cells, 4);
  CU_ASSERT(isnan(division_of(&s, "unsaid")->divisiveness));
  CU_ASSERT_EQUAL(division_of(&s, "unsaid")->cells, 0);
  const ent_division *sorted = ent_coalitions_divisions(s.coalitions, &count);
  CU_ASSERT_EQUAL(count, 6);
  CU_ASSERT_EQUAL(sorted[0].issue, issue_of(&s, "quota"));
  CU_ASSERT_EQUAL(sorted[1].issue, issue_of(&s, "dam"));
  CU_ASSERT_EQUAL(sorted[5].issue, issue_of(&s, "unsaid"));
  end(&s);
}

static void where_they_stand(void) {
  study s;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  const uint32_t south = coalition_of(&s, "s1");
  const ent_position_of dam = ent_coalitions_position(s.coalitions, south, issue_of(&s, "dam"));
  ENT_TEST_NEAR(dam.mean, -2.5 / 3, 1e-12);
  CU_ASSERT(dam.min == -1 && dam.max == -0.5);
  CU_ASSERT_EQUAL(dam.cells, 3);
  const ent_position_of none = ent_coalitions_position(s.coalitions, south, issue_of(&s, "unsaid"));
  CU_ASSERT(none.cells == 0 && isnan(none.mean));
  end(&s);
}

static void common_ground(void) {
  study s;
  size_t count = 0;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  const ent_common *common = ent_coalitions_common(s.coalitions, &count);
  /* Data strongly, norms as both near 0; split not: the north is at odds with itself there. */
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT_EQUAL(common[0].issue, issue_of(&s, "data"));
  CU_ASSERT(common[0].a == 0 && common[0].b == 1);
  CU_ASSERT(common[0].mean_a == 0.75 && common[0].mean_b == 0.75);
  CU_ASSERT_EQUAL(common[1].issue, issue_of(&s, "norms"));
  end(&s);
}

static void expect_label(const study *s, uint32_t c, const char *language, const char *expected) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer label = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_coalitions_label(&label, s->coalitions, c, language, &err), &err);
  ENT_TEST_SAME(label.data, expected);
  ent_buffer_clear(&label);
}

static void what_they_are_called(void) {
  study s;
  size_t count = 0;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  const uint32_t north = coalition_of(&s, "n1");
  const uint32_t south = coalition_of(&s, "s1");
  const ent_coalition *list = ent_coalitions_list(s.coalitions, &count);
  /* Three of the bloc's four (it is one itself), and all of the coalition's three. */
  CU_ASSERT_EQUAL(list[north].bloc, ent_dataset_find(s.dataset, ENT_TABLE_ACTORS, "north"));
  CU_ASSERT_EQUAL(list[south].bloc, ENT_NONE);
  expect_label(&s, north, "en", "North");
  expect_label(&s, north, "zh-Hans", "北方");
  expect_label(&s, north, NULL, "北方");
  CU_ASSERT_EQUAL(list[south].size, 3);
  const ent_node *typical = &ent_network_nodes(s.network, &count)[list[south].typical];
  /* n3 and s1 agree wholly, each other pair in part: ties of 1 and 0.75, 1 and 0.725, 0.75 and 0.725. */
  CU_ASSERT_STRING_EQUAL(typical->id, "n3");
  expect_label(&s, south, "en", "Nord Three and 2 others");
  expect_label(&s, south, "fr", "Nord Three and 2 others");
  expect_label(&s, south, NULL, "三北等3方");
  end(&s);
}

static void between_issues(void) {
  study s;
  size_t count = 0;
  begin(&s, river, ENT_BETWEEN_ISSUES);
  ent_coalitions_divisions(s.coalitions, &count);
  CU_ASSERT_EQUAL(count, 0);
  ent_coalitions_common(s.coalitions, &count);
  CU_ASSERT_EQUAL(count, 0);
  CU_ASSERT_EQUAL(ent_coalitions_position(s.coalitions, 0, 0).cells, 0);
  ent_coalitions_list(s.coalitions, &count);
  CU_ASSERT(count > 0);
  end(&s);
}

static void two_modes_are_refused(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  study s;
  ent_network *affiliation = NULL;
  ent_coalitions *coalitions = NULL;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  network.type = ENT_NETWORK_AFFILIATION;
  network.normalize = ENT_NORMALIZE_NONE;
  ENT_TEST_OK(ent_network_new(&affiliation, s.stances, &network, &err), &err);
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, affiliation, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "affiliation"));
  ent_network_free(affiliation);
  end(&s);
}

static void memory_runs_out(void) {
  study s;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.starts = 1;
  options.resamples = 1;
  begin(&s, river, ENT_BETWEEN_ACTORS);
  for (unsigned long n = 0;; n++) {
    ent_error err = ENT_ERROR_INIT;
    ent_coalitions *coalitions = NULL;
    ent_test_fail_after(n);
    const ent_status status = ent_coalitions_new(&coalitions, s.network, &options, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_coalitions_free(coalitions);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      break;
    }
    CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
    CU_ASSERT_PTR_NULL(coalitions);
  }
  end(&s);
}

CU_TestInfo coalition_issues_tests[] = {
    {"what divides", what_divides},
    {"where they stand", where_they_stand},
    {"common ground", common_ground},
    {"what they are called", what_they_are_called},
    {"between issues there is nothing to explain", between_issues},
    {"two modes are refused", two_modes_are_refused},
    {"memory runs out", memory_runs_out},
    CU_TEST_INFO_NULL,
};
