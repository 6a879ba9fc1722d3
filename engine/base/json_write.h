/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A JSON writer over a buffer: two-space indentation, UTF-8 as it is, numbers in their shortest
 * form that reads back the same. jansson can write neither such numbers nor in one pass.
 */
#ifndef ENT_ENGINE_BASE_JSON_WRITE_H
#define ENT_ENGINE_BASE_JSON_WRITE_H

#include <stdbool.h>

#include <entente/base.h>

enum { ENT__JSON_DEPTH = 32 };

typedef struct ent__json {
  ent_buffer *out;
  int depth;
  bool compact;      /* no line breaks inside what begins now */
  int compact_depth; /* the depth at which compact began */
  bool after_key;
  bool dense;        /* no space at all, and '<' as \u003c: for what is put into a page */
  bool filled[ENT__JSON_DEPTH];
} ent__json;

void ent__json_begin(ent__json *json, ent_buffer *out);
/* The same without a space between, and with '<', U+2028 and U+2029 escaped: to stand in a page. */
void ent__json_begin_dense(ent__json *json, ent_buffer *out);
void ent__json_object(ent__json *json);
void ent__json_array(ent__json *json);
/* An object or array kept on one line. */
void ent__json_object_inline(ent__json *json);
void ent__json_array_inline(ent__json *json);
/* Closes the innermost; `bracket` is '}' or ']'. */
void ent__json_close(ent__json *json, char bracket);
void ent__json_key(ent__json *json, const char *key);
/* NULL writes null. Bytes that are not UTF-8 become U+FFFD. */
void ent__json_string(ent__json *json, const char *s);
/* NaN and infinities write null. */
void ent__json_number(ent__json *json, double value);
/* A number with at most `digits` (0..15) after the point; NaN and infinities write null. */
void ent__json_fixed(ent__json *json, double value, int digits);
void ent__json_integer(ent__json *json, int64_t value);
void ent__json_whole(ent__json *json, uint64_t value);
void ent__json_bool(ent__json *json, bool value);
void ent__json_null(ent__json *json);
/* Adds a quoted, escaped string to a buffer, with '<' as \u003c and the line ends of Unicode escaped where `html`. */
void ent__json_quote(ent_buffer *out, const char *s, bool html);

#endif
