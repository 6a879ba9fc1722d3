/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Argdown's data: "{key: value, key: [a, b]}" behind an element, and the front matter. Both are YAML, of which little is needed. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/number.h"
#include "engine/readers/argdown.h"

static bool is_blank(char c) { return (unsigned char)c <= ' '; }

typedef struct piece {
  const char *s;
  const char *end;
} piece;

static piece trim(piece p) {
  while (p.s < p.end && is_blank(*p.s)) p.s++;
  while (p.end > p.s && is_blank(p.end[-1])) p.end--;
  return p;
}

static bool in_quotes(piece p) { return p.end - p.s >= 2 && (*p.s == '"' || *p.s == '\'') && p.end[-1] == *p.s; }

/* The end of a quoted string that begins at s, behind its quote; NULL where it has none. */
static const char *quote_end(const char *s, const char *end) {
  const char quote = *s++;
  for (; s < end; s++) {
    if (quote == '"' && *s == '\\') s++;
    else if (*s == quote) return s + 1;
  }
  return NULL;
}

/* An apostrophe within a word is none that quotes. */
static bool may_quote(const char *s, const char *start) {
  return (*s == '"' || *s == '\'') && (s == start || strchr(" \t\n\r:,[{\1", s[-1]) != NULL);
}

/* Braces nest; blank lines do not end them. Brackets and quotes that are never closed are text. */
const char *ent__argdown_data_end(const char *s, const char *end) {
  size_t depth = 0;
  bool single = true, twofold = true; /* whether such quotes may still end */
  const char *const start = s;
  if ((size_t)(end - s) > ENT__ARGDOWN_DATA) end = s + ENT__ARGDOWN_DATA;
  for (; s < end; s++) {
    if (may_quote(s, start) && (*s == '"' ? twofold : single)) {
      const char *stop = quote_end(s, end);
      if (stop != NULL) s = stop - 1;
      else if (*s == '"') twofold = false;
      else single = false;
    } else if (*s == '{') {
      depth++;
    } else if (*s == '}' && --depth == 0) {
      return s + 1;
    }
  }
  return NULL;
}

/* Where the comma is that ends what begins at s. */
static const char *item_end(const char *s, const char *end) {
  size_t depth = 0;
  const char *const start = s;
  for (; s < end; s++) {
    if (may_quote(s, start)) {
      const char *stop = quote_end(s, end);
      if (stop != NULL) s = stop - 1;
    } else if (*s == '{' || *s == '[') {
      depth++;
    } else if ((*s == '}' || *s == ']') && depth > 0) {
      depth--;
    } else if (*s == ',' && depth == 0) {
      break;
    }
  }
  return s;
}

/* The value without its quotes, in the arena. */
static const char *plain(ent__argdown *doc, piece p) {
  p = trim(p);
  const bool quoted = in_quotes(p), escaped = quoted && *p.s == '"';
  if (quoted) p = (piece){p.s + 1, p.end - 1};
  char *copy = ent__arena_string(&doc->arena, p.s, (size_t)(p.end - p.s));
  if (copy == NULL) {
    doc->af.status = ent__nomem(doc->af.err);
    return NULL;
  }
  char *to = copy;
  for (const char *s = copy; *s != '\0'; s++) {
    if (escaped && *s == '\\' && s[1] != '\0') s++;
    if (!is_blank(*s)) *to++ = *s;
    else if (to > copy && to[-1] != ' ') *to++ = ' ';
  }
  *to = '\0';
  return copy;
}

static uint32_t number_in(ent__argdown *doc, ent__names *names, const char *s) {
  uint32_t number = ENT_NONE;
  if (s == NULL || *s == '\0') return ENT_NONE;
  if (ent__names_add(names, s, strlen(s), &number) != ENT__NAME_FAILED) return number;
  doc->af.status = ent__nomem(doc->af.err);
  return ENT_NONE;
}

static void take_list(ent__argdown *doc, ent__names *names, ent__argdown_list *list, piece value) {
  value = trim(value);
  if (value.end - value.s >= 2 && *value.s == '[' && value.end[-1] == ']') value = (piece){value.s + 1, value.end - 1};
  for (const char *s = value.s; s < value.end && doc->af.status == ENT_OK;) {
    const char *stop = item_end(s, value.end);
    const uint32_t number = number_in(doc, names, plain(doc, (piece){s, stop}));
    if (number != ENT_NONE) ent__argdown_list_add(doc, list, number);
    s = stop < value.end ? stop + 1 : stop;
  }
}

static bool is(piece p, const char *word) { return (size_t)(p.end - p.s) == strlen(word) && memcmp(p.s, word, strlen(word)) == 0; }

static const char *source_of(const ent__argdown *doc, const char *s) { return doc->af.text + (s - doc->text); }

static void take_weight(ent__argdown *doc, ent__argdown_node *node, piece key, piece value) {
  double number;
  if (!ent__number_parse(&number, value.s, (size_t)(value.end - value.s)) || number < 0 || number > 1) {
    ent__af_say(&doc->af, ENT_WARNING, source_of(doc, value.s), "not-carried-over", NULL, "'%.*s' is '%.*s', expected a number from 0 to 1",
                (int)(key.end - key.s), key.s, value.end - value.s > 40 ? 40 : (int)(value.end - value.s), value.s);
    return;
  }
  node->weight = number;
}

/* One "key: value". */
static void take_pair(ent__argdown *doc, ent__argdown_node *node, piece key, piece value) {
  static const char *const lists[] = {"values", "put_forward_by", "endorsed_by", "rejected_by"};
  if (is(key, "weight") || is(key, "base_score")) {
    take_weight(doc, node, key, value);
  } else if (is(key, "source") || is(key, "document")) {
    node->document = number_in(doc, &doc->documents, plain(doc, value));
  } else if (is(key, "locator")) {
    node->locator = plain(doc, value);
  } else if (is(key, "date")) {
    node->date = plain(doc, value);
  } else if (is(key, "evidence") && (is(value, "true") || is(value, "false"))) {
    node->evidence = is(value, "true");
  } else {
    for (int i = 0; i < ENT__ARGDOWN_LISTS; i++) {
      if (!is(key, lists[i])) continue;
      take_list(doc, i == ENT__ARGDOWN_VALUES ? &doc->values : &doc->actors, &node->lists[i], value);
      return;
    }
    ent__argdown_lose(doc, key.s, (size_t)(key.end - key.s), key.s);
  }
}

void ent__argdown_data(ent__argdown *doc, const char *s, const char *end, uint32_t node) {
  for (s++, end--; s < end && doc->af.status == ENT_OK;) {
    const char *stop = item_end(s, end);
    const piece item = trim((piece){s, stop});
    const char *colon = item.s < item.end ? memchr(item.s, ':', (size_t)(item.end - item.s)) : NULL;
    s = stop < end ? stop + 1 : end;
    if (item.s == item.end) continue;
    piece key = trim((piece){item.s, colon == NULL ? item.end : colon});
    if (in_quotes(key)) key = (piece){key.s + 1, key.end - 1};
    if (colon == NULL || node == ENT_NONE || key.s == key.end) ent__argdown_lose(doc, key.s, (size_t)(key.end - key.s), item.s);
    else take_pair(doc, &doc->nodes[node], key, trim((piece){colon + 1, item.end}));
  }
}

void ent__argdown_lose(ent__argdown *doc, const char *what, size_t length, const char *at) {
  enum { longest = 40 };
  if (length > longest) length = longest;
  for (size_t i = 0; i < doc->loss_count; i++) {
    if (strlen(doc->losses[i].what) != length || memcmp(doc->losses[i].what, what, length) != 0) continue;
    doc->losses[i].count++;
    return;
  }
  if (doc->loss_count == ENT__ARGDOWN_LOSSES) {
    doc->losses[ENT__ARGDOWN_LOSSES - 1].count++;
    return;
  }
  const bool full = doc->loss_count + 1 == ENT__ARGDOWN_LOSSES;
  char *copy = full ? ent__arena_string(&doc->arena, "all else", 8) : ent__arena_string(&doc->arena, what, length);
  for (char *c = copy; c != NULL && *c != '\0'; c++)
    if (is_blank(*c)) *c = ' ';
  if (copy == NULL) {
    doc->af.status = ent__nomem(doc->af.err);
    return;
  }
  doc->losses[doc->loss_count++] = (ent__argdown_loss){copy, source_of(doc, at), 1};
}

/* A key of the front matter with the lines that belong to it. */
static void take_front(ent__argdown *doc, piece key, piece value) {
  value = trim(value);
  if (value.s < value.end && (*value.s == '>' || *value.s == '|') && value.s + 1 < value.end) value = trim((piece){value.s + 1, value.end});
  if (is(key, "title")) {
    doc->title = plain(doc, value);
  } else if (is(key, "language")) {
    doc->language = plain(doc, value);
  } else if (is(key, "subTitle") || is(key, "author") || is(key, "date") || is(key, "abstract")) {
    const char *more = plain(doc, value);
    if (more == NULL || *more == '\0') return;
    if (doc->description == NULL) {
      doc->description = more;
      return;
    }
    if (strlen(doc->description) > ENT__ARGDOWN_DATA) return;
    const size_t a = strlen(doc->description), b = strlen(more);
    char *both = ent__arena_alloc(&doc->arena, a + b + 3, 1);
    if (both == NULL) {
      doc->af.status = ent__nomem(doc->af.err);
      return;
    }
    memcpy(both, doc->description, a);
    memcpy(both + a, "; ", 2);
    memcpy(both + a + 2, more, b + 1);
    doc->description = both;
  } else if (is(key, "model")) {
    for (const char *s = value.s; s + 4 <= value.end && !doc->strict; s++) {
      if (memcmp(s, "mode", 4) != 0) continue;
      const char *line = memchr(s, '\n', (size_t)(value.end - s));
      const char *colon = memchr(s, ':', (size_t)(value.end - s));
      if (colon != NULL && (line == NULL || colon < line)) doc->strict = is(trim((piece){colon + 1, line == NULL ? value.end : line}), "strict");
    }
  } else {
    ent__argdown_lose(doc, key.s, (size_t)(key.end - key.s), key.s);
  }
}

static const char *line_end(const char *s, const char *end) {
  const char *stop = memchr(s, '\n', (size_t)(end - s));
  return stop == NULL ? end : stop;
}

static void read_front(ent__argdown *doc, const char *s, const char *end) {
  piece key = {NULL, NULL}, value = {NULL, NULL};
  for (; s < end; s = line_end(s, end) + (line_end(s, end) < end)) {
    const char *stop = line_end(s, end);
    const char *colon = memchr(s, ':', (size_t)(stop - s));
    if (is_blank(*s) || *s == '-' || *s == '#' || *s == '}' || *s == ']' || colon == NULL) {
      value.end = stop;
      continue;
    }
    if (key.s != NULL) take_front(doc, key, value);
    key = trim((piece){s, colon});
    value = (piece){colon + 1, stop};
  }
  if (key.s != NULL) take_front(doc, key, value);
}

const char *ent__argdown_front(ent__argdown *doc, const char *s) {
  const char *from = s, *const end = doc->end;
  while (from < end && is_blank(*from)) from++;
  if (end - from < 3 || memcmp(from, "===", 3) != 0) return s;
  const char *body = line_end(from, end);
  for (const char *line = body; line < end; line = line_end(line, end)) {
    line++;
    if (end - line < 3 || memcmp(line, "===", 3) != 0) {
      if (line >= end) break;
      continue;
    }
    read_front(doc, body < line ? body + 1 : line, line);
    return line_end(line, end);
  }
  ent__af_fault(&doc->af, source_of(doc, from), "open-front-matter", NULL, "the front matter never ends, expected a line '==='");
  return end;
}
