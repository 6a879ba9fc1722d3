/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of statements: one statement a row, from delimited text or from anything else that has rows. */
#include "engine/base/error.h"
#include "engine/readers/csv_table.h"
#include "engine/readers/table_maker.h"

static ent_status read_table(ent_input *out, const ent__table_source *source, ent__table_report *report, const ent_read_options *options,
                             ent_diagnostics *diagnostics, ent_error *err) {
  char sha256[65] = "";
  ent__maker maker;
  ent_status status = ent__maker_begin(&maker, ENT__FORM_STATEMENTS, options, report, err);
  if (status == ENT_OK) status = ent__maker_read(&maker, source);
  if (status == ENT_OK && report->faults == 0) source->hash(source->self, sha256);
  if (status == ENT_OK) status = ent__maker_end(&maker, out, source->name, sha256, diagnostics);
  ent__maker_clear(&maker);
  return status;
}

/* A source of another kind puts its faults into the diagnostics itself. */
ent_status ent__read_statement_rows(ent_input *out, const ent__table_source *source, const ent_read_options *options,
                                    ent_diagnostics *diagnostics, ent_error *err) {
  ent__table_report report;
  const size_t before = ent_diagnostics_faults(diagnostics);
  ent__table_report_begin(&report, diagnostics, source->name, options->skip_bad_rows, err);
  ent_status status = read_table(out, source, &report, options, diagnostics, err);
  if (status != ENT_OK || ent_diagnostics_faults(diagnostics) == before) return status;
  ent_input_clear(out);
  return ent__fail(err, ENT_E_DATA, "'%.120s' has faults", source->name);
}

ent_status ent__read_statements(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                                ent_error *err) {
  ent__table_report report;
  ent__csv_table *table = NULL;
  ent__table_report_begin(&report, diagnostics, source->name, options->skip_bad_rows, err);
  ent_status status = ent__csv_table_open(&table, source, &report, err);
  if (status == ENT_OK) status = read_table(out, ent__csv_table_source(table), &report, options, diagnostics, err);
  ent__csv_table_close(table);
  return status;
}
