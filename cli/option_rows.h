/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that several commands share, by groups. */
#ifndef ENT_CLI_OPTION_ROWS_H
#define ENT_CLI_OPTION_ROWS_H

#include <limits.h>
#include <stddef.h>

#include "cli/command.h"

#define CLI_FIELD(name) offsetof(cli_settings, name)
#define CLI_ROW_END \
  { .name = NULL }

#define CLI_OPERAND_DATA \
  { "DATA", CLI_FILE, false, NULL, "a file, a folder of CSV files, or '-' for standard input" }

/* Rows that a command puts in a group of its own, since their words or meaning differ. */
#define CLI_ROW_FORMAT(of, usual)                                                                   \
  {                                                                                                 \
    .name = "format", .type = CLI_NAME, .argument = "F", .field = CLI_FIELD(format), .words = (of), \
    .fallback = "by the name of the file, else " usual, .help = "the format to write"               \
  }
#define CLI_ROW_OUTPUT                                                                                 \
  {                                                                                                    \
    .name = "output", .letter = 'o', .type = CLI_FILE, .argument = "FILE", .field = CLI_FIELD(output), \
    .fallback = "standard output", .help = "where to write; '-' is standard output"                    \
  }
#define CLI_ROW_LANGUAGE                                                                                 \
  {                                                                                                      \
    .name = "lang", .type = CLI_TEXT, .argument = "L", .field = CLI_FIELD(language),                     \
    .fallback = "the dataset's own",                                                                     \
    .help = "the language of labels, such as zh; then the words of pictures and reports are Chinese too" \
  }
#define CLI_ROW_TITLE                                                              \
  {                                                                                \
    .name = "title", .type = CLI_TEXT, .argument = "T", .field = CLI_FIELD(title), \
    .fallback = "the dataset's own", .help = "the title"                           \
  }
#define CLI_ROW_RESAMPLES(member)                                                                        \
  {                                                                                                      \
    .name = "resamples", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(member), .least = 0,     \
    .most = INT_MAX, .help = "how often the statements are drawn again to see what holds; 0: not at all" \
  }

/* --method, whose words may be more for a command of its own. */
#define CLI_ROW_METHOD(of)                                                                             \
  {                                                                                                    \
    .name = "method", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(method), .words = (of),    \
    .help = "how coalitions are found"                                                                 \
  }

extern const cli_group cli_group_input;
extern const cli_group cli_group_columns; /* --actor, --issue, --position; a report uses the names for other things */
extern const cli_group cli_group_actors;     /* --actors; a report uses the name for another thing */
extern const cli_group cli_group_statements; /* all other filters */
extern const cli_group cli_group_stances;
extern const cli_group cli_group_network;
extern const cli_group cli_group_windows;
extern const cli_group cli_group_method;     /* --method */
extern const cli_group cli_group_coalitions; /* what else coalitions are found by */
extern const cli_group cli_group_certainty; /* --resamples, in full */
extern const cli_group cli_group_common;    /* --help */

#endif
