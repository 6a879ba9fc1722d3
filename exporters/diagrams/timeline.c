/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions through time, as flows between windows. */
#include "exporters/diagrams/timeline.h"

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"

/* A description that tells more would be heard by nobody. */
enum { MOST_TOLD = 400 };

static void span_words(ent_buffer *out, ent_span span) { ent__buffer_printf(out, " %d%c", span.count, "dwmy"[span.unit]); }

/* "window 3y (chosen from the dates) · step 1y · method signed · ..." */
static void write_method(ent_buffer *out, const ent__timeline *timeline, const ent__drawing *drawing) {
  const ent_window_options *windows = ent_windows_get_options(ent_change_windows_of(timeline->change));
  ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_WINDOW_LENGTH));
  span_words(out, windows->window);
  if (ent_change_chosen(timeline->change)) ent__buffer_printf(out, " %s", ent__drawing_word(drawing, ENT__WORD_CHOSEN_WORD));
  if (windows->step.count > 0) {
    ent__buffer_printf(out, " · %s", ent__drawing_word(drawing, ENT__WORD_WINDOW_STEP));
    span_words(out, windows->step);
  }
  if (windows->kernel != ENT_KERNEL_NONE)
    ent__buffer_printf(out, " · %s %s", ent__drawing_word(drawing, ENT__WORD_KERNEL_WORD), ent_kernel_word(windows->kernel));
  ent__page_found_by(out, drawing, ent_change_options(timeline->change));
}

/* What each window holds: "2019: 1 · China and others (12); alone (3)." */
static void describe_windows(ent_buffer *out, const ent__timeline *timeline, const ent__drawing *drawing) {
  uint32_t told = 0;
  for (uint32_t c = 0; c < timeline->column_count && told < MOST_TOLD; c++) {
    const ent__flow_column *column = &timeline->columns[c];
    ent__timeline_dates(out, &timeline->windows[column->window].window);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_COLON));
    if (column->passed) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_PASSED_ONE));
    for (uint32_t b = 0; b < column->block_count && told < MOST_TOLD; b++, told++) {
      const ent__flow_block *block = &column->blocks[b];
      if (b > 0) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
      if (block->kind == ENT__FLOW_LINEAGE) ent__buffer_printf(out, "%u · ", block->lineage + 1);
      ent__buffer_printf(out, "%s (%u)", ent__flow_name(timeline, drawing, block), block->size);
    }
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
  }
}

/* Splits and merges: "3 · X split from 1 · Y (2019)." */
static void describe_events(ent_buffer *out, const ent__timeline *timeline, const ent__drawing *drawing) {
  size_t count;
  uint32_t told = 0;
  const ent_event *events = ent_change_events(timeline->change, &count);
  for (size_t i = 0; i < count && told < MOST_TOLD / 4; i++) {
    const ent_event *event = &events[i];
    if (event->kind != ENT_EVENT_SPLIT && event->kind != ENT_EVENT_MERGED) continue;
    ent__timeline_dates(out, &timeline->windows[event->window].window);
    ent__buffer_printf(out, "%s%u · %s %s %u · %s", ent__drawing_word(drawing, ENT__WORD_COLON), event->lineage + 1,
                       timeline->names[event->lineage],
                       ent__drawing_word(drawing, event->kind == ENT_EVENT_SPLIT ? ENT__WORD_SPLIT_FROM : ENT__WORD_MERGED_INTO),
                       event->other + 1, timeline->names[event->other]);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
    told++;
  }
}

ent_status ent__draw_timeline(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__timeline timeline;
  ent_status status = ent__timeline_new(&timeline, drawing, err);
  if (status != ENT_OK) return status;
  page->own_method = true;
  write_method(&page->method, &timeline, drawing);
  ent__page_count(page, timeline.node_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, timeline.window_count, ENT__WORD_WINDOW_ONE, ENT__WORD_WINDOWS);
  ent__page_count(page, timeline.lineage_count, ENT__WORD_LINEAGE_ONE, ENT__WORD_LINEAGES);
  ent__timeline_fit_heads(&timeline, drawing);
  status = ent__timeline_draw(&page->map.svg, &timeline, drawing, err);
  if (status == ENT_OK) status = ent__timeline_label(&page->map, &timeline, drawing, err);
  describe_windows(&page->description, &timeline, drawing);
  describe_events(&page->description, &timeline, drawing);
  return status == ENT_OK ? ent__timeline_legend(&page->legend, &timeline, err) : status;
}
