/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "engine/readers/csv_edges.h"

static const char *const role_words[] = {"source",        "target",       "weight",       "sign",
                                         "signed_weight", "source_label", "target_label", "type", NULL};

/* In the order of preference; what is not a usual name is noted as a guess. */
static const struct column_name {
  const char *name;
  ent__edge_role role;
  bool usual;
} column_names[] = {
    {"source", ENT__EDGE_SOURCE, true},
    {"target", ENT__EDGE_TARGET, true},
    {"from", ENT__EDGE_SOURCE, true},
    {"to", ENT__EDGE_TARGET, true},
    {"weight", ENT__EDGE_WEIGHT, true},
    {"sign", ENT__EDGE_SIGN, true},
    {"signed_weight", ENT__EDGE_SIGNED, true},
    {"source_label", ENT__EDGE_SOURCE_LABEL, true},
    {"target_label", ENT__EDGE_TARGET_LABEL, true},
    {"type", ENT__EDGE_TYPE, true},
    {"i", ENT__EDGE_SOURCE, false},
    {"j", ENT__EDGE_TARGET, false},
    {"ego", ENT__EDGE_SOURCE, false},
    {"alter", ENT__EDGE_TARGET, false},
    {"sender", ENT__EDGE_SOURCE, false},
    {"receiver", ENT__EDGE_TARGET, false},
    {"actor1", ENT__EDGE_SOURCE, false},
    {"actor2", ENT__EDGE_TARGET, false},
    {"node1", ENT__EDGE_SOURCE, false},
    {"node2", ENT__EDGE_TARGET, false},
    {"v1", ENT__EDGE_SOURCE, false},
    {"v2", ENT__EDGE_TARGET, false},
    {"value", ENT__EDGE_WEIGHT, false},
    {"w", ENT__EDGE_WEIGHT, false},
    {"strength", ENT__EDGE_WEIGHT, false},
    {"rating", ENT__EDGE_WEIGHT, false},
    {NULL, 0, false},
};

const char *ent__edge_role_word(ent__edge_role role) { return role_words[role]; }

static const char *text_of(const ent__csv_row *row, size_t k) { return row->fields[k].s == NULL ? "" : row->fields[k].s; }

static bool weighed(const ent__edge_columns *c) {
  return c->at[ENT__EDGE_WEIGHT] != SIZE_MAX || c->at[ENT__EDGE_SIGN] != SIZE_MAX || c->at[ENT__EDGE_SIGNED] != SIZE_MAX;
}

/* A column by its name as it is, else case aside; SIZE_MAX where there is none. */
static size_t column_of(const ent__csv_row *row, const char *name) {
  for (size_t k = 0; k < row->count; k++)
    if (strcmp(text_of(row, k), name) == 0) return k;
  for (size_t k = 0; k < row->count; k++)
    if (strcasecmp(text_of(row, k), name) == 0) return k;
  return SIZE_MAX;
}

/* A column's number from 1, for a list without header; SIZE_MAX where it is none. */
static size_t number_of(const char *column, size_t width) {
  char *end = NULL;
  const unsigned long number = strtoul(column, &end, 10);
  return *column >= '1' && *column <= '9' && *end == '\0' && number <= width ? (size_t)number - 1 : SIZE_MAX;
}

static bool is_number(const char *s) {
  double ignored = 0;
  return ent__weigh_number(&ignored, s);
}

static bool is_sign(const char *s) {
  double ignored = 0;
  return ent__weigh_sign(&ignored, s);
}

/*
 * A list has no header where its first row reads as a tie: two names, of which no header is known,
 * and a number or a sign; or two numbers alone; or where --map gives numbers of columns for names.
 */
static bool is_headless(const ent__csv_row *row, const ent_read_options *options) {
  if (options->map_count > 0) {
    bool named = true; /* all of them are names in the first row */
    for (size_t i = 0; i < options->map_count; i++) {
      named = named && column_of(row, options->map[i].column) != SIZE_MAX;
      if (number_of(options->map[i].column, row->count) == SIZE_MAX) return false;
    }
    return !named;
  }
  for (const struct column_name *one = column_names; one->usual; one++)
    if (column_of(row, one->name) < 2) return false;
  if (row->count == 2) return is_number(text_of(row, 0)) && is_number(text_of(row, 1));
  if (row->count < 3) return false;
  const char *third = text_of(row, 2);
  return (is_number(third) || is_sign(third)) && (row->count == 3 || (is_number(text_of(row, 0)) && is_number(text_of(row, 1))));
}

static void read_headless(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row) {
  c->at[ENT__EDGE_SOURCE] = 0;
  c->at[ENT__EDGE_TARGET] = 1;
  const bool sign = row->count > 2 && !is_number(text_of(row, 2));
  if (row->count > 2) c->at[sign ? ENT__EDGE_SIGN : ENT__EDGE_WEIGHT] = 2;
  ent__gather_report(&ties->gather, ENT_NOTE, row->line, 1, "guessed-columns", NULL,
                     "the list has no header: its first two columns are read as source and target%s",
                     row->count == 2 ? ", and each tie has the weight 1" : sign ? ", the third as sign" : ", the third as weight");
}

static void mapped_twice(ent__csv_ties *ties, const ent__csv_row *row, size_t k) {
  ent__csv_ties_fault(ties, row, k, "duplicate-column", NULL, "column '%.60s' says what another says, expected one of them", text_of(row, k));
}

static void find_mapped(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row, const ent_mapping *map) {
  int role = 0;
  while (strcmp(role_words[role], map->role) != 0) role++;
  const size_t k = c->headless ? number_of(map->column, row->count) : column_of(row, map->column);
  if (k != SIZE_MAX) {
    if (c->at[role] != SIZE_MAX) mapped_twice(ties, row, k);
    c->at[role] = k;
    return;
  }
  ent__near near;
  char hint[120];
  ent__near_begin(&near, map->column);
  for (size_t i = 0; i < row->count; i++) ent__near_consider(&near, text_of(row, i));
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  ent__csv_ties_fault(ties, row, 0, "missing-column", near.best == NULL ? NULL : hint,
                      "the list has no column '%.60s', which is to be the %s", map->column, map->role);
  c->usable = false;
}

static bool is_weight(ent__edge_role role) { return role >= ENT__EDGE_WEIGHT && role <= ENT__EDGE_SIGNED; }

/* By common names, what is not mapped. A mapped weight or sign stands alone. */
static void find_common(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row) {
  ent__edge_columns mapped = *c;
  char note[300] = "";
  for (const struct column_name *one = column_names; one->name != NULL; one++) {
    if (mapped.at[one->role] != SIZE_MAX || (is_weight(one->role) && weighed(&mapped))) continue;
    if (!one->usual && (c->at[one->role] != SIZE_MAX || (is_weight(one->role) && weighed(c)))) continue;
    for (size_t k = 0; k < row->count; k++) {
      if (strcasecmp(text_of(row, k), one->name) != 0) continue;
      if (c->at[one->role] != SIZE_MAX) {
        mapped_twice(ties, row, k);
        continue;
      }
      c->at[one->role] = k;
      const size_t used = strlen(note);
      if (!one->usual) snprintf(note + used, sizeof note - used, "%s%s is '%s'", used == 0 ? "by their names: " : ", ", role_words[one->role], text_of(row, k));
    }
  }
  if (*note != '\0')
    ent__gather_report(&ties->gather, ENT_NOTE, row->line, 1, "guessed-columns", "--map says it otherwise", "%s", note);
}

/* Proposes a column that may be meant for what is missing. */
static const char *meant_for(char *hint, size_t room, const ent__csv_row *row, ent__edge_role role) {
  for (const struct column_name *one = column_names; one->usual; one++) {
    ent__near near;
    if (is_weight(role) ? !is_weight(one->role) : one->role != role) continue;
    ent__near_begin(&near, one->name);
    for (size_t k = 0; k < row->count; k++) ent__near_consider(&near, text_of(row, k));
    if (near.best == NULL) continue;
    snprintf(hint, room, "is '%.60s' meant? --map %s=%.60s says so", near.best, role_words[one->role], near.best);
    return hint;
  }
  return NULL;
}

static void missing(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row, ent__edge_role role, bool table) {
  char hint[240];
  c->usable = false;
  ent__csv_ties_fault(ties, row, 0, "missing-column",
                      table ? "a table of a dataset is not read alone; give its folder" : meant_for(hint, sizeof hint, row, role),
                      "the edge list has no column for the %s, expected source, target and sign (or from, to, weight)",
                      is_weight(role) ? "sign or weight" : role_words[role]);
}

/* A column that --map names and the file lacks is reported already. */
static void check_complete(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row) {
  if (!c->usable) return;
  const bool ends = c->at[ENT__EDGE_SOURCE] != SIZE_MAX && c->at[ENT__EDGE_TARGET] != SIZE_MAX;
  const bool table = column_of(row, "issue") != SIZE_MAX || (column_of(row, "id") != SIZE_MAX && !ends);
  for (ent__edge_role role = ENT__EDGE_SOURCE; role <= ENT__EDGE_WEIGHT; role++)
    if (role == ENT__EDGE_WEIGHT ? !weighed(c) && !c->headless : c->at[role] == SIZE_MAX) missing(c, ties, row, role, table);
}

/* What the file has and what it was read as. */
static ent_status list_columns(const ent__edge_columns *c, const ent__csv_row *row, ent_variables *variables, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t k = 0; k < row->count && status == ENT_OK; k++) {
    char number[32];
    const char *role = NULL;
    for (int i = 0; i < ENT__EDGE_ROLES; i++)
      if (c->at[i] == k) role = role_words[i];
    snprintf(number, sizeof number, "%zu", k + 1);
    const ent_variable one = {"", c->headless ? number : text_of(row, k), "column", role, 0};
    status = ent__variables_add(variables, &one, err);
  }
  return status;
}

ent_status ent__edge_columns_read(ent__edge_columns *c, ent__csv_ties *ties, const ent__csv_row *row,
                                  const ent_read_options *options, ent_variables *variables, ent_error *err) {
  for (int i = 0; i < ENT__EDGE_ROLES; i++) c->at[i] = SIZE_MAX;
  c->width = row->count;
  c->usable = true;
  c->headless = is_headless(row, options);
  for (size_t i = 0; i < options->map_count; i++) find_mapped(c, ties, row, &options->map[i]);
  if (c->headless && options->map_count == 0) read_headless(c, ties, row);
  else if (!c->headless) find_common(c, ties, row);
  check_complete(c, ties, row);
  const bool beside = c->at[ENT__EDGE_SOURCE_LABEL] != SIZE_MAX || c->at[ENT__EDGE_TYPE] != SIZE_MAX;
  c->own = beside && c->at[ENT__EDGE_SIGNED] != SIZE_MAX && c->at[ENT__EDGE_SIGN] != SIZE_MAX;
  if (c->at[ENT__EDGE_SIGNED] != SIZE_MAX) c->at[ENT__EDGE_WEIGHT] = c->at[ENT__EDGE_SIGN] = SIZE_MAX;
  return list_columns(c, row, variables, err);
}
