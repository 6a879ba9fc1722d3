/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_EXPORTERS_REPORTS_COMPARE_H
#define ENT_EXPORTERS_REPORTS_COMPARE_H

#include "exporters/reports/report.h"

/* How the actors compared stand to each other on an issue, in the order of the report. */
typedef enum ent__verdict {
  ENT__VERDICT_OPPOSED, /* two of them are on opposite sides */
  ENT__VERDICT_SAME,    /* two or more have a stance, all on one side */
  ENT__VERDICT_UNCLEAR, /* two or more have a stance, some between the sides */
  ENT__VERDICT_ONLY,    /* one has a stance, or none */
  ENT__VERDICTS
} ent__verdict;

ent__verdict ent__verdict_on(const ent__report *report, ent_issue_id issue);

void ent__section_side_by_side(ent__report *report);
void ent__section_opposed(ent__report *report);
void ent__section_same(ent__report *report);
void ent__section_between(ent__report *report);

#endif
