/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of the ICCMA competition since 2023: "p af N", then an attack a line, "FROM TO", by numbers
 * from 1 to N. Lines that begin with # are comments.
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/af.h"

/* Where an argument is in no line, so few bytes for each are hardly meant: a slip of the pen asks for all memory. */
enum { most_silent = 1 << 22 };

typedef struct reading {
  ent__af af;
  long header; /* the line of it, 0 before */
  bool known;  /* its number could be read */
  bool missed; /* an attack stood in front of it */
} reading;

static const char *skip_blanks(const char *s, const char *end) {
  while (s < end && ent__af_blank(*s)) s++;
  return s;
}

static const char *word_end(const char *s, const char *end) {
  while (s < end && !ent__af_blank(*s)) s++;
  return s;
}

/* Reads digits; a number that has too many becomes UINT64_MAX. Returns where they end. */
static const char *digits(const char *s, const char *end, uint64_t *value) {
  const char *from = s;
  *value = 0;
  while (s < end && *s >= '0' && *s <= '9') *value = *value * 10 + (uint64_t)(*s++ - '0');
  if (s - from > 18) *value = UINT64_MAX;
  return s;
}

static int shown(const char *s, const char *end) { return end - s > 40 ? 40 : (int)(end - s); }

/* All of "p af N" but the p; `s` stands behind it. */
static void read_header(reading *r, const char *line, const char *s, const char *end) {
  ent__af *af = &r->af;
  uint64_t value;
  if (r->header != 0) {
    ent__af_fault(af, line, "duplicate-header", NULL, "another line 'p' after that in line %ld, expected one", r->header);
    return;
  }
  r->header = ent__af_line(af, line);
  s = skip_blanks(s, end);
  const char *stop = word_end(s, end);
  if (stop - s != 2 || memcmp(s, "af", 2) != 0) {
    ent__af_fault(af, s, "bad-header", NULL, "found 'p %.*s', expected 'p af N' with the number of arguments", shown(s, stop), s);
    return;
  }
  s = skip_blanks(stop, end);
  stop = digits(s, end, &value);
  if (stop == s || stop != word_end(s, end)) {
    ent__af_fault(af, s, "bad-header", NULL, "found '%.*s', expected the number of arguments behind 'p af'", shown(s, word_end(s, end)), s);
    return;
  }
  const char *rest = skip_blanks(stop, end);
  if (rest < end) ent__af_fault(af, rest, "trailing-text", NULL, "found '%.*s' behind the number of arguments, expected the end of the line", shown(rest, end), rest);
  if (value > ENT__AF_MOST || !ent__af_has_room(value, 0) || (value > most_silent && value > (uint64_t)(af->end - af->text))) {
    ent__af_fault(af, s, "too-large", NULL, "%.*s arguments are more than %s", shown(s, stop), s,
                  value <= ENT__AF_MOST && ent__af_has_room(value, 0) ? "the file can have attacks of" : "this machine has memory for");
    return;
  }
  af->arguments = (uint32_t)value;
  r->known = true;
}

/* One end of an attack in a line that is not as it should be. Returns what is behind it, NULL where nothing is to be read of it. */
static const char *judge_end(reading *r, const char *s, const char *end, const char *which, uint64_t *value) {
  ent__af *af = &r->af;
  const char *stop = word_end(s, end);
  if (s == end) {
    ent__af_fault(af, s, "missing-argument", NULL, "found the end of the line, expected the %s argument of an attack", which);
    return NULL;
  }
  if (digits(s, stop, value) != stop) {
    ent__af_fault(af, s, "wrong-type", NULL, "the %s argument is '%.*s', expected a number", which, shown(s, stop), s);
  } else if (r->known && (*value == 0 || *value > af->arguments)) {
    ent__af_fault(af, s, "out-of-range", NULL, "the %s argument is %.*s, expected 1 to %lu", which, shown(s, stop), s, (unsigned long)af->arguments);
  }
  return skip_blanks(stop, end);
}

/* An attack with more blanks than one, or a faulty one. */
static void judge_attack(reading *r, const char *s, const char *end) {
  uint64_t from = 0, to = 0;
  const size_t faults = r->af.faults;
  s = judge_end(r, s, end, "first", &from);
  if (s != NULL) s = judge_end(r, s, end, "second", &to);
  if (s != NULL && s < end)
    ent__af_fault(&r->af, s, "trailing-text", NULL, "found '%.*s' behind the attack, expected the end of the line", shown(s, end), s);
  if (r->known && faults == r->af.faults) ent__af_attack(&r->af, (uint32_t)(from - 1), (uint32_t)(to - 1));
}

/* A line that is no plain attack, without its end. */
static void read_odd_line(reading *r, const char *line, const char *end) {
  const char *s = skip_blanks(line, end);
  if (s == end || *s == '#') return;
  if (*s == 'p' && (s + 1 == end || ent__af_blank(s[1]))) {
    read_header(r, s, s + 1, end);
    return;
  }
  if (r->header == 0 && !r->missed) {
    r->missed = true;
    ent__af_fault(&r->af, s, "no-header", NULL, "found '%.*s', expected 'p af N' in front of the attacks", shown(s, end), s);
  }
  judge_attack(r, s, end);
}

/* The usual line, two numbers with a blank between them. Returns what is behind its end, NULL where it is another. */
static const char *read_attack(ent__af *af, const char *s) {
  uint64_t from = 0, to = 0;
  const char *const first = s, *const end = af->end;
  while (s < end && *s >= '0' && *s <= '9') from = from * 10 + (uint64_t)(*s++ - '0');
  if (s == first || s - first > 10 || s == end || *s != ' ') return NULL;
  const char *const second = ++s;
  while (s < end && *s >= '0' && *s <= '9') to = to * 10 + (uint64_t)(*s++ - '0');
  if (s == second || s - second > 10) return NULL;
  if (s < end && *s == '\r') s++;
  if (s < end && *s != '\n') return NULL;
  if (from - 1 >= af->arguments || to - 1 >= af->arguments) return NULL;
  ent__af_attack(af, (uint32_t)(from - 1), (uint32_t)(to - 1));
  return s < end ? s + 1 : s;
}

static void read_all(reading *r) {
  ent__af *af = &r->af;
  const char *s = af->text;
  while (s < af->end && af->status == ENT_OK) {
    const char *next = r->known ? read_attack(af, s) : NULL;
    if (next == NULL) {
      const char *end = memchr(s, '\n', (size_t)(af->end - s));
      if (end == NULL) end = af->end;
      read_odd_line(r, s, end > s && end[-1] == '\r' ? end - 1 : end);
      next = end < af->end ? end + 1 : end;
    }
    s = next;
  }
  if (r->header == 0 && !r->missed && af->status == ENT_OK)
    ent__af_fault(af, af->text, "no-header", NULL, "the file holds no 'p af N', expected it in front of the attacks");
}

ent_status ent__read_iccma(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                           ent_error *err) {
  (void)options;
  reading r = {.known = false};
  if (ent__af_begin(&r.af, source, diagnostics, err)) read_all(&r);
  return ent__af_end(&r.af, out);
}

/* Comments, then "p af". */
bool ent__sniff_iccma(const char *head, size_t size) {
  const char *s = head, *const end = head + size;
  if (size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) s += 3;
  for (;;) {
    while (s < end && (ent__af_blank(*s) || *s == '\n')) s++;
    if (s == end || *s != '#') break;
    s = memchr(s, '\n', (size_t)(end - s));
    if (s == NULL) return false;
  }
  if (end - s < 4 || *s != 'p' || !ent__af_blank(s[1])) return false;
  s = skip_blanks(s + 1, end);
  return end - s >= 2 && memcmp(s, "af", 2) == 0;
}
