/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a file once and prints the processor time of ent_read alone in seconds, the statements, and
 * the peak of memory above that of before in bytes: `bench-read FILE [ROLE=COLUMN ...]`. Checks the
 * cost stated in readers.h: linear in time and memory. measure.py holds it against pandas.
 */
#include <stdio.h>
#include <string.h>

#include "bench/bench.h"

enum { most_roles = 16 };

/* Splits "role=column" words in place. Returns their number. */
static size_t parse_map(ent_mapping map[most_roles], int count, char **words) {
  size_t roles = 0;
  for (int i = 0; i < count && roles < most_roles; i++) {
    char *equals = strchr(words[i], '=');
    if (equals == NULL) continue;
    *equals = '\0';
    map[roles++] = (ent_mapping){words[i], equals + 1};
  }
  return roles;
}

static void complain(const ent_error *err, const ent_diagnostics *faults) {
  ent_error ignored = ENT_ERROR_INIT;
  ent_buffer text = ENT_BUFFER_INIT;
  fprintf(stderr, "%s\n", err->text);
  if (ent_diagnostics_print(&text, faults, &ignored) == ENT_OK) fwrite(text.data, 1, text.size, stderr);
  ent_buffer_clear(&text);
}

int main(int count, char **words) {
  if (count < 2) {
    fputs("usage: bench-read FILE [ROLE=COLUMN ...]\n", stderr);
    return 2;
  }
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_mapping map[most_roles];
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.map_count = parse_map(map, count - 2, words + 2);
  options.map = options.map_count > 0 ? map : NULL;
  ent_status status = ent_diagnostics_new(&faults, &err);
  bench_memory_mark();
  const size_t memory = bench_memory_now();
  const double before = bench_now();
  if (status == ENT_OK) status = ent_read(&input, words[1], &options, faults, &err);
  const double seconds = bench_now() - before;
  const size_t peak = bench_memory_peak();
  if (status == ENT_OK) {
    size_t statements = 0;
    if (input.dataset != NULL) ent_dataset_statements(input.dataset, &statements);
    printf("%.6f %zu %zu\n", seconds, statements, peak > memory ? peak - memory : 0);
  } else {
    complain(&err, faults);
  }
  ent_input_clear(&input);
  ent_diagnostics_free(faults);
  return status == ENT_OK ? 0 : 1;
}
