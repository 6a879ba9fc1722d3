/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the cost stated in include/entente/gradual.h. Without a file each method is measured on
 * generated frameworks against a number of seconds. With FILE METHOD OUT the strengths of a
 * framework are written as doubles, and the seconds printed, for python/gradual.py.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/arguments_generate.h"
#include "bench/bench.h"

enum { repeats = 3 };

static int fail(const char *why) {
  (void)fprintf(stderr, "bench-gradual: %s\n", why);
  return 1;
}

/* Measures the least of some runs; the last result is the caller's. */
static ent_status measure(ent_gradual **out, const ent_framework *framework, const char *method, double *least, ent_error *err) {
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  ent_status status = ENT_OK;
  options.method = method;
  *least = 1e9;
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    ent_gradual_free(*out);
    *out = NULL;
    const double before = bench_now();
    status = ent_gradual_new(out, framework, &options, err);
    const double taken = bench_now() - before;
    if (taken < *least) *least = taken;
  }
  return status;
}

static int one(const ent_framework *framework, const char *shape, const char *method, double most) {
  ent_error err = ENT_ERROR_INIT;
  ent_gradual *gradual = NULL;
  double least;
  char name[200], own[32], limit[32];
  if (measure(&gradual, framework, method, &least, &err) != ENT_OK) return fail(err.text);
  (void)snprintf(name, sizeof name, "%s, %s of %u arguments, %zu attacks, %s at iteration %u; seconds asked for", method, shape,
                 (unsigned)ent_framework_arguments(framework), ent_framework_attacks(framework), ent_gradual_status(gradual), (unsigned)ent_gradual_iterations(gradual));
  bench_row(name, bench_time(own, least), bench_time(limit, most), least / most, ent_gradual_converged(gradual) ? 1 : 0);
  ent_gradual_free(gradual);
  return 0;
}

static int all(bench_arguments_kind kind, uint32_t arguments, double most) {
  bench_arguments_plan plan = BENCH_ARGUMENTS_PLAN_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t count;
  plan.kind = kind;
  plan.arguments = arguments;
  plan.attacks = 3;
  ent_attack *attacks = bench_arguments_generate(&plan, &count);
  const bool made = attacks != NULL && ent_framework_from_attacks(&framework, NULL, arguments, attacks, count, &err) == ENT_OK;
  int failed = made ? 0 : fail(err.text);
  free(attacks);
  for (const ent_gradual_method *method = ent_gradual_methods(); made && method->name != NULL; method++)
    failed |= one(framework, bench_arguments_word(kind), method->name, most);
  ent_framework_free(framework);
  return failed;
}

static int of_file(const char *path, const char *method, const char *to) {
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *faults = NULL;
  ent_gradual *gradual = NULL;
  double least = 0;
  bool done = ent_diagnostics_new(&faults, &err) == ENT_OK && ent_read(&input, path, NULL, faults, &err) == ENT_OK && input.framework != NULL &&
              measure(&gradual, input.framework, method, &least, &err) == ENT_OK;
  if (done) {
    size_t count;
    const double *strengths = ent_gradual_strengths(gradual, &count);
    FILE *file = fopen(to, "wb");
    done = file != NULL && fwrite(strengths, sizeof *strengths, count, file) == count;
    if (file != NULL && fclose(file) != 0) done = false;
    (void)printf("%.9g %u\n", least, (unsigned)ent_gradual_iterations(gradual));
  }
  ent_gradual_free(gradual);
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return done ? 0 : fail(err.text);
}

int main(int count, char **words) {
  if (count == 4) return of_file(words[1], words[2], words[3]);
  if (count > 1 && strcmp(words[1], "small") == 0) return all(BENCH_ERDOS_RENYI, 1000, 1);
  return all(BENCH_ERDOS_RENYI, 100000, 0.2) | all(BENCH_ERDOS_RENYI, 1000000, 3.5) | all(BENCH_DEBATE, 100000, 0.2) | all(BENCH_DEBATE, 1000000, 3.5);
}
