/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/exact.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/cliques.h"
#include "graphs/coalitions/lp.h"

/* Fractions nearer to 0 or 1 than this are taken for whole; only partitions are judged by it, no bound. */
static const double whole_within = 1e-6;

/*
 * CUTS_A_ROUND: at most so many between two solutions. IDLE: a cut that has not bound in so many
 * solutions goes. What costs as much as a cut or a node (about 50 microseconds): a step of the simplex
 * method with STEP_ROWS rows, a solution with START_SIZE rows and columns, LOOKS ties looked at.
 */
enum { CUTS_A_ROUND = 1000, IDLE = 6, STEP_ROWS = 400, START_SIZE = 100, LOOKS = 2000 };

/* A branching: this bond is satisfied (0) or frustrated (1); the other way is tried after. */
typedef struct branch {
  uint32_t bond;
  bool value;
  bool second;   /* the other way has been tried */
  double bound;  /* of the node it was made in, and so of both ways */
} branch;

typedef struct exact {
  const ent__block *block;
  ent__balance balance;
  ent__budget *budget;
  ent__cycles *cycles;
  ent__cliques *cliques; /* where the camps are three or more, and limited */
  uint32_t camps;        /* at most so many, 0: any number */
  ent__lp *lp;
  double *x;        /* bond */
  double *load;     /* bond: Σ multipliers of the cuts through it */
  int8_t *fixed;    /* bond: 0 or 1, or -1 */
  ent__cuts cuts;   /* by bonds */
  uint8_t *idle;    /* cut: solutions since it last bound */
  size_t idle_room;
  bool *dropped;    /* cut: scratch */
  size_t dropped_room;
  uint32_t *bonds;  /* scratch: one cycle */
  uint32_t *part;   /* node: scratch, the part or side it is in */
  uint32_t *stack;  /* node: scratch */
  bool *taken;      /* bond: scratch, the frustrated ones of a candidate */
  branch *branches;
  size_t branch_room;
  uint32_t depth;
  uint32_t next_source; /* where the last search for cycles broke off */
  uint64_t looks;       /* ties looked at that are not paid for yet */
  bool *best;       /* bond */
  double least;     /* Σ of the best */
  bool whole;       /* all weights are whole numbers */
  double rounding;  /* what sums of the weights may be off by */
} exact;

static bool allocate(exact *s) {
  const uint32_t count = s->block->count;
  s->x = ent__zalloc(count, sizeof *s->x);
  s->load = ent__alloc(count, sizeof *s->load);
  s->fixed = ent__alloc(count, sizeof *s->fixed);
  s->bonds = ent__alloc(count, sizeof *s->bonds);
  s->part = ent__alloc(s->block->nodes, sizeof *s->part);
  s->stack = ent__alloc(s->block->nodes, sizeof *s->stack);
  s->taken = ent__alloc(count, sizeof *s->taken);
  return s->x != NULL && s->load != NULL && s->fixed != NULL && s->bonds != NULL && s->part != NULL && s->stack != NULL &&
         s->taken != NULL;
}

static void release(exact *s) {
  ent__cycles_free(s->cycles);
  ent__cliques_free(s->cliques);
  ent__lp_free(s->lp);
  ent__free(s->x);
  ent__free(s->load);
  ent__free(s->fixed);
  ent__cuts_clear(&s->cuts);
  ent__free(s->idle);
  ent__free(s->dropped);
  ent__free(s->bonds);
  ent__free(s->part);
  ent__free(s->stack);
  ent__free(s->taken);
  ent__free(s->branches);
}

static double sum_of(const ent__block *block, const bool *frustrated) {
  double sum = 0;
  for (uint32_t i = 0; i < block->count; i++) sum += frustrated[i] ? block->bonds[i].weight : 0;
  return sum;
}

/* `cost` is scratch. */
static ent_status prepare(exact *s, double *cost, ent_error *err) {
  double total = 0;
  s->whole = true;
  for (uint32_t i = 0; i < s->block->count; i++) {
    cost[i] = s->block->bonds[i].weight;
    total += cost[i];
    s->whole = s->whole && cost[i] == floor(cost[i]);
    s->fixed[i] = -1;
  }
  s->whole = s->whole && total < 1e6;
  s->rounding = 4e-16 * total * (s->block->count + 1.0);
  ent_status status = ent__cycles_new(&s->cycles, s->block, s->balance, err);
  if (status == ENT_OK && s->balance == ENT__BALANCE_ANY && s->camps > 0)
    status = ent__cliques_new(&s->cliques, s->block, s->camps, err);
  return status == ENT_OK ? ent__lp_new(&s->lp, cost, s->block->count, err) : status;
}

/* Returns whether time or work is up, and notes which. */
static bool spent(exact *s) {
  ent__budget *budget = s->budget;
  if (budget->stopped_by == NULL && budget->work == 0) budget->stopped_by = "work";
  if (budget->stopped_by == NULL && budget->until > 0 && ent__seconds() > budget->until) budget->stopped_by = "time";
  return budget->stopped_by != NULL;
}

static void spend(exact *s, uint64_t units) {
  s->budget->work -= units < s->budget->work ? units : s->budget->work;
}

static ent_status add_cut(exact *s, const uint32_t *bonds, uint32_t count, ent_error *err) {
  void *idle = s->idle;
  void *dropped = s->dropped;
  const size_t needed = (size_t)s->cuts.count + 1;
  const bool idle_fits = ent__grow(&idle, &s->idle_room, needed, sizeof *s->idle) == 0;
  const bool dropped_fits = ent__grow(&dropped, &s->dropped_room, needed, sizeof *s->dropped) == 0;
  s->idle = idle;
  s->dropped = dropped;
  if (!idle_fits || !dropped_fits || !ent__cuts_add(&s->cuts, bonds, count)) return ent__nomem(err);
  s->idle[s->cuts.count - 1] = 0;
  ent__lp_add(s->lp, bonds, NULL, count, 1);
  return ENT_OK;
}

/* Begins with the cycles that the packing has found. */
static ent_status add_known(exact *s, const ent__cuts *known, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t c = 0; status == ENT_OK && c < known->count; c++) {
    uint32_t count = 0;
    const uint32_t *bonds = ent__cuts_at(known, c, &count);
    status = add_cut(s, bonds, count, err);
  }
  return status;
}

/* Takes out the cuts that have long not bound: they would only slow the solver down. */
static void drop_idle(exact *s) {
  uint32_t count = 0;
  for (uint32_t c = 0; c < s->cuts.count; c++) {
    s->idle[c] = ent__lp_is_slack(s->lp, c) ? s->idle[c] + 1 : 0;
    s->dropped[c] = s->idle[c] >= IDLE;
    count += s->dropped[c];
  }
  if (count < CUTS_A_ROUND / 2) {
    for (uint32_t c = 0; c < s->cuts.count; c++) s->idle[c] = s->idle[c] < IDLE ? s->idle[c] : IDLE;
    return;
  }
  uint32_t kept = 0;
  for (uint32_t c = 0; c < s->cuts.count; c++) {
    if (!s->dropped[c]) s->idle[kept++] = s->idle[c];
  }
  ent__lp_drop(s->lp, s->dropped);
  ent__cuts_drop(&s->cuts, s->dropped);
}

/* Adds the cycles through a source that x does not pay for: triangles first, else the one of least Σ x. */
static ent_status add_through(exact *s, uint32_t source, uint32_t *added, ent_error *err) {
  ent_status status = ENT_OK;
  uint32_t third = 0;
  bool found = false;
  while (status == ENT_OK && ent__cycles_triangle(s->cycles, source, s->x, &third, s->bonds)) {
    status = add_cut(s, s->bonds, 3, err);
    found = true;
    (*added)++;
  }
  if (status != ENT_OK || found) return status;
  const uint32_t count = ent__cycles_seek(s->cycles, source, s->x, s->bonds);
  if (count == 0) return ENT_OK;
  (*added)++;
  return add_cut(s, s->bonds, count, err);
}

/* Adds groups of too many opponents that x does not pay for. */
static ent_status add_cliques(exact *s, uint32_t *added, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < s->block->count && *added < CUTS_A_ROUND && !spent(s); i++) {
    const uint32_t count = ent__cliques_seek(s->cliques, i, s->x, s->bonds);
    s->looks += s->block->bonds[i].negative ? 2 * (uint64_t)s->camps * s->block->count / s->block->nodes : 0;
    spend(s, s->looks / LOOKS);
    s->looks %= LOOKS;
    if (count == 0) continue;
    spend(s, 1);
    (*added)++;
    status = add_cut(s, s->bonds, count, err);
  }
  return status;
}

/* Adds cycles (and cliques) that x does not pay for; *added tells how many. */
static ent_status separate(exact *s, uint32_t *added, ent_error *err) {
  const uint32_t sources = ent__cycles_sources(s->cycles);
  *added = 0;
  for (uint32_t i = 0; i < sources && *added < CUTS_A_ROUND && !spent(s); i++) {
    const uint32_t before = *added;
    const uint32_t source = (s->next_source + i) % sources;
    const ent_status status = add_through(s, source, added, err);
    if (status != ENT_OK) return status;
    s->looks += ent__cycles_looks(s->cycles);
    spend(s, *added - before + s->looks / LOOKS);
    s->looks %= LOOKS;
    if (*added >= CUTS_A_ROUND) s->next_source = (source + 1) % sources;
  }
  return s->cliques == NULL ? ENT_OK : add_cliques(s, added, err);
}

/*
 * The Lagrangian bound: for any multipliers y >= 0, no choice of x within its bounds has
 * Σ w x below Σ y + Σ min over x of (w - load) x. Takes y from the solver, and its word for nothing.
 */
static double safe_bound(exact *s) {
  double bound = 0;
  memset(s->load, 0, s->block->count * sizeof *s->load);
  for (uint32_t c = 0; c < s->cuts.count; c++) {
    const double y = ent__lp_multiplier(s->lp, c);
    uint32_t count = 0;
    const uint32_t *bonds = ent__cuts_at(&s->cuts, c, &count);
    if (!(y > 0) || !isfinite(y)) continue;
    bound += y;
    for (uint32_t k = 0; k < count; k++) s->load[bonds[k]] += y;
  }
  for (uint32_t i = 0; i < s->block->count; i++) {
    const double left = s->block->bonds[i].weight - s->load[i];
    if (s->fixed[i] == 1 || (s->fixed[i] < 0 && left < 0)) bound += left;
  }
  /* Frustration is a whole number where the weights are. */
  return s->whole ? ceil(bound - 1e-6) : bound;
}

/* Puts nodes that untaken ties hold together on sides (two camps) or into parts; returns how many parts. */
static uint32_t spread(exact *s) {
  const ent__block *block = s->block;
  uint32_t parts = 0;
  for (uint32_t v = 0; v < block->nodes; v++) s->part[v] = ENT_NONE;
  for (uint32_t root = 0; root < block->nodes; root++) {
    if (s->part[root] != ENT_NONE) continue;
    uint32_t depth = 0;
    s->part[root] = s->balance == ENT__BALANCE_TWO ? 0 : parts++;
    s->stack[depth++] = root;
    while (depth > 0) {
      const uint32_t v = s->stack[--depth];
      for (size_t k = block->first[v]; k < block->first[v + 1]; k++) {
        const uint32_t i = block->bond[k];
        const ent__bond *bond = &block->bonds[i];
        const uint32_t other = bond->a == v ? bond->b : bond->a;
        if (s->taken[i] || s->part[other] != ENT_NONE || (s->balance == ENT__BALANCE_ANY && bond->negative)) continue;
        s->part[other] = s->balance == ENT__BALANCE_TWO && bond->negative ? 1 - s->part[v] : s->part[v];
        s->stack[depth++] = other;
      }
    }
  }
  return parts;
}

/* Makes a partition of what x takes for satisfied, and keeps it where it is better than the best. */
static void round_off(exact *s) {
  const ent__block *block = s->block;
  for (uint32_t i = 0; i < block->count; i++) s->taken[i] = s->x[i] >= 0.5;
  if (spread(s) > s->camps && s->cliques != NULL) return;
  for (uint32_t i = 0; i < block->count; i++) {
    const ent__bond *bond = &block->bonds[i];
    s->taken[i] = (s->part[bond->a] == s->part[bond->b]) == bond->negative;
  }
  const double sum = sum_of(block, s->taken);
  if (sum >= s->least - 1e-9 * (s->least + 1)) return;
  s->least = sum;
  memcpy(s->best, s->taken, block->count * sizeof *s->best);
}

/* A cut none of whose bonds may be frustrated cannot be met. */
static bool impossible(const exact *s) {
  for (uint32_t c = 0; c < s->cuts.count; c++) {
    uint32_t count = 0;
    uint32_t k = 0;
    const uint32_t *bonds = ent__cuts_at(&s->cuts, c, &count);
    while (k < count && s->fixed[bonds[k]] == 0) k++;
    if (k == count) return true;
  }
  return false;
}

/* How a node of the search ended. */
typedef enum outcome { CLOSED, OPEN, STOPPED } outcome;

/* Solves the program as it stands, and pays for it. */
static ent__lp_end solve(exact *s) {
  ent__budget *budget = s->budget;
  const uint64_t rows = s->cuts.count;
  const double left = budget->until > 0 ? budget->until - ent__seconds() : INFINITY;
  uint64_t steps = (budget->work + 1) * STEP_ROWS / (rows + 1) + 1;
  const ent__lp_end ended = ent__lp_solve(s->lp, &steps, left);
  spend(s, steps * rows / STEP_ROWS + (rows + s->block->count) / START_SIZE);
  if (ended == ENT__LP_STEPS) budget->stopped_by = "work";
  if (ended == ENT__LP_SECONDS) budget->stopped_by = "time";
  return ended;
}

/*
 * Solves the relaxation of a node with all the cuts it wants. CLOSED: nothing better is below it,
 * or it was solved. *bound is safe in any case.
 */
static ent_status relax(exact *s, double inherited, double *bound, outcome *end, ent_error *err) {
  *bound = inherited;
  *end = CLOSED;
  if (impossible(s)) {
    *bound = INFINITY;
    return ENT_OK;
  }
  for (;;) {
    uint32_t added = 0;
    const ent__lp_end ended = solve(s);
    *bound = fmax(*bound, safe_bound(s));
    *end = STOPPED;
    if (ended == ENT__LP_SOLVED) {
      for (uint32_t i = 0; i < s->block->count; i++) s->x[i] = fmin(1, fmax(0, ent__lp_value(s->lp, i)));
      round_off(s);
    }
    if (*bound >= s->least - s->rounding) {
      *end = CLOSED;
      return ENT_OK;
    }
    if (ended != ENT__LP_SOLVED || spent(s)) return ENT_OK;
    drop_idle(s);
    const ent_status status = separate(s, &added, err);
    if (status != ENT_OK) return status;
    *end = OPEN;
    if (added == 0) return ENT_OK;
  }
}

/* Returns the bond to branch on: of the largest weight among those nearest to a half; ENT_NONE where all are whole. */
static uint32_t choose(const exact *s) {
  uint32_t chosen = ENT_NONE;
  double best = 0;
  for (uint32_t i = 0; i < s->block->count; i++) {
    const double away = fmin(s->x[i], 1 - s->x[i]);
    if (away < whole_within || s->fixed[i] >= 0) continue;
    const double score = away * s->block->bonds[i].weight;
    if (chosen != ENT_NONE && score <= best) continue;
    best = score;
    chosen = i;
  }
  return chosen;
}

static void fix(exact *s, uint32_t bond, int value) {
  s->fixed[bond] = (int8_t)value;
  ent__lp_bound(s->lp, bond, value < 0 ? 0 : value, value < 0 ? 1 : value);
}

static ent_status descend(exact *s, uint32_t bond, double bound, ent_error *err) {
  void *branches = s->branches;
  if (ent__grow(&branches, &s->branch_room, (size_t)s->depth + 1, sizeof *s->branches) != 0) return ent__nomem(err);
  s->branches = branches;
  const bool value = s->x[bond] >= 0.5;
  s->branches[s->depth++] = (branch){bond, value, false, bound};
  fix(s, bond, value);
  return ENT_OK;
}

/* Turns to the next way that has not been tried; returns false where there is none. */
static bool turn(exact *s, double *inherited) {
  while (s->depth > 0) {
    branch *top = &s->branches[s->depth - 1];
    if (!top->second && top->bound < s->least - s->rounding) {
      top->second = true;
      top->value = !top->value;
      *inherited = top->bound;
      fix(s, top->bond, top->value);
      return true;
    }
    s->depth--;
    fix(s, top->bond, -1);
  }
  return false;
}

/* Searches depth first; *bound is the least bound of all that was left open or closed by its own bound. */
static ent_status search(exact *s, double *bound, ent_error *err) {
  double inherited = 0;
  bool more = true;
  *bound = INFINITY;
  while (more) {
    double here = 0;
    outcome end = CLOSED;
    ent_status status = relax(s, inherited, &here, &end, err);
    if (status != ENT_OK) return status;
    const uint32_t bond = end == OPEN ? choose(s) : ENT_NONE;
    if (end == STOPPED) {
      /* What is open on the way down counts as far as it was known. */
      *bound = fmin(*bound, here);
      for (uint32_t d = 0; d < s->depth; d++) {
        if (!s->branches[d].second) *bound = fmin(*bound, s->branches[d].bound);
      }
      break;
    }
    spend(s, 1);
    if (bond != ENT_NONE) {
      inherited = here;
      status = descend(s, bond, here, err);
    } else {
      *bound = fmin(*bound, here);
      more = turn(s, &inherited);
    }
    if (status != ENT_OK) return status;
  }
  *bound = fmin(*bound, s->least);
  return ENT_OK;
}

ent_status ent__exact_block(double *bound, bool *frustrated, const ent__block *block, ent__balance balance,
                            uint32_t camps, const ent__cuts *known, ent__budget *budget, ent_error *err) {
  exact s = {.block = block, .balance = balance, .camps = camps, .budget = budget, .best = frustrated};
  *bound = 0;
  double *cost = ent__alloc(block->count, sizeof *cost);
  ent_status status = cost == NULL || !allocate(&s) ? ent__nomem(err) : prepare(&s, cost, err);
  s.least = sum_of(block, frustrated);
  if (status == ENT_OK) status = add_known(&s, known, err);
  if (status == ENT_OK) status = search(&s, bound, err);
  ent__free(cost);
  release(&s);
  return status;
}
