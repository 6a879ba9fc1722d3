/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: what is in their cells, where faults are, and the dataset there and back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/readers/xlsx_source.h"
#include "exporters/formats/xlsx.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"
#include "tests/workbook.h"

/* A row as "3: a|b|~", ~ for an absent cell, ! in front of one that is broken. */
static bool show_row(void *context, const ent__table_row *row) {
  ent_buffer *out = context;
  ent__buffer_printf(out, "%s%ld:", row->sound ? "" : "!", row->line);
  for (size_t i = 0; i < row->count; i++) {
    ent__buffer_puts(out, i == 0 ? " " : "|");
    ent__buffer_puts(out, row->cells[i].s == NULL ? "~" : row->cells[i].s);
    if (row->cells[i].s != NULL) CU_ASSERT_EQUAL(strlen(row->cells[i].s), row->cells[i].length);
  }
  ent__buffer_putc(out, '\n');
  return true;
}

/* Returns the rows of a sheet and what was reported. Free it. */
static char *rows_of(const char *bytes, size_t size, const ent_read_options *options) {
  static const ent_read_options usual = ENT_READ_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_diagnostics *list = NULL;
  ent__xlsx_source from;
  const ent__source source = {"b.xlsx", NULL, bytes, size};
  ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
  ent_status status = ent__xlsx_source_open(&from, &source, options == NULL ? &usual : options, list, &err);
  if (status == ENT_OK) status = from.table.rows(from.table.self, show_row, &out, list, &err);
  if (status == ENT_E_USAGE) ent__buffer_puts(&out, err.text);
  else CU_ASSERT(status == ENT_OK || ent_diagnostics_faults(list) > 0);
  ent__xlsx_source_close(&from);
  ent_diagnostics_print(&out, list, &err);
  ent_diagnostics_free(list);
  char *copy = strdup(out.data == NULL ? "" : out.data);
  ent_buffer_clear(&out);
  return copy;
}

static char *rows_in(const ent_test_book *book, const ent_read_options *options) {
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_test_workbook(&bytes, book);
  char *out = rows_of(bytes.data, bytes.size, options);
  ent_buffer_clear(&bytes);
  return out;
}

static void expect(const ent_test_book *book, const char *wanted) {
  char *out = rows_in(book, NULL);
  ENT_TEST_SAME(out, wanted);
  free(out);
}

static void values_are_text(void) {
  const ent_test_book book = {
      .rows = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r>"
              "<rPh sb='0' eb='1'><t>no</t></rPh></is></c></row>"
              "<row r='2'><c r='A2'><v>0.1</v></c><c r='B2'><v>1.0000000000000001E-2</v></c><c r='C2'><v>20240101123456</v></c></row>"
              "<row r='3'><c r='A3' t='b'><v>1</v></c><c r='B3' t='b'><v>0</v></c><c r='C3' t='str'><f>A1&amp;B1</f><v>cached</v></c></row>"
              "<row r='4'><c r='A4' t='str'><f>\"\"</f><v></v></c><c r='B4' t='s'><v>2</v></c><c r='C4'><f>1+1</f><v>2</v></c></row>"
              "<row r='5'><c r='A5' t='n'><v>-0</v></c><c r='B5'><v>1E+300</v></c><c r='C5'><v> 7 </v></c></row>",
      .strings = "<si><r><t>Ri</t></r><r><rPr><b/></rPr><t xml:space='preserve'>ch </t></r><rPh sb='0' eb='1'><t>phonetic</t></rPh><phoneticPr/></si>"
                 "<si><t>a_x000D_b_x005F_x0041__xZZZZ_</t></si><si><t/></si>"};
  expect(&book,
         "1: Rich |a\rb_x0041__xZZZZ_|inline\n2: 0.1|0.01|20240101123456\n3: true|false|cached\n4: ~|~|2\n5: 0|1e300|7\n");
}

static void dates_are_dates(void) {
  const ent_test_book book = {
      .rows = "<row><c s='1'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c><c s='1'><v>43831.99</v></c><c s='1'><v>2958465</v></c></row>"
              "<row><c s='2'><v>43831</v></c><c s='2'><v>43831.604166666664</v></c><c s='3'><v>0.5</v></c><c s='3'><v>1.25</v></c><c s='4'><v>0.5</v></c></row>"
              "<row><c s='5'><v>43831</v></c><c s='6'><v>43831</v></c><c s='7'><v>43831</v></c><c s='0'><v>43831</v></c><c s='99'><v>43831</v></c></row>"
              "<row><c t='d'><v>2019-03-05</v></c><c t='d'><v>2019-03-05T00:00:00</v></c><c t='d'><v>2019-03-05T14:30:00</v></c><c s='8'><v>3</v></c><c s='2'><v>43830.9999999</v></c></row>",
      .formats = "<numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd;@'/><numFmt numFmtId='165' formatCode='&quot;day&quot; 0.00'/><numFmt numFmtId='166' formatCode='[$-409]d mmm yy'/>",
      .styles = "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='21'/><xf numFmtId='46'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='49'/>"};
  expect(&book,
         "1: 1900-01-01|1900-02-28|1900-03-01|2020-01-01|9999-12-31\n"
         "2: 2020-01-01|2020-01-01T14:30:00|12:00:00|1900-01-01T06:00:00|0.5\n"
         "3: 2020-01-01|43831|2020-01-01|43831|43831\n"
         "4: 2019-03-05|2019-03-05|2019-03-05T14:30:00|3|2020-01-01\n");
  const ent_test_book mac = {.rows = "<row><c s='1'><v>0</v></c><c s='1'><v>60</v></c><c s='1'><v>42369</v></c></row>",
                             .styles = "<xf numFmtId='0'/><xf numFmtId='14'/>", .settings = "<workbookPr date1904='1'/>"};
  expect(&mac, "1: 1904-01-01|1904-03-01|2020-01-01\n");
  const ent_test_book never = {.rows = "<row><c s='1'><v>60</v></c><c s='1'><v>0</v></c><c s='1'><v>-1</v></c><c s='1'><v>2958466</v></c><c t='d'><v>5 March</v></c></row>",
                               .styles = "<xf numFmtId='0'/><xf numFmtId='14'/>"};
  expect(&never,
         "!1:\n"
         "b.xlsx:Sheet1:1:1: fault[bad-date]: cell A1 is shown as a date, but 60 is the number of no day\n"
         "b.xlsx:Sheet1:1:2: fault[bad-date]: cell B1 is shown as a date, but 0 is the number of no day\n"
         "b.xlsx:Sheet1:1:3: fault[bad-date]: cell C1 is shown as a date, but -1 is the number of no day\n"
         "b.xlsx:Sheet1:1:4: fault[bad-date]: cell D1 is shown as a date, but 2958466 is the number of no day\n"
         "b.xlsx:Sheet1:1:5: fault[bad-date]: cell E1 holds '5 March', expected a date such as 2019-03-05\n");
}

static void formats_of_dates(void) {
  static const struct {
    const char *code;
    ent__xlsx_kind kind;
  } cases[] = {{"General", ENT__XLSX_NUMBER}, {"0.00E+00", ENT__XLSX_NUMBER}, {"#,##0.00 \"days\"", ENT__XLSX_NUMBER}, {"[Red]0;[Blue]-0", ENT__XLSX_NUMBER},
               {"0_d", ENT__XLSX_NUMBER}, {"\\d0", ENT__XLSX_NUMBER}, {"@", ENT__XLSX_NUMBER}, {"[h]:mm:ss", ENT__XLSX_NUMBER}, {"[$-F800]dddd, mmmm dd, yyyy", ENT__XLSX_DATE},
               {"mmm-yy", ENT__XLSX_DATE}, {"mmmm", ENT__XLSX_DATE}, {"DD/MM/YYYY", ENT__XLSX_DATE}, {"yyyy\"\xe5\xb9\xb4\"m\"\xe6\x9c\x88\"", ENT__XLSX_DATE},
               {"[$-411]ggge\"y\"", ENT__XLSX_DATE}, {"h:mm AM/PM", ENT__XLSX_TIME}, {"mm:ss.0", ENT__XLSX_TIME}, {"d.m.yy h:mm", ENT__XLSX_DATE_TIME}, {"0;yyyy", ENT__XLSX_NUMBER},
               {"\"unclosed", ENT__XLSX_NUMBER}, {"[unclosed", ENT__XLSX_NUMBER}, {"\\", ENT__XLSX_NUMBER}, {"", ENT__XLSX_NUMBER}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const ent__xlsx_kind found = ent__xlsx_format_kind(cases[i].code, strlen(cases[i].code));
    if (found != cases[i].kind) fprintf(stderr, "'%s' was taken for kind %d\n", cases[i].code, (int)found);
    CU_ASSERT_EQUAL(found, cases[i].kind);
  }
}

static void cells_stand_where_they_say(void) {
  const ent_test_book book = {.rows = "<row r='3'><c r='B3'><v>1</v></c><c r='D3'><v>2</v></c><c r='XFD3' s='1'/></row>"
                                      "<row/><row r='7'><c><v>3</v></c></row><row><c r='C8'/></row>"
                                      "<row r='10'><c r='A10'><v>4</v></c><c r='F10'><v>5</v></c></row><row r='1048576'><c><v>6</v></c></row>"};
  expect(&book, "3: ~|1|~|2\n7: 3|~|~|~\n10: 4|~|~|~|~|5\n1048576: 6|~|~|~\n");
}

static void faults_have_places(void) {
  const ent_test_book book = {
      .rows = "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>"
              "<row r='2'><c r='A2' t='e'><v>#N/A</v></c><c r='B2'><v>1</v></c></row>"
              "<row r='3'><c r='A3'><f>A2</f></c><c r='B3' t='s'><v>9</v></c></row>"
              "<row r='4'><c r='A4'><v>1,5</v></c><c r='B4' t='b'><v>yes</v></c></row>"
              "<row r='5'><c r='B5'><v>1</v></c><c r='A5'><v>2</v></c><c r='C6'><v>2</v></c><c r='XFE5'/><c r='1A'/></row>"
              "<row r='6'><c t='x'><v>1</v></c><c t='str'><f>A1</f></c></row><row r='6'><c><v>1</v></c></row><row r='9'/>"};
  static const char wanted[] =
      "1: a|b\n!2: ~|1\n!3: ~|~\n!4: ~|~\n!5: ~|1\n!6: ~|~\n"
      "b.xlsx:Sheet1:2:1: %s[bad-cell]: cell A2 holds the error '#N/A', expected a value\n"
      "b.xlsx:Sheet1:3:1: %s[missing-value]: cell A3 holds a formula without its value; open the workbook in a spreadsheet and save it\n"
      "b.xlsx:Sheet1:3:2: %s[bad-reference]: cell B3 holds shared string '9', but there are 0\n"
      "b.xlsx:Sheet1:4:1: %s[bad-number]: cell A4 holds '1,5', which is no number\n"
      "b.xlsx:Sheet1:4:2: %s[bad-cell]: cell B4 holds 'yes', expected a truth value, 0 or 1\n"
      "b.xlsx:Sheet1:5:2: %s[bad-reference]: a cell says that it is 'A5', expected one of row 5 behind the cell before it\n"
      "b.xlsx:Sheet1:5:2: %s[bad-reference]: a cell says that it is 'C6', expected one of row 5 behind the cell before it\n"
      "b.xlsx:Sheet1:5:2: %s[bad-reference]: a cell says that it is 'XFE5', expected one of row 5 behind the cell before it\n"
      "b.xlsx:Sheet1:5:2: %s[bad-reference]: a cell says that it is '1A', expected one of row 5 behind the cell before it\n"
      "b.xlsx:Sheet1:6:1: %s[bad-cell]: cell A6 is of a kind that is not known\n"
      "b.xlsx:Sheet1:6:2: %s[missing-value]: cell B6 holds a formula without its value; open the workbook in a spreadsheet and save it\n"
      "b.xlsx:Sheet1:7: fault[bad-reference]: a row says that it is number 6, expected one from 7 to 1048576\n";
  for (int lenient = 0; lenient < 2; lenient++) {
    ent_read_options options = ENT_READ_OPTIONS_INIT;
    ent_buffer text = ENT_BUFFER_INIT;
    options.skip_bad_rows = lenient == 1;
    for (const char *s = wanted; *s != '\0'; s++) {
      if (s[0] == '%' && s[1] == 's') ent__buffer_puts(&text, lenient ? "warning" : "fault"), s++;
      else ent__buffer_putc(&text, *s);
    }
    char *out = rows_in(&book, &options);
    ENT_TEST_SAME(out, text.data);
    free(out);
    ent_buffer_clear(&text);
  }
}

static void many_faults_are_counted(void) {
  ent_buffer rows = ENT_BUFFER_INIT;
  for (int i = 0; i < 1500; i++) ent__buffer_puts(&rows, "<row><c t='e'><v>#REF!</v></c></row>");
  const ent_test_book book = {.rows = rows.data};
  char *out = rows_in(&book, NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(out, "b.xlsx:Sheet1:1000:1: fault[bad-cell]"));
  CU_ASSERT_PTR_NULL(strstr(out, "b.xlsx:Sheet1:1001:1: fault[bad-cell]"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out, "b.xlsx:Sheet1: fault[bad-cell]: 500 more cells are at fault\n"));
  free(out);
  ent_buffer_clear(&rows);
}

#define MAIN "xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define PART(name, text) {name, text, sizeof(text) - 1}
#define SHEET(text) "<worksheet " MAIN "><sheetData><row><c t='inlineStr'><is><t>" text "</t></is></c></row></sheetData></worksheet>"

/* The strict class, backslashes, a workbook in another place, a chart, a hidden sheet. */
static const ent_test_part several[] = {
    PART("_rels\\.rels", "<Relationships><Relationship Id='a' Type='" STRICT "/officeDocument' Target='/books/Book.xml'/></Relationships>"),
    PART("books\\book.xml", "<workbook " MAIN " xmlns:r='" STRICT "'><sheets><sheet name='Secret' sheetId='9' state='hidden' r:id='x'/><sheet name='Chart' sheetId='8' r:id='c'/>"
                            "<sheet name='Votes' sheetId='7' r:id='y'/><sheet name='1' sheetId='6' r:id='z'/></sheets></workbook>"),
    PART("books\\_rels\\book.xml.rels",
         "<Relationships><Relationship Id='x' Type='" STRICT "/worksheet' Target='../../../sheets/./a.xml'/><Relationship Id='c' Type='" STRICT "/chartsheet' Target='c.xml'/>"
         "<Relationship Id='y' Type='" STRICT "/worksheet' Target='b.xml'/><Relationship Id='z' Type='" STRICT "/worksheet' Target='/d.xml'/></Relationships>"),
    PART("sheets/a.xml", SHEET("secret")),
    PART("books/b.xml", SHEET("votes")),
    PART("d.xml", SHEET("one")),
};

static void sheets_by_name_and_number(void) {
  static const struct {
    const char *sheet;
    const char *rows;
  } cases[] = {{NULL, "1: votes\nb.xlsx:Votes: note[no-sheet]: sheet 'Votes' is read, one of 4; --sheet chooses another\n"},
               {"Votes", "1: votes\n"},
               {"votes", "1: votes\n"},
               {"3", "1: votes\n"},
               {"Secret", "1: secret\n"},
               {"1", "1: one\n"},
               {"4", "1: one\n"},
               {"2", "b.xlsx: fault[no-table]: the sheet has no cells: it is a chart\n"},
               {"Vote", "'b.xlsx' has no sheet 'Vote'; did you mean 'Votes'?"},
               {"Ballots", "'b.xlsx' has no sheet 'Ballots', expected a name or a number from 1 to 4"},
               {"5", "'b.xlsx' has no sheet '5', expected a name or a number from 1 to 4"},
               {"99999999999999999999", "'b.xlsx' has no sheet '99999999999999999999', expected a name or a number from 1 to 4"},
               {"", "'b.xlsx' has no sheet '', expected a name or a number from 1 to 4"}};
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_test_archive(&bytes, several, sizeof several / sizeof *several);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_read_options options = ENT_READ_OPTIONS_INIT;
    options.sheet = cases[i].sheet;
    char *out = rows_of(bytes.data, bytes.size, &options);
    ENT_TEST_SAME(out, cases[i].rows);
    free(out);
  }
  ent_buffer_clear(&bytes);
}

static ent_dataset *read_bytes(const char *bytes, size_t size, ent_buffer *shown) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *list = NULL;
  ent_input input = ENT_INPUT_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
  const ent_status status = ent_read_bytes(&input, bytes, size, "data", NULL, list, &err);
  ent_diagnostics_print(shown, list, &err);
  CU_ASSERT(status == ENT_OK || ent_diagnostics_faults(list) > 0);
  ent_diagnostics_free(list);
  return input.dataset;
}

/* Takes JSON to a workbook and back, twice, and asserts that it is the same, as are the bytes. */
static void comes_back(const char *json, size_t size) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer shown = ENT_BUFFER_INIT, first = ENT_BUFFER_INIT, second = ENT_BUFFER_INIT;
  ent_dataset *dataset = read_bytes(json, size, &shown);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  char *before = ent_test_as_json(dataset);
  ENT_TEST_OK(ent_dataset_write_xlsx(&first, dataset, &err), &err);
  ent_dataset *back = read_bytes(first.data, first.size, &shown);
  if (shown.size > 0) ENT_TEST_SAME(shown.data, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(back);
  char *after = ent_test_as_json(back);
  ENT_TEST_SAME(after, before);
  ENT_TEST_OK(ent_dataset_write_xlsx(&second, back, &err), &err);
  CU_ASSERT(first.size == second.size && memcmp(first.data, second.data, first.size) == 0);
  free(before);
  free(after);
  ent_dataset_free(dataset);
  ent_dataset_free(back);
  ent_buffer_clear(&shown);
  ent_buffer_clear(&first);
  ent_buffer_clear(&second);
}

static void random_datasets_come_back(void) {
  for (uint64_t seed = 1; seed <= 60; seed++) {
    ent_buffer drawn = ENT_BUFFER_INIT;
    ent_test_hostile_json(&drawn, seed);
    comes_back(drawn.data, drawn.size);
    ent_buffer_clear(&drawn);
  }
}

static void examples_come_back(void) {
  size_t size;
  char *json = ent_test_slurp(ent_test_data("hostile.json"), &size);
  comes_back(json, size);
  free(json);
  json = ent_test_slurp(ent_test_source("examples/cyber-governance/dataset.json"), &size);
  comes_back(json, size);
  free(json);
}

/* Ids like numbers, dates and truth values; formulas, with and without apostrophes; escapes; empty strings. */
static void words_stay_words(void) {
  static const char json[] =
      "{\"entente\": 1, \"title\": \"\", \"actors\": ["
      "{\"id\": \"007\", \"label\": \"=1+1\"}, {\"id\": \"1e5\", \"label\": \"'=1+1\"}, {\"id\": \"TRUE\", \"label\": \"''=1\"},"
      "{\"id\": \"2019-03\", \"label\": \"'\"}, {\"id\": \"+1\", \"label\": \"'plain'\"}, {\"id\": \"-1\", \"label\": \"\\tx\"},"
      "{\"id\": \"a|b\", \"label\": \"\\rx\", \"note\": \"\"}, {\"id\": \"=a\", \"label\": \"@x\", \"attributes\": {\"=b\": \"=c\", \"n\": 0.1, \"t\": \"TRUE\", \"w\": \"1.50\"}},"
      "{\"id\": \"_x0041_\", \"label\": \"_x005F_x0041_x0042_\"}, {\"id\": \"e\", \"label\": \"\\ud83d\\ude00\\u0001\\u001f\\ufffe\\uffff_xD83D__xDE00_\"},"
      "{\"id\": \"s\", \"label\": \"  two  spaces \\n\\r\\n line \\u00a0\"}],"
      "\"issues\": [{\"id\": \"i\", \"label\": \"#N/A\"}],"
      "\"statements\": [{\"actor\": \"007\", \"issue\": \"i\", \"position\": 0.1, \"date\": \"2019-11/2020\"}, {\"actor\": \"-1\", \"issue\": \"i\", \"position\": \"abstain\"},"
      "{\"actor\": \"=a\", \"issue\": \"i\", \"position\": 1, \"reported_by\": \"+1\"}, {\"actor\": \"=a\", \"issue\": \"i\", \"position\": -1, \"reported_by\": \"@author\"}],"
      "\"arguments\": [{\"id\": \"p\", \"text\": \"-\", \"put_forward_by\": [\"-1\", \"a|b\"], \"evidence\": false}]}";
  comes_back(json, sizeof json - 1);
}

static void foreign_apostrophes_stay(void) {
  const ent_test_book plain = {.rows = "<row><c t='inlineStr'><is><t>'=1</t></is></c></row>"};
  expect(&plain, "1: '=1\n");
  const ent_test_book ours = {.rows = "<row><c t='inlineStr'><is><t>'=1</t></is></c><c t='inlineStr'><is><t>''-</t></is></c><c t='inlineStr'><is><t>'x</t></is></c></row>",
                              .settings = "<definedNames><definedName name='entente_form' hidden='1'>1</definedName></definedNames>"};
  expect(&ours, "1: =1|'-|'x\n");
}

static void cells_have_room(void) {
  ent_error err = ENT_ERROR_INIT;
  for (int extra = 0; extra < 2; extra++) {
    ent_buffer json = ENT_BUFFER_INIT, shown = ENT_BUFFER_INIT, book = ENT_BUFFER_INIT;
    ent__buffer_puts(&json, "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"");
    for (int i = 0; i < 16383; i++) ent__buffer_puts(&json, "\xf0\x9f\x98\x80"); /* two UTF-16 units each */
    ent__buffer_puts(&json, extra ? "xy\"}]}" : "x\"}]}");
    ent_dataset *dataset = read_bytes(json.data, json.size, &shown);
    CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
    const ent_status status = ent_dataset_write_xlsx(&book, dataset, &err);
    CU_ASSERT_EQUAL(status, extra ? ENT_E_USAGE : ENT_OK);
    if (extra)
      ENT_TEST_SAME(err.text, "the dataset has no room in a workbook: row 2, column 2 of sheet 'actors' holds more than 32767 characters, "
                              "which is all that a cell can; write JSON or CSV instead");
    ent_dataset_free(dataset);
    ent_buffer_clear(&json);
    ent_buffer_clear(&shown);
    ent_buffer_clear(&book);
  }
}

/* Findings are cut where a sheet ends, and say so. */
static void cuts_are_stated(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent__workbook book;
  ent__facts facts = {.count = 0};
  char *text = malloc(40001);
  memset(text, 'x', 40000);
  text[40000] = '\0';
  ent__workbook_begin(&book, false);
  ent__workbook_sheet(&book, "long");
  for (int i = 0; i < 1048578; i++) ent__workbook_row(&book);
  ent__workbook_number(&book, 1);
  ent__workbook_sheet(&book, "wide");
  ent__workbook_row(&book);
  ent__workbook_text(&book, text);
  ent__workbook_row(&book);
  for (int i = 0; i < 16386; i++) ent__workbook_absent(&book);
  ent__workbook_about(&book, &facts);
  ENT_TEST_OK(ent__workbook_write(&out, &book, &err), &err);
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.sheet = "about";
  char *rows = rows_of(out.data, out.size, &options);
  ENT_TEST_SAME(rows, "1: about|value\n2: long|2 rows left out: a sheet has no room for them\n3: cells|3 cut: a cell holds 32767 characters\n");
  free(rows);
  options.sheet = "wide";
  rows = rows_of(out.data, out.size, &options);
  CU_ASSERT_PTR_NOT_NULL(strstr(rows, "xxx ... (cut)"));
  CU_ASSERT(strlen(rows) < 32800);
  free(rows);
  free(text);
  ent__workbook_clear(&book);
  ent_buffer_clear(&out);
}

CU_TestInfo xlsx_tests[] = {{"values are text", values_are_text},
                            {"dates are dates", dates_are_dates},
                            {"formats of dates", formats_of_dates},
                            {"cells stand where they say", cells_stand_where_they_say},
                            {"faults have places", faults_have_places},
                            {"many faults are counted", many_faults_are_counted},
                            {"sheets by name and number", sheets_by_name_and_number},
                            {"random datasets come back", random_datasets_come_back},
                            {"examples come back", examples_come_back},
                            {"words stay words", words_stay_words},
                            {"foreign apostrophes stay", foreign_apostrophes_stay},
                            {"cells have room", cells_have_room},
                            {"cuts are stated", cuts_are_stated},
                            CU_TEST_INFO_NULL};
