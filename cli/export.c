/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/export.h"

#include <string.h>

#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/output.h"

void cli_windows_warn(const ent_windows *windows) {
  const size_t undated = ent_windows_undated(windows);
  const size_t between = ent_windows_between(windows);
  if (undated > 0) cli_warning("statements without a date are in no window: %zu", undated);
  if (between > 0) cli_warning("statements between windows, which are shorter than their step, are in no window: %zu", between);
}

/* A network for each window, under the options of the study. */
static ent_status write_windows(ent_buffer *text, const ent_study *study, const cli_settings *settings, const char *format,
                                const ent_export_options *options, ent_error *err) {
  ent_windows *windows = NULL;
  const ent_study_options *of = ent_study_get_options(study);
  const ent_window_options spans = {settings->window, settings->step, (ent_kernel)settings->kernel};
  ent_status status = ent_windows_new(&windows, ent_study_dataset(study), &of->stances, &of->network, &spans, err);
  if (status == ENT_OK) cli_windows_warn(windows);
  if (status == ENT_OK) status = ent_export_windows(text, study, windows, format, options, err);
  ent_windows_free(windows);
  return status;
}

/* Where a network's ties alone are written, coalitions are not looked for. */
static cli_depth depth_of(const cli_export *what, const char *format) {
  const int network = what->subject & (ENT_SUBJECT_NETWORK | ENT_SUBJECT_WINDOWS);
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++)
    if (strcmp(at->name, format) == 0 && (at->subjects & network) != 0 && (at->subjects & ENT_TIES_ALONE) != 0) return CLI_DEPTH_TIES;
  return what->depth;
}

static ent_status write_file(ent_buffer *text, const cli_export *what, const ent_study *study, const cli_settings *settings,
                             const char *format, const ent_export_options *options, ent_error *err) {
  if (what->write != NULL) return what->write(text, study, format, options, err);
  if (what->subject == ENT_SUBJECT_WINDOWS) return write_windows(text, study, settings, format, options, err);
  return ent_export_finding(text, study, what->subject, format, options, err);
}

static ent_status write_output(const cli_export *what, const ent_study *study, const cli_settings *settings,
                               const char *format, const ent_export_options *options, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  cli_progress("writing");
  ent_status status = write_file(&text, what, study, settings, format, options, err);
  cli_progress_end();
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  return status;
}

static ent_status save_output(cli_save *save, const ent_study *study, const cli_settings *settings, const char *format,
                              const ent_export_options *options, ent_error *err) {
  cli_progress("writing");
  const ent_status status = save(study, settings, format, options, err);
  cli_progress_end();
  return status;
}

ent_status cli_export_save(const cli_export *what, cli_save *save, const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  const char *path = settings->operand[0];
  ent_study *study = NULL;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, what->subject, what->usual, err);
  if (status == ENT_OK) status = cli_study_open(&study, path, settings, depth_of(what, format), what->parts, err);
  if (status == ENT_OK && what->of_statements)
    status = cli_study_needs_statements(ent_study_dataset(study), settings, path, err);
  if (status == ENT_OK) {
    status = save == NULL ? write_output(what, study, settings, format, &options, err)
                          : save_output(save, study, settings, format, &options, err);
  }
  ent_study_free(study);
  return status;
}

ent_status cli_export_run(const cli_export *what, const cli_settings *settings, ent_error *err) {
  return cli_export_save(what, NULL, settings, err);
}
