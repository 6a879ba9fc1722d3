/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places as CSV. */
#include <entente/positions.h>

#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"

ent_status ent_positions_write_csv(ent_buffer *out, const ent_positions *positions, ent_error *err) {
  size_t count;
  const ent_placed *list = ent_positions_list(positions, &count);
  ent__buffer_puts(out, "id,x,y\n");
  for (size_t i = 0; i < count; i++) {
    ent__csv_guarded(out, list[i].id);
    ent__buffer_putc(out, ',');
    ent__buffer_fixed(out, list[i].x, 4);
    ent__buffer_putc(out, ',');
    ent__buffer_fixed(out, list[i].y, 4);
    ent__buffer_putc(out, '\n');
  }
  return ent__buffer_status(out, err);
}

ent_status ent_positions_write(const ent_positions *positions, const char *path, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent_positions_write_csv(&text, positions, err);
  if (status == ENT_OK) status = ent_file_write(path, text.data, text.size, err);
  ent_buffer_clear(&text);
  return status;
}
