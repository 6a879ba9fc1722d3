/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's text made fit to be drawn: one line, nothing that acts on its surroundings. */
#ifndef ENT_EXPORTERS_DIAGRAMS_CLEAN_H
#define ENT_EXPORTERS_DIAGRAMS_CLEAN_H

#include "engine/base/arena.h"

/* Nobody reads further in a picture, and measuring costs time. Characters. */
enum { ENT__CLEAN_LIMIT = 240 };

/*
 * Copies text into the arena: runs of white space become one space; control characters, direction
 * overrides and invisible characters go, except the joiners that scripts and emoji need; no more
 * than three combining marks stay on a letter; bytes that are not UTF-8 become U+FFFD; what exceeds
 * ENT__CLEAN_LIMIT characters becomes an ellipsis. Where nothing is left to see the result is "".
 * NULL where memory runs out.
 */
char *ent__clean_text(ent__arena *arena, const char *text);

/* Tells whether a character is a combining mark, joiner or variation selector: no place of its own. */
int ent__clean_joins(unsigned long character);

#endif
