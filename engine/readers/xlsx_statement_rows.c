/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the reader of tables of statements until that is there: then this file goes. */
#include "engine/base/error.h"
#include "engine/readers/table.h"

ent_status ent__read_statement_rows(ent_input *out, const ent__table_source *source, const ent_read_options *options,
                                    ent_diagnostics *diagnostics, ent_error *err) {
  (void)out;
  (void)options;
  (void)diagnostics;
  return ent__fail(err, ENT_E_USAGE, "'%.120s' is a table, which cannot be read yet", source->name);
}
