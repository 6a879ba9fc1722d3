/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a report goes: to standard output, to a file with its pictures beside it, or through pandoc. */
#ifndef ENT_CLI_REPORT_H
#define ENT_CLI_REPORT_H

#include <entente/exporters.h>

#include "cli/settings.h"

/* Writes a report to the output of the settings. */
ent_status cli_report_save(const ent_study *study, const cli_settings *settings, const char *format,
                           const ent_export_options *options, ent_error *err);

/*
 * Makes a Word document of an HTML page, by pandoc. Errors: ENT_E_DATA (status 1) where pandoc is
 * not installed or fails, with what it said; ENT_E_IO, ENT_E_NOMEM.
 */
ent_status cli_pandoc_docx(ent_buffer *out, const ent_buffer *html, ent_error *err);

#endif
