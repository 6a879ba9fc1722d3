/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons as JSON. */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/reasons_names.h"

typedef struct writing {
  ent__json *json;
  const ent__reasons_names *names;
  const ent_reasons *reasons;
} writing;

static void write_bool(writing *w, const char *key, bool value) {
  ent__json_key(w->json, key);
  ent__json_bool(w->json, value);
}

static void open_list(writing *w, const char *key) {
  ent__json_key(w->json, key);
  ent__json_array(w->json);
}

static void write_coalition(writing *w, const char *key, uint32_t coalition) {
  ent__json_key(w->json, key);
  if (coalition == ENT_NONE) ent__json_null(w->json);
  else ent__json_whole(w->json, (uint64_t)coalition + 1);
}

static void write_actor(writing *w, const char *key, ent_actor_id actor) { ent__findings_string(w->json, key, w->names->actors[actor].id); }

static void write_argument(writing *w, const char *key, ent_argument_id argument) { ent__findings_string(w->json, key, w->names->arguments[argument].id); }

static void write_arguments(writing *w, const char *key, const ent_argument_id *at, uint32_t count) {
  ent__json_key(w->json, key);
  ent__json_array_inline(w->json);
  for (uint32_t i = 0; i < count; i++) ent__json_string(w->json, w->names->arguments[at[i]].id);
  ent__json_close(w->json, ']');
}

static void write_issues(writing *w, const ent_issue_id *at, uint32_t count) {
  ent__json_key(w->json, "issues");
  ent__json_array_inline(w->json);
  for (uint32_t i = 0; i < count; i++) ent__json_string(w->json, w->names->issues[at[i]].id);
  ent__json_close(w->json, ']');
}

/* The attack of one argument on another; null for a rejection. */
static void write_relation(writing *w, ent_relation_id relation) { ent__findings_string(w->json, "relation", relation == ENT_NONE ? NULL : w->names->relations[relation].id); }

static void write_source(writing *w, const ent_holding_source *source) {
  char pointer[40];
  char date[ENT_INTERVAL_SIZE];
  ent_interval_format(date, source->date);
  ent__json_object_inline(w->json);
  ent__findings_string(w->json, "by", ent_holding_by_word(source->by));
  ent__findings_string(w->json, "statement", source->statement == ENT_NONE ? NULL : ent__reasons_statement(w->names, source->statement, pointer));
  ent__findings_string(w->json, "document", source->document == ENT_NONE ? NULL : w->names->documents[source->document].id);
  ent__findings_string(w->json, "locator", source->locator);
  ent__findings_string(w->json, "date", *date == '\0' ? NULL : date);
  ent__json_close(w->json, '}');
}

static void write_sources(writing *w, const char *key, const ent_holding *holding) {
  open_list(w, key);
  for (uint32_t i = 0; i < holding->source_count; i++) write_source(w, &holding->sources[i]);
  ent__json_close(w->json, ']');
}

static void write_holdings(writing *w) {
  size_t count = 0;
  const ent_holding *at = ent_reasons_holdings(w->reasons, &count);
  open_list(w, "holdings");
  for (size_t i = 0; i < count; i++) {
    ent__json_object(w->json);
    write_actor(w, "actor", at[i].actor);
    write_argument(w, "argument", at[i].argument);
    write_bool(w, "holds", at[i].holds);
    write_bool(w, "rejects", at[i].rejects);
    write_sources(w, "sources", &at[i]);
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
}

static void write_groups(writing *w) {
  size_t count = 0;
  size_t nodes = 0;
  const ent_coalitions *coalitions = ent_reasons_coalitions(w->reasons);
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  const ent_node *node = ent_network_nodes(ent_coalitions_network(coalitions), &nodes);
  open_list(w, "coalitions");
  for (size_t c = 0; c < count; c++) {
    ent__json_object(w->json);
    ent__findings_string(w->json, "label", w->names->by_reasons[c]);
    ent__findings_number(w->json, "stability", list[c].stability);
    ent__json_key(w->json, "members");
    ent__json_array_inline(w->json);
    for (uint32_t i = 0; i < list[c].size; i++) ent__json_string(w->json, w->names->actors[node[list[c].members[i]].index].id);
    ent__json_close(w->json, ']');
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
}

static void write_by_reasons(writing *w) {
  const ent_coalitions *coalitions = ent_reasons_coalitions(w->reasons);
  const ent_reasons_partitions *two = ent_reasons_compared(w->reasons);
  ent__json_key(w->json, "by_reasons");
  if (coalitions == NULL) {
    ent__json_null(w->json);
    return;
  }
  ent__json_object(w->json);
  ent__findings_string(w->json, "method", ent_coalitions_options(coalitions)->method);
  ent__findings_whole(w->json, "seed", ent_coalitions_options(coalitions)->seed);
  ent__findings_whole(w->json, "min_shared", (uint64_t)ent_network_get_options(ent_reasons_network(w->reasons))->min_shared);
  ent__findings_whole(w->json, "actors", two->actors_by_reasons);
  ent__findings_whole(w->json, "actors_by_position", two->actors_by_position);
  ent__json_key(w->json, "agreement");
  ent__json_object_inline(w->json);
  ent__findings_whole(w->json, "nodes", two->agreement.nodes);
  ent__findings_number(w->json, "adjusted_rand", two->agreement.rand);
  ent__findings_number(w->json, "variation_of_information", two->agreement.variation);
  ent__json_close(w->json, '}');
  write_groups(w);
  ent__json_close(w->json, '}');
}

static void write_ground(writing *w, const ent_ground *ground) {
  ent__json_object_inline(w->json);
  write_argument(w, "argument", ground->argument);
  write_bool(w, "direct", ground->direct);
  ent__findings_string(w->json, "label", ent_label_word(ground->label));
  write_bool(w, "undercut", ground->undercut);
  ent__json_key(w->json, "holders");
  ent__json_array_inline(w->json);
  for (uint32_t i = 0; i < ground->holder_count; i++) ent__json_string(w->json, w->names->actors[ground->holders[i]].id);
  ent__json_close(w->json, ']');
  write_arguments(w, "defeated_by", ground->defeaters, ground->defeater_count);
  ent__json_close(w->json, '}');
}

static void write_footings(writing *w, const char *key, const ent_footing *at, size_t count) {
  open_list(w, key);
  for (size_t i = 0; i < count; i++) {
    ent__json_object(w->json);
    ent__findings_string(w->json, "issue", w->names->issues[at[i].issue].id);
    if (at[i].coalition != ENT_NONE) write_coalition(w, "coalition", at[i].coalition);
    else write_actor(w, "actor", at[i].actor);
    ent__findings_number(w->json, "position", at[i].position);
    ent__findings_string(w->json, "verdict", ent_footing_verdict_word(at[i].verdict));
    open_list(w, "grounds");
    for (uint32_t k = 0; k < at[i].ground_count; k++) write_ground(w, &at[i].grounds[k]);
    ent__json_close(w->json, ']');
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
}

static void write_pairs(writing *w, const char *key, const ent_reasons_pair *at, size_t count, size_t total) {
  ent__json_key(w->json, key);
  ent__json_object(w->json);
  ent__findings_whole(w->json, "total", total);
  open_list(w, "listed");
  for (size_t i = 0; i < count; i++) {
    ent__json_object(w->json);
    write_actor(w, "a", at[i].a);
    write_actor(w, "b", at[i].b);
    ent__findings_number(w->json, "tie", at[i].tie);
    write_arguments(w, "shared", at[i].shared, at[i].shared_count);
    open_list(w, "clashes");
    for (uint32_t k = 0; k < at[i].clash_count; k++) {
      ent__json_object_inline(w->json);
      write_argument(w, "a", at[i].clashes[k].a);
      write_argument(w, "b", at[i].clashes[k].b);
      write_relation(w, at[i].clashes[k].relation);
      ent__json_close(w->json, '}');
    }
    ent__json_close(w->json, ']');
    write_issues(w, at[i].issues, at[i].issue_count);
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
  ent__json_close(w->json, '}');
}

static void write_contradictions(writing *w) {
  size_t count = 0;
  const ent_contradiction *at = ent_reasons_contradictions(w->reasons, &count);
  open_list(w, "contradictions");
  for (size_t i = 0; i < count; i++) {
    ent__json_object(w->json);
    write_actor(w, "actor", at[i].actor);
    write_argument(w, "attacker", at[i].attacker);
    write_argument(w, "attacked", at[i].attacked);
    write_relation(w, at[i].relation);
    ent__findings_string(w->json, "stands", at[i].relation == ENT_NONE ? NULL : ent_label_word(at[i].stands));
    ent__findings_string(w->json, "time", ent_reasons_time_word(at[i].time));
    write_bool(w, "one_document", at[i].one_document);
    write_sources(w, "attacker_sources", at[i].of_attacker);
    write_sources(w, "attacked_sources", at[i].of_attacked);
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
}

static void write_premises(writing *w) {
  size_t count = 0;
  const ent_premise *at = ent_reasons_premises(w->reasons, &count);
  open_list(w, "premises");
  for (size_t i = 0; i < count; i++) {
    ent__json_object(w->json);
    write_argument(w, "argument", at[i].argument);
    ent__findings_string(w->json, "kind", ent_premise_kind_word(at[i].kind));
    ent__findings_whole(w->json, "actors", at[i].actors);
    write_issues(w, at[i].issues, at[i].issue_count);
    open_list(w, "sides");
    for (uint32_t k = 0; k < at[i].side_count; k++) {
      const ent_premise_side *side = &at[i].sides[k];
      ent__json_object_inline(w->json);
      write_coalition(w, "coalition", side->coalition);
      ent__findings_whole(w->json, "holders", side->holders);
      ent__findings_whole(w->json, "rejecters", side->rejecters);
      ent__findings_whole(w->json, "objectors", side->objectors);
      write_bool(w, "accepts", side->accepts);
      write_bool(w, "by_values", ent_reasons_ranks_values(w->reasons, side->coalition));
      ent__json_close(w->json, '}');
    }
    ent__json_close(w->json, ']');
    ent__json_close(w->json, '}');
  }
  ent__json_close(w->json, ']');
}

static void write_reasons(writing *w, const ent_framework *framework) {
  size_t count = 0;
  size_t total = 0;
  ent__json_key(w->json, "reasons");
  ent__json_object(w->json);
  ent__findings_string(w->json, "method", "affiliation of actors and arguments; grounded labelling; coalitions as audiences");
  ent__findings_string(w->json, "source", ent_reasons_source());
  ent__findings_string(w->json, "supports", ent_reading_word(ent_framework_get_options(framework)->reading));
  ent__findings_whole(w->json, "most_pairs", ent_reasons_get_options(w->reasons)->most_pairs);
  ent__findings_string(w->json, "refused", ent_reasons_refused(w->reasons));
  write_holdings(w);
  write_by_reasons(w);
  const ent_footing *of_coalitions = ent_reasons_coalition_footings(w->reasons, &count);
  write_footings(w, "coalition_stances", of_coalitions, count);
  const ent_footing *of_actors = ent_reasons_actor_footings(w->reasons, &count);
  write_footings(w, "actor_stances", of_actors, count);
  const ent_reasons_pair *allies = ent_reasons_allies(w->reasons, &count, &total);
  write_pairs(w, "allies_of_convenience", allies, count, total);
  const ent_reasons_pair *opponents = ent_reasons_opponents(w->reasons, &count, &total);
  write_pairs(w, "opponents_with_shared_premises", opponents, count, total);
  write_contradictions(w);
  write_premises(w);
  ent__json_close(w->json, '}');
}

ent_status ent__reasons_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__reasons_names names;
  ent_status status = ent__reasons_names_init(&names, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    writing w = {&json, &names, names.reasons};
    ent__findings_open(&json, &names.view, "reasons");
    write_reasons(&w, ent_study_framework(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&names.view);
  return status;
}
