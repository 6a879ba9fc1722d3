/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"

static void plural(FILE *to, size_t count, const char *one, const char *many, const char *before) {
  (void)fprintf(to, "%s%zu %s", before, count, count == 1 ? one : many);
}

static void say_dataset(FILE *to, const ent_dataset *dataset) {
  size_t count = 0;
  (void)ent_dataset_actors(dataset, &count);
  plural(to, count, "actor", "actors", "ok: ");
  (void)ent_dataset_issues(dataset, &count);
  plural(to, count, "issue", "issues", ", ");
  (void)ent_dataset_statements(dataset, &count);
  plural(to, count, "statement", "statements", ", ");
  (void)ent_dataset_arguments(dataset, &count);
  plural(to, count, "argument", "arguments", ", ");
  (void)ent_dataset_relations(dataset, &count);
  plural(to, count, "relation", "relations", ", ");
  (void)ent_dataset_documents(dataset, &count);
  plural(to, count, "document", "documents", ", ");
}

static void say_ties(FILE *to, const ent_ties *ties) {
  size_t count = 0;
  (void)ent_ties_list(ties, &count);
  plural(to, ent_ties_nodes(ties), "node", "nodes", "ok: ");
  plural(to, count, "tie", "ties", ", ");
}

static void say_framework(FILE *to, const ent_framework *framework) {
  plural(to, ent_framework_arguments(framework), "argument", "arguments", "ok: ");
  plural(to, ent_framework_attacks(framework), "attack", "attacks", ", ");
}

static ent_status say_ok(const ent_input *input, ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK) {
    if (input->dataset != NULL)
      say_dataset(text.to, input->dataset);
    else if (input->framework != NULL)
      say_framework(text.to, input->framework);
    else
      say_ties(text.to, input->ties);
    (void)fputc('\n', text.to);
  }
  return cli_text_write(&text, NULL, status, err);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *list = NULL;
  cli_reading reading;
  ent_status status = cli_reading_init(&reading, settings, err);
  if (status == ENT_OK) status = ent_diagnostics_new(&list, err);
  if (status != ENT_OK) goto fail;
  cli_progress("checking");
  status = ent_read(&input, settings->operand[0], &reading.options, list, err);
  cli_progress_end();
  const ent_status printed = cli_diagnostics(list, NULL, err);
  if (status == ENT_OK) status = printed;
  if (status == ENT_E_DATA && ent_diagnostics_faults(list) > 0) {
    plural(stderr, ent_diagnostics_faults(list), "fault", "faults", "");
    (void)fputc('\n', stderr);
    err->text[0] = '\0'; /* the faults have said it */
  }
  if (status == ENT_OK) status = say_ok(&input, err);
fail:
  cli_reading_clear(&reading);
  ent_input_clear(&input);
  ent_diagnostics_free(list);
  return status;
}

const cli_command cli_command_check = {
    .name = "check",
    .summary = "say what is wrong with the data, each fault with its place",
    .about =
        "Reads DATA and prints every fault with file, line and column, and a proposal where one is near. "
        "Faults, warnings and notes go to standard error, one a line, and their number at the end. Where "
        "there is no fault, one line on standard output says what was read.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_input, &cli_group_columns, &cli_group_common},
    .examples = {{"entente check dataset.json", "Every fault in a file, for your editor to jump to."}},
    .run = run,
};
