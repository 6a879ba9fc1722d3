/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/af.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"

const char *ent__af_name_of(const ent_framework *framework, uint32_t node, char buffer[ENT__AF_NAME_SIZE]) {
  const uint32_t arguments = ent_framework_arguments(framework);
  if (node < arguments) return ent_framework_id(framework, node, buffer);
  snprintf(buffer, ENT__AF_NAME_SIZE, "node:%lu", (unsigned long)(node - arguments) + 1);
  for (size_t length = strlen(buffer); ent_framework_find(framework, buffer) != ENT_NONE && length + 1 < ENT__AF_NAME_SIZE; length++) {
    buffer[length] = ':';
    buffer[length + 1] = '\0';
  }
  return buffer;
}

ent_status ent_framework_write(ent_buffer *out, const ent_framework *framework, const char *format, ent_error *err) {
  static const struct {
    const char *name;
    ent__af_fn *write;
  } forms[] = {{"iccma", ent__af_iccma}, {"tgf", ent__af_tgf}, {"apx", ent__af_apx}, {NULL, NULL}};
  for (int i = 0; forms[i].name != NULL; i++)
    if (strcmp(forms[i].name, format) == 0) return forms[i].write(out, framework, err);
  return ent__fail(err, ENT_E_USAGE, "an argument framework cannot be written as '%.40s', expected iccma, tgf or apx", format);
}
