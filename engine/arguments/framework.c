/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status ground(ent_framework *framework, ent_error *err) {
  framework->labels = ent__alloc(framework->graph.nodes, sizeof *framework->labels);
  if (framework->labels == NULL) return ent__nomem(err);
  return ent__graph_ground(&framework->graph, framework->labels, err);
}

ent_status ent_framework_new(ent_framework **out, const ent_dataset *dataset, const ent_framework_options *options, ent_error *err) {
  static const ent_framework_options usual = ENT_FRAMEWORK_OPTIONS_INIT;
  *out = NULL;
  ent_framework *framework = ent__zalloc(1, sizeof *framework);
  if (framework == NULL) return ent__nomem(err);
  framework->dataset = dataset;
  framework->options = options == NULL ? usual : *options;
  ent_status status = ent__framework_compile(framework, err);
  if (status == ENT_OK) status = ground(framework, err);
  if (status == ENT_OK) status = ent__framework_reason(framework, err);
  if (status != ENT_OK) {
    ent_framework_free(framework);
    return status;
  }
  *out = framework;
  return ENT_OK;
}

ent_status ent__framework_take(ent_framework **out, ent__names *names, uint32_t arguments, const ent_attack *edges, size_t count, ent_error *err) {
  *out = NULL;
  ent_framework *framework = ent__zalloc(1, sizeof *framework);
  ent_status status = framework == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    framework->arguments = arguments;
    if (names != NULL) framework->names = *names;
    status = ent__graph_init(&framework->graph, arguments, edges, count, err);
  } else if (names != NULL) {
    ent__names_clear(names);
  }
  if (names != NULL) *names = (ent__names){0};
  if (status == ENT_OK) status = ground(framework, err);
  if (status != ENT_OK) {
    ent_framework_free(framework);
    return status;
  }
  *out = framework;
  return ENT_OK;
}

ent_status ent_framework_from_attacks(ent_framework **out, const char *const *ids, uint32_t arguments, const ent_attack *attacks, size_t count,
                                      ent_error *err) {
  ent__names names = {0};
  *out = NULL;
  for (uint32_t i = 0; ids != NULL && i < arguments; i++) {
    uint32_t number;
    const int added = ent__names_add(&names, ids[i], strlen(ids[i]), &number);
    if (added == ENT__NAME_NEW) continue;
    ent__names_clear(&names);
    return added == ENT__NAME_FAILED ? ent__nomem(err) : ent__fail(err, ENT_E_USAGE, "there are two arguments '%.80s'", ids[i]);
  }
  return ent__framework_take(out, &names, arguments, attacks, count, err);
}

void ent_framework_free(ent_framework *framework) {
  if (framework == NULL) return;
  ent__reasoner_free(framework->kept);
  ent__graph_clear(&framework->graph);
  ent__names_clear(&framework->names);
  ent__free(framework->meta);
  ent__free(framework->relation);
  ent__free(framework->labels);
  ent__free(framework->reason_start);
  ent__free(framework->reasons);
  ent__free(framework->source);
  ent__free(framework->sha256);
  ent__free(framework);
}

ent_status ent_framework_set_source(ent_framework *framework, const char *source, const char *sha256, ent_error *err) {
  char *name = ent__strdup(source);
  char *hash = ent__strdup(sha256);
  if (name == NULL || hash == NULL) {
    ent__free(name);
    ent__free(hash);
    return ent__nomem(err);
  }
  ent__free(framework->source);
  ent__free(framework->sha256);
  framework->source = name;
  framework->sha256 = hash;
  return ENT_OK;
}

const ent_framework_options *ent_framework_get_options(const ent_framework *framework) { return &framework->options; }

const ent_dataset *ent_framework_dataset(const ent_framework *framework) { return framework->dataset; }

const char *ent_framework_source(const ent_framework *framework) {
  if (framework->dataset != NULL) return ent_dataset_source(framework->dataset);
  return framework->source == NULL ? "" : framework->source;
}

const char *ent_framework_sha256(const ent_framework *framework) {
  if (framework->dataset != NULL) return ent_dataset_sha256(framework->dataset);
  return framework->sha256 == NULL ? "" : framework->sha256;
}

uint32_t ent_framework_arguments(const ent_framework *framework) { return framework->arguments; }

uint32_t ent_framework_nodes(const ent_framework *framework) { return framework->graph.nodes; }

size_t ent_framework_attacks(const ent_framework *framework) { return ent__graph_edges(&framework->graph); }

ent_ids ent_framework_attacked_by(const ent_framework *framework, uint32_t node) {
  const ent__graph *g = &framework->graph;
  const uint32_t count = g->target_start[node + 1] - g->target_start[node];
  return (ent_ids){count == 0 ? NULL : g->targets + g->target_start[node], count};
}

ent_ids ent_framework_attackers_of(const ent_framework *framework, uint32_t node) {
  const ent__graph *g = &framework->graph;
  const uint32_t count = g->source_start[node + 1] - g->source_start[node];
  return (ent_ids){count == 0 ? NULL : g->sources + g->source_start[node], count};
}

const char *ent_framework_id(const ent_framework *framework, ent_argument_id argument, char buffer[12]) {
  if (framework->dataset != NULL) {
    size_t count;
    return ent_dataset_arguments(framework->dataset, &count)[argument].id;
  }
  if (framework->names.count > 0) return framework->names.at[argument];
  (void)snprintf(buffer, 12, "%lu", (unsigned long)argument + 1);
  return buffer;
}

/* A number as ent_framework_id writes it, ENT_NONE for anything else. */
static ent_argument_id numbered(const char *id, uint32_t arguments) {
  uint64_t value = 0;
  if (id[0] < '1' || id[0] > '9') return ENT_NONE;
  for (const char *at = id; *at != '\0'; at++) {
    if (*at < '0' || *at > '9' || value > arguments) return ENT_NONE;
    value = value * 10 + (uint64_t)(*at - '0');
  }
  return value > arguments ? ENT_NONE : (ent_argument_id)(value - 1);
}

ent_argument_id ent_framework_find(const ent_framework *framework, const char *id) {
  if (framework->dataset != NULL) return ent_dataset_find(framework->dataset, ENT_TABLE_ARGUMENTS, id);
  if (framework->names.count > 0) return ent__names_find(&framework->names, id, strlen(id));
  return numbered(id, framework->arguments);
}

const ent_label *ent_framework_grounded(const ent_framework *framework, size_t *count) {
  *count = framework->arguments;
  return framework->labels;
}

ent_label ent_framework_relation(const ent_framework *framework, ent_relation_id relation) {
  size_t count;
  const uint32_t node = framework->relation[relation];
  if (node == ENT__LEFT_OUT) return ENT_LABEL_OUT;
  if (node != ENT_NONE) return framework->labels[node];
  return framework->labels[ent_dataset_relations(framework->dataset, &count)[relation].from];
}

const ent_reason *ent_framework_reasons(const ent_framework *framework, ent_issue_id issue, size_t *count) {
  *count = framework->reason_start == NULL ? 0 : framework->reason_start[issue + 1] - framework->reason_start[issue];
  return *count == 0 ? NULL : framework->reasons + framework->reason_start[issue];
}

/* Returns the argument whose attack a node hands on, ENT_NONE where there is none. */
static uint32_t source_of(const ent_framework *framework, uint32_t node) {
  size_t count;
  if (node < framework->arguments) return node;
  const ent__meta meta = framework->meta[node - framework->arguments];
  return meta.kind == ENT__META_HOLDS ? ent_dataset_relations(framework->dataset, &count)[meta.index].from : ENT_NONE;
}

/*
 * Returns the argument that an attack on a node is directed at: of an undercut that whose relation it
 * undercuts. ENT_NONE for any other step between nodes, z(r)'s own attacker among them.
 */
static uint32_t goal_of(const ent_framework *framework, uint32_t source, uint32_t node) {
  size_t count;
  if (node < framework->arguments) return node;
  const ent__meta meta = framework->meta[node - framework->arguments];
  if (meta.kind != ENT__META_HOLDS && meta.kind != ENT__META_FAILS) return ENT_NONE;
  const ent_relation *relation = &ent_dataset_relations(framework->dataset, &count)[meta.index];
  const uint32_t asked = framework->options.reading == ENT_READING_DEDUCTIVE ? relation->to.index : relation->from;
  return meta.kind == ENT__META_FAILS && source == asked ? ENT_NONE : relation->from;
}

bool ent__framework_ends(const ent_framework *framework, uint32_t from, uint32_t to, ent_attack *ends) {
  const uint32_t source = source_of(framework, from);
  *ends = (ent_attack){source, source == ENT_NONE ? ENT_NONE : goal_of(framework, source, to)};
  return source != ENT_NONE && ends->to != ENT_NONE;
}

bool ent_framework_evidence_marked(const ent_framework *framework) { return framework->evidence_marked; }

uint32_t ent_framework_unfounded(const ent_framework *framework) { return framework->unfounded; }

const char *ent_label_word(ent_label label) {
  switch (label) {
    case ENT_LABEL_IN: return "in";
    case ENT_LABEL_OUT: return "out";
    case ENT_LABEL_UNDECIDED: return "undecided";
  }
  return "unknown";
}

const char *ent_reading_word(ent_reading reading) {
  switch (reading) {
    case ENT_READING_NONE: return "none";
    case ENT_READING_DEDUCTIVE: return "deductive";
    case ENT_READING_NECESSARY: return "necessary";
    case ENT_READING_EVIDENTIAL: return "evidential";
  }
  return "unknown";
}

const char *ent_reading_source(ent_reading reading) {
  switch (reading) {
    case ENT_READING_NONE: return "Dung 1995";
    case ENT_READING_DEDUCTIVE: return "Cayrol & Lagasquie-Schiex 2013";
    case ENT_READING_NECESSARY: return "Nouioua & Risch 2011";
    case ENT_READING_EVIDENTIAL: return "Oren & Norman 2008";
  }
  return "";
}
