/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From JSON Pointers to line and column: jansson keeps no places, so the text is walked once. */
#ifndef ENT_ENGINE_READERS_JSON_PLACE_H
#define ENT_ENGINE_READERS_JSON_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* What is looked for, and where it was found; line 0 where it was not. */
typedef struct ent__json_wanted {
  const char *pointer;
  bool at_key; /* the key's place instead of its value's */
  long line;
  long column;
} ent__json_wanted;

/*
 * Finds all places in one walk over `text`, which must be JSON that jansson took. O(text).
 * Returns 0, or -1 without memory.
 */
int ent__json_places(const char *text, size_t size, ent__json_wanted *wanted, size_t count);

/* Line and byte column of an offset, both from 1. */
void ent__text_place(const char *text, size_t offset, long *line, long *column);

#endif
