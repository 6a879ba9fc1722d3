/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors: who each is, where it stands on the map, with whom, and how sure that is. */
#include <math.h>

#include "exporters/reports/page_data.h"

static int64_t coalition_or_none(uint32_t coalition) { return coalition == ENT_NONE ? -1 : (int64_t)coalition; }

/* The statements that are counted for an actor; of a list of ties, the weight of its ties. */
static double size_of(const ent__page_data *data, uint32_t actor, size_t place) {
  size_t count = 0;
  double size = 0;
  if (data->dataset == NULL) return data->nodes[place].activity;
  const ent_cell *row = ent_stances_row(data->stances, actor, &count);
  for (size_t i = 0; i < count; i++) size += row[i].from_bloc == ENT_NONE ? row[i].count : 0;
  return size;
}

static void write_attributes(ent__json *json, const ent_actor *actor) {
  ent__json_key(json, "attributes");
  ent__json_object_inline(json);
  for (uint32_t i = 0; i < actor->attribute_count; i++) {
    ent__json_key(json, actor->attributes[i].name);
    if (actor->attributes[i].string != NULL) ent__json_string(json, actor->attributes[i].string);
    else ent__json_number(json, actor->attributes[i].number);
  }
  ent__json_close(json, '}');
}

/* The blocs it is or was in, each once. */
static void write_groups(ent__json *json, const ent__page_data *data, const ent_actor *actor) {
  ent__json_key(json, "groups");
  ent__json_array_inline(json);
  for (uint32_t m = 0; m < actor->memberships; m++) {
    bool again = false;
    for (uint32_t k = 0; k < m; k++) again = again || actor->member_of[k].bloc == actor->member_of[m].bloc;
    if (!again) ent__json_integer(json, ent__page_place(&data->actors, actor->member_of[m].bloc));
  }
  ent__json_close(json, ']');
}

static void write_identity(ent__json *json, const ent__page_data *data, uint32_t index, size_t place) {
  if (data->dataset == NULL) {
    const ent_node *node = &data->nodes[place];
    ent__page_string(json, "id", node->id);
    ent__page_text(json, "label", node->label);
    ent__page_text(json, "short", node->short_label);
    ent__page_string(json, "kind", NULL);
    ent__page_places(json, "groups", &data->actors, (ent_ids){NULL, 0});
    ent__json_key(json, "attributes");
    ent__json_object_inline(json);
    ent__json_close(json, '}');
    return;
  }
  const ent_actor *actor = &data->actor_table[index];
  ent__page_string(json, "id", actor->id);
  ent__page_text(json, "label", actor->label);
  ent__page_text(json, "short", actor->short_label);
  ent__page_string(json, "kind", ent_actor_kind_word(actor->kind));
  write_groups(json, data, actor);
  write_attributes(json, actor);
}

static void write_standing(ent__json *json, const ent__page_data *data, size_t place) {
  size_t count = 0;
  ent_member member = {ENT_NONE, NAN, ENT_NONE, NAN, false};
  const ent_point *layout = ent_study_layout(data->study, &count);
  const bool node = place < data->node_count;
  if (node && data->coalitions != NULL) member = ent_coalitions_members(data->coalitions, &count)[place];
  const bool placed = node && layout != NULL;
  ent__page_integer(json, "coalition", coalition_or_none(member.coalition));
  ent__page_number(json, "stability", member.stability, 3);
  ent__page_integer(json, "second", coalition_or_none(member.second));
  ent__page_number(json, "second_share", member.second_share, 3);
  ent__json_key(json, "swings");
  ent__json_bool(json, member.coalition != ENT_NONE && isfinite(member.stability) && member.swings);
  ent__page_number(json, "x", placed ? layout[place].x : NAN, 1);
  ent__page_number(json, "y", placed ? 0.0 - layout[place].y : NAN, 1);
}

static void write_bounds(ent__json *json, const char *key, const double *at, int dimensions) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (int d = 0; d < dimensions; d++) ent__json_fixed(json, at[d], 3);
  ent__json_close(json, ']');
}

static void write_space(ent__json *json, const ent__page_data *data, uint32_t actor) {
  const ent_space *space = ent_study_space(data->study);
  const ent_place *place = space == NULL || actor == ENT_NONE ? NULL : ent_space_place_of(space, actor);
  ent__json_key(json, "space");
  if (place == NULL) {
    ent__json_null(json);
    return;
  }
  const int dimensions = ent_space_get_options(space)->dimensions;
  ent__json_object_inline(json);
  write_bounds(json, "at", place->at, dimensions);
  write_bounds(json, "low", place->low, dimensions);
  write_bounds(json, "high", place->high, dimensions);
  ent__page_integer(json, "part", place->part);
  ent__json_close(json, '}');
}

void ent__page_actors(ent__json *json, const ent__page_data *data) {
  ent__json_key(json, "actors");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->actors.count; i++) {
    const uint32_t index = data->actors.at[i];
    ent__json_object_inline(json);
    write_identity(json, data, index, i);
    write_standing(json, data, i);
    ent__page_number(json, "size", size_of(data, index, i), 2);
    write_space(json, data, data->dataset == NULL ? ENT_NONE : index);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}
