/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/study.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_datasets, "json"),
    CLI_ROW_OUTPUT,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

/* A folder is meant by one that is there, a slash at the end, or a last name without a dot. */
static bool names_a_folder(const char *path) {
  struct stat about;
  if (stat(path, &about) == 0) return S_ISDIR(about.st_mode);
  const char *slash = strrchr(path, '/');
  const char *last = slash == NULL ? path : slash + 1;
  return strchr(last, '.') == NULL;
}

static const char *folder_format(void) {
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++)
    if ((at->subjects & ENT_SUBJECT_DATASET) != 0 && strcmp(at->extension, "/") == 0) return at->name;
  return NULL;
}

static bool is_ties_format(const char *format) { return format != NULL && strcmp(format, "signed-edges") == 0; }

/* Nodes that no tie names have no row to stand in. */
static void warn_of_isolates(const ent_ties *ties) {
  size_t count = 0, isolates = ent_ties_nodes(ties);
  const ent_signed_tie *list = ent_ties_list(ties, &count);
  bool *tied = calloc(isolates + 1, sizeof *tied);
  if (tied == NULL) return;
  for (size_t i = 0; i < count; i++) {
    isolates -= !tied[list[i].source];
    tied[list[i].source] = true;
    isolates -= !tied[list[i].target];
    tied[list[i].target] = true;
  }
  free(tied);
  if (isolates > 0) cli_warning("%zu node%s without a tie %s not in the list", isolates, isolates == 1 ? "" : "s", isolates == 1 ? "is" : "are");
}

/* A list of ties has one form of its own; the others are those of a network. */
static ent_status write_ties(const ent_ties *ties, const cli_settings *settings, ent_error *err) {
  const char *path = settings->output;
  const bool to_file = path != NULL && strcmp(path, "-") != 0;
  if (settings->format == NULL ? to_file && !cli_format_ends(path, ".csv") : !is_ties_format(settings->format))
    return cli_fail(err, ENT_E_USAGE, "'%.80s' is a list of ties, which 'convert' writes as .csv (signed-edges); 'network' has other formats",
                    settings->operand[0]);
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent_ties_write_csv(&text, ties, err);
  if (status == ENT_OK) status = cli_output_write(path, text.data, text.size, err);
  if (status == ENT_OK) warn_of_isolates(ties);
  ent_buffer_clear(&text);
  return status;
}

static bool is_framework_format(const char *format) {
  for (const ent_exporter *at = ent_exporters(); at->name != NULL; at++)
    if ((at->subjects & ENT_SUBJECT_FRAMEWORK) != 0 && strcmp(at->name, format) == 0) return true;
  return false;
}

/* Bare arguments and attacks; those of a dataset are compiled first. */
static ent_status write_framework(const ent_framework *framework, const char *format, const cli_settings *settings, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent_framework_write(&text, framework, format, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  return status;
}

static ent_status write_compiled(const ent_dataset *dataset, const char *format, const cli_settings *settings, ent_error *err) {
  ent_framework *framework = NULL;
  ent_status status = ent_framework_new(&framework, dataset, NULL, err);
  if (status == ENT_OK) status = write_framework(framework, format, settings, err);
  ent_framework_free(framework);
  return status;
}

/* A framework has no statements; without a format it is written with its names. */
static ent_status write_bare(const ent_framework *framework, const char *format, const cli_settings *settings, ent_error *err) {
  const bool usual = settings->format == NULL && (settings->output == NULL || strcmp(settings->output, "-") == 0);
  if (!usual && !is_framework_format(format))
    return cli_fail(err, ENT_E_USAGE, "'%.80s' is an argument framework, which 'convert' writes as iccma, apx or tgf (.af, .apx, .tgf), not as %s",
                    settings->operand[0], format);
  return write_framework(framework, usual ? "apx" : format, settings, err);
}

static ent_status choose(const char **format, const cli_settings *settings, ent_error *err) {
  const char *path = settings->output;
  const char *folder = folder_format();
  if (settings->format == NULL && path != NULL && strcmp(path, "-") != 0 && names_a_folder(path) &&
      folder != NULL) {
    *format = folder;
    return ENT_OK;
  }
  return cli_format_choose(format, settings, (ent_subject)(ENT_SUBJECT_DATASET | ENT_SUBJECT_FRAMEWORK), "json", err);
}

/* Argdown has no place for all that relations have. */
static ent_status write_argdown(const ent_dataset *dataset, const cli_settings *settings, ent_error *err) {
  size_t lost = 0;
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent_dataset_write_argdown(&text, dataset, &lost, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  if (status == ENT_OK && lost > 0) cli_warning("Argdown does not hold all that %zu relation%s say%s: weights, sources, or which of several is undercut", lost, lost == 1 ? "" : "s", lost == 1 ? "s" : "");
  ent_buffer_clear(&text);
  return status;
}

static ent_status to_stdout(const ent_dataset *dataset, const char *format, ent_error *err) {
  const char *folder = folder_format();
  if (folder != NULL && strcmp(format, folder) == 0)
    return cli_fail(err, ENT_E_USAGE, "'%s' is a folder of files; give -o FOLDER", format);
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (strcmp(format, "xlsx") == 0) status = ent_dataset_write_xlsx(&text, dataset, err);
  else if (strcmp(format, "aif") == 0) status = ent_dataset_write_aif(&text, dataset, err);
  else status = ent_dataset_write_json(&text, dataset, err);
  if (status == ENT_OK) status = cli_output_write(NULL, text.data, text.size, err);
  ent_buffer_clear(&text);
  return status;
}

static ent_status write_dataset(const ent_dataset *dataset, const char *format, const cli_settings *settings, ent_error *err) {
  if (is_framework_format(format)) return write_compiled(dataset, format, settings, err);
  if (strcmp(format, "argdown") == 0) return write_argdown(dataset, settings, err);
  if (settings->output == NULL || strcmp(settings->output, "-") == 0) return to_stdout(dataset, format, err);
  return ent_dataset_write(dataset, settings->output, format, err);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  ent_input input = ENT_INPUT_INIT;
  const char *format = NULL;
  const char *path = settings->operand[0];
  ent_error no_format = ENT_ERROR_INIT; /* which is no fault where DATA is a list of ties */
  const bool for_ties = is_ties_format(settings->format) || (settings->output != NULL && cli_format_ends(settings->output, ".csv"));
  ent_status status = choose(&format, settings, for_ties ? &no_format : err);
  if (for_ties) status = ENT_OK;
  if (status == ENT_OK) status = cli_input_read(&input, path, settings, err);
  if (status == ENT_OK && input.ties != NULL) {
    status = write_ties(input.ties, settings, err);
  } else if (status == ENT_OK && no_format.status != ENT_OK) {
    status = cli_fail(err, no_format.status, "%s", no_format.text);
  } else if (status == ENT_OK && is_ties_format(format)) {
    status = cli_fail(err, ENT_E_USAGE, "'%s' is for lists of ties, but '%.80s' is %s", format, path, input.framework != NULL ? "an argument framework" : "a dataset");
  } else if (status == ENT_OK) {
    status = input.framework != NULL ? write_bare(input.framework, format, settings, err) : write_dataset(input.dataset, format, settings, err);
  }
  ent_input_clear(&input);
  return status;
}

const cli_command cli_command_convert = {
    .name = "convert",
    .summary = "write the dataset as one JSON file, a folder of CSV files or a workbook",
    .about =
        "Reads DATA in any form that holds a dataset and writes it in the form of its own. Going from JSON "
        "to "
        "CSV or a workbook and back loses nothing. A list of ties, a graph or a matrix becomes a list of ties as CSV. "
        "Arguments and their relations alone can be written as Argdown or AIF, and, compiled into an argument framework, "
        "as iccma, apx or tgf, which is also what a framework that is read can become.\n\n"
        "A FILE that ends in .json becomes one JSON file, one that ends in .xlsx a workbook; one that ends "
        "in a slash, has no dot in its name or is a folder already becomes a folder of CSV files; .argdown, .aif, .af, "
        ".apx and .tgf are the forms of arguments.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_common},
    .examples = {{"entente convert dataset.json -o tables", "A folder of CSV files, for a spreadsheet."},
                 {"entente convert tables -o dataset.json", "And back."},
                 {"entente convert dataset.json -o dataset.xlsx", "The same tables as one workbook."},
                 {"entente convert map.argdown -o map.json", "A map of arguments as a dataset."},
                 {"entente convert ties.csv -o edges.csv", "A list of ties, or a graph, in columns that everyone reads."}},
    .run = run,
};
