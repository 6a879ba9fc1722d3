/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities of either version: who is above whom, and what they are called in the dataset. */
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/dna.h"

enum { slug_size = 61 };

bool ent__dna_is_mapped(const ent__dna *dna, uint32_t variable) { return variable == dna->actor || variable == dna->issue; }

/* Sets the parent; a fault where there is none, or one of another variable. */
static void find_parent(ent__dna *dna, ent__dna_entity *entity, const char *table) {
  const ent__dna_entity *entities = ENT__DNA_AT(dna, entities, entity);
  if (entity->parent_value != NULL) {
    entity->parent = ent__id_index_find(ENT__DNA_AT(dna, variables, variable)[entity->variable].values, entity->parent_value);
    if (entity->parent == ENT_NONE && !dna->entities.unread)
      ent__dna_row_fault(dna, table, entity->id, "ChildOf", "dangling-reference", "found '%s', expected a value of the same variable",
                         ent__dna_shorten(entity->parent_value).text);
    return;
  }
  if (entity->parent_id == 0) return;
  entity->parent = ent__dna_find(&dna->entities, sizeof *entity, entity->parent_id);
  const bool found = entity->parent != ENT_NONE;
  if (found && !entities[entity->parent].bad && entities[entity->parent].variable == entity->variable) return;
  if (found ? entities[entity->parent].bad : dna->entities.unread) {
    entity->parent = ENT_NONE; /* told already */
    return;
  }
  ent__dna_row_fault(dna, table, entity->id, "ChildOf", "dangling-reference", "found %lld, expected the ID of %s", (long long)entity->parent_id,
                     found ? "an entity of the same variable" : "a row of the same table");
  entity->parent = ENT_NONE;
}

/*
 * Walks up from each entity, marking with the number of the walk; a walk that meets its own mark has
 * gone in a circle. Each entity is walked over once: linear.
 */
static void refuse_circles(ent__dna *dna, const char *table) {
  ent__dna_entity *entities = ENT__DNA_AT(dna, entities, entity);
  const size_t count = dna->entities.count;
  uint32_t *mark = ent__zalloc(count, sizeof *mark);
  if (mark == NULL) ent__dna_nomem(dna);
  for (uint32_t i = 0; mark != NULL && i < count; i++) {
    uint32_t at = i, last = ENT_NONE;
    for (; at != ENT_NONE && mark[at] == 0; at = entities[at].parent) {
      mark[at] = i + 1;
      last = at;
    }
    if (at == ENT_NONE || mark[at] != i + 1) continue;
    ent__dna_row_fault(dna, table, entities[at].id, "ChildOf", "own-ancestor", "'%s' is below itself, expected entities that form trees",
                       ent__dna_shorten(entities[at].value).text);
    entities[last].parent = ENT_NONE;
  }
  ent__free(mark);
}

void ent__dna_link_parents(ent__dna *dna, const char *table) {
  ent__dna_entity *entities = ENT__DNA_AT(dna, entities, entity);
  for (size_t i = 0; i < dna->entities.count && dna->status == ENT_OK; i++)
    if (!entities[i].bad) find_parent(dna, &entities[i], table);
  if (dna->status == ENT_OK) refuse_circles(dna, table);
}

/* "Sierra Club" becomes "sierra-club": letters of other scripts stay, what is no letter or digit parts words. */
static void make_slug(char slug[slug_size], const char *value) {
  char made[slug_size];
  size_t used = 0;
  bool part = false;
  for (; *value != '\0' && used + 2 < slug_size; value++) {
    const unsigned char c = (unsigned char)*value;
    const unsigned char low = c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
    const bool kept = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low >= 0x80;
    if (kept && part && used > 0) made[used++] = '-';
    if (kept) made[used++] = (char)low;
    part = !kept;
  }
  made[used] = '\0';
  ent__copy_text(slug, slug_size, made); /* cut at a character's edge */
}

/*
 * Two values may make one slug ("Senate", "SENATE"): the later row adds its number, until no other has
 * the name. That is at most a few times, because a name that others could have is of at most 60 bytes.
 */
static void name_entity(ent__dna *dna, uint32_t i) {
  ent__dna_entity *entity = &ENT__DNA_AT(dna, entities, entity)[i];
  ent__dna_variable *variable = &ENT__DNA_AT(dna, variables, variable)[entity->variable];
  char name[4 * slug_size], number[32];
  if (entity->id != 0) snprintf(number, sizeof number, "-%lld", (long long)entity->id);
  else snprintf(number, sizeof number, "-t%u", i);
  make_slug(name, entity->value);
  bool add = name[0] == '\0';
  if (add) snprintf(name, sizeof name, "%s", variable->role);
  for (;; add = true) {
    if (add) snprintf(name + strlen(name), sizeof name - strlen(name), "%s", number);
    const char *kept = ent__arena_string(&dna->arena, name, strlen(name));
    const uint32_t holder = kept == NULL ? ENT_NONE : ent__id_index_add(&variable->slugs, &dna->arena, kept, i);
    if (holder == ENT_NONE) ent__dna_nomem(dna);
    if (holder != i && holder != ENT_NONE) continue;
    entity->slug = kept;
    return;
  }
}

void ent__dna_name_entities(ent__dna *dna) {
  const ent__dna_entity *entities = ENT__DNA_AT(dna, entities, entity);
  for (uint32_t i = 0; i < dna->entities.count && dna->status == ENT_OK; i++)
    if (!entities[i].bad && ent__dna_is_mapped(dna, entities[i].variable) && entities[i].value[0] != '\0') name_entity(dna, i);
}
