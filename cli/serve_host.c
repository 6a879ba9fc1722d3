/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names a server answers to. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/serve.h"

/* Whether a name is an address in figures, of version 6 in brackets. */
static bool is_literal(const char *name, size_t length) {
  char text[64];
  unsigned char address[16];
  const bool brackets = length > 2 && name[0] == '[' && name[length - 1] == ']';
  const size_t inner = brackets ? length - 2 : length;
  if (inner >= sizeof text) return false;
  memcpy(text, name + (brackets ? 1 : 0), inner);
  text[inner] = '\0';
  return inet_pton(brackets ? AF_INET6 : AF_INET, text, address) == 1;
}

static bool is_name(const char *name, size_t length, const char *expected) {
  return strlen(expected) == length && strncasecmp(name, expected, length) == 0;
}

static bool is_ours(const cli_hosts *hosts, const char *name, size_t length) {
  static const char *const loopback[] = {"localhost", "127.0.0.1", "[::1]", NULL};
  if (is_name(name, length, hosts->address)) return true;
  for (const char *const *one = loopback; *one != NULL; one++)
    if (is_name(name, length, *one)) return true;
  return hosts->any && is_literal(name, length);
}

bool cli_host_passes(const cli_hosts *hosts, const char *host) {
  char port[16];
  if (host == NULL) return false;
  const size_t length = strlen(host);
  const int digits = snprintf(port, sizeof port, ":%u", hosts->port);
  const size_t tail = digits > 0 ? (size_t)digits : 0;
  if (length > tail && strcmp(host + length - tail, port) == 0) return is_ours(hosts, host, length - tail);
  return hosts->port == 80 && is_ours(hosts, host, length);
}
