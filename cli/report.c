/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report.h"

#include <string.h>

#include "cli/messages.h"
#include "cli/output.h"

static ent_status save_docx(const ent_study *study, const cli_settings *settings, const ent_export_options *options,
                            ent_error *err) {
  ent_buffer html = ENT_BUFFER_INIT;
  ent_buffer docx = ENT_BUFFER_INIT;
  ent_status status = ent_export_report(&html, study, "html-plain", options, err);
  if (status == ENT_OK) status = cli_pandoc_docx(&docx, &html, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, docx.data, docx.size, err);
  ent_buffer_clear(&html);
  ent_buffer_clear(&docx);
  return status;
}

/* Pictures need a place beside the text. */
static void say_without_pictures(const char *format) {
  if (strcmp(format, "markdown") == 0 || strcmp(format, "latex") == 0)
    cli_warning("the report has no pictures on standard output; -o FILE puts them beside it");
}

ent_status cli_report_save(const ent_study *study, const cli_settings *settings, const char *format,
                           const ent_export_options *options, ent_error *err) {
  const char *path = settings->output;
  if (strcmp(format, "docx") == 0) return save_docx(study, settings, options, err);
  if (path != NULL && strcmp(path, "-") != 0) return ent_export_report_file(path, study, format, options, err);
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent_export_report(&text, study, format, options, err);
  if (status == ENT_OK) status = cli_output_write(path, text.data, text.size, err);
  if (status == ENT_OK) say_without_pictures(format);
  ent_buffer_clear(&text);
  return status;
}
