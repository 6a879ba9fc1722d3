/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is: one file, one row of the table in readers.c. */
#ifndef ENT_ENGINE_READERS_READERS_H
#define ENT_ENGINE_READERS_READERS_H

#include <entente/readers.h>

#include "engine/readers/source.h"

/* Reads one file. */
typedef ent_status ent__read_fn(ent_input *out, const ent__source *source, const ent_read_options *options,
                                ent_diagnostics *diagnostics, ent_error *err);
/* Reads a folder. */
typedef ent_status ent__read_folder_fn(ent_input *out, const char *path, ent_diagnostics *diagnostics, ent_error *err);
/* Tells from the beginning of a file (uncompressed) whether it is of the format. */
typedef bool ent__sniff_fn(const char *head, size_t size);

ent__read_fn ent__read_json;
ent__read_folder_fn ent__read_csv_folder;
ent__read_fn ent__read_signed_edges;
ent__read_fn ent__read_matrix;
ent__read_fn ent__read_graphml;
ent__read_fn ent__read_gml;
ent__read_fn ent__read_dna;
ent__read_fn ent__read_xlsx;
ent__read_fn ent__read_statements;
ent__read_fn ent__read_roll_calls;
ent__read_fn ent__read_roll_calls_wide;
ent__read_fn ent__read_iccma;
ent__read_fn ent__read_tgf;
ent__read_fn ent__read_apx;
ent__read_fn ent__read_argdown;
ent__read_fn ent__read_aif;
ent__sniff_fn ent__sniff_iccma;
ent__sniff_fn ent__sniff_tgf;
ent__sniff_fn ent__sniff_apx;
ent__sniff_fn ent__sniff_argdown;
ent__sniff_fn ent__sniff_aif;
ent__sniff_fn ent__sniff_signed_edges;
ent__sniff_fn ent__sniff_matrix;
ent__sniff_fn ent__sniff_graphml;
ent__sniff_fn ent__sniff_gml;
ent__sniff_fn ent__sniff_dna;
ent__sniff_fn ent__sniff_xlsx;
ent__sniff_fn ent__sniff_roll_calls;
ent__sniff_fn ent__sniff_roll_calls_wide;

/*
 * Makes a list of variables; strings are copied. The caller frees it with ent_variables_free, or
 * leaves it in an ent_input.
 */
ent_status ent__variables_new(ent_variables **out, ent_error *err);
ent_status ent__variables_add(ent_variables *variables, const ent_variable *variable, ent_error *err);

/* Returns the column that the options map to a role, NULL where they map none. */
const char *ent__mapped(const ent_read_options *options, const char *role);
/* Refuses (ENT_E_USAGE) a mapping whose role is not in the NULL-terminated list, proposing a near one. */
ent_status ent__mapping_check(const ent_read_options *options, const char *const *roles, ent_error *err);

#endif
