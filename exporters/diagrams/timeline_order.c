/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which block stands above which: each at the mean place of its actors in the column beside it, swept
 * forth and back (barycentre heuristic, Sugiyama, Tagawa & Toda 1981), and of all sweeps the order whose
 * bands cross least, each crossing counted by the actors of both.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "exporters/diagrams/timeline.h"

enum { SWEEPS = 12 };

/* What sweeps work with. */
typedef struct sorter {
  ent__timeline *timeline;
  uint32_t *shown; /* columns with blocks */
  uint32_t shown_count;
  uint32_t *renamed; /* room for new numbers of blocks */
  double *sums;      /* room for one for each block */
  double *seen;
  uint64_t *keys;
  ent__flow *flows;
  double *tree; /* sums of counts by block, for counting what crosses */
} sorter;

/* By kind, then by place; of equals the lower lineage. */
static int by_place(const void *left, const void *right) {
  const ent__flow_block *a = left, *b = right;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  if (a->at != b->at) return a->at < b->at ? -1 : 1;
  return a->lineage < b->lineage ? -1 : a->lineage > b->lineage;
}

/* Middles of the blocks, in actors from the top. */
static void set_middles(ent__flow_column *column) {
  double y = 0.0;
  for (uint32_t b = 0; b < column->block_count; b++) {
    column->blocks[b].at = y + column->blocks[b].size / 2.0;
    y += column->blocks[b].size;
  }
}

/* Sorts a column by the places of its blocks, and tells its actors. */
static void resort(const sorter *s, ent__flow_column *column) {
  const size_t nodes = s->timeline->node_count;
  for (uint32_t b = 0; b < column->block_count; b++) column->blocks[b].was = b;
  if (column->block_count > 1) qsort(column->blocks, column->block_count, sizeof *column->blocks, by_place);
  for (uint32_t b = 0; b < column->block_count; b++) s->renamed[column->blocks[b].was] = b;
  for (size_t v = 0; v < nodes; v++) column->of[v] = s->renamed[column->of[v]];
  set_middles(column);
}

/* Moves the blocks of a column to where their actors are in another; those that are nowhere seen there stay. */
static void sweep_to(const sorter *s, ent__flow_column *column, const ent__flow_column *other) {
  for (uint32_t b = 0; b < column->block_count; b++) s->sums[b] = s->seen[b] = 0.0;
  for (size_t v = 0; v < s->timeline->node_count; v++) {
    const ent__flow_block *from = &other->blocks[other->of[v]];
    if (from->kind != ENT__FLOW_LINEAGE) continue;
    s->sums[column->of[v]] += from->at;
    s->seen[column->of[v]] += 1.0;
  }
  for (uint32_t b = 0; b < column->block_count; b++)
    if (s->seen[b] > 0.0) column->blocks[b].at = s->sums[b] / s->seen[b];
  resort(s, column);
}

/* What crosses between two columns: pairs of actors whose bands do. A Fenwick tree over the blocks at the right. */
static double crossings(const sorter *s, uint32_t left, uint32_t right) {
  const uint32_t blocks = s->timeline->columns[right].block_count;
  const uint32_t count = ent__timeline_count(s->flows, s->timeline, left, right, s->keys);
  double sum = 0.0, so_far = 0.0;
  memset(s->tree, 0, (blocks + 1) * sizeof *s->tree);
  for (uint32_t first = 0, end; first < count; first = end) {
    for (end = first; end < count && s->flows[end].from == s->flows[first].from; end++) {
      double not_below = 0.0;
      for (uint32_t i = s->flows[end].to + 1; i > 0; i -= i & (0u - i)) not_below += s->tree[i];
      sum += (so_far - not_below) * s->flows[end].count;
    }
    for (uint32_t f = first; f < end; f++) {
      so_far += s->flows[f].count;
      for (uint32_t i = s->flows[f].to + 1; i <= blocks; i += i & (0u - i)) s->tree[i] += s->flows[f].count;
    }
  }
  return sum;
}

static double all_crossings(const sorter *s) {
  double sum = 0.0;
  for (uint32_t i = 0; i + 1 < s->shown_count; i++) sum += crossings(s, s->shown[i], s->shown[i + 1]);
  return sum;
}

/* An order of all blocks. */
typedef struct order {
  ent__flow_block *blocks;
  uint32_t *of;
} order;

/* Copies the order as it is into `kept`, or back. */
static void copy(const sorter *s, order *kept, bool back) {
  const size_t nodes = s->timeline->node_count;
  size_t at = 0;
  for (uint32_t i = 0; i < s->shown_count; i++) {
    ent__flow_column *column = &s->timeline->columns[s->shown[i]];
    ent__flow_block *blocks = kept->blocks + at;
    uint32_t *of = kept->of + i * nodes;
    memcpy(back ? column->blocks : blocks, back ? blocks : column->blocks, column->block_count * sizeof *blocks);
    memcpy(back ? column->of : of, back ? of : column->of, nodes * sizeof *of);
    at += column->block_count;
  }
}

static ent_status make_room(sorter *s, order *kept, ent__drawing *drawing, ent_error *err) {
  const size_t nodes = s->timeline->node_count, room = nodes + 4;
  size_t blocks = 0;
  for (uint32_t c = 0; c < s->timeline->column_count; c++) blocks += s->timeline->columns[c].block_count;
  s->shown = ent__arena_alloc(&drawing->arena, s->timeline->column_count, sizeof *s->shown);
  s->renamed = ent__arena_alloc(&drawing->arena, room, sizeof *s->renamed);
  s->sums = ent__arena_alloc(&drawing->arena, room, sizeof *s->sums);
  s->seen = ent__arena_alloc(&drawing->arena, room, sizeof *s->seen);
  s->keys = ent__arena_alloc(&drawing->arena, room, sizeof *s->keys);
  s->flows = ent__arena_alloc(&drawing->arena, room, sizeof *s->flows);
  s->tree = ent__arena_alloc(&drawing->arena, room, sizeof *s->tree);
  kept->blocks = ent__arena_alloc(&drawing->arena, blocks, sizeof *kept->blocks);
  kept->of = ent__arena_alloc(&drawing->arena, nodes * s->timeline->column_count, sizeof *kept->of);
  const bool got = s->shown != NULL && s->renamed != NULL && s->sums != NULL && s->seen != NULL && s->keys != NULL &&
                   s->flows != NULL && s->tree != NULL && kept->blocks != NULL && kept->of != NULL;
  return got ? ENT_OK : ent__nomem(err);
}

ent_status ent__timeline_order(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  sorter s = {.timeline = timeline};
  order kept;
  const ent_status status = make_room(&s, &kept, drawing, err);
  if (status != ENT_OK) return status;
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    if (timeline->columns[c].passed) continue;
    s.shown[s.shown_count++] = c;
    set_middles(&timeline->columns[c]);
  }
  double best = all_crossings(&s);
  copy(&s, &kept, false);
  for (int i = 0; i < SWEEPS && best > 0.0; i++) {
    for (uint32_t k = 1; k < s.shown_count; k++) {
      const uint32_t at = i % 2 == 0 ? k : s.shown_count - 1 - k;
      const uint32_t beside = i % 2 == 0 ? at - 1 : at + 1;
      sweep_to(&s, &timeline->columns[s.shown[at]], &timeline->columns[s.shown[beside]]);
    }
    const double crossed = all_crossings(&s);
    if (crossed >= best) continue;
    best = crossed;
    copy(&s, &kept, false);
  }
  copy(&s, &kept, true);
  return ENT_OK;
}
