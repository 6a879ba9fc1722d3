/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture of space shows: actors with their places, part by part, and cutting lines. */
#ifndef ENT_EXPORTERS_DIAGRAMS_SPACE_SCENE_H
#define ENT_EXPORTERS_DIAGRAMS_SPACE_SCENE_H

#include "exporters/diagrams/actor_classes.h"
#include "exporters/diagrams/axis.h"
#include "exporters/diagrams/roster.h"

typedef struct ent__space_mark {
  const ent_place *place;
  const ent__roster_actor *who;
  const char *fill;  /* by what colours tell */
  ent__shape shape;
  bool no_colour;    /* has no value: a cross */
} ent__space_mark;

/* Marks that can be compared, from left to right. */
typedef struct ent__space_part {
  ent__space_mark *marks;
  size_t count;
} ent__space_part;

/* Where a line lies: slope · x = at. Beyond it in the direction of the slope, or before it. */
typedef struct ent__cut_line {
  double at;
  bool supports; /* beyond it support is likelier than not */
  bool opposes;  /* before it opposition is */
} ent__cut_line;

typedef enum ent__cut_kind {
  ENT__CUT_DRAWN,
  ENT__CUT_NEVER,   /* the issue tells nobody apart */
  ENT__CUT_OUTSIDE, /* its lines do not cross what is shown */
  ENT__CUT_ABSENT   /* nobody shown has a stance on it */
} ent__cut_kind;

/* The lines of an issue: one, or two where there is a middle between them. */
typedef struct ent__cut {
  ent_issue_id issue;
  const char *name;
  char sign[4]; /* "A", … "Z", "A1", … */
  uint32_t part;
  double slope[ENT_SPACE_DIMENSIONS];
  double strength;
  ent__cut_kind kind;
  ent__cut_line lines[2];
  int line_count;
} ent__cut;

/* Lives in the drawing's arena. */
typedef struct ent__space_scene {
  ent__roster roster;
  const ent_space *space;
  const ent_space_fit *fit;
  int dimensions;
  bool intervals;
  ent__space_part *parts; /* largest first */
  size_t part_count;
  size_t mark_count;
  size_t unplaced;
  const char *ends[ENT_SPACE_DIMENSIONS][2]; /* names of the anchors; NULL without */
  ent__cut *cuts;
  size_t cut_count;
  ent__classes classes; /* what colours tell */
  size_t labelled; /* of a map: marks with a label */
  bool clipped;    /* of a map: a cross goes on beyond the frame */
} ent__space_scene;

/* Errors: ENT_E_USAGE for a study without stances or space, and for cuts that there are not. */
ent_status ent__space_scene_new(ent__space_scene *out, ent__drawing *drawing, ent_error *err);

/* Finds the cutting lines of the issues that the options name (space_cuts.c). */
ent_status ent__space_cuts(ent__space_scene *scene, ent__drawing *drawing, ent_error *err);

/* Returns whether a line of a cut in one dimension stands in a range, and where. */
bool ent__cut_place(const ent__cut *cut, const ent__cut_line *line, double *at);

/* The range that a dimension of a part takes up, intervals included where they are drawn. */
typedef struct ent__range {
  double from;
  double to;
} ent__range;

ent__range ent__space_range(const ent__space_scene *scene, const ent__space_part *part, int dimension, bool intervals);

/* Each draws a part below `top`, at the left; returns its size. */
typedef ent_status ent__space_drawer(ent_buffer *out, ent_point *size, ent__space_scene *scene, size_t part, double top,
                                     ent__drawing *drawing, ent_error *err);
ent__space_drawer ent__space_rows;  /* a row for each actor (space_rows.c) */
ent__space_drawer ent__space_heaps; /* marks heaped up for each coalition (space_heaps.c) */
ent__space_drawer ent__space_plane; /* two dimensions (space_plane.c) */

/* Beyond this many actors of a part rows would be a list to scroll. */
enum { ENT__SPACE_MOST_ROWS = 240 };

/* A cutting line in one dimension with the words above it. */
typedef struct ent__cut_tag {
  ent__cut *cut;
  const ent__cut_line *line;
  double x;
  ent__label label;
  double left; /* of the words */
  int level;   /* 0 is nearest to the chart */
} ent__cut_tag;

typedef struct ent__cut_tags {
  ent__cut_tag *at;
  size_t count;
  int levels;
} ent__cut_tags;

/* Sets words above the lines that cross an axis, within 0 and `width`, so that none covers another (space_tags.c). */
ent_status ent__cut_tags_of(ent__cut_tags *out, ent__space_scene *scene, size_t part, const ent__axis *axis, double width, bool named,
                            ent__drawing *drawing, ent_error *err);
double ent__cut_tags_height(const ent__cut_tags *tags);
/* Draws the lines from a chart's top to its bottom, with their words above its top. */
void ent__cut_tags_draw(ent_buffer *out, const ent__cut_tags *tags, double top, double bottom);
/* The line's paint. */
ent__paint ent__cut_paint(void);

/* Writes the names of the ends of the first dimension at a baseline. Returns whether there are any. */
ent_status ent__space_ends(ent_buffer *out, const ent__space_scene *scene, const ent__axis *axis, double y, ent__drawing *drawing, ent_error *err);
#define ENT__SPACE_END_HEIGHT 16.0

/* Gives the name beside a mark, with its sign of doubt, in a font no larger than that of the roster. */
void ent__space_name(ent__label *out, const ent__space_mark *mark, ent__font font, ent__drawing *drawing);

/* Draws a mark's shape, with the cross of a missing value. */
void ent__space_shape(ent_buffer *out, const ent__space_mark *mark, double x, double y, double radius, const ent__paint *paint);

/* The colour of a mark's interval: its coalition's, grey where colours tell something else. */
const char *ent__space_line(const ent__space_scene *scene, const ent__space_mark *mark);

/* "China: −1.2 (−1.5 … −0.9)" */
void ent__space_title(ent_buffer *out, const ent__space_scene *scene, const ent__space_mark *mark, const ent__drawing *drawing);

ent_status ent__space_legend(ent__legend *legend, const ent__space_scene *scene, ent_error *err);

#endif
