/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nodes of a one-mode network by coalition, with names and marks: rows and leaves of pictures. */
#ifndef ENT_EXPORTERS_DIAGRAMS_CROWD_H
#define ENT_EXPORTERS_DIAGRAMS_CROWD_H

#include "exporters/diagrams/page.h"

typedef struct ent__crowd_node {
  uint32_t node;      /* of the network */
  uint32_t coalition; /* ENT_NONE: in none */
  bool uncertain;
  uint32_t second;
  double stability; /* NaN without resamples */
  double second_share;
  const char *name; /* whole */
  ent__label label; /* on one line, with the mark of an uncertain member */
} ent__crowd_node;

/* Lives in the drawing's arena. */
typedef struct ent__crowd {
  const ent_network *network;
  const ent_coalitions *coalitions;
  ent__crowd_node *nodes; /* by coalition, the surest first, then in the network's order; those in none last */
  size_t count;
  size_t aligned;  /* how many of them are in a coalition */
  uint32_t *place; /* of each node of the network in `nodes` */
  double widest;   /* of the labels */
} ent__crowd;

/* Errors: ENT_E_USAGE for a study without coalitions; `kind` names the diagram in the message. */
ent_status ent__crowd_new(ent__crowd *out, ent__drawing *drawing, const char *kind, ent__font font, double width,
                          ent_error *err);

/* Returns the number of nodes of the study's network, 0 where it has none. */
size_t ent__crowd_size(const ent_study *study);

/* Adds "12 actors" (or issues) to the subtitle. */
void ent__crowd_count(ent__page *page, const ent__crowd *crowd);

/* Adds the name of a coalition, cleaned, as descriptions tell it: "2 · China and 5 others (6)". */
ent_status ent__crowd_tell(ent_buffer *out, ent__drawing *drawing, const ent_coalitions *coalitions, uint32_t c, ent_error *err);

/* Draws the mark of a node's coalition. */
void ent__crowd_mark(ent_buffer *out, const ent__crowd_node *node, double x, double y, double radius);

/* Adds the legend's note on uncertain members where there are any. */
void ent__crowd_doubt(ent__legend *legend, const ent__crowd *crowd);

/* Adds the legend's note on nodes without a tie, which are in no coalition, where there are any. */
ent_status ent__crowd_left_out(ent__legend *legend, const ent__crowd *crowd, ent_error *err);

/* Returns the short label, the whole one or the id, as the options of the picture say; NULL where memory runs out. */
const char *ent__crowd_called(ent__drawing *drawing, const ent_text *brief, const ent_text *whole, const char *id);

#endif
