/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the finding about audiences. */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_AUDIENCES_STRUCT_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_AUDIENCES_STRUCT_H

#include "engine/arguments/audiences/judge.h"
#include "engine/base/arena.h"

/* What the orders that nobody has say of each argument. */
typedef struct ent__all_orders {
  ent_orders facts;
  unsigned char *objective;   /* by argument: ent_verdict */
  unsigned char *subjective;
  uint32_t *objective_shown;  /* by argument: the number of a kept order, ENT_NONE without one */
  uint32_t *subjective_shown;
  uint32_t *kept; /* orders of the values that matter, one after another */
  size_t kept_count;
  size_t kept_room;
} ent__all_orders;

/* The acceptance under the orders that fit an actor best: bits by argument. */
typedef struct ent__fit {
  uint64_t *all;
  uint64_t *some;
} ent__fit;

struct ent_audiences {
  const ent_framework *framework;
  ent_audience_options options;
  ent__arena arena; /* ids, labels and orders of audiences, lists of actors without one, turns */
  ent__vaf vaf;
  ent_audience *audiences;
  size_t count;
  uint32_t *class_of;   /* by audience */
  uint32_t classes;
  unsigned char *fails; /* by class and contest */
  unsigned char *acceptance; /* by class and node */
  uint32_t *accepting;  /* by argument: audiences */
  uint32_t *issue_start; /* by issue, issues + 1: the relations to it */
  uint32_t *issue_relations;
  ent__all_orders all;
  ent_unordered *unordered;
  ent__fit *fit;
  size_t unordered_count;
  ent_turn *turns;
  size_t turn_count;
  size_t turn_room;
  uint32_t *by_id; /* by node: the order of ids; NULL until a turn needs it */
};

/* Fills rank[value] from an order; `rank` has room for all values of the dataset. */
void ent__audience_rank(uint32_t *rank, uint32_t values, ent_value_order order);

/* Sorts an order by rank, equals by the ids of the values. */
void ent__audience_sort(ent_ranked_value *order, uint32_t count, const ent_dataset *dataset);
/* Copies the audiences of the options, or those of the dataset's actors, and checks them. */
ent_status ent__audiences_gather(ent_audiences *audiences, ent_error *err);
/* Solves each class of audiences. */
ent_status ent__audiences_judge(ent_audiences *audiences, ent_error *err);
/* Lists the relations to each issue. */
ent_status ent__audiences_index_issues(ent_audiences *audiences, ent_error *err);
/* Lists the actors without an order that take stances on arguments. */
ent_status ent__audiences_list_unordered(ent_audiences *audiences, ent_error *err);

/* Goes through the orders that nobody has. */
ent_status ent__audiences_orders(ent_audiences *audiences, ent_error *err);
/* Each strict order of the values that matter. */
ent_status ent__audiences_enumerate(ent_audiences *audiences, ent_error *err);
/* Asks the solver about each argument. */
ent_status ent__audiences_solve(ent_audiences *audiences, ent_error *err);
/* Takes an order of the values that matter, highest first, and acceptance under it into what is known of each argument. */
ent_status ent__audiences_add_order(ent_audiences *audiences, const uint32_t *order, const unsigned char *acceptance, ent_error *err);

/* What an audience concludes on an issue, given acceptance by node. */
ent_issue_view ent__audiences_view(const ent_audiences *audiences, ent_issue_id issue, const unsigned char *acceptance);
/* Returns the node that is in where a relation to an issue stands; ENT_NONE where it was left out. */
uint32_t ent__audiences_standing_node(const ent_audiences *audiences, uint32_t relation);

enum { ENT__MOST_ANSWERED = 16 };

/* What a search for a turn asks. */
typedef struct ent__question {
  ent_audiences *audiences;
  ent_turn *turn;
  const unsigned char *outcome; /* of the audience alone: fails, by contest */
} ent__question;

/* Returns whether acceptance by node turns the conclusion; of an issue *after gets the new one. */
bool ent__turns(const ent__question *question, const unsigned char *acceptance, ent_conclusion *after);
/* Marks the nodes that the conclusion rests on directly. */
void ent__turn_mark(const ent__question *question, bool *wanted);
/* Each looks for one kind of change and fills its fields of the turn. */
ent_status ent__turn_order(ent__question *question, ent_error *err);
ent_status ent__turn_answers(ent__question *question, ent_error *err);

#endif
