/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stance matrix. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/roster.h"
#include "exporters/diagrams/svg.h"

/* Beyond this, titles of single cells would make up most of the file. */
enum { MOST_TITLES = 6000 };

static const double slant = 50.0, bar_height = 26.0, pi = 3.14159265358979324;
static const ent__font group_font = {11.0, true};
static const ent__font small_font = {8.0, false};

typedef struct matrix {
  ent__roster roster;
  ent__label *headers;
  double *rows;   /* top of each actor's row */
  ent__font font; /* of rows and headers */
  double cell_width;
  double cell_height;
  double left;     /* of the first column */
  double top;      /* of what is below the headers */
  double bottom;   /* of the last row */
  double overhang; /* of the slanted headers to the right */
  bool inherited;  /* a cell is taken over from a bloc */
  bool divided;    /* an issue's divisiveness is known */
} matrix;

static void choose_sizes(matrix *m, size_t actors, size_t issues) {
  const bool large = actors > 80 || issues > 60, huge = issues > 120;
  m->cell_width = huge ? 12.0 : large ? 16.0 : issues > 30 ? 22.0 : 28.0;
  m->cell_height = huge || actors > 120 ? 12.0 : large ? 15.0 : 20.0;
  m->font = (ent__font){m->cell_height < 14.0 ? 9.0 : 11.0, false};
}

static ent_status fit_headers(matrix *m, ent__drawing *drawing, ent_error *err) {
  const double angle = slant * pi / 180.0;
  double highest = 0.0;
  ent_status status = ENT_OK;
  m->headers = ent__arena_alloc(&drawing->arena, m->roster.issue_count, sizeof *m->headers);
  if (m->headers == NULL) return ent__nomem(err);
  for (size_t j = 0; status == ENT_OK && j < m->roster.issue_count; j++) {
    ent__label *label = &m->headers[j];
    status = ent__label_fit(label, &drawing->arena, drawing->measure, m->roster.issues[j].name, m->font,
                            210.0, 1, err);
    highest = fmax(highest, label->width * sin(angle) + m->font.size);
    const double right =
        label->width * cos(angle) + 6.0 - m->cell_width * ((double)(m->roster.issue_count - j) - 0.5);
    m->overhang = fmax(m->overhang, right);
  }
  m->top = highest + 6.0;
  return status;
}

/* Groups of several actors get a heading and some air; lone actors stand close together. */
static ent_status set_rows(matrix *m, ent__drawing *drawing, ent_error *err) {
  double y = m->top, widest = 0.0;
  m->rows = ent__arena_alloc(&drawing->arena, m->roster.actor_count, sizeof *m->rows);
  if (m->rows == NULL) return ent__nomem(err);
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
  m->left = 22.0 + ceil(widest) + 8.0;
  return ENT_OK;
}

static double column(const matrix *m, size_t j) { return m->left + m->cell_width * (double)j; }

static void draw_headers(ent_buffer *out, const matrix *m) {
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    const double x = column(m, j) + m->cell_width / 2.0 + m->font.size * 0.3;
    if (m->headers[j].count == 0) continue;
    ent__svg_group(out, "issue", m->roster.issues[j].name);
    ent__buffer_puts(out, "<g transform=\"translate(");
    ent__svg_number(out, x);
    ent__buffer_putc(out, ' ');
    ent__svg_number(out, m->top - 4.0);
    ent__buffer_puts(out, ") rotate(");
    ent__svg_number(out, -slant);
    ent__buffer_puts(out, ")\">");
    ent__svg_text(out, 0.0, 0.0, m->headers[j].lines[0], m->font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
    ent__buffer_puts(out, "</g>\n</g>\n");
  }
}

static void draw_row_names(ent_buffer *out, const matrix *m) {
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

/* Writes "+", "−", "±", "A", "0" or, where there is room, a part such as "+.5". */
static void write_glyph(ent_buffer *out, const ent_cell *cell, bool room) {
  const ent__reading reading = ent__roster_reading(cell);
  if (reading == ENT__READING_MIXED)
    ent__buffer_puts(out, "±");
  else if (reading == ENT__READING_ABSTAIN)
    ent__buffer_putc(out, 'A');
  else if (reading == ENT__READING_NEUTRAL)
    ent__buffer_putc(out, '0');
  else
    ent__buffer_puts(out, reading == ENT__READING_SUPPORT ? "+" : "−");
  const double size = fabs(cell->mean);
  if (!room || reading > ENT__READING_OPPOSE || size >= 0.95) return;
  const int tenths = (int)(size * 10.0 + 0.5);
  ent__buffer_printf(out, ".%d", tenths < 1 ? 1 : tenths);
}

static void draw_cell(ent_buffer *out, const matrix *m, double x, double y, const ent_cell *cell,
                      const char *title) {
  char colour[8];
  ent__style_position_colour(colour, cell->mean);
  const ent__paint paint = {colour, 1.0, ENT__STYLE_PAPER, 1.0, NULL};
  const double size = fmin(m->cell_height * 0.62, 11.0);
  const ent__font font = {size, false};
  ent_buffer glyph = ENT_BUFFER_INIT;
  write_glyph(&glyph, cell, m->cell_width >= 20.0);
  if (title != NULL) ent__svg_group(out, "cell", title);
  ent__svg_rect(out, x, y, m->cell_width, m->cell_height, 0.0, &paint);
  if (fabs(cell->mean) < 0.3) {
    /* Nearly white on white: a frame shows that something is there. */
    const ent__paint frame = {NULL, 1.0, "#a8a8a8", 0.7, NULL};
    ent__svg_rect(out, x + 1.0, y + 1.0, m->cell_width - 2.0, m->cell_height - 2.0, 0.0, &frame);
  }
  ent__svg_buffer(out, x + m->cell_width / 2.0, y + m->cell_height / 2.0 + size * 0.36, &glyph, font,
                  ent__style_position_ink(cell->mean), ENT__ANCHOR_MIDDLE);
  if (cell->from_bloc != ENT_NONE) {
    const double corner = m->cell_height * 0.32, right = x + m->cell_width - 0.5;
    const ent__paint ink = {ent__style_position_ink(cell->mean), 1.0, NULL, 0.0, NULL};
    ent__buffer_puts(out, "<path d=\"M");
    ent__svg_number(out, right - corner);
    ent__buffer_putc(out, ' ');
    ent__svg_number(out, y + 0.5);
    ent__buffer_puts(out, "H");
    ent__svg_number(out, right);
    ent__buffer_puts(out, "V");
    ent__svg_number(out, y + 0.5 + corner);
    ent__buffer_puts(out, "Z\"");
    ent__svg_paint(out, &ink);
    ent__buffer_puts(out, "/>\n");
  }
  if (title != NULL) ent__buffer_puts(out, "</g>\n");
  ent_buffer_clear(&glyph);
}

static void draw_nothing(ent_buffer *out, double x, double y) {
  const ent__paint dot = {"#b0b0b0", 1.0, NULL, 0.0, NULL};
  ent__svg_shape(out, ENT__SHAPE_CIRCLE, x, y, 1.1, &dot);
}

/* "China, Encryption: 0.5" */
static void cell_title(ent_buffer *title, const ent__roster_actor *actor, const ent__roster_issue *issue,
                       const ent_cell *cell) {
  ent__buffer_printf(title, "%s – %s: ", actor->name, issue->name);
  ent__buffer_fixed(title, cell->mean, 2);
  if (cell->min < cell->max) {
    ent__buffer_puts(title, " (");
    ent__buffer_fixed(title, cell->min, 2);
    ent__buffer_puts(title, " … ");
    ent__buffer_fixed(title, cell->max, 2);
    ent__buffer_putc(title, ')');
  }
}

static ent_status draw_cells(ent_buffer *out, matrix *m, ent_error *err) {
  const bool titled = m->roster.actor_count * m->roster.issue_count <= MOST_TITLES;
  for (size_t i = 0; i < m->roster.actor_count; i++) {
    for (size_t j = 0; j < m->roster.issue_count; j++) {
      const ent_cell *cell =
          ent_stances_find(m->roster.stances, m->roster.actors[i].actor, m->roster.issues[j].issue);
      const double x = column(m, j), y = m->rows[i];
      ent_buffer title = ENT_BUFFER_INIT;
      if (cell == NULL) {
        draw_nothing(out, x + m->cell_width / 2.0, y + m->cell_height / 2.0);
        continue;
      }
      m->inherited = m->inherited || cell->from_bloc != ENT_NONE;
      if (titled) cell_title(&title, &m->roster.actors[i], &m->roster.issues[j], cell);
      const bool failed = title.failed;
      if (!failed) draw_cell(out, m, x, y, cell, title.data);
      ent_buffer_clear(&title);
      if (failed) return ent__nomem(err);
    }
  }
  return ENT_OK;
}

/* A bar below each column: how far the issue divides the coalitions. */
static void draw_divisiveness(ent_buffer *out, matrix *m, const ent__drawing *drawing) {
  const double base = m->bottom + 10.0 + bar_height;
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    const double value = m->roster.issues[j].divisiveness;
    ent_buffer text = ENT_BUFFER_INIT;
    if (isnan(value)) continue;
    const ent__paint bar = {"#8a8a8a", 1.0, NULL, 0.0, NULL};
    m->divided = true;
    ent__svg_rect(out, column(m, j) + 2.0, base - bar_height * value, m->cell_width - 4.0, bar_height * value,
                  0.0, &bar);
    if (m->cell_width < 20.0) continue;
    ent__buffer_decimals(&text, value, 2);
    ent__svg_buffer(out, column(m, j) + m->cell_width / 2.0, base + 10.0, &text, small_font, ENT__STYLE_SOFT,
                    ENT__ANCHOR_MIDDLE);
    ent_buffer_clear(&text);
  }
  if (!m->divided) return;
  const ent__paint axis = {NULL, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  ent__svg_line(out, m->left, base, column(m, m->roster.issue_count), base, &axis);
  ent__svg_text(out, m->left - 8.0, base, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS),
                (ent__font){9.0, false}, ENT__STYLE_SOFT, ENT__ANCHOR_END, false);
  m->bottom = base + 12.0;
}

/* A row of the legend with a cell as the matrix draws it. */
static void cell_row(ent__legend *legend, const matrix *m, double mean, double min, double max,
                     ent__word word) {
  const bool abstained = word == ENT__WORD_ABSTAINED;
  const ent_cell cell = {.mean = mean,
                         .min = min,
                         .max = max,
                         .count = 1,
                         .abstentions = abstained ? 1 : 0,
                         .from_bloc = word == ENT__WORD_FROM_BLOC ? 0 : ENT_NONE};
  const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, word), m->cell_height);
  draw_cell(ent__legend_svg(legend), m, (ENT__LEGEND_SYMBOL - m->cell_width) / 2.0, y - m->cell_height / 2.0,
            &cell, NULL);
}

static ent_status write_legend(ent__legend *legend, const matrix *m, ent_error *err) {
  ent_status status = ENT_OK;
  const ent__drawing *drawing = legend->drawing;
  ent__legend_block(legend, ent__drawing_word(drawing, ENT__WORD_POSITION_HEADING));
  cell_row(legend, m, 1.0, 1.0, 1.0, ENT__WORD_FULL_SUPPORT);
  cell_row(legend, m, 0.5, 0.5, 0.5, ENT__WORD_PARTLY_FOR);
  cell_row(legend, m, 0.0, 0.0, 0.0, ENT__WORD_NEUTRAL);
  cell_row(legend, m, 0.0, 0.0, 0.0, ENT__WORD_ABSTAINED);
  cell_row(legend, m, 0.3, -1.0, 1.0, ENT__WORD_MIXED);
  cell_row(legend, m, -0.5, -0.5, -0.5, ENT__WORD_PARTLY_AGAINST);
  cell_row(legend, m, -1.0, -1.0, -1.0, ENT__WORD_FULL_OPPOSE);
  const double y = ent__legend_row(legend, ent__drawing_word(drawing, ENT__WORD_NO_STANCE));
  draw_nothing(ent__legend_svg(legend), ENT__LEGEND_SYMBOL / 2.0, y);
  if (m->inherited) cell_row(legend, m, 1.0, 1.0, 1.0, ENT__WORD_FROM_BLOC);
  if (m->roster.coalitions != NULL) status = ent__legend_coalitions(legend, m->roster.coalitions, err);
  ent__roster_doubt(legend, &m->roster);
  if (m->divided) ent__legend_block(legend, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS));
  ent__legend_note(legend, ent__drawing_word(
                               drawing, m->divided ? ENT__WORD_DIVISIVENESS_NOTE : ENT__WORD_CANONICAL_NOTE));
  return status != ENT_OK ? status : legend->status;
}

ent_status ent__draw_matrix(ent__page *page, ent__drawing *drawing, ent_error *err) {
  matrix m = {.overhang = 0.0};
  size_t actors = 0, issues = 0, cells = 0;
  const ent_stances *stances = ent_study_stances(drawing->study);
  if (stances != NULL) {
    (void)ent_stances_actors(stances, &actors);
    (void)ent_stances_issues(stances, &issues);
    (void)ent_stances_cells(stances, &cells);
  }
  choose_sizes(&m, actors, issues);
  ent_status status = ent__roster_new(&m.roster, drawing, "matrix", m.font, 170.0, err);
  if (status == ENT_OK) status = fit_headers(&m, drawing, err);
  if (status == ENT_OK) status = set_rows(&m, drawing, err);
  if (status != ENT_OK) return status;
  ent_buffer *out = &page->map.svg;
  draw_headers(out, &m);
  draw_row_names(out, &m);
  status = draw_cells(out, &m, err);
  if (status != ENT_OK) return status;
  page->map.notch = (ent_point){column(&m, m.roster.issue_count), m.top};
  draw_divisiveness(out, &m, drawing);
  page->map.width = page->map.notch.x + m.overhang;
  page->map.height = m.bottom;
  ent__page_count(page, m.roster.actor_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, m.roster.issue_count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, cells, ENT__WORD_STANCE, ENT__WORD_STANCES);
  ent__roster_describe(&page->description, &m.roster, drawing);
  return write_legend(&page->legend, &m, err);
}
