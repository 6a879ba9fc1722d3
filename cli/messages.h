/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to standard error: errors, diagnostics, and on a terminal what is being done. */
#ifndef ENT_CLI_MESSAGES_H
#define ENT_CLI_MESSAGES_H

#include <entente/base.h>
#include <entente/diagnostics.h>

/* Records a failure, the first one only, and returns its status. */
ent_status cli_fail(ent_error *err, ent_status status, const char *fmt, ...) ENT_PRINTF(3, 4);
ent_status cli_nomem(ent_error *err);

/* Prints an error, a warning. */
void cli_error(const ent_error *err);
void cli_warning(const char *fmt, ...) ENT_PRINTF(1, 2);

/*
 * Prints diagnostics, one a line; just those with the code `only` where it is not NULL. Terminals
 * get colour, unless NO_COLOR is set.
 */
ent_status cli_diagnostics(const ent_diagnostics *list, const char *only, ent_error *err);

/* Shows on a terminal what is being done, and takes it away again. */
void cli_progress(const char *doing);
void cli_progress_end(void);

#endif
