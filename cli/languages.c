/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/languages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/messages.h"

/* Keeps the list sorted; there are few languages. */
static ent_status note(cli_languages *languages, const char *tag, ent_error *err) {
  size_t at = 0;
  if (tag == NULL) return ENT_OK;
  while (at < languages->count && strcmp(languages->at[at], tag) < 0) at++;
  if (at < languages->count && strcmp(languages->at[at], tag) == 0) return ENT_OK;
  const char **grown = realloc(languages->at, (languages->count + 1) * sizeof *grown);
  if (grown == NULL) return cli_nomem(err);
  languages->at = grown;
  memmove(grown + at + 1, grown + at, (languages->count - at) * sizeof *grown);
  grown[at] = tag;
  languages->count++;
  return ENT_OK;
}

static ent_status note_text(cli_languages *languages, const ent_text *text, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t i = 0; text != NULL && i < ent_text_count(text) && status == ENT_OK; i++)
    status = note(languages, ent_text_language(text, i), err);
  return status;
}

ent_status cli_languages_find(cli_languages *languages, const ent_dataset *dataset, ent_error *err) {
  size_t count = 0;
  ent_status status = note_text(languages, ent_dataset_about(dataset)->title, err);
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++) status = note_text(languages, actors[i].label, err);
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++) status = note_text(languages, issues[i].label, err);
  const ent_argument *arguments = ent_dataset_arguments(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    status = note_text(languages, arguments[i].text, err);
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    status = note_text(languages, statements[i].summary, err);
  return status;
}

void cli_languages_clear(cli_languages *languages) {
  free(languages->at);
  languages->at = NULL;
  languages->count = 0;
}

/* "zh" and "zh-Hant" are the same language to a reader without the exact one. */
static bool same_language(const char *a, const char *b) {
  const size_t length = strcspn(a, "-");
  return strcspn(b, "-") == length && strncasecmp(a, b, length) == 0;
}

ent_status cli_languages_warn(const ent_dataset *dataset, const char *asked, ent_error *err) {
  cli_languages languages = {NULL, 0};
  char list[128] = "";
  bool found = false;
  ent_status status = cli_languages_find(&languages, dataset, err);
  /* What was given as one plain string is in the language of the dataset. */
  if (status == ENT_OK) status = note(&languages, ent_dataset_about(dataset)->language, err);
  for (size_t i = 0; i < languages.count; i++) {
    const size_t used = strlen(list);
    found = found || same_language(languages.at[i], asked);
    (void)snprintf(list + used, sizeof list - used, "%s%s", i == 0 ? "" : ", ", languages.at[i]);
  }
  if (status == ENT_OK && !found)
    cli_warning("the data have nothing in the language '%.40s', only in %s", asked,
                list[0] == '\0' ? "one that they do not name" : list);
  cli_languages_clear(&languages);
  return status;
}
