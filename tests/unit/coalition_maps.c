/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coalition map by its options: colours, areas, labels, one mark for each coalition, a map of each window. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/affiliation_bundles.h"
#include "exporters/diagrams/coalition_level.h"
#include "exporters/diagrams/coalition_panels.h"
#include "graphs/coalitions/sums.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

/*
 * n actors who speak on six issues in 2010 and again in 2011: those below `first` of the one mind, the others
 * of the other; actor 1 has changed sides in 2011, actor 2 is of another mind on one issue. Region: north, south, ... one in three has none; size: i.
 */
static ent_study *study_over_years(int n, int first, int regions, ent_backbone backbone) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, "{\"entente\": 1, \"title\": \"T\", \"actors\": [{\"id\": \"bloc\", \"label\": \"The bloc\", \"kind\": \"bloc\"}");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(&text, ", {\"id\": \"a%d\", \"label\": \"Actor %d in full\", \"short\": \"A%d\", \"kind\": \"%s\"", i, i, i, i % 2 == 0 ? "state" : "person");
    if (i % 4 == 0) ent__buffer_puts(&text, ", \"member_of\": [{\"bloc\": \"bloc\"}]");
    if (i % 3 != 0) ent__buffer_printf(&text, ", \"attributes\": {\"region\": \"R%d\", \"size\": %d}", i % regions, i);
    ent__buffer_puts(&text, "}");
  }
  ent__buffer_puts(&text, "], \"issues\": [");
  for (int j = 0; j < 6; j++) ent__buffer_printf(&text, "%s{\"id\": \"i%d\", \"label\": \"Issue %d, whole\", \"short\": \"I%d\"}", j > 0 ? ", " : "", j, j, j);
  ent__buffer_puts(&text, "], \"statements\": [");
  for (int s = 0; s < 12 * n; s++) {
    const int i = s / 12, year = s / 6 % 2;
    const bool one = ((i < first) != (i == 1 && year == 1)) != (i == 2 && s % 6 == 5);
    ent__buffer_printf(&text, "%s{\"actor\": \"a%d\", \"issue\": \"i%d\", \"position\": %d, \"date\": \"%d\"}", s > 0 ? ", " : "", i, s % 6, one ? 1 : -1, 2010 + year);
  }
  ent__buffer_puts(&text, "]}");
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = n > 100 ? 0 : 4;
  options.coalitions.starts = 2;
  options.network.backbone = backbone;
  options.network.threshold = backbone == ENT_BACKBONE_THRESHOLD ? 0.9 : 0.0;
  options.parts = ENT_PART_CHANGE;
  ent_study *study = ent_test_study(text.data, text.size, "x.json", &options);
  ent_buffer_clear(&text);
  return study;
}

static ent_status draw(ent_buffer *out, const ent_study *study, const ent_picture_options *picture, ent_error *err) {
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.picture = *picture;
  ent_buffer_clear(out);
  return ent_export_diagram(out, study, "coalitions", "svg", &options, err);
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *s = strstr(text, part); s != NULL; s = strstr(s + 1, part)) count++;
  return count;
}

static void tells_what_is_asked_by_colour_and_area(void) {
  ent_study *study = study_over_years(12, 6, 9, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  picture.colour_by = "kind";
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Colour: kind of actor</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">state (6)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">person (6)</text>"));
  picture.colour_by = "region"; /* R1, R2, R4, R5, R7, R8 and none else, as every third has none */
  picture.size_by = "size";
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">no value (4)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">R1 (2)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Area: size: 2, 10</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Dotted ring: no value"));
  picture.colour_by = "size"; /* 1, 2, 4, 5, 7, 8, 10, 11 in five steps */
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">1 – 2 (2)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "#54278f"));
  picture.colour_by = "group";
  picture.size_by = "ties";
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">The bloc (3)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">in no bloc (9)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Area: number of ties: "));
  picture.colour_by = "stability";
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">from 0.90 ("));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static void gathers_further_categories_as_other(void) {
  ent_study *study = study_over_years(30, 15, 29, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  picture.colour_by = "region"; /* twenty actors with a region, all in one of their own but R0's, which has none */
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">other (14 kinds) (14)</text>"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static void check_refusal(const ent_study *study, const ent_picture_options *picture, const char *part) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  CU_ASSERT_EQUAL(draw(&svg, study, picture, &err), ENT_E_USAGE);
  CU_ASSERT_EQUAL(svg.size, 0);
  if (strstr(err.text, part) == NULL) {
    ENT_TEST_SAME(err.text, part);
  }
  ent_buffer_clear(&svg);
}

static void refuses_what_it_cannot_tell(void) {
  ent_study *study = study_over_years(12, 6, 9, ENT_BACKBONE_NONE);
  const ent_picture_options usual = ENT_PICTURE_OPTIONS_INIT;
  const struct {
    const char *colour, *size, *says;
  } rows[] = {{"regoin", NULL, "did you mean 'region'?"}, {"knd", NULL, "did you mean 'kind'?"},      {"zzzzzzzzzz", NULL, "expected coalition, kind, group, stability or an attribute"},
              {NULL, "region", "needs numbers, but"},     {NULL, "weight", "has a weight"},           {NULL, "actvity", "did you mean 'activity'?"}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    ent_picture_options picture = usual;
    picture.colour_by = rows[i].colour;
    picture.size_by = rows[i].size;
    check_refusal(study, &picture, rows[i].says);
  }
  ent_picture_options picture = usual;
  picture.level = ENT_MAP_COALITIONS;
  picture.size_by = "ties";
  check_refusal(study, &picture, "'size by' is about actors");
  picture = usual;
  picture.windows.step = (ent_span){1, ENT_UNIT_YEAR};
  check_refusal(study, &picture, "needs 'window'");
  picture.windows.window = (ent_span){1, ENT_UNIT_YEAR};
  picture.colour_by = "kind";
  check_refusal(study, &picture, "coalitions through time");
  ent_study_free(study);
}

static void refuses_what_a_kind_does_not_read(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) ENT_TEST_OK(ent_diagram_check(kind->name, &picture, &err), &err);
  picture.colour_by = "kind";
  CU_ASSERT_EQUAL(ent_diagram_check("matrix", &picture, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'matrix' has no use for 'colour-by', which is of 'coalitions'"));
  ent_error_clear(&err);
  picture = (ent_picture_options)ENT_PICTURE_OPTIONS_INIT;
  picture.audience = "a";
  CU_ASSERT_EQUAL(ent_diagram_check("coalitions", &picture, &err), ENT_E_USAGE);
  ENT_TEST_OK(ent_diagram_check("nothing of the kind", &picture, &err), &err);
  picture.windows.window = (ent_span){1, ENT_UNIT_YEAR};
  CU_ASSERT_EQUAL(ent_diagram_parts("coalitions", &picture), ENT_PART_CHANGE);
  CU_ASSERT_EQUAL(ent_diagram_parts("matrix", &picture), ENT_PART_NONE);
}

static void labels_as_asked(void) {
  ent_study *study = study_over_years(6, 3, 2, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  static const char *const kinds[] = {"coalitions", "matrix", "affiliation"};
  static const char *const shown[] = {">A5</text>", ">a5</text>", "5 in full"}, *const issues[] = {">I3</text>", ">i3</text>", ">Issue 3, whole</text>"};
  for (int k = 0; k < 3; k++) {
    for (int l = 0; l < 3; l++) {
      options.picture.labels = (ent_labels)l;
      ENT_TEST_OK(ent_export_diagram(&svg, study, kinds[k], "svg", &options, &err), &err);
      const char *text = strstr(svg.data, "</desc>");
      for (int other = 0; other < 2; other++) CU_ASSERT_EQUAL(strstr(text, shown[other]) != NULL, other == l);
      for (int other = 0; other < 3; other++) CU_ASSERT_EQUAL(strstr(text, issues[other]) != NULL, k > 0 && other == l);
      ent_buffer_clear(&svg);
    }
  }
  ent_study_free(study);
}

static void says_which_ties_are_kept(void) {
  ent_study *study = study_over_years(12, 6, 9, ENT_BACKBONE_THRESHOLD);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  char expected[80];
  size_t kept;
  const ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  (void)ent_network_ties(ent_study_network(study), &kept);
  const size_t before = ent_network_pruning(ent_study_network(study)).before;
  CU_ASSERT(kept > 0 && kept < before);
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  snprintf(expected, sizeof expected, "%zu of %zu ties (backbone threshold)", kept, before);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, expected));
  snprintf(expected, sizeof expected, "keeps %zu ", kept);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, expected));
  snprintf(expected, sizeof expected, "ties before %zu", before);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, expected));
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"agreement\">") + count_of(svg.data, "<g class=\"opposition\">"), kept);
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

/* Every tie is in one sum; sums are symmetric, and those inside count once. */
static void sums_ties(void) {
  ent_study *study = study_over_years(20, 10, 9, ENT_BACKBONE_NONE);
  size_t n, count;
  const ent_network *network = ent_study_network(study);
  (void)ent_network_nodes(network, &n);
  const ent_tie *ties = ent_network_ties(network, &count);
  uint32_t group_of[20];
  ent__tie_sum sums[9];
  for (size_t i = 0; i < n; i++) group_of[i] = (uint32_t)(i % 3);
  ent__tie_sums(sums, 3, network, group_of);
  for (uint32_t a = 0; a < 3; a++) {
    for (uint32_t b = 0; b < 3; b++) {
      double agree = 0.0, oppose = 0.0;
      for (size_t i = 0; i < count; i++) {
        const uint32_t s = group_of[ties[i].source], t = group_of[ties[i].target];
        if ((s != a || t != b) && (s != b || t != a)) continue;
        agree += fmax(ties[i].weight, 0.0);
        oppose += fmax(-ties[i].weight, 0.0);
      }
      ENT_TEST_NEAR(sums[3 * a + b].agree, agree, 1e-9);
      ENT_TEST_NEAR(sums[3 * a + b].oppose, oppose, 1e-9);
    }
  }
  ent_study_free(study);
}

/* Marks are apart and all actors are in one; above 150 actors that map is chosen, and says so. */
static void shows_coalitions_of_many_actors(void) {
  ent_study *study = study_over_years(160, 100, 9, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent__drawing drawing;
  ent__level level;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__level_new(&level, &drawing, &err), &err);
  uint32_t actors = 0;
  for (size_t m = 0; m < level.count; m++) actors += level.marks[m].actors;
  CU_ASSERT_EQUAL(actors, 160);
  ent__drawing_end(&drawing);
  ENT_TEST_OK(draw(&svg, study, &options.picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "one mark for each coalition, as there are more than 150 actors</text>"));
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 0);
  size_t coalitions;
  char largest[32];
  snprintf(largest, sizeof largest, ">%u</text>", ent_coalitions_list(ent_study_coalitions(study), &coalitions)[0].size);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, largest));
  options.picture.level = ENT_MAP_ACTORS;
  ENT_TEST_OK(draw(&svg, study, &options.picture, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 160);
  options.picture.level = ENT_MAP_AUTO;
  options.picture.colour_by = "kind"; /* is of actors */
  ENT_TEST_OK(draw(&svg, study, &options.picture, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 160);
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

/* Each actor is in one ribbon of each issue; ribbons fill a bar without a gap; lines are drawn where asked for. */
static void bundles_the_lines_of_many_actors(void) {
  ent_study *study = study_over_years(160, 100, 9, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent__drawing drawing;
  ent__bundles scene;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  CU_ASSERT(ent__bundles_wanted(&drawing));
  ENT_TEST_OK(ent__bundles_new(&scene, &drawing, &err), &err);
  CU_ASSERT_EQUAL(scene.stance_count, 160 * 6);
  int drawn = 0;
  for (size_t b = 0; b < scene.count; b++) {
    double at = scene.bundles[b].top;
    for (size_t j = 0; j < scene.issue_count; j++) {
      size_t members = 0;
      for (int s = 0; s < ENT__STANDS; s++) {
        const ent__ribbon *ribbon = ent__bundles_ribbon(&scene, b, j, (ent__stand)s);
        ENT_TEST_NEAR(ribbon->at_bundle, at, 1e-9);
        at += ent__bundles_width(&scene, ribbon->count);
        members += ribbon->count;
        drawn += ribbon->count > 0;
        const double end = ribbon->at_issue + ent__bundles_width(&scene, ribbon->count);
        if (ribbon->count > 0) CU_ASSERT(ribbon->at_issue >= scene.issues[j].top && end <= scene.issues[j].top + scene.issues[j].height);
      }
      CU_ASSERT_EQUAL(members, scene.bundles[b].count);
    }
    ENT_TEST_NEAR(at, scene.bundles[b].top + scene.bundles[b].height, 1e-9);
  }
  ent__drawing_end(&drawing);
  ENT_TEST_OK(ent_export_diagram(&svg, study, "affiliation", "svg", &options, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"ribbon\">"), drawn);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "one ribbon for each coalition and side, as there are more than 150 actors</text>"));
  ent_buffer_clear(&svg);
  options.picture.level = ENT_MAP_ACTORS;
  ENT_TEST_OK(ent_export_diagram(&svg, study, "affiliation", "svg", &options, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"stance\">"), 160 * 6);
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static ent_study *study_of_ties(const char *text) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  return ent_test_study(text, strlen(text), "x.csv", &options);
}

/* Two opposed pairs and one alone are on the ring, three pairs without a line below it; nothing overlaps. */
static void sets_marks_without_lines_in_rows(void) {
  ent_study *study = study_of_ties("source,target,weight\na,b,1\nc,d,1\na,c,-1\nb,d,-1\ng,a,-1\ng,c,-1\nh,i,1\nj,k,1\nl,m,1\n");
  ent_error err = ENT_ERROR_INIT;
  ent__drawing drawing;
  ent__level level;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__level_new(&level, &drawing, &err), &err);
  CU_ASSERT_EQUAL(level.count, 6);
  CU_ASSERT_EQUAL(level.on_ring, 3);
  for (size_t a = 0; a < level.count; a++) {
    const ent__level_mark *one = &level.marks[a];
    CU_ASSERT_EQUAL(one->kind, ENT__LEVEL_COALITION); /* the one alone too */
    for (size_t b = 0; b < a; b++) {
      const ent__level_mark *other = &level.marks[b];
      const double ax = one->at.x + one->box.x, ay = one->at.y + one->box.y, bx = other->at.x + other->box.x, by = other->at.y + other->box.y;
      CU_ASSERT(ax >= bx + other->box.width || bx >= ax + one->box.width || ay >= by + other->box.height || by >= ay + one->box.height);
      const bool tied = level.sums[a * level.count + b].opposing > 0;
      if (tied) CU_ASSERT(fmax(one->at.y, other->at.y) < level.height / 2.0 + 60.0);
    }
  }
  ent__drawing_end(&drawing);
  ent_study_free(study);
}

/* Actors keep their places from window to window; a colour follows a coalition. */
static void draws_a_map_of_each_window(void) {
  ent_study *study = study_over_years(12, 6, 9, ENT_BACKBONE_NONE);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  picture.windows.window = (ent_span){1, ENT_UNIT_YEAR};
  ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"window\""), 2);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 24);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">2010</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">12 actors, 2 coalitions, 66 ties</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "2 windows each of 1y"));
  const char *first = strstr(svg.data, "<title>Actor 0 in full</title>"), *again = strstr(first + 1, "<title>Actor 0 in full</title>");
  const char *end = strstr(first, "</g>");
  CU_ASSERT_EQUAL(strncmp(first, again, (size_t)(end - first)), 0); /* the place, the shape and the colour */
  first = strstr(svg.data, "<title>Actor 1 in full</title>");
  again = strstr(first + 1, "<title>Actor 1 in full</title>");
  end = strstr(first, "</g>");
  CU_ASSERT_NOT_EQUAL(strncmp(first, again, (size_t)(end - first)), 0); /* it has changed sides */
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

/* One actor, none, all of one mind, a list of ties: each has its picture in each form. */
static void draws_the_least(void) {
  static const char *const inputs[][2] = {
      {"x.json", "{\"entente\": 1}"},
      {"x.json", "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
                 "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1, \"date\": \"2010\"}]}"},
      {"x.csv", "source,target,weight\na,b,1\nb,c,1\na,c,1\n"},
      {"x.csv", "source,target,weight\na,b,-1\nb,c,-1\na,c,-1\n"}};
  for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_diagnostics *faults = NULL;
    ent_input input = ENT_INPUT_INIT;
    ent_study *study = NULL;
    ent_buffer svg = ENT_BUFFER_INIT;
    const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
    ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
    ENT_TEST_OK(ent_read_bytes(&input, inputs[i][1], strlen(inputs[i][1]), inputs[i][0], NULL, faults, &err), &err);
    ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
    ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
    picture.level = ENT_MAP_COALITIONS;
    ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
    picture.level = ENT_MAP_ACTORS;
    picture.size_by = "ties";
    picture.labels = ENT_LABELS_FULL;
    ENT_TEST_OK(draw(&svg, study, &picture, &err), &err);
    ent_buffer_clear(&svg);
    ent_study_free(study);
    ent_diagnostics_free(faults);
  }
}

CU_TestInfo coalition_maps_tests[] = {
    {"tells what is asked by colour and area", tells_what_is_asked_by_colour_and_area},
    {"gathers further categories as other", gathers_further_categories_as_other},
    {"refuses what it cannot tell", refuses_what_it_cannot_tell},
    {"refuses what a kind does not read", refuses_what_a_kind_does_not_read},
    {"labels as asked", labels_as_asked},
    {"says which ties are kept", says_which_ties_are_kept},
    {"sums ties", sums_ties},
    {"shows coalitions of many actors", shows_coalitions_of_many_actors},
    {"bundles the lines of many actors", bundles_the_lines_of_many_actors},
    {"sets marks without lines in rows", sets_marks_without_lines_in_rows},
    {"draws a map of each window", draws_a_map_of_each_window},
    {"draws the least", draws_the_least},
    CU_TEST_INFO_NULL,
};
