/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements, and which of their rows of data matter. */
#include "engine/readers/dna.h"

static void on_statement(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_statement statement = {.document = ENT_NONE, .actor = ENT_NONE, .issue = ENT_NONE};
  int64_t type = 0;
  if (!ent__dna_integer(dna, row, 0, &statement.id) || !ent__dna_integer(dna, row, 1, &type)) return;
  statement.type = ent__dna_find(&dna->types, sizeof(ent__dna_type), type);
  if (statement.type == ENT_NONE) {
    ent__dna_bad(dna, row, 1, "dangling-reference", "found %lld, expected the ID of a row of STATEMENTTYPES", (long long)type);
    statement.bad = true;
  } else if (statement.type == dna->type) {
    statement.bad = !ent__dna_integer(dna, row, 2, &statement.document_id) || !ent__dna_integer(dna, row, 3, &statement.start) ||
                    !ent__dna_integer(dna, row, 4, &statement.stop);
  }
  ent__dna_statement *added = ent__dna_add(dna, &dna->statements, sizeof *added);
  if (added != NULL) *added = statement;
}

void ent__dna_read_statements(ent__dna *dna) {
  static const ent__dna_table statements = {"STATEMENTS", {"ID", "StatementTypeId", "DocumentId", "Start", "Stop", NULL}};
  dna->statements.unread = !ent__dna_scan(dna, &statements, on_statement);
  ent__dna_sort(dna, &dna->statements, sizeof(ent__dna_statement), "STATEMENTS");
}

ent__dna_statement *ent__dna_data_row(ent__dna *dna, const ent__dna_row *row, uint32_t *variable) {
  int64_t statement_id = 0, variable_id = 0;
  if (!ent__dna_integer(dna, row, 1, &statement_id) || !ent__dna_integer(dna, row, 2, &variable_id)) return NULL;
  const uint32_t found = ent__dna_find(&dna->statements, sizeof(ent__dna_statement), statement_id);
  *variable = ent__dna_find(&dna->variables, sizeof(ent__dna_variable), variable_id);
  if (found == ENT_NONE) {
    if (!dna->statements.unread)
      ent__dna_bad(dna, row, 1, "dangling-reference", "found %lld, expected the ID of a row of STATEMENTS", (long long)statement_id);
    return NULL;
  }
  ent__dna_statement *statement = &ENT__DNA_AT(dna, statements, statement)[found];
  if (*variable == ENT_NONE) {
    ent__dna_bad(dna, row, 2, "dangling-reference", "found %lld, expected the ID of a row of VARIABLES", (long long)variable_id);
    return NULL;
  }
  if (statement->type == ENT_NONE || ENT__DNA_AT(dna, variables, variable)[*variable].type == statement->type) return statement;
  ent__dna_bad(dna, row, 2, "dangling-reference", "found %lld, a variable of another statement type, expected one of the statement's own",
               (long long)variable_id);
  return NULL;
}

void ent__dna_set_entity(ent__dna *dna, const ent__dna_row *row, ent__dna_statement *statement, uint32_t variable, uint32_t entity) {
  ent__dna_entity *found = &ENT__DNA_AT(dna, entities, entity)[entity];
  if (found->value[0] != '\0' && !found->used) {
    found->used = true;
    ENT__DNA_AT(dna, variables, variable)[variable].distinct++;
  }
  if (!ent__dna_is_mapped(dna, variable)) return;
  uint32_t *to = variable == dna->actor ? &statement->actor : &statement->issue;
  if (*to != ENT_NONE) {
    statement->bad = true;
    ent__dna_bad(dna, row, 2, "duplicate-value", "found a second value of one variable for statement %lld, expected one", (long long)statement->id);
    return;
  }
  *to = entity;
}
