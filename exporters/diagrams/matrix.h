/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the stance matrix share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_MATRIX_H
#define ENT_EXPORTERS_DIAGRAMS_MATRIX_H

#include "exporters/diagrams/roster.h"

/* Beyond so many cells each is no element of its own: that would make up most of the file. */
enum { ENT__MATRIX_MOST_CELLS = 6000 };

/* How those of a row or a column stand. */
typedef struct ent__matrix_sides {
  size_t support;
  size_t oppose;
  size_t neither; /* neutral, mixed or abstained */
  double sum;     /* of the means */
} ent__matrix_sides;

/* A run of columns of one topic. */
typedef struct ent__matrix_topic {
  const char *name;
  size_t first;
  size_t count;
} ent__matrix_topic;

/* Lives in the drawing's arena. */
typedef struct ent__matrix {
  ent__roster roster;
  ent__label *headers;
  double *rows;    /* top of each actor's row */
  double *columns; /* left edge of each issue's column */
  ent__matrix_sides *of_actors;
  ent__matrix_sides *of_issues;
  ent__matrix_topic *topics;
  size_t topic_count; /* 0: columns are not by topic */
  ent__font font;     /* of rows and headers */
  double cell_width;
  double cell_height;
  double left;     /* of the first column */
  double right;    /* of the last column */
  double edge;     /* of the margin at the right */
  double top;      /* of what is below the headers */
  double bottom;   /* of what is drawn so far */
  double overhang; /* of the slanted headers beyond the last column */
  bool inherited;  /* a cell is taken over from a bloc */
  bool divided;    /* an issue's divisiveness is known */
} ent__matrix;

/* Sets actors with like stances beside each other within their coalition. */
ent_status ent__matrix_order(ent__roster *roster, ent__drawing *drawing, ent_error *err);

/* Sets issues of one topic beside each other: topics in the order of their first issues, those without one last. */
ent_status ent__matrix_by_topic(ent__matrix *matrix, ent__drawing *drawing, ent_error *err);

/* Draws a cell; `title` may be NULL. */
void ent__matrix_cell(ent_buffer *out, const ent__matrix *matrix, double x, double y, const ent_cell *cell, const char *title);
void ent__matrix_nothing(ent_buffer *out, double x, double y);

/* Draws all cells and counts the sides of rows and columns. */
ent_status ent__matrix_cells(ent_buffer *out, ent__matrix *matrix, ent_error *err);
/* The same for many cells: a path for each colour and each sign. */
ent_status ent__matrix_many(ent_buffer *out, const ent__matrix *matrix, ent_error *err);

/* Draw the margins: at the right of each row, below each column, and how far each issue divides. */
void ent__matrix_row_margin(ent_buffer *out, ent__matrix *matrix, const ent__drawing *drawing);
void ent__matrix_column_margin(ent_buffer *out, ent__matrix *matrix, const ent__drawing *drawing);
/* Returns the room that the words at the left of the column margins take. */
double ent__matrix_words(ent__drawing *drawing);
ent_status ent__matrix_topics(ent_buffer *out, ent__matrix *matrix, ent__drawing *drawing, ent_error *err);
void ent__matrix_divisiveness(ent_buffer *out, ent__matrix *matrix, const ent__drawing *drawing);

ent_status ent__matrix_legend(ent__legend *legend, const ent__matrix *matrix, ent_error *err);

/* The parts of a margin's bar, in their order. */
typedef enum ent__matrix_part { ENT__PART_SUPPORT, ENT__PART_OPPOSE, ENT__PART_NEITHER, ENT__PART_KINDS } ent__matrix_part;
void ent__matrix_bar(ent_buffer *out, double x, double y, double width, double height, ent__matrix_part part);

#endif
