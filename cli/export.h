/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of the commands that read DATA, make a study of it and write one file of it. */
#ifndef ENT_CLI_EXPORT_H
#define ENT_CLI_EXPORT_H

#include "cli/study.h"

typedef struct cli_export {
  ent_subject subject;
  const char *usual; /* format where nothing is said */
  cli_depth depth;
  bool of_statements; /* means nothing for a list of ties */
  /* NULL: a network for each window, or the finding of `parts` */
  ent_status (*write)(ent_buffer *out, const ent_study *study, const char *format,
                      const ent_export_options *options, ent_error *err);
  int parts; /* ent_part, or-ed: what the study is to have beside its stages */
} cli_export;

ent_status cli_export_run(const cli_export *what, const cli_settings *settings, ent_error *err);

/* Warns of statements that are in no window. */
void cli_windows_warn(const ent_windows *windows);

#endif
