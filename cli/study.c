/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/study.h"

#include <stdio.h>

#include "cli/command.h"
#include "cli/languages.h"
#include "cli/messages.h"

ent_status cli_input_read(ent_input *out, const char *path, const cli_settings *settings, ent_error *err) {
  ent_diagnostics *list = NULL;
  cli_reading reading;
  ent_status status = cli_reading_init(&reading, settings, err);
  if (status == ENT_OK) status = ent_diagnostics_new(&list, err);
  if (status != ENT_OK) goto fail;
  cli_progress("reading");
  status = ent_read(out, path, &reading.options, list, err);
  cli_progress_end();
  const ent_status printed = cli_diagnostics(list, NULL, err);
  if (status == ENT_OK) status = printed;
fail:
  cli_reading_clear(&reading);
  ent_diagnostics_free(list);
  return status;
}

ent_status cli_study_needs_statements(const ent_dataset *dataset, const cli_settings *settings,
                                      const char *path, ent_error *err) {
  if (dataset != NULL) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'%s' needs a dataset, but '%.80s' is a list of ties",
                  settings->command->name, path);
}

ent_status cli_study_no_framework(const ent_input *input, const cli_settings *settings, const char *path, ent_error *err) {
  if (input->framework == NULL) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'%s' needs a dataset, but '%.80s' is an argument framework", settings->command->name, path);
}

static ent_status refuse_for_ties(const cli_settings *settings, const char *path, ent_error *err) {
  if (settings->of_statements == NULL) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'--%s' is about statements, but '%.80s' is a list of ties",
                  settings->of_statements, path);
}

/* What was asked for and is not in the data: every statement filtered away, a language. */
static ent_status warn(const ent_study *study, const cli_settings *settings, ent_error *err) {
  const ent_dataset *dataset = ent_study_dataset(study);
  if (dataset == NULL) return ENT_OK;
  size_t count = 0;
  (void)ent_dataset_statements(dataset, &count);
  if (count > 0 && ent_stances_kept(ent_study_stances(study)) == 0)
    cli_warning("none of the %zu statements passes the filters", count);
  return settings->language == NULL ? ENT_OK : cli_languages_warn(dataset, settings->language, err);
}

static void set_depth(ent_study_options *options, const cli_settings *settings, cli_depth depth) {
  if (depth == CLI_DEPTH_NETWORK) options->coalitions.resamples = settings->network_resamples;
  options->ties_alone = depth == CLI_DEPTH_TIES;
  if (depth == CLI_DEPTH_STANCES) {
    options->network.type = ENT_NETWORK_AFFILIATION;
    options->network.normalize = ENT_NORMALIZE_NONE;
  }
}

ent_status cli_study_make(ent_study **out, ent_input *input, const char *path, const cli_settings *settings, cli_depth depth,
                          int parts, ent_error *err) {
  *out = NULL;
  ent_study_options options;
  ent_status status = cli_settings_study(&options, settings, err);
  set_depth(&options, settings, depth);
  options.parts = parts;
  if (status == ENT_OK) status = cli_study_no_framework(input, settings, path, err);
  if (status == ENT_OK && input->ties != NULL) status = refuse_for_ties(settings, path, err);
  if (status != ENT_OK) goto fail;
  cli_progress("finding who stands with whom");
  status = ent_study_new_take(out, input, &options, err);
  cli_progress_end();
  if (status != ENT_OK) goto fail;
  status = cli_diagnostics(ent_study_advice(*out), depth == CLI_DEPTH_STANCES ? "undated" : NULL, err);
  if (status == ENT_OK) status = warn(*out, settings, err);
  if (status != ENT_OK) goto fail;
  return ENT_OK;
fail:
  ent_input_clear(input);
  ent_study_free(*out);
  *out = NULL;
  return status;
}

ent_status cli_study_open(ent_study **out, const char *path, const cli_settings *settings, cli_depth depth,
                          int parts, ent_error *err) {
  *out = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study_options options;
  ent_status status = cli_settings_study(&options, settings, err); /* before the reading, which may take long */
  if (status == ENT_OK) status = cli_input_read(&input, path, settings, err);
  if (status == ENT_OK) return cli_study_make(out, &input, path, settings, depth, parts, err);
  ent_input_clear(&input);
  return status;
}
