/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/signed_networks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "tests/harness.h"

static void begin(signed_network *out) {
  ent_error err = ENT_ERROR_INIT;
  out->ties = NULL;
  out->network = NULL;
  ENT_TEST_OK(ent_ties_new(&out->ties, &err), &err);
}

static uint32_t node(signed_network *out, const char *name) {
  ent_error err = ENT_ERROR_INIT;
  uint32_t index = 0;
  ENT_TEST_OK(ent_ties_node(out->ties, name, &index, &err), &err);
  return index;
}

static void add(signed_network *out, const char *a, const char *b, double weight) {
  ent_error err = ENT_ERROR_INIT;
  const uint32_t from = node(out, a);
  ENT_TEST_OK(ent_ties_add(out->ties, from, node(out, b), weight, &err), &err);
}

static void finish(signed_network *out) {
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_network_from_ties(&out->network, out->ties, &err), &err);
}

void signed_network_from_triples(signed_network *out, const triple *triples, size_t count,
                                 const char *const *more) {
  begin(out);
  for (size_t i = 0; i < count; i++) add(out, triples[i].a, triples[i].b, triples[i].weight);
  for (; more != NULL && *more != NULL; more++) node(out, *more);
  finish(out);
}

void signed_network_swing(signed_network *out) {
  static const triple ties[] = {
      {"a1", "a2", 1},  {"a1", "a3", 1},  {"a1", "a4", 1},  {"a2", "a3", 1},  {"a2", "a4", 1},
      {"a3", "a4", 1},  {"b1", "b2", 1},  {"b1", "b3", 1},  {"b1", "b4", 1},  {"b2", "b3", 1},
      {"b2", "b4", 1},  {"b3", "b4", 1},  {"a1", "b1", -1}, {"a2", "b2", -1}, {"a3", "b3", -1},
      {"a4", "b4", -1}, {"a1", "b2", -1}, {"a2", "b3", -1}, {"a3", "b4", -1}, {"s", "a1", 1},
      {"s", "a2", 1},   {"s", "a3", 1.5}, {"s", "b1", 1},   {"s", "b2", 1},   {"s", "b3", 1}};
  signed_network_from_triples(out, ties, sizeof ties / sizeof *ties, NULL);
}

static const char *name_of(char *to, size_t room, uint32_t i) {
  snprintf(to, room, "n%u", i);
  return to;
}

void signed_network_random(signed_network *out, uint32_t nodes, double density, bool whole, ent__rng *rng) {
  char a[16];
  char b[16];
  begin(out);
  for (uint32_t i = 0; i < nodes; i++) node(out, name_of(a, sizeof a, i));
  for (uint32_t i = 0; i < nodes; i++) {
    for (uint32_t j = i + 1; j < nodes; j++) {
      if (ent__rng_unit(rng) >= density) continue;
      const double real = 2 * ent__rng_unit(rng) - 1;
      const double weight = whole || real == 0 ? (ent__rng_below(rng, 2) == 0 ? 1 : -1) : real;
      add(out, name_of(a, sizeof a, i), name_of(b, sizeof b, j), weight);
    }
  }
  finish(out);
}

void signed_network_planted(signed_network *out, uint32_t nodes, uint32_t camps, double density, double noise,
                            ent__rng *rng) {
  char a[16];
  char b[16];
  begin(out);
  for (uint32_t i = 0; i < nodes; i++) {
    for (uint32_t j = i + 1; j < nodes; j++) {
      if (ent__rng_unit(rng) >= density) continue;
      const double right = i % camps == j % camps ? 1 : -1;
      const double weight = ent__rng_unit(rng) < noise ? -right : right;
      add(out, name_of(a, sizeof a, i), name_of(b, sizeof b, j), weight);
    }
  }
  finish(out);
}

size_t split_line(char *line, char **fields, size_t most) {
  size_t count = 0;
  for (char *at = line; at != NULL && count < most;) {
    char *next = strchr(at, ',');
    if (next != NULL) *next++ = '\0';
    const size_t length = strlen(at);
    if (length > 1 && at[0] == '"' && at[length - 1] == '"') {
      at[length - 1] = '\0';
      at++;
    }
    fields[count++] = at;
    at = next;
  }
  return count;
}

/* Calls back for each line after the header. */
static bool each_line(const char *file, size_t columns, void (*row)(void *to, char **fields), void *to) {
  const char *path = ent_test_shared(file);
  if (path == NULL) return false;
  char *text = ent_test_slurp(path, NULL);
  if (text == NULL) return false;
  char *state = NULL;
  strtok_r(text, "\r\n", &state);
  for (char *line = strtok_r(NULL, "\r\n", &state); line != NULL; line = strtok_r(NULL, "\r\n", &state)) {
    char *fields[8];
    CU_ASSERT_EQUAL_FATAL(split_line(line, fields, 8), columns);
    row(to, fields);
  }
  free(text);
  return true;
}

static void tribes_row(void *to, char **fields) { add(to, fields[0], fields[1], strtod(fields[2], NULL)); }

bool signed_network_tribes(signed_network *out) {
  begin(out);
  const bool there = each_line("signed/tribes.csv", 3, tribes_row, out);
  finish(out);
  return there;
}

typedef struct window {
  signed_network *out;
  const char *label;
} window;

static void window_row(void *to, char **fields) {
  const window *w = to;
  if (strcmp(fields[1], w->label) == 0) add(w->out, fields[2], fields[3], strtod(fields[4], NULL));
}

bool signed_network_window(signed_network *out, const char *label) {
  window w = {out, label};
  begin(out);
  const bool there = each_line("signed/cow_signed.csv", 5, window_row, &w);
  finish(out);
  return there;
}

enum { MONKS = 18 };

typedef struct monastery {
  const char *liking;
  const char *disliking;
  char names[MONKS][32];
  int count;
  int sum[MONKS][MONKS];
} monastery;

static int monk(monastery *m, const char *name) {
  for (int i = 0; i < m->count; i++) {
    if (strcmp(m->names[i], name) == 0) return i;
  }
  CU_ASSERT_FATAL(m->count < MONKS);
  snprintf(m->names[m->count], sizeof m->names[0], "%s", name);
  return m->count++;
}

/* Nominations of liking less those of disliking, both directions, ranks ignored. */
static void sampson_row(void *to, char **fields) {
  monastery *m = to;
  const int sign = strcmp(fields[0], m->liking) == 0 ? 1 : strcmp(fields[0], m->disliking) == 0 ? -1 : 0;
  if (sign == 0) return;
  const int a = monk(m, fields[1]);
  const int b = monk(m, fields[2]);
  m->sum[a < b ? a : b][a < b ? b : a] += sign;
}

bool signed_network_sampson(signed_network *out, const char *liking, const char *disliking) {
  monastery m = {.liking = liking, .disliking = disliking};
  begin(out);
  const bool there = each_line("signed/sampson.csv", 4, sampson_row, &m);
  for (int i = 0; i < m.count; i++) {
    for (int j = i + 1; j < m.count; j++) {
      if (m.sum[i][j] != 0) add(out, m.names[i], m.names[j], m.sum[i][j] > 0 ? 1 : -1);
    }
  }
  finish(out);
  return there;
}

void signed_network_clear(signed_network *network) {
  ent_network_free(network->network);
  ent_ties_free(network->ties);
}

uint32_t signed_network_node(const signed_network *network, const char *name) {
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(network->network, &count);
  for (size_t v = 0; v < count; v++) {
    if (strcmp(nodes[v].id, name) == 0) return (uint32_t)v;
  }
  return ENT_NONE;
}

ent_coalitions *signed_network_solve(const signed_network *network, const char *method, int camps, int resamples) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = method;
  options.camps = camps;
  options.resamples = resamples;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network->network, &options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(coalitions);
  CU_ASSERT(ent__coalitions_check(coalitions));
  return coalitions;
}

uint32_t signed_network_coalition_of(const signed_network *network, const ent_coalitions *coalitions,
                             const char *name) {
  size_t count = 0;
  return ent_coalitions_members(coalitions, &count)[signed_network_node(network, name)].coalition;
}

size_t signed_network_coalition_count(const ent_coalitions *coalitions) {
  size_t count = 0;
  ent_coalitions_list(coalitions, &count);
  return count;
}
