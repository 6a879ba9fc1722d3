/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The eager extension (Caminada 2007): the greatest admissible set within every semi-stable
 * extension, which is what defends itself in their intersection. Each semi-stable extension that
 * lacks a node still in question takes out all that it lacks.
 */
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status intersect(ent__seek *search, bool *common, ent_error *err) {
  bool found;
  ent_status status = search->method->find(search, 0, &found, err);
  for (uint32_t v = 0; status == ENT_OK && v < search->nodes; v++) common[v] = search->set[v];
  for (uint32_t v = 0; v < search->nodes && status == ENT_OK; v++) {
    if (!common[v]) continue;
    status = search->method->find(search, -ent__in(v), &found, err);
    for (uint32_t u = 0; status == ENT_OK && found && u < search->nodes; u++) common[u] = common[u] && search->set[u];
  }
  return status == ENT_OK ? ent__defend(&search->region->graph, common, err) : status;
}

ent_status ent__eager(ent__inquiry *q, ent_error *err) {
  ent_status status = ent__inquiry_split(q, err);
  q->method = &ent__method_semi_stable;
  for (uint32_t i = 0; i < q->pieces.count && status == ENT_OK; i++) {
    ent__region region;
    ent__seek search;
    status = ent__inquiry_open(q, i, &region, &search, err);
    if (status != ENT_OK) break;
    bool *common = ent__zalloc(region.count, sizeof *common);
    status = common == NULL ? ent__nomem(err) : intersect(&search, common, err);
    if (status == ENT_OK) ent__inquiry_take(q, &region, common);
    ent__free(common);
    ent__inquiry_close(&region, &search);
  }
  q->method = NULL;
  return status;
}
