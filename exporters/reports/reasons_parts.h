/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the section on reasons share. */
#ifndef ENT_EXPORTERS_REPORTS_REASONS_PARTS_H
#define ENT_EXPORTERS_REPORTS_REASONS_PARTS_H

#include "exporters/reports/report.h"

/* Adds the mark of an argument, with its label where it has one. */
void ent__reasons_add_argument(ent__report *report, ent__runs *runs, ent_argument_id argument);
/* The same of several, joined. */
void ent__reasons_add_arguments(ent__report *report, ent__runs *runs, const ent_argument_id *at, uint32_t count);
/* Joins items; of many the first few, and how many more. */
void ent__reasons_join(ent__report *report, ent__runs *runs, const ent__runs *items, size_t count);
/* Adds what the stances of coalitions rest on, issue by issue. */
void ent__reasons_say_issues(ent__report *report, const ent_reasons *reasons);
/* The same on one issue, as a list; returns whether there was anything to say. */
bool ent__reasons_say_issue(ent__report *report, const ent_reasons *reasons, ent_issue_id issue);
/* Adds an item on an actor that is at odds with itself. */
void ent__reasons_say_contradiction(ent__report *report, const ent_contradiction *one);
/* Adds a sentence on how many more there are, where there are. */
void ent__reasons_say_more(ent__report *report, size_t more);

#endif
