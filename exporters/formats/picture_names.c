/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/picture_names.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/formats/display.h"
#include "exporters/formats/names.h"

static const char *keep(ent__arena *arena, ent_buffer *buffer) {
  const char *copy = buffer->failed
                         ? NULL
                         : ent__arena_string(arena, buffer->data == NULL ? "" : buffer->data, buffer->size);
  ent_buffer_clear(buffer);
  return copy;
}

/* U+FFFE and U+FFFF may not stand in XML, and who draws writes SVG; U+2028 and U+2029 end lines in scripts.
 */
static bool breaks(const char *s) {
  return (memcmp(s, "\xef\xbf", 2) == 0 && (s[2] == '\xbe' || s[2] == '\xbf')) ||
         (memcmp(s, "\xe2\x80", 2) == 0 && (s[2] == '\xa8' || s[2] == '\xa9'));
}

void ent__name_add(ent_buffer *out, const char *s) {
  const size_t from = out->size;
  ent__display_add(out, s);
  for (size_t i = from; i + 2 < out->size; i++)
    if (breaks(out->data + i)) memcpy(out->data + i, "\xef\xbf\xbd", 3);
}

const char *ent__name_shown(ent__arena *arena, const char *s) {
  ent_buffer shown = ENT_BUFFER_INIT;
  ent__name_add(&shown, s);
  return keep(arena, &shown);
}

ent_status ent__names_unique(const char **names, ent__arena *arena, const char *const *labels,
                             const char *const *ids, size_t count, ent_error *err) {
  return ent__names_part(names, arena, labels, ids, count, ent__name_add) ? ENT_OK : ent__nomem(err);
}
