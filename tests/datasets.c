/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/datasets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "engine/base/rng.h"
#include "tests/harness.h"

ent_dataset *ent_test_dataset(const char *json) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  char *text = strdup(json);
  for (char *c = text; *c != '\0'; c++)
    if (*c == '\'') *c = '"';
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), "test.json", NULL, faults, &err), &err);
  if (ent_diagnostics_count(faults) > 0) {
    ent_buffer shown = ENT_BUFFER_INIT;
    ent_diagnostics_print(&shown, faults, &err);
    fprintf(stderr, "%s", shown.data);
    ent_buffer_clear(&shown);
  }
  ent_diagnostics_free(faults);
  free(text);
  return input.dataset;
}

static void order(uint32_t *at, int count, uint64_t shuffle, uint64_t stream) {
  ent__rng rng;
  for (int i = 0; i < count; i++) at[i] = (uint32_t)i;
  ent__rng_seed(&rng, shuffle, stream);
  if (shuffle != 0) ent__rng_shuffle(&rng, at, (size_t)count);
}

static void add_table(ent_buffer *out, const char *name, char letter, int count, uint64_t shuffle, int rename) {
  uint32_t *at = malloc(sizeof *at * (size_t)(count + 1));
  order(at, count, shuffle, (uint64_t)letter);
  ent__buffer_printf(out, "\"%s\": [", name);
  for (int i = 0; i < count; i++)
    ent__buffer_printf(out, "%s{\"id\": \"%c%u\", \"label\": \"Label %c%u\"}", i == 0 ? "" : ", ", letter,
                       rename ? 7919u - at[i] * 3 : at[i], letter, at[i]);
  ent__buffer_puts(out, "],\n");
  free(at);
}

static double draw_position(ent__rng *rng, int levels) {
  if (levels == 0) return (double)ent__rng_below(rng, 2001) / 1000 - 1;
  return 2.0 * ent__rng_below(rng, (uint32_t)levels) / (levels - 1) - 1;
}

typedef struct drawn {
  uint32_t actor, issue, year;
  double position, confidence;
} drawn;

char *ent_test_random_json(int actors, int issues, int statements, int levels, uint64_t seed, uint64_t shuffle, int rename) {
  ent__rng rng;
  ent_buffer out = ENT_BUFFER_INIT;
  drawn *all = malloc(sizeof *all * (size_t)(statements + 1));
  uint32_t *at = malloc(sizeof *at * (size_t)(statements + 1));
  ent__rng_seed(&rng, seed, 0);
  for (int i = 0; i < statements; i++) {
    all[i].actor = ent__rng_below(&rng, (uint32_t)actors);
    all[i].issue = ent__rng_below(&rng, (uint32_t)issues);
    all[i].position = draw_position(&rng, levels);
    all[i].confidence = (1 + ent__rng_below(&rng, 10)) / 10.0;
    all[i].year = 2000 + ent__rng_below(&rng, 20);
  }
  order(at, statements, shuffle, 3);
  ent__buffer_puts(&out, "{\"entente\": 1,\n");
  add_table(&out, "actors", 'a', actors, shuffle, rename);
  add_table(&out, "issues", 'i', issues, shuffle, rename);
  ent__buffer_puts(&out, "\"statements\": [");
  for (int i = 0; i < statements; i++) {
    const drawn *one = &all[at[i]];
    ent__buffer_printf(&out, "%s\n{\"actor\": \"a%u\", \"issue\": \"i%u\", \"date\": \"%u\", \"position\": ", i == 0 ? "" : ",",
                       rename ? 7919u - one->actor * 3 : one->actor, rename ? 7919u - one->issue * 3 : one->issue, one->year);
    ent__buffer_number(&out, one->position);
    ent__buffer_puts(&out, ", \"confidence\": ");
    ent__buffer_number(&out, one->confidence);
    ent__buffer_putc(&out, '}');
  }
  ent__buffer_puts(&out, "]}\n");
  free(all);
  free(at);
  return out.data;
}
