/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels on diagrams: none lies on another, none breaks out of the markup, none is endless. */
#include <stdlib.h>
#include <string.h>

#include "exporters/diagrams/coalition_scene.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

static bool apart(const ent__box *a, const ent__box *b) {
  const double slack = 1e-3;
  return a->x + a->width <= b->x + slack || b->x + b->width <= a->x + slack ||
         a->y + a->height <= b->y + slack || b->y + b->height <= a->y + slack;
}

/* All boxes of labels, marks and names on a map, in a list. */
static size_t boxes_of(ent__box *boxes, const ent__scene *scene) {
  size_t n = 0;
  for (size_t i = 0; i < scene->node_count; i++) {
    boxes[n++] = scene->nodes[i].text;
    boxes[n++] = scene->nodes[i].mark;
  }
  for (size_t c = 0; c < scene->coalition_count; c++) boxes[n++] = scene->groups[c].text;
  if (scene->unaligned > 0) boxes[n++] = scene->groups[scene->coalition_count].text;
  return n;
}

static void check_scene(const ent_study *study, size_t expected) {
  ent__drawing drawing;
  ent__scene scene;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__scene_new(&scene, &drawing, &err), &err);
  CU_ASSERT_EQUAL(scene.node_count, expected);
  ent__box *boxes = calloc(3 * scene.node_count + 2, sizeof *boxes);
  const size_t n = boxes_of(boxes, &scene);
  size_t overlaps = 0, outside = 0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++) overlaps += !apart(&boxes[i], &boxes[j]);
    outside += boxes[i].x < -0.01 || boxes[i].y < -0.01 || boxes[i].x + boxes[i].width > scene.width + 0.01 ||
               boxes[i].y + boxes[i].height > scene.height + 0.01;
  }
  CU_ASSERT_EQUAL(overlaps, 0);
  CU_ASSERT_EQUAL(outside, 0);
  free(boxes);
  ent__drawing_end(&drawing);
}

static void keeps_labels_apart(void) {
  static const int sizes[] = {1, 2, 5, 20, 60, 60, 110};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    ent_study *study = drawn_study(sizes[i], plain_labels, PLAIN_LABELS, "A title", 10 + i);
    check_scene(study, (size_t)sizes[i]);
    ent_study_free(study);
  }
}

/* Labels that would break out of markup, change direction, hide, or overflow. */
static const char *const hostile_labels[] = {
    "</script><script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' & &amp; <b>",
    "line\nbreak\rand\ttab",
    "\xe2\x80\xae"
    "gnp.exe",
    "zero\xe2\x80\x8bwidth\xe2\x81\xa0",
    "\\N \\G \\E {a|b}",
    "]]> <!-- -->",
    "   ",
    "\x01\x07 bell",
    "%s%n%d",
    "\xf0\x9f\x98\x80 smile",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81 accents"};
enum { HOSTILE_LABELS = sizeof hostile_labels / sizeof hostile_labels[0] };

static void check_clean_markup(const char *svg) {
  for (const char *c = svg; *c != '\0'; c++) {
    if ((unsigned char)*c < 32 && *c != '\n') CU_FAIL("a control character is in the SVG");
  }
  CU_ASSERT_PTR_NULL(strstr(svg, "<script"));
  CU_ASSERT_PTR_NULL(strstr(svg, "<b>"));
  CU_ASSERT_PTR_NULL(strstr(svg, "onload=\""));
  CU_ASSERT_PTR_NULL(strstr(svg, "<!--"));
  CU_ASSERT_PTR_NULL(strstr(svg, "\xe2\x80\xae"));
  CU_ASSERT_PTR_NULL(strstr(svg, "\xe2\x80\x8b"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg, ">gnp.exe"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg, "\\N \\G"));
}

static void survives_hostile_labels(void) {
  ent_study *study = drawn_study(HOSTILE_LABELS, hostile_labels, HOSTILE_LABELS, "</svg><script>", 3);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    ent_buffer svg = drawn(study, kind->name, "svg", NULL), png = drawn(study, kind->name, "png", NULL);
    check_clean_markup(svg.data);
    CU_ASSERT(png.size > 1000); /* librsvg takes well-formed XML only */
    ent_buffer_clear(&svg);
    ent_buffer_clear(&png);
  }
  check_scene(study, HOSTILE_LABELS);
  ent_study_free(study);
}

static void cuts_endless_labels(void) {
  char *endless = malloc(10001);
  memset(endless, 'x', 10000);
  endless[10000] = '\0';
  const char *const labels[] = {endless, "y"};
  ent_study *study = drawn_study(4, labels, 2, endless, 4);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    ent_buffer svg = drawn(study, kind->name, "svg", NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "x\xe2\x80\xa6</text>"));
    CU_ASSERT(svg.size < 120000);
    endless[300] = '\0';
    CU_ASSERT_PTR_NULL(strstr(svg.data, endless));
    endless[300] = 'x';
    ent_buffer_clear(&svg);
  }
  ent_study_free(study);
  free(endless);
}

static void keeps_edge_list_labels_apart(void) {
  static const char text[] = "source,target,weight\na,b,1\nb,c,-2\na,c,-1.5\nd,a,0.5\n";
  ent_study *study = study_of(text, strlen(text), "edges.csv", ENT_NETWORK_SUBTRACT);
  check_scene(study, 4);
  ent_study_free(study);
}

CU_TestInfo diagram_labels_tests[] = {
    {"keeps labels apart", keeps_labels_apart},
    {"keeps the labels of an edge list apart", keeps_edge_list_labels_apart},
    {"survives hostile labels", survives_hostile_labels},
    {"cuts endless labels", cuts_endless_labels},
    CU_TEST_INFO_NULL,
};
