/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change over time to read: window by window what coalitions there are and what happened, then tables. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/display.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"
#include "exporters/window_span.h"

/* How much is told before "and N more". */
enum { most_names = 12, most_rows = 15 };

/* What all parts write with. */
typedef struct telling {
  ent_buffer *out;
  const ent_change *change;
  const ent_dataset *dataset;
  const char *language;
  const ent_change_window *windows;
  const ent_change_node *nodes;
  const ent_lineage *lineages;
  const ent_event *events;
  const ent_move *moves;
  const ent_change_step *steps;
  size_t window_count;
  size_t node_count;
  size_t lineage_count;
  size_t event_count;
  size_t move_count;
  size_t step_count;
} telling;

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void add_lineage(const telling *t, ent_buffer *out, uint32_t lineage) {
  ent_buffer name = ENT_BUFFER_INIT;
  if (ent_change_label(&name, t->change, lineage, t->language, NULL) != ENT_OK) out->failed = 1;
  ent__buffer_printf(out, "%" PRIu32 ". ", lineage + 1);
  if (name.data != NULL) ent__display_add(out, name.data);
  ent_buffer_clear(&name);
}

static const char *label_of(const telling *t, uint32_t node) {
  const ent_change_node *one = &t->nodes[node];
  const ent_text *text = one->short_label != NULL ? one->short_label : one->label;
  return text != NULL ? ent_text_in(text, t->language) : one->id;
}

/* Returns a cell's text in a buffer that the caller clears. */
static const char *span_cell(ent_buffer *cell, ent_window window) {
  cell->size = 0;
  ent__window_span_add(cell, window, " to ");
  return cell->data;
}

static void write_head(const telling *t) {
  static const char *const units[] = {"day", "week", "month", "year"};
  const ent_windows *windows = ent_change_windows_of(t->change);
  const ent_window_options *options = ent_windows_get_options(windows);
  const ent_coalition_options *coalitions = ent_change_options(t->change);
  ent__buffer_printf(t->out, "%zu window%s of %d %s%s", t->window_count, plural(t->window_count), options->window.count, units[options->window.unit],
                     plural((size_t)options->window.count));
  if (options->step.count > 0) ent__buffer_printf(t->out, ", every %d %s%s", options->step.count, units[options->step.unit], plural((size_t)options->step.count));
  if (ent_change_chosen(t->change)) ent__buffer_puts(t->out, " (length chosen from the dates; --window sets it)");
  ent__buffer_printf(t->out, "\n%zu lineage%s of coalitions; method %s, seed %" PRIu64 "\n", t->lineage_count, plural(t->lineage_count), coalitions->method,
                     coalitions->seed);
  if (ent_windows_undated(windows) > 0) ent__buffer_printf(t->out, "statements without a date, in no window: %zu\n", ent_windows_undated(windows));
  if (t->window_count == 1) ent__buffer_puts(t->out, "one window only: there is nothing to compare it with; a shorter --window makes more\n");
  else if (t->step_count == 0) ent__buffer_puts(t->out, "fewer than two windows have a coalition: there is nothing to compare\n");
}

static void add_names(const telling *t, const uint32_t *nodes, size_t count) {
  for (size_t i = 0; i < count && i < most_names; i++) {
    if (i > 0) ent__buffer_puts(t->out, ", ");
    ent__display_add(t->out, label_of(t, nodes[i]));
  }
  if (count > most_names) ent__buffer_printf(t->out, " and %zu more", count - most_names);
}

/* Lists the nodes of a window that stand in one way; of a lineage where together. */
static size_t list_nodes(const telling *t, uint32_t *nodes, uint32_t w, ent_standing standing, uint32_t lineage) {
  size_t count = 0;
  for (uint32_t v = 0; v < t->node_count; v++) {
    const ent_window_place place = ent_change_place(t->change, w, v);
    if (place.standing == standing && place.lineage == lineage) nodes[count++] = v;
  }
  return count;
}

static void write_coalitions(const telling *t, uint32_t w, bool members, uint32_t *nodes) {
  const ent_change_window *window = &t->windows[w];
  for (uint32_t l = 0; l < t->lineage_count; l++) {
    const uint32_t size = ent_change_size(t->change, w, l);
    if (size == 0) continue;
    ent__buffer_puts(t->out, "  ");
    add_lineage(t, t->out, l);
    ent__buffer_printf(t->out, " (%" PRIu32 ")", size);
    if (members) {
      ent__buffer_puts(t->out, ": ");
      add_names(t, nodes, list_nodes(t, nodes, w, ENT_STANDING_TOGETHER, l));
    }
    ent__buffer_putc(t->out, '\n');
  }
  if (window->alone > 0) {
    ent__buffer_puts(t->out, "  by themselves: ");
    add_names(t, nodes, list_nodes(t, nodes, w, ENT_STANDING_ALONE, ENT_NONE));
    ent__buffer_putc(t->out, '\n');
  }
  if (window->unaligned > 0) {
    ent__buffer_puts(t->out, "  without a tie: ");
    add_names(t, nodes, list_nodes(t, nodes, w, ENT_STANDING_UNALIGNED, ENT_NONE));
    ent__buffer_putc(t->out, '\n');
  }
}

static void write_event(const telling *t, const ent_event *event) {
  ent__buffer_puts(t->out, "  * ");
  add_lineage(t, t->out, event->lineage);
  switch (event->kind) {
    case ENT_EVENT_BORN: ent__buffer_printf(t->out, " is new"); break;
    case ENT_EVENT_REVIVED: ent__buffer_puts(t->out, " is there again"); break;
    case ENT_EVENT_SPLIT:
    case ENT_EVENT_MERGED:
      ent__buffer_puts(t->out, event->kind == ENT_EVENT_SPLIT ? " splits from " : " merges into ");
      add_lineage(t, t->out, event->other);
      ent__buffer_printf(t->out, " (%" PRIu32 " of its members)", event->nodes);
      break;
    case ENT_EVENT_DISSOLVED: ent__buffer_printf(t->out, " dissolves: %" PRIu32 " of its members are there, not together", event->nodes); break;
    case ENT_EVENT_FADED: ent__buffer_puts(t->out, " is not seen: its members have no stance here"); break;
  }
  ent__buffer_putc(t->out, '\n');
}

static void write_move_ends(const telling *t, const ent_move *move) {
  ent__display_add(t->out, label_of(t, move->node));
  if (move->kind == ENT_MOVE_MOVED) ent__buffer_printf(t->out, " (%" PRIu32 " to %" PRIu32 ")", move->from + 1, move->to + 1);
  if (move->kind == ENT_MOVE_JOINED || (move->kind == ENT_MOVE_ENTERED && move->to != ENT_NONE)) ent__buffer_printf(t->out, " (to %" PRIu32 ")", move->to + 1);
  if (move->kind == ENT_MOVE_LEFT || (move->kind == ENT_MOVE_VANISHED && move->from != ENT_NONE)) ent__buffer_printf(t->out, " (from %" PRIu32 ")", move->from + 1);
  if (move->kind == ENT_MOVE_RETURNED && move->to != ENT_NONE) {
    if (move->from == ENT_NONE) ent__buffer_printf(t->out, " (to %" PRIu32 ")", move->to + 1);
    else if (move->from == move->to) ent__buffer_printf(t->out, " (to its %" PRIu32 ")", move->to + 1);
    else ent__buffer_printf(t->out, " (%" PRIu32 " to %" PRIu32 ")", move->from + 1, move->to + 1);
  }
}

static void write_moves(const telling *t, uint32_t w) {
  static const struct {
    ent_move_kind kind;
    const char *words;
  } rows[] = {{ENT_MOVE_MOVED, "changed sides"}, {ENT_MOVE_JOINED, "joined"}, {ENT_MOVE_LEFT, "left"}, {ENT_MOVE_ENTERED, "new in the data"},
              {ENT_MOVE_RETURNED, "back in the data"}, {ENT_MOVE_VANISHED, "silent now"}};
  for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
    size_t count = 0;
    for (size_t i = 0; i < t->move_count; i++) {
      const ent_move *move = &t->moves[i];
      if (move->window != w || move->kind != rows[k].kind || move->with_others) continue;
      if (count == 0) ent__buffer_printf(t->out, "  %s: ", rows[k].words);
      else if (count < most_names) ent__buffer_puts(t->out, ", ");
      if (count++ < most_names) write_move_ends(t, move);
    }
    if (count > most_names) ent__buffer_printf(t->out, " and %zu more", count - most_names);
    if (count > 0) ent__buffer_putc(t->out, '\n');
  }
}

static void write_window(const telling *t, uint32_t w, bool first, uint32_t *nodes) {
  const ent_change_window *window = &t->windows[w];
  ent__buffer_putc(t->out, '\n');
  ent__window_span_add(t->out, window->window, " to ");
  ent__buffer_printf(t->out, ": %zu statement%s, %" PRIu32 " with a stance", window->statements, plural(window->statements), window->nodes);
  ent__buffer_puts(t->out, window->coalitions == 0 ? "; no coalition, passed over\n" : "\n");
  if (window->coalitions == 0) return;
  write_coalitions(t, w, first, nodes);
  for (size_t i = 0; i < t->event_count; i++)
    if (t->events[i].window == w) write_event(t, &t->events[i]);
  write_moves(t, w);
}

static ent_status write_story(const telling *t, ent_error *err) {
  bool first = true;
  uint32_t *nodes = ent__alloc(t->node_count, sizeof *nodes);
  if (nodes == NULL) return ent__buffer_status(&(ent_buffer){.failed = 1}, err);
  for (uint32_t w = 0; w < t->window_count; w++) {
    write_window(t, w, first, nodes);
    if (t->windows[w].coalitions > 0) first = false;
  }
  ent__free(nodes);
  return ENT_OK;
}

static void write_lineages(const telling *t) {
  static const char *const heads[] = {"lineage", "first", "last", "windows", "mean size", "largest", "stability"};
  static const bool right[] = {false, false, false, true, true, true, true};
  ent__text_table table;
  ent_buffer cell = ENT_BUFFER_INIT;
  if (t->lineage_count == 0) return;
  ent__buffer_puts(t->out, "\ncoalitions through time\n");
  ent__text_table_begin(&table, 7, right);
  for (size_t i = 0; i < 7; i++) ent__text_table_cell(&table, heads[i]);
  for (uint32_t l = 0; l < t->lineage_count; l++) {
    const ent_lineage *one = &t->lineages[l];
    cell.size = 0;
    add_lineage(t, &cell, l);
    ent__text_table_cell(&table, cell.data);
    ent__text_table_cell(&table, span_cell(&cell, t->windows[one->first].window));
    ent__text_table_cell(&table, span_cell(&cell, t->windows[one->last].window));
    ent__text_table_whole(&table, one->windows);
    ent__text_table_plain(&table, one->mean_size);
    ent__text_table_whole(&table, one->largest);
    ent__text_table_percent(&table, one->stability);
  }
  if (cell.failed) t->out->failed = 1;
  ent_buffer_clear(&cell);
  ent__text_table_end(&table, t->out);
}

static void write_steps(const telling *t) {
  static const char *const heads[] = {"from", "to", "in both", "changed sides", "rand", "variation", "ties apart"};
  static const bool right[] = {false, false, true, true, true, true, true};
  ent__text_table table;
  ent_buffer cell = ENT_BUFFER_INIT;
  if (t->step_count == 0) return;
  ent__buffer_puts(t->out, "\nfrom window to window\n");
  ent__text_table_begin(&table, 7, right);
  for (size_t i = 0; i < 7; i++) ent__text_table_cell(&table, heads[i]);
  for (size_t i = 0; i < t->step_count; i++) {
    const ent_change_step *step = &t->steps[i];
    ent__text_table_cell(&table, span_cell(&cell, t->windows[step->from].window));
    ent__text_table_cell(&table, span_cell(&cell, t->windows[step->to].window));
    ent__text_table_whole(&table, step->common);
    ent__text_table_whole(&table, step->moved);
    ent__text_table_plain(&table, step->rand);
    ent__text_table_plain(&table, step->variation);
    ent__text_table_percent(&table, step->network);
  }
  if (cell.failed) t->out->failed = 1;
  ent_buffer_clear(&cell);
  ent__text_table_end(&table, t->out);
}

static void write_points(const telling *t) {
  size_t count = 0;
  const ent_change_point *points = ent_change_points(t->change, &count);
  const size_t tested = ent_change_tested(t->change);
  if (t->step_count == 0) return;
  if (tested == 0) {
    ent__buffer_puts(t->out, "\npoints of change: not tested, which takes 8 to 1000 windows that do not overlap\n");
    return;
  }
  ent__buffer_printf(t->out, "\npoints of change, of %zu windows that do not overlap:%s\n", tested, count == 0 ? " none" : "");
  for (size_t i = 0; i < count; i++) {
    ent__buffer_puts(t->out, "  from ");
    ent__window_span_add(t->out, t->windows[points[i].window].window, " to ");
    ent__buffer_puts(t->out, " on (p ");
    ent__buffer_fixed(t->out, points[i].p, 3);
    ent__buffer_puts(t->out, ")\n");
  }
}

/* A node and its drift, for sorting. */
typedef struct drifter {
  uint32_t node;
  double net;
} drifter;

static int by_net(const void *p, const void *q) {
  const drifter *x = p, *y = q;
  if (x->net != y->net) return x->net > y->net ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static void write_drifters(const telling *t, const drifter *list, size_t count) {
  static const char *const heads[] = {"actor", "issues", "drift", "path", "coalitions", "changes"};
  static const bool right[] = {false, true, true, true, true, true};
  ent__text_table table;
  ent__buffer_puts(t->out, "\nwhose positions moved most (mean over issues with a position in two windows)\n");
  ent__text_table_begin(&table, 6, right);
  for (size_t i = 0; i < 6; i++) ent__text_table_cell(&table, heads[i]);
  for (size_t i = 0; i < count && i < most_rows; i++) {
    const ent_change_node *node = &t->nodes[list[i].node];
    ent__text_table_cell(&table, label_of(t, list[i].node));
    ent__text_table_whole(&table, node->issues);
    ent__text_table_plain(&table, node->net);
    ent__text_table_plain(&table, node->path);
    ent__text_table_whole(&table, node->lineages);
    ent__text_table_whole(&table, node->changes);
  }
  ent__text_table_end(&table, t->out);
  if (count > most_rows) ent__buffer_printf(t->out, "and %zu more\n", count - most_rows);
}

static ent_status write_drift(const telling *t, ent_error *err) {
  size_t count = 0;
  drifter *list = ent__alloc(t->node_count, sizeof *list);
  if (list == NULL) return ent__buffer_status(&(ent_buffer){.failed = 1}, err);
  /* To nine places, so that rounding does not tell equals apart. */
  for (uint32_t v = 0; v < t->node_count; v++)
    if (t->nodes[v].path > 1e-9) list[count++] = (drifter){v, floor(t->nodes[v].net * 1e9 + 0.5)};
  if (count > 0) {
    qsort(list, count, sizeof *list, by_net);
    write_drifters(t, list, count);
  }
  ent__free(list);
  return ENT_OK;
}

static void write_issues(const telling *t) {
  static const char *const heads[] = {"issue", "actors", "before", "after", "mean move"};
  static const bool right[] = {false, true, true, true, true};
  size_t count = 0, all = 0, moved = 0;
  const ent_issue_shift *list = ent_change_issues(t->change, &count);
  const ent_issue *issues = ent_dataset_issues(t->dataset, &all);
  ent__text_table table;
  while (moved < count && fabs(list[moved].after - list[moved].before) > 1e-9) moved++;
  if (moved == 0) return;
  ent__buffer_puts(t->out, "\nissues whose mean position moved most (of actors with a position in two windows)\n");
  ent__text_table_begin(&table, 5, right);
  for (size_t i = 0; i < 5; i++) ent__text_table_cell(&table, heads[i]);
  for (size_t i = 0; i < moved && i < most_rows; i++) {
    ent__text_table_cell(&table, ent_text_in(issues[list[i].issue].label, t->language));
    ent__text_table_whole(&table, list[i].actors);
    ent__text_table_signed(&table, list[i].before);
    ent__text_table_signed(&table, list[i].after);
    ent__text_table_plain(&table, list[i].size);
  }
  ent__text_table_end(&table, t->out);
  if (moved > most_rows) ent__buffer_printf(t->out, "and %zu more\n", moved - most_rows);
}

ent_status ent__change_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  telling t = {.out = out, .change = ent_study_change(study), .dataset = ent_study_dataset(study)};
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  t.language = view.language;
  t.windows = ent_change_windows(t.change, &t.window_count);
  t.nodes = ent_change_nodes(t.change, &t.node_count);
  t.lineages = ent_change_lineages(t.change, &t.lineage_count);
  t.events = ent_change_events(t.change, &t.event_count);
  t.moves = ent_change_moves(t.change, &t.move_count);
  t.steps = ent_change_steps(t.change, &t.step_count);
  write_head(&t);
  status = write_story(&t, err);
  if (status != ENT_OK) goto fail;
  write_lineages(&t);
  write_steps(&t);
  write_points(&t);
  status = write_drift(&t, err);
  write_issues(&t);
  if (status == ENT_OK) status = ent__buffer_status(out, err);
fail:
  ent__view_clear(&view);
  return status;
}
