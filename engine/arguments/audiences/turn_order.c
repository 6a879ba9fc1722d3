/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The least change of an order, breadth first: all orders one step away, then two. A step exchanges
 * two values of neighbouring ranks or takes one value out of a tie, up or down.
 */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { most_values = 250, most_states = 1000000 };

/* An order is a row of ranks, one byte for each value in the order of their ids. */
typedef struct walk {
  ent__question *question;
  ent__judge judge;
  uint32_t values;
  uint32_t *value; /* by place */
  unsigned char *rows;
  size_t row_room;
  size_t count;
  uint32_t *slots; /* open addressing: 1 + row */
  size_t slot_count;
  uint64_t work;
  uint32_t *rank;
  uint32_t *best;
  unsigned char *fails;
  unsigned char *acceptance;
  unsigned char *row; /* scratch */
  bool found;
} walk;

static uint64_t hash_of(const unsigned char *row, uint32_t count) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (uint32_t i = 0; i < count; i++) hash = (hash ^ row[i]) * 0x100000001b3u;
  return hash ^ hash >> 32;
}

static size_t slot_of(const walk *w, const unsigned char *row) {
  size_t slot = hash_of(row, w->values) & (w->slot_count - 1);
  while (w->slots[slot] != 0 && memcmp(w->rows + (size_t)(w->slots[slot] - 1) * w->values, row, w->values) != 0) slot = (slot + 1) & (w->slot_count - 1);
  return slot;
}

/* Doubles the table when it is half full. */
static bool widen(walk *w) {
  if (2 * (w->count + 1) < w->slot_count) return true;
  uint32_t *old = w->slots;
  const size_t count = w->slot_count == 0 ? 1024 : 2 * w->slot_count;
  uint32_t *slots = ent__zalloc(count, sizeof *slots);
  if (slots == NULL) return false;
  w->slots = slots;
  w->slot_count = count;
  for (size_t i = 0; i < w->count; i++) w->slots[slot_of(w, w->rows + i * w->values)] = (uint32_t)i + 1;
  ent__free(old);
  return true;
}

static ent_status judge(walk *w, const unsigned char *row, ent_error *err) {
  const ent__vaf *vaf = &w->question->audiences->vaf;
  const ent__residual *r = &w->judge.residual;
  for (uint32_t i = 0; i < w->values; i++) w->rank[w->value[i]] = row[i];
  ent__vaf_judge(vaf, w->rank, w->best, w->fails);
  w->work += (uint64_t)vaf->framework->graph.nodes + r->start[r->count] + vaf->contests;
  const ent_status status = ent__judge_solve(&w->judge, w->fails, w->acceptance, err);
  if (status == ENT_OK) w->found = ent__turns(w->question, w->acceptance, &w->question->turn->after_order);
  return status;
}

/* Adds w->row unless it was met before, and judges by it. */
static ent_status meet(walk *w, ent_error *err) {
  void *rows = w->rows;
  if (!widen(w)) return ent__nomem(err);
  const size_t slot = slot_of(w, w->row);
  if (w->slots[slot] != 0) return ENT_OK;
  if (ent__grow(&rows, &w->row_room, (w->count + 1) * w->values, 1) != 0) return ent__nomem(err);
  w->rows = rows;
  memcpy(w->rows + w->count * w->values, w->row, w->values);
  w->slots[slot] = (uint32_t)++w->count;
  return judge(w, w->row, err);
}

static bool is_over(const walk *w) { return w->work > w->question->audiences->options.work || w->count >= most_states; }

/* Takes a value out of its tie: into a rank of its own above the others or below. */
static void part_with(unsigned char *row, uint32_t count, uint32_t value, bool up) {
  const unsigned char tie = row[value];
  for (uint32_t i = 0; i < count; i++)
    if (row[i] > tie || (row[i] == tie && (i == value) != up)) row[i]++;
}

/* Goes to all orders one step from a row. */
static ent_status step(walk *w, size_t from, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t i = 0; i < w->values; i++) {
    uint32_t equals = 0;
    for (uint32_t k = 0; k < w->values && status == ENT_OK && !w->found && !is_over(w); k++) {
      const unsigned char *row = w->rows + from * w->values;
      equals += k != i && row[k] == row[i];
      if (row[k] != row[i] + 1) continue;
      memcpy(w->row, row, w->values);
      w->row[k]--;
      w->row[i]++;
      status = meet(w, err);
    }
    for (int up = 1; up >= 0 && equals > 0; up--) {
      if (status != ENT_OK || w->found || is_over(w)) break;
      memcpy(w->row, w->rows + from * w->values, w->values);
      part_with(w->row, w->values, i, up != 0);
      status = meet(w, err);
    }
  }
  return status;
}

static ent_status keep_order(walk *w, ent_error *err) {
  ent_turn *turn = w->question->turn;
  ent_ranked_value *order = ent__arena_alloc(&w->question->audiences->arena, w->values, sizeof *order);
  if (order == NULL) return ent__nomem(err);
  const unsigned char *row = w->rows + (w->count - 1) * w->values;
  for (uint32_t i = 0; i < w->values; i++) order[i] = (ent_ranked_value){w->value[i], row[i]};
  ent__audience_sort(order, w->values, w->question->audiences->framework->dataset);
  turn->order = (ent_value_order){order, w->values};
  return ENT_OK;
}

/* Every order within d steps has been met when the d-th round is done. */
static ent_status search(walk *w, ent_error *err) {
  ent_turn *turn = w->question->turn;
  const uint32_t most = w->question->audiences->options.most_steps;
  ent_status status = meet(w, err);
  size_t done = 0;
  while (status == ENT_OK && !w->found && turn->steps < most) {
    const size_t end = w->count;
    for (; done < end && status == ENT_OK && !w->found && !is_over(w); done++) status = step(w, done, err);
    if (status != ENT_OK) return status;
    if (w->found) {
      turn->steps++;
      turn->order_end = ENT_SEARCH_LEAST;
      return keep_order(w, err);
    }
    if (is_over(w)) {
      turn->order_end = ENT_SEARCH_STOPPED;
      return ENT_OK;
    }
    if (w->count == end) {
      turn->order_end = ENT_SEARCH_NONE;
      return ENT_OK;
    }
    turn->steps++;
  }
  turn->order_end = ENT_SEARCH_NOT_WITHIN;
  return status;
}

/* The places of the values in the order of their ids; their ranks are the first row. */
static void begin(walk *w, ent_value_order order) {
  size_t count;
  const ent_value *values = ent_dataset_values(w->question->audiences->framework->dataset, &count);
  for (uint32_t i = 0; i < order.count; i++) {
    uint32_t at = i;
    for (; at > 0 && strcmp(values[w->value[at - 1]].id, values[order.at[i].value].id) > 0; at--) {
      w->value[at] = w->value[at - 1];
      w->row[at] = w->row[at - 1];
    }
    w->value[at] = order.at[i].value;
    w->row[at] = (unsigned char)order.at[i].rank;
  }
}

static ent_status prepare(walk *w, ent_error *err) {
  const ent_audiences *a = w->question->audiences;
  const uint32_t nodes = a->framework->graph.nodes;
  unsigned char *outcome = ent__alloc(a->vaf.contests, 1);
  bool *wanted = ent__zalloc(nodes, sizeof *wanted);
  uint32_t *queue = ent__alloc(nodes, sizeof *queue);
  ent_status status = outcome == NULL || wanted == NULL || queue == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    memset(outcome, ENT__VARIES, a->vaf.contests);
    outcome[0] = ENT__SUCCEEDS;
    ent__turn_mark(w->question, wanted);
    ent__vaf_upstream(&a->vaf, outcome, wanted, queue);
    const bool part = ent__semantics_directional(a->options.semantics);
    status = ent__judge_init(&w->judge, &a->vaf, a->options.semantics, outcome, part ? wanted : NULL, err);
  }
  ent__free(outcome);
  ent__free(wanted);
  ent__free(queue);
  return status;
}

ent_status ent__turn_order(ent__question *question, ent_error *err) {
  const ent_audiences *a = question->audiences;
  const ent_value_order order = a->audiences[question->turn->audience].order;
  walk w = {.question = question, .values = order.count};
  question->turn->order_end = order.count < 2 ? ENT_SEARCH_NONE : ENT_SEARCH_STOPPED;
  if (order.count < 2 || order.count > most_values) return ENT_OK;
  w.value = ent__alloc(order.count, sizeof *w.value);
  w.row = ent__alloc(order.count, 1);
  w.rank = ent__alloc(a->vaf.values, sizeof *w.rank);
  w.best = ent__alloc(a->vaf.sets, sizeof *w.best);
  w.fails = ent__alloc(a->vaf.contests, 1);
  w.acceptance = ent__alloc(a->framework->graph.nodes, 1);
  const bool room = w.value != NULL && w.row != NULL && w.rank != NULL && w.best != NULL && w.fails != NULL && w.acceptance != NULL;
  ent_status status = room ? prepare(&w, err) : ent__nomem(err);
  if (status == ENT_OK) {
    for (uint32_t v = 0; v < a->vaf.values; v++) w.rank[v] = ENT_NONE;
    begin(&w, order);
    if (w.judge.residual.varying_count == 0 && ent__semantics_complete(a->options.semantics)) question->turn->order_end = ENT_SEARCH_NONE;
    else status = search(&w, err);
  }
  ent__judge_clear(&w.judge);
  ent__free(w.value);
  ent__free(w.rows);
  ent__free(w.slots);
  ent__free(w.rank);
  ent__free(w.best);
  ent__free(w.fails);
  ent__free(w.acceptance);
  ent__free(w.row);
  return status;
}
