/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of input formats, and the way from a path to its reader. */
#include "engine/readers/readers.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/buffer.h"
#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/file.h"
#include "engine/base/near.h"

/* Where several formats share an extension, the first whose content fits is taken. */
static const ent_format formats[] = {
    {"json", ".json", "entente's own form: one JSON document (docs/dataset.md)"},
    {"csv", "/", "the same as a folder of CSV files"},
    {"xlsx", ".xlsx .xlsm", "a workbook: a dataset's sheets (docs/dataset.md), or one sheet as a table of statements or votes"},
    {"dna", ".dna", "a database of Discourse Network Analyzer, version 2.0 or 3 (docs/reading.md)"},
    {"iccma", ".af", "an argument framework as in the ICCMA competitions: 'p af N', attacks by number"},
    {"apx", ".apx .dl", "an argument framework as ASPARTIX has it: arg(a). att(a,b)."},
    {"tgf", ".tgf", "an argument framework in the Trivial Graph Format: arguments, #, attacks"},
    {"signed-edges", ".csv .tsv .txt .edges", "a signed or weighted edge list: source, target and sign or weight"},
    {"matrix", ".csv .tsv", "a square matrix of weights, names in the first row and column"},
    {"graphml", ".graphml .xml", "a GraphML graph whose edges have a weight or a sign"},
    {"gml", ".gml", "a GML graph whose edges have a weight, value or sign"},
    {"argdown", ".argdown .ad", "a map of arguments in Argdown"},
    {"aif", ".aif .json", "a map of arguments in the Argument Interchange Format, as AIFdb writes it"},
    {"roll-calls", ".csv .tsv .txt", "votes as a table, one vote a row: roll call, actor, vote"},
    {"roll-calls-wide", ".csv .tsv .txt", "votes as a table, one row an actor, one column a roll call"},
    {"statements", ".csv .tsv .txt", "a table of statements: actor, issue, position, and more by --map"},
    {NULL, NULL, NULL}};

/*
 * What a format takes beside --input; what it does not take is refused. SAID: where it was guessed, that
 * is noted. FALLBACK: what is read so whose content says nothing.
 * ENDS: it has ends, which may be mapped. SURE: its content tells it from all others, whatever the name.
 */
enum { MAP = 1, SCALE = 2, SHEET = 4, JOINED = 8, STATEMENT_TYPE = 16, SKIP = 32, SAID = 64, FALLBACK = 128, ENDS = 256, SURE = 512 };

/* By row of the table: how each is read, how it is known, and which options it has a use for. */
static const struct way {
  ent__read_fn *read;
  ent__read_folder_fn *read_folder;
  ent__sniff_fn *sniff; /* NULL: by name alone */
  int takes;
} ways[] = {
    {ent__read_json, NULL, NULL, 0},
    {NULL, ent__read_csv_folder, NULL, 0},
    {ent__read_xlsx, NULL, ent__sniff_xlsx, MAP | SCALE | SHEET | JOINED | SKIP},
    {ent__read_dna, NULL, ent__sniff_dna, MAP | SCALE | STATEMENT_TYPE | SKIP},
    {ent__read_iccma, NULL, ent__sniff_iccma, 0},
    {ent__read_apx, NULL, ent__sniff_apx, 0},
    {ent__read_tgf, NULL, ent__sniff_tgf, 0},
    {ent__read_signed_edges, NULL, ent__sniff_signed_edges, MAP | SKIP | ENDS},
    {ent__read_matrix, NULL, ent__sniff_matrix, 0},
    {ent__read_graphml, NULL, ent__sniff_graphml, MAP},
    {ent__read_gml, NULL, ent__sniff_gml, MAP},
    {ent__read_argdown, NULL, ent__sniff_argdown, 0},
    {ent__read_aif, NULL, ent__sniff_aif, SURE},
    {ent__read_roll_calls, NULL, ent__sniff_roll_calls, MAP | SCALE | JOINED | SKIP | SAID},
    {ent__read_roll_calls_wide, NULL, ent__sniff_roll_calls_wide, MAP | SCALE | JOINED | SKIP | SAID},
    {ent__read_statements, NULL, NULL, MAP | SCALE | SKIP | SAID | FALLBACK},
    {NULL, NULL, NULL, 0},
};

enum { JSON_ROW = 0, FOLDER_ROW = 1, WORKBOOK_ROW = 2 };

const ent_format *ent_readers(void) { return formats; }

void ent_input_clear(ent_input *input) {
  if (input == NULL) return;
  ent_dataset_free(input->dataset);
  ent_ties_free(input->ties);
  ent_framework_free(input->framework);
  ent_variables_free(input->variables);
  *input = (ent_input)ENT_INPUT_INIT;
}

static ent_status unknown_format(const char *name, const char *best, ent_error *err) {
  if (best != NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%.60s' is not known; did you mean '%s'?", name, best);
  char list[320] = "";
  for (int i = 0; formats[i].name != NULL; i++) {
    if (strlen(list) + strlen(formats[i].name) + 5 > sizeof list) break;
    if (i > 0) strcat(list, formats[i + 1].name == NULL ? " or " : ", ");
    strcat(list, formats[i].name);
  }
  return ent__fail(err, ENT_E_USAGE, "input format '%.60s' is not known, expected %s", name, list);
}

static ent_status find_format(int *out, const char *name, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, name);
  for (int i = 0; formats[i].name != NULL; i++) {
    ent__near_consider(&near, formats[i].name);
    if (strcmp(formats[i].name, name) != 0) continue;
    *out = i;
    return ENT_OK;
  }
  return unknown_format(name, near.best, err);
}

static bool ends_with(const char *path, size_t length, const char *end, size_t wanted) {
  return length >= wanted && strncasecmp(path + length - wanted, end, wanted) == 0;
}

/* Whether a path ends in one of the extensions, ".gz" behind it or not. */
static bool has_extension(const char *path, const char *extensions) {
  size_t length = strlen(path);
  if (ends_with(path, length, ".gz", 3)) length -= 3;
  while (*extensions == '.') {
    const size_t wanted = strcspn(extensions, " ");
    if (ends_with(path, length, extensions, wanted)) return true;
    extensions += wanted + (extensions[wanted] == ' ');
  }
  return false;
}

static int fallback(void) {
  int row = 0;
  while (formats[row].name != NULL && !(ways[row].takes & FALLBACK)) row++;
  return row;
}

/* The row of an extension that no other row has, -1 where there is none. */
static int only_row(const char *path) {
  int found = -1;
  for (int i = 0; formats[i].name != NULL; i++) {
    if (ways[i].read == NULL || !has_extension(path, formats[i].extension)) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

/*
 * By content that leaves no doubt, else by extension and content, else by content alone, else by an extension that but one format has (an
 * empty file: the first that has it), else by the first byte that is no blank: '{' begins JSON.
 */
static int guess(const char *path, const char *head, size_t size) {
  for (int i = 0; formats[i].name != NULL; i++)
    if ((ways[i].takes & SURE) && ways[i].sniff(head, size)) return i;
  for (int i = 0; formats[i].name != NULL; i++)
    if (ways[i].read != NULL && has_extension(path, formats[i].extension) && (ways[i].sniff == NULL || ways[i].sniff(head, size)))
      return i;
  for (int i = 0; formats[i].name != NULL; i++)
    if (ways[i].sniff != NULL && ways[i].sniff(head, size)) return i;
  const int only = only_row(path);
  if (only >= 0) return only;
  for (int i = 0; formats[i].name != NULL && size == 0; i++)
    if (ways[i].read != NULL && has_extension(path, formats[i].extension)) return i;
  size_t at = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < size && strchr(" \t\r\n", head[at]) != NULL) at++;
  return at < size && head[at] != '{' && head[at] != '[' ? fallback() : JSON_ROW;
}

static ent_status refuse(const char *option, int row, ent_error *err) {
  return ent__fail(err, ENT_E_USAGE, "'--%s' means nothing for input format '%s'", option, formats[row].name);
}

static ent_status check_options(const ent_read_options *options, int row, ent_error *err) {
  const int takes = ways[row].takes;
  if (options->map_count > 0 && !(takes & MAP)) return refuse("map", row, err);
  if (options->scale_low != options->scale_high && !(takes & SCALE)) return refuse("scale", row, err);
  if (options->sheet != NULL && !(takes & SHEET)) return refuse("sheet", row, err);
  if (options->joined_count > 0 && !(takes & JOINED)) return refuse("join", row, err);
  if (options->statement_type != NULL && !(takes & STATEMENT_TYPE)) return refuse("statement-type", row, err);
  if (options->skip_bad_rows && !(takes & SKIP)) return refuse("skip-bad-rows", row, err);
  return ENT_OK;
}

/* Who maps a source and a target has a list of ties, whatever its columns are called. */
static bool maps_ends(const ent_read_options *options) {
  return ent__mapped(options, "source") != NULL || ent__mapped(options, "target") != NULL;
}

/* A table may stand in a workbook, whose reader looks at the name itself. */
static ent_status choose_named(int *row, const ent__source *source, const char *name, ent_error *err) {
  ent_buffer head = ENT_BUFFER_INIT;
  ent_status status = find_format(row, name, err);
  if (status != ENT_OK || !(ways[*row].takes & SAID)) return status;
  status = ent__source_head(&head, source, err);
  if (status == ENT_OK && head.data != NULL && ent__sniff_xlsx(head.data, head.size)) *row = WORKBOOK_ROW;
  ent_buffer_clear(&head);
  return status;
}

static ent_status choose(int *row, const ent__source *source, const ent_read_options *options, ent_error *err) {
  if (options->format != NULL) return choose_named(row, source, options->format, err);
  for (int i = 0; formats[i].name != NULL && maps_ends(options); i++) {
    if (!(ways[i].takes & ENDS) || !has_extension(source->name, formats[i].extension)) continue;
    *row = i;
    return ENT_OK;
  }
  ent_buffer head = ENT_BUFFER_INIT;
  const ent_status status = ent__source_head(&head, source, err);
  if (status == ENT_OK) *row = guess(source->name, head.data == NULL ? "" : head.data, head.size);
  ent_buffer_clear(&head);
  return status;
}

/* Tables are much alike: says which one a file was taken for. */
static ent_status say_guess(const ent__source *source, int row, ent_diagnostics *diagnostics, ent_error *err) {
  char message[80];
  snprintf(message, sizeof message, "read as '%s'", formats[row].name);
  const ent_diagnostic one = {ENT_NOTE, "guessed-format", source->name, 0, 0, NULL, message, "--input says it otherwise"};
  return ent__diagnostics_add(diagnostics, &one, err);
}

static ent_status read_source(ent_input *out, const ent__source *source, const ent_read_options *options,
                              ent_diagnostics *diagnostics, ent_error *err) {
  static const ent_read_options usual = ENT_READ_OPTIONS_INIT;
  int row = 0;
  if (options == NULL) options = &usual;
  ent_status status = choose(&row, source, options, err);
  if (status != ENT_OK) return status;
  if (ways[row].read == NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%s' is a folder, but '%.120s' is none", formats[row].name, source->name);
  status = check_options(options, row, err);
  if (status == ENT_OK && options->format == NULL && (ways[row].takes & SAID)) status = say_guess(source, row, diagnostics, err);
  return status == ENT_OK ? ways[row].read(out, source, options, diagnostics, err) : status;
}

ent_status ent_read_bytes(ent_input *out, const char *bytes, size_t size, const char *name, const ent_read_options *options,
                          ent_diagnostics *diagnostics, ent_error *err) {
  *out = (ent_input)ENT_INPUT_INIT;
  const ent__source source = {name, NULL, bytes == NULL ? "" : bytes, bytes == NULL ? 0 : size};
  return read_source(out, &source, options, diagnostics, err);
}

static ent_status read_folder(ent_input *out, const char *path, const ent_read_options *options, ent_diagnostics *diagnostics,
                              ent_error *err) {
  int row = FOLDER_ROW;
  ent_status status = options == NULL || options->format == NULL ? ENT_OK : find_format(&row, options->format, err);
  if (status != ENT_OK) return status;
  if (ways[row].read_folder == NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%s' is a file, but '%.120s' is a folder", formats[row].name, path);
  status = options == NULL ? ENT_OK : check_options(options, row, err);
  return status == ENT_OK ? ways[row].read_folder(out, path, diagnostics, err) : status;
}

/* What can be read only once (a pipe) is taken into memory first: the guess looks at it too. */
ent_status ent_read(ent_input *out, const char *path, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  *out = (ent_input)ENT_INPUT_INIT;
  const bool standard = strcmp(path, "-") == 0;
  if (!standard && ent__file_is_folder(path)) return read_folder(out, path, options, diagnostics, err);
  if (!standard && ent__file_is_regular(path)) {
    const ent__source source = {path, path, NULL, 0};
    return read_source(out, &source, options, diagnostics, err);
  }
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_status status = ent__file_read(&bytes, path, err);
  if (status == ENT_OK)
    status = ent_read_bytes(out, bytes.data, bytes.size, standard ? "<stdin>" : path, options, diagnostics, err);
  ent_buffer_clear(&bytes);
  return status;
}
