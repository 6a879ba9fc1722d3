/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide text will be, and how to break it into lines that fit. Sizes in pixels of the SVG. */
#ifndef ENT_EXPORTERS_DIAGRAMS_MEASURE_H
#define ENT_EXPORTERS_DIAGRAMS_MEASURE_H

#include <stdbool.h>

#include <entente/base.h>

#include "engine/base/arena.h"

typedef struct ent__measure ent__measure;

/* A font as we use it: one family throughout. */
typedef struct ent__font {
  double size;
  bool bold;
} ent__font;

/*
 * `language` chooses between the Chinese, Japanese and Korean shapes of one character; the locale
 * has no say. NULL is fine. The caller frees it with ent__measure_free.
 */
ent_status ent__measure_new(ent__measure **out, const char *language, ent_error *err);
void ent__measure_free(ent__measure *measure);

double ent__measure_width(ent__measure *measure, const char *text, size_t length, ent__font font);

/* Returns whether the machine's fonts lack a character of the text, so that a box stands for it. */
bool ent__measure_lacks(ent__measure *measure, const char *text, size_t length, ent__font font);

/* From the top of a line to its baseline, and to the top of the next line. */
double ent__measure_ascent(ent__font font);
double ent__measure_leading(ent__font font);

enum { ENT__LABEL_LINES = 6 };

typedef struct ent__label {
  const char *lines[ENT__LABEL_LINES];
  double widths[ENT__LABEL_LINES];
  bool boxes[ENT__LABEL_LINES]; /* a box stands for a character that no font has */
  int count;
  double width;  /* of the widest */
  double height; /* of all */
  bool cut;      /* something was left out */
} ent__label;

/*
 * Cleans a text and breaks it into at most `lines` lines of at most `width`, at spaces, hyphens and
 * between Chinese characters; what does not fit gives way to an ellipsis. The strings are in the
 * arena. Cost: linear in the text, which is bounded (clean.h).
 */
ent_status ent__label_fit(ent__label *out, ent__arena *arena, ent__measure *measure, const char *text,
                          ent__font font, double width, int lines, ent_error *err);

#endif
