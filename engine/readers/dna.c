/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of DNA databases: the order of things. */
#include "engine/readers/dna.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

static void on_setting(ent__dna *dna, const ent__dna_row *row) {
  const char *property = "", *value = "";
  if (!ent__dna_text(dna, row, 0, &property) || strcmp(property, "version") != 0 || !ent__dna_text(dna, row, 1, &value)) return;
  if (strncmp(value, "3.", 2) == 0) dna->version = 3;
  else if (strncmp(value, "2.", 2) == 0) dna->version = 2;
  else
    ent__dna_fault(dna, "bad-version", "open it in a newer Discourse Network Analyzer and save it", "the database is of version '%s', expected 2.0 or 3",
                   ent__dna_shorten(value).text);
}

static void read_version(ent__dna *dna) {
  static const ent__dna_table settings = {"SETTINGS", {"Property", "Value", NULL}};
  if (!ent__dna_db_has(dna, settings.name) || !ent__dna_db_has(dna, "STATEMENTTYPES")) {
    if (ent__dna_sound(dna))
      ent__dna_fault(dna, "no-table", NULL, "the SQLite database is of another program: it has no tables SETTINGS and STATEMENTTYPES, expected those of Discourse Network Analyzer");
    return;
  }
  (void)ent__dna_scan(dna, &settings, on_setting);
  if (ent__dna_sound(dna) && dna->version == 0)
    ent__dna_fault(dna, "bad-version", NULL, "SETTINGS says no version, expected 2.0 or 3");
}

/* What follows needs what came before; faults of single rows are gathered to the end. */
static void read_tables(ent__dna *dna) {
  ent__dna_read_variables(dna);
  if (!ent__dna_sound(dna)) return;
  (dna->version == 3 ? ent__dna_3_read_entities : ent__dna_2_read_entities)(dna);
  ent__dna_read_statements(dna);
  (dna->version == 3 ? ent__dna_3_read_texts : ent__dna_2_read_texts)(dna);
  ent__dna_read_positions(dna);
  ent__dna_scale_positions(dna);
  ent__dna_read_documents(dna);
  if (ent__dna_sound(dna)) ent__dna_name_entities(dna);
}

static ent_status faulty(ent__dna *dna) {
  if (dna->err != NULL && dna->err->status == ENT_OK) ent__copy_text(dna->err->source, sizeof dna->err->source, dna->name);
  return ent__fail(dna->err, ENT_E_DATA, "'%.120s' has %zu fault%s", dna->name, dna->faults, dna->faults == 1 ? "" : "s");
}

static ent_status read_all(ent__dna *dna, ent_input *out, const ent__source *source) {
  char sha256[65] = "";
  ent_status status = ent__dna_db_open(dna, source, sha256);
  if (status == ENT_OK && dna->faults == 0) read_version(dna);
  if (ent__dna_sound(dna)) read_tables(dna);
  if (dna->status != ENT_OK) return dna->status;
  if (dna->faults > 0) return faulty(dna);
  status = ent__dna_build(dna, &out->dataset, sha256);
  return status == ENT_OK ? ent__dna_list_variables(dna, &out->variables) : status;
}

static void clear(ent__dna *dna) {
  ent__dna_array *arrays[] = {&dna->types, &dna->variables, &dna->entities, &dna->attribute_names, &dna->attributes, &dna->statements, &dna->documents,
                              &dna->numbers, NULL};
  ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  for (size_t i = 0; i < dna->variables.count; i++) {
    ent__id_index_clear(&variables[i].values);
    ent__id_index_clear(&variables[i].slugs);
  }
  for (int i = 0; arrays[i] != NULL; i++) ent__free(arrays[i]->at);
  ent__arena_clear(&dna->arena);
  ent__dna_db_close(dna->db);
}

ent_status ent__read_dna(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  static const char *const roles[] = {"actor", "issue", "position", NULL};
  ent__dna dna = {.name = source->name, .options = options, .diagnostics = diagnostics, .err = err, .type = ENT_NONE, .actor = ENT_NONE,
                  .issue = ENT_NONE, .position = ENT_NONE};
  ent_status status = ent__mapping_check(options, roles, err);
  if (status == ENT_OK) status = read_all(&dna, out, source);
  if (status != ENT_OK) ent_input_clear(out);
  clear(&dna);
  return status;
}
