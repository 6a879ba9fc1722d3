/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/tikz_text.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "exporters/formats/display.h"

enum { MOST_LINES = 3 };

const char *ent__tex_mark(char c) {
  switch (c) {
    case '\\': return "\\textbackslash{}";
    case '{': return "\\{";
    case '}': return "\\}";
    case '$': return "\\$";
    case '&': return "\\&";
    case '#': return "\\#";
    case '%': return "\\%";
    case '_': return "\\_";
    case '^': return "\\textasciicircum{}";
    case '~': return "\\textasciitilde{}";
    case '<': return "\\textless{}";
    case '>': return "\\textgreater{}";
    case '|': return "\\textbar{}";
    case '"': return "{\\char34}";
    case '`': return "\\textasciigrave{}";
    case '[': return "{[}"; /* after "\\" it would begin an option */
    case ']': return "{]}";
    case '*': return "{*}";
    case '-': return "-{}"; /* two would make a dash */
    case ',': return ",{}"; /* and these a quotation mark */
    case '\'': return "'{}";
    case '!': return "!{}";
    case '?': return "?{}";
    default: return NULL;
  }
}

static bool is_shown(uint32_t c) { return c != 0xfffd && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef); }

/* Adds one character of text that is fit to display; returns its bytes. */
static size_t add_one(ent_buffer *out, const char *s) {
  const char *next = s;
  const uint32_t c = ent__utf8_next(&next);
  const char *instead = ent__tex_mark(*s);
  if (instead != NULL)
    ent__buffer_puts(out, instead);
  else if (!is_shown(c))
    ent__buffer_putc(out, '?');
  else
    ent__buffer_add(out, s, (size_t)(next - s));
  return (size_t)(next - s);
}

void ent__tex_text(ent_buffer *out, const char *s) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent__display_add(&part, s);
  for (size_t i = 0; i < part.size && !part.failed;) i += add_one(out, part.data + i);
  if (part.failed) out->failed = 1;
  ent_buffer_clear(&part);
}

/* In ems, by Helvetica: capitals and figures are wider than small letters. */
static double width_of(const char *s, size_t size) {
  char one[8] = "";
  memcpy(one, s, size < sizeof one ? size : sizeof one - 1);
  const size_t cells = ent__display_width(one);
  if (cells != 1) return (double)cells * 0.5;
  if (strchr("MWm@%", *s) != NULL) return 0.9;
  if (strchr("iljtfrI.,:;'!|()[] -", *s) != NULL) return 0.34;
  return (*s >= 'A' && *s <= 'Z') ? 0.72 : 0.57;
}

/* A line as it grows, and where it could be broken last. */
typedef struct fitting {
  ent_buffer text;
  double line;
  double word; /* of the line, what stands behind the last blank */
  size_t cut;  /* where that word begins in the text, 0 for none */
  double widest;
  double most; /* in ems */
  int lines;
  bool full;
  bool wide;
} fitting;

static void end_line(fitting *fit, double width) {
  if (width > fit->widest) fit->widest = width;
  fit->lines++;
}

/* Drops blanks at the end of what was added. */
static void trim(ent_buffer *text) {
  while (text->size > 0 && text->data[text->size - 1] == ' ') text->size--;
}

/* Breaks before the last word where there is one, else right here. */
static void break_line(fitting *fit) {
  char tail[1024];
  size_t size = fit->cut > 0 ? fit->text.size - fit->cut : 0;
  if (size >= sizeof tail || fit->text.failed) size = 0;
  if (size > 0) memcpy(tail, fit->text.data + fit->cut, size);
  fit->text.size -= size;
  end_line(fit, fit->line - (size > 0 ? fit->word : 0));
  trim(&fit->text);
  ent__buffer_puts(&fit->text, "\\\\ ");
  ent__buffer_add(&fit->text, tail, size);
  fit->line = size > 0 ? fit->word : 0;
  fit->cut = 0;
}

/* A line that is full: a word that fills it alone may stand out some way before it is cut. */
static bool is_full(const fitting *fit, const char *s, double width) {
  if (*s == ' ' || fit->line <= 0) return false;
  const bool breakable = fit->cut > 0 || width >= 1.0;
  return fit->line + width > fit->most * (breakable ? 1.0 : 1.7);
}

static void add_character(fitting *fit, const char *s, size_t size) {
  const double width = width_of(s, size);
  const bool last = fit->lines + 1 >= MOST_LINES;
  fit->wide = fit->wide || width >= 1.0;
  if (last && fit->line + width > fit->most * 1.3) {
    trim(&fit->text);
    ent__buffer_puts(&fit->text, "\\dots{}");
    fit->line += 1.0;
    fit->full = true;
    return;
  }
  if (!last && is_full(fit, s, width)) break_line(fit);
  if (*s == ' ' && fit->line <= 0) return;
  add_one(&fit->text, s);
  fit->line += width;
  fit->word += width;
  if (*s != ' ' && width < 1.0) return;
  fit->cut = *s == ' ' ? fit->text.size : 0; /* between wide characters a line breaks anywhere */
  fit->word = 0;
}

ent_status ent__tex_fit(ent__tex_label *out, ent__arena *arena, const char *s, double size, double most,
                        ent_error *err) {
  ent_buffer shown = ENT_BUFFER_INIT;
  fitting fit = {.most = most / size};
  ent__display_add(&shown, s);
  for (size_t i = 0; i < shown.size && !shown.failed && !fit.full;) {
    const size_t length = ent__utf8_length(shown.data + i, shown.size - i);
    add_character(&fit, shown.data + i, length);
    i += length;
  }
  end_line(&fit, fit.line);
  const bool failed = shown.failed || fit.text.failed;
  out->text = failed ? NULL : ent__arena_string(arena, fit.text.data == NULL ? "" : fit.text.data, fit.text.size);
  out->width = fit.widest * size;
  out->height = fit.lines * size * 1.15;
  out->wide = fit.wide;
  ent_buffer_clear(&shown);
  ent_buffer_clear(&fit.text);
  return out->text == NULL ? ent__nomem(err) : ENT_OK;
}
