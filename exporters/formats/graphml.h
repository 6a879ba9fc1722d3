/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML and what its dialects add to it. */
#ifndef ENT_EXPORTERS_FORMATS_GRAPHML_H
#define ENT_EXPORTERS_FORMATS_GRAPHML_H

#include "exporters/formats/view.h"

typedef struct ent__graphml_dialect {
  const char *namespaces; /* attributes of the root */
  const char *schema;     /* where the schema is */
  const char *keys;       /* further keys */
  const char *graph;      /* further data of the graph */
  bool numbered;          /* nodes are n0, n1, ..., and their ids are data */
  /* Further data of a node and of a tie; NULL: none. */
  void (*node)(ent_buffer *out, const ent__view *view, size_t node);
  void (*tie)(ent_buffer *out, const ent__view *view, const ent_tie *tie);
} ent__graphml_dialect;

ent_status ent__graphml_write(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                              const ent__graphml_dialect *as, ent_error *err);

/* The graphics of yFiles, which yEd and visone are made with. */
#define ENT__YFILES_SPACE "http://www.yworks.com/xml/graphml"
/* Adds a y:ShapeNode: place, size, colour, shape and label of a node. */
void ent__yfiles_node(ent_buffer *out, const ent__view *view, size_t node);
/* Adds a y:PolyLineEdge: colour and width of a tie, dashes where it is negative. */
void ent__yfiles_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie);

#endif
