/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything on an argument map, and where it stands. */
#ifndef ENT_EXPORTERS_DIAGRAMS_ARGUMENT_SCENE_H
#define ENT_EXPORTERS_DIAGRAMS_ARGUMENT_SCENE_H

#include "engine/arguments/audiences/standing.h"
#include "exporters/diagrams/argument_choice.h"

typedef enum ent__argument_box_kind {
  ENT__BOX_ARGUMENT,
  ENT__BOX_ISSUE,   /* the position that an issue is supported */
  ENT__BOX_RELATION /* on a relation that is undercut */
} ent__argument_box_kind;

/* An actor that holds an argument. */
typedef struct ent__holder {
  ent_actor_id actor;
  uint32_t coalition;
  uint32_t rank;
  bool endorses; /* else it puts it forward */
  const char *name;
  ent__label label; /* on one line */
  ent_point at;     /* left and top within the box */
} ent__holder;

typedef struct ent__argument_box {
  ent__argument_box_kind kind;
  uint32_t index; /* of the argument, issue or relation */
  ent_label status;
  const char *name;
  ent__label heading;
  ent__label text;
  ent__label values; /* it promotes, where there is an audience */
  ent__holder *holders; /* all; the first `holders_shown` are drawn */
  size_t holder_count;
  size_t holders_shown;
  ent_point more; /* where the number of the others stands */
  ent_point size;
  ent_point at; /* upper left corner */
} ent__argument_box;

typedef enum ent__argument_line_kind { ENT__LINE_SUPPORTS, ENT__LINE_ATTACKS, ENT__LINE_UNDERCUTS } ent__argument_line_kind;

/* A relation, or one of the two parts into which the mark on it divides it. */
typedef struct ent__argument_line {
  ent_relation_id relation;
  ent__argument_line_kind kind;
  uint32_t from; /* boxes */
  uint32_t to;
  bool starts; /* it is the first part, which bears the sign */
  bool ends;   /* it is the last part, which has a head */
  const ent_point *points; /* as ent__layered has them, on the map; NULL: from a box to itself */
  size_t point_count;
} ent__argument_line;

/* How much a box says: less where there are many. */
typedef enum ent__argument_detail { ENT__DETAIL_FULL, ENT__DETAIL_LABEL, ENT__DETAIL_BRIEF } ent__argument_detail;

/* Lives in the drawing's arena. */
typedef struct ent__argument_scene {
  ent__argument_choice choice;
  const ent_framework *framework;
  ent__standing standing;      /* under the semantics of the options */
  ent_semantics semantics;
  const ent_actor *audience;   /* in whose eyes; NULL: every attack succeeds */
  const char *audience_name;
  const ent_coalitions *coalitions; /* of actors; NULL where there are none */
  ent__argument_detail detail;
  ent__argument_box *boxes; /* arguments, issues, relations */
  size_t box_count;
  ent__argument_line *lines;
  size_t line_count;
  size_t parts;       /* that hang together, each laid out by itself */
  size_t parts_by_dot; /* the others are by igraph */
  double width;
  double height;
} ent__argument_scene;

extern const ent__font ent__argument_heading_font, ent__argument_text_font, ent__argument_holder_font, ent__argument_number_font;

#define ENT__ARGUMENT_BAND 18.0   /* width of the band with the status */
#define ENT__ARGUMENT_CIRCLE 7.0  /* radius of the mark on a relation */
#define ENT__ARGUMENT_HOLDER 3.6  /* radius of an actor's mark */
#define ENT__ARGUMENT_PADDING 6.0 /* of text in a box */

/* Errors: ENT_E_USAGE for a study without arguments' dataset, ENT_E_LIMIT for more than can be drawn. */
ent_status ent__argument_scene_new(ent__argument_scene *out, ent__drawing *drawing, ent_error *err);

/* Fits what stands in each box, and gives each its size (argument_boxes.c). */
ent_status ent__argument_fit(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err);

/* Finds the audience of the options, and how all fares under it and the semantics (argument_standing.c). */
ent_status ent__argument_judge(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err);
/* Adds "Sovereignty > Openness = Privacy": an order of values. Names are cleaned. */
ent_status ent__argument_order(ent_buffer *out, const ent_actor *audience, ent__drawing *drawing, ent_error *err);
/* Fits the names of an argument's values; nothing where there are none. */
ent_status ent__argument_values(ent__label *out, const ent_argument *argument, ent__drawing *drawing, double width, ent_error *err);

/* Places boxes and lines (argument_layout.c). */
ent_status ent__argument_place(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err);

#endif
