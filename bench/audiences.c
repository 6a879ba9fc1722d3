/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the cost stated in include/entente/audiences.h: 200 audiences on a debate of 10,000 arguments,
 * judged together, against each audience judged alone. Both must accept the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/arguments_generate.h"
#include "bench/bench.h"
#include "engine/base/buffer.h"
#include "engine/base/rng.h"

enum { repeats = 5, values = 8, valued_in_ten = 8 };

typedef struct size {
  uint32_t arguments;
  uint32_t audiences;
} size;

/* The dataset as JSON: most arguments have one value, some have two. */
static ent_status write(ent_buffer *out, uint32_t arguments, const ent_attack *attacks, size_t count, ent__rng *rng) {
  ent__buffer_puts(out, "{\"entente\": 1, \"values\": [");
  for (int v = 0; v < values; v++) ent__buffer_printf(out, "%s{\"id\": \"v%d\", \"label\": \"V\"}", v == 0 ? "" : ",", v);
  ent__buffer_puts(out, "], \"arguments\": [");
  for (uint32_t n = 0; n < arguments; n++) {
    ent__buffer_printf(out, "%s{\"id\": \"a%u\", \"text\": \"A\"", n == 0 ? "" : ",", (unsigned)n);
    if (ent__rng_below(rng, 10) < valued_in_ten) {
      const unsigned first = ent__rng_below(rng, values), second = ent__rng_below(rng, values);
      ent__buffer_printf(out, ", \"values\": [\"v%u\"", first);
      if (ent__rng_below(rng, 5) == 0 && first != second) ent__buffer_printf(out, ", \"v%u\"", second);
      ent__buffer_puts(out, "]");
    }
    ent__buffer_puts(out, "}");
  }
  ent__buffer_puts(out, "], \"relations\": [");
  for (size_t i = 0; i < count; i++)
    ent__buffer_printf(out, "%s{\"id\": \"r%zu\", \"from\": \"a%u\", \"to\": {\"argument\": \"a%u\"}, \"kind\": \"attacks\"}", i == 0 ? "" : ",", i,
                       (unsigned)attacks[i].from, (unsigned)attacks[i].to);
  ent__buffer_puts(out, "]}");
  return ent__buffer_status(out, NULL);
}

typedef struct judged {
  ent_ranked_value *orders; /* values for each audience */
  ent_audience *audiences;
  char (*ids)[16];
} judged;

static bool draw_audiences(judged *j, uint32_t count, ent__rng *rng) {
  j->orders = calloc((size_t)count * values, sizeof *j->orders);
  j->audiences = calloc(count, sizeof *j->audiences);
  j->ids = calloc(count, sizeof *j->ids);
  if (j->orders == NULL || j->audiences == NULL || j->ids == NULL) return false;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t order[values];
    for (uint32_t v = 0; v < values; v++) order[v] = v;
    ent__rng_shuffle(rng, order, values);
    for (uint32_t v = 0; v < values; v++) j->orders[i * values + v] = (ent_ranked_value){order[v], v};
    snprintf(j->ids[i], sizeof j->ids[i], "p%u", (unsigned)i);
    j->audiences[i] = (ent_audience){j->ids[i], NULL, ENT_NONE, {j->orders + (size_t)i * values, values}};
  }
  return true;
}

static ent_status judge(const ent_framework *framework, const ent_audience *audiences, size_t count, ent_semantics semantics, uint64_t *accepted,
                        ent_error *err) {
  ent_audiences *found = NULL;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  options.audiences = audiences;
  options.count = count;
  options.all_orders = false;
  options.semantics = semantics;
  const ent_status status = ent_audiences_new(&found, framework, &options, err);
  for (uint32_t n = 0; status == ENT_OK && n < ent_framework_arguments(framework); n++) *accepted += ent_audiences_accepting(found, n);
  ent_audiences_free(found);
  return status;
}

static int measure(const ent_framework *framework, const judged *j, size s, const char *shape, ent_semantics semantics, double target) {
  double together[repeats], alone[repeats];
  char name[160], ours[32], baseline[32];
  ent_error err = ENT_ERROR_INIT;
  uint64_t accepted[2] = {0, 0};
  ent_status status = ENT_OK;
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    double before = bench_now();
    status = judge(framework, j->audiences, s.audiences, semantics, &accepted[0], &err);
    together[turn] = bench_now() - before;
    before = bench_now();
    for (uint32_t i = 0; i < s.audiences && status == ENT_OK; i++) status = judge(framework, &j->audiences[i], 1, semantics, &accepted[1], &err);
    alone[turn] = bench_now() - before;
  }
  if (status != ENT_OK || accepted[0] != accepted[1]) {
    fprintf(stderr, "bench-audiences: %s\n", status != ENT_OK ? err.text : "together and alone differ");
    return 1;
  }
  const double time = bench_median(together, repeats), other = bench_median(alone, repeats);
  snprintf(name, sizeof name, "%u audiences, %s of %u arguments, %zu attacks, %s; baseline: each alone", (unsigned)s.audiences, shape, (unsigned)s.arguments,
           ent_framework_attacks(framework), ent_semantics_rows()[semantics].name);
  bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, target);
  return 0;
}

static int run(size s, bench_arguments_kind kind, double target) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer text = ENT_BUFFER_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *faults = NULL;
  ent_framework *framework = NULL;
  judged j = {NULL, NULL, NULL};
  bench_arguments_plan plan = BENCH_ARGUMENTS_PLAN_INIT;
  ent__rng rng;
  size_t count = 0;
  plan.kind = kind;
  plan.arguments = s.arguments;
  plan.attacks = 3;
  ent__rng_seed(&rng, 1, 1);
  ent_attack *attacks = bench_arguments_generate(&plan, &count);
  bool made = attacks != NULL && write(&text, s.arguments, attacks, count, &rng) == ENT_OK && draw_audiences(&j, s.audiences, &rng);
  made = made && ent_diagnostics_new(&faults, &err) == ENT_OK && ent_read_bytes(&input, text.data, text.size, "bench.json", NULL, faults, &err) == ENT_OK &&
         ent_framework_new(&framework, input.dataset, NULL, &err) == ENT_OK;
  int failed = !made;
  if (failed) fprintf(stderr, "bench-audiences: %s\n", err.text);
  for (int k = 0; k < 2 && !failed; k++)
    failed = measure(framework, &j, s, bench_arguments_word(kind), k == 0 ? ENT_SEMANTICS_GROUNDED : ENT_SEMANTICS_PREFERRED, k == 0 ? target : 0);
  ent_framework_free(framework);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  ent_buffer_clear(&text);
  free(attacks);
  free(j.orders);
  free(j.audiences);
  free(j.ids);
  return failed;
}

int main(int count, char **words) {
  if (count > 1 && strcmp(words[1], "small") == 0) return run((size){500, 20}, BENCH_DEBATE, 0);
  return run((size){10000, 200}, BENCH_DEBATE, 0.5) | run((size){10000, 200}, BENCH_ERDOS_RENYI, 0.5);
}
