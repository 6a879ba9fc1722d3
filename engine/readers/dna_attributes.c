/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes of entities. */
#include <stdlib.h>
#include <string.h>

#include "engine/readers/dna.h"

void ent__dna_add_attribute(ent__dna *dna, uint32_t entity, const char *name, const char *value, int64_t row) {
  if (*value == '\0' || !ent__dna_is_mapped(dna, ENT__DNA_AT(dna, entities, entity)[entity].variable)) return;
  const uint32_t order = (uint32_t)dna->attributes.count;
  ent__dna_attribute *added = ent__dna_add(dna, &dna->attributes, sizeof *added);
  if (added != NULL) *added = (ent__dna_attribute){entity, order, name, value, row};
}

static int by_entity_and_name(const void *a, const void *b) {
  const ent__dna_attribute *x = a, *y = b;
  if (x->entity != y->entity) return x->entity < y->entity ? -1 : 1;
  const int order = strcmp(x->name, y->name);
  if (order != 0) return order;
  return x->order < y->order ? -1 : x->order > y->order;
}

void ent__dna_sort_attributes(ent__dna *dna, const char *table) {
  ent__dna_attribute *at = ENT__DNA_AT(dna, attributes, attribute);
  const size_t count = dna->attributes.count;
  if (count == 0) return;
  qsort(at, count, sizeof *at, by_entity_and_name);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++) {
    if (at[i].entity != at[kept - 1].entity || strcmp(at[i].name, at[kept - 1].name) != 0) at[kept++] = at[i];
    else
      ent__dna_row_fault(dna, table, at[i].row, "EntityId", "duplicate-attribute", "found a second '%s' of one entity, expected one",
                         ent__dna_shorten(at[i].name).text);
  }
  dna->attributes.count = kept;
}
