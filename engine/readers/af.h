/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the readers of bare frameworks (ICCMA, TGF, APX) share: the text in memory, arguments by name
 * or by number, attacks, and faults by their offset, whose line is looked for only then.
 */
#ifndef ENT_ENGINE_READERS_AF_H
#define ENT_ENGINE_READERS_AF_H

#include "engine/base/names.h"
#include "engine/readers/readers.h"

typedef struct ent__af {
  const char *name;
  ent_diagnostics *diagnostics;
  ent_error *err;
  ent_status status;
  ent_buffer bytes;
  const char *text; /* behind a byte order mark */
  const char *end;
  char sha256[65];
  size_t before;   /* entries that the diagnostics had */
  size_t faults;   /* of this reader */
  size_t searches; /* for near misses, which cost a walk over all names */
  const char *known; /* a place whose line is known: most faults come in rising order */
  const char *known_start;
  long known_line;
  uint32_t arguments;
  bool named; /* else the arguments are called 1, 2, ... as they came, and have no names */
  ent__names names;
  ent_attack *attacks;
  size_t count;
  size_t room;
} ent__af;

/* The longest name of an argument, in bytes. */
enum { ENT__AF_NAME = 1024, ENT__AF_MOST = 0x7ffffff0 };

/* Loads the text; reports a byte of zero, which ends the reading. False where nothing is to be read. */
bool ent__af_begin(ent__af *af, const ent__source *source, ent_diagnostics *diagnostics, ent_error *err);
/* Makes the framework where no fault was found, and frees all else. */
ent_status ent__af_end(ent__af *af, ent_input *out);
/* The same without a framework: says how many more faults there were, and fails where there is any. */
ent_status ent__af_judge(ent__af *af);
void ent__af_clear(ent__af *af);

void ent__af_fault(ent__af *af, const char *at, const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(5, 6);
void ent__af_say(ent__af *af, ent_severity severity, const char *at, const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(6, 7);
/* Returns the line of a place, from 1. */
long ent__af_line(ent__af *af, const char *at);

/* Adds an argument; false where there is one of the name already, which *number tells then. */
bool ent__af_declare(ent__af *af, const char *s, size_t length, uint32_t *number);
/* Returns an argument's number, ENT_NONE where there is none of the name. */
uint32_t ent__af_find(const ent__af *af, const char *s, size_t length);
/* From here on arguments have names. */
void ent__af_name(ent__af *af);
/* Says whether a name will do; reports it where not. */
bool ent__af_check_name(ent__af *af, const char *s, size_t length);
/* Reports a name that no argument has, with a near one. */
void ent__af_unknown(ent__af *af, const char *s, size_t length);

void ent__af_widen(ent__af *af);

static inline void ent__af_attack(ent__af *af, uint32_t from, uint32_t to) {
  if (af->count == af->room) ent__af_widen(af);
  if (af->count < af->room) af->attacks[af->count++] = (ent_attack){from, to};
}

/* Returns whether arguments and attacks of these numbers have room in the memory of this machine. */
bool ent__af_has_room(uint64_t arguments, uint64_t attacks);

/* Blanks within a line; a carriage return counts as one. */
static inline bool ent__af_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

#endif
