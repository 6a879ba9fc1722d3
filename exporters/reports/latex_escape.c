/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text to LaTeX. Marks that TeX acts on are written by name, and those that make another together
 * with their like (dashes, quotation marks) are kept apart. What Latin Modern lacks goes through
 * \entother, right-to-left words through \entturned; control characters, noncharacters and bytes
 * that are no text become U+FFFD's stand-in "?", marks that steer direction are left out.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/formats/tikz_text.h"
#include "exporters/reports/latex.h"

/* Letters in a row after which a line may break, in words and in code. */
enum { LONG_WORD = 24, LONG_CODE = 12 };

typedef enum script { SCRIPT_PLAIN, SCRIPT_CJK, SCRIPT_OTHER, SCRIPT_TURNED, SCRIPT_DROPPED, SCRIPT_BAD } script;

typedef struct span {
  uint32_t from;
  uint32_t to;
  script script;
} span;

/* In order; what is in none is OTHER. */
static const span spans[] = {
    {0x00, 0x1f, SCRIPT_PLAIN},         {0x20, 0x7e, SCRIPT_PLAIN},         {0x7f, 0x9f, SCRIPT_BAD},           {0xa0, 0x17f, SCRIPT_PLAIN},
    {0x590, 0x8ff, SCRIPT_TURNED},      {0x1100, 0x11ff, SCRIPT_CJK},       {0x200b, 0x200b, SCRIPT_DROPPED},   {0x200e, 0x200f, SCRIPT_DROPPED},
    {0x2010, 0x2011, SCRIPT_PLAIN},     {0x2013, 0x2014, SCRIPT_PLAIN},     {0x2018, 0x201a, SCRIPT_PLAIN},     {0x201c, 0x201e, SCRIPT_PLAIN},
    {0x2020, 0x2022, SCRIPT_PLAIN},     {0x2026, 0x2026, SCRIPT_PLAIN},     {0x202a, 0x202e, SCRIPT_DROPPED},   {0x2030, 0x2030, SCRIPT_PLAIN},
    {0x2060, 0x2069, SCRIPT_DROPPED},   {0x20ac, 0x20ac, SCRIPT_PLAIN},     {0x2212, 0x2212, SCRIPT_PLAIN},     {0x2e80, 0xa4cf, SCRIPT_CJK},
    {0xac00, 0xd7af, SCRIPT_CJK},       {0xf900, 0xfaff, SCRIPT_CJK},       {0xfb1d, 0xfdcf, SCRIPT_TURNED},    {0xfdd0, 0xfdef, SCRIPT_BAD},
    {0xfdf0, 0xfdff, SCRIPT_TURNED},    {0xfe00, 0xfe0f, SCRIPT_DROPPED},   {0xfe30, 0xfe4f, SCRIPT_CJK},       {0xfe70, 0xfefe, SCRIPT_TURNED},
    {0xfeff, 0xfeff, SCRIPT_DROPPED},   {0xff00, 0xffef, SCRIPT_CJK},       {0xfffd, 0xffff, SCRIPT_BAD},       {0x10800, 0x10fff, SCRIPT_TURNED},
    {0x1e800, 0x1efff, SCRIPT_TURNED},  {0x20000, 0x3fffd, SCRIPT_CJK},     {UINT32_MAX, UINT32_MAX, SCRIPT_OTHER}};

static script script_of(uint32_t c) {
  if (c > 0xffff && (c & 0xfffe) == 0xfffe) return SCRIPT_BAD;
  const span *at = spans;
  while (c > at->to) at++;
  return c >= at->from ? at->script : SCRIPT_OTHER;
}

/* The character at s, of `room` bytes; what is no text is BAD. */
static script look(const char *s, size_t room, uint32_t *c, size_t *length) {
  *length = ent__utf8_length(s, room);
  *c = '?';
  if (*length == 0) {
    *length = 1;
    return SCRIPT_BAD;
  }
  const char *at = s;
  *c = ent__utf8_next(&at);
  return script_of(*c);
}

/* Characters of Latin text that are better known to TeX by another way. */
static const char *named(uint32_t c) {
  switch (c) {
    case 0xa0: return "~";
    case 0xad: return "\\-";
    case 0x2010: case 0x2011: return "-";
    case 0x2212: return "\\ensuremath{-}";
    default: return NULL;
  }
}

/* Whether a mark makes another together with what follows; what follows the text is not known. */
static bool joins(char c, char next) {
  if (strchr("-,'", c) != NULL) return next == c || next == '\0';
  return (c == '!' || c == '?') && (next == '`' || next == '\0');
}

static void add_ascii(ent_buffer *out, char c, char next, bool code) {
  if ((unsigned char)c < 0x20) ent__buffer_putc(out, ' ');
  else if (c == '\'' && code) ent__buffer_puts(out, "\\textquotesingle{}");
  else if (c == '"') ent__buffer_puts(out, "\\textquotedbl{}");
  else if (strchr("-,'!?", c) != NULL) ent__buffer_printf(out, joins(c, next) ? "%c{}" : "%c", c);
  else if (ent__tex_mark(c) != NULL) ent__buffer_puts(out, ent__tex_mark(c));
  else ent__buffer_putc(out, c);
}

/* Characters for which one macro is opened: right-to-left words stay together with the blanks between them. */
static size_t add_wrapped(ent_buffer *out, const char *s, size_t room, script kind) {
  size_t size = 0, kept = 0, letters = 0;
  ent__buffer_puts(out, kind == SCRIPT_TURNED ? "\\entturned{" : "\\entother{");
  while (size < room) {
    uint32_t c;
    size_t length;
    const script at = look(s + size, room - size, &c, &length);
    if (at != kind && !(kind == SCRIPT_TURNED && c == ' ')) break;
    size += length;
    if (at == kind) kept = size;
  }
  for (size_t i = 0; i < kept;) {
    uint32_t c;
    size_t length;
    look(s + i, kept - i, &c, &length);
    letters = c == ' ' ? 0 : letters + 1;
    ent__buffer_add(out, s + i, length);
    if (letters > 0 && letters % LONG_WORD == 0) ent__buffer_puts(out, "\\entbreak{}");
    i += length;
  }
  ent__buffer_putc(out, '}');
  return kept;
}

/* Lets a line break behind a mark of code, and inside what is long. */
static void add_break(ent_buffer *out, uint32_t c, bool code, size_t *letters) {
  const bool mark = code && c < 0x80 && strchr("-_/.:,;|&=?", (char)c) != NULL;
  *letters = c == ' ' || mark ? 0 : *letters + 1;
  if (mark || (*letters > 0 && *letters % (code ? LONG_CODE : LONG_WORD) == 0)) ent__buffer_puts(out, "\\entbreak{}");
}

void ent__latex_escape(ent_buffer *out, const char *text, bool code, int *scripts) {
  const size_t size = strlen(text);
  size_t letters = 0;
  for (size_t i = 0; i < size;) {
    uint32_t c;
    size_t length;
    const script kind = look(text + i, size - i, &c, &length);
    if (kind == SCRIPT_OTHER || kind == SCRIPT_TURNED) {
      *scripts |= kind == SCRIPT_TURNED ? ENT__LATEX_TURNED | ENT__LATEX_OTHER : ENT__LATEX_OTHER;
      i += add_wrapped(out, text + i, size - i, kind);
      continue;
    }
    if (kind == SCRIPT_BAD) ent__buffer_putc(out, '?');
    else if (kind == SCRIPT_PLAIN && c < 0x80) add_ascii(out, (char)c, text[i + 1], code);
    else if (kind == SCRIPT_PLAIN && named(c) != NULL) ent__buffer_puts(out, named(c));
    else if (kind != SCRIPT_DROPPED) ent__buffer_add(out, text + i, length);
    if (kind == SCRIPT_CJK) *scripts |= ENT__LATEX_CJK;
    if (kind == SCRIPT_CJK) letters = 0;
    else if (kind != SCRIPT_DROPPED) add_break(out, c, code, &letters);
    i += length;
  }
}
