/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Proofs of the least frustration with two camps: local search and exact search against the local
 * search alone, and both from one start against three seconds. `bench-exact FILE` reads networks as
 * lines of network,source,target,weight (each network's together); without a file, or with `small`,
 * it makes as many of its own. Stops where one that was read is not proved.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"

enum { most = 64, repeats = 3 };

typedef struct networks {
  ent_ties *ties[most];
  ent_network *network[most];
  char name[64];
  size_t count;
} networks;

static ent_status add(networks *all, const char *name, const char *a, const char *b, double weight, ent_error *err) {
  ent_status status = ENT_OK;
  uint32_t from = 0;
  uint32_t to = 0;
  if (all->count == 0 || strcmp(all->name, name) != 0) {
    if (all->count == most) return ENT_E_LIMIT;
    snprintf(all->name, sizeof all->name, "%s", name);
    status = ent_ties_new(&all->ties[all->count++], err);
  }
  ent_ties *ties = all->ties[all->count - 1];
  if (status == ENT_OK) status = ent_ties_node(ties, a, &from, err);
  if (status == ENT_OK) status = ent_ties_node(ties, b, &to, err);
  return status == ENT_OK ? ent_ties_add(ties, from, to, weight, err) : status;
}

static ent_status read_file(networks *all, const char *path, ent_error *err) {
  char line[256];
  ent_status status = ENT_OK;
  FILE *file = fopen(path, "r");
  if (file == NULL) return ENT_E_IO;
  while (status == ENT_OK && fgets(line, sizeof line, file) != NULL) {
    char *rest = NULL;
    const char *name = strtok_r(line, ",\n", &rest);
    const char *a = strtok_r(NULL, ",\n", &rest);
    const char *b = strtok_r(NULL, ",\n", &rest);
    const char *weight = strtok_r(NULL, ",\n", &rest);
    if (weight != NULL) status = add(all, name, a, b, strtod(weight, NULL), err);
  }
  fclose(file);
  return status;
}

/* Two camps of 40, one pair in eight tied, and of the ties one in five against the camps. */
static ent_status make_one(networks *all, size_t number, ent__rng *rng, ent_error *err) {
  char name[24], a[16], b[16];
  ent_status status = ENT_OK;
  snprintf(name, sizeof name, "%zu", number);
  for (uint32_t x = 0; x < 80; x++) {
    for (uint32_t y = 0; y < x && status == ENT_OK; y++) {
      if (ent__rng_below(rng, 8) != 0) continue;
      const bool together = (x % 2 == y % 2) != (ent__rng_below(rng, 5) == 0);
      snprintf(a, sizeof a, "n%u", x);
      snprintf(b, sizeof b, "n%u", y);
      status = add(all, name, a, b, together ? 1 : -1, err);
    }
  }
  return status;
}

static ent_status make(networks *all, size_t count, ent_error *err) {
  ent_status status = ENT_OK;
  ent__rng rng;
  ent__rng_seed(&rng, 1, 1);
  for (size_t n = 0; n < count && status == ENT_OK; n++) status = make_one(all, n, &rng, err);
  return status;
}

/* Returns the seconds that all take, and how many are proved. */
static double solve(const networks *all, int starts, bool exact, size_t *proved, ent_status *status, ent_error *err) {
  const double before = bench_now();
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = "balance";
  options.resamples = 0;
  options.starts = starts;
  if (!exact) options.work = 0;
  *proved = 0;
  for (size_t n = 0; n < all->count && *status == ENT_OK; n++) {
    ent_coalitions *coalitions = NULL;
    *status = ent_coalitions_new(&coalitions, all->network[n], &options, err);
    if (*status == ENT_OK) *proved += ent_coalitions_quality(coalitions)->proved;
    ent_coalitions_free(coalitions);
  }
  return bench_now() - before;
}

static ent_status measure(const networks *all, const char *what, bool judged, ent_error *err) {
  double both[repeats], alone[repeats], once[repeats];
  char name[160], ours[32], baseline[32];
  size_t proved = 0;
  size_t packed = 0;
  size_t first = 0;
  ent_status status = ENT_OK;
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    both[turn] = solve(all, 20, true, &proved, &status, err);
    alone[turn] = solve(all, 20, false, &packed, &status, err);
    once[turn] = solve(all, 1, true, &first, &status, err);
  }
  if (status != ENT_OK) return status;
  const double time = bench_median(both, repeats), other = bench_median(alone, repeats);
  snprintf(name, sizeof name, "%zu %s, two camps, %zu proved; the local search alone, %zu proved", all->count, what, proved, packed);
  bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, judged ? 1.5 : 0);
  const double single = bench_median(once, repeats);
  snprintf(name, sizeof name, "the same from one start, %zu proved; limit", first);
  bench_row(name, bench_time(ours, single), "3 s", single / 3, judged ? 1 : 0);
  if (!judged || (proved == all->count && first == all->count)) return ENT_OK;
  snprintf(err->text, sizeof err->text, "%zu of %zu were not proved", all->count - (proved < first ? proved : first), all->count);
  return ENT_E_INTERNAL;
}

int main(int count, char **words) {
  const bool small = count > 1 && strcmp(words[1], "small") == 0;
  const bool read = count > 1 && !small;
  networks all = {.count = 0};
  ent_error err = ENT_ERROR_INIT;
  ent_status status = read ? read_file(&all, words[1], &err) : make(&all, small ? 2 : 58, &err);
  for (size_t n = 0; n < all.count && status == ENT_OK; n++) status = ent_network_from_ties(&all.network[n], all.ties[n], &err);
  if (status == ENT_OK) status = measure(&all, read ? "published networks" : "generated networks of 80", read, &err);
  if (status != ENT_OK) fprintf(stderr, "bench-exact: %s\n", err.text[0] != '\0' ? err.text : ent_status_name(status));
  for (size_t n = 0; n < all.count; n++) {
    ent_network_free(all.network[n]);
    ent_ties_free(all.ties[n]);
  }
  return status == ENT_OK ? 0 : 1;
}
