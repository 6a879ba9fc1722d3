/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows from which the command line is parsed and from which usage, help, completion and man
 * pages are printed. A command is a row with groups of options; a group ends with a row whose name
 * is NULL.
 */
#ifndef ENT_CLI_COMMAND_H
#define ENT_CLI_COMMAND_H

#include "cli/settings.h"
#include "cli/words.h"

typedef enum cli_type {
  CLI_FLAG,   /* bool */
  CLI_TEXT,   /* const char * */
  CLI_FILE,   /* const char *, completed as a path */
  CLI_NAME,   /* const char *, one of `words` */
  CLI_CHOICE, /* int, one of `words` */
  CLI_LIST,   /* cli_list, of `words` where there are any */
  CLI_DATE,   /* ent_date */
  CLI_SPAN,   /* ent_span */
  CLI_WHOLE,  /* int from `least` to `most`, or one of `words` */
  CLI_NUMBER, /* double, at least `least` */
  CLI_SEED    /* uint64_t */
} cli_type;

typedef struct cli_option {
  const char *name; /* without its dashes */
  char letter;      /* 0 where it has none */
  cli_type type;
  const char *argument; /* NULL for a flag */
  size_t field;         /* offset in cli_settings */
  cli_words *words;
  int least;
  int most;
  const char *fallback; /* the default in words, where the field alone does not say it */
  const char *help;
  bool of_ties_too; /* of a group that means nothing for a list of ties, one that does */
} cli_option;

typedef struct cli_group {
  const char *title;
  bool of_statements; /* means nothing for a list of ties */
  const cli_option *options;
} cli_group;

typedef struct cli_operand {
  const char *name; /* in capitals */
  cli_type type;    /* CLI_FILE, CLI_NAME or CLI_TEXT */
  bool optional;
  cli_words *words;
  const char *help;
} cli_operand;

typedef struct cli_example {
  const char *line;
  const char *what;
} cli_example;

typedef ent_status cli_run(const cli_settings *settings, ent_error *err);

typedef struct cli_command {
  const char *name;
  const char *summary; /* one line, begins with a small letter */
  const char *about;   /* paragraphs, an empty line between them */
  cli_operand operands[CLI_OPERANDS + 1];
  const cli_group *groups[24];
  cli_example examples[8];
  cli_run *run;
} cli_command;

/* Gives the table of commands, which ends with NULL. */
const cli_command *const *cli_commands(void);
/* Finds a command by its name; NULL where there is none. */
const cli_command *cli_command_find(const char *name);

/* How the program may end: the table behind the last part of each man page. */
typedef struct cli_exit {
  int code;
  const char *meaning;
} cli_exit;

const cli_exit *cli_exits(void); /* ends with a row without a meaning */
int cli_exit_of(ent_status status);

#endif
