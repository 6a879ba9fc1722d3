/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/ties.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/names.h"
#include "engine/dataset/text.h"
#include "engine/stances/ties_internal.h"

struct ent_ties {
  ent__names names;
  const ent_text **labels; /* by node; shorter than the nodes where the last have none */
  size_t label_room;
  ent_signed_tie *list;
  size_t count;
  size_t room;
  uint32_t *slots; /* pairs by open addressing: index of the tie + 1, 0 where free */
  size_t slot_count;
  const char *source;
  char sha256[65];
  ent__arena arena;
};

ent_status ent_ties_new(ent_ties **out, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  (*out)->source = "";
  return ENT_OK;
}

void ent_ties_free(ent_ties *ties) {
  if (ties == NULL) return;
  ent__names_clear(&ties->names);
  ent__free(ties->labels);
  ent__free(ties->list);
  ent__free(ties->slots);
  ent__arena_clear(&ties->arena);
  ent__free(ties);
}

ent_status ent_ties_node(ent_ties *ties, const char *name, uint32_t *index, ent_error *err) {
  if (ties->names.count >= ENT_NONE - 1) return ent__fail(err, ENT_E_LIMIT, "more than %u nodes", ENT_NONE - 1);
  return ent__names_add(&ties->names, name, strlen(name), index) == ENT__NAME_FAILED ? ent__nomem(err) : ENT_OK;
}

ent_status ent_ties_set_label(ent_ties *ties, uint32_t node, const char *label, ent_error *err) {
  if (node >= ties->names.count) return ent__fail(err, ENT_E_DATA, "the label is of a node that does not exist");
  const size_t before = ties->label_room;
  void *labels = ties->labels;
  if (ent__grow(&labels, &ties->label_room, (size_t)node + 1, sizeof *ties->labels) != 0) return ent__nomem(err);
  ties->labels = labels;
  for (size_t i = before; i < ties->label_room; i++) ties->labels[i] = NULL;
  ent_text *text = ent__arena_alloc(&ties->arena, 1, sizeof *text + sizeof *text->at);
  const char *copy = ent__arena_string(&ties->arena, label, strlen(label));
  if (text == NULL || copy == NULL) return ent__nomem(err);
  text->count = 1;
  text->at[0] = (ent__wording){NULL, copy};
  ties->labels[node] = text;
  return ENT_OK;
}

/* Returns the slot of a pair, or the free one where it would stand; at most half of them are taken. */
static size_t slot_of(const ent_ties *ties, uint32_t source, uint32_t target) {
  uint64_t hash = ((uint64_t)source << 32 | target) * UINT64_C(0x9e3779b97f4a7c15);
  hash = (hash ^ hash >> 32) * UINT64_C(0xd6e8feb86659fd93);
  const size_t mask = ties->slot_count - 1;
  size_t slot = (size_t)(hash ^ hash >> 32) & mask;
  for (; ties->slots[slot] != 0; slot = (slot + 1) & mask) {
    const ent_signed_tie *one = &ties->list[ties->slots[slot] - 1];
    if (one->source == source && one->target == target) break;
  }
  return slot;
}

static void fill_slots(ent_ties *ties) {
  for (size_t i = 0; i < ties->count; i++)
    ties->slots[slot_of(ties, ties->list[i].source, ties->list[i].target)] = (uint32_t)i + 1;
}

static ent_status widen(ent_ties *ties, ent_error *err) {
  if ((ties->count + 1) * 2 <= ties->slot_count) return ENT_OK;
  if (ties->count >= ENT_NONE - 1) return ent__fail(err, ENT_E_LIMIT, "more than %u ties", ENT_NONE - 1);
  const size_t wanted = ties->slot_count == 0 ? 64 : ties->slot_count * 2;
  uint32_t *slots = ent__zalloc(wanted, sizeof *slots);
  if (slots == NULL) return ent__nomem(err);
  ent__free(ties->slots);
  ties->slots = slots;
  ties->slot_count = wanted;
  fill_slots(ties);
  return ENT_OK;
}

size_t ent__ties_find(const ent_ties *ties, uint32_t a, uint32_t b) {
  if (ties->slot_count == 0) return SIZE_MAX;
  const uint32_t found = ties->slots[slot_of(ties, a < b ? a : b, a < b ? b : a)];
  return found == 0 ? SIZE_MAX : found - 1;
}

ent_status ent__ties_append(ent_ties *ties, uint32_t a, uint32_t b, double weight, ent_error *err) {
  void *list = ties->list;
  const ent_status status = widen(ties, err);
  if (status != ENT_OK) return status;
  if (ent__grow(&list, &ties->room, ties->count + 1, sizeof *ties->list) != 0) return ent__nomem(err);
  ties->list = list;
  const ent_signed_tie tie = {a < b ? a : b, a < b ? b : a, weight};
  ties->slots[slot_of(ties, tie.source, tie.target)] = (uint32_t)ties->count + 1;
  ties->list[ties->count++] = tie;
  return ENT_OK;
}

void ent__ties_reweigh(ent_ties *ties, size_t tie, double weight) { ties->list[tie].weight = weight; }

size_t ent__ties_drop_empty(ent_ties *ties) {
  size_t kept = 0;
  for (size_t i = 0; i < ties->count; i++)
    if (ties->list[i].weight != 0) ties->list[kept++] = ties->list[i];
  const size_t dropped = ties->count - kept;
  ties->count = kept;
  if (dropped == 0) return 0;
  memset(ties->slots, 0, ties->slot_count * sizeof *ties->slots);
  fill_slots(ties);
  return dropped;
}

ent_status ent_ties_add(ent_ties *ties, uint32_t a, uint32_t b, double weight, ent_error *err) {
  if (a >= ties->names.count || b >= ties->names.count)
    return ent__fail(err, ENT_E_DATA, "the tie names a node that does not exist");
  const char *from = ties->names.at[a], *to = ties->names.at[b];
  if (a == b) return ent__fail(err, ENT_E_DATA, "'%.80s' is tied to itself, expected two different actors", from);
  if (weight == 0 || !isfinite(weight)) return ent__fail(err, ENT_E_DATA, "the tie's weight is zero or not finite, expected another number");
  if (ent__ties_find(ties, a, b) != SIZE_MAX)
    return ent__fail(err, ENT_E_DATA, "'%.80s' and '%.80s' are tied twice, expected one tie a pair", from, to);
  return ent__ties_append(ties, a, b, weight, err);
}

size_t ent_ties_nodes(const ent_ties *ties) { return ties->names.count; }

const char *ent_ties_name(const ent_ties *ties, uint32_t node) { return ties->names.at[node]; }

const ent_text *ent_ties_label(const ent_ties *ties, uint32_t node) {
  return node < ties->label_room ? ties->labels[node] : NULL;
}

const ent_signed_tie *ent_ties_list(const ent_ties *ties, size_t *count) {
  *count = ties->count;
  return ties->list;
}

const char *ent_ties_source(const ent_ties *ties) { return ties->source; }

const char *ent_ties_sha256(const ent_ties *ties) { return ties->sha256; }

ent_status ent__ties_set_source(ent_ties *ties, const char *source, const char sha256[65], ent_error *err) {
  const char *copy = ent__arena_string(&ties->arena, source, strlen(source));
  if (copy == NULL) return ent__nomem(err);
  ties->source = copy;
  memcpy(ties->sha256, sha256, 65);
  return ENT_OK;
}
