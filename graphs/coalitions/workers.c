/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file of the library that makes processes: igraph 0.10.2 must not run in threads. */
#include "graphs/coalitions/workers.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { MOST_JOBS = 64 };

/* A child, and the range of pieces that it does. */
typedef struct child {
  pid_t process;
  uint32_t first;
  uint32_t end;
  unsigned char *place; /* where its next byte goes */
  size_t missing;       /* bytes that it has yet to deliver */
} child;

typedef struct team {
  const ent__work *work;
  uint32_t *results; /* count * width */
  child children[MOST_JOBS];
  struct pollfd ends[MOST_JOBS]; /* to read from; fd is -1 where all is read */
  uint32_t size;
} team;

static ent_status do_here(const ent__work *work, uint32_t number, uint32_t *result, ent_error *err) {
  return work->make(work->context, number, result, err);
}

static ent_status run_alone(const ent__work *work, ent_error *err) {
  uint32_t *result = ent__alloc(work->width, sizeof *result);
  ent_status status = result == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t i = 0; i < work->count && status == ENT_OK; i++) {
    status = do_here(work, i, result, err);
    if (status == ENT_OK) work->take(work->context, i, result);
  }
  ent__free(result);
  return status;
}

static bool write_all(int end, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  while (count > 0) {
    const ssize_t written = write(end, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    next += written;
    count -= (size_t)written;
  }
  return true;
}

/* What a child does. It leaves without flushing streams or running handlers of the host. */
static void serve(const ent__work *work, const child *own, int end) {
  uint32_t *result = ent__alloc(work->width, sizeof *result);
  for (uint32_t i = own->first; result != NULL && i < own->end; i++) {
    if (do_here(work, i, result, NULL) != ENT_OK) break;
    if (!write_all(end, result, work->width * sizeof *result)) break;
  }
  _exit(0);
}

/* Starts child j; without one its pieces stay missing. */
static void start(team *t, uint32_t j) {
  int ends[2] = {-1, -1};
  child *own = &t->children[j];
  t->ends[j].fd = -1;
  t->ends[j].events = POLLIN;
  own->process = -1;
  if (pipe(ends) != 0) return;
  own->process = fork();
  if (own->process == 0) {
    close(ends[0]);
    serve(t->work, own, ends[1]);
  }
  close(ends[1]);
  if (own->process < 0) {
    close(ends[0]);
  } else {
    t->ends[j].fd = ends[0];
  }
}

static void read_some(team *t, uint32_t j) {
  child *own = &t->children[j];
  const ssize_t got = own->missing > 0 ? read(t->ends[j].fd, own->place, own->missing) : 0;
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got > 0) {
    own->place += got;
    own->missing -= (size_t)got;
    return;
  }
  close(t->ends[j].fd);
  t->ends[j].fd = -1;
}

/* Reads from whoever has written, so that none waits on a full pipe, until all have closed. */
static void collect(team *t) {
  for (;;) {
    uint32_t open = 0;
    for (uint32_t j = 0; j < t->size; j++) open += t->ends[j].fd >= 0;
    if (open == 0) return;
    if (poll(t->ends, t->size, -1) < 0 && errno != EINTR && errno != EAGAIN) return;
    for (uint32_t j = 0; j < t->size; j++) {
      if (t->ends[j].fd >= 0 && (t->ends[j].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0) read_some(t, j);
      t->ends[j].revents = 0;
    }
  }
}

static void dismiss(const team *t) {
  for (uint32_t j = 0; j < t->size; j++) {
    if (t->ends[j].fd >= 0) close(t->ends[j].fd);
    if (t->children[j].process < 0) continue;
    while (waitpid(t->children[j].process, NULL, 0) < 0 && errno == EINTR) continue;
  }
}

static ent_status take_all(const team *t, ent_error *err) {
  const ent__work *work = t->work;
  const size_t bytes = work->width * sizeof *t->results;
  for (uint32_t j = 0; j < t->size; j++) {
    const child *own = &t->children[j];
    /* A result that came in part is missing as a whole. */
    const uint32_t lacking = bytes == 0 ? own->end - own->first : (uint32_t)((own->missing + bytes - 1) / bytes);
    for (uint32_t i = own->first; i < own->end; i++) {
      uint32_t *result = t->results + i * work->width;
      if (i >= own->end - lacking) {
        const ent_status status = do_here(work, i, result, err);
        if (status != ENT_OK) return status;
      }
      work->take(work->context, i, result);
    }
  }
  return ENT_OK;
}

ent_status ent__workers_run(const ent__work *work, uint32_t jobs, ent_error *err) {
  team t = {.work = work, .size = jobs < MOST_JOBS ? jobs : MOST_JOBS};
  if (t.size > work->count) t.size = work->count;
  if (t.size < 2) return run_alone(work, err);
  t.results = ent__alloc((size_t)work->count * work->width, sizeof *t.results);
  if (t.results == NULL) return ent__nomem(err);
  for (uint32_t j = 0; j < t.size; j++) {
    child *own = &t.children[j];
    own->first = (uint32_t)((uint64_t)work->count * j / t.size);
    own->end = (uint32_t)((uint64_t)work->count * (j + 1) / t.size);
    own->place = (unsigned char *)(t.results + own->first * work->width);
    own->missing = (own->end - own->first) * work->width * sizeof *t.results;
    start(&t, j);
  }
  collect(&t);
  dismiss(&t);
  const ent_status status = take_all(&t, err);
  ent__free(t.results);
  return status;
}
