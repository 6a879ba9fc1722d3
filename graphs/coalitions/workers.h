/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in numbered pieces, done here or by child processes side by side; the result is the same. */
#ifndef ENT_GRAPHS_COALITIONS_WORKERS_H
#define ENT_GRAPHS_COALITIONS_WORKERS_H

#include <stddef.h>

#include <entente/base.h>

typedef struct ent__work {
  void *context;
  uint32_t count; /* pieces */
  size_t width;   /* numbers that a piece results in */
  /* Fills `result` with what piece `number` comes to, and changes nothing else. */
  ent_status (*make)(void *context, uint32_t number, uint32_t *result, ent_error *err);
  /* Takes a result; called in the order of the numbers, in this process. */
  void (*take)(void *context, uint32_t number, const uint32_t *result);
} ent__work;

/*
 * Does all pieces, with so many processes at most (fork; with 1, or where there is but one piece,
 * in this process alone). Pieces that a child does not deliver, because it could not be
 * started, failed or was killed, are done in this process: so a failure is the same as without
 * children. With children all results are kept in memory until the last is there.
 */
ent_status ent__workers_run(const ent__work *work, uint32_t jobs, ent_error *err);

#endif
