/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grounded labelling (Dung 1995; Modgil & Caminada 2009): what nothing attacks is in, what
 * something in attacks is out, and so on until nothing changes. Each attack is seen once.
 */
#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct work {
  ent_framework *framework;
  size_t *open;    /* attackers not yet out, by node */
  uint32_t *queue; /* nodes that are in and whose targets wait */
  size_t queued;
} work;

static void accept(work *w, uint32_t node) {
  w->framework->labels[node] = ENT_LABEL_IN;
  w->queue[w->queued++] = node;
}

/* A node goes out: each of its targets has one open attacker fewer. */
static void reject(work *w, uint32_t node) {
  const ent_framework *f = w->framework;
  f->labels[node] = ENT_LABEL_OUT;
  for (size_t i = f->target_start[node]; i < f->target_start[node + 1]; i++) {
    const uint32_t target = f->targets[i];
    if (--w->open[target] == 0 && f->labels[target] == ENT_LABEL_UNDECIDED) accept(w, target);
  }
}

ent_status ent__framework_ground(ent_framework *framework, ent_error *err) {
  framework->labels = ent__alloc(framework->nodes, sizeof *framework->labels);
  work w = {framework, ent__alloc(framework->nodes, sizeof *w.open), ent__alloc(framework->nodes, sizeof *w.queue), 0};
  const bool room = framework->labels != NULL && w.open != NULL && w.queue != NULL;
  for (size_t i = 0; room && i < framework->nodes; i++) framework->labels[i] = ENT_LABEL_UNDECIDED;
  for (size_t i = 0; room && i < framework->nodes; i++) {
    w.open[i] = framework->source_start[i + 1] - framework->source_start[i];
    if (w.open[i] == 0) accept(&w, (uint32_t)i);
  }
  for (size_t done = 0; room && done < w.queued; done++) {
    const uint32_t node = w.queue[done];
    for (size_t i = framework->target_start[node]; i < framework->target_start[node + 1]; i++)
      if (framework->labels[framework->targets[i]] == ENT_LABEL_UNDECIDED) reject(&w, framework->targets[i]);
  }
  ent__free(w.open);
  ent__free(w.queue);
  return room ? ENT_OK : ent__nomem(err);
}
