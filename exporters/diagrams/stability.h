/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the stability matrix share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_STABILITY_H
#define ENT_EXPORTERS_DIAGRAMS_STABILITY_H

#include "exporters/diagrams/crowd.h"

/* Steps of the scale from 0 to 1, and the most rows of cells: more actors share rows. */
enum { ENT__SHARE_STEPS = 20, ENT__SHARE_ROWS = 400 };

typedef struct ent__shares {
  ent__crowd crowd;
  size_t rows;  /* of cells, each of `each` actors (the last of fewer) */
  size_t each;
  double *at;   /* rows × rows: share together; NaN where unknown, and on the diagonal of single actors */
  double cell;  /* size of a cell */
  ent__font font;
  bool named;   /* each row has its label */
  bool numbers; /* cells have room for one */
  bool unknown; /* two were never both tied */
  double left;
  double top;
} ent__shares;

/* Draws all cells, as one path for each step of the scale. */
void ent__shares_draw(ent_buffer *out, const ent__shares *shares, double cell);

ent_status ent__shares_legend(ent__legend *legend, const ent__shares *shares, ent_error *err);

/* Returns the opacity of a share. */
double ent__share_opacity(double share);

#endif
