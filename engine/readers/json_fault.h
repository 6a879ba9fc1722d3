/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps a text from being JSON, said so that one can mend it. */
#ifndef ENT_ENGINE_READERS_JSON_FAULT_H
#define ENT_ENGINE_READERS_JSON_FAULT_H

#include <jansson.h>

#include <entente/diagnostics.h>

/* Reports each byte that is not UTF-8 and each NUL byte; UTF-16 once. */
ent_status ent__json_check_bytes(const char *text, size_t size, const char *name,
                                 ent_diagnostics *diagnostics, ent_error *err);
/* Reports where and why jansson stopped. */
ent_status ent__json_syntax_fault(const char *text, size_t size, const char *name, const json_error_t *why,
                                  ent_diagnostics *diagnostics, ent_error *err);

#endif
