/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two studies: of two datasets, or of one in two stretches of time. docs/diff.md defines each part. */
#ifndef ENTENTE_DIFFERENCE_H
#define ENTENTE_DIFFERENCE_H

#include <entente/study.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_difference_kind { ENT_DIFFERENCE_CHANGED, ENT_DIFFERENCE_ADDED, ENT_DIFFERENCE_REMOVED } ent_difference_kind;

/* Returns "changed", "added" or "removed". */
ENT_API const char *ent_difference_kind_word(ent_difference_kind kind);

/* What of a statement is not as it was; or-ed. */
enum {
  ENT_DIFFERENCE_ACTOR = 1,
  ENT_DIFFERENCE_ISSUE = 2,
  ENT_DIFFERENCE_POSITION = 4,
  ENT_DIFFERENCE_DATE = 8,
  ENT_DIFFERENCE_SOURCE = 16, /* document or locator */
  ENT_DIFFERENCE_CONFIDENCE = 32,
  ENT_DIFFERENCE_REST = 64    /* summary, who reports it, its kind */
};

/* A statement that counts; `before` and `after` are ENT_NONE where it is not there. */
typedef struct ent_statement_difference {
  ent_difference_kind kind;
  int fields; /* of one that changed */
  ent_statement_id before;
  ent_statement_id after;
} ent_statement_difference;

/* An actor's stance on an issue; of the cells one is NULL for a stance that is new, or gone. */
typedef struct ent_stance_difference {
  ent_difference_kind kind;
  bool sides;  /* it changed side: support from 0.25 on, opposition from -0.25 on, between */
  double size; /* after minus before; NaN unless it changed */
  const ent_cell *before;
  const ent_cell *after;
} ent_stance_difference;

/* A coalition and what became of it; ENT_NONE for one that carries none on, or that none carries on. */
typedef struct ent_coalition_difference {
  uint32_t before;
  uint32_t after;
  uint32_t common; /* members of both */
  double jaccard;  /* of these, over all members that are nodes both times; NaN unless matched */
} ent_coalition_difference;

typedef enum ent_place_difference_kind {
  ENT_PLACE_MOVED,   /* from one coalition to another that does not carry it on */
  ENT_PLACE_JOINED,  /* from none to one */
  ENT_PLACE_LEFT,    /* from one to none */
  ENT_PLACE_ENTERED, /* it was no node */
  ENT_PLACE_GONE     /* it is none any more */
} ent_place_difference_kind;

/* Returns "moved", "joined", "left", "entered" or "gone". */
ENT_API const char *ent_place_difference_word(ent_place_difference_kind kind);

typedef struct ent_place_difference {
  ent_place_difference_kind kind;
  uint32_t before; /* nodes; ENT_NONE where it is none */
  uint32_t after;
  uint32_t from;   /* coalitions before and after; ENT_NONE for none */
  uint32_t to;
} ent_place_difference;

/* The two partitions, over the nodes that are in a coalition both times. */
typedef struct ent_partition_difference {
  uint32_t nodes;
  uint32_t moved;
  double rand;      /* adjusted Rand index, 1: the same (Hubert & Arabie 1985); NaN without nodes */
  double variation; /* variation of information, in nats (Meilă 2007) */
} ent_partition_difference;

/* An argument or a relation, by its id. */
typedef struct ent_record_difference {
  ent_difference_kind kind;
  uint32_t before;
  uint32_t after;
} ent_record_difference;

/* An argument that is there both times, and does not fare as it did. */
typedef struct ent_label_difference {
  ent_argument_id before;
  ent_argument_id after;
  ent_label was;
  ent_label is;
} ent_label_difference;

/* What is the same, by numbers. */
typedef struct ent_difference_counts {
  size_t statements;
  size_t stances;
  size_t arguments;
  size_t relations;
} ent_difference_counts;

typedef struct ent_difference ent_difference;

/*
 * Compares two studies, which must outlive the result; the caller frees it with ent_difference_free.
 * Records are the same by id. A statement is matched by its id where it has one both times; those that are
 * left are matched where actor, issue, position, date, document and locator are the same. Only what
 * passes the filters of its study counts. Coalitions are matched so that most members stay
 * (an assignment of largest weight; Kuhn 1955). Of lists of ties only coalitions are compared.
 *
 * Errors: ENT_E_USAGE where one study is of a dataset and the other of a list of ties, or one is of
 * actors and the other of issues. O(n log n) in statements, cells and arguments, and the matching.
 */
ENT_API ent_status ent_difference_new(ent_difference **out, const ent_study *before, const ent_study *after, ent_error *err);
ENT_API void ent_difference_free(ent_difference *difference);

ENT_API const ent_study *ent_difference_before(const ent_difference *difference);
ENT_API const ent_study *ent_difference_after(const ent_difference *difference);
ENT_API ent_difference_counts ent_difference_same(const ent_difference *difference);

/* Changed ones first, then added, then removed; each by actor, issue and date. */
ENT_API const ent_statement_difference *ent_difference_statements(const ent_difference *difference, size_t *count);
/* Those that changed side first, then others that changed, each by falling size; then new, then gone; by ids. */
ENT_API const ent_stance_difference *ent_difference_stances(const ent_difference *difference, size_t *count);
/* Coalitions before in their order, then those after that carry none on. Coalitions of one are left out where unmatched. */
ENT_API const ent_coalition_difference *ent_difference_coalitions(const ent_difference *difference, size_t *count);
/* By kind, then by id. */
ENT_API const ent_place_difference *ent_difference_places(const ent_difference *difference, size_t *count);
ENT_API ent_partition_difference ent_difference_partition(const ent_difference *difference);
/* By kind, then by id. */
ENT_API const ent_record_difference *ent_difference_arguments(const ent_difference *difference, size_t *count);
ENT_API const ent_record_difference *ent_difference_relations(const ent_difference *difference, size_t *count);
/* By id; under the grounded labelling. */
ENT_API const ent_label_difference *ent_difference_labels(const ent_difference *difference, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
