/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Version 3: entities have rows of their own, to which the statements' short texts refer. */
#include <string.h>

#include "engine/readers/dna.h"

static bool read_variable(ent__dna *dna, const ent__dna_row *row, int column, uint32_t *variable) {
  int64_t id = 0;
  if (!ent__dna_integer(dna, row, column, &id)) return false;
  *variable = ent__dna_find(&dna->variables, sizeof(ent__dna_variable), id);
  if (*variable != ENT_NONE) return true;
  ent__dna_bad(dna, row, column, "dangling-reference", "found %lld, expected the ID of a row of VARIABLES", (long long)id);
  return false;
}

static void on_entity(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_entity entity = {.parent = ENT_NONE, .variable = ENT_NONE, .value = ""};
  if (!ent__dna_integer(dna, row, 0, &entity.id)) return;
  entity.bad = !read_variable(dna, row, 1, &entity.variable) || !ent__dna_text(dna, row, 2, &entity.value) || !ent__dna_colour(dna, row, 3, entity.colour) ||
               (!ent__dna_null(row, 6) && !ent__dna_integer(dna, row, 6, &entity.parent_id));
  ent__dna_entity *added = ent__dna_add(dna, &dna->entities, sizeof *added);
  if (added != NULL) *added = entity;
}

static bool is_name(const char *name) {
  for (const char *c = name; *c != '\0'; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f) return false;
  return *name != '\0';
}

static void on_attribute_name(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_attribute_name name = {0, ENT_NONE, "", false};
  if (!ent__dna_integer(dna, row, 0, &name.id)) return;
  name.bad = !read_variable(dna, row, 1, &name.variable) || !ent__dna_text(dna, row, 2, &name.name);
  if (!name.bad && !is_name(name.name)) {
    ent__dna_bad(dna, row, 2, "bad-attribute", "found '%s', expected a name without control characters", ent__dna_shorten(name.name).text);
    name.bad = true;
  }
  ent__dna_attribute_name *added = ent__dna_add(dna, &dna->attribute_names, sizeof *added);
  if (added != NULL) *added = name;
}

static void on_attribute(ent__dna *dna, const ent__dna_row *row) {
  int64_t entity_id = 0, name_id = 0;
  const char *value = "";
  if (!ent__dna_integer(dna, row, 1, &entity_id) || !ent__dna_integer(dna, row, 2, &name_id) || !ent__dna_text(dna, row, 3, &value)) return;
  const uint32_t entity = ent__dna_find(&dna->entities, sizeof(ent__dna_entity), entity_id);
  const uint32_t name = ent__dna_find(&dna->attribute_names, sizeof(ent__dna_attribute_name), name_id);
  if (entity == ENT_NONE) {
    if (!dna->entities.unread)
      ent__dna_bad(dna, row, 1, "dangling-reference", "found %lld, expected the ID of a row of ENTITIES", (long long)entity_id);
  } else if (name == ENT_NONE) {
    if (!dna->attribute_names.unread)
      ent__dna_bad(dna, row, 2, "dangling-reference", "found %lld, expected the ID of a row of ATTRIBUTEVARIABLES", (long long)name_id);
  } else {
    const ent__dna_attribute_name *named = &ENT__DNA_AT(dna, attribute_names, attribute_name)[name];
    if (named->bad || ENT__DNA_AT(dna, entities, entity)[entity].bad) return;
    if (named->variable != ENT__DNA_AT(dna, entities, entity)[entity].variable)
      ent__dna_bad(dna, row, 2, "bad-attribute", "found '%s', an attribute of another variable, expected one of the entity's own",
                   ent__dna_shorten(named->name).text);
    else ent__dna_add_attribute(dna, entity, named->name, value, ent__dna_row_id(row));
  }
}

void ent__dna_3_read_entities(ent__dna *dna) {
  static const ent__dna_table entities = {"ENTITIES", {"ID", "VariableId", "Value", "Red", "Green", "Blue", "ChildOf", NULL}};
  static const ent__dna_table names = {"ATTRIBUTEVARIABLES", {"ID", "VariableId", "AttributeVariable", NULL}};
  static const ent__dna_table values = {"ATTRIBUTEVALUES", {"ID", "EntityId", "AttributeVariableId", "AttributeValue", NULL}};
  dna->entities.unread = !ent__dna_scan(dna, &entities, on_entity);
  ent__dna_sort(dna, &dna->entities, sizeof(ent__dna_entity), "ENTITIES");
  ent__dna_link_parents(dna, "ENTITIES");
  dna->attribute_names.unread = !ent__dna_scan(dna, &names, on_attribute_name);
  ent__dna_sort(dna, &dna->attribute_names, sizeof(ent__dna_attribute_name), "ATTRIBUTEVARIABLES");
  (void)ent__dna_scan(dna, &values, on_attribute);
  ent__dna_sort_attributes(dna, "ATTRIBUTEVALUES");
}

static void on_text(ent__dna *dna, const ent__dna_row *row) {
  uint32_t variable = ENT_NONE;
  int64_t id = 0;
  ent__dna_statement *statement = ent__dna_data_row(dna, row, &variable);
  if (statement == NULL) return;
  if (!ent__dna_integer(dna, row, 3, &id)) {
    statement->bad = true;
    return;
  }
  const uint32_t found = ent__dna_find(&dna->entities, sizeof(ent__dna_entity), id);
  const ent__dna_entity *entity = found == ENT_NONE ? NULL : &ENT__DNA_AT(dna, entities, entity)[found];
  if (entity != NULL && !entity->bad && entity->variable == variable) {
    ent__dna_set_entity(dna, row, statement, variable, found);
    return;
  }
  statement->bad = true;
  if (entity == NULL ? dna->entities.unread : entity->bad) return; /* told already */
  ent__dna_bad(dna, row, 3, "dangling-reference", "found %lld, expected the ID of %s", (long long)id,
               found == ENT_NONE ? "a row of ENTITIES" : "an entity of the same variable");
}

void ent__dna_3_read_texts(ent__dna *dna) {
  static const ent__dna_table texts = {"DATASHORTTEXT", {"ID", "StatementId", "VariableId", "Entity", NULL}};
  (void)ent__dna_scan(dna, &texts, on_text);
}
