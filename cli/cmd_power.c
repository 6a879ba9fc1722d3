/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_findings, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option own_rows[] = {
    {.name = "quota", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(quotas), .fallback = "majority", .help = "what must be reached, one for each of --weights: 39, 2/3, 65% or majority"},
    {.name = "weights", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(weights), .fallback = "one", .help = "what counts: one (each actor 1), weight, or attributes of actors"},
    CLI_ROW_END,
};
static const cli_group own = {"The rules", true, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_POWER, "text", CLI_DEPTH_TIES, true, NULL, ENT_PART_POWER};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_power = {
    .name = "power",
    .summary = "TO COME",
    .about = "Voting power under weights and quotas.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &own, &cli_group_input, &cli_group_columns, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente power dataset.json", "TO COME"}},
    .run = run,
};
