/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/clean.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/utf8.h"

typedef struct range {
  unsigned long first;
  unsigned long last;
} range;

static bool in_ranges(const range *ranges, unsigned long character) {
  for (const range *r = ranges; r->last != 0; r++) {
    if (character >= r->first && character <= r->last) return true;
  }
  return false;
}

static bool is_space(unsigned long c) {
  static const range spaces[] = {{0x09, 0x0d},
                                 {0x20, 0x20},
                                 {0x85, 0x85},
                                 {0xa0, 0xa0},
                                 {0x1680, 0x1680},
                                 {0x2000, 0x200a},
                                 {0x2028, 0x2029},
                                 {0x202f, 0x202f},
                                 {0x205f, 0x205f},
                                 {0x3000, 0x3000},
                                 {0, 0}};
  return in_ranges(spaces, c);
}

/* Controls, direction marks and overrides, invisible characters, non-characters, tags. */
static bool is_dropped(unsigned long c) {
  static const range dropped[] = {{0x01, 0x1f},
                                  {0x7f, 0x9f},
                                  {0xad, 0xad},
                                  {0x34f, 0x34f},
                                  {0x61c, 0x61c},
                                  {0x115f, 0x1160},
                                  {0x180b, 0x180f},
                                  {0x200b, 0x200b},
                                  {0x200e, 0x200f},
                                  {0x202a, 0x202e},
                                  {0x2060, 0x206f},
                                  {0x3164, 0x3164},
                                  {0xfdd0, 0xfdef},
                                  {0xfeff, 0xfeff},
                                  {0xffa0, 0xffa0},
                                  {0xfff0, 0xfffb},
                                  {0xfffe, 0xffff},
                                  {0xe0000, 0xe0fff},
                                  {0, 0}};
  return in_ranges(dropped, c) || (c & 0xfffe) == 0xfffe;
}

static bool is_mark(unsigned long c) {
  static const range marks[] = {
      {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
      {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f}, {0, 0}};
  return in_ranges(marks, c);
}

int ent__clean_joins(unsigned long c) {
  static const range joiners[] = {{0x200c, 0x200d},
                                  {0xfe00, 0xfe0f},
                                  {0x1f3fb, 0x1f3ff},
                                  {0x93a, 0x94f},
                                  {0xe31, 0xe3a},
                                  {0xe47, 0xe4e},
                                  {0, 0}};
  return is_mark(c) || in_ranges(joiners, c);
}

typedef struct cleaner {
  char *to;
  size_t size;
  size_t characters;
  size_t marks;
  bool gap; /* a space is due before the next character */
} cleaner;

static void put(cleaner *state, const char *bytes, size_t length) {
  if (state->gap && state->size > 0) state->to[state->size++] = ' ';
  state->gap = false;
  memcpy(state->to + state->size, bytes, length);
  state->size += length;
}

/* Takes the character of `length` bytes at s; returns false once the limit is reached. */
static bool take(cleaner *state, const char *s, size_t length) {
  const char *end = s;
  const unsigned long c = length == 0 ? 0xfffdul : ent__utf8_next(&end);
  if (is_space(c)) {
    state->gap = true;
    return true;
  }
  if (is_dropped(c)) return true;
  if (ent__clean_joins(c)) {
    if (state->size == 0 || state->gap || state->marks >= 3) return true;
    state->marks++;
  } else {
    state->marks = 0;
    if (state->characters == ENT__CLEAN_LIMIT) return false;
    state->characters++;
  }
  if (length == 0)
    put(state, "\xef\xbf\xbd", 3);
  else
    put(state, s, length);
  return true;
}

char *ent__clean_text(ent__arena *arena, const char *text) {
  /* Each character takes a letter of 4 bytes, a space, and 3 marks of 4 at most. */
  const size_t room = (size_t)ENT__CLEAN_LIMIT * 17 + 8;
  const size_t length = strlen(text);
  cleaner state = {ent__arena_alloc(arena, length < room / 4 ? length * 4 + 8 : room, 1), 0, 0, 0, false};
  if (state.to == NULL) return NULL;
  for (size_t i = 0; i < length;) {
    const size_t bytes = ent__utf8_length(text + i, length - i);
    if (!take(&state, text + i, bytes)) {
      put(&state, "\xe2\x80\xa6", 3);
      break;
    }
    i += bytes == 0 ? 1 : bytes;
  }
  state.to[state.size] = '\0';
  return state.to;
}
