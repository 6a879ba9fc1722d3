/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/theme.h"

#include <stdbool.h>
#include <string.h>

#include "exporters/style.h"

enum { COLOUR = 7 }; /* "#rrggbb" */

typedef struct turn {
  const char *screen;
  const char *print;
  const char *dark;
} turn;

/*
 * In print the six colours of coalitions are as far apart in grey as they can be, and lines are
 * darker. On a dark ground lines and letters are light, so outlines are paler than what they frame.
 */
static const turn turns[] = {
    {ENT__STYLE_PAPER, "#ffffff", "#15181c"},
    {ENT__STYLE_INK, "#000000", "#ececec"},
    {ENT__STYLE_SOFT, "#333333", "#b4b8bd"},
    {ENT__STYLE_FAINT, "#b0b0b0", "#4a5058"},
    {ENT__STYLE_NEITHER, "#5c5c5c", "#9aa0a6"},
    {ENT__STYLE_FRAME, "#808080", "#6f757c"},
    {ENT__STYLE_BAR, "#6a6a6a", "#868c93"},
    {ENT__STYLE_WASH, "#f4f4f4", "#20242a"},
    {ENT__STYLE_GRID, "#d6d6d6", "#2d323a"},
    {ENT__STYLE_SHADE, "#e4e4e4", "#343a42"},
    {ENT__STYLE_AGREE, "#004f80", "#4fb0e8"},
    {ENT__STYLE_OPPOSE, "#a84300", "#ff9650"},
    {ENT__STYLE_AGREE_PALE, "#7fb0cc", "#2f6080"},
    {ENT__STYLE_OPPOSE_PALE, "#dda577", "#8a5230"},
    {ENT__STYLE_INK_PALE, "#8c8c8c", "#6c7278"},
    {ENT__STYLE_AGREE_WASH, "#f2f7fa", "#162a38"},
    {ENT__STYLE_OPPOSE_WASH, "#fcf5f0", "#382416"},
    {ENT__STYLE_SHARE, "#000000", "#c8aef0"},
    {ENT__STYLE_OTHER, "#b5b5b5", "#6b7178"},
    {ENT__STYLE_NO_COALITION, "#d0d0d0", "#565c64"},
    {ENT__STYLE_ON_COALITION, "#000000", "#15181c"},
    {ENT__STYLE_ON_FIRST, "#ffffff", "#15181c"},
    {ENT__STYLE_ON_LAST, "#ffffff", "#15181c"},
    {"#009E73", "#00705a", "#12a67c"},
    {"#00694c", "#003d2d", "#5fd3b1"},
    {"#E69F00", "#e0a020", "#e69f00"},
    {"#8f6200", "#6b4900", "#f5c55c"},
    {"#CC79A7", "#b0588a", "#cc79a7"},
    {"#96406f", "#6f2b50", "#ecb0d2"},
    {"#56B4E9", "#8fd2f7", "#56b4e9"},
    {"#1d6c9a", "#0f4f75", "#a3daf8"},
    {"#F0E442", "#f8f2a0", "#f0e442"},
    {"#7d7500", "#5e5800", "#f7f0a0"},
    {"#555555", "#222222", "#c2c8ce"},
    {"#333333", "#000000", "#e2e6ea"},
};

static bool same(const char *a, const char *b) {
  for (int i = 0; i < COLOUR; i++) {
    const char x = a[i] >= 'A' && a[i] <= 'F' ? (char)(a[i] - 'A' + 'a') : a[i];
    const char y = b[i] >= 'A' && b[i] <= 'F' ? (char)(b[i] - 'A' + 'a') : b[i];
    if (x != y) return false;
  }
  return true;
}

static void turn_one(char *at, ent_style style) {
  for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
    if (!same(at, turns[i].screen)) continue;
    memcpy(at, style == ENT_STYLE_DARK ? turns[i].dark : turns[i].print, COLOUR);
    return;
  }
}

/* Our SVG has "<" and quotes as markup only, and a colour is always a whole value of an attribute. */
void ent__theme_apply(ent_buffer *svg, size_t start, ent_style style) {
  bool markup = false;
  if (style == ENT_STYLE_SCREEN || svg->failed) return;
  for (size_t i = start; i + COLOUR + 1 < svg->size; i++) {
    const char c = svg->data[i];
    if (c == '<') markup = true;
    if (c == '>') markup = false;
    if (!markup || c != '"' || svg->data[i + 1] != '#' || svg->data[i + 1 + COLOUR] != '"') continue;
    turn_one(svg->data + i + 1, style);
    i += COLOUR + 1;
  }
}
