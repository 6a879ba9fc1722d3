/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions over time: laying windows, looking at each, following, comparing. */
#include <entente/change.h>

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"

enum { most_windows = 10000 };

void ent_change_free(ent_change *change) {
  if (change == NULL) return;
  for (uint32_t w = 0; w < change->window_count && change->frames != NULL; w++) {
    ent__free(change->frames[w].camp);
    ent__free(change->frames[w].typical);
    ent__free(change->frames[w].lineage);
    ent__free(change->frames[w].size);
  }
  for (uint32_t w = 0; w < change->window_count && change->ties != NULL; w++) ent__free(change->ties[w].at);
  ent__free(change->frames);
  ent__free(change->ties);
  ent__free(change->apart);
  ent__free(change->list);
  ent__free(change->node_of);
  ent__free(change->nodes);
  ent__free(change->tracks);
  ent__free(change->lineages);
  ent__free(change->events);
  ent__free(change->moves);
  ent__free(change->steps);
  ent__free(change->points);
  ent__free(change->shifts);
  ent__free(change->issues);
  ent_stances_free(change->stances);
  ent_windows_free(change->windows);
  ent__free(change);
}

static ent_change_node node_from(const ent_dataset *dataset, bool of_actors, uint32_t index) {
  size_t count = 0;
  ent_change_node node = {.kind = of_actors ? ENT_NODE_ACTOR : ENT_NODE_ISSUE, .index = index, .net = NAN, .path = NAN};
  if (of_actors) {
    const ent_actor *actor = &ent_dataset_actors(dataset, &count)[index];
    node.id = actor->id;
    node.label = actor->label;
    node.short_label = actor->short_label;
  } else {
    const ent_issue *issue = &ent_dataset_issues(dataset, &count)[index];
    node.id = issue->id;
    node.label = issue->label;
    node.short_label = issue->short_label;
  }
  return node;
}

/* Nodes are all that pass the filter, in canonical order. */
static ent_status number_nodes(ent_change *change, ent_error *err) {
  const ent_dataset *dataset = ent_windows_dataset(change->windows);
  const bool of_actors = ent_windows_get_network_options(change->windows)->between == ENT_BETWEEN_ACTORS;
  size_t count = 0, all = 0;
  const uint32_t *at = of_actors ? ent_stances_actors(change->stances, &count) : ent_stances_issues(change->stances, &count);
  if (of_actors) ent_dataset_actors(dataset, &all);
  else ent_dataset_issues(dataset, &all);
  change->nodes = ent__alloc(count, sizeof *change->nodes);
  change->node_of = ent__alloc(all, sizeof *change->node_of);
  if (change->nodes == NULL || change->node_of == NULL) return ent__nomem(err);
  for (size_t i = 0; i < all; i++) change->node_of[i] = ENT_NONE;
  for (size_t i = 0; i < count; i++) {
    change->node_of[at[i]] = (uint32_t)i;
    change->nodes[i] = node_from(dataset, of_actors, at[i]);
  }
  change->node_count = (uint32_t)count;
  return ENT_OK;
}

/* Marks the first window, and in turn each that begins behind the one marked last. */
static void mark_apart(bool *apart, const ent_window *list, size_t count) {
  size_t last = 0;
  for (size_t w = 0; w < count; w++) {
    apart[w] = w == 0 || list[w].first > list[last].last;
    if (apart[w]) last = w;
  }
}

static ent_status prepare(ent_change *change, ent_error *err) {
  size_t count = 0, cells = 0;
  const ent_window *list = ent_windows_list(change->windows, &count);
  if (count == 0)
    return ent__fail(err, ENT_E_USAGE, "none of the statements that count has a date, expected dates by which to tell one time from another");
  if (count > most_windows) return ent__fail(err, ENT_E_USAGE, "the windows are %zu, expected at most %d: a longer step", count, most_windows);
  ent_stances_cells(change->stances, &cells);
  change->apart = ent__alloc(count, sizeof *change->apart);
  change->list = ent__zalloc(count, sizeof *change->list);
  change->frames = ent__zalloc(count, sizeof *change->frames);
  change->ties = ent__zalloc(count, sizeof *change->ties);
  change->window_count = (uint32_t)count;
  change->tracks = ent__zalloc(cells, sizeof *change->tracks);
  if (change->list == NULL || change->frames == NULL || change->ties == NULL || change->tracks == NULL || change->apart == NULL) return ent__nomem(err);
  mark_apart(change->apart, list, count);
  return number_nodes(change, err);
}

static void forget(ent_change *change) {
  for (uint32_t w = 0; w < change->window_count; w++) {
    ent__free(change->ties[w].at);
    change->ties[w] = (ent__pair_list){NULL, 0};
  }
  ent__free(change->tracks);
  change->tracks = NULL;
}

static ent_status make(ent_change *change, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                       const ent_window_options *windows, ent_error *err) {
  ent_status status = ent__change_lay(&change->windows, dataset, stances, network, windows, err);
  if (status == ENT_OK) status = ent_stances_new(&change->stances, dataset, stances, err);
  if (status == ENT_OK) status = prepare(change, err);
  if (status == ENT_OK) status = ent__change_look(change, err);
  if (status == ENT_OK) status = ent__change_follow(change, err);
  if (status == ENT_OK) status = ent__change_compare(change, err);
  if (status == ENT_OK) status = ent__change_find_points(change, err);
  if (status == ENT_OK) status = ent__change_drift(change, err);
  if (status == ENT_OK) forget(change);
  return status;
}

ent_status ent_change_new(ent_change **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                          const ent_coalition_options *coalitions, const ent_window_options *windows, ent_error *err) {
  *out = NULL;
  if (network->type == ENT_NETWORK_AFFILIATION)
    return ent__fail(err, ENT_E_USAGE, "network type 'affiliation' has two modes: coalitions need one");
  ent_change *change = ent__zalloc(1, sizeof *change);
  if (change == NULL) return ent__nomem(err);
  change->options = *coalitions;
  change->options.resamples = 0;
  change->chosen = windows->window.count == 0;
  const ent_status status = make(change, dataset, stances, network, windows, err);
  if (status != ENT_OK) {
    ent_change_free(change);
    return status;
  }
  *out = change;
  return ENT_OK;
}

const ent_windows *ent_change_windows_of(const ent_change *change) { return change->windows; }

const ent_coalition_options *ent_change_options(const ent_change *change) { return &change->options; }

bool ent_change_chosen(const ent_change *change) { return change->chosen; }

const ent_change_window *ent_change_windows(const ent_change *change, size_t *count) {
  *count = change->window_count;
  return change->list;
}

const ent_change_node *ent_change_nodes(const ent_change *change, size_t *count) {
  *count = change->node_count;
  return change->nodes;
}

const ent_lineage *ent_change_lineages(const ent_change *change, size_t *count) {
  *count = change->lineage_count;
  return change->lineages;
}

const ent_event *ent_change_events(const ent_change *change, size_t *count) {
  *count = change->event_count;
  return change->events;
}

const ent_move *ent_change_moves(const ent_change *change, size_t *count) {
  *count = change->move_count;
  return change->moves;
}

const ent_change_step *ent_change_steps(const ent_change *change, size_t *count) {
  *count = change->step_count;
  return change->steps;
}

const ent_change_point *ent_change_points(const ent_change *change, size_t *count) {
  *count = change->point_count;
  return change->points;
}

const ent_shift *ent_change_shifts(const ent_change *change, size_t *count) {
  *count = change->shift_count;
  return change->shifts;
}

const ent_issue_shift *ent_change_issues(const ent_change *change, size_t *count) {
  *count = change->issue_count;
  return change->issues;
}

size_t ent_change_tested(const ent_change *change) { return change->tested; }

ent_window_place ent_change_place(const ent_change *change, uint32_t window, uint32_t node) {
  const ent__frame *frame = &change->frames[window];
  const uint32_t camp = frame->camp[node];
  if (camp == ENT_NONE) return (ent_window_place){ENT_STANDING_ABSENT, ENT_NONE};
  if (camp == ENT__UNALIGNED) return (ent_window_place){ENT_STANDING_UNALIGNED, ENT_NONE};
  return camp < frame->groups ? (ent_window_place){ENT_STANDING_TOGETHER, frame->lineage[camp]} : (ent_window_place){ENT_STANDING_ALONE, ENT_NONE};
}

uint32_t ent_change_size(const ent_change *change, uint32_t window, uint32_t lineage) {
  const ent__frame *frame = &change->frames[window];
  for (uint32_t c = 0; c < frame->groups; c++)
    if (frame->lineage[c] == lineage) return frame->size[c];
  return 0;
}
