/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All extensions: those of the pieces, each piece by itself, in every combination. So their number
 * is a product, and known where the list would be too long to write down.
 */
#include "engine/arguments/extensions/answer.h"
#include "engine/arguments/extensions/tally.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Adds the arguments of the set that a search has found. */
static ent_status add_found(ent__sets *sets, const ent__seek *search, ent_error *err) {
  ent_status status = ent__sets_begin(sets, err);
  for (uint32_t v = 0; v < search->arguments && status == ENT_OK; v++)
    if (search->set[v]) status = ent__sets_add(sets, search->region->nodes[v], err);
  return status;
}

/* Goes through a piece's extensions, `most` at most (0: all); lists them where `sets` is given. */
static ent_status go_through(ent__inquiry *q, uint32_t piece, uint64_t most, ent__sets *sets, uint64_t *count, ent_error *err) {
  ent__region region;
  ent__seek search;
  bool found = true;
  *count = 0;
  ent_status status = ent__inquiry_open(q, piece, &region, &search, err);
  if (status != ENT_OK) return status;
  while (status == ENT_OK && (most == 0 || *count < most)) {
    status = q->method->find(&search, 0, &found, err);
    if (status != ENT_OK || !found) break;
    ++*count;
    if (sets != NULL) status = add_found(sets, &search, err);
    q->method->exclude(&search);
  }
  ent__inquiry_close(&region, &search);
  return status;
}

/* The extensions of each piece, sorted. */
typedef struct factors {
  ent__sets *at;
  uint32_t count;
} factors;

/* Whether what a search finds always differs in its arguments from what it found before. */
static bool is_distinct(const ent__inquiry *q, uint32_t piece) {
  return q->method->exclude == ent__exclude_same || q->pieces.nodes[q->pieces.start[piece + 1] - 1] < q->arguments;
}

static ent_status list_pieces(ent__inquiry *q, factors *f, uint64_t limit, ent_error *err) {
  ent_status status = ENT_OK;
  uint64_t product = 1, count = 1;
  for (uint32_t i = 0; i < f->count && status == ENT_OK && count > 0; i++) {
    /* Once there are more than enough combinations, of a further piece it only matters whether it has any. */
    const uint64_t most = limit == 0 || !is_distinct(q, i) ? 0 : product > limit ? 1 : limit + 1;
    status = go_through(q, i, most, &f->at[i], &count, err);
    if (status == ENT_OK) status = ent__sets_sort(&f->at[i], err);
    if (status == ENT_OK && limit > 0 && product <= limit) product *= f->at[i].count;
  }
  return status;
}

/* Moves on to the next combination, the last piece first; false after the last. */
static bool next(const factors *f, size_t *chosen) {
  for (uint32_t i = f->count; i-- > 0;) {
    if (++chosen[i] < f->at[i].count) return true;
    chosen[i] = 0;
  }
  return false;
}

static ent_status add_combination(ent_answer *answer, const ent__inquiry *q, const factors *f, const size_t *chosen, ent_error *err) {
  ent_status status = ent__answer_take(answer, q, err);
  for (uint32_t i = 0; i < f->count; i++) {
    const ent__sets *sets = &f->at[i];
    for (uint32_t k = 0; k < sets->size[chosen[i]] && status == ENT_OK; k++)
      status = ent__sets_add(&answer->sets, sets->members[sets->start[chosen[i]] + k], err);
  }
  if (status == ENT_OK) ent__sets_settle(&answer->sets);
  return status;
}

static ent_status combine(ent_answer *answer, ent__inquiry *q, const factors *f, ent_error *err) {
  const uint64_t limit = answer->options.limit;
  bool more = true;
  for (uint32_t i = 0; i < f->count; i++)
    if (f->at[i].count == 0) return ENT_OK;
  size_t *chosen = ent__zalloc(f->count, sizeof *chosen);
  ent_status status = chosen == NULL ? ent__nomem(err) : ENT_OK;
  while (status == ENT_OK && more) {
    if (limit > 0 && answer->sets.count == limit) {
      answer->stopped_by = "limit";
      break;
    }
    status = ent__deadline_check(q->deadline);
    if (status == ENT_OK) status = add_combination(answer, q, f, chosen, err);
    more = status == ENT_OK && next(f, chosen);
  }
  ent__free(chosen);
  return status;
}

ent_status ent__answer_list(ent_answer *answer, ent__inquiry *q, ent_error *err) {
  ent_status status = q->method == NULL ? ent__inquiry_only(q, err) : ent__inquiry_split(q, err);
  factors f = {NULL, q->method == NULL ? 0 : q->pieces.count};
  f.at = ent__zalloc(f.count, sizeof *f.at);
  if (f.at == NULL) return ent__nomem(err);
  if (status == ENT_OK) status = list_pieces(q, &f, answer->options.limit, err);
  if (status == ENT_OK) status = combine(answer, q, &f, err);
  if (status == ENT_OK) status = ent__sets_sort(&answer->sets, err);
  if (status == ENT_OK) answer->verdict = answer->sets.count > 0 ? ENT_VERDICT_YES : ENT_VERDICT_NO;
  for (uint32_t i = 0; i < f.count; i++) ent__sets_clear(&f.at[i]);
  ent__free(f.at);
  return status;
}

/* Sets of nodes with the same arguments count once: where there are other nodes they are listed. */
static ent_status count_piece(ent__inquiry *q, uint32_t piece, uint64_t *count, ent_error *err) {
  ent__sets sets = {0};
  if (is_distinct(q, piece)) return go_through(q, piece, 0, NULL, count, err);
  ent_status status = go_through(q, piece, 0, &sets, count, err);
  if (status == ENT_OK) status = ent__sets_sort(&sets, err);
  *count = sets.count;
  ent__sets_clear(&sets);
  return status;
}

ent_status ent__answer_count(ent_answer *answer, ent__inquiry *q, ent_error *err) {
  ent__tally number;
  uint64_t count = 1;
  ent_status status = ent__tally_init(&number, err);
  if (status == ENT_OK && q->method != NULL) status = ent__inquiry_split(q, err);
  for (uint32_t i = 0; q->method != NULL && status == ENT_OK && i < q->pieces.count && count > 0; i++) {
    status = count_piece(q, i, &count, err);
    if (status == ENT_OK) status = ent__tally_times(&number, count, err);
  }
  if (status == ENT_OK) answer->count = ent__tally_text(&number);
  if (status == ENT_OK && answer->count == NULL) status = ent__nomem(err);
  if (status == ENT_OK) answer->verdict = count > 0 ? ENT_VERDICT_YES : ENT_VERDICT_NO;
  ent__tally_clear(&number);
  return status;
}
