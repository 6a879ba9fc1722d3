/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text as a table: streamed, so that it takes the memory of its longest row. */
#ifndef ENT_ENGINE_READERS_CSV_TABLE_H
#define ENT_ENGINE_READERS_CSV_TABLE_H

#include "engine/readers/table.h"
#include "engine/readers/table_report.h"

typedef struct ent__csv_table ent__csv_table;

/*
 * Opens a source. The delimiter is that of comma, semicolon, tab and bar which the header has most of,
 * or what a first line `sep=;` says. The report must outlive it.
 */
ent_status ent__csv_table_open(ent__csv_table **out, const ent__source *source, ent__table_report *report, ent_error *err);
void ent__csv_table_close(ent__csv_table *table);
/* The table as rows; lives as long as it. */
const ent__table_source *ent__csv_table_source(const ent__csv_table *table);

/* Returns the delimiter that a header has most of, outside quotes. */
char ent__csv_guess_delimiter(const char *bytes, size_t size);

#endif
