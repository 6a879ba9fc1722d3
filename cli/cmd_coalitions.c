/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_coalitions, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option method_rows[] = {
    CLI_ROW_METHOD(cli_words_methods_or_all),
    CLI_ROW_END,
};
static const cli_group method = {"Coalitions", false, method_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_COALITIONS, "text", CLI_DEPTH_ALL, false,
                                  ent_export_coalitions, ENT_PART_NONE};
  static const cli_export all = {ENT_SUBJECT_COMPARISON, "text", CLI_DEPTH_TIES, false, NULL, ENT_PART_COMPARISON};
  return cli_export_run(strcmp(settings->method, CLI_METHOD_ALL) == 0 ? &all : &what, settings, err);
}

const cli_command cli_command_coalitions = {
    .name = "coalitions",
    .summary = "find who stands together, and say how sure that is",
    .about =
        "Finds coalitions in the network of DATA: groups that agree within and conflict with each other. "
        "Each "
        "comes with its members, how it holds together, what divides it from the others and what they have "
        "in "
        "common. How sure each membership is, is measured by drawing the statements again.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &method, &cli_group_coalitions, &cli_group_certainty, &cli_group_network,
               &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente coalitions dataset.json", "Who stands together."},
                 {"entente coalitions dataset.json --type excess",
                  "Where nearly all vote alike: beyond what is common."},
                 {"entente coalitions dataset.json --method all", "Whether other methods see the same coalitions."},
                 {"entente coalitions ties.csv --method balance --camps any", "Of a signed edge list."}},
    .run = run,
};
