/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/argue.h"

#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/near.h"
#include "cli/option_rows.h"
#include "cli/study.h"

static const cli_option framework_rows[] = {
    {.name = "reading",
     .type = CLI_CHOICE,
     .argument = "R",
     .field = CLI_FIELD(reading),
     .words = cli_words_readings,
     .help = "what a support means for acceptance"},
    {.name = "min-weight",
     .type = CLI_NUMBER,
     .argument = "W",
     .field = CLI_FIELD(min_weight),
     .least = 0,
     .help = "attacks and undercuts of a lower weight are left out"},
    CLI_ROW_END,
};
const cli_group cli_group_framework = {"The framework", true, framework_rows};

ent_status cli_framework_open(cli_framework *out, const char *path, const cli_settings *settings, ent_error *err) {
  const ent_framework_options options = {(ent_reading)settings->reading, settings->min_weight};
  *out = (cli_framework){ENT_INPUT_INIT, NULL, NULL};
  if (settings->min_weight > 1) return cli_fail(err, ENT_E_USAGE, "'--min-weight' takes a number from 0 to 1, as weights are");
  ent_status status = cli_input_read(&out->input, path, settings, err);
  if (status != ENT_OK) return status;
  out->framework = out->input.framework;
  if (out->framework != NULL && (options.reading != ENT_READING_NONE || options.min_weight > 0))
    return cli_fail(err, ENT_E_USAGE, "'--reading' and '--min-weight' are about a dataset, but '%.80s' is an argument framework", path);
  if (out->framework != NULL) return ENT_OK;
  status = cli_study_needs_statements(out->input.dataset, settings, path, err);
  if (status == ENT_OK) status = ent_framework_new(&out->of_dataset, out->input.dataset, &options, err);
  out->framework = out->of_dataset;
  return status;
}

void cli_framework_clear(cli_framework *framework) {
  ent_framework_free(framework->of_dataset);
  ent_input_clear(&framework->input);
  framework->framework = framework->of_dataset = NULL;
}

ent_status cli_argument_find(ent_argument_id *out, const ent_framework *framework, const char *id, ent_error *err) {
  if (ent_framework_dataset(framework) != NULL) return cli_argue_find(out, framework, ENT_TABLE_ARGUMENTS, id, err);
  *out = ent_framework_find(framework, id);
  if (*out != ENT_NONE) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "there is no argument '%.60s' among %lu", id, (unsigned long)ent_framework_arguments(framework));
}

static const char *id_of(const ent_dataset *dataset, ent_table table, size_t i, size_t *count) {
  switch (table) {
    case ENT_TABLE_ARGUMENTS: {
      const ent_argument *at = ent_dataset_arguments(dataset, count);
      return i < *count ? at[i].id : NULL;
    }
    case ENT_TABLE_ISSUES: {
      const ent_issue *at = ent_dataset_issues(dataset, count);
      return i < *count ? at[i].id : NULL;
    }
    default: {
      const ent_actor *at = ent_dataset_actors(dataset, count);
      return i < *count ? at[i].id : NULL;
    }
  }
}

ent_status cli_argue_find(uint32_t *out, const ent_framework *framework, ent_table table, const char *id, ent_error *err) {
  const char *const what = table == ENT_TABLE_ARGUMENTS ? "argument" : table == ENT_TABLE_ISSUES ? "issue" : "actor";
  const ent_dataset *dataset = ent_framework_dataset(framework);
  if (dataset == NULL) return cli_fail(err, ENT_E_USAGE, "a framework of bare attacks has no %s '%.60s'", what, id);
  *out = ent_dataset_find(dataset, table, id);
  if (*out != ENT_NONE) return ENT_OK;
  size_t count = 0;
  cli_near near;
  cli_near_begin(&near, id);
  for (size_t i = 0; id_of(dataset, table, i, &count) != NULL; i++) cli_near_consider(&near, id_of(dataset, table, i, &count));
  if (near.best != NULL) return cli_fail(err, ENT_E_USAGE, "there is no %s '%.60s'; did you mean '%.60s'?", what, id, near.best);
  return cli_fail(err, ENT_E_USAGE, "there is no %s '%.60s' among %zu", what, id, count);
}

/* Fills the audiences that are named; each actor must rank values. */
static ent_status name_audiences(ent_audience *list, const ent_framework *framework, const cli_list *named, ent_error *err) {
  size_t actors = 0;
  ent_status status = ENT_OK;
  for (size_t i = 0; i < named->count && status == ENT_OK; i++) {
    ent_actor_id actor = ENT_NONE;
    status = cli_argue_find(&actor, framework, ENT_TABLE_ACTORS, named->at[i], err);
    if (status != ENT_OK) return status;
    const ent_actor *at = &ent_dataset_actors(ent_framework_dataset(framework), &actors)[actor];
    if (at->ranked_values == 0) return cli_fail(err, ENT_E_USAGE, "the actor '%.60s' ranks no values, and so is no audience", at->id);
    const ent_audience audience = {at->id, NULL, actor, {at->values, at->ranked_values}};
    list[i] = audience;
  }
  return status;
}

ent_status cli_audiences_new(ent_audiences **out, const ent_framework *framework, const cli_settings *settings, ent_semantics semantics, ent_error *err) {
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  const cli_list *named = &settings->audiences;
  ent_audience *list = NULL;
  ent_status status = ENT_OK;
  *out = NULL;
  if (named->count == 0) return ENT_OK;
  options.semantics = semantics;
  options.time_limit = settings->time_limit;
  if (named->count > 1 || strcmp(named->at[0], "all") != 0) {
    list = calloc(named->count, sizeof *list);
    if (list == NULL) return cli_nomem(err);
    status = name_audiences(list, framework, named, err);
    options.audiences = list;
    options.count = named->count;
  }
  if (status == ENT_OK) status = ent_audiences_new(out, framework, &options, err);
  free(list);
  return status;
}
