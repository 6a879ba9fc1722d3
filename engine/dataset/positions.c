/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places by id. */
#include "engine/dataset/positions.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/names.h"

struct ent_positions {
  ent__names names; /* a place for each, by its number */
  ent_placed *list;
  size_t room;
  char *source;
};

ent_status ent_positions_new(ent_positions **out, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  return *out != NULL ? ENT_OK : ent__nomem(err);
}

void ent_positions_free(ent_positions *positions) {
  if (positions == NULL) return;
  ent__names_clear(&positions->names);
  ent__free(positions->list);
  ent__free(positions->source);
  ent__free(positions);
}

ent_status ent_positions_set(ent_positions *positions, const char *id, double x, double y, ent_error *err) {
  uint32_t number = 0;
  if (!isfinite(x) || !isfinite(y)) return ent__fail(err, ENT_E_USAGE, "the place of '%.80s' is not finite", id);
  void *list = positions->list;
  if (ent__grow(&list, &positions->room, positions->names.count + 1, sizeof *positions->list) != 0) return ent__nomem(err);
  positions->list = list;
  const int known = ent__names_add(&positions->names, id, strlen(id), &number);
  if (known == ENT__NAME_FAILED) return ent__nomem(err);
  const long line = known == ENT__NAME_KNOWN ? positions->list[number].line : 0;
  positions->list[number] = (ent_placed){positions->names.at[number], x, y, line};
  return ENT_OK;
}

const ent_placed *ent_positions_list(const ent_positions *positions, size_t *count) {
  *count = positions->names.count;
  return positions->list;
}

const ent_placed *ent_positions_find(const ent_positions *positions, const char *id) {
  const uint32_t number = ent__names_find(&positions->names, id, strlen(id));
  return number == UINT32_MAX ? NULL : &positions->list[number];
}

const char *ent_positions_source(const ent_positions *positions) { return positions->source != NULL ? positions->source : ""; }

void ent__positions_line(ent_positions *positions, const char *id, long line) {
  const uint32_t number = ent__names_find(&positions->names, id, strlen(id));
  if (number != UINT32_MAX) positions->list[number].line = line;
}

ent_status ent__positions_name(ent_positions *positions, const char *name, ent_error *err) {
  char *copy = ent__strdup(name);
  if (copy == NULL) return ent__nomem(err);
  ent__free(positions->source);
  positions->source = copy;
  return ENT_OK;
}
