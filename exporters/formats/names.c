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

static char *finished(ent__view *view, ent_buffer *raw, ent__clean_fn *clean) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent_buffer *made = raw;
  if (clean != NULL && !raw->failed) {
    clean(&part, raw->data == NULL ? "" : raw->data);
    made = &part;
  }
  char *copy = made->failed ? NULL : ent__arena_string(&view->arena, made->data == NULL ? "" : made->data, made->size);
  ent_buffer_clear(&part);
  return copy;
}

/* The label of a node, longer with each step: "label", "label [id]", "label [id] #7", "label [id] #7 #7". */
static char *label_at_step(ent__view *view, size_t node, unsigned step, ent__clean_fn *clean) {
  ent_buffer raw = ENT_BUFFER_INIT;
  ent__buffer_puts(&raw, view->labels[node]);
  if (step > 0) {
    ent__buffer_puts(&raw, " [");
    ent__buffer_puts(&raw, view->ids[node]);
    ent__buffer_putc(&raw, ']');
  }
  for (unsigned i = 1; i < step; i++) ent__buffer_printf(&raw, " #%zu", node + 1);
  char *text = finished(view, &raw, clean);
  ent_buffer_clear(&raw);
  return text;
}

/* Those that are alike grow while the rest stay, so that at last none are alike. */
static bool part(ent__view *view, const char **names, bool *alike, unsigned *steps, ent__clean_fn *clean) {
  for (size_t n = 0; n < view->node_count; n++) {
    steps[n] = 0;
    names[n] = label_at_step(view, n, 0, clean);
    if (names[n] == NULL) return false;
  }
  int any;
  while ((any = ent__names_shared(alike, names, view->node_count)) > 0) {
    for (size_t n = 0; n < view->node_count; n++) {
      if (!alike[n]) continue;
      names[n] = label_at_step(view, n, ++steps[n], clean);
      if (names[n] == NULL) return false;
    }
  }
  return any == 0;
}

const char **ent__names_distinct(ent__view *view, ent__clean_fn *clean) {
  const char **names = ent__arena_alloc(&view->arena, view->node_count, sizeof *names);
  bool *alike = ent__alloc(view->node_count, sizeof *alike);
  unsigned *steps = ent__alloc(view->node_count, sizeof *steps);
  const bool parted = names != NULL && alike != NULL && steps != NULL && part(view, names, alike, steps, clean);
  ent__free(alike);
  ent__free(steps);
  return parted ? names : NULL;
}
