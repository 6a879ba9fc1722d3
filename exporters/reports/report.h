/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the sections of a report share: the study's stages, the tree they write to, the numbers of
 * the evidence, and the thresholds behind their words.
 */
#ifndef ENT_EXPORTERS_REPORTS_REPORT_H
#define ENT_EXPORTERS_REPORTS_REPORT_H

#include <entente/exporters.h>

#include "exporters/reports/words.h"

/*
 * Where words begin. A position from ENT__SIDE on takes a side, from ENT__FULL on it does so in
 * full. A place that swings (ent_member) is called uncertain, else one from ENT__FIRM on firm. An
 * issue is told at length from ENT__KNOWN actors with a stance on.
 */
#define ENT__KNOWN 5
#define ENT__SIDE 0.25
#define ENT__FULL 0.75
#define ENT__FIRM 90 /* of 100 */

typedef struct ent__report {
  ent__tree tree;
  const ent_study *study;
  const ent_export_options *options;
  const char *language; /* of labels */
  bool figures;         /* the format can hold pictures */
  bool overview;        /* of all actors, not of those that options->actors names */
  ent_status status;    /* of what sections call that may fail, with what it says */
  ent_error *err;

  const ent_dataset *dataset;       /* each NULL where the input has none */
  const ent_stances *stances;
  const ent_network *network;
  const ent_coalitions *coalitions;
  const ent_framework *framework;

  const ent_actor *actors; /* tables of the dataset */
  const ent_issue *issues;
  const ent_document *documents;
  const ent_statement *statements;
  const ent_argument *arguments;
  size_t actor_total;
  size_t issue_total;
  size_t document_total;
  size_t statement_total;
  size_t argument_total;

  const ent_node *nodes; /* of the network */
  size_t node_total;
  const ent_tie *ties;
  size_t tie_total;
  const ent_coalition *groups; /* coalitions */
  size_t group_total;
  const ent_member *members; /* by node */
  uint32_t *by_group;        /* nodes by coalition, in each those with most cells (or ties) first */
  size_t *group_start;       /* where each coalition begins there */
  bool of_actors;            /* the coalitions are coalitions of actors of the dataset */

  const ent_relation *relations;
  ent_relation_id *relation_order; /* all relations, in an order that comes from what they say */
  size_t relation_total;

  ent_actor_id *shown; /* the actors the report is about: by coalition, or as asked */
  size_t shown_count;
  ent_issue_id *topics; /* the issues it is about, most divisive first */
  size_t topic_count;
  bool *is_shown;             /* by actor */
  bool *has_section;          /* by issue: the report has a section on it */
  uint32_t *node_of;          /* actor to node; ENT_NONE */

  uint32_t *statement_number; /* S numbers from 1 by statement; 0: not cited */
  ent_statement_id *cited;    /* statements by number - 1 */
  size_t cited_count;
  uint32_t *argument_number;  /* A numbers from 1 */
  ent_argument_id *argued;
  size_t argued_count;
  uint32_t *document_number;  /* D numbers from 1 */
  ent_document_id *sources;
  size_t source_count;
} ent__report;

/*
 * Fills in the stages and begins the tree. Errors: ENT_E_USAGE where options->actors names an
 * actor that is unknown, or the input has none.
 */
ent_status ent__report_begin(ent__report *report, const ent_study *study, const ent_export_options *options,
                             bool figures, ent_error *err);
void ent__report_clear(ent__report *report);
/* Adds the sections of the report that is asked for. */
ent_status ent__report_build(ent__report *report, ent_error *err);
/* Numbers the statements, arguments and documents that the shown actors and issues rest on. */
void ent__report_number(ent__report *report);

/* The two reports, each built from sections. */
void ent__report_overview(ent__report *report);
void ent__report_compare(ent__report *report);
void ent__report_edges(ent__report *report);

/* Returns whether a comparison has a section on an issue: its actors are on one side, or on both. */
bool ent__is_told(const ent__report *report, ent_issue_id issue);

/* Sections, in the order in which a report has them. Each opens and closes its own. */
void ent__section_summary(ent__report *report);
void ent__section_reading(ent__report *report);
void ent__section_coalitions(ent__report *report);
void ent__section_matrix(ent__report *report);
void ent__section_divisions(ent__report *report);
void ent__section_common(ent__report *report);
void ent__section_comparison(ent__report *report);
void ent__section_cohesion(ent__report *report);
void ent__section_polarization(ent__report *report);
void ent__section_brokerage(ent__report *report);
void ent__section_space(ent__report *report);
void ent__section_power(ent__report *report);
void ent__section_whatif(ent__report *report);
void ent__section_change(ent__report *report);
void ent__section_reasons(ent__report *report);
void ent__section_actors(ent__report *report);
void ent__section_issues(ent__report *report);
void ent__section_evidence(ent__report *report);
void ent__section_arguments(ent__report *report);
void ent__section_documents(ent__report *report);
void ent__section_method(ent__report *report);

/* Returns the nodes of a coalition, those with most cells (or ties) first. */
const uint32_t *ent__members_of(const ent__report *report, uint32_t group, size_t *count);
/* Returns how many coalitions, lone actors included, are shown beside each other. */
uint32_t ent__sides(const ent__report *report);
/* Returns the most divisive issues that enough actors have a stance on; at most `count`. */
size_t ent__most_divisive(const ent__report *report, const ent_division **out, size_t count);

/* Returns whether at least three actors support an issue and no recorded statement opposes it. */
bool ent__is_unopposed(const ent__report *report, ent_issue_id issue);

/* Returns the sentence on a network in which nobody stands with another. */
ent__phrase_id ent__why_no_groups(const ent__report *report);

/* Returns the fewest shared issues that a tie of the network needs. */
size_t ent__fewest_shared(const ent__report *report);

/* Adds a sentence on the issues on which two actors are on the same side, or on opposite ones. */
void ent__say_sides(ent__report *report, ent__runs *runs, ent_actor_id a, ent_actor_id b, bool same);

/* Says how a cell is known: from the actor's own words, from others' reports, or from both. */
ent__phrase_id ent__known_from(const ent__report *report, const ent_cell *cell);
/* Says which arguments an actor puts forward, endorses and rejects. */
void ent__say_arguments_of(ent__report *report, ent__runs *runs, ent_actor_id actor);

/* Says where something is from: the document's mark and the place in it. */
void ent__say_source(ent__report *report, ent__runs *runs, ent_document_id document, const char *locator);
/* Says what an actor is, with whom it stands, and where it differs from its blocs. */
void ent__about_actor(ent__report *report, ent_actor_id actor);

/* Parts of sections. */
/* Says what support and opposition mean on an issue, where the dataset does. */
void ent__say_meaning(ent__report *report, ent_issue_id issue);
void ent__part_quality(ent__report *report);
void ent__part_frustrated(ent__report *report);
void ent__part_arguments_of(ent__report *report, ent_issue_id issue);
void ent__part_limits(ent__report *report);
/* Warns of blocs that are in the network beside their members. */
void ent__part_warnings(ent__report *report);
void ent__part_provenance(ent__report *report);

#endif
