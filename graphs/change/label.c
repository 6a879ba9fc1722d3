/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lineage's name in a language. */
#include "engine/base/buffer.h"
#include "engine/dataset/text.h"
#include "graphs/change/internal.h"

static bool is_chinese(const char *language) {
  return language != NULL && (language[0] == 'z' || language[0] == 'Z') && (language[1] == 'h' || language[1] == 'H') &&
         (language[2] == '\0' || language[2] == '-' || language[2] == '_');
}

ent_status ent_change_label(ent_buffer *out, const ent_change *change, uint32_t lineage, const char *language, ent_error *err) {
  const ent_change_node *core = &change->nodes[change->lineages[lineage].core];
  if (language == NULL) language = ent_dataset_about(ent_windows_dataset(change->windows))->language;
  const ent_text *text = ent__text_either(core->short_label, core->label, language);
  ent__buffer_puts(out, text != NULL ? ent_text_in(text, language) : core->id);
  ent__buffer_puts(out, is_chinese(language) ? "等" : " and others");
  return ent__buffer_status(out, err);
}
