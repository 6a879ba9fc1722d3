/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument map: what is drawn and where, its layers, its parts on the page. */
#include "tests/harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "exporters/diagrams/argument_scene.h"
#include "exporters/diagrams/graphviz_layers.h"
#include "exporters/diagrams/pack.h"
#include "exporters/diagrams/pack_outlines.h"
#include "graphs/layout_layers.h"
#include "tests/alloc_fail.h"
#include "tests/drawn_study.h"

#define HEAD                                                                                                                  \
  "{\"entente\": 1, \"title\": \"T\", \"actors\": [{\"id\": \"a\", \"label\": \"Ada\"}, {\"id\": \"b\", \"label\": \"Bob\"}]," \
  "\"issues\": [{\"id\": \"i\", \"label\": \"Dams\"}, {\"id\": \"j\", \"label\": \"Fish\"}],"                                 \
  "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"b\", \"issue\": \"i\", \"position\": -1}],"

static const char small[] = HEAD
    "\"arguments\": [{\"id\": \"p\", \"label\": \"Power\", \"text\": \"Dams give power.\", \"put_forward_by\": [\"a\"], \"endorsed_by\": [\"a\", \"b\"]},"
    "{\"id\": \"q\", \"label\": \"Cost\", \"text\": \"Dams cost much.\"}, {\"id\": \"s\", \"label\": \"Silt\", \"text\": \"Silt fills dams.\"},"
    "{\"id\": \"u\", \"label\": \"Dredge\", \"text\": \"Silt can be dredged.\"}, {\"id\": \"v\", \"label\": \"Void\", \"text\": \"This denies itself.\"},"
    "{\"id\": \"w\", \"label\": \"Alone\", \"text\": \"Nothing relates to this.\"}],"
    "\"relations\": [{\"id\": \"r1\", \"from\": \"p\", \"to\": {\"issue\": \"i\", \"side\": \"support\"}, \"kind\": \"supports\"},"
    "{\"id\": \"r2\", \"from\": \"q\", \"to\": {\"issue\": \"i\", \"side\": \"oppose\"}, \"kind\": \"supports\", \"weight\": 0.5},"
    "{\"id\": \"r3\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"r4\", \"from\": \"s\", \"to\": {\"relation\": \"r3\"}, \"kind\": \"undercuts\"},"
    "{\"id\": \"r5\", \"from\": \"u\", \"to\": {\"relation\": \"r4\"}, \"kind\": \"undercuts\"},"
    "{\"id\": \"r6\", \"from\": \"v\", \"to\": {\"argument\": \"v\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"r7\", \"from\": \"p\", \"to\": {\"issue\": \"j\", \"side\": \"support\"}, \"kind\": \"attacks\"}]}";

/* The same, everything the other way round. */
static const char turned[] =
    "{\"entente\": 1, \"title\": \"T\", \"actors\": [{\"id\": \"b\", \"label\": \"Bob\"}, {\"id\": \"a\", \"label\": \"Ada\"}],"
    "\"issues\": [{\"id\": \"j\", \"label\": \"Fish\"}, {\"id\": \"i\", \"label\": \"Dams\"}],"
    "\"statements\": [{\"actor\": \"b\", \"issue\": \"i\", \"position\": -1}, {\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}],"
    "\"relations\": [{\"id\": \"r7\", \"from\": \"p\", \"to\": {\"issue\": \"j\", \"side\": \"support\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"r6\", \"from\": \"v\", \"to\": {\"argument\": \"v\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"r5\", \"from\": \"u\", \"to\": {\"relation\": \"r4\"}, \"kind\": \"undercuts\"},"
    "{\"id\": \"r4\", \"from\": \"s\", \"to\": {\"relation\": \"r3\"}, \"kind\": \"undercuts\"},"
    "{\"id\": \"r3\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"r2\", \"from\": \"q\", \"to\": {\"issue\": \"i\", \"side\": \"oppose\"}, \"kind\": \"supports\", \"weight\": 0.5},"
    "{\"id\": \"r1\", \"from\": \"p\", \"to\": {\"issue\": \"i\", \"side\": \"support\"}, \"kind\": \"supports\"}],"
    "\"arguments\": [{\"id\": \"w\", \"label\": \"Alone\", \"text\": \"Nothing relates to this.\"},"
    "{\"id\": \"v\", \"label\": \"Void\", \"text\": \"This denies itself.\"}, {\"id\": \"u\", \"label\": \"Dredge\", \"text\": \"Silt can be dredged.\"},"
    "{\"id\": \"s\", \"label\": \"Silt\", \"text\": \"Silt fills dams.\"}, {\"id\": \"q\", \"label\": \"Cost\", \"text\": \"Dams cost much.\"},"
    "{\"id\": \"p\", \"label\": \"Power\", \"text\": \"Dams give power.\", \"put_forward_by\": [\"a\"], \"endorsed_by\": [\"b\", \"a\"]}]}";

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *s = strstr(text, part); s != NULL; s = strstr(s + 1, part)) count++;
  return count;
}

static ent_buffer map_of(const char *text, const char *language) {
  ent_study *study = study_of(text, strlen(text), "x.json", ENT_NETWORK_SUBTRACT);
  const ent_buffer svg = drawn(study, "arguments", "svg", language);
  ent_study_free(study);
  return svg;
}

static void draws_each_mark(void) {
  ent_buffer svg = map_of(small, NULL);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"argument\">"), 5);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"issue\">"), 2);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"relation\">"), 2); /* r3 and r4 are undercut */
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"supports\">"), 1);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"attacks\">"), 5); /* r2, both parts of r3, r6, r7 */
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"undercuts\">"), 3);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 2); /* who puts forward and endorses is there once */
  CU_ASSERT_EQUAL(count_of(svg.data, "5 arguments, 7 relations, 2 issues, 1 argument not drawn, as without a relation"), 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "<title>Cost speaks against Dams, weight 0.5</title>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "<title>Dredge undercuts a relation of Silt</title>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "Dams — for: Power (out); against: Cost (in);"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "<title>Void: undecided. This denies itself.</title>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "supports read as none · layout Graphviz dot"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "Alone"));
  for (size_t i = 0; i < 5; i++) {
    static const char *const marks[] = {">✓</text>", ">✗</text>", ">?</text>", ">+</text>", ">−</text>"};
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, marks[i]));
  }
  ent_buffer_clear(&svg);
}

/* The hash of the input is all that may differ. */
static void does_not_heed_the_order(void) {
  ent_buffer one = map_of(small, NULL), two = map_of(turned, NULL);
  char *a = strstr(one.data, "sha256 "), *b = strstr(two.data, "sha256 ");
  CU_ASSERT_FATAL(a != NULL && b != NULL);
  CU_ASSERT(memcmp(a + 7, b + 7, 12) != 0);
  memcpy(a + 7, b + 7, 12);
  ENT_TEST_SAME(one.data, two.data);
  ent_buffer_clear(&one);
  ent_buffer_clear(&two);
}

static void speaks_chinese(void) {
  ent_buffer svg = map_of(small, "zh");
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "论证图：5个论点，7条关系，2个议题，1个论点因无关系未绘出"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "提出者：Ada；赞同者：Bob"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "undecided"));
  ent_buffer_clear(&svg);
}

static void says_that_there_is_nothing(void) {
  static const char *const texts[] = {
      "{\"entente\": 1}",
      HEAD "\"arguments\": [{\"id\": \"p\", \"text\": \"Power\"}]}",
  };
  for (size_t i = 0; i < 2; i++) {
    ent_buffer svg = map_of(texts[i], NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">No argument relates to what is shown</text>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "<desc id=\"arguments-desc\">No argument relates"));
    ent_buffer_clear(&svg);
  }
}

static void draws_one(void) {
  ent_buffer svg = map_of(HEAD "\"arguments\": [{\"id\": \"p\", \"text\": \"Power\"}], \"relations\": [{\"id\": \"r\", \"from\": \"p\","
                               "\"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"}]}",
                          NULL);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"attacks\">"), 1);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"argument\">"), 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ": 1 argument,") != NULL ? svg.data : strstr(svg.data, "1 argument, 1 relation, 0 issues"));
  ent_buffer_clear(&svg);
}

static void refuses_a_list_of_ties(void) {
  static const char text[] = "source,target,weight\na,b,1\n";
  ent_study *study = study_of(text, strlen(text), "edges.csv", ENT_NETWORK_SUBTRACT);
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "arguments", "svg", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "an edge list has none"));
  ent_buffer_clear(&out);
  ent_study_free(study);
}

/* Only what bears on the issues of the filter, with its undercuts. */
static void draws_a_part(void) {
  static const char *const wanted[] = {"j"};
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 0;
  options.stances.filter.issues = (ent_words){wanted, 1, false};
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, small, strlen(small), "x.json", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_buffer svg = drawn(study, "arguments", "svg", NULL);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"argument\">"), 4);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"issue\">"), 1);
  CU_ASSERT_PTR_NULL(strstr(svg.data, "Void"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "Dams<"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
  ent_diagnostics_free(faults);
}

static void takes_hostile_labels(void) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, HEAD "\"arguments\": [{\"id\": \"p\", \"label\": \"</title><script>alert(1)</script>\", \"text\": \"");
  for (int i = 0; i < 10000; i++) ent__buffer_putc(&text, 'x');
  ent__buffer_puts(&text, "\"}, {\"id\": \"q\", \"label\": \"\\u202e\\u200b\", \"text\": \"\\u202e abc \\\" ' & < \\ud83d\\ude00\"}], \"relations\": [{\"id\": \"r\", \"from\": \"p\","
                          "\"to\": {\"argument\": \"q\"}, \"kind\": \"attacks\"}]}");
  CU_ASSERT_FALSE(text.failed);
  ent_buffer svg = map_of(text.data, NULL);
  CU_ASSERT_PTR_NULL(strstr(svg.data, "<script"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "\xe2\x80\xae"));
  CU_ASSERT(svg.size < 20000);
  ent_buffer_clear(&svg);
  ent_buffer_clear(&text);
}

/* n arguments and m relations at random; a tenth of them to issues, a tenth undercut others. */
static ent_study *random_study(uint32_t n, uint32_t m, uint64_t seed) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__rng rng;
  ent__rng_seed(&rng, seed, 0);
  ent__buffer_puts(&text, HEAD "\"arguments\": [");
  for (uint32_t i = 0; i < n; i++)
    ent__buffer_printf(&text, "%s{\"id\": \"a%u\", \"label\": \"Claim %u\", \"text\": \"It is so, and %u.\", \"put_forward_by\": [\"%s\"]}",
                       i > 0 ? "," : "", i, i, i % 7, i % 2 == 0 ? "a" : "b");
  ent__buffer_puts(&text, "], \"relations\": [");
  for (uint32_t r = 0; r < m; r++) {
    const uint32_t from = (uint32_t)ent__rng_below(&rng, n), way = (uint32_t)ent__rng_below(&rng, 10);
    ent__buffer_printf(&text, "%s{\"id\": \"r%u\", \"from\": \"a%u\", ", r > 0 ? "," : "", r, from);
    if (way == 0)
      ent__buffer_printf(&text, "\"to\": {\"issue\": \"%s\", \"side\": \"oppose\"}, \"kind\": \"supports\"}", from % 2 == 0 ? "i" : "j");
    else if (way == 1 && r > 0)
      ent__buffer_printf(&text, "\"to\": {\"relation\": \"r%u\"}, \"kind\": \"undercuts\"}", (uint32_t)ent__rng_below(&rng, r));
    else
      ent__buffer_printf(&text, "\"to\": {\"argument\": \"a%u\"}, \"kind\": \"attacks\"}", (uint32_t)ent__rng_below(&rng, n));
  }
  ent__buffer_puts(&text, "]}");
  ent_study *study = study_of(text.data, text.size, "random.json", ENT_NETWORK_SUBTRACT);
  ent_buffer_clear(&text);
  return study;
}

static bool overlap(const ent__argument_box *a, const ent__argument_box *b) {
  return a->at.x < b->at.x + b->size.x - 0.01 && b->at.x < a->at.x + a->size.x - 0.01 && a->at.y < b->at.y + b->size.y - 0.01 &&
         b->at.y < a->at.y + a->size.y - 0.01;
}

/* Boxes apart and on the page; each line from the frame of one box to that of the other. */
static void check_scene(const ent__argument_scene *scene) {
  size_t overlaps = 0, astray = 0, loose = 0;
  for (size_t i = 0; i < scene->box_count; i++) {
    const ent__argument_box *box = &scene->boxes[i];
    for (size_t k = 0; k < i; k++) overlaps += overlap(box, &scene->boxes[k]);
    astray += box->at.x < -0.01 || box->at.y < -0.01 || box->at.x + box->size.x > scene->width + 0.01 ||
              box->at.y + box->size.y > scene->height + 0.01;
  }
  for (size_t l = 0; l < scene->line_count; l++) {
    const ent__argument_line *line = &scene->lines[l];
    if (line->points == NULL) {
      CU_ASSERT_EQUAL(line->from, line->to);
      continue;
    }
    CU_ASSERT(line->point_count >= 4 && line->point_count % 3 == 1);
    const ent_point ends[2] = {line->points[0], line->points[line->point_count - 1]};
    for (int e = 0; e < 2; e++) {
      const ent__argument_box *box = &scene->boxes[e == 0 ? line->from : line->to];
      const double dx = fabs(ends[e].x - box->at.x - box->size.x / 2.0) - box->size.x / 2.0;
      const double dy = fabs(ends[e].y - box->at.y - box->size.y / 2.0) - box->size.y / 2.0;
      loose += fabs(fmax(dx, dy)) > 2.0; /* Graphviz rounds places */
    }
  }
  CU_ASSERT_EQUAL(overlaps, 0);
  CU_ASSERT_EQUAL(astray, 0);
  CU_ASSERT_EQUAL(loose, 0);
}

static void places_all_apart(void) {
  static const uint32_t sizes[][2] = {{1, 1}, {2, 5}, {8, 12}, {30, 25}, {40, 50}, {60, 240}, {160, 100}, {300, 700}};
  static const ent_export_options plain = ENT_EXPORT_OPTIONS_INIT;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    ent_study *study = random_study(sizes[i][0], sizes[i][1], i);
    ent__drawing drawing;
    ent__argument_scene scene;
    ent_error err = ENT_ERROR_INIT;
    ENT_TEST_OK(ent__drawing_begin(&drawing, study, &plain, &err), &err);
    ENT_TEST_OK(ent__argument_scene_new(&scene, &drawing, &err), &err);
    check_scene(&scene);
    CU_ASSERT(sizes[i][0] < 60 || sizes[i][0] == 160 || scene.parts_by_dot < scene.parts);
    ent__drawing_end(&drawing);
    ent_study_free(study);
  }
}

static void draws_thousands(void) {
  ent_study *study = random_study(2000, 4000, 9);
  ent_buffer svg = drawn(study, "arguments", "svg", NULL), again = drawn(study, "arguments", "svg", NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "igraph Sugiyama"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "too many arguments"));
  CU_ASSERT(svg.size == again.size && memcmp(svg.data, again.data, svg.size) == 0);
  ent_buffer_clear(&svg);
  ent_buffer_clear(&again);
  ent_study_free(study);
}

static void refuses_what_cannot_be_drawn(void) {
  ent_study *study = random_study(5200, 19000, 9);
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "arguments", "svg", NULL, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'--issues' draws a part"));
  ent_buffer_clear(&out);
  ent_study_free(study);
}

enum { MOST = 40 };

/* A random task in the caller's arrays. */
static ent__layers_task random_task(ent__rng *rng, ent_point *sizes, ent__layers_edge *edges, size_t n, size_t m) {
  for (size_t i = 0; i < n; i++) sizes[i] = (ent_point){20.0 + (double)ent__rng_below(rng, 80), 10.0 + (double)ent__rng_below(rng, 50)};
  for (size_t e = 0; e < m; e++) {
    edges[e].from = (uint32_t)ent__rng_below(rng, (uint32_t)n);
    edges[e].to = (edges[e].from + 1 + (uint32_t)ent__rng_below(rng, (uint32_t)n - 1)) % (uint32_t)n;
  }
  return (ent__layers_task){sizes, n, edges, m, 40.0, 10.0};
}

/* Relaxed over and over: how far each node is from one that leads nowhere; ENT_NONE where none is reached. */
static void slow_levels(uint32_t *levels, const ent__layers_task *task) {
  for (size_t i = 0; i < task->node_count; i++) levels[i] = 0;
  for (size_t e = 0; e < task->edge_count; e++) levels[task->edges[e].from] = ENT_NONE;
  for (size_t round = 0; round < task->node_count; round++) {
    for (size_t e = 0; e < task->edge_count; e++) {
      const uint32_t to = levels[task->edges[e].to];
      if (to != ENT_NONE && to + 1 < levels[task->edges[e].from]) levels[task->edges[e].from] = to + 1;
    }
  }
}

/* Shortest ways to where nothing goes on; the others stand one to the left of something that they lead to. */
static void numbers_layers(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 3, 0);
  for (int round = 0; round < 200; round++) {
    ent_point sizes[MOST];
    ent__layers_edge edges[MOST];
    uint32_t levels[MOST], slow[MOST], scratch[5 * MOST + 2];
    const size_t n = 2 + ent__rng_below(&rng, MOST - 2), m = ent__rng_below(&rng, MOST);
    const ent__layers_task task = random_task(&rng, sizes, edges, n, m);
    ent__layers_levels(levels, &task, scratch);
    slow_levels(slow, &task);
    for (size_t i = 0; i < n; i++) {
      bool next_to_one = levels[i] == 0;
      for (size_t e = 0; e < m; e++) next_to_one = next_to_one || (edges[e].from == i && levels[edges[e].to] + 1 == levels[i]);
      CU_ASSERT(next_to_one);
      CU_ASSERT(slow[i] == ENT_NONE || slow[i] == levels[i]);
    }
  }
}

/* The nearest rising sequence is, at each place, the largest over starts of the least over ends of means. */
static void sets_columns(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 4, 0);
  for (int round = 0; round < 200; round++) {
    ent__layers_item items[MOST];
    double sums[MOST], needed[MOST];
    size_t counts[MOST];
    const size_t n = 1 + ent__rng_below(&rng, MOST - 1);
    for (size_t i = 0; i < n; i++) {
      items[i] = (ent__layers_item){(double)ent__rng_below(&rng, 400), 5.0 + (double)ent__rng_below(&rng, 20), 0.0, (uint32_t)i};
      needed[i] = i == 0 ? 0.0 : needed[i - 1] + (items[i - 1].height + items[i].height) / 2.0 + 3.0;
    }
    ent__layers_column(items, n, 3.0, sums, counts);
    for (size_t i = 0; i < n; i++) {
      double best = -HUGE_VAL;
      for (size_t a = 0; a <= i; a++) {
        double sum = 0.0, least = HUGE_VAL;
        for (size_t b = a; b < n; b++) {
          sum += items[b].want - needed[b];
          if (b >= i) least = fmin(least, sum / (double)(b - a + 1));
        }
        best = fmax(best, least);
      }
      CU_ASSERT_DOUBLE_EQUAL(items[i].at, best + needed[i], 1e-6);
    }
  }
}

static void packs_parts(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 0);
  for (int round = 0; round < 100; round++) {
    ent_point sizes[MOST], at[MOST], all;
    double area = 0.0;
    ent_error err = ENT_ERROR_INIT;
    const size_t n = ent__rng_below(&rng, MOST);
    for (size_t i = 0; i < n; i++) {
      sizes[i] = (ent_point){1.0 + (double)ent__rng_below(&rng, 100), 1.0 + (double)ent__rng_below(&rng, 60)};
      area += (sizes[i].x + 4.0) * (sizes[i].y + 4.0);
    }
    ENT_TEST_OK(ent__pack(at, &all, sizes, n, 4.0, &err), &err);
    for (size_t i = 0; i < n; i++) {
      CU_ASSERT(at[i].x >= 0.0 && at[i].y >= 0.0 && at[i].x + sizes[i].x <= all.x + 1e-6 && at[i].y + sizes[i].y <= all.y + 1e-6);
      for (size_t k = 0; k < i; k++) {
        const bool apart = at[i].x >= at[k].x + sizes[k].x + 4.0 - 1e-6 || at[k].x >= at[i].x + sizes[i].x + 4.0 - 1e-6 ||
                           at[i].y >= at[k].y + sizes[k].y + 4.0 - 1e-6 || at[k].y >= at[i].y + sizes[i].y + 4.0 - 1e-6;
        CU_ASSERT(apart);
      }
    }
    CU_ASSERT(n < 20 || (all.x * all.y < 2.0 * area && all.x / all.y > 0.5 && all.x / all.y < 3.0));
  }
}

static bool apart(const ent__pack_piece *a, ent_point at_a, const ent__pack_piece *b, ent_point at_b, double gap) {
  const double ax = at_a.x + a->at.x, ay = at_a.y + a->at.y, bx = at_b.x + b->at.x, by = at_b.y + b->at.y;
  return ax >= bx + b->size.x + gap - 1e-6 || bx >= ax + a->size.x + gap - 1e-6 || ay >= by + b->size.y + gap - 1e-6 || by >= ay + a->size.y + gap - 1e-6;
}

/* Shapes of two pieces each, corner to corner: no piece comes near one of another shape. */
static void packs_outlines(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__rng_seed(&rng, 7, 0);
  for (int round = 0; round < 30; round++) {
    ent__pack_piece pieces[MOST][2];
    ent__pack_shape shapes[MOST];
    ent_point at[MOST], all;
    const size_t n = ent__rng_below(&rng, MOST);
    for (size_t i = 0; i < n; i++) {
      for (int k = 0; k < 2; k++) pieces[i][k].size = (ent_point){10.0 + (double)ent__rng_below(&rng, 300), 10.0 + (double)ent__rng_below(&rng, 150)};
      pieces[i][0].at = (ent_point){0.0, 0.0};
      pieces[i][1].at = pieces[i][0].size;
      shapes[i] = (ent__pack_shape){pieces[i], 2, {pieces[i][0].size.x + pieces[i][1].size.x, pieces[i][0].size.y + pieces[i][1].size.y}};
    }
    ENT_TEST_OK(ent__pack_outlines(at, &all, shapes, n, 5.0, 1.35, &err), &err);
    for (size_t i = 0; i < n; i++) {
      CU_ASSERT(at[i].x >= 0.0 && at[i].y >= 0.0 && at[i].x + shapes[i].size.x <= all.x + 1e-6 && at[i].y + shapes[i].size.y <= all.y + 1e-6);
      for (size_t k = 0; k < i; k++) {
        for (int pair = 0; pair < 4; pair++) CU_ASSERT(apart(&pieces[i][pair / 2], at[i], &pieces[k][pair % 2], at[k], 5.0));
      }
    }
  }
}

/* What is small stands in the corner that what is large leaves free, though it comes after it. */
static void packs_into_corners(void) {
  const ent__pack_piece large[] = {{{0.0, 0.0}, {400.0, 40.0}}, {{0.0, 40.0}, {40.0, 260.0}}}, little = {{0.0, 0.0}, {200.0, 100.0}};
  const ent__pack_shape shapes[] = {{large, 2, {400.0, 300.0}}, {&little, 1, {200.0, 100.0}}, {&little, 1, {200.0, 100.0}}};
  ent_error err = ENT_ERROR_INIT;
  ent_point at[3], all;
  ENT_TEST_OK(ent__pack_outlines(at, &all, shapes, 3, 10.0, 1.35, &err), &err);
  ENT_TEST_NEAR(all.x, 400.0, 1e-9);
  ENT_TEST_NEAR(all.y, 300.0, 1e-9);
}

/* Each allocation of our own on the way through both layouts fails once. */
static void survives_failing_allocations(void) {
  ent__rng rng;
  ent_point sizes[MOST];
  ent__layers_edge edges[MOST];
  ent__rng_seed(&rng, 6, 0);
  const ent__layers_task task = random_task(&rng, sizes, edges, 12, 30);
  for (int dot = 0; dot < 2; dot++) {
    for (unsigned long n = 0;; n++) {
      ent__arena arena = ENT__ARENA_INIT;
      ent__layered out;
      bool wanted = true;
      ent_error err = ENT_ERROR_INIT;
      ent_test_fail_after(n);
      const ent_status status =
          dot != 0 ? ent__gv_layers(&out, &wanted, &arena, &task, 1, &err) : ent__layout_layers(&out, &arena, &task, &err);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      ent__arena_clear(&arena);
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      CU_ASSERT(reached || n > 2);
      if (!reached) break;
    }
  }
}

CU_TestInfo diagram_arguments_tests[] = {
    {"draws each mark", draws_each_mark},
    {"does not heed the order of the input", does_not_heed_the_order},
    {"speaks Chinese", speaks_chinese},
    {"says that there is nothing", says_that_there_is_nothing},
    {"draws one", draws_one},
    {"refuses a list of ties", refuses_a_list_of_ties},
    {"draws a part", draws_a_part},
    {"takes hostile labels", takes_hostile_labels},
    {"places all apart", places_all_apart},
    {"draws thousands", draws_thousands},
    {"refuses what cannot be drawn", refuses_what_cannot_be_drawn},
    {"numbers layers", numbers_layers},
    {"sets columns", sets_columns},
    {"packs parts", packs_parts},
    {"packs outlines", packs_outlines},
    {"packs into corners", packs_into_corners},
    {"survives failing allocations", survives_failing_allocations},
    CU_TEST_INFO_NULL,
};
