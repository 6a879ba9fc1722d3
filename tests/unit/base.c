/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates, UTF-8, near words, random numbers, buffers, files. */
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/json_write.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "engine/base/rng.h"
#include "engine/base/sha256.h"
#include "engine/base/utf8.h"
#include "tests/harness.h"

static void formats_numbers(void) {
  static const struct { double value; const char *text; } cases[] = {
      {0, "0"}, {-0.0, "0"}, {1, "1"}, {-1, "-1"}, {0.1, "0.1"}, {1.0 / 3, "0.3333333333333333"}, {1e21, "1e21"},
      {1e-7, "1e-7"}, {0.30000000000000004, "0.30000000000000004"}, {5e-324, "4.94065645841247e-324"}, {123456789012345.0, "123456789012345"}};
  char text[ENT__NUMBER_SIZE];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent__number_format(text, cases[i].value);
    ENT_TEST_SAME(text, cases[i].text);
  }
}

static void numbers_come_back(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 7, 0);
  char text[ENT__NUMBER_SIZE];
  int wrong = 0;
  for (int i = 0; i < 100000; i++) {
    const uint64_t bits = ent__rng_next(&rng);
    double value = 0, back = 0;
    memcpy(&value, &bits, sizeof value);
    if (!isfinite(value)) continue;
    ent__number_format(text, value);
    wrong += !ent__number_parse(&back, text, strlen(text)) || back != value;
  }
  CU_ASSERT_EQUAL(wrong, 0);
}

/* Short decimals are written without printf; it must not show. */
static void short_numbers_are_as_printf_has_them(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 11, 0);
  char text[ENT__NUMBER_SIZE], printed[64];
  int wrong = 0, compared = 0;
  for (int i = 0; i < 200000; i++) {
    double value = (double)(ent__rng_next(&rng) % 1000000000000000u) / pow(10, (double)(ent__rng_next(&rng) % 19));
    if (i % 3 == 1) value = nextafter(value, 0);
    if (i % 3 == 2) value = -floor(value);
    for (int precision = 15; precision <= 17; precision++) {
      snprintf(printed, sizeof printed, "%.*g", precision, value);
      if (strtod(printed, NULL) == value) break;
    }
    if (value == 0 || strchr(printed, 'e') != NULL) continue;
    ent__number_format(text, value);
    wrong += strcmp(text, printed) != 0;
    compared++;
  }
  CU_ASSERT_EQUAL(wrong, 0);
  CU_ASSERT(compared > 100000);
}

static void refuses_what_is_no_number(void) {
  static const char *const bad[] = {"", "+1", ".5", "1.", "01", "1e", "0x10", "nan", "inf", "1e999", "1 ", " 1", "1,5", "--1", "1e+"};
  double value = 0;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (ent__number_parse(&value, bad[i], strlen(bad[i]))) CU_FAIL(bad[i]);
  CU_ASSERT(ent__number_parse(&value, "-1.5e-3", 7));
  ENT_TEST_NEAR(value, -0.0015, 0);
}

static void fixes_decimals(void) {
  char text[ENT__FIXED_SIZE];
  ent__number_fixed(text, -0.0001, 2, 1);
  ENT_TEST_SAME(text, "0");
  ent__number_fixed(text, 2.5, 3, 1);
  ENT_TEST_SAME(text, "2.5");
  ent__number_fixed(text, 2.5, 3, 0);
  ENT_TEST_SAME(text, "2.500");
  ent__number_fixed(text, 100, 2, 1);
  ENT_TEST_SAME(text, "100");
}

static void numbers_ignore_the_locale(void) {
  const char *old = setlocale(LC_NUMERIC, NULL);
  char *kept = strdup(old);
  if (setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL) {
    ent_test_skip("the locale de_DE.UTF-8 is not on this machine");
  } else {
    char text[ENT__NUMBER_SIZE];
    double value = 0;
    ent__number_format(text, 0.1);
    ENT_TEST_SAME(text, "0.1");
    CU_ASSERT(ent__number_parse(&value, "0.25", 4));
    ENT_TEST_NEAR(value, 0.25, 0);
  }
  setlocale(LC_NUMERIC, kept);
  free(kept);
}

static void reads_dates(void) {
  static const char *const good[] = {"2019", "2019-11", "2019-11-05", "2000-02-29", "2019-11/2020-02", "2019/2019", "0001-01-01"};
  static const char *const bad[] = {"", "19", "2019-13", "2019-00", "2019-02-29", "1900-02-29", "2019-11-31", "0000", "2019-1-1",
                                    "2019-11-05 ", "2020/2019", "2019/", "/2019", "2019-11-05T00:00", "2019/2020/2021", "20190101"};
  char text[ENT_INTERVAL_SIZE];
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    ent_interval interval = {{0, 0, 0}, {0, 0, 0}};
    if (!ent_interval_parse(&interval, good[i])) CU_FAIL(good[i]);
    ent_interval_format(text, interval);
    ENT_TEST_SAME(text, good[i]);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ent_interval interval = {{0, 0, 0}, {0, 0, 0}};
    if (ent_interval_parse(&interval, bad[i])) CU_FAIL(bad[i]);
  }
}

static void counts_days(void) {
  static const struct { const char *text; int32_t first, last; } cases[] = {
      {"1970-01-01", 0, 0}, {"1970", 0, 364}, {"2000-03-01", 11017, 11017}, {"1969-12-31", -1, -1},
      {"2020-02", 18293, 18321}, {"2019-11-05/2020", 18205, 18627}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_interval interval;
    int32_t first = 0, last = 0;
    CU_ASSERT(ent_interval_parse(&interval, cases[i].text));
    CU_ASSERT(ent_interval_days(interval, &first, &last));
    CU_ASSERT_EQUAL(first, cases[i].first);
    CU_ASSERT_EQUAL(last, cases[i].last);
  }
}

static void checks_utf8(void) {
  static const struct { const char *text; size_t size, at; } cases[] = {
      {"abc", 3, 3}, {"\xc3\xa9", 2, 2}, {"\xe4\xb8\xad", 3, 3}, {"\xf0\x9f\x98\x80", 4, 4}, {"a\xff", 2, 1}, {"\xc0\x80", 2, 0},
      {"\xed\xa0\x80", 3, 0}, {"\xf4\x90\x80\x80", 4, 0}, {"\xe4\xb8", 2, 0}, {"ab\x80", 3, 2}, {"\xe0\x80\xaf", 3, 0}, {"\xf0\x80\x80\xaf", 4, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) CU_ASSERT_EQUAL(ent__utf8_check(cases[i].text, cases[i].size), cases[i].at);
}

static const char *nearest(const char *word, const char *const *words) {
  ent__near near;
  ent__near_begin(&near, word);
  for (; *words != NULL; words++) ent__near_consider(&near, *words);
  return near.best;
}

static void finds_near_words(void) {
  static const char *const words[] = {"china", "chile", "russia", "european-union", "us", "uk", NULL};
  ENT_TEST_SAME(nearest("chnia", words), "china");
  ENT_TEST_SAME(nearest("rusia", words), "russia");
  ENT_TEST_SAME(nearest("Russia", words), "russia");
  ENT_TEST_SAME(nearest("european_union", words), "european-union");
  CU_ASSERT_PTR_NULL(nearest("brazil", words));
  CU_ASSERT_PTR_NULL(nearest("", words));
  CU_ASSERT_PTR_NULL(nearest("x", words));
}

static void draws_evenly(void) {
  ent__rng rng;
  int counts[7] = {0};
  ent__rng_seed(&rng, 1, 2);
  for (int i = 0; i < 70000; i++) counts[ent__rng_below(&rng, 7)]++;
  for (int i = 0; i < 7; i++) CU_ASSERT(counts[i] > 9500 && counts[i] < 10500);
  ent__rng again;
  ent__rng_seed(&rng, 1, 2);
  ent__rng_seed(&again, 1, 3);
  CU_ASSERT_NOT_EQUAL(ent__rng_next(&rng), ent__rng_next(&again));
}

static void escapes_xml_and_csv(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__buffer_xml(&out, "a<b>&\"'\x01\xef\xbf\xbf\r");
  ENT_TEST_SAME(out.data, "a&lt;b&gt;&amp;&quot;&#39;\xef\xbf\xbd\xef\xbf\xbd&#13;");
  ent_buffer_clear(&out);
  ent__buffer_csv(&out, NULL);
  ent__buffer_putc(&out, ',');
  ent__buffer_csv(&out, "");
  ent__buffer_putc(&out, ',');
  ent__buffer_csv(&out, "a \"b\"\n");
  ENT_TEST_SAME(out.data, ",\"\",\"a \"\"b\"\"\n\"");
  ent_buffer_clear(&out);
}

static void hashes(void) {
  char hex[65];
  ent__sha256(hex, "abc", 3);
  ENT_TEST_SAME(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void writes_json(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__json json;
  ent__json_begin(&json, &out);
  ent__json_object(&json);
  ent__json_key(&json, "a\"\n");
  ent__json_array_inline(&json);
  ent__json_number(&json, 0.1);
  ent__json_number(&json, NAN);
  ent__json_string(&json, "\xff\x01");
  ent__json_close(&json, ']');
  ent__json_key(&json, "e");
  ent__json_object(&json);
  ent__json_close(&json, '}');
  ent__json_close(&json, '}');
  ENT_TEST_SAME(out.data, "{\n  \"a\\\"\\n\": [0.1, null, \"\xef\xbf\xbd\\u0001\"],\n  \"e\": {}\n}\n");
  ent_buffer_clear(&out);
}

static void writes_files_whole(void) {
  char folder[] = "/tmp/entente-test-XXXXXX";
  char path[64];
  size_t size = 0;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/out", folder);
  ENT_TEST_OK(ent_file_write(path, "one", 3, &err), &err);
  ENT_TEST_OK(ent_file_write(path, "two!", 4, &err), &err);
  char *text = ent_test_slurp(path, &size);
  ENT_TEST_SAME(text, "two!");
  free(text);
  CU_ASSERT_EQUAL(ent_file_write("/dev/full", "x", 1, &err), ENT_E_IO);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_file_write("/tmp/no-such-folder-here/x", "x", 1, &err), ENT_E_IO);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "no-such-folder-here"));
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_file_write(folder, "x", 1, &err), ENT_E_IO);
  unlink(path);
  CU_ASSERT_EQUAL(rmdir(folder), 0); /* no temporary is left */
}

static void keeps_the_first_error(void) {
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_file_write("/dev/full", "x", 1, &err), ENT_E_IO);
  char first[256];
  strcpy(first, err.text);
  ent_file_write("/tmp/no-such-folder-here/x", "x", 1, &err);
  ENT_TEST_SAME(err.text, first);
}

CU_TestInfo base_tests[] = {{"formats numbers", formats_numbers},
                            {"numbers come back", numbers_come_back},
                            {"short numbers are as printf has them", short_numbers_are_as_printf_has_them},
                            {"refuses what is no number", refuses_what_is_no_number},
                            {"fixes decimals", fixes_decimals},
                            {"numbers ignore the locale", numbers_ignore_the_locale},
                            {"reads dates", reads_dates},
                            {"counts days", counts_days},
                            {"checks UTF-8", checks_utf8},
                            {"finds near words", finds_near_words},
                            {"draws evenly", draws_evenly},
                            {"escapes XML and CSV", escapes_xml_and_csv},
                            {"hashes", hashes},
                            {"writes JSON", writes_json},
                            {"writes files whole", writes_files_whole},
                            {"keeps the first error", keeps_the_first_error},
                            CU_TEST_INFO_NULL};
