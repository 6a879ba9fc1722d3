/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as a whole: evidence complete, comparisons, edge lists, nothing at all, same bytes twice. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "exporters/reports/render.h"
#include "tests/harness.h"

static const char water[] = "examples/water-board";
static const char cyber[] = "examples/cyber-governance/dataset.json";

static ent_study *study_of(ent_input *input) {
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 8;
  options.coalitions.starts = 3;
  ENT_TEST_OK(ent_study_new_take(&study, input, &options, &err), &err);
  return study;
}

static ent_study *study_at(const char *path) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read(&input, path, NULL, faults, &err), &err);
  ent_diagnostics_free(faults);
  return study_of(&input);
}

static ent_study *study_from(const char *text, const char *name) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), name, NULL, faults, &err), &err);
  ent_diagnostics_free(faults);
  return study_of(&input);
}

static ent_buffer report_of(const ent_study *study, const char *format, const ent_export_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_export_report(&out, study, format, options, &err), &err);
  return out;
}

static bool has(const ent_buffer *page, const char *text) {
  return page->data != NULL && strstr(page->data, text) != NULL;
}

/* Returns where the entry of the evidence begins that ends in a place of the page. */
static const char *entry_before(const ent_buffer *page, const char *at, bool html) {
  const char *mark = html ? "<li id=\"s" : "\n- **S";
  while (at > page->data && strncmp(at, mark, strlen(mark)) != 0) at--;
  return at;
}

static bool within(const char *from, const char *until, const char *text) {
  const char *found = strstr(from, text);
  return found != NULL && found < until;
}

/* Escapes a text as a format does, to look for it there. */
static ent_buffer escaped(const char *text, bool html) {
  ent_buffer out = ENT_BUFFER_INIT;
  if (html) ent__html_escape(&out, text);
  else ent__markdown_escape(&out, text, false);
  return out;
}

/* Each statement has one entry with its own id, locator, and the mark of its document. */
static void check_evidence(const ent_study *study, const char *format) {
  const bool html = strcmp(format, "html") == 0;
  ent_buffer page = report_of(study, format, NULL);
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(ent_study_dataset(study), &count);
  for (size_t i = 0; i < count; i++) {
    ent_buffer locator = escaped(statements[i].locator, html);
    char id[64] = "";
    strcat(id, html ? "In the data: <code>" : "In the data: `");
    strncat(id, statements[i].id, 30);
    strcat(id, html ? "</code>" : "`");
    const char *end = strstr(page.data, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    const char *entry = entry_before(&page, end, html);
    CU_ASSERT(within(entry, end, locator.data));
    CU_ASSERT(within(entry, end, html ? "href=\"#d" : "Source: D"));
    CU_ASSERT_PTR_NULL(strstr(end + 1, id));
    ent_buffer_clear(&locator);
  }
  ent_buffer_clear(&page);
}

static void evidence_is_complete(void) {
  ent_study *study = study_at(ent_test_source(water));
  check_evidence(study, "markdown");
  check_evidence(study, "html");
  ent_study_free(study);
}

static void evidence_of_the_real_example(void) {
  ent_study *study = study_at(ent_test_source(cyber));
  check_evidence(study, "markdown");
  ent_study_free(study);
}

static void same_bytes_twice(void) {
  static const char *const formats[] = {"markdown", "html"};
  for (int i = 0; i < 2; i++) {
    ent_study *study = study_at(ent_test_source(water));
    ent_study *again = study_at(ent_test_source(water));
    ent_buffer a = report_of(study, formats[i], NULL);
    ent_buffer b = report_of(again, formats[i], NULL);
    CU_ASSERT_EQUAL(a.size, b.size);
    CU_ASSERT(a.size == b.size && memcmp(a.data, b.data, a.size) == 0);
    ent_buffer_clear(&a);
    ent_buffer_clear(&b);
    ent_study_free(study);
    ent_study_free(again);
  }
}

static void missing_is_not_neutral(void) {
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "No stance recorded on any of the 6 issues."));
  CU_ASSERT(has(&page, "Without any recorded stance: University of the Marches."));
  CU_ASSERT(has(&page, "For 19 of the 60 pairs of an actor and an issue no stance is recorded."));
  CU_ASSERT(has(&page, "abstains (0)"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void a_bloc_speaks_for_itself(void) {
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "Its stances are not counted as theirs."));
  CU_ASSERT(has(&page, "The bloc Free River Alliance is in the network beside its members"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void arguments_have_a_status(void) {
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "It is defeated by A5."));
  CU_ASSERT(has(&page, "That it bears on this issue is disputed by A8, which stands."));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void provenance_is_said(void) {
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "html", NULL);
  CU_ASSERT(has(&page, ent_study_sha256(study)));
  CU_ASSERT(has(&page, ent_version()));
  CU_ASSERT(has(&page, "input_sha256"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void compares_actors(void) {
  static const char *const actors[] = {"farmers", "town", "farmers"};
  const ent_export_options options = {.actors = actors, .actor_count = 3};
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "markdown", &options);
  CU_ASSERT(has(&page, "# Sorn Farmers' Union and Town of Millbridge: their stances compared\n"));
  CU_ASSERT(has(&page, "| Raising the dam | supports (+1), S"));
  CU_ASSERT(has(&page, "## Where they oppose each other"));
  CU_ASSERT(has(&page, "| opposed |"));
  CU_ASSERT_FALSE(has(&page, "### Oxley Paper Mill"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void profiles_one_actor(void) {
  static const char *const actors[] = {"university"};
  const ent_export_options options = {.actors = actors, .actor_count = 1};
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "markdown", &options);
  CU_ASSERT(has(&page, "No stance is recorded of University of the Marches"));
  CU_ASSERT_FALSE(has(&page, "## Side by side"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void expect_usage(const ent_study *study, const char *format, const ent_export_options *options, const char *said) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  CU_ASSERT_EQUAL(ent_export_report(&out, study, format, options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, said);
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
}

static void refuses(void) {
  static const char *const wrong[] = {"farmrs"};
  static const char *const strange[] = {"zzzzzzzzz"};
  const ent_export_options near = {.actors = wrong, .actor_count = 1};
  const ent_export_options far = {.actors = strange, .actor_count = 1};
  ent_study *study = study_at(ent_test_source(water));
  ent_study *edges = study_from("source,target,sign\na,b,1\n", "x.csv");
  expect_usage(study, "markdown", &near, "no actor has the id 'farmrs'; did you mean 'farmers'?");
  expect_usage(study, "html", &far, "no actor has the id 'zzzzzzzzz'");
  expect_usage(study, "pdf", NULL, "a report cannot be written as 'pdf'; formats: html, html-plain, markdown, latex, bibtex, csl-json");
  expect_usage(edges, "markdown", &near, "an edge list has no stances to compare; leave out the actors");
  ent_study_free(edges);
  ent_study_free(study);
}

static void edge_list(void) {
  ent_study *study = study_from("source,target,sign\na,b,1\nb,c,1\na,c,-1\nc,d,1\n", "x.csv");
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "The input is a list of 4 ties between 4 members; 1 of them is negative."));
  CU_ASSERT(has(&page, "but is in one coalition with it") || has(&page, "but is not in one coalition with it"));
  CU_ASSERT_FALSE(has(&page, "## Evidence"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void foes_alone(void) {
  ent_study *study = study_from("source,target,sign\na,b,-1\n", "x.csv");
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "no two members are better together than apart"));
  CU_ASSERT_FALSE(has(&page, "issue"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void nothing_at_all(void) {
  static const char *const texts[] = {"{\"entente\": 1}",
                                      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}]}",
                                      "{\"entente\": 1, \"issues\": [{\"id\": \"i\", \"label\": \"I\"}]}"};
  for (size_t i = 0; i < 3; i++) {
    ent_study *study = study_from(texts[i], "x.json");
    ent_buffer markdown = report_of(study, "markdown", NULL);
    ent_buffer html = report_of(study, "html", NULL);
    CU_ASSERT(has(&markdown, "so nothing can be said about where anyone stands"));
    CU_ASSERT(has(&html, "</html>"));
    ent_buffer_clear(&markdown);
    ent_buffer_clear(&html);
    ent_study_free(study);
  }
}

static void one_statement(void) {
  ent_study *study = study_from("{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
                                "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}]}",
                                "x.json");
  ent_buffer page = report_of(study, "markdown", NULL);
  CU_ASSERT(has(&page, "This report shows where 1 actor stands on 1 issue, by 1 statement coded from 0 documents."));
  CU_ASSERT(has(&page, "Source: no document given."));
  CU_ASSERT(has(&page, "Undated."));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

/* Each kind of network gives a report, with coalitions or without. */
static void every_network(void) {
  for (int type = ENT_NETWORK_AFFILIATION; type <= ENT_NETWORK_EXCESS; type++) {
    ent_error err = ENT_ERROR_INIT;
    ent_diagnostics *faults = NULL;
    ent_input input = ENT_INPUT_INIT;
    ent_study *study = NULL;
    ent_study_options options = ENT_STUDY_OPTIONS_INIT;
    options.network.type = (ent_network_type)type;
    options.network.normalize = type == ENT_NETWORK_AFFILIATION ? ENT_NORMALIZE_NONE : ENT_NORMALIZE_OVERLAP;
    options.coalitions.resamples = 3;
    options.stances.membership = ENT_MEMBERSHIP_INHERIT;
    ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
    ENT_TEST_OK(ent_read(&input, ent_test_source(water), NULL, faults, &err), &err);
    ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
    ent_buffer page = report_of(study, "markdown", NULL);
    CU_ASSERT(has(&page, "## Evidence: statements"));
    CU_ASSERT_EQUAL(has(&page, "this kind of network has none"), type == ENT_NETWORK_AFFILIATION);
    ent_buffer_clear(&page);
    ent_study_free(study);
    ent_diagnostics_free(faults);
  }
}

static void in_chinese(void) {
  const ent_export_options options = {.language = "zh-CN"};
  ent_study *study = study_at(ent_test_source(water));
  ent_buffer page = report_of(study, "html", &options);
  CU_ASSERT(has(&page, "<html lang=\"zh-Hans\">"));
  CU_ASSERT(has(&page, "索恩河农民联合会"));
  CU_ASSERT(has(&page, "无立场记录"));
  CU_ASSERT_FALSE(has(&page, "No stance recorded"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

CU_TestInfo report_tests[] = {{"every statement is in the evidence", evidence_is_complete},
                              {"every statement of the real example is", evidence_of_the_real_example},
                              {"same bytes twice", same_bytes_twice},
                              {"missing is not neutral", missing_is_not_neutral},
                              {"a bloc speaks for itself", a_bloc_speaks_for_itself},
                              {"arguments have a status", arguments_have_a_status},
                              {"provenance is said", provenance_is_said},
                              {"compares actors", compares_actors},
                              {"profiles one actor", profiles_one_actor},
                              {"refuses what it cannot do", refuses},
                              {"edge list", edge_list},
                              {"an edge list of foes alone", foes_alone},
                              {"nothing at all", nothing_at_all},
                              {"one statement", one_statement},
                              {"every network", every_network},
                              {"in Chinese", in_chinese},
                              CU_TEST_INFO_NULL};
