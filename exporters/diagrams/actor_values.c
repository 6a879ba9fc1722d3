/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/actor_values.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "exporters/diagrams/clean.h"

/* What all of it is taken from. */
typedef struct source {
  ent__drawing *drawing;
  const ent_dataset *dataset; /* NULL for a list of ties */
  const ent_actor *actors;
  size_t actor_count;
  const ent_network *network;
  const ent_node *nodes;
  size_t count;
  const char *what;
  ent__values_use use;
} source;

static const char *option_of(const source *from) {
  return from->use == ENT__VALUES_COLOUR ? "colour by" : "size by";
}

/* The actor that a node is; only after need_actors. */
static const ent_actor *actor_of(const source *from, size_t i) { return &from->actors[from->nodes[i].index]; }

static ent_status need_actors(const source *from, ent_error *err) {
  if (from->dataset == NULL) {
    return ent__fail(err, ENT_E_USAGE, "%s '%.60s' needs a dataset with actors, found a list of ties", option_of(from), from->what);
  }
  /* Of two modes actors are the first nodes, issues the last. */
  if (from->count == 0 || from->nodes[from->count - 1].kind == ENT_NODE_ACTOR) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "%s '%.60s' needs a network of actors, found one of issues", option_of(from), from->what);
}

/* Two-mode networks have actors and issues, in that order, and no coalitions. */
static ent_status need_one_mode(const source *from, ent_error *err) {
  if (from->count == 0 || from->nodes[0].kind == from->nodes[from->count - 1].kind) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "%s '%.60s' needs a network of actors, found one of actors and issues", option_of(from), from->what);
}

static const char *kind_word(const ent__drawing *drawing, ent_actor_kind kind) {
  static const ent__word words[] = {ENT__WORD_KIND_STATE, ENT__WORD_KIND_STATE, ENT__WORD_KIND_BLOC, ENT__WORD_KIND_ORGANISATION,
                                    ENT__WORD_KIND_COMPANY, ENT__WORD_KIND_CIVIL_SOCIETY, ENT__WORD_KIND_PERSON};
  return ent__drawing_word(drawing, words[kind]);
}

static ent_status fill_kinds(ent__values *out, const source *from, ent_error *err) {
  const ent_status status = need_actors(from, err);
  out->heading = ent__drawing_word(from->drawing, ENT__WORD_COLOUR_KIND);
  for (size_t i = 0; status == ENT_OK && i < from->count; i++) {
    const ent_actor_kind kind = actor_of(from, i)->kind;
    if (kind == ENT_ACTOR_UNKNOWN) continue;
    out->of[i].key = ent_actor_kind_word(kind);
    out->of[i].word = kind_word(from->drawing, kind);
  }
  return status;
}

/* Which of an actor's blocs has the most members here; of equals the one with the first id. A bloc is its own. */
static ent_actor_id bloc_of(const source *from, const ent_actor *actor, const uint32_t *members) {
  ent_actor_id best = actor->kind == ENT_ACTOR_BLOC ? (ent_actor_id)(actor - from->actors) : ENT_NONE;
  for (uint32_t m = 0; best != (ent_actor_id)(actor - from->actors) && m < actor->memberships; m++) {
    const ent_actor_id bloc = actor->member_of[m].bloc;
    const bool more = best == ENT_NONE || members[bloc] > members[best];
    if (more || (members[bloc] == members[best] && strcmp(from->actors[bloc].id, from->actors[best].id) < 0)) best = bloc;
  }
  return best;
}

static ent_status fill_groups(ent__values *out, const source *from, ent_error *err) {
  ent_status status = need_actors(from, err);
  out->heading = ent__drawing_word(from->drawing, ENT__WORD_COLOUR_GROUP);
  if (status != ENT_OK) return status;
  uint32_t *members = ent__arena_alloc(&from->drawing->arena, from->actor_count, sizeof *members);
  if (members == NULL) return ent__nomem(err);
  memset(members, 0, from->actor_count * sizeof *members);
  for (size_t i = 0; i < from->count; i++) {
    const ent_actor *actor = actor_of(from, i);
    for (uint32_t m = 0; m < actor->memberships; m++) members[actor->member_of[m].bloc]++;
  }
  for (size_t i = 0; i < from->count; i++) {
    const ent_actor_id bloc = bloc_of(from, actor_of(from, i), members);
    if (bloc == ENT_NONE) continue;
    const ent_actor *of = &from->actors[bloc];
    out->of[i].key = of->id;
    out->of[i].word = ent__drawing_beside(from->drawing, of->label, of->short_label, of->id);
    if (out->of[i].word == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

static ent_status fill_stability(ent__values *out, const source *from, ent_error *err) {
  size_t count;
  const ent_coalitions *coalitions = ent_study_coalitions(from->drawing->study);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  if (ent_coalitions_quality(coalitions)->resamples == 0)
    return ent__fail(err, ENT_E_USAGE, "colour by 'stability' needs resamples, found none made");
  out->heading = ent__drawing_word(from->drawing, ENT__WORD_COLOUR_STABILITY);
  for (size_t i = 0; i < from->count; i++) out->of[i].number = members[i].coalition != ENT_NONE ? members[i].stability : (double)NAN;
  return ENT_OK;
}

static ent_status fill_ties(ent__values *out, const source *from) {
  out->heading = ent__drawing_word(from->drawing, ENT__WORD_AREA_IS_DEGREE);
  for (size_t i = 0; i < from->count; i++) {
    size_t count;
    (void)ent_network_incident(from->network, (uint32_t)i, &count);
    out->of[i].number = (double)count;
  }
  return ENT_OK;
}

static ent_status fill_weights(ent__values *out, const source *from, ent_error *err) {
  const ent_status status = need_actors(from, err);
  bool any = from->count == 0;
  out->heading = ent__drawing_word(from->drawing, ENT__WORD_AREA_IS_WEIGHT);
  for (size_t i = 0; status == ENT_OK && i < from->count; i++) {
    out->of[i].number = actor_of(from, i)->weight;
    any = any || !isnan(out->of[i].number);
  }
  if (status == ENT_OK && !any) return ent__fail(err, ENT_E_USAGE, "size by 'weight': no actor of the network has a weight");
  return status;
}

/* Writes a number as a category, where an attribute is now a word and now a number. */
static ent_status number_as_word(const char **out, ent__arena *arena, double number, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_number(&text, number);
  const ent_status status = ent__buffer_status(&text, err);
  *out = status == ENT_OK ? ent__arena_string(arena, text.data, text.size) : NULL;
  ent_buffer_clear(&text);
  return status == ENT_OK && *out == NULL ? ent__nomem(err) : status;
}

static const ent_attribute *attribute_of(const ent_actor *actor, const char *name) {
  for (uint32_t a = 0; a < actor->attribute_count; a++)
    if (strcmp(actor->attributes[a].name, name) == 0) return &actor->attributes[a];
  return NULL;
}

/* Sizes are numbers from 0 up; anything else could not be told from what is missing. */
static ent_status check_size(const source *from, const ent_actor *actor, const ent_attribute *attribute, ent_error *err) {
  if (from->use != ENT__VALUES_SIZE) return ENT_OK;
  if (attribute->string != NULL) {
    return ent__fail(err, ENT_E_USAGE, "size by '%.60s' needs numbers, but '%.40s' has '%.40s'", from->what, actor->id, attribute->string);
  }
  if (attribute->number >= 0.0) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "size by '%.60s' needs numbers from 0 up, but that of '%.40s' is below", from->what, actor->id);
}

/* The name of the attribute; as a size "Area: population". */
static ent_status name_attribute(ent__values *out, const source *from, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (from->use == ENT__VALUES_SIZE)
    ent__buffer_printf(&text, "%s%s", ent__drawing_word(from->drawing, ENT__WORD_AREA), ent__drawing_word(from->drawing, ENT__WORD_COLON));
  ent__buffer_puts(&text, from->what);
  const ent_status status = ent__buffer_status(&text, err);
  out->heading = status == ENT_OK ? ent__clean_text(&from->drawing->arena, text.data) : NULL;
  ent_buffer_clear(&text);
  return status == ENT_OK && out->heading == NULL ? ent__nomem(err) : status;
}

static ent_status fill_attribute(ent__values *out, const source *from, ent_error *err) {
  ent_status status = need_actors(from, err);
  bool words = false;
  for (size_t i = 0; status == ENT_OK && i < from->count; i++) {
    const ent_attribute *attribute = attribute_of(actor_of(from, i), from->what);
    words = words || (attribute != NULL && attribute->string != NULL);
  }
  for (size_t i = 0; status == ENT_OK && i < from->count; i++) {
    const ent_attribute *attribute = attribute_of(actor_of(from, i), from->what);
    if (attribute == NULL) continue;
    status = check_size(from, actor_of(from, i), attribute, err);
    if (status == ENT_OK && words) {
      ent__value *value = &out->of[i];
      if (attribute->string != NULL)
        value->key = attribute->string;
      else
        status = number_as_word(&value->key, &from->drawing->arena, attribute->number, err);
      value->word = status == ENT_OK ? ent__clean_text(&from->drawing->arena, value->key) : NULL;
      if (status == ENT_OK && value->word == NULL) status = ent__nomem(err);
    } else {
      out->of[i].number = attribute->number;
    }
  }
  return status == ENT_OK ? name_attribute(out, from, err) : status;
}

static const char *const colour_words[] = {"coalition", "kind", "group", "stability", NULL};
static const char *const size_words[] = {"activity", "ties", "weight", NULL};

/* Whether an actor of the dataset has the attribute; else ENT_E_USAGE, with what was probably meant. */
static ent_status find_attribute(const source *from, ent_error *err) {
  ent__near near;
  const bool colour = from->use == ENT__VALUES_COLOUR;
  ent__near_begin(&near, from->what);
  const char *some = NULL;
  for (size_t a = 0; from->dataset != NULL && a < from->actor_count; a++) {
    if (attribute_of(&from->actors[a], from->what) != NULL) return ENT_OK;
    for (uint32_t k = 0; k < from->actors[a].attribute_count; k++) {
      const char *name = from->actors[a].attributes[k].name;
      ent__near_consider(&near, name);
      if (some == NULL || strcmp(name, some) < 0) some = name;
    }
  }
  for (const char *const *word = colour ? colour_words : size_words; *word != NULL; word++) ent__near_consider(&near, *word);
  if (near.best != NULL) {
    return ent__fail(err, ENT_E_USAGE, "cannot %s '%.60s': no actor has such an attribute; did you mean '%.60s'?", option_of(from), from->what, near.best);
  }
  return ent__fail(err, ENT_E_USAGE, "cannot %s '%.60s', expected %s or an attribute of actors%s%.60s%s", option_of(from), from->what,
                   colour ? "coalition, kind, group, stability" : "activity, ties, weight", some != NULL ? ", such as '" : "",
                   some != NULL ? some : "", some != NULL ? "'" : "");
}

static ent_status fill(ent__values *out, const source *from, ent_error *err) {
  const bool colour = from->use == ENT__VALUES_COLOUR;
  if (colour && strcmp(from->what, "kind") == 0) return fill_kinds(out, from, err);
  if (colour && strcmp(from->what, "group") == 0) return fill_groups(out, from, err);
  if (colour && strcmp(from->what, "stability") == 0) return fill_stability(out, from, err);
  if (!colour && strcmp(from->what, "ties") == 0) return fill_ties(out, from);
  if (!colour && strcmp(from->what, "weight") == 0) return fill_weights(out, from, err);
  const ent_status status = find_attribute(from, err);
  return status == ENT_OK ? fill_attribute(out, from, err) : status;
}

ent_status ent__values_of(ent__values *out, ent__drawing *drawing, const char *what, ent__values_use use, ent_error *err) {
  source from = {.drawing = drawing, .dataset = ent_study_dataset(drawing->study), .what = what, .use = use};
  from.network = ent_study_network(drawing->study);
  from.nodes = ent_network_nodes(from.network, &from.count);
  if (from.dataset != NULL) from.actors = ent_dataset_actors(from.dataset, &from.actor_count);
  *out = (ent__values){.numbers = true};
  out->of = ent__arena_alloc(&drawing->arena, from.count, sizeof *out->of);
  if (out->of == NULL) return ent__nomem(err);
  for (size_t i = 0; i < from.count; i++) out->of[i] = (ent__value){NULL, NULL, (double)NAN};
  ent_status status = need_one_mode(&from, err);
  if (status == ENT_OK) status = fill(out, &from, err);
  for (size_t i = 0; status == ENT_OK && i < from.count; i++) out->numbers = out->numbers && out->of[i].key == NULL;
  return status;
}
