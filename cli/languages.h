/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which languages the texts of a dataset are in. */
#ifndef ENT_CLI_LANGUAGES_H
#define ENT_CLI_LANGUAGES_H

#include <entente/dataset.h>

/* Language tags, sorted; borrowed from the dataset. Begin with zeros. */
typedef struct cli_languages {
  const char **at;
  size_t count;
} cli_languages;

/* Collects the languages of titles, labels and texts; free with cli_languages_clear in any case. */
ent_status cli_languages_find(cli_languages *languages, const ent_dataset *dataset, ent_error *err);
void cli_languages_clear(cli_languages *languages);

/* Warns where a language is asked for in which the dataset has nothing ("cn" for "zh"). */
ent_status cli_languages_warn(const ent_dataset *dataset, const char *asked, ent_error *err);

#endif
