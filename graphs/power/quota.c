/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotas, read exactly. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "graphs/power/rules.h"

enum { most_digits = 15 };

bool ent__decimal_read(ent__decimal *out, const char *text, size_t length) {
  *out = (ent__decimal){0, 0};
  size_t digits = 0;
  bool point = false;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '.' && !point && i > 0 && i + 1 < length) {
      point = true;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return false;
    out->digits = 10 * out->digits + (uint64_t)(text[i] - '0');
    out->places += point;
    digits += out->digits > 0;
    if (digits > most_digits || out->places > most_digits) return false;
  }
  while (out->places > 0 && out->digits % 10 == 0) {
    out->digits /= 10;
    out->places--;
  }
  return length > 0;
}

static uint64_t divisor(uint64_t a, uint64_t b) {
  while (b != 0) {
    const uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static ent_status unread(const char *text, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, text);
  ent__near_consider(&near, "majority");
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "quota '%.40s' cannot be read; did you mean 'majority'?", text);
  return ent__fail(err, ENT_E_USAGE, "quota '%.40s' cannot be read: expected a number such as 39, a share such as 2/3 or 65%%, or 'majority'", text);
}

static ent_status set_share(ent__quota *out, const char *text, uint64_t up, uint64_t down, ent_error *err) {
  if (down == 0) return ent__fail(err, ENT_E_USAGE, "quota '%.40s' divides by zero", text);
  if (up > down) return ent__fail(err, ENT_E_USAGE, "quota '%.40s' is more than the whole: expected a share of at most 1", text);
  const uint64_t common = divisor(up, down);
  *out = (ent__quota){ENT__QUOTA_SHARE, up / common, down / common, 0};
  if (out->down > ENT__SHARE_MOST) return ent__fail(err, ENT_E_LIMIT, "quota '%.40s' is too fine: expected a share in parts of at most %u", text, ENT__SHARE_MOST);
  return ENT_OK;
}

ent_status ent__quota_parse(ent__quota *out, const char *text, ent_error *err) {
  const size_t length = strlen(text);
  const char *slash = strchr(text, '/');
  ent__decimal up;
  ent__decimal down;
  *out = (ent__quota){ENT__QUOTA_MAJORITY, 1, 2, 0};
  if (strcmp(text, "majority") == 0) return ENT_OK;
  if (slash != NULL) {
    if (!ent__decimal_read(&up, text, (size_t)(slash - text)) || !ent__decimal_read(&down, slash + 1, strlen(slash + 1))) return unread(text, err);
    if (up.places > 0 || down.places > 0) return unread(text, err);
    return set_share(out, text, up.digits, down.digits, err);
  }
  if (length > 0 && text[length - 1] == '%') {
    if (!ent__decimal_read(&up, text, length - 1)) return unread(text, err);
    uint64_t hundred = 100;
    for (int i = 0; i < up.places; i++) hundred *= 10;
    return set_share(out, text, up.digits, hundred, err);
  }
  if (!ent__decimal_read(&up, text, length)) return unread(text, err);
  *out = (ent__quota){ENT__QUOTA_NUMBER, up.digits, 1, up.places};
  return ENT_OK;
}
