/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found, as it is asked for. */
#include "graphs/reasons/internal.h"

const ent_reasons_options *ent_reasons_get_options(const ent_reasons *reasons) { return &reasons->options; }

const ent_holding *ent_reasons_holdings(const ent_reasons *reasons, size_t *count) {
  *count = reasons->holding_count;
  return reasons->holdings;
}

const ent_holding *ent_reasons_of(const ent_reasons *reasons, ent_actor_id actor, size_t *count) {
  const uint32_t rank = reasons->actor_rank[actor];
  *count = rank == ENT_NONE ? 0 : reasons->row[rank + 1] - reasons->row[rank];
  return *count == 0 ? NULL : reasons->holdings + reasons->row[rank];
}

const ent_holding *ent__reasons_find(const ent_reasons *reasons, ent_actor_id actor, ent_argument_id argument) {
  size_t count = 0;
  const ent_holding *at = ent_reasons_of(reasons, actor, &count);
  const uint32_t rank = reasons->argument_rank[argument];
  size_t low = 0;
  while (low < count) {
    const size_t middle = low + (count - low) / 2;
    const uint32_t here = reasons->argument_rank[at[middle].argument];
    if (here == rank) return &at[middle];
    if (here < rank) low = middle + 1;
    else count = middle;
  }
  return NULL;
}

const ent_network *ent_reasons_network(const ent_reasons *reasons) { return reasons->network; }

const ent_coalitions *ent_reasons_coalitions(const ent_reasons *reasons) { return reasons->by_reasons; }

const char *ent_reasons_refused(const ent_reasons *reasons) { return reasons->refused; }

uint32_t ent_reasons_coalition_of(const ent_reasons *reasons, ent_actor_id actor) { return reasons->reasons_camp[actor]; }

const ent_reasons_partitions *ent_reasons_compared(const ent_reasons *reasons) { return &reasons->compared; }

static const ent_reasons_pair *pairs(const ent__pairs *pairs, size_t *count, size_t *total) {
  *count = pairs->count;
  *total = pairs->total;
  return pairs->at;
}

const ent_reasons_pair *ent_reasons_allies(const ent_reasons *reasons, size_t *count, size_t *total) { return pairs(&reasons->allies, count, total); }

const ent_reasons_pair *ent_reasons_opponents(const ent_reasons *reasons, size_t *count, size_t *total) { return pairs(&reasons->opponents, count, total); }

const ent_contradiction *ent_reasons_contradictions(const ent_reasons *reasons, size_t *count) {
  *count = reasons->contradiction_count;
  return reasons->contradictions;
}

const ent_premise *ent_reasons_premises(const ent_reasons *reasons, size_t *count) {
  *count = reasons->premise_count;
  return reasons->premises;
}

bool ent_reasons_ranks_values(const ent_reasons *reasons, uint32_t coalition) { return coalition < reasons->groups && reasons->ranks_values[coalition]; }

const ent_footing *ent_reasons_coalition_footings(const ent_reasons *reasons, size_t *count) {
  *count = reasons->coalition_footing_count;
  return reasons->coalition_footings;
}

const ent_footing *ent_reasons_actor_footings(const ent_reasons *reasons, size_t *count) {
  *count = reasons->actor_footing_count;
  return reasons->actor_footings;
}

const ent_footing *ent__reasons_footings_of(const ent_reasons *reasons, ent_actor_id actor, size_t *count) {
  const uint32_t rank = reasons->actor_rank[actor];
  *count = rank == ENT_NONE ? 0 : reasons->footing_row[rank + 1] - reasons->footing_row[rank];
  return *count == 0 ? NULL : reasons->actor_footings + reasons->footing_row[rank];
}

const char *ent_reasons_source(void) { return "Leifeld & Haunss 2012 (actors by shared arguments); Dung 1995 (grounded); Bench-Capon 2003 (in the eyes of coalitions)"; }

const char *ent_holding_by_word(ent_holding_by by) {
  static const char *const words[] = {"put-forward", "endorsed", "statement", "rejected"};
  return words[by];
}

const char *ent_reasons_time_word(ent_reasons_time time) {
  static const char *const words[] = {"at one time", "over time", "unknown"};
  return words[time];
}

const char *ent_premise_kind_word(ent_premise_kind kind) {
  static const char *const words[] = {"common", "crux", "other"};
  return words[kind];
}

const char *ent_footing_verdict_word(ent_footing_verdict verdict) {
  static const char *const words[] = {"none", "stands", "open", "fails"};
  return words[verdict];
}
