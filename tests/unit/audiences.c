/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Audiences against a slow and obvious implementation: sets of arguments as bits, every subset tried,
 * every order of all values, drawn value-based frameworks.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { most_arguments = 7, most_values = 6, actors = 4, none = -1 };

/* A drawn framework in plain form. rank is -1 where an actor does not rank a value. */
typedef struct drawn {
  int arguments;
  int values;
  unsigned attacks[most_arguments];      /* by attacker: bits of the attacked */
  unsigned has[most_arguments];          /* bits of values */
  int rank[actors][most_values];
  unsigned holds;    /* by the last actor, which has no order */
  unsigned rejects;
  unsigned supports; /* bits of arguments for the issue */
  unsigned opposes;
} drawn;

static void put_list(ent_buffer *out, const char *key, const char *prefix, unsigned bits) {
  ent__buffer_printf(out, ", '%s': [", key);
  bool first = true;
  for (int i = 0; i < 16; i++) {
    if ((bits >> i & 1) == 0) continue;
    ent__buffer_printf(out, "%s'%s%d'", first ? "" : ", ", prefix, i);
    first = false;
  }
  ent__buffer_puts(out, "]");
}

static void put_order(ent_buffer *out, const drawn *d, int actor) {
  bool first = true;
  ent__buffer_puts(out, ", 'values': [");
  for (int r = 0; r < most_values; r++) {
    bool open = false;
    for (int v = 0; v < d->values; v++) {
      if (d->rank[actor][v] != r) continue;
      ent__buffer_printf(out, "%s'v%d'", open ? ", " : first ? "[" : ", [", v);
      open = true;
      first = false;
    }
    if (open) ent__buffer_puts(out, "]");
  }
  ent__buffer_puts(out, "]");
}

static ent_dataset *dataset_of(const drawn *d) {
  ent_buffer out = ENT_BUFFER_INIT;
  int relation = 0;
  ent__buffer_puts(&out, "{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}], 'values': [");
  for (int v = 0; v < d->values; v++) ent__buffer_printf(&out, "%s{'id': 'v%d', 'label': 'V'}", v == 0 ? "" : ", ", v);
  ent__buffer_puts(&out, "], 'actors': [{'id': 'silent', 'label': 'Silent'}");
  for (int a = 0; a < actors; a++) {
    ent__buffer_printf(&out, ", {'id': 'p%d', 'label': 'P'", a);
    if (a < actors - 1) put_order(&out, d, a);
    ent__buffer_puts(&out, "}");
  }
  ent__buffer_puts(&out, "], 'arguments': [");
  for (int i = 0; i < d->arguments; i++) {
    ent__buffer_printf(&out, "%s{'id': 'a%d', 'text': 'A'", i == 0 ? "" : ", ", i);
    if (d->holds >> i & 1) put_list(&out, "put_forward_by", "p", 1u << (actors - 1));
    if (d->rejects >> i & 1) put_list(&out, "rejected_by", "p", 1u << (actors - 1));
    if (d->has[i] != 0) put_list(&out, "values", "v", d->has[i]);
    ent__buffer_puts(&out, "}");
  }
  ent__buffer_puts(&out, "], 'relations': [");
  for (int i = 0; i < d->arguments; i++) {
    for (int k = 0; k < d->arguments; k++)
      if (d->attacks[i] >> k & 1)
        ent__buffer_printf(&out, "%s{'id': 'r%d', 'from': 'a%d', 'to': {'argument': 'a%d'}, 'kind': 'attacks'}", relation == 0 ? "" : ", ", relation, i, k),
            relation++;
    for (int side = 0; side < 2; side++)
      if ((side == 0 ? d->supports : d->opposes) >> i & 1)
        ent__buffer_printf(&out, "%s{'id': 'r%d', 'from': 'a%d', 'to': {'issue': 'x', 'side': '%s'}, 'kind': 'supports'}", relation == 0 ? "" : ", ",
                           relation, i, side == 0 ? "support" : "oppose"),
            relation++;
  }
  ent__buffer_puts(&out, "]}");
  ent_dataset *dataset = ent_test_dataset(out.data);
  ent_buffer_clear(&out);
  return dataset;
}

static void draw(drawn *d, ent__rng *rng, bool strict) {
  memset(d, 0, sizeof *d);
  d->arguments = 1 + (int)ent__rng_below(rng, most_arguments);
  d->values = 1 + (int)ent__rng_below(rng, strict ? 4 : most_values);
  for (int i = 0; i < d->arguments; i++) {
    for (int k = 0; k < d->arguments; k++)
      if (ent__rng_below(rng, 10) < (i == k ? 1u : 3u)) d->attacks[i] |= 1u << k;
    for (uint32_t n = ent__rng_below(rng, 4); n > 0; n--) d->has[i] |= 1u << ent__rng_below(rng, (uint32_t)d->values);
    const uint32_t stance = ent__rng_below(rng, 6);
    if (stance < 2) d->holds |= 1u << i;
    if (stance == 2) d->rejects |= 1u << i;
    if (ent__rng_below(rng, 3) == 0) d->supports |= 1u << i;
    else if (ent__rng_below(rng, 3) == 0) d->opposes |= 1u << i;
  }
  for (int a = 0; a < actors - 1; a++) {
    uint32_t order[most_values];
    for (int v = 0; v < d->values; v++) order[v] = (uint32_t)v;
    ent__rng_shuffle(rng, order, (size_t)d->values);
    for (int v = 0; v < d->values; v++) {
      d->rank[a][v] = strict ? (int)order[v] : (int)ent__rng_below(rng, 4);
      if (!strict && ent__rng_below(rng, 4) == 0) d->rank[a][v] = none;
    }
  }
}

/* --- the slow way --- */

static int best_rank(const drawn *d, const int *rank, int argument) {
  int best = none;
  for (int v = 0; v < d->values; v++)
    if ((d->has[argument] >> v & 1) && rank[v] != none && (best == none || rank[v] < best)) best = rank[v];
  return best;
}

/* Defeats for an order; arguments in `gone` are not there. */
static void defeats(const drawn *d, const int *rank, unsigned gone, unsigned out[most_arguments]) {
  for (int i = 0; i < d->arguments; i++) {
    out[i] = 0;
    for (int k = 0; k < d->arguments; k++) {
      if ((d->attacks[i] >> k & 1) == 0 || (gone >> i & 1) || (gone >> k & 1)) continue;
      const int from = best_rank(d, rank, i), to = best_rank(d, rank, k);
      if (from == none || to == none || to >= from) out[i] |= 1u << k;
    }
  }
}

typedef struct family {
  unsigned at[1 << most_arguments];
  int count;
} family;

static unsigned attacked_by(int n, const unsigned *attacks, unsigned set) {
  unsigned out = 0;
  for (int i = 0; i < n; i++)
    if (set >> i & 1) out |= attacks[i];
  return out;
}

static unsigned defended_by(int n, const unsigned *attacks, unsigned set, unsigned there) {
  const unsigned attacked = attacked_by(n, attacks, set);
  unsigned out = there;
  for (int i = 0; i < n; i++)
    if (!(attacked >> i & 1)) out &= ~attacks[i];
  return out;
}

/* Keeps the sets of which `of` is greatest by inclusion. */
static void keep_greatest(family *f, const unsigned *of) {
  family kept = {.count = 0};
  for (int i = 0; i < f->count; i++) {
    bool greatest = true;
    for (int k = 0; k < f->count; k++) greatest &= !(of[k] != of[i] && (of[k] & of[i]) == of[i]);
    if (greatest) kept.at[kept.count++] = f->at[i];
  }
  *f = kept;
}

static void all_sets(family *f, int n, const unsigned *attacks, unsigned there, ent_semantics semantics);

/* The greatest admissible set within all extensions of another semantics. */
static void sceptical(family *f, int n, const unsigned *attacks, unsigned there, ent_semantics semantics) {
  family base;
  unsigned common = there, best = 0;
  all_sets(&base, n, attacks, there, semantics);
  for (int i = 0; i < base.count; i++) common &= base.at[i];
  all_sets(f, n, attacks, there, ENT_SEMANTICS_ADMISSIBLE);
  for (int i = 0; i < f->count; i++)
    if ((f->at[i] & ~common) == 0) best |= f->at[i];
  f->at[0] = best;
  f->count = 1;
}

static void all_sets(family *f, int n, const unsigned *attacks, unsigned there, ent_semantics semantics) {
  unsigned of[1 << most_arguments];
  const bool free_only = semantics == ENT_SEMANTICS_CONFLICT_FREE || semantics == ENT_SEMANTICS_NAIVE || semantics == ENT_SEMANTICS_STAGE ||
                         semantics == ENT_SEMANTICS_STABLE;
  if (semantics == ENT_SEMANTICS_IDEAL || semantics == ENT_SEMANTICS_EAGER) {
    sceptical(f, n, attacks, there, semantics == ENT_SEMANTICS_IDEAL ? ENT_SEMANTICS_PREFERRED : ENT_SEMANTICS_SEMI_STABLE);
    return;
  }
  f->count = 0;
  for (unsigned set = 0; set < 1u << n; set++) {
    const unsigned attacked = attacked_by(n, attacks, set), defended = defended_by(n, attacks, set, there);
    if ((set & ~there) != 0 || (set & attacked) != 0) continue;
    if (!free_only && (set & ~defended) != 0) continue;
    if ((semantics == ENT_SEMANTICS_COMPLETE || semantics == ENT_SEMANTICS_GROUNDED) && set != defended) continue;
    if (semantics == ENT_SEMANTICS_STABLE && (set | attacked) != there) continue;
    f->at[f->count++] = set;
  }
  for (int i = 0; i < f->count; i++) of[i] = f->at[i];
  if (semantics == ENT_SEMANTICS_PREFERRED || semantics == ENT_SEMANTICS_NAIVE) keep_greatest(f, of);
  for (int i = 0; i < f->count; i++) of[i] = f->at[i] | attacked_by(n, attacks, f->at[i]);
  if (semantics == ENT_SEMANTICS_SEMI_STABLE || semantics == ENT_SEMANTICS_STAGE) keep_greatest(f, of);
  for (int i = 0; i < f->count; i++) of[i] = there & ~f->at[i];
  if (semantics == ENT_SEMANTICS_GROUNDED) keep_greatest(f, of);
}

/* Bits of what is in all extensions, and in some. */
static void slow_acceptance(const drawn *d, const int *rank, unsigned gone, ent_semantics semantics, unsigned *all, unsigned *some) {
  unsigned attacks[most_arguments];
  family f;
  const unsigned there = ((1u << d->arguments) - 1) & ~gone;
  defeats(d, rank, gone, attacks);
  all_sets(&f, d->arguments, attacks, there, semantics);
  *all = f.count == 0 ? 0 : there;
  *some = 0;
  for (int i = 0; i < f.count; i++) {
    *all &= f.at[i];
    *some |= f.at[i];
  }
}

static ent_conclusion slow_issue(const drawn *d, unsigned all) {
  const bool supported = (all & d->supports) != 0, opposed = (all & d->opposes) != 0;
  return supported == opposed ? ENT_CONCLUSION_OPEN : supported ? ENT_CONCLUSION_FOR : ENT_CONCLUSION_AGAINST;
}

static bool slow_turned(const drawn *d, const int *rank, unsigned gone, ent_semantics semantics, int argument, unsigned before) {
  unsigned all, some;
  slow_acceptance(d, rank, gone, semantics, &all, &some);
  if (argument != none) return (all >> argument & 1) != (before >> argument & 1);
  return slow_issue(d, all) != slow_issue(d, before);
}

/* Calls with each permutation of 0..count-1 in rank[]; Heap's way is not needed for so few. */
static bool next_order(int *rank, int count) {
  int i = count - 1, k = count - 1;
  while (i > 0 && rank[i - 1] > rank[i]) i--;
  if (i <= 0) return false;
  while (rank[k] < rank[i - 1]) k--;
  const int held = rank[i - 1];
  rank[i - 1] = rank[k];
  rank[k] = held;
  for (k = count - 1; i < k; i++, k--) {
    const int other = rank[i];
    rank[i] = rank[k];
    rank[k] = other;
  }
  return true;
}

/* --- comparisons --- */

static ent_audiences *judge(const ent_framework *framework, ent_semantics semantics, uint32_t enumerated) {
  ent_error err = ENT_ERROR_INIT;
  ent_audiences *audiences = NULL;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  options.semantics = semantics;
  options.enumerated = enumerated;
  ENT_TEST_OK(ent_audiences_new(&audiences, framework, &options, &err), &err);
  return audiences;
}

static ent_acceptance acceptance_of(unsigned all, unsigned some, uint32_t n) {
  return all >> n & 1 ? ENT_ACCEPTANCE_ALL : some >> n & 1 ? ENT_ACCEPTANCE_SOME : ENT_ACCEPTANCE_NONE;
}

/* Actors without a ranked value are no audience. */
static int actor_of(const ent_audiences *audiences, size_t i) { return ent_audiences_at(audiences, i)->id[1] - '0'; }

static int check_audiences(const drawn *d, const ent_audiences *audiences, ent_semantics semantics) {
  int wrong = 0;
  unsigned all, some;
  size_t accepting[most_arguments] = {0};
  for (size_t i = 0; i < ent_audiences_count(audiences); i++) {
    slow_acceptance(d, d->rank[actor_of(audiences, i)], 0, semantics, &all, &some);
    for (uint32_t n = 0; n < (uint32_t)d->arguments; n++) {
      wrong += ent_audiences_acceptance(audiences, i, n) != acceptance_of(all, some, n);
      accepting[n] += all >> n & 1;
    }
    wrong += ent_audiences_issue(audiences, i, 0).conclusion != slow_issue(d, all);
  }
  for (uint32_t n = 0; n < (uint32_t)d->arguments; n++) wrong += ent_audiences_accepting(audiences, n) != accepting[n];
  return wrong;
}

/* Whether an order of the values that matter shows what it is to show. */
static bool shows(const drawn *d, ent_ids witness, ent_semantics semantics, uint32_t n, bool objective) {
  int rank[most_values];
  unsigned all, some;
  for (int v = 0; v < d->values; v++) rank[v] = none;
  for (uint32_t i = 0; i < witness.count; i++) rank[witness.at[i]] = (int)i;
  slow_acceptance(d, rank, 0, semantics, &all, &some);
  return objective ? (all >> n & 1) == 0 : some >> n & 1;
}

static int check_orders(const drawn *d, const ent_audiences *audiences, ent_semantics semantics, bool may_be_unknown) {
  int rank[most_values], wrong = 0;
  unsigned always = ~0u, once = 0, all, some;
  for (int v = 0; v < d->values; v++) rank[v] = v;
  do {
    slow_acceptance(d, rank, 0, semantics, &all, &some);
    always &= all;
    once |= some;
  } while (next_order(rank, d->values));
  for (uint32_t n = 0; n < (uint32_t)d->arguments; n++) {
    ent_ids witness;
    const ent_verdict objective = ent_audiences_objective(audiences, n, &witness);
    if (objective == ENT_VERDICT_UNKNOWN) wrong += !may_be_unknown;
    else wrong += (objective == ENT_VERDICT_YES) != (always >> n & 1);
    if (objective == ENT_VERDICT_NO) wrong += !shows(d, witness, semantics, n, true);
    const ent_verdict subjective = ent_audiences_subjective(audiences, n, &witness);
    if (subjective == ENT_VERDICT_UNKNOWN) wrong += !may_be_unknown;
    else wrong += (subjective == ENT_VERDICT_YES) != (once >> n & 1);
    if (subjective == ENT_VERDICT_YES) wrong += !shows(d, witness, semantics, n, false);
  }
  return wrong;
}

/* Orders of all values stand for those that matter, each so many times. */
static int check_fit(const drawn *d, const ent_audiences *audiences, ent_semantics semantics) {
  int rank[most_values], wrong = 0, best = -1;
  unsigned all, some, in_all = 0, in_some = 0;
  uint64_t orders = 0, total = 0;
  size_t count;
  const ent_unordered *actor = ent_audiences_unordered(audiences, &count);
  const int stances = __builtin_popcount(d->holds) + __builtin_popcount(d->rejects);
  size_t own = count;
  for (size_t i = 0; i < count; i++)
    if (actor[i].actor == actors) own = i; /* p3 comes after the silent one */
  if (stances == 0) return own != count;
  if (own == count) return 1;
  for (int v = 0; v < d->values; v++) rank[v] = v;
  do {
    slow_acceptance(d, rank, 0, semantics, &all, &some);
    const int met = __builtin_popcount(d->holds & all) + __builtin_popcount(d->rejects & ~all);
    total++;
    if (met < best) continue;
    if (met > best) {
      orders = 0;
      in_all = ~0u;
      in_some = 0;
    }
    best = met;
    orders++;
    in_all &= all;
    in_some |= all;
  } while (next_order(rank, d->values));
  wrong += actor[own].met != (uint32_t)best;
  wrong += actor[own].consistent != (best == stances);
  wrong += actor[own].orders * total != orders * ent_audiences_orders(audiences)->orders;
  for (uint32_t n = 0; n < (uint32_t)d->arguments; n++)
    wrong += ent_audiences_unordered_acceptance(audiences, own, n) != acceptance_of(in_all, in_some, n);
  return wrong;
}

static const ent_semantics every[] = {ENT_SEMANTICS_GROUNDED,    ENT_SEMANTICS_COMPLETE, ENT_SEMANTICS_PREFERRED, ENT_SEMANTICS_STABLE,
                                      ENT_SEMANTICS_SEMI_STABLE, ENT_SEMANTICS_STAGE,    ENT_SEMANTICS_IDEAL,     ENT_SEMANTICS_EAGER,
                                      ENT_SEMANTICS_NAIVE,       ENT_SEMANTICS_ADMISSIBLE, ENT_SEMANTICS_CONFLICT_FREE};

enum { semantics_count = sizeof every / sizeof *every };

static void agrees_with_every_order(void) {
  ent__rng rng;
  int wrong = 0;
  ent__rng_seed(&rng, 1, 1);
  for (int round = 0; round < 150; round++) {
    drawn d;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    draw(&d, &rng, round % 2 == 0);
    ent_dataset *dataset = dataset_of(&d);
    ENT_TEST_OK(ent_framework_new(&framework, dataset, NULL, &err), &err);
    for (size_t s = round % 3 == 0 ? 0 : 2; s < (round % 3 == 0 ? semantics_count : 3u); s++) {
      ent_audiences *audiences = judge(framework, every[s], 8);
      const int here = check_audiences(&d, audiences, every[s]) + check_orders(&d, audiences, every[s], false) + check_fit(&d, audiences, every[s]);
      if (here > 0) fprintf(stderr, "round %d, %s: %d wrong\n", round, ent_semantics_rows()[every[s]].name, here);
      wrong += here;
      ent_audiences_free(audiences);
    }
    ent_framework_free(framework);
    ent_dataset_free(dataset);
  }
  CU_ASSERT_EQUAL(wrong, 0);
}

static void solver_agrees(void) {
  static const ent_semantics asked[] = {ENT_SEMANTICS_GROUNDED, ENT_SEMANTICS_COMPLETE, ENT_SEMANTICS_PREFERRED, ENT_SEMANTICS_STABLE,
                                        ENT_SEMANTICS_ADMISSIBLE, ENT_SEMANTICS_IDEAL};
  ent__rng rng;
  int wrong = 0, solved = 0;
  ent__rng_seed(&rng, 2, 1);
  for (int round = 0; round < 70; round++) {
    drawn d;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    draw(&d, &rng, round % 2 == 0);
    ent_dataset *dataset = dataset_of(&d);
    ENT_TEST_OK(ent_framework_new(&framework, dataset, NULL, &err), &err);
    for (size_t s = 0; s < sizeof asked / sizeof *asked; s++) {
      ent_audiences *audiences = judge(framework, asked[s], 0);
      const bool unknown = asked[s] == ENT_SEMANTICS_STABLE || asked[s] == ENT_SEMANTICS_IDEAL;
      const int here = check_orders(&d, audiences, asked[s], unknown);
      if (here > 0) fprintf(stderr, "round %d, %s: %d wrong\n", round, ent_semantics_rows()[asked[s]].name, here);
      solved += ent_audiences_orders(audiences)->method == ENT_ORDERS_SOLVED;
      wrong += here;
      ent_audiences_free(audiences);
    }
    ent_framework_free(framework);
    ent_dataset_free(dataset);
  }
  CU_ASSERT_EQUAL(wrong, 0);
  CU_ASSERT(solved > 100);
}

/* The least number of pairs that are turned round in an order that turns the conclusion; -1: in none. */
static int slow_steps(const drawn *d, const int *rank, ent_semantics semantics, int argument, unsigned before) {
  int other[most_values], least = none;
  for (int v = 0; v < d->values; v++) other[v] = v;
  do {
    int distance = 0;
    for (int v = 0; v < d->values; v++)
      for (int w = v + 1; w < d->values; w++) distance += (rank[v] < rank[w]) != (other[v] < other[w]);
    if ((least == none || distance < least) && slow_turned(d, other, 0, semantics, argument, before)) least = distance;
  } while (next_order(other, d->values));
  return least;
}

static int slow_answers(const drawn *d, const int *rank, ent_semantics semantics, int argument, unsigned before) {
  int least = none;
  for (unsigned gone = 1; gone < 1u << d->arguments; gone++) {
    const int size = __builtin_popcount(gone);
    if ((argument != none && gone >> argument & 1) || (least != none && size >= least)) continue;
    if (slow_turned(d, rank, gone, semantics, argument, before)) least = size;
  }
  return least;
}

/* What was found must do what it is to do, and be as small as the slow way says. */
static int check_turn(const drawn *d, const ent_audiences *audiences, const ent_turn *turn, ent_semantics semantics, bool strict) {
  const int *rank = d->rank[actor_of(audiences, turn->audience)];
  const int argument = turn->argument == ENT_NONE ? none : (int)turn->argument;
  int wrong = 0, other[most_values];
  unsigned before, some, gone = 0;
  slow_acceptance(d, rank, 0, semantics, &before, &some);
  if (strict) {
    const int steps = slow_steps(d, rank, semantics, argument, before);
    wrong += turn->order_end != (steps == none ? ENT_SEARCH_NONE : ENT_SEARCH_LEAST);
    wrong += steps != none && turn->steps != (uint32_t)steps;
  }
  if (turn->order_end == ENT_SEARCH_LEAST) {
    for (int v = 0; v < d->values; v++) other[v] = none;
    for (uint32_t i = 0; i < turn->order.count; i++) other[turn->order.at[i].value] = (int)turn->order.at[i].rank;
    wrong += !slow_turned(d, other, 0, semantics, argument, before);
  }
  const int size = slow_answers(d, rank, semantics, argument, before);
  wrong += turn->answers_end != (size == none ? ENT_SEARCH_NONE : ENT_SEARCH_LEAST);
  for (uint32_t i = 0; i < turn->answered.count; i++) gone |= 1u << turn->answered.at[i];
  if (turn->answers_end == ENT_SEARCH_LEAST) wrong += turn->size != (uint32_t)size || !slow_turned(d, rank, gone, semantics, argument, before);
  return wrong;
}

static int check_turns(const drawn *d, ent_audiences *audiences, ent_semantics semantics, bool strict) {
  int wrong = 0;
  ent_error err = ENT_ERROR_INIT;
  for (size_t i = 0; i < ent_audiences_count(audiences); i++) {
    const ent_turn *turn = NULL;
    ENT_TEST_OK(ent_audiences_turn_issue(&turn, audiences, i, 0, &err), &err);
    wrong += check_turn(d, audiences, turn, semantics, strict);
    for (uint32_t n = 0; n < (uint32_t)d->arguments; n++) {
      ENT_TEST_OK(ent_audiences_turn_argument(&turn, audiences, i, n, &err), &err);
      wrong += check_turn(d, audiences, turn, semantics, strict);
    }
  }
  return wrong;
}

static void turns_are_least(void) {
  ent__rng rng;
  int wrong = 0;
  ent__rng_seed(&rng, 3, 1);
  for (int round = 0; round < 60; round++) {
    drawn d;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    const bool strict = round % 3 != 0;
    draw(&d, &rng, strict);
    ent_dataset *dataset = dataset_of(&d);
    ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
    options.semantics = every[round % 5 == 4 ? (size_t)round % semantics_count : (size_t)round % 3];
    options.all_orders = false;
    options.most_answered = most_arguments + 1;
    ENT_TEST_OK(ent_framework_new(&framework, dataset, NULL, &err), &err);
    ent_audiences *audiences = NULL;
    ENT_TEST_OK(ent_audiences_new(&audiences, framework, &options, &err), &err);
    const int here = check_turns(&d, audiences, options.semantics, strict);
    if (here > 0) fprintf(stderr, "round %d, %s: %d wrong\n", round, ent_semantics_rows()[options.semantics].name, here);
    wrong += here;
    ent_audiences_free(audiences);
    ent_framework_free(framework);
    ent_dataset_free(dataset);
  }
  CU_ASSERT_EQUAL(wrong, 0);
}

CU_TestInfo audiences_tests[] = {{"agrees with every order", agrees_with_every_order},
                                 {"solver agrees", solver_agrees},
                                 {"turns are least", turns_are_least},
                                 CU_TEST_INFO_NULL};
