/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ASPARTIX's facts. A name that is no constant of logic programs stands in quotes. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/formats/af.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }

static bool lower(char c) { return c >= 'a' && c <= 'z'; }

/* A whole number, or letters, digits and underscores behind a small letter. */
static bool is_constant(const char *s) {
  const bool number = digit(*s);
  if (!number && !lower(*s)) return false;
  for (; *s != '\0'; s++)
    if (!digit(*s) && (number || (!lower(*s) && !(*s >= 'A' && *s <= 'Z') && *s != '_'))) return false;
  return true;
}

static void put(ent_buffer *out, const ent_framework *framework, uint32_t node) {
  char buffer[ENT__AF_NAME_SIZE];
  const char *name = ent__af_name_of(framework, node, buffer);
  const char *quote = is_constant(name) ? "" : "\"";
  ent__buffer_puts(out, quote);
  ent__buffer_puts(out, name);
  ent__buffer_puts(out, quote);
}

ent_status ent__af_apx(ent_buffer *out, const ent_framework *framework, ent_error *err) {
  char buffer[ENT__AF_NAME_SIZE];
  const uint32_t nodes = ent_framework_nodes(framework);
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    const char *name = ent__af_name_of(framework, i, buffer);
    if (strchr(name, '"') != NULL) return ent__fail(err, ENT_E_USAGE, "argument '%.80s' has a quote in its id, for which apx has no room; take iccma or tgf", name);
    ent__buffer_puts(out, "arg(");
    put(out, framework, i);
    ent__buffer_puts(out, ").\n");
  }
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    const ent_ids attacked = ent_framework_attacked_by(framework, i);
    for (uint32_t k = 0; k < attacked.count; k++) {
      ent__buffer_puts(out, "att(");
      put(out, framework, i);
      ent__buffer_putc(out, ',');
      put(out, framework, attacked.at[k]);
      ent__buffer_puts(out, ").\n");
    }
  }
  return ent__buffer_status(out, err);
}
