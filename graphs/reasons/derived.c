/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Coalitions by shared reasons: a dataset whose issues are the arguments and whose statements are
 * holdings (+1) and rejections (-1), taken through the same stages as the one it comes from.
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/dataset/builder.h"
#include "graphs/reasons/internal.h"

static void put_text(ent__builder *builder, int field, const ent_text *text) {
  for (size_t i = 0; text != NULL && i < ent_text_count(text); i++) {
    const char *s = ent_text_string(text, i);
    ent__builder_text(builder, field, ent_text_language(text, i), s, strlen(s));
  }
}

static void put_id(ent__builder *builder, ent_table table, const char *id) {
  ent__builder_add(builder, (int)table);
  ent__builder_string(builder, ent__field_find(ent__forms[table].fields, "id"), id, strlen(id));
}

static void put_records(ent__builder *builder, const ent_reasons *r) {
  const int actor_label = ent__field_find(ent__forms[ENT_TABLE_ACTORS].fields, "label");
  const int actor_short = ent__field_find(ent__forms[ENT_TABLE_ACTORS].fields, "short");
  const int issue_label = ent__field_find(ent__forms[ENT_TABLE_ISSUES].fields, "label");
  size_t documents = 0;
  const ent_document *document = ent_dataset_documents(r->dataset, &documents);
  for (size_t i = 0; i < documents; i++) put_id(builder, ENT_TABLE_DOCUMENTS, document[i].id);
  for (size_t i = 0; i < r->actor_total; i++) {
    put_id(builder, ENT_TABLE_ACTORS, r->actors[i].id);
    put_text(builder, actor_label, r->actors[i].label);
    put_text(builder, actor_short, r->actors[i].short_label);
  }
  for (size_t i = 0; i < r->argument_total; i++) {
    put_id(builder, ENT_TABLE_ISSUES, r->arguments[i].id);
    put_text(builder, issue_label, r->arguments[i].text);
  }
}

static void put_holding(ent__builder *builder, const ent_reasons *r, const ent_holding *holding) {
  for (uint32_t i = 0; i < holding->source_count; i++) {
    const ent_holding_source *source = &holding->sources[i];
    const bool against = source->by == ENT_HOLDING_REJECTED;
    const ent_statement statement = {.position = against ? -1 : 1,
                                     .confidence = source->statement == ENT_NONE ? NAN : r->statements[source->statement].confidence,
                                     .date = source->date,
                                     .actor = holding->actor,
                                     .issue = holding->argument,
                                     .document = source->document,
                                     .reported_by = ENT_NONE,
                                     .word = against ? ENT_POSITION_OPPOSE : ENT_POSITION_SUPPORT};
    ent__builder_statement(builder, &statement);
  }
}

/* No fault is to be found in what was read once. */
static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  (void)context;
  (void)places;
  memset(out, 0, count * sizeof *out);
  return true;
}

static ent_status build(ent_reasons *r, ent_error *err) {
  ent__builder *builder = NULL;
  ent_diagnostics *diagnostics = NULL;
  ent_status status = ent__builder_new(&builder, err);
  if (status == ENT_OK) status = ent_diagnostics_new(&diagnostics, err);
  if (status == ENT_OK) {
    put_records(builder, r);
    for (size_t i = 0; i < r->holding_count; i++) put_holding(builder, r, &r->holdings[i]);
    status = ent__builder_finish(builder, &r->derived, ent_dataset_source(r->dataset), ent_dataset_sha256(r->dataset), locate, NULL, diagnostics, err);
  }
  if (status == ENT_OK && r->derived == NULL) status = ent__fail(err, ENT_E_INTERNAL, "arguments do not do as issues");
  ent_diagnostics_free(diagnostics);
  ent__builder_free(builder);
  return status;
}

static bool takes_negative(const char *name) {
  for (const ent_method *method = ent_methods(); method->name != NULL; method++)
    if (strcmp(method->name, name) == 0) return method->takes_negative;
  return true;
}

/* The stages with the options of the study; what was filtered once is not filtered again. */
static ent_status take_through(ent_reasons *r, ent_error *err) {
  const ent_stance_options plain = ENT_STANCE_OPTIONS_INIT;
  ent_stance_options stances = *ent_stances_options(r->stances);
  ent_network_options network = *ent_network_get_options(ent_coalitions_network(r->coalitions));
  ent_coalition_options coalitions = *ent_coalitions_options(r->coalitions);
  stances.filter = plain.filter;
  stances.membership = ENT_MEMBERSHIP_NONE;
  network.min_shared = (int)r->options.min_shared;
  if (!takes_negative(coalitions.method)) coalitions.positive = true;
  ent_status status = ent_stances_new(&r->derived_stances, r->derived, &stances, err);
  if (status == ENT_OK) status = ent_network_new(&r->network, r->derived_stances, &network, err);
  if (status == ENT_OK) status = ent_coalitions_new(&r->by_reasons, r->network, &coalitions, err);
  return status;
}

/* The positions may suit a method that the reasons do not: then it is said why, and nothing else is lost. */
static ent_status refuse(ent_reasons *r, const ent_error *why, ent_error *err) {
  r->refused = ent__strdup(why->text);
  return r->refused == NULL ? ent__nomem(err) : ENT_OK;
}

ent_status ent__reasons_derive(ent_reasons *r, ent_error *err) {
  ent_error own = ENT_ERROR_INIT;
  if (r->coalitions == NULL) return ENT_OK;
  ent_status status = build(r, &own);
  if (status == ENT_OK) status = take_through(r, &own);
  if (status == ENT_E_USAGE || status == ENT_E_LIMIT) return refuse(r, &own, err);
  return status == ENT_OK ? ENT_OK : ent__fail(err, status, "%s", own.text);
}
