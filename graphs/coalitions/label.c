/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A coalition's name in a language. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/dataset/text.h"
#include "graphs/coalitions/internal.h"

static bool is_chinese(const char *language) {
  return language != NULL && (language[0] == 'z' || language[0] == 'Z') &&
         (language[1] == 'h' || language[1] == 'H') &&
         (language[2] == '\0' || language[2] == '-' || language[2] == '_');
}

static const char *name_of(const ent_text *short_label, const ent_text *label, const char *id,
                           const char *language) {
  const ent_text *text = ent__text_either(short_label, label, language);
  return text != NULL ? ent_text_in(text, language) : id;
}

/* "China and 5 others"; in Chinese the number is of all: 中国等6方. */
static void add_with_others(ent_buffer *out, const char *name, uint32_t size, const char *language) {
  ent__buffer_puts(out, name);
  if (size < 2) return;
  if (is_chinese(language)) {
    ent__buffer_printf(out, "\xe7\xad\x89%lu\xe6\x96\xb9", (unsigned long)size);
  } else {
    ent__buffer_printf(out, " and %lu %s", (unsigned long)size - 1, size == 2 ? "other" : "others");
  }
}

ent_status ent_coalitions_label(ent_buffer *out, const ent_coalitions *coalitions, uint32_t c,
                                const char *language, ent_error *err) {
  const ent_coalition *coalition = &coalitions->list[c];
  const ent_stances *stances = ent_network_stances(coalitions->network);
  const ent_dataset *dataset = stances != NULL ? ent_stances_dataset(stances) : NULL;
  size_t count = 0;
  if (language == NULL && dataset != NULL) language = ent_dataset_about(dataset)->language;
  if (coalition->bloc != ENT_NONE) {
    const ent_actor *bloc = &ent_dataset_actors(dataset, &count)[coalition->bloc];
    ent__buffer_puts(out, name_of(bloc->short_label, bloc->label, bloc->id, language));
  } else {
    const ent_node *node = &ent_network_nodes(coalitions->network, &count)[coalition->typical];
    add_with_others(out, name_of(node->short_label, node->label, node->id, language), coalition->size,
                    language);
  }
  return ent__buffer_status(out, err);
}
