/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from a dataset in columns of a terminal. */
#ifndef ENT_CLI_COLUMNS_H
#define ENT_CLI_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

/* Returns how many columns a text takes: two for East Asian wide characters, none for marks. */
size_t cli_columns(const char *text);

/* Prints a text with control characters as '?', then spaces up to `width` columns. */
void cli_columns_print(FILE *to, const char *text, size_t width);

#endif
