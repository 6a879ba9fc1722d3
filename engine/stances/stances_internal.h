/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the stances, shared by the files of this folder and by resampling in graphs/. */
#ifndef ENT_ENGINE_STANCES_STANCES_INTERNAL_H
#define ENT_ENGINE_STANCES_STANCES_INTERNAL_H

#include <entente/stances.h>

#include "engine/base/rng.h"

/* One statement that counts for one cell; a bloc's may count for its members too. */
typedef struct ent__entry {
  uint32_t actor;
  uint32_t issue;
  uint32_t statement;
  uint32_t from_bloc;
} ent__entry;

typedef struct ent__entries {
  ent__entry *at;
  size_t count;
  size_t room;
} ent__entries;

/* Which records pass a filter, one byte each. */
typedef struct ent__passes {
  uint8_t *actors;
  uint8_t *issues;
  uint8_t *documents;
} ent__passes;

struct ent_stances {
  const ent_dataset *dataset;
  ent_stance_options options;
  ent__entries entries; /* sorted: by cell, then canonical order within */
  ent_actor_id *actors; /* canonical order, those that pass the filter */
  size_t actor_count;
  ent_issue_id *issues;
  size_t issue_count;
  uint32_t *actor_rank; /* by actor id; ENT_NONE where filtered out */
  uint32_t *issue_rank;
  ent_cell *cells;
  size_t cell_count;
  size_t *row_start;     /* by actor rank, actor_count + 1 */
  size_t *column_start;  /* by issue rank, issue_count + 1 */
  uint32_t *columns;     /* indices of cells */
  ent_level *levels;
  ent_statement_id *statements;
  size_t kept;
  size_t undated;
};

/* Compiles the filter; the arrays of *out are the caller's to free with ent__passes_clear. */
ent_status ent__filter_compile(ent__passes *out, const ent_dataset *dataset, const ent_filter *filter, ent_error *err);
void ent__passes_clear(ent__passes *passes);
/* Whether a statement passes; *undated is raised where only its want of a date speaks against it. */
bool ent__filter_statement(const ent__passes *passes, const ent_dataset *dataset, const ent_filter *filter,
                           const ent_statement *statement, bool *undated);
/* Whether an actor belongs to a bloc at some day of an interval (any day where it has no date). */
bool ent__is_member(const ent_actor *actor, ent_actor_id bloc, ent_interval when);

/*
 * Brings entries of one cell together: sorted by actor, then issue, by rank where ranks are given and
 * by id where they are NULL; the order within a cell stays. Linear in entries, actors and issues.
 */
ent_status ent__entries_group(ent__entries *entries, const ent_dataset *dataset, const uint32_t *actor_rank,
                              const uint32_t *issue_rank, ent_error *err);
/* Returns the end of the run of grouped entries that belong to the cell of entry `from`. */
size_t ent__entries_run(const ent__entries *entries, size_t from);
/* Sorts the entries of one cell. */
ent_status ent__entries_sort_run(const ent_dataset *dataset, ent__entry *at, size_t count, ent_error *err);
/* Sorts each cell's entries by ent__statement_compare, which puts them by rising position. */
ent_status ent__entries_sort(ent__entries *entries, const ent_dataset *dataset, ent_error *err);

/* Drops duplicates; what stays does not depend on the order of the input. O(n log n). */
ent_status ent__duplicates_drop(ent__entries *entries, const ent_dataset *dataset, const ent_stance_options *options, ent_error *err);

/* Room for what a rule for duplicates sorts; `at` is freed by the caller with ent__free. */
typedef struct ent__dropping {
  const ent_dataset *dataset;
  ent_duplicates rule; /* not ENT_DUPLICATES_INCLUDE */
  ent_duplicates_of of;
  struct ent__keyed *at;
  size_t room;
} ent__dropping;

/* Keeps one of each kind at the front of a cell's entries, in no particular order, and gives their number. */
ent_status ent__duplicates_drop_run(size_t *kept, ent__dropping *dropping, ent__entry *entries, size_t count, ent_error *err);

/* Adds a bloc's entries for those of its members that have none on the issue. */
ent_status ent__members_inherit(ent__entries *entries, const ent_dataset *dataset, const ent__passes *passes, ent_error *err);

/*
 * Orders actors and issues by what was said: colour refinement (Weisfeiler & Leman 1968) on the
 * bipartite graph of actors and issues, each statement an edge with its content as label. Labels,
 * then ids, break exact ties. Fills ranks (by id) for those that pass. O(rounds · n).
 */
ent_status ent__canonical_ranks(uint32_t *actor_rank, uint32_t *issue_rank, const ent__entries *entries,
                                const ent_dataset *dataset, const ent__passes *passes, ent_error *err);

/* Compares two statements by content, ids last; never by place in the input unless all is equal. */
int ent__statement_compare(const ent_dataset *dataset, uint32_t a, uint32_t b);

/*
 * The entries of one cell, sorted, and how much each counts: `times` over (NULL: once), its amount
 * multiplied by `factors` (NULL: 1; one of 0 leaves it out, as does a time of 0).
 */
typedef struct ent__run {
  const ent__entry *entries;
  size_t count;
  const uint32_t *times;
  const double *factors;
} ent__run;

/*
 * Fills a cell from its entries, with at most `run->count` levels and statements, which the caller
 * has room for. Returns false where nothing of it counts.
 */
bool ent__cell_fill(ent_cell *cell, ent_level *levels, ent_statement_id *statements, const ent__run *run,
                    const ent_statement *all, const ent_stance_options *options);

/* Fills cells, levels, rows and columns from the sorted entries; `times` (or NULL) repeats each. */
ent_status ent__cells_build(ent_stances *stances, const uint32_t *times, ent_error *err);

/*
 * Draws as many statements as were kept, with replacement, and builds cells from the draw. Ranks,
 * actors and issues are those of `base`.
 */
ent_status ent__stances_resample(ent_stances **out, const ent_stances *base, ent__rng *rng, ent_error *err);

/* What is drawn: statements, whole documents with all their statements, or whole issues. */
typedef enum ent__drawing { ENT__DRAW_STATEMENTS, ENT__DRAW_DOCUMENTS, ENT__DRAW_ISSUES } ent__drawing;

/*
 * The same for what is to be drawn, as many as there are behind the entries (of clusters: Davison &
 * Hinkley 1997, 3.8). A statement without a document is one of its own.
 */
ent_status ent__stances_resample_of(ent_stances **out, const ent_stances *base, ent__drawing of, ent__rng *rng,
                                    ent_error *err);

/* Mixes 64 bits (the finisher of splitmix64). */
uint64_t ent__mix(uint64_t x);
/* Returns the bits of a number; -0 has those of 0. */
uint64_t ent__bits_of(double value);

#endif
