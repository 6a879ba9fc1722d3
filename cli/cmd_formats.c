/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/commands.h"
#include "cli/option_rows.h"
#include "cli/output.h"

static const cli_option rows[] = {CLI_ROW_OUTPUT, CLI_ROW_END};
static const cli_group output = {"Output", false, rows};

typedef struct subject {
  ent_subject subject;
  const char *command;
} subject;

/* Which command writes what; the order of columns in the table of formats. */
static const subject subjects[] = {
    {ENT_SUBJECT_DATASET, "convert"}, {ENT_SUBJECT_STANCES, "stances"},
    {ENT_SUBJECT_NETWORK, "network"}, {ENT_SUBJECT_COALITIONS, "coalitions"},
    {ENT_SUBJECT_WINDOWS, "network --window"}, {ENT_SUBJECT_DIAGRAM, "diagram"}, {ENT_SUBJECT_REPORT, "report"},
    {ENT_SUBJECT_TIES, "convert"},    {ENT_SUBJECT_FRAMEWORK, "convert"},
    {ENT_SUBJECT_ARGUMENTS, "argue"}, {ENT_SUBJECT_EXPLANATION, "explain"},
    {ENT_SUBJECT_PAGE, "explore"},
    {ENT_SUBJECT_DATASET, NULL},
};

static const char *ending(const char *extension) {
  return strcmp(extension, "/") == 0 ? "folder" : extension[0] == '\0' ? "-" : extension;
}

static int longer(int width, const char *s) { return (int)strlen(s) > width ? (int)strlen(s) : width; }

/* Each list is as wide as its longest name and ending. */
static void print_readers(FILE *to) {
  int name = 0, end = 0;
  for (const ent_format *at = ent_readers(); at->name != NULL; at++) {
    name = longer(name, at->name);
    end = longer(end, ending(at->extension));
  }
  for (const ent_format *at = ent_readers(); at->name != NULL; at++)
    (void)fprintf(to, "  %-*s  %-*s  %s\n", name, at->name, end, ending(at->extension), at->summary);
}

static void print_exporters(FILE *to) {
  int name = 0, end = 0;
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++) {
    name = longer(name, at->name);
    end = longer(end, ending(at->extension));
  }
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++) {
    (void)fprintf(to, "  %-*s  %-*s  %s\n", name, at->name, end, ending(at->extension), at->summary);
    (void)fprintf(to, "  %-*s  %-*s  by:", name, "", end, "");
    const char *before = "";
    for (const subject *by = subjects; by->command != NULL; by++) {
      if ((at->subjects & (int)by->subject) == 0) continue;
      (void)fprintf(to, "%s %s", before, by->command);
      before = ",";
    }
    (void)fputc('\n', to);
  }
}

static void print_diagrams(FILE *to) {
  int name = 0;
  for (const ent_diagram_kind *at = ent_diagrams(); at->name != NULL; at++) name = longer(name, at->name);
  for (const ent_diagram_kind *at = ent_diagrams(); at->name != NULL; at++)
    (void)fprintf(to, "  %-*s  %s\n", name, at->name, at->summary);
}

static void print(FILE *to) {
  (void)fputs("Read (--input F):\n", to);
  print_readers(to);
  (void)fputs("\nWritten (--format F):\n", to);
  print_exporters(to);
  (void)fputs("\nDiagrams:\n", to);
  print_diagrams(to);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK) print(text.to);
  return cli_text_write(&text, settings->output, status, err);
}

const cli_command cli_command_formats = {
    .name = "formats",
    .summary = "list what is read, written and drawn",
    .about =
        "Lists every format that is read or written, with the ending of a name that stands for it and the "
        "commands that write it, and every kind of diagram.",
    .groups = {&output, &cli_group_common},
    .run = run,
};
