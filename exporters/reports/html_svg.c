/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An SVG document inside an HTML page. Ids are one space for a page, so each figure's are given a
 * prefix, in `id` and in all that refers to one: href="#x", url(#x), aria-labelledby="x y".
 * The input is what our own diagrams write: well-formed XML 1.0.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/render.h"

typedef struct svg {
  ent_buffer *out;
  const char *at;
  const char *end;
  const char *prefix;
  const char *label;
  bool begun; /* the root element is written */
} svg;

static bool looking_at(const svg *s, const char *text) {
  const size_t length = strlen(text);
  return (size_t)(s->end - s->at) >= length && memcmp(s->at, text, length) == 0;
}

/* Moves past the next `mark`, or to the end; returns how far that was. */
static size_t past(svg *s, const char *mark) {
  const char *from = s->at;
  while (s->at < s->end && !looking_at(s, mark)) s->at++;
  s->at = s->at < s->end ? s->at + strlen(mark) : s->end;
  return (size_t)(s->at - from);
}

static bool is(const char *name, size_t length, const char *word) {
  return strlen(word) == length && memcmp(name, word, length) == 0;
}

/* Writes a value in which each url(#x) gets the prefix. */
static void value_with_urls(svg *s, const char *value, size_t length) {
  static const char mark[] = "url(#";
  for (size_t i = 0; i < length; i++) {
    if (length - i >= 5 && memcmp(value + i, mark, 5) == 0) {
      ent__buffer_puts(s->out, mark);
      ent__buffer_puts(s->out, s->prefix);
      i += 4;
    } else if (value[i] == '"') {
      ent__buffer_puts(s->out, "&quot;");
    } else {
      ent__buffer_putc(s->out, value[i]);
    }
  }
}

/* Writes ids separated by blanks, each with the prefix. */
static void value_of_ids(svg *s, const char *value, size_t length) {
  bool inside = false;
  for (size_t i = 0; i < length; i++) {
    if (value[i] != ' ' && !inside) ent__buffer_puts(s->out, s->prefix);
    inside = value[i] != ' ';
    ent__buffer_putc(s->out, value[i]);
  }
}

static void attribute(svg *s, const char *name, size_t name_length, const char *value, size_t length, bool root) {
  const bool names = is(name, name_length, "role") || is(name, name_length, "aria-label") ||
                     is(name, name_length, "aria-labelledby") || is(name, name_length, "aria-describedby") ||
                     is(name, name_length, "class");
  if (root && names) return; /* the figure's own come in their place */
  ent__buffer_putc(s->out, ' ');
  ent__buffer_add(s->out, name, name_length);
  ent__buffer_puts(s->out, "=\"");
  const bool ids = is(name, name_length, "id") || is(name, name_length, "aria-labelledby") ||
                   is(name, name_length, "aria-describedby");
  const bool address = is(name, name_length, "href") || is(name, name_length, "xlink:href");
  if (ids) {
    value_of_ids(s, value, length);
  } else if (address && length > 0 && value[0] == '#') {
    ent__buffer_putc(s->out, '#');
    ent__buffer_puts(s->out, s->prefix);
    ent__buffer_add(s->out, value + 1, length - 1);
  } else {
    value_with_urls(s, value, length);
  }
  ent__buffer_putc(s->out, '"');
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Writes the next attribute; returns false at the end of the tag. */
static bool next_attribute(svg *s, bool root) {
  while (s->at < s->end && blank(*s->at)) s->at++;
  if (s->at >= s->end || *s->at == '>' || *s->at == '/') return false;
  const char *name = s->at;
  while (s->at < s->end && !blank(*s->at) && *s->at != '=' && *s->at != '>') s->at++;
  const size_t name_length = (size_t)(s->at - name);
  while (s->at < s->end && (blank(*s->at) || *s->at == '=')) s->at++;
  if (s->at >= s->end || (*s->at != '"' && *s->at != '\'')) return false;
  const char quote = *s->at++;
  const char *value = s->at;
  while (s->at < s->end && *s->at != quote) s->at++;
  attribute(s, name, name_length, value, (size_t)(s->at - value), root);
  if (s->at < s->end) s->at++;
  return true;
}

static void tag(svg *s) {
  const char *from = s->at++;
  if (s->at < s->end && *s->at == '/') {
    const size_t length = past(s, ">") + 1;
    ent__buffer_add(s->out, from, length);
    return;
  }
  while (s->at < s->end && !blank(*s->at) && *s->at != '>' && *s->at != '/') s->at++;
  ent__buffer_add(s->out, from, (size_t)(s->at - from));
  const bool root = !s->begun;
  s->begun = true;
  if (root) {
    ent__buffer_puts(s->out, " role=\"img\" class=\"drawing\" aria-label=\"");
    ent__html_escape(s->out, s->label);
    ent__buffer_putc(s->out, '"');
  }
  while (next_attribute(s, root)) continue;
  while (s->at < s->end && *s->at != '>') ent__buffer_putc(s->out, *s->at++);
  if (s->at < s->end) ent__buffer_putc(s->out, *s->at++);
}

void ent__html_svg(ent_buffer *out, const char *text, size_t size, const char *prefix, const char *label) {
  svg s = {.out = out, .at = text, .end = text + size, .prefix = prefix, .label = label};
  while (s.at < s.end) {
    if (*s.at != '<') {
      if (s.begun) ent__buffer_putc(out, *s.at);
      s.at++;
    } else if (looking_at(&s, "<?")) {
      past(&s, "?>");
    } else if (looking_at(&s, "<!--")) {
      past(&s, "-->");
    } else if (looking_at(&s, "<![CDATA[")) {
      const char *from = s.at;
      ent__buffer_add(out, from, past(&s, "]]>"));
    } else if (looking_at(&s, "<!")) {
      past(&s, ">");
    } else {
      tag(&s);
    }
  }
}
