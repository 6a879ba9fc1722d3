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

#define CLI_ROW_SEED                                                                      \
  {                                                                                       \
    .name = "seed", .type = CLI_SEED, .argument = "S", .field = CLI_FIELD(seed),          \
    .help = "the seed of all that is random"                                              \
  }
#define CLI_ROW_WINDOW(usual, what)                                                         \
  {                                                                                         \
    .name = "window", .type = CLI_SPAN, .argument = "SPAN", .field = CLI_FIELD(window),     \
    .fallback = (usual), .help = what ", such as 3y, 6m, 2w or 10d"                         \
  }
#define CLI_ROW_STEP                                                                        \
  {                                                                                         \
    .name = "step", .type = CLI_SPAN, .argument = "SPAN", .field = CLI_FIELD(step),         \
    .fallback = "the window's own length", .help = "how far one window begins behind the other" \
  }
#define CLI_ROW_KERNEL                                                                      \
  {                                                                                         \
    .name = "kernel", .type = CLI_CHOICE, .argument = "K", .field = CLI_FIELD(kernel), .words = cli_words_kernels, \
    .help = "how much a statement counts by its distance from the middle of the window"     \
  }
#define CLI_ROW_QUOTA                                                                       \
  {                                                                                         \
    .name = "quota", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(quotas), .fallback = "majority", \
    .help = "what must be reached, one for each of --weights: 39, 2/3, 65% or majority"     \
  }
#define CLI_ROW_WEIGHTS                                                                     \
  {                                                                                         \
    .name = "weights", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(weights), .fallback = "one", \
    .help = "what counts: one (each actor 1), weight, or attributes of actors"              \
  }

/* --method, whose words may be more for a command of its own. */
#define CLI_ROW_METHOD(of)                                                                             \
  {                                                                                                    \
    .name = "method", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(method), .words = (of),    \
    .help = "how coalitions are found"                                                                 \
  }

extern const cli_group cli_group_finding; /* --format, --output and --lang of what is text, JSON or CSV */
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
