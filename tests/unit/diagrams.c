/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams: what is drawn, that nothing overlaps, and that the same study gives the same bytes. */
#include "tests/harness.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "exporters/diagrams/coalition_scene.h"
#include "exporters/diagrams/style.h"

static const char *const formats[] = {"svg", "png", "pdf"};

static ent_study *study_of(const char *text, size_t size, const char *name, ent_network_type type) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.type = type;
  if (type == ENT_NETWORK_AFFILIATION) options.network.normalize = ENT_NORMALIZE_NONE;
  options.coalitions.resamples = 10;
  options.coalitions.starts = 3;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, size, name, NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  return study;
}

static void quoted(ent_buffer *out, const char *text) {
  ent__buffer_putc(out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if ((unsigned char)*c < 32 || *c == '"' || *c == '\\')
      ent__buffer_printf(out, "\\u%04x", (unsigned)*c);
    else
      ent__buffer_putc(out, *c);
  }
  ent__buffer_putc(out, '"');
}

/* n actors in three camps on 14 issues; labels go around the list. */
static ent_study *drawn_study(int n, const char *const *labels, size_t label_count, const char *title,
                              uint64_t seed) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__rng rng;
  ent__rng_seed(&rng, seed, 0);
  ent__buffer_puts(&text, "{\"entente\": 1, \"title\": ");
  quoted(&text, title);
  ent__buffer_puts(&text, ", \"actors\": [");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(&text, "%s{\"id\": \"a%d\", \"label\": ", i > 0 ? ", " : "", i);
    quoted(&text, labels[(size_t)i % label_count]);
    ent__buffer_putc(&text, '}');
  }
  ent__buffer_puts(&text, "], \"issues\": [");
  for (int j = 0; j < 14; j++) {
    ent__buffer_printf(&text, "%s{\"id\": \"i%d\", \"label\": ", j > 0 ? ", " : "", j);
    quoted(&text, labels[(size_t)j % label_count]);
    ent__buffer_putc(&text, '}');
  }
  ent__buffer_puts(&text, "], \"statements\": [");
  bool first = true;
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < 14; j++) {
      if (ent__rng_below(&rng, 10) < 4) continue;
      const int side = ((i % 3) * 7 + j * (1 + i % 3)) % 3 == 0 ? 1 : -1;
      ent__buffer_printf(&text, "%s{\"actor\": \"a%d\", \"issue\": \"i%d\", \"position\": %d}",
                         first ? "" : ", ", i, j, ent__rng_below(&rng, 8) == 0 ? -side : side);
      first = false;
    }
  }
  ent__buffer_puts(&text, "]}");
  ent_study *study = study_of(text.data, text.size, "drawn.json", ENT_NETWORK_SUBTRACT);
  ent_buffer_clear(&text);
  return study;
}

static const char *const plain_labels[] = {
    "United States of America",
    "China",
    "International Committee of the Red Cross and Red Crescent Movement",
    "\xe8\x81\x94\xe5\x90\x88\xe5\x9b\xbd\xe7\xa7\x98\xe4\xb9\xa6\xe9\x95\xbf\xe5\x85\xb3"
    "\xe4\xba\x8e\xe4\xbf\xa1\xe6\x81\xaf\xe5\xae\x89\xe5\x85\xa8\xe7\x9a\x84\xe6\x8a\xa5"
    "\xe5\x91\x8a",
    "African Group",
    "Brazil",
    "Small Island Developing States"};
enum { PLAIN_LABELS = sizeof plain_labels / sizeof plain_labels[0] };

static ent_buffer drawn(const ent_study *study, const char *kind, const char *format, const char *language) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.language = language;
  ENT_TEST_OK(ent_export_diagram(&out, study, kind, format, &options, &err), &err);
  return out;
}

static bool same(const ent_buffer *a, const ent_buffer *b) {
  return a->size == b->size && a->size > 0 && memcmp(a->data, b->data, a->size) == 0;
}

static void runs_each_kind_and_format(void) {
  static const char *const begins[] = {"<?xml ", "\x89PNG\r\n", "%PDF-1."};
  ent_study *study = drawn_study(9, plain_labels, PLAIN_LABELS, "A title", 1);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    CU_ASSERT(kind->summary != NULL && kind->summary[0] != '\0');
    for (size_t f = 0; f < 3; f++) {
      ent_buffer first = drawn(study, kind->name, formats[f], NULL),
                 again = drawn(study, kind->name, formats[f], NULL);
      CU_ASSERT(first.size > 6 && memcmp(first.data, begins[f], strlen(begins[f])) == 0);
      CU_ASSERT(same(&first, &again));
      ent_buffer_clear(&first);
      ent_buffer_clear(&again);
    }
  }
  ent_study_free(study);
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *s = strstr(text, part); s != NULL; s = strstr(s + 1, part)) count++;
  return count;
}

static void writes_accessible_svg(void) {
  ent_study *study = drawn_study(9, plain_labels, PLAIN_LABELS, "A title", 1);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    ent_buffer svg = drawn(study, kind->name, "svg", NULL);
    char begin[200];
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, " role=\"img\" "));
    snprintf(begin, sizeof begin, "<title id=\"%s-title\">A title: ", kind->name);
    CU_ASSERT_EQUAL(count_of(svg.data, begin), 1);
    snprintf(begin, sizeof begin, "<desc id=\"%s-desc\">", kind->name);
    CU_ASSERT_EQUAL(count_of(svg.data, begin), 1);
    CU_ASSERT(count_of(svg.data, "</text>") > 20);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">China"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "Noto Sans CJK SC"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "sha256 "));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "seed 1"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ent_version()));
    CU_ASSERT_PTR_NULL(strstr(svg.data, "Generated by graphviz"));
    ent_buffer_clear(&svg);
  }
  ent_study_free(study);
}

static void speaks_chinese(void) {
  ent_study *study = drawn_study(9, plain_labels, PLAIN_LABELS, "A title", 1);
  ent_buffer svg = drawn(study, "coalitions", "svg", "zh-Hans");
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "xml:lang=\"zh-Hans\""));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "\xe8\x81\x94\xe7\x9b\x9f")); /* coalition */
  CU_ASSERT_PTR_NULL(strstr(svg.data, "Agreement"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static void draws_the_same_in_any_locale(void) {
  ent_study *study = drawn_study(12, plain_labels, PLAIN_LABELS, "A title", 2);
  ent_buffer here[3], there[3];
  const struct lconv *conventions;
  for (int i = 0; i < 3; i++) here[i] = drawn(study, ent_diagrams()[i].name, "svg", NULL);
  if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL) {
    ent_test_skip("no locale 'de_DE.UTF-8'");
  } else {
    conventions = localeconv();
    ENT_TEST_SAME(conventions->decimal_point, ",");
    for (int i = 0; i < 3; i++) {
      there[i] = drawn(study, ent_diagrams()[i].name, "svg", NULL);
      CU_ASSERT(same(&here[i], &there[i]));
      ent_buffer_clear(&there[i]);
    }
    ENT_TEST_SAME(localeconv()->decimal_point, ",");
    setlocale(LC_ALL, "C");
  }
  for (int i = 0; i < 3; i++) ent_buffer_clear(&here[i]);
  ent_study_free(study);
}

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

static void refuses_unknown_words(void) {
  ent_study *study = drawn_study(4, plain_labels, PLAIN_LABELS, "A title", 5);
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "matrx", "svg", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "did you mean 'matrix'"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "matrix", "pnf", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "did you mean 'p"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "zzzzzzzzz", "svg", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'zzzzzzzzz'"));
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

static void takes_edge_lists(void) {
  static const char text[] = "source,target,weight\na,b,1\nb,c,-2\na,c,-1.5\nd,a,0.5\n";
  ent_study *study = study_of(text, strlen(text), "edges.csv", ENT_NETWORK_SUBTRACT);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = drawn(study, "coalitions", "svg", NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "edges.csv"));
  check_scene(study, 4);
  ent_buffer_clear(&out);
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "matrix", "svg", NULL, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "affiliation", "pdf", NULL, &err), ENT_E_USAGE);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

static void takes_two_mode_networks(void) {
  static const char text[] =
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", "
      "\"label\": \"I\"}],"
      " \"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": \"abstain\"}]}";
  ent_study *study = study_of(text, strlen(text), "x.json", ENT_NETWORK_AFFILIATION);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = drawn(study, "affiliation", "svg", NULL);
  ent_buffer_clear(&out);
  out = drawn(study, "matrix", "svg", NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, ">A</text>"));
  ent_buffer_clear(&out);
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "coalitions", "svg", NULL, &err), ENT_E_USAGE);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

static void takes_nothing_at_all(void) {
  ent_study *study = study_of("{\"entente\": 1}", 14, "x.json", ENT_NETWORK_SUBTRACT);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    for (size_t f = 0; f < 3; f++) {
      ent_buffer out = drawn(study, kind->name, formats[f], NULL);
      CU_ASSERT(out.size > 100);
      ent_buffer_clear(&out);
    }
  }
  ent_study_free(study);
}

/* Whatever Graphviz, pango or librsvg have to say, they do not say it to the user. */
static void says_nothing(void) {
  ent_study *study = drawn_study(HOSTILE_LABELS, hostile_labels, HOSTILE_LABELS, "A title", 6);
  FILE *sink = tmpfile();
  fflush(stderr);
  const int kept = dup(STDERR_FILENO);
  dup2(fileno(sink), STDERR_FILENO);
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    ent_buffer out = drawn(study, kind->name, "pdf", NULL);
    ent_buffer_clear(&out);
  }
  fflush(stderr);
  dup2(kept, STDERR_FILENO);
  close(kept);
  CU_ASSERT_EQUAL(fseek(sink, 0, SEEK_END), 0);
  CU_ASSERT_EQUAL(ftell(sink), 0);
  fclose(sink);
  ent_study_free(study);
}

static void names_no_moment(void) {
  ent_study *study = drawn_study(4, plain_labels, PLAIN_LABELS, "A title", 7);
  ent_buffer pdf = drawn(study, "coalitions", "pdf", NULL), png = drawn(study, "coalitions", "png", NULL);
  bool dated = false, timed = false;
  for (size_t i = 0; i + 20 < pdf.size; i++)
    dated = dated || memcmp(pdf.data + i, "20000101000000Z", 15) == 0;
  for (size_t i = 0; i + 4 < png.size; i++) timed = timed || memcmp(png.data + i, "tIME", 4) == 0;
  CU_ASSERT(dated);
  CU_ASSERT(!timed);
  ent_buffer_clear(&pdf);
  ent_buffer_clear(&png);
  ent_study_free(study);
}

CU_TestInfo diagrams_tests[] = {
    {"runs each kind and format, twice the same", runs_each_kind_and_format},
    {"writes accessible SVG", writes_accessible_svg},
    {"speaks Chinese", speaks_chinese},
    {"draws the same in any locale", draws_the_same_in_any_locale},
    {"keeps labels apart", keeps_labels_apart},
    {"survives hostile labels", survives_hostile_labels},
    {"cuts endless labels", cuts_endless_labels},
    {"refuses unknown words", refuses_unknown_words},
    {"takes edge lists", takes_edge_lists},
    {"takes two-mode networks", takes_two_mode_networks},
    {"takes nothing at all", takes_nothing_at_all},
    {"says nothing", says_nothing},
    {"names no moment", names_no_moment},
    CU_TEST_INFO_NULL,
};
