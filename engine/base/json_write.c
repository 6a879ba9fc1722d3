/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/json_write.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"

void ent__json_begin(ent__json *json, ent_buffer *out) {
  memset(json, 0, sizeof *json);
  json->out = out;
}

void ent__json_begin_dense(ent__json *json, ent_buffer *out) {
  ent__json_begin(json, out);
  json->dense = json->compact = true;
  json->compact_depth = -1; /* never ends */
}

static void new_line(ent__json *json) {
  ent__buffer_putc(json->out, '\n');
  for (int i = 0; i < json->depth; i++) ent__buffer_add(json->out, "  ", 2);
}

/* What comes before a value: nothing after a key, else a comma and a new line as needed. */
static void separate(ent__json *json) {
  if (json->after_key) {
    json->after_key = false;
    return;
  }
  if (json->depth == 0) return;
  const bool first = !json->filled[json->depth];
  json->filled[json->depth] = true;
  if (!first) ent__buffer_putc(json->out, ',');
  if (!json->compact) new_line(json);
  else if (!first && !json->dense) ent__buffer_putc(json->out, ' ');
}

static void open(ent__json *json, char bracket, bool compact) {
  separate(json);
  ent__buffer_putc(json->out, bracket);
  assert(json->depth + 1 < ENT__JSON_DEPTH);
  json->depth++;
  json->filled[json->depth] = false;
  if (compact && !json->compact) {
    json->compact = true;
    json->compact_depth = json->depth;
  }
}

void ent__json_object(ent__json *json) { open(json, '{', false); }
void ent__json_array(ent__json *json) { open(json, '[', false); }
void ent__json_object_inline(ent__json *json) { open(json, '{', true); }
void ent__json_array_inline(ent__json *json) { open(json, '[', true); }

void ent__json_close(ent__json *json, char bracket) {
  const bool filled = json->filled[json->depth];
  const bool was_compact = json->compact;
  if (json->compact && json->compact_depth == json->depth) json->compact = false;
  json->depth--;
  if (filled && !was_compact) new_line(json);
  ent__buffer_putc(json->out, bracket);
  if (json->depth == 0 && !json->dense) ent__buffer_putc(json->out, '\n');
}

void ent__json_key(ent__json *json, const char *key) {
  separate(json);
  ent__json_quote(json->out, key, json->dense);
  ent__buffer_add(json->out, ": ", json->dense ? 1 : 2);
  json->after_key = true;
}

void ent__json_quote(ent_buffer *out, const char *s, bool html) {
  ent__buffer_putc(out, '"');
  const char *from = s;
  const char *end = s + strlen(s);
  while (s < end) {
    const unsigned char c = (unsigned char)*s;
    const size_t length = ent__utf8_length(s, (size_t)(end - s));
    const bool ends_line = html && length == 3 && memcmp(s, "\xe2\x80", 2) == 0 && ((unsigned char)s[2] & 0xfe) == 0xa8;
    const bool plain = length > 0 && c >= 0x20 && c != 0x7f && c != '"' && c != '\\' && !(html && c == '<') && !ends_line;
    if (plain) {
      s += length;
      continue;
    }
    ent__buffer_add(out, from, (size_t)(s - from));
    if (length == 0) ent__buffer_puts(out, "\xef\xbf\xbd");
    else if (ends_line) {
      ent__buffer_puts(out, s[2] == '\xa8' ? "\\u2028" : "\\u2029");
      s += 2;
    } else if (c == '"') ent__buffer_puts(out, "\\\"");
    else if (c == '\\') ent__buffer_puts(out, "\\\\");
    else if (c == '\n') ent__buffer_puts(out, "\\n");
    else if (c == '\t') ent__buffer_puts(out, "\\t");
    else if (c == '\r') ent__buffer_puts(out, "\\r");
    else ent__buffer_printf(out, "\\u%04x", (unsigned)c);
    from = ++s;
  }
  ent__buffer_add(out, from, (size_t)(s - from));
  ent__buffer_putc(out, '"');
}

void ent__json_string(ent__json *json, const char *s) {
  separate(json);
  if (s == NULL) ent__buffer_puts(json->out, "null");
  else ent__json_quote(json->out, s, json->dense);
}

void ent__json_number(ent__json *json, double value) {
  separate(json);
  if (isfinite(value)) ent__buffer_number(json->out, value);
  else ent__buffer_puts(json->out, "null");
}

void ent__json_fixed(ent__json *json, double value, int digits) {
  separate(json);
  if (isfinite(value)) ent__buffer_fixed(json->out, value, digits);
  else ent__buffer_puts(json->out, "null");
}

void ent__json_integer(ent__json *json, int64_t value) {
  separate(json);
  ent__buffer_printf(json->out, "%" PRId64, value);
}

void ent__json_whole(ent__json *json, uint64_t value) {
  separate(json);
  ent__buffer_printf(json->out, "%" PRIu64, value);
}

void ent__json_bool(ent__json *json, bool value) {
  separate(json);
  ent__buffer_puts(json->out, value ? "true" : "false");
}

void ent__json_null(ent__json *json) {
  separate(json);
  ent__buffer_puts(json->out, "null");
}
