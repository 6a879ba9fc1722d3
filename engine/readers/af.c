/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/af.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/arguments/framework_struct.h"
#include "engine/base/buffer.h"
#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/utf8.h"

/* Near misses are looked for so many times, and among so many names. */
enum { most_searches = 20, most_searched = 100000 };

/* What an argument and an attack take while a framework is made: rows, labels and queues; the attack itself and both rows. */
enum { bytes_of_argument = 28, bytes_of_attack = 16 };

bool ent__af_has_room(uint64_t arguments, uint64_t attacks) {
  const uint64_t all = ent__memory();
  const uint64_t need = arguments * bytes_of_argument + attacks * bytes_of_attack;
  return all == 0 || need <= all / 2;
}

static void step_to(ent__af *af, const char *at) {
  if (at < af->known) {
    af->known = af->known_start = af->text;
    af->known_line = 1;
  }
  while (af->known < at) {
    const char *line = memchr(af->known, '\n', (size_t)(at - af->known));
    af->known = line == NULL ? at : line + 1;
    if (line == NULL) return;
    af->known_line++;
    af->known_start = line + 1;
  }
}

long ent__af_line(ent__af *af, const char *at) {
  step_to(af, at);
  return af->known_line;
}

static void ENT_PRINTF(6, 0) say(ent__af *af, ent_severity severity, const char *at, const char *code, const char *hint, const char *fmt, va_list args) {
  char message[512];
  long line = 0, column = 0;
  vsnprintf(message, sizeof message, fmt, args);
  if (at != NULL) {
    step_to(af, at);
    line = af->known_line;
    column = (long)(at - af->known_start) + 1;
  }
  const ent_diagnostic one = {severity, code, af->name, line, column, NULL, message, hint};
  const ent_status status = ent__diagnostics_add(af->diagnostics, &one, af->err);
  if (af->status == ENT_OK) af->status = status;
}

void ent__af_fault(ent__af *af, const char *at, const char *code, const char *hint, const char *fmt, ...) {
  va_list args;
  if (af->faults++ >= ENT__FAULTS_SHOWN) return;
  va_start(args, fmt);
  say(af, ENT_FAULT, at, code, hint, fmt, args);
  va_end(args);
}

void ent__af_say(ent__af *af, ent_severity severity, const char *at, const char *code, const char *hint, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  say(af, severity, at, code, hint, fmt, args);
  va_end(args);
}

bool ent__af_begin(ent__af *af, const ent__source *source, ent_diagnostics *diagnostics, ent_error *err) {
  *af = (ent__af){.name = source->name, .diagnostics = diagnostics, .err = err, .before = ent_diagnostics_count(diagnostics)};
  const uint64_t memory = ent__memory();
  const uint64_t most = memory == 0 || memory / 6 > SIZE_MAX ? SIZE_MAX : memory / 6;
  af->status = ent__source_load_most(&af->bytes, af->sha256, source, (size_t)most, err);
  const bool marked = af->bytes.size >= 3 && memcmp(af->bytes.data, "\xef\xbb\xbf", 3) == 0;
  af->text = af->bytes.data == NULL ? "" : af->bytes.data + (marked ? 3 : 0);
  af->end = af->bytes.data == NULL ? af->text : af->bytes.data + af->bytes.size;
  af->known = af->known_start = af->text;
  af->known_line = 1;
  if (af->status != ENT_OK) return false;
  const char *nul = memchr(af->text, 0, (size_t)(af->end - af->text));
  if (nul == NULL) return true;
  ent__af_fault(af, nul, "nul-byte", "save the file as UTF-8", "found a NUL byte, expected text");
  return false;
}

/* Attacks that stand twice count once; that is said, since a slip of the pen may be behind it. */
static void say_twice(ent__af *af, const ent_framework *framework) {
  const size_t twice = af->count - ent_framework_attacks(framework);
  if (twice > 0)
    ent__af_say(af, ENT_NOTE, NULL, "duplicate-attack", NULL, "%zu attack%s given again; each counts once", twice, twice == 1 ? " is" : "s are");
}

static ent_status make(ent__af *af, ent_input *out) {
  ent_framework *framework = NULL;
  ent_buffer_clear(&af->bytes);
  if (!ent__af_has_room(af->arguments, af->count))
    return ent__fail(af->err, ENT_E_LIMIT, "'%.120s' has %lu arguments and %zu attacks, for which this machine has too little memory", af->name,
                     (unsigned long)af->arguments, af->count);
  ent_status status = ent__framework_take(&framework, &af->names, af->arguments, af->attacks, af->count, af->err);
  if (status == ENT_OK) status = ent_framework_set_source(framework, af->name, af->sha256, af->err);
  if (status == ENT_OK) say_twice(af, framework);
  if (status == ENT_OK) status = af->status;
  if (status != ENT_OK) {
    ent_framework_free(framework);
    return status;
  }
  out->framework = framework;
  return ENT_OK;
}

ent_status ent__af_judge(ent__af *af) {
  ent__diagnostics_sort(af->diagnostics, af->before);
  if (af->status == ENT_OK && af->faults > ENT__FAULTS_SHOWN)
    af->status = ent__diagnostics_more(af->diagnostics, af->name, af->faults - ENT__FAULTS_SHOWN, af->err);
  if (af->status == ENT_OK && af->faults > 0)
    af->status = ent__fail(af->err, ENT_E_DATA, "'%.120s' has %zu fault%s", af->name, af->faults, af->faults == 1 ? "" : "s");
  return af->status;
}

void ent__af_clear(ent__af *af) {
  if (af->faults == 0) ent__diagnostics_sort(af->diagnostics, af->before); /* else they are, but for how many more there are */
  ent_buffer_clear(&af->bytes);
  ent__names_clear(&af->names);
  ent__free(af->attacks);
}

ent_status ent__af_end(ent__af *af, ent_input *out) {
  if (ent__af_judge(af) == ENT_OK) af->status = make(af, out);
  ent__af_clear(af);
  return af->status;
}

void ent__af_widen(ent__af *af) {
  void *attacks = af->attacks;
  if (af->status != ENT_OK) return;
  if (ent__grow(&attacks, &af->room, af->count + 1, sizeof *af->attacks) != 0) af->status = ent__nomem(af->err);
  else af->attacks = attacks;
}

/* A number as entente writes it, no more than `most`; 0 for anything else. */
static uint32_t number_of(const char *s, size_t length, uint32_t most) {
  uint64_t value = 0;
  if (length == 0 || length > 10 || s[0] == '0') return 0;
  for (size_t i = 0; i < length; i++) {
    if (s[i] < '0' || s[i] > '9') return 0;
    value = value * 10 + (uint64_t)(s[i] - '0');
  }
  return value > most ? 0 : (uint32_t)value;
}

void ent__af_name(ent__af *af) {
  char number[12];
  if (af->named) return;
  af->named = true;
  for (uint32_t i = 0; i < af->arguments && af->status == ENT_OK; i++) {
    uint32_t ignored;
    const int length = snprintf(number, sizeof number, "%lu", (unsigned long)i + 1);
    if (ent__names_add(&af->names, number, (size_t)length, &ignored) == ENT__NAME_FAILED) af->status = ent__nomem(af->err);
  }
}

bool ent__af_declare(ent__af *af, const char *s, size_t length, uint32_t *number) {
  if (!af->named && number_of(s, length, ENT__AF_MOST) == af->arguments + 1) {
    *number = af->arguments++;
    return true;
  }
  ent__af_name(af);
  const int added = ent__names_add(&af->names, s, length, number);
  if (added == ENT__NAME_FAILED) af->status = ent__nomem(af->err);
  af->arguments += added == ENT__NAME_NEW;
  return added != ENT__NAME_KNOWN;
}

uint32_t ent__af_find(const ent__af *af, const char *s, size_t length) {
  return af->named ? ent__names_find(&af->names, s, length) : number_of(s, length, af->arguments) - 1; /* 0 - 1 is ENT_NONE */
}

bool ent__af_check_name(ent__af *af, const char *s, size_t length) {
  if (length > ENT__AF_NAME) {
    ent__af_fault(af, s, "long-name", NULL, "an argument's name has %zu bytes, expected at most %d", length, (int)ENT__AF_NAME);
    return false;
  }
  const size_t bad = ent__utf8_check(s, length);
  if (bad < length) {
    ent__af_fault(af, s + bad, "bad-utf8", "save the file as UTF-8", "found byte 0x%02x, which is not UTF-8 here", (unsigned)(unsigned char)s[bad]);
    return false;
  }
  for (size_t i = 0; i < length; i++) {
    const unsigned char c = (unsigned char)s[i];
    if (c >= 0x20 && c != 0x7f) continue;
    ent__af_fault(af, s + i, "bad-id", NULL, "found the control character 0x%02x in an argument's name", (unsigned)c);
    return false;
  }
  return true;
}

void ent__af_unknown(ent__af *af, const char *s, size_t length) {
  char word[65], hint[128];
  ent__near near;
  const size_t shown = length < sizeof word ? length : sizeof word - 1;
  memcpy(word, s, shown);
  word[shown] = '\0';
  ent__copy_text(hint, sizeof word, word); /* cut at a character's edge */
  memcpy(word, hint, sizeof word);
  ent__near_begin(&near, word);
  const bool search = af->searches++ < most_searches && af->names.count <= most_searched;
  for (size_t i = 0; search && i < af->names.count; i++) ent__near_consider(&near, af->names.at[i]);
  if (near.best != NULL) (void)snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  if (af->named || af->arguments == 0)
    ent__af_fault(af, s, "dangling-reference", near.best == NULL ? NULL : hint, "'%s' is no argument", word);
  else
    ent__af_fault(af, s, "dangling-reference", NULL, "'%s' is no argument, which are called 1 to %lu", word, (unsigned long)af->arguments);
}
