/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of ties as it was read: what `entente convert` writes of one. Nothing is guarded, as in a dataset's own forms. */
#include <entente/exporters.h>

#include <string.h>

#include "engine/base/buffer.h"

static bool has_labels(const ent_ties *ties) {
  const size_t nodes = ent_ties_nodes(ties);
  for (size_t i = 0; i < nodes; i++)
    if (ent_ties_label(ties, (uint32_t)i) != NULL) return true;
  return false;
}

static void add_label(ent_buffer *out, const ent_ties *ties, uint32_t node) {
  const char *label = ent_text_in(ent_ties_label(ties, node), NULL);
  ent__buffer_putc(out, ',');
  if (label != NULL) ent__buffer_csv(out, label);
}

ent_status ent_ties_write_csv(ent_buffer *out, const ent_ties *ties, ent_error *err) {
  size_t count = 0;
  const ent_signed_tie *list = ent_ties_list(ties, &count);
  const bool labels = has_labels(ties);
  ent__buffer_puts(out, labels ? "source,target,source_label,target_label,weight\n" : "source,target,weight\n");
  for (size_t i = 0; i < count && !out->failed; i++) {
    ent__buffer_csv(out, ent_ties_name(ties, list[i].source));
    ent__buffer_putc(out, ',');
    ent__buffer_csv(out, ent_ties_name(ties, list[i].target));
    if (labels) add_label(out, ties, list[i].source);
    if (labels) add_label(out, ties, list[i].target);
    ent__buffer_putc(out, ',');
    ent__buffer_number(out, list[i].weight);
    ent__buffer_putc(out, '\n');
  }
  return ent__buffer_status(out, err);
}
