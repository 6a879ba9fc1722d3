/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for people: its width in a terminal, and tables of it. */
#ifndef ENT_EXPORTERS_FORMATS_DISPLAY_H
#define ENT_EXPORTERS_FORMATS_DISPLAY_H

#include <stdbool.h>

#include <entente/base.h>

/* Returns the cells that ent__display_add will take. */
size_t ent__display_width(const char *s);
/* Adds text on one line; characters that act on a terminal become U+FFFD. */
void ent__display_add(ent_buffer *out, const char *s);
void ent__display_spaces(ent_buffer *out, size_t count);

/* A table: cells are added row by row, the header first, and printed in aligned columns. */
typedef struct ent__text_table {
  size_t columns;
  const bool *right; /* which columns are flush right */
  ent_buffer text;   /* the cells, each with its zero byte */
  size_t cells;
} ent__text_table;

void ent__text_table_begin(ent__text_table *table, size_t columns, const bool *right);
/* Adds a cell; NULL adds an empty one. */
void ent__text_table_cell(ent__text_table *table, const char *s);
/* Each adds a number, with at most two decimals, in percent or whole; nothing for NaN. */
void ent__text_table_signed(ent__text_table *table, double value);
void ent__text_table_plain(ent__text_table *table, double value);
void ent__text_table_whole(ent__text_table *table, uint64_t value);
void ent__text_table_percent(ent__text_table *table, double share);
/* Prints the table, a rule under its header, and frees it. */
void ent__text_table_end(ent__text_table *table, ent_buffer *out);

/* Adds a share in percent ("87 %"). */
void ent__display_percent(ent_buffer *out, double share);
/* Adds a number with two decimals at most (more below 0.005) and a sign in front: "+0.5", "-1", "0". */
void ent__display_signed(ent_buffer *out, double value);

#endif
