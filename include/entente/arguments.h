/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument framework: which arguments stand once all objections are weighed. */
#ifndef ENTENTE_ARGUMENTS_H
#define ENTENTE_ARGUMENTS_H

#include <entente/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_label { ENT_LABEL_IN, ENT_LABEL_OUT, ENT_LABEL_UNDECIDED } ent_label;

typedef struct ent_framework ent_framework;

/*
 * Builds the abstract framework (Dung 1995) of a dataset's arguments, relations as
 * meta-arguments where they are undercut (Boella et al. 2009). Supports do not defend. The
 * dataset must outlive it; the caller frees it with ent_framework_free. Linear in the relations.
 */
ENT_API ent_status ent_framework_new(ent_framework **out, const ent_dataset *dataset, ent_error *err);
ENT_API void ent_framework_free(ent_framework *framework);

/* Returns the label of each argument under the grounded labelling, the most sceptical one. */
ENT_API const ent_label *ent_framework_grounded(const ent_framework *framework, size_t *count);

/* One argument for or against an issue, directly or through others. */
typedef struct ent_reason {
  ent_argument_id argument;
  bool supports_issue; /* it speaks for the issue; else against */
  bool direct;         /* it relates to the issue itself */
} ent_reason;

/* Returns the arguments that bear on an issue, direct ones first; borrowed. */
ENT_API const ent_reason *ent_framework_reasons(const ent_framework *framework, ent_issue_id issue, size_t *count);

/* Returns "in", "out" or "undecided". */
ENT_API const char *ent_label_word(ent_label label);

#ifdef __cplusplus
}
#endif
#endif
