/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window as people write one: 2002 to 2007, where it is whole years. */
#ifndef ENT_EXPORTERS_WINDOW_SPAN_H
#define ENT_EXPORTERS_WINDOW_SPAN_H

#include <entente/windows.h>

/* Returns the window in whole years, else in whole months, else in days; a single one of these has no `to`. */
ent_interval ent__window_span(ent_window window);
/* Adds it as text, with `between` its ends where it has two: "2002 to 2007". */
void ent__window_span_add(ent_buffer *out, ent_window window, const char *between);

#endif
