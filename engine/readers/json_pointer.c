/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/json_pointer.h"

#include "engine/base/buffer.h"

static void add_token(ent_buffer *pointer, const char *token) {
  ent__buffer_putc(pointer, '/');
  for (; *token != '\0'; token++) {
    if (*token == '~')
      ent__buffer_puts(pointer, "~0");
    else if (*token == '/')
      ent__buffer_puts(pointer, "~1");
    else
      ent__buffer_putc(pointer, *token);
  }
}

/* Adds the path of value number `element` of an order of values, in which equals stand in lists of their own.
 */
static void add_rank(ent_buffer *pointer, const json_t *root, const ent__place *place) {
  const json_t *record = json_array_get(json_object_get(root, ent__forms[place->table].name), place->record);
  const json_t *ranks = json_object_get(record, ent__forms[place->table].fields[place->field].name);
  int left = place->element;
  for (size_t i = 0; i < json_array_size(ranks); i++) {
    const json_t *rank = json_array_get(ranks, i);
    if (left < 0) return;
    if (json_is_string(rank) && left-- == 0) ent__buffer_printf(pointer, "/%zu", i);
    for (size_t j = 0; json_is_array(rank) && j < json_array_size(rank); j++)
      if (json_is_string(json_array_get(rank, j)) && left-- == 0)
        ent__buffer_printf(pointer, "/%zu/%zu", i, j);
  }
}

void ent__json_pointer(ent_buffer *pointer, const json_t *root, const ent__place *place) {
  const ent__field *fields = ent__about_fields;
  if (place->table != ENT__ABOUT) {
    fields = ent__forms[place->table].fields;
    ent__buffer_printf(pointer, "/%s/%u", ent__forms[place->table].name, (unsigned)place->record);
  }
  if (place->field >= 0) add_token(pointer, fields[place->field].name);
  const bool ranked = place->field >= 0 && fields[place->field].type == ENT__TYPE_RANKING;
  if (place->element >= 0 && ranked)
    add_rank(pointer, root, place);
  else if (place->element >= 0)
    ent__buffer_printf(pointer, "/%d", place->element);
  if (place->key != NULL) add_token(pointer, place->key);
}
