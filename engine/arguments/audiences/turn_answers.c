/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The least set of arguments to be answered: sets of one, of two, ... by depth first search, those near
 * the conclusion first. Where extensions are complete, it changes nothing to answer what the grounded
 * extension defeats; so the members of a least set can be taken in an order in which each is not out
 * when its turn comes, and only such are tried.
 */
#include <stdlib.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/arguments/node_order.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* An argument that may be answered: how far from the conclusion, and its place in the order of ids. */
typedef struct candidate {
  uint32_t distance;
  uint32_t by_id;
  uint32_t node; /* of the part */
} candidate;

typedef struct hunt {
  ent__question *question;
  ent__graph part;          /* the attacks that succeed among what bears on the conclusion */
  uint32_t *place;          /* by node of the framework; ENT_NONE outside */
  uint32_t *node;           /* by node of the part */
  uint32_t *contest;        /* zeros, by attack of the part */
  candidate *candidates;
  uint32_t count;
  bool *removed;            /* by node of the part */
  unsigned char *passed;    /* by candidate: 1 + the depth at which all sets with it have been tried; 0 */
  ent_label *labels;        /* by depth and node of the part */
  unsigned char *acceptance; /* by node of the part */
  unsigned char *whole;     /* by node of the framework */
  uint32_t *open;
  uint32_t *queue;
  uint32_t *scratch;
  uint64_t work;
  uint64_t leaves;
  bool found;
  bool over;
} hunt;

/* The grounded labelling of what is not removed; removed nodes are out. */
static void ground(hunt *h, ent_label *labels) {
  const ent__graph *g = &h->part;
  uint32_t queued = 0;
  h->work += g->nodes + ent__graph_edges(g);
  for (uint32_t n = 0; n < g->nodes; n++) {
    labels[n] = h->removed[n] ? ENT_LABEL_OUT : ENT_LABEL_UNDECIDED;
    h->open[n] = 0;
    for (uint32_t i = g->source_start[n]; i < g->source_start[n + 1]; i++) h->open[n] += !h->removed[g->sources[i]];
    if (h->removed[n] || h->open[n] > 0) continue;
    labels[n] = ENT_LABEL_IN;
    h->queue[queued++] = n;
  }
  for (uint32_t done = 0; done < queued; done++) {
    const uint32_t node = h->queue[done];
    for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
      const uint32_t out = g->targets[i];
      if (labels[out] != ENT_LABEL_UNDECIDED) continue;
      labels[out] = ENT_LABEL_OUT;
      for (uint32_t k = g->target_start[out]; k < g->target_start[out + 1]; k++) {
        const uint32_t next = g->targets[k];
        if (--h->open[next] > 0 || labels[next] != ENT_LABEL_UNDECIDED) continue;
        labels[next] = ENT_LABEL_IN;
        h->queue[queued++] = next;
      }
    }
  }
}

/* Asks whether what is removed turns the conclusion. */
static ent_status try_set(hunt *h, const ent_label *labels, ent_error *err) {
  static const unsigned char fails[1] = {0};
  ent_audiences *a = h->question->audiences;
  h->leaves++;
  const ent_status status =
      ent__judge_finish(&h->part, h->contest, fails, h->removed, a->options.semantics, 0, labels, h->scratch, h->acceptance, err);
  if (status != ENT_OK) return status;
  for (uint32_t n = 0; n < h->part.nodes; n++) h->whole[h->node[n]] = h->acceptance[n];
  h->found = ent__turns(h->question, h->whole, &h->question->turn->after_answers);
  return ENT_OK;
}

static bool worth(const hunt *h, const ent_label *labels, uint32_t i) {
  const uint32_t node = h->candidates[i].node;
  if (h->passed[i] || h->removed[node]) return false;
  return labels[node] != ENT_LABEL_OUT || !ent__semantics_complete(h->question->audiences->options.semantics);
}

/* Removes `more` arguments in every way; the depth is bounded by ENT__MOST_ANSWERED. */
static ent_status descend(hunt *h, uint32_t depth, uint32_t more, ent_error *err) {
  ent_label *labels = h->labels + (size_t)depth * h->part.nodes;
  ent_status status = ENT_OK;
  uint32_t i = 0;
  ground(h, labels);
  if (more == 0) return try_set(h, labels, err);
  for (; i < h->count && status == ENT_OK && !h->found && !h->over; i++) {
    const uint32_t node = h->candidates[i].node;
    if (!worth(h, labels, i)) continue;
    h->removed[node] = true;
    status = descend(h, depth + 1, more - 1, err);
    if (h->found) return status; /* what is removed stays so, to be read */
    h->removed[node] = false;
    h->passed[i] = (unsigned char)(depth + 1);
    h->over = h->work > h->question->audiences->options.work;
  }
  for (uint32_t k = 0; k < i; k++)
    if (h->passed[k] == depth + 1) h->passed[k] = 0;
  return status;
}

static int compare_candidates(const void *left, const void *right) {
  const candidate *a = left, *b = right;
  if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
  return a->by_id < b->by_id ? -1 : a->by_id > b->by_id;
}

static int compare_numbers(const void *left, const void *right) {
  const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static ent_status take_answered(hunt *h, uint32_t size, ent_error *err) {
  uint32_t found = 0;
  uint32_t *answered = ent__arena_alloc(&h->question->audiences->arena, size, sizeof *answered);
  if (answered == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < h->count; i++)
    if (h->removed[h->candidates[i].node]) answered[found++] = h->node[h->candidates[i].node];
  qsort(answered, found, sizeof *answered, compare_numbers);
  h->question->turn->answered = (ent_ids){answered, found};
  return ENT_OK;
}

static ent_status search(hunt *h, ent_error *err) {
  ent_turn *turn = h->question->turn;
  const uint32_t most = h->question->audiences->options.most_answered;
  for (uint32_t size = 1; size <= most; size++) {
    h->leaves = 0;
    const ent_status status = descend(h, 0, size, err);
    if (status != ENT_OK) return status;
    if (h->found) {
      turn->answers_end = ENT_SEARCH_LEAST;
      turn->size = size;
      return take_answered(h, size, err);
    }
    if (h->over || h->leaves == 0) {
      turn->answers_end = h->over ? ENT_SEARCH_STOPPED : ENT_SEARCH_NONE;
      return ENT_OK;
    }
    turn->size = size;
  }
  turn->answers_end = ENT_SEARCH_NOT_WITHIN;
  return ENT_OK;
}

/* Finds each argument's place in the order of ids, once. */
static ent_status order_ids(ent_audiences *a, ent_error *err) {
  if (a->by_id != NULL) return ENT_OK;
  uint32_t *by_id = ent__alloc(a->framework->graph.nodes, sizeof *by_id);
  const ent_status status = by_id == NULL ? ent__nomem(err) : ent__nodes_rank(by_id, a->framework, err);
  if (status == ENT_OK) a->by_id = by_id;
  else ent__free(by_id);
  return status;
}

/* Takes what bears on the conclusion breadth first, and all else where the semantics looks at all; *distance is by node. */
static void take_nodes(hunt *h, uint32_t *distance) {
  const ent_audiences *a = h->question->audiences;
  const ent__graph *g = &a->framework->graph;
  bool *wanted = h->removed; /* in use later */
  uint32_t count = 0;
  ent__turn_mark(h->question, wanted);
  for (uint32_t n = 0; n < g->nodes; n++) {
    h->place[n] = wanted[n] ? count : ENT_NONE;
    if (wanted[n]) h->node[count++] = n;
    distance[n] = wanted[n] ? 0 : ENT_NONE;
    wanted[n] = false;
  }
  for (uint32_t done = 0; done < count; done++) {
    for (uint32_t i = g->source_start[h->node[done]]; i < g->source_start[h->node[done] + 1]; i++) {
      const uint32_t source = g->sources[i];
      if (h->question->outcome[a->vaf.of_source[i]] == ENT__FAILS || h->place[source] != ENT_NONE) continue;
      h->place[source] = count;
      distance[source] = distance[h->node[done]] + 1;
      h->node[count++] = source;
    }
  }
  for (uint32_t n = 0; n < g->nodes && !ent__semantics_directional(a->options.semantics); n++) {
    if (h->place[n] != ENT_NONE) continue;
    h->place[n] = count;
    h->node[count++] = n;
  }
  h->part.nodes = count;
}

static ent_status make_part(hunt *h, ent_error *err) {
  const ent_audiences *a = h->question->audiences;
  const ent__graph *g = &a->framework->graph;
  const uint32_t nodes = h->part.nodes;
  size_t count = 0;
  ent_attack *edges = ent__alloc(ent__graph_edges(g), sizeof *edges);
  if (edges == NULL) return ent__nomem(err);
  for (uint32_t p = 0; p < nodes; p++) {
    const uint32_t node = h->node[p];
    for (uint32_t i = g->source_start[node]; i < g->source_start[node + 1]; i++)
      if (h->question->outcome[a->vaf.of_source[i]] != ENT__FAILS) edges[count++] = (ent_attack){h->place[g->sources[i]], p};
  }
  const ent_status status = ent__graph_init(&h->part, nodes, edges, count, err);
  ent__free(edges);
  return status;
}

/* The argument in question is no candidate, nor is what stands for a relation. */
static void list_candidates(hunt *h, const uint32_t *distance) {
  const ent_audiences *a = h->question->audiences;
  for (uint32_t p = 0; p < h->part.nodes; p++) {
    const uint32_t node = h->node[p];
    if (node >= a->framework->arguments || node == h->question->turn->argument) continue;
    h->candidates[h->count++] = (candidate){distance[node], a->by_id[node], p};
  }
  if (h->count > 0) qsort(h->candidates, h->count, sizeof *h->candidates, compare_candidates);
}

static bool make_room(hunt *h, uint32_t nodes) {
  h->place = ent__alloc(nodes, sizeof *h->place);
  h->node = ent__alloc(nodes, sizeof *h->node);
  h->removed = ent__zalloc(nodes, sizeof *h->removed);
  h->whole = ent__zalloc(nodes, 1);
  return h->place != NULL && h->node != NULL && h->removed != NULL && h->whole != NULL;
}

static bool make_more_room(hunt *h) {
  const uint32_t nodes = h->part.nodes, depths = h->question->audiences->options.most_answered + 1;
  h->contest = ent__zalloc(ent__graph_edges(&h->part), sizeof *h->contest);
  h->candidates = ent__alloc(nodes, sizeof *h->candidates);
  h->passed = ent__zalloc(nodes, 1);
  h->labels = ent__alloc(nodes, depths * sizeof *h->labels);
  h->acceptance = ent__alloc(nodes, 1);
  h->open = ent__alloc(nodes, sizeof *h->open);
  h->queue = ent__alloc(nodes, sizeof *h->queue);
  h->scratch = ent__alloc(nodes, sizeof *h->scratch);
  return h->contest != NULL && h->candidates != NULL && h->passed != NULL && h->labels != NULL && h->acceptance != NULL && h->open != NULL &&
         h->queue != NULL && h->scratch != NULL;
}

static void clear(hunt *h) {
  ent__graph_clear(&h->part);
  ent__free(h->place);
  ent__free(h->node);
  ent__free(h->contest);
  ent__free(h->candidates);
  ent__free(h->removed);
  ent__free(h->passed);
  ent__free(h->labels);
  ent__free(h->acceptance);
  ent__free(h->whole);
  ent__free(h->open);
  ent__free(h->queue);
  ent__free(h->scratch);
}

ent_status ent__turn_answers(ent__question *question, ent_error *err) {
  ent_audiences *a = question->audiences;
  const uint32_t nodes = a->framework->graph.nodes;
  hunt h = {.question = question};
  uint32_t *distance = ent__alloc(nodes, sizeof *distance);
  ent_status status = make_room(&h, nodes) && distance != NULL ? order_ids(a, err) : ent__nomem(err);
  if (status == ENT_OK) {
    take_nodes(&h, distance);
    status = make_part(&h, err);
  }
  if (status == ENT_OK && !make_more_room(&h)) status = ent__nomem(err);
  if (status == ENT_OK) {
    list_candidates(&h, distance);
    status = search(&h, err);
  }
  ent__free(distance);
  clear(&h);
  return status;
}
