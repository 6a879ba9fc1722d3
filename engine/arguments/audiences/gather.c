/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audiences in question: the caller's, or the actors who rank values. */
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

void ent__audience_rank(uint32_t *rank, uint32_t values, ent_value_order order) {
  for (uint32_t v = 0; v < values; v++) rank[v] = ENT_NONE;
  for (uint32_t i = 0; i < order.count; i++) rank[order.at[i].value] = order.at[i].rank;
}

/* An insertion sort, for values are few. */
void ent__audience_sort(ent_ranked_value *order, uint32_t count, const ent_dataset *dataset) {
  size_t known;
  const ent_value *values = dataset == NULL ? NULL : ent_dataset_values(dataset, &known);
  for (uint32_t i = 1; i < count; i++) {
    const ent_ranked_value own = order[i];
    uint32_t at = i;
    for (; at > 0; at--) {
      const ent_ranked_value before = order[at - 1];
      if (before.rank < own.rank || (before.rank == own.rank && strcmp(values[before.value].id, values[own.value].id) <= 0)) break;
      order[at] = before;
    }
    order[at] = own;
  }
}

static int compare_audiences(const void *left, const void *right) {
  const ent_audience *a = left, *b = right;
  return strcmp(a->id, b->id);
}

static ent_status check_order(const ent_audience *audience, uint32_t values, uint32_t *seen, uint32_t mark, ent_error *err) {
  for (uint32_t i = 0; i < audience->order.count; i++) {
    const uint32_t value = audience->order.at[i].value;
    if (value >= values)
      return ent__fail(err, ENT_E_USAGE, "audience '%.80s' ranks value number %lu; there are %lu values", audience->id, (unsigned long)value,
                       (unsigned long)values);
    if (seen[value] == mark) return ent__fail(err, ENT_E_USAGE, "audience '%.80s' ranks value number %lu twice", audience->id, (unsigned long)value);
    seen[value] = mark;
  }
  return ENT_OK;
}

/* Copies an audience, its order sorted and its ranks without gaps. */
static ent_status copy(ent_audiences *a, ent_audience *to, const ent_audience *from, ent_error *err) {
  const char *label = from->label == NULL ? from->id : from->label;
  *to = *from;
  to->id = ent__arena_string(&a->arena, from->id, strlen(from->id));
  to->label = ent__arena_string(&a->arena, label, strlen(label));
  ent_ranked_value *order = ent__arena_copy(&a->arena, from->order.at, from->order.count, sizeof *order);
  if (to->id == NULL || to->label == NULL || order == NULL) return ent__nomem(err);
  ent__audience_sort(order, from->order.count, a->framework->dataset);
  for (uint32_t i = 0, before = 0, rank = 0; i < from->order.count; i++) {
    if (i > 0 && order[i].rank != before) rank++;
    before = order[i].rank;
    order[i].rank = rank;
  }
  to->order.at = order;
  return ENT_OK;
}

/* The dataset's actors that rank values, by id. */
static ent_status list_actors(ent_audience **out, size_t *count, const ent_dataset *dataset, ent_error *err) {
  size_t actors = 0, found = 0;
  const ent_actor *actor = dataset == NULL ? NULL : ent_dataset_actors(dataset, &actors);
  ent_audience *list = ent__alloc(actors, sizeof *list);
  *out = list;
  *count = 0;
  if (list == NULL) return ent__nomem(err);
  for (size_t i = 0; i < actors; i++) {
    if (actor[i].ranked_values == 0) continue;
    const ent_value_order order = {actor[i].values, actor[i].ranked_values};
    list[found++] = (ent_audience){actor[i].id, ent_text_in(actor[i].label, NULL), (ent_actor_id)i, order};
  }
  if (found > 0) qsort(list, found, sizeof *list, compare_audiences);
  *count = found;
  return ENT_OK;
}

static ent_status check_ids(const ent_audiences *a, ent_error *err) {
  ent_audience *sorted = ent__alloc(a->count, sizeof *sorted);
  ent_status status = sorted == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK && a->count > 0) {
    memcpy(sorted, a->audiences, a->count * sizeof *sorted);
    qsort(sorted, a->count, sizeof *sorted, compare_audiences);
  }
  for (size_t i = 1; status == ENT_OK && i < a->count; i++)
    if (strcmp(sorted[i - 1].id, sorted[i].id) == 0) status = ent__fail(err, ENT_E_USAGE, "there are two audiences '%.80s'", sorted[i].id);
  ent__free(sorted);
  return status;
}

ent_status ent__audiences_gather(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  ent_audience *own = NULL;
  const ent_audience *given = a->options.audiences;
  size_t count = a->options.count;
  ent_status status = given == NULL ? list_actors(&own, &count, a->framework->dataset, err) : ENT_OK;
  if (given == NULL) given = own;
  uint32_t *seen = ent__zalloc(a->vaf.values, sizeof *seen);
  a->audiences = ent__alloc(count, sizeof *a->audiences);
  if (status == ENT_OK && (seen == NULL || a->audiences == NULL)) status = ent__nomem(err);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    status = check_order(&given[i], a->vaf.values, seen, (uint32_t)i + 1, err);
    if (status == ENT_OK) status = copy(a, &a->audiences[i], &given[i], err);
  }
  a->count = count;
  a->options.audiences = NULL;
  a->options.count = count;
  if (status == ENT_OK) status = check_ids(a, err);
  ent__free(seen);
  ent__free(own);
  return status;
}
