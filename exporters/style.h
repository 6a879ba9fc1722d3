/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How everything we draw looks: colours of Okabe & Ito (2008, "Color Universal Design"), which
 * differ for every kind of colour vision, and a shape beside each, so that nothing rests on colour
 * alone. Blue and vermilion are kept for ties and positions and never mean a coalition.
 */
#ifndef ENT_EXPORTERS_STYLE_H
#define ENT_EXPORTERS_STYLE_H

#include <entente/base.h>

#define ENT__STYLE_FONTS "DejaVu Sans, Noto Sans CJK SC, sans-serif"

/*
 * Each colour has a row in exporters/diagrams/theme.c, which says what it is in print and on a dark
 * ground; what is drawn uses no other, but for the colours of positions and the ink on them.
 */
#define ENT__STYLE_INK "#222222"
#define ENT__STYLE_SOFT "#5a5a5a"
#define ENT__STYLE_FAINT "#c8c8c8"
#define ENT__STYLE_PAPER "#ffffff"
#define ENT__STYLE_AGREE "#0072B2"
#define ENT__STYLE_OPPOSE "#D55E00"
#define ENT__STYLE_NEITHER "#767676"
#define ENT__STYLE_FRAME "#a8a8a8"       /* around what is hardly to be seen on paper */
#define ENT__STYLE_BAR "#8a8a8a"         /* bars that belong to nobody */
#define ENT__STYLE_WASH "#f5f5f5"        /* behind a part of the picture */
#define ENT__STYLE_GRID "#e4e4e4"        /* lines to read values by */
#define ENT__STYLE_SHADE "#e8e8e8"       /* marks in a legend that belong to nobody */
#define ENT__STYLE_AGREE_PALE "#8cbfdc"  /* lines without effect */
#define ENT__STYLE_OPPOSE_PALE "#ecb68c"
#define ENT__STYLE_INK_PALE "#9c9c9c"
#define ENT__STYLE_AGREE_WASH "#eaf3f9"  /* behind text */
#define ENT__STYLE_OPPOSE_WASH "#fdf3ec"
#define ENT__STYLE_NO_COALITION "#d0d0d0"
#define ENT__STYLE_OTHER "#b5b5b5"        /* categories beyond what colours can tell apart */
#define ENT__STYLE_ON_COALITION "#212121" /* letters on the fill of a coalition */
#define ENT__STYLE_ON_FIRST "#202020"     /* the same on the first colour, which print makes dark */
#define ENT__STYLE_ON_LAST "#fdfdfd"      /* and on the last, which a dark ground makes light */
#define ENT__STYLE_SHARE "#3a1d5c"        /* of a share of 1; less is the same on paper, with less opacity */

/* Sizes of text, in pixels of the SVG. */
#define ENT__STYLE_TITLE 20.0
#define ENT__STYLE_SUBTITLE 12.0
#define ENT__STYLE_HEADING 12.0
#define ENT__STYLE_BODY 11.0
#define ENT__STYLE_SMALL 9.0

typedef enum ent__shape {
  ENT__SHAPE_CIRCLE,
  ENT__SHAPE_SQUARE,
  ENT__SHAPE_DIAMOND,
  ENT__SHAPE_TRIANGLE,
  ENT__SHAPE_HEXAGON,
  ENT__SHAPE_DOWN,
  ENT__SHAPE_PENTAGON,
  ENT__SHAPES
} ent__shape;

/*
 * Returns the fill of a coalition's marks, "#rrggbb"; grey for ENT_NONE. There are six colours and
 * seven shapes, so that 42 coalitions differ in the pair.
 */
const char *ent__style_coalition_colour(uint32_t coalition);
/* Returns a darker relative of that colour, for outlines and text on white. */
const char *ent__style_coalition_line(uint32_t coalition);
ent__shape ent__style_coalition_shape(uint32_t coalition);
/* Returns the ink that reads well on the fill. */
const char *ent__style_coalition_ink(uint32_t coalition);

/*
 * Returns the fill of step `step` of `steps`, at most ENT__STYLE_STEPS, from light to dark (Purples of
 * Brewer & Harrower 2003): told apart by lightness alone, and of no hue that ties have.
 */
enum { ENT__STYLE_STEPS = 5 };
const char *ent__style_step_colour(uint32_t step, uint32_t steps);
/* Colours that categories can be told apart by. */
enum { ENT__STYLE_CATEGORIES = 6 };

/* Returns Graphviz's name of a shape. */
const char *ent__style_shape_name(ent__shape shape);
/* Returns the width of a shape whose area is that of a circle of diameter 1. */
double ent__style_shape_width(ent__shape shape);

#define ENT__STYLE_DASHES "6 4"      /* opposition */
#define ENT__STYLE_WIDE_DASHES "12 7" /* the same of a wide line */
#define ENT__STYLE_DOTS "1.5 2.5"     /* the ring of a missing size, what is seen as through a window */
#define ENT__STYLE_FINE_DASHES "3 2" /* the outline of an uncertain member */

/* Returns the largest of 1, 2, 5, 10, 20, … and their tenths that is not above a positive value. */
double ent__style_round(double value);

/*
 * Writes the colour of a position in [-1, 1]: red, white, blue (RdBu of Brewer & Harrower 2003,
 * safe for colour-blind readers).
 */
void ent__style_position_colour(char out[8], double position);
/* Returns the ink that reads well on that colour: black or white, each of which no style turns. */
const char *ent__style_position_ink(double position);

#endif
