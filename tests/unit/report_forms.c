/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a report: LaTeX, figures beside the text, references. */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "exporters/reports/forms.h"
#include "exporters/reports/latex.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

static void latex_escapes(void) {
  static const struct {
    const char *text;
    const char *expected;
    bool code;
    int scripts;
  } pairs[] = {
      {"a & b_c 50% #1 $x$ {y} ~^\\", "a \\& b\\_c 50\\% \\#1 \\$x\\$ \\{y\\} \\textasciitilde{}\\textasciicircum{}\\textbackslash{}", false, 0},
      {"[x]* <b> |", "{[}x{]}{*} \\textless{}b\\textgreater{} \\textbar{}", false, 0},
      {"a-b -- it's \"q\" ,,x !`", "a-b -{}- it's \\textquotedbl{}q\\textquotedbl{} ,{},x !{}\\textasciigrave{}", false, 0},
      {"it's-x", "it\\textquotesingle{}s-\\entbreak{}x", true, 0},
      {"a\x01" "b\xff\xc2\x85\xe2\x80\xae" "c", "a b??c", false, 0},
      {"\xe4\xb8\xad\xe2\x88\x92\xc2\xa0", "\xe4\xb8\xad\\ensuremath{-}~", false, ENT__LATEX_CJK},
      {"x \xd0\x96 y", "x \\entother{\xd0\x96} y", false, ENT__LATEX_OTHER},
      {"\xd7\x90 \xd7\x91 z", "\\entturned{\xd7\x90 \xd7\x91} z", false, ENT__LATEX_OTHER | ENT__LATEX_TURNED},
      {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwx\\entbreak{}yz", false, 0},
      {NULL, NULL, false, 0}};
  for (int i = 0; pairs[i].text != NULL; i++) {
    ent_buffer out = ENT_BUFFER_INIT;
    int scripts = 0;
    ent__latex_escape(&out, pairs[i].text, pairs[i].code, &scripts);
    ENT_TEST_SAME(out.data, pairs[i].expected);
    CU_ASSERT_EQUAL(scripts, pairs[i].scripts);
    ent_buffer_clear(&out);
  }
}

static const char picture[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><rect width=\"4\" height=\"3\"/></svg>";

static void add(ent__tree *tree, ent__block *block, const char *text) { ent__runs_add(tree, &block->runs, text, ENT__RUN_PLAIN, NULL); }

/* A tree with one of each that a renderer must take care of; `figures` of them. */
static void plant(ent__tree *tree, int figures) {
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__tree_begin(tree, "en", &err), &err);
  add(tree, tree->root, "T_1");
  ent__block *section = ent__tree_open(tree, ENT__BLOCK_SECTION, "one");
  add(tree, section, "One");
  ent__tree_open(tree, ENT__BLOCK_LIST, NULL); /* without an item */
  ent__tree_close(tree);
  ent__block *paragraph = ent__tree_add(tree, ENT__BLOCK_PARAGRAPH);
  ent__runs_add(tree, &paragraph->runs, "there", ENT__RUN_STRONG, "#one");
  ent__runs_add(tree, &paragraph->runs, "out", ENT__RUN_PLAIN, "https://a.b/?c=%20&d#e");
  ent__runs_add(tree, &paragraph->runs, "not", ENT__RUN_PLAIN, "javascript:x");
  for (int i = 0; i < figures; i++) {
    ent__block *figure = ent__tree_add(tree, ENT__BLOCK_FIGURE);
    add(tree, figure, "Seen");
    figure->alternative = "a [map]";
    figure->svg = picture;
    figure->svg_size = sizeof picture - 1;
  }
}

static void latex_of_a_tree(void) {
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  plant(&tree, 1);
  ENT_TEST_OK(ent__render_latex(&out, &tree, "x.tex-figures", &err), &err);
  const char *body = out.data == NULL ? NULL : strstr(out.data, "\\begin{document}");
  CU_ASSERT_PTR_NOT_NULL_FATAL(body);
  ENT_TEST_SAME(body,
                "\\begin{document}\n\\title{T\\_1}\n\\author{}\n\\date{}\n\\maketitle\n\n\\entcontents\n\n\\section{One}\\label{one}\\hypertarget{one}{}\n\n"
                "\\hyperlink{one}{\\textbf{there}}\\href{https://a.b/?c=\\%20&d\\#e}{out}not\n\n"
                "\\begin{figure}[htbp]\n\\centering\n\\includegraphics[width=\\linewidth,height=0.82\\textheight,keepaspectratio,alt={a {[}map{]}}]"
                "{x.tex-figures/figure-1.pdf}\n\\caption{Seen}\n\\end{figure}\n\n\\end{document}\n");
  CU_ASSERT_PTR_NULL(strstr(out.data, "xeCJK"));
  CU_ASSERT_PTR_NULL(strstr(out.data, "PackageError"));
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

/* A table with more columns than a page has room for: several, each with the first column, all cells once. */
static void latex_splits_wide_tables(void) {
  enum { columns = 40 };
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent__tree_begin(&tree, "en", &err), &err);
  ent__tree_open(&tree, ENT__BLOCK_TABLE, NULL);
  for (int row = 0; row < 2; row++) {
    ent__tree_open(&tree, ENT__BLOCK_ROW, NULL);
    for (int i = 0; i < columns; i++) {
      char text[32];
      snprintf(text, sizeof text, "%c%dwide", row == 0 ? 'h' : 'c', i);
      ent__block *cell = ent__tree_add(&tree, ENT__BLOCK_CELL);
      cell->header = row == 0 ? ENT__HEADER_COLUMN : i == 0 ? ENT__HEADER_ROW : ENT__HEADER_NONE;
      add(&tree, cell, text);
    }
    ent__tree_close(&tree);
  }
  ENT_TEST_OK(ent__render_latex(&out, &tree, NULL, &err), &err);
  int tables = 0, firsts = 0;
  for (const char *at = out.data; (at = strstr(at, "\\begin{longtable}")) != NULL; at++) tables++;
  for (const char *at = out.data; (at = strstr(at, "\nc0wide & ")) != NULL; at++) firsts++;
  CU_ASSERT(tables > 2 && tables == firsts);
  for (int i = 1; i < columns; i++) {
    char text[32];
    snprintf(text, sizeof text, "& c%dwide", i);
    const char *found = strstr(out.data, text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(found);
    CU_ASSERT_PTR_NULL(strstr(found + 1, text));
  }
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

static void markdown_refers_to_figures(void) {
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  plant(&tree, 2);
  ENT_TEST_OK(ent__render_markdown(&out, &tree, "a (b).md-figures", &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\n\n![a \\[map\\]](<a%20%28b%29.md-figures/figure-1.svg>)\n\nSeen\n\n![a \\[map\\]](<a%20%28b%29.md-figures/figure-2.svg>)\n\nSeen\n"));
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent__render_markdown(&out, &tree, NULL, &err), &err);
  CU_ASSERT_PTR_NULL(strstr(out.data, "!["));
  CU_ASSERT_PTR_NULL(strstr(out.data, "Seen"));
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

static void plain_html_has_pixels(void) {
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  plant(&tree, 1);
  ENT_TEST_OK(ent__render_html_plain(&out, &tree, "a b-figures", &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "<figure><img alt=\"a [map]\" src=\"a%20b-figures/figure-1.png\"><figcaption>Seen</figcaption>"));
  CU_ASSERT_PTR_NULL(strstr(out.data, "<nav"));
  CU_ASSERT_PTR_NULL(strstr(out.data, "<style"));
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

/* A folder of this test's own, with names of files in it. */
typedef struct scene {
  char folder[40];
  char text[64];    /* r.md */
  char figures[80]; /* r.md-figures */
} scene;

static void set(scene *s) {
  strcpy(s->folder, "/tmp/entente-forms-XXXXXX");
  CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(s->folder));
  snprintf(s->text, sizeof s->text, "%s/r.md", s->folder);
  snprintf(s->figures, sizeof s->figures, "%s-figures", s->text);
}

static int entries(const char *folder) {
  int count = 0;
  DIR *listing = opendir(folder);
  if (listing == NULL) return -1;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) count += entry->d_name[0] != '.';
  closedir(listing);
  return count;
}

static void take_down(const char *folder) {
  DIR *listing = opendir(folder);
  if (listing == NULL) return;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
    if (entry->d_name[0] != '.') (void)unlinkat(dirfd(listing), entry->d_name, 0);
  closedir(listing);
  (void)rmdir(folder);
}

static ent_status write_it(const scene *s, const char *words, int figures, ent_error *err) {
  ent__tree tree;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, words);
  plant(&tree, figures);
  const ent_status status = ent__write_beside(s->text, &text, &tree, "svg", err);
  ent_buffer_clear(&text);
  ent__tree_clear(&tree);
  return status;
}

static void expect_text(const scene *s, const char *words) {
  size_t size = 0;
  char *text = ent_test_slurp(s->text, &size);
  ENT_TEST_SAME(text, words);
  free(text);
}

static void figures_beside(void) {
  scene s;
  char path[120];
  ent_error err = ENT_ERROR_INIT;
  set(&s);
  ENT_TEST_OK(write_it(&s, "three", 3, &err), &err);
  CU_ASSERT_EQUAL(entries(s.figures), 3);
  ENT_TEST_OK(write_it(&s, "one", 1, &err), &err);
  CU_ASSERT_EQUAL(entries(s.figures), 1);
  snprintf(path, sizeof path, "%s/figure-1.svg", s.figures);
  char *svg = ent_test_slurp(path, NULL);
  ENT_TEST_SAME(svg, picture);
  free(svg);
  expect_text(&s, "one");
  ENT_TEST_OK(write_it(&s, "none", 0, &err), &err);
  CU_ASSERT_EQUAL(entries(s.figures), -1);
  CU_ASSERT_EQUAL(entries(s.folder), 1);
  expect_text(&s, "none");
  take_down(s.folder);
}

/* What is not ours stays, and so does all else. */
static void foreign_figures_stay(void) {
  scene s;
  char path[120];
  ent_error err = ENT_ERROR_INIT;
  set(&s);
  ENT_TEST_OK(write_it(&s, "old", 2, &err), &err);
  snprintf(path, sizeof path, "%s/mine.svg", s.figures);
  ENT_TEST_OK(ent_file_write(path, "x", 1, &err), &err);
  CU_ASSERT_EQUAL(write_it(&s, "new", 1, &err), ENT_E_IO);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "holds 'mine.svg', which is no figure of a report"));
  CU_ASSERT_EQUAL(entries(s.figures), 3);
  CU_ASSERT_EQUAL(entries(s.folder), 2);
  expect_text(&s, "old");
  take_down(s.figures);
  take_down(s.folder);
}

/* Where the text cannot be written, the old figures are put back. */
static void failure_undoes_all(void) {
  scene s;
  ent_error err = ENT_ERROR_INIT;
  set(&s);
  ENT_TEST_OK(write_it(&s, "old", 2, &err), &err);
  CU_ASSERT_EQUAL(unlink(s.text), 0);
  CU_ASSERT_EQUAL(mkdir(s.text, 0700), 0); /* a folder of the text's name */
  CU_ASSERT_EQUAL(write_it(&s, "new", 1, &err), ENT_E_IO);
  CU_ASSERT_EQUAL(entries(s.figures), 2);
  CU_ASSERT_EQUAL(entries(s.folder), 2);
  CU_ASSERT_EQUAL(rmdir(s.text), 0);
  take_down(s.figures);
  take_down(s.folder);
}

static ent_study *study_of(const char *json) {
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 2;
  input.dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  return study;
}

static const char sourced[] =
    "{'entente': 1, 'actors': [{'id': 'p', 'label': 'P'}, {'id': 'q', 'label': 'Q'}], 'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}],"
    "'documents': [{'id': 'a b', 'title': {'en': 'Of {braces} & 5% -- \\\\x', 'zh': 'Z'}, 'author': 'Who, Ever', 'date': '2020-02', 'kind': 'report', 'source': 'Press', 'url': 'https://e.org/a_b%20'},"
    "{'id': 'a|b', 'title': '} open {', 'date': '2019/2021-03-04', 'kind': 'vote', 'source': 'Archive', 'url': 'javascript:x'},"
    "{'id': '\\u4e2d', 'title': 'T', 'kind': 'article', 'source': 'Journal', 'language': 'zh', 'date': '2001-02-03'}, {'id': 'unused', 'title': 'U'}],"
    "'statements': [{'actor': 'p', 'issue': 'x', 'position': 1, 'document': 'a b', 'locator': '1'}, {'actor': 'q', 'issue': 'x', 'position': 1, 'document': 'a|b', 'locator': '1'},"
    "{'actor': 'q', 'issue': 'y', 'position': 1, 'document': '\\u4e2d', 'locator': '1'}]}";

static void expect_list(const ent_study *study, const char *format, const char *expected) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_export_report(&out, study, format, NULL, &err), &err);
  ENT_TEST_SAME(out.data, expected);
  ent_buffer_clear(&out);
}

static void references(void) {
  ent_study *study = study_of(sourced);
  expect_list(study, "bibtex",
              "@article{document,\n  title = {{T}},\n  date = {2001-02-03},\n  year = {2001},\n  month = 2,\n  journal = {Journal},\n  language = {zh},\n  keywords = {article}\n}\n\n"
              "@misc{a-b-0eab8a,\n  title = {{\\textbraceright{} open \\textbraceleft{}}},\n  date = {2019/2021-03-04},\n  year = {2019--2021},\n  howpublished = {Archive},\n"
              "  note = {javascript:x},\n  keywords = {vote}\n}\n\n"
              "@techreport{a-b-c8687a,\n  author = {{Who, Ever}},\n  title = {{Of \\{braces\\} \\& 5\\% -{}- \\textbackslash{}x}},\n  date = {2020-02},\n  year = {2020},\n"
              "  month = 2,\n  institution = {{Press}},\n  url = {https://e.org/a_b%20},\n  keywords = {report}\n}\n");
  expect_list(study, "csl-json",
              "[\n  {\n    \"id\": \"document\",\n    \"type\": \"article-journal\",\n    \"title\": \"T\",\n    \"issued\": {\"date-parts\": [[2001, 2, 3]]},\n"
              "    \"container-title\": \"Journal\",\n    \"language\": \"zh\"\n  },\n"
              "  {\n    \"id\": \"a-b-0eab8a\",\n    \"type\": \"document\",\n    \"title\": \"} open {\",\n    \"issued\": {\"date-parts\": [[2019], [2021, 3, 4]]},\n"
              "    \"source\": \"Archive\",\n    \"genre\": \"vote\",\n    \"note\": \"javascript:x\"\n  },\n"
              "  {\n    \"id\": \"a-b-c8687a\",\n    \"type\": \"report\",\n    \"author\": [{\"literal\": \"Who, Ever\"}],\n    \"title\": \"Of {braces} & 5% -- \\\\x\",\n"
              "    \"issued\": {\"date-parts\": [[2020, 2]]},\n    \"publisher\": \"Press\",\n    \"URL\": \"https://e.org/a_b%20\"\n  }\n]\n");
  ent_study_free(study);
}

static void no_references(void) {
  ent_study *study = study_of("{'entente': 1, 'actors': [{'id': 'p', 'label': 'P'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': [{'actor': 'p', 'issue': 'x', 'position': 1}]}");
  expect_list(study, "csl-json", "[]\n");
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_export_report(&out, study, "bibtex", NULL, &err), &err);
  CU_ASSERT_EQUAL(out.size, 0);
  ent_study_free(study);
}

static void refuses_names_for_latex(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = study_of(sourced);
  CU_ASSERT_EQUAL(ent_export_report_file("/tmp/entente-none/50%.tex", study, "latex", NULL, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "'/tmp/entente-none/50%.tex' has '%' in its name, which LaTeX cannot have in the name of a figure");
  ent_study_free(study);
}

/* Fails each allocation of a way to a file in turn: each failure is told, and nothing is left behind. */
static void memory_runs_out_beside(void) {
  scene s;
  ent__tree tree;
  ent_buffer text = ENT_BUFFER_INIT;
  bool reached = true;
  set(&s);
  ent__buffer_puts(&text, "t");
  plant(&tree, 2);
  for (unsigned long n = 0; reached; n++) {
    ent_error err = ENT_ERROR_INIT;
    ent_test_fail_after(n);
    const ent_status status = ent__write_beside(s.text, &text, &tree, "svg", &err);
    reached = ent_test_failed();
    ent_test_fail_never();
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    CU_ASSERT_EQUAL(entries(s.folder), reached ? 0 : 2);
    if (n == 0) CU_ASSERT_TRUE(reached);
  }
  ent_buffer_clear(&text);
  ent__tree_clear(&tree);
  take_down(s.figures);
  take_down(s.folder);
}

static void memory_runs_out(void) {
  static const char *const forms[] = {"latex", "bibtex", "csl-json", NULL};
  ent_study *study = study_of(sourced);
  for (int i = 0; forms[i] != NULL; i++) {
    bool reached = true;
    for (unsigned long n = 0; reached; n++) {
      ent_error err = ENT_ERROR_INIT;
      ent_buffer out = ENT_BUFFER_INIT;
      ent_test_fail_after(n);
      const ent_status status = ent_export_report(&out, study, forms[i], NULL, &err);
      reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (n < 3) CU_ASSERT_TRUE(reached);
      ent_buffer_clear(&out);
    }
  }
  ent_study_free(study);
}

CU_TestInfo report_forms_tests[] = {{"LaTeX escapes", latex_escapes},
                                    {"LaTeX of a tree", latex_of_a_tree},
                                    {"LaTeX splits wide tables", latex_splits_wide_tables},
                                    {"Markdown refers to figures", markdown_refers_to_figures},
                                    {"plain HTML has pixels", plain_html_has_pixels},
                                    {"figures beside the text", figures_beside},
                                    {"foreign figures stay", foreign_figures_stay},
                                    {"a failure undoes all", failure_undoes_all},
                                    {"references", references},
                                    {"no references", no_references},
                                    {"refuses names for LaTeX", refuses_names_for_latex},
                                    {"memory runs out beside", memory_runs_out_beside},
                                    {"memory runs out", memory_runs_out},
                                    CU_TEST_INFO_NULL};
