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

static ent_status choose(const char **format, const cli_settings *settings, ent_error *err) {
  const char *path = settings->output;
  const char *folder = folder_format();
  if (settings->format == NULL && path != NULL && strcmp(path, "-") != 0 && names_a_folder(path) &&
      folder != NULL) {
    *format = folder;
    return ENT_OK;
  }
  return cli_format_choose(format, settings, ENT_SUBJECT_DATASET, "json", err);
}

static ent_status to_stdout(const ent_dataset *dataset, const char *format, ent_error *err) {
  const char *folder = folder_format();
  if (folder != NULL && strcmp(format, folder) == 0)
    return cli_fail(err, ENT_E_USAGE, "'%s' is a folder of files; give -o FOLDER", format);
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = strcmp(format, "xlsx") == 0 ? ent_dataset_write_xlsx(&text, dataset, err)
                                                  : ent_dataset_write_json(&text, dataset, err);
  if (status == ENT_OK) status = cli_output_write(NULL, text.data, text.size, err);
  ent_buffer_clear(&text);
  return status;
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
  if (status == ENT_OK) status = cli_study_no_framework(&input, settings, path, err);
  if (status != ENT_OK) {
    /* said already */
  } else if (input.ties != NULL) {
    status = write_ties(input.ties, settings, err);
  } else if (status == ENT_OK && no_format.status != ENT_OK) {
    status = cli_fail(err, no_format.status, "%s", no_format.text);
  } else if (status == ENT_OK && is_ties_format(format)) {
    status = cli_fail(err, ENT_E_USAGE, "'%s' is for lists of ties, but '%.80s' is a dataset", format, path);
  } else if (status == ENT_OK) {
    if (settings->output == NULL || strcmp(settings->output, "-") == 0)
      status = to_stdout(input.dataset, format, err);
    else
      status = ent_dataset_write(input.dataset, settings->output, format, err);
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
        "CSV or a workbook and back loses nothing. A list of ties, a graph or a matrix becomes a list of ties as CSV.\n\n"
        "A FILE that ends in .json becomes one JSON file, one that ends in .xlsx a workbook; one that ends "
        "in a slash, has no dot in its name or is a folder already becomes a folder of CSV files.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_common},
    .examples = {{"entente convert dataset.json -o tables", "A folder of CSV files, for a spreadsheet."},
                 {"entente convert tables -o dataset.json", "And back."},
                 {"entente convert dataset.json -o dataset.xlsx", "The same tables as one workbook."},
                 {"entente convert ties.csv -o edges.csv", "A list of ties, or a graph, in columns that everyone reads."}},
    .run = run,
};
