/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds of reports, and which of them is asked for. */
#include "exporters/reports/kinds.h"

#include "engine/base/error.h"

const ent_report_row *ent_report_rows(void) {
  static const ent_report_row rows[] = {
      {"overview", ENT_REPORT_OVERVIEW, "everything that was found, with its evidence"},
      {"compare", ENT_REPORT_COMPARE, "a few actors side by side, issue by issue"},
      {"issue", ENT_REPORT_ISSUE, "one issue: who stands where and why"},
      {"actor", ENT_REPORT_ACTOR, "one actor: allies, opponents, red lines, consistency"},
      {"brief", ENT_REPORT_BRIEF, "one page"},
      {NULL, ENT_REPORT_USUAL, NULL},
  };
  return rows;
}

/* The kind that each option of a report is for. */
typedef struct subject {
  ent_report_kind kind;
  bool given;
  const char *name;
} subject;

static const char *kind_name(ent_report_kind kind) {
  for (const ent_report_row *row = ent_report_rows(); row->name != NULL; row++)
    if (row->kind == kind) return row->name;
  return "";
}

/* What the options ask for, where they do not contradict each other. */
static ent_report_kind kind_of(const ent_export_options *options) {
  if (options->report.kind != ENT_REPORT_USUAL) return options->report.kind;
  if (options->report.issue != NULL) return ENT_REPORT_ISSUE;
  if (options->report.actor != NULL) return ENT_REPORT_ACTOR;
  return options->actor_count > 0 ? ENT_REPORT_COMPARE : ENT_REPORT_OVERVIEW;
}

int ent_report_parts(const ent_export_options *options) {
  switch (kind_of(options)) {
    case ENT_REPORT_COMPARE: return ENT_PART_TOLD | ENT_PART_CHANGE | ENT_PART_PACKAGES;
    case ENT_REPORT_ISSUE: return ENT_PART_TOLD | ENT_PART_CHANGE | ENT_PART_REASONS | ENT_PART_WHATIF | ENT_PART_PACKAGES;
    case ENT_REPORT_ACTOR: return ENT_PART_TOLD | ENT_PART_CHANGE | ENT_PART_REASONS;
    case ENT_REPORT_BRIEF: return ENT_PART_TOLD | ENT_PART_WHATIF;
    case ENT_REPORT_USUAL:
    case ENT_REPORT_OVERVIEW: break;
  }
  return ENT_PART_REPORT;
}

ent_status ent__report_choose(ent__report *report, ent_error *err) {
  const ent_export_options *options = report->options;
  const ent_report_kind asked = options->report.kind;
  const subject subjects[] = {{ENT_REPORT_COMPARE, options->actor_count > 0, "actors"},
                              {ENT_REPORT_ISSUE, options->report.issue != NULL, "an issue"},
                              {ENT_REPORT_ACTOR, options->report.actor != NULL, "an actor"}};
  const subject *given = NULL;
  for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
    if (asked == subjects[i].kind && !subjects[i].given) return ent__fail(err, ENT_E_USAGE, "a report of kind '%s' needs %s to be about", kind_name(asked), subjects[i].name);
    if (!subjects[i].given) continue;
    if (given != NULL) return ent__fail(err, ENT_E_USAGE, "a report is about %s or about %s, not both", given->name, subjects[i].name);
    given = &subjects[i];
  }
  if (given != NULL && asked != ENT_REPORT_USUAL && asked != given->kind)
    return ent__fail(err, ENT_E_USAGE, "a report of kind '%s' is not about %s; expected kind '%s'", kind_name(asked), given->name, kind_name(given->kind));
  report->kind = kind_of(options);
  report->overview = report->kind == ENT_REPORT_OVERVIEW;
  if (report->stances == NULL && given != NULL)
    return ent__fail(err, ENT_E_USAGE, given->kind == ENT_REPORT_COMPARE ? "an edge list has no stances to compare; leave out the actors"
                                       : given->kind == ENT_REPORT_ISSUE ? "an edge list has no issues; leave out the issue"
                                                                         : "an edge list has no stances of an actor to report; leave out the actor");
  return ENT_OK;
}

void ent__report_tell(ent__report *report) {
  switch (report->kind) {
    case ENT_REPORT_COMPARE: ent__report_compare(report); return;
    case ENT_REPORT_ISSUE: ent__report_issue(report); return;
    case ENT_REPORT_ACTOR: ent__report_actor(report); return;
    case ENT_REPORT_BRIEF: ent__report_brief(report); return;
    case ENT_REPORT_USUAL:
    case ENT_REPORT_OVERVIEW: break;
  }
  if (report->stances == NULL) ent__report_edges(report);
  else ent__report_overview(report);
}
