/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/bibliography.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/names.h"

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != '\0' && strchr("._", c) != NULL);
}

/* Whatever else stands in a row becomes one hyphen, none at either end. */
static void key(ent_buffer *out, const char *id) {
  bool gap = false;
  const size_t begin = out->size;
  for (const char *s = id; *s != '\0'; s++) {
    const bool plain = is_plain(*s);
    if (plain && gap && out->size > begin) ent__buffer_putc(out, '-');
    if (plain) ent__buffer_putc(out, *s);
    gap = !plain;
  }
  if (out->size == begin) ent__buffer_puts(out, "document");
}

const char **ent__reference_keys(ent__arena *arena, const ent__report *report) {
  const size_t count = report->source_count;
  const char **keys = ent__arena_alloc(arena, count + 1, sizeof *keys);
  const char **ids = ent__arena_alloc(arena, count + 1, sizeof *ids);
  const char **numbers = ent__arena_alloc(arena, count + 1, sizeof *numbers);
  if (keys == NULL || ids == NULL || numbers == NULL) return NULL;
  for (size_t i = 0; i < count; i++) {
    ent_buffer number = ENT_BUFFER_INIT;
    ent__buffer_whole(&number, i + 1);
    ids[i] = report->documents[report->sources[i]].id;
    numbers[i] = number.failed ? NULL : ent__arena_string(arena, number.data, number.size);
    ent_buffer_clear(&number);
    if (numbers[i] == NULL) return NULL;
  }
  return ent__names_part(keys, arena, ids, numbers, count, key) ? keys : NULL;
}

const char *ent__reference_title(const ent__report *report, const ent_document *document) {
  const char *title = ent_text_in(document->title, report->language);
  return title != NULL && *title != '\0' ? title : document->id;
}
