/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions: which sets of arguments can stand together, under each semantics of the field. */
#ifndef ENTENTE_EXTENSIONS_H
#define ENTENTE_EXTENSIONS_H

#include <entente/arguments.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_semantics {
  ENT_SEMANTICS_GROUNDED,
  ENT_SEMANTICS_COMPLETE,
  ENT_SEMANTICS_PREFERRED,
  ENT_SEMANTICS_STABLE,
  ENT_SEMANTICS_SEMI_STABLE,
  ENT_SEMANTICS_STAGE,
  ENT_SEMANTICS_IDEAL,
  ENT_SEMANTICS_EAGER,
  ENT_SEMANTICS_NAIVE,
  ENT_SEMANTICS_ADMISSIBLE,
  ENT_SEMANTICS_CONFLICT_FREE,
  ENT_SEMANTICS_COUNT
} ent_semantics;

/* A row of the table of semantics, in the order of the enumeration; it ends with a row whose name is NULL. */
typedef struct ent_semantics_row {
  const char *name; /* as for --semantics */
  const char *code; /* as in a problem of the competition: PR in DS-PR */
  const char *summary;
  const char *source; /* the publication that defines it */
} ent_semantics_row;

ENT_API const ent_semantics_row *ent_semantics_rows(void);

typedef enum ent_task {
  ENT_TASK_SE, /* one extension */
  ENT_TASK_EE, /* all, or as many as the limit */
  ENT_TASK_CE, /* how many */
  ENT_TASK_DC, /* is the argument in some extension? */
  ENT_TASK_DS, /* is it in all? */
  ENT_TASK_COUNT
} ent_task;

/* A row of the table of tasks, in the order of the enumeration; it ends with a row whose name is NULL. */
typedef struct ent_task_row {
  const char *name;
  const char *summary;
  bool of_argument;
} ent_task_row;

ENT_API const ent_task_row *ent_task_rows(void);

typedef struct ent_argue_options {
  ent_semantics semantics;
  ent_task task;
  ent_argument_id argument; /* of DC and DS */
  uint64_t limit;           /* of EE: extensions at most; 0: all. CE counts them all */
  double time_limit;        /* seconds of processor time; 0: none */
} ent_argue_options;

#define ENT_ARGUE_OPTIONS_INIT {ENT_SEMANTICS_GROUNDED, ENT_TASK_SE, ENT_NONE, 0, 0}

typedef enum ent_verdict { ENT_VERDICT_YES, ENT_VERDICT_NO, ENT_VERDICT_UNKNOWN } ent_verdict;

typedef struct ent_answer ent_answer;

/*
 * Answers one question about a framework. The caller frees the answer. UNKNOWN only where the time
 * limit ended the search. SE is NO where there is no extension (stable alone); DS is YES then. Each
 * question is worked out anew; only the grounded labelling is kept.
 * Errors: ENT_E_USAGE for an argument that there is not, or where the solver is needed and the
 * environment sets a variable CADICAL_*, which it would take options from; ENT_E_NOMEM.
 */
ENT_API ent_status ent_argue(ent_answer **out, ent_framework *framework, const ent_argue_options *options, ent_error *err);
ENT_API void ent_answer_free(ent_answer *answer);

ENT_API const ent_argue_options *ent_answer_options(const ent_answer *answer);
ENT_API ent_verdict ent_answer_verdict(const ent_answer *answer); /* of SE, EE and CE: whether there is an extension */
/* Returns NULL, "limit" or "time-limit". */
ENT_API const char *ent_answer_stopped_by(const ent_answer *answer);

/*
 * Returns how many extensions the answer holds: of SE one or none, of EE all that were found, of DC
 * the witness of YES, of DS one without the argument as the witness of NO.
 */
ENT_API size_t ent_answer_extensions(const ent_answer *answer);
/* Returns the arguments of one of them in rising order; borrowed. */
ENT_API ent_ids ent_answer_extension(const ent_answer *answer, size_t i);
/* Returns the number of extensions as CE counted it, in decimal digits of any length; NULL for other tasks. */
ENT_API const char *ent_answer_count(const ent_answer *answer);

/* How an argument fares: in all extensions, in some or in none */
typedef enum ent_acceptance {
  ENT_ACCEPTANCE_ALL,  /* in every extension */
  ENT_ACCEPTANCE_SOME, /* in some and not in others */
  ENT_ACCEPTANCE_NONE, /* in no extension */
  ENT_ACCEPTANCE_UNKNOWN
} ent_acceptance;

/*
 * Fills acceptance[argument] for each argument of the framework; where there is no extension, every
 * argument has NONE and *extensions is false. Errors: ENT_E_USAGE as ent_argue for the environment, ENT_E_NOMEM.
 */
ENT_API ent_status ent_acceptances(ent_acceptance *acceptance, bool *extensions, ent_framework *framework, ent_semantics semantics,
                                 double time_limit, ent_error *err);

/* Returns "all", "some", "none" or "unknown". */
ENT_API const char *ent_acceptance_word(ent_acceptance acceptance);

/*
 * Edits: each takes effect at the next question. Only for frameworks built from attacks. Removing an
 * argument removes its attacks; its number stays unused and it is in no extension. Errors: ENT_E_USAGE
 * for what there is not, or is already; ENT_E_NOMEM.
 */
ENT_API ent_status ent_framework_add_argument(ent_argument_id *out, ent_framework *framework, const char *id, ent_error *err);
ENT_API ent_status ent_framework_remove_argument(ent_framework *framework, ent_argument_id argument, ent_error *err);
ENT_API ent_status ent_framework_add_attack(ent_framework *framework, ent_attack attack, ent_error *err);
ENT_API ent_status ent_framework_remove_attack(ent_framework *framework, ent_attack attack, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
