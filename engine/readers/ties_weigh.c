/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the weight of a tie says, and its sign. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/number.h"
#include "engine/readers/ties_gather.h"

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* Numbers of few digits need no strtod: both m and 10^k are exact below, so their quotient is the nearest double. */
static bool short_number(double *out, const char *s, size_t length) {
  static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = length > 0 && *s == '-';
  uint64_t value = 0;
  size_t digits = 0, decimals = 0;
  bool point = false;
  for (size_t i = negative; i < length; i++) {
    if (s[i] == '.' && !point && digits > 0 && i + 1 < length) {
      point = true;
      continue;
    }
    if (s[i] < '0' || s[i] > '9' || ++digits > 15) return false;
    value = value * 10 + (uint64_t)(s[i] - '0');
    decimals += point;
  }
  if (digits == 0) return false;
  const double found = (double)value / powers[decimals];
  *out = negative && found != 0 ? -found : found;
  return true;
}

/* ".5" and "5." as "0.5" and "5.0". */
static bool loose_number(double *out, const char *s, size_t length) {
  char text[64];
  size_t used = 0;
  if (length == 0 || length + 3 > sizeof text) return false;
  if (*s == '-') text[used++] = *s++, length--;
  if (length < 2) return false;
  if (*s == '.') text[used++] = '0';
  memcpy(text + used, s, length);
  used += length;
  if (text[used - 1] == '.') text[used++] = '0';
  return ent__number_parse(out, text, used);
}

bool ent__weigh_number(double *out, const char *s) {
  while (is_blank(*s)) s++;
  size_t length = strlen(s);
  while (length > 0 && is_blank(s[length - 1])) length--;
  if (length > 1 && *s == '+' && s[1] != '-') s++, length--;
  return short_number(out, s, length) || ent__number_parse(out, s, length) || loose_number(out, s, length);
}

bool ent__weigh_sign(double *out, const char *s) {
  static const struct {
    const char *word;
    double sign;
  } words[] = {{"+", 1}, {"-", -1}, {"\xe2\x88\x92", -1}, {"positive", 1}, {"negative", -1}, {"pos", 1}, {"neg", -1}, {NULL, 0}};
  if (ent__weigh_number(out, s)) return fabs(*out) == 1 || *out == 0;
  for (int i = 0; words[i].word != NULL; i++) {
    if (strcasecmp(words[i].word, s) != 0) continue;
    *out = words[i].sign;
    return true;
  }
  return false;
}

static bool fault_at(ent__weigh_fault *fault, int at, const char *code, const char *s, const char *name, const char *expected) {
  fault->at = at;
  fault->code = code;
  fault->hint = strchr(s, ',') == NULL ? NULL : "decimals are written with a point";
  snprintf(fault->text, sizeof fault->text, "the %s is '%.40s', expected %s", name, s, expected);
  return false;
}

static bool weigh_number(double *out, const char *s, int at, ent__weigh_fault *fault) {
  return ent__weigh_number(out, s) ||
         fault_at(fault, at, "wrong-type", s, at == ENT__WEIGH_SIGNED ? "signed weight" : "weight", "a number");
}

bool ent__weigh(double *out, const ent__weighing *raw, ent__weigh_fault *fault) {
  double sign = 0;
  if (raw->signed_weight != NULL) return weigh_number(out, raw->signed_weight, ENT__WEIGH_SIGNED, fault);
  if (raw->weight != NULL && !weigh_number(out, raw->weight, ENT__WEIGH_WEIGHT, fault)) return false;
  if (raw->sign == NULL) return true;
  if (!ent__weigh_sign(&sign, raw->sign)) {
    const bool number = ent__weigh_number(&sign, raw->sign);
    return fault_at(fault, ENT__WEIGH_SIGN, number ? "out-of-range" : "bad-word", raw->sign, "sign", "1 or -1, + or -, positive or negative");
  }
  if (raw->weight == NULL) {
    *out = sign;
    return true;
  }
  if (*out < 0 && sign >= 0)
    return fault_at(fault, ENT__WEIGH_WEIGHT, "out-of-range", raw->weight, "weight", "one that is not below 0 beside a sign that is not negative");
  *out = sign * fabs(*out);
  return true;
}
