/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"

void ent_buffer_clear(ent_buffer *buffer) {
  if (buffer == NULL) return;
  ent__free(buffer->data);
  *buffer = (ent_buffer)ENT_BUFFER_INIT;
}

static int reserve(ent_buffer *buffer, size_t more) {
  if (buffer->failed) return -1;
  if (more >= SIZE_MAX - buffer->size) {
    buffer->failed = 1;
    return -1;
  }
  void *data = buffer->data;
  size_t room = buffer->room < 256 ? 0 : buffer->room;
  if (room == 0 && more < 255) {
    data = ent__realloc(data, 256, 1);
    room = data == NULL ? 0 : 256;
    if (data == NULL) buffer->failed = 1;
  } else if (ent__grow(&data, &room, buffer->size + more + 1, 1) != 0) {
    buffer->failed = 1;
  }
  if (buffer->failed) return -1;
  buffer->data = data;
  buffer->room = room;
  return 0;
}

void ent__buffer_add(ent_buffer *buffer, const char *bytes, size_t size) {
  if (size + 1 > buffer->room - buffer->size && reserve(buffer, size) != 0) return;
  if (buffer->failed) return;
  if (size != 0) memcpy(buffer->data + buffer->size, bytes, size);
  buffer->size += size;
  buffer->data[buffer->size] = '\0';
}

void ent__buffer_again(ent_buffer *buffer, size_t offset, size_t size) {
  char *room = ent__buffer_room(buffer, size);
  if (room == NULL) return;
  memcpy(room, buffer->data + offset, size);
  ent__buffer_use(buffer, size);
}

char *ent__buffer_room(ent_buffer *buffer, size_t size) {
  if (size + 1 > buffer->room - buffer->size && reserve(buffer, size) != 0) return NULL;
  return buffer->failed ? NULL : buffer->data + buffer->size;
}

void ent__buffer_use(ent_buffer *buffer, size_t size) {
  buffer->size += size;
  buffer->data[buffer->size] = '\0';
}

void ent__buffer_puts(ent_buffer *buffer, const char *s) { ent__buffer_add(buffer, s, strlen(s)); }

void ent__buffer_putc(ent_buffer *buffer, char c) {
  if (buffer->failed || buffer->room - buffer->size < 2) {
    ent__buffer_add(buffer, &c, 1);
    return;
  }
  buffer->data[buffer->size++] = c;
  buffer->data[buffer->size] = '\0';
}

void ent__buffer_printf(ent_buffer *buffer, const char *fmt, ...) {
  char small[256];
  va_list args;
  va_start(args, fmt);
  const int length = vsnprintf(small, sizeof small, fmt, args);
  va_end(args);
  if (length < 0) {
    buffer->failed = 1;
    return;
  }
  if ((size_t)length < sizeof small) {
    ent__buffer_add(buffer, small, (size_t)length);
    return;
  }
  if (reserve(buffer, (size_t)length) != 0) return;
  va_start(args, fmt);
  vsnprintf(buffer->data + buffer->size, (size_t)length + 1, fmt, args);
  va_end(args);
  buffer->size += (size_t)length;
}

void ent__buffer_whole(ent_buffer *buffer, uint64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + value % 10);
    value /= 10;
  } while (value != 0);
  ent__buffer_add(buffer, digits + at, sizeof digits - at);
}

void ent__buffer_number(ent_buffer *buffer, double value) {
  char text[ENT__NUMBER_SIZE];
  ent__number_format(text, value);
  ent__buffer_puts(buffer, text);
}

void ent__buffer_fixed(ent_buffer *buffer, double value, int digits) {
  char text[ENT__FIXED_SIZE];
  ent__number_fixed(text, value, digits, 1);
  ent__buffer_puts(buffer, text);
}

void ent__buffer_decimals(ent_buffer *buffer, double value, int digits) {
  char text[ENT__FIXED_SIZE];
  ent__number_fixed(text, value, digits, 0);
  ent__buffer_puts(buffer, text);
}

/* Bytes that stand for U+FFFE and U+FFFF, which XML 1.0 forbids too. */
static int is_noncharacter(const char *s) {
  return (unsigned char)s[0] == 0xef && (unsigned char)s[1] == 0xbf && ((unsigned char)s[2] & 0xfe) == 0xbe;
}

void ent__buffer_xml(ent_buffer *buffer, const char *s) {
  const char *from = s;
  for (; *s != '\0'; s++) {
    const unsigned char c = (unsigned char)*s;
    const char *instead = NULL;
    size_t skip = 1;
    if (c == '&') instead = "&amp;";
    else if (c == '<') instead = "&lt;";
    else if (c == '>') instead = "&gt;";
    else if (c == '"') instead = "&quot;";
    else if (c == '\'') instead = "&#39;";
    else if (c == '\r') instead = "&#13;";
    else if (c < 0x20 && c != '\t' && c != '\n') instead = "\xef\xbf\xbd";
    else if (is_noncharacter(s)) { instead = "\xef\xbf\xbd"; skip = 3; }
    if (instead == NULL) continue;
    ent__buffer_add(buffer, from, (size_t)(s - from));
    ent__buffer_puts(buffer, instead);
    s += skip - 1;
    from = s + 1;
  }
  ent__buffer_add(buffer, from, (size_t)(s - from));
}

void ent__buffer_csv(ent_buffer *buffer, const char *s) {
  if (s == NULL) return;
  if (*s != '\0' && strpbrk(s, ",;\t\"\r\n|") == NULL && *s != ' ' && s[strlen(s) - 1] != ' ') {
    ent__buffer_puts(buffer, s);
    return;
  }
  ent__buffer_putc(buffer, '"');
  for (; *s != '\0'; s++) {
    if (*s == '"') ent__buffer_putc(buffer, '"');
    ent__buffer_putc(buffer, *s);
  }
  ent__buffer_putc(buffer, '"');
}

ent_status ent__buffer_status(const ent_buffer *buffer, ent_error *err) {
  return buffer->failed ? ent__nomem(err) : ENT_OK;
}
