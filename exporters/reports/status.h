/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which arguments stand once all objections are weighed, and why, in words. */
#ifndef ENT_EXPORTERS_REPORTS_STATUS_H
#define ENT_EXPORTERS_REPORTS_STATUS_H

#include "exporters/reports/report.h"

/* Returns whether any argument attacks this one, or undercuts what ties it to an issue. */
bool ent__is_disputed(const ent__report *report, ent_argument_id argument, ent_issue_id issue);
/* Returns whether any argument of the data attacks another. */
bool ent__has_attacks(const ent__report *report);
/* Adds a sentence on whether an argument stands, and which others decide that. */
void ent__say_status(ent__report *report, ent__runs *runs, ent_argument_id argument);
/* Adds a sentence where what ties an argument to an issue is undercut by one that stands. */
void ent__say_undercut(ent__report *report, ent__runs *runs, ent_argument_id argument, ent_issue_id issue);
/* Adds the mark of an argument; its label or id where the report does not list it. */
void ent__add_argument(ent__report *report, ent__runs *runs, ent_argument_id argument);

#endif
