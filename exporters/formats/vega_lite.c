/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Vega-Lite, version 5: a matrix as a heat map, with its data inside. The scale runs from red over
 * white at 0 to blue, safe for colour-blind readers; and each cell says its sign in text, since no
 * colour should be needed to tell agreement from conflict.
 */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/formats/display.h"
#include "exporters/formats/picture_names.h"
#include "exporters/formats/view_json.h"

typedef struct matrix {
  ent__json json;
  const ent__view *view;
  const char **rows; /* names */
  const char **columns;
  size_t row_count;
  size_t column_count;
  const char *field;       /* of the data, which gives the colour */
  const char *measure;     /* what it is */
  const char *subtitle;    /* how the picture is read */
  const char *const *tips; /* pairs of field and title for tooltips, ended by NULL */
  double largest;          /* the end of the scale */
  int step;                /* the width of a cell in pixels */
  bool numbers;            /* cells say their numbers, else signs alone */
} matrix;

/* Small matrices have room for numbers; large ones shrink, down to four pixels a cell. */
static void choose_size(matrix *m) {
  const size_t most = m->row_count > m->column_count ? m->row_count : m->column_count;
  m->numbers = most <= 30 && m->largest < 100;
  m->step = m->numbers ? 36 : most <= 80 ? 18 : most <= 360 ? (int)(1440 / most) : 4;
}

/* The text of a cell, and whether its colour is so dark that the ink must be white. */
static void write_mark(matrix *m, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (m->numbers)
    ent__display_signed(&text, value);
  else
    ent__buffer_puts(&text, value < 0 ? "\xe2\x88\x92" : value > 0 ? "+" : "0");
  ent__findings_string(&m->json, "mark", text.data == NULL ? "" : text.data);
  if (text.failed) m->json.out->failed = 1;
  ent_buffer_clear(&text);
  ent__json_key(&m->json, "dark");
  ent__json_bool(&m->json, ent__style_position_ink(value / m->largest)[1] == 'f');
}

static void write_tie(matrix *m, const ent_tie *tie, size_t row, size_t column) {
  ent__json *json = &m->json;
  ent__json_object_inline(json);
  ent__findings_string(json, "row", m->rows[row]);
  ent__findings_string(json, "column", m->columns[column]);
  ent__findings_tie(json, m->view, tie);
  write_mark(m, tie->weight);
  ent__json_close(json, '}');
}

/* Of one mode, each tie is two cells. */
static void write_ties(matrix *m, const ent_stances *unused) {
  (void)unused;
  const bool two = ent__view_two_modes(m->view);
  for (size_t t = 0; t < m->view->tie_count; t++) {
    const ent_tie *tie = &m->view->ties[t];
    write_tie(m, tie, tie->source, two ? tie->target - m->row_count : tie->target);
    if (!two) write_tie(m, tie, tie->target, tie->source);
  }
}

static void open_axis(ent__json *json, const char *channel, const char *field, const char **names,
                      size_t count) {
  ent__json_key(json, channel);
  ent__json_object(json);
  ent__findings_string(json, "field", field);
  ent__findings_string(json, "type", "nominal");
  ent__json_key(json, "sort");
  ent__json_null(json);
  ent__json_key(json, "scale");
  ent__json_object(json);
  ent__json_key(json, "domain");
  ent__json_array_inline(json);
  for (size_t i = 0; i < count; i++) ent__json_string(json, names[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  ent__json_key(json, "axis");
  ent__json_object_inline(json);
  ent__json_key(json, "title");
  ent__json_null(json);
  ent__findings_whole(json, "labelLimit", 400);
  ent__json_key(json, "labelOverlap");
  ent__json_bool(json, false);
  ent__json_key(json, "domain");
  ent__json_bool(json, false);
  ent__json_key(json, "ticks");
  ent__json_bool(json, false);
}

static void close_axis(ent__json *json) {
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_axes(matrix *m) {
  ent__json *json = &m->json;
  open_axis(json, "x", "column", m->columns, m->column_count);
  ent__findings_string(json, "orient", "top");
  ent__json_key(json, "labelAngle");
  ent__json_integer(json, -50);
  ent__findings_string(json, "labelAlign", "left");
  close_axis(json);
  open_axis(json, "y", "row", m->rows, m->row_count);
  close_axis(json);
}

static void write_colour(matrix *m) {
  ent__json *json = &m->json;
  ent__json_key(json, "color");
  ent__json_object(json);
  ent__findings_string(json, "field", m->field);
  ent__findings_string(json, "type", "quantitative");
  ent__json_key(json, "scale");
  ent__json_object(json);
  ent__json_key(json, "domain");
  ent__json_array_inline(json);
  for (int i = -3; i <= 3; i++) ent__json_number(json, m->largest * (i / 3.0));
  ent__json_close(json, ']');
  ent__json_key(json, "range");
  ent__json_array_inline(json);
  for (int i = -3; i <= 3; i++) {
    char colour[8];
    ent__style_position_colour(colour, i / 3.0);
    ent__json_string(json, colour);
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  ent__json_key(json, "legend");
  ent__json_object_inline(json);
  ent__findings_string(json, "title", m->measure);
  ent__findings_string(json, "format", "+.2~g");
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_tooltips(matrix *m) {
  ent__json *json = &m->json;
  ent__json_key(json, "tooltip");
  ent__json_array(json);
  for (const char *const *tip = m->tips; *tip != NULL; tip += 2) {
    ent__json_object_inline(json);
    ent__findings_string(json, "field", tip[0]);
    ent__findings_string(json, "title", tip[1]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_layers(matrix *m) {
  ent__json *json = &m->json;
  ent__json_key(json, "layer");
  ent__json_array(json);
  ent__json_object(json);
  ent__json_key(json, "mark");
  ent__json_object_inline(json);
  ent__findings_string(json, "type", "rect");
  ent__findings_string(json, "stroke", ENT__STYLE_FAINT);
  ent__findings_number(json, "strokeWidth", 0.5);
  ent__json_close(json, '}');
  ent__json_key(json, "encoding");
  ent__json_object(json);
  write_colour(m);
  write_tooltips(m);
  ent__json_close(json, '}');
  ent__json_close(json, '}');
  ent__json_object(json);
  ent__json_key(json, "mark");
  ent__json_object_inline(json);
  ent__findings_string(json, "type", "text");
  ent__findings_number(json, "fontSize", m->numbers ? 10 : m->step * 0.75);
  ent__json_close(json, '}');
  ent__json_key(json, "encoding");
  ent__json_object(json);
  ent__json_key(json, "text");
  ent__json_object_inline(json);
  ent__findings_string(json, "field", "mark");
  ent__findings_string(json, "type", "nominal");
  ent__json_close(json, '}');
  ent__json_key(json, "color");
  ent__json_object_inline(json);
  ent__json_key(json, "condition");
  ent__json_object(json);
  ent__findings_string(json, "test", "datum.dark");
  ent__findings_string(json, "value", "#ffffff");
  ent__json_close(json, '}');
  ent__findings_string(json, "value", "#000000");
  ent__json_close(json, '}');
  write_tooltips(m);
  ent__json_close(json, '}');
  ent__json_close(json, '}');
  ent__json_close(json, ']');
}

static void write_head(matrix *m, const char *title) {
  ent__json *json = &m->json;
  ent__findings_string(json, "$schema", "https://vega.github.io/schema/vega-lite/v5.json");
  ent__json_key(json, "title");
  ent__json_object(json);
  ent__findings_string(json, "text", title);
  ent__findings_string(json, "subtitle", m->subtitle);
  ent__findings_string(json, "anchor", "start");
  ent__json_close(json, '}');
  ent__findings_string(json, "description", m->subtitle);
  ent__json_key(json, "usermeta");
  ent__json_object(json);
  ent__view_json_facts(json, m->view, "entente");
  ent__json_close(json, '}');
  for (int i = 0; i < 2; i++) {
    ent__json_key(json, i == 0 ? "width" : "height");
    ent__json_object_inline(json);
    ent__findings_whole(json, "step", (uint64_t)(i == 1 && m->numbers ? m->step * 2 / 3 : m->step));
    ent__json_close(json, '}');
  }
}

static void write_config(matrix *m) {
  ent__json *json = &m->json;
  ent__json_key(json, "config");
  ent__json_object(json);
  ent__findings_string(json, "font", ENT__STYLE_FONTS);
  ent__json_key(json, "view");
  ent__json_object_inline(json);
  ent__findings_string(json, "stroke", ENT__STYLE_FAINT);
  ent__json_close(json, '}');
  if (!m->numbers && m->step < 12) {
    ent__json_key(json, "axis");
    ent__json_object_inline(json);
    ent__findings_whole(json, "labelFontSize", (uint64_t)m->step);
    ent__json_close(json, '}');
  }
  ent__json_close(json, '}');
}

static ent_status write_spec(matrix *m, ent__view *view, ent_buffer *out,
                             void (*write_cells)(matrix *, const ent_stances *), const ent_stances *stances,
                             ent_error *err) {
  const char *title = ent__name_shown(&view->arena, ent__view_title(view));
  if (title == NULL) return ent__nomem(err);
  ent__json *json = &m->json;
  ent__json_begin(json, out);
  choose_size(m);
  ent__json_object(json);
  write_head(m, title);
  ent__json_key(json, "data");
  ent__json_object(json);
  ent__json_key(json, "values");
  ent__json_array(json);
  write_cells(m, stances);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  ent__json_key(json, "encoding");
  ent__json_object(json);
  write_axes(m);
  ent__json_close(json, '}');
  write_layers(m);
  write_config(m);
  ent__json_close(json, '}');
  return ent__buffer_status(out, err);
}

/* Names the rows and columns of a network; of one mode they are the same. */
static ent_status name_nodes(matrix *m, ent__view *view, ent_error *err) {
  const bool two = ent__view_two_modes(view);
  const size_t first = ent_network_first_mode(view->network);
  const char **names = ent__arena_alloc(&view->arena, view->node_count, sizeof *names);
  if (names == NULL) return ent__nomem(err);
  m->rows = names;
  m->row_count = first;
  m->columns = two ? names + first : names;
  m->column_count = two ? view->node_count - first : first;
  ent_status status = ent__names_unique(names, &view->arena, view->labels, view->ids, first, err);
  if (status == ENT_OK && two)
    status = ent__names_unique(names + first, &view->arena, view->labels + first, view->ids + first,
                               view->node_count - first, err);
  return status;
}

ent_status ent__network_vega_lite(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  static const char *const tips[] = {"row",  "from",          "column", "to",     "sign",
                                     "sign", "signed_weight", "weight", "shared", "shared issues",
                                     NULL};
  static const char *const between_issues[] = {"row",  "from",          "column", "to",     "sign",
                                               "sign", "signed_weight", "weight", "shared", "shared actors",
                                               NULL};
  ent__view view;
  matrix m = {.view = &view, .field = "signed_weight", .measure = "weight", .tips = tips};
  m.subtitle = "Blue and +: agreement. Red and \xe2\x88\x92: conflict. Blank: no tie.";
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) status = name_nodes(&m, &view, err);
  if (status == ENT_OK) {
    m.largest = view.tie_count > 0 ? view.largest_weight : 1;
    if (ent_network_get_options(view.network)->between == ENT_BETWEEN_ISSUES) m.tips = between_issues;
    status = write_spec(&m, &view, out, write_ties, NULL, err);
  }
  ent__view_clear(&view);
  return status;
}

/* Fills names and ids of the actors, then the issues, that have cells. */
static ent_status name_stances(matrix *m, ent__view *view, const ent_stances *stances, ent_error *err) {
  size_t all, actors, issues;
  const ent_actor_id *actor_at = ent_stances_actors(stances, &actors);
  const ent_issue_id *issue_at = ent_stances_issues(stances, &issues);
  const ent_actor *actor = ent_dataset_actors(view->dataset, &all);
  const ent_issue *issue = ent_dataset_issues(view->dataset, &all);
  const char **labels = ent__arena_alloc(&view->arena, actors + issues, sizeof *labels);
  const char **ids = ent__arena_alloc(&view->arena, actors + issues, sizeof *ids);
  const char **names = ent__arena_alloc(&view->arena, actors + issues, sizeof *names);
  if (labels == NULL || ids == NULL || names == NULL) return ent__nomem(err);
  for (size_t i = 0; i < actors; i++) {
    labels[i] = ent_text_in(actor[actor_at[i]].label, view->language);
    ids[i] = actor[actor_at[i]].id;
  }
  for (size_t i = 0; i < issues; i++) {
    labels[actors + i] = ent_text_in(issue[issue_at[i]].label, view->language);
    ids[actors + i] = issue[issue_at[i]].id;
  }
  m->rows = names;
  m->row_count = actors;
  m->columns = names + actors;
  m->column_count = issues;
  ent_status status = ent__names_unique(names, &view->arena, labels, ids, actors, err);
  if (status != ENT_OK) return status;
  return ent__names_unique(names + actors, &view->arena, labels + actors, ids + actors, issues, err);
}

static void write_cell(matrix *m, const ent_stances *stances, size_t row, size_t column) {
  size_t count;
  const ent_actor_id actor = ent_stances_actors(stances, &count)[row];
  const ent_issue_id issue = ent_stances_issues(stances, &count)[column];
  const ent_cell *cell = ent_stances_find(stances, actor, issue);
  ent__json *json = &m->json;
  if (cell == NULL) return;
  ent__json_object_inline(json);
  ent__findings_string(json, "row", m->rows[row]);
  ent__findings_string(json, "column", m->columns[column]);
  ent__findings_string(json, "actor", ent_dataset_actors(m->view->dataset, &count)[actor].id);
  ent__findings_string(json, "issue", ent_dataset_issues(m->view->dataset, &count)[issue].id);
  ent__findings_number(json, "position", cell->mean);
  ent__findings_string(json, "sign", cell->mean < 0 ? "opposes" : cell->mean > 0 ? "supports" : "neutral");
  ent__findings_whole(json, "statements", cell->count);
  write_mark(m, cell->mean);
  ent__json_close(json, '}');
}

static void write_cells(matrix *m, const ent_stances *stances) {
  for (size_t row = 0; row < m->row_count; row++)
    for (size_t column = 0; column < m->column_count; column++) write_cell(m, stances, row, column);
}

ent_status ent__stances_vega_lite(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  static const char *const tips[] = {"row",      "actor",    "column",     "issue",      "sign", "stance",
                                     "position", "position", "statements", "statements", NULL};
  const ent_stances *stances = ent_study_stances(study);
  ent__view view;
  matrix m = {.view = &view, .field = "position", .measure = "position", .tips = tips, .largest = 1};
  m.subtitle = "Blue and +: support. Red and \xe2\x88\x92: opposition. Blank: nothing said.";
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) status = name_stances(&m, &view, stances, err);
  if (status == ENT_OK) status = write_spec(&m, &view, out, write_cells, stances, err);
  ent__view_clear(&view);
  return status;
}
