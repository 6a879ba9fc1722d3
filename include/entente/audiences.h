/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Audiences: which arguments stand in the eyes of those who rank values in their own way
 * (value-based frameworks, Bench-Capon 2003). An attack succeeds for an audience unless the value of
 * the attacked argument ranks strictly above that of the attacker. docs/arguments-audiences.md has
 * the definitions.
 */
#ifndef ENTENTE_AUDIENCES_H
#define ENTENTE_AUDIENCES_H

#include <entente/extensions.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * An order of values: rank 0 is the highest, equals share a rank, ranks may have gaps. Values that
 * are not in it can be compared with none. An argument ranks by the best of its values that the
 * order has; one without any is preferred to none and none to it.
 */
typedef struct ent_value_order {
  const ent_ranked_value *at;
  uint32_t count;
} ent_value_order;

typedef struct ent_audience {
  const char *id;
  const char *label;  /* NULL: the actor's own, else the id */
  ent_actor_id actor; /* ENT_NONE: a group */
  ent_value_order order;
} ent_audience;

/*
 * Gives the order of a group: value a is above b where more members that rank both put a above b
 * than b above a. Values in a circle of such majorities share a rank; the rest is as high as the
 * majorities above it allow. Values that no member ranks beside another are left out. Actors
 * without an order have no say; one member's order comes back in the same order of ranks. The caller
 * frees *out with ent_value_order_free. O(members · v² + v³) for v values.
 * Errors: ENT_E_USAGE for an actor that there is not, ENT_E_NOMEM.
 */
ENT_API ent_status ent_audience_order_of(ent_value_order *out, const ent_dataset *dataset, const ent_actor_id *actors, size_t count,
                                         ent_error *err);
ENT_API void ent_value_order_free(ent_value_order *order);

typedef struct ent_audience_options {
  ent_semantics semantics;
  const ent_audience *audiences; /* copied; NULL: each actor of the dataset that ranks values, by id */
  size_t count;
  bool all_orders;         /* look at the orders that nobody has, too: objective and subjective acceptance */
  uint32_t enumerated;     /* so many values at most have their orders enumerated, 8 at most; more go to the solver */
  uint32_t most_steps;     /* of a change of an order that is looked for */
  uint32_t most_answered;  /* arguments to be answered that are looked for */
  uint64_t work;           /* of one search: nodes and attacks looked at */
  double time_limit;       /* seconds of processor time for the solver; 0: none */
} ent_audience_options;

#define ENT_AUDIENCE_OPTIONS_INIT {ENT_SEMANTICS_GROUNDED, NULL, 0, true, 8, 10, 4, 1000000000, 0}

typedef struct ent_audiences ent_audiences;

/*
 * Judges each argument in the eyes of each audience. `options` may be NULL; the framework and its
 * dataset must outlive the result, which the caller frees. Audiences for which the same attacks
 * succeed are solved once, and what no order touches is solved once for all: O(arguments + attacks)
 * and for each different audience, under the grounded semantics, O(attacks that an order reaches).
 * A framework without a dataset has no values: every audience accepts the same.
 * Errors: ENT_E_USAGE for a value that there is not or that is ranked twice, two audiences of one id;
 * ENT_E_NOMEM, ENT_E_LIMIT.
 */
ENT_API ent_status ent_audiences_new(ent_audiences **out, const ent_framework *framework, const ent_audience_options *options,
                                     ent_error *err);
ENT_API void ent_audiences_free(ent_audiences *audiences);

ENT_API const ent_audience_options *ent_audiences_options(const ent_audiences *audiences); /* its audiences are NULL */
ENT_API const ent_framework *ent_audiences_framework(const ent_audiences *audiences);
/* Returns the publication that defines the method. */
ENT_API const char *ent_audiences_source(void);

/* Returns how many audiences there are; one of them, whose order is sorted by rank. Borrowed. */
ENT_API size_t ent_audiences_count(const ent_audiences *audiences);
ENT_API const ent_audience *ent_audiences_at(const ent_audiences *audiences, size_t i);
/* Finds an audience by its id. Errors: ENT_E_USAGE with the nearest id, or because the actor ranks no values. */
ENT_API ent_status ent_audiences_find(size_t *out, const ent_audiences *audiences, const char *id, ent_error *err);
/* Returns the number of the group of audiences, below ent_audiences_classes, for whom the same attacks succeed. */
ENT_API size_t ent_audiences_class(const ent_audiences *audiences, size_t i);
ENT_API size_t ent_audiences_classes(const ent_audiences *audiences);

/* Returns how an argument fares for an audience. It accepts what is in all extensions, where there is one. */
ENT_API ent_acceptance ent_audiences_acceptance(const ent_audiences *audiences, size_t i, ent_argument_id argument);
/* Returns how many audiences accept an argument: a common premise where it is all of them, a crux where it is some. */
ENT_API size_t ent_audiences_accepting(const ent_audiences *audiences, ent_argument_id argument);

/* The side whose direct reasons stand, alone; OPEN where those of both sides do or none. */
typedef enum ent_conclusion { ENT_CONCLUSION_FOR, ENT_CONCLUSION_AGAINST, ENT_CONCLUSION_OPEN } ent_conclusion;

/* What an audience concludes on an issue, and how many relations from arguments to the issue stand on each side. */
typedef struct ent_issue_view {
  ent_conclusion conclusion;
  uint32_t supporting; /* that stand */
  uint32_t opposing;
} ent_issue_view;

ENT_API ent_issue_view ent_audiences_issue(const ent_audiences *audiences, size_t i, ent_issue_id issue);
/* Returns "for", "against" or "open". */
ENT_API const char *ent_conclusion_word(ent_conclusion conclusion);

/* How the orders that nobody has were gone through */
typedef enum ent_orders_method {
  ENT_ORDERS_NONE,       /* not at all: not asked for */
  ENT_ORDERS_ENUMERATED, /* each strict order of the values that matter */
  ENT_ORDERS_SOLVED,     /* as a question to a SAT solver for each argument */
  ENT_ORDERS_UNKNOWN     /* too many for enumeration, and the semantics has no question for the solver */
} ent_orders_method;

/* Returns "none", "enumeration", "solver" or "unknown". */
ENT_API const char *ent_orders_method_word(ent_orders_method method);

/*
 * Of all strict total orders of the values that matter: those at both ends of an attack that may fail.
 * `orders` is their number, 0 where it does not fit 64 bits; `different` of the sets of attacks that
 * succeed, 0 where they were not enumerated.
 */
typedef struct ent_orders {
  ent_orders_method method;
  ent_ids values; /* that matter, by id */
  uint64_t orders;
  uint64_t different;
} ent_orders;

ENT_API const ent_orders *ent_audiences_orders(const ent_audiences *audiences);

/*
 * Objective: is the argument in every extension for every order? Subjective: in some extension for some
 * order? *witness gets the order of the values that matter, highest first, that shows the answer: one for
 * which it is not in every extension, or one for which it is in some; empty for the other answers.
 * Borrowed. UNKNOWN where the orders were not gone through, or the search ended at its bound.
 */
ENT_API ent_verdict ent_audiences_objective(const ent_audiences *audiences, ent_argument_id argument, ent_ids *witness);
ENT_API ent_verdict ent_audiences_subjective(const ent_audiences *audiences, ent_argument_id argument, ent_ids *witness);

/*
 * An actor without an order that holds arguments (puts them forward, endorses them, rests a statement on
 * them) or rejects some. An order meets a hold where it accepts the argument, a rejection where not.
 * Only where the orders were enumerated.
 */
typedef struct ent_unordered {
  ent_actor_id actor;
  ent_ids held;     /* in rising order */
  ent_ids rejected; /* what it both holds and rejects is in both, and never met as a whole */
  uint32_t met;     /* the most holds and rejections that one order meets */
  uint64_t orders;  /* so many meet so many */
  bool consistent;  /* `met` is all */
} ent_unordered;

/* Returns those actors by id; borrowed. */
ENT_API const ent_unordered *ent_audiences_unordered(const ent_audiences *audiences, size_t *count);
/* Returns whether an argument is accepted under all, some or none of the orders that fit the i-th of them best. */
ENT_API ent_acceptance ent_audiences_unordered_acceptance(const ent_audiences *audiences, size_t i, ent_argument_id argument);

typedef enum ent_search_end {
  ENT_SEARCH_LEAST,      /* found, and there is no smaller */
  ENT_SEARCH_NONE,       /* there is none at all */
  ENT_SEARCH_NOT_WITHIN, /* none within the greatest size that was looked at */
  ENT_SEARCH_STOPPED     /* the search ended at its bound of work before one was found */
} ent_search_end;

/* Returns "least", "none", "not-within" or "stopped". */
ENT_API const char *ent_search_end_word(ent_search_end end);

/*
 * What would turn an audience's conclusion on an argument (accepted or not) or on an issue. A step of an
 * order exchanges two values of neighbouring ranks, or breaks a tie by raising or lowering one of the
 * equals; of strict orders the least number of steps is Kendall's distance. An answered argument is
 * defeated for good, as if it were not there; the argument in question itself is not counted among them.
 */
typedef struct ent_turn {
  size_t audience;
  ent_argument_id argument; /* ENT_NONE: on the issue */
  ent_issue_id issue;       /* ENT_NONE: on the argument */
  ent_acceptance before;    /* of an argument */
  ent_conclusion concludes; /* of an issue, before; and after each change */
  ent_conclusion after_order;
  ent_conclusion after_answers;
  ent_search_end order_end;
  uint32_t steps;        /* tried in full, or of the order found */
  ent_value_order order; /* found, by rank */
  ent_search_end answers_end;
  uint32_t size; /* tried in full, or of the set found */
  ent_ids answered;
} ent_turn;

/*
 * Each looks for the least change that turns a conclusion and keeps it with the result; asked again it
 * returns the same. *out is borrowed until the next of these calls. Bounded by the options.
 * Errors: ENT_E_USAGE for an audience, argument or issue that there is not; ENT_E_NOMEM, ENT_E_LIMIT.
 */
ENT_API ent_status ent_audiences_turn_argument(const ent_turn **out, ent_audiences *audiences, size_t i, ent_argument_id argument,
                                               ent_error *err);
ENT_API ent_status ent_audiences_turn_issue(const ent_turn **out, ent_audiences *audiences, size_t i, ent_issue_id issue, ent_error *err);
/* Returns all turns that were asked for, in that order; borrowed until the next of those calls. */
ENT_API const ent_turn *ent_audiences_turns(const ent_audiences *audiences, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
