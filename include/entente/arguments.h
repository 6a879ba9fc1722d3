/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The argument framework: which arguments attack which, once supports and undercuts are read in one
 * of the usual ways. What follows from it is in extensions.h, gradual.h, standards.h, audiences.h
 * and explain.h.
 */
#ifndef ENTENTE_ARGUMENTS_H
#define ENTENTE_ARGUMENTS_H

#include <entente/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_label { ENT_LABEL_IN, ENT_LABEL_OUT, ENT_LABEL_UNDECIDED } ent_label;

/*
 * What a support means for acceptance. NONE: nothing; supports count for strengths and standards
 * of proof alone. DEDUCTIVE (Cayrol & Lagasquie-Schiex 2013): who accepts the supporter accepts
 * the supported. NECESSARY (Nouioua & Risch 2011): the supported needs its supporter. EVIDENTIAL
 * (Oren & Norman 2008): an argument counts only with a chain of support from evidence.
 */
typedef enum ent_reading { ENT_READING_NONE, ENT_READING_DEDUCTIVE, ENT_READING_NECESSARY, ENT_READING_EVIDENTIAL } ent_reading;

typedef struct ent_framework_options {
  ent_reading reading;
  double min_weight; /* in [0, 1]: attacks and undercuts of a lower weight are left out */
} ent_framework_options;

#define ENT_FRAMEWORK_OPTIONS_INIT {ENT_READING_NONE, 0}

typedef struct ent_framework ent_framework;

/*
 * Builds the abstract framework (Dung 1995) of a dataset's arguments and relations. A relation that
 * something undercuts is a node of its own (Boella et al. 2009). `options` may be NULL. The dataset
 * must outlive it; the caller frees it with ent_framework_free. Linear in arguments and relations
 * without supports; the derived attacks of the deductive and the necessary reading are as many as
 * the definition makes them. Errors: ENT_E_LIMIT above 100 million attacks.
 */
ENT_API ent_status ent_framework_new(ent_framework **out, const ent_dataset *dataset, const ent_framework_options *options, ent_error *err);

/* An attack between two arguments, each below the number of arguments. */
typedef struct ent_attack {
  uint32_t from;
  uint32_t to;
} ent_attack;

/*
 * Builds a framework from bare attacks; those given twice count once. `ids` are copied, one for each
 * argument, all different; NULL: the arguments are called 1, 2, ... Linear. Errors: ENT_E_NOMEM.
 */
ENT_API ent_status ent_framework_from_attacks(ent_framework **out, const char *const *ids, uint32_t arguments, const ent_attack *attacks,
                                              size_t count, ent_error *err);
ENT_API void ent_framework_free(ent_framework *framework);

/*
 * Name the input and its hash (64 hexadecimal digits) for a framework that no dataset stands
 * behind; copied.
 */
ENT_API ent_status ent_framework_set_source(ent_framework *framework, const char *source, const char *sha256, ent_error *err);

ENT_API const ent_framework_options *ent_framework_get_options(const ent_framework *framework);
ENT_API const ent_dataset *ent_framework_dataset(const ent_framework *framework); /* NULL where it was built from attacks */
ENT_API const char *ent_framework_source(const ent_framework *framework);        /* "" where it was not named */
ENT_API const char *ent_framework_sha256(const ent_framework *framework);

/* Returns the number of arguments; of nodes, those for relations among them; of attacks between nodes. */
ENT_API uint32_t ent_framework_arguments(const ent_framework *framework);
ENT_API uint32_t ent_framework_nodes(const ent_framework *framework);
ENT_API size_t ent_framework_attacks(const ent_framework *framework);

/* Returns the nodes that a node attacks, or by which it is attacked, in rising order; borrowed until the next edit. */
ENT_API ent_ids ent_framework_attacked_by(const ent_framework *framework, uint32_t node);
ENT_API ent_ids ent_framework_attackers_of(const ent_framework *framework, uint32_t node);

/* Returns an argument's id; of numbered arguments it is written to `buffer`, which is returned then. */
ENT_API const char *ent_framework_id(const ent_framework *framework, ent_argument_id argument, char buffer[12]);
/* Returns the argument of an id, ENT_NONE where there is none. Constant time. */
ENT_API ent_argument_id ent_framework_find(const ent_framework *framework, const char *id);

/* Returns the label of each argument under the grounded labelling, the most sceptical one. */
ENT_API const ent_label *ent_framework_grounded(const ent_framework *framework, size_t *count);

/*
 * Of the evidential reading: returns whether arguments are marked as evidence; else those count that
 * have a document and no supporter.
 */
ENT_API bool ent_framework_evidence_marked(const ent_framework *framework);
/*
 * Returns how many arguments the reading of supports rules out whatever attacks there are: without
 * a chain from evidence (evidential), or resting on themselves in a circle (necessary).
 */
ENT_API uint32_t ent_framework_unfounded(const ent_framework *framework);

/* Returns whether a relation of the dataset holds under the grounded labelling: its argument is in and no undercutter stands. */
ENT_API ent_label ent_framework_relation(const ent_framework *framework, ent_relation_id relation);

/* One argument for or against an issue, directly or through others. */
typedef struct ent_reason {
  ent_argument_id argument;
  bool supports_issue; /* it speaks for the issue; else against */
  bool direct;         /* it relates to the issue itself */
} ent_reason;

/* Returns the arguments that bear on an issue, direct ones first; borrowed. None for a framework without a dataset. */
ENT_API const ent_reason *ent_framework_reasons(const ent_framework *framework, ent_issue_id issue, size_t *count);

/* Returns "in", "out" or "undecided". */
ENT_API const char *ent_label_word(ent_label label);
/* Returns "none", "deductive", "necessary" or "evidential", and the publication that defines it. */
ENT_API const char *ent_reading_word(ent_reading reading);
ENT_API const char *ent_reading_source(ent_reading reading);

#ifdef __cplusplus
}
#endif
#endif
