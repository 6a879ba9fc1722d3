/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a dataset, counted once for the text and the JSON of `show`. */
#ifndef ENT_CLI_SHOW_H
#define ENT_CLI_SHOW_H

#include <stdio.h>

#include <entente/entente.h>

#include "cli/languages.h"

/* How many statements take each side of an issue. A number counts by its sign. */
typedef struct cli_sides {
  size_t support;
  size_t oppose;
  size_t neutral;
  size_t abstain;
} cli_sides;

typedef struct cli_summary {
  const ent_dataset *dataset;
  size_t counts[ENT_TABLES];
  size_t kinds[ENT_ACTOR_PERSON + 1]; /* actors of each kind */
  size_t *of_actor;                   /* statements of each actor */
  size_t *of_document;                /* statements from each document */
  cli_sides *of_issue;
  ent_date first; /* of the statements; no year where none has a date */
  ent_date last;
  size_t undated;
  cli_languages languages;
} cli_summary;

/* Counts. The dataset must outlive the summary; free with cli_summary_clear, also on failure. */
ent_status cli_summary_init(cli_summary *summary, const ent_dataset *dataset, ent_error *err);
void cli_summary_clear(cli_summary *summary);

/* `variables` are those that the source has to offer; it may be NULL. */
void cli_show_text(FILE *to, const cli_summary *summary, const ent_variables *variables, const char *language);
void cli_show_json(FILE *to, const cli_summary *summary, const ent_variables *variables, const char *language);
void cli_show_ties_text(FILE *to, const ent_ties *ties, const ent_variables *variables);
void cli_show_ties_json(FILE *to, const ent_ties *ties, const ent_variables *variables);

/* The name of a table as it is in files, such as "actors". */
const char *cli_show_table_word(ent_table table);

#endif
