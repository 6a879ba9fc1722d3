/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What diagrams are made of: clean text, fitted labels, hulls, chosen ties, colours. */
#include "tests/harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "engine/base/utf8.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/coalition_ties.h"
#include "exporters/diagrams/hull.h"
#include "exporters/diagrams/measure.h"
#include "exporters/diagrams/roster.h"
#include "exporters/diagrams/theme.h"
#include "exporters/style.h"
#include "tests/signed_networks.h"

static void cleans_text(void) {
  static const struct {
    const char *given;
    const char *expected;
  } cases[] = {
      {"plain", "plain"},
      {"  a \t\n b  ", "a b"},
      {"\x01\x02 bell", "bell"},
      {"a\xe2\x80\xae"
       "b",
       "ab"}, /* right-to-left override */
      {"a\xe2\x80\x8b"
       "b",
       "ab"}, /* zero width space */
      {"a\xe3\x80\x80"
       "b",
       "a b"},                                  /* ideographic space */
      {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd"}, /* no UTF-8 */
      {"e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "e\xcc\x81\xcc\x81\xcc\x81"},
      {"\xcc\x81", ""}, /* a mark on nothing */
      {"\xe2\x80\x8d", ""},
      {" \xc2\xa0\xe2\x80\xaf", ""},
      {"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9",
       "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9"}, /* joined emoji */
  };
  ent__arena arena = ENT__ARENA_INIT;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ENT_TEST_SAME(ent__clean_text(&arena, cases[i].given), cases[i].expected);
  }
  ent__arena_clear(&arena);
}

static void cleans_any_bytes(void) {
  ent__arena arena = ENT__ARENA_INIT;
  ent__rng rng;
  ent__rng_seed(&rng, 1, 0);
  for (int round = 0; round < 2000; round++) {
    char text[1200];
    const size_t n = ent__rng_below(&rng, sizeof text - 1);
    const uint32_t top = ent__rng_below(&rng, 2) == 0 ? 255 : 40;
    for (size_t i = 0; i < n; i++) text[i] = (char)(1 + ent__rng_below(&rng, top));
    text[n] = '\0';
    const char *clean = ent__clean_text(&arena, text);
    CU_ASSERT_EQUAL(ent__utf8_check(clean, strlen(clean)), strlen(clean));
    CU_ASSERT(ent__utf8_count(clean) <= ENT__CLEAN_LIMIT * 5 + 1);
    CU_ASSERT(clean[0] != ' ' && (clean[0] == '\0' || clean[strlen(clean) - 1] != ' '));
    ENT_TEST_SAME(ent__clean_text(&arena, clean), clean);
  }
  ent__arena_clear(&arena);
}

/* The lines of a label, joined, are the text again, but for spaces at breaks and an ellipsis. */
static bool is_of(const ent__label *label, const char *text) {
  for (int i = 0; i < label->count; i++) {
    const char *line = label->lines[i];
    size_t length = strlen(line);
    if (i + 1 == label->count && label->cut) length -= 3;
    while (*text == ' ') text++;
    if (strncmp(line, text, length) != 0) return false;
    text += length;
  }
  return label->cut || *text == '\0';
}

static void fits_labels(void) {
  static const char *const texts[] = {
      "one", "International Committee of the Red Cross", "supercalifragilisticexpialidociousness and more",
      "\xe8\x81\x94\xe5\x90\x88\xe5\x9b\xbd\xe7\xa7\x98\xe4\xb9\xa6\xe9\x95\xbf\xef\xbc\x8c"
      "\xe4\xbf\xa1\xe6\x81\xaf\xe5\xae\x89\xe5\x85\xa8",
      "and/or cross-border"};
  const ent__font font = {11.0, false};
  ent__arena arena = ENT__ARENA_INIT;
  ent__measure *measure = NULL;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__measure_new(&measure, "zh", &err), &err);
  for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++) {
    for (double width = 20.0; width < 320.0; width += 13.0) {
      for (int lines = 1; lines <= 3; lines++) {
        ent__label label;
        ENT_TEST_OK(ent__label_fit(&label, &arena, measure, texts[t], font, width, lines, &err), &err);
        CU_ASSERT(label.count >= 1 && label.count <= lines);
        CU_ASSERT(label.width <= width + 0.01);
        CU_ASSERT(is_of(&label, texts[t]));
        if (ent__measure_width(measure, texts[t], strlen(texts[t]), font) <= width)
          CU_ASSERT(!label.cut && label.count == 1);
      }
    }
  }
  ent__measure_free(measure);
  ent__arena_clear(&arena);
}

static void begins_no_line_with_a_comma(void) {
  static const char text[] =
      "\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xef\xbc\x8c\xe4\xb8\xad\xe4\xb8\xad"; /* three, comma, two */
  ent__arena arena = ENT__ARENA_INIT;
  ent__measure *measure = NULL;
  ent__label label;
  ent_error err = ENT_ERROR_INIT;
  const ent__font font = {10.0, false};
  ENT_TEST_OK(ent__measure_new(&measure, "zh", &err), &err);
  ENT_TEST_OK(ent__label_fit(&label, &arena, measure, text, font, 32.0, 3, &err), &err);
  for (int i = 0; i < label.count; i++) CU_ASSERT(strncmp(label.lines[i], "\xef\xbc\x8c", 3) != 0);
  CU_ASSERT(!label.cut);
  ent__measure_free(measure);
  ent__arena_clear(&arena);
}

static double turn(ent_point o, ent_point a, ent_point b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

static void wraps_hulls(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 7, 0);
  for (int round = 0; round < 300; round++) {
    ent_point points[40], hull[41];
    const size_t n = 1 + ent__rng_below(&rng, 40);
    for (size_t i = 0; i < n; i++)
      points[i] = (ent_point){ent__rng_below(&rng, 12), ent__rng_below(&rng, 12)};
    const size_t h = ent__hull_of(points, n, hull);
    CU_ASSERT(h >= 1 && h <= n);
    for (size_t k = 0; k < h && h >= 3; k++) {
      for (size_t i = 0; i < n; i++) CU_ASSERT(turn(hull[k], hull[(k + 1) % h], points[i]) >= 0.0);
    }
  }
}

/* The slow and obvious rank: how many ties of its sign at this end are stronger. */
static uint32_t rank_at(const ent_tie *ties, size_t n, size_t which, uint32_t node) {
  uint32_t rank = 0;
  for (size_t i = 0; i < n; i++) {
    const double a = fabs(ties[i].weight), b = fabs(ties[which].weight);
    if (i == which || (ties[i].source != node && ties[i].target != node)) continue;
    if ((ties[i].weight > 0.0) != (ties[which].weight > 0.0)) continue;
    if (a > b || (a == b && (ties[i].shared > ties[which].shared ||
                             (ties[i].shared == ties[which].shared && i < which))))
      rank++;
  }
  return rank;
}

static void check_choice(const ent_coalitions *coalitions, const ent__drawn_tie *drawn, size_t count,
                         size_t k) {
  size_t n, member_count, expected = 0;
  const ent_tie *ties = ent_network_ties(ent_coalitions_network(coalitions), &n);
  const ent_member *members = ent_coalitions_members(coalitions, &member_count);
  int layer = 0;
  double before = 0.0;
  for (size_t i = 0; i < n; i++) {
    const uint32_t a = rank_at(ties, n, i, ties[i].source), b = rank_at(ties, n, i, ties[i].target);
    const bool wanted = k == 0 || a < k || b < k;
    bool there = false;
    for (size_t d = 0; d < count; d++) there = there || drawn[d].tie == i;
    CU_ASSERT_EQUAL(there, wanted);
    expected += wanted;
  }
  CU_ASSERT_EQUAL(count, expected);
  for (size_t d = 0; d < count; d++) {
    const ent_tie *tie = &ties[drawn[d].tie];
    const bool within = members[tie->source].coalition == members[tie->target].coalition;
    const int here = tie->weight < 0.0 ? 1 : within ? 2 : 0;
    CU_ASSERT(here > layer || (here == layer && drawn[d].strength >= before));
    CU_ASSERT_EQUAL(drawn[d].crossing, here == 0);
    layer = here;
    before = drawn[d].strength;
  }
}

static void chooses_ties(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 0);
  static const uint32_t sizes[] = {6, 12, 40, 60};
  for (size_t s = 0; s < 4; s++) {
    signed_network made;
    ent__arena arena = ENT__ARENA_INIT;
    ent_coalitions *coalitions = NULL;
    ent__drawn_tie *drawn = NULL;
    size_t count = 0, k = 0, n;
    ent_error err = ENT_ERROR_INIT;
    ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
    options.resamples = 0;
    options.starts = 2;
    signed_network_random(&made, sizes[s], 0.7, s == 1, &rng);
    ENT_TEST_OK(ent_coalitions_new(&coalitions, made.network, &options, &err), &err);
    ENT_TEST_OK(ent__ties_choose(&drawn, &count, &k, &arena, coalitions, &err), &err);
    (void)ent_network_ties(made.network, &n);
    CU_ASSERT_EQUAL(k == 0, n <= 60 + 5 * sizes[s]);
    CU_ASSERT(count <= 60 + 5 * sizes[s]);
    check_choice(coalitions, drawn, count, k);
    ent__arena_clear(&arena);
    ent_coalitions_free(coalitions);
    signed_network_clear(&made);
  }
}

/* Relative luminance and contrast by WCAG 2.1. */
static double luminance(const char *colour) {
  const unsigned long rgb = strtoul(colour + 1, NULL, 16);
  double sum = 0.0;
  static const double weights[3] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; i++) {
    const double c = (double)(rgb >> (16 - 8 * i) & 255) / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

static double contrast(const char *a, const char *b) {
  const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

static void colours_well(void) {
  for (uint32_t a = 0; a < 42; a++) {
    CU_ASSERT(contrast(ent__style_coalition_line(a), ENT__STYLE_PAPER) >= 4.5);
    for (uint32_t b = 0; b < a; b++) {
      CU_ASSERT(strcmp(ent__style_coalition_colour(a), ent__style_coalition_colour(b)) != 0 ||
                ent__style_coalition_shape(a) != ent__style_coalition_shape(b));
    }
  }
  for (int i = -100; i <= 100; i++) {
    char colour[8];
    ent__style_position_colour(colour, i / 100.0);
    CU_ASSERT(strlen(colour) == 7 && colour[0] == '#');
    if (contrast(colour, ent__style_position_ink(i / 100.0)) < 4.5)
      CU_FAIL("a glyph does not stand out from its cell");
  }
}

static void writes_on_coalitions(void) {
  for (int style = ENT_STYLE_SCREEN; style <= ENT_STYLE_DARK; style++) {
    for (uint32_t c = 0; c < 6; c++) {
      ent_buffer text = ENT_BUFFER_INIT;
      ent__buffer_printf(&text, "<a fill=\"%s\" ink=\"%s\"/>", ent__style_coalition_colour(c), ent__style_coalition_ink(c));
      ent__theme_apply(&text, 0, (ent_style)style);
      CU_ASSERT(contrast(strchr(text.data, '#'), strrchr(text.data, '#')) >= 4.5);
      ent_buffer_clear(&text);
    }
  }
}

static void rounds_for_legends(void) {
  static const double cases[][2] = {{1, 1},   {1.99, 1},  {2, 2},       {4.9, 2},    {5, 5},
                                    {36, 20}, {0.3, 0.2}, {1000, 1000}, {0.07, 0.05}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ENT_TEST_NEAR(ent__style_round(cases[i][0]), cases[i][1], 1e-9);
  }
}

static void reads_cells(void) {
  ent_cell cell = {.mean = 0.2, .min = -1.0, .max = 1.0, .count = 5};
  CU_ASSERT_EQUAL(ent__roster_reading(&cell), ENT__READING_MIXED);
  cell = (ent_cell){.mean = 0.2, .min = 0.0, .max = 1.0, .count = 5, .abstentions = 4};
  CU_ASSERT_EQUAL(ent__roster_reading(&cell), ENT__READING_SUPPORT);
  cell = (ent_cell){.mean = -0.2, .min = -0.2, .max = -0.2, .count = 1};
  CU_ASSERT_EQUAL(ent__roster_reading(&cell), ENT__READING_OPPOSE);
  cell = (ent_cell){.count = 2, .abstentions = 2};
  CU_ASSERT_EQUAL(ent__roster_reading(&cell), ENT__READING_ABSTAIN);
  cell = (ent_cell){.count = 2, .abstentions = 1};
  CU_ASSERT_EQUAL(ent__roster_reading(&cell), ENT__READING_NEUTRAL);
}

CU_TestInfo diagram_parts_tests[] = {
    {"cleans text", cleans_text},   {"cleans any bytes", cleans_any_bytes},
    {"fits labels", fits_labels},   {"begins no line with a comma", begins_no_line_with_a_comma},
    {"wraps hulls", wraps_hulls},   {"chooses ties", chooses_ties},
    {"colours well", colours_well}, {"rounds for legends", rounds_for_legends},
    {"reads cells", reads_cells},   {"writes on coalitions", writes_on_coalitions},
    CU_TEST_INFO_NULL,
};
