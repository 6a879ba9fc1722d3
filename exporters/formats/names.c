/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/names.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"

typedef struct name {
  const char *text;
  size_t at;
} name;

static int by_text(const void *a, const void *b) {
  const name *x = a;
  const name *y = b;
  return strcmp(x->text, y->text);
}

int ent__names_shared(bool *out, const char *const *names, size_t count) {
  int any = 0;
  name *sorted = ent__alloc(count, sizeof *sorted);
  if (sorted == NULL) return -1;
  for (size_t i = 0; i < count; i++) sorted[i] = (name){names[i], i};
  if (count > 1) qsort(sorted, count, sizeof *sorted, by_text);
  for (size_t i = 0; i < count; i++) {
    const bool before = i > 0 && strcmp(sorted[i - 1].text, sorted[i].text) == 0;
    const bool after = i + 1 < count && strcmp(sorted[i + 1].text, sorted[i].text) == 0;
    out[sorted[i].at] = before || after;
    if (before) any = 1;
  }
  ent__free(sorted);
  return any;
}

/* What is told apart: labels and ids of one list of things. */
typedef struct labelled {
  ent__arena *arena;
  const char *const *labels;
  const char *const *ids;
  ent__clean_fn *clean;
} labelled;

static char *finished(const labelled *of, ent_buffer *raw) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent_buffer *made = raw;
  if (of->clean != NULL && !raw->failed) {
    of->clean(&part, raw->data == NULL ? "" : raw->data);
    made = &part;
  }
  char *copy = made->failed ? NULL : ent__arena_string(of->arena, made->data == NULL ? "" : made->data, made->size);
  ent_buffer_clear(&part);
  return copy;
}

/* A label, longer with each step: "label", "label [id]", "label [id] #7", "label [id] #7 #7". */
static char *label_at_step(const labelled *of, size_t at, unsigned step) {
  ent_buffer raw = ENT_BUFFER_INIT;
  ent__buffer_puts(&raw, of->labels[at]);
  if (step > 0) {
    ent__buffer_puts(&raw, " [");
    ent__buffer_puts(&raw, of->ids[at]);
    ent__buffer_putc(&raw, ']');
  }
  for (unsigned i = 1; i < step; i++) ent__buffer_printf(&raw, " #%zu", at + 1);
  char *text = finished(of, &raw);
  ent_buffer_clear(&raw);
  return text;
}

/* Those that are alike grow while the rest stay, so that at last none are alike. */
static bool part(const char **names, const labelled *of, size_t count, bool *alike, unsigned *steps) {
  for (size_t n = 0; n < count; n++) {
    steps[n] = 0;
    names[n] = label_at_step(of, n, 0);
    if (names[n] == NULL) return false;
  }
  int any;
  while ((any = ent__names_shared(alike, names, count)) > 0) {
    for (size_t n = 0; n < count; n++) {
      if (!alike[n]) continue;
      names[n] = label_at_step(of, n, ++steps[n]);
      if (names[n] == NULL) return false;
    }
  }
  return any == 0;
}

bool ent__names_part(const char **names, ent__arena *arena, const char *const *labels, const char *const *ids, size_t count,
                     ent__clean_fn *clean) {
  const labelled of = {arena, labels, ids, clean};
  bool *alike = ent__alloc(count, sizeof *alike);
  unsigned *steps = ent__alloc(count, sizeof *steps);
  const bool parted = alike != NULL && steps != NULL && part(names, &of, count, alike, steps);
  ent__free(alike);
  ent__free(steps);
  return parted;
}

const char **ent__names_distinct(ent__view *view, ent__clean_fn *clean) {
  const char **names = ent__arena_alloc(&view->arena, view->node_count, sizeof *names);
  if (names == NULL || !ent__names_part(names, &view->arena, view->labels, view->ids, view->node_count, clean)) return NULL;
  return names;
}
