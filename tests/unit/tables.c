/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of statements and roll calls: what columns, numbers, words and dates become. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"

/* Reading a text; what was said of it stays for the test to look at. */
typedef struct run {
  ent_input input;
  ent_diagnostics *said;
  ent_error err;
  ent_status status;
} run;

static void end(run *r) {
  ent_input_clear(&r->input);
  ent_diagnostics_free(r->said);
}

static run begin(const char *bytes, size_t size, const char *name, const ent_read_options *options) {
  run r = {ENT_INPUT_INIT, NULL, ENT_ERROR_INIT, ENT_OK};
  ENT_TEST_OK(ent_diagnostics_new(&r.said, &r.err), &r.err);
  r.status = ent_read_bytes(&r.input, bytes, size, name, options, r.said, &r.err);
  return r;
}

static run read_text(const char *text, const ent_read_options *options) { return begin(text, strlen(text), "t.csv", options); }

static bool says(const run *r, const char *code) {
  for (size_t i = 0; i < ent_diagnostics_count(r->said); i++)
    if (strcmp(ent_diagnostics_get(r->said, i)->code, code) == 0) return true;
  return false;
}

static const char *name_of(const ent_dataset *d, ent_table table, uint32_t i) {
  size_t count = 0;
  if (table == ENT_TABLE_ACTORS) return ent_dataset_actors(d, &count)[i].id;
  if (table == ENT_TABLE_ISSUES) return ent_dataset_issues(d, &count)[i].id;
  return i == ENT_NONE ? "-" : ent_dataset_documents(d, &count)[i].id;
}

/* The statements as text, one after another: "A x +1 2019;". */
static char *statements_of(const ent_dataset *d) {
  ent_buffer out = ENT_BUFFER_INIT;
  size_t count = 0;
  const ent_statement *all = d == NULL ? NULL : ent_dataset_statements(d, &count);
  ent__buffer_puts(&out, "");
  for (size_t i = 0; i < count; i++) {
    char date[ENT_INTERVAL_SIZE];
    const char *word = ent_position_word_word(all[i].word);
    ent_interval_format(date, all[i].date);
    ent__buffer_printf(&out, "%s %s ", name_of(d, ENT_TABLE_ACTORS, all[i].actor), name_of(d, ENT_TABLE_ISSUES, all[i].issue));
    if (word != NULL) ent__buffer_puts(&out, word);
    else ent__buffer_number(&out, all[i].position);
    ent__buffer_printf(&out, "%s%s;", date[0] == '\0' ? "" : " ", date);
  }
  return out.data;
}

static void same_size(const char *bytes, size_t size, const ent_read_options *options, const char *expected, const char *code) {
  run r = begin(bytes, size, "t.csv", options);
  ENT_TEST_OK(r.status, &r.err);
  char *found = statements_of(r.input.dataset);
  ENT_TEST_SAME(found, expected);
  if (code != NULL) CU_ASSERT(says(&r, code));
  free(found);
  end(&r);
}

/* Asserts what a table becomes, and that `code` (or NULL) was said of it. */
static void becomes(const char *text, const ent_read_options *options, const char *expected, const char *code) {
  same_size(text, strlen(text), options, expected, code);
}

static void refused(const char *text, const ent_read_options *options, ent_status status, const char *code) {
  run r = read_text(text, options);
  CU_ASSERT_EQUAL(r.status, status);
  CU_ASSERT_PTR_NULL(r.input.dataset);
  if (code != NULL) CU_ASSERT(says(&r, code));
  end(&r);
}

static void positions(void) {
  becomes("actor,issue,position\nA,x,support\nB,x,Yes\nC,x,in_favour\nD,x,AGAINST\nE,x,abstained\nF,x,\nG,x,NA\nH,x,neutral\nI,x,\xe5\x8f\x8d\xe5\xaf\xb9\n", NULL,
          "A x support;B x support;C x support;D x oppose;E x abstain;H x neutral;I x oppose;", "no-value");
  becomes("actor,issue,position\nA ,x,yes\nA,x  ,no\n A\t,x,no \n", NULL, "A x support;A x oppose;A x oppose;", NULL);
  becomes("\xc2\xa0" "actor,issue\xc2\xa0,position\nA\xc2\xa0,x,yes\n\t A,\xc2\xa0x ,no\xc2\xa0\n", NULL, "A x support;A x oppose;", NULL);
  becomes("actor,issue,position\nA,x,1\nB,x,0\nC,x,0.0\nD,x,abstain\n", NULL, "A x 1;B x -1;C x -1;D x abstain;", "zero-opposes");
  becomes("actor,issue,position\nA,x,1\nB,x,0\nC,x,-1\n", NULL, "A x 1;B x 0;C x -1;", NULL);
  becomes("actor,issue,position\nA,x,1\nB,x,0\nC,x,0.25\n", NULL, "A x 1;B x 0;C x 0.25;", "between-0-and-1");
  becomes("actor,issue,position\nA,x,+1\nB,x,\xe2\x88\x92" "0.5\nC,x,-.5\nD,x,\"0\"\n", NULL, "A x 1;B x -0.5;C x -0.5;D x 0;", NULL);
  becomes("actor;issue;position\nA;x;0,5\nB;x;-0,25\n", NULL, "A x 0.5;B x -0.25;", NULL);
  refused("actor,issue,position\nA,x,\"0,5\"\n", NULL, ENT_E_DATA, "bad-position");
}

static void doubts(void) {
  run r = read_text("actor,issue,position\nA,x,yes\nB,x,no\n", NULL);
  CU_ASSERT(!says(&r, "similar-names"));
  end(&r);
  becomes("actor,issue,position\nUsa,x,yes\nB,x,no\nUSA,x,no\n", NULL, "Usa x support;B x oppose;USA x oppose;", "similar-names");
  becomes("actor,issue,position\nA,X,yes\nA,x,no\n", NULL, "A X support;A x oppose;", "similar-names");
  becomes("rcid,country,vote\n1,A,yes\n2,A,yes\n1,B,no\n1,A,yes\n", NULL, "A 1 support;A 2 support;B 1 oppose;A 1 support;", "repeated-votes");
  r = read_text("rcid,country,vote\n1,A,yes\n2,A,yes\n1,B,no\n2,B,yes\n", NULL);
  CU_ASSERT(!says(&r, "repeated-votes"));
  end(&r);
  /* Actors by roll calls nearly empty: looked through in another way. */
  for (int again = 0; again < 2; again++) {
    ent_buffer text = ENT_BUFFER_INIT;
    ent__buffer_puts(&text, "rcid,country,vote\n");
    for (int i = 0; i < 200; i++) ent__buffer_printf(&text, "%d,actor %d,yes\n", i, i);
    if (again) ent__buffer_puts(&text, "77,actor 77,no\n");
    r = read_text(text.data, NULL);
    CU_ASSERT_EQUAL(says(&r, "repeated-votes"), again == 1);
    end(&r);
    ent_buffer_clear(&text);
  }
}

static void scales(void) {
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  refused("actor,issue,position\nA,x,1\nB,x,5\n", NULL, ENT_E_DATA, "out-of-range");
  o.scale_low = 1;
  o.scale_high = 5;
  becomes("actor,issue,position\nA,x,1\nB,x,5\nC,x,3\nD,x,2\nE,x,agree\n", &o, "A x -1;B x 1;C x 0;D x -0.5;E x support;", NULL);
  refused("actor,issue,position\nA,x,6\n", &o, ENT_E_DATA, "out-of-range");
  o.scale_low = 7;
  o.scale_high = 1;
  becomes("actor,issue,position\nA,x,1\nB,x,7\nC,x,4\n", &o, "A x 1;B x -1;C x 0;", NULL);
  o.scale_low = 0;
  becomes("actor,issue,position\nA,x,1\nB,x,0\nC,x,0.25\n", &o, "A x 1;B x -1;C x -0.5;", NULL);
  o.scale_low = -1;
  becomes("actor,issue,position\nA,x,1\nB,x,0\n", &o, "A x 1;B x 0;", NULL);
}

static void dates(void) {
  becomes("actor,issue,position,date\nA,x,1,2019\nA,x,1,2019-05\nA,x,1,2019-05-06\nA,x,1,2019-05-06T12:30:00Z\nA,x,1,2019-05-06 12:30\nA,x,1,2019/5/6\nA,x,1,2018/2019\nA,x,1,\n", NULL,
          "A x 1 2019;A x 1 2019-05;A x 1 2019-05-06;A x 1 2019-05-06;A x 1 2019-05-06;A x 1 2019-05-06;A x 1 2018/2019;A x 1;", NULL);
  becomes("actor;issue;position;date\nA;x;1;3.4.2019\nA;x;1;25.4.2019\nA;x;1;2019\n", NULL, "A x 1 2019-04-03;A x 1 2019-04-25;A x 1 2019;", "guessed-dates");
  becomes("actor,issue,position,date\nA,x,1,3/4/2019\nA,x,1,4/25/2019 0:00\n", NULL, "A x 1 2019-03-04;A x 1 2019-04-25;", "guessed-dates");
  refused("actor,issue,position,date\nA,x,1,3/4/2019\n", NULL, ENT_E_DATA, "ambiguous-date");
  refused("actor,issue,position,date\nA,x,1,31/4/2019\n", NULL, ENT_E_DATA, "bad-date");
}

static void dialects(void) {
  static const char expected[] = "A, B x 1;C \"c\" y -1;";
  becomes("actor,issue,position\n\"A, B\",x,1\n\"C \"\"c\"\"\",y,-1\n", NULL, expected, NULL);
  becomes("actor;issue;position\r\nA, B;x;1\r\n\"C \"\"c\"\"\";y;-1", NULL, expected, NULL);
  becomes("\xef\xbb\xbf\n\nactor\tissue\tposition\nA, B\tx\t1\n\t\t\n\n\"C \"\"c\"\"\"\ty\t\"-1\"\n", NULL, expected, NULL);
  becomes("sep=|\nactor|issue|position\nA, B|x|1\n\"C \"\"c\"\"\"|y|-1\n", NULL, expected, NULL);
  becomes("\"sep=;\"\r\nactor;issue;position\r\nA, B;x;1\r\n\"C \"\"c\"\"\";y;-1\r\n", NULL, expected, NULL);
  becomes("actor|issue|position\rA, B|x|1\r\"C \"\"c\"\"\"|y|-1\r", NULL, expected, NULL);
  becomes(" Actor , ISSUE,Position \n\" A, B \",  x,1 \n\"C \"\"c\"\"\", y ,-1\n", NULL, expected, NULL);
}

static void gzip_is_undone(void) {
  static const char text[] = "actor,issue,position\nA,x,1\nB,y,-1\n";
  unsigned char packed[256];
  z_stream zip = {.next_in = (unsigned char *)text, .avail_in = sizeof text - 1, .next_out = packed, .avail_out = sizeof packed};
  CU_ASSERT_EQUAL_FATAL(deflateInit2(&zip, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
  CU_ASSERT_EQUAL(deflate(&zip, Z_FINISH), Z_STREAM_END);
  deflateEnd(&zip);
  run r = begin((const char *)packed, zip.total_out, "t.csv.gz", NULL);
  ENT_TEST_OK(r.status, &r.err);
  char *found = statements_of(r.input.dataset);
  ENT_TEST_SAME(found, "A x 1;B y -1;");
  free(found);
  end(&r);
}

static void columns_are_mapped_or_guessed(void) {
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  static const ent_mapping map[] = {{"actor", "WHO"}, {"issue", "what"}, {"position", "how"}};
  static const ent_mapping wrong[] = {{"actr", "who"}}, twice[] = {{"actor", "who"}, {"actor", "what"}}, ignore[] = {{"ignore", "summary"}};
  o.map = map;
  o.map_count = 3;
  becomes("who,what,how\nA,x,1\n", &o, "A x 1;", NULL);
  refused("who,what\nA,x\n", &o, ENT_E_DATA, "missing-column");
  o.map = wrong;
  o.map_count = 1;
  refused("who,what,how\nA,x,1\n", &o, ENT_E_USAGE, NULL);
  o.map = twice;
  o.map_count = 2;
  refused("who,what,how\nA,x,1\n", &o, ENT_E_USAGE, NULL);
  becomes("person,organization,concept,agreement\np,A,x,1\n", NULL, "A x 1;", "unused-columns");
  becomes("\xe8\xa1\x8c\xe5\x8a\xa8\xe8\x80\x85,\xe8\xae\xae\xe9\xa2\x98,\xe7\xab\x8b\xe5\x9c\xba,\xe6\x97\xa5\xe6\x9c\x9f\nA,x,\xe6\x94\xaf\xe6\x8c\x81,2019\n", NULL,
          "A x support 2019;", "guessed-columns");
  o.map = ignore;
  o.map_count = 1;
  run r = read_text("Country,Claim,Stance,summary,Year\nA,x,for,s,2019\n", &o);
  ENT_TEST_OK(r.status, &r.err);
  CU_ASSERT_FALSE(says(&r, "unused-columns"));
  size_t count = 0;
  const ent_variable *variables = ent_variables_list(r.input.variables, &count);
  CU_ASSERT_EQUAL_FATAL(count, 5);
  ENT_TEST_SAME(variables[1].name, "Claim");
  ENT_TEST_SAME(variables[1].role, "issue");
  CU_ASSERT_EQUAL(variables[1].values, 1);
  CU_ASSERT_PTR_NULL(variables[3].role);
  end(&r);
}

static void everything_is_taken(void) {
  static const char text[] =
      "id,actor,issue,position,confidence,date,document,document_title,author,source,url,page,summary,statement_kind,reported_by,"
      "actor_label,actor_short,actor_kind,bloc,issue_label,topic\n"
      "s1,A,x,1,0.5,2019,d,Title,Ann,Times,http://x,p. 3,Said so,speech,@author,Aland,AL,state,EU|NATO,The X,arms|cyber\n"
      "s2,B,x,-1,,,d,,Ann,,,,,,A,,,,EU,,cyber\n"
      "s3,A,x,1,,,,,,,,,,,,Aland,,,,,\n";
  run r = read_text(text, NULL);
  ENT_TEST_OK(r.status, &r.err);
  char *found = ent_test_as_json(r.input.dataset);
  ENT_TEST_SAME(found,
                "{\n  \"entente\": 1,\n  \"documents\": [\n    {\n      \"id\": \"d\",\n      \"title\": \"Title\",\n      \"author\": \"Ann\",\n      \"url\": \"http://x\",\n"
                "      \"source\": \"Times\"\n    }\n  ],\n  \"actors\": [\n    {\n      \"id\": \"A\",\n      \"label\": \"Aland\",\n      \"short\": \"AL\",\n"
                "      \"kind\": \"state\",\n      \"member_of\": [\n        {\"bloc\": \"EU\"},\n        {\"bloc\": \"NATO\"}\n      ]\n    },\n"
                "    {\n      \"id\": \"EU\",\n      \"label\": \"EU\",\n      \"kind\": \"bloc\"\n    },\n    {\n      \"id\": \"NATO\",\n      \"label\": \"NATO\",\n"
                "      \"kind\": \"bloc\"\n    },\n    {\n      \"id\": \"B\",\n      \"label\": \"B\",\n      \"member_of\": [\n        {\"bloc\": \"EU\"}\n      ]\n    }\n  ],\n"
                "  \"issues\": [\n    {\n      \"id\": \"x\",\n      \"label\": \"The X\",\n      \"topic\": [\"arms\", \"cyber\"]\n    }\n  ],\n"
                "  \"statements\": [\n    {\n      \"id\": \"s1\",\n      \"actor\": \"A\",\n      \"issue\": \"x\",\n      \"position\": 1,\n      \"confidence\": 0.5,\n"
                "      \"date\": \"2019\",\n      \"document\": \"d\",\n      \"locator\": \"p. 3\",\n      \"summary\": \"Said so\",\n      \"reported_by\": \"@author\",\n"
                "      \"kind\": \"speech\"\n    },\n    {\n      \"id\": \"s2\",\n      \"actor\": \"B\",\n      \"issue\": \"x\",\n      \"position\": -1,\n"
                "      \"document\": \"d\",\n      \"reported_by\": \"A\"\n    },\n    {\n      \"id\": \"s3\",\n      \"actor\": \"A\",\n      \"issue\": \"x\",\n      \"position\": 1\n    }\n  ]\n}\n");
  CU_ASSERT_EQUAL(ent_dataset_find(r.input.dataset, ENT_TABLE_STATEMENTS, "s2"), 1);
  free(found);
  end(&r);
}

static void bad_rows_are_skipped(void) {
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  o.skip_bad_rows = true;
  becomes("actor,issue,position\nA,x,1\nB,x,perhaps\n,x,1\nC,x\n\"D\"d,x,1\nE\xff,x,1\nF,y,-1\n", &o, "A x 1;F y -1;", "skipped-rows");
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, "actor,issue,position\nA,x,1\n");
  for (int i = 0; i < 300; i++) ent__buffer_puts(&text, "B,y,perhaps\n");
  run r = begin(text.data, text.size, "t.csv", &o);
  ENT_TEST_OK(r.status, &r.err);
  size_t count = 0, warnings = 0;
  (void)ent_dataset_actors(r.input.dataset, &count);
  CU_ASSERT_EQUAL(count, 1); /* a bad row leaves nothing behind */
  for (size_t i = 0; i < ent_diagnostics_count(r.said); i++) warnings += ent_diagnostics_get(r.said, i)->severity == ENT_WARNING;
  CU_ASSERT_EQUAL(warnings, 101);
  const ent_diagnostic *last = ent_diagnostics_get(r.said, ent_diagnostics_count(r.said) - 1);
  ENT_TEST_SAME(last->message, "300 bad rows left out; 200 more warnings like these are not listed");
  end(&r);
  o.skip_bad_rows = false;
  r = begin(text.data, text.size, "t.csv", &o);
  CU_ASSERT_EQUAL(r.status, ENT_E_DATA);
  CU_ASSERT_EQUAL(ent_diagnostics_faults(r.said), 300);
  end(&r);
  ent_buffer_clear(&text);
}

/* All faults count, though most are not listed: of a table, and of the forms that go through the builder. */
static void faults_are_capped(void) {
  ent_buffer table = ENT_BUFFER_INIT, json = ENT_BUFFER_INIT;
  ent__buffer_puts(&table, "actor,issue,position\n");
  ent__buffer_puts(&json, "{\"entente\": 1, \"actors\": [");
  for (int i = 0; i < 30000; i++) {
    ent__buffer_puts(&table, "B,y,perhaps\n");
    ent__buffer_puts(&json, i == 0 ? "{\"id\": \"\", \"label\": \"a\"}" : ",{\"id\": \"\", \"label\": \"a\"}");
  }
  ent__buffer_puts(&json, "]}");
  run r = begin(table.data, table.size, "t.csv", NULL);
  CU_ASSERT_EQUAL(ent_diagnostics_faults(r.said), 30000);
  CU_ASSERT_EQUAL(ent_diagnostics_count(r.said), 1003); /* and two notes */
  CU_ASSERT(says(&r, "too-many"));
  end(&r);
  r = begin(json.data, json.size, "t.json", NULL);
  CU_ASSERT_EQUAL(ent_diagnostics_faults(r.said), 30000);
  CU_ASSERT_EQUAL(ent_diagnostics_count(r.said), 1001);
  end(&r);
  ent_buffer_clear(&table);
  ent_buffer_clear(&json);
}

/* Puts a cell down bare, quoted, or with what makes quotes hard, by the die. */
static void put_cell(ent_buffer *out, ent__rng *rng, const char *s) {
  if (ent__rng_below(rng, 2) == 0) ent__buffer_puts(out, s);
  else ent__buffer_printf(out, "\"%s\"", s);
}

/*
 * Rows that are split here and rows that go through libcsv, in any order, over many windows: a summary
 * with quotes and line ends, or none, must not matter to what else is read.
 */
static void rows_cross_windows(void) {
  enum { rows = 40000 };
  ent__rng rng;
  ent__rng_seed(&rng, 7, 0);
  ent_buffer text = ENT_BUFFER_INIT, expected = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, "actor,issue,position,summary\r\n");
  ent__buffer_puts(&expected, "");
  for (int i = 0; i < rows; i++) {
    char actor[32], issue[32];
    const uint32_t kind = (uint32_t)ent__rng_below(&rng, 8);
    snprintf(actor, sizeof actor, "\xc3\xa9\xe7\xbb\x84%u", (unsigned)ent__rng_below(&rng, 500));
    snprintf(issue, sizeof issue, "i%u", (unsigned)ent__rng_below(&rng, 50));
    put_cell(&text, &rng, actor);
    ent__buffer_putc(&text, ',');
    put_cell(&text, &rng, issue);
    ent__buffer_puts(&text, i % 2 ? ",1," : ",\"-1\",");
    if (kind == 0) ent__buffer_puts(&text, "\"a \"\"b\"\", c\r\nd\ne\"");
    if (kind == 1) ent__buffer_puts(&text, "\"a, b\"");
    if (kind > 1 && i % 10000 < 3)
      for (int k = 0; k < 600000; k++) ent__buffer_putc(&text, 'z'); /* a cell of more than two windows */
    ent__buffer_puts(&text, i % 3 ? "\n" : "\r\n");
    ent__buffer_printf(&expected, "%s %s %s;", actor, issue, i % 2 ? "1" : "-1");
  }
  run r = begin(text.data, text.size, "t.csv", NULL);
  if (r.status == ENT_OK) {
    char *found = statements_of(r.input.dataset);
    CU_ASSERT(strcmp(found, expected.data) == 0);
    free(found);
  } else {
    CU_FAIL("the table has faults");
  }
  end(&r);
  ent_buffer_clear(&text);
  ent_buffer_clear(&expected);
}

static const char votes[] = "rcid,country,country_code,vote\n1,Aland,AL,yes\n1,Bland,BL,no\n2,Aland,AL,abstain\n2,Bland,BL,absent\n3,Bland,BL,yes\n";

static void roll_calls(void) {
  becomes(votes, NULL, "Aland 1 support;Bland 1 oppose;Aland 2 abstain;Bland 3 support;", "no-value");
  becomes("rcid,country,vote\n1,A,1\n1,B,-1\n1,C,0\n", NULL, "A 1 support;B 1 oppose;C 1 abstain;", NULL);
  becomes("rcid,country,vote\n1,A,1\n1,B,0\n", NULL, "A 1 support;B 1 oppose;", "zero-opposes");
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  o.scale_low = 3;
  o.scale_high = 1;
  becomes("rcid,country,vote\n1,A,1\n1,B,3\n1,C,2\n", &o, "A 1 support;B 1 oppose;C 1 abstain;", NULL);
  becomes("rcid,country,vote\n1,A,1\n1,B,8\n1,C,9\n", &o, "A 1 support;", "no-value");
  run r = read_text(votes, NULL);
  size_t count = 0;
  ENT_TEST_OK(r.status, &r.err);
  const ent_actor *actors = ent_dataset_actors(r.input.dataset, &count);
  ENT_TEST_SAME(ent_text_in(actors[0].short_label, NULL), "AL");
  CU_ASSERT_EQUAL(ent_dataset_statements(r.input.dataset, &count)[0].kind, ENT_STATEMENT_VOTE);
  end(&r);
}

/* Both forms of the same votes are the same dataset, but for the order of what comes first. */
static void wide_is_long(void) {
  static const char wide[] = "iso3,1,2,3,4,5\nA,1,0,,1,1\nB,-1,,1,1.0,1\n";
  becomes(wide, NULL, "A 1 support;A 2 abstain;A 4 support;A 5 support;B 1 oppose;B 3 support;B 4 support;B 5 support;", "no-value");
  becomes("country,r1,r2,r3,r4,r5\nA,yes,no,abstain,absent,y\nB,n,yes,no,,no\n", NULL,
          "A r1 support;A r2 oppose;A r3 abstain;A r5 support;B r1 oppose;B r2 support;B r3 oppose;B r5 oppose;", NULL);
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  static const ent_mapping map[] = {{"ignore", "region"}, {"actor", "name"}};
  o.map = map;
  o.map_count = 2;
  o.format = "roll-calls-wide";
  becomes("region,name,r1\nAsia,A,1\nAfrica,B,-1\n", &o, "A r1 support;B r1 oppose;", NULL);
}

static void tables_are_joined(void) {
  char *folder = ent_test_temporary();
  char calls[1024], tags[1024];
  static const char about[] = "rcid,date,short,unres,descr,session\n2,2001-02-03,Second,R/2,All of it,1\n1,2001-02-02,,R/1,,1\n9,2001-02-09,Ninth,,,1\n";
  static const char topics[] = "issue,rcid\nwar,1\npeace,1\nwar,1\n";
  ent_test_put(folder, "calls.csv", about, sizeof about - 1);
  ent_test_put(folder, "tags.csv", topics, sizeof topics - 1);
  snprintf(calls, sizeof calls, "%s/calls.csv", folder);
  snprintf(tags, sizeof tags, "%s/tags.csv", folder);
  const char *const joined[] = {calls, tags}, *const turned[] = {tags, calls};
  ent_read_options o = ENT_READ_OPTIONS_INIT;
  o.joined = joined;
  o.joined_count = 2;
  becomes(votes, &o, "Aland 1 support 2001-02-02;Bland 1 oppose 2001-02-02;Aland 2 abstain 2001-02-03;Bland 3 support;", "not-joined");
  run r = read_text(votes, &o), s;
  o.joined = turned;
  s = read_text(votes, &o);
  ENT_TEST_OK(r.status, &r.err);
  ENT_TEST_OK(s.status, &s.err);
  size_t count = 0;
  const ent_issue *issues = ent_dataset_issues(r.input.dataset, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  ENT_TEST_SAME(ent_text_in(issues[0].label, NULL), "R/1");
  CU_ASSERT_PTR_NULL(issues[0].short_label);
  ENT_TEST_SAME(ent_text_in(issues[1].label, NULL), "Second");
  ENT_TEST_SAME(ent_text_in(issues[1].short_label, NULL), "R/2");
  ENT_TEST_SAME(ent_text_in(issues[1].note, NULL), "All of it");
  ENT_TEST_SAME(ent_text_in(issues[2].label, NULL), "3");
  CU_ASSERT_EQUAL_FATAL(issues[0].topics.count, 2);
  ENT_TEST_SAME(issues[0].topics.at[0], "peace");
  char *first = ent_test_as_json(r.input.dataset), *second = ent_test_as_json(s.input.dataset);
  ENT_TEST_SAME(first, second);
  ENT_TEST_SAME(ent_dataset_sha256(r.input.dataset), ent_dataset_sha256(s.input.dataset));
  free(first);
  free(second);
  end(&r);
  end(&s);
  o.joined = (const char *const[]){"/nowhere/calls.csv"};
  o.joined_count = 1;
  refused(votes, &o, ENT_E_IO, NULL);
  ent_test_remove(folder);
  free(folder);
}

static void formats_are_told_apart(void) {
  static const struct {
    const char *text;
    const char *format; /* NULL: no note */
  } cases[] = {{"source,target,sign\na,b,1\n", NULL},
               {"from;to;weight\na;b;0.5\n", NULL},
               {votes, "read as 'roll-calls'"},
               {"iso3,r1,r2,r3,r4,r5\nA,1,0,1,-1,\nB,1,1,1,1,1\n", "read as 'roll-calls-wide'"},
               {"actor,issue,position\nA,x,1\nB,x,1\n", "read as 'statements'"},
               {"\xef\xbb\xbf" "country,claim,vote\nA,x,yes\nB,x,no\n", "read as 'statements'"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    run r = read_text(cases[i].text, NULL);
    ENT_TEST_OK(r.status, &r.err);
    CU_ASSERT_EQUAL(r.input.ties != NULL, cases[i].format == NULL);
    CU_ASSERT_EQUAL(says(&r, "guessed-format"), cases[i].format != NULL);
    if (cases[i].format != NULL) ENT_TEST_SAME(ent_diagnostics_get(r.said, 0)->message, cases[i].format);
    end(&r);
  }
}

/* A shuffled table says the same: statements and issues by name, whatever came first. */
static void order_does_not_matter(void) {
  static const char one[] = "actor,issue,position,date,topic\nA,x,1,3/4/2019,t|s\nB,x,0,25/4/2019,\nA,y,0,2019,u\n";
  static const char two[] = "actor,issue,position,date,topic\nA,y,0,2019,u\nB,x,0,25/4/2019,s\nA,x,1,3/4/2019,t\n";
  becomes(one, NULL, "A x 1 2019-04-03;B x -1 2019-04-25;A y -1 2019;", NULL);
  becomes(two, NULL, "A y -1 2019;B x -1 2019-04-25;A x 1 2019-04-03;", NULL);
  run r = read_text(one, NULL), s = read_text(two, NULL);
  size_t count = 0;
  const ent_strings *x = &ent_dataset_issues(r.input.dataset, &count)[ent_dataset_find(r.input.dataset, ENT_TABLE_ISSUES, "x")].topics;
  const ent_strings *y = &ent_dataset_issues(s.input.dataset, &count)[ent_dataset_find(s.input.dataset, ENT_TABLE_ISSUES, "x")].topics;
  CU_ASSERT_EQUAL_FATAL(x->count, 2);
  CU_ASSERT_EQUAL_FATAL(y->count, 2);
  ENT_TEST_SAME(x->at[0], y->at[0]);
  end(&r);
  end(&s);
}

CU_TestInfo tables_tests[] = {{"positions", positions},
                              {"doubts", doubts},
                              {"scales", scales},
                              {"dates", dates},
                              {"dialects", dialects},
                              {"gzip is undone", gzip_is_undone},
                              {"columns are mapped or guessed", columns_are_mapped_or_guessed},
                              {"everything is taken", everything_is_taken},
                              {"bad rows are skipped", bad_rows_are_skipped},
                              {"faults are capped", faults_are_capped},
                              {"rows cross windows", rows_cross_windows},
                              {"roll calls", roll_calls},
                              {"wide is long", wide_is_long},
                              {"tables are joined", tables_are_joined},
                              {"formats are told apart", formats_are_told_apart},
                              {"order does not matter", order_does_not_matter},
                              CU_TEST_INFO_NULL};
