/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which coalition carries which on. Each node carries the lineage that it was last in, also through
 * windows in which it is silent, so that a lineage is matched by the last that is known of it
 * (the "front" of Greene, Doyle & Cunningham 2010). A node that stands apart from a lineage that goes on carries it no more.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"
#include "graphs/coalitions/matching.h"

/* A node that carries a lineage (by its row) and is in a coalition. */
typedef struct meeting {
  uint32_t row;
  uint32_t camp;
  uint32_t node;
} meeting;

/* The largest overlap of a coalition or lineage. */
typedef struct best {
  uint32_t with;
  uint32_t nodes;
} best;

typedef struct following {
  ent_change *change;
  uint32_t before;   /* the window with coalitions before, ENT_NONE for none */
  uint32_t window;
  uint32_t *carry;   /* by node: lineage */
  uint32_t *latest;  /* by node: the lineage it was last in, whatever came since */
  bool *seen;        /* by node */
  uint32_t *from;    /* by node: row and coalition of the meetings that may match */
  uint32_t *to;
  meeting *meetings; /* of one window, by row, then coalition */
  size_t meeting_count;
  /* by lineage */
  uint32_t *row_of;
  double *jaccards;
  size_t room[2];
  /* by row: a lineage that a node in the window carries */
  uint32_t *lineage_of;
  uint32_t *there;   /* nodes in the window that carry it */
  best *goes_to;
  uint32_t rows;
  /* by coalition of the window; as long as there are nodes */
  uint32_t *match;
  uint32_t *known;   /* members that carry a lineage */
  best *comes_from;
} following;

static void clear(following *f) {
  ent__free(f->carry);
  ent__free(f->latest);
  ent__free(f->seen);
  ent__free(f->from);
  ent__free(f->to);
  ent__free(f->meetings);
  ent__free(f->row_of);
  ent__free(f->jaccards);
  ent__free(f->lineage_of);
  ent__free(f->there);
  ent__free(f->goes_to);
  ent__free(f->match);
  ent__free(f->known);
  ent__free(f->comes_from);
}

static ent_status prepare(following *f, ent_error *err) {
  const uint32_t n = f->change->node_count;
  f->carry = ent__alloc(n, sizeof *f->carry);
  f->latest = ent__alloc(n, sizeof *f->latest);
  f->seen = ent__zalloc(n, sizeof *f->seen);
  f->from = ent__alloc(n, sizeof *f->from);
  f->to = ent__alloc(n, sizeof *f->to);
  f->meetings = ent__alloc(n, sizeof *f->meetings);
  f->lineage_of = ent__alloc(n, sizeof *f->lineage_of);
  f->there = ent__alloc(n, sizeof *f->there);
  f->goes_to = ent__alloc(n, sizeof *f->goes_to);
  f->match = ent__alloc(n, sizeof *f->match);
  f->known = ent__alloc(n, sizeof *f->known);
  f->comes_from = ent__alloc(n, sizeof *f->comes_from);
  if (f->carry == NULL || f->latest == NULL || f->seen == NULL || f->from == NULL || f->to == NULL || f->meetings == NULL || f->lineage_of == NULL ||
      f->there == NULL || f->goes_to == NULL || f->match == NULL || f->known == NULL || f->comes_from == NULL)
    return ent__nomem(err);
  for (uint32_t v = 0; v < n; v++) f->carry[v] = f->latest[v] = ENT_NONE;
  return ENT_OK;
}

static int by_row(const void *p, const void *q) {
  const meeting *x = p, *y = q;
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  if (x->camp != y->camp) return x->camp < y->camp ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static int by_number(const void *p, const void *q) {
  const uint32_t x = *(const uint32_t *)p, y = *(const uint32_t *)q;
  return x < y ? -1 : x > y;
}

/* Gives each lineage that somebody in the window carries a row, in their order. */
static void number_rows(following *f, const ent__frame *frame) {
  const uint32_t n = f->change->node_count;
  f->rows = 0;
  for (uint32_t v = 0; v < n; v++) {
    if (f->carry[v] == ENT_NONE || frame->camp[v] == ENT_NONE || f->row_of[f->carry[v]] != ENT_NONE) continue;
    f->row_of[f->carry[v]] = 0;
    f->lineage_of[f->rows++] = f->carry[v];
  }
  if (f->rows > 0) qsort(f->lineage_of, f->rows, sizeof *f->lineage_of, by_number);
  for (uint32_t r = 0; r < f->rows; r++) {
    f->row_of[f->lineage_of[r]] = r;
    f->there[r] = 0;
    f->goes_to[r] = (best){ENT_NONE, 0};
  }
}

static void list_meetings(following *f, const ent__frame *frame) {
  f->meeting_count = 0;
  for (uint32_t c = 0; c < frame->groups; c++) {
    f->known[c] = 0;
    f->comes_from[c] = (best){ENT_NONE, 0};
  }
  for (uint32_t v = 0; v < f->change->node_count; v++) {
    f->from[v] = f->to[v] = ENT_NONE;
    if (f->carry[v] == ENT_NONE || frame->camp[v] == ENT_NONE) continue;
    const uint32_t row = f->row_of[f->carry[v]];
    f->there[row]++;
    if (frame->camp[v] >= frame->groups) continue;
    f->known[frame->camp[v]]++;
    f->meetings[f->meeting_count++] = (meeting){row, frame->camp[v], v};
  }
  if (f->meeting_count > 0) qsort(f->meetings, f->meeting_count, sizeof *f->meetings, by_row);
}

/* Lets the pairs that are alike enough be matched, and notes the largest overlap of each side. */
static void weigh_meetings(following *f) {
  for (size_t i = 0; i < f->meeting_count;) {
    const meeting *m = &f->meetings[i];
    size_t end = i;
    while (end < f->meeting_count && f->meetings[end].row == m->row && f->meetings[end].camp == m->camp) end++;
    const uint32_t both = (uint32_t)(end - i);
    const uint32_t either = f->there[m->row] + f->known[m->camp] - both;
    if (both > f->goes_to[m->row].nodes) f->goes_to[m->row] = (best){m->camp, both};
    if (both > f->comes_from[m->camp].nodes) f->comes_from[m->camp] = (best){m->row, both};
    const bool alike = both >= ENT_CHANGE_OVERLAP && both >= ENT_CHANGE_MATCH * either;
    for (; i < end; i++) {
      if (!alike) continue;
      f->from[f->meetings[i].node] = m->row;
      f->to[f->meetings[i].node] = m->camp;
    }
  }
}

static ent_status add_event(ent_change *change, ent_event event, ent_error *err) {
  void *grown = change->events;
  if (ent__grow(&grown, &change->event_room, change->event_count + 1, sizeof *change->events) != 0) return ent__nomem(err);
  change->events = grown;
  change->events[change->event_count++] = event;
  return ENT_OK;
}

static ent_status add_lineage(following *f, uint32_t *number, ent_error *err) {
  ent_change *change = f->change;
  void *grown = change->lineages, *rows = f->row_of, *sums = f->jaccards;
  const size_t count = change->lineage_count;
  if (ent__grow(&grown, &change->lineage_room, count + 1, sizeof *change->lineages) != 0) return ent__nomem(err);
  change->lineages = grown;
  if (ent__grow(&rows, &f->room[0], count + 1, sizeof *f->row_of) != 0) return ent__nomem(err);
  f->row_of = rows;
  if (ent__grow(&sums, &f->room[1], count + 1, sizeof *f->jaccards) != 0) return ent__nomem(err);
  f->jaccards = sums;
  f->row_of[count] = ENT_NONE;
  f->jaccards[count] = 0;
  change->lineages[count] = (ent_lineage){.first = f->window, .last = f->window, .core = ENT_NONE, .stability = NAN};
  *number = (uint32_t)count;
  change->lineage_count++;
  return ENT_OK;
}

/* Of the nodes that have a stance in both windows: those in the lineage both times, over those in it at all. */
static double jaccard(const ent_change *change, uint32_t lineage, uint32_t s, uint32_t t) {
  const ent__frame *x = &change->frames[s], *y = &change->frames[t];
  size_t both = 0, either = 0;
  for (uint32_t v = 0; v < change->node_count; v++) {
    if (x->camp[v] == ENT_NONE || y->camp[v] == ENT_NONE) continue;
    const bool a = x->camp[v] < x->groups && x->lineage[x->camp[v]] == lineage;
    const bool b = y->camp[v] < y->groups && y->lineage[y->camp[v]] == lineage;
    both += a && b;
    either += a || b;
  }
  return either > 0 ? (double)both / (double)either : 0;
}

/* Whether half or more of `all`, and enough of them, are `part`. */
static bool is_most(uint32_t part, uint32_t all) { return part >= ENT_CHANGE_OVERLAP && part >= ENT_CHANGE_SHARE * all; }

static ent_status begin_lineage(following *f, ent__frame *frame, uint32_t c, ent_error *err) {
  const best source = f->comes_from[c];
  const bool split = source.with != ENT_NONE && is_most(source.nodes, f->known[c]);
  const ent_status status = add_lineage(f, &frame->lineage[c], err);
  if (status != ENT_OK || f->before == ENT_NONE) return status;
  return add_event(f->change, (ent_event){split ? ENT_EVENT_SPLIT : ENT_EVENT_BORN, f->window, frame->lineage[c], split ? f->lineage_of[source.with] : ENT_NONE,
                                          split ? source.nodes : frame->size[c]}, err);
}

static ent_status carry_on(following *f, ent__frame *frame, uint32_t c, ent_error *err) {
  const uint32_t lineage = f->lineage_of[f->match[c]];
  const ent_lineage *one = &f->change->lineages[lineage];
  frame->lineage[c] = lineage;
  if (one->last == f->before) return ENT_OK;
  return add_event(f->change, (ent_event){ENT_EVENT_REVIVED, f->window, lineage, ENT_NONE, f->comes_from[c].with == f->match[c] ? f->comes_from[c].nodes : frame->size[c]}, err);
}

/* New lineages begin behind those that are carried on, so that numbers of old ones are known. */
static ent_status name_coalitions(following *f, ent__frame *frame, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t c = 0; c < frame->groups && status == ENT_OK; c++)
    status = f->match[c] != ENT_NONE ? carry_on(f, frame, c, err) : begin_lineage(f, frame, c, err);
  for (uint32_t c = 0; c < frame->groups && status == ENT_OK; c++) {
    ent_lineage *one = &f->change->lineages[frame->lineage[c]];
    if (f->match[c] != ENT_NONE) f->jaccards[frame->lineage[c]] += jaccard(f->change, frame->lineage[c], one->last, f->window);
    one->last = f->window;
    one->windows++;
    one->mean_size += frame->size[c];
    if (frame->size[c] > one->largest) one->largest = frame->size[c];
  }
  return status;
}

/* Tells of each lineage of the window before that none carries on where its members are. */
static ent_status end_lineages(following *f, const ent__frame *frame, ent_error *err) {
  const ent__frame *old = &f->change->frames[f->before];
  ent_status status = ENT_OK;
  for (uint32_t c = 0; c < old->groups && status == ENT_OK; c++) {
    const uint32_t lineage = old->lineage[c], row = f->row_of[lineage];
    if (f->change->lineages[lineage].last == f->window) continue;
    const uint32_t there = row == ENT_NONE ? 0 : f->there[row];
    const best to = row == ENT_NONE ? (best){ENT_NONE, 0} : f->goes_to[row];
    ent_event event = {ENT_EVENT_DISSOLVED, f->window, lineage, ENT_NONE, there};
    if (there < ENT_CHANGE_OVERLAP) event.kind = ENT_EVENT_FADED;
    else if (to.with != ENT_NONE && is_most(to.nodes, there)) event = (ent_event){ENT_EVENT_MERGED, f->window, lineage, frame->lineage[to.with], to.nodes};
    status = add_event(f->change, event, err);
  }
  return status;
}

static int by_lineage(const void *p, const void *q) {
  const ent_event *x = p, *y = q;
  if (x->lineage != y->lineage) return x->lineage < y->lineage ? -1 : 1;
  return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/* Whether an event of the window takes nodes from one lineage to the other. */
static bool is_shared(const ent_change *change, size_t first, uint32_t from, uint32_t to) {
  for (size_t i = first; i < change->event_count; i++) {
    const ent_event *event = &change->events[i];
    if (event->kind == ENT_EVENT_SPLIT && event->lineage == to && event->other == from) return true;
    if (event->kind == ENT_EVENT_MERGED && event->lineage == from && event->other == to) return true;
  }
  return false;
}

/* What became of a node since the window before; false where nothing did. */
static bool judge_move(const following *f, ent_move *out, size_t first_event, uint32_t v) {
  const ent_change *change = f->change;
  const ent_window_place was = ent_change_place(change, f->before, v), is = ent_change_place(change, f->window, v);
  *out = (ent_move){ENT_MOVE_MOVED, f->window, v, was.lineage, is.lineage, false};
  if (is.standing == ENT_STANDING_ABSENT) {
    out->kind = ENT_MOVE_VANISHED;
    return was.standing != ENT_STANDING_ABSENT;
  }
  if (was.standing == ENT_STANDING_ABSENT) {
    out->kind = f->seen[v] ? ENT_MOVE_RETURNED : ENT_MOVE_ENTERED;
    out->from = f->latest[v];
    return true;
  }
  if (was.lineage == is.lineage) return false;
  if (is.lineage == ENT_NONE) out->kind = ENT_MOVE_LEFT;
  if (was.lineage == ENT_NONE) out->kind = ENT_MOVE_JOINED;
  out->with_others = out->kind == ENT_MOVE_MOVED && is_shared(change, first_event, was.lineage, is.lineage);
  return true;
}

static ent_status add_moves(following *f, size_t first_event, ent_error *err) {
  ent_change *change = f->change;
  for (uint32_t v = 0; v < change->node_count; v++) {
    ent_move move;
    if (!judge_move(f, &move, first_event, v)) continue;
    void *grown = change->moves;
    if (ent__grow(&grown, &change->move_room, change->move_count + 1, sizeof *change->moves) != 0) return ent__nomem(err);
    change->moves = grown;
    change->moves[change->move_count++] = move;
  }
  return ENT_OK;
}

static void hand_over(following *f, const ent__frame *frame) {
  ent_change *change = f->change;
  for (uint32_t r = 0; r < f->rows; r++) f->row_of[f->lineage_of[r]] = ENT_NONE;
  for (uint32_t v = 0; v < change->node_count; v++) {
    const uint32_t camp = frame->camp[v];
    if (camp == ENT_NONE) continue;
    f->seen[v] = true;
    if (camp < frame->groups) {
      const uint32_t lineage = frame->lineage[camp];
      change->nodes[v].changes += f->latest[v] != ENT_NONE && f->latest[v] != lineage;
      f->carry[v] = f->latest[v] = lineage;
    } else if (f->carry[v] != ENT_NONE && change->lineages[f->carry[v]].last == f->window) {
      f->carry[v] = ENT_NONE;
    }
  }
}

static ent_status follow_window(following *f, ent_error *err) {
  ent_change *change = f->change;
  ent__frame *frame = &change->frames[f->window];
  const size_t first_event = change->event_count;
  number_rows(f, frame);
  list_meetings(f, frame);
  weigh_meetings(f);
  for (uint32_t c = 0; c < frame->groups; c++) f->match[c] = ENT_NONE;
  const ent__pairing pairing = {f->from, f->to, change->node_count, f->rows, frame->groups};
  ent_status status = f->rows > 0 ? ent__partition_match(f->match, &pairing, err) : ENT_OK;
  if (status == ENT_OK) status = name_coalitions(f, frame, err);
  if (status == ENT_OK && f->before != ENT_NONE) {
    status = end_lineages(f, frame, err);
    if (change->event_count > first_event) qsort(change->events + first_event, change->event_count - first_event, sizeof *change->events, by_lineage);
    if (status == ENT_OK) status = add_moves(f, first_event, err);
  }
  hand_over(f, frame);
  f->before = f->window;
  return status;
}

/* A window that a node was in a lineage. */
typedef struct membership {
  uint32_t lineage;
  uint32_t node;
} membership;

static int by_membership(const void *p, const void *q) {
  const membership *x = p, *y = q;
  if (x->lineage != y->lineage) return x->lineage < y->lineage ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* How often a node is the typical member of a lineage. */
static size_t times_typical(const ent_change *change, uint32_t lineage, uint32_t node) {
  size_t times = 0;
  for (uint32_t w = change->lineages[lineage].first; w <= change->lineages[lineage].last; w++)
    for (uint32_t c = 0; c < change->frames[w].groups; c++) times += change->frames[w].lineage[c] == lineage && change->frames[w].typical[c] == node;
  return times;
}

/* Takes the runs of equal memberships in turn: the longest run of a lineage is its core. */
static void find_cores(ent_change *change, const membership *at, size_t count) {
  size_t longest = 0;
  for (size_t i = 0; i < count;) {
    ent_lineage *lineage = &change->lineages[at[i].lineage];
    size_t end = i;
    while (end < count && by_membership(&at[i], &at[end]) == 0) end++;
    const bool same = lineage->core != ENT_NONE && end - i == longest;
    const bool longer = lineage->core == ENT_NONE || end - i > longest;
    if (longer || (same && times_typical(change, at[i].lineage, at[i].node) > times_typical(change, at[i].lineage, lineage->core))) {
      lineage->core = at[i].node;
      longest = end - i;
    }
    change->nodes[at[i].node].lineages++;
    i = end;
  }
}

static ent_status finish(following *f, ent_error *err) {
  ent_change *change = f->change;
  size_t all = 0, count = 0;
  for (uint32_t w = 0; w < change->window_count; w++) all += change->list[w].together;
  membership *at = ent__alloc(all, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (uint32_t w = 0; w < change->window_count; w++)
    for (uint32_t v = 0; v < change->node_count; v++) {
      const ent_window_place place = ent_change_place(change, w, v);
      change->nodes[v].windows += place.standing != ENT_STANDING_ABSENT;
      if (place.lineage != ENT_NONE) at[count++] = (membership){place.lineage, v};
    }
  if (count > 0) qsort(at, count, sizeof *at, by_membership);
  find_cores(change, at, count);
  ent__free(at);
  for (size_t i = 0; i < change->lineage_count; i++) {
    ent_lineage *one = &change->lineages[i];
    one->mean_size /= one->windows;
    if (one->windows > 1 && f->jaccards != NULL) one->stability = f->jaccards[i] / (one->windows - 1);
  }
  return ENT_OK;
}

ent_status ent__change_follow(ent_change *change, ent_error *err) {
  following f = {.change = change, .before = ENT_NONE};
  ent_status status = prepare(&f, err);
  for (f.window = 0; f.window < change->window_count && status == ENT_OK; f.window++)
    if (ent__change_counts(change, f.window)) status = follow_window(&f, err);
  if (status == ENT_OK) status = finish(&f, err);
  clear(&f);
  return status;
}
