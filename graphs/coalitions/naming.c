/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a coalition is called after: a bloc that it nearly is, else its most typical member. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"

/* Returns Σ weight of the ties from a node to its own coalition. */
static double inner_weight(const ent_coalitions *coalitions, uint32_t node) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(coalitions->network, &count);
  const uint32_t *incident = ent_network_incident(coalitions->network, node, &count);
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &ties[incident[i]];
    const uint32_t other = tie->source == node ? tie->target : tie->source;
    if (coalitions->members[other].coalition == coalitions->members[node].coalition) sum += tie->weight;
  }
  return sum;
}

/*
 * The highest mean tie to the rest: all have the same rest to divide by. Of equals, the one that
 * has said most; then the first.
 */
static void find_typical(const ent_coalitions *coalitions, ent_coalition *coalition) {
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(coalitions->network, &count);
  const double tolerance = 1e-9 * coalitions->quality.total;
  double best = 0;
  double within = 0;
  for (uint32_t i = 0; i < coalition->size; i++) {
    const uint32_t node = coalition->members[i];
    const double weight = inner_weight(coalitions, node);
    within += weight;
    const bool heavier = i == 0 || weight > best + tolerance;
    const bool equal = i > 0 && weight >= best - tolerance && weight <= best + tolerance;
    if (!heavier && !(equal && nodes[node].activity > nodes[coalition->typical].activity)) continue;
    if (heavier) best = weight;
    coalition->typical = node;
  }
  /* Each inner tie was met at both ends. */
  coalition->within = within / 2;
}

/* Tallies over the actors of the dataset, which a bloc is one of. */
typedef struct tally {
  const ent_actor *actors;
  size_t count;
  uint32_t *members; /* of the bloc, among the nodes; the bloc itself counts where it is one */
  uint32_t *shared;  /* of those, how many are in the coalition looked at */
  uint32_t *counted; /* the actor last counted, since a membership may be listed for several times */
} tally;

static void count_blocs(tally *t, uint32_t *counter, ent_actor_id actor) {
  const ent_actor *record = &t->actors[actor];
  for (uint32_t m = 0; m < record->memberships; m++) {
    const ent_actor_id bloc = record->member_of[m].bloc;
    if (t->counted[bloc] == actor) continue;
    t->counted[bloc] = actor;
    counter[bloc]++;
  }
  counter[actor]++;
}

static void forget_counted(tally *t) {
  for (size_t a = 0; a < t->count; a++) t->counted[a] = ENT_NONE;
}

static const char *plain_label(const ent_actor *actor) { return ent_text_in(actor->label, NULL); }

/*
 * Is this bloc a closer match than the best so far? By the overlap |both| / |either|; of equals the
 * one whose label, then id, comes first.
 */
static bool closer(const tally *t, uint32_t size, ent_actor_id bloc, ent_actor_id best) {
  if (best == ENT_NONE) return true;
  const uint64_t either = (uint64_t)t->members[bloc] + size - t->shared[bloc];
  const uint64_t best_either = (uint64_t)t->members[best] + size - t->shared[best];
  const uint64_t overlap = t->shared[bloc] * best_either;
  const uint64_t best_overlap = t->shared[best] * either;
  if (overlap != best_overlap) return overlap > best_overlap;
  const int labels = strcmp(plain_label(&t->actors[bloc]), plain_label(&t->actors[best]));
  return labels != 0 ? labels < 0 : strcmp(t->actors[bloc].id, t->actors[best].id) < 0;
}

/*
 * A coalition takes a bloc's name where most of the bloc's members are in the coalition and most
 * of the coalition's are in the bloc.
 */
static void consider_bloc(const tally *t, ent_coalition *coalition, ent_actor_id bloc) {
  const uint64_t shared = t->shared[bloc];
  if (shared < 2 || 2 * shared <= t->members[bloc] || 2 * shared <= coalition->size) return;
  if (bloc != coalition->bloc && closer(t, coalition->size, bloc, coalition->bloc)) coalition->bloc = bloc;
}

/* Sets a tally of an actor and its blocs back to nothing. */
static void forget_actor(tally *t, ent_actor_id actor) {
  const ent_actor *record = &t->actors[actor];
  t->shared[actor] = 0;
  t->counted[actor] = ENT_NONE;
  for (uint32_t m = 0; m < record->memberships; m++) {
    t->shared[record->member_of[m].bloc] = 0;
    t->counted[record->member_of[m].bloc] = ENT_NONE;
  }
}

/* Looks only at the members and their blocs, of which `shared` and `counted` are empty before and after. */
static void find_bloc(tally *t, const ent_node *nodes, ent_coalition *coalition) {
  if (coalition->size < 2) return;
  for (uint32_t i = 0; i < coalition->size; i++)
    count_blocs(t, t->shared, nodes[coalition->members[i]].index);
  for (uint32_t i = 0; i < coalition->size; i++) {
    const ent_actor_id actor = nodes[coalition->members[i]].index;
    consider_bloc(t, coalition, actor);
    for (uint32_t m = 0; m < t->actors[actor].memberships; m++)
      consider_bloc(t, coalition, t->actors[actor].member_of[m].bloc);
  }
  for (uint32_t i = 0; i < coalition->size; i++) forget_actor(t, nodes[coalition->members[i]].index);
}

static ent_status name_after_blocs(ent_coalitions *coalitions, ent_error *err) {
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(coalitions->network, &count);
  tally t = {.actors = NULL};
  ent_status status = ENT_OK;
  t.actors = ent_dataset_actors(ent_stances_dataset(ent_network_stances(coalitions->network)), &t.count);
  t.members = ent__zalloc(t.count, sizeof *t.members);
  t.shared = ent__zalloc(t.count, sizeof *t.shared);
  t.counted = ent__alloc(t.count, sizeof *t.counted);
  if (t.members == NULL || t.shared == NULL || t.counted == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  forget_counted(&t);
  for (size_t v = 0; v < count; v++) count_blocs(&t, t.members, nodes[v].index);
  forget_counted(&t);
  for (uint32_t c = 0; c < coalitions->count; c++) find_bloc(&t, nodes, &coalitions->list[c]);
fail:
  ent__free(t.counted);
  ent__free(t.shared);
  ent__free(t.members);
  return status;
}

ent_status ent__coalitions_name(ent_coalitions *coalitions, ent_error *err) {
  for (uint32_t c = 0; c < coalitions->count; c++) {
    ent_coalition *coalition = &coalitions->list[c];
    find_typical(coalitions, coalition);
    if (coalition->size > 1) {
      coalition->cohesion = coalition->within / (0.5 * coalition->size * (coalition->size - 1.0));
    }
  }
  return coalitions->of_actor != NULL ? name_after_blocs(coalitions, err) : ENT_OK;
}
