/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/table_report.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/base/diag.h"
#include "engine/base/error.h"

enum { most_skipped = 100 }; /* bad rows that are left out are listed up to here */

void ent__table_report_begin(ent__table_report *report, ent_diagnostics *diagnostics, const char *source, bool skip, ent_error *err) {
  *report = (ent__table_report){.diagnostics = diagnostics, .source = source, .skip = skip, .err = err};
  report->first = ent_diagnostics_count(diagnostics);
  report->before = ent_diagnostics_faults(diagnostics);
}

void ent__table_report_turn(ent__table_report *report, const char *source) {
  report->source = source;
  report->bad_line = 0;
}

enum { longest = 1024 }; /* of a message */

static void add(ent__table_report *report, ent_severity severity, long line, long column, const char *code, const char *hint, const char *text) {
  if (report->status != ENT_OK) return;
  char message[longest];
  ent__copy_text(message, sizeof message, text);
  for (char *c = message; *c != '\0'; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
  const ent_diagnostic one = {severity, code, report->source, line, column, NULL, message, hint};
  report->status = ent__diagnostics_add(report->diagnostics, &one, report->err);
}

void ent__table_row_unsound(ent__table_report *report, long row) {
  if (row != report->bad_line) report->bad_rows++;
  report->bad_line = row;
}

bool ent__table_report_full(const ent__table_report *report) {
  return report->listed >= (report->skip ? (size_t)most_skipped : (size_t)ENT__FAULTS_SHOWN);
}

void ent__table_row_fault(ent__table_report *report, long row, long line, long column, const char *code, const char *hint,
                          const char *fmt, ...) {
  if (row != report->bad_line) report->bad_rows++;
  report->bad_line = row;
  report->faults += !report->skip;
  if (ent__table_report_full(report)) {
    report->unlisted++;
    return;
  }
  report->listed++;
  char text[longest];
  va_list args;
  va_start(args, fmt);
  vsnprintf(text, sizeof text, fmt, args);
  va_end(args);
  add(report, report->skip ? ENT_WARNING : ENT_FAULT, line, column, code, hint, text);
}

void ent__table_fault(ent__table_report *report, long line, long column, const char *code, const char *hint, const char *fmt, ...) {
  report->faults++;
  char text[longest];
  va_list args;
  va_start(args, fmt);
  vsnprintf(text, sizeof text, fmt, args);
  va_end(args);
  add(report, ENT_FAULT, line, column, code, hint, text);
}

void ent__table_note(ent__table_report *report, const char *code, const char *hint, const char *fmt, ...) {
  char text[longest];
  va_list args;
  va_start(args, fmt);
  vsnprintf(text, sizeof text, fmt, args);
  va_end(args);
  add(report, ENT_NOTE, 0, 0, code, hint, text);
}

static void say_skipped(ent__table_report *report) {
  char message[128];
  const char *s = report->bad_rows == 1 ? "" : "s";
  if (report->unlisted > 0)
    snprintf(message, sizeof message, "%zu bad row%s left out; %zu more warnings like these are not listed", report->bad_rows, s,
             report->unlisted);
  else
    snprintf(message, sizeof message, "%zu bad row%s left out", report->bad_rows, s);
  const ent_diagnostic one = {ENT_WARNING, "skipped-rows", report->source, 0, 0, NULL, message, NULL};
  if (report->status == ENT_OK) report->status = ent__diagnostics_add(report->diagnostics, &one, report->err);
}

ent_status ent__table_report_end(ent__table_report *report) {
  ent__diagnostics_sort(report->diagnostics, report->first);
  if (report->skip && report->bad_rows > 0) say_skipped(report);
  if (!report->skip && report->status == ENT_OK)
    report->status = ent__diagnostics_more(report->diagnostics, report->source, report->unlisted, report->err);
  const size_t listed = ent_diagnostics_faults(report->diagnostics) - report->before;
  const size_t faults = listed > report->faults ? listed : report->faults;
  if (report->status != ENT_OK || faults == 0) return report->status;
  return ent__fail(report->err, ENT_E_DATA, "'%.120s' has %zu fault%s", report->source, faults, faults == 1 ? "" : "s");
}
