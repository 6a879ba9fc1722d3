/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page to explore: that nothing of the data gets out of its place, the policy, and failing allocations. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/page_policy.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

static size_t occurrences(const char *text, const char *word) {
  size_t count = 0;
  for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) count++;
  return count;
}

static ent_buffer page_of(const ent_study *study, const char *format, const char *language, const char *title) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.language = language;
  options.title = title;
  ENT_TEST_OK(ent_export_page(&out, study, format, &options, &err), &err);
  return out;
}

/* The hash of "" and of "abc" (FIPS 180-4), in base 64. */
static void hashes(void) {
  static const char *const known[][2] = {{"", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"}, {"abc", "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"}};
  for (int i = 0; i < 2; i++) {
    ent_buffer out = ENT_BUFFER_INIT;
    ent__page_hash(&out, known[i][0]);
    CU_ASSERT_STRING_EQUAL(out.data, known[i][1]);
    ent_buffer_clear(&out);
  }
}

static void hostile_texts(void) {
  static const char *const labels[] = {"</script><script>alert(1)</script>", "<!--", "]]>\"'&", "\xe2\x80\xa8 and \xe2\x80\xa9", "\xe2\x80\xae" "back"};
  ent_study *study = drawn_study(7, labels, 5, "</title><script>alert(2)</script>", 3);
  ent_buffer page = page_of(study, "html", "en\"><script>", NULL);
  CU_ASSERT_EQUAL(occurrences(page.data, "<script"), 2); /* the data and the code */
  CU_ASSERT_EQUAL(occurrences(page.data, "</script"), 2);
  CU_ASSERT_EQUAL(occurrences(page.data, "</title>"), 1);
  CU_ASSERT_EQUAL(occurrences(page.data, "\xe2\x80\xa8"), 0);
  CU_ASSERT_EQUAL(occurrences(page.data, "<html lang=\"en&quot;&gt;&lt;script&gt;\">"), 1);
  CU_ASSERT(strstr(page.data, "\\u003c/script>\\u003cscript>alert(1)") != NULL);
  CU_ASSERT(strstr(page.data, "\\u2028 and \\u2029") != NULL);
  ent_buffer_clear(&page);
  ent_study_free(study);
}

/* What a browser hashes is what the policy names. */
static void policy_is_of_the_page(void) {
  ent_study *study = drawn_study(5, plain_labels, PLAIN_LABELS, "T", 1);
  ent_buffer page = page_of(study, "html", NULL, "Mine & yours");
  static const char *const ends[][2] = {{"<style>", "</style>"}, {"<script type=\"module\">", "</script>"}};
  for (int i = 0; i < 2; i++) {
    ent_buffer part = ENT_BUFFER_INIT, hash = ENT_BUFFER_INIT;
    const char *from = strstr(page.data, ends[i][0]) + strlen(ends[i][0]);
    ent__buffer_add(&part, from, (size_t)(strstr(from, ends[i][1]) - from));
    ent__page_hash(&hash, part.data);
    CU_ASSERT(strstr(page.data, hash.data) != NULL);
    ent_buffer_clear(&part);
    ent_buffer_clear(&hash);
  }
  CU_ASSERT(strstr(page.data, "connect-src 'none'") != NULL);
  CU_ASSERT(strstr(page.data, "<title>Mine &amp; yours</title>") != NULL);
  CU_ASSERT(strstr(page.data, "unsafe") == NULL);
  CU_ASSERT(strstr(page.data, "<!--entente:") == NULL);
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void of_actors_alone(void) {
  static const char json[] = "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
                             " \"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}]}";
  ent_study *study = study_of(json, strlen(json), "x.json", ENT_NETWORK_AFFILIATION);
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_export_page(&out, study, "html", NULL, &err), ENT_E_USAGE);
  CU_ASSERT(strstr(err.text, "network of actors") != NULL);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_export_page(&out, study, "svg", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(out.data);
  ent_study_free(study);
  /* One actor is a page of one actor. */
  study = study_of(json, strlen(json), "x.json", ENT_NETWORK_SUBTRACT);
  out = page_of(study, "json", NULL, NULL);
  CU_ASSERT(strstr(out.data, "\"actors\":[{\"id\":\"a\"") != NULL);
  CU_ASSERT(strstr(out.data, "\"ties\":[]") != NULL);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

/* Three actors over two years, with an argument, a document and a bloc, taken through all that the page shows. */
static ent_study *whole_study(void) {
  static const char json[] =
      "{'entente': 1, 'documents': [{'id': 'd', 'title': {'en': 'D', 'zh': 'W'}}], 'actors': [{'id': 'a', 'label': 'A', 'member_of': [{'bloc': 'bloc'}],"
      " 'attributes': {'x': 1, 'y': 'z'}}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}, {'id': 'bloc', 'label': 'L', 'kind': 'bloc'}],"
      " 'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}], 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1, 'date': '2001', 'document': 'd',"
      " 'arguments': ['g']}, {'actor': 'b', 'issue': 'i', 'position': 'support', 'date': '2001'}, {'actor': 'c', 'issue': 'i', 'position': -1, 'date': '2001'},"
      " {'actor': 'a', 'issue': 'j', 'position': 1, 'date': '2002'}, {'actor': 'b', 'issue': 'j', 'position': 1, 'date': '2002'}],"
      " 'arguments': [{'id': 'g', 'text': 'G', 'put_forward_by': ['a']}, {'id': 'h', 'text': 'H'}], 'relations': [{'id': 'r', 'from': 'g', 'to': {'issue': 'i', 'side': 'support'},"
      " 'kind': 'supports'}]}";
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.min_shared = 1;
  options.coalitions.resamples = 2;
  options.coalitions.starts = 1;
  options.parts = ENT_PART_PAGE;
  input.dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  return study;
}

static void failing_allocations(void) {
  ent_study *study = whole_study();
  for (unsigned long n = 1;; n += n < 150 ? 1 : 13) {
    ent_buffer out = ENT_BUFFER_INIT, policy = ENT_BUFFER_INIT;
    ent_error err = ENT_ERROR_INIT;
    char id[65];
    ent_test_fail_once_after(n - 1);
    const ent_status status = ent_export_live_page(&out, &policy, id, study, NULL, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_buffer_clear(&out);
    ent_buffer_clear(&policy);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      break;
    }
    CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
  }
  ent_study_free(study);
}

CU_TestInfo page_tests[] = {
    {"hashes of the policy", hashes},
    {"hostile texts stay in their place", hostile_texts},
    {"the policy is of the page", policy_is_of_the_page},
    {"of actors alone", of_actors_alone},
    {"failing allocations", failing_allocations},
    CU_TEST_INFO_NULL,
};
