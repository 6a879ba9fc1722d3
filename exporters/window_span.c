/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/window_span.h"

#include <string.h>

#include "engine/base/buffer.h"

ent_interval ent__window_span(ent_window window) {
  ent_interval span = {window.from, window.to};
  const ent_date next = ent_date_of_day(window.last + 1);
  if (span.from.day == 1 && next.day == 1) {
    const bool years = span.from.month == 1 && next.month == 1;
    span.from.day = span.to.day = 0;
    if (years) span.from.month = span.to.month = 0;
  }
  if (memcmp(&span.from, &span.to, sizeof span.from) == 0) memset(&span.to, 0, sizeof span.to);
  return span;
}

void ent__window_span_add(ent_buffer *out, ent_window window, const char *between) {
  ent_interval span = ent__window_span(window);
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, (ent_interval){.from = span.from});
  ent__buffer_puts(out, text);
  if (span.to.year == 0) return;
  ent_interval_format(text, (ent_interval){.from = span.to});
  ent__buffer_printf(out, "%s%s", between, text);
}
