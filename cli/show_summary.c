/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/show.h"

const char *cli_show_table_word(ent_table table) {
  static const char *const words[ENT_TABLES] = {
      [ENT_TABLE_DOCUMENTS] = "documents", [ENT_TABLE_VALUES] = "values",
      [ENT_TABLE_ACTORS] = "actors",       [ENT_TABLE_ISSUES] = "issues",
      [ENT_TABLE_ARGUMENTS] = "arguments", [ENT_TABLE_STATEMENTS] = "statements",
      [ENT_TABLE_RELATIONS] = "relations",
  };
  return words[table];
}

static void count_tables(cli_summary *summary) {
  size_t *counts = summary->counts;
  (void)ent_dataset_documents(summary->dataset, &counts[ENT_TABLE_DOCUMENTS]);
  (void)ent_dataset_values(summary->dataset, &counts[ENT_TABLE_VALUES]);
  (void)ent_dataset_arguments(summary->dataset, &counts[ENT_TABLE_ARGUMENTS]);
  (void)ent_dataset_relations(summary->dataset, &counts[ENT_TABLE_RELATIONS]);
  (void)ent_dataset_issues(summary->dataset, &counts[ENT_TABLE_ISSUES]);
  (void)ent_dataset_statements(summary->dataset, &counts[ENT_TABLE_STATEMENTS]);
  const ent_actor *actors = ent_dataset_actors(summary->dataset, &counts[ENT_TABLE_ACTORS]);
  for (size_t i = 0; i < counts[ENT_TABLE_ACTORS]; i++) summary->kinds[actors[i].kind]++;
}

static void count_side(cli_sides *sides, const ent_statement *statement) {
  if (statement->word == ENT_POSITION_ABSTAIN)
    sides->abstain++;
  else if (statement->position > 0)
    sides->support++;
  else if (statement->position < 0)
    sides->oppose++;
  else
    sides->neutral++;
}

/* Widens the range of dates; `ends` holds the days that it spans so far. */
static void widen(cli_summary *summary, ent_interval date, int32_t ends[2]) {
  int32_t first = 0, last = 0;
  if (!ent_interval_days(date, &first, &last)) {
    summary->undated++;
    return;
  }
  if (summary->first.year == 0 || first < ends[0]) {
    summary->first = date.from;
    ends[0] = first;
  }
  if (summary->last.year == 0 || last > ends[1]) {
    summary->last = date.to.year == 0 ? date.from : date.to;
    ends[1] = last;
  }
}

static void count_statements(cli_summary *summary) {
  int32_t ends[2] = {0, 0};
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(summary->dataset, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_statement *at = &statements[i];
    summary->of_actor[at->actor]++;
    if (at->document != ENT_NONE) summary->of_document[at->document]++;
    count_side(&summary->of_issue[at->issue], at);
    widen(summary, at->date, ends);
  }
}

ent_status cli_summary_init(cli_summary *summary, const ent_dataset *dataset, ent_error *err) {
  memset(summary, 0, sizeof *summary);
  summary->dataset = dataset;
  count_tables(summary);
  summary->of_actor = calloc(summary->counts[ENT_TABLE_ACTORS] + 1, sizeof *summary->of_actor);
  summary->of_document = calloc(summary->counts[ENT_TABLE_DOCUMENTS] + 1, sizeof *summary->of_document);
  summary->of_issue = calloc(summary->counts[ENT_TABLE_ISSUES] + 1, sizeof *summary->of_issue);
  if (summary->of_actor == NULL || summary->of_document == NULL || summary->of_issue == NULL)
    return cli_nomem(err);
  count_statements(summary);
  return cli_languages_find(&summary->languages, dataset, err);
}

void cli_summary_clear(cli_summary *summary) {
  free(summary->of_actor);
  free(summary->of_document);
  free(summary->of_issue);
  cli_languages_clear(&summary->languages);
}
