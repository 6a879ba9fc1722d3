/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From statements to stances: an actor × issue table of cells, each with its evidence. */
#ifndef ENTENTE_STANCES_H
#define ENTENTE_STANCES_H

#include <stdbool.h>

#include <entente/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A list of words to match; all pass where `count` is 0; with `negate`, the others pass. */
typedef struct ent_words {
  const char *const *at;
  size_t count;
  bool negate;
} ent_words;

typedef enum ent_reported { ENT_REPORTED_ANY, ENT_REPORTED_ONLY, ENT_REPORTED_NOT } ent_reported;

/*
 * Which statements count. actors, issues and documents hold ids; kinds the words of
 * ent_actor_kind; groups ids of blocs (an actor passes that is the bloc or its member at the
 * statement's date); topics the topics of issues. `from` and `to` bound the date, both included;
 * under either, a statement without a date does not count.
 */
typedef struct ent_filter {
  ent_words actors;
  ent_words kinds;
  ent_words groups;
  ent_words issues;
  ent_words topics;
  ent_words documents;
  ent_date from;
  ent_date to;
  bool outside; /* turns the dates round: what lies wholly before `from` or behind `to` passes */
  ent_reported reported;
} ent_filter;

/* Of several statements that are duplicates of each other, how many count. */
typedef enum ent_duplicates {
  ENT_DUPLICATES_INCLUDE,  /* all of them */
  ENT_DUPLICATES_DOCUMENT, /* one for each document */
  ENT_DUPLICATES_WEEK,     /* one for each ISO 8601 week of its year */
  ENT_DUPLICATES_MONTH,
  ENT_DUPLICATES_YEAR,
  ENT_DUPLICATES_ALL       /* one in all */
} ent_duplicates;

/*
 * Which statements are duplicates: those by one actor on one issue at one position, or at any. For
 * networks that ignore the position; where several were taken, the lowest one's statement stays.
 */
typedef enum ent_duplicates_of { ENT_DUPLICATES_OF_POSITION, ENT_DUPLICATES_OF_ISSUE } ent_duplicates_of;

/* Which position holds where an actor has said several things on an issue. */
typedef enum ent_hold {
  ENT_HOLD_ALL,    /* each of them, as a level of its own */
  ENT_HOLD_MEAN,   /* the mean, weighted by confidence: all that was said counts as said there */
  ENT_HOLD_LATEST, /* what was said last; what has no date gives way to what has one */
  ENT_HOLD_MODE    /* what was said most; several where they were said equally often */
} ent_hold;

/* What a statement adds to its cell: 1, or its confidence. */
typedef enum ent_weighting { ENT_WEIGHT_COUNT, ENT_WEIGHT_CONFIDENCE } ent_weighting;

/* What a bloc and its members have to do with each other. */
typedef enum ent_membership_rule {
  ENT_MEMBERSHIP_NONE,    /* nothing: each speaks for itself */
  ENT_MEMBERSHIP_INHERIT  /* a member without a cell on an issue takes that of its bloc */
} ent_membership_rule;

typedef struct ent_stance_options {
  ent_filter filter;
  ent_duplicates duplicates;
  ent_duplicates_of duplicates_of;
  ent_hold hold;
  ent_weighting weighting;
  ent_membership_rule membership;
} ent_stance_options;

#define ENT_STANCE_OPTIONS_INIT \
  {{{NULL, 0, false}, {NULL, 0, false}, {NULL, 0, false}, {NULL, 0, false}, {NULL, 0, false}, \
    {NULL, 0, false}, {0, 0, 0}, {0, 0, 0}, false, ENT_REPORTED_ANY}, ENT_DUPLICATES_INCLUDE, ENT_DUPLICATES_OF_POSITION, ENT_HOLD_ALL, ENT_WEIGHT_COUNT, ENT_MEMBERSHIP_NONE}

/* How much was said at one position: `amount` is a count or a sum of confidences, > 0. */
typedef struct ent_level {
  double position;
  double amount;
} ent_level;

/*
 * All that one actor said on one issue. mean is Σ amount·position / Σ amount; confidence the mean
 * of the statements' confidences; min and max the range of positions; count the number of
 * statements kept, abstentions how many of them abstain. statements are in canonical order,
 * levels by rising position. `from_bloc` names the bloc a cell is inherited from, else ENT_NONE.
 */
typedef struct ent_cell {
  ent_actor_id actor;
  ent_issue_id issue;
  double mean;
  double min;
  double max;
  double confidence;
  double amount;
  uint32_t count;
  uint32_t abstentions;
  ent_actor_id from_bloc;
  uint32_t level_count;
  const ent_level *levels;
  const ent_statement_id *statements;
} ent_cell;

typedef struct ent_stances ent_stances;

/*
 * Builds the cells of a dataset, which must outlive them. The caller frees them with
 * ent_stances_free. Errors: ENT_E_USAGE for a filter that names an unknown id or word (with a
 * near miss proposed), ENT_E_NOMEM. Cost: O(s log s) for s statements, memory linear in s.
 */
ENT_API ent_status ent_stances_new(ent_stances **out, const ent_dataset *dataset,
                                   const ent_stance_options *options, ent_error *err);
ENT_API void ent_stances_free(ent_stances *stances);

ENT_API const ent_dataset *ent_stances_dataset(const ent_stances *stances);
ENT_API const ent_stance_options *ent_stances_options(const ent_stances *stances);

/* Returns all cells, by actor in canonical order, then by issue in canonical order. */
ENT_API const ent_cell *ent_stances_cells(const ent_stances *stances, size_t *count);

/* Returns the cells of one actor, by issue in canonical order; NULL where it has none. */
ENT_API const ent_cell *ent_stances_row(const ent_stances *stances, ent_actor_id actor, size_t *count);

/* Returns indices into ent_stances_cells of the cells on one issue, by actor in canonical order. */
ENT_API const uint32_t *ent_stances_column(const ent_stances *stances, ent_issue_id issue, size_t *count);

/* Returns the cell of an actor on an issue, NULL where there is none. O(log cells of the actor). */
ENT_API const ent_cell *ent_stances_find(const ent_stances *stances, ent_actor_id actor, ent_issue_id issue);

/*
 * Returns the actors that pass the filter (with a cell or not) and the issues that do, each in
 * canonical order: by what was said, so that neither the order of the input nor the ids matter;
 * labels, then ids, break exact ties only.
 */
ENT_API const ent_actor_id *ent_stances_actors(const ent_stances *stances, size_t *count);
ENT_API const ent_issue_id *ent_stances_issues(const ent_stances *stances, size_t *count);

/* Returns how many statements were kept, and how many a date filter left out for want of a date. */
ENT_API size_t ent_stances_kept(const ent_stances *stances);
ENT_API size_t ent_stances_undated(const ent_stances *stances);

#ifdef __cplusplus
}
#endif
#endif
