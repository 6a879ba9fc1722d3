/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of CSV files: dialects, empty fields, places of faults, the hash. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/sha256.h"
#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"

#define PUT(folder, name, text) ent_test_put((folder), (name), (text), sizeof(text) - 1)

/* Writes a file of ours in another dialect: all that is outside quotes changes. */
static void translate(ent_buffer *out, const char *csv, char delimiter, const char *line_end, bool mark) {
  bool quoted = false;
  if (mark) ent__buffer_puts(out, "\xef\xbb\xbf");
  for (; *csv != '\0'; csv++) {
    if (*csv == '"') quoted = !quoted;
    if (!quoted && *csv == ',')
      ent__buffer_putc(out, delimiter);
    else if (!quoted && *csv == '\n')
      ent__buffer_puts(out, line_end);
    else
      ent__buffer_putc(out, *csv);
  }
}

static const char *const files[] = {
    "dataset.csv", "documents.csv", "values.csv",     "actors.csv",    "memberships.csv",
    "issues.csv",  "arguments.csv", "statements.csv", "relations.csv", NULL};

static void check_dialect(const char *from, const char *json, char delimiter, const char *line_end,
                          bool mark) {
  char *folder = ent_test_temporary();
  for (const char *const *name = files; *name != NULL; name++) {
    char path[2048];
    size_t size;
    ent_buffer text = ENT_BUFFER_INIT;
    snprintf(path, sizeof path, "%s/%s", from, *name);
    char *csv = ent_test_slurp(path, &size);
    translate(&text, csv, delimiter, line_end, mark);
    ent_test_put(folder, *name, text.data, text.size);
    ent_buffer_clear(&text);
    free(csv);
  }
  ent_dataset *dataset = ent_test_read(folder, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  char *found = ent_test_as_json(dataset);
  ENT_TEST_SAME(found, json);
  free(found);
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

static void dialects_are_one(void) {
  ent_error err = ENT_ERROR_INIT;
  char *folder = ent_test_temporary();
  char path[1024];
  ent_dataset *dataset = ent_test_read(ent_test_data("hostile.json"), NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  snprintf(path, sizeof path, "%s/data", folder);
  ENT_TEST_OK(ent_dataset_write(dataset, path, NULL, &err), &err);
  char *json = ent_test_as_json(dataset);
  static const char delimiters[] = ",;\t";
  for (int i = 0; i < 12; i++)
    check_dialect(path, json, delimiters[i % 3], (i / 3) % 2 ? "\r\n" : "\n", i >= 6);
  free(json);
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

static void empty_is_not_absent(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "actors.csv",
      "id,label,note,short@zh,short,kind,attr:x,num:x\n"
      "a,\"\",\"\",,,,\"\",\n"
      "b,B,,\"\",,\"\",,1e2\n"
      "\"c\"\"d\",\"two\nlines\",,,,state,,\"\"\n");
  ent_dataset *dataset = ent_test_read(folder, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  char *json = ent_test_as_json(dataset);
  ENT_TEST_SAME(json,
                "{\n  \"entente\": 1,\n  \"actors\": [\n"
                "    {\n      \"id\": \"a\",\n      \"label\": \"\",\n      \"attributes\": {\n        "
                "\"x\": \"\"\n      },\n"
                "      \"note\": \"\"\n    },\n"
                "    {\n      \"id\": \"b\",\n      \"label\": \"B\",\n      \"short\": {\n        \"zh\": "
                "\"\"\n      },\n"
                "      \"attributes\": {\n        \"x\": 100\n      }\n    },\n"
                "    {\n      \"id\": \"c\\\"d\",\n      \"label\": \"two\\nlines\",\n      \"kind\": "
                "\"state\"\n    }\n  ]\n}\n");
  free(json);
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

static void rows_of_delimiters_are_nothing(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "actors.csv", "id;label;kind\r\n;;\r\na;A;state\r\n;;;;\r\n\r\nb;B;\r\n;;\r\n;");
  ent_dataset *dataset = ent_test_read(folder, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  size_t count;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  ENT_TEST_SAME(actors[1].id, "b");
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

/* A plain text beside others is in the dataset's own language, wherever its column is. */
static void plain_beside_languages(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "dataset.csv", "title@fr,title,language,entente\nTitre,Titel,de,1\n");
  PUT(folder, "issues.csv", "label@fr,id,label\nAnneau,r,Ring\n,s,Nur\n");
  ent_dataset *dataset = ent_test_read(folder, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  size_t count;
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  ENT_TEST_SAME(ent_text_in(issues[0].label, "de"), "Ring");
  ENT_TEST_SAME(ent_text_in(issues[0].label, "fr"), "Anneau");
  CU_ASSERT_EQUAL(ent_text_count(issues[0].label), 2);
  CU_ASSERT_PTR_NULL(ent_text_language(issues[1].label, 0));
  ENT_TEST_SAME(ent_text_in(ent_dataset_about(dataset)->title, "de"), "Titel");
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

/* Replaces the folder's name, which differs from run to run. */
static void check_faults(const char *folder, const char *expected) {
  ent_buffer shown = ENT_BUFFER_INIT;
  ent_buffer plain = ENT_BUFFER_INIT;
  CU_ASSERT_PTR_NULL(ent_test_read(folder, &shown));
  ent__buffer_puts(&plain, "");
  for (const char *s = shown.data == NULL ? "" : shown.data; *s != '\0';) {
    if (strncmp(s, folder, strlen(folder)) == 0)
      s += strlen(folder) + 1;
    else
      ent__buffer_putc(&plain, *s++);
  }
  ENT_TEST_SAME(plain.data, expected);
  ent_buffer_clear(&shown);
  ent_buffer_clear(&plain);
}

/* Columns are bytes of the physical line in which the field begins. */
static void places_are_exact(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "actors.csv",
      "\xef\xbb\xbfid;label;kind;weight\r\n"
      "a;\"first;\nsecond\";stat;1\r\n"
      "\r\n"
      "\xe4\xb8\xad;\"x\"\"y\";\"bloc\";0\r\n"
      "c;C;;1,5\r\n");
  PUT(folder, "memberships.csv",
      "actor,bloc,from,to\na,c,,\nc,a,,\na,nowhere,,\nb,a,,\nc,a,2001/2002,\na,a,2001,2000\n");
  check_faults(
      folder,
      "actors.csv:3:9: fault[bad-word]: kind 'stat' is not known, expected one of state, bloc, organisation, "
      "company, civil_society, person; did you mean 'state'?\n"
      "actors.csv:5:19: fault[out-of-range]: weight 0 is out of range, expected a number above 0\n"
      "actors.csv:6:6: fault[bad-number]: weight '1,5' is no number, expected one like 0.5; decimals are "
      "written "
      "with a point\n"
      "memberships.csv:4:3: fault[dangling-reference]: there is no actor 'nowhere', expected the id of one\n"
      "memberships.csv:5:1: fault[dangling-reference]: there is no actor 'b', expected the id of one\n"
      "memberships.csv:6:5: fault[bad-date]: from '2001/2002' is no date, expected YYYY, YYYY-MM or "
      "YYYY-MM-DD\n"
      "memberships.csv:7:3: fault[own-member]: actor 'a' is a member of itself, expected another actor\n"
      "memberships.csv:7:10: fault[bad-date]: the membership ends before it begins, expected 'from' before "
      "'to'\n");
  ent_test_remove(folder);
  free(folder);
}

/* A fault in one row or column is reported once, not again for all that hangs on it. */
static void faults_do_not_spread(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "actors.csv", "id,label\na,A,extra\nb\nc,\"C\"x\nd,D\n");
  PUT(folder, "issues.csv", "label\nno id\n");
  PUT(folder, "statements.csv", "actor,issue\na,i\nb,i\nc,i\nd,i\n");
  check_faults(folder,
               "actors.csv:2:5: fault[row-length]: the row has 3 fields, expected 2 as the header has\n"
               "actors.csv:3:2: fault[row-length]: the row has 1 field, expected 2 as the header has\n"
               "actors.csv:4:3: fault[text-after-quote]: the quoted field that begins here closes before "
               "line 4, column 6, "
               "where text follows; double each quote inside a quoted field\n"
               "issues.csv:1:1: fault[missing-column]: column 'id' is missing\n"
               "statements.csv:1:1: fault[missing-column]: column 'position' is missing\n");
  ent_test_remove(folder);
  free(folder);
}

static void reading_goes_on_after_an_open_quote(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "values.csv", "id,label\na,\"never closed\nb,B,\nc,\"fine\"\nc,\"again\"\n");
  check_faults(folder,
               "values.csv:2:3: fault[text-after-quote]: the quoted field that begins here closes before "
               "line 4, column 4, "
               "where text follows; double each quote inside a quoted field\n"
               "values.csv:3:5: fault[row-length]: the row has 3 fields, expected 2 as the header has\n"
               "values.csv:5:1: fault[duplicate-id]: value id 'c' is given twice, expected one of its own; "
               "first given at "
               "line 4\n");
  PUT(folder, "values.csv", "id,label\na,A\nb,\"to the end\n\nof the file");
  check_faults(folder,
               "values.csv:3:3: fault[open-quote]: the quoted field that begins here is never closed; double "
               "each quote "
               "inside a quoted field\n"
               "values.csv:5:12: fault[row-length]: the row has 1 field, expected 2 as the header has\n");
  ent_test_remove(folder);
  free(folder);
}

static void every_bad_byte_is_reported(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "values.csv", "id,label\na,\xe9\xe8\nb,\xf0\x9f\x87\nc,\0\n");
  check_faults(
      folder,
      "values.csv:2:3: fault[bad-utf8]: found byte 0xe9, which is not UTF-8 here; save the file as UTF-8\n"
      "values.csv:2:4: fault[bad-utf8]: found byte 0xe8, which is not UTF-8 here; save the file as UTF-8\n"
      "values.csv:3:3: fault[bad-utf8]: found byte 0xf0, which is not UTF-8 here; save the file as UTF-8\n"
      "values.csv:4:3: fault[nul-byte]: found a NUL byte, expected text\n");
  ent_test_remove(folder);
  free(folder);
}

static void utf16_is_named(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "values.csv", "\xff\xfei\0d\0,\0l\0");
  PUT(folder, "arguments.csv", "id,text,values\na,A,v\n");
  check_faults(
      folder,
      "values.csv:1:1: fault[bad-encoding]: found UTF-16 text, expected UTF-8; save the file as UTF-8\n");
  ent_test_remove(folder);
  free(folder);
}

/* SHA-256 over "name NUL hash LF" for each file, by name. */
static void hash_is_as_documented(void) {
  char *folder = ent_test_temporary();
  static const char actors[] = "id,label\na,A\n";
  static const char about[] = "entente\n1\n";
  char hash[65];
  ent_buffer lines = ENT_BUFFER_INIT;
  PUT(folder, "dataset.csv", about);
  PUT(folder, "actors.csv", actors);
  PUT(folder, "README", "not part of it");
  ent__sha256(hash, actors, sizeof actors - 1);
  ent__buffer_add(&lines, "actors.csv", sizeof "actors.csv");
  ent__buffer_puts(&lines, hash);
  ent__buffer_putc(&lines, '\n');
  ent__sha256(hash, about, sizeof about - 1);
  ent__buffer_add(&lines, "dataset.csv", sizeof "dataset.csv");
  ent__buffer_puts(&lines, hash);
  ent__buffer_putc(&lines, '\n');
  ent__sha256(hash, lines.data, lines.size);
  ent_dataset *dataset = ent_test_read(folder, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  ENT_TEST_SAME(ent_dataset_sha256(dataset), hash);
  ent_dataset_free(dataset);
  ent_buffer_clear(&lines);
  ent_test_remove(folder);
  free(folder);
}

/* Broken rows one after the other must not make reading quadratic: this is over in well under a second. */
static void many_broken_rows_stay_linear(void) {
  char *folder = ent_test_temporary();
  ent_buffer csv = ENT_BUFFER_INIT;
  ent_buffer shown = ENT_BUFFER_INIT;
  ent__buffer_puts(&csv, "id,label\n");
  for (int i = 0; i < 100000; i++) ent__buffer_puts(&csv, i % 2 ? "x,\"\"y\n" : "\"x,\"\"\n");
  ent_test_put(folder, "values.csv", csv.data, csv.size);
  CU_ASSERT_PTR_NULL(ent_test_read(folder, &shown));
  CU_ASSERT(shown.size > 100000);
  ent_buffer_clear(&csv);
  ent_buffer_clear(&shown);
  ent_test_remove(folder);
  free(folder);
}

static ent_status read_quietly(const char *path, bool *has) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *list = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_status status = ent_diagnostics_new(&list, &err);
  if (status == ENT_OK) status = ent_read(&input, path, NULL, list, &err);
  *has = input.dataset != NULL;
  ent_input_clear(&input);
  ent_diagnostics_free(list);
  return status;
}

static void survives_want_of_memory(void) {
  char *folder = ent_test_temporary();
  PUT(folder, "actors.csv", "id,label,label@fr,values,attr:x,weight\na,A,B,\"v|w=u\",y,2\nb,B,,,,\n");
  PUT(folder, "values.csv", "id,label\nv,V\nw,W\nu,U\n");
  PUT(folder, "memberships.csv", "actor,bloc\na,b\n");
  PUT(folder, "issues.csv", "id,label\ni,I\n");
  PUT(folder, "arguments.csv", "id,text,put_forward_by\nx,X,a|b\n");
  PUT(folder, "statements.csv", "actor,issue,position,arguments\na,i,0.5,x\n");
  PUT(folder, "relations.csv", "id,from,to,kind\nr,x,issue:i:support,supports\n");
  for (unsigned long n = 0;; n++) {
    bool has = false;
    ent_test_fail_after(n);
    const ent_status status = read_quietly(folder, &has);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      CU_ASSERT_TRUE(has);
      break;
    }
    CU_ASSERT_FALSE(has);
    CU_ASSERT_NOT_EQUAL(status, ENT_OK);
    CU_ASSERT_NOT_EQUAL(status, ENT_E_DATA);
  }
  PUT(folder, "memberships.csv", "actor,bloc\na,nobody\n\"x\n");
  for (unsigned long n = 0;; n++) {
    bool has = false;
    ent_test_fail_after(n);
    const ent_status status = read_quietly(folder, &has);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    CU_ASSERT_FALSE(has);
    if (reached) continue;
    CU_ASSERT_EQUAL(status, ENT_E_DATA);
    break;
  }
  ent_test_remove(folder);
  free(folder);
}

CU_TestInfo csv_tests[] = {{"delimiter, line ends and byte order mark make no difference", dialects_are_one},
                           {"an empty string is not an absent field", empty_is_not_absent},
                           {"rows of delimiters alone are nothing", rows_of_delimiters_are_nothing},
                           {"a plain text beside others has the dataset's language", plain_beside_languages},
                           {"faults have line and column", places_are_exact},
                           {"a fault is reported once", faults_do_not_spread},
                           {"reading goes on after an open quote", reading_goes_on_after_an_open_quote},
                           {"every byte that is not UTF-8 is reported", every_bad_byte_is_reported},
                           {"UTF-16 is named", utf16_is_named},
                           {"the hash is as documented", hash_is_as_documented},
                           {"many broken rows take linear time", many_broken_rows_stay_linear},
                           {"survives want of memory", survives_want_of_memory},
                           CU_TEST_INFO_NULL};
