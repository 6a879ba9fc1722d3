/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the costs stated in include/entente/arguments.h and extensions.h: reading and the grounded
 * labelling against a loop that only parses, edits against building anew, and what an extension costs
 * against a number of seconds. The named file, where one is given, is read and solved besides.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/arguments_generate.h"
#include "bench/bench.h"
#include "engine/base/buffer.h"
#include "engine/base/rng.h"

enum { repeats = 5, few = 3 };

static int fail(const char *why) {
  (void)fprintf(stderr, "bench-arguments: %s\n", why);
  return 1;
}

static ent_attack *draw(bench_arguments_kind kind, uint32_t arguments, size_t *count) {
  bench_arguments_plan plan = BENCH_ARGUMENTS_PLAN_INIT;
  plan.kind = kind;
  plan.arguments = arguments;
  plan.attacks = 3;
  return bench_arguments_generate(&plan, count);
}

/* Parses "p af n" and lines of two numbers into two arrays, and nothing else. Returns the attacks. */
static size_t parse(const char *at, const char *end, uint32_t *from, uint32_t *to) {
  size_t count = 0;
  while (at < end && *at++ != '\n') {}
  while (at < end) {
    uint32_t numbers[2] = {0, 0};
    for (int i = 0; i < 2; i++, at++)
      while (*at >= '0' && *at <= '9') numbers[i] = 10 * numbers[i] + (uint32_t)(*at++ - '0');
    from[count] = numbers[0];
    to[count++] = numbers[1];
  }
  return count;
}

/* Reads the bytes, labels the arguments and returns how many are in; -1 on failure. */
static long read_grounded(const ent_buffer *text, ent_error *err) {
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *faults = NULL;
  long in = -1;
  ent_status status = ent_diagnostics_new(&faults, err);
  if (status == ENT_OK) status = ent_read_bytes(&input, text->data, text->size, "bench.af", NULL, faults, err);
  if (status == ENT_OK && input.framework != NULL) {
    size_t count;
    const ent_label *labels = ent_framework_grounded(input.framework, &count);
    in = 0;
    for (size_t i = 0; i < count; i++) in += labels[i] == ENT_LABEL_IN;
  }
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return in;
}

static int reading(bench_arguments_kind kind, uint32_t arguments, double target) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer text = ENT_BUFFER_INIT;
  size_t count = 0, parsed = 0;
  long in = 0;
  double ours[repeats], other[repeats];
  char name[160], own[32], baseline[32];
  ent_attack *attacks = draw(kind, arguments, &count);
  ent__buffer_printf(&text, "p af %u\n", (unsigned)arguments);
  for (size_t i = 0; attacks != NULL && i < count; i++) ent__buffer_printf(&text, "%u %u\n", (unsigned)attacks[i].from + 1, (unsigned)attacks[i].to + 1);
  const bool made = attacks != NULL && ent__buffer_status(&text, &err) == ENT_OK;
  free(attacks);
  for (int turn = 0; made && in >= 0 && turn < repeats; turn++) {
    double before = bench_now();
    in = read_grounded(&text, &err);
    ours[turn] = bench_now() - before;
    before = bench_now();
    uint32_t *from = malloc((count + 1) * sizeof *from), *to = malloc((count + 1) * sizeof *to);
    parsed = from == NULL || to == NULL ? 0 : parse(text.data, text.data + text.size, from, to);
    other[turn] = bench_now() - before;
    if (parsed != count || (count > 0 && (from[count - 1] == 0 || to[count - 1] == 0))) in = -1;
    free(from);
    free(to);
  }
  ent_buffer_clear(&text);
  if (!made || in < 0) return fail(err.text);
  const double time = bench_median(ours, repeats), base = bench_median(other, repeats);
  (void)snprintf(name, sizeof name, "reading and grounding %s of %u arguments, %zu attacks, %ld in; parsing into two arrays", bench_arguments_word(kind), (unsigned)arguments, count, in);
  bench_row(name, bench_time(own, time), bench_time(baseline, base), time / base, target);
  return 0;
}

/* One extension or the ideal one, asked of a new framework each time; the least time is compared with `most` seconds. */
static int solve(const char *name, const ent_attack *attacks, size_t count, uint32_t arguments, ent_semantics semantics, double most) {
  ent_error err = ENT_ERROR_INIT;
  ent_status status = ENT_OK;
  double least = 1e9;
  size_t size = 0;
  char what[200], own[32], limit[32];
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  options.semantics = semantics;
  for (int turn = 0; turn < few && status == ENT_OK; turn++) {
    ent_framework *framework = NULL;
    ent_answer *answer = NULL;
    status = ent_framework_from_attacks(&framework, NULL, arguments, attacks, count, &err);
    const double before = bench_now();
    if (status == ENT_OK) status = ent_argue(&answer, framework, &options, &err);
    const double taken = bench_now() - before;
    if (taken < least) least = taken;
    if (status == ENT_OK) size = ent_answer_extensions(answer) == 0 ? 0 : ent_answer_extension(answer, 0).count;
    ent_answer_free(answer);
    ent_framework_free(framework);
  }
  if (status != ENT_OK) return fail(err.text);
  (void)snprintf(what, sizeof what, "one %s extension, %s of %u arguments, %zu attacks, %zu in it; seconds asked for", ent_semantics_rows()[semantics].name, name,
                 (unsigned)arguments, count, size);
  bench_row(what, bench_time(own, least), bench_time(limit, most), least / most, 1);
  return 0;
}

static int solve_drawn(bench_arguments_kind kind, uint32_t arguments, ent_semantics semantics, double most) {
  size_t count;
  ent_attack *attacks = draw(kind, arguments, &count);
  const int failed = attacks == NULL ? fail("out of memory") : solve(bench_arguments_word(kind), attacks, count, arguments, semantics, most);
  free(attacks);
  return failed;
}

/* A file of the competition: its attacks are taken from the framework that is read. */
static int solve_file(const char *path, double most) {
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_diagnostics *faults = NULL;
  int failed = 1;
  const bool read = ent_diagnostics_new(&faults, &err) == ENT_OK && ent_read(&input, path, NULL, faults, &err) == ENT_OK && input.framework != NULL;
  if (read) {
    size_t count = 0;
    ent_attack *attacks = malloc((ent_framework_attacks(input.framework) + 1) * sizeof *attacks);
    const uint32_t arguments = ent_framework_arguments(input.framework);
    for (uint32_t i = 0; attacks != NULL && i < arguments; i++) {
      const ent_ids to = ent_framework_attacked_by(input.framework, i);
      for (uint32_t k = 0; k < to.count; k++) attacks[count++] = (ent_attack){i, to.at[k]};
    }
    const char *name = strrchr(path, '/');
    if (attacks != NULL) failed = solve(name == NULL ? path : name + 1, attacks, count, arguments, ENT_SEMANTICS_PREFERRED, most);
    free(attacks);
  }
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return failed ? fail(read ? "out of memory" : err.text) : 0;
}

typedef struct edits {
  ent_attack *attacks; /* with room for one more for each edit */
  size_t first;        /* how many there are before the first edit */
  uint32_t arguments;
  uint32_t edits;
  ent_semantics semantics;
} edits;

static bool is_there(const ent_framework *framework, ent_attack attack) {
  const ent_ids attackers = ent_framework_attackers_of(framework, attack.to);
  for (uint32_t i = 0; i < attackers.count; i++)
    if (attackers.at[i] == attack.from) return true;
  return false;
}

static ent_attack draw_new(const ent_framework *framework, uint32_t arguments, ent__rng *rng) {
  ent_attack drawn;
  do drawn = (ent_attack){ent__rng_below(rng, arguments), ent__rng_below(rng, arguments)};
  while (drawn.from == drawn.to || is_there(framework, drawn));
  return drawn;
}

/* Every other edit adds an attack, and the next takes it away again. Asks of the attacked argument whether it is in some extension. */
static ent_status edit(const edits *e, bool anew, char *verdicts, ent_error *err) {
  ent_framework *framework = NULL;
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  size_t count = e->first;
  ent__rng rng;
  ent__rng_seed(&rng, 1, 2);
  options.semantics = e->semantics;
  options.task = ENT_TASK_DC;
  ent_status status = ent_framework_from_attacks(&framework, NULL, e->arguments, e->attacks, count, err);
  for (uint32_t i = 0; status == ENT_OK && i < e->edits; i++) {
    ent_answer *answer = NULL;
    const bool add = i % 2 == 0;
    if (add) e->attacks[count] = draw_new(framework, e->arguments, &rng);
    const ent_attack one = e->attacks[add ? count : count - 1];
    count = add ? count + 1 : count - 1;
    if (anew) {
      ent_framework_free(framework);
      framework = NULL;
      status = ent_framework_from_attacks(&framework, NULL, e->arguments, e->attacks, count, err);
    } else {
      status = add ? ent_framework_add_attack(framework, one, err) : ent_framework_remove_attack(framework, one, err);
    }
    options.argument = one.to;
    if (status == ENT_OK) status = ent_argue(&answer, framework, &options, err);
    if (status == ENT_OK) verdicts[i] = ent_answer_verdict(answer) == ENT_VERDICT_YES ? 'y' : 'n';
    ent_answer_free(answer);
  }
  ent_framework_free(framework);
  return status;
}

static int editing(bench_arguments_kind kind, uint32_t arguments, uint32_t number, ent_semantics semantics, double most) {
  ent_error err = ENT_ERROR_INIT;
  size_t count = 0;
  char name[160], own[32], baseline[32];
  double ours = 1e9, other = 1e9;
  ent_attack *attacks = draw(kind, arguments, &count), *more = realloc(attacks, (count + number) * sizeof *attacks);
  char *verdicts = calloc(2, number);
  const edits e = {more == NULL ? attacks : more, count, arguments, number, semantics};
  ent_status status = more == NULL || verdicts == NULL ? ENT_E_NOMEM : ENT_OK;
  for (int turn = 0; turn < 2 * few && status == ENT_OK; turn++) {
    const bool anew = turn % 2 == 1;
    if (anew && turn > 1) continue; /* once is enough of what takes long */
    const double before = bench_now();
    status = edit(&e, anew, verdicts + (anew ? number : 0), &err);
    const double taken = bench_now() - before;
    if (anew) other = taken;
    else if (taken < ours) ours = taken;
  }
  const bool same = status == ENT_OK && memcmp(verdicts, verdicts + number, number) == 0;
  free(e.attacks);
  free(verdicts);
  if (!same) return fail(status != ENT_OK ? err.text : "edited and built anew differ");
  (void)snprintf(name, sizeof name, "%u edits, DC-%s after each, %s of %u arguments; built anew each time", (unsigned)number, ent_semantics_rows()[semantics].code,
                 bench_arguments_word(kind), (unsigned)arguments);
  bench_row(name, bench_time(own, ours), bench_time(baseline, other), ours / other, 0);
  if (most > 0) bench_row("the same; seconds asked for", bench_time(own, ours), bench_time(baseline, most), ours / most, 1);
  return 0;
}

static int small(void) {
  return reading(BENCH_DEBATE, 1000, 0) | editing(BENCH_DEBATE, 200, 20, ENT_SEMANTICS_PREFERRED, 0) | solve_drawn(BENCH_DEBATE, 1000, ENT_SEMANTICS_PREFERRED, 1) |
         solve_drawn(BENCH_DEBATE, 1000, ENT_SEMANTICS_IDEAL, 1);
}

int main(int count, char **words) {
  if (count > 1 && strcmp(words[count - 1], "small") == 0) return small();
  int failed = reading(BENCH_ERDOS_RENYI, 1000000, 3) | reading(BENCH_DEBATE, 1000000, 3);
  failed |= solve_drawn(BENCH_DEBATE, 100000, ENT_SEMANTICS_PREFERRED, 0.2) | solve_drawn(BENCH_DEBATE, 1000000, ENT_SEMANTICS_PREFERRED, 2.5);
  failed |= solve_drawn(BENCH_BARABASI_ALBERT, 10000, ENT_SEMANTICS_PREFERRED, 0.1);
  if (count > 1) failed |= solve_file(words[1], 0.1);
  failed |= solve_drawn(BENCH_DEBATE, 10000, ENT_SEMANTICS_IDEAL, 0.3) | solve_drawn(BENCH_DEBATE, 100000, ENT_SEMANTICS_IDEAL, 10);
  failed |= editing(BENCH_DEBATE, 10000, 1000, ENT_SEMANTICS_GROUNDED, 1) | editing(BENCH_DEBATE, 10000, 1000, ENT_SEMANTICS_PREFERRED, 1);
  return failed;
}
