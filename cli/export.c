/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/export.h"

#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/output.h"

ent_status cli_export_run(const cli_export *what, const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  const char *path = settings->operand[0];
  ent_study *study = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, what->subject, what->usual, err);
  if (status == ENT_OK) status = cli_study_open(&study, path, settings, what->depth, err);
  if (status == ENT_OK && what->of_statements)
    status = cli_study_needs_statements(ent_study_dataset(study), settings, path, err);
  if (status == ENT_OK) {
    cli_progress("writing");
    status = what->write(&text, study, format, &options, err);
    cli_progress_end();
  }
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_study_free(study);
  return status;
}
