/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/tail.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/tilt.h"

#define NEGLIGIBLE 1e-40

enum { TOGETHER = 4 }; /* events taken into one step */

/* The distribution of a sum: at[low..high), 0 elsewhere. */
typedef struct mass {
  double *at;
  size_t low;
  size_t high;
} mass;

void ent__tail_clear(ent__tail_room *room) {
  ent__free(room->one);
  ent__free(room->other);
  *room = (ent__tail_room){NULL, NULL, 0};
}

/* The distribution of TOGETHER events, of which those beyond the last have no chance. */
static void small_sum(double c[TOGETHER + 1], const double *chance, size_t count) {
  c[0] = 1;
  for (size_t k = 1; k <= TOGETHER; k++) c[k] = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t k = i + 1; k > 0; k--) c[k] = c[k] * (1 - chance[i]) + c[k - 1] * chance[i];
    c[0] *= 1 - chance[i];
  }
}

/* f is preceded by TOGETHER zeros, so that what comes before the first needs no care. Runs down, in place. */
static void convolve(mass *f, const double c[TOGETHER + 1]) {
  double *at = f->at;
  for (size_t k = 0; k < TOGETHER; k++) at[f->high + k] = 0;
  const double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4];
  for (size_t k = f->high + TOGETHER; k-- > f->low;)
    at[k] = at[k] * c0 + at[k - 1] * c1 + at[k - 2] * c2 + at[k - 3] * c3 + at[k - 4] * c4;
  f->high += TOGETHER;
  while (f->high > f->low + 1 && at[f->high - 1] < NEGLIGIBLE) f->high--;
  while (f->low + 1 < f->high && at[f->low] < NEGLIGIBLE) at[f->low++] = 0;
}

static void distribute(mass *f, double *room, const double *chance, size_t n) {
  memset(room, 0, (n + 3 * TOGETHER) * sizeof *room);
  *f = (mass){room + TOGETHER, 0, 1};
  f->at[0] = 1;
  for (size_t i = 0; i < n; i += TOGETHER) {
    double c[TOGETHER + 1];
    small_sum(c, chance + i, n - i < TOGETHER ? n - i : TOGETHER);
    convolve(f, c);
  }
}

/* Pr(X + Y >= a), or <= a; y is turned into its own tail. */
static double join(const mass *x, mass *y, size_t a, bool above) {
  double sum = 0;
  if (above)
    for (size_t k = y->high - 1; k-- > y->low;) y->at[k] += y->at[k + 1];
  else
    for (size_t k = y->low + 1; k < y->high; k++) y->at[k] += y->at[k - 1];
  for (size_t i = 0; i < x->high - x->low; i++) {
    const size_t k = above ? x->low + i : x->high - 1 - i; /* the small ones first */
    if (above) {
      const size_t least = a > k ? a - k : 0;
      if (least < y->high) sum += x->at[k] * y->at[least < y->low ? y->low : least];
    } else if (k <= a && a - k >= y->low) {
      sum += x->at[k] * y->at[a - k < y->high ? a - k : y->high - 1];
    }
  }
  return sum > 1 ? 1 : sum;
}

static ent_status make_room(ent__tail_room *room, size_t n, ent_error *err) {
  if (room->one != NULL && room->room >= n) return ENT_OK;
  const size_t more = n + n / 2;
  ent__tail_clear(room);
  room->one = ent__alloc(more + 4 * TOGETHER, sizeof *room->one);
  room->other = ent__alloc(more + 4 * TOGETHER, sizeof *room->other);
  if (room->one == NULL || room->other == NULL) {
    ent__tail_clear(room);
    return ent__nomem(err);
  }
  room->room = more;
  return ENT_OK;
}

ent_status ent__tail(double *out, ent__tail_room *room, const double *chance, size_t n, size_t a, bool above, ent_error *err) {
  mass x, y;
  const size_t half = n / 2;
  *out = 1;
  if (above ? a == 0 : a >= n) return ENT_OK;
  if (above && ent__tilted_tail(out, chance, n, a)) return ENT_OK;
  const ent_status status = make_room(room, n - half, err);
  if (status != ENT_OK) return status;
  distribute(&x, room->one, chance, half);
  distribute(&y, room->other, chance + half, n - half);
  *out = join(&x, &y, a, above);
  return ENT_OK;
}
