/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an audience concludes on an issue: the side whose direct reasons stand. */
#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static bool at_issue(const ent_relation *relation) {
  return relation->to.kind == ENT_TARGET_ISSUE_SUPPORT || relation->to.kind == ENT_TARGET_ISSUE_OPPOSE;
}

ent_status ent__audiences_index_issues(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  const ent_dataset *dataset = a->framework->dataset;
  size_t issues = 0, count = 0;
  if (dataset == NULL) return ENT_OK;
  const ent_relation *relations = ent_dataset_relations(dataset, &count);
  ent_dataset_issues(dataset, &issues);
  a->issue_start = ent__zalloc(issues + 2, sizeof *a->issue_start);
  a->issue_relations = ent__alloc(count, sizeof *a->issue_relations);
  if (a->issue_start == NULL || a->issue_relations == NULL) return ent__nomem(err);
  for (size_t r = 0; r < count; r++)
    if (at_issue(&relations[r])) a->issue_start[relations[r].to.index + 2]++;
  for (size_t i = 0; i < issues; i++) a->issue_start[i + 2] += a->issue_start[i + 1];
  for (size_t r = 0; r < count; r++)
    if (at_issue(&relations[r])) a->issue_relations[a->issue_start[relations[r].to.index + 1]++] = (uint32_t)r;
  return ENT_OK;
}

uint32_t ent__audiences_standing_node(const ent_audiences *audiences, uint32_t relation) {
  size_t count;
  const uint32_t node = audiences->framework->relation[relation];
  if (node == ENT__LEFT_OUT) return ENT_NONE;
  return node == ENT_NONE ? ent_dataset_relations(audiences->framework->dataset, &count)[relation].from : node;
}

ent_issue_view ent__audiences_view(const ent_audiences *audiences, ent_issue_id issue, const unsigned char *acceptance) {
  size_t count;
  ent_issue_view view = {ENT_CONCLUSION_OPEN, 0, 0};
  const ent_relation *relations = ent_dataset_relations(audiences->framework->dataset, &count);
  for (uint32_t i = audiences->issue_start[issue]; i < audiences->issue_start[issue + 1]; i++) {
    const uint32_t relation = audiences->issue_relations[i];
    const uint32_t node = ent__audiences_standing_node(audiences, relation);
    if (node == ENT_NONE || acceptance[node] != ENT_ACCEPTANCE_ALL) continue;
    if ((relations[relation].to.kind == ENT_TARGET_ISSUE_SUPPORT) == (relations[relation].kind == ENT_RELATION_SUPPORTS)) view.supporting++;
    else view.opposing++;
  }
  if (view.supporting > 0 && view.opposing == 0) view.conclusion = ENT_CONCLUSION_FOR;
  if (view.opposing > 0 && view.supporting == 0) view.conclusion = ENT_CONCLUSION_AGAINST;
  return view;
}

ent_issue_view ent_audiences_issue(const ent_audiences *audiences, size_t i, ent_issue_id issue) {
  const size_t nodes = audiences->framework->graph.nodes;
  if (audiences->issue_start == NULL) return (ent_issue_view){ENT_CONCLUSION_OPEN, 0, 0};
  return ent__audiences_view(audiences, issue, audiences->acceptance + audiences->class_of[i] * nodes);
}

const char *ent_conclusion_word(ent_conclusion conclusion) {
  switch (conclusion) {
    case ENT_CONCLUSION_FOR: return "for";
    case ENT_CONCLUSION_AGAINST: return "against";
    case ENT_CONCLUSION_OPEN: return "open";
  }
  return "unknown";
}
