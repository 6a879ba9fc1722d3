/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the cost stated in networks.h: Σ_j c_j² steps for a one-mode network. The baseline, in
 * the same run, is the obvious way: a dense actor × issue table, and for each pair of actors a
 * walk over all issues.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <entente/entente.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void add_records(ent_buffer *out, const char *table, char letter, unsigned count) {
  ent__buffer_printf(out, ", \"%s\": [", table);
  for (unsigned i = 0; i < count; i++) ent__buffer_printf(out, "%s{\"id\": \"%c%u\", \"label\": \"%c%u\"}", i == 0 ? "" : ",", letter, i, letter, i);
  ent__buffer_puts(out, "]");
}

/* Each actor speaks once on each issue with a chance of 1 in `sparsity`. */
static void draw(ent_buffer *out, double *dense, unsigned actors, unsigned issues, unsigned sparsity) {
  ent__rng rng;
  ent__rng_seed(&rng, 1, 0);
  const char *comma = "";
  ent__buffer_puts(out, "{\"entente\": 1");
  add_records(out, "actors", 'a', actors);
  add_records(out, "issues", 'i', issues);
  ent__buffer_puts(out, ", \"statements\": [");
  for (unsigned i = 0; i < actors; i++)
    for (unsigned j = 0; j < issues; j++) {
      const int position = (int)ent__rng_below(&rng, 3) - 1;
      const int speaks = ent__rng_below(&rng, sparsity) == 0;
      dense[i * issues + j] = speaks ? position : NAN;
      if (!speaks) continue;
      ent__buffer_printf(out, "%s{\"actor\": \"a%u\", \"issue\": \"i%u\", \"position\": %d}", comma, i, j, position);
      comma = ",";
    }
  ent__buffer_puts(out, "]}");
}

/* Returns the sum of all weights, so that nothing is optimised away and both ways can be compared. */
static double baseline(const double *dense, unsigned actors, unsigned issues) {
  double sum = 0;
  for (unsigned a = 0; a < actors; a++)
    for (unsigned b = a + 1; b < actors; b++)
      for (unsigned j = 0; j < issues; j++) {
        const double x = dense[a * issues + j], y = dense[b * issues + j];
        if (!isnan(x) && !isnan(y)) sum += 1 - fabs(x - y) / 2;
      }
  return sum;
}

static int run(unsigned actors, unsigned issues, unsigned sparsity) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_stances *stances = NULL;
  ent_network *network = NULL;
  ent_buffer json = ENT_BUFFER_INIT;
  double *dense = malloc(sizeof *dense * actors * issues);
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  const ent_network_options options = {ENT_NETWORK_CONGRUENCE, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1};
  draw(&json, dense, actors, issues, sparsity);
  ent_status status = ent_diagnostics_new(&faults, &err);
  if (status == ENT_OK) status = ent_read_bytes(&input, json.data, json.size, "bench.json", NULL, faults, &err);
  if (status == ENT_OK) status = ent_stances_new(&stances, input.dataset, &all, &err);
  const double before = now();
  if (status == ENT_OK) status = ent_network_new(&network, stances, &options, &err);
  const double between = now();
  const double expected = baseline(dense, actors, issues);
  const double after = now();
  double sum = 0;
  size_t count = 0;
  const ent_tie *ties = status == ENT_OK ? ent_network_ties(network, &count) : NULL;
  for (size_t i = 0; i < count; i++) sum += ties[i].weight;
  if (status != ENT_OK || fabs(sum - expected) > 1e-6 * expected) {
    fprintf(stderr, "bench: %s\n", status == ENT_OK ? "the two ways disagree" : err.text);
    status = ENT_E_INTERNAL;
  } else {
    printf("congruence %6u actors x %5u issues, 1 cell in %3u: %9zu ties, %7.1f ms, dense baseline %8.1f ms, ratio %.3f\n", actors, issues,
           sparsity, count, 1e3 * (between - before), 1e3 * (after - between), (between - before) / (after - between));
  }
  ent_network_free(network);
  ent_stances_free(stances);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  ent_buffer_clear(&json);
  free(dense);
  return status == ENT_OK ? 0 : 1;
}

int main(void) { return run(200, 280, 1) + run(1000, 500, 10) + run(4000, 500, 50) + run(4000, 2000, 200); }
