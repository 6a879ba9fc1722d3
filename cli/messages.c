/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/messages.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/columns.h"

ent_status cli_fail(ent_error *err, ent_status status, const char *fmt, ...) {
  if (err == NULL || err->status != ENT_OK) return status;
  err->status = status;
  va_list args;
  va_start(args, fmt);
  (void)vsnprintf(err->text, sizeof err->text, fmt, args);
  va_end(args);
  return status;
}

ent_status cli_nomem(ent_error *err) { return cli_fail(err, ENT_E_NOMEM, "out of memory"); }

static bool on_terminal(void) {
  const char *terminal = getenv("TERM");
  return isatty(STDERR_FILENO) && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

/* https://no-color.org: set and not empty. */
static bool in_colour(void) {
  const char *no_color = getenv("NO_COLOR");
  return (no_color == NULL || *no_color == '\0') && on_terminal();
}

static void put_safely(const char *text, size_t length) { cli_columns_put(stderr, text, length); }

static const char *colour_of(ent_severity severity) {
  switch (severity) {
    case ENT_FAULT: return "\033[1;31m";
    case ENT_WARNING: return "\033[1;33m";
    case ENT_NOTE: break;
  }
  return "\033[1;36m";
}

static const char *word_of(ent_severity severity) {
  switch (severity) {
    case ENT_FAULT: return "fault[";
    case ENT_WARNING: return "warning[";
    case ENT_NOTE: break;
  }
  return "note[";
}

/* Prints one line of the library's, the severity and its code in colour. */
static void put_line(const char *line, size_t length, ent_severity severity, bool colour) {
  const char *word = colour ? strstr(line, word_of(severity)) : NULL;
  const char *end = word == NULL ? NULL : strchr(word, ']');
  if (end == NULL || end >= line + length) {
    put_safely(line, length);
  } else {
    put_safely(line, (size_t)(word - line));
    (void)fputs(colour_of(severity), stderr);
    put_safely(word, (size_t)(end + 1 - word));
    (void)fputs("\033[0m", stderr);
    put_safely(end + 1, (size_t)(line + length - end - 1));
  }
  (void)fputc('\n', stderr);
}

ent_status cli_diagnostics(const ent_diagnostics *list, const char *only, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_status status = ent_diagnostics_print(&text, list, err);
  const bool colour = in_colour();
  const char *line = text.data;
  for (size_t i = 0; status == ENT_OK && i < ent_diagnostics_count(list); i++) {
    const char *end = strchr(line, '\n');
    if (end == NULL) break;
    const ent_diagnostic *shown = ent_diagnostics_get(list, i);
    if (only == NULL || strcmp(only, shown->code) == 0)
      put_line(line, (size_t)(end - line), shown->severity, colour);
    line = end + 1;
  }
  ent_buffer_clear(&text);
  return status;
}

static void put_head(ent_severity severity, const char *word) {
  const bool colour = in_colour();
  (void)fprintf(stderr, "entente: %s%s:%s ", colour ? colour_of(severity) : "", word,
                colour ? "\033[0m" : "");
}

void cli_error(const ent_error *err) {
  put_head(ENT_FAULT, "error");
  /* A place is worth saying; the name alone is where the text does not say it already. */
  if (err->source[0] != '\0' && (err->line > 0 || strstr(err->text, err->source) == NULL)) {
    put_safely(err->source, strlen(err->source));
    if (err->line > 0) (void)fprintf(stderr, ":%ld", err->line);
    if (err->line > 0 && err->column > 0) (void)fprintf(stderr, ":%ld", err->column);
    (void)fputs(": ", stderr);
  }
  put_safely(err->text, strlen(err->text));
  (void)fputc('\n', stderr);
}

void cli_warning(const char *fmt, ...) {
  char text[256];
  va_list args;
  va_start(args, fmt);
  (void)vsnprintf(text, sizeof text, fmt, args);
  va_end(args);
  put_head(ENT_WARNING, "warning");
  put_safely(text, strlen(text));
  (void)fputc('\n', stderr);
}

void cli_progress(const char *doing) {
  if (!on_terminal()) return;
  (void)fprintf(stderr, "\r\033[K%s ...", doing);
  (void)fflush(stderr);
}

void cli_progress_end(void) {
  if (!on_terminal()) return;
  (void)fputs("\r\033[K", stderr);
  (void)fflush(stderr);
}
