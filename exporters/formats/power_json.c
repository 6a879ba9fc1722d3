/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voting power as JSON. Numbers of coalitions are decimals in strings: they outgrow 64 bits. */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/power_names.h"

static void write_bool(ent__json *json, const char *key, bool value) {
  ent__json_key(json, key);
  ent__json_bool(json, value);
}

void ent__power_rules_json(ent__json *json, const ent_power_threshold *rules, size_t count) {
  ent__json_key(json, "rules");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_string(json, "weights", rules[i].weights);
    ent__findings_string(json, "quota", rules[i].quota);
    ent__findings_number(json, "total", rules[i].total);
    ent__findings_number(json, "needed", rules[i].needed);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_player(ent__json *json, const ent__power_names *names, const ent_power *power, size_t i, size_t rules) {
  size_t count;
  const ent_power_player *player = &ent_power_players(power, &count)[i];
  const ent_power_kind *kind = &ent_power_kinds(power, &count)[player->kind];
  ent__json_object(json);
  ent__findings_string(json, "id", ent__power_id(names, player->actor));
  ent__findings_string(json, "label", ent__power_label(names, player->actor));
  ent__json_key(json, "weights");
  ent__json_array_inline(json);
  for (size_t r = 0; r < rules; r++) ent__json_number(json, player->weights[r]);
  ent__json_close(json, ']');
  ent__findings_number(json, "shapley_shubik", kind->shapley);
  ent__findings_string(json, "shapley_shubik_exact", kind->fraction);
  ent__findings_number(json, "banzhaf", kind->banzhaf);
  ent__findings_number(json, "banzhaf_absolute", kind->absolute);
  ent__findings_string(json, "swings", kind->swings);
  write_bool(json, "veto", kind->veto);
  write_bool(json, "dummy", kind->dummy);
  write_bool(json, "dictator", kind->dictator);
  ent__json_close(json, '}');
}

static void write_part(ent__json *json, const ent__power_names *names, const ent_power *power, const ent_power_kind *kind, uint32_t take) {
  size_t count;
  const ent_power_player *players = ent_power_players(power, &count);
  ent__json_object_inline(json);
  ent__findings_whole(json, "take", take);
  ent__json_key(json, "of");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < kind->size; i++) ent__json_string(json, ent__power_id(names, players[kind->first + i].actor));
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void write_minimals(ent__json *json, const char *key, const ent__power_names *names, const ent_power *power, const ent_power_minimals *found) {
  size_t count;
  const ent_power_kind *kinds = ent_power_kinds(power, &count);
  ent__json_key(json, key);
  ent__json_object(json);
  ent__findings_string(json, "count", found->count);
  write_bool(json, "all_listed", found->all);
  ent__json_key(json, "listed");
  ent__json_array(json);
  for (size_t i = 0; i < found->listed; i++) {
    ent__json_object(json);
    ent__findings_whole(json, "size", found->at[i].size);
    ent__findings_string(json, "coalitions", found->at[i].coalitions);
    ent__json_key(json, "members");
    ent__json_array(json);
    for (size_t k = 0; k < count; k++)
      if (found->at[i].counts[k] > 0) write_part(json, names, power, &kinds[k], found->at[i].counts[k]);
    ent__json_close(json, ']');
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void write_power(ent__json *json, const ent__view *view, const ent_power *power) {
  size_t count;
  size_t rules;
  const ent__power_names names = ent__power_names_of(view);
  ent__json_key(json, "power");
  ent__json_object(json);
  ent__findings_string(json, "method", "exact counting of winning coalitions");
  ent__findings_string(json, "source", ent_power_source());
  const ent_power_threshold *thresholds = ent_power_thresholds(power, &rules);
  ent__power_rules_json(json, thresholds, rules);
  write_bool(json, "everything_wins", ent_power_trivial(power));
  write_bool(json, "nothing_wins", ent_power_hopeless(power));
  ent__findings_string(json, "winning_coalitions", ent_power_winning(power));
  ent__findings_number(json, "power_to_act", ent_power_to_act(power));
  ent_power_players(power, &count);
  ent__json_key(json, "players");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_player(json, &names, power, i, rules);
  ent__json_close(json, ']');
  write_minimals(json, "minimal_winning", &names, power, ent_power_minimal_winning(power));
  write_minimals(json, "minimal_blocking", &names, power, ent_power_minimal_blocking(power));
  ent__json_close(json, '}');
}

ent_status ent__power_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "power");
    write_power(&json, &view, ent_study_power(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
