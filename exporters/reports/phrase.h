/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inline pieces that the sections share: names, positions, shares, dates, references. */
#ifndef ENT_EXPORTERS_REPORTS_PHRASE_H
#define ENT_EXPORTERS_REPORTS_PHRASE_H

#include "exporters/reports/report.h"

/* Adds a plain text, or a text of the dataset in the report's language (NULL adds nothing). */
void ent__add_plain(ent__report *report, ent__runs *runs, const char *text);
void ent__add_text(ent__report *report, ent__runs *runs, const ent_text *text, int style);
void ent__add_spoken(ent__report *report, ent__runs *runs, ent__phrase_id id);
void ent__add_code(ent__report *report, ent__runs *runs, const char *text);

/* Writes an id of a block: a kind, then the user's id with what HTML ids cannot hold by number. */
const char *ent__anchor(ent__report *report, const char *kind, const char *id);
/* Writes an id of a block: a kind and a number. */
const char *ent__number_anchor(ent__report *report, const char *kind, size_t number);

/* Writes the id of an entry: "s12". */
const char *ent__mark_anchor(ent__report *report, char letter, uint32_t number);

/* Names, linked to their sections where these are in the report. */
void ent__add_actor(ent__report *report, ent__runs *runs, ent_actor_id actor);
void ent__add_actor_short(ent__report *report, ent__runs *runs, ent_actor_id actor);
void ent__add_issue(ent__report *report, ent__runs *runs, ent_issue_id issue);
void ent__add_issue_short(ent__report *report, ent__runs *runs, ent_issue_id issue);
void ent__add_node(ent__report *report, ent__runs *runs, uint32_t node);
/* Adds the name of an actor that is a coalition of one, with how often it was. */
void ent__add_alone(ent__report *report, ent__runs *runs, uint32_t node);
void ent__add_group(ent__report *report, ent__runs *runs, uint32_t group);
/* Joins names of nodes or actors. */
void ent__add_nodes(ent__report *report, ent__runs *runs, const uint32_t *nodes, size_t count);
/* Sorts actors by label, then id, so that a list of them does not follow the order of the input. */
void ent__order_actors(ent__report *report, uint32_t *actors, size_t count);
void ent__add_actors(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t count);
void ent__add_actors_short(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t count);
/* Joins the first few, and says how many more there are. */
void ent__add_first_actors_short(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t first, size_t count);
/* Joins them; of more than `most` all but the last places, and says how many more there are. */
void ent__add_some_nodes(ent__report *report, ent__runs *runs, const uint32_t *nodes, size_t count, size_t most);
void ent__add_issues(ent__report *report, ent__runs *runs, const uint32_t *issues, size_t count);

/* Returns whether a coalition's members lean to either side of an issue, which their mean hides. */
bool ent__is_divided(ent_position_of position);
/* Adds a coalition's mean, and that it is divided where it is. */
void ent__add_mean(ent__report *report, ent__runs *runs, ent_position_of position);
/* Adds an issue with the statements of two actors on it. */
void ent__add_issue_of_two(ent__report *report, ent__runs *runs, const ent_cell *x, const ent_cell *y);
/* Which side a position takes: 1, -1, or 0 between them. */
int ent__side(double position);
/* What a cell says in one word: "supports", "leans to oppose", "abstains", ... */
ent__phrase_id ent__cell_word(const ent_cell *cell);
ent__phrase_id ent__position_word(double position);
/* The class of the style sheet for it. */
const char *ent__cell_class(const ent_cell *cell);
const char *ent__position_class(double position);

/* Adds "+0.75", "0" or "−0.5", with a true minus sign. */
void ent__add_number(ent__report *report, ent__runs *runs, double value);
/* Adds "supports (+0.75)", with the range where there is one. */
void ent__add_stance(ent__report *report, ent__runs *runs, const ent_cell *cell);
/* Adds the references to a cell's statements: "S12", "S12-S15". */
void ent__add_references(ent__report *report, ent__runs *runs, const ent_cell *cell);
void ent__add_statement_mark(ent__report *report, ent__runs *runs, ent_statement_id statement);
void ent__add_document_mark(ent__report *report, ent__runs *runs, ent_document_id document);
void ent__add_argument_mark(ent__report *report, ent__runs *runs, ent_argument_id argument);
/* Adds "94", the share in a hundred; 0 and 100 only where it is exactly that. */
unsigned ent__hundred(double share);
/* Adds "2019-11 to 2020-02"; says where there is no date. */
void ent__add_interval(ent__report *report, ent__runs *runs, ent_interval interval);

/* Returns "firm", "fairly firm" or "uncertain". */
ent__phrase_id ent__certainty_word(const ent_member *member);
/* Returns the coalition of an actor, ENT_NONE where it has none or stands alone. */
uint32_t ent__group_of(const ent__report *report, ent_actor_id actor);
/* Returns the tie of two nodes, NULL where there is none. */
const ent_tie *ent__tie_of(const ent__report *report, uint32_t a, uint32_t b);
/* Returns whether a coalition has two members or more. */
bool ent__is_group(const ent__report *report, uint32_t group);
size_t ent__groups(const ent__report *report);

/* Shorthands of the tree. */
ent__block *ent__open_section(ent__report *report, const char *id, ent__phrase_id title);
ent__block *ent__paragraph(ent__report *report, ent__phrase_id id, const ent__arg *args);
ent__block *ent__item(ent__report *report, ent__phrase_id id, const ent__arg *args);
ent__block *ent__definition(ent__report *report, ent__phrase_id term, ent__phrase_id detail, const ent__arg *args);
ent__block *ent__open_table(ent__report *report, ent__phrase_id caption, const ent__arg *args);
/* Adds a row of column headers, one for each letter of `aligned`: l, c or r. */
void ent__header_row(ent__report *report, const ent__phrase_id *words, const char *aligned);
ent__block *ent__cell(ent__report *report, ent__align align);
/* Adds a cell with a count, set to the right. */
void ent__count_cell(ent__report *report, size_t count);
ent__block *ent__row_header(ent__report *report);
/* Adds the title that was asked for, else one with the name of what the report is on, without its links. */
void ent__subject_title(ent__report *report, ent__phrase_id id, const ent__runs *name);

#endif
