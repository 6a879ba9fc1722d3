/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would carry or block issues, as JSON. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/power_names.h"

static void write_bool(ent__json *json, const char *key, bool value) {
  ent__json_key(json, key);
  ent__json_bool(json, value);
}

static void write_tallies(ent__json *json, const ent_whatif *whatif, const ent_whatif_issue *issue) {
  size_t rules;
  ent_whatif_thresholds(whatif, &rules);
  ent__json_key(json, "tallies");
  ent__json_array(json);
  for (size_t r = 0; r < rules; r++) {
    const ent_whatif_tally *tally = &issue->tallies[r];
    ent__json_object_inline(json);
    ent__findings_number(json, "support", tally->support);
    ent__findings_number(json, "total", tally->total);
    ent__findings_number(json, "needed", tally->needed);
    write_bool(json, "met", tally->met);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_set(ent__json *json, const char *key, const ent__power_names *names, const ent_whatif_issue *issue, const ent_whatif_set *set) {
  ent__json_key(json, key);
  if (!issue->possible) {
    ent__json_null(json);
    return;
  }
  ent__json_object(json);
  ent__json_key(json, "actors");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < set->count; i++) ent__json_string(json, ent__power_id(names, issue->actors[set->at[i]].actor));
  ent__json_close(json, ']');
  ent__findings_number(json, "distance", set->distance);
  ent__findings_whole(json, "without_distance", set->far);
  ent__findings_number(json, "step", set->step);
  ent__findings_whole(json, "without_step", set->silent);
  write_bool(json, "proved", set->proved);
  ent__json_close(json, '}');
}

static void write_actor(ent__json *json, const ent__power_names *names, const ent_whatif_actor *actor) {
  ent__json_object_inline(json);
  ent__findings_string(json, "id", ent__power_id(names, actor->actor));
  ent__findings_string(json, "label", ent__power_label(names, actor->actor));
  ent__findings_string(json, "side", ent_whatif_side_word(actor->side));
  ent__findings_number(json, "position", actor->position);
  ent__findings_number(json, "distance", actor->distance);
  ent__findings_number(json, "step", actor->step);
  ent__json_close(json, '}');
}

static void write_issue(ent__json *json, const ent__power_names *names, const ent_whatif *whatif, const ent_whatif_issue *issue) {
  ent__json_object(json);
  ent__findings_string(json, "issue", names->issues[issue->issue].id);
  ent__findings_string(json, "label", ent_text_in(names->issues[issue->issue].label, names->language));
  for (int side = ENT_WHATIF_SUPPORTS; side <= ENT_WHATIF_SILENT; side++) ent__findings_whole(json, ent_whatif_side_word((ent_whatif_side)side), issue->sides[side]);
  write_tallies(json, whatif, issue);
  write_bool(json, "carried", issue->carried);
  ent__findings_string(json, "change", issue->carried ? "block" : "carry");
  write_bool(json, "possible", issue->possible);
  write_set(json, "fewest", names, issue, &issue->fewest);
  write_set(json, "nearest", names, issue, &issue->nearest);
  ent__json_key(json, "actors");
  ent__json_array(json);
  for (uint32_t i = 0; i < issue->actor_count; i++) write_actor(json, names, &issue->actors[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

/* How distances were measured. */
static void write_space(ent__json *json, const ent_space *space) {
  const ent_space_options *options = space == NULL ? NULL : ent_space_get_options(space);
  ent__json_key(json, "space");
  if (options == NULL) {
    ent__json_null(json);
    return;
  }
  ent__json_object_inline(json);
  ent__findings_string(json, "method", options->method);
  ent__findings_whole(json, "dimensions", (uint64_t)options->dimensions);
  ent__findings_whole(json, "seed", options->seed);
  for (const ent_space_method *method = ent_space_methods(); method->name != NULL; method++)
    if (strcmp(method->name, options->method) == 0) ent__findings_string(json, "source", method->source);
  ent__json_close(json, '}');
}

static void write_whatif(ent__json *json, const ent__view *view, const ent_whatif *whatif, const ent_space *space) {
  size_t count;
  const ent__power_names names = ent__power_names_of(view);
  ent__json_key(json, "whatif");
  ent__json_object(json);
  ent__findings_string(json, "method", "least covering sets, by dynamic programming or branch and bound");
  ent__findings_string(json, "source", "Martello & Toth 1990, minimisation knapsack");
  const ent_power_threshold *rules = ent_whatif_thresholds(whatif, &count);
  ent__power_rules_json(json, rules, count);
  ent__findings_string(json, "of", ent_whatif_get_base(whatif) == ENT_WHATIF_ALL ? "all" : "voting");
  ent__findings_string(json, "nearest_by", ent_whatif_get_near(whatif) == ENT_WHATIF_NEAR_SPACE ? "space" : "stance");
  ent__findings_string(json, "who", ent_whatif_get_who(whatif) == ENT_WHATIF_SPOKEN ? "spoken" : "anybody");
  write_space(json, space);
  ent__findings_whole(json, "players", ent_whatif_players(whatif));
  ent__json_key(json, "issues");
  ent__json_array(json);
  const ent_whatif_issue *issues = ent_whatif_issues(whatif, &count);
  for (size_t i = 0; i < count; i++) write_issue(json, &names, whatif, &issues[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__whatif_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "whatif");
    write_whatif(&json, &view, ent_study_whatif(study), ent_study_space(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
