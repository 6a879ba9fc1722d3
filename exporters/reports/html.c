/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as one HTML page that needs nothing else: style sheet and figures inside, no script,
 * and a content policy that lets none in. Landmarks, a skip link, a table of contents, headers
 * of rows and columns, and wide tables that scroll by keyboard. The plain page has none of that
 * but what it says, with figures as pixels: word processors and converters take it.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/render.h"
#include "exporters/reports/words.h"

typedef struct html {
  ent_buffer *out;
  const ent__tree *tree;
  bool plain;
  bool in_main;  /* the first section has begun */
  bool in_body;  /* of a table */
  unsigned figures;
  const char *folder; /* of the figures of the plain page; NULL: it has none */
} html;

static void puts_(html *page, const char *s) { ent__buffer_puts(page->out, s); }

static void attribute(html *page, const char *name, const char *value) {
  if (value == NULL) return;
  ent__buffer_printf(page->out, " %s=\"", name);
  ent__html_escape(page->out, value);
  ent__buffer_putc(page->out, '"');
}

static void open_tag(html *page, const char *name, const ent__block *block) {
  ent__buffer_printf(page->out, "<%s", name);
  attribute(page, "id", block->id);
  attribute(page, "class", block->style);
  ent__buffer_putc(page->out, '>');
}

static void heading(html *page, const ent__block *section, bool close) {
  const int level = section->level > 6 ? 6 : section->level;
  if (close) ent__buffer_printf(page->out, "</h%d>\n", level);
  else ent__buffer_printf(page->out, "<h%d>", level);
}

/* The table of contents: the sections right below the title. */
static void contents(html *page) {
  puts_(page, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
  puts_(page, ent__report_word(page->tree->language, ENT__W_CONTENTS));
  puts_(page, "</h2>\n<ol>\n");
  for (const ent__block *at = page->tree->root->first; at != NULL; at = at->next) {
    if (at->kind != ENT__BLOCK_SECTION || at->id == NULL) continue;
    ent__buffer_printf(page->out, "<li><a href=\"#%s\">", at->id);
    for (const ent__run *run = at->runs.first; run != NULL; run = run->next) ent__html_escape(page->out, run->text);
    puts_(page, "</a></li>\n");
  }
  puts_(page, "</ol>\n</nav>\n");
}

static void begin_main(html *page) {
  page->in_main = true;
  if (page->plain) return;
  puts_(page, "</header>\n");
  contents(page);
  puts_(page, "<main id=\"main\">\n");
}

static void begin_page(html *page, const ent__block *root) {
  ent__buffer_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                     page->tree->language);
  if (!page->plain) puts_(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                "<meta name=\"color-scheme\" content=\"light dark\">\n");
  ent__buffer_printf(page->out, "<meta name=\"generator\" content=\"entente %s\">\n<title>", ent_version());
  for (const ent__run *run = root->runs.first; run != NULL; run = run->next) ent__html_escape(page->out, run->text);
  if (page->plain) {
    puts_(page, "</title>\n</head>\n<body>\n<h1>");
    return;
  }
  puts_(page, "</title>\n<style>\n");
  ent__html_style(page->out);
  puts_(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
  puts_(page, ent__report_word(page->tree->language, ENT__W_SKIP));
  puts_(page, "</a>\n<header>\n<h1>");
}

/*
 * A table stands in a box that scrolls where it is wider than the page: by keyboard too where it
 * has a style, for those are the wide ones.
 */
static void begin_scroll(html *page, const ent__block *block) {
  puts_(page, "<div class=\"scroll\"");
  if (block->style != NULL) {
    puts_(page, " role=\"group\" tabindex=\"0\" aria-label=\"");
    for (const ent__run *run = block->runs.first; run != NULL; run = run->next) ent__html_escape(page->out, run->text);
    ent__buffer_putc(page->out, '"');
  }
  puts_(page, ">\n");
}

static void begin_table(html *page, const ent__block *block) {
  if (!page->plain) begin_scroll(page, block);
  open_tag(page, "table", block);
  if (!ent__runs_empty(&block->runs)) puts_(page, "\n<caption>");
}

static void begin_row(html *page, const ent__block *row) {
  const bool first = row->parent->first == row;
  if (first && ent__row_is_header(row)) puts_(page, "<thead>\n");
  else if (!page->in_body && !ent__row_is_header(row)) {
    puts_(page, first ? "<tbody>\n" : "</thead>\n<tbody>\n");
    page->in_body = true;
  }
  open_tag(page, "tr", row);
}

static void begin_cell(html *page, const ent__block *cell) {
  static const char *const aligned[] = {"", " class=\"centre\"", " class=\"end\""};
  ent__buffer_puts(page->out, cell->header == ENT__HEADER_NONE ? "<td" : "<th");
  if (cell->header != ENT__HEADER_NONE)
    puts_(page, cell->header == ENT__HEADER_COLUMN ? " scope=\"col\"" : " scope=\"row\"");
  if (cell->style != NULL) attribute(page, "class", cell->style);
  else puts_(page, aligned[cell->align]);
  ent__buffer_putc(page->out, '>');
}

static void begin_plain_figure(html *page, const ent__block *block) {
  if (page->folder == NULL) return;
  open_tag(page, "figure", block);
  ent__html_picture(page->out, block, page->folder, ++page->figures);
  puts_(page, "<figcaption>");
}

static void begin_figure(html *page, const ent__block *block) {
  char prefix[24] = "f";
  unsigned n = ++page->figures;
  size_t at = 1;
  for (unsigned rest = n; rest != 0; rest /= 10) at++;
  prefix[at] = '-';
  for (size_t i = at; n != 0; n /= 10) prefix[--i] = (char)('0' + n % 10);
  open_tag(page, "figure", block);
  puts_(page, "\n<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
  attribute(page, "aria-label", block->alternative);
  puts_(page, ">\n");
  ent__html_svg(page->out, block->svg, block->svg_size, prefix, block->alternative);
  puts_(page, "\n</div>\n<figcaption>");
}

static void enter(void *state, const ent__block *block) {
  html *page = state;
  switch (block->kind) {
    case ENT__BLOCK_REPORT: begin_page(page, block); break;
    case ENT__BLOCK_SECTION:
      if (!page->in_main) begin_main(page);
      open_tag(page, "section", block);
      ent__buffer_putc(page->out, '\n');
      heading(page, block, false);
      break;
    case ENT__BLOCK_PARAGRAPH: open_tag(page, "p", block); break;
    case ENT__BLOCK_NOTICE: puts_(page, "<p class=\"notice\">"); break;
    case ENT__BLOCK_LIST: open_tag(page, "ul", block); ent__buffer_putc(page->out, '\n'); break;
    case ENT__BLOCK_ITEM: open_tag(page, "li", block); break;
    case ENT__BLOCK_TABLE: begin_table(page, block); break;
    case ENT__BLOCK_ROW: begin_row(page, block); break;
    case ENT__BLOCK_CELL: begin_cell(page, block); break;
    case ENT__BLOCK_FIGURE:
      if (page->plain) begin_plain_figure(page, block);
      else begin_figure(page, block);
      break;
    case ENT__BLOCK_DEFINITIONS: open_tag(page, "dl", block); ent__buffer_putc(page->out, '\n'); break;
    case ENT__BLOCK_TERM: puts_(page, "<dt>"); break;
    case ENT__BLOCK_DETAIL: puts_(page, "<dd>"); break;
    case ENT__BLOCK_FOLD: puts_(page, page->plain ? "<p>" : "<details>\n<summary>"); break;
  }
}

static void tags(html *page, int style, bool open) {
  static const struct {
    int style;
    const char *open;
    const char *close;
  } marks[] = {{ENT__RUN_STRONG, "<strong>", "</strong>"},
               {ENT__RUN_EMPHASIS, "<em>", "</em>"},
               {ENT__RUN_CODE, "<code>", "</code>"},
               {ENT__RUN_SPOKEN, "<span class=\"spoken\">", "</span>"},
               {0, NULL, NULL}};
  int count = 0;
  while (marks[count].style != 0) count++;
  for (int i = 0; i < count; i++) {
    const int at = open ? i : count - 1 - i;
    if ((style & marks[at].style) != 0) puts_(page, open ? marks[at].open : marks[at].close);
  }
}

/*
 * Whether text may turn round what stands beside it: right-to-left letters and the marks that
 * steer direction (Unicode Bidirectional Algorithm, UAX 9). Such runs are isolated.
 */
static bool turns(const char *text) {
  for (const unsigned char *s = (const unsigned char *)text; *s != '\0'; s++) {
    if (*s >= 0xd6 && *s <= 0xdf) return true;                             /* U+0580 to U+07FF */
    if (*s == 0xe0 && s[1] >= 0xa0 && s[1] <= 0xa3) return true;           /* U+0800 to U+08FF */
    if (*s == 0xe2 && (s[1] == 0x80 || s[1] == 0x81) && s[2] != '\0') {
      const unsigned char low = s[2];
      if (s[1] == 0x80 ? low == 0x8e || low == 0x8f || (low >= 0xaa && low <= 0xae) : low >= 0xa6 && low <= 0xa9) return true;
    }
    if (*s == 0xef && (s[1] >= 0xac && s[1] <= 0xbb)) return true;         /* presentation forms */
    if (*s == 0xf0 && (s[1] == 0x90 || s[1] == 0x9e)) return true;         /* ancient and African scripts */
  }
  return false;
}

/* What the plain page is without: words to listen to, and figures where they have no place beside it. */
static bool left_out(const html *page, const ent__block *block, const ent__run *run) {
  return page->plain && ((run->style & ENT__RUN_SPOKEN) != 0 || (block->kind == ENT__BLOCK_FIGURE && page->folder == NULL));
}

static void run(void *state, const ent__block *block, const ent__run *run) {
  html *page = state;
  if (left_out(page, block, run)) return;
  const bool inner = run->href != NULL && run->href[0] == '#';
  const bool link = inner || (run->href != NULL && ent__address_is_safe(run->href));
  const char *wrap = turns(run->text) ? "bdi" : run->language != NULL ? "span" : NULL;
  if (link) {
    puts_(page, "<a");
    attribute(page, "href", run->href);
    if ((run->style & ENT__RUN_MARK) != 0) puts_(page, " class=\"mark\"");
    else if (!inner && strcmp(run->text, run->href) != 0) puts_(page, " class=\"named\"");
    puts_(page, inner ? ">" : " rel=\"noreferrer\">");
  }
  tags(page, run->style, true);
  if (wrap != NULL) {
    ent__buffer_printf(page->out, "<%s", wrap);
    attribute(page, "lang", run->language);
    ent__buffer_putc(page->out, '>');
  }
  ent__html_escape(page->out, run->text);
  if (wrap != NULL) ent__buffer_printf(page->out, "</%s>", wrap);
  tags(page, run->style, false);
  if (link) puts_(page, "</a>");
}

static void body(void *state, const ent__block *block) {
  html *page = state;
  switch (block->kind) {
    case ENT__BLOCK_REPORT: puts_(page, "</h1>\n"); break;
    case ENT__BLOCK_SECTION: heading(page, block, true); break;
    case ENT__BLOCK_TABLE:
      puts_(page, ent__runs_empty(&block->runs) ? "\n" : "</caption>\n");
      page->in_body = false;
      break;
    case ENT__BLOCK_FOLD: puts_(page, page->plain ? "</p>\n" : "</summary>\n"); break;
    default: break;
  }
}

static const char *const closing[] = {
    [ENT__BLOCK_REPORT] = "</main>\n</body>\n</html>\n", [ENT__BLOCK_SECTION] = "</section>\n",
    [ENT__BLOCK_PARAGRAPH] = "</p>\n", [ENT__BLOCK_NOTICE] = "</p>\n", [ENT__BLOCK_LIST] = "</ul>\n",
    [ENT__BLOCK_ITEM] = "</li>\n", [ENT__BLOCK_TABLE] = "</table>\n</div>\n", [ENT__BLOCK_ROW] = "</tr>\n",
    [ENT__BLOCK_FIGURE] = "</figcaption>\n</figure>\n", [ENT__BLOCK_DEFINITIONS] = "</dl>\n",
    [ENT__BLOCK_TERM] = "</dt>\n", [ENT__BLOCK_DETAIL] = "</dd>\n", [ENT__BLOCK_FOLD] = "</details>\n"};

/* What ends a block of the plain page, which has fewer boxes. */
static const char *closing_of(const html *page, ent__block_kind kind) {
  if (page->plain && kind == ENT__BLOCK_REPORT) return "</body>\n</html>\n";
  if (page->plain && kind == ENT__BLOCK_TABLE) return "</table>\n";
  if (page->plain && kind == ENT__BLOCK_FIGURE && page->folder == NULL) return "";
  return page->plain && kind == ENT__BLOCK_FOLD ? "" : closing[kind];
}

static void leave(void *state, const ent__block *block) {
  html *page = state;
  if (block->kind == ENT__BLOCK_REPORT && !page->in_main) begin_main(page);
  if (block->kind == ENT__BLOCK_TABLE && block->first != NULL) puts_(page, page->in_body ? "</tbody>\n" : "</thead>\n");
  if (block->kind == ENT__BLOCK_CELL) puts_(page, block->header == ENT__HEADER_NONE ? "</td>\n" : "</th>\n");
  else puts_(page, closing_of(page, block->kind));
}

static ent_status render(html *page, ent_error *err) {
  static const ent__renderer renderer = {enter, run, body, leave};
  ent__walk(page->tree->root, &renderer, page);
  return ent__buffer_status(page->out, err);
}

ent_status ent__render_html(ent_buffer *out, const ent__tree *tree, const char *folder, ent_error *err) {
  html page = {.out = out, .tree = tree};
  (void)folder;
  return render(&page, err);
}

ent_status ent__render_html_plain(ent_buffer *out, const ent__tree *tree, const char *folder, ent_error *err) {
  html page = {.out = out, .tree = tree, .plain = true, .folder = folder};
  return render(&page, err);
}
