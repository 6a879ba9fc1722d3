/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Version 2.0: statements hold the texts themselves; what is known of a text is found by the text. */
#include <string.h>

#include "engine/readers/dna.h"

static const char *const attribute_names[] = {"Type", "Alias", "Notes"};

static ent__dna_variable *variable_at(ent__dna *dna, uint32_t i) { return &ENT__DNA_AT(dna, variables, variable)[i]; }

/* Adds an entity under its text; returns the one that has the text already, ENT_NONE without memory. */
static uint32_t add_entity(ent__dna *dna, const ent__dna_entity *entity) {
  ent__id_index **index = &variable_at(dna, entity->variable)->values;
  const uint32_t next = (uint32_t)dna->entities.count;
  const uint32_t holder = ent__id_index_add(index, &dna->arena, entity->value, next);
  if (holder == ENT_NONE) ent__dna_nomem(dna);
  if (holder != next) return holder;
  ent__dna_entity *added = ent__dna_add(dna, &dna->entities, sizeof *added);
  if (added == NULL) return ENT_NONE;
  *added = *entity;
  return next;
}

static void on_entity(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_entity entity = {.parent = ENT_NONE};
  const char *parent = "", *attributes[3] = {"", "", ""};
  int64_t variable = 0;
  entity.id = ent__dna_row_id(row);
  if (!ent__dna_integer(dna, row, 1, &variable) || !ent__dna_text(dna, row, 2, &entity.value)) return;
  entity.variable = ent__dna_find(&dna->variables, sizeof(ent__dna_variable), variable);
  if (entity.variable == ENT_NONE) {
    ent__dna_bad(dna, row, 1, "dangling-reference", "found %lld, expected the ID of a row of VARIABLES", (long long)variable);
    return;
  }
  /* The value stands, whatever else is at fault. */
  (void)ent__dna_colour(dna, row, 3, entity.colour);
  (void)ent__dna_text(dna, row, 9, &parent);
  if (*parent != '\0') entity.parent_value = parent;
  for (int i = 0; i < 3; i++) (void)ent__dna_text(dna, row, 6 + i, &attributes[i]);
  const uint32_t next = (uint32_t)dna->entities.count, added = add_entity(dna, &entity);
  if (added == next)
    for (int i = 0; i < 3; i++) ent__dna_add_attribute(dna, added, attribute_names[i], attributes[i], ent__dna_row_id(row));
  else if (added != ENT_NONE)
    ent__dna_bad(dna, row, 2, "duplicate-value", "found '%s' a second time, expected each value of a variable once", ent__dna_shorten(entity.value).text);
}

void ent__dna_2_read_entities(ent__dna *dna) {
  static const ent__dna_table entities = {"ATTRIBUTES", {"ID", "VariableId", "Value", "Red", "Green", "Blue", "Type", "Alias", "Notes", "ChildOf", NULL}};
  dna->entities.unread = !ent__dna_scan(dna, &entities, on_entity);
  if (dna->status == ENT_OK) ent__dna_link_parents(dna, "ATTRIBUTES");
  ent__dna_sort_attributes(dna, "ATTRIBUTES");
}

static void on_text(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_entity entity = {.parent = ENT_NONE};
  ent__dna_statement *statement = ent__dna_data_row(dna, row, &entity.variable);
  if (statement == NULL) return;
  if (!ent__dna_text(dna, row, 3, &entity.value)) {
    statement->bad = true;
    return;
  }
  const uint32_t found = add_entity(dna, &entity);
  if (found != ENT_NONE) ent__dna_set_entity(dna, row, statement, entity.variable, found);
}

void ent__dna_2_read_texts(ent__dna *dna) {
  static const ent__dna_table texts = {"DATASHORTTEXT", {"ID", "StatementId", "VariableId", "Value", NULL}};
  (void)ent__dna_scan(dna, &texts, on_text);
}
