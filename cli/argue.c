/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/argue.h"

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
  *out = ent_framework_find(framework, id);
  if (*out != ENT_NONE) return ENT_OK;
  cli_near near;
  char buffer[12];
  cli_near_begin(&near, id);
  for (uint32_t i = 0; ent_framework_dataset(framework) != NULL && i < ent_framework_arguments(framework); i++)
    cli_near_consider(&near, ent_framework_id(framework, i, buffer));
  if (near.best != NULL) return cli_fail(err, ENT_E_USAGE, "there is no argument '%.60s'; did you mean '%.60s'?", id, near.best);
  return cli_fail(err, ENT_E_USAGE, "there is no argument '%.60s' among %lu", id, (unsigned long)ent_framework_arguments(framework));
}
