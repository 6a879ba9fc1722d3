/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which format a command writes: by --format, else by the name of the file, else its usual one. */
#ifndef ENT_CLI_FORMATS_H
#define ENT_CLI_FORMATS_H

#include "cli/settings.h"

/*
 * Gives the name of the format that a command is to write of a subject. `usual` is what goes to
 * standard output where nothing is said. Errors: ENT_E_USAGE where the file's name does not tell.
 */
ent_status cli_format_choose(const char **out, const cli_settings *settings, ent_subject subject,
                             const char *usual, ent_error *err);

/* Tells whether a name ends in one of a table's extensions (".json"), in any case of letters. */
bool cli_format_ends(const char *path, const char *extension);

#endif
