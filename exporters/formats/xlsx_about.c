/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all workbooks of findings share: where they come from, and the statements behind a cell. */
#include <inttypes.h>

#include "engine/base/buffer.h"
#include "exporters/formats/xlsx.h"

static void write_fact(ent__workbook *book, const ent__fact *fact) {
  ent_buffer value = ENT_BUFFER_INIT;
  ent__workbook_row(book);
  ent__workbook_text(book, fact->key);
  if (fact->kind == ENT__FACT_NUMBER) {
    ent__workbook_number(book, fact->number);
  } else {
    ent__facts_value(&value, fact);
    if (value.failed) book->failed = true;
    else ent__workbook_text(book, value.size == 0 ? "" : value.data);
  }
  ent_buffer_clear(&value);
}

static void write_loss(ent__workbook *book, const char *sheet, const char *what, size_t count) {
  if (count == 0) return;
  ent_buffer line = ENT_BUFFER_INIT;
  ent__buffer_printf(&line, "%zu %s", count, what);
  ent__workbook_row(book);
  ent__workbook_text(book, sheet);
  if (line.failed) book->failed = true;
  else ent__workbook_text(book, line.data);
  ent_buffer_clear(&line);
}

void ent__workbook_about(ent__workbook *book, const ent__facts *facts) {
  static const char *const heads[] = {"about", "value", NULL};
  const size_t sheets = book->count;
  ent__workbook_sheet(book, "about");
  ent__workbook_heads(book, heads);
  for (size_t i = 0; i < facts->count; i++) write_fact(book, &facts->at[i]);
  for (size_t i = 0; i < sheets; i++) {
    write_loss(book, book->sheets[i].name, "rows left out: a sheet has no room for them", book->sheets[i].cut_rows);
    if (book->sheets[i].left_out != NULL) {
      ent__workbook_row(book);
      ent__workbook_text(book, book->sheets[i].name);
      ent__workbook_text(book, book->sheets[i].left_out);
    }
  }
  write_loss(book, "cells", "cut: a cell holds 32767 characters", book->cut_cells);
}

void ent__workbook_statements(ent__workbook *book, const ent_dataset *dataset, const ent_cell *cell) {
  ent_buffer list = ENT_BUFFER_INIT;
  size_t count;
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  uint32_t i = 0;
  for (; i < cell->count && list.size < ENT__WORKBOOK_IDS; i++) {
    const uint32_t at = cell->statements[i];
    if (i > 0) ent__buffer_putc(&list, '|');
    if (statements[at].id != NULL) ent__buffer_puts(&list, statements[at].id);
    else ent__buffer_printf(&list, "/statements/%" PRIu32, at);
  }
  if (i < cell->count) ent__buffer_printf(&list, "|... (%" PRIu32 " more)", cell->count - i);
  if (list.failed) book->failed = true;
  else ent__workbook_text(book, list.data);
  ent_buffer_clear(&list);
}
