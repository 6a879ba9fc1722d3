/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/render.h"

#include <string.h>

#include "engine/base/buffer.h"

static void begin(const ent__block *block, const ent__renderer *renderer, void *state) {
  renderer->enter(state, block);
  for (const ent__run *run = block->runs.first; run != NULL; run = run->next) renderer->run(state, block, run);
  renderer->body(state, block);
}

void ent__walk(const ent__block *root, const ent__renderer *renderer, void *state) {
  const ent__block *at = root;
  begin(at, renderer, state);
  for (;;) {
    if (at->first != NULL) {
      at = at->first;
      begin(at, renderer, state);
      continue;
    }
    while (at != root && at->next == NULL) {
      renderer->leave(state, at);
      at = at->parent;
    }
    renderer->leave(state, at);
    if (at == root) return;
    at = at->next;
    begin(at, renderer, state);
  }
}

/* Compares the first bytes without regard to case; the second is in lower case. */
static bool begins(const char *text, const char *with) {
  for (; *with != '\0'; text++, with++) {
    const char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
    if (c != *with) return false;
  }
  return true;
}

bool ent__address_is_safe(const char *address) {
  if (!begins(address, "https://") && !begins(address, "http://") && !begins(address, "mailto:")) return false;
  for (const char *s = address; *s != '\0'; s++) {
    if ((unsigned char)*s <= 0x20 || *s == 0x7f) return false;
  }
  return true;
}

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c) != NULL;
}

void ent__relative_address(ent_buffer *out, const char *name) {
  for (const char *s = name; *s != '\0'; s++) {
    if (is_plain(*s)) ent__buffer_putc(out, *s);
    else ent__buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*s);
  }
}
