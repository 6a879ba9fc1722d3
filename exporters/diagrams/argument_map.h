/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the argument map and its legend share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_ARGUMENT_MAP_H
#define ENT_EXPORTERS_DIAGRAMS_ARGUMENT_MAP_H

#include "exporters/diagrams/argument_scene.h"
#include "exporters/diagrams/svg.h"

/* How a status looks: its colour, a tint, the dashes of its frame, and a mark. */
typedef struct ent__argument_look {
  const char *colour;
  const char *tint;
  const char *dashes;
  const char *mark;
  double width; /* of the frame */
} ent__argument_look;

const ent__argument_look *ent__argument_look_of(ent_label status);

/* Draws a box with its band and mark; the band is hatched where it is out. */
void ent__argument_frame(ent_buffer *out, ent_label status, ent_point at, ent_point size);
void ent__argument_issue_frame(ent_buffer *out, ent_point at, ent_point size);
/* Draws the mark on a relation that is undercut. */
void ent__argument_circle(ent_buffer *out, ent_label status, ent_point middle);

/* Draws a head whose tip is at `tip`, coming from `before`. */
void ent__argument_head(ent_buffer *out, ent__argument_line_kind kind, bool pale, ent_point before, ent_point tip);
/* Draws "+" or "−" on a line; nothing for an undercut. */
void ent__argument_sign(ent_buffer *out, ent__argument_line_kind kind, bool pale, ent_point middle);

/* Draws a stroke through the sign of an attack that does not succeed for the audience. */
void ent__argument_bar(ent_buffer *out, ent_point middle);
#define ENT__ARGUMENT_FAILS "1.5 3" /* its dashes */

/* Pale where a relation has no effect; mixed with white, as what shines through costs renderers minutes. */
const char *ent__argument_line_colour(ent__argument_line_kind kind, bool pale);
const char *ent__argument_line_dashes(ent__argument_line_kind kind); /* NULL: solid */

/* Explains every mark of the map. */
ent_status ent__argument_legend(ent__legend *legend, const ent__argument_scene *scene, ent_error *err);

#endif
