/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *ent_status_name(ent_status status) {
  switch (status) {
    case ENT_OK: return "ok";
    case ENT_E_DATA: return "data";
    case ENT_E_USAGE: return "usage";
    case ENT_E_IO: return "io";
    case ENT_E_NOMEM: return "memory";
    case ENT_E_LIMIT: return "limit";
    case ENT_E_INTERNAL: return "internal";
  }
  return "unknown";
}

const char *ent_version(void) { return ENT_VERSION_STRING; }

void ent_error_clear(ent_error *err) {
  if (err != NULL) *err = (ent_error)ENT_ERROR_INIT;
}

/* Cuts a half character off the end of a text that vsnprintf has cut. */
static void mend_end(char *text) {
  size_t end = strlen(text);
  size_t back = 0;
  while (back < 4 && back < end && ((unsigned char)text[end - 1 - back] & 0xc0) == 0x80) back++;
  if (back >= end) return;
  const unsigned char lead = (unsigned char)text[end - 1 - back];
  const size_t needed = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
  if (needed > back) text[end - 1 - back] = '\0';
}

ent_status ent__fail(ent_error *err, ent_status status, const char *fmt, ...) {
  if (err == NULL || err->status != ENT_OK) return status;
  err->status = status;
  va_list args;
  va_start(args, fmt);
  vsnprintf(err->text, sizeof err->text, fmt, args);
  va_end(args);
  mend_end(err->text);
  return status;
}

void ent__copy_text(char *to, size_t room, const char *from) {
  snprintf(to, room, "%s", from == NULL ? "" : from);
  mend_end(to);
}
