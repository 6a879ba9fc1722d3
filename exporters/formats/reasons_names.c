/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/reasons_names.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

/* Coalitions by reasons are named as those by position are. */
static ent_status name_groups(ent__reasons_names *names, ent_error *err) {
  const ent_coalitions *coalitions = ent_reasons_coalitions(names->reasons);
  if (coalitions == NULL) return ENT_OK;
  ent_coalitions_list(coalitions, &names->by_reasons_count);
  names->by_reasons = ent__arena_alloc(&names->view.arena, names->by_reasons_count, sizeof *names->by_reasons);
  if (names->by_reasons == NULL) return ent__nomem(err);
  for (size_t c = 0; c < names->by_reasons_count; c++) {
    ent_buffer label = ENT_BUFFER_INIT;
    const ent_status status = ent_coalitions_label(&label, coalitions, (uint32_t)c, names->view.language, err);
    names->by_reasons[c] = status == ENT_OK ? ent__arena_string(&names->view.arena, label.data == NULL ? "" : label.data, label.size) : NULL;
    ent_buffer_clear(&label);
    if (status != ENT_OK) return status;
    if (names->by_reasons[c] == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

ent_status ent__reasons_names_init(ent__reasons_names *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  memset(out, 0, sizeof *out);
  size_t count = 0;
  const ent_status status = ent__view_init(&out->view, study, options, err);
  if (status != ENT_OK) return status;
  const ent_dataset *dataset = out->view.dataset;
  out->reasons = ent_study_reasons(study);
  out->actors = ent_dataset_actors(dataset, &count);
  out->issues = ent_dataset_issues(dataset, &count);
  out->arguments = ent_dataset_arguments(dataset, &count);
  out->relations = ent_dataset_relations(dataset, &count);
  out->documents = ent_dataset_documents(dataset, &count);
  out->statements = ent_dataset_statements(dataset, &count);
  return name_groups(out, err);
}

const char *ent__reasons_actor(const ent__reasons_names *names, ent_actor_id actor) { return ent_text_in(names->actors[actor].label, names->view.language); }

const char *ent__reasons_issue(const ent__reasons_names *names, ent_issue_id issue) { return ent_text_in(names->issues[issue].label, names->view.language); }

const char *ent__reasons_argument(const ent__reasons_names *names, ent_argument_id argument) {
  const ent_argument *one = &names->arguments[argument];
  return ent_text_in(one->label != NULL ? one->label : one->text, names->view.language);
}

const char *ent__reasons_statement(const ent__reasons_names *names, ent_statement_id statement, char buffer[40]) {
  if (names->statements[statement].id != NULL) return names->statements[statement].id;
  (void)snprintf(buffer, 40, "/statements/%" PRIu32, statement);
  return buffer;
}
