/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Gradual strengths: how strong each argument and each issue's position is, by degrees.
 * docs/arguments-gradual.md defines each method.
 */
#ifndef ENTENTE_GRADUAL_H
#define ENTENTE_GRADUAL_H

#include <entente/arguments.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A row of the table of methods, which ends with a row whose name is NULL. */
typedef struct ent_gradual_method {
  const char *name;
  const char *summary;
  const char *source; /* the publication that defines it */
  bool supports;      /* it knows supports, and so gives positions of issues; else attacks alone */
} ent_gradual_method;

ENT_API const ent_gradual_method *ent_gradual_methods(void);

typedef struct ent_gradual_options {
  const char *method;     /* a name of the table; NULL: quadratic-energy */
  double base;            /* in [0, 1], of arguments that have none. -1: 1/2; of bare attacks as the method is published (1 or 1/2) */
  double epsilon;         /* social: above 0, what keeps a vote from being unanimous */
  double tolerance;       /* above 0: a cycle has settled where no strength is further than this from its formula */
  uint32_t iterations;    /* the most for one cycle of arguments */
  uint32_t sensitivity;   /* how many removals are listed for each issue; 0: none are tried */
  double sensitivity_work; /* inputs of formulas looked at, over all issues, after which no more removals are tried */
} ent_gradual_options;

#define ENT_GRADUAL_OPTIONS_INIT {NULL, -1, 0.01, 1e-12, 2000, 3, 1e8}

/* What a position's strength would be without one argument or one relation. */
typedef struct ent_removal {
  ent_argument_id argument; /* ENT_NONE: a relation is removed */
  ent_relation_id relation; /* ENT_NONE: an argument is removed, with its relations */
  double strength;
  double change; /* from the strength with it: negative where what is removed held the position up */
} ent_removal;

/* The position "support of the issue". */
typedef struct ent_gradual_position {
  double strength;    /* in [0, 1]; NaN where the method knows no supports, or it did not settle */
  uint32_t speak_for; /* relations that support its support or attack its opposition */
  uint32_t against;   /* relations that attack its support or support its opposition */
  const ent_removal *removals; /* those that move it most, the largest change first; NULL where there are none */
  uint32_t removal_count;
  uint32_t bearing;   /* arguments and relations that bear on it and could be removed */
  uint32_t tried;     /* of these, nearest first, as far as sensitivity_work went */
  uint32_t unsettled; /* of those tried: the strength without it did not settle */
} ent_gradual_position;

typedef struct ent_gradual ent_gradual;

/*
 * Gives every argument a strength. The graph is the dataset's relations (those that the framework
 * leaves out for their weight stay out), however the framework reads supports, with one node for
 * each issue's position; without a dataset it is the framework's attacks. `options` may be NULL. The
 * framework must outlive the result, which the caller frees with ent_gradual_free.
 *
 * Parts without cycles are exact in one pass. Each strongly connected part is solved by damped
 * iteration from the base scores, s + h (f(s) - s), h = 1/2, halved where it turns back and forth.
 * Cost: O(arguments + relations) for each iteration of the largest part. A removal is solved again
 * downstream of it alone; O(bearing · downstream), bounded by sensitivity_work.
 *
 * Errors: ENT_E_USAGE for an unknown method (with a near miss) or an option out of its range;
 * ENT_E_NOMEM. That a cycle does not settle is no error: ent_gradual_converged tells.
 */
ENT_API ent_status ent_gradual_new(ent_gradual **out, const ent_framework *framework, const ent_gradual_options *options, ent_error *err);
ENT_API void ent_gradual_free(ent_gradual *gradual);

ENT_API const ent_framework *ent_gradual_framework(const ent_gradual *gradual);
ENT_API const ent_gradual_method *ent_gradual_get_method(const ent_gradual *gradual);
/* Returns the options; `base` is what arguments without a base score were given. */
ENT_API const ent_gradual_options *ent_gradual_get_options(const ent_gradual *gradual);

/*
 * Each returns a number in [0, 1] for each argument: its strength, NaN where a cycle that it is in or
 * depends on did not settle; its base score.
 */
ENT_API const double *ent_gradual_strengths(const ent_gradual *gradual, size_t *count);
ENT_API const double *ent_gradual_bases(const ent_gradual *gradual, size_t *count);
/* Returns a position for each issue; none without a dataset. */
ENT_API const ent_gradual_position *ent_gradual_positions(const ent_gradual *gradual, size_t *count);
/*
 * Returns what is left of a relation's weight once its undercutters are weighed: weight ·
 * Π (1 - w · σ), in [0, 1]; 0 of one that is left out or that the method ignores.
 */
ENT_API double ent_gradual_relation(const ent_gradual *gradual, ent_relation_id relation);

/* Returns whether every cycle settled; "converged" or "not converged". */
ENT_API bool ent_gradual_converged(const ent_gradual *gradual);
ENT_API const char *ent_gradual_status(const ent_gradual *gradual);
/* Returns the iteration at which the last cycle settled, or at which it was given up; 0 without cycles. */
ENT_API uint32_t ent_gradual_iterations(const ent_gradual *gradual);
/* Returns the largest |f(s) - s| at the end, over all cycles; 0 without cycles. */
ENT_API double ent_gradual_residual(const ent_gradual *gradual);
/* Returns the smallest step h that was needed. */
ENT_API double ent_gradual_step(const ent_gradual *gradual);
/* Returns how many strongly connected parts have cycles, and how many arguments have no strength. */
ENT_API uint32_t ent_gradual_cycles(const ent_gradual *gradual);
ENT_API uint32_t ent_gradual_unsettled(const ent_gradual *gradual);
/* Returns how many relations a method of attacks alone ignored: supports, and what speaks for or against issues. */
ENT_API uint32_t ent_gradual_ignored(const ent_gradual *gradual);
/* Returns how many arguments have a base score of their own. */
ENT_API uint32_t ent_gradual_scored(const ent_gradual *gradual);

#ifdef __cplusplus
}
#endif
#endif
