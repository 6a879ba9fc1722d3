/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least frustration of published networks, each proved by an integer program elsewhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/harness.h"
#include "tests/signed_networks.h"

static ent_coalitions *solve(const signed_network *network, const char *method, int camps, int starts) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = method;
  options.camps = camps;
  options.starts = starts;
  options.resamples = 0;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network->network, &options, &err), &err);
  return coalitions;
}

/* Sums the frustration of a finding anew from its members. */
static double frustration_of(const ent_coalitions *coalitions) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(ent_coalitions_network(coalitions), &count);
  size_t nodes = 0;
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  double sum = 0;
  for (size_t t = 0; t < count; t++) {
    const bool within = members[ties[t].source].coalition == members[ties[t].target].coalition;
    if (within && ties[t].weight < 0) sum -= ties[t].weight;
    if (!within && ties[t].weight > 0) sum += ties[t].weight;
  }
  return sum;
}

/* Returns whether the value was proved. */
static bool expect_known(const signed_network *network, int camps, double least) {
  size_t count = 0;
  ent_coalitions *coalitions = solve(network, "balance", camps, 2);
  CU_ASSERT_PTR_NOT_NULL_FATAL(coalitions);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  CU_ASSERT_EQUAL(quality->objective, least);
  CU_ASSERT_EQUAL(quality->frustration, least);
  CU_ASSERT_EQUAL(quality->frustrated, least);
  CU_ASSERT_EQUAL(frustration_of(coalitions), least);
  CU_ASSERT(quality->bound <= least);
  CU_ASSERT_EQUAL(quality->proved, quality->bound == least);
  CU_ASSERT(quality->equally_good >= 1);
  ent_coalitions_list(coalitions, &count);
  CU_ASSERT(count <= (size_t)camps);
  ent_coalitions_frustrated(coalitions, &count);
  CU_ASSERT_EQUAL(count, quality->frustrated);
  const bool proved = quality->proved;
  ent_coalitions_free(coalitions);
  return proved;
}

static bool load(signed_network *network, const char *name) {
  char label[32];
  char first[16];
  char second[16];
  if (strcmp(name, "tribes") == 0) return signed_network_tribes(network);
  if (sscanf(name, "cow %31s", label) == 1) return signed_network_window(network, label);
  CU_ASSERT_EQUAL_FATAL(sscanf(name, "sampson %15[^/]/%15[^ ]", first, second), 2);
  return signed_network_sampson(network, first, second);
}

static size_t negative_ties(const signed_network *network) {
  size_t count = 0;
  size_t negative = 0;
  const ent_tie *ties = ent_network_ties(network->network, &count);
  for (size_t t = 0; t < count; t++) negative += ties[t].weight < 0;
  return negative;
}

/* Checks the networks of the table whose name begins so; counts them, and those proved. */
static void check_known(const char *prefix, unsigned *checked, unsigned *proved) {
  const char *path = ent_test_shared("signed/frustration.csv");
  *checked = *proved = 0;
  if (path == NULL) return;
  char *text = ent_test_slurp(path, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(text);
  char *state = NULL;
  for (char *line = strtok_r(text, "\r\n", &state); line != NULL; line = strtok_r(NULL, "\r\n", &state)) {
    char *fields[5];
    signed_network network;
    size_t count = 0;
    if (split_line(line, fields, 5) != 5 || strncmp(fields[0], prefix, strlen(prefix)) != 0) continue;
    const bool there = load(&network, fields[0]);
    CU_ASSERT(there);
    /* First that it is the network meant. */
    ent_network_nodes(network.network, &count);
    CU_ASSERT_EQUAL(count, strtoul(fields[1], NULL, 10));
    ent_network_ties(network.network, &count);
    CU_ASSERT_EQUAL(count, strtoul(fields[2], NULL, 10));
    CU_ASSERT_EQUAL(negative_ties(&network), strtoul(fields[3], NULL, 10));
    if (expect_known(&network, 2, strtod(fields[4], NULL))) (*proved)++;
    signed_network_clear(&network);
    (*checked)++;
  }
  free(text);
}

static void tribes(void) {
  unsigned checked = 0;
  unsigned proved = 0;
  signed_network network;
  check_known("tribes", &checked, &proved);
  if (checked == 0) return;
  CU_ASSERT(checked == 1 && proved == 1);
  CU_ASSERT(signed_network_tribes(&network));
  CU_ASSERT(expect_known(&network, 3, 2));
  /* Any number of camps does no better than three. */
  ent_coalitions *coalitions = solve(&network, "balance", 0, 20);
  CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, 2);
  CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void monastery(void) {
  unsigned checked = 0;
  unsigned proved = 0;
  check_known("sampson", &checked, &proved);
  if (checked > 0) CU_ASSERT(checked == 6 && proved == 6);
}

static void windows(void) {
  unsigned checked = 0;
  unsigned proved = 0;
  check_known("cow", &checked, &proved);
  if (checked > 0) CU_ASSERT(checked == 51 && proved == 51);
}

static void signed_is_balance_of_any_number(void) {
  signed_network network;
  if (!signed_network_window(&network, "93-96")) {
    signed_network_clear(&network);
    return;
  }
  ent_coalitions *a = solve(&network, "balance", 0, 6);
  ent_coalitions *b = solve(&network, "signed", 0, 6);
  const ent_quality *x = ent_coalitions_quality(a);
  const ent_quality *y = ent_coalitions_quality(b);
  CU_ASSERT_EQUAL(x->frustration, 40);
  CU_ASSERT_EQUAL(y->frustration, 40);
  CU_ASSERT(x->proved && y->proved);
  /* Σ inner w + frustration = Σ positive w = 1181 - 133. */
  CU_ASSERT_EQUAL(y->objective + y->frustration, 1048);
  ent_coalitions_free(a);
  ent_coalitions_free(b);
  signed_network_clear(&network);
}

/* Beside one enormous tie the others must not pass for rounding: the claim of a proof is then wrong. */
static void no_proof_beside_an_enormous_tie(void) {
  static const double weight[] = {1, 4e15};
  double objective[2] = {0, 0};
  for (int i = 0; i < 2; i++) {
    signed_network network;
    triple triples[37];
    static char names[9][3];
    ent__rng rng;
    size_t count = 0;
    ent__rng_seed(&rng, 3, 1);
    triples[count++] = (triple){"a", "b", weight[i]};
    for (int v = 0; v < 9; v++) {
      snprintf(names[v], sizeof names[v], "n%d", v);
      for (int u = 0; u < v; u++) triples[count++] = (triple){names[u], names[v], ent__rng_below(&rng, 2) == 0 ? -1 : 1};
    }
    signed_network_from_triples(&network, triples, count, NULL);
    ent_coalitions *coalitions = solve(&network, "balance", 2, 20);
    CU_ASSERT_PTR_NOT_NULL_FATAL(coalitions);
    const ent_quality *quality = ent_coalitions_quality(coalitions);
    objective[i] = quality->objective;
    CU_ASSERT(!quality->proved || quality->objective <= objective[0]);
    CU_ASSERT(quality->bound <= objective[0]);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

CU_TestInfo frustration_tests[] = {
    {"highland tribes", tribes},
    {"Sampson's monastery", monastery},
    {"windows of the Correlates of War", windows},
    {"signed and balance of any number agree", signed_is_balance_of_any_number},
    {"no proof beside an enormous tie", no_proof_beside_an_enormous_tie},
    CU_TEST_INFO_NULL,
};
