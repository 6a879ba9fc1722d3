/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences as CSV in long form: one row for each audience and argument, by ids. */
#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_audience_names.h"
#include "exporters/formats/escape.h"

static void write_row(ent_buffer *out, const ent__audience_names *names, size_t i, ent_argument_id argument) {
  char number[12];
  const ent_acceptance acceptance = ent_audiences_acceptance(names->audiences, i, argument);
  ent__csv_guarded(out, ent_audiences_at(names->audiences, i)->id);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__audience_label(names, i));
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__audience_argument_id(names, argument, number));
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__audience_argument(names, argument, number));
  ent__buffer_printf(out, ",%s,%s\n", ent_acceptance_word(acceptance), acceptance == ENT_ACCEPTANCE_ALL ? "true" : "false");
}

ent_status ent__argue_audiences_csv(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  ent__audience_names names;
  if (findings->audiences == NULL) return ENT_OK;
  ent_status status = ent__audience_names_init(&names, findings, options, err);
  if (status == ENT_OK) {
    ent__buffer_puts(out, "audience,audience_label,argument,argument_label,extensions,accepted\n");
    for (size_t i = 0; i < ent_audiences_count(names.audiences); i++)
      for (uint32_t n = 0; n < names.arguments; n++) write_row(out, &names, i, names.sorted[n]);
    status = ent__buffer_status(out, err);
  }
  ent__audience_names_clear(&names);
  return status;
}
