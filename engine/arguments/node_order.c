/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/node_order.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct named {
  const char *id;
  uint32_t node;
} named;

static int compare(const void *left, const void *right) {
  const named *a = left, *b = right;
  const int ids = a->id == NULL || b->id == NULL ? 0 : strcmp(a->id, b->id);
  return ids != 0 ? ids : a->node < b->node ? -1 : a->node > b->node;
}

ent_status ent__nodes_rank(uint32_t *rank, const ent_framework *f, ent_error *err) {
  const uint32_t nodes = f->graph.nodes;
  const bool numbered = f->dataset == NULL && f->names.count == 0;
  named *list = ent__alloc(nodes, sizeof *list);
  if (list == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < nodes; i++) {
    ent_attack ends;
    (void)ent__framework_ends(f, i, 0, &ends); /* for the source alone */
    list[i] = (named){numbered || ends.from == ENT_NONE ? NULL : ent_framework_id(f, ends.from, NULL), i};
  }
  uint32_t last = nodes;
  if (!numbered) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < nodes; i++) {
      if (list[i].id != NULL) list[kept++] = list[i];
      else rank[i] = --last;
    }
    if (kept > 0) qsort(list, kept, sizeof *list, compare);
  }
  for (uint32_t i = 0; i < last; i++) rank[list[i].node] = i;
  ent__free(list);
  return ENT_OK;
}
