/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frameworks and maps of arguments: what is read of them, and that what is written reads back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/harness.h"

static const char *const forms[] = {"iccma", "tgf", "apx", NULL};

static ent_input read_as(const char *text, size_t size, const char *name, const char *format) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.format = format;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, size, name, &options, found, &err), &err);
  ent_diagnostics_free(found);
  return input;
}

/* "a>b c>a", arguments and attacks in their order. */
static void show(char *out, size_t room, const ent_framework *framework) {
  char from[12], to[12];
  size_t used = 0;
  out[0] = '\0';
  for (uint32_t i = 0; framework != NULL && i < ent_framework_arguments(framework); i++) {
    const ent_ids attacked = ent_framework_attacked_by(framework, i);
    for (uint32_t k = 0; k < attacked.count && used < room; k++)
      used += (size_t)snprintf(out + used, room - used, "%s%s>%s", used == 0 ? "" : " ", ent_framework_id(framework, i, from),
                               ent_framework_id(framework, attacked.at[k], to));
  }
}

static void expect(const char *text, const char *name, uint32_t arguments, const char *attacks) {
  char found[200];
  ent_input input = read_as(text, strlen(text), name, NULL);
  CU_ASSERT_PTR_NOT_NULL(input.framework);
  CU_ASSERT_PTR_NULL(input.dataset);
  if (input.framework != NULL) {
    CU_ASSERT_EQUAL(ent_framework_arguments(input.framework), arguments);
    show(found, sizeof found, input.framework);
    ENT_TEST_SAME(found, attacks);
    ENT_TEST_SAME(ent_framework_source(input.framework), name);
    CU_ASSERT_EQUAL(strlen(ent_framework_sha256(input.framework)), 64);
  }
  ent_input_clear(&input);
}

/* By name and, from a stream, by content alone. */
static void forms_are_told_apart(void) {
  expect("p af 3\n1 2\n2 1\n", "x.af", 3, "1>2 2>1");
  expect("# c\r\n\r\np   af\t3 \r\n3  1\r\n1 2\r\n1 2", "<stdin>", 3, "1>2 3>1");
  expect("p af 0\n", "x.af", 0, "");
  expect("a one\nb\n#\na b\nb b label\n", "x.tgf", 2, "a>b b>b");
  expect("1\n2\n3\n#\n3 1\n", "<stdin>", 3, "3>1");
  expect("2\n1\n#\n2 1\n", "x.tgf", 2, "2>1");
  expect("#\n", "x.tgf", 0, "");
  expect("% c\natt( b , a ).arg(a) . arg(b).", "<stdin>", 2, "b>a");
  expect("arg(1).arg(2).arg(x).att(2,x).att(x,1).att(\"1\",2).", "x.dl", 3, "1>2 2>x x>1");
  expect("", "x.apx", 0, "");
}

/* Numbers as names, then a name: the numbers keep their places. */
static void numbers_become_names(void) {
  const char text[] = "arg(1). arg(2). att(1,2). arg(four). arg(4). att(four,4). att(2,4).";
  expect(text, "x.apx", 4, "1>2 2>4 four>4");
}

static ent_framework *drawn(uint64_t seed, uint32_t arguments, size_t attacks, bool named) {
  char names[64][16];
  const char *ids[64];
  ent_attack edges[256];
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent__rng_seed(&rng, seed, 0);
  for (uint32_t i = 0; i < arguments; i++) {
    snprintf(names[i], sizeof names[i], i % 3 == 0 ? "a%u" : i % 3 == 1 ? "B %u" : "%u", (unsigned)i + 7);
    ids[i] = names[i];
  }
  for (size_t i = 0; i < attacks; i++) edges[i] = (ent_attack){(uint32_t)ent__rng_below(&rng, arguments), (uint32_t)ent__rng_below(&rng, arguments)};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, named ? ids : NULL, arguments, edges, attacks, &err), &err);
  return framework;
}

/* TGF and ICCMA have numbers where names do not fit; the attacks are the same. */
static void written_and_read(void) {
  for (uint64_t seed = 0; seed < 60; seed++) {
    const uint32_t arguments = 1 + (uint32_t)(seed % 40);
    ent_framework *framework = drawn(seed, arguments, seed * 4, seed % 2 == 0);
    for (int f = 0; forms[f] != NULL && framework != NULL; f++) {
      ent_error err = ENT_ERROR_INIT;
      ent_buffer text = ENT_BUFFER_INIT;
      ENT_TEST_OK(ent_framework_write(&text, framework, forms[f], &err), &err);
      ent_input again = read_as(text.data, text.size, "again", forms[f]);
      CU_ASSERT_PTR_NOT_NULL_FATAL(again.framework);
      CU_ASSERT_EQUAL(ent_framework_arguments(again.framework), arguments);
      for (uint32_t i = 0; i < arguments; i++) {
        char a[12], b[12];
        const ent_ids before = ent_framework_attacked_by(framework, i), after = ent_framework_attacked_by(again.framework, i);
        CU_ASSERT_EQUAL_FATAL(before.count, after.count);
        CU_ASSERT(before.count == 0 || memcmp(before.at, after.at, before.count * sizeof *before.at) == 0);
        if (strcmp(forms[f], "apx") == 0) ENT_TEST_SAME(ent_framework_id(again.framework, i, a), ent_framework_id(framework, i, b));
      }
      ent_input_clear(&again);
      ent_buffer_clear(&text);
    }
    ent_framework_free(framework);
  }
}

static void refuses_what_it_cannot_write(void) {
  static const char *const ids[] = {"a\"b"};
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_framework *framework = NULL;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, ids, 1, NULL, 0, &err), &err);
  CU_ASSERT_EQUAL(ent_framework_write(&out, framework, "apx", &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "argument 'a\"b' has a quote in its id, for which apx has no room; take iccma or tgf");
  err = (ent_error)ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_framework_write(&out, framework, "dot", &err), ENT_E_USAGE);
  ent_framework_free(framework);
  ent_buffer_clear(&out);
}

enum { many = 200000 };

/* Chains, self-attacks, and a map as deep as it is long: no recursion, no surprise. */
static void long_ones(void) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "p af %d\n", many);
  for (int i = 1; i < many; i++) ent__buffer_printf(&text, "%d %d\n%d %d\n", i, i + 1, i, i);
  ent_input input = read_as(text.data, text.size, "x.af", NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.framework);
  CU_ASSERT_EQUAL(ent_framework_attacks(input.framework), 2 * (many - 1));
  ent_input_clear(&input);
  text.size = 0;
  ent__buffer_puts(&text, "[A]: root\n");
  for (int i = 1; i < 1000; i++) ent__buffer_printf(&text, "%*s- <a%d>: x\n", i, "", i);
  input = read_as(text.data, text.size, "x.argdown", NULL);
  size_t count = 0;
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.dataset);
  (void)ent_dataset_relations(input.dataset, &count);
  CU_ASSERT_EQUAL(count, 999);
  ent_input_clear(&input);
  text.size = 0;
  ent__buffer_puts(&text, "[A]: ");
  for (int i = 0; i < 60000; i++) ent__buffer_puts(&text, i % 3 == 0 ? "{" : i % 3 == 1 ? "**a" : "\"[");
  input = read_as(text.data, text.size, "x.argdown", NULL);
  CU_ASSERT_PTR_NOT_NULL(input.dataset);
  ent_input_clear(&input);
  ent_buffer_clear(&text);
}

static const char *text_of(const char *argdown, const char *id) {
  static char kept[200];
  ent_input input = read_as(argdown, strlen(argdown), "x.argdown", NULL);
  kept[0] = '\0';
  if (input.dataset != NULL) {
    size_t count = 0;
    const ent_argument *all = ent_dataset_arguments(input.dataset, &count);
    const uint32_t at = ent_dataset_find(input.dataset, ENT_TABLE_ARGUMENTS, id);
    if (at != ENT_NONE) snprintf(kept, sizeof kept, "%s", ent_text_in(all[at].text, NULL));
  }
  ent_input_clear(&input);
  return kept;
}

static void argdown_texts(void) {
  ENT_TEST_SAME(text_of("[A]: one **two** _three_ a_b_c 2*3*4 __four *five*__\n  six", "A"), "one two three a_b_c 2*3*4 four five six");
  ENT_TEST_SAME(text_of("[A]: \\#x \\_y\\_ @[B *c*] #tag [*l*](http://x_y_z) // gone", "A"), "#x _y_ @[B *c*] #tag [*l*](http://x_y_z)");
  ENT_TEST_SAME(text_of("[A]: see https://example.org // gone\n/* gone\n\n too */ end", "A"), "see https://example.org end");
  ENT_TEST_SAME(text_of("[A]: x {note: 'a } b', list: [1, {c: d}]} y { z", "A"), "x y { z");
  ENT_TEST_SAME(text_of("[A]: x\n\n<A>: y", "<A>"), "y");
  ENT_TEST_SAME(text_of("[A]: x\n\n[ A ]: y\n\n[A]: x", "A"), "x\ny");
  ENT_TEST_SAME(text_of("[@A]: x", "[@A]"), "x");
  ENT_TEST_SAME(text_of("[x](y) is an address", "Untitled 1"), "[x](y) is an address");
  ENT_TEST_SAME(text_of("===\ntitle: x\n===\n\n  * one\n  2. two\n", "Untitled 2"), "two");
}

/* What an argument named `from` does to one named `to`; "undercuts" where it undercuts a relation of that one. */
static bool relates(const ent_dataset *dataset, const char *from, const char *kind, const char *to) {
  size_t count = 0, all = 0;
  const ent_relation *relations = ent_dataset_relations(dataset, &count);
  const ent_argument *arguments = ent_dataset_arguments(dataset, &all);
  static const char *const words[] = {"supports", "attacks", "undercuts"};
  for (size_t i = 0; i < count; i++) {
    const ent_target target = relations[i].to;
    const uint32_t end = target.kind == ENT_TARGET_RELATION ? relations[target.index].from : target.index;
    if (strcmp(arguments[relations[i].from].id, from) == 0 && strcmp(words[relations[i].kind], kind) == 0 && strcmp(arguments[end].id, to) == 0) return true;
  }
  return false;
}

static void argdown_relations(void) {
  static const char text[] = "[A]: a\n  + [B]\n    - <C>\n      +> [D]\n  <- [E]\n  -> [F]\n  >< [G]\n\n<H>\n  _> <C>\n\n"
                             "<P>\n\n(1) [X]\n--\nrule\n--\n  <_ <U>\n(2) [M]\n(3) [Y]\n----\n(4) [Z]\n  -> [A]\n\n<P>\n  +> [B]\n";
  ent_input input = read_as(text, sizeof text - 1, "x.ad", NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(input.dataset);
  static const char *const expected[][3] = {
      {"B", "supports", "A"}, {"C", "attacks", "B"},   {"C", "supports", "D"}, {"E", "attacks", "A"},  {"A", "attacks", "F"},   {"A", "attacks", "G"},
      {"G", "attacks", "A"},  {"H", "undercuts", "C"}, {"X", "supports", "M"}, {"M", "supports", "P"}, {"Y", "supports", "P"},  {"P", "supports", "Z"},
      {"Z", "attacks", "A"},  {"Z", "supports", "B"},  {"U", "undercuts", "X"}};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
    if (!relates(input.dataset, expected[i][0], expected[i][1], expected[i][2])) {
      fprintf(stderr, "%s %s %s: missing\n", expected[i][0], expected[i][1], expected[i][2]);
      CU_FAIL("a relation is missing");
    }
  CU_ASSERT_FALSE(relates(input.dataset, "P", "supports", "B"));
  size_t count = 0;
  (void)ent_dataset_relations(input.dataset, &count);
  CU_ASSERT_EQUAL(count, 16); /* the undercut of C is one of each of its two relations */
  ent_input_clear(&input);
}

CU_TestInfo argument_files_tests[] = {{"forms are told apart", forms_are_told_apart},
                                      {"numbers become names", numbers_become_names},
                                      {"written and read", written_and_read},
                                      {"refuses what it cannot write", refuses_what_it_cannot_write},
                                      {"long ones", long_ones},
                                      {"texts of Argdown", argdown_texts},
                                      {"relations of Argdown", argdown_relations},
                                      CU_TEST_INFO_NULL};
