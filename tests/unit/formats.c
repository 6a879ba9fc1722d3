/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats of stances, networks and coalitions: escapes, widths, exact tables, order of input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/picture_names.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"

static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;

static ent_study *study_of(const char *json, const ent_study_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = NULL;
  ent_input input = {ent_test_dataset(json), NULL, NULL, NULL};
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.dataset);
  ENT_TEST_OK(ent_study_new_take(&study, &input, options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(study);
  return study;
}

static ent_status export_as(ent_buffer *out, const ent_study *study, int subject, const char *format,
                            const ent_export_options *options, ent_error *err) {
  if (subject == ENT_SUBJECT_STANCES) return ent_export_stances(out, study, format, options, err);
  if (subject == ENT_SUBJECT_NETWORK) return ent_export_network(out, study, format, options, err);
  return ent_export_coalitions(out, study, format, options, err);
}

/* Free the result. */
static char *exported(const ent_study *study, int subject, const char *format,
                      const ent_export_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(export_as(&out, study, subject, format, options, &err), &err);
  char *copy = strdup(out.data == NULL ? "" : out.data);
  ent_buffer_clear(&out);
  return copy;
}

static void expect_export(const ent_study *study, int subject, const char *format, const char *expected) {
  char *got = exported(study, subject, format, &usual);
  ENT_TEST_SAME(got, expected);
  free(got);
}

/* Two camps: a and b against c; d has said too little for a tie. */
static const char small[] =
    "{'entente': 1, 'actors': ["
    "{'id': 'a', 'label': {'en': 'A, Inc.', 'zh': '甲'}, 'kind': 'company', 'attributes': {'gdp': 2}},"
    "{'id': 'b', 'label': '=B|x'}, {'id': 'c', 'label': '中国', 'short': '中'}, {'id': 'd', 'label': 'D'}],"
    "'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': '<J>'}, {'id': 'k', 'label': 'K'}],"
    "'statements': ["
    "{'id': 's1', 'actor': 'a', 'issue': 'i', 'position': 'support'},"
    "{'id': 's2', 'actor': 'a', 'issue': 'i', 'position': 0.5},"
    "{'actor': 'a', 'issue': 'j', 'position': 1}, {'actor': 'a', 'issue': 'k', 'position': 'abstain'},"
    "{'actor': 'b', 'issue': 'i', 'position': 0.75}, {'actor': 'b', 'issue': 'j', 'position': 1},"
    "{'actor': 'b', 'issue': 'k', 'position': 0},"
    "{'actor': 'c', 'issue': 'i', 'position': -1}, {'actor': 'c', 'issue': 'j', 'position': -1},"
    "{'actor': 'c', 'issue': 'k', 'position': 'neutral'}, {'actor': 'd', 'issue': 'i', 'position': -0.125}]}";

static void tables_are_exact(void) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(small, &options);
  expect_export(study, ENT_SUBJECT_NETWORK, "csv",
                "source,target,source_label,target_label,weight,sign,signed_weight,shared\n"
                "c,a,中国,\"A, Inc.\",0.25,negative,-0.25,3\n"
                "c,b,中国,\"'=B|x\",0.25,negative,-0.25,3\n"
                "a,b,\"A, Inc.\",\"'=B|x\",0.9166666666666666,positive,0.9166666666666666,3\n");
  expect_export(study, ENT_SUBJECT_NETWORK, "matrix",
                ",中国,D,\"A, Inc.\",\"'=B|x\"\n"
                "中国,0,0,-0.25,-0.25\n"
                "D,0,0,0,0\n"
                "\"A, Inc.\",-0.25,0,0,0.9166666666666666\n"
                "\"'=B|x\",-0.25,0,0.9166666666666666,0\n");
  expect_export(study, ENT_SUBJECT_NETWORK, "text",
                "subtract network, normalisation overlap: 4 nodes, 3 ties, 2 of them negative\n\n"
                "between  and      weight  shared\n"
                "-------  -------  ------  ------\n"
                "A, Inc.  =B|x      +0.92       3\n"
                "中       A, Inc.   -0.25       3\n"
                "中       =B|x      -0.25       3\n");
  expect_export(study, ENT_SUBJECT_STANCES, "md",
                "|  | \\<J\\> | K | I |\n"
                "| --- | ---: | ---: | ---: |\n"
                "| 中 | -1 | 0 | -1 |\n"
                "| D |  |  | -0.12 |\n"
                "| A, Inc. | +1 | 0 | +0.75 |\n"
                "| =B\\|x | +1 | 0 | +0.75 |\n");
  expect_export(study, ENT_SUBJECT_STANCES, "csv",
                "actor,actor_label,issue,issue_label,mean,min,max,confidence,amount,count,abstentions,from_"
                "bloc,statements\n"
                "c,中国,j,<J>,-1,-1,-1,1,1,1,0,,/statements/8\n"
                "c,中国,k,K,0,0,0,1,1,1,0,,/statements/9\n"
                "c,中国,i,I,-1,-1,-1,1,1,1,0,,/statements/7\n"
                "d,D,i,I,-0.125,-0.125,-0.125,1,1,1,0,,/statements/10\n"
                "a,\"A, Inc.\",j,<J>,1,1,1,1,1,1,0,,/statements/2\n"
                "a,\"A, Inc.\",k,K,0,0,0,1,1,1,1,,/statements/3\n"
                "a,\"A, Inc.\",i,I,0.75,0.5,1,1,2,2,0,,\"s2|s1\"\n"
                "b,\"'=B|x\",j,<J>,1,1,1,1,1,1,0,,/statements/5\n"
                "b,\"'=B|x\",k,K,0,0,0,1,1,1,0,,/statements/6\n"
                "b,\"'=B|x\",i,I,0.75,0.75,0.75,1,1,1,0,,/statements/4\n");
  ent_study_free(study);
}

static void escapes_are_exact(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__xml_attribute(&out, "a", "<\"&'>\n\t\r\x01");
  ENT_TEST_SAME(out.data, " a=\"&lt;&quot;&amp;&#39;&gt;&#10;&#9;&#13;\xef\xbf\xbd\"");
  out.size = 0;
  ent__dot_id(&out, "a\"b\\\n\xef\xbf\xbe");
  ENT_TEST_SAME(out.data, "\"a\\\"b\\\\\xef\xbf\xbd\xef\xbf\xbd\"");
  out.size = 0;
  ent__dot_label(&out, "\\N &lt; \"q\"\nx\ty\x1b");
  ENT_TEST_SAME(out.data, "\"\\\\N &amp;lt; \\\"q\\\"\\nx y\xef\xbf\xbd\"");
  out.size = 0;
  static const char *const formulas[] = {"=1", "+1", "-1", "@x", "\tx", "\rx", "x=1", "", "'"};
  for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++) {
    ent__csv_guarded(&out, formulas[i]);
    ent__buffer_putc(&out, ';');
  }
  ENT_TEST_SAME(out.data, "'=1;'+1;'-1;'@x;\"'\tx\";\"'\rx\";x=1;\"\";';");
  out.size = 0;
  ent__md_cell(&out, "a|b\n<c> *d* \\");
  ENT_TEST_SAME(out.data, "a\\|b \\<c\\> \\*d\\* \\\\");
  ent_buffer_clear(&out);
}

static void widths_are_those_of_a_terminal(void) {
  CU_ASSERT_EQUAL(ent__display_width(""), 0);
  CU_ASSERT_EQUAL(ent__display_width("abc"), 3);
  CU_ASSERT_EQUAL(ent__display_width("中文"), 4);
  CU_ASSERT_EQUAL(ent__display_width("ｱ"), 1);  /* half-width katakana */
  CU_ASSERT_EQUAL(ent__display_width("Ａ"), 2); /* full-width Latin */
  CU_ASSERT_EQUAL(ent__display_width("한국"), 4);
  CU_ASSERT_EQUAL(ent__display_width("e\xcc\x81"), 1);
  CU_ASSERT_EQUAL(ent__display_width("é"), 1);
  CU_ASSERT_EQUAL(ent__display_width("\xe2\x80\x8b"), 0); /* zero-width space */
  CU_ASSERT_EQUAL(ent__display_width("🙂"), 2);
  CU_ASSERT_EQUAL(ent__display_width("\x1b[31m"), 5); /* shown, not obeyed */
  CU_ASSERT_EQUAL(ent__display_width("\xff"), 1);
  ent_buffer out = ENT_BUFFER_INIT;
  ent__display_add(&out, "a\nb\x1b[0m\xe2\x80\xae\xff");
  ENT_TEST_SAME(out.data, "a b\xef\xbf\xbd[0m\xef\xbf\xbd\xef\xbf\xbd");
  ent_buffer_clear(&out);
}

static void columns_are_aligned(void) {
  static const bool right[] = {false, true, false};
  ent__text_table table;
  ent_buffer out = ENT_BUFFER_INIT;
  ent__text_table_begin(&table, 3, right);
  ent__text_table_cell(&table, "name");
  ent__text_table_cell(&table, "n");
  ent__text_table_cell(&table, NULL);
  ent__text_table_cell(&table, "中国");
  ent__text_table_whole(&table, 12);
  ent__text_table_cell(&table, "x");
  ent__text_table_cell(&table, "e\xcc\x81");
  ent__text_table_signed(&table, 0.371);
  ent__text_table_cell(&table, NULL);
  ent__text_table_end(&table, &out);
  ENT_TEST_SAME(out.data,
                "name      n\n"
                "----  -----  -\n"
                "中国     12  x\n"
                "e\xcc\x81     +0.37\n");
  ent_buffer_clear(&out);
}

static void language_chooses_labels(void) {
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_export_options chinese = ENT_EXPORT_OPTIONS_INIT;
  chinese.language = "zh-Hans";
  ent_study *study = study_of(small, &options);
  char *text = exported(study, ENT_SUBJECT_NETWORK, "csv", &chinese);
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "甲"));
  CU_ASSERT_PTR_NULL(strstr(text, "Inc."));
  free(text);
  ent_study_free(study);
}

static bool writes(const ent_exporter *row, int subject) { return (row->subjects & subject) != 0; }

/* Calls for each format of stances, network and coalitions. */
static void for_formats(const ent_study *study, void (*each)(const ent_study *, int, const char *)) {
  static const int subjects[] = {ENT_SUBJECT_STANCES, ENT_SUBJECT_NETWORK, ENT_SUBJECT_COALITIONS};
  for (const ent_exporter *row = ent_exporters(); row->name != NULL; row++)
    for (int i = 0; i < 3; i++)
      if (writes(row, subjects[i])) each(study, subjects[i], row->name);
}

static void has_no_nan(const ent_study *study, int subject, const char *format) {
  char *text = exported(study, subject, format, &usual);
  CU_ASSERT(strlen(text) > 0);
  CU_ASSERT_PTR_NULL(strstr(text, "NaN"));
  CU_ASSERT_PTR_NULL(strstr(text, "nan"));
  CU_ASSERT_PTR_NULL(strstr(text, "Infinity"));
  free(text);
}

/* Without resamples nobody is known to be sure of its place. */
static void does_not_judge(const ent_study *study, int subject, const char *format) {
  char *text = exported(study, subject, format, &usual);
  CU_ASSERT_PTR_NULL(strstr(text, "\"swings\": false"));
  CU_ASSERT_PTR_NULL(strstr(text, "\"swings\"=\"false\""));
  CU_ASSERT_PTR_NULL(strstr(text, "for=\"swings\""));
  if (strncmp(format, "csv", 3) == 0) CU_ASSERT_PTR_NULL(strstr(text, ",false"));
  free(text);
}

static void undefined_numbers_are_not_printed(void) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 0; /* no stability */
  ent_study *study = study_of(small, &options);
  for_formats(study, has_no_nan);
  for_formats(study, does_not_judge);
  ent_study_free(study);
}

/* What people read in a terminal must not act on it. */
static void is_harmless(const ent_study *study, int subject, const char *format) {
  if (strcmp(format, "text") != 0 && strcmp(format, "md") != 0) return;
  char *text = exported(study, subject, format, &usual);
  const size_t size = strlen(text);
  CU_ASSERT_EQUAL(ent__utf8_check(text, size), size);
  for (const char *c = text; *c != '\0'; c++) {
    CU_ASSERT_TRUE((unsigned char)*c >= 0x20 || *c == '\n');
    CU_ASSERT_NOT_EQUAL(*c, 0x7f);
  }
  CU_ASSERT_PTR_NULL(strstr(text, "\xe2\x80\xae")); /* an override of direction */
  CU_ASSERT_PTR_NULL(strstr(text, "\xc2\x9b"));     /* a control sequence in one character */
  free(text);
}

static void terminals_are_safe(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = NULL;
  ent_input input = {ent_test_read(ent_test_data("hostile.json"), NULL), NULL, NULL, NULL};
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.dataset);
  options.coalitions.resamples = 0;
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  for_formats(study, is_harmless);
  ent_study_free(study);
}

static void small_numbers_are_not_nothing(void) {
  static const struct {
    double value;
    const char *shown;
  } numbers[] = {{0, "0"},        {0.5, "+0.5"}, {-1, "-1"}, {0.00123, "+0.001"}, {-0.0049, "-0.005"},
                 {0.005, "+0.01"}};
  ent_buffer out = ENT_BUFFER_INIT;
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    out.size = 0;
    ent__display_signed(&out, numbers[i].value);
    ENT_TEST_SAME(out.data, numbers[i].shown);
  }
  ent_buffer_clear(&out);
}

static void survives(const ent_study *study, int subject, const char *format) {
  for (unsigned long n = 0;; n++) {
    ent_error err = ENT_ERROR_INIT;
    ent_buffer out = ENT_BUFFER_INIT;
    ent_test_fail_after(n);
    const ent_status status = export_as(&out, study, subject, format, &usual, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_buffer_clear(&out);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      break;
    }
    if (status != ENT_E_NOMEM)
      fprintf(stderr, "%s after %lu allocations: %s\n", format, n, ent_status_name(status));
    CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
  }
}

static void want_of_memory_is_reported(void) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 10;
  ent_study *study = study_of(small, &options);
  for_formats(study, survives);
  ent_study_free(study);
}

/* Blanks what names the input's bytes (64 hexadecimal digits), and the numbers of statements without an id.
 */
static char *without_input(char *text) {
  static const char digits[] = "0123456789abcdef";
  static const char pointer[] = "/statements/";
  for (char *s = text; *s != '\0';) {
    const size_t run = strspn(s, digits);
    if (run == 64) memset(s, '#', run);
    s += run > 0 ? run : 1;
  }
  char *to = text;
  for (const char *s = text; *s != '\0';) {
    const bool number = to - text >= (long)sizeof pointer - 1 &&
                        memcmp(to - (sizeof pointer - 1), pointer, sizeof pointer - 1) == 0;
    if (number) s += strspn(s, digits);
    if (*s != '\0') *to++ = *s++;
  }
  *to = '\0';
  return text;
}

static ent_study *other; /* set by order_of_input_is_nothing for the callback below */

static void same_as_other(const ent_study *study, int subject, const char *format) {
  char *one = without_input(exported(study, subject, format, &usual));
  char *two = without_input(exported(other, subject, format, &usual));
  ENT_TEST_SAME(one, two);
  free(one);
  free(two);
}

static void order_of_input_is_nothing(void) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 20;
  for (uint64_t seed = 1; seed <= 3; seed++) {
    char *json = ent_test_random_json(12, 8, 150, 3, seed, 0, 0);
    char *shuffled = ent_test_random_json(12, 8, 150, 3, seed, 99, 0);
    ent_study *study = study_of(json, &options);
    other = study_of(shuffled, &options);
    for_formats(study, same_as_other);
    ent_study_free(study);
    ent_study_free(other);
    free(json);
    free(shuffled);
  }
}

static void refuses_what_it_cannot_write(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_study *study = study_of(small, &options);
  CU_ASSERT_EQUAL(ent_export_stances(&out, study, "gexf", &usual, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no format 'gexf' for stances");
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_export_network(&out, study, "svg", &usual, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  ent_study_free(study);
  options.network.type = ENT_NETWORK_AFFILIATION;
  options.network.normalize = ENT_NORMALIZE_NONE;
  study = study_of(small, &options);
  CU_ASSERT_EQUAL(ent_export_coalitions(&out, study, "text", &usual, &err), ENT_E_USAGE);
  CU_ASSERT_EQUAL(out.size, 0);
  expect_export(study, ENT_SUBJECT_NETWORK, "matrix",
                ",<J>,K,I\n"
                "中国,-1,0,-1\n"
                "D,0,0,-0.125\n"
                "\"A, Inc.\",1,0,1.5\n"
                "\"'=B|x\",1,0,0.75\n");
  ent_study_free(study);
}

/* Exports where just this error is due. */
static void expect_refusal(const ent_study *study, const char *format, ent_status expected, const char *text) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  CU_ASSERT_EQUAL(ent_export_network(&out, study, format, &usual, &err), expected);
  ENT_TEST_SAME(err.text, text);
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
}

/* Two camps, with the first `count` ties between nodes named `name` and a number. */
static ent_study *camps_of(size_t count, const char *name) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer csv = ENT_BUFFER_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent__buffer_puts(&csv, "source,target,sign\n");
  for (size_t i = 1, done = 0; done < count; i++)
    for (size_t j = 0; j < i && done < count; j++, done++)
      ent__buffer_printf(&csv, "%s%zu,%s%zu,%s1\n", name, i, name, j, (i - j) % 2 == 0 ? "" : "-");
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, csv.data, csv.size, "camps.csv", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  ent_buffer_clear(&csv);
  CU_ASSERT_PTR_NOT_NULL_FATAL(study);
  return study;
}

static void mermaid_has_bounds(void) {
  ent_study *study = camps_of(500, "n");
  char *chart = exported(study, ENT_SUBJECT_NETWORK, "mermaid", &usual);
  CU_ASSERT_PTR_NOT_NULL(strstr(chart, "-.-"));
  free(chart);
  ent_study_free(study);
  study = camps_of(501, "n");
  expect_refusal(study, "mermaid", ENT_E_LIMIT, "mermaid draws 500 ties at most, found 501; filters leave fewer");
  ent_study_free(study);
  /* Names of a thousand signs, each of which takes four characters. */
  char name[1024];
  memset(name, ';', sizeof name - 1);
  name[sizeof name - 1] = '\0';
  study = camps_of(190, name);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  CU_ASSERT_EQUAL(ent_export_network(&out, study, "mermaid", &usual, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "mermaid takes 50000 characters at most"));
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

static void names_are_told_apart(void) {
  static const char *const labels[] = {"A", "A", "A [x]", "A [x] #1", "\n\xef\xbf\xbe\xe2\x80\xa8\x1b", "A"};
  static const char *const ids[] = {"x", "y", "z", "w", "v", "x"};
  static const char *const expected[] = {"A [x] #1 #1", "A [y]", "A [x] [z]", "A [x] #1 [w]",
                                         " \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", "A [x] #6"};
  ent_error err = ENT_ERROR_INIT;
  ent__arena arena = ENT__ARENA_INIT;
  const char *names[6];
  ENT_TEST_OK(ent__names_unique(names, &arena, labels, ids, 6, &err), &err);
  for (size_t i = 0; i < 6; i++) ENT_TEST_SAME(names[i], expected[i]);
  ent__arena_clear(&arena);
}

/* A tie of weight 0 is none, and nobody is nobody: each format ends whole. */
static void nothing_is_written_whole(void) {
  static const char *const inputs[] = {
      "{'entente': 1}", "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}]}",
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}],"
      "'statements': [{'actor': 'a', 'issue': 'i', 'position': 0}]}"};
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  for (size_t i = 0; i < 3; i++) {
    for (int two = 0; two < 2; two++) {
      options.network.type = two == 1 ? ENT_NETWORK_AFFILIATION : ENT_NETWORK_SUBTRACT;
      options.network.normalize = two == 1 ? ENT_NORMALIZE_NONE : ENT_NORMALIZE_OVERLAP;
      ent_study *study = study_of(inputs[i], &options);
      for (const ent_exporter *row = ent_exporters(); row->name != NULL; row++)
        if (writes(row, ENT_SUBJECT_NETWORK)) has_no_nan(study, ENT_SUBJECT_NETWORK, row->name);
      ent_study_free(study);
    }
  }
}

/* Formats that show neither coalitions nor places are the same without them; others leave them out. */
static void ties_stand_alone(void) {
  char *json = ent_test_random_json(8, 9, 60, 3, 5, 0, 0);
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 0;
  ent_study *whole = study_of(json, &options);
  options.ties_alone = true;
  ent_study *ties = study_of(json, &options);
  CU_ASSERT_PTR_NULL(ent_study_coalitions(ties));
  for (const ent_exporter *row = ent_exporters(); row->name != NULL; row++) {
    if ((row->subjects & ENT_SUBJECT_NETWORK) == 0) continue;
    char *a = exported(whole, ENT_SUBJECT_NETWORK, row->name, &usual), *b = exported(ties, ENT_SUBJECT_NETWORK, row->name, &usual);
    CU_ASSERT(strlen(b) > 0);
    if ((row->subjects & ENT_TIES_ALONE) != 0) ENT_TEST_SAME(b, a);
    free(a);
    free(b);
  }
  ent_study_free(whole);
  ent_study_free(ties);
  free(json);
}

CU_TestInfo formats_tests[] = {{"tables are exact", tables_are_exact},
                               {"escapes are exact", escapes_are_exact},
                               {"widths are those of a terminal", widths_are_those_of_a_terminal},
                               {"columns are aligned", columns_are_aligned},
                               {"the language chooses the labels", language_chooses_labels},
                               {"undefined numbers are not printed", undefined_numbers_are_not_printed},
                               {"text is harmless to a terminal", terminals_are_safe},
                               {"small numbers are not shown as nothing", small_numbers_are_not_nothing},
                               {"want of memory is reported", want_of_memory_is_reported},
                               {"the order of the input is nothing to the output", order_of_input_is_nothing},
                               {"what cannot be written is refused", refuses_what_it_cannot_write},
                               {"mermaid has bounds", mermaid_has_bounds},
                               {"ties stand alone", ties_stand_alone},
                               {"names are told apart", names_are_told_apart},
                               {"nothing is written whole", nothing_is_written_whole},
                               CU_TEST_INFO_NULL};
