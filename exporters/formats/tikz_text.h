/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as TeX takes it, broken into lines, with the room that it will take about. */
#ifndef ENT_EXPORTERS_FORMATS_TIKZ_TEXT_H
#define ENT_EXPORTERS_FORMATS_TIKZ_TEXT_H

#include <stdbool.h>

#include <entente/base.h>

#include "engine/base/arena.h"

typedef struct ent__tex_label {
  const char *text; /* lines between "\\" */
  double width;     /* in points, by a sans-serif font of common width */
  double height;
  bool wide; /* holds Chinese, Japanese or Korean characters */
} ent__tex_label;

/* Returns what TeX takes for a character that it would act on, alone or beside its like; NULL for any other. */
const char *ent__tex_mark(char c);

/*
 * Adds text on one line with nothing in it that TeX would act on; a character that no font shows
 * (control characters, overrides of direction, noncharacters) becomes "?".
 */
void ent__tex_text(ent_buffer *out, const char *s);

/*
 * Breaks text into at most three lines of about `most` points, at blanks and between wide characters;
 * what does not fit ends in an ellipsis. `size` is that of the font. ENT_E_NOMEM without memory.
 */
ent_status ent__tex_fit(ent__tex_label *out, ent__arena *arena, const char *s, double size, double most,
                        ent_error *err);

#endif
