/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network to read: what it is, then its ties, strongest first. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/display.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

static int by_strength(const void *a, const void *b) {
  const ent_tie *x = *(const ent_tie *const *)a;
  const ent_tie *y = *(const ent_tie *const *)b;
  const double strength_x = fabs(x->weight);
  const double strength_y = fabs(y->weight);
  if (strength_x != strength_y) return strength_x > strength_y ? -1 : 1;
  return (x > y) - (x < y);
}

static void write_backbone(ent_buffer *out, const ent__view *view) {
  const ent_network_options *options = ent_network_get_options(view->network);
  const ent_pruning pruning = ent_network_pruning(view->network);
  if (options->backbone == ENT_BACKBONE_NONE) return;
  ent__buffer_printf(out, "backbone %s, ", ent_backbone_word(options->backbone));
  ent__buffer_puts(out, options->backbone == ENT_BACKBONE_BICM ? "false discovery rate " : options->backbone == ENT_BACKBONE_THRESHOLD ? "weight " : "level ");
  ent__buffer_number(out, options->backbone == ENT_BACKBONE_THRESHOLD ? options->threshold : options->alpha);
  ent__buffer_printf(out, ": %zu of %zu ties pass", view->tie_count, pruning.before);
  if (options->backbone == ENT_BACKBONE_BICM) ent__buffer_printf(out, ", by %zu tests", pruning.tests);
  ent__buffer_putc(out, '\n');
}

static void write_head(ent_buffer *out, const ent__view *view) {
  const ent_network_options *options = ent_network_get_options(view->network);
  const size_t first = ent_network_first_mode(view->network);
  size_t negative = 0;
  for (size_t t = 0; t < view->tie_count; t++) negative += view->ties[t].weight < 0;
  ent__buffer_printf(out, "%s network", ent_network_type_word(options->type));
  if (options->type != ENT_NETWORK_SIGNED)
    ent__buffer_printf(out, ", normalisation %s", ent_normalization_word(options->normalize));
  if (first == view->node_count)
    ent__buffer_printf(out, ": %zu nodes", view->node_count);
  else
    ent__buffer_printf(out, ": %zu actors, %zu issues", first, view->node_count - first);
  ent__buffer_printf(out, ", %zu ties, %zu of them negative\n", view->tie_count, negative);
  write_backbone(out, view);
  ent__buffer_putc(out, '\n');
}

static void write_table(ent_buffer *out, const ent__view *view, const ent_tie **sorted) {
  static const bool right[] = {false, false, true, true};
  ent__text_table table;
  ent__text_table_begin(&table, 4, right);
  const bool two = ent_network_first_mode(view->network) != view->node_count;
  ent__text_table_cell(&table, two ? "actor" : "between");
  ent__text_table_cell(&table, two ? "issue" : "and");
  ent__text_table_cell(&table, "weight");
  ent__text_table_cell(&table, "shared");
  for (size_t t = 0; t < view->tie_count; t++) {
    ent__text_table_cell(&table, ent__view_short(view, sorted[t]->source));
    ent__text_table_cell(&table, ent__view_short(view, sorted[t]->target));
    ent__text_table_signed(&table, sorted[t]->weight);
    if (sorted[t]->shared > 0)
      ent__text_table_whole(&table, sorted[t]->shared);
    else
      ent__text_table_cell(&table, NULL);
  }
  ent__text_table_end(&table, out);
}

ent_status ent__network_text(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_tie **sorted = ent__alloc(view.tie_count, sizeof *sorted);
    if (sorted == NULL) out->failed = 1;
    for (size_t t = 0; t < view.tie_count && sorted != NULL; t++) sorted[t] = &view.ties[t];
    if (sorted != NULL && view.tie_count > 1) qsort(sorted, view.tie_count, sizeof *sorted, by_strength);
    write_head(out, &view);
    if (sorted != NULL) write_table(out, &view, sorted);
    ent__free(sorted);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
