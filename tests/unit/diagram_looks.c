/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What marks and legends say: colours of space by choice, who is left out, boxes for letters that no font has. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/svg.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

/* Two camps, of states and persons; one of no kind shares one issue alone, too few for a tie. */
static const char camps[] =
    "{\"entente\": 1, \"title\": \"T\", \"actors\": ["
    "{\"id\": \"a\", \"label\": \"A\", \"kind\": \"state\", \"attributes\": {\"seats\": 3}},"
    "{\"id\": \"b\", \"label\": \"B\", \"kind\": \"state\", \"attributes\": {\"seats\": 5}},"
    "{\"id\": \"c\", \"label\": \"C\", \"kind\": \"person\"}, {\"id\": \"d\", \"label\": \"D\", \"kind\": \"person\", \"attributes\": {\"seats\": 5}}, {\"id\": \"e\", \"label\": \"E\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"I\"}, {\"id\": \"j\", \"label\": \"J\"}, {\"id\": \"k\", \"label\": \"K\"}], \"statements\": ["
#define SAID(who, what, how) "{\"actor\": \"" who "\", \"issue\": \"" what "\", \"position\": " how "}"
    SAID("a", "i", "1") "," SAID("a", "j", "1") "," SAID("a", "k", "-1") "," SAID("b", "i", "1") "," SAID("b", "j", "1") "," SAID("b", "k", "-1") ","
    SAID("c", "i", "-1") "," SAID("c", "j", "-1") "," SAID("c", "k", "1") "," SAID("d", "i", "-1") "," SAID("d", "j", "-1") "," SAID("d", "k", "1") ","
    SAID("e", "i", "1") "]}";

static ent_study *study_for(int parts, int dimensions, ent_network_type type) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.parts = parts;
  options.network.type = type;
  if (type == ENT_NETWORK_AFFILIATION) options.network.normalize = ENT_NORMALIZE_NONE;
  options.coalitions.resamples = 5;
  options.space.dimensions = dimensions;
  options.space.resamples = 0;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, camps, strlen(camps), "x.json", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  return study;
}

static ent_status draw_by(ent_buffer *out, const ent_study *study, const char *colour, ent_error *err) {
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.picture.colour_by = colour;
  ent_buffer_clear(out);
  return ent_export_diagram(out, study, "space", "svg", &options, err);
}

static void check_words(const ent_buffer *svg) {
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">Colour: kind of actor</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">state (2)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">person (2)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">no value (1)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">Shapes tell colours apart too.</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg->data, ">Coalitions</text>"));
  CU_ASSERT_PTR_NULL(strstr(svg->data, "shape and colour are"));
}

static void colours_space(void) {
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  for (int dimensions = 1; dimensions <= 2; dimensions++) {
    ent_study *study = study_for(ENT_PART_SPACE, dimensions, ENT_NETWORK_SUBTRACT);
    ENT_TEST_OK(draw_by(&svg, study, "kind", &err), &err);
    check_words(&svg);
    ENT_TEST_OK(draw_by(&svg, study, "seats", &err), &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">5 (2)</text>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">no value (2)</text>"));
    ENT_TEST_OK(draw_by(&svg, study, NULL, &err), &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">In no coalition</text>"));
    CU_ASSERT_EQUAL(draw_by(&svg, study, "seat", &err), ENT_E_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "did you mean 'seats'?"));
    ent_error_clear(&err);
    ent_study_free(study);
  }
  ent_study *study = study_for(ENT_PART_SPACE, 1, ENT_NETWORK_AFFILIATION);
  static const char *const of_actors[] = {"kind", "group", "stability", "seats"};
  for (size_t i = 0; i < sizeof of_actors / sizeof of_actors[0]; i++) {
    CU_ASSERT_EQUAL(draw_by(&svg, study, of_actors[i], &err), ENT_E_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "found one of actors and issues"));
    ent_error_clear(&err);
  }
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

static void says_who_is_left_out(void) {
  ent_study *study = study_for(ENT_PART_HIERARCHY, 1, ENT_NETWORK_SUBTRACT);
  ent_buffer tree = drawn(study, "dendrogram", "svg", NULL), shares = drawn(study, "stability", "svg", NULL), chinese = drawn(study, "stability", "svg", "zh");
  CU_ASSERT_PTR_NOT_NULL(strstr(tree.data, ">Not shown: 1 actor without a tie.</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(shares.data, ">Not shown: 1 actor without a tie.</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(shares.data, ">with itself: nothing to compare</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(chinese.data, ">未绘出没有联系的1个行为体。</text>"));
  /* The diagonal is of four cells in a colour that no share has. */
  CU_ASSERT_PTR_NOT_NULL(strstr(shares.data, "M0 0h1v1h-1zM1 1h1v1h-1zM2 2h1v1h-1zM3 3h1v1h-1z\" fill=\"" ENT__STYLE_SHADE "\""));
  ent_buffer_clear(&tree);
  ent_buffer_clear(&shares);
  ent_buffer_clear(&chinese);
  ent_study_free(study);
}

/* U+F0000 is of private use: no font of a system has it. */
static void sets_boxes_by_their_start(void) {
  static const char *const texts[] = {"\xf3\xb0\x80\x80\xf3\xb0\x80\x80", "Anna"};
  const ent__font font = {11.0, false};
  ent__arena arena = ENT__ARENA_INIT;
  ent__measure *measure = NULL;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__measure_new(&measure, "en", &err), &err);
  for (int i = 0; i < 2; i++) {
    ent_buffer svg = ENT_BUFFER_INIT, start = ENT_BUFFER_INIT;
    ent__label label;
    ENT_TEST_OK(ent__label_fit(&label, &arena, measure, texts[i], font, 200.0, 1, &err), &err);
    CU_ASSERT_EQUAL(label.boxes[0], i == 0);
    ent__svg_label(&svg, 300.0, 10.0, &label, font, ENT__STYLE_INK, ENT__ANCHOR_END, false);
    ent__svg_attribute(&start, "x", i == 0 ? 300.0 - label.width : 300.0);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, start.data));
    CU_ASSERT_EQUAL(strstr(svg.data, "text-anchor=\"end\"") == NULL, i == 0);
    ent_buffer_clear(&svg);
    ent_buffer_clear(&start);
  }
  ent__measure_free(measure);
  ent__arena_clear(&arena);
}

static void explains_the_coalitions_shown(void) {
  ent_study *study = drawn_study(24, plain_labels, PLAIN_LABELS, "T", 3);
  ent__drawing drawing;
  ent__page page;
  size_t count;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  (void)ent_coalitions_list(ent_study_coalitions(study), &count);
  CU_ASSERT_FATAL(count >= 2);
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ent__page_begin(&page, &drawing, "t", ENT__WORD_COALITIONS, &err);
  ENT_TEST_OK(ent__legend_coalitions_first(&page.legend, ent_study_coalitions(study), 1, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(page.legend.blocks[0].svg.data, ">1 · "));
  CU_ASSERT_PTR_NULL(strstr(page.legend.blocks[0].svg.data, ">2 · "));
  CU_ASSERT_PTR_NULL(strstr(page.legend.blocks[0].svg.data, "more"));
  ent__page_clear(&page);
  ent__drawing_end(&drawing);
  ent_study_free(study);
}

CU_TestInfo diagram_looks_tests[] = {
    {"colours space", colours_space},
    {"says who is left out", says_who_is_left_out},
    {"sets boxes by their start", sets_boxes_by_their_start},
    {"explains the coalitions shown", explains_the_coalitions_shown},
    CU_TEST_INFO_NULL,
};
