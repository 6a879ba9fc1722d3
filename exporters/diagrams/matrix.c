/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stance matrix: where everything stands, headers and names. */
#include "exporters/diagrams/matrix.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/maths.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/svg.h"

static const double slant = 50.0, topic_gap = 7.0;
static const ent__font group_font = {11.0, true};

static void choose_sizes(ent__matrix *m, size_t actors, size_t issues) {
  const bool large = actors > 80 || issues > 60, huge = issues > 120;
  m->cell_width = huge ? 12.0 : large && issues > 30 ? 16.0 : issues > 30 ? 22.0 : 28.0;
  m->cell_height = huge || actors > 120 ? 12.0 : large ? 15.0 : 20.0;
  m->font = (ent__font){m->cell_height < 14.0 ? 9.0 : 11.0, false};
}

static ent_status make_room(ent__matrix *m, ent__drawing *drawing, ent_error *err) {
  const size_t actors = m->roster.actor_count, issues = m->roster.issue_count;
  m->headers = ent__arena_alloc(&drawing->arena, issues, sizeof *m->headers);
  m->rows = ent__arena_alloc(&drawing->arena, actors, sizeof *m->rows);
  m->columns = ent__arena_alloc(&drawing->arena, issues, sizeof *m->columns);
  m->of_actors = ent__arena_alloc(&drawing->arena, actors, sizeof *m->of_actors);
  m->of_issues = ent__arena_alloc(&drawing->arena, issues, sizeof *m->of_issues);
  if (m->headers == NULL || m->rows == NULL || m->columns == NULL || m->of_actors == NULL || m->of_issues == NULL)
    return ent__nomem(err);
  memset(m->of_actors, 0, actors * sizeof *m->of_actors);
  memset(m->of_issues, 0, issues * sizeof *m->of_issues);
  return ENT_OK;
}

/* Full labels get more room than short ones. */
static bool is_full(const ent__drawing *drawing) { return drawing->options->picture.labels == ENT_LABELS_FULL; }

static ent_status fit_headers(ent__matrix *m, ent__drawing *drawing, ent_error *err) {
  const double angle = slant * ENT__PI / 180.0;
  double highest = 0.0;
  ent_status status = ENT_OK;
  for (size_t j = 0; status == ENT_OK && j < m->roster.issue_count; j++) {
    ent__label *label = &m->headers[j];
    status = ent__label_fit(label, &drawing->arena, drawing->measure, m->roster.issues[j].called, m->font,
                            is_full(drawing) ? 330.0 : 210.0, 1, err);
    highest = fmax(highest, label->width * sin(angle) + m->font.size);
  }
  m->top = highest + 6.0;
  return status;
}

/* Groups of several actors get a heading and some air; lone actors stand close together. */
static void set_rows(ent__matrix *m, ent__drawing *drawing) {
  double y = m->top, widest = 0.0;
  for (size_t g = 0; g < m->roster.group_count; g++) {
    const ent__roster_group *group = &m->roster.groups[g];
    const bool lone = group->count == 1 && group->coalition != ENT_NONE;
    if (g > 0) y += lone ? 3.0 : 8.0;
    if (!lone) y += ent__measure_leading(group_font) + 3.0;
    for (size_t i = group->first; i < group->first + group->count; i++) {
      m->rows[i] = y;
      y += m->cell_height;
      widest = fmax(widest, m->roster.actors[i].label.width);
    }
  }
  m->bottom = y;
  m->left = fmax(22.0 + ceil(widest) + 8.0, m->cell_width < 20.0 ? 0.0 : ent__matrix_words(drawing));
}

/* Topics have some air between them. */
static void set_columns(ent__matrix *m) {
  const double angle = slant * ENT__PI / 180.0;
  double x = m->left;
  size_t topic = 0;
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    if (topic + 1 < m->topic_count && m->topics[topic + 1].first == j) {
      topic++;
      x += topic_gap;
    }
    m->columns[j] = x;
    x += m->cell_width;
  }
  m->right = x;
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    const double end = m->columns[j] + m->cell_width / 2.0 + m->headers[j].width * cos(angle) + 6.0;
    m->overhang = fmax(m->overhang, end - m->right);
  }
}

static void draw_headers(ent_buffer *out, const ent__matrix *m) {
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    const double x = m->columns[j] + m->cell_width / 2.0 + m->font.size * 0.3;
    if (m->headers[j].count == 0) continue;
    ent__svg_group(out, "issue", m->roster.issues[j].name);
    ent__svg_point(out, "<g transform=\"translate(", x, m->top - 4.0);
    ent__buffer_puts(out, ") rotate(");
    ent__svg_number(out, -slant);
    ent__buffer_puts(out, ")\">");
    ent__svg_text(out, 0.0, 0.0, m->headers[j].lines[0], m->font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
    ent__buffer_puts(out, "</g>\n</g>\n");
  }
}

static void draw_groups(ent_buffer *out, const ent__matrix *m) {
  for (size_t g = 0; g < m->roster.group_count; g++) {
    const ent__roster_group *group = &m->roster.groups[g];
    const char *line = ent__style_coalition_line(group->coalition);
    const double top = m->rows[group->first],
                 bottom = m->rows[group->first + group->count - 1] + m->cell_height;
    const ent__paint strip = {ent__style_coalition_colour(group->coalition), 1.0, NULL, 0.0, NULL};
    if (group->count > 1 || group->coalition == ENT_NONE) {
      ent__svg_label(out, 0.0, top - ent__measure_leading(group_font) - 3.0, &group->label, group_font, line,
                     ENT__ANCHOR_START, false);
    }
    ent__svg_rect(out, 0.0, top, 3.0, bottom - top, 0.0, &strip);
  }
}

static void draw_row_names(ent_buffer *out, const ent__matrix *m) {
  for (size_t i = 0; i < m->roster.actor_count; i++) {
    const ent__roster_actor *actor = &m->roster.actors[i];
    const double middle = m->rows[i] + m->cell_height / 2.0;
    const ent__paint paint = {ent__style_coalition_colour(actor->coalition), 1.0, ENT__STYLE_INK,
                              actor->uncertain ? 1.2 : 0.6, actor->uncertain ? ENT__STYLE_FINE_DASHES : NULL};
    ent__svg_group(out, "actor", actor->name);
    ent__svg_shape(out, ent__style_coalition_shape(actor->coalition), 12.0, middle,
                   fmin(m->cell_height * 0.3, 5.0), &paint);
    ent__svg_label(out, 22.0, middle - ent__measure_leading(m->font) / 2.0, &actor->label, m->font,
                   ENT__STYLE_INK, ENT__ANCHOR_START, false);
    ent__buffer_puts(out, "</g>\n");
  }
}

/* Sizes, order and places, before anything is drawn. */
static ent_status set_out(ent__matrix *m, ent__drawing *drawing, ent_error *err) {
  size_t actors = 0, issues = 0;
  const ent_stances *stances = ent_study_stances(drawing->study);
  if (stances != NULL) {
    (void)ent_stances_actors(stances, &actors);
    (void)ent_stances_issues(stances, &issues);
  }
  choose_sizes(m, actors, issues);
  ent_status status = ent__roster_new(&m->roster, drawing, "matrix", m->font, is_full(drawing) ? 300.0 : 170.0, err);
  if (status == ENT_OK) status = ent__matrix_order(&m->roster, drawing, err);
  if (status == ENT_OK && drawing->options->picture.by_topic) status = ent__matrix_by_topic(m, drawing, err);
  if (status == ENT_OK) status = make_room(m, drawing, err);
  if (status == ENT_OK) status = fit_headers(m, drawing, err);
  if (status != ENT_OK) return status;
  set_rows(m, drawing);
  set_columns(m);
  return ENT_OK;
}

ent_status ent__draw_matrix(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__matrix m = {.overhang = 0.0};
  size_t cells = 0;
  ent_buffer *out = &page->map.svg;
  ent_status status = set_out(&m, drawing, err);
  if (status != ENT_OK) return status;
  (void)ent_stances_cells(m.roster.stances, &cells);
  draw_headers(out, &m);
  draw_groups(out, &m);
  draw_row_names(out, &m);
  status = ent__matrix_cells(out, &m, err);
  if (status != ENT_OK) return status;
  ent__matrix_row_margin(out, &m, drawing);
  page->map.notch = (ent_point){m.edge, m.top};
  if (m.roster.actor_count > 0) ent__matrix_column_margin(out, &m, drawing);
  ent__matrix_divisiveness(out, &m, drawing);
  status = ent__matrix_topics(out, &m, drawing, err);
  if (status != ENT_OK) return status;
  page->map.width = fmax(m.edge, m.right + m.overhang);
  page->map.height = m.bottom;
  ent__page_count(page, m.roster.actor_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, m.roster.issue_count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, cells, ENT__WORD_STANCE, ENT__WORD_STANCES);
  ent__roster_describe(&page->description, &m.roster, drawing);
  return ent__matrix_legend(&page->legend, &m, err);
}
