/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/display.h"

void ent__text_table_begin(ent__text_table *table, size_t columns, const bool *right) {
  *table = (ent__text_table){columns, right, ENT_BUFFER_INIT, 0};
}

void ent__text_table_cell(ent__text_table *table, const char *s) {
  ent__buffer_add(&table->text, s == NULL ? "" : s, s == NULL ? 1 : strlen(s) + 1);
  table->cells++;
}

void ent__display_percent(ent_buffer *out, double share) {
  ent__buffer_decimals(out, 100 * share, 0);
  ent__buffer_puts(out, " %");
}

/* Two decimals, more where nothing but zeros would be left of a number. */
static int decimals(double value) {
  int digits = 2;
  double least = 0.005;
  while (value != 0 && fabs(value) < least && digits < 15) {
    digits++;
    least /= 10;
  }
  return digits;
}

void ent__display_signed(ent_buffer *out, double value) {
  ent_buffer digits = ENT_BUFFER_INIT;
  ent__buffer_fixed(&digits, value, decimals(value));
  if (digits.failed) {
    out->failed = 1;
  } else {
    if (digits.data[0] != '-' && strcmp(digits.data, "0") != 0) ent__buffer_putc(out, '+');
    ent__buffer_puts(out, digits.data);
  }
  ent_buffer_clear(&digits);
}

static void end_cell(ent__text_table *table) {
  ent__buffer_putc(&table->text, '\0');
  table->cells++;
}

void ent__text_table_signed(ent__text_table *table, double value) {
  if (isfinite(value)) ent__display_signed(&table->text, value);
  end_cell(table);
}

void ent__text_table_plain(ent__text_table *table, double value) {
  if (isfinite(value)) ent__buffer_fixed(&table->text, value, 2);
  end_cell(table);
}

void ent__text_table_whole(ent__text_table *table, uint64_t value) {
  ent__buffer_printf(&table->text, "%" PRIu64, value);
  end_cell(table);
}

void ent__text_table_percent(ent__text_table *table, double share) {
  if (isfinite(share)) ent__display_percent(&table->text, share);
  end_cell(table);
}

static void print_row(const ent__text_table *table, const char **cell, const size_t *widths,
                      ent_buffer *out) {
  size_t owed = 0; /* spaces, written only where something follows */
  for (size_t k = 0; k < table->columns; k++) {
    const size_t width = ent__display_width(*cell);
    if (k > 0 && widths[k] > 0) owed += 2;
    if (table->right[k]) owed += widths[k] - width;
    if (**cell != '\0') {
      ent__display_spaces(out, owed);
      owed = 0;
    } else {
      owed += width;
    }
    ent__display_add(out, *cell);
    if (!table->right[k]) owed += widths[k] - width;
    *cell += strlen(*cell) + 1;
  }
  ent__buffer_putc(out, '\n');
}

static void print_rule(const ent__text_table *table, const size_t *widths, ent_buffer *out) {
  for (size_t k = 0; k < table->columns; k++) {
    if (k > 0 && widths[k] > 0) ent__display_spaces(out, 2);
    for (size_t i = 0; i < widths[k]; i++) ent__buffer_putc(out, '-');
  }
  ent__buffer_putc(out, '\n');
}

void ent__text_table_end(ent__text_table *table, ent_buffer *out) {
  size_t *widths = ent__zalloc(table->columns, sizeof *widths);
  if (widths == NULL || table->text.failed) {
    out->failed = 1;
    goto done;
  }
  const char *cell = table->text.data;
  for (size_t i = 0; i < table->cells; i++, cell += strlen(cell) + 1) {
    const size_t width = ent__display_width(cell);
    if (width > widths[i % table->columns]) widths[i % table->columns] = width;
  }
  cell = table->text.data;
  for (size_t row = 0; row < table->cells / table->columns; row++) {
    print_row(table, &cell, widths, out);
    if (row == 0) print_rule(table, widths, out);
  }
done:
  ent__free(widths);
  ent_buffer_clear(&table->text);
}
