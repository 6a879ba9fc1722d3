/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/style.h"

#include <math.h>
#include <stdio.h>

enum { COLOURS = 6 };

typedef struct colour {
  const char *fill;
  const char *line;
} colour;

static const colour coalition_colours[COLOURS] = {
    {"#009E73", "#00694c"}, /* bluish green */
    {"#E69F00", "#8f6200"}, /* orange */
    {"#CC79A7", "#96406f"}, /* reddish purple */
    {"#56B4E9", "#1d6c9a"}, /* sky blue */
    {"#F0E442", "#7d7500"}, /* yellow */
    {"#555555", "#333333"}, /* black, lightened so that a mark on it shows */
};

const char *ent__style_coalition_colour(uint32_t coalition) {
  return coalition == ENT_NONE ? ENT__STYLE_NO_COALITION : coalition_colours[coalition % COLOURS].fill;
}

const char *ent__style_coalition_line(uint32_t coalition) {
  return coalition == ENT_NONE ? ENT__STYLE_SOFT : coalition_colours[coalition % COLOURS].line;
}

const char *ent__style_coalition_ink(uint32_t coalition) {
  if (coalition == ENT_NONE) return ENT__STYLE_INK;
  const uint32_t row = coalition % COLOURS;
  return row == 0 ? ENT__STYLE_ON_FIRST : row == COLOURS - 1 ? ENT__STYLE_ON_LAST : ENT__STYLE_ON_COALITION;
}

ent__shape ent__style_coalition_shape(uint32_t coalition) {
  return coalition == ENT_NONE ? ENT__SHAPE_CIRCLE : (ent__shape)(coalition % ENT__SHAPES);
}

const char *ent__style_step_colour(uint32_t step, uint32_t steps) {
  static const char *const ramp[ENT__STYLE_STEPS] = {"#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#54278f"};
  return ramp[steps < 2 ? 2 : step * (ENT__STYLE_STEPS - 1u) / (steps - 1u)];
}

const char *ent__style_shape_name(ent__shape shape) {
  static const char *const names[ENT__SHAPES] = {"circle",  "square",      "diamond", "triangle",
                                                 "hexagon", "invtriangle", "pentagon"};
  return names[shape];
}

double ent__style_shape_width(ent__shape shape) {
  /* sqrt(pi / 4 / a), where a is the area of the shape over that of its square box. */
  static const double widths[ENT__SHAPES] = {1.0, 0.8862, 1.2533, 1.4472, 1.0233, 1.4472, 1.121};
  return widths[shape];
}

double ent__style_round(double value) {
  if (!(value > 1e-300 && value < 1e300)) return value;
  const double power = pow(10.0, floor(log10(value) + 1e-9));
  const double lead = value / power + 1e-9;
  return (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0) * power;
}

/* The colour's red, green and blue, 0 to 255. */
static void position_rgb(double rgb[3], double position) {
  static const double stops[7][3] = {{178, 24, 43},   {239, 138, 98},  {253, 219, 199}, {247, 247, 247},
                                     {209, 229, 240}, {103, 169, 207}, {33, 102, 172}};
  const double place = (fmin(fmax(position, -1.0), 1.0) + 1.0) * 3.0;
  const int at = place >= 6.0 ? 5 : (int)place;
  const double part = place - at;
  for (int i = 0; i < 3; i++) rgb[i] = round(stops[at][i] + part * (stops[at + 1][i] - stops[at][i]));
}

void ent__style_position_colour(char out[8], double position) {
  double rgb[3];
  position_rgb(rgb, position);
  snprintf(out, 8, "#%02x%02x%02x", (unsigned)rgb[0] & 255u, (unsigned)rgb[1] & 255u,
           (unsigned)rgb[2] & 255u);
}

/* By relative luminance (WCAG 2.1): where it is 0.179, black and white stand out alike, at 4.58. */
const char *ent__style_position_ink(double position) {
  static const double weights[3] = {0.2126, 0.7152, 0.0722};
  double rgb[3], luminance = 0.0;
  position_rgb(rgb, position);
  for (int i = 0; i < 3; i++) {
    const double c = rgb[i] / 255.0;
    luminance += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return luminance > 0.179 ? "#000000" : "#fefefe";
}
