/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as a LaTeX document: complete, for xelatex and lualatex, and for pdflatex where all is
 * Latin. It needs article and packages of LaTeX's recommended set; figures are PDF files beside it.
 */
#include "exporters/reports/latex.h"

#include <string.h>

#include "engine/base/buffer.h"

/* LaTeX knows four levels of lists; the deeper ones go on in the fourth. */
enum { DEEPEST = 4 };

void ent__latex_anchor(ent__latex *latex, const char *id) {
  if (id != NULL) ent__buffer_printf(latex->out, "\\hypertarget{%s}{}", id);
}

/* An address as an argument: all but its plainest marks by their numbers, since TeX acts on them. */
static void address(ent_buffer *out, const char *href) {
  for (const char *s = href; *s != '\0'; s++) {
    const unsigned char c = (unsigned char)*s;
    if (c == '%' || c == '#') ent__buffer_printf(out, "\\%c", c);
    else if (c <= 0x20 || c >= 0x7f || strchr("\\{}^\"<>|`", c) != NULL) ent__buffer_printf(out, "\\%%%02X", c);
    else ent__buffer_putc(out, *s);
  }
}

/* Opens what is around a run; returns how many braces close it. */
static int open_run(ent__latex *latex, const ent__run *run) {
  static const struct {
    int style;
    const char *open;
  } marks[] = {{ENT__RUN_STRONG, "\\textbf{"}, {ENT__RUN_EMPHASIS, "\\emph{"}, {ENT__RUN_CODE, "\\texttt{"}, {0, NULL}};
  int braces = 0;
  if (run->href != NULL && run->href[0] == '#') {
    ent__buffer_printf(latex->out, "\\hyperlink{%s}{", run->href + 1);
    braces++;
  } else if (run->href != NULL && ent__address_is_safe(run->href)) {
    ent__buffer_puts(latex->out, "\\href{");
    address(latex->out, run->href);
    ent__buffer_puts(latex->out, "}{");
    braces++;
  }
  for (int i = 0; marks[i].open != NULL; i++) {
    if ((run->style & marks[i].style) == 0) continue;
    ent__buffer_puts(latex->out, marks[i].open);
    braces++;
  }
  return braces;
}

static void add_run(ent__latex *latex, const ent__run *run, bool plain) {
  if ((run->style & ENT__RUN_SPOKEN) != 0) return;
  const bool code = (run->style & ENT__RUN_CODE) != 0 || (run->href != NULL && strcmp(run->href, run->text) == 0);
  const int braces = plain ? 0 : open_run(latex, run);
  ent__latex_escape(latex->out, run->text, code, &latex->scripts);
  for (int i = 0; i < braces; i++) ent__buffer_putc(latex->out, '}');
}

void ent__latex_runs(ent__latex *latex, const ent__runs *runs, bool plain) {
  for (const ent__run *run = runs->first; run != NULL; run = run->next) add_run(latex, run, plain);
}

static void begin_section(ent__latex *latex, const ent__block *section) {
  static const char *const commands[] = {"section", "subsection", "subsubsection", "paragraph"};
  if (!latex->begun) ent__buffer_puts(latex->out, "\n\\entcontents\n");
  latex->begun = true;
  ent__buffer_printf(latex->out, "\n\\%s{", commands[section->level < 2 ? 0 : section->level > 5 ? 3 : section->level - 2]);
  ent__latex_runs(latex, &section->runs, true);
  ent__buffer_putc(latex->out, '}');
  if (section->id != NULL) ent__buffer_printf(latex->out, "\\label{%s}", section->id);
  ent__latex_anchor(latex, section->id);
  ent__buffer_putc(latex->out, '\n');
}

static void begin_title(ent__latex *latex, const ent__block *root) {
  ent__buffer_puts(latex->out, "\\title{");
  ent__latex_runs(latex, &root->runs, true);
  ent__buffer_puts(latex->out, "}\n\\author{}\n\\date{}\n\\maketitle\n");
}

static void figure(ent__latex *latex, const ent__block *block) {
  latex->whole = block;
  if (latex->folder == NULL) return;
  int scripts = 0;
  ent__buffer_puts(latex->out, "\n\\begin{figure}[htbp]\n\\centering\n\\includegraphics[width=\\linewidth,height=0.82\\textheight,keepaspectratio,alt={");
  ent__latex_escape(latex->out, block->alternative, false, &scripts);
  ent__buffer_printf(latex->out, "}]{%s/figure-%u.pdf}\n\\caption{", latex->folder, ++latex->figures);
  ent__latex_runs(latex, &block->runs, true);
  ent__buffer_puts(latex->out, "}\n\\end{figure}\n");
}

/* A list without an item would be an error, and so would one too deep. */
static bool is_list(const ent__latex *latex, const ent__block *list) { return list->first != NULL && latex->depth <= DEEPEST; }

static void begin_item(ent__latex *latex, const ent__block *item) {
  ent__buffer_puts(latex->out, "\\item{} ");
  ent__latex_anchor(latex, item->id);
}

static void enter(void *state, const ent__block *block) {
  ent__latex *latex = state;
  if (latex->whole != NULL) return;
  switch (block->kind) {
    case ENT__BLOCK_REPORT: begin_title(latex, block); break;
    case ENT__BLOCK_SECTION: begin_section(latex, block); break;
    case ENT__BLOCK_PARAGRAPH: ent__buffer_putc(latex->out, '\n'); ent__latex_anchor(latex, block->id); break;
    case ENT__BLOCK_NOTICE: ent__buffer_puts(latex->out, "\n\\begin{entnotice}\n"); break;
    case ENT__BLOCK_LIST:
      latex->depth++;
      if (is_list(latex, block)) ent__buffer_puts(latex->out, "\n\\begin{itemize}\n");
      break;
    case ENT__BLOCK_DEFINITIONS:
      latex->depth++;
      if (is_list(latex, block)) ent__buffer_puts(latex->out, "\n\\begin{description}\n");
      break;
    case ENT__BLOCK_ITEM: begin_item(latex, block); break;
    case ENT__BLOCK_TERM: ent__buffer_puts(latex->out, "\\item[{"); break;
    case ENT__BLOCK_FOLD: ent__buffer_puts(latex->out, "\n\\paragraph{"); break;
    case ENT__BLOCK_TABLE:
      ent__latex_table(latex, block);
      latex->whole = block;
      break;
    case ENT__BLOCK_FIGURE: figure(latex, block); break;
    case ENT__BLOCK_DETAIL:
    case ENT__BLOCK_ROW:
    case ENT__BLOCK_CELL: break;
  }
}

/* Titles and headings are written as they begin. */
static void run(void *state, const ent__block *block, const ent__run *run) {
  ent__latex *latex = state;
  if (latex->whole != NULL || block->kind == ENT__BLOCK_REPORT || block->kind == ENT__BLOCK_SECTION) return;
  add_run(latex, run, block->kind == ENT__BLOCK_FOLD);
}

static void body(void *state, const ent__block *block) {
  ent__latex *latex = state;
  if (latex->whole != NULL) return;
  switch (block->kind) {
    case ENT__BLOCK_PARAGRAPH:
    case ENT__BLOCK_ITEM:
    case ENT__BLOCK_DETAIL: ent__buffer_putc(latex->out, '\n'); break;
    case ENT__BLOCK_NOTICE: ent__buffer_puts(latex->out, "\n\\end{entnotice}\n"); break;
    case ENT__BLOCK_TERM: ent__buffer_puts(latex->out, "}] "); break;
    case ENT__BLOCK_FOLD: ent__buffer_puts(latex->out, "}\n"); break;
    default: break;
  }
}

static void leave(void *state, const ent__block *block) {
  ent__latex *latex = state;
  if (latex->whole != NULL) {
    if (latex->whole == block) latex->whole = NULL;
    return;
  }
  const bool definitions = block->kind == ENT__BLOCK_DEFINITIONS;
  if (!definitions && block->kind != ENT__BLOCK_LIST) return;
  if (is_list(latex, block)) ent__buffer_puts(latex->out, definitions ? "\\end{description}\n" : "\\end{itemize}\n");
  latex->depth--;
}

ent_status ent__render_latex(ent_buffer *out, const ent__tree *tree, const char *folder, ent_error *err) {
  static const ent__renderer renderer = {enter, run, body, leave};
  ent_buffer text = ENT_BUFFER_INIT;
  ent__latex latex = {.out = &text, .tree = tree, .folder = folder};
  ent__walk(tree->root, &renderer, &latex);
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    ent__latex_preamble(out, &latex);
    ent__buffer_add(out, text.data, text.size);
    ent__buffer_puts(out, "\n\\end{document}\n");
    status = ent__buffer_status(out, err);
  }
  ent_buffer_clear(&text);
  return status;
}
