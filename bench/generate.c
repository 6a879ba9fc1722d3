/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a table of statements or of votes from a seed to standard output, as CSV; the same options
 * give the same bytes. README.md explains each option. Time linear in the rows, memory in the actors.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/draw.h"

enum { buffer_size = 1 << 16, longest_row = 128 };

typedef struct writer {
  char text[buffer_size + longest_row];
  size_t size;
} writer;

static void flush(writer *w) {
  fwrite(w->text, 1, w->size, stdout);
  w->size = 0;
}

static void put(writer *w, const char *s, size_t length) {
  memcpy(w->text + w->size, s, length);
  w->size += length;
}

static void put_number(writer *w, const char *before, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  put(w, before, strlen(before));
  put(w, digits + at, sizeof digits - at);
}

static void end_row(writer *w) {
  w->text[w->size++] = '\n';
  if (w->size >= buffer_size) flush(w);
}

static int write_statements(writer *w, bench_drawer *drawer) {
  static const char *const words[] = {"support", "oppose", "abstain"};
  const bench_plan *plan = &drawer->plan;
  bench_date *dates = bench_dates(plan->from, plan->days);
  if (dates == NULL) return 1;
  fputs(plan->documents > 0 ? "actor,issue,position,date,document\n" : "actor,issue,position,date\n", stdout);
  for (uint64_t i = 0; i < plan->statements; i++) {
    const bench_statement s = bench_draw(drawer);
    put_number(w, "Actor ", s.actor + UINT64_C(1));
    put_number(w, ",Issue ", s.issue + UINT64_C(1));
    put(w, ",", 1);
    put(w, words[s.stance], strlen(words[s.stance]));
    put(w, ",", 1);
    put(w, dates[s.day], sizeof dates[s.day] - 1);
    if (plan->documents > 0) put_number(w, ",Document ", s.document + UINT64_C(1));
    end_row(w);
  }
  free(dates);
  return 0;
}

/* Picks exactly so many of all pairs, each as likely as the other (Knuth, algorithm S). */
static int write_votes(writer *w, bench_drawer *drawer) {
  static const char *const words[] = {"yes", "no", "abstain"};
  const bench_plan *plan = &drawer->plan;
  uint64_t left = (uint64_t)plan->actors * plan->issues, wanted = plan->statements;
  if (wanted > left) wanted = left;
  fputs("rcid,country,country_code,vote\n", stdout);
  for (uint32_t issue = 1; issue <= plan->issues; issue++)
    for (uint32_t actor = 0; actor < plan->actors; actor++, left--) {
      if (ent__rng_unit(&drawer->rng) * (double)left >= (double)wanted) continue;
      wanted--;
      const char code[] = {',', (char)('A' + actor / 26 % 26), (char)('A' + actor % 26), ','};
      const char *word = words[bench_draw_stance(drawer)];
      put_number(w, "", issue);
      put_number(w, ",Country ", actor + UINT64_C(1));
      put(w, code, sizeof code);
      put(w, word, strlen(word));
      end_row(w);
    }
  return 0;
}

static void fail(const char *what, const char *word) {
  fprintf(stderr, "bench-generate: %s '%s'; bench/README.md lists the options\n", what, word);
  exit(2);
}

static double number(const char *text, double low, double high) {
  char *end = NULL;
  const double value = strtod(text, &end);
  if (end == text || *end != '\0' || !(value >= low && value <= high)) fail("unfit value", text);
  return value;
}

static void set(bench_plan *plan, bool *votes, const char *name, const char *value) {
  ent_interval from = {{0, 0, 0}, {0, 0, 0}};
  const double most = 4e9;
  if (strcmp(name, "--votes") == 0) *votes = number(value, 0, 1) > 0;
  else if (strcmp(name, "--seed") == 0) plan->seed = (uint64_t)number(value, 0, 9e15);
  else if (strcmp(name, "--statements") == 0) plan->statements = (uint64_t)number(value, 0, 9e15);
  else if (strcmp(name, "--actors") == 0) plan->actors = (uint32_t)number(value, 1, most);
  else if (strcmp(name, "--issues") == 0) plan->issues = (uint32_t)number(value, 1, most);
  else if (strcmp(name, "--documents") == 0) plan->documents = (uint32_t)number(value, 0, most);
  else if (strcmp(name, "--days") == 0) plan->days = (uint32_t)number(value, 1, 1e6);
  else if (strcmp(name, "--oppose") == 0) plan->oppose = number(value, 0, 1);
  else if (strcmp(name, "--abstain") == 0) plan->abstain = number(value, 0, 1);
  else if (strcmp(name, "--skew") == 0) plan->skew = number(value, 0, 10);
  else if (strcmp(name, "--from") != 0) fail("unknown option", name);
  else if (!ent_interval_parse(&from, value) || from.from.day == 0 || from.to.year != 0) fail("unfit day", value);
  else plan->from = from.from;
}

int main(int count, char **words) {
  static writer w;
  bench_plan plan = BENCH_PLAN_INIT;
  bench_drawer drawer;
  bool votes = false;
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) fail("no value for", words[i]);
    set(&plan, &votes, words[i], words[i + 1]);
  }
  int failed = !bench_drawer_init(&drawer, &plan);
  if (!failed) failed = votes ? write_votes(&w, &drawer) : write_statements(&w, &drawer);
  flush(&w);
  bench_drawer_clear(&drawer);
  if (failed || fflush(stdout) != 0 || ferror(stdout)) {
    fprintf(stderr, "bench-generate: %s\n", failed ? "out of memory" : strerror(errno));
    return 1;
  }
  return 0;
}
