/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the data to what is served. */
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/serve.h"
#include "cli/study.h"

void cli_served_clear(cli_served *served) {
  ent_buffer_clear(&served->page);
  ent_buffer_clear(&served->policy);
  ent_buffer_clear(&served->data);
  ent_buffer_clear(&served->faults);
  free(served->fault);
  served->fault = NULL;
}

/* Reads, keeping the diagnostics, which are printed too. */
static ent_status read_data(ent_input *input, ent_diagnostics *list, const cli_settings *settings, ent_error *err) {
  cli_reading reading;
  ent_status status = cli_reading_init(&reading, settings, err);
  if (status == ENT_OK) {
    cli_progress("reading");
    status = ent_read(input, settings->operand[0], &reading.options, list, err);
    cli_progress_end();
    const ent_status printed = cli_diagnostics(list, NULL, err);
    if (status == ENT_OK) status = printed;
  }
  cli_reading_clear(&reading);
  return status;
}

static ent_status make_page(cli_served *out, ent_input *input, const cli_settings *settings, ent_error *err) {
  ent_study *study = NULL;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_study_make(&study, input, settings->operand[0], settings, CLI_DEPTH_ALL, ENT_PART_PAGE, err);
  if (status == ENT_OK) {
    cli_progress("writing");
    status = ent_export_live_page(&out->page, &out->policy, out->id, study, &options, err);
    if (status == ENT_OK) status = ent_export_page(&out->data, study, "json", &options, err);
    cli_progress_end();
  }
  ent_study_free(study);
  return status;
}

/* Faults come with the list; of other failures the message is all there is. */
static ent_status tell_faults(cli_served *out, const ent_diagnostics *list, const cli_settings *settings, const ent_error *why, ent_error *err) {
  const ent_export_options options = cli_settings_export(settings);
  const char *fault = ent_diagnostics_faults(list) > 0 ? "" : why->text;
  cli_served_clear(out);
  *out = (cli_served){.page = ENT_BUFFER_INIT};
  (void)strcpy(out->id, "none");
  ent_status status = ent_export_fault_page(&out->page, &out->policy, list, fault, &options, err);
  if (status == ENT_OK) status = ent_diagnostics_print(&out->faults, list, err);
  out->fault = fault[0] == '\0' ? NULL : strdup(fault);
  return status == ENT_OK && fault[0] != '\0' && out->fault == NULL ? cli_nomem(err) : status;
}

ent_status cli_serve_build(cli_served *out, const cli_settings *settings, ent_error *why, ent_error *err) {
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *list = NULL;
  *out = (cli_served){.page = ENT_BUFFER_INIT};
  ent_status status = ent_diagnostics_new(&list, err);
  if (status != ENT_OK) return status;
  status = read_data(&input, list, settings, why);
  if (status == ENT_OK) status = make_page(out, &input, settings, why);
  if (status == ENT_OK) goto fail;
  status = status == ENT_E_NOMEM ? cli_nomem(err) : tell_faults(out, list, settings, why, err);
fail:
  ent_input_clear(&input);
  ent_diagnostics_free(list);
  return status;
}
