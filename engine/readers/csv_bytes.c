/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is it text? Byte order marks, UTF-16, NUL bytes, bad UTF-8. */
#include <string.h>

#include "engine/base/utf8.h"
#include "engine/readers/csv_file.h"

enum { shown_at_most = 1000 };

bool ent__csv_is_utf16(const char *bytes, size_t size) {
  if (size < 2) return false;
  const unsigned char a = (unsigned char)bytes[0];
  const unsigned char b = (unsigned char)bytes[1];
  return (a == 0xff && b == 0xfe) || (a == 0xfe && b == 0xff) || (a == 0) != (b == 0);
}

const char *ent__csv_is_binary(const char *bytes, size_t size) {
  static const struct {
    const char *begins;
    size_t length;
    const char *what;
  } kinds[] = {{"PK\x03\x04", 4, "a workbook or another zip archive"},
               {"\xd0\xcf\x11\xe0", 4, "an old or encrypted workbook"},
               {"SQLite format 3", 16, "a database"},
               {"%PDF-", 5, "a PDF"},
               {NULL, 0, NULL}};
  for (int i = 0; kinds[i].begins != NULL; i++)
    if (size >= kinds[i].length && memcmp(bytes, kinds[i].begins, kinds[i].length) == 0) return kinds[i].what;
  return NULL;
}

/* Length of what is wrong at s: the bytes up to the next that may begin a character. */
static size_t bad_run(const char *s, size_t room) {
  size_t length = 1;
  while (length < room && length < 4 && ((unsigned char)s[length] & 0xc0) == 0x80) length++;
  return length;
}

static void report(ent__builder *builder, const ent__csv_file *file, size_t offset, long line,
                   size_t line_start) {
  const unsigned char c = (unsigned char)file->bytes.data[offset];
  const long column = (long)(offset - line_start) + 1;
  if (c == 0) {
    ent__builder_fault_at(builder, file->source, line, column, NULL, "nul-byte", NULL,
                          "found a NUL byte, expected text");
  } else {
    ent__builder_fault_at(builder, file->source, line, column, NULL, "bad-utf8", "save the file as UTF-8",
                          "found byte 0x%02x, which is not UTF-8 here", c);
  }
}

static bool ends_line(const char *data, size_t at) {
  return data[at] == '\n' || (data[at] == '\r' && data[at + 1] != '\n');
}

bool ent__csv_check_bytes(ent__builder *builder, ent__csv_file *file) {
  char *data = file->bytes.data;
  const size_t size = file->bytes.size;
  if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) file->start = 3;
  const char *binary = ent__csv_is_binary(data, size);
  if (binary != NULL) {
    ent__builder_fault_at(builder, file->source, 1, 1, NULL, "bad-encoding", NULL, "found %s, expected text; save the table as CSV", binary);
    return false;
  }
  if (ent__csv_is_utf16(data, size)) {
    ent__builder_fault_at(builder, file->source, 1, 1, NULL, "bad-encoding", "save the file as UTF-8",
                          "found UTF-16 text, expected UTF-8");
    return false;
  }
  long line = 1;
  size_t line_start = file->start;
  size_t found = 0;
  for (size_t at = file->start; at < size;) {
    size_t step = ent__utf8_length(data + at, size - at);
    if (step == 0 || data[at] == '\0') {
      if (found++ < shown_at_most) report(builder, file, at, line, line_start);
      step = step == 0 ? bad_run(data + at, size - at) : 1;
      memset(data + at, '?', step);
    }
    if (ends_line(data, at)) {
      line++;
      line_start = at + 1;
    }
    at += step;
  }
  if (found > shown_at_most) {
    ent__builder_fault_at(builder, file->source, 0, 0, NULL, "bad-utf8", NULL,
                          "%zu more bytes are not UTF-8 text", found - shown_at_most);
  }
  return true;
}
