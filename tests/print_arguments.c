/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints the strengths and the standards of proof of a dataset, for the scripts that check them:
 * print_arguments FILE METHOD json|text [SENSITIVITY]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exporters/formats/argue.h"

static ent_status write_json(ent_buffer *out, const ent_argument_findings *findings, ent_error *err) {
  ent__json json;
  ent__json_begin(&json, out);
  ent__json_object(&json);
  ent_status status = ent__argue_gradual_json(&json, findings, NULL, err);
  if (status == ENT_OK) status = ent__argue_standards_json(&json, findings, NULL, err);
  ent__json_close(&json, '}');
  return status;
}

static ent_status print(const char *path, const ent_gradual_options *options, bool as_json, ent_error *err) {
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_framework *framework = NULL;
  ent_gradual *gradual = NULL;
  ent_standards *standards = NULL;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read(&input, path, NULL, faults, err);
  if (status == ENT_OK) status = ent_framework_new(&framework, input.dataset, NULL, err);
  if (status == ENT_OK) status = ent_gradual_new(&gradual, framework, options, err);
  if (status == ENT_OK) status = ent_standards_new(&standards, gradual, NULL, err);
  const ent_argument_findings findings = {.framework = framework, .gradual = gradual, .standards = standards};
  if (status == ENT_OK && as_json) status = write_json(&out, &findings, err);
  if (status == ENT_OK && !as_json) status = ent__argue_gradual_text(&out, &findings, NULL, err);
  if (status == ENT_OK && !as_json) puts(out.data), ent_buffer_clear(&out), status = ent__argue_standards_text(&out, &findings, NULL, err);
  if (status == ENT_OK) puts(out.data);
  ent_buffer_clear(&out);
  ent_standards_free(standards);
  ent_gradual_free(gradual);
  ent_framework_free(framework);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

int main(int count, char **words) {
  ent_error err = ENT_ERROR_INIT;
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  if (count < 4) return 2;
  options.method = words[2];
  if (count > 4) options.sensitivity = (uint32_t)strtoul(words[4], NULL, 10);
  if (print(words[1], &options, strcmp(words[3], "json") == 0, &err) == ENT_OK) return 0;
  fprintf(stderr, "%s\n", err.text);
  return 1;
}
