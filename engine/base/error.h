/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling an ent_error. The first failure wins; err may be NULL. */
#ifndef ENT_ENGINE_BASE_ERROR_H
#define ENT_ENGINE_BASE_ERROR_H

#include <entente/base.h>

/* Records a failure and returns its status. */
ent_status ent__fail(ent_error *err, ent_status status, const char *fmt, ...) ENT_PRINTF(3, 4);
/* Records that memory ran out. */
static inline ent_status ent__nomem(ent_error *err) {
  ent__fail(err, ENT_E_NOMEM, "out of memory");
  return ENT_E_NOMEM; /* here, so that a compiler sees that it is never ENT_OK */
}
/* Copies text into a fixed array, cut at a character's edge. */
void ent__copy_text(char *to, size_t room, const char *from);

#endif
