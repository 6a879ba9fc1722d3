/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking a label into lines. Greedy: labels are short, and the result is easy to foresee. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/measure.h"

#define ELLIPSIS "\xe2\x80\xa6"

typedef struct fitter {
  ent__arena *arena;
  ent__measure *measure;
  ent__font font;
  double width;
} fitter;

static bool is_wide(unsigned long c) {
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xff00 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3fffd);
}

/* Closing brackets, stops and commas begin no line; opening brackets end none. */
static bool is_closing(unsigned long c) {
  return strchr(")]},.;:!?%", c < 128 ? (int)c : 1) != NULL || c == 0x3001 || c == 0x3002 || c == 0x300b ||
         c == 0x300d || c == 0x300f || c == 0x3011 || c == 0x2019 || c == 0x201d || c == 0xff09 ||
         c == 0xff0c || c == 0xff1a || c == 0xff1b || c == 0xff1f || c == 0xff01 || c == 0x3015;
}

static bool is_opening(unsigned long c) {
  return c == '(' || c == '[' || c == 0x300a || c == 0x300c || c == 0x300e || c == 0x3010 || c == 0x2018 ||
         c == 0x201c || c == 0xff08;
}

static bool may_break(unsigned long before, unsigned long after) {
  if (ent__clean_joins(after) || before == 0x200d) return false;
  if (before == ' ') return true;
  if (is_closing(after) || is_opening(before)) return false;
  if (before == '-' || before == '/' || before == 0x2013) return after != ' ';
  return (is_wide(before) || is_wide(after)) && after != ' ';
}

/* Returns the end of the piece that begins at s: up to the next place where a line may break. */
static const char *piece_end(const char *s) {
  unsigned long before = ent__utf8_next(&s);
  while (*s != '\0') {
    const char *next = s;
    const unsigned long after = ent__utf8_next(&next);
    if (may_break(before, after)) return s;
    before = after;
    s = next;
  }
  return s;
}

/* Returns the length without spaces at the end. */
static size_t trimmed(const char *start, const char *end) {
  while (end > start && end[-1] == ' ') end--;
  return (size_t)(end - start);
}

static double width_of(const fitter *fit, const char *start, const char *end) {
  return ent__measure_width(fit->measure, start, trimmed(start, end), fit->font);
}

/* Returns the end of the longest run of whole pieces that fits a line; `start` where none does. */
static const char *line_end(const fitter *fit, const char *start) {
  const char *end = start;
  while (*end != '\0') {
    const char *longer = piece_end(end);
    if (width_of(fit, start, longer) > fit->width) break;
    end = longer;
  }
  return end;
}

/* Returns the end of the character at s with the marks and joined characters that belong to it. */
static const char *cluster_end(const char *s) {
  unsigned long before = ent__utf8_next(&s);
  while (*s != '\0') {
    const char *next = s;
    const unsigned long c = ent__utf8_next(&next);
    if (!ent__clean_joins(c) && before != 0x200d) break;
    before = c;
    s = next;
  }
  return s;
}

/* Returns the end of the longest run of characters that fits a line beside an ellipsis. */
static const char *cut_end(const fitter *fit, const char *start) {
  const double room = fit->width - ent__measure_width(fit->measure, ELLIPSIS, strlen(ELLIPSIS), fit->font);
  const char *end = start;
  while (*end != '\0') {
    const char *longer = cluster_end(end);
    if (width_of(fit, start, longer) > room) break;
    end = longer;
  }
  return end;
}

static char *with_ellipsis(ent__arena *arena, const char *start, size_t length) {
  char *line = ent__arena_alloc(arena, length + sizeof ELLIPSIS, 1);
  if (line == NULL) return NULL;
  memcpy(line, start, length);
  memcpy(line + length, ELLIPSIS, sizeof ELLIPSIS);
  return line;
}

/* Adds one line that begins at s; returns where the next begins, NULL where memory runs out. */
static const char *add_line(ent__label *label, const fitter *fit, const char *s, bool last) {
  const char *end = line_end(fit, s);
  char *line;
  if (*end == '\0' || (!last && end != s)) {
    line = ent__arena_string(fit->arena, s, trimmed(s, end));
  } else {
    end = cut_end(fit, s);
    line = with_ellipsis(fit->arena, s, trimmed(s, end));
    label->cut = true;
    end = s + strlen(s);
  }
  if (line == NULL) return NULL;
  const double width = ent__measure_width(fit->measure, line, strlen(line), fit->font);
  label->lines[label->count] = line;
  label->boxes[label->count] = ent__measure_lacks(fit->measure, line, strlen(line), fit->font);
  label->widths[label->count++] = width;
  label->width = fmax(label->width, width);
  return end;
}

ent_status ent__label_fit(ent__label *out, ent__arena *arena, ent__measure *measure, const char *text,
                          ent__font font, double width, int lines, ent_error *err) {
  const fitter fit = {arena, measure, font, width};
  const char *s = ent__clean_text(arena, text);
  *out = (ent__label){.count = 0};
  if (lines > ENT__LABEL_LINES) lines = ENT__LABEL_LINES;
  while (s != NULL && *s != '\0' && out->count < lines) s = add_line(out, &fit, s, out->count + 1 == lines);
  if (s == NULL) return ent__nomem(err);
  out->height = out->count * ent__measure_leading(font);
  return ENT_OK;
}
