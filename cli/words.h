/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that an option or operand takes. Each enumeration is a function that gives its i-th
 * word, so that those which the library keeps in a table of its own are read from there.
 */
#ifndef ENT_CLI_WORDS_H
#define ENT_CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_word {
  const char *word;
  int value;           /* of the enumeration, where it has one */
  const char *help;    /* one line, or NULL */
  const char *same_as; /* the word that this is another name of, or NULL */
} cli_word;

/* Gives the i-th word; false past the last. Other names come after the words themselves. */
typedef bool cli_words(size_t i, cli_word *out);

/* Finds a word; false where it is not one of them. */
bool cli_words_find(cli_words *words, const char *text, cli_word *out);

/* Gives the word of a value; NULL where there is none. */
const char *cli_words_of(cli_words *words, int value);

/* Gives the word nearest to a text that is none of them; NULL where none is near. */
const char *cli_words_near(cli_words *words, const char *text);

/* The word for all methods side by side. */
#define CLI_METHOD_ALL "all"

cli_words cli_words_reported;
cli_words cli_words_actor_kinds;
cli_words cli_words_duplicates;
cli_words cli_words_duplicates_of;
cli_words cli_words_holds;
cli_words cli_words_kernels;
cli_words cli_words_agreements;
cli_words cli_words_weighting;
cli_words cli_words_membership;
cli_words cli_words_types;
cli_words cli_words_normalizations;
cli_words cli_words_between;
cli_words cli_words_qualifiers;
cli_words cli_words_camps;
cli_words cli_words_methods;
cli_words cli_words_methods_or_all;
cli_words cli_words_backbones;
cli_words cli_words_ties;
cli_words cli_words_linkages;
cli_words cli_words_resamplings;
cli_words cli_words_cohesion_of;
cli_words cli_words_space_methods;
cli_words cli_words_whatif_bases;
cli_words cli_words_whatif_nears;
cli_words cli_words_whatif_whos;
cli_words cli_words_semantics;
cli_words cli_words_tasks;
cli_words cli_words_readings;
cli_words cli_words_gradual;
cli_words cli_words_styles;
cli_words cli_words_labels;
cli_words cli_words_levels;

/* Formats read, and formats written of each subject. */
cli_words cli_words_readers;
cli_words cli_words_of_datasets;
cli_words cli_words_of_stances;
cli_words cli_words_of_network_windows;
cli_words cli_words_of_networks;
cli_words cli_words_of_coalitions;
cli_words cli_words_of_findings;
cli_words cli_words_of_arguments;
cli_words cli_words_of_explanations;
cli_words cli_words_of_diagrams;
cli_words cli_words_of_reports;
cli_words cli_words_of_pages;
cli_words cli_words_no_yes;
cli_words cli_words_of_show;

cli_words cli_words_diagrams;
cli_words cli_words_commands;
cli_words cli_words_shells;

#endif
