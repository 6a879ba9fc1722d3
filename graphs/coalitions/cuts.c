/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/cuts.h"

#include <string.h>

#include "engine/base/mem.h"

static size_t begin_of(const ent__cuts *cuts, uint32_t cut) { return cut == 0 ? 0 : cuts->ends[cut - 1]; }

bool ent__cuts_add(ent__cuts *cuts, const uint32_t *ties, uint32_t count) {
  const size_t begin = begin_of(cuts, cuts->count);
  void *tie = cuts->tie;
  void *ends = cuts->ends;
  const bool tie_fits = ent__grow(&tie, &cuts->tie_room, begin + count, sizeof *cuts->tie) == 0;
  const bool end_fits = ent__grow(&ends, &cuts->end_room, (size_t)cuts->count + 1, sizeof *cuts->ends) == 0;
  cuts->tie = tie;
  cuts->ends = ends;
  if (!tie_fits || !end_fits) return false;
  memcpy(cuts->tie + begin, ties, count * sizeof *ties);
  cuts->ends[cuts->count++] = begin + count;
  return true;
}

const uint32_t *ent__cuts_at(const ent__cuts *cuts, uint32_t cut, uint32_t *count) {
  const size_t begin = begin_of(cuts, cut);
  *count = (uint32_t)(cuts->ends[cut] - begin);
  return cuts->tie + begin;
}

void ent__cuts_drop(ent__cuts *cuts, const bool *dropped) {
  uint32_t kept = 0;
  size_t end = 0;
  size_t begin = 0;
  for (uint32_t c = 0; c < cuts->count; c++) {
    const size_t next = cuts->ends[c];
    if (!dropped[c]) {
      memmove(cuts->tie + end, cuts->tie + begin, (next - begin) * sizeof *cuts->tie);
      end += next - begin;
      cuts->ends[kept++] = end;
    }
    begin = next;
  }
  cuts->count = kept;
}

void ent__cuts_empty(ent__cuts *cuts) { cuts->count = 0; }

void ent__cuts_clear(ent__cuts *cuts) {
  ent__free(cuts->tie);
  ent__free(cuts->ends);
  memset(cuts, 0, sizeof *cuts);
}
