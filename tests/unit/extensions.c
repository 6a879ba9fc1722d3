/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions against every set tried, against known frameworks, and at the edges. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/extensions/growth.h"
#include "engine/arguments/framework_struct.h"
#include "engine/base/rng.h"
#include "exporters/formats/argue.h"
#include "tests/alloc_fail.h"
#include "tests/frameworks.h"
#include "tests/harness.h"

/* ENTENTE_FRAMEWORKS sets how many random frameworks are tried; a long run was one of 100,000. */
static unsigned long rounds(unsigned long usual) {
  const char *asked = getenv("ENTENTE_FRAMEWORKS");
  return asked == NULL ? usual : strtoul(asked, NULL, 10);
}

static void agrees_with_every_set(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 1);
  bool right = true;
  for (unsigned long i = rounds(300); i > 0 && right; i--) {
    ent_test_attacks attacks;
    ent_test_draw_attacks(&attacks, &rng, ent__rng_below(&rng, i % 8 == 0 ? ENT_TEST_MOST_ARGUMENTS + 1 : 8));
    right = ent_test_all_questions(&attacks);
  }
  CU_ASSERT(right);
}

/* Larger components take other ways; here small ones are sent there: preferred extensions, without bits or probes. */
static bool grows_right(const ent_test_attacks *attacks, uint32_t small, bool probes) {
  static uint32_t expected[ENT_TEST_MOST_SETS];
  ent_error err = ENT_ERROR_INIT;
  ent__growth growth;
  ent__deadline deadline;
  size_t count = 0;
  uint32_t set = 0;
  bool right = false;
  ent_framework *framework = ent_test_framework(attacks);
  const ent__graph *graph = &framework->graph;
  ent__deadline_start(&deadline, 0);
  if (ent__growth_init(&growth, graph, ent_framework_grounded(framework, &count), &deadline, &err) == ENT_OK) {
    growth.small = small;
    growth.probes = probes;
    right = ent__growth_run(&growth, &err) == ENT_OK;
    for (uint32_t v = 0; v < graph->nodes; v++)
      if (growth.state[v] == ENT__GROWTH_IN) set |= 1U << v;
    ent__growth_clear(&growth);
  }
  ent_framework_free(framework);
  const uint32_t sets = ent_test_extensions(expected, attacks, ENT_SEMANTICS_PREFERRED);
  bool listed = false;
  for (uint32_t i = 0; i < sets; i++) listed = listed || expected[i] == set;
  return right && listed;
}

static void grows_in_every_way(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 2);
  bool right = true;
  for (unsigned long i = rounds(600); i > 0 && right; i--) {
    ent_test_attacks attacks;
    ent_test_draw_attacks(&attacks, &rng, 1 + ent__rng_below(&rng, ENT_TEST_MOST_ARGUMENTS));
    right = grows_right(&attacks, 0, true) && grows_right(&attacks, 0, false) && grows_right(&attacks, 3, true);
  }
  CU_ASSERT(right);
}

/* Reads "[[1, 2], [3]]" or "[1, 2]" after a key; the lists as bits. Returns how many lists. */
static uint32_t read_sets(uint32_t *out, const char *json, const char *key, bool single) {
  char wanted[16];
  uint32_t count = single ? 1 : 0;
  int depth = 0;
  snprintf(wanted, sizeof wanted, "\"%s\": ", key);
  const char *at = strstr(json, wanted) + strlen(wanted);
  out[0] = 0;
  do {
    if (*at == '[' && ++depth == 2) out[count++] = 0;
    if (*at == ']') depth--;
    if (*at < '1' || *at > '9') at++;
    else out[count - 1] |= 1U << (strtoul(at, (char **)&at, 10) - 1);
  } while (depth > 0);
  return count;
}

static bool golden_is_right(const char *json) {
  static const struct { const char *key; ent_semantics semantics; bool single; } keys[] = {
      {"GR", ENT_SEMANTICS_GROUNDED, true},     {"CO", ENT_SEMANTICS_COMPLETE, false}, {"PR", ENT_SEMANTICS_PREFERRED, false},
      {"ST", ENT_SEMANTICS_STABLE, false},      {"SST", ENT_SEMANTICS_SEMI_STABLE, false}, {"STG", ENT_SEMANTICS_STAGE, false},
      {"NAI", ENT_SEMANTICS_NAIVE, false},      {"ID", ENT_SEMANTICS_IDEAL, true},     {"EAG", ENT_SEMANTICS_EAGER, true}};
  static uint32_t sets[ENT_TEST_MOST_SETS];
  static uint32_t tried[ENT_TEST_MOST_SETS];
  ent_test_attacks attacks = {.count = (uint32_t)strtoul(strstr(json, "\"n\": ") + 5, NULL, 10)};
  const char *at = strstr(json, "\"attacks\": [") + 12, *end = strstr(json, "\"GR\"");
  bool right = true;
  while ((at = strchr(at, '[')) != NULL && at < end) {
    const uint32_t from = (uint32_t)strtoul(at + 1, (char **)&at, 10);
    ent_test_attack(&attacks, from - 1, (uint32_t)strtoul(at + 1, NULL, 10) - 1);
  }
  ent_framework *framework = ent_test_framework(&attacks);
  for (size_t i = 0; i < sizeof keys / sizeof *keys && right; i++) {
    const uint32_t count = read_sets(sets, json, keys[i].key, keys[i].single);
    right = ent_test_questions(&attacks, framework, keys[i].semantics, sets, count);
  }
  ent_framework_free(framework);
  right = right && strtoul(strstr(json, "\"n_cf\": ") + 8, NULL, 10) == ent_test_extensions(tried, &attacks, ENT_SEMANTICS_CONFLICT_FREE);
  right = right && strtoul(strstr(json, "\"n_ad\": ") + 8, NULL, 10) == ent_test_extensions(tried, &attacks, ENT_SEMANTICS_ADMISSIBLE);
  return right && ent_test_all_questions(&attacks);
}

static void meets_the_golden(void) {
  const char *first = ent_test_shared("arguments/golden/ba_10_1.json");
  unsigned found = 0;
  bool right = true;
  if (first == NULL) return;
  char folder[512];
  snprintf(folder, sizeof folder, "%s", first);
  *strrchr(folder, '/') = '\0';
  DIR *entries = opendir(folder);
  CU_ASSERT_PTR_NOT_NULL_FATAL(entries);
  for (struct dirent *entry = readdir(entries); entry != NULL && right; entry = readdir(entries)) {
    char path[1024];
    if (strstr(entry->d_name, ".json") == NULL) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    char *json = ent_test_slurp(path, NULL);
    right = json != NULL && golden_is_right(json);
    if (!right) printf("\n%s", entry->d_name);
    free(json);
    found++;
  }
  closedir(entries);
  CU_ASSERT(right);
  CU_ASSERT(found >= 220);
}

static ent_answer *ask(ent_framework *framework, ent_semantics semantics, ent_task task, ent_argument_id argument) {
  ent_error err = ENT_ERROR_INIT;
  ent_answer *answer = NULL;
  const ent_argue_options options = {.semantics = semantics, .task = task, .argument = argument};
  ENT_TEST_OK(ent_argue(&answer, framework, &options, &err), &err);
  return answer;
}

/* Seventy pairs that attack each other: 2^70 stable extensions, 3^70 complete ones. */
static void counts_past_a_list(void) {
  enum { pairs = 70 };
  ent_attack attacks[2 * pairs];
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  for (uint32_t i = 0; i < pairs; i++) {
    attacks[2 * i] = (ent_attack){2 * i, 2 * i + 1};
    attacks[2 * i + 1] = (ent_attack){2 * i + 1, 2 * i};
  }
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 2 * pairs, attacks, 2 * pairs, &err), &err);
  ent_answer *answer = ask(framework, ENT_SEMANTICS_STABLE, ENT_TASK_CE, ENT_NONE);
  ENT_TEST_SAME(ent_answer_count(answer), "1180591620717411303424");
  ent_answer_free(answer);
  answer = ask(framework, ENT_SEMANTICS_COMPLETE, ENT_TASK_CE, ENT_NONE);
  ENT_TEST_SAME(ent_answer_count(answer), "2503155504993241601315571986085849");
  ent_answer_free(answer);
  const ent_argue_options limited = {.semantics = ENT_SEMANTICS_PREFERRED, .task = ENT_TASK_EE, .argument = ENT_NONE, .limit = 5};
  ENT_TEST_OK(ent_argue(&answer, framework, &limited, &err), &err);
  CU_ASSERT_EQUAL(ent_answer_extensions(answer), 5);
  ENT_TEST_SAME(ent_answer_stopped_by(answer), "limit");
  ent_answer_free(answer);
  ent_framework_free(framework);
}

/* A time limit that is over at once never makes a wrong answer. */
static void ends_in_time(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_answer *answer = NULL;
  ent_attack attacks[3 * 200];
  for (uint32_t i = 0; i < 600; i++) attacks[i] = (ent_attack){i % 200, (i * 7 + i / 200 + 1) % 200};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 200, attacks, 600, &err), &err);
  const ent_argue_options options = {.semantics = ENT_SEMANTICS_SEMI_STABLE, .task = ENT_TASK_CE, .argument = ENT_NONE, .time_limit = 1e-9};
  ENT_TEST_OK(ent_argue(&answer, framework, &options, &err), &err);
  CU_ASSERT_EQUAL(ent_answer_verdict(answer), ENT_VERDICT_UNKNOWN);
  ENT_TEST_SAME(ent_answer_stopped_by(answer), "time-limit");
  CU_ASSERT_PTR_NULL(ent_answer_count(answer));
  ent_answer_free(answer);
  ent_framework_free(framework);
}

/* A long chain and many self-attacks: no deep recursion. */
static void goes_deep(void) {
  enum { size = 100000 };
  ent_error err = ENT_ERROR_INIT;
  ent_attack *attacks = malloc(size * sizeof *attacks);
  for (int selves = 0; selves < 2; selves++) {
    ent_framework *framework = NULL;
    for (uint32_t i = 0; i < size; i++) attacks[i] = (ent_attack){i, selves != 0 ? i : (i + 1) % size};
    ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, size, attacks, size, &err), &err);
    ent_answer *answer = ask(framework, ENT_SEMANTICS_PREFERRED, ENT_TASK_SE, ENT_NONE);
    CU_ASSERT_EQUAL(ent_answer_extension(answer, 0).count, selves != 0 ? 0 : size / 2);
    ent_answer_free(answer);
    ent_framework_free(framework);
  }
  free(attacks);
}

/* Every task under every semantics of a framework with all kinds of pieces, each allocation failing in turn. */
static void allocations_fail(void) {
  static const ent_attack attacks[] = {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 4}, {4, 2}, {5, 5}, {6, 7}, {7, 6}};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 9, attacks, 9, &err), &err);
  for (int semantics = 0; semantics < ENT_SEMANTICS_COUNT; semantics++) {
    for (int task = 0; task < ENT_TASK_COUNT; task++) {
      bool reached = true;
      for (unsigned long n = 0; reached; n++) {
        ent_answer *answer = NULL;
        const ent_argue_options options = {.semantics = (ent_semantics)semantics, .task = (ent_task)task, .argument = 2};
        ent_error_clear(&err);
        ent_test_fail_after(n);
        const ent_status status = ent_argue(&answer, framework, &options, &err);
        reached = ent_test_failed();
        ent_test_fail_never();
        CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
        ent_answer_free(answer);
      }
    }
  }
  ent_framework_free(framework);
}

static void prints_for_the_competition(void) {
  static const ent_attack attacks[] = {{0, 1}, {1, 0}, {0, 2}, {1, 2}, {2, 3}};
  static const struct { ent_semantics semantics; ent_task task; uint32_t argument; const char *text; } cases[] = {
      {ENT_SEMANTICS_PREFERRED, ENT_TASK_EE, ENT_NONE, "w 1 4\nw 2 4\n"}, {ENT_SEMANTICS_PREFERRED, ENT_TASK_DS, 3, "YES\n"},
      {ENT_SEMANTICS_PREFERRED, ENT_TASK_DC, 1, "YES\nw 2 4\n"},          {ENT_SEMANTICS_STABLE, ENT_TASK_CE, ENT_NONE, "2\n"},
      {ENT_SEMANTICS_GROUNDED, ENT_TASK_SE, ENT_NONE, "w\n"},             {ENT_SEMANTICS_STABLE, ENT_TASK_DC, 2, "NO\n"}};
  ent_error err = ENT_ERROR_INIT;
  ent_argument_findings findings = {0};
  ENT_TEST_OK(ent_framework_from_attacks(&findings.framework, NULL, 4, attacks, 5, &err), &err);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_buffer out = ENT_BUFFER_INIT;
    ent_answer *answer = ask(findings.framework, cases[i].semantics, cases[i].task, cases[i].argument);
    findings.answer = answer;
    ENT_TEST_OK(ent__argue_answer_iccma(&out, &findings, &err), &err);
    ENT_TEST_SAME(out.data, cases[i].text);
    ent_buffer_clear(&out);
    ent_answer_free(answer);
  }
  ent_framework_free(findings.framework);
}

/* The solver would take options from the environment; the answer is a refusal, and none where it is not asked. */
static void the_environment_is_refused(void) {
  static const ent_attack attacks[] = {{0, 1}, {1, 0}, {0, 2}, {1, 2}};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_answer *answer = NULL;
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  options.semantics = ENT_SEMANTICS_STABLE;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 3, attacks, 4, &err), &err);
  CU_ASSERT_EQUAL(setenv("CADICAL_PHASE", "0", 1), 0);
  CU_ASSERT_EQUAL(ent_argue(&answer, framework, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(answer);
  ENT_TEST_SAME(err.text, "the environment sets 'CADICAL_PHASE', which would change what the solver finds: expected no variable CADICAL_*");
  ent_error_clear(&err);
  options.semantics = ENT_SEMANTICS_GROUNDED;
  ENT_TEST_OK(ent_argue(&answer, framework, &options, &err), &err);
  ent_answer_free(answer);
  CU_ASSERT_EQUAL(unsetenv("CADICAL_PHASE"), 0);
  options.semantics = ENT_SEMANTICS_STABLE;
  ENT_TEST_OK(ent_argue(&answer, framework, &options, &err), &err);
  ent_answer_free(answer);
  ent_framework_free(framework);
}

CU_TestInfo extensions_tests[] = {{"agrees with every set", agrees_with_every_set},
                                  {"grows in every way", grows_in_every_way},
                                  {"meets the golden", meets_the_golden},
                                  {"counts past a list", counts_past_a_list},
                                  {"ends in time", ends_in_time},
                                  {"goes deep", goes_deep},
                                  {"allocations fail", allocations_fail},
                                  {"prints for the competition", prints_for_the_competition},
                                  {"the environment is refused", the_environment_is_refused},
                                  CU_TEST_INFO_NULL};
