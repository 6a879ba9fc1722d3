/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables in LaTeX: long ones that break across pages with their headers on each. Widths of columns
 * follow from what is in them; a table with more columns than a page has room for becomes several,
 * each with the first column.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/reports/latex.h"

/*
 * In characters: of a line of a table, of the gap between columns, of the widest column that is not
 * made narrower, of the longest word that is not broken.
 */
enum { LINE = 92, GAP = 2, WIDE = 44, WORD = 20, MOST_COLUMNS = 64, TURNED = 5 };

typedef struct column {
  size_t text;  /* the longest text */
  size_t word;  /* the longest word */
  double width; /* share of the line */
  ent__align align;
} column;

/* A range of columns of one table, beside the first. */
typedef struct panel {
  const ent__block *table;
  size_t from; /* 1 at the least */
  size_t to;
  bool turned; /* headers stand upright */
  column columns[MOST_COLUMNS];
} panel;

static size_t width_of(const ent__runs *runs) {
  size_t width = 0;
  for (const ent__run *run = runs->first; run != NULL; run = run->next)
    if ((run->style & ENT__RUN_SPOKEN) == 0) width += ent__display_width(run->text);
  return width;
}

static bool ends_word(unsigned char c) { return c <= 0x20 || c >= 0x80; }

static size_t longest_word(const ent__runs *runs) {
  size_t longest = 0, word = 0;
  for (const ent__run *run = runs->first; run != NULL; run = run->next) {
    if ((run->style & ENT__RUN_SPOKEN) != 0) continue;
    for (const char *s = run->text; *s != '\0'; s++) {
      word = ends_word((unsigned char)*s) ? 0 : word + 1;
      if (word > longest) longest = word;
    }
  }
  return longest > WORD ? WORD : longest;
}

static size_t count_columns(const ent__block *table) {
  size_t count = 0;
  if (table->first != NULL)
    for (const ent__block *cell = table->first->first; cell != NULL; cell = cell->next) count++;
  return count;
}

/* The place of a column in the panel; false for those that are in another. */
static bool in_panel(const panel *p, size_t number, size_t *at) {
  *at = number == 0 ? 0 : number - p->from + 1;
  return number == 0 || (number >= p->from && number < p->to);
}

static size_t panel_size(const panel *p) { return p->to - p->from + 1; }

static void measure_cell(panel *p, const ent__block *cell, size_t at) {
  column *c = &p->columns[at];
  size_t text = width_of(&cell->runs), word = longest_word(&cell->runs);
  if (p->turned && at > 0 && cell->header == ENT__HEADER_COLUMN) text = word = TURNED;
  if (text > c->text) c->text = text;
  if (word > c->word) c->word = word;
  c->align = cell->align;
}

static void measure(panel *p) {
  memset(p->columns, 0, sizeof p->columns);
  for (const ent__block *row = p->table->first; row != NULL; row = row->next) {
    size_t number = 0, at = 0;
    for (const ent__block *cell = row->first; cell != NULL; cell = cell->next, number++)
      if (in_panel(p, number, &at)) measure_cell(p, cell, at);
  }
}

static size_t least(const column *c) { return (c->word < 3 ? 3 : c->word) + GAP; }

/* Short columns get what they need, long ones share the rest of the line by the root of their length. */
static void give_widths(panel *p) {
  const size_t count = panel_size(p);
  double left = LINE, wanted = 0;
  for (size_t i = 0; i < count; i++) {
    column *c = &p->columns[i];
    c->width = (double)((c->text > WIDE ? WIDE : c->text) + GAP);
    if (c->width < (double)least(c)) c->width = (double)least(c);
    wanted += c->width;
  }
  if (wanted > LINE) {
    double spare = 0;
    for (size_t i = 0; i < count; i++) {
      left -= (double)least(&p->columns[i]);
      spare += p->columns[i].width - (double)least(&p->columns[i]);
    }
    const double share = left > 0 && spare > 0 ? left / spare : 0;
    for (size_t i = 0; i < count; i++) {
      column *c = &p->columns[i];
      c->width = (double)least(c) + share * (c->width - (double)least(c));
    }
  }
  for (size_t i = 0; i < count; i++) p->columns[i].width /= LINE;
}

/* Takes as many columns as a line has room for, one at the least. */
static void take(panel *p, size_t columns) {
  p->to = columns - p->from > MOST_COLUMNS - 1 ? p->from + MOST_COLUMNS - 1 : columns;
  measure(p);
  size_t used = least(&p->columns[0]);
  if (p->columns[0].text + GAP > used) used = (p->columns[0].text > WIDE / 2 ? WIDE / 2 : p->columns[0].text) + GAP;
  size_t fits = 1;
  while (fits < panel_size(p) && used + least(&p->columns[fits]) <= LINE) used += least(&p->columns[fits++]);
  if (fits < 2) fits = 2;
  if (fits < panel_size(p)) p->to = p->from + fits - 1;
  give_widths(p);
}

static void format(ent__latex *latex, const panel *p) {
  static const char *const sides[] = {"\\raggedright", "\\centering", "\\raggedleft"};
  ent__buffer_puts(latex->out, "@{}");
  for (size_t i = 0; i < panel_size(p); i++) {
    ent__buffer_printf(latex->out, ">{%s\\arraybackslash}p{\\dimexpr ", sides[p->columns[i].align]);
    ent__buffer_decimals(latex->out, p->columns[i].width, 4);
    ent__buffer_puts(latex->out, "\\linewidth-2\\tabcolsep}");
  }
  ent__buffer_puts(latex->out, "@{}");
}

static void cell(ent__latex *latex, const panel *p, const ent__block *cell, size_t at) {
  const bool header = cell->header == ENT__HEADER_COLUMN;
  const bool upright = header && p->turned && at > 0;
  if (upright) ent__buffer_puts(latex->out, "\\rotatebox{90}{\\parbox{30mm}{\\raggedright ");
  else if (header) ent__buffer_puts(latex->out, "\\textbf{");
  ent__latex_runs(latex, &cell->runs, false);
  if (header) ent__buffer_puts(latex->out, upright ? "}}" : "}");
}

static void row(ent__latex *latex, const panel *p, const ent__block *row) {
  size_t number = 0, at = 0;
  for (const ent__block *c = row->first; c != NULL; c = c->next, number++) {
    if (!in_panel(p, number, &at)) continue;
    if (at > 0) ent__buffer_puts(latex->out, " & ");
    else ent__latex_anchor(latex, row->id);
    cell(latex, p, c, at);
  }
  ent__buffer_puts(latex->out, " \\\\\n");
}

/* The header's rows; returns the first row of the body. */
static const ent__block *headers(ent__latex *latex, const panel *p) {
  const ent__block *at = p->table->first;
  ent__buffer_puts(latex->out, "\\toprule\n");
  for (; at != NULL && ent__row_is_header(at); at = at->next) row(latex, p, at);
  if (at != p->table->first) ent__buffer_puts(latex->out, "\\midrule\n");
  return at;
}

static void write_panel(ent__latex *latex, const panel *p) {
  ent__buffer_puts(latex->out, "\n{\\small\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}{");
  format(latex, p);
  ent__buffer_puts(latex->out, "}\n");
  if (p->from <= 1 && !ent__runs_empty(&p->table->runs)) {
    ent__buffer_puts(latex->out, "\\caption{");
    ent__latex_runs(latex, &p->table->runs, true);
    ent__buffer_puts(latex->out, "}\\\\\n");
  }
  headers(latex, p);
  ent__buffer_puts(latex->out, "\\endfirsthead\n");
  const ent__block *at = headers(latex, p);
  ent__buffer_puts(latex->out, "\\endhead\n\\bottomrule\n\\endlastfoot\n");
  for (; at != NULL; at = at->next) row(latex, p, at);
  ent__buffer_puts(latex->out, "\\end{longtable}}\n");
}

void ent__latex_table(ent__latex *latex, const ent__block *table) {
  const size_t columns = count_columns(table);
  if (columns == 0) return;
  panel p = {.table = table, .turned = table->style != NULL && strcmp(table->style, "matrix") == 0};
  p.from = 1;
  ent__latex_anchor(latex, table->id);
  do {
    take(&p, columns);
    write_panel(latex, &p);
    p.from = p.to;
  } while (p.from < columns);
}
