/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which arguments bear on an issue, and on which side: from those that relate to the issue itself
 * breadth first to those that support them (same side) or attack them (other side). An argument
 * counts on the side of its shortest way.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct found {
  const ent_argument *argument; /* for the order */
  ent_reason reason;
  uint32_t depth;
} found;

typedef struct search {
  const ent_framework *framework;
  const ent_relation *relations;
  const ent_argument *arguments;
  size_t *start;      /* relations into each argument: arguments + 1 */
  uint32_t *into;
  size_t *direct_start; /* relations at each issue: issues + 1 */
  uint32_t *direct;
  uint32_t *seen;     /* by argument: 1 + the issue in which it was met last */
  size_t *place;      /* by argument: where in `met` */
  found *met;         /* room for every argument */
} search;

static int compare(const void *left, const void *right) {
  const found *a = left, *b = right;
  if (a->depth != b->depth) return a->depth < b->depth ? -1 : 1;
  if (a->reason.supports_issue != b->reason.supports_issue) return a->reason.supports_issue ? -1 : 1;
  const int texts = strcmp(ent_text_in(a->argument->text, NULL), ent_text_in(b->argument->text, NULL));
  return texts != 0 ? texts : strcmp(a->argument->id, b->argument->id);
}

static void meet(search *s, size_t *count, uint32_t issue, uint32_t argument, bool supports, uint32_t depth) {
  if (s->seen[argument] == issue + 1) {
    /* Of two ways of one length the supporting one holds, whatever the order of the input. */
    found *before = &s->met[s->place[argument]];
    if (supports && before->depth == depth) before->reason.supports_issue = true;
    return;
  }
  s->seen[argument] = issue + 1;
  s->place[argument] = *count;
  s->met[(*count)++] = (found){&s->arguments[argument], {argument, supports, depth == 0}, depth};
}

static bool at_issue(const ent_relation *relation) {
  return relation->to.kind == ENT_TARGET_ISSUE_SUPPORT || relation->to.kind == ENT_TARGET_ISSUE_OPPOSE;
}

static void meet_direct(search *s, size_t *count, uint32_t issue, const ent_relation *relation) {
  const bool supports = (relation->to.kind == ENT_TARGET_ISSUE_SUPPORT) == (relation->kind == ENT_RELATION_SUPPORTS);
  meet(s, count, issue, relation->from, supports, 0);
}

static size_t search_issue(search *s, uint32_t issue) {
  size_t count = 0;
  for (size_t i = s->direct_start[issue]; i < s->direct_start[issue + 1]; i++)
    meet_direct(s, &count, issue, &s->relations[s->direct[i]]);
  for (size_t done = 0; done < count; done++) {
    const found from = s->met[done];
    for (size_t i = s->start[from.reason.argument]; i < s->start[from.reason.argument + 1]; i++) {
      const ent_relation *relation = &s->relations[s->into[i]];
      const bool same = relation->kind == ENT_RELATION_SUPPORTS;
      meet(s, &count, issue, relation->from, same == from.reason.supports_issue, from.depth + 1);
    }
  }
  if (count > 0) qsort(s->met, count, sizeof *s->met, compare);
  return count;
}

/* Lists the relations into each argument. */
static void fill_into(search *s, size_t relation_count, size_t argument_count) {
  for (size_t i = 0; i < relation_count; i++)
    if (s->relations[i].to.kind == ENT_TARGET_ARGUMENT) s->start[s->relations[i].to.index + 2]++;
  for (size_t i = 0; i < argument_count; i++) s->start[i + 2] += s->start[i + 1];
  for (size_t i = 0; i < relation_count; i++)
    if (s->relations[i].to.kind == ENT_TARGET_ARGUMENT) s->into[s->start[s->relations[i].to.index + 1]++] = (uint32_t)i;
}

/* Lists the relations at each issue. */
static void fill_direct(search *s, size_t relation_count, size_t issue_count) {
  for (size_t i = 0; i < relation_count; i++)
    if (at_issue(&s->relations[i])) s->direct_start[s->relations[i].to.index + 2]++;
  for (size_t i = 0; i < issue_count; i++) s->direct_start[i + 2] += s->direct_start[i + 1];
  for (size_t i = 0; i < relation_count; i++)
    if (at_issue(&s->relations[i])) s->direct[s->direct_start[s->relations[i].to.index + 1]++] = (uint32_t)i;
}

static ent_status keep(ent_framework *framework, size_t *room, const search *s, size_t issue, size_t count, ent_error *err) {
  const size_t before = framework->reason_start[issue];
  void *reasons = framework->reasons;
  if (ent__grow(&reasons, room, before + count, sizeof *framework->reasons) != 0) return ent__nomem(err);
  framework->reasons = reasons;
  for (size_t i = 0; i < count; i++) framework->reasons[before + i] = s->met[i].reason;
  framework->reason_start[issue + 1] = before + count;
  return ENT_OK;
}

ent_status ent__framework_reason(ent_framework *framework, ent_error *err) {
  size_t issues = 0, relations = 0, arguments = 0, room = 0;
  ent_dataset_issues(framework->dataset, &issues);
  search s = {.framework = framework,
              .relations = ent_dataset_relations(framework->dataset, &relations),
              .arguments = ent_dataset_arguments(framework->dataset, &arguments)};
  s.start = ent__zalloc(arguments + 2, sizeof *s.start);
  s.into = ent__alloc(relations, sizeof *s.into);
  s.direct_start = ent__zalloc(issues + 2, sizeof *s.direct_start);
  s.direct = ent__alloc(relations, sizeof *s.direct);
  s.seen = ent__zalloc(arguments, sizeof *s.seen);
  s.place = ent__alloc(arguments, sizeof *s.place);
  s.met = ent__alloc(arguments, sizeof *s.met);
  framework->reason_start = ent__zalloc(issues + 1, sizeof *framework->reason_start);
  const bool whole = s.start != NULL && s.into != NULL && s.direct_start != NULL && s.direct != NULL && s.seen != NULL && s.place != NULL &&
                    s.met != NULL && framework->reason_start != NULL;
  ent_status status = whole ? ENT_OK : ent__nomem(err);
  if (status == ENT_OK) {
    fill_into(&s, relations, arguments);
    fill_direct(&s, relations, issues);
  }
  for (size_t issue = 0; issue < issues && status == ENT_OK; issue++)
    status = keep(framework, &room, &s, issue, search_issue(&s, (uint32_t)issue), err);
  ent__free(s.start);
  ent__free(s.into);
  ent__free(s.direct_start);
  ent__free(s.direct);
  ent__free(s.seen);
  ent__free(s.place);
  ent__free(s.met);
  return status;
}
