/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A straight axis: where a value stands on the page, and round values to mark. */
#ifndef ENT_EXPORTERS_DIAGRAMS_AXIS_H
#define ENT_EXPORTERS_DIAGRAMS_AXIS_H

#include "exporters/diagrams/svg.h"

typedef struct ent__axis {
  double from; /* values at the ends */
  double to;
  double start; /* where they stand */
  double end;
  double step;  /* between marks */
  int first;    /* marks are at first * step … last * step */
  int last;
} ent__axis;

/* Lays a range along a stretch with about `marks` round values on it. A range without extent is widened. */
ent__axis ent__axis_of(double from, double to, double start, double end, int marks);
double ent__axis_at(const ent__axis *axis, double value);
/* Returns the value of mark number i, first to last. */
double ent__axis_mark(const ent__axis *axis, int i);

/* Adds a value as it stands at a mark, with a minus sign. */
void ent__axis_number(ent_buffer *out, double value, int digits);

/* Draws a line across for each mark, from `low` to `high` on the other axis; that of 0 is darker. */
void ent__axis_grid(ent_buffer *out, const ent__axis *axis, bool upright, double low, double high);
/* Writes the numbers of the marks: of upright lines at a baseline `at`, of level ones ending at `at`. */
void ent__axis_numbers(ent_buffer *out, const ent__axis *axis, bool upright, double at);

#endif
