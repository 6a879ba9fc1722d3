/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of reports: tree, walk, both renderers' escapes, figures, and words with their plurals. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/render.h"
#include "exporters/reports/words.h"
#include "tests/harness.h"

/* Writes what a walk meets: "(" kind, runs, "|" between, ")" kind. */
static void note_enter(void *state, const ent__block *block) { ent__buffer_printf(state, "(%d ", (int)block->kind); }
static void note_run(void *state, const ent__block *block, const ent__run *run) {
  (void)block;
  ent__buffer_puts(state, run->text);
}
static void note_body(void *state, const ent__block *block) {
  (void)block;
  ent__buffer_putc(state, '|');
}
static void note_leave(void *state, const ent__block *block) {
  (void)block;
  ent__buffer_putc(state, ')');
}

static const ent__renderer notes = {note_enter, note_run, note_body, note_leave};

static void begin(ent__tree *tree) {
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__tree_begin(tree, "en", &err), &err);
}

static void add_text(ent__tree *tree, ent__block *block, const char *text) {
  ent__runs_add(tree, &block->runs, text, ENT__RUN_PLAIN, NULL);
}

static void walks(void) {
  ent__tree tree;
  ent_buffer out = ENT_BUFFER_INIT;
  begin(&tree);
  add_text(&tree, tree.root, "t");
  add_text(&tree, ent__tree_open(&tree, ENT__BLOCK_SECTION, "a"), "s");
  add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_PARAGRAPH), "p");
  add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_PARAGRAPH), "q");
  ent__tree_close(&tree);
  add_text(&tree, ent__tree_open(&tree, ENT__BLOCK_SECTION, "b"), "u");
  ent__tree_close(&tree);
  ent__walk(tree.root, &notes, &out);
  ENT_TEST_SAME(out.data, "(0 t|(1 s|(2 p|)(2 q|))(1 u|))");
  out.size = 0;
  ent__walk(tree.root->first, &notes, &out);
  ENT_TEST_SAME(out.data, "(1 s|(2 p|)(2 q|))");
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

/* A walk that recursed would end here. */
static void walks_deep(void) {
  enum { deep = 300000 };
  ent__tree tree;
  ent_buffer out = ENT_BUFFER_INIT;
  begin(&tree);
  for (int i = 0; i < deep; i++) ent__tree_open(&tree, ENT__BLOCK_SECTION, NULL);
  ent__walk(tree.root, &notes, &out);
  CU_ASSERT_EQUAL(out.size, (size_t)deep * 5 + 5);
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

typedef struct pair {
  const char *text;
  const char *expected;
} pair;

static void markdown_escapes(void) {
  static const pair pairs[] = {
      {"plain (text), 1. and so: on", "plain (text), 1. and so: on"},
      {"# heading", "\\# heading"},
      {"- item", "\\- item"},
      {"+ item", "\\+ item"},
      {"=====", "\\====="},
      {"12. item", "12\\. item"},
      {"12) item", "12\\) item"},
      {"    code", "code"},
      {"a\n# b", "a \\# b"},
      {"a | b", "a \\| b"},
      {"*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"},
      {"<b>x</b>", "\\<b\\>x\\</b\\>"},
      {"[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)"},
      {"&amp; & &#60;", "\\&amp; & \\&\\#60;"},
      {"http://x.y www.x.y a@b.c", "http\\://x.y www\\.x.y a\\@b.c"},
      {"$x$", "\\$x\\$"},
      {"a\\", "a\\\\"},
      {"a\xff\x01" "b", "a\xef\xbf\xbd b"},
      {"a\xe2\x80\xae" "b\xc2\x85\xef\xbf\xbe", "ab\xef\xbf\xbd\xef\xbf\xbd"},
      {"中文：立场", "中文：立场"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    ent_buffer out = ENT_BUFFER_INIT;
    ent__markdown_escape(&out, pairs[i].text, true);
    ENT_TEST_SAME(out.data, pairs[i].expected);
    ent_buffer_clear(&out);
  }
}

static void html_escapes(void) {
  static const pair pairs[] = {
      {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
      {"\" onclick=\"x", "&quot; onclick=&quot;x"},
      {"a & b &amp; c", "a &amp; b &amp;amp; c"},
      {"a\r\nb\tc", "a  b c"},
      {"a\x01\x7f\xc2\x80" "b", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" "b"},
      {"a\xff\xfe", "a\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xef\xbf\xbe\xef\xb7\x90", "\xef\xbf\xbd\xef\xbf\xbd"},
      {"中文", "中文"},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    ent_buffer out = ENT_BUFFER_INIT;
    ent__html_escape(&out, pairs[i].text);
    ENT_TEST_SAME(out.data, pairs[i].expected);
    ent_buffer_clear(&out);
  }
}

static void addresses(void) {
  CU_ASSERT(ent__address_is_safe("https://example.org/a?b=c#d"));
  CU_ASSERT(ent__address_is_safe("HTTP://example.org"));
  CU_ASSERT(ent__address_is_safe("mailto:a@example.org"));
  CU_ASSERT_FALSE(ent__address_is_safe("javascript:alert(1)"));
  CU_ASSERT_FALSE(ent__address_is_safe("data:text/html,x"));
  CU_ASSERT_FALSE(ent__address_is_safe("https://a b"));
  CU_ASSERT_FALSE(ent__address_is_safe(" https://a"));
  CU_ASSERT_FALSE(ent__address_is_safe("file:///etc/passwd"));
  CU_ASSERT_FALSE(ent__address_is_safe(""));
}

/* A small report with all that is awkward in Markdown. */
static void markdown_renders(void) {
  ent__tree tree;
  ent_buffer out = ENT_BUFFER_INIT;
  begin(&tree);
  add_text(&tree, tree.root, "T*");
  ent__tree_open(&tree, ENT__BLOCK_LIST, NULL);
  ent__block *item = ent__tree_open(&tree, ENT__BLOCK_ITEM, "x");
  ent__runs_add(&tree, &item->runs, "12", ENT__RUN_PLAIN, NULL);
  ent__runs_add(&tree, &item->runs, ". bold", ENT__RUN_STRONG, NULL);
  ent__runs_add(&tree, &item->runs, "sure", ENT__RUN_STRONG, NULL);
  ent__runs_add(&tree, &item->runs, "link]", ENT__RUN_PLAIN, "https://a.b/>x&y");
  ent__runs_add(&tree, &item->runs, "no", ENT__RUN_PLAIN, "javascript:x");
  ent__tree_open(&tree, ENT__BLOCK_LIST, NULL);
  add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_ITEM), "- inner");
  ent__tree_close(&tree);
  ent__tree_close(&tree);
  ent__tree_close(&tree);
  ent__tree_open(&tree, ENT__BLOCK_TABLE, NULL);
  for (int row = 0; row < 2; row++) {
    ent__tree_open(&tree, ENT__BLOCK_ROW, NULL);
    add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_CELL), "a|b");
    ent__block *cell = ent__tree_add(&tree, ENT__BLOCK_CELL);
    cell->align = ENT__ALIGN_END;
    ent__runs_add(&tree, &cell->runs, "`c|", ENT__RUN_CODE, NULL);
    ent__runs_add(&tree, &cell->runs, "heard", ENT__RUN_SPOKEN, NULL);
    ent__tree_close(&tree);
  }
  ent__tree_close(&tree);
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__render_markdown(&out, &tree, NULL, &err), &err);
  ENT_TEST_SAME(out.data, "# T\\*\n\n"
                          "- 12\\. bold**sure**[link\\]](<https://a.b/%3Ex&amp;y>)no\n"
                          "  - \\- inner\n\n"
                          "| a\\|b | `` `c\\| `` |\n| --- | ---: |\n| a\\|b | `` `c\\| `` |\n");
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

/* Two lists beside each other stay two. */
static void markdown_keeps_lists_apart(void) {
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  begin(&tree);
  add_text(&tree, tree.root, "T");
  for (int i = 0; i < 4; i++) {
    if (i == 3) add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_PARAGRAPH), "p");
    ent__tree_open(&tree, ENT__BLOCK_LIST, NULL);
    add_text(&tree, ent__tree_add(&tree, ENT__BLOCK_ITEM), "a");
    ent__tree_close(&tree);
  }
  ENT_TEST_OK(ent__render_markdown(&out, &tree, NULL, &err), &err);
  ENT_TEST_SAME(out.data, "# T\n\n- a\n\n* a\n\n- a\n\np\n\n- a\n");
  ent_buffer_clear(&out);
  ent__tree_clear(&tree);
}

static void svg_is_inlined(void) {
  static const char svg[] = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [ ]>\n<!-- c --><svg xmlns=\"x\" role='img' width=\"3\">"
                            "<title id=\"t\">a</title><g id='g' fill=\"url(#p)\" aria-labelledby=\"t g\"/><use href=\"#g\"/></svg>\n";
  ent_buffer out = ENT_BUFFER_INIT;
  ent__html_svg(&out, svg, sizeof svg - 1, "f1-", "A \"map\"");
  ENT_TEST_SAME(out.data, "<svg role=\"img\" class=\"drawing\" aria-label=\"A &quot;map&quot;\" xmlns=\"x\" width=\"3\">"
                          "<title id=\"f1-t\">a</title><g id=\"f1-g\" fill=\"url(#f1-p)\" aria-labelledby=\"f1-t f1-g\"/>"
                          "<use href=\"#f1-g\"/></svg>\n");
  ent_buffer_clear(&out);
}

static char *said(const char *language, ent__phrase_id id, const ent__arg *args) {
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent__runs runs = {NULL, NULL};
  ENT_TEST_OK(ent__tree_begin(&tree, language, &err), &err);
  ent__put(&tree, &runs, id, args);
  for (const ent__run *run = runs.first; run != NULL; run = run->next) ent__buffer_puts(&out, run->text);
  ent__tree_clear(&tree);
  return out.data;
}

static void plurals(void) {
  char *one = said("en", ENT__W_DOC_COUNT, ENT__ARGS(ent__arg_count(1)));
  char *two = said("en", ENT__W_DOC_COUNT, ENT__ARGS(ent__arg_count(2)));
  char *none = said("en", ENT__W_DOC_COUNT, ENT__ARGS(ent__arg_count(0)));
  char *chinese = said("zh-Hans", ENT__W_DOC_COUNT, ENT__ARGS(ent__arg_count(1)));
  ENT_TEST_SAME(one, "1 statement here is from it.");
  ENT_TEST_SAME(two, "2 statements here are from it.");
  ENT_TEST_SAME(none, "0 statements here are from it.");
  ENT_TEST_SAME(chinese, "本报告中有1项表态出自该文献。");
  free(one);
  free(two);
  free(none);
  free(chinese);
}

/* None, one, all: words of their own, with places inside. */
static void zeros(void) {
  static const size_t counts[][3] = {{0, 3, 3}, {1, 3, 2}, {2, 3, 1}, {3, 3, 0}, {1, 1, 0}};
  static const char *const expected[][2] = {{"0 of the 3 stances are known only from what others report.", "3项立场中有0项仅得自他人转述。"},
                                            {"1 of the 3 stances is known only from what others report.", "3项立场中有1项仅得自他人转述。"},
                                            {"2 of the 3 stances are known only from what others report.", "3项立场中有2项仅得自他人转述。"},
                                            {"All 3 stances are known only from what others report.", "3项立场均仅得自他人转述。"},
                                            {"The 1 stance is known only from what others report.", "1项立场均仅得自他人转述。"}};
  for (size_t i = 0; i < 5; i++) {
    for (int language = 0; language < 2; language++) {
      char *text = said(language == 0 ? "en" : "zh-Hans", ENT__W_KIS_HEARSAY, ENT__ARGS(ent__arg_count(counts[i][0]), ent__arg_count(counts[i][1]), ent__arg_count(counts[i][2])));
      ENT_TEST_SAME(text, expected[i][language]);
      free(text);
    }
  }
  char *none = said("en", ENT__W_DIF_STATEMENTS_TEXT, ENT__ARGS(ent__arg_count(0), ent__arg_count(7), ent__arg_count(0), ent__arg_count(35)));
  char *against = said("en", ENT__W_KIS_ARGUMENTS, ENT__ARGS(ent__arg_count(0), ent__arg_count(0), ent__arg_count(2), ent__arg_count(1)));
  ENT_TEST_SAME(none, "No statement was added, 7 removed and none changed; 35 are the same.");
  ENT_TEST_SAME(against, "No argument is recorded for it, and 2 against it, of which 1 stands.");
  free(none);
  free(against);
}

static void joins(void) {
  static const char *const expected[][2] = {{NULL, NULL}, {"A", "A"}, {"A and B", "A和B"}, {"A, B and C", "A、B和C"}};
  for (int language = 0; language < 2; language++) {
    for (size_t count = 1; count < 4; count++) {
      ent__tree tree;
      ent_error err = ENT_ERROR_INIT;
      ent_buffer out = ENT_BUFFER_INIT;
      ent__runs items[3] = {{NULL, NULL}};
      ent__runs runs = {NULL, NULL};
      static const char *const names[] = {"A", "B", "C"};
      ENT_TEST_OK(ent__tree_begin(&tree, language == 0 ? "en" : "zh-Hans", &err), &err);
      for (size_t i = 0; i < count; i++) ent__runs_add(&tree, &items[i], names[i], ENT__RUN_PLAIN, NULL);
      ent__join(&tree, &runs, items, count);
      for (const ent__run *run = runs.first; run != NULL; run = run->next) ent__buffer_puts(&out, run->text);
      ENT_TEST_SAME(out.data, expected[count][language]);
      ent_buffer_clear(&out);
      ent__tree_clear(&tree);
    }
  }
}

/* Items that are lists themselves are parted by semicolons; what is in brackets or quotes does not make one. */
static void joins_lists(void) {
  static const struct {
    const char *items[3];
    size_t more;
    const char *english;
    const char *chinese;
  } cases[] = {{{"A, B and 2 others", "C"}, 0, "A, B and 2 others; and C", "A, B and 2 others和C"},
               {{"A", "B and C", "D"}, 0, "A; B and C; and D", "A、B and C和D"},
               {{"A（甲、乙）", "乙、丙", "丁"}, 0, "A（甲、乙）, 乙、丙 and 丁", "A（甲、乙）；乙、丙；丁"},
               {{"A (S1, S2)", "B “x and y”"}, 0, "A (S1, S2) and B “x and y”", "A (S1, S2)和B “x and y”"},
               {{"A and B", "C"}, 3, "A and B; C; and 3 more", "A and B、C等（另有3个）"},
               {{"A", "B"}, 1, "A, B and 1 more", "A、B等（另有1个）"},
               {{"甲", "和平", "丙"}, 0, "甲, 和平 and 丙", "甲、和平、丙"},
               {{"A and B"}, 0, "A and B", "A and B"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    for (int language = 0; language < 2; language++) {
      ent__tree tree;
      ent_error err = ENT_ERROR_INIT;
      ent_buffer out = ENT_BUFFER_INIT;
      ent__runs items[3] = {{NULL, NULL}};
      ent__runs runs = {NULL, NULL};
      size_t count = 0;
      ENT_TEST_OK(ent__tree_begin(&tree, language == 0 ? "en" : "zh-Hans", &err), &err);
      for (; count < 3 && cases[i].items[count] != NULL; count++) ent__runs_add(&tree, &items[count], cases[i].items[count], ENT__RUN_PLAIN, NULL);
      ent__join_some(&tree, &runs, items, count, cases[i].more);
      for (const ent__run *run = runs.first; run != NULL; run = run->next) ent__buffer_puts(&out, run->text);
      ENT_TEST_SAME(out.data, language == 0 ? cases[i].english : cases[i].chinese);
      ent_buffer_clear(&out);
      ent__tree_clear(&tree);
    }
  }
}

/* Returns the places of a template as bits: {n} in the low ten, {n|one|other} above; -1 where it is broken. {n?none|some} only chooses. */
static int places(const char *template) {
  int found = 0;
  int depth = 0;
  for (const char *s = template; *s != '\0'; s++) {
    if (*s == '}' && --depth < 0) return -1;
    if (*s != '{') continue;
    if (++depth > 3 || s[1] < '0' || s[1] > '9' || (s[2] != '}' && s[2] != '|' && s[2] != '?')) return -1;
    if (s[2] != '?') found |= 1 << (s[1] - '0' + (s[2] == '|' ? 10 : 0));
  }
  return depth == 0 ? found : -1;
}

/* Each sentence names the same things in both languages, and only English bends its words to a number. */
static void words_are_whole(void) {
  for (int id = 0; id < ENT__PHRASES; id++) {
    const char *english = ent__report_word("en", (ent__phrase_id)id);
    const char *chinese = ent__report_word("zh", (ent__phrase_id)id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(english);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chinese);
    const int a = places(english);
    const int b = places(chinese);
    CU_ASSERT(a >= 0);
    CU_ASSERT(b >= 0 && b < 1 << 10);
    if ((a & 1023) != b) CU_FAIL("a sentence has other places in Chinese");
    if ((a & 1023) != b) ENT_TEST_SAME(chinese, english);
    CU_ASSERT_EQUAL(english[0] == '\0', chinese[0] == '\0');
  }
}

/* Steps over one of the words, where it stands here as a whole. */
static const char *past(const char *s, const char *const *words) {
  for (; *words != NULL; words++) {
    const size_t length = strlen(*words);
    if (strncmp(s, *words, length) == 0 && strchr(" .,;:)", s[length]) != NULL) return s + length + (s[length] == ' ');
  }
  return NULL;
}

/* Returns the word after a number that does not bend with it, NULL where there is none; "2 of its members" need not bend. */
static const char *stiff_after(const char *s) {
  static const char *const before[] = {"more", "other", "such", "different", "recorded", NULL};
  static const char *const of[] = {"of", "the", "its", NULL};
  static const char *const nouns[] = {"actors", "members", "issues", "statements", "documents", "states", "coalitions", "groupings", "ties", "cases", "periods",
                                      "positions", "networks", "parts", "stances", "packages", "arguments", "pairs", "draws", NULL};
  static const char *const verbs[] = {"are", "were", "have", "do", "rest", NULL};
  bool bent = false; /* it is the verb alone that is to be looked at */
  for (;;) {
    const char *next = past(s, before);
    const char *braces = s[0] == '{' ? strchr(s, '}') : NULL;
    if (next == NULL) bent = bent || (next = past(s, of)) != NULL || braces != NULL;
    if (next == NULL && braces != NULL && braces[1] == ' ') next = braces + 2;
    if (next == NULL) break;
    s = next;
  }
  const char *noun = past(s, nouns);
  if (noun != NULL && !bent) return s;
  if (noun != NULL) s = noun;
  return past(s, verbs) != NULL ? s : NULL;
}

/* Returns the first such word of a template. What {n|one|many} chooses is bent already; "both {0} and {1} have" counts nothing. */
static const char *stiff(const char *template) {
  int chosen = 0;
  for (const char *s = template; *s != '\0'; s++) {
    if (*s == '}' && chosen > 0) chosen--;
    if (*s != '{') continue;
    if (chosen > 0 || s[2] == '|') chosen++;
    else if (s[2] == '}' && s[3] == ' ' && (s < template + 5 || strncmp(s - 5, " and ", 5) != 0) && stiff_after(s + 4) != NULL) return stiff_after(s + 4);
  }
  return NULL;
}

/* What follows a number in English has a form for one and a form for many, noun and verb alike. */
static void numbers_have_both_forms(void) {
  ENT_TEST_SAME(stiff("Of {0} more issues."), "issues.");
  ENT_TEST_SAME(stiff("{0} of the {1} {1|tie|ties} are weak"), "are weak");
  ENT_TEST_SAME(stiff("{0} of the {1} ties {0|is|are} weak"), "ties {0|is|are} weak");
  CU_ASSERT_PTR_NULL(stiff("{0} of the {1} {1|tie|ties} {0|is|are} weak"));
  CU_ASSERT_PTR_NULL(stiff("{0} of its members {0|is|are} weak"));
  for (int id = 0; id < ENT__PHRASES; id++) {
    const char *english = ent__report_word("en", (ent__phrase_id)id);
    CU_ASSERT_PTR_NULL(stiff(english));
    if (stiff(english) != NULL) ENT_TEST_SAME(english, stiff(english));
  }
}

static void languages(void) {
  ENT_TEST_SAME(ent__report_language(NULL), "en");
  ENT_TEST_SAME(ent__report_language("fr"), "en");
  ENT_TEST_SAME(ent__report_language("zhx"), "en");
  ENT_TEST_SAME(ent__report_language("zh"), "zh-Hans");
  ENT_TEST_SAME(ent__report_language("ZH-hant"), "zh-Hans");
  ENT_TEST_SAME(ent__report_language("zh_CN"), "zh-Hans");
}

CU_TestInfo report_parts_tests[] = {{"walks a tree", walks},
                                    {"walks a deep tree", walks_deep},
                                    {"Markdown escapes", markdown_escapes},
                                    {"HTML escapes", html_escapes},
                                    {"addresses", addresses},
                                    {"Markdown renders", markdown_renders},
                                    {"Markdown keeps lists apart", markdown_keeps_lists_apart},
                                    {"SVG is inlined", svg_is_inlined},
                                    {"plurals", plurals},
                                    {"none, one, all", zeros},
                                    {"joins", joins},
                                    {"joins lists", joins_lists},
                                    {"numbers have both forms", numbers_have_both_forms},
                                    {"words are whole in both languages", words_are_whole},
                                    {"languages", languages},
                                    CU_TEST_INFO_NULL};
