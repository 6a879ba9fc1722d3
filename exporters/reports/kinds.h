/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of reports, and the parts of sections that several of them tell. */
#ifndef ENT_EXPORTERS_REPORTS_KINDS_H
#define ENT_EXPORTERS_REPORTS_KINDS_H

#include <entente/firmness.h>

#include "exporters/reports/report.h"

/* Settles what kind of report was asked for. Errors: ENT_E_USAGE for what contradicts itself, or is missing. */
ent_status ent__report_choose(ent__report *report, ent_error *err);
/* Builds the report, by its kind. */
void ent__report_tell(ent__report *report);

void ent__report_issue(ent__report *report);
void ent__report_actor(ent__report *report);
void ent__report_brief(ent__report *report);

/* A tie of an actor, seen from it. */
typedef struct ent__near_tie {
  uint32_t other; /* node */
  uint32_t shared;
  double weight;
} ent__near_tie;

/* Returns the ties of an actor, the strongest first; of the tree. */
const ent__near_tie *ent__ties_of(ent__report *report, ent_actor_id actor, size_t *count);
/* Marks the actors that a report on one sets beside it. */
void ent__profile_kin(ent__report *report);

/* Adds "China +1 (S1–S3)". */
void ent__add_actor_at(ent__report *report, ent__runs *runs, const ent_cell *cell);
/* Adds the name of a lineage, or the span of a window. */
void ent__add_lineage(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t lineage);
void ent__add_period(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t window);
/* Adds the reasons for which a stance is movable: "takes neither side, its statements lean to either side". */
void ent__add_reasons_to_move(ent__report *report, ent__runs *runs, const ent_firmness *firmness);

/* Adds a table of an actor's stances. */
void ent__stance_table(ent__report *report, ent_actor_id actor, size_t cells, const ent__runs *name);
/* Says on whom no stance is recorded. */
void ent__say_silent(ent__report *report, ent_issue_id issue);
/* Says what it would take to carry or block an issue. */
void ent__part_whatif(ent__report *report, ent_issue_id issue);
/* Adds a table of the shifts on the issue, or of the actors, that the report is about; returns how many it has. */
size_t ent__part_shifts(ent__report *report);
/* Says which standards of proof the support of an issue meets, and the opposition to it. */
void ent__part_proof(ent__report *report, ent_issue_id issue);
/* Says who stands on which side of an issue, coalition by coalition. */
void ent__part_sides(ent__report *report, ent_issue_id issue);
/* Says where the actors shown moved: a section. */
void ent__section_moves(ent__report *report);
/* Sections of a report on an actor. */
void ent__section_lines(ent__report *report);
void ent__section_consistency(ent__report *report);

#endif
