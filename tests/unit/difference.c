/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two studies, part by part. */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "tests/drawn_study.h"
#include "tests/harness.h"

#define HEAD "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\", \"label\": \"B\"}, {\"id\": \"c\", \"label\": \"C\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}, {\"id\": \"j\", \"label\": \"J\"}],"

/* s1 stays, s2 changes side, s3 goes, s4 comes; one without an id stays. p is defended no more; r2 goes. */
static const char before[] = HEAD
    "\"arguments\": [{\"id\": \"p\", \"text\": \"P\"}, {\"id\": \"q\", \"text\": \"Q\"}, {\"id\": \"r\", \"text\": \"R\"}],"
    "\"relations\": [{\"id\": \"r1\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"}, {\"id\": \"r2\", \"from\": \"r\", \"to\": {\"argument\": \"q\"}, \"kind\": \"attacks\"}],"
    "\"statements\": [{\"id\": \"s1\", \"actor\": \"a\", \"issue\": \"i\", \"position\": 1}, {\"id\": \"s2\", \"actor\": \"a\", \"issue\": \"j\", \"position\": 1},"
    "{\"id\": \"s3\", \"actor\": \"b\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"c\", \"issue\": \"i\", \"position\": -1}, {\"actor\": \"c\", \"issue\": \"i\", \"position\": -1}]}";
static const char after[] = HEAD
    "\"arguments\": [{\"id\": \"p\", \"text\": \"P, said anew\"}, {\"id\": \"q\", \"text\": \"Q\"}, {\"id\": \"r\", \"text\": \"R\"}, {\"id\": \"n\", \"text\": \"N\"}],"
    "\"relations\": [{\"id\": \"r1\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"}],"
    "\"statements\": [{\"actor\": \"c\", \"issue\": \"i\", \"position\": -1}, {\"id\": \"s4\", \"actor\": \"b\", \"issue\": \"j\", \"position\": 0.5},"
    "{\"id\": \"s2\", \"actor\": \"a\", \"issue\": \"j\", \"position\": -1}, {\"id\": \"s1\", \"actor\": \"a\", \"issue\": \"i\", \"position\": 1, \"locator\": \"p. 3\"}]}";

static ent_difference *between(const ent_study *a, const ent_study *b) {
  ent_error err = ENT_ERROR_INIT;
  ent_difference *difference = NULL;
  ENT_TEST_OK(ent_difference_new(&difference, a, b, &err), &err);
  return difference;
}

static ent_study *read(const char *text) { return study_of(text, strlen(text), text[0] == '{' ? "x.json" : "x.csv", ENT_NETWORK_SUBTRACT); }

static void statements(void) {
  size_t count = 0;
  ent_study *a = read(before);
  ent_study *b = read(after);
  ent_difference *difference = between(a, b);
  const ent_statement_difference *at = ent_difference_statements(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 5);
  CU_ASSERT(at[0].kind == ENT_DIFFERENCE_CHANGED && at[0].fields == ENT_DIFFERENCE_SOURCE);
  CU_ASSERT(at[1].kind == ENT_DIFFERENCE_CHANGED && at[1].fields == ENT_DIFFERENCE_POSITION && at[1].before == 1 && at[1].after == 2);
  CU_ASSERT(at[2].kind == ENT_DIFFERENCE_ADDED && at[2].before == ENT_NONE && at[2].after == 1);
  CU_ASSERT(at[3].kind == ENT_DIFFERENCE_REMOVED && at[3].before == 2);
  CU_ASSERT(at[4].kind == ENT_DIFFERENCE_REMOVED && at[4].after == ENT_NONE); /* one of two that are the same */
  CU_ASSERT_EQUAL(ent_difference_same(difference).statements, 1);
  ent_difference_free(difference);
  ent_study_free(a);
  ent_study_free(b);
}

static void stances(void) {
  size_t count = 0;
  ent_study *a = read(before);
  ent_study *b = read(after);
  ent_difference *difference = between(a, b);
  const ent_stance_difference *at = ent_difference_stances(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  CU_ASSERT(at[0].kind == ENT_DIFFERENCE_CHANGED && at[0].sides && at[0].size == -2);
  CU_ASSERT(at[1].kind == ENT_DIFFERENCE_ADDED && at[1].before == NULL && at[1].after->mean == 0.5);
  CU_ASSERT(at[2].kind == ENT_DIFFERENCE_REMOVED && at[2].after == NULL && isnan(at[2].size));
  CU_ASSERT_EQUAL(ent_difference_same(difference).stances, 2);
  ent_difference_free(difference);
  ent_study_free(a);
  ent_study_free(b);
}

static void arguments(void) {
  size_t count = 0;
  ent_study *a = read(before);
  ent_study *b = read(after);
  ent_difference *difference = between(a, b);
  const ent_record_difference *at = ent_difference_arguments(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT(at[0].kind == ENT_DIFFERENCE_CHANGED && at[0].before == 0 && at[0].after == 0);
  CU_ASSERT(at[1].kind == ENT_DIFFERENCE_ADDED && at[1].after == 3);
  at = ent_difference_relations(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  CU_ASSERT(at[0].kind == ENT_DIFFERENCE_REMOVED && at[0].before == 1);
  const ent_label_difference *labels = ent_difference_labels(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT(labels[0].was == ENT_LABEL_IN && labels[0].is == ENT_LABEL_OUT);
  CU_ASSERT(labels[1].was == ENT_LABEL_OUT && labels[1].is == ENT_LABEL_IN);
  ent_difference_free(difference);
  ent_study_free(a);
  ent_study_free(b);
}

/* {a,b,c} and {d,e}; then c goes over, f comes and e is seen no more. */
static void coalitions(void) {
  static const char old[] = "source,target,sign\na,b,1\nb,c,1\na,c,1\nd,e,1\na,d,-1\nc,e,-1\n";
  static const char now[] = "source,target,sign\na,b,1\nc,d,1\nd,f,1\nc,f,1\na,d,-1\nb,c,-1\n";
  size_t count = 0;
  ent_study *a = read(old);
  ent_study *b = read(now);
  ent_difference *difference = between(a, b);
  const ent_place_difference *at = ent_difference_places(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  CU_ASSERT_EQUAL(at[0].kind, ENT_PLACE_MOVED);
  ENT_TEST_SAME(ent_network_nodes(ent_study_network(a), &count)[at[0].before].id, "c");
  CU_ASSERT(at[1].kind == ENT_PLACE_ENTERED && at[1].before == ENT_NONE);
  CU_ASSERT(at[2].kind == ENT_PLACE_GONE && at[2].after == ENT_NONE);
  const ent_coalition_difference *groups = ent_difference_coalitions(difference, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT(groups[0].common == 2 && fabs(groups[0].jaccard - 2.0 / 3) < 1e-12);
  CU_ASSERT(groups[1].common == 1 && fabs(groups[1].jaccard - 1.0 / 2) < 1e-12);
  const ent_partition_difference partition = ent_difference_partition(difference);
  CU_ASSERT(partition.nodes == 4 && partition.moved == 1 && partition.rand < 1 && partition.variation > 0);
  ent_difference_free(difference);
  ent_study_free(a);
  ent_study_free(b);
}

/* With itself nothing changed; every format says so, also of next to nothing. */
static void with_itself(void) {
  static const char *const texts[] = {before, "{\"entente\": 1}", "source,target,sign\na,b,1\n"};
  static const char *const formats[] = {"text", "csv", "json", "markdown", "html"};
  for (size_t t = 0; t < 3; t++) {
    size_t count = 0;
    ent_study *study = read(texts[t]);
    ent_difference *difference = between(study, study);
    ent_difference_statements(difference, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_difference_stances(difference, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_difference_places(difference, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_difference_labels(difference, &count);
    CU_ASSERT_EQUAL(count, 0);
    for (size_t f = 0; f < 5; f++) {
      ent_error err = ENT_ERROR_INIT;
      ent_buffer out = ENT_BUFFER_INIT;
      ENT_TEST_OK(ent_export_difference(&out, difference, formats[f], NULL, &err), &err);
      CU_ASSERT(out.size > 0);
      ent_buffer_clear(&out);
    }
    ent_difference_free(difference);
    ent_study_free(study);
  }
}

static void in_words(void) {
  static const char *const lines[] = {"1 statement was added, 2 removed and 2 changed; 1 is the same.", "1 stance changed side, no other moved; 1 is new and 1 is gone.",
                                      "| A | J | +1 | −1 |", "1 argument was added, none removed and 1 changed; of relations none was added, 1 removed and none changed.",
                                      "- p: it stood, and now it is defeated.", NULL};
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_study *a = read(before);
  ent_study *b = read(after);
  ent_difference *difference = between(a, b);
  ENT_TEST_OK(ent_export_difference(&out, difference, "markdown", NULL, &err), &err);
  for (size_t i = 0; lines[i] != NULL; i++)
    if (strstr(out.data, lines[i]) == NULL) ENT_TEST_SAME(out.data, lines[i]);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "# What changed"));
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_difference(&out, difference, "latex", NULL, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "1 stance changed side"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\\end{document}"));
  ent_buffer_clear(&out);
  ent_difference_free(difference);
  ent_study_free(a);
  ent_study_free(b);
}

static void refuses(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_difference *difference = NULL;
  ent_study *a = read(before);
  ent_study *ties = read("source,target,sign\na,b,1\n");
  CU_ASSERT_EQUAL(ent_difference_new(&difference, a, ties, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "'x.csv' is a list of ties and 'x.json' is none; expected two of one kind");
  CU_ASSERT_PTR_NULL(difference);
  ent_study_free(a);
  ent_study_free(ties);
}

CU_TestInfo difference_tests[] = {{"statements", statements}, {"stances", stances},   {"arguments", arguments}, {"coalitions", coalitions},
                                  {"with itself", with_itself}, {"in words", in_words}, {"refuses", refuses},     CU_TEST_INFO_NULL};
