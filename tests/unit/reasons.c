/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons against slow and obvious counts over drawn datasets, by hand, and odd inputs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "graphs/coalitions/agreement.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { actors_most = 12, issues_most = 5, arguments_most = 12 };

typedef struct made {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
  ent_coalitions *coalitions;
  ent_framework *framework;
  ent_reasons *reasons;
} made;

static ent_status take(made *out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_reasons_options *options, ent_error *err) {
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  network.min_shared = 1;
  coalitions.resamples = 2;
  ent_status status = ent_stances_new(&out->stances, dataset, stances, err);
  if (status == ENT_OK) status = ent_network_new(&out->network, out->stances, &network, err);
  if (status == ENT_OK) status = ent_coalitions_new(&out->coalitions, out->network, &coalitions, err);
  if (status == ENT_OK) status = ent_framework_new(&out->framework, dataset, NULL, err);
  if (status == ENT_OK) status = ent_reasons_new(&out->reasons, out->stances, out->framework, out->coalitions, options, err);
  return status;
}

static void clear(made *out) {
  ent_reasons_free(out->reasons);
  ent_framework_free(out->framework);
  ent_coalitions_free(out->coalitions);
  ent_network_free(out->network);
  ent_stances_free(out->stances);
}

static void make_of(made *out, const char *json, const ent_reasons_options *options) {
  ent_error err = ENT_ERROR_INIT;
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  *out = (made){NULL, NULL, NULL, NULL, NULL, NULL};
  out->dataset = ent_test_dataset(json);
  CU_ASSERT_PTR_NOT_NULL_FATAL(out->dataset);
  ENT_TEST_OK(take(out, out->dataset, &all, options, &err), &err);
}

static void make(made *out, const char *json) {
  const ent_reasons_options options = {1000, 1};
  make_of(out, json, &options);
}

static void end(made *out) {
  clear(out);
  ent_dataset_free(out->dataset);
}

static uint32_t actor(const made *m, const char *id) { return ent_dataset_find(m->dataset, ENT_TABLE_ACTORS, id); }
static uint32_t argument(const made *m, const char *id) { return ent_dataset_find(m->dataset, ENT_TABLE_ARGUMENTS, id); }
static uint32_t issue(const made *m, const char *id) { return ent_dataset_find(m->dataset, ENT_TABLE_ISSUES, id); }

/* Drawn datasets ------------------------------------------------------------------------------ */

static void draw_names(ent_buffer *out, ent__rng *rng, const char *key, char letter, uint32_t of, uint32_t most) {
  bool taken[actors_most] = {false};
  const uint32_t count = ent__rng_below(rng, most + 1);
  ent__buffer_printf(out, ", \"%s\": [", key);
  for (uint32_t i = 0, told = 0; i < count; i++) {
    const uint32_t one = ent__rng_below(rng, of);
    if (taken[one]) continue;
    taken[one] = true;
    ent__buffer_printf(out, "%s\"%c%u\"", told++ == 0 ? "" : ", ", letter, one);
  }
  ent__buffer_puts(out, "]");
}

static void draw_arguments(ent_buffer *out, ent__rng *rng) {
  ent__buffer_puts(out, "\"arguments\": [");
  for (int i = 0; i < arguments_most; i++) {
    ent__buffer_printf(out, "%s{\"id\": \"p%d\", \"text\": \"P %d\"", i == 0 ? "" : ", ", i, i);
    if (ent__rng_below(rng, 2) == 0) ent__buffer_printf(out, ", \"document\": \"d%u\"", ent__rng_below(rng, 3));
    draw_names(out, rng, "put_forward_by", 'a', actors_most, 2);
    draw_names(out, rng, "endorsed_by", 'a', actors_most, 2);
    draw_names(out, rng, "rejected_by", 'a', actors_most, 1);
    ent__buffer_puts(out, "}");
  }
  ent__buffer_puts(out, "],\n");
}

static void draw_relations(ent_buffer *out, ent__rng *rng) {
  ent__buffer_puts(out, "\"relations\": [");
  for (int i = 0; i < 30; i++) {
    const uint32_t from = ent__rng_below(rng, arguments_most);
    ent__buffer_printf(out, "%s{\"id\": \"r%d\", \"from\": \"p%u\", \"to\": ", i == 0 ? "" : ", ", i, from);
    const uint32_t kind = ent__rng_below(rng, 4);
    if (kind == 0 && i > 5) ent__buffer_printf(out, "{\"relation\": \"r%u\"}, \"kind\": \"undercuts\"}", ent__rng_below(rng, 5));
    else if (kind < 2) ent__buffer_printf(out, "{\"issue\": \"i%u\", \"side\": \"%s\"}, \"kind\": \"%s\"}", ent__rng_below(rng, issues_most), ent__rng_below(rng, 2) == 0 ? "support" : "oppose", ent__rng_below(rng, 4) == 0 ? "attacks" : "supports");
    else {
      const uint32_t to = ent__rng_below(rng, arguments_most);
      const bool supports = to != from && ent__rng_below(rng, 3) == 0;
      ent__buffer_printf(out, "{\"argument\": \"p%u\"}, \"kind\": \"%s\"}", to, supports ? "supports" : "attacks");
    }
  }
  ent__buffer_puts(out, "],\n");
}

/* Two camps of actors, for and against, with exceptions; statements rest on arguments now and then. */
static void draw_statements(ent_buffer *out, ent__rng *rng) {
  bool first = true;
  ent__buffer_puts(out, "\"statements\": [");
  for (uint32_t a = 0; a < actors_most - 1; a++) {
    for (uint32_t i = 0; i < issues_most; i++) {
      if (ent__rng_below(rng, 4) == 0) continue;
      const bool turned = ent__rng_below(rng, 5) == 0;
      ent__buffer_printf(out, "%s{\"id\": \"s%u-%u\", \"actor\": \"a%u\", \"issue\": \"i%u\", \"position\": %d, \"document\": \"d%u\"", first ? "" : ", ", a, i, a, i,
                         (a % 2 == 0) != turned ? 1 : -1, ent__rng_below(rng, 3));
      if (ent__rng_below(rng, 2) == 0) ent__buffer_printf(out, ", \"date\": \"20%u\"", 10 + ent__rng_below(rng, 9));
      draw_names(out, rng, "arguments", 'p', arguments_most, 2);
      ent__buffer_puts(out, "}");
      first = false;
    }
  }
  ent__buffer_puts(out, "]}");
}

static char *draw(uint64_t seed) {
  ent__rng rng;
  ent_buffer out = ENT_BUFFER_INIT;
  ent__rng_seed(&rng, seed, 77);
  ent__buffer_puts(&out, "{\"entente\": 1, \"documents\": [{\"id\": \"d0\"}, {\"id\": \"d1\", \"date\": \"2015\"}, {\"id\": \"d2\", \"date\": \"2016-03/2017\"}],\n\"actors\": [");
  for (int i = 0; i < actors_most; i++) ent__buffer_printf(&out, "%s{\"id\": \"a%d\", \"label\": \"A %d\"}", i == 0 ? "" : ", ", i, i);
  ent__buffer_puts(&out, "],\n\"issues\": [");
  for (int i = 0; i < issues_most; i++) ent__buffer_printf(&out, "%s{\"id\": \"i%d\", \"label\": \"I %d\"}", i == 0 ? "" : ", ", i, i);
  ent__buffer_puts(&out, "],\n");
  draw_arguments(&out, &rng);
  draw_relations(&out, &rng);
  draw_statements(&out, &rng);
  CU_ASSERT_FALSE_FATAL(out.failed);
  return out.data;
}

/* The slow way --------------------------------------------------------------------------------- */

typedef struct slow {
  const made *m;
  const ent_argument *arguments;
  const ent_relation *relations;
  const ent_statement *statements;
  size_t relation_count;
  size_t statement_count;
  bool holds[actors_most][arguments_most];
  bool rejects[actors_most][arguments_most];
  uint32_t camp[actors_most];
} slow;

static void mark(bool to[actors_most][arguments_most], ent_ids actors, uint32_t one) {
  for (uint32_t i = 0; i < actors.count; i++) to[actors.at[i]][one] = true;
}

static void slow_init(slow *s, const made *m) {
  size_t count = 0;
  memset(s, 0, sizeof *s);
  s->m = m;
  s->arguments = ent_dataset_arguments(m->dataset, &count);
  s->relations = ent_dataset_relations(m->dataset, &s->relation_count);
  s->statements = ent_dataset_statements(m->dataset, &s->statement_count);
  for (uint32_t p = 0; p < arguments_most; p++) {
    mark(s->holds, s->arguments[p].put_forward_by, p);
    mark(s->holds, s->arguments[p].endorsed_by, p);
    mark(s->rejects, s->arguments[p].rejected_by, p);
  }
  for (size_t i = 0; i < s->statement_count; i++)
    for (uint32_t k = 0; k < s->statements[i].arguments.count; k++) s->holds[s->statements[i].actor][s->statements[i].arguments.at[k]] = true;
  const ent_node *nodes = ent_network_nodes(m->network, &count);
  const ent_member *members = ent_coalitions_members(m->coalitions, &count);
  for (int a = 0; a < actors_most; a++) s->camp[a] = ENT_NONE;
  for (size_t i = 0; i < count; i++) s->camp[nodes[i].index] = members[i].coalition;
}

static size_t count_attacks(const slow *s, uint32_t from, uint32_t to) {
  size_t found = 0;
  for (size_t i = 0; i < s->relation_count; i++) {
    const ent_relation *r = &s->relations[i];
    found += r->kind == ENT_RELATION_ATTACKS && r->to.kind == ENT_TARGET_ARGUMENT && r->from == from && r->to.index == to;
  }
  return found;
}

static bool attacks(const slow *s, uint32_t from, uint32_t to) { return count_attacks(s, from, to) > 0; }

static double tie_of(const slow *s, uint32_t a, uint32_t b) {
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(s->m->network, &count);
  const ent_tie *ties = ent_network_ties(s->m->network, &count);
  for (size_t i = 0; i < count; i++) {
    const uint32_t x = nodes[ties[i].source].index;
    const uint32_t y = nodes[ties[i].target].index;
    if ((x == a && y == b) || (x == b && y == a)) return ties[i].weight;
  }
  return NAN;
}

static int side_of(const slow *s, uint32_t a, uint32_t i) {
  const ent_cell *cell = ent_stances_find(s->m->stances, a, i);
  return cell == NULL ? 0 : cell->mean >= 0.25 ? 1 : cell->mean <= -0.25 ? -1 : 0;
}

static bool any_held(const slow *s, uint32_t a) {
  for (int p = 0; p < arguments_most; p++)
    if (s->holds[a][p] || s->rejects[a][p]) return true;
  return false;
}

/* The arguments of an actor on its side of an issue, as bits. */
static uint32_t grounds_of(const slow *s, uint32_t a, uint32_t i) {
  size_t count = 0;
  uint32_t bits = 0;
  const ent_reason *reasons = ent_framework_reasons(s->m->framework, i, &count);
  for (size_t k = 0; k < count; k++)
    if (s->holds[a][reasons[k].argument] && side_of(s, a, i) == (reasons[k].supports_issue ? 1 : -1)) bits |= 1u << reasons[k].argument;
  return bits;
}

static void check_holdings(const slow *s) {
  size_t count = 0;
  size_t expected = 0;
  const ent_holding *at = ent_reasons_holdings(s->m->reasons, &count);
  for (int a = 0; a < actors_most; a++)
    for (int p = 0; p < arguments_most; p++) expected += s->holds[a][p] || s->rejects[a][p];
  CU_ASSERT_EQUAL(count, expected);
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(at[i].holds, s->holds[at[i].actor][at[i].argument]);
    CU_ASSERT_EQUAL(at[i].rejects, s->rejects[at[i].actor][at[i].argument]);
    for (uint32_t k = 0; k < at[i].source_count; k++) {
      const ent_statement_id from = at[i].sources[k].statement;
      if (from != ENT_NONE) CU_ASSERT_EQUAL(s->statements[from].actor, at[i].actor);
      CU_ASSERT_EQUAL(at[i].sources[k].by == ENT_HOLDING_STATEMENT, from != ENT_NONE);
    }
  }
}

static void check_contradictions(const slow *s) {
  size_t count = 0;
  size_t expected = 0;
  const ent_contradiction *at = ent_reasons_contradictions(s->m->reasons, &count);
  for (int a = 0; a < actors_most; a++) {
    for (size_t i = 0; i < s->relation_count; i++) {
      const ent_relation *r = &s->relations[i];
      if (r->kind != ENT_RELATION_ATTACKS || r->to.kind != ENT_TARGET_ARGUMENT || r->from == r->to.index) continue;
      expected += s->holds[a][r->from] && s->holds[a][r->to.index];
    }
    for (int p = 0; p < arguments_most; p++) expected += s->holds[a][p] && s->rejects[a][p];
  }
  CU_ASSERT_EQUAL(count, expected);
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(at[i].of_attacker->actor, at[i].actor);
    CU_ASSERT_EQUAL(at[i].of_attacked->argument, at[i].attacked);
    if (at[i].relation != ENT_NONE) CU_ASSERT_EQUAL(s->relations[at[i].relation].from, at[i].attacker);
  }
}

/* Clashes of two actors: attacks of a's arguments on b's, and those of b's on a's that are not returned. */
static size_t clashes_of(const slow *s, uint32_t a, uint32_t b) {
  size_t found = 0;
  for (uint32_t p = 0; p < arguments_most; p++) {
    found += (s->holds[a][p] && s->rejects[b][p]) || (s->rejects[a][p] && s->holds[b][p]);
    for (uint32_t q = 0; q < arguments_most; q++) {
      if (p == q || !s->holds[a][p] || !s->holds[b][q]) continue;
      found += attacks(s, p, q) ? count_attacks(s, p, q) : count_attacks(s, q, p);
    }
  }
  return found;
}

static size_t shared_by(const slow *s, uint32_t a, uint32_t b) {
  size_t found = 0;
  for (int p = 0; p < arguments_most; p++) found += s->holds[a][p] && s->holds[b][p];
  return found;
}

static size_t apart_on(const slow *s, uint32_t a, uint32_t b) {
  size_t found = 0;
  for (uint32_t i = 0; i < issues_most; i++) {
    const uint32_t x = grounds_of(s, a, i);
    const uint32_t y = grounds_of(s, b, i);
    bool common = false;
    for (int p = 0; p < arguments_most; p++) common = common || ((y >> p & 1) != 0 && s->holds[a][p]);
    found += x != 0 && y != 0 && side_of(s, a, i) == side_of(s, b, i) && !common;
  }
  return found;
}

static void check_pairs(const slow *s) {
  size_t allies = 0;
  size_t opponents = 0;
  size_t count = 0;
  size_t total = 0;
  for (uint32_t a = 0; a < actors_most; a++) {
    for (uint32_t b = a + 1; b < actors_most; b++) {
      if (s->camp[a] == ENT_NONE || s->camp[b] == ENT_NONE) continue;
      const double tie = tie_of(s, a, b);
      if (s->camp[a] == s->camp[b] && tie > 0 && any_held(s, a) && any_held(s, b))
        allies += clashes_of(s, a, b) > 0 || (shared_by(s, a, b) == 0 && apart_on(s, a, b) > 0);
      if (s->camp[a] != s->camp[b] && !(tie > 0)) opponents += shared_by(s, a, b) > 0;
    }
  }
  const ent_reasons_pair *at = ent_reasons_allies(s->m->reasons, &count, &total);
  CU_ASSERT_EQUAL(count, allies);
  CU_ASSERT_EQUAL(total, allies);
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(at[i].shared_count, shared_by(s, at[i].a, at[i].b));
    CU_ASSERT_EQUAL(at[i].issue_count, apart_on(s, at[i].a, at[i].b));
    CU_ASSERT_EQUAL(at[i].clash_count, clashes_of(s, at[i].a, at[i].b));
    if (i > 0) CU_ASSERT(at[i].clash_count <= at[i - 1].clash_count);
    for (uint32_t k = 0; k < at[i].clash_count; k++)
      if (at[i].clashes[k].relation != ENT_NONE) CU_ASSERT(s->holds[at[i].a][at[i].clashes[k].a] && s->holds[at[i].b][at[i].clashes[k].b]);
  }
  at = ent_reasons_opponents(s->m->reasons, &count, &total);
  CU_ASSERT_EQUAL(count, opponents);
  CU_ASSERT_EQUAL(total, opponents);
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(at[i].shared_count, shared_by(s, at[i].a, at[i].b));
    if (i > 0) CU_ASSERT(at[i].shared_count <= at[i - 1].shared_count);
  }
}

static void check_ground(const slow *s, const ent_ground *ground) {
  size_t count = 0;
  const ent_label *labels = ent_framework_grounded(s->m->framework, &count);
  if (!ground->direct) CU_ASSERT_EQUAL(ground->label, labels[ground->argument]);
  CU_ASSERT_EQUAL(ground->undercut, ground->label != labels[ground->argument]);
  if (ground->undercut) CU_ASSERT(labels[ground->argument] == ENT_LABEL_IN || ground->label == ENT_LABEL_OUT);
  for (uint32_t k = 0; k < ground->defeater_count; k++) {
    CU_ASSERT_EQUAL(labels[ground->defeaters[k]], ENT_LABEL_IN);
    if (!ground->undercut) CU_ASSERT(attacks(s, ground->defeaters[k], ground->argument));
  }
  if (ground->label == ENT_LABEL_OUT) CU_ASSERT(ground->defeater_count > 0);
}

static void check_footings(const slow *s) {
  size_t count = 0;
  size_t expected = 0;
  const ent_footing *at = ent_reasons_actor_footings(s->m->reasons, &count);
  for (uint32_t a = 0; a < actors_most; a++)
    for (uint32_t i = 0; i < issues_most; i++) expected += grounds_of(s, a, i) != 0;
  CU_ASSERT_EQUAL(count, expected);
  for (size_t i = 0; i < count; i++) {
    uint32_t bits = 0;
    for (uint32_t k = 0; k < at[i].ground_count; k++) bits |= 1u << at[i].grounds[k].argument;
    for (uint32_t k = 0; k < at[i].ground_count; k++) check_ground(s, &at[i].grounds[k]);
    CU_ASSERT_EQUAL(bits, grounds_of(s, at[i].actor, at[i].issue));
    CU_ASSERT_EQUAL(at[i].standing + at[i].open + at[i].failing, at[i].ground_count);
  }
  at = ent_reasons_coalition_footings(s->m->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    uint32_t held = 0;
    size_t reasons_count = 0;
    const ent_reason *reasons = ent_framework_reasons(s->m->framework, at[i].issue, &reasons_count);
    for (size_t k = 0; k < reasons_count; k++)
      for (int a = 0; a < actors_most; a++)
        if (s->camp[a] == at[i].coalition && s->holds[a][reasons[k].argument] && reasons[k].supports_issue == (at[i].position > 0)) held |= 1u << reasons[k].argument;
    uint32_t bits = 0;
    for (uint32_t k = 0; k < at[i].ground_count; k++) bits |= 1u << at[i].grounds[k].argument;
    CU_ASSERT_EQUAL(bits, held);
    CU_ASSERT_EQUAL(at[i].verdict == ENT_FOOTING_NONE, held == 0);
  }
}

static void check_premises(const slow *s) {
  size_t count = 0;
  const ent_premise *at = ent_reasons_premises(s->m->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    bool contested = false;
    bool rejected = false;
    for (uint32_t g = 0; g < at[i].side_count; g++) {
      uint32_t counts[3] = {0, 0, 0};
      for (int a = 0; a < actors_most; a++) {
        bool objects = false;
        if (s->camp[a] != g) continue;
        for (uint32_t p = 0; p < arguments_most; p++) objects = objects || (p != at[i].argument && s->holds[a][p] && attacks(s, p, at[i].argument));
        counts[0] += s->holds[a][at[i].argument];
        counts[1] += s->rejects[a][at[i].argument];
        counts[2] += objects;
      }
      CU_ASSERT_EQUAL(at[i].sides[g].holders, counts[0]);
      CU_ASSERT_EQUAL(at[i].sides[g].rejecters, counts[1]);
      CU_ASSERT_EQUAL(at[i].sides[g].objectors, counts[2]);
      rejected = rejected || counts[1] > 0;
    }
    for (uint32_t g = 0; g < at[i].side_count; g++)
      for (uint32_t h = 0; h < at[i].side_count; h++)
        contested = contested || (g != h && at[i].sides[g].holders > 0 && at[i].sides[h].rejecters + at[i].sides[h].objectors > 0);
    CU_ASSERT_EQUAL(at[i].kind == ENT_PREMISE_CRUX, contested); /* nobody ranks values */
    if (at[i].kind == ENT_PREMISE_COMMON) CU_ASSERT(!rejected && (at[i].holding > 1 || at[i].accepting == at[i].side_count));
  }
}

static void drawn_as_counted(void) {
  for (uint64_t seed = 1; seed <= 25; seed++) {
    char *json = draw(seed);
    made m;
    slow s;
    make(&m, json);
    slow_init(&s, &m);
    check_holdings(&s);
    check_contradictions(&s);
    check_pairs(&s);
    check_footings(&s);
    check_premises(&s);
    end(&m);
    free(json);
  }
}

/* The partition by reasons ---------------------------------------------------------------------- */

/* Arguments as issues, written down and read anew, go the same way. */
static void partition_as_of_issues(void) {
  for (uint64_t seed = 1; seed <= 10; seed++) {
    char *json = draw(seed);
    ent_buffer text = ENT_BUFFER_INIT;
    ent_error err = ENT_ERROR_INIT;
    const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
    const ent_reasons_options options = ENT_REASONS_OPTIONS_INIT;
    made m;
    made other = {NULL, NULL, NULL, NULL, NULL, NULL};
    size_t count = 0;
    make(&m, json);
    ent__buffer_puts(&text, "{\"entente\": 1, \"actors\": [");
    for (int i = 0; i < actors_most; i++) ent__buffer_printf(&text, "%s{\"id\": \"a%d\", \"label\": \"A %d\"}", i == 0 ? "" : ", ", i, i);
    ent__buffer_puts(&text, "], \"issues\": [");
    for (int i = 0; i < arguments_most; i++) ent__buffer_printf(&text, "%s{\"id\": \"p%d\", \"label\": \"P %d\"}", i == 0 ? "" : ", ", i, i);
    ent__buffer_puts(&text, "], \"statements\": [");
    const ent_holding *at = ent_reasons_holdings(m.reasons, &count);
    bool first = true;
    for (size_t i = 0; i < count; i++) {
      for (uint32_t k = 0; k < at[i].source_count; k++) {
        ent__buffer_printf(&text, "%s{\"actor\": \"a%u\", \"issue\": \"p%u\", \"position\": %d}", first ? "" : ", ", at[i].actor, at[i].argument, at[i].sources[k].by == ENT_HOLDING_REJECTED ? -1 : 1);
        first = false;
      }
    }
    ent__buffer_puts(&text, "]}");
    other.dataset = ent_test_dataset(text.data);
    ENT_TEST_OK(take(&other, other.dataset, &all, &options, &err), &err);
    uint32_t camps[2][actors_most];
    size_t nodes = 0;
    const ent_node *node = ent_network_nodes(other.network, &nodes);
    const ent_member *members = ent_coalitions_members(other.coalitions, &nodes);
    for (uint32_t i = 0; i < actors_most; i++) {
      camps[0][i] = ENT_NONE;
      camps[1][i] = ent_reasons_coalition_of(m.reasons, i);
    }
    for (size_t i = 0; i < nodes; i++) camps[0][node[i].index] = members[i].coalition;
    ent__agreement agreement;
    ENT_TEST_OK(ent__agreement_of(&agreement, camps[0], camps[1], actors_most, &err), &err);
    CU_ASSERT(agreement.nodes > 2);
    ENT_TEST_NEAR(agreement.rand, 1, 1e-12);
    for (int i = 0; i < actors_most; i++) CU_ASSERT_EQUAL(camps[0][i] == ENT_NONE, camps[1][i] == ENT_NONE);
    end(&other);
    end(&m);
    ent_buffer_clear(&text);
    free(json);
  }
}

/* By hand -------------------------------------------------------------------------------------- */

#define BY_HAND                                                                                                                   \
  "{'entente': 1, 'documents': [{'id': 'd', 'date': '2010'}, {'id': 'e', 'date': '2018'}],"                                        \
  "'values': [{'id': 'life', 'label': 'L'}, {'id': 'order', 'label': 'O'}],"                                                        \
  "'actors': [{'id': 'a', 'label': 'A', 'values': ['life', 'order']}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C', 'values': ['order', 'life']}, {'id': 'x', 'label': 'X'}]," \
  "'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}],"                                                               \
  "'arguments': [{'id': 'p', 'text': 'P', 'values': ['life'], 'put_forward_by': ['a', 'x'], 'document': 'd'},"                      \
  "{'id': 'q', 'text': 'Q', 'values': ['order'], 'endorsed_by': ['c'], 'document': 'e'}, {'id': 'r', 'text': 'R', 'rejected_by': ['b', 'a']}]," \
  "'relations': [{'id': 'pi', 'from': 'p', 'to': {'issue': 'i', 'side': 'support'}, 'kind': 'supports'},"                           \
  "{'id': 'qp', 'from': 'q', 'to': {'argument': 'p'}, 'kind': 'attacks'}],"                                                          \
  "'statements': [{'id': '1', 'actor': 'a', 'issue': 'i', 'position': 1}, {'id': '2', 'actor': 'b', 'issue': 'i', 'position': 1, 'arguments': ['r']}," \
  "{'id': '3', 'actor': 'c', 'issue': 'i', 'position': -1}, {'id': '4', 'actor': 'a', 'issue': 'j', 'position': 1},"               \
  "{'id': '5', 'actor': 'b', 'issue': 'j', 'position': 1}, {'id': '6', 'actor': 'c', 'issue': 'j', 'position': -1},"               \
  "{'id': '7', 'actor': 'a', 'issue': 'j', 'position': 1, 'arguments': ['q'], 'document': 'e'}]}"

static const ent_premise *premise_of(const made *m, const char *id) {
  size_t count = 0;
  const ent_premise *at = ent_reasons_premises(m->reasons, &count);
  for (size_t i = 0; i < count; i++)
    if (at[i].argument == argument(m, id)) return &at[i];
  return NULL;
}

static void by_hand(void) {
  made m;
  size_t count = 0;
  make(&m, BY_HAND);
  const ent_contradiction *odds = ent_reasons_contradictions(m.reasons, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2); /* a holds p and q, b holds and rejects r; x has no stance but holds p */
  const ent_contradiction *of_a = odds[0].actor == actor(&m, "a") ? &odds[0] : &odds[1];
  const ent_contradiction *of_b = odds[0].actor == actor(&m, "b") ? &odds[0] : &odds[1];
  CU_ASSERT_EQUAL(of_a->actor, actor(&m, "a"));
  CU_ASSERT_EQUAL(of_a->attacker, argument(&m, "q"));
  CU_ASSERT_EQUAL(of_a->time, ENT_REASONS_OVER_TIME);
  CU_ASSERT_FALSE(of_a->one_document);
  CU_ASSERT_EQUAL(of_a->stands, ENT_LABEL_IN);
  CU_ASSERT_EQUAL(of_b->actor, actor(&m, "b"));
  CU_ASSERT_EQUAL(of_b->relation, ENT_NONE);
  CU_ASSERT_EQUAL(of_b->time, ENT_REASONS_TIME_UNKNOWN);
  const ent_footing *at = ent_reasons_actor_footings(m.reasons, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2); /* a for i by p, c against i by q, which attacks p */
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(at[i].issue, issue(&m, "i"));
    CU_ASSERT_EQUAL(at[i].verdict, at[i].actor == actor(&m, "a") ? ENT_FOOTING_FAILS : ENT_FOOTING_STANDS);
  }
  /* In the eyes of a's coalition life is above order, so the attack on p fails; c sees it succeed. */
  const ent_premise *p = premise_of(&m, "p");
  CU_ASSERT_PTR_NOT_NULL_FATAL(p);
  CU_ASSERT_EQUAL(p->kind, ENT_PREMISE_CRUX);
  CU_ASSERT_EQUAL_FATAL(p->side_count, 2);
  CU_ASSERT(ent_reasons_ranks_values(m.reasons, 0) && ent_reasons_ranks_values(m.reasons, 1));
  CU_ASSERT_TRUE(p->sides[0].accepts);
  CU_ASSERT_FALSE(p->sides[1].accepts);
  const ent_premise *q = premise_of(&m, "q");
  CU_ASSERT_PTR_NOT_NULL_FATAL(q);
  if (q == NULL) return;
  CU_ASSERT_EQUAL(q->kind, ENT_PREMISE_COMMON); /* held in both */
  CU_ASSERT_EQUAL(q->holding, 2);
  size_t total = 0;
  const ent_reasons_pair *opponents = ent_reasons_opponents(m.reasons, &count, &total);
  CU_ASSERT_EQUAL_FATAL(count, 1); /* a and c share q and take opposite sides of i, on which it bears */
  CU_ASSERT_EQUAL(opponents[0].shared[0], argument(&m, "q"));
  CU_ASSERT_EQUAL_FATAL(opponents[0].issue_count, 1);
  CU_ASSERT_EQUAL(opponents[0].issues[0], issue(&m, "i"));
  const ent_reasons_pair *allies = ent_reasons_allies(m.reasons, &count, &total);
  CU_ASSERT_EQUAL_FATAL(count, 1); /* a and b: b holds r, which a rejects */
  CU_ASSERT_EQUAL(allies[0].clash_count, 1);
  CU_ASSERT_EQUAL(allies[0].clashes[0].relation, ENT_NONE);
  end(&m);
}

/* What is put forward passes by the date of its document; what a statement rests on by the statement's. */
static void filter_holds(void) {
  made m = {NULL, NULL, NULL, NULL, NULL, NULL};
  ent_error err = ENT_ERROR_INIT;
  ent_stance_options late = ENT_STANCE_OPTIONS_INIT;
  const ent_reasons_options options = ENT_REASONS_OPTIONS_INIT;
  const char *const issues[] = {"j"};
  size_t count = 0;
  m.dataset = ent_test_dataset(BY_HAND);
  late.filter.from = (ent_date){2015, 0, 0};
  ENT_TEST_OK(take(&m, m.dataset, &late, &options, &err), &err);
  const ent_holding *at = ent_reasons_holdings(m.reasons, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1); /* c by the document of 2018; the statements have no date of their own */
  CU_ASSERT_EQUAL(at[0].actor, actor(&m, "c"));
  clear(&m);
  ent_stance_options one = ENT_STANCE_OPTIONS_INIT;
  one.filter.issues = (ent_words){issues, 1, false};
  ent_dataset *dataset = m.dataset;
  m = (made){dataset, NULL, NULL, NULL, NULL, NULL};
  ENT_TEST_OK(take(&m, m.dataset, &one, &options, &err), &err);
  at = ent_reasons_holdings(m.reasons, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1); /* nothing bears on j; a's statement on it rests on q */
  CU_ASSERT_EQUAL(at[0].argument, argument(&m, "q"));
  end(&m);
}

static void bounded(void) {
  char *json = draw(3);
  const ent_reasons_options one = {1, 1};
  const ent_reasons_options none = {0, 1};
  const ent_reasons_options no_shared = {1, 0};
  ent_error err = ENT_ERROR_INIT;
  made full;
  made m;
  size_t count = 0;
  size_t all = 0;
  size_t total = 0;
  ent_reasons *refused = NULL;
  make(&full, json);
  make_of(&m, json, &one);
  const ent_reasons_pair *first = ent_reasons_opponents(full.reasons, &all, &total);
  const ent_reasons_pair *only = ent_reasons_opponents(m.reasons, &count, &total);
  CU_ASSERT_FATAL(all > 1 && count == 1);
  CU_ASSERT_EQUAL(total, all);
  CU_ASSERT(first[0].a == only[0].a && first[0].b == only[0].b);
  CU_ASSERT_EQUAL(ent_reasons_new(&refused, m.stances, m.framework, m.coalitions, &none, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_reasons_new(&refused, m.stances, m.framework, m.coalitions, &no_shared, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_reasons_new(&refused, full.stances, m.framework, NULL, &one, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(refused);
  end(&full);
  end(&m);
  free(json);
}

/* Odd inputs ------------------------------------------------------------------------------------- */

static const char *const odd[] = {
    "{'entente': 1}",
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}]}",
    /* arguments of nobody */
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'arguments': [{'id': 'p', 'text': 'P'}],"
    "'relations': [{'id': 'r', 'from': 'p', 'to': {'issue': 'i', 'side': 'support'}, 'kind': 'supports'}], 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}]}",
    /* arguments and no issue; an argument that attacks itself */
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'arguments': [{'id': 'p', 'text': 'P', 'put_forward_by': ['a']}],"
    "'relations': [{'id': 'r', 'from': 'p', 'to': {'argument': 'p'}, 'kind': 'attacks'}]}",
    /* one coalition, all agree, a stance between */
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}],"
    "'arguments': [{'id': 'p', 'text': 'P', 'put_forward_by': ['a', 'b']}], 'relations': [{'id': 'r', 'from': 'p', 'to': {'issue': 'j', 'side': 'oppose'}, 'kind': 'supports'}],"
    "'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}, {'actor': 'b', 'issue': 'i', 'position': 1}, {'actor': 'a', 'issue': 'j', 'position': 0}]}",
    NULL};

static void odd_inputs(void) {
  for (size_t i = 0; odd[i] != NULL; i++) {
    made m;
    size_t count = 0;
    size_t total = 0;
    make(&m, odd[i]);
    ent_reasons_allies(m.reasons, &count, &total);
    CU_ASSERT(count == 0 && total == 0);
    ent_reasons_opponents(m.reasons, &count, &total);
    CU_ASSERT(count == 0 && total == 0);
    ent_reasons_contradictions(m.reasons, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_reasons_premises(m.reasons, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_reasons_actor_footings(m.reasons, &count);
    CU_ASSERT_EQUAL(count, 0);
    CU_ASSERT_EQUAL(ent_reasons_compared(m.reasons)->coalitions_by_position, i == 4 ? 1 : 0);
    end(&m);
  }
}

/* Without coalitions, and with those of issues, holdings and contradictions are still found. */
static void without_coalitions(void) {
  made m;
  size_t count = 0;
  size_t total = 0;
  ent_error err = ENT_ERROR_INIT;
  ent_network *network = NULL;
  ent_coalitions *coalitions = NULL;
  ent_reasons *reasons = NULL;
  const ent_reasons_options options = ENT_REASONS_OPTIONS_INIT;
  ent_network_options between = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options usual = ENT_COALITION_OPTIONS_INIT;
  between.between = ENT_BETWEEN_ISSUES;
  usual.resamples = 0;
  make(&m, BY_HAND);
  ENT_TEST_OK(ent_network_new(&network, m.stances, &between, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network, &usual, &err), &err);
  for (int pass = 0; pass < 2; pass++) {
    ENT_TEST_OK(ent_reasons_new(&reasons, m.stances, m.framework, pass == 0 ? NULL : coalitions, &options, &err), &err);
    ent_reasons_contradictions(reasons, &count);
    CU_ASSERT_EQUAL(count, 2);
    ent_reasons_coalition_footings(reasons, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_reasons_allies(reasons, &count, &total);
    CU_ASSERT_EQUAL(total, 0);
    CU_ASSERT_PTR_NULL(ent_reasons_coalitions(reasons));
    CU_ASSERT_PTR_NULL(ent_reasons_refused(reasons));
    ent_reasons_free(reasons);
  }
  ent_coalitions_free(coalitions);
  ent_network_free(network);
  end(&m);
}

/* Exporters -------------------------------------------------------------------------------------- */

static ent_status export_all(ent_buffer out[4], const char *json, ent_error *err) {
  if (json == NULL) return ENT_E_NOMEM;
  static const char *const formats[] = {"csv", "text", "json"};
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.min_shared = 1;
  options.coalitions.resamples = 0;
  options.parts = ENT_PART_REASONS;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, json, strlen(json), "x.json", NULL, faults, err);
  if (status == ENT_OK) status = ent_study_new_take(&study, &input, &options, err);
  for (int i = 0; i < 3 && status == ENT_OK; i++) status = ent_export_finding(&out[i], study, ENT_SUBJECT_REASONS, formats[i], NULL, err);
  const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  if (status == ENT_OK) status = ent_export_report(&out[3], study, "markdown", &usual, err);
  ent_study_free(study);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

/* Returns the finding without what heads it, which has the hash of the input. */
static const char *from_key(const ent_buffer *json) {
  const char *at = json->data == NULL ? NULL : strstr(json->data, "\"reasons\": {");
  return at == NULL ? "" : at;
}

/* The same said in another order gives the same bytes. */
static void order_means_nothing(void) {
  ent_buffer out[2][4] = {{ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT}, {ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT}};
  ent_error err = ENT_ERROR_INIT;
  for (uint64_t seed = 1; seed <= 4; seed++) {
    char *json = draw(seed);
    made m;
    ent_buffer turned = ENT_BUFFER_INIT;
    make(&m, json);
    /* Each list of records read from its end. */
    ent__buffer_puts(&turned, "{\"entente\": 1");
    for (const char *line = json + strlen("{\"entente\": 1, "); line != NULL && *line != '\0';) {
      const char *open = strstr(line, ": [");
      const char *close = strstr(line, "],\n");
      if (close == NULL) close = json + strlen(json) - 2;
      ent__buffer_printf(&turned, ", %.*s: [", (int)(open - line), line);
      bool first = true;
      int depth = 0;
      const char *tail = close;
      for (const char *c = close; c-- > open + 3;) {
        if (*c == '}' && depth++ == 0) tail = c + 1;
        if (*c == '{' && --depth == 0) {
          ent__buffer_printf(&turned, "%s%.*s", first ? "" : ", ", (int)(tail - c), c);
          first = false;
        }
      }
      ent__buffer_puts(&turned, "]");
      line = strncmp(close, "],\n", 3) == 0 ? close + 3 : NULL;
    }
    ent__buffer_puts(&turned, "}");
    ENT_TEST_OK(export_all(out[0], json, &err), &err);
    if (turned.data != NULL) ENT_TEST_OK(export_all(out[1], turned.data, &err), &err);
    bool whole = true;
    for (int i = 0; i < 8; i++) whole = whole && out[i / 4][i % 4].data != NULL;
    CU_ASSERT_TRUE_FATAL(whole);
    if (!whole) return;
    ENT_TEST_SAME(out[1][0].data, out[0][0].data);
    ENT_TEST_SAME(out[1][1].data, out[0][1].data);
    ENT_TEST_SAME(from_key(&out[1][2]), from_key(&out[0][2]));
    if (out[0][3].data != NULL) CU_ASSERT_PTR_NOT_NULL(strstr(out[0][3].data, "What the stances rest on"));
    for (int i = 0; i < 8; i++) ent_buffer_clear(&out[i / 4][i % 4]);
    ent_buffer_clear(&turned);
    end(&m);
    free(json);
  }
}

static char *plain(const char *json) {
  char *text = strdup(json);
  for (char *c = text; *c != '\0'; c++)
    if (*c == '\'') *c = '"';
  return text;
}

static void failing_allocations(void) {
  char *json = plain(BY_HAND);
  for (unsigned long n = 0;; n++) {
    ent_buffer out[4] = {ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT};
    ent_error err = ENT_ERROR_INIT;
    ent_test_fail_after(n);
    const ent_status status = export_all(out, json, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    for (int i = 0; i < 4; i++) ent_buffer_clear(&out[i]);
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    if (!reached || status == ENT_OK) break;
  }
  free(json);
}

CU_TestInfo reasons_tests[] = {{"drawn datasets as counted the slow way", drawn_as_counted},
                               {"coalitions by reasons are those of arguments as issues", partition_as_of_issues},
                               {"a small case by hand, with orders of values", by_hand},
                               {"holdings pass the filter of the stances", filter_holds},
                               {"lists of pairs are bounded, options are checked", bounded},
                               {"odd inputs", odd_inputs},
                               {"without coalitions of actors", without_coalitions},
                               {"the order of the input means nothing", order_means_nothing},
                               {"failing allocations", failing_allocations},
                               CU_TEST_INFO_NULL};
