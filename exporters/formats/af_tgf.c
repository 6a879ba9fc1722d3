/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Trivial Graph Format. Names with blanks, which it has no room for, are labels of numbers. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/af.h"

/* A byte order mark in front would be taken for the file's. */
static bool fits(const char *name) { return strpbrk(name, " \t\r\n") == NULL && strcmp(name, "#") != 0 && strncmp(name, "\xef\xbb\xbf", 3) != 0; }

static bool all_fit(const ent_framework *framework) {
  char buffer[ENT__AF_NAME_SIZE];
  const uint32_t nodes = ent_framework_nodes(framework);
  for (uint32_t i = 0; i < nodes; i++)
    if (!fits(ent__af_name_of(framework, i, buffer))) return false;
  return true;
}

static void put(ent_buffer *out, const ent_framework *framework, uint32_t node, bool named) {
  char buffer[ENT__AF_NAME_SIZE];
  if (named) ent__buffer_puts(out, ent__af_name_of(framework, node, buffer));
  else ent__buffer_whole(out, (uint64_t)node + 1);
}

ent_status ent__af_tgf(ent_buffer *out, const ent_framework *framework, ent_error *err) {
  char buffer[ENT__AF_NAME_SIZE];
  const uint32_t nodes = ent_framework_nodes(framework);
  const bool named = all_fit(framework);
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    put(out, framework, i, named);
    if (!named) ent__buffer_printf(out, " %s", ent__af_name_of(framework, i, buffer));
    ent__buffer_putc(out, '\n');
  }
  ent__buffer_puts(out, "#\n");
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    const ent_ids attacked = ent_framework_attacked_by(framework, i);
    for (uint32_t k = 0; k < attacked.count; k++) {
      put(out, framework, i, named);
      ent__buffer_putc(out, ' ');
      put(out, framework, attacked.at[k], named);
      ent__buffer_putc(out, '\n');
    }
  }
  return ent__buffer_status(out, err);
}
