/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/formats.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/messages.h"
#include "cli/words.h"

bool cli_format_ends(const char *path, const char *extension) {
  const size_t length = strlen(path);
  const size_t ending = strlen(extension);
  return ending > 0 && length > ending && strcasecmp(path + length - ending, extension) == 0;
}

bool cli_words_readers(size_t i, cli_word *out) {
  const ent_format *format = &ent_readers()[i];
  if (format->name == NULL) return false;
  const cli_word word = {format->name, (int)i, format->summary, NULL};
  *out = word;
  return true;
}

static bool writes(const ent_exporter *exporter, int subjects) {
  return (exporter->subjects & subjects) != 0;
}

/* The rows that write one of some subjects, then their extensions without the dot where that is no name yet. */
static bool formats_of(int subjects, size_t i, cli_word *out) {
  const ent_exporter *table = ent_exporters();
  for (int pass = 0; pass < 2; pass++) {
    for (const ent_exporter *at = table; at->name != NULL; at++) {
      if (!writes(at, subjects)) continue;
      const bool named = at->extension[0] == '.' && strcmp(at->extension + 1, at->name) != 0;
      if (pass == 1 && !named) continue;
      if (i-- > 0) continue;
      const cli_word word = {pass == 0 ? at->name : at->extension + 1, (int)(at - table), at->summary,
                             pass == 0 ? NULL : at->name};
      *out = word;
      return true;
    }
  }
  return false;
}

bool cli_words_of_datasets(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_DATASET | ENT_SUBJECT_TIES | ENT_SUBJECT_FRAMEWORK, i, out); }
bool cli_words_of_stances(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_STANCES, i, out); }
bool cli_words_of_networks(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_NETWORK, i, out); }
bool cli_words_of_network_windows(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_NETWORK | ENT_SUBJECT_WINDOWS, i, out); }
bool cli_words_of_coalitions(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_COALITIONS, i, out); }
bool cli_words_of_findings(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_FINDINGS, i, out); }
bool cli_words_of_arguments(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_ARGUMENTS, i, out); }
bool cli_words_of_explanations(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_EXPLANATION, i, out); }
bool cli_words_of_diagrams(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_DIAGRAM, i, out); }
bool cli_words_of_pages(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_PAGE, i, out); }
bool cli_words_of_reports(size_t i, cli_word *out) { return formats_of(ENT_SUBJECT_REPORT, i, out); }

static ent_status cannot_tell(const char *path, ent_subject subject, ent_error *err) {
  char list[160] = "";
  size_t used = 0;
  for (const ent_exporter *at = ent_exporters(); at->name != NULL && used < sizeof list; at++) {
    if (!writes(at, (int)subject) || at->extension[0] != '.' || strstr(list, at->extension) != NULL) continue;
    used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", used == 0 ? "" : ", ", at->extension);
  }
  return cli_fail(err, ENT_E_USAGE,
                  "cannot tell the format from the name '%.60s'; give --format, or a name that ends in %s%s",
                  path, list, (subject & ENT_SUBJECT_DATASET) != 0 ? ", or one without a dot for a folder" : "");
}

ent_status cli_format_choose(const char **out, const cli_settings *settings, ent_subject subject,
                             const char *usual, ent_error *err) {
  *out = settings->format;
  if (settings->format != NULL) return ENT_OK;
  *out = usual;
  const char *path = settings->output;
  if (path == NULL || strcmp(path, "-") == 0) return ENT_OK;
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++) {
    if (!writes(at, (int)subject) || !cli_format_ends(path, at->extension)) continue;
    *out = at->name;
    return ENT_OK;
  }
  return cannot_tell(path, subject, err);
}
