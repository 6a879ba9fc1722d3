/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of an edge list: which is which, by name, by --map, or by place where there is no header. */
#ifndef ENT_ENGINE_READERS_CSV_EDGES_H
#define ENT_ENGINE_READERS_CSV_EDGES_H

#include "engine/readers/csv_ties.h"

typedef enum ent__edge_role {
  ENT__EDGE_SOURCE,
  ENT__EDGE_TARGET,
  ENT__EDGE_WEIGHT,
  ENT__EDGE_SIGN,
  ENT__EDGE_SIGNED,
  ENT__EDGE_SOURCE_LABEL,
  ENT__EDGE_TARGET_LABEL,
  ENT__EDGE_TYPE, /* Directed or Undirected, as Gephi writes */
  ENT__EDGE_ROLES
} ent__edge_role;

typedef struct ent__edge_columns {
  size_t at[ENT__EDGE_ROLES]; /* SIZE_MAX where there is none */
  size_t width;
  bool headless; /* the first row is a tie already */
  bool usable;
  bool own;      /* written by entente: text is guarded against spreadsheets */
} ent__edge_columns;

/* Reads the first row; what is at fault is reported, what was guessed noted. */
ent_status ent__edge_columns_read(ent__edge_columns *out, ent__csv_ties *ties, const ent__csv_row *row,
                                  const ent_read_options *options, ent_variables *variables, ent_error *err);
/* Returns the word for a role: "source". */
const char *ent__edge_role_word(ent__edge_role role);

#endif
