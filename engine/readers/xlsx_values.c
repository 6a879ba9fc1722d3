/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell holds as text: escapes, references, numbers, and days by their serial number. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <entente/dates.h>

#include "engine/base/number.h"
#include "engine/readers/xlsx.h"

/* Reads "_xHHHH_"; returns the code unit, -1 where there is none. */
static long escape_at(const char *s, size_t left) {
  long unit = 0;
  if (left < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_') return -1;
  for (int i = 2; i < 6; i++) {
    const char c = s[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                             : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static size_t put_utf8(char *to, uint32_t c) {
  if (c < 0x80) {
    to[0] = (char)c;
    return 1;
  }
  const size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned char fronts[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (size_t i = length; i-- > 1; c >>= 6) to[i] = (char)(0x80 | (c & 0x3f));
  to[0] = (char)(fronts[length] | c);
  return length;
}

/* A zero byte and half a surrogate pair are no text: their escapes stay as they are. */
size_t ent__xlsx_unescape(char *s, size_t length) {
  size_t to = 0;
  if (memchr(s, '_', length) == NULL) return length;
  for (size_t from = 0; from < length;) {
    const long unit = escape_at(s + from, length - from);
    const long next = unit >= 0xd800 && unit < 0xdc00 ? escape_at(s + from + 7, length - from - 7) : -1;
    if (next >= 0xdc00 && next < 0xe000) {
      to += put_utf8(s + to, 0x10000u + ((uint32_t)(unit - 0xd800) << 10) + (uint32_t)(next - 0xdc00));
      from += 14;
    } else if (unit > 0 && (unit < 0xd800 || unit >= 0xe000)) {
      to += put_utf8(s + to, (uint32_t)unit);
      from += 7;
    } else {
      s[to++] = s[from++];
    }
  }
  return to;
}

bool ent__xlsx_reference(const char *s, size_t length, long *row, long *column) {
  size_t at = 0;
  *row = 0;
  *column = 0;
  for (; at < length && ((s[at] >= 'A' && s[at] <= 'Z') || (s[at] >= 'a' && s[at] <= 'z')) && *column <= ENT__XLSX_COLUMNS; at++)
    *column = *column * 26 + ((s[at] | 0x20) - 'a' + 1);
  for (; at < length && s[at] >= '0' && s[at] <= '9' && *row <= ENT__XLSX_ROWS; at++) *row = *row * 10 + (s[at] - '0');
  return at == length && *row >= 1 && *row <= ENT__XLSX_ROWS && *column >= 1 && *column <= ENT__XLSX_COLUMNS;
}

void ent__xlsx_cell_name(char out[16], long row, long column) {
  char letters[4];
  size_t count = 0;
  for (; column > 0 && count < sizeof letters; column = (column - 1) / 26) letters[count++] = (char)('A' + (column - 1) % 26);
  size_t at = 0;
  while (count > 0) out[at++] = letters[--count];
  snprintf(out + at, 16 - at, "%ld", row);
}

/* Ids that a spreadsheet took for numbers keep their digits: no exponent as long as all are exact. */
void ent__xlsx_number_text(char out[ENT__XLSX_TEXT_SIZE], double value) {
  if (value == floor(value) && fabs(value) < 9007199254740992.0)
    snprintf(out, ENT__XLSX_TEXT_SIZE, "%lld", (long long)value);
  else
    ent__number_format(out, value);
}

/* The day of a serial number. Day 60 of the first system is 29 February 1900, which never was. */
static bool day_of(int64_t serial, bool since_1904, int64_t *days) {
  if (since_1904) {
    *days = serial - 24107;
    return serial >= 0 && serial <= 2957003;
  }
  *days = serial - (serial < 60 ? 25568 : 25569);
  return serial >= 1 && serial != 60 && serial <= 2958465;
}

bool ent__xlsx_date_text(char out[ENT__XLSX_TEXT_SIZE], double serial, ent__xlsx_kind kind, bool since_1904) {
  if (!(serial >= 0) || serial > 3000000) return false;
  int64_t seconds = (int64_t)floor(serial * 86400 + 0.5);
  const int64_t whole = kind == ENT__XLSX_DATE ? (int64_t)floor(serial) : seconds / 86400;
  seconds %= 86400;
  int length = 0;
  const bool clock_only = serial < 1 && (kind == ENT__XLSX_TIME || (kind == ENT__XLSX_DATE_TIME && !since_1904 && serial > 0));
  if (!clock_only) {
    int64_t days;
    if (!day_of(whole, since_1904, &days)) return false;
    const ent_date date = ent_date_of_day((int32_t)days);
    length = snprintf(out, ENT__XLSX_TEXT_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
    if (kind == ENT__XLSX_DATE || (kind == ENT__XLSX_DATE_TIME && seconds == 0)) return true;
    out[length++] = 'T';
  }
  snprintf(out + length, (size_t)(ENT__XLSX_TEXT_SIZE - length), "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
           (int)(seconds % 60));
  return true;
}

static bool digits(const char *s, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (s[i] < '0' || s[i] > '9') return false;
  return true;
}

size_t ent__xlsx_iso_date(const char *s, size_t length) {
  if (length < 10 || !digits(s, 4) || s[4] != '-' || !digits(s + 5, 2) || s[7] != '-' || !digits(s + 8, 2)) return 0;
  if (length == 10) return 10;
  if (s[10] != 'T') return 0;
  size_t at = 11;
  while (at < length && strchr("0:.", s[at]) != NULL && s[at] != '\0') at++;
  const bool midnight = at == length || (at + 1 == length && s[at] == 'Z');
  return midnight ? 10 : length;
}
