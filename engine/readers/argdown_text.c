/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Argdown within a line: comments, marks of bold and italic, escapes. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/readers/argdown.h"

static bool begins(const char *s, const char *end, const char *with) {
  const size_t length = strlen(with);
  return (size_t)(end - s) >= length && memcmp(s, with, length) == 0;
}

static const char *find(const char *s, const char *end, const char *what) {
  for (; s < end; s++) {
    s = memchr(s, what[0], (size_t)(end - s));
    if (s == NULL) return NULL;
    if (begins(s, end, what)) return s + strlen(what);
  }
  return NULL;
}

/* The end of a comment that begins at s; NULL where none does. `*open` where it never ends. */
static const char *comment_end(const char *s, const char *start, const char *end, bool *open) {
  const char *stop = NULL;
  if (begins(s, end, "//")) {
    if (s > start && s[-1] == ':') return NULL; /* of an address */
    stop = memchr(s, '\n', (size_t)(end - s));
    return stop == NULL ? end : stop;
  }
  if (begins(s, end, "/*")) stop = find(s + 2, end, "*/");
  else if (begins(s, end, "<!--")) stop = find(s + 4, end, "-->");
  else return NULL;
  *open = stop == NULL;
  return stop;
}

/* What is behind one byte, an escaped one, or a title in brackets, in which no comment begins. */
static const char *behind(const char *s, const char *end) {
  if (*s == '\\' && s + 1 < end) return s + 2;
  if (*s != '[' && *s != '<') return s + 1;
  if (end - s > ENT__ARGDOWN_TITLE) end = s + ENT__ARGDOWN_TITLE;
  const char *line = memchr(s, '\n', (size_t)(end - s));
  const char *close = memchr(s, *s == '[' ? ']' : '>', (size_t)((line == NULL ? end : line) - s));
  return close == NULL ? s + 1 : close;
}

void ent__argdown_blank_comments(ent__argdown *doc) {
  ent__af *af = &doc->af;
  const char *const start = af->text, *const end = af->end;
  const size_t size = (size_t)(end - start);
  char *copy = ent__arena_alloc(&doc->arena, size + 1, 1);
  if (copy == NULL) {
    af->status = ent__nomem(af->err);
    return;
  }
  memcpy(copy, start, size);
  copy[size] = '\0';
  bool star = true, angle = true; /* whether such comments may still end: each is looked for in vain once */
  for (const char *s = start; s < end;) {
    bool open = false;
    const bool may = (*s == '/' && (star || s + 1 == end || s[1] != '*')) || (*s == '<' && angle);
    const char *stop = may ? comment_end(s, start, end, &open) : NULL;
    if (open) {
      ent__af_fault(af, s, "open-comment", NULL, "the comment never ends, expected '%s'", *s == '/' ? "*/" : "-->");
      if (*s == '/') star = false;
      else angle = false;
    }
    if (stop == NULL) {
      s = behind(s, end);
      continue;
    }
    memset(copy + (s - start), ENT__ARGDOWN_FILLER, (size_t)(stop - s));
    s = stop;
  }
  doc->text = copy;
  doc->end = copy + size;
}

/* A mark that may end again: what it is, and where it stands in what was written. */
typedef struct mark {
  size_t at;
  size_t length;
  char c;
} mark;

enum { most_marks = 8 };

typedef struct writing {
  ent_buffer *out;
  mark open[most_marks];
  size_t opens;
} writing;

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

static bool is_blank(char c) { return (unsigned char)c <= ' '; }

static void put(writing *w, char c) {
  ent_buffer *out = w->out;
  if (!is_blank(c)) ent__buffer_putc(out, c);
  else if (out->size > 0 && out->data[out->size - 1] != ' ') ent__buffer_putc(out, ' ');
}

/* Takes the mark that was opened out again, now that it is closed. */
static void close_mark(writing *w, size_t which) {
  ent_buffer *out = w->out;
  const mark one = w->open[which];
  if (out->failed) return;
  memmove(out->data + one.at, out->data + one.at + one.length, out->size - one.at - one.length);
  out->size -= one.length;
  w->opens = which;
}

/* "**", "__", "*" or "_" at s. Returns how many bytes are done with; 0 where it is text. */
static size_t take_mark(writing *w, const char *s, const char *start, const char *end) {
  const size_t length = s + 1 < end && s[1] == s[0] ? 2 : 1;
  const char before = s > start ? s[-1] : ' ', after = s + length < end ? s[length] : ' ';
  for (size_t i = w->opens; i-- > 0 && !is_blank(before) && !is_letter(after);) {
    if (w->open[i].c != *s || w->open[i].length != length) continue;
    close_mark(w, i);
    return length;
  }
  if (is_letter(before) || is_blank(after) || w->opens == most_marks || w->out->failed) return 0;
  w->open[w->opens++] = (mark){w->out->size, length, *s};
  ent__buffer_add(w->out, s, length);
  return length;
}

/* A mention, link, tag or address is kept as it is, whatever marks are in it. Returns its end, NULL where there is none. */
static const char *verbatim(const char *s, const char *end) {
  if (end - s > ENT__ARGDOWN_TITLE) end = s + ENT__ARGDOWN_TITLE;
  const char *line = memchr(s, '\n', (size_t)(end - s));
  const char *from = s;
  if (line != NULL) end = line;
  if (*s == '@' && s + 1 < end) s++;
  if (*s != '[' && *s != '<') return NULL;
  const char *stop = memchr(s, *s == '[' ? ']' : '>', (size_t)(end - s));
  if (stop == NULL || stop == s + 1) return NULL;
  if (*from == '@') return stop + 1;
  if (*s == '<' || stop + 1 >= end || stop[1] != '(') return NULL;
  stop = memchr(stop, ')', (size_t)(end - stop));
  return stop == NULL ? NULL : stop + 1;
}

static bool escapes(const char *s, const char *end) { return *s == '\\' && s + 1 < end && strchr("\\{}[]<>#*_@+-()/:", s[1]) != NULL && s[1] != '\0'; }

const char *ent__argdown_text(ent__argdown *doc, const char *s, const char *end, uint32_t node) {
  writing w = {.out = &doc->scratch};
  const char *const start = s;
  w.out->size = 0;
  while (s < end) {
    const char *stop;
    size_t taken;
    if (escapes(s, end)) {
      put(&w, s[1]);
      s += 2;
    } else if (*s == '{' && doc->vain < ENT__ARGDOWN_VAIN && (stop = ent__argdown_data_end(s, end)) != NULL) {
      ent__argdown_data(doc, s, stop, node);
      s = stop;
    } else if ((*s == '@' || *s == '[') && (stop = verbatim(s, end)) != NULL) {
      while (s < stop) put(&w, *s++);
    } else if ((*s == '*' || *s == '_') && (taken = take_mark(&w, s, start, end)) > 0) {
      s += taken;
    } else {
      doc->vain += *s == '{';
      put(&w, *s++);
    }
  }
  if (w.out->size > 0 && !w.out->failed && w.out->data[w.out->size - 1] == ' ') w.out->size--;
  if (w.out->failed) doc->af.status = ent__nomem(doc->af.err);
  if (w.out->failed || w.out->size == 0) return NULL;
  const char *text = ent__arena_string(&doc->arena, w.out->data, w.out->size);
  if (text == NULL) doc->af.status = ent__nomem(doc->af.err);
  return text;
}
