/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from data and command lines on a terminal: made harmless, and in columns. */
#ifndef ENT_CLI_COLUMNS_H
#define ENT_CLI_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

/* Returns how many columns a text takes: two for East Asian wide characters, none for marks. */
size_t cli_columns(const char *text);

/*
 * Prints `length` bytes of text so that it cannot steer the terminal: control characters and what
 * is not UTF-8 are shown as '?'.
 */
void cli_columns_put(FILE *to, const char *text, size_t length);

/* Prints a text in that way, then spaces up to `width` columns. */
void cli_columns_print(FILE *to, const char *text, size_t width);

#endif
