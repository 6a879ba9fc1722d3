/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How united each coalition is on each issue, who is loyal to it and who breaks ranks. docs/cohesion.md defines each measure. */
#ifndef ENTENTE_COHESION_H
#define ENTENTE_COHESION_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Which groups are looked at beside all actors together; or-ed. */
typedef enum ent_cohesion_of { ENT_COHESION_OF_COALITIONS = 1, ENT_COHESION_OF_BLOCS = 2 } ent_cohesion_of;

typedef struct ent_cohesion_options {
  int of; /* ent_cohesion_of, or-ed */
} ent_cohesion_options;

#define ENT_COHESION_OPTIONS_INIT {ENT_COHESION_OF_COALITIONS}

/*
 * How united a group is on one issue. A member stands by the mean of its cell: from 0.25 on for the
 * issue, from -0.25 down against it, else between (neutral, or an abstention). The four counts add
 * up to the members; in a bloc to those that were members when the issue was spoken on. The indices
 * are NaN where fewer than two have a stance.
 */
typedef struct ent_unity {
  ent_issue_id issue;
  uint32_t yes;
  uint32_t no;
  uint32_t abstain;
  uint32_t absent;  /* members without a stance */
  double mean;      /* of the members' positions, -1..1 */
  double rice;      /* |Y - N| / (Y + N), 0..1; NaN where all are between (Rice 1928) */
  double hix;       /* (max - (Y + N + A - max) / 2) / (Y + N + A), max the largest of Y, N, A; 0..1 (Hix, Noury & Roland 2005) */
  double agreement; /* A of van der Eijk (2001) on the levels of the data: 1 all on one, 0 evenly spread, -1 at both ends */
} ent_unity;

/*
 * How a member of a group stands to its line. The line is the side that the group's mean takes (from
 * 0.25 on, either way), where at least three members have a stance.
 */
typedef struct ent_loyalty {
  ent_actor_id actor;
  uint32_t issues;  /* on which there is a line and the member has a stance: the three that follow, added up */
  uint32_t with;    /* on the group's side */
  uint32_t between; /* on neither side */
  uint32_t against; /* on the other side: its defections */
  double share;     /* with / issues, 0..1; NaN for no issue */
  double tie;       /* mean weight of its ties to the other members, absent ones counting 0; NaN where it has nobody to be tied to */
} ent_loyalty;

/* A member that stands on the other side of its group's line. */
typedef struct ent_defection {
  ent_actor_id actor;
  ent_issue_id issue;
  double position;
  double mean;          /* of the group */
  const ent_cell *cell; /* with its evidence; in a bloc it may hold statements from outside the membership */
} ent_defection;

typedef enum ent_group_kind { ENT_GROUP_ALL, ENT_GROUP_COALITION, ENT_GROUP_BLOC } ent_group_kind;

/*
 * A group and its unity. `issues` are those on which a member has a stance, in canonical order;
 * `members` come in canonical order too, `defections` by member, then issue. Of all actors together
 * nothing is said of loyalty. The means are over the issues on which the index is defined, NaN where
 * there is none.
 */
typedef struct ent_group {
  ent_group_kind kind;
  uint32_t coalition; /* ENT_NONE but for a coalition */
  ent_actor_id bloc;  /* ENT_NONE but for a bloc */
  const ent_unity *issues;
  size_t issue_count;
  const ent_loyalty *members;
  size_t member_count;
  const ent_defection *defections;
  size_t defection_count;
  size_t told; /* issues on which two members or more have a stance */
  double rice;
  double hix;
  double agreement;
  double loyalty;        /* mean share of its members; NaN for all actors together */
  ent_actor_id typical;  /* the member with the highest mean tie to the rest; ENT_NONE */
  ent_actor_id marginal; /* the one with the lowest; of equals the less loyal. ENT_NONE in a group of fewer than three */
} ent_group;

typedef struct ent_cohesion ent_cohesion;

/*
 * Measures the unity of all actors together, then of each coalition of two or more, by their numbers,
 * then of each bloc that has two or more members among the actors, the largest first (of equals by
 * label, then id). A bloc's own stance is not one of its members'. What an actor said before it joined
 * or after it left does not count as a member's: its position is formed, under the options of the
 * stances, from what it said on days of its membership; what has no date counts. Coalitions of issues
 * are left out. The coalitions must outlive the result; the caller frees it with ent_cohesion_free.
 * Errors: ENT_E_USAGE for a network from a list of ties, or for options that name no group;
 * ENT_E_NOMEM. Cost: time and memory linear in cells times the groups that an actor is in, and in ties
 * times the blocs that both ends are in; blocs with dated members take members times issues.
 */
ENT_API ent_status ent_cohesion_new(ent_cohesion **out, const ent_coalitions *coalitions, const ent_cohesion_options *options, ent_error *err);
ENT_API void ent_cohesion_free(ent_cohesion *cohesion);

ENT_API const ent_cohesion_options *ent_cohesion_get_options(const ent_cohesion *cohesion);
/* Returns all actors first, then the coalitions, then the blocs. */
ENT_API const ent_group *ent_cohesion_groups(const ent_cohesion *cohesion, size_t *count);
/* Returns the levels that van der Eijk's A is counted on: 3, 5 or 7, equally far apart from -1 to 1. */
ENT_API int ent_cohesion_levels(const ent_cohesion *cohesion);

#ifdef __cplusplus
}
#endif
#endif
