/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no fault of a table and yet may not be meant: names that differ in case alone, votes cast twice. */
#include <string.h>

#include "engine/base/mem.h"
#include "engine/readers/table_maker.h"

/* The number of a name in lower case (ASCII); ENT_NONE without memory. */
static uint32_t add_folded(ent__intern *folded, const ent__name *name) {
  char text[256];
  if (name->length > sizeof text) return ent__intern_add(folded, name->s, name->length);
  for (size_t i = 0; i < name->length; i++) text[i] = (char)(name->s[i] >= 'A' && name->s[i] <= 'Z' ? name->s[i] - 'A' + 'a' : name->s[i]);
  return ent__intern_add(folded, text, name->length);
}

static bool doubt_names(ent__maker *maker, int table, const char *what) {
  const ent__intern *names = &maker->names[table];
  ent__intern folded = {0};
  uint32_t *first = ent__alloc(names->count, sizeof *first); /* by folded name: the first name that became it */
  size_t alike = 0, known = 0, example = 0, other = 0;
  bool room = first != NULL;
  for (uint32_t i = 0; i < names->count && room; i++) {
    const uint32_t at = add_folded(&folded, &names->at[i]);
    room = at != ENT_NONE;
    if (room && at == known) first[known++] = i;
    else if (room && alike++ == 0) example = i, other = first[at];
  }
  if (room && alike > 0)
    ent__table_note(maker->report, "similar-names", NULL, "%zu %s%s from another in case alone, such as '%.60s' and '%.60s'; they are kept apart", alike, what,
                    alike == 1 ? " differs" : "s differ", names->at[other].s, names->at[example].s);
  ent__intern_clear(&folded);
  ent__free(first);
  return room || ent__maker_nomem(maker);
}

/* Votes that stand where another does. */
typedef struct repeats {
  size_t count;
  size_t example; /* the first of them */
} repeats;

static void note_repeat(repeats *r, size_t statement) {
  if (r->count++ == 0 || statement < r->example) r->example = statement;
}

/* A bit for each actor and issue: votes fill most of such a table, and it is walked in the order of the input. */
static bool by_bits(repeats *r, const ent_statement *all, size_t count, size_t actors, size_t issues) {
  uint64_t *seen = ent__zalloc(actors * issues / 64 + 1, sizeof *seen);
  const bool room = seen != NULL;
  for (size_t i = 0; i < count && room; i++) {
    const size_t at = all[i].issue * actors + all[i].actor;
    const uint64_t bit = UINT64_C(1) << (at % 64);
    if (seen[at / 64] & bit) note_repeat(r, i);
    seen[at / 64] |= bit;
  }
  ent__free(seen);
  return room;
}

/* By runs of one actor each (a counting sort), where the table would be nearly empty. */
static bool by_actor(repeats *r, const ent_statement *all, size_t count, size_t actors, size_t issues) {
  uint32_t *order = ent__alloc(count, sizeof *order);
  size_t *start = ent__zalloc(actors + 1, sizeof *start);
  uint32_t *last = ent__zalloc(issues, sizeof *last); /* by issue: the actor that voted last, and one */
  const bool room = order != NULL && start != NULL && last != NULL;
  if (room) {
    for (size_t i = 0; i < count; i++) start[all[i].actor + 1]++;
    for (size_t a = 0; a < actors; a++) start[a + 1] += start[a];
    for (size_t i = 0; i < count; i++) order[start[all[i].actor]++] = (uint32_t)i;
  }
  for (size_t i = 0; i < count && room; i++) {
    const ent_statement *one = &all[order[i]];
    if (last[one->issue] == one->actor + 1) note_repeat(r, order[i]);
    last[one->issue] = one->actor + 1;
  }
  ent__free(order);
  ent__free(start);
  ent__free(last);
  return room;
}

/* A table of votes that was joined with another by hand has each vote once for each row of that. */
static bool doubt_votes(ent__maker *maker) {
  size_t count = 0;
  const ent_statement *all = ent__builder_statements(maker->builder, &count);
  const size_t actors = maker->names[ENT_TABLE_ACTORS].count, issues = maker->names[ENT_TABLE_ISSUES].count;
  repeats r = {0, 0};
  const bool dense = actors == 0 || issues / 64 <= count / actors; /* at most a word for each vote */
  if (!(dense ? by_bits : by_actor)(&r, all, count, actors, issues)) return ent__maker_nomem(maker);
  if (r.count > 0)
    ent__table_note(maker->report, "repeated-votes", "--duplicates all counts votes that are the same once",
                    "%zu vote%s of an actor that has another on the same roll call, such as '%.60s' on '%.60s'; each counts", r.count,
                    r.count == 1 ? " is" : "s are", maker->names[ENT_TABLE_ACTORS].at[all[r.example].actor].s,
                    maker->names[ENT_TABLE_ISSUES].at[all[r.example].issue].s);
  return true;
}

bool ent__maker_doubt(ent__maker *maker) {
  return doubt_names(maker, ENT_TABLE_ACTORS, "actor") && doubt_names(maker, ENT_TABLE_ISSUES, "issue") &&
         (maker->form != ENT__FORM_ROLL_CALLS || doubt_votes(maker));
}
