/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `argue` and `explain` show, in parts: each appends its own where there is any. */
#ifndef ENT_EXPORTERS_FORMATS_ARGUE_H
#define ENT_EXPORTERS_FORMATS_ARGUE_H

#include <entente/exporters.h>

#include "engine/base/json_write.h"

/* The text has a heading for each part and an empty line between them. */
typedef ent_status ent__argue_text_fn(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err);
/* The JSON of a part is one key of the document, whose value is an object (docs/findings.schema.json). */
typedef ent_status ent__argue_json_fn(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err);

ent__argue_text_fn ent__argue_answer_text, ent__argue_gradual_text, ent__argue_standards_text, ent__argue_audiences_text, ent__argue_explanation_text;
ent__argue_text_fn ent__argue_explanation_csv;
ent__argue_json_fn ent__argue_answer_json, ent__argue_gradual_json, ent__argue_standards_json, ent__argue_audiences_json, ent__argue_explanation_json;
/* Each argument in the eyes of each audience, one row for each pair: CSV. Nothing where there are no audiences in the findings. */
ent__argue_text_fn ent__argue_audiences_csv;

#endif
