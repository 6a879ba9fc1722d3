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

/* Writes what there is to write of a study to the output of the settings. */
typedef ent_status cli_save(const ent_study *study, const cli_settings *settings, const char *format,
                            const ent_export_options *options, ent_error *err);
/* The same, for what is more than one file or goes another way: `save` in place of `what->write`. */
ent_status cli_export_save(const cli_export *what, cli_save *save, const cli_settings *settings, ent_error *err);

/* Warns of statements that are in no window. */
void cli_windows_warn(const ent_windows *windows);

#endif
