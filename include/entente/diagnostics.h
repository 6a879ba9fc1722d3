/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the user's data: a list, so that a file can be mended in one go. */
#ifndef ENTENTE_DIAGNOSTICS_H
#define ENTENTE_DIAGNOSTICS_H

#include <entente/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_severity { ENT_NOTE, ENT_WARNING, ENT_FAULT } ent_severity;

/*
 * One fault, warning or note. Strings belong to the list. `code` is a stable word, listed in
 * docs/diagnostics.md; `source` a file; line and column count from 1 and are 0 where unknown;
 * `pointer` is a JSON Pointer or NULL; `hint` a proposal ("did you mean 'china'?") or NULL.
 */
typedef struct ent_diagnostic {
  ent_severity severity;
  const char *code;
  const char *source;
  long line;
  long column;
  const char *pointer;
  const char *message;
  const char *hint;
} ent_diagnostic;

typedef struct ent_diagnostics ent_diagnostics;

/* Makes an empty list. The caller frees it with ent_diagnostics_free. */
ENT_API ent_status ent_diagnostics_new(ent_diagnostics **out, ent_error *err);
ENT_API void ent_diagnostics_free(ent_diagnostics *list);

/* Returns how many entries the list has, and how many of them are faults. */
ENT_API size_t ent_diagnostics_count(const ent_diagnostics *list);
ENT_API size_t ent_diagnostics_faults(const ent_diagnostics *list);

/* Returns entry i, 0 <= i < count, in the order of the input; borrowed from the list. */
ENT_API const ent_diagnostic *ent_diagnostics_get(const ent_diagnostics *list, size_t i);

/*
 * Appends the list to a buffer, one entry a line:
 * `file:line:column: fault[code]: message (at /pointer); hint`.
 */
ENT_API ent_status ent_diagnostics_print(ent_buffer *out, const ent_diagnostics *list, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
