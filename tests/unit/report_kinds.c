/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on an issue, on an actor, and of one page: what they say, degenerate inputs, what is refused. */
#include <stdbool.h>
#include <string.h>

#include "engine/dataset/text.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

static const char water[] = "examples/water-board";

/* a says one thing twice, then the opposite on another issue; b is between; c is in doubt; d is silent. */
static const char small[] =
    "{\"entente\": 1, \"documents\": [{\"id\": \"d1\", \"title\": \"One\"}, {\"id\": \"d2\", \"title\": \"Two\"}],"
    "\"actors\": [{\"id\": \"a\", \"label\": \"Alpha\"}, {\"id\": \"b\", \"label\": \"Beta\"}, {\"id\": \"c\", \"label\": \"Gamma\"}, {\"id\": \"d\", \"label\": \"Delta\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"Dam\"}, {\"id\": \"j\", \"label\": \"Toll\"}, {\"id\": \"k\", \"label\": \"Path\"}],"
    "\"statements\": ["
    "{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1, \"document\": \"d1\", \"date\": \"2001\"},"
    "{\"actor\": \"a\", \"issue\": \"i\", \"position\": 0.75, \"document\": \"d2\", \"date\": \"2005\"},"
    "{\"actor\": \"a\", \"issue\": \"j\", \"position\": 1, \"date\": \"2001\"},"
    "{\"actor\": \"a\", \"issue\": \"j\", \"position\": -1, \"date\": \"2005\"},"
    "{\"actor\": \"a\", \"issue\": \"k\", \"position\": -1},"
    "{\"actor\": \"b\", \"issue\": \"i\", \"position\": \"abstain\"},"
    "{\"actor\": \"b\", \"issue\": \"k\", \"position\": 0.5},"
    "{\"actor\": \"c\", \"issue\": \"i\", \"position\": -1, \"confidence\": 0.5}]}";

static ent_study *study_from(const char *text, const char *name, int parts) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 8;
  options.coalitions.starts = 3;
  options.parts = parts;
  options.space.resamples = 0;
  options.polarization.draws = 5;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  if (text != NULL) ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), name, NULL, faults, &err), &err);
  else ENT_TEST_OK(ent_read(&input, ent_test_source(name), NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  ent_diagnostics_free(faults);
  return study;
}

static ent_buffer report_of(const ent_study *study, const char *format, ent_report_options about, const char *language) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  const ent_export_options options = {.report = about, .language = language};
  ENT_TEST_OK(ent_export_report(&out, study, format, &options, &err), &err);
  return out;
}

static bool has(const ent_buffer *page, const char *text) { return page->data != NULL && strstr(page->data, text) != NULL; }

static void expect(const ent_study *study, ent_report_options about, const char *const *lines) {
  ent_buffer page = report_of(study, "markdown", about, NULL);
  for (; *lines != NULL; lines++) {
    CU_ASSERT(has(&page, *lines));
    if (!has(&page, *lines)) ENT_TEST_SAME(page.data, *lines);
  }
  ent_buffer_clear(&page);
}

static void an_issue(void) {
  static const char *const lines[] = {
      "# Dam: who stands where, and why\n",
      "3 actors have a recorded stance on it, by 4 statements coded from 2 documents.",
      "- 1 actor leans to support it, 1 leans to oppose it, and 1 takes neither side.\n",
      "- No argument for or against it is recorded.\n",
      "Of the 3 actors with a stance, 2 might still be won",
      "Of 1 of the 4 actors nothing is recorded here.",
      "  - Support it: Alpha +0.88 (S1–S2).\n",
      "- Beta 0 (S3): it takes neither side.\n",
      "- Gamma −1 (S4): the coder was in doubt.\n",
      "No stance recorded: Delta.\n",
      "1 of the 3 stances was coded with less than 0.7 confidence.\n",
      NULL};
  ent_study *study = study_from(small, "x.json", ENT_PART_REPORT);
  expect(study, (ent_report_options){ENT_REPORT_USUAL, "i", NULL}, lines);
  ent_study_free(study);
}

/* Of the water board: grounds, standards of proof, what would carry it; nothing of another issue is cited. */
static void an_issue_with_reasons(void) {
  static const char *const lines[] = {"- Recorded is 1 argument for it, of which 1 stands once all objections are weighed, and 1 against it, of which 1 stands.",
                                      "does not carry it: A3 “Dry winters” denies that it bears on the issue.",
                                      "Support: 1 argument speaks for it directly, of which none holds.",
                                      "It meets no standard, not even “a scintilla of evidence”.",
                                      "- It has no majority, and would have one if these 2 actors came over to support:",
                                      NULL};
  ent_study *study = study_from(NULL, water, ENT_PART_REPORT);
  ent_buffer page = report_of(study, "markdown", (ent_report_options){ENT_REPORT_ISSUE, "dam", NULL}, NULL);
  for (size_t i = 0; lines[i] != NULL; i++) CU_ASSERT(has(&page, lines[i]));
  CU_ASSERT(has(&page, "**S9**"));
  CU_ASSERT_FALSE(has(&page, "**S10**"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

static void an_actor(void) {
  static const char *const lines[] = {
      "# Alpha: a profile\n",
      "- Of its stances on 3 issues, 1 counts as a red line and 1 as movable, by the rule given below.\n",
      "Red lines:\n\n- Dam: supports (+0.88; its statements run from +0.75 to +1). Evidence: S1–S2.\n",
      "- Path: opposes (−1). Evidence: ",
      "- Toll: has said both (0; its statements run from −1 to +1); its statements lean to either side; what it said last is not on the side of what it said first; it takes neither side.",
      "- Toll: from +1 in 2001 to −1 in 2005. Evidence: ",
      "It is not recorded as putting forward, endorsing or rejecting an argument.",
      NULL};
  static const char *const silent[] = {"No stance is recorded of Delta under the filters of this report.", "## Its arguments", NULL};
  ent_study *study = study_from(small, "x.json", ENT_PART_REPORT);
  expect(study, (ent_report_options){ENT_REPORT_USUAL, NULL, "a"}, lines);
  expect(study, (ent_report_options){ENT_REPORT_ACTOR, NULL, "d"}, silent);
  ent_study_free(study);
}

/* A bloc that differs, an actor at odds with itself, opponents with the issues behind. */
static void an_actor_among_others(void) {
  ent_study *study = study_from(NULL, water, ENT_PART_REPORT);
  ent_buffer page = report_of(study, "markdown", (ent_report_options){ENT_REPORT_ACTOR, NULL, "trust"}, NULL);
  CU_ASSERT(has(&page, "- Free River Alliance: "));
  CU_ASSERT(has(&page, "## Allies and opponents"));
  CU_ASSERT(has(&page, "They are on opposite sides on "));
  CU_ASSERT(has(&page, "## Where it moved"));
  ent_buffer_clear(&page);
  ent_study_free(study);
}

/* Counts words as they are told apart by blanks; of the brief without what a Markdown file has beside. */
static size_t words(const ent_buffer *page) {
  size_t count = 0;
  for (const char *s = page->data; *s != '\0'; s++) count += *s > ' ' && (s[1] == ' ' || s[1] == '\n' || s[1] == '\0');
  return count;
}

static void a_brief(void) {
  static const char *const heads[] = {"# Brief: ", "## Who stands together\n", "## What divides most\n", "## What unites\n", "## Who could move the balance\n", "## How sure this is\n", "(SHA-256 ", NULL};
  ent_study *study = study_from(NULL, water, ENT_PART_REPORT);
  const ent_report_options about = {ENT_REPORT_BRIEF, NULL, NULL};
  expect(study, about, heads);
  ent_buffer page = report_of(study, "markdown", about, NULL);
  CU_ASSERT(words(&page) < 400);
  CU_ASSERT_FALSE(has(&page, "S1"));
  ent_buffer html = report_of(study, "html", about, NULL);
  CU_ASSERT(has(&html, "<svg "));
  CU_ASSERT_FALSE(has(&html, "href=\"#actor-"));
  ent_buffer_clear(&html);
  ent_buffer_clear(&page);
  ent_study_free(study);
}

/* Every kind in both languages, with the parts of a study and without, of inputs that have next to nothing. */
static void next_to_nothing(void) {
  static const char *const texts[] = {
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}]}",
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
      "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}]}",
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\", \"label\": \"B\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
      "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": -1}, {\"actor\": \"b\", \"issue\": \"i\", \"position\": -1}]}"};
  static const ent_report_options kinds[] = {{ENT_REPORT_ISSUE, "i", NULL}, {ENT_REPORT_ACTOR, NULL, "a"}, {ENT_REPORT_BRIEF, NULL, NULL}};
  for (size_t t = 0; t < 6; t++) {
    ent_study *study = study_from(texts[t / 2], "x.json", t % 2 == 0 ? ENT_PART_NONE : ENT_PART_REPORT);
    for (size_t k = 0; k < 3; k++) {
      ent_buffer english = report_of(study, "markdown", kinds[k], "en");
      ent_buffer chinese = report_of(study, "html", kinds[k], "zh");
      CU_ASSERT(has(&english, "# "));
      CU_ASSERT(has(&chinese, "</html>"));
      CU_ASSERT_FALSE(has(&english, "{"));
      ent_buffer_clear(&english);
      ent_buffer_clear(&chinese);
    }
    ent_study_free(study);
  }
}

static void a_list_of_ties(void) {
  static const char *const lines[] = {"# Brief: ", "**", "When the ties were drawn anew, ", NULL};
  ent_study *study = study_from("source,target,sign\na,b,1\nb,c,1\na,c,-1\nc,d,1\n", "x.csv", ENT_PART_REPORT);
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  const ent_export_options options = {.report = {ENT_REPORT_USUAL, "i", NULL}};
  expect(study, (ent_report_options){ENT_REPORT_BRIEF, NULL, NULL}, lines);
  CU_ASSERT_EQUAL(ent_export_report(&out, study, "markdown", &options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "an edge list has no issues; leave out the issue");
  ent_buffer_clear(&out);
  ent_study_free(study);
}

static void hostile_labels(void) {
  ent_study *study = study_from(NULL, "tests/data/hostile.json", ENT_PART_REPORT);
  size_t actors = 0;
  size_t issues = 0;
  const ent_dataset *dataset = ent_study_dataset(study);
  const ent_actor *a = ent_dataset_actors(dataset, &actors);
  const ent_issue *i = ent_dataset_issues(dataset, &issues);
  const ent_report_options kinds[] = {{ENT_REPORT_ISSUE, i[0].id, NULL}, {ENT_REPORT_ACTOR, NULL, a[0].id}, {ENT_REPORT_BRIEF, NULL, NULL}};
  for (size_t k = 0; k < 3; k++) {
    ent_buffer page = report_of(study, "html", kinds[k], NULL);
    CU_ASSERT_FALSE(has(&page, "<script"));
    ent_buffer_clear(&page);
  }
  ent_study_free(study);
}

/* A report says the same of a study that has its own parts alone as of one that has all. */
static void own_parts_suffice(void) {
  static const char *const actors[] = {"trust", "town"};
  const ent_export_options kinds[] = {{.report = {ENT_REPORT_USUAL, "dam", NULL}}, {.report = {ENT_REPORT_USUAL, NULL, "trust"}}, {.report = {ENT_REPORT_BRIEF, NULL, NULL}}, {.actors = actors, .actor_count = 2}};
  ent_study *whole = study_from(NULL, water, ENT_PART_REPORT);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    ent_error err = ENT_ERROR_INIT;
    ent_buffer a = ENT_BUFFER_INIT;
    ent_buffer b = ENT_BUFFER_INIT;
    const int parts = ent_report_parts(&kinds[k]);
    CU_ASSERT(parts != ENT_PART_REPORT && (parts & ~ENT_PART_REPORT) == 0);
    ent_study *study = study_from(NULL, water, parts);
    ENT_TEST_OK(ent_export_report(&a, study, "markdown", &kinds[k], &err), &err);
    ENT_TEST_OK(ent_export_report(&b, whole, "markdown", &kinds[k], &err), &err);
    ENT_TEST_SAME(a.data, b.data);
    ent_buffer_clear(&a);
    ent_buffer_clear(&b);
    ent_study_free(study);
  }
  CU_ASSERT_EQUAL(ent_report_parts(&(ent_export_options){.report = {ENT_REPORT_OVERVIEW, NULL, NULL}}), ENT_PART_REPORT);
  CU_ASSERT_EQUAL(ent_report_parts(&(ent_export_options)ENT_EXPORT_OPTIONS_INIT), ENT_PART_REPORT);
  ent_study_free(whole);
}

/* p and q take both sides alike, r is one issue away, s is against: a package of p and q, near to r, none with s. */
static const char dealing[] =
    "{\"entente\": 1, \"actors\": [{\"id\": \"p\", \"label\": \"Pi\"}, {\"id\": \"q\", \"label\": \"Qoppa\"}, {\"id\": \"r\", \"label\": \"Rho\"}, {\"id\": \"s\", \"label\": \"Sigma\"},"
    "{\"id\": \"g\", \"label\": \"Gang\", \"kind\": \"bloc\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"Dam\"}, {\"id\": \"j\", \"label\": \"Toll\"}],"
    "\"statements\": [{\"actor\": \"p\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"p\", \"issue\": \"j\", \"position\": -1}, {\"actor\": \"q\", \"issue\": \"i\", \"position\": 1},"
    "{\"actor\": \"q\", \"issue\": \"j\", \"position\": -1}, {\"actor\": \"r\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"s\", \"issue\": \"i\", \"position\": -1},"
    "{\"actor\": \"s\", \"issue\": \"j\", \"position\": 1}, {\"actor\": \"g\", \"issue\": \"i\", \"position\": 1}]}";

static void packages_of_those_compared(void) {
  static const struct {
    const char *actors[2];
    const char *said; /* NULL: no word of packages */
  } cases[] = {{{"p", "q"}, "- 2 issues, 2 actors: against Toll and for Dam. With it, of those compared: Pi and Qoppa.\n"},
               {{"p", "r"}, "With it, of those compared: Pi. But for one issue, also: Rho (no stance on Toll).\n"},
               {{"p", "s"}, "There is no such package."},
               {{"p", "g"}, NULL}};
  ent_study *study = study_from(dealing, "x.json", ENT_PART_TOLD | ENT_PART_PACKAGES);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_buffer page = ENT_BUFFER_INIT;
    const ent_export_options options = {.actors = cases[i].actors, .actor_count = 2};
    ENT_TEST_OK(ent_export_report(&page, study, "markdown", &options, &err), &err);
    CU_ASSERT(cases[i].said == NULL ? !has(&page, "A package is") : has(&page, cases[i].said));
    if (cases[i].said != NULL && !has(&page, cases[i].said)) ENT_TEST_SAME(page.data, cases[i].said);
    ent_buffer_clear(&page);
  }
  ent_study_free(study);
}

/* A short name in another language alone gives way to a name in that of the report; one without a language does not. */
static void names_in_the_language(void) {
  static const char text[] =
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": {\"en\": \"Alpha\", \"zh\": \"甲\"}, \"short\": {\"en\": \"Al\"}},"
      "{\"id\": \"b\", \"label\": {\"en\": \"Beta\", \"zh\": \"乙\"}, \"short\": \"B\"}, {\"id\": \"c\", \"label\": {\"en\": \"Gamma\"}, \"short\": {\"fr\": \"G\"}}]}";
  static const char *const expected[][2] = {{"Al", "甲"}, {"B", "B"}, {"Gamma", "G"}};
  ent_study *study = study_from(text, "x.json", ENT_PART_NONE);
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(ent_study_dataset(study), &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  for (size_t i = 0; i < count; i++) {
    ENT_TEST_SAME(ent_text_in(ent__text_either(actors[i].short_label, actors[i].label, "en"), "en"), expected[i][0]);
    ENT_TEST_SAME(ent_text_in(ent__text_either(actors[i].short_label, actors[i].label, "zh"), "zh"), expected[i][1]);
  }
  CU_ASSERT_PTR_NULL(ent__text_either(NULL, NULL, "en"));
  ent_study_free(study);
}

static void refuses(void) {
  static const char *const actors[] = {"a", "b"};
  static const struct {
    ent_export_options options;
    const char *said;
  } cases[] = {
      {{.report = {ENT_REPORT_ISSUE, NULL, NULL}}, "a report of kind 'issue' needs an issue to be about"},
      {{.report = {ENT_REPORT_COMPARE, NULL, NULL}}, "a report of kind 'compare' needs actors to be about"},
      {{.report = {ENT_REPORT_BRIEF, "i", NULL}}, "a report of kind 'brief' is not about an issue; expected kind 'issue'"},
      {{.report = {ENT_REPORT_USUAL, "i", "a"}}, "a report is about an issue or about an actor, not both"},
      {{.report = {ENT_REPORT_USUAL, "i", NULL}, .actors = actors, .actor_count = 2}, "a report is about actors or about an issue, not both"},
      {{.report = {ENT_REPORT_USUAL, "ii", NULL}}, "no issue has the id 'ii'"},
      {{.report = {ENT_REPORT_USUAL, NULL, "zzzz"}}, "no actor has the id 'zzzz'"},
  };
  ent_study *study = study_from(small, "x.json", ENT_PART_NONE);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_buffer out = ENT_BUFFER_INIT;
    CU_ASSERT_EQUAL(ent_export_report(&out, study, "markdown", &cases[i].options, &err), ENT_E_USAGE);
    CU_ASSERT_EQUAL(strncmp(err.text, cases[i].said, strlen(cases[i].said)), 0);
    ent_buffer_clear(&out);
  }
  ent_study_free(study);
}

CU_TestInfo report_kinds_tests[] = {{"an issue", an_issue},
                                    {"an issue with reasons", an_issue_with_reasons},
                                    {"an actor", an_actor},
                                    {"an actor among others", an_actor_among_others},
                                    {"a brief", a_brief},
                                    {"next to nothing", next_to_nothing},
                                    {"a list of ties", a_list_of_ties},
                                    {"hostile labels", hostile_labels},
                                    {"own parts suffice", own_parts_suffice},
                                    {"packages of those compared", packages_of_those_compared},
                                    {"names in the language", names_in_the_language},
                                    {"refuses", refuses},
                                    CU_TEST_INFO_NULL};
