/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/columns.h"
#include "cli/show.h"

static const char *shown(const ent_text *text, const char *language) {
  const char *string = ent_text_in(text, language);
  return string == NULL ? "" : string;
}

static void widest(size_t *width, const char *text) {
  const size_t columns = cli_columns(text);
  if (columns > *width) *width = columns;
}

static void print_about(FILE *to, const cli_summary *summary, const char *language) {
  const ent_about *about = ent_dataset_about(summary->dataset);
  cli_columns_print(to, about->title == NULL ? "(no title)" : shown(about->title, language), 0);
  (void)fputs("\nsource:     ", to);
  cli_columns_print(to, ent_dataset_source(summary->dataset), 0);
  (void)fprintf(to, "\nsha256:     %s\n", ent_dataset_sha256(summary->dataset));
  (void)fprintf(to, "languages: ");
  for (size_t i = 0; i < summary->languages.count; i++) (void)fprintf(to, " %s", summary->languages.at[i]);
  if (summary->languages.count == 0)
    (void)fprintf(to, " %s", about->language == NULL ? "not said" : about->language);
  (void)fputs("\ndates:      ", to);
  char first[ENT_INTERVAL_SIZE], last[ENT_INTERVAL_SIZE];
  const ent_interval from = {summary->first, {0, 0, 0}};
  const ent_interval until = {summary->last, {0, 0, 0}};
  ent_interval_format(first, from);
  ent_interval_format(last, until);
  if (summary->first.year == 0)
    (void)fputs("none\n", to);
  else
    (void)fprintf(to, "%s to %s\n", first, last);
  if (summary->undated > 0 && summary->first.year != 0)
    (void)fprintf(to, "undated:    %zu of %zu statements\n", summary->undated,
                  summary->counts[ENT_TABLE_STATEMENTS]);
}

static void print_counts(FILE *to, const cli_summary *summary) {
  (void)fputc('\n', to);
  for (int table = 0; table < ENT_TABLES; table++)
    (void)fprintf(to, "%-12s%6zu\n", cli_show_table_word((ent_table)table), summary->counts[table]);
  (void)fputs("\nActors by kind\n", to);
  for (int kind = ENT_ACTOR_UNKNOWN; kind <= ENT_ACTOR_PERSON; kind++) {
    if (summary->kinds[kind] == 0) continue;
    const char *word = ent_actor_kind_word((ent_actor_kind)kind);
    (void)fprintf(to, "  %-16s%4zu\n", word == NULL ? "(not said)" : word, summary->kinds[kind]);
  }
}

static void print_actors(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0, id = 2, label = 5;
  const ent_actor *actors = ent_dataset_actors(summary->dataset, &count);
  for (size_t i = 0; i < count; i++) {
    widest(&id, actors[i].id);
    widest(&label, shown(actors[i].label, language));
  }
  if (count > 0)
    (void)fprintf(to, "\nActors\n  %-*s  %-*s  statements\n", (int)id, "id", (int)label, "label");
  for (size_t i = 0; i < count; i++) {
    (void)fputs("  ", to);
    cli_columns_print(to, actors[i].id, id + 2);
    cli_columns_print(to, shown(actors[i].label, language), label + 2);
    (void)fprintf(to, "%10zu\n", summary->of_actor[i]);
  }
}

static void print_issues(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0, id = 2, label = 5;
  const ent_issue *issues = ent_dataset_issues(summary->dataset, &count);
  for (size_t i = 0; i < count; i++) {
    widest(&id, issues[i].id);
    widest(&label, shown(issues[i].label, language));
  }
  if (count > 0)
    (void)fprintf(to, "\nIssues\n  %-*s  %-*s  support  oppose  neutral  abstain\n", (int)id, "id",
                  (int)label, "label");
  for (size_t i = 0; i < count; i++) {
    const cli_sides *sides = &summary->of_issue[i];
    (void)fputs("  ", to);
    cli_columns_print(to, issues[i].id, id + 2);
    cli_columns_print(to, shown(issues[i].label, language), label + 2);
    (void)fprintf(to, "%7zu %7zu %8zu %8zu\n", sides->support, sides->oppose, sides->neutral, sides->abstain);
  }
}

static void print_documents(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0, id = 2;
  const ent_document *documents = ent_dataset_documents(summary->dataset, &count);
  for (size_t i = 0; i < count; i++) widest(&id, documents[i].id);
  if (count > 0) (void)fprintf(to, "\nDocuments\n  %-*s  statements  date        title\n", (int)id, "id");
  for (size_t i = 0; i < count; i++) {
    char date[ENT_INTERVAL_SIZE];
    ent_interval_format(date, documents[i].date);
    (void)fputs("  ", to);
    cli_columns_print(to, documents[i].id, id + 2);
    (void)fprintf(to, "%10zu  %-10s  ", summary->of_document[i], date);
    cli_columns_print(to, shown(documents[i].title, language), 0);
    (void)fputc('\n', to);
  }
}

static void print_variables(FILE *to, const ent_variables *variables) {
  size_t count = 0, group = 0, name = 8, kind = 4;
  const ent_variable *at = ent_variables_list(variables, &count);
  for (size_t i = 0; i < count; i++) {
    widest(&group, at[i].group);
    widest(&name, at[i].name);
    widest(&kind, at[i].kind);
  }
  const size_t of = group == 0 ? 0 : group < 2 ? 4 : group + 2; /* no column where all are of one group */
  if (count > 0)
    (void)fprintf(to, "\nVariables\n  %-*s%-*s  %-*s  values  read as\n", (int)of, of == 0 ? "" : "of", (int)name,
                  "variable", (int)kind, "kind");
  for (size_t i = 0; i < count; i++) {
    (void)fputs("  ", to);
    cli_columns_print(to, at[i].group, of);
    cli_columns_print(to, at[i].name, name + 2);
    cli_columns_print(to, at[i].kind, kind + 2);
    if (at[i].values > 0)
      (void)fprintf(to, "%6zu", at[i].values);
    else
      (void)fputs("     -", to);
    (void)fprintf(to, "  %s\n", at[i].role == NULL ? "-" : at[i].role);
  }
}

void cli_show_text(FILE *to, const cli_summary *summary, const ent_variables *variables, const char *language) {
  if (language == NULL) language = ent_dataset_about(summary->dataset)->language;
  print_about(to, summary, language);
  print_counts(to, summary);
  print_actors(to, summary, language);
  print_issues(to, summary, language);
  print_documents(to, summary, language);
  print_variables(to, variables);
}

static size_t negative(const ent_ties *ties, size_t *count) {
  const ent_signed_tie *list = ent_ties_list(ties, count);
  size_t found = 0;
  for (size_t i = 0; i < *count; i++) found += list[i].weight < 0;
  return found;
}

void cli_show_ties_text(FILE *to, const ent_ties *ties, const ent_variables *variables) {
  size_t count = 0;
  const size_t against = negative(ties, &count);
  (void)fputs("a list of signed ties\nsource:    ", to);
  cli_columns_print(to, ent_ties_source(ties), 0);
  (void)fprintf(to, "\nsha256:    %s\n\nnodes     %6zu\nties      %6zu\npositive  %6zu\nnegative  %6zu\n",
                ent_ties_sha256(ties), ent_ties_nodes(ties), count, count - against, against);
  print_variables(to, variables);
}
