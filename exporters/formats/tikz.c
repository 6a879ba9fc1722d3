/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture for a paper, in TikZ: a box for each coalition, marks whose area goes by activity, solid
 * ties for agreement and dashed ones for opposition, a legend. `tikz` is the picture alone, which a
 * paper takes in by \input; `tikz-page` puts a LaTeX document around it. A two-mode network has its
 * actors in the left column and its issues in the right one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/tikz_text.h"
#include "exporters/formats/view.h"
#include "exporters/style.h"
#include "graphs/layout.h"

/* TeX needs some seconds for this many, and a page has no room for more. */
enum { MOST_NODES = 400, MOST_TIES = 5000 };

static const double font_size = 7.0, heading_size = 8.0; /* in points, as are all lengths here */
static const double most_radius = 9.0, least_radius = 2.5, padding = 9.0, gap = 14.0, around = 3.0;
static const double page_width = 455.0, page_height = 640.0; /* 160 mm by 225 mm */

typedef struct bounds {
  double left, bottom, right, top;
} bounds;

typedef struct symbol {
  ent__tex_label label;
  ent_point at; /* of the mark, not of the box of mark and label */
  double radius;
} symbol;

typedef struct group {
  ent__tex_label heading;
  bounds box;
} group;

typedef struct picture {
  ent__view view;
  symbol *marks;
  group *groups; /* one for each coalition, then the unaligned */
  const ent_tie **ties;
  double heaviest;
  bounds box;
  bool two_mode;
  bool chinese; /* the words of the legend */
  bool wide;    /* a label holds wide characters */
} picture;

static const bounds nothing = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void widen(bounds *box, double x, double y, double half_width, double half_height) {
  box->left = fmin(box->left, x - half_width);
  box->right = fmax(box->right, x + half_width);
  box->bottom = fmin(box->bottom, y - half_height);
  box->top = fmax(box->top, y + half_height);
}

static const char *word(const picture *pic, const char *english, const char *chinese) {
  return pic->chinese ? chinese : english;
}

static double radius_of(const ent__view *view, size_t n) {
  const double share = view->largest_activity > 0 ? view->nodes[n].activity / view->largest_activity : 0.3;
  return fmax(most_radius * sqrt(fmax(share, 0)), least_radius);
}

static ent_status fit_labels(picture *pic, ent_error *err) {
  ent__view *view = &pic->view;
  ent_status status = ENT_OK;
  for (size_t n = 0; n < view->node_count && status == ENT_OK; n++) {
    pic->marks[n].radius = pic->two_mode ? 3.0 : radius_of(view, n);
    status = ent__tex_fit(&pic->marks[n].label, &view->arena, ent__view_short(view, n), font_size,
                          pic->two_mode ? 170.0 : 62.0, err);
    pic->wide = pic->wide || (status == ENT_OK && pic->marks[n].label.wide);
  }
  for (size_t c = 0; c < view->coalition_count && status == ENT_OK; c++) {
    status = ent__tex_fit(&pic->groups[c].heading, &view->arena, view->coalition_labels[c], heading_size, 220.0, err);
    pic->wide = pic->wide || (status == ENT_OK && pic->groups[c].heading.wide);
  }
  return status;
}

static const char *rest_name(const picture *pic) { return word(pic, "No ties", "无联系"); }

/* Places marks and labels so that nothing is above anything else, in boxes that do not touch. */
static ent_status lay_out(picture *pic, ent_error *err) {
  const ent__view *view = &pic->view;
  ent_point *at = NULL;
  ent_point *halves = ent__alloc(view->node_count, sizeof *halves);
  ent_point *headings = ent__alloc(view->coalition_count + 1, sizeof *headings);
  ent_status status = halves == NULL || headings == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t n = 0; n < view->node_count && status == ENT_OK; n++) {
    const symbol *mark = &pic->marks[n];
    halves[n] = (ent_point){fmax(mark->radius, mark->label.width / 2) + around,
                            mark->radius + mark->label.height / 2 + around};
  }
  for (size_t c = 0; c <= view->coalition_count && status == ENT_OK; c++) {
    const ent__tex_label *heading = &pic->groups[c].heading;
    headings[c] = (ent_point){heading->width, heading->height > 0 ? heading->height + 3 : 0};
  }
  const ent__layout_sizes sizes = {halves, headings, padding, gap};
  if (status == ENT_OK) status = ent__layout_sized(&at, view->network, view->coalitions, &sizes, err);
  for (size_t n = 0; n < view->node_count && status == ENT_OK; n++) {
    const uint32_t coalition = view->members[n].coalition;
    group *of = &pic->groups[coalition == ENT_NONE ? view->coalition_count : coalition];
    widen(&of->box, at[n].x, at[n].y, halves[n].x, halves[n].y);
    pic->marks[n].at = (ent_point){at[n].x, at[n].y + pic->marks[n].label.height / 2};
  }
  ent__free(at);
  ent__free(halves);
  ent__free(headings);
  return status;
}

static void grow_groups(picture *pic) {
  for (size_t c = 0; c <= pic->view.coalition_count; c++) {
    group *one = &pic->groups[c];
    if (!(one->box.left <= one->box.right)) continue;
    one->box.left -= padding;
    one->box.right = fmax(one->box.right, one->box.left + padding + one->heading.width) + padding;
    one->box.bottom -= padding;
    one->box.top += padding + (one->heading.height > 0 ? one->heading.height + 3 : 0);
    const bounds *box = &one->box;
    widen(&pic->box, (box->left + box->right) / 2, (box->bottom + box->top) / 2, (box->right - box->left) / 2,
          (box->top - box->bottom) / 2);
  }
}

/* Two columns, the further apart the longer they are, with the labels outside them. */
static void set_columns(picture *pic) {
  const size_t first = ent_network_first_mode(pic->view.network);
  const size_t longest = first > pic->view.node_count - first ? first : pic->view.node_count - first;
  const double apart = fmin(fmax(120, 8 * (double)longest), 260);
  for (size_t n = 0; n < pic->view.node_count; n++) {
    symbol *mark = &pic->marks[n];
    mark->at = (ent_point){n < first ? 0 : apart, pic->view.places[n].y * 0.5};
    const double side = n < first ? -1 : 1;
    widen(&pic->box, mark->at.x + side * mark->label.width / 2, mark->at.y, mark->label.width / 2 + 6, 12);
  }
}

static int weakest_first(const void *a, const void *b) {
  const ent_tie *x = *(const ent_tie *const *)a;
  const ent_tie *y = *(const ent_tie *const *)b;
  const double wx = fabs(x->weight);
  const double wy = fabs(y->weight);
  if (wx != wy) return wx < wy ? -1 : 1;
  return x < y ? -1 : x > y;
}

static ent_status sort_ties(picture *pic, ent_error *err) {
  const ent__view *view = &pic->view;
  pic->ties = ent__arena_alloc(&pic->view.arena, view->tie_count, sizeof *pic->ties);
  if (pic->ties == NULL) return ent__nomem(err);
  for (size_t t = 0; t < view->tie_count; t++) {
    pic->ties[t] = &view->ties[t];
    pic->heaviest = fmax(pic->heaviest, fabs(view->ties[t].weight));
  }
  if (view->tie_count > 1) qsort(pic->ties, view->tie_count, sizeof *pic->ties, weakest_first);
  return ENT_OK;
}

static ent_status refuse_too_large(const ent__view *view, ent_error *err) {
  if (view->node_count <= MOST_NODES && view->tie_count <= MOST_TIES) return ENT_OK;
  return ent__fail(err, ENT_E_LIMIT,
                   "a TikZ picture holds %d nodes and %d ties at most, this network has %zu and %zu; filter it, or use "
                   "'entente diagram' or the format dot",
                   MOST_NODES, MOST_TIES, view->node_count, view->tie_count);
}

static bool is_chinese(const char *language) {
  if (language == NULL || (language[0] | 32) != 'z' || (language[1] | 32) != 'h') return false;
  return language[2] == '\0' || language[2] == '-' || language[2] == '_';
}

/* What is built is cleared with the view, whatever is returned. */
static ent_status picture_init(picture *pic, const ent_study *study, const ent_export_options *options, ent_error *err) {
  memset(pic, 0, sizeof *pic);
  ent__view *view = &pic->view;
  ent_status status = ent__view_init(view, study, options, err);
  if (status == ENT_OK) status = refuse_too_large(view, err);
  if (status != ENT_OK) return status;
  pic->two_mode = view->members == NULL;
  pic->chinese = is_chinese(view->language);
  pic->wide = pic->chinese;
  pic->box = nothing;
  pic->marks = ent__arena_alloc(&view->arena, view->node_count, sizeof *pic->marks);
  pic->groups = ent__arena_alloc(&view->arena, view->coalition_count + 1, sizeof *pic->groups);
  if (pic->marks == NULL || pic->groups == NULL) return ent__nomem(err);
  for (size_t c = 0; c <= view->coalition_count; c++) pic->groups[c] = (group){{"", 0, 0, false}, nothing};
  status = ent__tex_fit(&pic->groups[view->coalition_count].heading, &view->arena, rest_name(pic), heading_size, 220.0, err);
  if (status == ENT_OK) status = fit_labels(pic, err);
  if (status == ENT_OK) status = sort_ties(pic, err);
  if (status == ENT_OK && pic->two_mode && view->places != NULL) set_columns(pic);
  if (status == ENT_OK && !pic->two_mode) status = lay_out(pic, err);
  if (status == ENT_OK && !pic->two_mode) grow_groups(pic);
  return status;
}

static void add_point(ent_buffer *out, double x, double y) {
  ent__buffer_putc(out, '(');
  ent__buffer_fixed(out, x, 1);
  ent__buffer_putc(out, ',');
  ent__buffer_fixed(out, y, 1);
  ent__buffer_putc(out, ')');
}

static void add_colours(ent_buffer *out, const picture *pic) {
  ent__buffer_printf(out, "  \\definecolor{entente agree}{HTML}{%s}\n", &ENT__STYLE_AGREE[1]);
  ent__buffer_printf(out, "  \\definecolor{entente oppose}{HTML}{%s}\n", &ENT__STYLE_OPPOSE[1]);
  for (size_t c = 0; c < pic->view.coalition_count; c++) {
    ent__buffer_printf(out, "  \\definecolor{entente fill %zu}{HTML}{%s}\n", c + 1,
                       ent__style_coalition_colour((uint32_t)c) + 1);
    ent__buffer_printf(out, "  \\definecolor{entente line %zu}{HTML}{%.6s}\n", c + 1,
                       ent__style_coalition_line((uint32_t)c) + 1);
  }
}

/* The picture shrinks to a page; text and marks with it. */
static double scale_of(const picture *pic) {
  const double width = pic->box.right - pic->box.left;
  const double height = pic->box.top - pic->box.bottom + 30;
  if (!(width > 0)) return 1;
  return fmin(1, fmin(page_width / width, page_height / height));
}

static void begin(ent_buffer *out, const picture *pic) {
  ent__buffer_puts(out, "\\begin{tikzpicture}[x=1pt, y=1pt, transform shape, scale=");
  ent__buffer_fixed(out, scale_of(pic), 4);
  ent__buffer_puts(out,
                   ",\n"
                   "  entente text/.style={inner sep=0.8pt, fill=white, fill opacity=0.75, text opacity=1},\n"
                   "  entente label/.style={entente text, align=center, "
                   "font=\\sffamily\\fontsize{7}{8}\\selectfont},\n"
                   "  entente heading/.style={entente text, align=left, "
                   "font=\\sffamily\\bfseries\\fontsize{8}{9}\\selectfont},\n"
                   "  entente agreement/.style={draw=entente agree, draw opacity=0.6},\n"
                   "  entente opposition/.style={draw=entente oppose, draw opacity=0.75, "
                   "dash pattern=on 3pt off 2pt}]\n");
  add_colours(out, pic);
}

static void draw_group(ent_buffer *out, const picture *pic, size_t c) {
  const group *one = &pic->groups[c];
  if (!(one->box.left <= one->box.right)) return;
  if (c < pic->view.coalition_count)
    ent__buffer_printf(out, "  \\path[draw=entente line %zu, fill=entente fill %zu!12, rounded corners=4pt] ", c + 1, c + 1);
  else
    ent__buffer_puts(out, "  \\path[draw=black!30, rounded corners=4pt] ");
  add_point(out, one->box.left, one->box.bottom);
  ent__buffer_puts(out, " rectangle ");
  add_point(out, one->box.right, one->box.top);
  ent__buffer_puts(out, ";\n");
}

/* Above the ties, so that none runs through it. */
static void draw_heading(ent_buffer *out, const picture *pic, size_t c) {
  const group *one = &pic->groups[c];
  if (!(one->box.left <= one->box.right)) return;
  if (c < pic->view.coalition_count)
    ent__buffer_printf(out,
                       "  \\node[entente heading, anchor=north west, text=entente line %zu, fill=entente fill %zu!12] at ",
                       c + 1, c + 1);
  else
    ent__buffer_puts(out, "  \\node[entente heading, anchor=north west, text=black!65] at ");
  add_point(out, one->box.left + padding, one->box.top - padding);
  ent__buffer_printf(out, " {%s};\n", one->heading.text);
}

static void draw_tie(ent_buffer *out, const picture *pic, const ent_tie *tie) {
  const double share = fabs(tie->weight) / pic->heaviest;
  ent__buffer_printf(out, "  \\draw[%s, line width=", tie->weight < 0 ? "entente opposition" : "entente agreement");
  ent__buffer_fixed(out, pic->two_mode ? 0.2 + 0.8 * share : 0.2 + 1.6 * share * share, 2);
  ent__buffer_puts(out, "pt] ");
  add_point(out, pic->marks[tie->source].at.x, pic->marks[tie->source].at.y);
  ent__buffer_puts(out, " -- ");
  add_point(out, pic->marks[tie->target].at.x, pic->marks[tie->target].at.y);
  ent__buffer_puts(out, ";\n");
}

static void draw_mark(ent_buffer *out, const picture *pic, size_t n) {
  const symbol *mark = &pic->marks[n];
  const uint32_t coalition = pic->view.members == NULL ? ENT_NONE : pic->view.members[n].coalition;
  if (coalition == ENT_NONE)
    ent__buffer_puts(out, "  \\path[draw=black!70, fill=black!15, line width=0.5pt] ");
  else
    ent__buffer_printf(out, "  \\path[draw=entente line %u, fill=entente fill %u, line width=0.5pt] ",
                       (unsigned)coalition + 1, (unsigned)coalition + 1);
  if (pic->view.nodes[n].kind == ENT_NODE_ISSUE) {
    add_point(out, mark->at.x - mark->radius, mark->at.y - mark->radius);
    ent__buffer_puts(out, " rectangle ");
    add_point(out, mark->at.x + mark->radius, mark->at.y + mark->radius);
  } else {
    add_point(out, mark->at.x, mark->at.y);
    ent__buffer_puts(out, " circle [radius=");
    ent__buffer_fixed(out, mark->radius, 2);
    ent__buffer_puts(out, "]");
  }
  ent__buffer_puts(out, ";\n");
}

static void draw_label(ent_buffer *out, const picture *pic, size_t n) {
  const symbol *mark = &pic->marks[n];
  const bool left = pic->two_mode && n < ent_network_first_mode(pic->view.network);
  const uint32_t coalition = pic->two_mode ? ENT_NONE : pic->view.members[n].coalition;
  ent__buffer_printf(out, "  \\node[entente label, %s",
                     !pic->two_mode ? "anchor=north" : left ? "anchor=east, align=right" : "anchor=west, align=left");
  if (coalition != ENT_NONE) ent__buffer_printf(out, ", fill=entente fill %u!12", (unsigned)coalition + 1);
  ent__buffer_puts(out, "] at ");
  if (!pic->two_mode)
    add_point(out, mark->at.x, mark->at.y - mark->radius - 1);
  else
    add_point(out, mark->at.x + (left ? -5 : 5), mark->at.y);
  ent__buffer_printf(out, " {%s};\n", mark->label.text);
}

static void draw_sample(ent_buffer *out, double x, double y, const char *style, const char *says) {
  ent__buffer_printf(out, "  \\draw[%s, line width=1.2pt] ", style);
  add_point(out, x, y);
  ent__buffer_puts(out, " -- ");
  add_point(out, x + 22, y);
  ent__buffer_puts(out, ";\n  \\node[entente label, anchor=west] at ");
  add_point(out, x + 24, y);
  ent__buffer_printf(out, " {%s};\n", says);
}

static void draw_legend(ent_buffer *out, const picture *pic) {
  const double y = pic->box.bottom - 14;
  const double x = pic->box.left;
  const bool stances = pic->two_mode && pic->view.facts.count > 0;
  draw_sample(out, x, y, "entente agreement", stances ? word(pic, "support", "支持") : word(pic, "agreement", "一致"));
  draw_sample(out, x + 80, y, "entente opposition", stances ? word(pic, "opposition", "反对") : word(pic, "opposition", "对立"));
  ent__buffer_puts(out, "  \\node[entente label, anchor=west, align=left, text=black!65] at ");
  add_point(out, x, y - 11);
  ent__buffer_printf(out, " {%s};\n",
                     pic->two_mode ? word(pic, "width of a line: weight", "线宽：联系强度")
                                   : word(pic, "width of a line: weight; area of a mark: activity",
                                          "线宽：联系强度；圆面积：发言数量"));
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    ent__buffer_printf(out, "%% %s: ", view->facts.at[i].key);
    ent__tex_text(out, value.data == NULL ? "" : value.data);
    ent__buffer_putc(out, '\n');
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
}

static void write_picture(ent_buffer *out, const picture *pic) {
  const ent__view *view = &pic->view;
  begin(out, pic);
  for (size_t c = 0; c <= view->coalition_count; c++) draw_group(out, pic, c);
  for (size_t t = 0; t < view->tie_count; t++) draw_tie(out, pic, pic->ties[t]);
  for (size_t n = 0; n < view->node_count; n++) draw_mark(out, pic, n);
  for (size_t n = 0; n < view->node_count; n++) draw_label(out, pic, n);
  for (size_t c = 0; c <= view->coalition_count; c++) draw_heading(out, pic, c);
  if (view->node_count > 0) draw_legend(out, pic);
  ent__buffer_puts(out, "\\end{tikzpicture}%\n");
}

/* Without wide characters pdflatex does; with them it takes lualatex or xelatex, and a font that has them. */
static void write_preamble(ent_buffer *out, const picture *pic) {
  ent__buffer_puts(out,
                   "\\documentclass[border=4pt]{standalone}\n"
                   "\\usepackage{iftex}\n"
                   "\\ifPDFTeX\n"
                   "  \\usepackage[T1]{fontenc}\n"
                   "  \\usepackage{textcomp}\n"
                   "  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n"
                   "\\else\n"
                   "  \\usepackage{fontspec}\n"
                   "  \\IfFontExistsTF{DejaVu Sans}{\\setsansfont{DejaVu Sans}}{}\n"
                   "\\fi\n");
  if (pic->wide) {
    ent__buffer_puts(out,
                     "% Chinese, Japanese or Korean: name a font of yours here, and use lualatex or xelatex.\n"
                     "\\newcommand*\\ententefont{Noto Sans CJK SC}\n"
                     "\\ifLuaTeX\n"
                     "  \\usepackage{luatexja-fontspec}\n"
                     "  \\setmainjfont{\\ententefont}\n"
                     "  \\setsansjfont{\\ententefont}\n"
                     "\\fi\n"
                     "\\ifXeTeX\n"
                     "  \\usepackage{xeCJK}\n"
                     "  \\setCJKmainfont{\\ententefont}\n"
                     "  \\setCJKsansfont{\\ententefont}\n"
                     "\\fi\n");
  }
  ent__buffer_puts(out, "\\usepackage{tikz}\n\\begin{document}\n");
}

static ent_status write_tikz(ent_buffer *out, const ent_study *study, const ent_export_options *options, bool page,
                             ent_error *err) {
  picture pic;
  ent_status status = picture_init(&pic, study, options, err);
  if (status == ENT_OK) {
    write_facts(out, &pic.view);
    if (!page) ent__buffer_puts(out, "% in the preamble of the paper: \\usepackage{tikz}\n");
    if (!page && pic.wide)
      ent__buffer_puts(out, "% the labels need lualatex or xelatex, and a font with Chinese, Japanese or Korean\n");
    if (page) write_preamble(out, &pic);
    write_picture(out, &pic);
    if (page) ent__buffer_puts(out, "\\end{document}\n");
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&pic.view);
  return status;
}

ent_status ent__network_tikz(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  return write_tikz(out, study, options, false, err);
}

ent_status ent__network_tikz_page(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_tikz(out, study, options, true, err);
}
