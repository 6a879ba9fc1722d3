/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes an argumentation framework from a seed to standard output, as the ICCMA competitions have
 * it ("p af n", then an attack a line); the same options give the same bytes. README.md explains
 * each option. Linear.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/arguments_generate.h"

static void fail(const char *what, const char *word) {
  (void)fprintf(stderr, "bench-arguments-write: %s '%s'; bench/README.md lists the options\n", what, word);
  exit(2);
}

static double number(const char *text, double low, double high) {
  char *end = NULL;
  const double value = strtod(text, &end);
  if (end == text || *end != '\0' || !(value >= low && value <= high)) fail("unfit value", text);
  return value;
}

static void set(bench_arguments_plan *plan, const char *name, const char *value) {
  const double most = 1e8;
  if (strcmp(name, "--kind") == 0) {
    if (!bench_arguments_parse(&plan->kind, value)) fail("unknown kind", value);
  } else if (strcmp(name, "--seed") == 0) plan->seed = (uint64_t)number(value, 0, 9e15);
  else if (strcmp(name, "--arguments") == 0) plan->arguments = (uint32_t)number(value, 1, most);
  else if (strcmp(name, "--attacks") == 0) plan->attacks = number(value, 0, 1000);
  else if (strcmp(name, "--mutual") == 0) plan->mutual = number(value, 0, 1);
  else if (strcmp(name, "--rewire") == 0) plan->rewire = number(value, 0, 1);
  else if (strcmp(name, "--component") == 0) plan->component = (uint32_t)number(value, 0, most);
  else if (strcmp(name, "--positions") == 0) plan->positions = (uint32_t)number(value, 1, 1000);
  else if (strcmp(name, "--outside") == 0) plan->outside = number(value, 0, 1);
  else fail("unknown option", name);
}

static char *put_number(char *at, uint32_t value) {
  char digits[10];
  size_t first = sizeof digits;
  do digits[--first] = (char)('0' + value % 10);
  while ((value /= 10) > 0);
  memcpy(at, digits + first, sizeof digits - first);
  return at + (sizeof digits - first);
}

static void write_attacks(const ent_attack *attacks, size_t count) {
  static char text[1 << 16];
  char *at = text;
  for (size_t i = 0; i < count; i++) {
    at = put_number(at, attacks[i].from + 1);
    *at++ = ' ';
    at = put_number(at, attacks[i].to + 1);
    *at++ = '\n';
    if (at - text < (1 << 16) - 32) continue;
    (void)fwrite(text, 1, (size_t)(at - text), stdout);
    at = text;
  }
  (void)fwrite(text, 1, (size_t)(at - text), stdout);
}

int main(int count, char **words) {
  bench_arguments_plan plan = BENCH_ARGUMENTS_PLAN_INIT;
  size_t attacks;
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) fail("no value for", words[i]);
    set(&plan, words[i], words[i + 1]);
  }
  ent_attack *made = bench_arguments_generate(&plan, &attacks);
  if (made != NULL) {
    (void)printf("p af %lu\n", (unsigned long)plan.arguments);
    write_attacks(made, attacks);
    free(made);
  }
  if (made == NULL || fflush(stdout) != 0 || ferror(stdout)) {
    (void)fprintf(stderr, "bench-arguments-write: %s\n", made == NULL ? "out of memory" : strerror(errno));
    return 1;
  }
  return 0;
}
