/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of rows and columns. Within a coalition actors stand by their score on the first principal
 * component of its members' positions (Pearson 1901), by power iteration from the issue that varies most:
 * time linear in the cells. Who has no position on an issue counts as the mean of those who have one.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/matrix.h"

enum { ROUNDS = 40 };

/* What the iteration works with, by issue of the dataset. */
typedef struct component {
  const ent__roster *roster;
  double *mean;
  double *seen;
  double *loading;
  size_t issues;
} component;

typedef struct scored {
  double score;
  size_t at; /* in the roster */
} scored;

/* The largest first; of equals as they stood. */
static int by_score(const void *left, const void *right) {
  const scored *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return a->at < b->at ? -1 : a->at > b->at;
}

static const ent_cell *row_of(const component *c, size_t at, size_t *count) {
  return ent_stances_row(c->roster->stances, c->roster->actors[at].actor, count);
}

static void set_means(const component *c, const ent__roster_group *group) {
  memset(c->mean, 0, c->issues * sizeof *c->mean);
  memset(c->seen, 0, c->issues * sizeof *c->seen);
  for (size_t i = group->first; i < group->first + group->count; i++) {
    size_t count;
    const ent_cell *cells = row_of(c, i, &count);
    for (size_t k = 0; k < count; k++) {
      c->mean[cells[k].issue] += cells[k].mean;
      c->seen[cells[k].issue] += 1.0;
    }
  }
  for (size_t j = 0; j < c->issues; j++)
    if (c->seen[j] > 0.0) c->mean[j] /= c->seen[j];
}

/* Begins with the issue on which positions vary most; returns false where none does. */
static bool begin(const component *c, const ent__roster_group *group) {
  size_t best = 0;
  memset(c->loading, 0, c->issues * sizeof *c->loading);
  for (size_t i = group->first; i < group->first + group->count; i++) {
    size_t count;
    const ent_cell *cells = row_of(c, i, &count);
    for (size_t k = 0; k < count; k++) {
      const double away = cells[k].mean - c->mean[cells[k].issue];
      c->loading[cells[k].issue] += away * away;
    }
  }
  for (size_t j = 1; j < c->issues; j++)
    if (c->loading[j] > c->loading[best] + 1e-9) best = j;
  const bool varies = c->issues > 0 && c->loading[best] > 1e-9;
  for (size_t j = 0; j < c->issues; j++) c->loading[j] = j == best ? 1.0 : 0.0;
  return varies;
}

static double score_of(const component *c, size_t at) {
  size_t count;
  double sum = 0.0;
  const ent_cell *cells = row_of(c, at, &count);
  for (size_t k = 0; k < count; k++) sum += (cells[k].mean - c->mean[cells[k].issue]) * c->loading[cells[k].issue];
  return sum;
}

/* Scores from loadings, then loadings from scores, the largest of them 1. */
static void improve(const component *c, const ent__roster_group *group, scored *scores) {
  double largest = 0.0;
  for (size_t i = 0; i < group->count; i++) scores[i] = (scored){score_of(c, group->first + i), group->first + i};
  memset(c->loading, 0, c->issues * sizeof *c->loading);
  for (size_t i = 0; i < group->count; i++) {
    size_t count;
    const ent_cell *cells = row_of(c, group->first + i, &count);
    for (size_t k = 0; k < count; k++)
      c->loading[cells[k].issue] += (cells[k].mean - c->mean[cells[k].issue]) * scores[i].score;
  }
  for (size_t j = 0; j < c->issues; j++) largest = fmax(largest, fabs(c->loading[j]));
  for (size_t j = 0; j < c->issues && largest > 0.0; j++) c->loading[j] /= largest;
}

/* Those who support more come first; scores that differ by rounding alone are equal. */
static void settle(const component *c, const ent__roster_group *group, scored *scores) {
  double lean = 0.0, largest = 0.0;
  for (size_t i = 0; i < group->count; i++) {
    size_t count;
    double sum = 0.0;
    const ent_cell *cells = row_of(c, group->first + i, &count);
    for (size_t k = 0; k < count; k++) sum += cells[k].mean;
    if (count > 0) lean += scores[i].score * sum / (double)count;
    largest = fmax(largest, fabs(scores[i].score));
  }
  for (size_t i = 0; i < group->count && largest > 0.0; i++)
    scores[i].score = round((lean < 0.0 ? -1.0 : 1.0) * scores[i].score / largest * 1e6);
  qsort(scores, group->count, sizeof *scores, by_score);
}

static void order_group(const component *c, ent__roster *roster, const ent__roster_group *group, scored *scores,
                        ent__roster_actor *room) {
  if (group->count < 3) return;
  set_means(c, group);
  if (!begin(c, group)) return;
  for (int round = 0; round < ROUNDS; round++) improve(c, group, scores);
  settle(c, group, scores);
  for (size_t i = 0; i < group->count; i++) room[i] = roster->actors[scores[i].at];
  memcpy(roster->actors + group->first, room, group->count * sizeof *room);
}

ent_status ent__matrix_order(ent__roster *roster, ent__drawing *drawing, ent_error *err) {
  component c = {.roster = roster};
  ent__arena *arena = &drawing->arena;
  (void)ent_dataset_issues(ent_stances_dataset(roster->stances), &c.issues);
  c.mean = ent__arena_alloc(arena, c.issues, sizeof *c.mean);
  c.seen = ent__arena_alloc(arena, c.issues, sizeof *c.seen);
  c.loading = ent__arena_alloc(arena, c.issues, sizeof *c.loading);
  scored *scores = ent__arena_alloc(arena, roster->actor_count, sizeof *scores);
  ent__roster_actor *room = ent__arena_alloc(arena, roster->actor_count, sizeof *room);
  if (c.mean == NULL || c.seen == NULL || c.loading == NULL || scores == NULL || room == NULL) return ent__nomem(err);
  for (size_t g = 0; g < roster->group_count; g++) order_group(&c, roster, &roster->groups[g], scores, room);
  return ENT_OK;
}

/* The first topic of an issue; NULL where it has none. */
static const char *topic_of(const ent__roster *roster, size_t j) {
  size_t count;
  const ent_issue *issue = &ent_dataset_issues(ent_stances_dataset(roster->stances), &count)[roster->issues[j].issue];
  return issue->topics.count > 0 ? issue->topics.at[0] : NULL;
}

static bool same_topic(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

ent_status ent__matrix_by_topic(ent__matrix *matrix, ent__drawing *drawing, ent_error *err) {
  ent__roster *roster = &matrix->roster;
  ent__roster_issue *sorted = ent__arena_alloc(&drawing->arena, roster->issue_count, sizeof *sorted);
  bool *taken = ent__arena_alloc(&drawing->arena, roster->issue_count, sizeof *taken);
  matrix->topics = ent__arena_alloc(&drawing->arena, roster->issue_count, sizeof *matrix->topics);
  if (sorted == NULL || taken == NULL || matrix->topics == NULL) return ent__nomem(err);
  size_t count = 0, topics = 0;
  for (size_t j = 0; j < roster->issue_count; j++) {
    taken[j] = false;
    topics += topic_of(roster, j) != NULL;
  }
  if (topics == 0) return ENT_OK;
  for (int without = 0; without < 2; without++) {
    for (size_t j = 0; j < roster->issue_count; j++) {
      const char *topic = topic_of(roster, j);
      if (taken[j] || (topic == NULL) != (without == 1)) continue;
      const char *name = topic == NULL ? ent__drawing_word(drawing, ENT__WORD_OTHER_TOPIC) : ent__clean_text(&drawing->arena, topic);
      if (name == NULL) return ent__nomem(err);
      ent__matrix_topic *run = &matrix->topics[matrix->topic_count++];
      *run = (ent__matrix_topic){.name = name, .first = count};
      for (size_t k = j; k < roster->issue_count; k++) {
        if (taken[k] || !same_topic(topic_of(roster, k), topic)) continue;
        taken[k] = true;
        sorted[count++] = roster->issues[k];
      }
      run->count = count - run->first;
    }
  }
  memcpy(roster->issues, sorted, roster->issue_count * sizeof *sorted);
  return ENT_OK;
}
