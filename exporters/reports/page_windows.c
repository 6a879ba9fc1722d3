/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions from window to window. */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/reports/page_data.h"
#include "exporters/style.h"

/* Windows times actors: more would be most of the file. */
enum { MOST_PLACES = 1000000, ABSENT = -1, UNALIGNED = -2, ALONE = -3 };

static void write_ends(ent__json *json, const ent_change_window *windows, size_t count, bool from) {
  char text[ENT_INTERVAL_SIZE];
  ent__json_key(json, from ? "from" : "to");
  ent__json_array_inline(json);
  for (size_t w = 0; w < count; w++) {
    ent_interval_format(text, (ent_interval){from ? windows[w].window.from : windows[w].window.to, {0, 0, 0}});
    ent__json_string(json, text);
  }
  ent__json_close(json, ']');
}

static ent_status write_lineages(ent__json *json, const ent_change *change, ent_error *err) {
  static const char *const languages[] = {"en", "zh", NULL};
  size_t count;
  ent_status status = ENT_OK;
  (void)ent_change_lineages(change, &count);
  ent__json_key(json, "lineages");
  ent__json_array_inline(json);
  for (uint32_t l = 0; l < count && status == ENT_OK; l++) {
    ent__json_object_inline(json);
    ent__json_key(json, "name");
    ent__json_object_inline(json);
    for (const char *const *language = languages; *language != NULL && status == ENT_OK; language++) {
      ent_buffer name = ENT_BUFFER_INIT;
      status = ent_change_label(&name, change, l, *language, err);
      ent__json_key(json, *language);
      ent__json_string(json, name.data == NULL ? "" : name.data);
      ent_buffer_clear(&name);
    }
    ent__json_close(json, '}');
    ent__page_string(json, "colour", ent__style_coalition_colour(l));
    ent__page_string(json, "line", ent__style_coalition_line(l));
    ent__page_string(json, "shape", ent__style_shape_name(ent__style_coalition_shape(l)));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  return status;
}

static int64_t code_of(ent_window_place place) {
  switch (place.standing) {
    case ENT_STANDING_ABSENT: return ABSENT;
    case ENT_STANDING_UNALIGNED: return UNALIGNED;
    case ENT_STANDING_ALONE: return ALONE;
    case ENT_STANDING_TOGETHER: break;
  }
  return place.lineage;
}

/* By place of the page, the node of the change; ENT_NONE for an actor that it does not know. */
static uint32_t *nodes_of(const ent__page_data *data, const ent_change *change, ent__arena *arena) {
  size_t count;
  const ent_change_node *nodes = ent_change_nodes(change, &count);
  uint32_t *of = ent__arena_alloc(arena, data->actors.count, sizeof *of);
  for (uint32_t i = 0; of != NULL && i < data->actors.count; i++) of[i] = ENT_NONE;
  for (size_t n = 0; of != NULL && n < count; n++) {
    const int64_t place = nodes[n].kind == ENT_NODE_ACTOR ? ent__page_place(&data->actors, nodes[n].index) : -1;
    if (place >= 0) of[place] = (uint32_t)n;
  }
  return of;
}

ent_status ent__page_windows(ent__json *json, const ent__page_data *data, ent_error *err) {
  size_t count = 0;
  ent__arena arena = ENT__ARENA_INIT;
  const ent_change *change = ent_study_change(data->study);
  const ent_change_window *windows = change == NULL ? NULL : ent_change_windows(change, &count);
  ent__json_key(json, "windows");
  if (count == 0 || count > MOST_PLACES / (data->actors.count + 1)) {
    ent__json_null(json);
    return ENT_OK;
  }
  const uint32_t *node = nodes_of(data, change, &arena);
  if (node == NULL) return ent__nomem(err);
  ent__json_object_inline(json);
  write_ends(json, windows, count, true);
  write_ends(json, windows, count, false);
  const ent_status status = write_lineages(json, change, err);
  ent__json_key(json, "places");
  ent__json_array_inline(json);
  for (uint32_t w = 0; w < count; w++) {
    ent__json_array_inline(json);
    for (uint32_t i = 0; i < data->actors.count; i++)
      ent__json_integer(json, node[i] == ENT_NONE ? ABSENT : code_of(ent_change_place(change, w, node[i])));
    ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  ent__arena_clear(&arena);
  return status;
}
