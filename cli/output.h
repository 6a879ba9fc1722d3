/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where data go: standard output, or the file of -o, all at once and checked. */
#ifndef ENT_CLI_OUTPUT_H
#define ENT_CLI_OUTPUT_H

#include <stdio.h>

#include <entente/base.h>

/*
 * Writes bytes to a path; NULL and "-" mean standard output. Errors: ENT_E_IO; ENT_E_USAGE for
 * bytes that are no text where standard output is a terminal.
 */
ent_status cli_output_write(const char *path, const char *bytes, size_t size, ent_error *err);

/* Flushes and closes standard output; a full disk is an error here at the latest. */
ent_status cli_output_close(ent_error *err);

/* Text in the making, for what the program itself words. Begin with zeros. */
typedef struct cli_text {
  FILE *to;
  char *bytes;
  size_t size;
} cli_text;

ent_status cli_text_begin(cli_text *text, ent_error *err);
/* Writes what was printed to text->to, and frees it, also where it was not begun. */
ent_status cli_text_write(cli_text *text, const char *path, ent_status status, ent_error *err);

#endif
