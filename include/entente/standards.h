/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Standards of proof: whether an issue's support, or the opposition to it, is shown well enough.
 * docs/arguments-standards.md defines each.
 */
#ifndef ENTENTE_STANDARDS_H
#define ENTENTE_STANDARDS_H

#include <entente/gradual.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From the weakest; dialectical validity stands apart. */
typedef enum ent_standard {
  ENT_STANDARD_SCINTILLA,
  ENT_STANDARD_PREPONDERANCE,
  ENT_STANDARD_CLEAR_AND_CONVINCING,
  ENT_STANDARD_BEYOND_REASONABLE_DOUBT,
  ENT_STANDARD_DIALECTICAL_VALIDITY
} ent_standard;

enum { ENT_STANDARD_COUNT = 5 };

typedef enum ent_proof { ENT_PROOF_NOT_MET, ENT_PROOF_MET, ENT_PROOF_UNDETERMINED } ent_proof;

/* Each in [0, 1]. */
typedef struct ent_standards_options {
  double alpha; /* clear and convincing: the strongest for weighs more than this */
  double beta;  /* and exceeds the strongest against by more than this */
  double gamma; /* beyond reasonable doubt: the strongest against weighs less than this */
} ent_standards_options;

#define ENT_STANDARDS_OPTIONS_INIT {0.5, 0.3, 0.2}

/* The arguments that speak for one side of a claim directly. */
typedef struct ent_proof_side {
  uint32_t given;         /* relations */
  uint32_t applicable;    /* of these, those that hold */
  double weight;          /* of the strongest that holds; 0 where none does; NaN where one has no strength */
  ent_relation_id relation; /* the strongest; ENT_NONE where there is none */
  ent_argument_id argument;
} ent_proof_side;

/* A claim: the support of an issue, or the opposition to it. */
typedef struct ent_proof_claim {
  ent_issue_id issue;
  bool support; /* else opposition */
  ent_proof_side pro;
  ent_proof_side con;
  ent_proof verdicts[ENT_STANDARD_COUNT]; /* undetermined: it hangs on an argument whose strength did not settle */
} ent_proof_claim;

typedef struct ent_standards ent_standards;

/*
 * Judges the support of each issue and the opposition to it (Gordon, Prakken & Walton 2007; Gordon &
 * Walton 2009). Applicable are the relations to the issue that hold under the grounded labelling
 * (ent_framework_relation); each weighs its argument's strength times its own weight. `gradual` gives
 * the strengths; it and its framework must outlive the result. `options` may be NULL. No claims
 * without a dataset. Linear. Errors: ENT_E_USAGE for an option outside 0 to 1, ENT_E_NOMEM.
 */
ENT_API ent_status ent_standards_new(ent_standards **out, const ent_gradual *gradual, const ent_standards_options *options, ent_error *err);
ENT_API void ent_standards_free(ent_standards *standards);

ENT_API const ent_gradual *ent_standards_gradual(const ent_standards *standards);
ENT_API const ent_standards_options *ent_standards_get_options(const ent_standards *standards);
/* Returns the claims: of each issue in the order of the dataset its support, then its opposition. */
ENT_API const ent_proof_claim *ent_standards_claims(const ent_standards *standards, size_t *count);

/* Returns "scintilla", "preponderance", "clear and convincing", "beyond reasonable doubt", "dialectical validity". */
ENT_API const char *ent_standard_word(ent_standard standard);
/* Returns "met", "not met" or "undetermined". */
ENT_API const char *ent_proof_word(ent_proof verdict);
/* The published sources, for findings. */
ENT_API const char *ent_standards_source(void);

#ifdef __cplusplus
}
#endif
#endif
