/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The readings of supports and undercuts against written-out examples, and undercuts against the
 * framework with recursive attacks (AFRA; Baroni, Cerutti, Giacomin & Guida 2011).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/graph.h"
#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

/* Makes a dataset from a line such as "a>b c+b d~1": attacks, supports and undercuts, numbered from 1; "!a" is evidence. */
static ent_dataset *parse(const char *line) {
  ent_buffer json = ENT_BUFFER_INIT;
  int number = 0;
  bool seen[26] = {false};
  bool evidence[26] = {false};
  for (const char *at = line; *at != '\0'; at++)
    if (*at >= 'a' && *at <= 'z') seen[*at - 'a'] = true;
  for (const char *at = strchr(line, '!'); at != NULL; at = strchr(at + 1, '!')) evidence[at[1] - 'a'] = true;
  ent__buffer_puts(&json, "{'entente': 1, 'documents': [{'id': 'D', 'title': 'D'}], 'issues': [{'id': 'X', 'label': 'X'}], 'arguments': [");
  const char *comma = "";
  for (int i = 0; i < 26; i++) {
    if (!seen[i]) continue;
    ent__buffer_printf(&json, "%s{'id': '%c', 'text': 'T'%s}", comma, 'a' + i, evidence[i] ? ", 'evidence': true" : i < 3 ? ", 'document': 'D'" : "");
    comma = ", ";
  }
  ent__buffer_puts(&json, "], 'relations': [");
  for (const char *at = line; *at != '\0'; at++) {
    static const char *const kinds[] = {"attacks", "supports", "undercuts"};
    const char *kind = strchr(">+~", *at);
    if (*at == ' ' || kind == NULL) continue;
    ent__buffer_printf(&json, "%s{'id': '%d', 'from': '%c', 'kind': '%s', 'to': ", number == 0 ? "" : ", ", number + 1, at[-1], kinds[kind - strchr(">+~", '>')]);
    if (at[1] == 'X') ent__buffer_puts(&json, "{'issue': 'X', 'side': 'support'}}");
    else ent__buffer_printf(&json, *kind == '~' || *at == '~' ? "{'relation': '%c'}}" : "{'argument': '%c'}}", at[1]);
    number++;
  }
  ent__buffer_puts(&json, "]}");
  ent_dataset *d = ent_test_dataset(json.data);
  ent_buffer_clear(&json);
  return d;
}

static void labels(char out[27], const char *line, ent_reading reading) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  const ent_framework_options options = {reading, 0};
  size_t count = 0;
  ent_dataset *d = parse(line);
  ENT_TEST_OK(ent_framework_new(&framework, d, &options, &err), &err);
  const ent_label *label = ent_framework_grounded(framework, &count);
  for (size_t i = 0; i < count; i++) out[i] = "iou"[label[i]];
  out[count] = '\0';
  ent_framework_free(framework);
  ent_dataset_free(d);
}

static void reads_supports(void) {
  static const struct {
    const char *line;
    const char *none, *deductive, *necessary, *evidential;
  } cases[] = {
      /* c attacks the supported b: a falls with it where a is a deduction of b; a alone is evidence beside c. */
      {"a+b c>b", "ioi", "ooi", "ioi", "ioi"},
      /* c attacks the supporter a: b falls with it where it needs a, or where a was its evidence. */
      {"a+b c>a", "oii", "oii", "ooi", "ooi"},
      /* b attacks c: so does its supporter (deductive); where a falls, b still stands and attacks. */
      {"a+b b>c", "iio", "iio", "iio", "iio"},
      {"a+b b>c d>a", "oioi", "oioi", "ooii", "iioo"},
      /* a attacks c: so does b, which needs a. */
      {"a+b a>c", "iio", "iio", "iio", "iio"},
      /* Along a chain: a supports b supports c. */
      {"a+b b+c d>c", "iioi", "oooi", "iioi", "iiio"},
      {"a+b b+c d>a", "oiii", "oiii", "oooi", "iiio"},
      /* Two supporters, one of them attacked: a deduction, a need, or one chain of evidence is enough. */
      {"!a !b a+c b+c !d d>a", "oiii", "oiii", "oioi", "oiii"},
      /* A circle of supports: they stand and fall together; what needs itself never stands; nothing backs itself. */
      {"d+e e+d", "ii", "ii", "oo", "oo"},
      {"d+e e+d f>d !f", "oii", "ooi", "ooi", "ooi"},
      {"!a a+d d+e e+d", "iii", "iii", "ioo", "iii"},
      {"!a a+d d+e e+d !f f>a", "oiii", "oiii", "oooi", "oooi"},
      /* An undercut support asks for nothing; d is no evidence, and so does not undercut. */
      {"a+b c>b d~1", "ioii", "ioii", "ioii", "ioio"},
      {"a+b c>a d~1", "oiii", "oiii", "oiii", "ooio"},
      {"!a a+d !b b~1", "iii", "iii", "iii", "iio"},
      {"!a a+d d+e e+d !b b~1", "iiii", "iiii", "iioo", "iioo"},
      {"!a a+d d+e e+d !b b~2", "iiii", "iiii", "iiii", "iiio"},
      /* What is supported attacks its supporter: a attacks itself (deductive), b does (necessary), or each keeps the other open. */
      {"a+b b>a", "oi", "oi", "uu", "uu"}};
  char found[27];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *wanted[] = {cases[i].none, cases[i].deductive, cases[i].necessary, cases[i].evidential};
    for (int r = 0; r < 4; r++) {
      labels(found, cases[i].line, (ent_reading)r);
      if (strcmp(found, wanted[r]) != 0) printf("%s read as %s: %s, expected %s\n", cases[i].line, ent_reading_word((ent_reading)r), found, wanted[r]);
      ENT_TEST_SAME(found, wanted[r]);
    }
  }
}

/* A framework with recursive attacks: attack i goes from an argument to an argument, or to an earlier attack. */
enum { arguments_most = 6, attacks_most = 9 };

typedef struct recursive {
  int arguments;
  int attacks;
  int from[attacks_most];
  int to[attacks_most]; /* an argument, or arguments + an attack */
} recursive;

static void draw(recursive *out, ent__rng *rng) {
  out->arguments = 1 + (int)ent__rng_below(rng, arguments_most);
  out->attacks = (int)ent__rng_below(rng, attacks_most + 1);
  for (int i = 0; i < out->attacks; i++) {
    out->from[i] = (int)ent__rng_below(rng, (uint64_t)out->arguments);
    const bool undercut = i > 0 && ent__rng_below(rng, 2) == 0;
    out->to[i] = undercut ? out->arguments + (int)ent__rng_below(rng, (uint64_t)i) : (int)ent__rng_below(rng, (uint64_t)out->arguments);
  }
}

/* An attack defeats its target, and an attack that goes from a defeated argument. */
static bool defeats(const recursive *r, int attack, int node) {
  if (r->to[attack] == node) return true;
  return node >= r->arguments && r->to[attack] == r->from[node - r->arguments];
}

/* The grounded labelling of arguments and attacks by its definition, over and over until nothing changes. */
static void ground_slowly(const recursive *r, char *label) {
  const int nodes = r->arguments + r->attacks;
  memset(label, 'u', (size_t)nodes);
  for (bool changed = true; changed;) {
    changed = false;
    for (int v = 0; v < nodes; v++) {
      bool all_out = true;
      bool one_in = false;
      for (int a = 0; a < r->attacks; a++) {
        if (!defeats(r, a, v)) continue;
        all_out = all_out && label[r->arguments + a] == 'o';
        one_in = one_in || label[r->arguments + a] == 'i';
      }
      const char now = all_out ? 'i' : one_in ? 'o' : 'u';
      changed = changed || now != label[v];
      label[v] = now;
    }
  }
}

static ent_dataset *as_dataset(const recursive *r) {
  ent_buffer json = ENT_BUFFER_INIT;
  ent__buffer_puts(&json, "{'entente': 1, 'arguments': [");
  for (int i = 0; i < r->arguments; i++) ent__buffer_printf(&json, "%s{'id': 'a%d', 'text': 'T'}", i == 0 ? "" : ", ", i);
  ent__buffer_puts(&json, "], 'relations': [");
  for (int i = 0; i < r->attacks; i++) {
    const bool undercut = r->to[i] >= r->arguments;
    ent__buffer_printf(&json, "%s{'id': 'r%d', 'from': 'a%d', 'kind': '%s', 'to': {'%s': '%s%d'}}", i == 0 ? "" : ", ", i, r->from[i], undercut ? "undercuts" : "attacks",
                       undercut ? "relation" : "argument", undercut ? "r" : "a", undercut ? r->to[i] - r->arguments : r->to[i]);
  }
  ent__buffer_puts(&json, "]}");
  ent_dataset *d = ent_test_dataset(json.data);
  ent_buffer_clear(&json);
  return d;
}

static void equals_recursive_attacks(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 11, 7);
  for (int round = 0; round < 400; round++) {
    recursive r;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    char wanted[arguments_most + attacks_most + 1] = "";
    char found[arguments_most + attacks_most + 1] = "";
    size_t count = 0;
    draw(&r, &rng);
    ground_slowly(&r, wanted);
    ent_dataset *d = as_dataset(&r);
    ENT_TEST_OK(ent_framework_new(&framework, d, NULL, &err), &err);
    const ent_label *label = ent_framework_grounded(framework, &count);
    for (int i = 0; i < r.arguments; i++) found[i] = "iou"[label[i]];
    for (int i = 0; i < r.attacks; i++) found[r.arguments + i] = "iou"[ent_framework_relation(framework, (ent_relation_id)i)];
    ENT_TEST_SAME(found, wanted);
    ent_framework_free(framework);
    ent_dataset_free(d);
  }
}

/* The nodes that a set of arguments and attacks defeats. */
static unsigned defeated_by(const recursive *r, unsigned set) {
  unsigned out = 0;
  for (int v = 0; v < r->arguments + r->attacks; v++)
    for (int a = 0; a < r->attacks; a++)
      if ((set >> (r->arguments + a) & 1) != 0 && defeats(r, a, v)) out |= 1u << v;
  return out;
}

/* Returns whether a set holds just what it defends, and defeats none of it. */
static bool is_complete(const recursive *r, unsigned set) {
  const int nodes = r->arguments + r->attacks;
  const unsigned out = defeated_by(r, set);
  if ((out & set) != 0) return false;
  for (int v = 0; v < nodes; v++) {
    bool defended = true;
    for (int a = 0; a < r->attacks; a++) defended = defended && (!defeats(r, a, v) || (out >> (r->arguments + a) & 1) != 0);
    if (defended != ((set >> v & 1) != 0)) return false;
  }
  return true;
}

/* Marks in `wanted`, by set of arguments, the complete extensions of AFRA, or the greatest of them. */
static void extend_slowly(const recursive *r, bool greatest, bool *wanted) {
  const unsigned all = 1u << (r->arguments + r->attacks);
  for (unsigned set = 0; set < all; set++) {
    bool kept = is_complete(r, set);
    for (unsigned other = 0; greatest && kept && other < all; other++) kept = (set & other) != set || other == set || !is_complete(r, other);
    if (kept) wanted[set & ((1u << r->arguments) - 1)] = true;
  }
}

static void has_extensions_of_recursive_attacks(void) {
  enum { attacks_here = 6 };
  ent__rng rng;
  ent__rng_seed(&rng, 14, 7);
  for (int round = 0; round < 60; round++) {
    recursive r;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    draw(&r, &rng);
    if (r.attacks > attacks_here) r.attacks = attacks_here;
    if (r.arguments > 4) continue;
    ent_dataset *d = as_dataset(&r);
    ENT_TEST_OK(ent_framework_new(&framework, d, NULL, &err), &err);
    for (int greatest = 0; greatest < 2; greatest++) {
      bool wanted[1 << 4] = {false};
      bool found[1 << 4] = {false};
      ent_answer *answer = NULL;
      const ent_argue_options options = {greatest ? ENT_SEMANTICS_PREFERRED : ENT_SEMANTICS_COMPLETE, ENT_TASK_EE, ENT_NONE, 0, 0};
      extend_slowly(&r, greatest, wanted);
      ENT_TEST_OK(ent_argue(&answer, framework, &options, &err), &err);
      for (size_t i = 0; i < ent_answer_extensions(answer); i++) {
        unsigned set = 0;
        const ent_ids extension = ent_answer_extension(answer, i);
        for (uint32_t k = 0; k < extension.count; k++) set |= 1u << extension.at[k];
        CU_ASSERT_FALSE(found[set]);
        found[set] = true;
      }
      for (size_t i = 0; i < 1 << 4; i++) CU_ASSERT_EQUAL(found[i], wanted[i]);
      ent_answer_free(answer);
    }
    ent_framework_free(framework);
    ent_dataset_free(d);
  }
}

/* A deductive closure by its definition: attack a chain of supports further up, at either end. */
static void spreads_as_defined(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 12, 7);
  for (int round = 0; round < 300; round++) {
    enum { n = 6 };
    bool attack[n][n] = {{false}}, support[n][n] = {{false}}, reach[n][n];
    ent_buffer line = ENT_BUFFER_INIT;
    for (int i = 0; i < n; i++) ent__buffer_printf(&line, "%c ", 'a' + i);
    for (int k = 0; k < 7; k++) {
      const int from = (int)ent__rng_below(&rng, n), to = (int)ent__rng_below(&rng, n);
      const bool supports = from != to && ent__rng_below(&rng, 2) == 0;
      if (supports ? support[from][to] : attack[from][to]) continue;
      if (supports) support[from][to] = true;
      else attack[from][to] = true;
      ent__buffer_printf(&line, "%c%c%c ", 'a' + from, supports ? '+' : '>', 'a' + to);
    }
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) reach[i][j] = i == j || support[i][j];
    for (int k = 0; k < n; k++)
      for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
    for (int deductive = 0; deductive < 2; deductive++) {
      ent_error err = ENT_ERROR_INIT;
      ent_framework *framework = NULL;
      const ent_framework_options options = {deductive ? ENT_READING_DEDUCTIVE : ENT_READING_NECESSARY, 0};
      ent_dataset *d = parse(line.data);
      ENT_TEST_OK(ent_framework_new(&framework, d, &options, &err), &err);
      for (uint32_t i = 0; i < n; i++) {
        const ent_ids to = ent_framework_attacked_by(framework, i);
        for (uint32_t j = 0; j < n; j++) {
          bool wanted = false;
          bool found = false;
          for (uint32_t x = 0; x < n; x++)
            for (uint32_t y = 0; y < n; y++)
              wanted = wanted || (attack[x][y] && (deductive ? reach[i][x] && reach[j][y] : reach[x][i] && reach[y][j]));
          for (uint32_t k = 0; k < to.count; k++) found = found || to.at[k] == j;
          CU_ASSERT_EQUAL(found, wanted);
        }
      }
      ent_framework_free(framework);
      ent_dataset_free(d);
    }
    ent_buffer_clear(&line);
  }
}

static void drops_weak_attacks(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_framework_options options = {ENT_READING_NONE, 0.5};
  size_t count = 0;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'arguments': [{'id': 'a', 'text': 'A'}, {'id': 'b', 'text': 'B'}, {'id': 'c', 'text': 'C'}], 'relations': ["
      "{'id': 'r', 'from': 'a', 'to': {'argument': 'b'}, 'kind': 'attacks', 'weight': 0.4},"
      "{'id': 's', 'from': 'b', 'to': {'argument': 'c'}, 'kind': 'attacks', 'weight': 0.5},"
      "{'id': 't', 'from': 'a', 'to': {'relation': 's'}, 'kind': 'undercuts', 'weight': 0.1},"
      "{'id': 'u', 'from': 'c', 'to': {'relation': 'r'}, 'kind': 'undercuts'}]}");
  ENT_TEST_OK(ent_framework_new(&framework, d, &options, &err), &err);
  const ent_label *label = ent_framework_grounded(framework, &count);
  CU_ASSERT(label[0] == ENT_LABEL_IN && label[1] == ENT_LABEL_IN && label[2] == ENT_LABEL_OUT);
  CU_ASSERT_EQUAL(ent_framework_relation(framework, 0), ENT_LABEL_OUT);
  CU_ASSERT_EQUAL(ent_framework_relation(framework, 1), ENT_LABEL_IN);
  CU_ASSERT_EQUAL(ent_framework_relation(framework, 2), ENT_LABEL_OUT);
  CU_ASSERT_EQUAL(ent_framework_attacks(framework), 1);
  ent_framework_free(framework);
  ent_dataset_free(d);
}

static void takes_bare_attacks(void) {
  static const char *const ids[] = {"x", "y", "z"};
  static const char *const twice[] = {"x", "y", "x"};
  static const ent_attack attacks[] = {{0, 1}, {1, 2}, {0, 1}, {2, 2}};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  char buffer[12];
  ENT_TEST_OK(ent_framework_from_attacks(&framework, ids, 3, attacks, 4, &err), &err);
  CU_ASSERT_EQUAL(ent_framework_attacks(framework), 3);
  ENT_TEST_SAME(ent_framework_id(framework, 2, buffer), "z");
  CU_ASSERT_EQUAL(ent_framework_find(framework, "y"), 1);
  CU_ASSERT_EQUAL(ent_framework_find(framework, "1"), ENT_NONE);
  ENT_TEST_SAME(ent_framework_source(framework), "");
  ENT_TEST_OK(ent_framework_set_source(framework, "file", "hash", &err), &err);
  ENT_TEST_SAME(ent_framework_source(framework), "file");
  ENT_TEST_SAME(ent_framework_sha256(framework), "hash");
  ent_framework_free(framework);
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 3, attacks, 4, &err), &err);
  ENT_TEST_SAME(ent_framework_id(framework, 2, buffer), "3");
  CU_ASSERT_EQUAL(ent_framework_find(framework, "3"), 2);
  CU_ASSERT_EQUAL(ent_framework_find(framework, "4"), ENT_NONE);
  CU_ASSERT_EQUAL(ent_framework_find(framework, "0"), ENT_NONE);
  CU_ASSERT_EQUAL(ent_framework_find(framework, "03"), ENT_NONE);
  CU_ASSERT_EQUAL(ent_framework_find(framework, "99999999999999999999"), ENT_NONE);
  ent_framework_free(framework);
  CU_ASSERT_EQUAL(ent_framework_from_attacks(&framework, twice, 3, attacks, 4, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(framework);
  ENT_TEST_SAME(err.text, "there are two arguments 'x'");
  ent_error none = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 0, NULL, 0, &none), &none);
  CU_ASSERT_EQUAL(ent_framework_arguments(framework), 0);
  ent_framework_free(framework);
}

/* Components in an order in which edges between two rise. */
static void finds_components(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 13, 7);
  for (int round = 0; round < 300; round++) {
    enum { most = 9 };
    ent_attack edges[24];
    uint32_t component[most], count = 0;
    bool reach[most][most] = {{false}};
    ent__graph graph;
    ent_error err = ENT_ERROR_INIT;
    const uint32_t nodes = 1 + (uint32_t)ent__rng_below(&rng, most);
    const size_t total = (size_t)ent__rng_below(&rng, 24);
    for (size_t i = 0; i < total; i++) {
      edges[i] = (ent_attack){(uint32_t)ent__rng_below(&rng, nodes), (uint32_t)ent__rng_below(&rng, nodes)};
      reach[edges[i].from][edges[i].to] = true;
    }
    for (uint32_t k = 0; k < nodes; k++)
      for (uint32_t i = 0; i < nodes; i++)
        for (uint32_t j = 0; j < nodes; j++) reach[i][j] = reach[i][j] || (reach[i][k] && reach[k][j]);
    ENT_TEST_OK(ent__graph_init(&graph, nodes, edges, total, &err), &err);
    ENT_TEST_OK(ent__graph_components(&graph, component, &count, &err), &err);
    for (uint32_t i = 0; i < nodes; i++) {
      CU_ASSERT(component[i] < count);
      for (uint32_t j = 0; j < nodes; j++) {
        CU_ASSERT_EQUAL(component[i] == component[j], i == j || (reach[i][j] && reach[j][i]));
        if (reach[i][j] && component[i] != component[j]) CU_ASSERT(component[i] < component[j]);
      }
    }
    ent__graph_clear(&graph);
  }
}

static void survives_want_of_memory(void) {
  static const char *const lines[] = {"a+b b+c c+b d>c e~1 f~4 !a", "a>b b>a"};
  for (size_t l = 0; l < 2; l++) {
    ent_dataset *d = parse(lines[l]);
    for (int r = 0; r < 4; r++) {
      for (unsigned long n = 1;; n++) {
        ent_framework *framework = NULL;
        const ent_framework_options options = {(ent_reading)r, 0};
        ent_test_fail_after(n - 1);
        const ent_status status = ent_framework_new(&framework, d, &options, NULL);
        const bool reached = ent_test_failed();
        ent_test_fail_never();
        ent_framework_free(framework);
        CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
        if (!reached) break;
        CU_ASSERT_PTR_NULL(framework);
      }
    }
    ent_dataset_free(d);
  }
}

CU_TestInfo readings_tests[] = {{"reads supports", reads_supports},
                                {"equals recursive attacks", equals_recursive_attacks},
                                {"has the extensions of recursive attacks", has_extensions_of_recursive_attacks},
                                {"spreads as defined", spreads_as_defined},
                                {"drops weak attacks", drops_weak_attacks},
                                {"takes bare attacks", takes_bare_attacks},
                                {"finds components", finds_components},
                                {"survives want of memory", survives_want_of_memory},
                                CU_TEST_INFO_NULL};
