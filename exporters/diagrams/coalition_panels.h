/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small map for each window: what the panels share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_COALITION_PANELS_H
#define ENT_EXPORTERS_DIAGRAMS_COALITION_PANELS_H

#include "exporters/diagrams/coalition_map.h"

/*
 * More panels than these, nobody compares. Up to so many actors each panel has all names; above, a map of
 * the places has them, and panels are drawn smaller.
 */
enum { ENT__PANELS_MOST = 60, ENT__PANELS_NAMED = 60, ENT__PANELS_LINEAGES = 14 };

/* How a lineage looks. */
typedef struct ent__lineage_look {
  const char *fill;
  ent__shape shape;
  uint32_t rank; /* by its windows times its mean size; from ENT__PANELS_LINEAGES on all look alike */
} ent__lineage_look;

/* Lives in the drawing's arena. */
typedef struct ent__panels {
  ent__drawing *drawing;
  const ent_change *change;
  ent__scene scene;             /* of all time */
  uint32_t *change_node;        /* by node of the study's network: that of the change; ENT_NONE */
  uint32_t *study_node;         /* by node of the change: that of the network; ENT_NONE */
  ent__lineage_look *looks;     /* by lineage */
  uint32_t *ranked;             /* lineages by rank */
  size_t lineage_count;
  size_t window_count;
  bool named;                   /* panels have the actors' names */
  double scale;                 /* of the panels' places */
  size_t columns;
  double title;                 /* height of a panel's two lines of title */
  double map_top;               /* of the first panel: below the map of places, where there is one */
  ent_buffer *svg;
} ent__panels;

/* Lays the scene out, ranks lineages and sets the grid of panels. */
ent_status ent__panels_begin(ent__panels *out, ent__drawing *drawing, ent_error *err);
/* Draws all of it; gives the size. */
ent_status ent__panels_draw(ent__panels *panels, ent_buffer *svg, ent_point *size, ent_error *err);
ent_status ent__panels_legend(ent__legend *legend, const ent__panels *panels, ent_error *err);
/* Adds "2013 – 2015". */
void ent__panels_dates(ent_buffer *out, ent_window window);

#endif
