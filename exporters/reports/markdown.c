/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as Markdown: CommonMark with pipe tables. Figures are files beside it, or left out where
 * there is no place beside it (what they show is said in words too); links inside the report are
 * left out, since CommonMark has no anchors for them.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/reports/render.h"

typedef struct markdown {
  ent_buffer *out;
  const ent__tree *tree;
  const char *folder; /* of the figures; NULL: none */
  unsigned figures;
  int depth;   /* of lists */
  bool listed; /* a list has just ended: another one needs another bullet to be one of its own */
  bool star;   /* the bullet of this list */
  bool fresh;  /* nothing of the line is written but its marker */
  bool digits; /* nothing but digits and its marker */
  bool spaced; /* the last thing written was a blank line or the file's start */
} markdown;

static void blank(markdown *md) {
  if (!md->spaced) ent__buffer_putc(md->out, '\n');
  md->spaced = true;
}

static void line(markdown *md) {
  ent__buffer_putc(md->out, '\n');
  md->spaced = false;
}

static void mark(markdown *md, const char *marker) {
  ent__buffer_puts(md->out, marker);
  md->fresh = true;
  md->digits = false;
  md->spaced = false;
}

static void indent(markdown *md) {
  for (int i = 1; i < md->depth; i++) ent__buffer_puts(md->out, "  ");
}

static void enter_section(markdown *md, const ent__block *block) {
  const int level = block->kind == ENT__BLOCK_REPORT ? 1 : block->level > 6 ? 6 : block->level;
  blank(md);
  mark(md, &"###### "[6 - level]);
}

/* The picture, and its caption below. */
static void enter_figure(markdown *md, const ent__block *block) {
  if (md->folder == NULL) return;
  blank(md);
  ent__buffer_puts(md->out, "![");
  ent__markdown_escape(md->out, block->alternative, false);
  ent__buffer_puts(md->out, "](<");
  ent__relative_address(md->out, md->folder);
  ent__buffer_printf(md->out, "/figure-%u.svg>)", ++md->figures);
  line(md);
  blank(md);
  mark(md, "");
}

static void enter(void *state, const ent__block *block) {
  markdown *md = state;
  const bool list = block->kind == ENT__BLOCK_LIST || block->kind == ENT__BLOCK_DEFINITIONS;
  if (!list && md->depth == 0) md->listed = false;
  switch (block->kind) {
    case ENT__BLOCK_REPORT:
    case ENT__BLOCK_SECTION: enter_section(md, block); break;
    case ENT__BLOCK_PARAGRAPH:
    case ENT__BLOCK_FOLD: blank(md); mark(md, ""); break;
    case ENT__BLOCK_NOTICE: blank(md); mark(md, "> "); break;
    case ENT__BLOCK_TABLE: blank(md); break;
    case ENT__BLOCK_LIST:
    case ENT__BLOCK_DEFINITIONS:
      if (md->depth++ > 0) break;
      blank(md);
      md->star = md->listed && !md->star;
      break;
    case ENT__BLOCK_ITEM:
    case ENT__BLOCK_TERM: indent(md); mark(md, md->star ? "* " : "- "); break;
    case ENT__BLOCK_DETAIL: mark(md, strncmp(md->tree->language, "zh", 2) == 0 ? "：" : ": "); break;
    case ENT__BLOCK_CELL:
      mark(md, "| ");
      md->fresh = false;
      break;
    case ENT__BLOCK_FIGURE: enter_figure(md, block); break;
    case ENT__BLOCK_ROW: break;
  }
}

/* A code span: its fence is longer than any run of backticks inside. */
static void code_span(markdown *md, const char *text, bool table) {
  size_t longest = 0;
  for (const char *s = text; *s != '\0'; s++) {
    const size_t run = strspn(s, "`");
    if (run > longest) longest = run;
    if (run > 0) s += run - 1;
  }
  const bool pad = longest > 0 || *text == ' ';
  for (size_t i = 0; i <= longest; i++) ent__buffer_putc(md->out, '`');
  if (pad) ent__buffer_putc(md->out, ' ');
  for (const char *s = text; *s != '\0'; s++) {
    if (*s == '|' && table) ent__buffer_putc(md->out, '\\');
    ent__buffer_putc(md->out, (unsigned char)*s < 0x20 ? ' ' : *s);
  }
  if (pad) ent__buffer_putc(md->out, ' ');
  for (size_t i = 0; i <= longest; i++) ent__buffer_putc(md->out, '`');
}

/* Returns whether a character binds as a letter does, so that emphasis marks beside it hold. */
static bool letter(uint32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return (c >= 0xc0 && c < 0x2000) || (c >= 0x3040 && c < 0xfe00) || (c >= 0x20000 && c < 0x40000);
}

/* Emphasis holds for certain where the text begins and ends with a letter or a digit. */
static bool can_emphasise(const char *text) {
  if (ent__utf8_check(text, strlen(text)) != strlen(text)) return false;
  uint32_t c = ent__utf8_next(&text);
  if (!letter(c)) return false;
  while (*text != '\0') c = ent__utf8_next(&text);
  return letter(c);
}

/*
 * An address between angle brackets: what could end it is written by its number. An ampersand
 * could begin an entity, save where the address stands for itself.
 */
static void address(markdown *md, const char *href, bool itself) {
  ent__buffer_putc(md->out, '<');
  for (const char *s = href; *s != '\0'; s++) {
    if (strchr("<>\\|`\"", *s) != NULL) ent__buffer_printf(md->out, "%%%02X", (unsigned)(unsigned char)*s);
    else if (*s == '&' && !itself) ent__buffer_puts(md->out, "&amp;");
    else ent__buffer_putc(md->out, *s);
  }
  ent__buffer_putc(md->out, '>');
}

/* Returns the marks around a run: none in headings, nor where a reader might not take them as such. */
static const char *around(const ent__block *block, const ent__run *run) {
  if (block->kind == ENT__BLOCK_SECTION || block->kind == ENT__BLOCK_REPORT) return "";
  if (block->kind == ENT__BLOCK_TERM) return "**"; /* between a blank and a colon */
  if (!can_emphasise(run->text)) return "";
  if ((run->style & ENT__RUN_STRONG) != 0) return "**";
  return (run->style & ENT__RUN_EMPHASIS) != 0 ? "*" : "";
}

static void run_text(markdown *md, const ent__block *block, const ent__run *run, bool start) {
  const bool link = run->href != NULL && ent__address_is_safe(run->href);
  if (link && strcmp(run->text, run->href) == 0) {
    address(md, run->href, true);
    return;
  }
  if (link) ent__buffer_putc(md->out, '[');
  if ((run->style & ENT__RUN_CODE) != 0) code_span(md, run->text, block->kind == ENT__BLOCK_CELL);
  else ent__markdown_escape(md->out, run->text, start && !link);
  if (!link) return;
  ent__buffer_puts(md->out, "](");
  address(md, run->href, false);
  ent__buffer_putc(md->out, ')');
}

static void run(void *state, const ent__block *block, const ent__run *run) {
  markdown *md = state;
  if ((run->style & ENT__RUN_SPOKEN) != 0 || (block->kind == ENT__BLOCK_FIGURE && md->folder == NULL)) return;
  const char *marks = around(block, run);
  if (md->digits && (run->text[0] == '.' || run->text[0] == ')')) ent__buffer_putc(md->out, '\\');
  ent__buffer_puts(md->out, marks);
  run_text(md, block, run, md->fresh && *marks == '\0');
  ent__buffer_puts(md->out, marks);
  md->digits = (md->fresh || md->digits) && run->text[strspn(run->text, "0123456789")] == '\0';
  md->fresh = false;
}

static void body(void *state, const ent__block *block) {
  markdown *md = state;
  switch (block->kind) {
    case ENT__BLOCK_REPORT:
    case ENT__BLOCK_SECTION:
    case ENT__BLOCK_PARAGRAPH:
    case ENT__BLOCK_NOTICE:
    case ENT__BLOCK_FOLD:
    case ENT__BLOCK_ITEM:
    case ENT__BLOCK_DETAIL: line(md); break;
    case ENT__BLOCK_TABLE:
      if (!ent__runs_empty(&block->runs)) {
        line(md);
        blank(md);
      }
      break;
    case ENT__BLOCK_CELL: ent__buffer_putc(md->out, ' '); break;
    case ENT__BLOCK_FIGURE:
      if (md->folder != NULL) line(md);
      break;
    default: break;
  }
}

/* The line below the first row, by which a table is known. */
static void delimiters(markdown *md, const ent__block *row) {
  for (const ent__block *cell = row->first; cell != NULL; cell = cell->next) {
    ent__buffer_puts(md->out, cell->align == ENT__ALIGN_END      ? "| ---: "
                              : cell->align == ENT__ALIGN_CENTRE ? "| :---: "
                                                                 : "| --- ");
  }
  ent__buffer_puts(md->out, "|\n");
}

static void leave(void *state, const ent__block *block) {
  markdown *md = state;
  if (block->kind == ENT__BLOCK_LIST || block->kind == ENT__BLOCK_DEFINITIONS) {
    md->depth--;
    md->listed = true;
  }
  if (block->kind != ENT__BLOCK_ROW) return;
  ent__buffer_puts(md->out, "|\n");
  if (block->parent->first == block) delimiters(md, block);
  md->spaced = false;
}

ent_status ent__render_markdown(ent_buffer *out, const ent__tree *tree, const char *folder, ent_error *err) {
  static const ent__renderer renderer = {enter, run, body, leave};
  markdown md = {.out = out, .tree = tree, .folder = folder, .spaced = true};
  ent__walk(tree->root, &renderer, &md);
  return ent__buffer_status(out, err);
}
