/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under which semantics and in whose eyes an argument map judges, and how that is said. */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "exporters/diagrams/argument_scene.h"

/* An actor that ranks values; the error proposes the nearest of those. */
static ent_status find_audience(const ent_actor **out, const ent_dataset *dataset, const char *id, ent_error *err) {
  size_t count, ranking = 0;
  ent__near near;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  const ent_actor_id actor = ent_dataset_find(dataset, ENT_TABLE_ACTORS, id);
  ent__near_begin(&near, id);
  for (size_t i = 0; i < count; i++) {
    if (actors[i].ranked_values == 0) continue;
    ent__near_consider(&near, actors[i].id);
    ranking++;
  }
  if (actor != ENT_NONE && actors[actor].ranked_values > 0) {
    *out = &actors[actor];
    return ENT_OK;
  }
  if (actor != ENT_NONE) return ent__fail(err, ENT_E_USAGE, "actor '%.80s' ranks no values; an audience needs an order of them (%zu actors have one)", id, ranking);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "there is no audience '%.80s'; did you mean '%.80s'?", id, near.best);
  return ent__fail(err, ENT_E_USAGE, "there is no audience '%.80s', expected one of the %zu actors that rank values", id, ranking);
}

ent_status ent__argument_judge(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  const ent_picture_options *picture = &drawing->options->picture;
  ent_status status = ENT_OK;
  ent_audience audience;
  scene->semantics = picture->semantics;
  if ((unsigned)picture->semantics >= ENT_SEMANTICS_COUNT) return ent__fail(err, ENT_E_USAGE, "there is no such semantics");
  if (picture->audience != NULL) {
    const ent_dataset *dataset = ent_study_dataset(drawing->study);
    status = find_audience(&scene->audience, dataset, picture->audience, err);
    if (status != ENT_OK) return status;
    const ent_actor *actor = scene->audience;
    scene->audience_name = ent__drawing_name(drawing, actor->short_label, actor->label, actor->id);
    if (scene->audience_name == NULL) return ent__nomem(err);
    audience = (ent_audience){actor->id, NULL, ent_dataset_find(dataset, ENT_TABLE_ACTORS, actor->id), {actor->values, actor->ranked_values}};
  }
  return ent__standing_find(&scene->standing, scene->framework, scene->semantics, scene->audience != NULL ? &audience : NULL, &drawing->arena, err);
}

static const char *value_name(ent__drawing *drawing, ent_value_id value) {
  size_t count;
  const ent_value *values = ent_dataset_values(ent_study_dataset(drawing->study), &count);
  return ent__drawing_name(drawing, values[value].label, NULL, values[value].id);
}

/* The place in an order of what comes next after a rank, by rank and then by its own order. */
static uint32_t next_rank(const ent_actor *audience, uint32_t after, bool first) {
  uint32_t best = ENT_NONE;
  for (uint32_t i = 0; i < audience->ranked_values; i++) {
    const uint32_t rank = audience->values[i].rank;
    if ((first || rank > after) && rank < best) best = rank;
  }
  return best;
}

ent_status ent__argument_order(ent_buffer *out, const ent_actor *audience, ent__drawing *drawing, ent_error *err) {
  bool first = true;
  for (uint32_t rank = next_rank(audience, 0, true); rank != ENT_NONE; rank = next_rank(audience, rank, false)) {
    bool equal = false;
    for (uint32_t i = 0; i < audience->ranked_values; i++) {
      if (audience->values[i].rank != rank) continue;
      const char *name = value_name(drawing, audience->values[i].value);
      if (name == NULL) return ent__nomem(err);
      ent__buffer_printf(out, "%s%s", first ? "" : equal ? " = " : " > ", name);
      first = false;
      equal = true;
    }
  }
  return ent__buffer_status(out, err);
}

ent_status ent__argument_values(ent__label *out, const ent_argument *argument, ent__drawing *drawing, double width, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  *out = (ent__label){.count = 0};
  if (argument->values.count == 0) return ENT_OK;
  ent__buffer_puts(&text, "◆ ");
  for (uint32_t i = 0; i < argument->values.count && status == ENT_OK; i++) {
    const char *name = value_name(drawing, argument->values.at[i]);
    if (name == NULL)
      status = ent__nomem(err);
    else
      ent__buffer_printf(&text, "%s%s", i > 0 ? ent__drawing_word(drawing, ENT__WORD_LIST_COMMA) : "", name);
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) status = ent__label_fit(out, &drawing->arena, drawing->measure, text.data, ent__argument_holder_font, width, 2, err);
  ent_buffer_clear(&text);
  return status;
}
