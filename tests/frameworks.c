/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/frameworks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness.h"

void ent_test_attack(ent_test_attacks *attacks, uint32_t from, uint32_t to) {
  attacks->to[from] |= 1U << to;
  attacks->by[to] |= 1U << from;
}

static void draw_by_density(ent_test_attacks *out, ent__rng *rng) {
  const double density = ent__rng_unit(rng) * ent__rng_unit(rng), selves = ent__rng_below(rng, 3) == 0 ? 0.2 : 0;
  const uint32_t pieces = ent__rng_below(rng, 3) == 0 ? 1 + ent__rng_below(rng, 4) : 1;
  for (uint32_t i = 0; i < out->count; i++)
    for (uint32_t k = 0; k < out->count; k++)
      if (i % pieces == k % pieces && ent__rng_unit(rng) < (i == k ? selves : density)) ent_test_attack(out, i, k);
}

/* Each argument is tied to two before it, of which the much tied are more likely, either way or both. */
static void draw_by_attachment(ent_test_attacks *out, ent__rng *rng) {
  uint32_t ends[4 * ENT_TEST_MOST_ARGUMENTS];
  uint32_t used = 0;
  for (uint32_t i = 0; i < out->count; i++) {
    for (uint32_t n = 0; i > 0 && n < 2; n++) {
      const uint32_t other = used == 0 ? 0 : ends[ent__rng_below(rng, used)], way = ent__rng_below(rng, 3);
      if (way != 0) ent_test_attack(out, i, other);
      if (way != 1) ent_test_attack(out, other, i);
      ends[used++] = other;
    }
    ends[used++] = i;
  }
}

void ent_test_draw_attacks(ent_test_attacks *out, ent__rng *rng, uint32_t count) {
  *out = (ent_test_attacks){.count = count};
  if (ent__rng_below(rng, 4) == 0) draw_by_attachment(out, rng);
  else draw_by_density(out, rng);
}

static uint32_t attacked(const ent_test_attacks *a, uint32_t set) {
  uint32_t all = 0;
  for (uint32_t i = 0; i < a->count; i++)
    if (set >> i & 1) all |= a->to[i];
  return all;
}

static uint32_t defended(const ent_test_attacks *a, uint32_t set) {
  const uint32_t against = attacked(a, set);
  uint32_t all = 0;
  for (uint32_t i = 0; i < a->count; i++)
    if ((a->by[i] & ~against) == 0) all |= 1U << i;
  return all;
}

static bool is_conflict_free(const ent_test_attacks *a, uint32_t set) { return (set & attacked(a, set)) == 0; }
static bool is_admissible(const ent_test_attacks *a, uint32_t set) { return is_conflict_free(a, set) && (set & ~defended(a, set)) == 0; }
static bool is_complete(const ent_test_attacks *a, uint32_t set) { return is_conflict_free(a, set) && set == defended(a, set); }

/* Lists what passes, and with `by_range` or without keeps what no other one holds strictly. */
static uint32_t list(uint32_t *out, const ent_test_attacks *a, bool (*passes)(const ent_test_attacks *, uint32_t), bool greatest, bool by_range) {
  static uint32_t all[ENT_TEST_MOST_SETS], size[ENT_TEST_MOST_SETS];
  uint32_t count = 0, kept = 0;
  for (uint32_t set = 0; set < 1U << a->count; set++) {
    if (!passes(a, set)) continue;
    all[count] = set;
    size[count++] = by_range ? set | attacked(a, set) : set;
  }
  for (uint32_t i = 0; i < count; i++) {
    bool within = false;
    for (uint32_t k = 0; greatest && !within && k < count; k++) within = size[i] != size[k] && (size[i] & ~size[k]) == 0;
    if (!within) out[kept++] = all[i];
  }
  return kept;
}

static bool is_stable(const ent_test_attacks *a, uint32_t set) {
  return is_conflict_free(a, set) && (set | attacked(a, set)) == (1U << a->count) - 1;
}

/* The greatest admissible set within all sets of a list. */
static uint32_t within(uint32_t *out, const ent_test_attacks *a, const uint32_t *sets, uint32_t count) {
  uint32_t common = (1U << a->count) - 1, best = 0;
  for (uint32_t i = 0; i < count; i++) common &= sets[i];
  for (uint32_t set = 0; set <= common; set++)
    if ((set & ~common) == 0 && is_admissible(a, set) && (best & ~set) == 0) best = set;
  out[0] = best;
  return 1;
}

static uint32_t ground(uint32_t *out, const ent_test_attacks *a) {
  uint32_t set = 0;
  while (defended(a, set) != set) set = defended(a, set);
  out[0] = set;
  return 1;
}

uint32_t ent_test_extensions(uint32_t *out, const ent_test_attacks *a, ent_semantics semantics) {
  static uint32_t sets[ENT_TEST_MOST_SETS];
  switch (semantics) {
    case ENT_SEMANTICS_GROUNDED: return ground(out, a);
    case ENT_SEMANTICS_COMPLETE: return list(out, a, is_complete, false, false);
    case ENT_SEMANTICS_PREFERRED: return list(out, a, is_admissible, true, false);
    case ENT_SEMANTICS_STABLE: return list(out, a, is_stable, false, false);
    case ENT_SEMANTICS_SEMI_STABLE: return list(out, a, is_complete, true, true);
    case ENT_SEMANTICS_STAGE: return list(out, a, is_conflict_free, true, true);
    case ENT_SEMANTICS_IDEAL: return within(out, a, sets, list(sets, a, is_admissible, true, false));
    case ENT_SEMANTICS_EAGER: return within(out, a, sets, list(sets, a, is_complete, true, true));
    case ENT_SEMANTICS_NAIVE: return list(out, a, is_conflict_free, true, false);
    case ENT_SEMANTICS_ADMISSIBLE: return list(out, a, is_admissible, false, false);
    case ENT_SEMANTICS_CONFLICT_FREE: return list(out, a, is_conflict_free, false, false);
    case ENT_SEMANTICS_COUNT: break;
  }
  return 0;
}

ent_framework *ent_test_framework(const ent_test_attacks *attacks) {
  ent_attack edges[ENT_TEST_MOST_ARGUMENTS * ENT_TEST_MOST_ARGUMENTS];
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t count = 0;
  for (uint32_t i = 0; i < attacks->count; i++)
    for (uint32_t k = 0; k < attacks->count; k++)
      if (attacks->to[i] >> k & 1) edges[count++] = (ent_attack){i, k};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, attacks->count, edges, count, &err), &err);
  return framework;
}

static uint32_t bits_of(ent_ids ids) {
  uint32_t set = 0;
  for (size_t i = 0; i < ids.count; i++) set |= 1U << ids.at[i];
  return set;
}

static bool is_listed(uint32_t set, const uint32_t *sets, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    if (sets[i] == set) return true;
  return false;
}

/* All different, each expected; as many as there should be. */
static bool check_list(const ent_answer *answer, const uint32_t *expected, uint32_t count, uint64_t limit) {
  const size_t found = ent_answer_extensions(answer), due = limit > 0 && limit < count ? (size_t)limit : count;
  const char *stopped = ent_answer_stopped_by(answer);
  bool seen[ENT_TEST_MOST_SETS] = {false};
  for (size_t i = 0; i < found; i++) {
    const uint32_t set = bits_of(ent_answer_extension(answer, i));
    if (!is_listed(set, expected, count) || seen[set]) return false;
    seen[set] = true;
  }
  return found == due && (due < count ? stopped != NULL && strcmp(stopped, "limit") == 0 : stopped == NULL);
}

/* With (in = true) or without the argument: the witness is an extension of that kind, where there is one. */
static bool check_about(const ent_answer *answer, const uint32_t *expected, uint32_t count, uint32_t argument, bool in) {
  bool any = false;
  for (uint32_t i = 0; i < count; i++) any = any || (expected[i] >> argument & 1) == in;
  if (ent_answer_verdict(answer) != (any == in ? ENT_VERDICT_YES : ENT_VERDICT_NO)) return false;
  if (ent_answer_extensions(answer) != (any ? 1 : 0)) return false;
  const uint32_t set = any ? bits_of(ent_answer_extension(answer, 0)) : 0;
  return !any || ((set >> argument & 1) == in && is_listed(set, expected, count));
}

static bool check_one(const ent_answer *answer, const uint32_t *expected, uint32_t count) {
  if (ent_answer_verdict(answer) != (count > 0 ? ENT_VERDICT_YES : ENT_VERDICT_NO)) return false;
  if (ent_answer_extensions(answer) != (count > 0 ? 1 : 0)) return false;
  return count == 0 || is_listed(bits_of(ent_answer_extension(answer, 0)), expected, count);
}

static bool check_count(const ent_answer *answer, uint32_t count) {
  char digits[16];
  snprintf(digits, sizeof digits, "%" PRIu32, count);
  return strcmp(ent_answer_count(answer), digits) == 0 && ent_answer_verdict(answer) == (count > 0 ? ENT_VERDICT_YES : ENT_VERDICT_NO);
}

bool ent_test_answer_is_right(const ent_answer *answer, const uint32_t *expected, uint32_t count) {
  const ent_argue_options *options = ent_answer_options(answer);
  switch (options->task) {
    case ENT_TASK_SE: return check_one(answer, expected, count);
    case ENT_TASK_EE: return check_list(answer, expected, count, options->limit);
    case ENT_TASK_CE: return check_count(answer, count);
    case ENT_TASK_DC: return check_about(answer, expected, count, options->argument, true);
    case ENT_TASK_DS: return check_about(answer, expected, count, options->argument, false);
    case ENT_TASK_COUNT: break;
  }
  return false;
}

static void print(const ent_test_attacks *a, const ent_argue_options *options) {
  printf("\n%s-%s, argument %" PRIu32 ", limit %" PRIu64 ":\np af %" PRIu32 "\n", ent_task_rows()[options->task].name,
         ent_semantics_rows()[options->semantics].code, options->argument + 1, options->limit, a->count);
  for (uint32_t i = 0; i < a->count; i++)
    for (uint32_t k = 0; k < a->count; k++)
      if (a->to[i] >> k & 1) printf("%" PRIu32 " %" PRIu32 "\n", i + 1, k + 1);
}

static bool ask(const ent_test_attacks *attacks, ent_framework *framework, const ent_argue_options *options, const uint32_t *expected, uint32_t count) {
  ent_error err = ENT_ERROR_INIT;
  ent_answer *answer = NULL;
  const ent_status status = ent_argue(&answer, framework, options, &err);
  const bool right = status == ENT_OK && ent_test_answer_is_right(answer, expected, count);
  if (!right) print(attacks, options);
  ent_answer_free(answer);
  return right;
}

static bool ask_acceptance(const ent_test_attacks *attacks, ent_framework *framework, ent_semantics semantics, const uint32_t *expected, uint32_t count) {
  ent_acceptance found[ENT_TEST_MOST_ARGUMENTS];
  ent_error err = ENT_ERROR_INIT;
  bool extensions = false, right = true;
  uint32_t some = 0, all = (1U << attacks->count) - 1;
  for (uint32_t i = 0; i < count; i++) {
    some |= expected[i];
    all &= expected[i];
  }
  if (ent_acceptances(found, &extensions, framework, semantics, 0, &err) != ENT_OK) return false;
  right = extensions == (count > 0);
  for (uint32_t i = 0; i < attacks->count; i++) {
    const ent_acceptance due = (some >> i & 1) == 0 ? ENT_ACCEPTANCE_NONE : (all >> i & 1) != 0 ? ENT_ACCEPTANCE_ALL : ENT_ACCEPTANCE_SOME;
    right = right && found[i] == due;
  }
  const ent_argue_options options = {.semantics = semantics};
  if (!right) print(attacks, &options);
  return right;
}

bool ent_test_questions(const ent_test_attacks *attacks, ent_framework *framework, ent_semantics semantics, const uint32_t *expected, uint32_t count) {
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  bool right = true;
  options.semantics = semantics;
  for (int task = ENT_TASK_SE; task < ENT_TASK_COUNT && right; task++) {
    options.task = (ent_task)task;
    const uint32_t times = ent_task_rows()[task].of_argument ? attacks->count : 1;
    for (options.argument = 0; options.argument < times && right; options.argument++) right = ask(attacks, framework, &options, expected, count);
  }
  options.task = ENT_TASK_EE;
  for (options.limit = 1; options.limit <= 3 && right; options.limit++) right = ask(attacks, framework, &options, expected, count);
  return right && ask_acceptance(attacks, framework, semantics, expected, count);
}

bool ent_test_all_questions(const ent_test_attacks *attacks) {
  static uint32_t expected[ENT_TEST_MOST_SETS];
  ent_framework *framework = ent_test_framework(attacks);
  bool right = framework != NULL;
  for (int semantics = 0; semantics < ENT_SEMANTICS_COUNT && right; semantics++) {
    const uint32_t count = ent_test_extensions(expected, attacks, (ent_semantics)semantics);
    right = ent_test_questions(attacks, framework, (ent_semantics)semantics, expected, count);
  }
  ent_framework_free(framework);
  return right;
}
