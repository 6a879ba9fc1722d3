/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Space: actors as points on one or two dimensions, so that those who take the same positions lie
 * close together. docs/space.md gives models, formulas and sources.
 */
#ifndef ENTENTE_SPACE_H
#define ENTENTE_SPACE_H

#include <stdbool.h>

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A row of the table of methods, which ends with a row whose name is NULL. */
typedef struct ent_space_method {
  const char *name;
  const char *summary;
  const char *source; /* the publication that defines it */
} ent_space_method;

ENT_API const ent_space_method *ent_space_methods(void);

enum { ENT_SPACE_DIMENSIONS = 2 };

typedef struct ent_space_options {
  const char *method;          /* a name of the table of methods */
  int dimensions;              /* 1 or 2 */
  const char *const *anchors;  /* ids of two actors for each dimension: the first is put left of (below) the second */
  size_t anchor_count;         /* 0, or 2 for each dimension */
  int resamples;               /* for intervals, >= 0; 0 leaves them out */
  uint64_t seed;
} ent_space_options;

#define ENT_SPACE_OPTIONS_INIT {"ideal", 1, NULL, 0, 0, 1}

/*
 * An actor's place. `at` is in units of the spread of all places (standard deviation 1 by the
 * model of `ideal`); at[1] is 0 in one dimension. low and high bound 95 % of the resamples; NaN
 * without any. `cells` counts the actor's cells on issues that tell actors apart; `part` numbers
 * the parts of the data (from 0, the largest first): places in different parts cannot be compared.
 */
typedef struct ent_place {
  ent_actor_id actor;
  double at[ENT_SPACE_DIMENSIONS];
  double low[ENT_SPACE_DIMENSIONS];
  double high[ENT_SPACE_DIMENSIONS];
  uint32_t cells;
  uint32_t part;
} ent_place;

/* How positions on an issue come from places, by how many different positions it has. */
typedef enum ent_space_model {
  ENT_SPACE_CONSTANT, /* one position, or one actor: tells nobody apart and is left out */
  ENT_SPACE_BINARY,   /* two positions */
  ENT_SPACE_THREE,    /* three */
  ENT_SPACE_ORDERED,  /* four to seven, with cells enough for that many cut points */
  ENT_SPACE_LINEAR    /* more: positions are a straight line of places, with noise */
} ent_space_model;

/* Returns "constant", "binary", "three", "ordered" or "linear". */
ENT_API const char *ent_space_model_word(ent_space_model model);

/*
 * An issue. slope[d] says how strongly, and to which side, places on dimension d bear on it: of
 * `ideal`, the discrimination (of the unit-variance latent position; of a linear issue, in units of
 * position); of the others, the correlation of positions with places. cuts are the latent cut
 * points between neighbouring positions, ascending, level_count - 1 of them (none of a linear
 * issue: there `intercept` and `noise`, a standard deviation, hold; NaN otherwise). `correct` is
 * the share of its cells whose position is the likeliest by the model, `reduction` how much smaller
 * the share of errors is than by naming the commonest position always, at most 1 and 0 where it is
 * no better (less than 0: worse); of a linear issue `correct` is NaN and `reduction` the share of
 * variance explained. `likelihood` is the geometric mean of the probabilities of its positions, 0..1.
 * All NaN where the method has none of it.
 */
typedef struct ent_space_issue {
  ent_issue_id issue;
  ent_space_model model;
  uint32_t cells;
  uint32_t level_count;
  const double *levels; /* positions, ascending; NULL of a linear issue */
  const double *cuts;   /* NULL where there are none */
  double slope[ENT_SPACE_DIMENSIONS];
  double intercept;
  double noise;
  double strength; /* share of the variance of its (latent) positions that places explain, 0..1 */
  double correct;
  double reduction;
  double likelihood;
} ent_space_issue;

/* The whole. Shares are NaN where there is nothing to take them of. */
typedef struct ent_space_fit {
  uint32_t actors;     /* with a place */
  uint32_t issues;     /* that tell actors apart */
  uint32_t constant;   /* issues left out */
  uint32_t cells;      /* used */
  uint32_t parts;      /* parts of the data that share neither actor nor issue */
  double correct;      /* share of cells whose position is the likeliest (linear issues not counted) */
  double reduction;    /* APRE: how much smaller the share of errors is than by commonest positions */
  double likelihood;   /* GMP: geometric mean probability of the positions (linear issues not counted) */
  double share[ENT_SPACE_DIMENSIONS]; /* of inertia (correspondence) or squared distance (scaling); NaN of `ideal` */
  uint32_t iterations; /* of the estimation; 0 where the method has none */
  bool converged;      /* false: the limit on iterations ended it */
  uint32_t resamples;  /* made */
} ent_space_fit;

typedef struct ent_space ent_space;

/*
 * Places the actors of the stances, which must outlive the result; the caller frees it with
 * ent_space_free. Without actors or issues to place by, the result is empty. A missing cell is not
 * known, never neutral. Without anchors the side on which more cells support is the right. Same
 * input, options and seed: same result. Errors: ENT_E_USAGE for an unknown method or anchor (with
 * a near miss proposed), an anchor without a place, anchors that are not two for each dimension or
 * that lie on the same spot, an option out of range. Sources: Imai, Lo & Olmsted 2016; Greenacre
 * 2017; Torgerson 1952. Cost: `ideal` O(cells) for each iteration, `correspondence` the same;
 * `scaling` Σ over issues of cells² once and O(actors²) for each iteration.
 */
ENT_API ent_status ent_space_new(ent_space **out, const ent_stances *stances, const ent_space_options *options, ent_error *err);
ENT_API void ent_space_free(ent_space *space);

ENT_API const ent_stances *ent_space_stances(const ent_space *space);
ENT_API const ent_space_options *ent_space_get_options(const ent_space *space);
ENT_API const ent_space_fit *ent_space_get_fit(const ent_space *space);

/* Returns the places from left to right (by at[0], then at[1], then in canonical order). */
ENT_API const ent_place *ent_space_places(const ent_space *space, size_t *count);

/* Returns the place of an actor of the dataset, NULL where it has none. Constant time. */
ENT_API const ent_place *ent_space_place_of(const ent_space *space, ent_actor_id actor);

/* Returns the actors that have no place, having no cell on an issue that tells actors apart, in canonical order. */
ENT_API const ent_actor_id *ent_space_unplaced(const ent_space *space, size_t *count);

/* Returns all issues with a cell: those that order the actors most (strength times cells) first, constant ones last. */
ENT_API const ent_space_issue *ent_space_issues(const ent_space *space, size_t *count);

/*
 * Returns how far apart two actors of the dataset are (straight line); NaN where one has no place
 * or they are in different parts of the data, which cannot be compared.
 */
ENT_API double ent_space_distance(const ent_space *space, ent_actor_id a, ent_actor_id b);

#ifdef __cplusplus
}
#endif
#endif
