/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a study to a report in one of its forms. */
#include "exporters/reports/forms.h"

#include <string.h>
#include <sys/stat.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

static const ent__form forms[] = {
    {"html", true, NULL, ent__render_html, NULL},
    {"html-plain", true, NULL, ent__render_html_plain, NULL},
    {"markdown", false, "svg", ent__render_markdown, NULL},
    {"latex", false, "pdf", ent__render_latex, NULL},
    {"bibtex", false, NULL, NULL, ent__list_bibtex},
    {"csl-json", false, NULL, NULL, ent__list_csl},
    {NULL, false, NULL, NULL, NULL}};

const ent__form *ent__form_find(const char *name, ent_error *err) {
  ent_buffer names = ENT_BUFFER_INIT;
  for (const ent__form *at = forms; at->name != NULL; at++) {
    if (strcmp(at->name, name) == 0) {
      ent_buffer_clear(&names);
      return at;
    }
    ent__buffer_printf(&names, "%s%s", at == forms ? "" : ", ", at->name);
  }
  ent__fail(err, ENT_E_USAGE, "a report cannot be written as '%.40s'; formats: %s", name, names.data == NULL ? "" : names.data);
  ent_buffer_clear(&names);
  return NULL;
}

static ent_status write_form(ent_buffer *out, ent__report *report, const ent__form *form, const char *folder, ent_error *err) {
  if (form->list != NULL) return form->list(out, report, err);
  const ent_status status = ent__report_build(report, err);
  return status == ENT_OK ? form->render(out, &report->tree, folder, err) : status;
}

ent_status ent_export_report(ent_buffer *out, const ent_study *study, const char *format,
                             const ent_export_options *options, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  ent__report report;
  const ent__form *form = ent__form_find(format, err);
  if (form == NULL) return ENT_E_USAGE;
  ent_status status = ent__report_begin(&report, study, options == NULL ? &usual : options, form->inside, err);
  if (status == ENT_OK) status = write_form(out, &report, form, NULL, err);
  ent__report_clear(&report);
  return status;
}

/* The name of the folder as the text calls it: beside the text, so without what stands before its own name. */
static ent_status name_folder(ent_buffer *name, const char *path, const ent__form *form, ent_error *err) {
  const char *slash = strrchr(path, '/');
  ent__buffer_printf(name, "%s-figures", slash == NULL ? path : slash + 1);
  const ent_status status = ent__buffer_status(name, err);
  if (status != ENT_OK || strcmp(form->name, "latex") != 0) return status;
  const size_t plain = strcspn(name->data, "\\{}%#~^&$\"");
  if (name->data[plain] == '\0') return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "'%.120s' has '%c' in its name, which LaTeX cannot have in the name of a figure", path, name->data[plain]);
}

static bool has_place_beside(const char *path) {
  struct stat info;
  return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

ent_status ent_export_report_file(const char *path, const ent_study *study, const char *format,
                                  const ent_export_options *options, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  ent__report report;
  ent_buffer text = ENT_BUFFER_INIT;
  ent_buffer folder = ENT_BUFFER_INIT;
  const ent__form *form = ent__form_find(format, err);
  if (form == NULL) return ENT_E_USAGE;
  const bool beside = form->beside != NULL && has_place_beside(path);
  ent_status status = beside ? name_folder(&folder, path, form, err) : ENT_OK;
  if (status != ENT_OK) goto fail;
  status = ent__report_begin(&report, study, options == NULL ? &usual : options, form->inside || beside, err);
  if (status == ENT_OK) status = write_form(&text, &report, form, folder.data, err);
  if (status == ENT_OK && beside) status = ent__write_beside(path, &text, &report.tree, form->beside, err);
  else if (status == ENT_OK) status = ent_file_write(path, text.data, text.size, err);
  ent__report_clear(&report);
fail:
  ent_buffer_clear(&text);
  ent_buffer_clear(&folder);
  return status;
}
