/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pajek, DL, GML, TikZ and the tables for Gephi and R: exact files, escapes, equal labels, limits. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/tikz_text.h"
#include "tests/datasets.h"
#include "tests/harness.h"

static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;

/* Two actors of one label, ids that UCINET cannot tell apart or not write, a quote, a tiny attribute. */
static const char small[] =
    "{'entente': 1, 'actors': ["
    "{'id': 'a', 'label': 'Müller & \\'Co\\'', 'attributes': {'gdp per head': 2e-7, 'n': 3000000000}},"
    "{'id': 'A', 'label': 'Twin'}, {'id': '中', 'label': 'Twin'}, {'id': 'd', 'label': 'D'}],"
    "'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}, {'id': 'k', 'label': 'K'}],"
    "'statements': ["
    "{'actor': 'a', 'issue': 'i', 'position': 1}, {'actor': 'a', 'issue': 'j', 'position': 1},"
    "{'actor': 'a', 'issue': 'k', 'position': 1}, {'actor': 'A', 'issue': 'i', 'position': 1},"
    "{'actor': 'A', 'issue': 'j', 'position': 1}, {'actor': 'A', 'issue': 'k', 'position': 0.5},"
    "{'actor': '中', 'issue': 'i', 'position': -1}, {'actor': '中', 'issue': 'j', 'position': -1},"
    "{'actor': '中', 'issue': 'k', 'position': 0}, {'actor': 'd', 'issue': 'i', 'position': -1}]}";

static ent_study *study_of(const char *json, const ent_study_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = NULL;
  ent_input input = {ent_test_dataset(json), NULL, NULL, NULL};
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.dataset);
  ENT_TEST_OK(ent_study_new_take(&study, &input, options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(study);
  return study;
}

/* Free the result. */
static char *exported(const ent_study *study, const char *format) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_export_network(&out, study, format, &usual, &err), &err);
  char *copy = strdup(out.data == NULL ? "" : out.data);
  ent_buffer_clear(&out);
  return copy;
}

/* What follows the comments with the provenance, which must name version and input. */
static const char *behind_facts(const char *text) {
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "% version: "));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "\n% input_sha256: "));
  const char *from = strstr(text, "\n% work: 20000\n");
  CU_ASSERT_PTR_NOT_NULL_FATAL(from);
  return from + strlen("\n% work: 20000\n");
}

static void expect(const ent_study *study, const char *format, bool facts, const char *expected) {
  char *got = exported(study, format);
  ENT_TEST_SAME(facts ? behind_facts(got) : got, expected);
  free(got);
}

static void pajek_is_exact(void) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(small, &options);
  expect(study, "pajek", true,
         "*Vertices 4\n"
         "1 \"D\" 0.5000 0.9500 ellipse\n"
         "2 \"Twin [&#20013;]\" 0.5000 0.5000 ellipse\n"
         "3 \"Twin [A]\" 0.3154 0.0500 ellipse\n"
         "4 \"M&#252;ller & 'Co'\" 0.6846 0.0500 ellipse\n"
         "*Edges\n"
         "2 3 -0.5\n"
         "2 4 -0.6666666666666666\n"
         "3 4 0.8333333333333334\n");
  expect(study, "pajek-clu", true, "% class 1: Twin and 1 other\n% class 2: Twin\n*Vertices 4\n0\n2\n1\n1\n");
  expect(study, "pajek-vec", true, "% vector: activity\n*Vertices 4\n1\n3\n3\n3\n");
  ent_study_free(study);
}

static void dl_is_exact(void) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(small, &options);
  expect(study, "dl", false,
         "DL n=4\nformat = edgelist1\nlabels:\nd\nn_2\nA_3\na_4\ndata:\n"
         "2 3 -0.5\n3 2 -0.5\n"
         "2 4 -0.6666666666666666\n4 2 -0.6666666666666666\n"
         "3 4 0.8333333333333334\n4 3 0.8333333333333334\n");
  expect(study, "dl-legend", false,
         "number,name,id,label,mode\n1,d,d,D,actor\n2,n_2,中,Twin,actor\n3,A_3,A,Twin,actor\n"
         "4,a_4,a,\"Müller & \"\"Co\"\"\",actor\n");
  ent_study_free(study);
}

/* A number behind a name can make it equal to another: then all have numbers alone. */
static void dl_gives_numbers_at_last(void) {
  static const char crossed[] =
      "{'entente': 1, 'actors': [{'id': 'b', 'label': 'B'}, {'id': 'B', 'label': 'B'}, {'id': 'b 1', 'label': 'B'},"
      "{'id': 'B-2', 'label': 'B'}, {'id': 'b 3', 'label': 'B'}], 'issues': [{'id': 'i', 'label': 'I'}],"
      "'statements': [{'actor': 'b', 'issue': 'i', 'position': 1}, {'actor': 'B', 'issue': 'i', 'position': 1},"
      "{'actor': 'b 1', 'issue': 'i', 'position': 1}, {'actor': 'B-2', 'issue': 'i', 'position': 1},"
      "{'actor': 'b 3', 'issue': 'i', 'position': 1}]}";
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(crossed, &options);
  expect(study, "dl", false, "DL n=5\nformat = edgelist1\nlabels:\nn1\nn2\nn3\nn4\nn5\ndata:\n");
  ent_study_free(study);
}

static void gml_is_exact(void) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 0;
  ent_study *study = study_of(small, &options);
  char *text = exported(study, "gml");
  static const char *const parts[] = {
      "Creator \"entente\"\n# gdpPerHead is the attribute \"gdp per head\"\ngraph [\n  directed 0\n  version \"",
      "\n  minShared 3\n  method \"signed\"\n",
      "    label \"Twin [&#20013;]\"\n    name \"&#20013;\"\n",
      "    label \"M&#252;ller &amp; &quot;Co&quot;\"\n    name \"a\"\n",
      "    coalitionLabel \"Twin and 1 other\"\n    gdpPerHead 2.0e-7\n    n 3000000000.0\n    x ",
      "  edge [\n    source 2\n    target 3\n    weight 0.5\n    sign \"negative\"\n    signedWeight -0.5\n",
      "    signedWeight -0.5\n    shared 3\n  ]\n"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    CU_ASSERT_PTR_NOT_NULL(strstr(text, parts[i]));
    if (strstr(text, parts[i]) == NULL) fprintf(stderr, "GML lacks:\n%s\nin:\n%s", parts[i], text);
  }
  free(text);
  ent_study_free(study);
}

static void tables_are_exact(void) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(small, &options);
  expect(study, "csv-gephi", false,
         "Source,Target,Type,Weight,sign,signed_weight,shared\n"
         "中,A,Undirected,0.5,negative,-0.5,3\n"
         "中,a,Undirected,0.6666666666666666,negative,-0.6666666666666666,3\n"
         "A,a,Undirected,0.8333333333333334,positive,0.8333333333333334,3\n");
  expect(study, "matrix", false,
         ",D,Twin [中],Twin [A],\"Müller & \"\"Co\"\"\"\n"
         "D,0,0,0,0\n"
         "Twin [中],0,0,-0.5,-0.6666666666666666\n"
         "Twin [A],0,-0.5,0,0.8333333333333334\n"
         "\"Müller & \"\"Co\"\"\",0,-0.6666666666666666,0.8333333333333334,0\n");
  ent_study_free(study);
}

static void two_modes_are_told_apart(void) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.type = ENT_NETWORK_AFFILIATION;
  options.network.normalize = ENT_NORMALIZE_NONE;
  ent_study *study = study_of(small, &options);
  char *text = exported(study, "pajek");
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "*Vertices 7 4\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "\n1 \"D\" 0.0500 "));
  CU_ASSERT_PTR_NOT_NULL(strstr(text, " box\n*Edges\n1 "));
  free(text);
  text = exported(study, "pajek-clu");
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "% class 1: actors\n% class 2: issues\n*Vertices 7\n1\n1\n1\n1\n2\n2\n2\n"));
  free(text);
  ent_study_free(study);
}

static void entities_are_ascii(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__ascii_entities(&out, "a & b &#65; &amp; \"q\" é中🙂\n\x7f\\", "");
  ENT_TEST_SAME(out.data, "a & b &#38;#65; &amp; \"q\" &#233;&#20013;&#128578;&#10;&#127;\\");
  out.size = 0;
  ent__ascii_entities(&out, "a & b &#65; \"q\" \\", "&\"\\");
  ENT_TEST_SAME(out.data, "a &amp; b &#38;#65; &quot;q&quot; &#92;");
  out.size = 0;
  ent__ascii_entities(&out, "\xff", ""); /* what is no UTF-8 cannot get this far */
  ENT_TEST_SAME(out.data, "&#65533;");
  ent_buffer_clear(&out);
}

static void tex_is_harmless(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__tex_text(&out, "\\input{x} $1 & #2 %3 a_b^c~d <e|f> \"g\" [h]*");
  ENT_TEST_SAME(out.data, "\\textbackslash{}input\\{x\\} \\$1 \\& \\#2 \\%3 a\\_b\\textasciicircum{}c\\textasciitilde{}d "
                          "\\textless{}e\\textbar{}f\\textgreater{} {\\char34}g{\\char34} {[}h{]}{*}");
  out.size = 0;
  ent__tex_text(&out, "a--b ,, `` '' ?` !`\n\x1b\xef\xbf\xbe\xe2\x80\xae中é");
  ENT_TEST_SAME(out.data, "a-{}-{}b ,{},{} \\textasciigrave{}\\textasciigrave{} '{}'{} ?{}\\textasciigrave{} "
                          "!{}\\textasciigrave{} ???中é");
  ent_buffer_clear(&out);
}

static void tex_lines_are_broken(void) {
  static const struct {
    const char *text;
    const char *lines;
  } cases[] = {{"", ""},
               {"China", "China"},
               {"International Telecommunication Union", "International\\\\ Telecommunication\\\\ Union"},
               {"联合国政府专家组第六次会议", "联合国政府专\\\\ 家组第六次会\\\\ 议"},
               {" a", "a"},
               {"one two three four five six seven eight nine ten eleven twelve",
                "one two three\\\\ four five six\\\\ seven eight nine\\dots{}"}};
  ent__arena arena = ENT__ARENA_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent__tex_label label;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ENT_TEST_OK(ent__tex_fit(&label, &arena, cases[i].text, 10, 65, &err), &err);
    ENT_TEST_SAME(label.text, cases[i].lines);
    CU_ASSERT(label.width <= 65 * 1.8);
  }
  ENT_TEST_OK(ent__tex_fit(&label, &arena, "中国", 10, 65, &err), &err);
  CU_ASSERT_TRUE(label.wide);
  ENT_TEST_NEAR(label.width, 20, 1e-9);
  ENT_TEST_NEAR(label.height, 11.5, 1e-9);
  ENT_TEST_OK(ent__tex_fit(&label, &arena, "ab", 10, 65, &err), &err);
  CU_ASSERT_FALSE(label.wide);
  ent__arena_clear(&arena);
}

static void tikz_has_a_limit(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.starts = 1;
  options.coalitions.resamples = 0;
  char *json = ent_test_random_json(450, 2, 2200, 2, 1, 0, 0);
  for (char *c = json; *c != '\0'; c++)
    if (*c == '"') *c = '\'';
  ent_study *study = study_of(json, &options);
  CU_ASSERT_EQUAL(ent_export_network(&out, study, "tikz", &usual, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "a TikZ picture holds 400 nodes and 5000 ties at most, this network has "));
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
  ent_study_free(study);
  free(json);
}

CU_TestInfo graph_files_tests[] = {{"Pajek is exact", pajek_is_exact},
                                   {"DL is exact", dl_is_exact},
                                   {"DL gives numbers at last", dl_gives_numbers_at_last},
                                   {"GML is exact", gml_is_exact},
                                   {"tables are exact", tables_are_exact},
                                   {"two modes are told apart", two_modes_are_told_apart},
                                   {"entities are ASCII", entities_are_ascii},
                                   {"TeX is harmless", tex_is_harmless},
                                   {"TeX lines are broken", tex_lines_are_broken},
                                   {"TikZ has a limit", tikz_has_a_limit},
                                   CU_TEST_INFO_NULL};
