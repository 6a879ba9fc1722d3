/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/spread.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/maths.h"

/* Places on the rings around a mark. */
enum { RINGS = 11, DIRECTIONS = 16, MOST_CELLS = 200 };

static const double cell = 24.0, gap = 3.0, ring_step = 15.0;

typedef struct entry {
  ent__box box;
  uint32_t owner; /* of a mark: the label that may touch it; ENT_NONE */
  uint32_t next;  /* in its cell */
} entry;

/* What is taken, by cells of a grid; a box is listed in each cell that it touches. */
typedef struct field {
  ent__box bounds;
  size_t columns;
  size_t rows;
  uint32_t *heads;
  entry *entries;
  size_t count;
  size_t room;
  ent__arena *arena;
} field;

static ent_status field_init(field *f, ent__box bounds, size_t room, ent__arena *arena, ent_error *err) {
  const double wide = (bounds.high.x - bounds.low.x) / cell + 1.0, high = (bounds.high.y - bounds.low.y) / cell + 1.0;
  *f = (field){.bounds = bounds, .columns = (size_t)fmin(fmax(wide, 1.0), MOST_CELLS), .rows = (size_t)fmin(fmax(high, 1.0), MOST_CELLS), .arena = arena};
  f->room = room;
  f->heads = ent__arena_alloc(arena, f->columns * f->rows, sizeof *f->heads);
  f->entries = ent__arena_alloc(arena, room, sizeof *f->entries);
  if (f->heads == NULL || f->entries == NULL) return ent__nomem(err);
  for (size_t i = 0; i < f->columns * f->rows; i++) f->heads[i] = ENT_NONE;
  return ENT_OK;
}

static size_t index_of(double value, double low, size_t count) {
  const double at = floor((value - low) / cell);
  return at <= 0.0 ? 0 : at >= (double)count ? count - 1 : (size_t)at;
}

/* Lists a box; more pieces than there is room for are doubled. */
static ent_status take(field *f, ent__box box, uint32_t owner, ent_error *err) {
  const size_t x1 = index_of(box.high.x, f->bounds.low.x, f->columns), y1 = index_of(box.high.y, f->bounds.low.y, f->rows);
  for (size_t y = index_of(box.low.y, f->bounds.low.y, f->rows); y <= y1; y++) {
    for (size_t x = index_of(box.low.x, f->bounds.low.x, f->columns); x <= x1; x++) {
      if (f->count == f->room) {
        entry *more = ent__arena_alloc(f->arena, 2 * f->room, sizeof *more);
        if (more == NULL) return ent__nomem(err);
        for (size_t i = 0; i < f->count; i++) more[i] = f->entries[i];
        f->entries = more;
        f->room *= 2;
      }
      f->entries[f->count] = (entry){box, owner, f->heads[y * f->columns + x]};
      f->heads[y * f->columns + x] = (uint32_t)f->count++;
    }
  }
  return ENT_OK;
}

static bool is_free(const field *f, ent__box box, uint32_t self) {
  if (box.low.x < f->bounds.low.x || box.low.y < f->bounds.low.y || box.high.x > f->bounds.high.x || box.high.y > f->bounds.high.y) return false;
  const size_t x1 = index_of(box.high.x, f->bounds.low.x, f->columns), y1 = index_of(box.high.y, f->bounds.low.y, f->rows);
  for (size_t y = index_of(box.low.y, f->bounds.low.y, f->rows); y <= y1; y++) {
    for (size_t x = index_of(box.low.x, f->bounds.low.x, f->columns); x <= x1; x++) {
      for (uint32_t i = f->heads[y * f->columns + x]; i != ENT_NONE; i = f->entries[i].next) {
        const entry *other = &f->entries[i];
        if (other->owner == self) continue;
        if (box.low.x < other->box.high.x && other->box.low.x < box.high.x && box.low.y < other->box.high.y && other->box.low.y < box.high.y) return false;
      }
    }
  }
  return true;
}

static ent__box around(ent_point middle, double reach) {
  return (ent__box){{middle.x - reach, middle.y - reach}, {middle.x + reach, middle.y + reach}};
}

/* The box of a label whose nearest side lies `away` from the mark in a direction. */
static ent__box beside(const ent__spread *of, double dx, double dy, double away) {
  const double reach = of->radius + away;
  const double x = of->mark.x + dx * (reach + of->size.x / 2.0), y = of->mark.y + dy * (reach + of->size.y / 2.0);
  return (ent__box){{x - of->size.x / 2.0, y - of->size.y / 2.0}, {x + of->size.x / 2.0, y + of->size.y / 2.0}};
}

/* A line is kept free by this many boxes along it. */
static int pieces_of(ent_point a, ent_point b) { return 1 + (int)(hypot(b.x - a.x, b.y - a.y) / 6.0); }

static ent_point between(ent_point a, ent_point b, int i, int pieces) {
  const double t = (double)i / pieces;
  return (ent_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

static bool line_is_free(const field *f, const ent__spread *of, ent_point end, uint32_t self) {
  const int pieces = pieces_of(of->mark, end);
  for (int i = 1; i < pieces; i++)
    if (!is_free(f, around(between(of->mark, end, i, pieces), 1.0), self)) return false;
  return true;
}

/* The point of a box that is nearest to a mark. */
static ent_point nearest(ent__box box, ent_point mark) {
  return (ent_point){fmin(fmax(mark.x, box.low.x), box.high.x), fmin(fmax(mark.y, box.low.y), box.high.y)};
}

static bool find_place(const field *f, ent__spread *of, uint32_t self, ent__box *box) {
  static const double near[8][2] = {{1, 0}, {-1, 0}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, -0.9}, {-0.9, 0.9}, {0, -1}, {0, 1}};
  for (int i = 0; i < 8; i++) {
    *box = beside(of, near[i][0], near[i][1], gap);
    if (is_free(f, *box, self)) return true;
  }
  for (int ring = 1; ring <= RINGS; ring++) {
    for (int i = 0; i < DIRECTIONS; i++) {
      const double angle = 2.0 * ENT__PI * i / DIRECTIONS;
      *box = beside(of, cos(angle), sin(angle), ring * ring_step);
      const ent_point end = nearest(*box, of->mark);
      if (!is_free(f, *box, self) || !line_is_free(f, of, end, self)) continue;
      of->led = true;
      of->tie = end;
      return true;
    }
  }
  return false;
}

typedef struct turn {
  double importance;
  uint32_t index;
} turn;

static int by_importance(const void *left, const void *right) {
  const turn *a = left, *b = right;
  if (a->importance != b->importance) return a->importance > b->importance ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

static ent_status place(field *f, ent__spread *of, uint32_t self, ent_error *err) {
  ent__box box;
  if (of->size.x <= 0.0 || !find_place(f, of, self, &box)) return ENT_OK;
  of->shown = true;
  of->at = box.low;
  ent_status status = take(f, box, ENT_NONE, err);
  const int pieces = of->led ? pieces_of(of->mark, of->tie) : 0;
  for (int i = 1; i < pieces && status == ENT_OK; i++) status = take(f, around(between(of->mark, of->tie, i, pieces), 2.5), self, err);
  return status;
}

ent_status ent__spread_labels(ent__spread *list, size_t count, size_t most, ent__box bounds, const ent__box *taken, size_t taken_count,
                              ent__arena *arena, ent_error *err) {
  field f;
  turn *order = ent__arena_alloc(arena, count, sizeof *order);
  ent_status status = order == NULL ? ent__nomem(err) : field_init(&f, bounds, 8 * (count + taken_count) + 64, arena, err);
  for (size_t i = 0; i < taken_count && status == ENT_OK; i++) status = take(&f, taken[i], ENT_NONE, err);
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    order[i] = (turn){list[i].importance, (uint32_t)i};
    list[i].shown = list[i].led = false;
    status = take(&f, around(list[i].mark, list[i].radius + 1.0), (uint32_t)i, err);
  }
  if (status != ENT_OK) return status;
  if (count > 1) qsort(order, count, sizeof *order, by_importance);
  size_t shown = 0;
  for (size_t i = 0; i < count && shown < most && status == ENT_OK; i++) {
    status = place(&f, &list[order[i].index], order[i].index, err);
    shown += list[order[i].index].shown;
  }
  return status;
}
