/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/json_place.h"

#include <entente/base.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"

/* One open object or array on the way down. */
typedef struct level {
  size_t path; /* length of the pointer before this level's key */
  size_t index;
  bool object;
} level;

typedef struct walker {
  const char *text;
  size_t size;
  size_t at;
  long line;
  size_t line_start;
  ent_buffer path;
  level *levels;
  size_t depth;
  size_t room;
  ent__json_wanted **sorted; /* by pointer */
  size_t deepest;            /* the most levels that a wanted pointer has */
  size_t count;
} walker;

static int by_pointer(const void *a, const void *b) {
  return strcmp((*(ent__json_wanted *const *)a)->pointer, (*(ent__json_wanted *const *)b)->pointer);
}

static size_t levels_of(const char *pointer) {
  size_t count = 0;
  for (; *pointer != '\0'; pointer++) count += *pointer == '/';
  return count;
}

/* Notes the present place for everyone who wants this pointer. Below all that is wanted it costs nothing. */
static void note(walker *w, bool key) {
  if (w->depth > w->deepest) return;
  const char *path = w->path.data == NULL ? "" : w->path.data;
  size_t low = 0, high = w->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (strcmp(w->sorted[middle]->pointer, path) < 0) low = middle + 1;
    else high = middle;
  }
  for (; low < w->count && strcmp(w->sorted[low]->pointer, path) == 0; low++) {
    if (w->sorted[low]->at_key != key) continue;
    w->sorted[low]->line = w->line;
    w->sorted[low]->column = (long)(w->at - w->line_start) + 1;
  }
}

static void skip_space(walker *w) {
  for (; w->at < w->size; w->at++) {
    const char c = w->text[w->at];
    if (c == '\n') {
      w->line++;
      w->line_start = w->at + 1;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      return;
    }
  }
}

static void add_character(ent_buffer *path, unsigned long c) {
  if (c == '~') ent__buffer_puts(path, "~0");
  else if (c == '/') ent__buffer_puts(path, "~1");
  else if (c < 0x80) ent__buffer_putc(path, (char)c);
  else if (c < 0x800) {
    ent__buffer_putc(path, (char)(0xc0 | c >> 6));
    ent__buffer_putc(path, (char)(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    ent__buffer_putc(path, (char)(0xe0 | c >> 12));
    ent__buffer_putc(path, (char)(0x80 | (c >> 6 & 0x3f)));
    ent__buffer_putc(path, (char)(0x80 | (c & 0x3f)));
  } else {
    ent__buffer_putc(path, (char)(0xf0 | c >> 18));
    ent__buffer_putc(path, (char)(0x80 | (c >> 12 & 0x3f)));
    ent__buffer_putc(path, (char)(0x80 | (c >> 6 & 0x3f)));
    ent__buffer_putc(path, (char)(0x80 | (c & 0x3f)));
  }
}

static unsigned long hex4(const char *s) {
  char digits[5] = {s[0], s[1], s[2], s[3], '\0'};
  return strtoul(digits, NULL, 16);
}

/* Adds one escape; returns how many bytes it took. */
static size_t add_escape(ent_buffer *path, const char *s) {
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  const char *known = strchr(from, s[1]);
  if (s[1] == 'u') {
    unsigned long c = hex4(s + 2);
    if (c >= 0xd800 && c < 0xdc00) {
      c = 0x10000 + ((c - 0xd800) << 10) + (hex4(s + 8) - 0xdc00);
      add_character(path, c);
      return 12;
    }
    add_character(path, c);
    return 6;
  }
  add_character(path, (unsigned char)(known != NULL ? to[known - from] : s[1]));
  return 2;
}

/* Steps over a string, and adds it to the pointer where it is a key. */
static void string(walker *w, bool key) {
  w->at++;
  if (key) ent__buffer_putc(&w->path, '/');
  while (w->at < w->size && w->text[w->at] != '"') {
    const char c = w->text[w->at];
    if (c != '\\') {
      if (key && (c == '~' || c == '/')) add_character(&w->path, (unsigned char)c);
      else if (key) ent__buffer_putc(&w->path, c);
      w->at++;
    } else if (key) {
      w->at += add_escape(&w->path, w->text + w->at);
    } else {
      w->at += 2;
    }
  }
  w->at++;
}

static void cut_path(walker *w, size_t length) {
  if (w->path.data == NULL) return;
  w->path.size = length;
  w->path.data[length] = '\0';
}

static int open_level(walker *w, bool object) {
  void *levels = w->levels;
  if (ent__grow(&levels, &w->room, w->depth + 1, sizeof *w->levels) != 0) return -1;
  w->levels = levels;
  w->levels[w->depth++] = (level){w->path.size, 0, object};
  w->at++;
  return 0;
}

/* Brings the pointer to the next member or element; the text stands at its start. */
static void step_in(walker *w) {
  level *top = &w->levels[w->depth - 1];
  cut_path(w, top->path);
  if (top->object) {
    const size_t key_at = w->at;
    string(w, true);
    const size_t after = w->at;
    w->at = key_at;
    note(w, true);
    w->at = after;
    skip_space(w);
    w->at++; /* the colon */
    skip_space(w);
  } else {
    ent__buffer_printf(&w->path, "/%zu", top->index++);
  }
}

static int walk(walker *w) {
  bool value_next = true;
  skip_space(w);
  while (w->at < w->size) {
    const char c = w->text[w->at];
    if (c == '}' || c == ']') {
      if (w->depth == 0) return 0;
      cut_path(w, w->levels[--w->depth].path);
      w->at++;
    } else if (c == ',') {
      w->at++;
      value_next = true;
    } else {
      if (w->depth > 0 && value_next) step_in(w);
      note(w, false);
      const char first = w->at < w->size ? w->text[w->at] : '\0';
      if (first == '{' || first == '[') {
        if (open_level(w, first == '{') != 0) return -1;
      } else if (first == '"') {
        string(w, false);
      } else {
        while (w->at < w->size && strchr(",]} \t\r\n", w->text[w->at]) == NULL) w->at++;
      }
    }
    skip_space(w);
  }
  return 0;
}

int ent__json_places(const char *text, size_t size, ent__json_wanted *wanted, size_t count) {
  walker w = {.text = text, .size = size, .line = 1, .count = count};
  w.sorted = ent__alloc(count, sizeof *w.sorted);
  if (w.sorted == NULL) return -1;
  for (size_t i = 0; i < count; i++) {
    const size_t levels = levels_of(wanted[i].pointer);
    w.sorted[i] = &wanted[i];
    w.deepest = levels > w.deepest ? levels : w.deepest;
  }
  qsort(w.sorted, count, sizeof *w.sorted, by_pointer);
  const int failed = walk(&w) != 0 || w.path.failed ? -1 : 0;
  ent__free(w.sorted);
  ent__free(w.levels);
  ent_buffer_clear(&w.path);
  return failed;
}

void ent__text_place(const char *text, size_t offset, long *line, long *column) {
  size_t start = 0;
  *line = 1;
  for (size_t i = 0; i < offset; i++) {
    if (text[i] != '\n') continue;
    (*line)++;
    start = i + 1;
  }
  *column = (long)(offset - start) + 1;
}
