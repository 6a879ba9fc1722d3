/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions as tables: CSV, one row for each member, and text to read. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

static void write_share(ent_buffer *out, double share) {
  if (isfinite(share)) ent__buffer_number(out, share);
  ent__buffer_putc(out, ',');
}

static void write_row(ent_buffer *out, const ent__view *view, uint32_t node) {
  const ent_member *member = &view->members[node];
  const bool aligned = member->coalition != ENT_NONE;
  if (aligned) ent__buffer_printf(out, "%" PRIu32, member->coalition + 1);
  ent__buffer_putc(out, ',');
  if (aligned) ent__csv_guarded(out, view->coalition_labels[member->coalition]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->ids[node]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->labels[node]);
  ent__buffer_putc(out, ',');
  write_share(out, aligned ? member->stability : NAN);
  if (aligned && member->second != ENT_NONE) ent__buffer_printf(out, "%" PRIu32, member->second + 1);
  ent__buffer_putc(out, ',');
  write_share(out, aligned && member->second != ENT_NONE ? member->second_share : NAN);
  if (aligned && isfinite(member->stability)) ent__buffer_puts(out, member->swings ? "true" : "false");
  ent__buffer_putc(out, ',');
  const uint32_t *consensus = ent_coalitions_consensus(view->coalitions);
  if (consensus != NULL && consensus[node] != ENT_NONE) ent__buffer_printf(out, "%" PRIu32, consensus[node] + 1);
  ent__buffer_putc(out, '\n');
}

/* Calls for each member, coalition by coalition, the unaligned last. */
static void for_members(ent_buffer *out, const ent__view *view,
                        void (*each)(ent_buffer *, const ent__view *, uint32_t)) {
  size_t count;
  const ent_coalition *list = ent_coalitions_list(view->coalitions, &count);
  for (size_t c = 0; c < count; c++)
    for (uint32_t i = 0; i < list[c].size; i++) each(out, view, list[c].members[i]);
  for (size_t n = 0; n < view->node_count; n++)
    if (view->members[n].coalition == ENT_NONE) each(out, view, (uint32_t)n);
}

ent_status ent__coalitions_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                               ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__buffer_puts(out, "coalition,coalition_label,id,label,stability,second,second_share,swings,consensus\n");
    for_members(out, &view, write_row);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

static void write_head(ent_buffer *out, const ent__view *view) {
  const ent_coalition_options *options = ent_coalitions_options(view->coalitions);
  const ent_quality *quality = ent_coalitions_quality(view->coalitions);
  ent__buffer_printf(out, "%zu coalition%s among %zu nodes (method %s, seed %" PRIu64 ")\n",
                     view->coalition_count, view->coalition_count == 1 ? "" : "s", view->node_count,
                     options->method, options->seed);
  ent__buffer_printf(out, "source: %s\n", ent__view_method(view)->source);
  if (options->positive) {
    const size_t dropped = ent_coalitions_dropped(view->coalitions);
    ent__buffer_printf(out, "ties: positive alone; %zu negative one%s dropped\n", dropped, dropped == 1 ? "" : "s");
  }
  ent__buffer_printf(out, "%s ", isfinite(quality->bound) ? "objective" : ent__view_method(view)->objective);
  ent__buffer_fixed(out, quality->objective, 4);
  if (quality->proved) {
    ent__buffer_puts(out, ", proved the best");
  } else if (isfinite(quality->gap)) {
    ent__buffer_puts(out, ", at most ");
    ent__buffer_fixed(out, quality->gap, 4);
    ent__buffer_puts(out, " from the best");
    if (quality->stopped_by != NULL)
      ent__buffer_printf(out, " (the exact search ended at its limit of %s)", quality->stopped_by);
  }
  if (quality->equally_good > 1)
    ent__buffer_printf(out, ", %" PRIu32 " groupings equally good", quality->equally_good);
  ent__buffer_printf(out, "\nfrustrated ties: %" PRIu32 " of %zu, weight ", quality->frustrated,
                     view->tie_count);
  ent__buffer_fixed(out, quality->frustration, 4);
  ent__buffer_puts(out, " of ");
  ent__buffer_fixed(out, quality->total, 4);
  ent__buffer_putc(out, '\n');
}

/* As in "13 searches; 200 resamples, 2 searches each: 2 coalitions in 150, 3 in 50; their consensus ...". */
static void write_certainty(ent_buffer *out, const ent__view *view) {
  const ent_certainty *certainty = ent_coalitions_certainty(view->coalitions);
  size_t count;
  const ent_draws *draws = ent_coalitions_draws(view->coalitions, &count);
  ent__buffer_printf(out, "searches: %" PRIu32, certainty->searches);
  if (certainty->resamples > 0)
    ent__buffer_printf(out, "; %" PRIu32 " resamples with %" PRIu32 " searches each", certainty->resamples,
                       certainty->resample_searches);
  ent__buffer_putc(out, '\n');
  if (count == 0) return;
  ent__buffer_puts(out, "coalitions in the resamples: ");
  for (size_t i = 0; i < count; i++)
    ent__buffer_printf(out, "%s%" PRIu32 " in %" PRIu32, i == 0 ? "" : ", ", draws[i].coalitions, draws[i].resamples);
  ent__buffer_putc(out, '\n');
  if (certainty->consensus_coalitions == 0) return;
  ent__buffer_printf(out, "consensus of the resamples: %" PRIu32 " coalition%s, adjusted Rand index with the above ",
                     certainty->consensus_coalitions, certainty->consensus_coalitions == 1 ? "" : "s");
  ent__buffer_fixed(out, certainty->consensus_agreement, 3);
  ent__buffer_putc(out, '\n');
}

static void write_title(ent_buffer *out, const ent__view *view, size_t c) {
  size_t count;
  const ent_coalition *one = &ent_coalitions_list(view->coalitions, &count)[c];
  ent__buffer_printf(out, "\n%zu. ", c + 1);
  ent__display_add(out, view->coalition_labels[c]);
  ent__buffer_printf(out, " (%" PRIu32 " member%s", one->size, one->size == 1 ? "" : "s");
  if (isfinite(one->cohesion)) {
    ent__buffer_puts(out, ", cohesion ");
    ent__display_signed(out, one->cohesion);
  }
  if (isfinite(one->stability)) {
    ent__buffer_puts(out, ", stability ");
    ent__display_percent(out, one->stability);
  }
  ent__buffer_puts(out, ")\n");
}

static void write_members(ent_buffer *out, const ent__view *view, size_t c) {
  static const char *const heads[] = {"member", "stability", "else in", "share", ""};
  static const bool right[] = {false, true, true, true, false};
  size_t count;
  const ent_coalition *one = &ent_coalitions_list(view->coalitions, &count)[c];
  ent__text_table table;
  ent__text_table_begin(&table, 5, right);
  for (int k = 0; k < 5; k++) ent__text_table_cell(&table, heads[k]);
  for (uint32_t i = 0; i < one->size; i++) {
    const ent_member *member = &view->members[one->members[i]];
    const bool second = member->second != ENT_NONE && member->second_share > 0;
    ent__text_table_cell(&table, view->labels[one->members[i]]);
    ent__text_table_percent(&table, member->stability);
    if (second)
      ent__text_table_whole(&table, (uint64_t)member->second + 1);
    else
      ent__text_table_cell(&table, NULL);
    ent__text_table_percent(&table, second ? member->second_share : NAN);
    ent__text_table_cell(&table, member->swings ? "swings" : NULL);
  }
  ent__text_table_end(&table, out);
}

static void write_unaligned(ent_buffer *out, const ent__view *view) {
  bool any = false;
  for (size_t n = 0; n < view->node_count; n++) {
    if (view->members[n].coalition != ENT_NONE) continue;
    ent__buffer_puts(out, any ? ", " : "\nunaligned: ");
    ent__display_add(out, view->labels[n]);
    any = true;
  }
  if (any) ent__buffer_putc(out, '\n');
}

static void write_divisions(ent_buffer *out, const ent__view *view) {
  static const bool right[] = {false, true, true, true};
  size_t count;
  size_t issues;
  const ent_division *divisions = ent_coalitions_divisions(view->coalitions, &count);
  if (count == 0) return;
  ent__buffer_puts(out, "\nwhat divides them\n");
  ent__text_table table;
  ent__text_table_begin(&table, 4, right);
  ent__text_table_cell(&table, "issue");
  ent__text_table_cell(&table, "divisive");
  ent__text_table_cell(&table, "spread");
  ent__text_table_cell(&table, "cells");
  for (size_t i = 0; i < count; i++) {
    if (!isfinite(divisions[i].divisiveness)) continue;
    ent__text_table_cell(
        &table,
        ent_text_in(ent_dataset_issues(view->dataset, &issues)[divisions[i].issue].label, view->language));
    ent__text_table_percent(&table, divisions[i].divisiveness);
    ent__text_table_plain(&table, divisions[i].spread);
    ent__text_table_whole(&table, divisions[i].cells);
  }
  ent__text_table_end(&table, out);
}

ent_status ent__coalitions_text(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_head(out, &view);
    write_certainty(out, &view);
    for (size_t c = 0; c < view.coalition_count; c++) {
      write_title(out, &view, c);
      write_members(out, &view, c);
    }
    write_unaligned(out, &view);
    write_divisions(out, &view);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
