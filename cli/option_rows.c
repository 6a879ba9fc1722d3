/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/option_rows.h"

#define LIST(word, member, of, what)                                                                 \
  {                                                                                                  \
    .name = (word), .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(member), .words = (of), \
    .help = (what)                                                                                   \
  }

static const cli_option input_rows[] = {
    {.name = "input",
     .type = CLI_NAME,
     .argument = "F",
     .field = CLI_FIELD(input),
     .words = cli_words_readers,
     .fallback = "by folder, name or content",
     .help = "the format to read"},
    LIST("map", map, NULL, "which column is what, such as actor=Organisation,issue=Concept,position=Agreement"),
    {.name = "scale",
     .type = CLI_TEXT,
     .argument = "LOW:HIGH",
     .field = CLI_FIELD(scale),
     .fallback = "as the numbers and words say",
     .help = "positions run from full opposition to full support, such as 1:5"},
    {.name = "sheet",
     .type = CLI_TEXT,
     .argument = "SHEET",
     .field = CLI_FIELD(sheet),
     .fallback = "the first",
     .help = "of a workbook: the sheet's name, or its number"},
    LIST("join", joined, NULL, "tables that describe the roll calls, joined by their key"),
    {.name = "statement-type",
     .type = CLI_TEXT,
     .argument = "TYPE",
     .field = CLI_FIELD(statement_type),
     .fallback = "the one that has the variables",
     .help = "of a DNA database: which statements to read"},
    {.name = "skip-bad-rows",
     .type = CLI_FLAG,
     .field = CLI_FIELD(skip_bad_rows),
     .help = "leave faulty rows out, and say which and how many"},
    CLI_ROW_END,
};
const cli_group cli_group_input = {"Input", false, input_rows};

static const cli_option column_rows[] = {
    {.name = "actor",
     .type = CLI_TEXT,
     .argument = "COLUMN",
     .field = CLI_FIELD(actor_column),
     .fallback = "organization in a DNA database, else guessed",
     .help = "which column or variable is the actor"},
    {.name = "issue",
     .type = CLI_TEXT,
     .argument = "COLUMN",
     .field = CLI_FIELD(issue_column),
     .fallback = "concept in a DNA database, else guessed",
     .help = "which is the issue"},
    {.name = "position",
     .type = CLI_TEXT,
     .argument = "COLUMN",
     .field = CLI_FIELD(position_column),
     .fallback = "agreement in a DNA database, else guessed",
     .help = "which is the position"},
    CLI_ROW_END,
};
const cli_group cli_group_columns = {"Input", false, column_rows};

static const cli_option actor_rows[] = {
    LIST("actors", actors, NULL, "of these actors (ids)"),
    CLI_ROW_END,
};
const cli_group cli_group_actors = {"Which statements count", true, actor_rows};

static const cli_option statement_rows[] = {
    LIST("not-actors", actors, NULL, "not of these actors"),
    LIST("kinds", kinds, cli_words_actor_kinds, "of actors of these kinds"),
    LIST("not-kinds", kinds, cli_words_actor_kinds, "not of actors of these kinds"),
    LIST("groups", groups, NULL, "of these blocs and their members (ids)"),
    LIST("not-groups", groups, NULL, "not of these blocs and their members"),
    LIST("issues", issues, NULL, "on these issues (ids)"),
    LIST("not-issues", issues, NULL, "not on these issues"),
    LIST("topics", topics, NULL, "on issues of these topics"),
    LIST("not-topics", topics, NULL, "not on issues of these topics"),
    LIST("documents", documents, NULL, "from these documents (ids)"),
    LIST("not-documents", documents, NULL, "not from these documents"),
    {.name = "from",
     .type = CLI_DATE,
     .argument = "DATE",
     .field = CLI_FIELD(from),
     .fallback = "the first",
     .help = "not before this year, month or day, such as 2019-11"},
    {.name = "to",
     .type = CLI_DATE,
     .argument = "DATE",
     .field = CLI_FIELD(to),
     .fallback = "the last",
     .help = "not after this year, month or day"},
    {.name = "reported",
     .type = CLI_CHOICE,
     .argument = "WHICH",
     .field = CLI_FIELD(reported),
     .words = cli_words_reported,
     .help = "whether what others report of an actor counts"},
    CLI_ROW_END,
};
const cli_group cli_group_statements = {"Which statements count", true, statement_rows};

static const cli_option stance_rows[] = {
    {.name = "duplicates",
     .type = CLI_CHOICE,
     .argument = "WHICH",
     .field = CLI_FIELD(duplicates),
     .words = cli_words_duplicates,
     .help = "how many statements of one actor on one issue at one position count"},
    {.name = "weight",
     .type = CLI_CHOICE,
     .argument = "W",
     .field = CLI_FIELD(weighting),
     .words = cli_words_weighting,
     .help = "how much a statement counts"},
    {.name = "membership",
     .type = CLI_CHOICE,
     .argument = "RULE",
     .field = CLI_FIELD(membership),
     .words = cli_words_membership,
     .help = "what a bloc and its members have to do with each other"},
    CLI_ROW_END,
};
const cli_group cli_group_stances = {"How they count", true, stance_rows};

static const cli_option network_rows[] = {
    {.name = "type",
     .type = CLI_CHOICE,
     .argument = "T",
     .field = CLI_FIELD(type),
     .words = cli_words_types,
     .help = "what a tie means"},
    {.name = "normalize",
     .type = CLI_CHOICE,
     .argument = "N",
     .field = CLI_FIELD(normalize),
     .words = cli_words_normalizations,
     .fallback = "overlap; none for an affiliation",
     .help = "what the weight of a tie is divided by"},
    {.name = "between",
     .type = CLI_CHOICE,
     .argument = "WHAT",
     .field = CLI_FIELD(between),
     .words = cli_words_between,
     .help = "what is tied, in a one-mode network"},
    {.name = "qualifier",
     .type = CLI_CHOICE,
     .argument = "Q",
     .field = CLI_FIELD(qualifier),
     .words = cli_words_qualifiers,
     .help = "what the weight of an affiliation says"},
    {.name = "min-shared",
     .type = CLI_WHOLE,
     .argument = "N",
     .field = CLI_FIELD(min_shared),
     .least = 1,
     .most = INT_MAX,
     .fallback = "3 under overlap, else 1",
     .help = "the fewest shared issues for a tie"},
    CLI_ROW_END,
};
const cli_group cli_group_network = {"The network", true, network_rows};

static const cli_option coalition_rows[] = {
    {.name = "method",
     .type = CLI_NAME,
     .argument = "M",
     .field = CLI_FIELD(method),
     .words = cli_words_methods,
     .help = "how coalitions are found"},
    {.name = "resolution",
     .type = CLI_NUMBER,
     .argument = "G",
     .field = CLI_FIELD(resolution),
     .least = 0,
     .help = "of 'signed': the mean tie below which a group falls apart"},
    {.name = "camps",
     .type = CLI_WHOLE,
     .argument = "K",
     .field = CLI_FIELD(camps),
     .words = cli_words_camps,
     .least = 1,
     .most = INT_MAX,
     .help = "of 'balance': how many camps at most"},
    {.name = "starts",
     .type = CLI_WHOLE,
     .argument = "N",
     .field = CLI_FIELD(starts),
     .least = 1,
     .most = INT_MAX,
     .help = "how many searches from different starts"},
    {.name = "seed",
     .type = CLI_SEED,
     .argument = "S",
     .field = CLI_FIELD(seed),
     .help = "the seed of all that is random"},
    CLI_ROW_END,
};
const cli_group cli_group_coalitions = {"Coalitions", false, coalition_rows};

static const cli_option certainty_rows[] = {CLI_ROW_RESAMPLES(resamples), CLI_ROW_END};
const cli_group cli_group_certainty = {"Coalitions", false, certainty_rows};

static const cli_option common_rows[] = {
    {.name = "help", .letter = 'h', .type = CLI_FLAG, .field = CLI_FIELD(help), .help = "show this help"},
    CLI_ROW_END,
};
const cli_group cli_group_common = {"Help", false, common_rows};
