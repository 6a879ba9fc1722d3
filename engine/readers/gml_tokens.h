/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GML (Himsolt 1997) in its tokens. A file is a list of keys, each with a number, a string in quotes
 * or a list in brackets.
 */
#ifndef ENT_ENGINE_READERS_GML_TOKENS_H
#define ENT_ENGINE_READERS_GML_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ent__gml_kind {
  ENT__GML_END,
  ENT__GML_WORD, /* a key, or a number where a value is expected */
  ENT__GML_STRING,
  ENT__GML_OPEN,
  ENT__GML_CLOSE,
  ENT__GML_OPEN_QUOTE /* a string that never ends: nothing more is read */
} ent__gml_kind;

typedef struct ent__gml_token {
  ent__gml_kind kind;
  const char *s; /* of a string, what stands between the quotes */
  size_t length;
  long line;
  long column;
} ent__gml_token;

typedef struct ent__gml_scan {
  const char *bytes;
  size_t size;
  size_t at;
  size_t line_start;
  long line;
} ent__gml_scan;

void ent__gml_scan_init(ent__gml_scan *scan, const char *bytes, size_t size);
/* Reads the next token; comments (# to the end of the line) are skipped. */
void ent__gml_next(ent__gml_scan *scan, ent__gml_token *token);

/*
 * Writes a string with its entities (&#233; &#xe9; &eacute; &amp; ...) as characters; what is no
 * entity stays. `out` has room for length + 1 bytes. Returns the length.
 */
size_t ent__gml_decode(char *out, const char *s, size_t length);

#endif
