/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/number.h"

#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Replaces whatever stands for the decimal point in this locale by a point. */
static void mend_point(char *text) {
  char *s = text;
  while (*s == '-' || (*s >= '0' && *s <= '9')) s++;
  if (*s == '\0' || *s == '.' || *s == 'e') return;
  char *rest = s;
  while (*rest != '\0' && *rest != 'e' && !(*rest >= '0' && *rest <= '9')) rest++;
  *s = '.';
  memmove(s + 1, rest, strlen(rest) + 1);
}

/* Rewrites "1.5e+07" as "15000000" would be longer: only the exponent's form is made plain. */
static void mend_exponent(char *text) {
  char *e = strchr(text, 'e');
  if (e == NULL) return;
  char *to = e + 1;
  const char *from = e + 1;
  if (*from == '-') *to++ = *from;
  if (*from == '-' || *from == '+') from++;
  while (*from == '0' && from[1] != '\0') from++;
  memmove(to, from, strlen(from) + 1);
}

/* Writes |value|, a whole number below 1e15, without the printf family: networks are full of them. */
static void format_whole(char *out, double value) {
  char digits[16];
  size_t at = sizeof digits;
  uint64_t rest = (uint64_t)fabs(value);
  if (value < 0) *out++ = '-';
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  memcpy(out, digits + at, sizeof digits - at);
  out[sizeof digits - at] = '\0';
}

/*
 * Writes a value of at most 15 digits in [1e-4, 1e15) as "%.15g" would; false for all others. With k such
 * that value * 10^k has 15 digits before the point, n = round(value * 10^k) and 10^k are both exact in a
 * double, so that n / 10^k is the double nearest to that decimal (Clinger 1990): where it is the value,
 * that decimal reads back as it. The product is off by less than 0.25, so no other n of 15 digits could.
 */
static bool format_short(char *out, double value) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                  1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
  const double size = fabs(value);
  if (!(size >= 1e-4 && size < 1e15)) return false;
  int k = 0;
  while (k < 18 && size * powers[k] < 1e14) k++;
  const double n = rint(size * powers[k]);
  if (n >= 1e15 || n / powers[k] != size) return false;
  char digits[24];
  size_t at = sizeof digits;
  uint64_t rest = (uint64_t)n;
  while (k > 0 && rest % 10 == 0) rest /= 10, k--;
  for (int i = 0; rest != 0 || i <= k; i++, rest /= 10) {
    if (i == k && k > 0) digits[--at] = '.';
    digits[--at] = (char)('0' + rest % 10);
  }
  if (value < 0) *out++ = '-';
  memcpy(out, digits + at, sizeof digits - at);
  out[sizeof digits - at] = '\0';
  return true;
}

void ent__number_format(char out[ENT__NUMBER_SIZE], double value) {
  if (isnan(value)) { strcpy(out, "NaN"); return; }
  if (isinf(value)) { strcpy(out, value < 0 ? "-Infinity" : "Infinity"); return; }
  if (value == 0) { strcpy(out, "0"); return; }
  if (value == floor(value) && fabs(value) < 1e15) {
    format_whole(out, value);
    return;
  }
  if (format_short(out, value)) return;
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(out, ENT__NUMBER_SIZE, "%.*g", precision, value);
    if (precision == 17 || strtod(out, NULL) == value) break;
  }
  mend_point(out);
  mend_exponent(out);
}

void ent__number_fixed(char out[ENT__FIXED_SIZE], double value, int digits, int trim) {
  if (!isfinite(value)) {
    ent__number_format(out, value);
    return;
  }
  snprintf(out, ENT__FIXED_SIZE, "%.*f", digits, value);
  mend_point(out);
  if (trim && strchr(out, '.') != NULL) {
    char *end = out + strlen(out);
    while (end[-1] == '0') *--end = '\0';
    if (end[-1] == '.') end[-1] = '\0';
  }
  if (out[0] == '-' && strspn(out + 1, "0.") == strlen(out + 1)) memmove(out, out + 1, strlen(out));
}

/* Returns the length of the JSON number at the start of text, 0 where there is none. */
static size_t scan(const char *text, size_t length, size_t *point) {
  size_t i = 0;
  *point = length;
  if (i < length && text[i] == '-') i++;
  size_t digits = i;
  while (i < length && text[i] >= '0' && text[i] <= '9') i++;
  if (i == digits || (text[digits] == '0' && i - digits > 1)) return 0;
  if (i < length && text[i] == '.') {
    *point = i++;
    digits = i;
    while (i < length && text[i] >= '0' && text[i] <= '9') i++;
    if (i == digits) return 0;
  }
  if (i < length && (text[i] == 'e' || text[i] == 'E')) {
    i++;
    if (i < length && (text[i] == '+' || text[i] == '-')) i++;
    digits = i;
    while (i < length && text[i] >= '0' && text[i] <= '9') i++;
    if (i == digits) return 0;
  }
  return i;
}

bool ent__number_parse(double *out, const char *text, size_t length) {
  char copy[400];
  size_t point = 0;
  const char *mark = localeconv()->decimal_point;
  const size_t extra = strlen(mark);
  if (length == 0 || length + extra >= sizeof copy || scan(text, length, &point) != length) return false;
  memcpy(copy, text, length);
  size_t end = length;
  if (point < length) {
    memcpy(copy + point, mark, extra);
    memcpy(copy + point + extra, text + point + 1, length - point - 1);
    end = length - 1 + extra;
  }
  copy[end] = '\0';
  const double value = strtod(copy, NULL);
  if (!isfinite(value)) return false;
  *out = value;
  return true;
}
