/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command line asked for, and how it becomes the library's options. */
#ifndef ENT_CLI_SETTINGS_H
#define ENT_CLI_SETTINGS_H

#include <stdbool.h>

#include <entente/entente.h>

struct cli_command;

enum { CLI_OPERANDS = 2 };

/* A list of words that an option gave; the strings are its own. */
typedef struct cli_list {
  char **at;
  size_t count;
  bool negate; /* given by the option that begins with "not-" */
} cli_list;

/*
 * Every option of every command has its field here; the rows in option_rows.c say which. Strings
 * belong to the command line or to a table of the library. Enumerations are kept as int, so that
 * one setter serves them all.
 */
typedef struct cli_settings {
  const struct cli_command *command;
  const char *operand[CLI_OPERANDS]; /* NULL where left out */
  const char *of_statements;         /* first option given that means nothing without statements, or NULL */
  bool help;

  const char *input;
  cli_list map;
  const char *actor_column; /* each stands for a pair of `map` */
  const char *issue_column;
  const char *position_column;
  const char *scale;
  const char *sheet;
  cli_list joined;
  const char *statement_type;
  bool skip_bad_rows;
  const char *format;
  const char *output;
  const char *language;
  const char *title;

  int style;
  double width;
  double height;
  int labels;
  const char *colour_by;
  const char *size_by;
  int level;
  cli_list cuts;
  const char *positions;
  const char *save_positions;
  const char *picture_audience;

  cli_list actors;
  cli_list kinds;
  cli_list groups;
  cli_list issues;
  cli_list topics;
  cli_list documents;
  ent_date from;
  ent_date to;
  int reported;
  ent_date not_from;
  ent_date not_to;
  int duplicates;
  int duplicates_of;
  int hold;
  int weighting;
  int membership;

  int type;
  int normalize; /* -1: overlap, or none for an affiliation */
  int between;
  int qualifier;
  int agreement;
  int min_shared;

  ent_span window; /* count 0: none */
  ent_span step;
  int kernel;

  const char *method;
  double resolution;
  int camps; /* -1: not given */
  int starts;
  int resamples;
  int network_resamples; /* of `network`, which makes none unless asked: they take most of the time */
  uint64_t seed;

  int resample_of;
  int positive;
  int linkage;
  int depth;
  int work;
  double time_limit;
  int jobs;

  int backbone;
  double alpha;
  double threshold;

  int cohesion_of;

  double polarization_alpha;
  int draws;

  const char *space_method;
  int dimensions;
  cli_list anchors;
  int space_resamples;

  cli_list weights;
  cli_list quotas;
  cli_list whatif_issues;
  int whatif_base;
  int whatif_near;
  int whatif_who;
  int reasons_pairs;
  int reasons_shared;

  int semantics;
  int task; /* -1: how each argument fares */
  const char *argument;
  const char *problem;
  const char *argue_file;
  bool problems;
  int argue_limit;
  int reading;
  double min_weight;
  const char *gradual; /* NULL: strengths are not shown */
  double gradual_base; /* -1: as the library has it */
  int sensitivity;
  double proof_alpha;
  double proof_beta;
  double proof_gamma;
  cli_list audiences;
  const char *argue_issue;

  cli_list compare;

  int port;
  const char *address;
  int open_browser;

  bool man;
  const char *man_to;
} cli_settings;

/* Fills in the defaults, which are the library's. */
void cli_settings_init(cli_settings *settings);
void cli_settings_clear(cli_settings *settings);

/* How DATA is to be read. */
typedef struct cli_reading {
  ent_read_options options;
  ent_mapping *map;
} cli_reading;

/* Gives the options of reading; they borrow from the settings. End with cli_reading_clear in any case. */
ent_status cli_reading_init(cli_reading *reading, const cli_settings *settings, ent_error *err);
void cli_reading_clear(cli_reading *reading);

/* Gives the study's options; they borrow from the settings. Refuses dates that are given both ways round. */
ent_status cli_settings_study(ent_study_options *out, const cli_settings *settings, ent_error *err);

/* Gives the exporters' options; they borrow from the settings. */
ent_export_options cli_settings_export(const cli_settings *settings);

/* Adds the words of a comma-separated text to a list; "\," is a comma inside a word. */
ent_status cli_list_add(cli_list *list, const char *text, ent_error *err);

#endif
