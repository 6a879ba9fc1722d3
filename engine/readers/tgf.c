/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Trivial Graph Format: an argument a line, a line "#", then an attack a line, "FROM TO". What
 * stands behind is a label, for which a framework has no room.
 */
#include <string.h>

#include "engine/readers/af.h"

typedef struct reading {
  ent__af af;
  long middle; /* the line "#", 0 before */
  const char *labelled;
  size_t labels;
} reading;

typedef struct word {
  const char *s;
  size_t length;
} word;

static word next_word(const char **at, const char *end) {
  const char *s = *at;
  while (s < end && ent__af_blank(*s)) s++;
  const char *from = s;
  while (s < end && !ent__af_blank(*s)) s++;
  *at = s;
  return (word){from, (size_t)(s - from)};
}

static void note_label(reading *r, const char *at, const char *end) {
  const word label = next_word(&at, end);
  if (label.length == 0) return;
  if (r->labels++ == 0) r->labelled = label.s;
}

static void read_argument(reading *r, const char *line, const char *end) {
  ent__af *af = &r->af;
  uint32_t number;
  const word id = next_word(&line, end);
  if (id.length == 0 || !ent__af_check_name(af, id.s, id.length)) return;
  if (!ent__af_declare(af, id.s, id.length, &number))
    ent__af_fault(af, id.s, "duplicate-id", NULL, "argument '%.*s' was given already, expected each once", id.length > 80 ? 80 : (int)id.length, id.s);
  note_label(r, line, end);
}

static uint32_t read_end(reading *r, word id, const char *which) {
  ent__af *af = &r->af;
  if (id.length == 0) {
    ent__af_fault(af, id.s, "missing-argument", NULL, "found the end of the line, expected the %s argument of an attack", which);
    return ENT_NONE;
  }
  const uint32_t number = ent__af_find(af, id.s, id.length);
  if (number == ENT_NONE && ent__af_check_name(af, id.s, id.length)) ent__af_unknown(af, id.s, id.length);
  return number;
}

static void read_attack(reading *r, const char *line, const char *end) {
  const word from = next_word(&line, end);
  if (from.length == 0) return;
  const word to = next_word(&line, end);
  const uint32_t a = read_end(r, from, "first"), b = read_end(r, to, "second");
  if (a != ENT_NONE && b != ENT_NONE) ent__af_attack(&r->af, a, b);
  note_label(r, line, end);
}

static bool is_middle(const char *line, const char *end) {
  const word only = next_word(&line, end);
  if (only.length != 1 || *only.s != '#') return false;
  return next_word(&line, end).length == 0;
}

static void read_all(reading *r) {
  ent__af *af = &r->af;
  for (const char *s = af->text; s < af->end && af->status == ENT_OK;) {
    const char *end = memchr(s, '\n', (size_t)(af->end - s));
    if (end == NULL) end = af->end;
    if (!is_middle(s, end)) {
      if (r->middle == 0) read_argument(r, s, end);
      else read_attack(r, s, end);
    } else if (r->middle != 0) {
      ent__af_fault(af, s, "duplicate-header", NULL, "another line '#' after that in line %ld, expected one", r->middle);
    } else {
      r->middle = ent__af_line(af, s);
    }
    s = end < af->end ? end + 1 : end;
  }
  if (r->middle == 0 && af->status == ENT_OK)
    ent__af_fault(af, af->end, "no-header", NULL, "the file holds no line '#', expected one between the arguments and the attacks");
  if (r->labels > 0 && af->status == ENT_OK)
    ent__af_say(af, ENT_NOTE, r->labelled, "not-carried-over", NULL, "%zu label%s, of which this is the first, %s not kept: a framework has names alone",
                r->labels, r->labels == 1 ? "" : "s", r->labels == 1 ? "is" : "are");
}

ent_status ent__read_tgf(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  (void)options;
  reading r = {.middle = 0};
  if (ent__af_begin(&r.af, source, diagnostics, err)) read_all(&r);
  return ent__af_end(&r.af, out);
}

/* An argument or more, a line "#", and what begins as attacks do. */
bool ent__sniff_tgf(const char *head, size_t size) {
  const char *const end = head + size;
  bool before = false, middle = false;
  for (const char *s = head; s < end;) {
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    if (stop == NULL) stop = end;
    const char *at = s;
    const word first = next_word(&at, stop);
    const word second = next_word(&at, stop);
    if (memchr(s, ',', (size_t)(stop - s)) != NULL || memchr(s, ';', (size_t)(stop - s)) != NULL) return false;
    if (middle && first.length > 0) return stop == end || second.length > 0;
    if (first.length > 0 && *first.s == '#') {
      if (first.length > 1 || second.length > 0 || !before) return false;
      middle = true;
    }
    before = before || first.length > 0;
    s = stop < end ? stop + 1 : end;
  }
  return middle;
}
