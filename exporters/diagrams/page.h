/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page around a diagram: title, legend, source line. A diagram draws its map and its legend
 * into panels of their own; the page sets them so that nothing overlaps and writes the SVG.
 */
#ifndef ENT_EXPORTERS_DIAGRAMS_PAGE_H
#define ENT_EXPORTERS_DIAGRAMS_PAGE_H

#include <entente/exporters.h>

#include "engine/base/arena.h"
#include "exporters/diagrams/measure.h"
#include "exporters/diagrams/words.h"

/* What every diagram is made with. */
typedef struct ent__drawing {
  const ent_study *study;
  const ent_export_options *options;
  const char *language; /* of labels, never NULL */
  ent__tongue tongue;   /* of the fixed words */
  ent__measure *measure;
  ent__arena arena;
} ent__drawing;

/*
 * A part of the page with its own origin at its upper left corner. Where `notch` is not 0, 0, the
 * panel leaves free what is to the right of it and below it.
 */
typedef struct ent__panel {
  ent_buffer svg;
  double width;
  double height;
  ent_point notch;
} ent__panel;

enum { ENT__LEGEND_BLOCKS = 6 };

/* Blocks of the legend: a heading, then rows of a symbol and words. */
typedef struct ent__legend {
  ent__drawing *drawing;
  ent__panel blocks[ENT__LEGEND_BLOCKS];
  int count;
  ent_status status; /* the first failure, which makes all further calls do nothing */
  ent_error *err;
} ent__legend;

/* What a page shows. */
typedef struct ent__page {
  const char *name; /* of the kind: a prefix for ids, so that pages can share a document */
  ent__word kind;
  ent_buffer subtitle;    /* counts */
  ent_buffer method;      /* goes before how the study was made, at the foot */
  bool own_method;        /* it says how coalitions were found: the study's are not shown */
  ent_buffer description; /* what is to be seen, for those who do not see it */
  ent__panel map;
  ent__legend legend;
} ent__page;

/* Takes the language from the options, else from the dataset, else English. End it with ent__drawing_end. */
ent_status ent__drawing_begin(ent__drawing *drawing, const ent_study *study,
                              const ent_export_options *options, ent_error *err);
void ent__drawing_end(ent__drawing *drawing);

/* Returns the fixed word in the drawing's tongue. */
const char *ent__drawing_word(const ent__drawing *drawing, ent__word word);

/*
 * Returns the first of these in the drawing's language that has something to see, cleaned; never
 * "". NULL where memory runs out.
 */
const char *ent__drawing_name(ent__drawing *drawing, const ent_text *first, const ent_text *second,
                              const char *id);

/* Returns what stands beside the mark of an actor (or of what else a network's node is), as the picture's options want it. NULL without memory. */
const char *ent__drawing_beside(ent__drawing *drawing, const ent_text *label, const ent_text *short_label, const char *id);

/* Adds the mark of an uncertain member to the last line of its label: "?", or "?→2" for coalition 2. */
ent_status ent__drawing_doubt(ent__label *label, ent__drawing *drawing, ent__font font, uint32_t second,
                              ent_error *err);

void ent__page_begin(ent__page *page, ent__drawing *drawing, const char *name, ent__word kind,
                     ent_error *err);
void ent__page_clear(ent__page *page);

/* Adds "12 actors" or "1 actor" to the subtitle, after a comma where there is something already. */
void ent__page_count(ent__page *page, size_t count, ent__word one, ent__word many);

/* Opens a block; a further one after the last is added to the last. */
void ent__legend_block(ent__legend *legend, const char *heading);
/* Adds words; returns the height at which their symbol belongs (its middle), 0 after a failure. */
double ent__legend_row(ent__legend *legend, const char *text);
/* The same for a symbol of a height. */
double ent__legend_tall_row(ent__legend *legend, const char *text, double height);
/* Adds words that need no symbol, in smaller letters. */
void ent__legend_note(ent__legend *legend, const char *text);
/* Returns where symbols are drawn: from x = 0 to ENT__LEGEND_SYMBOL. */
ent_buffer *ent__legend_svg(ent__legend *legend);

#define ENT__LEGEND_SYMBOL 34.0
#define ENT__LEGEND_WIDTH 250.0

/* Writes the whole SVG. */
ent_status ent__page_write(ent_buffer *out, ent__drawing *drawing, const ent__page *page, ent_error *err);

/* Writes the title in plain text (the option's, else the dataset's, else the name of the input). */
ent_status ent__page_title(const char **out, ent__drawing *drawing, ent_error *err);

/* The name alone of the file that was read: where it lies is nobody's business. */
const char *ent__input_name(const ent_study *study);

/* Adds the two lines at the foot: the source, and how the study was made (its coalitions where they are shown). */
void ent__page_source(ent_buffer *source, ent_buffer *method, const ent__drawing *drawing, bool coalitions);

/* Adds how coalitions were found, each after a separator. */
void ent__page_found_by(ent_buffer *out, const ent__drawing *drawing, const ent_coalition_options *options);

#endif
