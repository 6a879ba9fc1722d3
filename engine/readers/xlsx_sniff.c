/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What table a sheet is: its first rows are written as delimited text, and told as such text is. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/readers/xlsx.h"

enum { most_rows = 40 };

typedef struct looking {
  ent_buffer text;
  int rows;
} looking;

static void add_cell(ent_buffer *text, const ent__table_cell *cell) {
  ent__buffer_putc(text, '"');
  for (size_t i = 0; i < cell->length; i++) {
    if (cell->s[i] == '"') ent__buffer_putc(text, '"');
    ent__buffer_putc(text, cell->s[i]);
  }
  ent__buffer_putc(text, '"');
}

static bool on_row(void *context, const ent__table_row *row) {
  looking *look = context;
  for (size_t i = 0; i < row->count; i++) {
    if (i > 0) ent__buffer_putc(&look->text, ',');
    if (row->cells[i].s != NULL) add_cell(&look->text, &row->cells[i]);
  }
  ent__buffer_putc(&look->text, '\n');
  return ++look->rows < most_rows && look->text.size < ENT__HEAD_SIZE && !look->text.failed;
}

/* Faults are told when the sheet is read. */
ent_status ent__xlsx_sniff(const char **out, ent__xlsx *book, const ent__xlsx_sheet *sheet, ent_error *err) {
  looking look = {ENT_BUFFER_INIT, 0};
  ent_diagnostics *told = book->diagnostics, *untold = NULL;
  *out = "statements";
  ent_status status = ent_diagnostics_new(&untold, err);
  if (status != ENT_OK) return status;
  book->diagnostics = untold;
  status = ent__xlsx_rows(book, sheet, on_row, &look, err);
  book->diagnostics = told;
  book->broken = false;
  if (status == ENT_OK) status = ent__buffer_status(&look.text, err);
  if (status == ENT_OK && look.text.size > 0) {
    if (ent__sniff_roll_calls(look.text.data, look.text.size)) *out = "roll-calls";
    else if (ent__sniff_roll_calls_wide(look.text.data, look.text.size)) *out = "roll-calls-wide";
  }
  ent_buffer_clear(&look.text);
  ent_diagnostics_free(untold);
  return status;
}
