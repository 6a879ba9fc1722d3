/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * First the labels that hold for all, by Kleene's rule over the attacks that may or may not succeed: a
 * node is in where everything that may attack it is out, and out where something that is in attacks it
 * for sure. The residual is what an attack that varies reaches among the rest.
 */
#include "engine/arguments/audiences/residual.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct common {
  const ent__vaf *vaf;
  const ent__graph *graph;
  const unsigned char *outcome;
  const bool *wanted;
  ent_label *labels;
  uint32_t *open; /* attackers that may succeed and are not out */
  uint32_t *queue;
  uint32_t queued;
} common;

static bool is_wanted(const common *c, uint32_t node) { return c->wanted == NULL || c->wanted[node]; }

static void accept(common *c, uint32_t node) {
  c->labels[node] = ENT_LABEL_IN;
  c->queue[c->queued++] = node;
}

static void reject(common *c, uint32_t node) {
  const ent__graph *g = c->graph;
  c->labels[node] = ENT_LABEL_OUT;
  for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
    const uint32_t target = g->targets[i];
    if (c->outcome[c->vaf->of_target[i]] == ENT__FAILS || !is_wanted(c, target)) continue;
    if (--c->open[target] == 0 && c->labels[target] == ENT_LABEL_UNDECIDED) accept(c, target);
  }
}

static void label_common(common *c) {
  const ent__graph *g = c->graph;
  for (uint32_t n = 0; n < g->nodes; n++) {
    c->labels[n] = ENT_LABEL_UNDECIDED;
    c->open[n] = 0;
    for (uint32_t i = g->source_start[n]; i < g->source_start[n + 1]; i++) c->open[n] += c->outcome[c->vaf->of_source[i]] != ENT__FAILS;
    if (c->open[n] == 0 && is_wanted(c, n)) accept(c, n);
  }
  for (uint32_t done = 0; done < c->queued; done++) {
    const uint32_t node = c->queue[done];
    for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
      const uint32_t target = g->targets[i];
      const bool sure = c->outcome[c->vaf->of_target[i]] == ENT__SUCCEEDS;
      if (sure && c->labels[target] == ENT_LABEL_UNDECIDED && is_wanted(c, target)) reject(c, target);
    }
  }
}

/* Gives a node a place unless it has one. */
static void take(ent__residual *r, uint32_t node) {
  if (r->place[node] != ENT_NONE) return;
  r->place[node] = r->count;
  r->node[r->count++] = node;
}

/* Takes what varying attacks reach, and last the ends from which they come: those keep their labels. Returns how many are solved. */
static uint32_t take_reached(ent__residual *r, const common *c) {
  const ent__graph *g = c->graph;
  for (uint32_t n = 0; n < g->nodes; n++) {
    if (c->labels[n] == ENT_LABEL_OUT || !is_wanted(c, n)) continue;
    for (uint32_t i = g->target_start[n]; i < g->target_start[n + 1]; i++) {
      const uint32_t target = g->targets[i];
      if (c->outcome[c->vaf->of_target[i]] == ENT__VARIES && c->labels[target] == ENT_LABEL_UNDECIDED && is_wanted(c, target)) take(r, target);
    }
  }
  for (uint32_t done = 0; done < r->count; done++) {
    for (uint32_t i = g->target_start[r->node[done]]; i < g->target_start[r->node[done] + 1]; i++) {
      const uint32_t target = g->targets[i];
      if (c->outcome[c->vaf->of_target[i]] != ENT__FAILS && c->labels[target] == ENT_LABEL_UNDECIDED && is_wanted(c, target)) take(r, target);
    }
  }
  const uint32_t solved = r->count;
  for (uint32_t p = 0; p < solved; p++) {
    for (uint32_t i = g->source_start[r->node[p]]; i < g->source_start[r->node[p] + 1]; i++)
      if (c->outcome[c->vaf->of_source[i]] == ENT__VARIES && c->labels[g->sources[i]] != ENT_LABEL_OUT) take(r, g->sources[i]);
  }
  return solved;
}

/* Returns how many attacks on solved places come from places. */
static uint32_t count_edges(const ent__residual *r, const common *c, uint32_t solved, uint32_t *varying) {
  const ent__graph *g = c->graph;
  uint32_t edges = 0;
  *varying = 0;
  for (uint32_t p = 0; p < solved; p++) {
    for (uint32_t i = g->source_start[r->node[p]]; i < g->source_start[r->node[p] + 1]; i++) {
      const unsigned char outcome = c->outcome[c->vaf->of_source[i]];
      if (outcome == ENT__FAILS || r->place[g->sources[i]] == ENT_NONE) continue;
      edges++;
      *varying += outcome == ENT__VARIES;
    }
  }
  return edges;
}

/*
 * An end that is not solved is attacked by nothing where it is in, and by one that never goes out
 * where it is undecided. So is what an undecided node outside attacks for sure.
 */
static void fill(ent__residual *r, const common *c, uint32_t solved) {
  const ent__graph *g = c->graph;
  uint32_t edges = 0;
  for (uint32_t p = 0; p < r->count; p++) r->open[p] = p >= solved && r->fixed[r->node[p]] == ENT_LABEL_UNDECIDED;
  for (uint32_t p = 0; p < r->count; p++) {
    const uint32_t node = r->node[p];
    r->start[p] = edges;
    for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
      const uint32_t to = r->place[g->targets[i]];
      const unsigned char outcome = c->outcome[c->vaf->of_target[i]];
      if (to == ENT_NONE || to >= solved || outcome == ENT__FAILS) continue;
      r->targets[edges] = to;
      r->contest[edges++] = outcome == ENT__VARIES ? c->vaf->of_target[i] : 0;
      if (outcome == ENT__VARIES) r->varying[r->varying_count++] = (ent__varying){to, c->vaf->of_target[i]};
      else r->open[to]++;
    }
  }
  r->start[r->count] = edges;
  for (uint32_t p = 0; p < solved; p++) {
    for (uint32_t i = g->source_start[r->node[p]]; i < g->source_start[r->node[p] + 1]; i++) {
      const uint32_t source = g->sources[i];
      if (r->place[source] != ENT_NONE || c->outcome[c->vaf->of_source[i]] != ENT__SUCCEEDS) continue;
      r->open[p] += r->fixed[source] == ENT_LABEL_UNDECIDED;
    }
  }
}

static ent_status build(ent__residual *r, const common *c, ent_error *err) {
  uint32_t varying;
  const uint32_t solved = take_reached(r, c);
  const uint32_t edges = count_edges(r, c, solved, &varying);
  r->start = ent__zalloc((size_t)r->count + 1, sizeof *r->start);
  r->targets = ent__alloc(edges, sizeof *r->targets);
  r->contest = ent__alloc(edges, sizeof *r->contest);
  r->open = ent__alloc(r->count, sizeof *r->open);
  r->varying = ent__alloc(varying, sizeof *r->varying);
  r->left = ent__alloc(r->count, sizeof *r->left);
  r->queue = ent__alloc(r->count, sizeof *r->queue);
  const bool room = r->start != NULL && r->targets != NULL && r->contest != NULL && r->open != NULL && r->varying != NULL && r->left != NULL &&
                    r->queue != NULL;
  if (!room) return ent__nomem(err);
  r->solved = solved;
  fill(r, c, solved);
  return ENT_OK;
}

ent_status ent__residual_init(ent__residual *out, const ent__vaf *vaf, const unsigned char *outcome, const bool *wanted, ent_error *err) {
  const uint32_t nodes = vaf->framework->graph.nodes;
  *out = (ent__residual){.vaf = vaf};
  out->fixed = ent__alloc(nodes, sizeof *out->fixed);
  out->node = ent__alloc(nodes, sizeof *out->node);
  out->place = ent__alloc(nodes, sizeof *out->place);
  common c = {vaf, &vaf->framework->graph, outcome, wanted, out->fixed, ent__alloc(nodes, sizeof *c.open), ent__alloc(nodes, sizeof *c.queue), 0};
  const bool room = out->fixed != NULL && out->node != NULL && out->place != NULL && c.open != NULL && c.queue != NULL;
  for (uint32_t n = 0; room && n < nodes; n++) out->place[n] = ENT_NONE;
  if (room) label_common(&c);
  const ent_status status = room ? build(out, &c, err) : ent__nomem(err);
  ent__free(c.open);
  ent__free(c.queue);
  return status;
}

void ent__residual_clear(ent__residual *residual) {
  ent__free(residual->fixed);
  ent__free(residual->node);
  ent__free(residual->place);
  ent__free(residual->start);
  ent__free(residual->targets);
  ent__free(residual->contest);
  ent__free(residual->open);
  ent__free(residual->varying);
  ent__free(residual->left);
  ent__free(residual->queue);
  *residual = (ent__residual){0};
}

/* A place goes out: each place that it attacks has one open attacker fewer; what has none is in and waits. */
static uint32_t put_out(ent__residual *r, const unsigned char *fails, ent_label *labels, uint32_t place, uint32_t queued) {
  labels[place] = ENT_LABEL_OUT;
  for (uint32_t i = r->start[place]; i < r->start[place + 1]; i++) {
    const uint32_t target = r->targets[i];
    if (fails[r->contest[i]] || --r->left[target] > 0 || labels[target] != ENT_LABEL_UNDECIDED) continue;
    labels[target] = ENT_LABEL_IN;
    r->queue[queued++] = target;
  }
  return queued;
}

void ent__residual_ground(ent__residual *residual, const unsigned char *fails, ent_label *labels) {
  ent__residual *r = residual;
  uint32_t queued = 0;
  for (uint32_t p = 0; p < r->count; p++) {
    r->left[p] = r->open[p];
    labels[p] = ENT_LABEL_UNDECIDED;
  }
  for (uint32_t i = 0; i < r->varying_count; i++) r->left[r->varying[i].target] += fails[r->varying[i].contest] == 0;
  for (uint32_t p = 0; p < r->count; p++) {
    if (r->left[p] > 0) continue;
    labels[p] = ENT_LABEL_IN;
    r->queue[queued++] = p;
  }
  for (uint32_t done = 0; done < queued; done++) {
    const uint32_t place = r->queue[done];
    for (uint32_t i = r->start[place]; i < r->start[place + 1]; i++)
      if (labels[r->targets[i]] == ENT_LABEL_UNDECIDED && !fails[r->contest[i]]) queued = put_out(r, fails, labels, r->targets[i], queued);
  }
}

void ent__vaf_upstream(const ent__vaf *vaf, const unsigned char *outcome, bool *wanted, uint32_t *queue) {
  const ent__graph *g = &vaf->framework->graph;
  uint32_t queued = 0;
  for (uint32_t n = 0; n < g->nodes; n++)
    if (wanted[n]) queue[queued++] = n;
  for (uint32_t done = 0; done < queued; done++) {
    for (uint32_t i = g->source_start[queue[done]]; i < g->source_start[queue[done] + 1]; i++) {
      if (outcome[vaf->of_source[i]] == ENT__FAILS || wanted[g->sources[i]]) continue;
      wanted[g->sources[i]] = true;
      queue[queued++] = g->sources[i];
    }
  }
}
