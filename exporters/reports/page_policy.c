/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/page_policy.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/sha256.h"

static unsigned nibble(char digit) { return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

/* RFC 4648, of bytes that are given as hexadecimal digits. */
static void add_base64(ent_buffer *out, const char *hex, size_t bytes) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < bytes; i += 3) {
    unsigned group = 0;
    for (size_t k = 0; k < 3; k++) group = group << 8 | (i + k < bytes ? nibble(hex[2 * (i + k)]) << 4 | nibble(hex[2 * (i + k) + 1]) : 0);
    for (size_t k = 0; k < 4; k++) ent__buffer_putc(out, i + k <= bytes ? letters[group >> (18 - 6 * k) & 63] : '=');
  }
}

void ent__page_hash(ent_buffer *out, const char *text) {
  char hex[65];
  ent__sha256(hex, text, strlen(text));
  ent__buffer_puts(out, "'sha256-");
  add_base64(out, hex, 32);
  ent__buffer_putc(out, '\'');
}

void ent__page_policy(ent_buffer *out, const char *style, const char *const *scripts, bool live) {
  ent__buffer_puts(out, "default-src 'none'; style-src ");
  ent__page_hash(out, style);
  ent__buffer_puts(out, "; script-src");
  for (; *scripts != NULL; scripts++) {
    ent__buffer_putc(out, ' ');
    ent__page_hash(out, *scripts);
  }
  ent__buffer_printf(out, "; img-src data: blob:; connect-src %s; base-uri 'none'; form-action 'none'", live ? "'self'" : "'none'");
}
