/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/pair_sums.h"

static void add_levels(ent__pair_sums *s, const ent_level *own, double a, const ent_level *other, double b, ent_agreement agreement) {
  const double agrees = ent__pair_agreement(own->position, other->position, agreement), product = a * b;
  ent__sum_add(&s->congruence, product * agrees);
  ent__sum_add(&s->conflict, product * (1 - agrees));
  ent__sum_add(&s->together, product);
  if (fabs(own->position - other->position) > 0) return;
  ent__sum_add(&s->matched, product);
  ent__sum_add(&s->matched_own, a);
  ent__sum_add(&s->matched_other, b);
}

void ent__pair_add(ent__pair_sums *sums, const ent_cell *own, const ent_cell *other, bool shares, ent_agreement agreement) {
  /* Divided by, not multiplied with the inverse, which is infinite for the smallest amounts. */
  const double all_own = shares ? own->amount : 1, all_other = shares ? other->amount : 1;
  sums->shared++;
  for (uint32_t k = 0; k < own->level_count; k++)
    for (uint32_t l = 0; l < other->level_count; l++)
      add_levels(sums, &own->levels[k], own->levels[k].amount / all_own, &other->levels[l], other->levels[l].amount / all_other, agreement);
}

ent__row_totals ent__pair_total(const ent_cell *const *cells, size_t count) {
  ent__sum amount = {0, 0}, squares = {0, 0};
  for (size_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < cells[i]->level_count; k++) {
      ent__sum_add(&amount, cells[i]->levels[k].amount);
      ent__sum_add(&squares, cells[i]->levels[k].amount * cells[i]->levels[k].amount);
    }
  return (ent__row_totals){ent__sum_get(&amount), ent__sum_get(&squares)};
}

static double divisor(ent_normalization normalize, const ent__pair_sums *s, const ent__row_totals *own, const ent__row_totals *other) {
  switch (normalize) {
    case ENT_NORMALIZE_AVERAGE: return (own->amount + other->amount) / 2;
    case ENT_NORMALIZE_JACCARD:
      return (own->amount - ent__sum_get(&s->matched_own)) + (other->amount - ent__sum_get(&s->matched_other)) + ent__sum_get(&s->matched);
    case ENT_NORMALIZE_COSINE: return sqrt(own->squares) * sqrt(other->squares);
    case ENT_NORMALIZE_DNA_COSINE: return own->amount * other->amount;
    case ENT_NORMALIZE_OVERLAP: return s->shared;
    default: return 1;
  }
}

static double numerator(ent_network_type type, const ent__pair_sums *s) {
  const double congruence = ent__sum_get(&s->congruence), conflict = ent__sum_get(&s->conflict), expected = ent__sum_get(&s->expected);
  const double difference = congruence - conflict;
  /* What is left of two equal sums is rounding, not a tie. */
  const double noise = 1e-12 * (congruence + conflict + fabs(expected));
  switch (type) {
    case ENT_NETWORK_COOCCURRENCE: return ent__sum_get(&s->together);
    case ENT_NETWORK_CONGRUENCE: return congruence;
    case ENT_NETWORK_CONFLICT: return conflict;
    case ENT_NETWORK_EXCESS: return fabs(difference - expected) <= noise ? 0 : difference - expected;
    default: return fabs(difference) <= noise ? 0 : difference;
  }
}

double ent__pair_weight(const ent_network_options *options, const ent__pair_sums *sums, const ent__row_totals *own,
                        const ent__row_totals *other) {
  /* Products of the smallest confidences vanish; what is left of them is no tie. */
  const double by = divisor(options->normalize, sums, own, other);
  return by > 0 ? numerator(options->type, sums) / by : 0;
}
