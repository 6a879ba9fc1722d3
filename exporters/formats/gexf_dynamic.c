/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GEXF 1.3 over time, for Gephi's timeline: nodes and ties come and go, and a tie's weight changes.
 * Windows may overlap, which a timeline cannot show; the state of each is shown for one step of time
 * about its middle, so that one follows the other without a gap.
 */
#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/gexf.h"
#include "exporters/formats/windows_table.h"

typedef struct writing {
  ent__window_table table;
  int32_t *shown; /* count + 1: the first day of each window's stretch, and the day behind the last */
} writing;

/* The first day on which a window is shown: what it has more than a step is cut from both sides. */
static int32_t first_shown(const writing *w, const ent_window *window) {
  const ent_window_options *options = ent_windows_get_options(w->table.windows);
  const ent_span step = options->step.count == 0 ? options->window : options->step;
  const int32_t days = ent_span_add(window->first, step, 1) - window->first;
  const int32_t more = window->last - window->first + 1 - days;
  return window->first + (more > 0 ? more / 2 : 0);
}

static ent_status place_windows(writing *w, ent_error *err) {
  const ent__window_table *t = &w->table;
  w->shown = ent__alloc(t->count + 1, sizeof *w->shown);
  if (w->shown == NULL) return ent__nomem(err);
  for (size_t i = 0; i < t->count; i++) w->shown[i] = first_shown(w, &t->list[i]);
  if (t->count > 0) {
    const ent_window_options *options = ent_windows_get_options(t->windows);
    w->shown[t->count] = ent_span_add(w->shown[t->count - 1], options->step.count == 0 ? options->window : options->step, 1);
  }
  return ENT_OK;
}

/* From window `from` up to, not including, window `to`. */
static void add_stretch(ent_buffer *out, const writing *w, size_t from, size_t to) {
  char date[ENT_INTERVAL_SIZE];
  ent__window_date(date, ent_date_of_day(w->shown[from]));
  ent__buffer_printf(out, " start=\"%s\"", date);
  ent__window_date(date, ent_date_of_day(w->shown[to] - 1));
  ent__buffer_printf(out, " end=\"%s\"", date);
}

static void add_spell(ent_buffer *out, const writing *w, size_t from, size_t to) {
  ent__buffer_puts(out, "          <spell");
  add_stretch(out, w, from, to);
  ent__buffer_puts(out, "/>\n");
}

static int by_node(const void *left, const void *right) {
  const ent__window_node *a = left, *b = right;
  if (a->node != b->node) return a->node < b->node ? -1 : 1;
  return a->window < b->window ? -1 : a->window > b->window;
}

static int by_ends(const void *left, const void *right) {
  const ent__window_tie *a = left, *b = right;
  if (a->tie.source != b->tie.source) return a->tie.source < b->tie.source ? -1 : 1;
  if (a->tie.target != b->tie.target) return a->tie.target < b->tie.target ? -1 : 1;
  return a->window < b->window ? -1 : a->window > b->window;
}

static size_t write_node(ent_buffer *out, writing *w, size_t from) {
  ent__window_table *t = &w->table;
  const size_t n = t->nodes[from].node;
  ent__buffer_puts(out, "      <node");
  ent__xml_attribute(out, "id", t->view.ids[n]);
  ent__xml_attribute(out, "label", t->view.labels[n]);
  ent__buffer_puts(out, ">\n");
  ent__gexf_node_values(out, &t->view, n);
  ent__buffer_puts(out, "        <spells>\n");
  size_t at = from;
  while (at < t->node_count && t->nodes[at].node == n) {
    const size_t begin = t->nodes[at].window;
    size_t end = begin;
    for (; at < t->node_count && t->nodes[at].node == n && t->nodes[at].window == end; at++) end++;
    add_spell(out, w, begin, end);
  }
  ent__buffer_puts(out, "        </spells>\n");
  ent__gexf_node_look(out, &t->view, n);
  ent__buffer_puts(out, "      </node>\n");
  return at;
}

static void write_weight(ent_buffer *out, const writing *w, const ent__window_tie *one, const char *name, double value) {
  ent__buffer_printf(out, "          <attvalue for=\"%s\" value=\"", name);
  ent__buffer_number(out, value);
  ent__buffer_putc(out, '"');
  add_stretch(out, w, one->window, one->window + (size_t)1);
  ent__buffer_puts(out, "/>\n");
}

static bool same_ends(const ent_tie *a, const ent_tie *b) { return a->source == b->source && a->target == b->target; }

static size_t write_edge(ent_buffer *out, const writing *w, size_t from, size_t number) {
  const ent__window_table *t = &w->table;
  const ent_tie *tie = &t->ties[from].tie;
  size_t end = from, at = from;
  double sum = 0;
  while (end < t->tie_count && same_ends(&t->ties[end].tie, tie)) sum += t->ties[end++].tie.weight;
  ent__buffer_printf(out, "      <edge id=\"e%zu\"", number);
  ent__xml_attribute(out, "source", t->view.ids[tie->source]);
  ent__xml_attribute(out, "target", t->view.ids[tie->target]);
  ent__buffer_puts(out, ">\n        <attvalues>\n");
  for (size_t i = from; i < end; i++) write_weight(out, w, &t->ties[i], "weight", fabs(t->ties[i].tie.weight));
  for (size_t i = from; i < end; i++) write_weight(out, w, &t->ties[i], "signed_weight", t->ties[i].tie.weight);
  for (size_t i = from; i < end; i++) write_weight(out, w, &t->ties[i], "shared", t->ties[i].tie.shared);
  ent__buffer_puts(out, "        </attvalues>\n        <spells>\n");
  while (at < end) {
    const size_t begin = t->ties[at].window;
    size_t to = begin;
    for (; at < end && t->ties[at].window == to; at++) to++;
    add_spell(out, w, begin, to);
  }
  ent__buffer_puts(out, "        </spells>\n");
  const ent_tie mean = {tie->source, tie->target, sum, tie->shared};
  ent__gexf_colour(out, ent__view_tie_colour(&mean));
  ent__buffer_puts(out, "      </edge>\n");
  return end;
}

static void write_graph(ent_buffer *out, writing *w) {
  ent__window_table *t = &w->table;
  ent__buffer_puts(out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
  ent__gexf_meta(out, &t->view);
  ent__buffer_puts(out, "  <graph defaultedgetype=\"undirected\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n");
  ent__gexf_declare_nodes(out, &t->view);
  ent__buffer_puts(out, "    <attributes class=\"edge\" mode=\"dynamic\">\n");
  ent__gexf_declare(out, "weight", "double");
  ent__gexf_declare(out, "signed_weight", "double");
  ent__gexf_declare(out, "shared", "integer");
  ent__buffer_puts(out, "    </attributes>\n    <nodes>\n");
  for (size_t at = 0; at < t->node_count;) at = write_node(out, w, at);
  ent__buffer_puts(out, "    </nodes>\n    <edges>\n");
  for (size_t at = 0, number = 0; at < t->tie_count; number++) at = write_edge(out, w, at, number);
  ent__buffer_puts(out, "    </edges>\n  </graph>\n</gexf>\n");
}

ent_status ent__windows_gexf(ent_buffer *out, const ent_study *study, const ent_windows *windows, const ent_export_options *options,
                             ent_error *err) {
  writing w = {.shown = NULL};
  ent_status status = ent__window_table_init(&w.table, study, windows, options, err);
  if (status == ENT_OK) status = place_windows(&w, err);
  if (status == ENT_OK) {
    if (w.table.node_count > 1) qsort(w.table.nodes, w.table.node_count, sizeof *w.table.nodes, by_node);
    if (w.table.tie_count > 1) qsort(w.table.ties, w.table.tie_count, sizeof *w.table.ties, by_ends);
    write_graph(out, &w);
    status = ent__buffer_status(out, err);
  }
  ent__free(w.shown);
  ent__window_table_clear(&w.table);
  return status;
}
