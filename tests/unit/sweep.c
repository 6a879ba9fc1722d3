/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Failing allocations: each allocation that the library asks for on the way from bytes to every
 * file is made to fail in turn. Each failure must be reported as such and nothing may leak (the
 * address sanitizer watches under the asan preset).
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/readers/xlsx_source.h"
#include "exporters/formats/argue.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"
#include "tests/workbook.h"

static const char rich[] =
    "{\"entente\": 1, \"title\": {\"en\": \"T\", \"zh\": \"\xe6\xa0\x87\"}, \"documents\": [{\"id\": \"d\", \"title\": \"D\", \"date\": \"2020\"}],"
    "\"values\": [{\"id\": \"v\", \"label\": \"V\"}, {\"id\": \"w\", \"label\": \"W\"}],"
    "\"actors\": [{\"id\": \"a\", \"label\": \"A\", \"member_of\": [{\"bloc\": \"b\"}], \"values\": [\"v\", \"w\"], \"attributes\": {\"x\": 1, \"y\": \"z\"}},"
    "{\"id\": \"b\", \"label\": \"B\", \"kind\": \"bloc\"}, {\"id\": \"c\", \"label\": \"C\"}, {\"id\": \"e\", \"label\": \"E\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"I\"}, {\"id\": \"j\", \"label\": \"J\"}, {\"id\": \"k\", \"label\": \"K\"}],"
    "\"arguments\": [{\"id\": \"p\", \"text\": \"P\", \"put_forward_by\": [\"a\"]}, {\"id\": \"q\", \"text\": \"Q\"}],"
    "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1, \"document\": \"d\", \"locator\": \"1\", \"arguments\": [\"p\"]},"
    "{\"actor\": \"a\", \"issue\": \"j\", \"position\": 1}, {\"actor\": \"a\", \"issue\": \"k\", \"position\": \"oppose\"},"
    "{\"actor\": \"b\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"b\", \"issue\": \"j\", \"position\": 1}, {\"actor\": \"b\", \"issue\": \"k\", \"position\": -1},"
    "{\"actor\": \"c\", \"issue\": \"i\", \"position\": -1}, {\"actor\": \"c\", \"issue\": \"j\", \"position\": -1}, {\"actor\": \"c\", \"issue\": \"k\", \"position\": 1}],"
    "\"relations\": [{\"id\": \"r\", \"from\": \"p\", \"to\": {\"issue\": \"i\", \"side\": \"support\"}, \"kind\": \"supports\"},"
    "{\"id\": \"s\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"}]}";

static const char faulty[] = "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"lable\": \"A\"}, {\"id\": \"a\", \"label\": 3}], \"statements\": [{\"actor\": \"x\", \"issue\": \"y\", \"position\": 4}]}";

static const char edges[] = "source,target,sign\na,b,1\nb,c,-1\nc,a,-1\n";

/* Ways of ties: a file's name, and what is in it. */
typedef struct tie_file {
  const char *name;
  const char *text;
} tie_file;

static const tie_file tie_files[] = {
    {"x.csv", "source,target,source_label,target_label,weight,sign,signed_weight,shared\na,b,A,B,1,negative,-1,2\nb,c,B,,1,positive,1,2\nb,a,B,A,1,negative,-1,2\n"},
    {"x.csv", "i,j,weight\na,b,1\nb,a,2\nc,c,1\nd,\"e,1\nf,g,x\n"},
    {"x.csv", ",a,b\na,1,2\nb,2,0\n"},
    {"x.graphml", "<graphml><key id='w' for='edge' attr.name='weight'><default>1</default></key><key id='n' for='node' attr.name='label'/>"
                  "<graph edgedefault='directed'><edge source='a' target='b'/><node id='a'><data key='n'>A</data></node><node id='b'/>"
                  "<edge source='b' target='a'><data key='w'>2</data></edge><node id='g'><graph edgedefault='directed'/></node></graph></graphml>"},
    {"x.graphml", "<graphml><graph><node id='a'/><node id='a'/><edge source='a' target='c'/></graph>"},
    {"x.gml", "graph [ node [ id 1 label \"&eacute;\" ] node [ id 2 ] edge [ source 1 target 2 value -1 ] ]"},
    {"x.gml", "graph [ node [ id 1 label \"\xe9\" ] edge [ source 1 target 3 ]"},
    {NULL, NULL}};

static ent_status read_ties(const void *context, ent_error *err) {
  const tie_file *file = context;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_status status = ent_diagnostics_new(&found, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, file->text, strlen(file->text), file->name, NULL, found, err);
  if (status == ENT_OK) status = ent_ties_write_csv(&out, input.ties, err);
  ent_buffer_clear(&out);
  ent_input_clear(&input);
  ent_diagnostics_free(found);
  return status;
}

/* Frameworks and maps of arguments: sound ones, and one of each with faults. */
static const tie_file argument_files[] = {
    {"x.af", "# c\np af 9\n1 2\n2 1\n 3  3\n4 5\n5 6\n6 7\n7 8\n8 9\n9 1\n1 3\n"},
    {"x.af", "p af 2\n1 3\nx\n"},
    {"x.apx", "att(a,b).arg(a).arg(b).arg(\"c d\").att(\"c d\",a).att(b,b).\n"},
    {"x.apx", "arg(1).arg(2).att(2,1).att(1,z).arg(1).\n"},
    {"x.tgf", "1\n2 two\nc\n#\n1 2\nc 1\nc 1\n"},
    {"x.tgf", "a\na\n#\na c\n"},
    {"x.argdown", "===\ntitle: T\nauthor: x\nsubTitle: y\ncolor: z\nmodel:\n  mode: strict\n===\n\n# H {isGroup: true}\n\n[A]: **one** #t {weight: .5, source: \"s\", values: [v, w], put_forward_by: [p], date: \"2020\"}\n"
                  "  + <B>: two // c\n    _> <C>\n  >< [D]: three\n\n[A]: another\n\n<C>\n\n(1) p\n(2) [D]\n-- rule {uses: [1]} --\n(3) [A]\n  -> [D]\n\nplain\n  <_ <E>\n"},
    {"x.argdown", "+ <B>\n\n(1) x\n\n[A] y\n"},
    {"x.json", "{\"nodes\": [{\"nodeID\": \"1\", \"text\": \"a\", \"type\": \"I\"}, {\"nodeID\": 2, \"text\": \"b\", \"type\": \"I\"}, {\"nodeID\": \"3\", \"text\": \"x\", \"type\": \"RA\"},"
               "{\"nodeID\": \"4\", \"text\": \"x\", \"type\": \"CA\"}, {\"nodeID\": \"5\", \"text\": \"Ann : a\", \"type\": \"L\", \"timestamp\": \"2020-01-02 03:04\"},"
               "{\"nodeID\": \"6\", \"text\": \"Asserting\", \"type\": \"YA\"}, {\"nodeID\": \"7\", \"text\": \"t\", \"type\": \"TA\"}],"
               "\"edges\": [{\"fromID\": \"1\", \"toID\": \"3\"}, {\"fromID\": \"3\", \"toID\": 2}, {\"fromID\": \"2\", \"toID\": \"4\"}, {\"fromID\": \"4\", \"toID\": \"3\"},"
               "{\"fromID\": \"5\", \"toID\": \"6\"}, {\"fromID\": \"6\", \"toID\": \"1\"}]}"},
    {"x.aif", "{\"nodes\": [{\"nodeID\": \"1\"}, {\"nodeID\": \"1\", \"type\": \"L\"}], \"edges\": [{\"fromID\": \"9\"}]}"},
    {NULL, NULL}};

static ent_status write_arguments(ent_buffer *out, const ent_input *input, ent_error *err) {
  static const char *const forms[] = {"iccma", "tgf", "apx", NULL};
  ent_framework *compiled = NULL;
  ent_status status = ENT_OK;
  if (input->dataset != NULL) {
    status = ent_dataset_write_argdown(out, input->dataset, NULL, err);
    if (status == ENT_OK) status = ent_dataset_write_aif(out, input->dataset, err);
    if (status == ENT_OK) status = ent_framework_new(&compiled, input->dataset, NULL, err);
  }
  for (int i = 0; forms[i] != NULL && status == ENT_OK; i++) status = ent_framework_write(out, compiled == NULL ? input->framework : compiled, forms[i], err);
  ent_framework_free(compiled);
  return status;
}

/* In and out again. */
static ent_status pass_arguments(const void *context, ent_error *err) {
  const tie_file *file = context;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_status status = ent_diagnostics_new(&found, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, file->text, strlen(file->text), file->name, NULL, found, err);
  if (status == ENT_OK) status = write_arguments(&out, &input, err);
  ent_buffer_clear(&out);
  ent_input_clear(&input);
  ent_diagnostics_free(found);
  return status;
}

/* A piece of work; returns how it ended and frees what it made. */
typedef ent_status work(const void *context, ent_error *err);

/* One run; returns false where the failure was not reached. */
static bool run_failing(work *run, const void *context, ent_status expected, unsigned long n, bool once, bool *told) {
  ent_error err = ENT_ERROR_INIT;
  if (once) ent_test_fail_once_after(n);
  else ent_test_fail_after(n);
  const ent_status status = run(context, &err);
  const bool reached = ent_test_failed();
  ent_test_fail_never();
  /* A library may ask again for less after a single failure; never where all fail from there on. */
  const bool fits = !reached ? status == expected : status == ENT_E_NOMEM || (once && status == expected);
  if (!fits && !*told) fprintf(stderr, "allocation %lu failed, but the call ended with '%s': %s\n", n + 1, ent_status_name(status), err.text);
  *told = *told || !fits;
  return reached;
}

/*
 * Fails each allocation in turn, alone, and then with all that follow in each `step`-th place, until the
 * work no longer reaches it.
 */
static void sweep_by(work *run, const void *context, ent_status expected, unsigned long step) {
  unsigned long n = 0;
  bool told = false;
  while (run_failing(run, context, expected, n, true, &told)) n++;
  CU_ASSERT(n > 3);
  n = 0;
  while (run_failing(run, context, expected, n, false, &told)) n += step;
  CU_ASSERT_FALSE(told);
}

static void sweep(work *run, const void *context, ent_status expected) { sweep_by(run, context, expected, 1); }

/* A picture looks for its fonts in each run, which makes them dear. */
static void sweep_picture(work *run, const void *context) { sweep_by(run, context, ENT_OK, 7); }

static ent_status read_it(const void *text, ent_error *err) {
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, text, strlen(text), text == edges ? "x.csv" : "x.json", NULL, faults, err);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

static const char statements[] =
    "id,actor,issue,position,date,document,title,topic,bloc,summary\n1,A,x,1,3/4/2019,d,T,t|u,EU,\"a \"\"b\"\"\nc\"\n2,B,x,0,25/4/2019,d,,t,,\n";
static const char bad_statements[] = "actor,issue,position,x,x\nA,x,1,1\n\"B\"b,x,1,1,1\nC,x,perhaps,1,1\n\xff,x,1,1,1\n";
static const char roll_calls[] = "rcid,country,code,vote\n1,A,a,yes\n1,B,b,no\n2,A,a,\n";
static const char wide[] = "iso3,r1,r2,r3,r4,r5\nA,1,0,-1,,1\nB,1,1,1,1,-1\n";

static ent_status read_table(const void *text, ent_error *err) {
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, text, strlen(text), "x.csv", NULL, faults, err);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

static ent_status read_book(const void *bytes, ent_error *err) {
  const ent_buffer *book = bytes;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, book->data, book->size, "x.xlsx", NULL, faults, err);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

/* The first table is the votes, read from a file; the second describes them. */
static ent_status read_joined(const void *folder, ent_error *err) {
  char first[1024], second[1024];
  const char *const joined[] = {second};
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.joined = joined;
  options.joined_count = 1;
  snprintf(first, sizeof first, "%s/votes.csv", (const char *)folder);
  snprintf(second, sizeof second, "%s/calls.csv", (const char *)folder);
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read(&input, first, &options, faults, err);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

static bool look(void *context, const ent__table_row *row) {
  (void)context;
  return row->line > 0;
}

/* The rows of a table, good and bad. */
static ent_status read_sheet(const void *bytes, ent_error *err) {
  static const ent_read_options options = ENT_READ_OPTIONS_INIT;
  const ent_buffer *book = bytes;
  const ent__source source = {"x.xlsx", NULL, book->data, book->size};
  ent_diagnostics *faults = NULL;
  ent__xlsx_source from;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status != ENT_OK) return status;
  status = ent__xlsx_source_open(&from, &source, &options, faults, err);
  if (status == ENT_OK) status = from.table.rows(from.table.self, look, NULL, faults, err);
  ent__xlsx_source_close(&from);
  ent_diagnostics_free(faults);
  return status;
}

static void reading_statements(void) { sweep(read_table, statements, ENT_OK); }
static void reading_bad_statements(void) { sweep(read_table, bad_statements, ENT_E_DATA); }
static void reading_roll_calls(void) { sweep(read_table, roll_calls, ENT_OK); }
static void reading_wide_roll_calls(void) { sweep(read_table, wide, ENT_OK); }

static void reading_joined_tables(void) {
  static const char calls[] = "rcid,date,short,unres,descr,topic\n1,3/13/2001,One,R/1,\"All, \"\"all\"\"\",t|u\n2,1/2/2001,Two,,,t\n3,2001,,,,\n";
  char *folder = ent_test_temporary();
  ent_test_put(folder, "votes.csv", roll_calls, sizeof roll_calls - 1);
  ent_test_put(folder, "calls.csv", calls, sizeof calls - 1);
  sweep(read_joined, folder, ENT_OK);
  ent_test_remove(folder);
  free(folder);
}

static void reading_workbooks(void) {
  static const ent_test_book table = {.rows = "<row><c t='s'><v>0</v></c><c t='inlineStr'><is><t>b</t></is></c></row><row><c s='1'><v>5</v></c><c t='e'><v>#N/A</v></c></row>",
                                      .strings = "<si><t>a</t></si>", .styles = "<xf/><xf numFmtId='14'/>"};
  ent_error err = ENT_ERROR_INIT;
  ent_buffer book = ENT_BUFFER_INIT;
  ent_dataset *dataset = ent_test_dataset(rich);
  ENT_TEST_OK(ent_dataset_write_xlsx(&book, dataset, &err), &err);
  sweep(read_book, &book, ENT_OK);
  ent_dataset_free(dataset);
  ent_buffer_clear(&book);
  ent_test_workbook(&book, &table);
  sweep(read_sheet, &book, ENT_OK);
  ent_buffer_clear(&book);
}

static void reading_json(void) { sweep(read_it, rich, ENT_OK); }
static void reading_faulty_json(void) { sweep(read_it, faulty, ENT_E_DATA); }
static void reading_edges(void) { sweep(read_it, edges, ENT_OK); }

static void reading_ties(void) {
  for (const tie_file *file = tie_files; file->name != NULL; file++) {
    ent_error err = ENT_ERROR_INIT;
    sweep(read_ties, file, read_ties(file, &err));
  }
}

static void arguments_read_and_written(void) {
  for (const tie_file *file = argument_files; file->name != NULL; file++) {
    ent_error err = ENT_ERROR_INIT;
    const ent_status status = pass_arguments(file, &err);
    CU_ASSERT(status == ENT_OK || status == ENT_E_DATA);
    sweep(pass_arguments, file, status);
  }
}

typedef struct job {
  const char *text;
  ent_network_type type;
  const char *method;
  const ent_study *study; /* for exporters */
  const char *kind;
  const char *format;
} job;

static ent_status analyse(const void *context, ent_error *err) {
  const job *j = context;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.type = j->type;
  options.network.normalize = j->type == ENT_NETWORK_AFFILIATION ? ENT_NORMALIZE_NONE : ENT_NORMALIZE_OVERLAP;
  options.coalitions.method = j->method;
  options.coalitions.resamples = 2;
  options.coalitions.starts = 2;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, j->text, strlen(j->text), j->text == edges ? "x.csv" : "x.json", NULL, faults, err);
  if (status == ENT_OK) status = ent_study_new_take(&study, &input, &options, err);
  ent_study_free(study);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status;
}

static void analysing(void) {
  static const job jobs[] = {{rich, ENT_NETWORK_SUBTRACT, "signed", NULL, NULL, NULL}, {rich, ENT_NETWORK_EXCESS, "balance", NULL, NULL, NULL},
                             {rich, ENT_NETWORK_AFFILIATION, "signed", NULL, NULL, NULL}, {edges, ENT_NETWORK_SUBTRACT, "balance", NULL, NULL, NULL}};
  for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) sweep(analyse, &jobs[i], ENT_OK);
}

/* How a network over time is made and what it is written as. */
typedef struct over_time {
  const ent_study *study;
  ent_network_type type;
  ent_kernel kernel;
  ent_duplicates duplicates;
  ent_membership_rule membership;
  const char *format;
} over_time;

static ent_status visit_windows(const void *context, ent_error *err) {
  const over_time *j = context;
  ent_windows *windows = NULL;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  const ent_window_options options = {{1, ENT_UNIT_YEAR}, {6, ENT_UNIT_MONTH}, j->kernel};
  stances.duplicates = j->duplicates;
  stances.membership = j->membership;
  network.type = j->type;
  network.min_shared = 1;
  if (j->type == ENT_NETWORK_AFFILIATION) network.normalize = ENT_NORMALIZE_NONE;
  ent_status status = ent_windows_new(&windows, ent_study_dataset(j->study), &stances, &network, &options, err);
  if (status == ENT_OK) status = ent_export_windows(&out, j->study, windows, j->format, NULL, err);
  ent_buffer_clear(&out);
  ent_windows_free(windows);
  return status;
}

static ent_study *study_with(const char *text, int parts) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 2;
  options.parts = parts;
  options.change.window = (ent_span){1, ENT_UNIT_YEAR};
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), text == edges ? "x.csv" : "x.json", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  return study;
}

static ent_study *study_of(const char *text) { return study_with(text, ENT_PART_NONE); }
static ent_study *study_over_time(const char *text) { return study_with(text, ENT_PART_CHANGE); }

static void windows(void) {
  ent_study *study = study_of(rich);
  const over_time jobs[] = {
      {study, ENT_NETWORK_SUBTRACT, ENT_KERNEL_NONE, ENT_DUPLICATES_INCLUDE, ENT_MEMBERSHIP_NONE, "csv"},
      {study, ENT_NETWORK_CONGRUENCE, ENT_KERNEL_GAUSSIAN, ENT_DUPLICATES_DOCUMENT, ENT_MEMBERSHIP_NONE, "json"},
      {study, ENT_NETWORK_EXCESS, ENT_KERNEL_NONE, ENT_DUPLICATES_ALL, ENT_MEMBERSHIP_NONE, "text"},
      {study, ENT_NETWORK_SUBTRACT, ENT_KERNEL_NONE, ENT_DUPLICATES_INCLUDE, ENT_MEMBERSHIP_INHERIT, "csv"},
      {study, ENT_NETWORK_AFFILIATION, ENT_KERNEL_UNIFORM, ENT_DUPLICATES_YEAR, ENT_MEMBERSHIP_NONE, "gexf-dynamic"}};
  for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) sweep(visit_windows, &jobs[i], ENT_OK);
  ent_study_free(study);
}

static ent_status export_it(const void *context, ent_error *err) {
  const job *j = context;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_status status = ENT_E_INTERNAL;
  if (strcmp(j->kind, "report issue") == 0) options.report.issue = "i";
  if (strcmp(j->kind, "report actor") == 0) options.report.actor = "a";
  if (strcmp(j->kind, "report brief") == 0) options.report.kind = ENT_REPORT_BRIEF;
  if (strncmp(j->kind, "diagram ", 8) == 0) status = ent_export_diagram(&out, j->study, j->kind + 8, j->format, &options, err);
  else if (strcmp(j->kind, "network") == 0) status = ent_export_network(&out, j->study, j->format, &options, err);
  else if (strcmp(j->kind, "coalitions") == 0) status = ent_export_coalitions(&out, j->study, j->format, &options, err);
  else if (strcmp(j->kind, "stances") == 0) status = ent_export_stances(&out, j->study, j->format, &options, err);
  else if (strncmp(j->kind, "report", 6) == 0) status = ent_export_report(&out, j->study, j->format, &options, err);
  else if (strcmp(j->kind, "dataset") == 0) status = ent_dataset_write_json(&out, ent_study_dataset(j->study), err);
  else if (strcmp(j->kind, "workbook") == 0) status = ent_dataset_write_xlsx(&out, ent_study_dataset(j->study), err);
  ent_buffer_clear(&out);
  return status;
}

static void export_as(const ent_study *study, const char *kind, int subject) {
  for (const ent_exporter *row = ent_exporters(); row->name != NULL; row++) {
    if (!(row->subjects & subject)) continue;
    const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, kind, row->name};
    sweep(export_it, &j, ENT_OK);
  }
}

static void exporting_files(void) {
  ent_study *study = study_of(rich);
  export_as(study, "network", ENT_SUBJECT_NETWORK);
  export_as(study, "coalitions", ENT_SUBJECT_COALITIONS);
  export_as(study, "stances", ENT_SUBJECT_STANCES);
  const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, "dataset", NULL};
  sweep(export_it, &j, ENT_OK);
  const job book = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, "workbook", NULL};
  sweep(export_it, &book, ENT_OK);
  ent_study_free(study);
}

static void exporting_markdown(void) {
  ent_study *study = study_of(rich);
  static const char *const kinds[] = {"report", "report issue", "report actor", "report brief"};
  for (size_t k = 0; k < 4; k++) {
    const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, kinds[k], "markdown"};
    sweep(export_it, &j, ENT_OK);
  }
  ent_study_free(study);
}

static ent_status pack(const void *context, ent_error *err) {
  static const ent_packages_options options = ENT_PACKAGES_OPTIONS_INIT;
  ent_packages *packages = NULL;
  const ent_status status = ent_packages_new(&packages, context, &options, err);
  ent_packages_free(packages);
  return status;
}

static void packing(void) {
  ent_study *study = study_of(rich);
  sweep(pack, ent_study_stances(study), ENT_OK);
  ent_study_free(study);
}

static ent_status differ(const void *context, ent_error *err) {
  const job *j = context;
  ent_difference *difference = NULL;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_status status = ent_difference_new(&difference, j->study, j->study, err);
  if (status == ENT_OK) status = ent_export_difference(&out, difference, j->format, NULL, err);
  ent_buffer_clear(&out);
  ent_difference_free(difference);
  return status;
}

static void exporting_differences(void) {
  static const char *const formats[] = {"text", "csv", "json", "html", "latex"};
  ent_study *study = study_of(rich);
  for (size_t i = 0; i < 5; i++) {
    const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, NULL, formats[i]};
    sweep(differ, &j, ENT_OK);
  }
  ent_study_free(study);
}

static void exporting_diagrams(void) {
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    if ((kind->parts & ENT_PART_CHANGE) != 0) continue; /* nothing here has a date: diagram_flows sweeps it */
    ent_study *study = study_with(rich, kind->parts);
    char name[64];
    snprintf(name, sizeof name, "diagram %s", kind->name);
    const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, name, "svg"};
    sweep_picture(export_it, &j);
    ent_study_free(study);
  }
}

static const char dated[] =
    "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\", \"member_of\": [{\"bloc\": \"b\"}], \"attributes\": {\"x\": 1, \"y\": \"z\"}},"
    "{\"id\": \"b\", \"label\": \"B\", \"kind\": \"bloc\", \"attributes\": {\"x\": 2, \"y\": 2}}, {\"id\": \"c\", \"label\": \"C\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"I\"}, {\"id\": \"j\", \"label\": \"J\"}, {\"id\": \"k\", \"label\": \"K\"}], \"statements\": ["
    "{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1, \"date\": \"2019\"}, {\"actor\": \"a\", \"issue\": \"j\", \"position\": 1, \"date\": \"2019\"},"
    "{\"actor\": \"a\", \"issue\": \"k\", \"position\": -1, \"date\": \"2019\"}, {\"actor\": \"b\", \"issue\": \"i\", \"position\": 1, \"date\": \"2019\"},"
    "{\"actor\": \"b\", \"issue\": \"j\", \"position\": 1, \"date\": \"2019\"}, {\"actor\": \"b\", \"issue\": \"k\", \"position\": -1, \"date\": \"2019\"},"
    "{\"actor\": \"c\", \"issue\": \"i\", \"position\": -1, \"date\": \"2019\"}, {\"actor\": \"c\", \"issue\": \"j\", \"position\": -1, \"date\": \"2020\"},"
    "{\"actor\": \"c\", \"issue\": \"k\", \"position\": 1, \"date\": \"2020\"}]}";

/* Maps of coalitions in other forms than the usual one, and places in and out. */
static ent_status draw_map(const void *context, ent_error *err) {
  const job *j = context;
  static const char places[] = "id,x,y\na,1,2\nx,3,4\n";
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_buffer out = ENT_BUFFER_INIT, csv = ENT_BUFFER_INIT;
  ent_positions *positions = NULL, *kept = NULL;
  ent_diagnostics *found = NULL;
  ent_status status = ent_diagnostics_new(&found, err);
  options.picture.labels = ENT_LABELS_FULL;
  if (strcmp(j->kind, "level") == 0) options.picture.level = ENT_MAP_COALITIONS;
  if (strcmp(j->kind, "window") == 0) options.picture.windows.window = (ent_span){1, ENT_UNIT_YEAR};
  if (strcmp(j->kind, "x") == 0 || strcmp(j->kind, "y") == 0 || strcmp(j->kind, "group") == 0) options.picture.colour_by = j->kind;
  if (strcmp(j->kind, "x") == 0) options.picture.size_by = "x";
  if (strcmp(j->kind, "places") == 0) {
    if (status == ENT_OK) status = ent_positions_parse(&positions, places, sizeof places - 1, "p.csv", found, err);
    if (status == ENT_OK) status = ent_positions_check(positions, j->study, found, err);
    if (status == ENT_OK) status = ent_positions_new(&kept, err);
    options.picture.positions = positions;
    options.picture.kept = kept;
  }
  if (status == ENT_OK) status = ent_export_diagram(&out, j->study, "coalitions", "svg", &options, err);
  if (status == ENT_OK && kept != NULL) status = ent_positions_write_csv(&csv, kept, err);
  ent_buffer_clear(&out);
  ent_buffer_clear(&csv);
  ent_positions_free(positions);
  ent_positions_free(kept);
  ent_diagnostics_free(found);
  return status;
}

static void exporting_maps(void) {
  static const char *const forms[] = {"level", "window", "x", "y", "group", "places", NULL};
  ent_study *study = study_over_time(dated);
  for (int i = 0; forms[i] != NULL; i++) {
    const job j = {NULL, ENT_NETWORK_SUBTRACT, NULL, study, forms[i], "svg"};
    sweep_picture(draw_map, &j);
  }
  ent_study_free(study);
}

static const char argued[] =
    "{'entente': 1, 'actors': [{'id': 'p', 'label': 'P'}], 'issues': [{'id': 'x', 'label': 'X'}], 'arguments': [{'id': 'a', 'text': 'A', 'rejected_by': ['p']},"
    "{'id': 'b', 'text': 'B'}, {'id': 'c', 'text': 'C'}], 'relations': [{'id': '1', 'from': 'a', 'to': {'issue': 'x', 'side': 'support'}, 'kind': 'supports'},"
    "{'id': '2', 'from': 'b', 'to': {'argument': 'a'}, 'kind': 'attacks'}, {'id': '3', 'from': 'a', 'to': {'argument': 'b'}, 'kind': 'attacks'},"
    "{'id': '4', 'from': 'c', 'to': {'relation': '2'}, 'kind': 'undercuts'}]}";

/* A dataset (NULL: bare attacks), and the method that grades its arguments. */
typedef struct grading {
  const ent_dataset *dataset;
  const char *method;
} grading;

static ent_status show_grades(const ent_argument_findings *findings, ent_error *err) {
  ent__json json;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_status status = ent__argue_gradual_text(&out, findings, NULL, err);
  if (status == ENT_OK) status = ent__argue_standards_text(&out, findings, NULL, err);
  ent_buffer_clear(&out);
  ent__json_begin(&json, &out);
  ent__json_object(&json);
  if (status == ENT_OK) status = ent__argue_gradual_json(&json, findings, NULL, err);
  if (status == ENT_OK) status = ent__argue_standards_json(&json, findings, NULL, err);
  ent_buffer_clear(&out);
  return status;
}

static ent_status grade(const void *context, ent_error *err) {
  const grading *g = context;
  ent_argument_findings findings = {0};
  ent_gradual *gradual = NULL;
  ent_standards *standards = NULL;
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.method = g->method;
  static const ent_attack bare[] = {{0, 1}, {1, 0}, {1, 2}};
  ent_status status = g->dataset == NULL ? ent_framework_from_attacks(&findings.framework, NULL, 3, bare, 3, err)
                                         : ent_framework_new(&findings.framework, g->dataset, NULL, err);
  if (status == ENT_OK) status = ent_gradual_new(&gradual, findings.framework, &options, err);
  if (status == ENT_OK) status = ent_standards_new(&standards, gradual, NULL, err);
  findings.gradual = gradual;
  findings.standards = standards;
  if (status == ENT_OK) status = show_grades(&findings, err);
  ent_standards_free(standards);
  ent_gradual_free(gradual);
  ent_framework_free(findings.framework);
  return status;
}

static void grading_arguments(void) {
  ent_dataset *dataset = ent_test_dataset(argued);
  const grading jobs[] = {{dataset, "quadratic-energy"}, {dataset, "social"}, {NULL, "df-quad"}};
  for (size_t i = 0; i < 3; i++) sweep(grade, &jobs[i], ENT_OK);
  ent_dataset_free(dataset);
}

CU_TestInfo sweep_tests[] = {{"arguments, read and written", arguments_read_and_written},
                             {"reading JSON", reading_json},
                             {"reading faulty JSON", reading_faulty_json},
                             {"reading edges", reading_edges},
                             {"windows", windows},
                             {"reading ties", reading_ties},
                             {"reading statements", reading_statements},
                             {"reading bad statements", reading_bad_statements},
                             {"reading roll calls", reading_roll_calls},
                             {"reading wide roll calls", reading_wide_roll_calls},
                             {"reading joined tables", reading_joined_tables},
                             {"reading workbooks", reading_workbooks},
                             {"analysing", analysing},
                             {"grading arguments", grading_arguments},
                             {"exporting files", exporting_files},
                             {"exporting a report", exporting_markdown},
                             {"exporting differences", exporting_differences},
                             {"packages", packing},
                             {"exporting diagrams", exporting_diagrams},
                             {"exporting maps", exporting_maps},
                             CU_TEST_INFO_NULL};
