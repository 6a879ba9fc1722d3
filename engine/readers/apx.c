/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of ASPARTIX: facts "arg(a)." and "att(a,b).", in any order, blanks between them or not,
 * comments from % to the end of the line. A name may stand in quotes.
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/readers/af.h"

typedef struct name {
  const char *s;
  size_t length;
} name;

/* An attack between arguments of which one at least is not declared so far: looked at again at the end. */
typedef struct late {
  name from;
  name to;
} late;

typedef struct reading {
  ent__af af;
  const char *at;
  late *late;
  size_t late_count;
  size_t late_room;
} reading;

static bool is_space(char c) { return ent__af_blank(c) || c == '\n' || c == '\f' || c == '\v'; }

static void skip(reading *r) {
  const char *s = r->at, *const end = r->af.end;
  while (s < end) {
    if (is_space(*s)) {
      s++;
    } else if (*s == '%') {
      s = memchr(s, '\n', (size_t)(end - s));
      if (s == NULL) s = end;
    } else {
      break;
    }
  }
  r->at = s;
}

static bool ends_word(char c) { return is_space(c) || c == '(' || c == ')' || c == ',' || c == '.' || c == '%' || c == '"'; }

static name word(reading *r) {
  const char *from = r->at, *s = from;
  while (s < r->af.end && !ends_word(*s)) s++;
  r->at = s;
  return (name){from, (size_t)(s - from)};
}

static int cut(size_t length) { return length > 40 ? 40 : (int)length; }

/* What stands here, for a message: a word, or the character. */
static void expect_failed(reading *r, const char *expected) {
  const char *at = r->at;
  name found = word(r);
  if (found.length == 0 && at < r->af.end) found.length = 1;
  if (at == r->af.end) ent__af_fault(&r->af, at, "syntax", NULL, "found the end of the file, expected %s", expected);
  else ent__af_fault(&r->af, at, "syntax", NULL, "found '%.*s', expected %s", cut(found.length), at, expected);
}

static bool take(reading *r, char wanted, const char *expected) {
  skip(r);
  if (r->at < r->af.end && *r->at == wanted) {
    r->at++;
    return true;
  }
  expect_failed(r, expected);
  return false;
}

/* A name in quotes, which end in the same line. */
static bool quoted(reading *r, name *out) {
  const char *from = ++r->at;
  while (r->at < r->af.end && *r->at != '"' && *r->at != '\n') r->at++;
  *out = (name){from, (size_t)(r->at - from)};
  if (r->at == r->af.end || *r->at != '"') {
    ent__af_fault(&r->af, from - 1, "open-quote", NULL, "the quote is not closed in its line, expected '\"' at the end of the name");
    return false;
  }
  r->at++;
  if (out->length > 0) return ent__af_check_name(&r->af, out->s, out->length);
  ent__af_fault(&r->af, from, "bad-id", NULL, "the name is empty, expected one");
  return false;
}

static bool take_name(reading *r, name *out) {
  skip(r);
  if (r->at < r->af.end && *r->at == '"') return quoted(r, out);
  *out = word(r);
  if (out->length > 0) return ent__af_check_name(&r->af, out->s, out->length);
  expect_failed(r, "the name of an argument");
  return false;
}

static void declare(reading *r, name id) {
  uint32_t number;
  if (!ent__af_declare(&r->af, id.s, id.length, &number))
    ent__af_fault(&r->af, id.s, "duplicate-id", NULL, "argument '%.*s' was given already, expected each once", id.length > 80 ? 80 : (int)id.length, id.s);
}

static void put_off(reading *r, name from, name to) {
  void *at = r->late;
  if (ent__grow(&at, &r->late_room, r->late_count + 1, sizeof *r->late) != 0) {
    r->af.status = ent__nomem(r->af.err);
    return;
  }
  r->late = at;
  r->late[r->late_count++] = (late){from, to};
}

static void attack(reading *r, name from, name to) {
  const uint32_t a = ent__af_find(&r->af, from.s, from.length), b = ent__af_find(&r->af, to.s, to.length);
  if (a == ENT_NONE || b == ENT_NONE) put_off(r, from, to);
  else ent__af_attack(&r->af, a, b);
}

static bool is(name a, const char *s) { return a.length == strlen(s) && memcmp(a.s, s, a.length) == 0; }

static void unknown_fact(reading *r, name fact) {
  char text[41];
  ent__near near;
  const int length = cut(fact.length);
  memcpy(text, fact.s, (size_t)length);
  text[length] = '\0';
  ent__near_begin(&near, text);
  ent__near_consider(&near, "arg");
  ent__near_consider(&near, "att");
  if (fact.length == 0) {
    r->at = fact.s;
    expect_failed(r, "'arg(a).' or 'att(a,b).'");
  } else {
    ent__af_fault(&r->af, fact.s, "unknown-fact", near.best == NULL ? NULL : near.best[1] == 'r' ? "did you mean 'arg'?" : "did you mean 'att'?",
                  "found '%s', expected 'arg(a).' or 'att(a,b).'", text);
  }
}

/* "arg(a)." or "att(a,b).", to its full stop. False where it is faulty. */
static bool read_fact(reading *r) {
  name first, second;
  const name fact = word(r);
  const bool arg = is(fact, "arg"), att = is(fact, "att");
  if (!arg && !att) {
    unknown_fact(r, fact);
    return false;
  }
  if (!take(r, '(', "'('") || !take_name(r, &first)) return false;
  if (att && (!take(r, ',', "',' and the argument that is attacked") || !take_name(r, &second))) return false;
  if (!take(r, ')', "')'") || !take(r, '.', "'.'")) return false;
  if (arg) declare(r, first);
  else attack(r, first, second);
  return true;
}

/* Behind a fault, reading goes on behind the next full stop, or in the next line. */
static void recover(reading *r, const char *from) {
  if (r->at == from && r->at < r->af.end) r->at++;
  while (r->at < r->af.end && *r->at != '.' && *r->at != '\n') r->at++;
  if (r->at < r->af.end) r->at++;
}

static void resolve_late(reading *r) {
  ent__af *af = &r->af;
  for (size_t i = 0; i < r->late_count && af->status == ENT_OK; i++) {
    const late *one = &r->late[i];
    const uint32_t a = ent__af_find(af, one->from.s, one->from.length), b = ent__af_find(af, one->to.s, one->to.length);
    if (a == ENT_NONE) ent__af_unknown(af, one->from.s, one->from.length);
    if (b == ENT_NONE) ent__af_unknown(af, one->to.s, one->to.length);
    if (a != ENT_NONE && b != ENT_NONE) ent__af_attack(af, a, b);
  }
}

ent_status ent__read_apx(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  (void)options;
  reading r = {.at = NULL};
  if (ent__af_begin(&r.af, source, diagnostics, err)) {
    r.at = r.af.text;
    for (skip(&r); r.at < r.af.end && r.af.status == ENT_OK; skip(&r)) {
      const char *from = r.at;
      if (!read_fact(&r)) recover(&r, from);
    }
    resolve_late(&r);
  }
  ent__free(r.late);
  return ent__af_end(&r.af, out);
}

/* Comments, then a fact. */
bool ent__sniff_apx(const char *head, size_t size) {
  const bool marked = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0;
  reading r = {.at = head + (marked ? 3 : 0)};
  r.af.end = head + size;
  skip(&r);
  const name fact = word(&r);
  if (!is(fact, "arg") && !is(fact, "att")) return false;
  skip(&r);
  return r.at < r.af.end && *r.at == '(';
}
