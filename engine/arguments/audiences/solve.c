/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Too many orders to go through: a sample of them shows most of what is not objectively and what is
 * subjectively acceptable; what all orders share is known from the fixed labels; about the rest the
 * solver is asked, argument by argument, and each order that it finds is tried on all arguments.
 */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/arguments/audiences/formula.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/rng.h"

enum { samples = 64, most_values = 150, most_rounds = 1000, sample_stream = 0x61756469 /* "audi" */ };

typedef struct solving {
  ent_audiences *audiences;
  ent__judge judge;
  ent__formula formula;
  ent__deadline deadline;
  unsigned char *acceptance;
  unsigned char *fails;
  uint32_t *order;
  uint32_t *rank;
  uint32_t *best;
} solving;

/* Judges by s->order and takes the result in; s->judge.whole has the grounded labels then. */
static ent_status try_order(solving *s, ent_error *err) {
  const ent__vaf *vaf = &s->audiences->vaf;
  for (uint32_t i = 0; i < vaf->mattering; i++) s->rank[s->order[i]] = i;
  ent__vaf_judge(vaf, s->rank, s->best, s->fails);
  const ent_status status = ent__judge_solve(&s->judge, s->fails, s->acceptance, err);
  return status == ENT_OK ? ent__audiences_add_order(s->audiences, s->order, s->acceptance, err) : status;
}

static ent_status sample(solving *s, ent_error *err) {
  const ent__vaf *vaf = &s->audiences->vaf;
  ent__rng rng;
  ent_status status = ENT_OK;
  ent__rng_seed(&rng, 0, sample_stream);
  for (int i = 0; i < samples && status == ENT_OK; i++) {
    if (vaf->mattering > 0) memcpy(s->order, vaf->matter, vaf->mattering * sizeof *s->order);
    ent__rng_shuffle(&rng, s->order, vaf->mattering);
    status = try_order(s, err);
  }
  return status;
}

/* What holds for all orders alike needs no question: what is labelled for all, and what no order reaches. */
static void settle_common(solving *s) {
  ent__all_orders *all = &s->audiences->all;
  const ent__residual *r = &s->judge.residual;
  const ent_semantics semantics = s->audiences->options.semantics;
  const bool complete = ent__semantics_complete(semantics);
  const bool existent = complete && semantics != ENT_SEMANTICS_STABLE;
  for (uint32_t n = 0; n < s->audiences->framework->arguments; n++) {
    const bool out = r->fixed[n] == ENT_LABEL_OUT && (complete || semantics == ENT_SEMANTICS_ADMISSIBLE);
    const bool apart = ent__semantics_directional(semantics) && s->acceptance[n] != ENT_ACCEPTANCE_UNKNOWN && (r->place[n] == ENT_NONE || r->place[n] >= r->solved);
    if (all->subjective[n] == ENT_VERDICT_UNKNOWN && (out || apart)) all->subjective[n] = ENT_VERDICT_NO;
    if (all->objective[n] == ENT_VERDICT_UNKNOWN && (apart || (existent && r->fixed[n] == ENT_LABEL_IN))) all->objective[n] = ENT_VERDICT_YES;
  }
}

/* Looks for an order and tries it. */
static ent_status find(solving *s, int literal, bool *found, ent_error *err) {
  ent_status status = ent__formula_find(&s->formula, literal, found, err);
  if (status != ENT_OK || !*found) return status;
  ent__formula_order(&s->formula, s->order);
  return try_order(s, err);
}

/* Of the grounded semantics the labelling must be the grounded one too; one that is not is excluded. */
static ent_status ask_subjective(solving *s, uint32_t argument, ent_error *err) {
  unsigned char *verdict = &s->audiences->all.subjective[argument];
  bool found = true;
  ent_status status = ENT_OK;
  for (int round = 0; status == ENT_OK && *verdict == ENT_VERDICT_UNKNOWN && round < most_rounds; round++) {
    status = find(s, s->formula.in[argument], &found, err);
    if (status == ENT_OK && !found) *verdict = ENT_VERDICT_NO;
    if (status != ENT_OK || *verdict != ENT_VERDICT_UNKNOWN) break;
    if (s->audiences->options.semantics != ENT_SEMANTICS_GROUNDED) break;
    status = ent__formula_exclude_circle(&s->formula, s->judge.whole, err);
  }
  return status;
}

/*
 * An argument is in the grounded extension where it is in every complete one. For the preferred
 * semantics an order for which it is in every preferred extension, but not in every complete one, is
 * excluded and the search goes on. That stable extensions exist is not known for every order.
 */
static ent_status ask_objective(solving *s, uint32_t argument, ent_error *err) {
  unsigned char *verdict = &s->audiences->all.objective[argument];
  const ent_semantics semantics = s->audiences->options.semantics;
  const int guard = ent__formula_fresh(&s->formula);
  bool found = true;
  ent_status status = ENT_OK;
  for (int round = 0; status == ENT_OK && *verdict == ENT_VERDICT_UNKNOWN && round < most_rounds; round++) {
    ent__sat_assume(s->formula.sat, guard);
    status = find(s, -s->formula.in[argument], &found, err);
    if (status == ENT_OK && !found && semantics != ENT_SEMANTICS_STABLE) *verdict = ENT_VERDICT_YES;
    if (status != ENT_OK || !found || *verdict != ENT_VERDICT_UNKNOWN) break;
    status = ent__formula_exclude_case(&s->formula, guard, err);
  }
  return status;
}

static bool has_question(ent_semantics semantics) {
  return semantics == ENT_SEMANTICS_GROUNDED || semantics == ENT_SEMANTICS_COMPLETE || semantics == ENT_SEMANTICS_PREFERRED ||
         semantics == ENT_SEMANTICS_STABLE || semantics == ENT_SEMANTICS_ADMISSIBLE;
}

/* Where the solver comes to its limits, what is not known by then stays unknown. */
static ent_status ask(solving *s, ent_error *err) {
  ent_audiences *a = s->audiences;
  ent_error limit = ENT_ERROR_INIT;
  const bool stable = a->options.semantics == ENT_SEMANTICS_STABLE;
  ent_status status = ent__formula_init(&s->formula, &a->vaf, s->judge.residual.fixed, stable, &s->deadline, &limit);
  for (uint32_t n = 0; n < a->framework->arguments && status == ENT_OK; n++) {
    status = ask_subjective(s, n, &limit);
    if (status == ENT_OK) status = ask_objective(s, n, &limit);
  }
  if (status != ENT_OK && status != ENT_E_LIMIT) ent__fail(err, status, "%s", limit.text);
  ent_error_clear(&limit);
  return status == ENT_E_LIMIT ? ENT_OK : status;
}

ent_status ent__audiences_solve(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  solving s = {.audiences = a};
  unsigned char *outcome = ent__alloc(a->vaf.contests, 1);
  s.acceptance = ent__alloc(a->framework->graph.nodes, 1);
  s.fails = ent__alloc(a->vaf.contests, 1);
  s.order = ent__alloc(a->vaf.mattering, sizeof *s.order);
  s.rank = ent__alloc(a->vaf.values, sizeof *s.rank);
  s.best = ent__alloc(a->vaf.sets, sizeof *s.best);
  const bool room = outcome != NULL && s.acceptance != NULL && s.fails != NULL && s.order != NULL && s.rank != NULL && s.best != NULL;
  ent_status status = room ? ENT_OK : ent__nomem(err);
  if (status == ENT_OK) {
    memset(outcome, ENT__VARIES, a->vaf.contests);
    outcome[0] = ENT__SUCCEEDS;
    for (uint32_t v = 0; v < a->vaf.values; v++) s.rank[v] = ENT_NONE;
    ent__deadline_start(&s.deadline, a->options.time_limit);
    status = ent__judge_init(&s.judge, &a->vaf, a->options.semantics, outcome, NULL, err);
  }
  s.judge.time_limit = a->options.time_limit;
  if (status == ENT_OK) status = sample(&s, err);
  if (status == ENT_OK) settle_common(&s);
  if (status == ENT_OK && has_question(a->options.semantics) && a->vaf.mattering <= most_values) {
    a->all.facts.method = ENT_ORDERS_SOLVED;
    status = ask(&s, err);
  }
  ent__judge_clear(&s.judge);
  ent__formula_clear(&s.formula);
  ent__free(outcome);
  ent__free(s.acceptance);
  ent__free(s.fails);
  ent__free(s.order);
  ent__free(s.rank);
  ent__free(s.best);
  return status;
}
