/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/picture_names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/display.h"

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

typedef struct entry {
  const char *name;
  size_t index;
} entry;

static int by_name(const void *a, const void *b) {
  const entry *x = a;
  const entry *y = b;
  const int order = strcmp(x->name, y->name);
  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static bool is_twin(const entry *all, size_t count, size_t i) {
  return (i > 0 && strcmp(all[i - 1].name, all[i].name) == 0) ||
         (i + 1 < count && strcmp(all[i + 1].name, all[i].name) == 0);
}

static const char *longer(ent__arena *arena, const char *name, const char *id, size_t index) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, name);
  if (id != NULL) {
    ent__buffer_puts(&text, " (");
    ent__name_add(&text, id);
    ent__buffer_putc(&text, ')');
  } else {
    ent__buffer_printf(&text, " [%zu]", index + 1);
  }
  return keep(arena, &text);
}

/*
 * Lengthens those that are alike; *again tells whether there were any. Numbered names differ from
 * each other, so each further pass has fewer names that were never lengthened, and it ends.
 */
static ent_status tell_apart(const char **names, entry *all, ent__arena *arena, const char *const *ids,
                             size_t count, bool *again, ent_error *err) {
  *again = false;
  for (size_t i = 0; i < count; i++) all[i] = (entry){names[i], i};
  if (count > 1) qsort(all, count, sizeof *all, by_name);
  for (size_t i = 0; i < count; i++) {
    const size_t at = all[i].index;
    if (!is_twin(all, count, i)) continue;
    *again = true;
    names[at] = longer(arena, names[at], ids == NULL ? NULL : ids[at], at);
    if (names[at] == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

ent_status ent__names_unique(const char **names, ent__arena *arena, const char *const *labels,
                             const char *const *ids, size_t count, ent_error *err) {
  bool again = true;
  ent_status status = ENT_OK;
  entry *all = ent__alloc(count, sizeof *all);
  if (all == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    names[i] = ent__name_shown(arena, labels[i]);
    if (names[i] == NULL) status = ent__nomem(err);
  }
  for (int pass = 0; again && status == ENT_OK; pass++)
    status = tell_apart(names, all, arena, pass == 0 ? ids : NULL, count, &again, err);
  ent__free(all);
  return status;
}
