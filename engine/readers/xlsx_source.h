/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of a workbook as a table of rows, for whatever reads tables. */
#ifndef ENT_ENGINE_READERS_XLSX_SOURCE_H
#define ENT_ENGINE_READERS_XLSX_SOURCE_H

#include "engine/readers/xlsx.h"

/* `table` lives as long as this does, and points into it: it may not be moved. */
typedef struct ent__xlsx_source {
  ent__xlsx book;
  const ent__xlsx_sheet *sheet;
  ent__table_source table;
} ent__xlsx_source;

/*
 * Opens the sheet that the options name; end with ent__xlsx_source_close in any case. Errors:
 * ENT_E_DATA with the faults in the list; ENT_E_USAGE where there is no such sheet.
 */
ent_status ent__xlsx_source_open(ent__xlsx_source *out, const ent__source *source, const ent_read_options *options,
                                 ent_diagnostics *diagnostics, ent_error *err);
void ent__xlsx_source_close(ent__xlsx_source *source);

#endif
