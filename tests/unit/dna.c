/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Databases of Discourse Network Analyzer, from memory: what a user of the library gets, edges of
 * dates, scales and passages, and failing allocations. What the program says of them is tested by
 * clients/dna_reader.py and malformed/.
 */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "tests/alloc_fail.h"
#include "tests/harness.h"

#define BOTH(version)                                                                                                       \
  "CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT); INSERT INTO SETTINGS VALUES ('version', '" version "');"   \
  "CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT); INSERT INTO STATEMENTTYPES VALUES (1, 'Claim');"        \
  "CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);"                  \
  "INSERT INTO VARIABLES VALUES (1, 'organization', 'short text', 1), (2, 'concept', 'short text', 1), (3, 'agreement', 'integer', 1);" \
  "CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);" \
  "INSERT INTO DOCUMENTS(ID, Text) VALUES (1, 'abcdef');"                                                                   \
  "CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER);" \
  "INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 3), (2, 1, 1, 2, 5), (3, 1, 1, 4, 9);"                                         \
  "CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);"               \
  "CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);"               \
  "INSERT INTO DATAINTEGER(StatementId, VariableId, Value) VALUES (1, 3, 1), (2, 3, 0), (3, 3, 1);"

static const char three[] = BOTH("3.0")
    "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER);"
    "INSERT INTO ENTITIES VALUES (1, 1, 'North', 1, 2, 3, 2), (2, 1, 'Bloc', NULL, NULL, NULL, NULL), (3, 2, 'Dam', 0, 0, 0, NULL);"
    "CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);"
    "CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);"
    "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'colour'), (2, 2, 'Alias');"
    "INSERT INTO ATTRIBUTEVALUES VALUES (1, 1, 1, 'mauve'), (2, 3, 2, 'D.');"
    "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);"
    "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (1, 1, 1), (1, 2, 3), (2, 1, 2), (2, 2, 3), (3, 1, 1), (3, 2, 3);";

static const char two[] = BOTH("2.0 beta")
    "CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, Type TEXT, Alias TEXT,"
    " Notes TEXT, ChildOf TEXT);"
    "INSERT INTO ATTRIBUTES VALUES (1, 1, 'North', 1, 2, 3, 'state', '', '', 'Bloc'), (2, 1, 'Bloc', NULL, NULL, NULL, '', '', '', '');"
    "CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);"
    "INSERT INTO DATASHORTTEXT(StatementId, VariableId, Value) VALUES (1, 1, 'North'), (1, 2, 'Dam'), (2, 1, 'Bloc'), (2, 2, 'Dam'), (3, 1, 'North'), (3, 2, 'Dam');";

typedef struct image {
  unsigned char *bytes;
  size_t size;
} image;

/* Makes a database in memory from SQL, and more SQL; free its bytes by sqlite3_free. */
static image make(const char *sql, const char *more) {
  sqlite3 *db = NULL;
  sqlite3_int64 size = 0;
  CU_ASSERT_EQUAL_FATAL(sqlite3_open(":memory:", &db), SQLITE_OK);
  CU_ASSERT_EQUAL_FATAL(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
  CU_ASSERT_EQUAL_FATAL(sqlite3_exec(db, more, NULL, NULL, NULL), SQLITE_OK);
  unsigned char *bytes = sqlite3_serialize(db, "main", &size, 0);
  sqlite3_close(db);
  CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
  return (image){bytes, (size_t)size};
}

/* Reads it; the format is told by its content, since the name says nothing. */
static ent_status read_image(ent_input *out, const image *from, const ent_read_options *options, ent_diagnostics *list, ent_error *err) {
  return ent_read_bytes(out, (const char *)from->bytes, from->size, "coding", options, list, err);
}

static ent_status read_sql(ent_input *out, const char *sql, const char *more, const ent_read_options *options) {
  ent_diagnostics *list = NULL;
  ent_error err = ENT_ERROR_INIT;
  const image from = make(sql, more);
  ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
  const ent_status status = read_image(out, &from, options, list, &err);
  ent_diagnostics_free(list);
  sqlite3_free(from.bytes);
  return status;
}

static const ent_attribute *attribute(const ent_actor *actor, const char *name) {
  for (uint32_t i = 0; i < actor->attribute_count; i++)
    if (strcmp(actor->attributes[i].name, name) == 0) return &actor->attributes[i];
  return NULL;
}

static void check_actors(const ent_dataset *dataset, bool is_three) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  ENT_TEST_SAME(actors[0].id, "north");
  ENT_TEST_SAME(ent_text_in(actors[0].label, NULL), "North");
  CU_ASSERT_EQUAL_FATAL(actors[0].memberships, 1);
  CU_ASSERT_EQUAL(actors[0].member_of[0].bloc, 1);
  CU_ASSERT_EQUAL(actors[1].attribute_count, 0);
  ENT_TEST_SAME(attribute(&actors[0], is_three ? "colour in DNA" : "colour")->string, "#010203");
  ENT_TEST_SAME(attribute(&actors[0], is_three ? "colour" : "Type")->string, is_three ? "mauve" : "state");
}

static void both_versions(void) {
  const char *const sources[] = {three, two};
  for (int i = 0; i < 2; i++) {
    ent_input input = ENT_INPUT_INIT;
    size_t count = 0;
    CU_ASSERT_EQUAL_FATAL(read_sql(&input, sources[i], "", NULL), ENT_OK);
    check_actors(input.dataset, i == 0);
    const ent_issue *issues = ent_dataset_issues(input.dataset, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    if (i == 0) ENT_TEST_SAME(ent_text_in(issues[0].note, NULL), "Alias: D.");
    const ent_statement *statements = ent_dataset_statements(input.dataset, &count);
    CU_ASSERT_EQUAL_FATAL(count, 3);
    CU_ASSERT_EQUAL(statements[1].word, ENT_POSITION_OPPOSE);
    CU_ASSERT_EQUAL(statements[2].word, ENT_POSITION_SUPPORT);
    CU_ASSERT_EQUAL(statements[0].date.from.year, 0);
    ENT_TEST_SAME(statements[1].locator, "2-5");
    ENT_TEST_SAME(ent_text_in(statements[1].summary, NULL), "cde");
    ENT_TEST_SAME(ent_text_in(statements[2].summary, NULL), "ef");
    ent_input_clear(&input);
  }
}

static void variables_are_listed(void) {
  ent_input input = ENT_INPUT_INIT;
  size_t count = 0;
  CU_ASSERT_EQUAL_FATAL(read_sql(&input, three, "", NULL), ENT_OK);
  const ent_variable *at = ent_variables_list(input.variables, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  ENT_TEST_SAME(at[0].group, "Claim");
  ENT_TEST_SAME(at[0].name, "organization");
  ENT_TEST_SAME(at[0].kind, "short text");
  ENT_TEST_SAME(at[0].role, "actor");
  CU_ASSERT_EQUAL(at[0].values, 2);
  ENT_TEST_SAME(at[2].role, "position");
  CU_ASSERT_EQUAL(at[2].values, 2);
  ent_input_clear(&input);
}

static void check_date(const char *sql, const char *value, const char *expected) {
  char more[160], shown[ENT_INTERVAL_SIZE];
  size_t count = 0;
  ent_input input = ENT_INPUT_INIT;
  snprintf(more, sizeof more, "UPDATE DOCUMENTS SET Date = %s", value);
  const ent_status status = read_sql(&input, sql, more, NULL);
  CU_ASSERT_EQUAL(status, expected == NULL ? ENT_E_DATA : ENT_OK);
  if (status == ENT_OK && expected != NULL) {
    ent_interval_format(shown, ent_dataset_statements(input.dataset, &count)[0].date);
    ENT_TEST_SAME(shown, expected);
  }
  ent_input_clear(&input);
}

static void dates(void) {
  check_date(three, "0", "1970-01-01");
  check_date(three, "-1", "1969-12-31");
  check_date(three, "951782400", "2000-02-29");
  check_date(three, "951868799", "2000-02-29");
  check_date(three, "4107542400", "2100-03-01");
  check_date(three, "-62135596800", "0001-01-01");
  check_date(three, "-62135596801", NULL);
  check_date(three, "253402300799", "9999-12-31");
  check_date(three, "253402300800", NULL);
  check_date(three, "9223372036854775807", NULL);
  check_date(three, "(-9223372036854775807 - 1)", NULL);
  check_date(two, "-1", "1969-12-31");
  check_date(two, "951868799999", "2000-02-29");
  check_date(two, "951868800000", "2000-03-01");
  check_date(two, "(-9223372036854775807 - 1)", NULL);
}

static double second_position(const char *more, double low, double high, ent_status expected) {
  ent_input input = ENT_INPUT_INIT;
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  size_t count = 0;
  options.scale_low = low;
  options.scale_high = high;
  const ent_status status = read_sql(&input, three, more, &options);
  CU_ASSERT_EQUAL(status, expected);
  const double position = status == ENT_OK ? ent_dataset_statements(input.dataset, &count)[1].position : NAN;
  ent_input_clear(&input);
  return position;
}

static void scales(void) {
  static const char five[] = "UPDATE DATAINTEGER SET Value = StatementId + 1";
  CU_ASSERT_EQUAL(second_position("", 0, 0, ENT_OK), -1);
  CU_ASSERT_EQUAL(second_position("UPDATE DATAINTEGER SET Value = -1 WHERE StatementId = 1", 0, 0, ENT_OK), 0);
  (void)second_position(five, 0, 0, ENT_E_DATA);
  CU_ASSERT_EQUAL(second_position(five, 1, 5, ENT_OK), 0);
  CU_ASSERT_EQUAL(second_position(five, 2, 4, ENT_OK), 0);
  CU_ASSERT_EQUAL(second_position(five, 3, 7, ENT_E_DATA) != 0, true);
  CU_ASSERT_EQUAL(second_position(five, 9, 1, ENT_OK), 0.5);
  (void)second_position("UPDATE VARIABLES SET DataType = 'boolean' WHERE ID = 3; INSERT INTO DATABOOLEAN SELECT * FROM DATAINTEGER; DELETE FROM DATAINTEGER", 1, 5,
                        ENT_E_USAGE);
}

/* Places count characters as Java does; what is outside a text is no reason to refuse it. */
static void passages(void) {
  static const struct { const char *text, *start, *stop, *expected; } cases[] = {
      {"'abc'", "1", "2", "b"},         {"'abc'", "3", "4", NULL},   {"'abc'", "-1", "2", NULL}, {"'abc'", "2", "2", NULL},
      {"'abc'", "2", "1", NULL},        {"'a' || char(0x1f30a) || 'b'", "3", "4", "b"}, {"'a  ' || char(10, 9) || ' b'", "0", "7", "a b"},
      {"CAST(x'61ff62' AS TEXT)", "0", "3", "a\xef\xbf\xbd" "b"}, {"CAST(x'610062' AS TEXT)", "0", "3", "a b"}, {"NULL", "0", "3", NULL},
      {"'   '", "0", "3", NULL}, {"'abc'", "0", "9223372036854775807", "abc"}, {NULL, NULL, NULL, NULL}};
  for (int i = 0; cases[i].text != NULL; i++) {
    char more[300];
    size_t count = 0;
    ent_input input = ENT_INPUT_INIT;
    snprintf(more, sizeof more, "UPDATE DOCUMENTS SET Text = %s; UPDATE STATEMENTS SET Start = %s, Stop = %s WHERE ID = 1", cases[i].text, cases[i].start,
             cases[i].stop);
    CU_ASSERT_EQUAL_FATAL(read_sql(&input, three, more, NULL), ENT_OK);
    const ent_text *summary = ent_dataset_statements(input.dataset, &count)[0].summary;
    CU_ASSERT_EQUAL(summary == NULL, cases[i].expected == NULL);
    if (summary != NULL && cases[i].expected != NULL) ENT_TEST_SAME(ent_text_in(summary, NULL), cases[i].expected);
    ent_input_clear(&input);
  }
}

/* Names of one slug, and names that look like the names that were made unlike. */
static void ids_are_distinct(void) {
  ent_input input = ENT_INPUT_INIT;
  size_t count = 0;
  CU_ASSERT_EQUAL_FATAL(read_sql(&input, three,
                                 "INSERT INTO ENTITIES(ID, VariableId, Value) VALUES (4, 1, 'NORTH'), (5, 1, 'north 6'), (6, 1, '(north)'), (7, 1, '?'),"
                                 " (8, 1, '\xe4\xb8\xad\xe6\x96\x87'), (9, 1, 'north')",
                                 NULL),
                        ENT_OK);
  static const char *const expected[] = {"north", "bloc", "north-4", "north-6", "north-6-6", "actor-7", "\xe4\xb8\xad\xe6\x96\x87", "north-9"};
  const ent_actor *actors = ent_dataset_actors(input.dataset, &count);
  CU_ASSERT_EQUAL_FATAL(count, 8);
  for (size_t i = 0; i < count; i++) ENT_TEST_SAME(actors[i].id, expected[i]);
  ent_input_clear(&input);
}

/* Every allocation of ours fails in turn; SQLite has its own. */
static void sweep(const char *sql, const char *more, bool skip, ent_status expected) {
  const image from = make(sql, more);
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.skip_bad_rows = skip;
  unsigned long n = 0;
  for (bool reached = true; reached; n++) {
    ent_diagnostics *list = NULL;
    ent_input input = ENT_INPUT_INIT;
    ent_error err = ENT_ERROR_INIT;
    ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
    ent_test_fail_after(n);
    const ent_status status = read_image(&input, &from, &options, list, &err);
    reached = ent_test_failed();
    ent_test_fail_never();
    if (status != (reached ? ENT_E_NOMEM : expected)) fprintf(stderr, "allocation %lu: '%s': %s\n", n + 1, ent_status_name(status), err.text);
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : expected);
    CU_ASSERT(status == ENT_OK || (input.dataset == NULL && input.variables == NULL));
    ent_input_clear(&input);
    ent_diagnostics_free(list);
  }
  CU_ASSERT(n > 8);
  sqlite3_free(from.bytes);
}

static void failing_allocations(void) {
  static const char faults[] = "UPDATE DATASHORTTEXT SET VariableId = 9 WHERE ID = 1; UPDATE DOCUMENTS SET Title = x'41'; UPDATE DATAINTEGER SET Value = 'x' WHERE ID = 2";
  sweep(three, "", false, ENT_OK);
  sweep(two, "", false, ENT_OK);
  sweep(three, faults, false, ENT_E_DATA);
  sweep(two, faults, true, ENT_OK);
  sweep(three, "UPDATE VARIABLES SET Variable = 'organisation' WHERE ID = 1", false, ENT_E_DATA);
}

/* Cut anywhere, it is refused with a reason or read. */
static void cut_anywhere(void) {
  const image from = make(three, "");
  for (size_t size = 0; size < from.size; size += 509) {
    ent_diagnostics *list = NULL;
    ent_input input = ENT_INPUT_INIT;
    ent_error err = ENT_ERROR_INIT;
    ent_read_options options = ENT_READ_OPTIONS_INIT;
    options.format = "dna";
    ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
    const image part = {from.bytes, size};
    CU_ASSERT_EQUAL(read_image(&input, &part, &options, list, &err), ENT_E_DATA);
    CU_ASSERT(ent_diagnostics_faults(list) > 0);
    ent_input_clear(&input);
    ent_diagnostics_free(list);
  }
  sqlite3_free(from.bytes);
}

CU_TestInfo dna_tests[] = {{"both versions", both_versions},
                           {"variables are listed", variables_are_listed},
                           {"dates", dates},
                           {"scales", scales},
                           {"passages", passages},
                           {"ids are distinct", ids_are_distinct},
                           {"failing allocations", failing_allocations},
                           {"cut anywhere", cut_anywhere},
                           CU_TEST_INFO_NULL};
