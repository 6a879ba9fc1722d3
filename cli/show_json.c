/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/show.h"

/* All text of a dataset is UTF-8, which JSON takes as it is. */
static void quote(FILE *to, const char *text) {
  if (text == NULL) {
    (void)fputs("null", to);
    return;
  }
  (void)fputc('"', to);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '"' || *at == '\\')
      (void)fprintf(to, "\\%c", *at);
    else if ((unsigned char)*at < ' ')
      (void)fprintf(to, "\\u%04x", (unsigned char)*at);
    else
      (void)fputc(*at, to);
  }
  (void)fputc('"', to);
}

static void field(FILE *to, const char *name, const char *text) {
  (void)fprintf(to, "\"%s\": ", name);
  quote(to, text);
}

static void date(FILE *to, const char *name, ent_interval interval) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, interval);
  field(to, name, text[0] == '\0' ? NULL : text);
}

static void print_about(FILE *to, const cli_summary *summary, const char *language) {
  const ent_about *about = ent_dataset_about(summary->dataset);
  const ent_interval first = {summary->first, {0, 0, 0}};
  const ent_interval last = {summary->last, {0, 0, 0}};
  field(to, "title", ent_text_in(about->title, language));
  (void)fputs(",\n  ", to);
  field(to, "source", ent_dataset_source(summary->dataset));
  (void)fputs(",\n  ", to);
  field(to, "sha256", ent_dataset_sha256(summary->dataset));
  (void)fputs(",\n  \"languages\": [", to);
  for (size_t i = 0; i < summary->languages.count; i++) {
    if (i > 0) (void)fputs(", ", to);
    quote(to, summary->languages.at[i]);
  }
  (void)fputs("],\n  ", to);
  date(to, "first_date", first);
  (void)fputs(",\n  ", to);
  date(to, "last_date", last);
  (void)fprintf(to, ",\n  \"undated\": %zu", summary->undated);
}

static void print_counts(FILE *to, const cli_summary *summary) {
  const char *comma = "";
  (void)fputs(",\n  \"counts\": {", to);
  for (int table = 0; table < ENT_TABLES; table++)
    (void)fprintf(to, "%s\"%s\": %zu", table == 0 ? "" : ", ", cli_show_table_word((ent_table)table),
                  summary->counts[table]);
  (void)fputs("},\n  \"kinds\": {", to);
  for (int kind = ENT_ACTOR_UNKNOWN; kind <= ENT_ACTOR_PERSON; kind++) {
    const char *word = ent_actor_kind_word((ent_actor_kind)kind);
    if (summary->kinds[kind] == 0) continue;
    (void)fprintf(to, "%s\"%s\": %zu", comma, word == NULL ? "" : word, summary->kinds[kind]);
    comma = ", ";
  }
  (void)fputc('}', to);
}

static void print_actors(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(summary->dataset, &count);
  (void)fputs(",\n  \"actors\": [", to);
  for (size_t i = 0; i < count; i++) {
    (void)fputs(i == 0 ? "\n    {" : ",\n    {", to);
    field(to, "id", actors[i].id);
    (void)fputs(", ", to);
    field(to, "label", ent_text_in(actors[i].label, language));
    (void)fputs(", ", to);
    field(to, "kind", ent_actor_kind_word(actors[i].kind));
    (void)fprintf(to, ", \"statements\": %zu}", summary->of_actor[i]);
  }
  (void)fputs(count == 0 ? "]" : "\n  ]", to);
}

static void print_issues(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0;
  const ent_issue *issues = ent_dataset_issues(summary->dataset, &count);
  (void)fputs(",\n  \"issues\": [", to);
  for (size_t i = 0; i < count; i++) {
    const cli_sides *sides = &summary->of_issue[i];
    (void)fputs(i == 0 ? "\n    {" : ",\n    {", to);
    field(to, "id", issues[i].id);
    (void)fputs(", ", to);
    field(to, "label", ent_text_in(issues[i].label, language));
    (void)fprintf(to, ", \"support\": %zu, \"oppose\": %zu, \"neutral\": %zu, \"abstain\": %zu}",
                  sides->support, sides->oppose, sides->neutral, sides->abstain);
  }
  (void)fputs(count == 0 ? "]" : "\n  ]", to);
}

static void print_documents(FILE *to, const cli_summary *summary, const char *language) {
  size_t count = 0;
  const ent_document *documents = ent_dataset_documents(summary->dataset, &count);
  (void)fputs(",\n  \"documents\": [", to);
  for (size_t i = 0; i < count; i++) {
    (void)fputs(i == 0 ? "\n    {" : ",\n    {", to);
    field(to, "id", documents[i].id);
    (void)fputs(", ", to);
    field(to, "title", ent_text_in(documents[i].title, language));
    (void)fputs(", ", to);
    date(to, "date", documents[i].date);
    (void)fprintf(to, ", \"statements\": %zu}", summary->of_document[i]);
  }
  (void)fputs(count == 0 ? "]" : "\n  ]", to);
}

/* Only of a source that has some: others are read whole. */
static void print_variables(FILE *to, const ent_variables *variables) {
  size_t count = 0;
  const ent_variable *at = ent_variables_list(variables, &count);
  if (count > 0) (void)fputs(",\n  \"variables\": [", to);
  for (size_t i = 0; i < count; i++) {
    (void)fputs(i == 0 ? "\n    {" : ",\n    {", to);
    field(to, "group", at[i].group);
    (void)fputs(", ", to);
    field(to, "name", at[i].name);
    (void)fputs(", ", to);
    field(to, "kind", at[i].kind);
    (void)fputs(", ", to);
    field(to, "role", at[i].role);
    (void)fprintf(to, ", \"values\": %zu}", at[i].values);
  }
  if (count > 0) (void)fputs("\n  ]", to);
}

void cli_show_json(FILE *to, const cli_summary *summary, const ent_variables *variables, const char *language) {
  if (language == NULL) language = ent_dataset_about(summary->dataset)->language;
  (void)fputs("{\n  ", to);
  print_about(to, summary, language);
  print_counts(to, summary);
  print_actors(to, summary, language);
  print_issues(to, summary, language);
  print_documents(to, summary, language);
  print_variables(to, variables);
  (void)fputs("\n}\n", to);
}

void cli_show_ties_json(FILE *to, const ent_ties *ties, const ent_variables *variables) {
  size_t count = 0, against = 0;
  const ent_signed_tie *list = ent_ties_list(ties, &count);
  for (size_t i = 0; i < count; i++) against += list[i].weight < 0;
  (void)fputs("{\n  ", to);
  field(to, "source", ent_ties_source(ties));
  (void)fputs(",\n  ", to);
  field(to, "sha256", ent_ties_sha256(ties));
  (void)fprintf(to, ",\n  \"nodes\": %zu,\n  \"ties\": %zu,\n  \"positive\": %zu,\n  \"negative\": %zu",
                ent_ties_nodes(ties), count, count - against, against);
  print_variables(to, variables);
  (void)fputs("\n}\n", to);
}
