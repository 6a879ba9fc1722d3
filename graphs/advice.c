/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to tell a person of a study: things counted twice, left out, or better done otherwise. */
#include "graphs/advice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Below this share of negative ties the design advises the excess network. */
#define FEW_NEGATIVE 0.1

static ent_status add(ent_diagnostics *advice, ent_severity severity, const char *code, ent_buffer *message, const char *hint, ent_error *err) {
  ent_status status = ent__buffer_status(message, err);
  const ent_diagnostic entry = {severity, code, NULL, 0, 0, NULL, message->data, hint};
  if (status == ENT_OK) status = ent__diagnostics_add(advice, &entry, err);
  ent_buffer_clear(message);
  return status;
}

static int by_string(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* Lists the members of a bloc that have cells beside it, by id. */
static size_t members_beside(const char **ids, const ent_study *study, uint32_t bloc) {
  size_t nodes = 0, actor_count = 0, found = 0;
  const ent_node *node = ent_network_nodes(ent_study_network(study), &nodes);
  const ent_actor *actors = ent_dataset_actors(ent_study_dataset(study), &actor_count);
  for (size_t i = 0; i < nodes; i++) {
    if (node[i].kind != ENT_NODE_ACTOR || node[i].index == bloc) continue;
    const ent_actor *actor = &actors[node[i].index];
    for (uint32_t m = 0; m < actor->memberships; m++) {
      if (actor->member_of[m].bloc != bloc) continue;
      ids[found++] = actor->id;
      break;
    }
  }
  if (found > 0) qsort(ids, found, sizeof *ids, by_string);
  return found;
}

static ent_status warn_of_bloc(ent_diagnostics *advice, const char *bloc, const char *const *ids, size_t count, ent_error *err) {
  ent_buffer message = ENT_BUFFER_INIT;
  ent__buffer_printf(&message, "bloc '%s' stands in the network beside %zu of its members (", bloc, count);
  for (size_t i = 0; i < count && i < 5; i++) {
    if (i > 0) ent__buffer_puts(&message, ", ");
    ent__buffer_puts(&message, ids[i]);
  }
  ent__buffer_puts(&message, count > 5 ? ", ...), so that a stance may count twice" : "), so that a stance may count twice");
  return add(advice, ENT_WARNING, "counted-twice", &message, "leave one out with --not-actors", err);
}

static ent_status advise_blocs(ent_diagnostics *advice, const ent_study *study, ent_error *err) {
  size_t nodes = 0, actor_count = 0;
  const ent_node *node = ent_network_nodes(ent_study_network(study), &nodes);
  const ent_actor *actors = ent_dataset_actors(ent_study_dataset(study), &actor_count);
  const char **ids = ent__alloc(nodes, sizeof *ids);
  uint8_t *is_bloc = ent__zalloc(actor_count, 1);
  const char **blocs = ent__alloc(nodes, sizeof *blocs);
  const bool room = ids != NULL && is_bloc != NULL && blocs != NULL;
  ent_status status = room ? ENT_OK : ent__nomem(err);
  size_t bloc_count = 0;
  for (size_t i = 0; room && i < actor_count; i++)
    for (uint32_t m = 0; m < actors[i].memberships; m++) is_bloc[actors[i].member_of[m].bloc] = 1;
  for (size_t i = 0; room && i < nodes; i++)
    if (node[i].kind == ENT_NODE_ACTOR && is_bloc[node[i].index]) blocs[bloc_count++] = node[i].id;
  if (bloc_count > 0) qsort(blocs, bloc_count, sizeof *blocs, by_string);
  for (size_t i = 0; i < bloc_count && status == ENT_OK; i++) {
    const uint32_t bloc = ent_dataset_find(ent_study_dataset(study), ENT_TABLE_ACTORS, blocs[i]);
    const size_t found = members_beside(ids, study, bloc);
    if (found > 0) status = warn_of_bloc(advice, blocs[i], ids, found, err);
  }
  ent__free(ids);
  ent__free(is_bloc);
  ent__free(blocs);
  return status;
}

static ent_status advise_undated(ent_diagnostics *advice, const ent_stances *stances, ent_error *err) {
  const size_t undated = ent_stances_undated(stances);
  if (undated == 0) return ENT_OK;
  ent_buffer message = ENT_BUFFER_INIT;
  ent__buffer_printf(&message, "%zu statement%s without a date %s left out by the date filter", undated, undated == 1 ? "" : "s", undated == 1 ? "was" : "were");
  return add(advice, ENT_NOTE, "undated", &message, NULL, err);
}

static ent_status advise_excess(ent_diagnostics *advice, const ent_network *network, ent_error *err) {
  size_t count = 0, negative = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  for (size_t i = 0; i < count; i++) negative += ties[i].weight < 0;
  if (count == 0 || (double)negative >= FEW_NEGATIVE * (double)count) return ENT_OK;
  ent_buffer message = ENT_BUFFER_INIT;
  ent__buffer_printf(&message, "only %zu of %zu ties %s negative, so that most actors fall into one coalition", negative, count, negative == 1 ? "is" : "are");
  return add(advice, ENT_NOTE, "few-negative", &message, "'--type excess' counts agreement beyond what the issues make common", err);
}

/* A small dataset may not have the issues to compare any two on. Those at one have no ties of conflict or excess either way. */
static ent_status advise_fewer_shared(ent_diagnostics *advice, const ent_network *network, ent_error *err) {
  const int least = ent_network_get_options(network)->min_shared;
  const ent_network_type type = ent_network_get_options(network)->type;
  size_t nodes = 0, ties = 0;
  (void)ent_network_nodes(network, &nodes);
  (void)ent_network_ties(network, &ties);
  if (type != ENT_NETWORK_SUBTRACT && type != ENT_NETWORK_CONGRUENCE && type != ENT_NETWORK_COOCCURRENCE) return ENT_OK;
  if (least <= 1 || nodes < 2 || ties > 0 || ent_network_pruning(network).before > 0) return ENT_OK;
  ent_buffer message = ENT_BUFFER_INIT;
  const bool actors = ent_network_get_options(network)->between == ENT_BETWEEN_ACTORS;
  ent__buffer_printf(&message, "no two of the %zu %s have a tie, which takes %d shared %s", nodes, actors ? "actors" : "issues", least, actors ? "issues" : "actors");
  return add(advice, ENT_NOTE, "no-ties", &message, "'--min-shared 1' is content with one", err);
}

/* Few statements prove nothing, and a threshold may lie above every weight. */
static ent_status advise_backbone(ent_diagnostics *advice, const ent_network *network, ent_error *err) {
  static const char *const hints[] = {
      [ENT_BACKBONE_NONE] = NULL,
      [ENT_BACKBONE_BICM] = "the actors share too few issues to tell agreement from chance, or agree no more than chance; '--alpha' sets how sure to be",
      [ENT_BACKBONE_THRESHOLD] = "ask for a lower '--threshold'",
      [ENT_BACKBONE_DISPARITY] = "no tie stands out at either of its ends; '--alpha' sets how far it must",
  };
  const ent_network_options *options = ent_network_get_options(network);
  const size_t before = ent_network_pruning(network).before;
  size_t ties = 0;
  (void)ent_network_ties(network, &ties);
  if (options->backbone == ENT_BACKBONE_NONE || ties > 0 || before == 0) return ENT_OK;
  ent_buffer message = ENT_BUFFER_INIT;
  ent__buffer_printf(&message, "none of the %zu ties is in the backbone '%s'", before, ent_backbone_word(options->backbone));
  return add(advice, ENT_WARNING, "empty-backbone", &message, hints[options->backbone], err);
}

static ent_status advise_method(ent_diagnostics *advice, const ent_study *study, ent_error *err) {
  const ent_coalitions *coalitions = ent_study_coalitions(study);
  if (coalitions == NULL) return ENT_OK;
  const size_t dropped = ent_coalitions_dropped(coalitions);
  const ent_coalition_options *options = ent_coalitions_options(coalitions);
  ent_status status = ENT_OK;
  if (dropped > 0) {
    ent_buffer message = ENT_BUFFER_INIT;
    ent__buffer_printf(&message, "%zu negative tie%s dropped before method '%s' looked for coalitions", dropped, dropped == 1 ? " was" : "s were", options->method);
    status = add(advice, ENT_NOTE, "unused-ties", &message, NULL, err);
  }
  if (status == ENT_OK && options->resamples == 0 && ent_study_get_options(study)->coalitions.resamples > 0) {
    ent_buffer message = ENT_BUFFER_INIT;
    ent__buffer_printf(&message, "method '%s' is too slow for resamples: how sure a place is, is not known", options->method);
    status = add(advice, ENT_NOTE, "no-resamples", &message, NULL, err);
  }
  return status;
}

static ent_status advise_space(ent_diagnostics *advice, const ent_space *space, ent_error *err) {
  ent_status status = ENT_OK;
  if (space == NULL) return ENT_OK;
  const ent_space_fit *fit = ent_space_get_fit(space);
  if (fit->parts > 1) {
    ent_buffer message = ENT_BUFFER_INIT;
    ent__buffer_printf(&message, "the positions fall into %u parts that have neither an actor nor an issue in common, so that places in different parts cannot be compared", (unsigned)fit->parts);
    status = add(advice, ENT_WARNING, "not-comparable", &message, NULL, err);
  }
  if (status == ENT_OK && !fit->converged) {
    ent_buffer message = ENT_BUFFER_INIT;
    ent__buffer_printf(&message, "the estimation of places was ended after %u rounds, before they had settled", (unsigned)fit->iterations);
    status = add(advice, ENT_WARNING, "not-converged", &message, NULL, err);
  }
  return status;
}

ent_status ent__advise(ent_diagnostics *advice, const ent_study *study, ent_error *err) {
  const ent_network *network = ent_study_network(study);
  ent_status status = advise_method(advice, study, err);
  if (status == ENT_OK && ent_study_dataset(study) != NULL) {
    status = advise_blocs(advice, study, err);
    if (status == ENT_OK) status = advise_undated(advice, ent_study_stances(study), err);
    if (status == ENT_OK && ent_network_get_options(network)->type == ENT_NETWORK_SUBTRACT &&
        ent_network_get_options(network)->backbone == ENT_BACKBONE_NONE)
      status = advise_excess(advice, network, err);
    if (status == ENT_OK) status = advise_fewer_shared(advice, network, err);
    if (status == ENT_OK) status = advise_space(advice, ent_study_space(study), err);
  }
  if (status == ENT_OK) status = advise_backbone(advice, network, err);
  return status;
}
