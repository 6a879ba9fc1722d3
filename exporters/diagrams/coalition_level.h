/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map with one mark for each coalition: its marks, where they stand, and what explains them. */
#ifndef ENT_EXPORTERS_DIAGRAMS_COALITION_LEVEL_H
#define ENT_EXPORTERS_DIAGRAMS_COALITION_LEVEL_H

#include "exporters/diagrams/hull.h"
#include "exporters/diagrams/page.h"
#include "exporters/style.h"
#include "graphs/coalitions/sums.h"

/* Above this many actors the map shows coalitions unless asked otherwise; so many of these have a mark of their own. */
enum { ENT__LEVEL_ACTORS = 150, ENT__LEVEL_MARKS = 24, ENT__LEVEL_LONE_MARKS = 5 };

typedef enum ent__level_kind {
  ENT__LEVEL_COALITION,
  ENT__LEVEL_SMALL, /* coalitions beyond those that have a mark */
  ENT__LEVEL_LONE,  /* coalitions of one */
  ENT__LEVEL_UNTIED /* actors in no coalition */
} ent__level_kind;

typedef struct ent__level_mark {
  ent__level_kind kind;
  uint32_t coalition; /* ENT_NONE where it is not one */
  uint32_t actors;
  const char *name;
  ent__label label; /* the name */
  ent__label note;  /* how many actors, and the sums inside */
  double radius;
  double reach; /* of its ring */
  ent_point at;
  bool above;   /* its words are above it, as lines leave it downwards */
  ent__box box; /* ring and words, about `at` */
} ent__level_mark;

/* Lives in the drawing's arena. */
typedef struct ent__level {
  const ent_network *network;
  const ent_coalitions *coalitions;
  bool of_issues;
  ent__level_mark *marks;
  size_t count;
  size_t on_ring;     /* the others stand in rows, as no line leads to them */
  ent__tie_sum *sums; /* count², as ent__tie_sums gives them */
  double largest;     /* sum between two marks, of one sign */
  uint32_t most;      /* actors in a mark */
  bool faint;         /* some sums are too small to be drawn */
  double width;
  double height;
} ent__level;

/* Gathers actors into marks, sums their ties and sets the marks on a ring, friends side by side. */
ent_status ent__level_new(ent__level *out, ent__drawing *drawing, ent_error *err);
/* Sets the marks to which lines lead on a ring so that no two boxes overlap, three or more others in rows below. */
void ent__level_place(ent__level *level);
/* Sets the box of a mark. */
void ent__level_box(ent__level_mark *mark);
/* Whether a sum of one sign between two marks is drawn. */
bool ent__level_draws(const ent__level *level, double sum);
/* Adds a sum: one decimal below 100, none above. */
void ent__level_number(ent_buffer *out, double sum);
/* The width of a line. */
double ent__level_width(const ent__level *level, double sum);
/* The radius of a mark of so many actors. */
double ent__level_radius(const ent__level *level, double actors);
ent_status ent__level_legend(ent__legend *legend, const ent__level *level, ent_error *err);
/* Draws the ring that shows the shares of agreement and opposition inside. */
void ent__level_ring(ent_buffer *out, double x, double y, double radius, const ent__tie_sum *inside);

#endif
