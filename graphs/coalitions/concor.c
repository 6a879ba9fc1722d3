/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `concor` (Breiger, Boorman & Arabie 1975): the correlations of the actors' profiles are
 * correlated in turn, again and again, until all are 1 or -1, which splits a block in two; each
 * half is split likewise from its own part of the first correlations, options->depth times over.
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/partition.h"
#include "graphs/coalitions/profiles.h"

enum { ITERATIONS = 100 };

/* Correlations this near to 1 or -1 have arrived. */
static const double arrived = 1e-9;

typedef struct blocks {
  uint32_t nodes;
  uint32_t *camp;
  uint32_t count;
  double *first;   /* nodes × nodes: the correlations of the profiles */
  double *now;     /* of a block */
  double *next;
  uint32_t *member;
  uint32_t size;
} blocks;

/* Centres each row and gives it length 1; a row without variance becomes 0. Rows and columns are one. */
static void standardise(double *matrix, uint32_t size) {
  for (size_t i = 0; i < size; i++) {
    double *row = matrix + i * size;
    double mean = 0;
    double square = 0;
    for (size_t j = 0; j < size; j++) mean += row[j];
    mean /= size;
    for (size_t j = 0; j < size; j++) {
      row[j] -= mean;
      square += row[j] * row[j];
    }
    const double length = sqrt(square);
    for (size_t j = 0; j < size; j++) row[j] = length > arrived ? row[j] / length : 0;
  }
}

/* Writes the correlations of the rows of `now` into `next`; returns whether all have arrived. */
static bool correlate(double *next, double *now, uint32_t size) {
  bool done = true;
  standardise(now, size);
  for (size_t i = 0; i < size; i++) {
    next[i * size + i] = 1;
    for (size_t j = i + 1; j < size; j++) {
      double sum = 0;
      for (size_t k = 0; k < size; k++) sum += now[i * size + k] * now[j * size + k];
      next[i * size + j] = next[j * size + i] = sum;
      done = done && fabs(sum) >= 1 - arrived;
    }
  }
  return done;
}

static void take_block(blocks *b, uint32_t block) {
  b->size = 0;
  for (uint32_t v = 0; v < b->nodes; v++)
    if (b->camp[v] == block) b->member[b->size++] = v;
  for (size_t i = 0; i < b->size; i++)
    for (size_t j = 0; j < b->size; j++) b->now[i * b->size + j] = b->first[(size_t)b->member[i] * b->nodes + b->member[j]];
}

/* Whether all in the block are alike already: there is nothing to split by. */
static bool alike(const blocks *b) {
  for (size_t i = 0; i < (size_t)b->size * b->size; i++)
    if (b->now[i] < 1 - arrived) return false;
  return true;
}

/* Splits a block by the sign of its correlations with its first member; the others make a new one. */
static void split(blocks *b, uint32_t block) {
  take_block(b, block);
  if (b->size < 2 || alike(b)) return;
  bool done = false;
  for (int i = 0; i < ITERATIONS && !done; i++) {
    done = correlate(b->next, b->now, b->size);
    double *was = b->now;
    b->now = b->next;
    b->next = was;
  }
  uint32_t away = 0;
  for (uint32_t i = 0; i < b->size; i++) {
    if (b->now[i] >= 0) continue;
    b->camp[b->member[i]] = b->count;
    away++;
  }
  if (away > 0) b->count++;
}

static void split_all(blocks *b, int depth) {
  for (uint32_t v = 0; v < b->nodes; v++) b->camp[v] = 0;
  b->count = 1;
  for (int level = 0; level < depth; level++) {
    const uint32_t count = b->count;
    for (uint32_t block = 0; block < count; block++) split(b, block);
    if (b->count == count) return;
  }
}

ent_status ent__concor(ent__solution *out, const ent__asked *asked, ent_error *err) {
  const size_t nodes = asked->problem->nodes;
  const ent__goal goal = ent__no_goal(asked->options);
  blocks b = {.nodes = (uint32_t)nodes};
  b.first = ent__alloc(nodes * nodes, sizeof *b.first);
  b.now = ent__alloc(nodes * nodes, sizeof *b.now);
  b.next = ent__alloc(nodes * nodes, sizeof *b.next);
  b.member = ent__alloc(nodes, sizeof *b.member);
  b.camp = out->camp = ent__alloc(nodes, sizeof *out->camp);
  const bool room = b.first != NULL && b.now != NULL && b.next != NULL && b.member != NULL && b.camp != NULL;
  ent_status status = room ? ent__profile_correlations(b.first, asked, err) : ent__nomem(err);
  if (status == ENT_OK) {
    split_all(&b, asked->options->depth);
    status = ent__partition_number(asked->problem, &goal, out->camp, &out->camps, err);
  }
  if (status == ENT_OK) status = ent__problem_modularity(asked->problem, out->camp, &out->value, err);
  ent__free(b.member);
  ent__free(b.next);
  ent__free(b.now);
  ent__free(b.first);
  return status;
}
