/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of building: references become indices, and what only the whole can show is checked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/dataset/builder_internal.h"

/* A near miss is looked for among all ids, so only for the first faults of a file. */
enum { most_proposals = 100 };

static const char *record_id(const ent_dataset *dataset, int table, size_t i) {
  return *(const char **)((char *)dataset->tables[table] + i * ent__forms[table].size + ent__forms[table].fields[0].offset);
}

const char *ent__builder_near(ent__builder *builder, ent_table table, const char *name) {
  if (builder->proposals++ >= most_proposals) return NULL;
  ent__near near;
  ent__near_begin(&near, name);
  for (size_t i = 0; i < builder->dataset->counts[table]; i++) {
    const char *id = record_id(builder->dataset, table, i);
    if (id != NULL) ent__near_consider(&near, id);
  }
  return ent__builder_hint(builder, near.best);
}

static uint32_t resolve(ent__builder *builder, ent__place place, ent_table target, const char *name) {
  const uint32_t found = ent__id_index_find(builder->dataset->ids[target], name);
  if (found == ENT_NONE && !builder->unread[target])
    ent__builder_fault_place(builder, place, "dangling-reference", ent__builder_near(builder, target, name),
                             "there is no %s '%s', expected the id of one", ent__forms[target].one,
                             ent__builder_short(builder, name, strlen(name)));
  return found;
}

static void *slot_of(ent__builder *builder, const ent__place *place) {
  const ent__record_form *form = &ent__forms[place->table];
  return (char *)builder->dataset->tables[place->table] + place->record * form->size + form->fields[place->field].offset;
}

static bool same_list(const ent__pending *a, const ent__pending *b) {
  return a->place.table == b->place.table && a->place.record == b->place.record && a->place.field == b->place.field;
}

/* Returns the end of the run of pendings that belong to one list. */
static size_t run_end(const ent__array *array, size_t from) {
  const ent__pending *at = array->at;
  size_t end = from + 1;
  while (end < array->count && at[end].place.element == at[end - 1].place.element + 1 && same_list(&at[from], &at[end])) end++;
  return end;
}

typedef struct element {
  uint32_t id;
  uint32_t place; /* in the list */
} element;

static int compare_elements(const void *a, const void *b) {
  const element *x = a, *y = b;
  if (x->id != y->id) return x->id < y->id ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

/* A list that names a thing twice says no more than once; it is a slip worth a fault, at the last of them. */
static void check_repeats(ent__builder *builder, const ent__pending *first, const uint32_t *at, size_t count) {
  element *sorted = ent__alloc(count, sizeof *sorted);
  if (sorted == NULL) {
    builder->failed = true;
    return;
  }
  for (size_t i = 0; i < count; i++) sorted[i] = (element){at[i], (uint32_t)i};
  qsort(sorted, count, sizeof *sorted, compare_elements);
  for (size_t i = 1; i < count; i++) {
    const bool last = i + 1 == count || sorted[i + 1].id != sorted[i].id;
    if (sorted[i].id == ENT_NONE || sorted[i].id != sorted[i - 1].id || !last) continue;
    ent__place place = first->place;
    place.element += (int)sorted[i].place;
    const char *id = record_id(builder->dataset, (int)first->target, sorted[i].id);
    ent__builder_fault_place(builder, place, "repeated-reference", NULL, "'%s' is in the list twice, expected each once",
                             ent__builder_short(builder, id, strlen(id)));
  }
  ent__free(sorted);
}

static void resolve_list(ent__builder *builder, const ent__pending *run, size_t count) {
  uint32_t *at = ent__arena_alloc(&builder->dataset->arena, count, sizeof *at);
  if (at == NULL) {
    builder->failed = true;
    return;
  }
  for (size_t i = 0; i < count; i++) at[i] = resolve(builder, run[i].place, run[i].target, run[i].name);
  check_repeats(builder, run, at, count);
  *(ent_ids *)slot_of(builder, &run->place) = (ent_ids){at, (uint32_t)count};
}

static void resolve_references(ent__builder *builder) {
  const ent__array *array = &builder->references;
  for (size_t from = 0; from < array->count && !builder->failed;) {
    const ent__pending *pending = (const ent__pending *)array->at + from;
    if (pending->place.element >= 0) {
      const size_t end = run_end(array, from);
      resolve_list(builder, pending, end - from);
      from = end;
      continue;
    }
    const uint32_t found = resolve(builder, pending->place, pending->target, pending->name);
    void *slot = slot_of(builder, &pending->place);
    const ent__type type = ent__forms[pending->place.table].fields[pending->place.field].type;
    if (type == ENT__TYPE_TARGET) ((ent_target *)slot)->index = found;
    else *(uint32_t *)slot = found;
    from++;
  }
}

static void resolve_ranks(ent__builder *builder) {
  const ent__array *array = &builder->ranks;
  for (size_t from = 0; from < array->count && !builder->failed;) {
    const ent__pending *run = (const ent__pending *)array->at + from;
    const size_t count = run_end(array, from) - from;
    ent_ranked_value *at = ent__arena_alloc(&builder->dataset->arena, count, sizeof *at);
    uint32_t *ids = ent__arena_alloc(&builder->scratch, count, sizeof *ids);
    if (at == NULL || ids == NULL) {
      builder->failed = true;
      return;
    }
    for (size_t i = 0; i < count; i++) {
      ids[i] = resolve(builder, run[i].place, ENT_TABLE_VALUES, run[i].name);
      at[i] = (ent_ranked_value){ids[i], run[i].rank};
    }
    check_repeats(builder, run, ids, count);
    ent_actor *actor = (ent_actor *)builder->dataset->tables[ENT_TABLE_ACTORS] + run->place.record;
    actor->values = at;
    actor->ranked_values = (uint32_t)count;
    from += count;
  }
}

/* Days of the ends of a membership, far past and future where open. */
static bool runs_backwards(ent_interval from, ent_interval to) {
  int32_t first = 0, last = 0, ignored = 0;
  return ent_interval_days(from, &first, &ignored) && ent_interval_days(to, &ignored, &last) && first > last;
}

static void check_membership(ent__builder *builder, const ent__pending_membership *pending, ent_membership *out) {
  const int field = ent__field_find(ent__forms[ENT_TABLE_ACTORS].fields, "member_of");
  ent__place place = {ENT_TABLE_ACTORS, pending->actor, field, (int)pending->element, "bloc", false};
  *out = (ent_membership){resolve(builder, place, ENT_TABLE_ACTORS, pending->bloc), pending->from, pending->to};
  if (out->bloc == pending->actor)
    ent__builder_fault_place(builder, place, "own-member", NULL, "actor '%s' is a member of itself, expected another actor",
                             ent__builder_short(builder, pending->bloc, strlen(pending->bloc)));
  place.key = "to";
  if (runs_backwards(pending->from, pending->to))
    ent__builder_fault_place(builder, place, "bad-date", NULL, "the membership ends before it begins, expected 'from' before 'to'");
}

/* Memberships may come in any order of actors: they are counted out to each. */
static void resolve_memberships(ent__builder *builder) {
  const ent__pending_membership *pending = builder->memberships.at;
  const size_t count = builder->memberships.count;
  ent_actor *actors = builder->dataset->tables[ENT_TABLE_ACTORS];
  const size_t actor_count = builder->dataset->counts[ENT_TABLE_ACTORS];
  ent_membership *all = ent__arena_alloc(&builder->dataset->arena, count, sizeof *all);
  size_t *start = ent__zalloc(actor_count + 1, sizeof *start);
  if (all == NULL || start == NULL) {
    builder->failed = true;
    goto done;
  }
  for (size_t i = 0; i < count; i++) start[pending[i].actor + 1]++;
  for (size_t a = 0; a < actor_count; a++) start[a + 1] += start[a];
  for (size_t i = 0; i < count; i++) {
    ent_actor *actor = &actors[pending[i].actor];
    actor->member_of = all + start[pending[i].actor];
    check_membership(builder, &pending[i], all + start[pending[i].actor] + actor->memberships++);
  }
done:
  ent__free(start);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const ent_attribute *)a)->name, ((const ent_attribute *)b)->name);
}

static void collect_attributes(ent__builder *builder) {
  const ent__pending_attribute *pending = builder->attributes.at;
  const size_t count = builder->attributes.count;
  const int field = ent__field_find(ent__forms[ENT_TABLE_ACTORS].fields, "attributes");
  ent_actor *actors = builder->dataset->tables[ENT_TABLE_ACTORS];
  ent_attribute *all = ent__arena_alloc(&builder->dataset->arena, count, sizeof *all);
  if (all == NULL) {
    builder->failed = true;
    return;
  }
  for (size_t from = 0; from < count;) {
    size_t end = from;
    while (end < count && pending[end].actor == pending[from].actor) {
      all[end] = pending[end].attribute;
      end++;
    }
    qsort(all + from, end - from, sizeof *all, by_name);
    for (size_t i = from + 1; i < end; i++)
      if (strcmp(all[i].name, all[i - 1].name) == 0)
        ent__builder_fault_place(builder, (ent__place){ENT_TABLE_ACTORS, pending[from].actor, field, -1, all[i].name, false},
                                 "duplicate-attribute", NULL, "attribute '%s' is given twice, expected once",
                                 ent__builder_short(builder, all[i].name, strlen(all[i].name)));
    actors[pending[from].actor].attributes = all + from;
    actors[pending[from].actor].attribute_count = (uint32_t)(end - from);
    from = end;
  }
}

static void check_required(ent__builder *builder) {
  for (int table = 0; table < ENT_TABLES; table++) {
    const ent__record_form *form = &ent__forms[table];
    const uint32_t *seen = builder->seen[table].at;
    for (size_t record = 0; record < builder->seen[table].count; record++)
      for (int field = 0; form->fields[field].name != NULL; field++)
        if (form->fields[field].required && !(seen[record] >> field & 1))
          ent__builder_fault_place(builder, (ent__place){table, (uint32_t)record, -1, -1, NULL, false}, "missing-key", NULL,
                                   "the %s has no '%s', which it needs", form->one, form->fields[field].name);
  }
}

static void check_relations(ent__builder *builder) {
  const ent_relation *relations = builder->dataset->tables[ENT_TABLE_RELATIONS];
  const int to = ent__field_find(ent__forms[ENT_TABLE_RELATIONS].fields, "to");
  for (size_t i = 0; i < builder->dataset->counts[ENT_TABLE_RELATIONS]; i++) {
    const ent_relation *relation = &relations[i];
    if (relation->to.index == ENT__TARGET_UNSET || (int)relation->kind == ENT__WORD_UNSET) continue;
    const bool undercuts = relation->kind == ENT_RELATION_UNDERCUTS;
    const bool at_relation = relation->to.kind == ENT_TARGET_RELATION;
    const ent__place place = {ENT_TABLE_RELATIONS, (uint32_t)i, to, -1, NULL, false};
    if (undercuts != at_relation)
      ent__builder_fault_place(builder, place, "bad-relation", NULL, "an %s relation points at %s, expected %s",
                               undercuts ? "undercuts" : relation->kind == ENT_RELATION_ATTACKS ? "attacks" : "supports",
                               at_relation ? "a relation" : "an argument or issue",
                               undercuts ? "a relation" : "an argument or an issue's side");
    else if (at_relation && relation->to.index == i)
      ent__builder_fault_place(builder, place, "bad-relation", NULL, "relation '%s' undercuts itself, expected another relation",
                               relation->id == NULL ? "" : ent__builder_short(builder, relation->id, strlen(relation->id)));
    else if (relation->kind == ENT_RELATION_SUPPORTS && relation->to.kind == ENT_TARGET_ARGUMENT && relation->to.index == relation->from &&
             relation->from != ENT_NONE)
      ent__builder_fault_place(builder, place, "bad-relation", NULL, "an argument supports itself, expected another argument");
  }
}

static ent_status report_one(const ent__fault *fault, const ent__located *first, ent_diagnostics *diagnostics, ent_error *err) {
  char text[80] = "";
  if (fault->has_first && first->line > 0) snprintf(text, sizeof text, "first given at line %ld", first->line);
  const ent_diagnostic shown = {ENT_FAULT,       fault->code, fault->at.source, fault->at.line, fault->at.column,
                                fault->at.pointer[0] == '\0' ? NULL : fault->at.pointer, fault->message,
                                text[0] != '\0' ? text : fault->hint};
  const ent_status status = ent__diagnostics_add(diagnostics, &shown, err);
  return status;
}

/* Finds all places in one go and hands the faults over in the order of the input. */
static ent_status report(ent__builder *builder, const char *source, ent__locate *locate, void *context, ent_diagnostics *diagnostics, ent_error *err) {
  ent__fault *faults = builder->faults.at;
  const size_t count = builder->faults.count;
  ent_status status = ENT_OK;
  ent__place *places = ent__alloc(2 * count, sizeof *places);
  ent__located *located = ent__zalloc(2 * count, sizeof *located);
  if (places == NULL || located == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t i = 0; i < count; i++) {
    places[2 * i] = faults[i].place;
    places[2 * i + 1] = faults[i].has_first ? faults[i].first : faults[i].place;
  }
  if (!locate(context, places, located, 2 * count)) {
    status = ent__nomem(err);
    goto fail;
  }
  const size_t from = ent_diagnostics_count(diagnostics);
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    if (!faults[i].fixed) faults[i].at = located[2 * i];
    status = report_one(&faults[i], &located[2 * i + 1], diagnostics, err);
  }
  ent__diagnostics_sort(diagnostics, from);
  if (status == ENT_OK) status = ent__diagnostics_more(diagnostics, source, builder->more_faults, err);
fail:
  ent__free(places);
  ent__free(located);
  return status;
}

ent_status ent__builder_finish(ent__builder *builder, ent_dataset **out, const char *source, const char sha256[65],
                               ent__locate *locate, void *context, ent_diagnostics *diagnostics, ent_error *err) {
  *out = NULL;
  ent__builder_end_text(builder);
  if (!builder->failed) check_required(builder);
  if (!builder->failed) resolve_references(builder);
  if (!builder->failed) resolve_ranks(builder);
  if (!builder->failed) resolve_memberships(builder);
  if (!builder->failed) collect_attributes(builder);
  if (!builder->failed) check_relations(builder);
  if (builder->failed) return ent__nomem(err);
  if (builder->faults.count > 0) {
    const ent_status status = report(builder, source, locate, context, diagnostics, err);
    if (status != ENT_OK) return status;
    const size_t count = ent__builder_faults(builder);
    return ent__fail(err, ENT_E_DATA, "'%s' has %zu fault%s", source, count, count == 1 ? "" : "s");
  }
  ent_dataset *dataset = builder->dataset;
  dataset->source = ent__arena_string(&dataset->arena, source, strlen(source));
  if (dataset->source == NULL) return ent__nomem(err);
  memcpy(dataset->sha256, sha256, 65);
  builder->dataset = NULL;
  *out = dataset;
  return ENT_OK;
}
