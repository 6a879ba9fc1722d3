/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "p af N" and attacks by number. The names, where there are any, stand as comments "# NUMBER NAME". */
#include "engine/base/buffer.h"
#include "exporters/formats/af.h"

ent_status ent__af_iccma(ent_buffer *out, const ent_framework *framework, ent_error *err) {
  char buffer[ENT__AF_NAME_SIZE];
  const uint32_t nodes = ent_framework_nodes(framework);
  ent__buffer_printf(out, "p af %lu\n", (unsigned long)nodes);
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    const char *name = ent__af_name_of(framework, i, buffer);
    if (name == buffer && i < ent_framework_arguments(framework)) break; /* numbered */
    ent__buffer_puts(out, "# ");
    ent__buffer_whole(out, (uint64_t)i + 1);
    ent__buffer_putc(out, ' ');
    ent__buffer_puts(out, name);
    ent__buffer_putc(out, '\n');
  }
  for (uint32_t i = 0; i < nodes && !out->failed; i++) {
    const ent_ids attacked = ent_framework_attacked_by(framework, i);
    for (uint32_t k = 0; k < attacked.count; k++) {
      ent__buffer_whole(out, (uint64_t)i + 1);
      ent__buffer_putc(out, ' ');
      ent__buffer_whole(out, (uint64_t)attacked.at[k] + 1);
      ent__buffer_putc(out, '\n');
    }
  }
  return ent__buffer_status(out, err);
}
