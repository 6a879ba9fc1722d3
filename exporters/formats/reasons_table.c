/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons as CSV: a row for each holding, ground, pair, contradiction and side of a premise. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/reasons_names.h"

/* The columns that a kind of row fills; the others stay empty. NaN and ENT_NONE are empty. */
typedef struct row {
  const char *record;
  ent_issue_id issue;
  uint32_t coalition;
  ent_actor_id actor;
  ent_actor_id other;
  ent_argument_id argument;
  ent_argument_id other_argument;
  ent_relation_id relation;
  const char *how;   /* how it is known, a verdict, a label, a time or a kind */
  double position;   /* of a stance; of a pair its tie */
  uint32_t holders;
  uint32_t rejecters;
  uint32_t objectors;
  const char *accepts;
  uint32_t shared;
  uint32_t clashes;
  uint32_t issues;
  ent_statement_id statement;
  ent_document_id document;
  ent_interval date;
} row;

static row blank(const char *record) {
  return (row){record, ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE, "", NAN, ENT_NONE, ENT_NONE, ENT_NONE, "", ENT_NONE, ENT_NONE,
               ENT_NONE, ENT_NONE, ENT_NONE, {{0, 0, 0}, {0, 0, 0}}};
}

static void put_id(ent_buffer *out, const char *id) {
  ent__buffer_putc(out, ',');
  if (id != NULL && *id != '\0') ent__csv_guarded(out, id);
}

static void put_whole(ent_buffer *out, uint32_t value) {
  ent__buffer_putc(out, ',');
  if (value != ENT_NONE) ent__buffer_printf(out, "%" PRIu32, value);
}

static void put_row(ent_buffer *out, const ent__reasons_names *n, const row *r) {
  char pointer[40];
  char date[ENT_INTERVAL_SIZE];
  ent__buffer_puts(out, r->record);
  put_id(out, r->issue == ENT_NONE ? NULL : n->issues[r->issue].id);
  put_whole(out, r->coalition == ENT_NONE ? ENT_NONE : r->coalition + 1);
  put_id(out, r->actor == ENT_NONE ? NULL : n->actors[r->actor].id);
  put_id(out, r->other == ENT_NONE ? NULL : n->actors[r->other].id);
  put_id(out, r->argument == ENT_NONE ? NULL : n->arguments[r->argument].id);
  put_id(out, r->other_argument == ENT_NONE ? NULL : n->arguments[r->other_argument].id);
  put_id(out, r->relation == ENT_NONE ? NULL : n->relations[r->relation].id);
  put_id(out, r->how);
  ent__buffer_putc(out, ',');
  if (isfinite(r->position)) ent__buffer_number(out, r->position);
  put_whole(out, r->holders);
  put_whole(out, r->rejecters);
  put_whole(out, r->objectors);
  put_id(out, r->accepts);
  put_whole(out, r->shared);
  put_whole(out, r->clashes);
  put_whole(out, r->issues);
  put_id(out, r->statement == ENT_NONE ? NULL : ent__reasons_statement(n, r->statement, pointer));
  put_id(out, r->document == ENT_NONE ? NULL : n->documents[r->document].id);
  ent_interval_format(date, r->date);
  put_id(out, date);
  ent__buffer_putc(out, '\n');
}

static void put_holdings(ent_buffer *out, const ent__reasons_names *n) {
  size_t count = 0;
  const ent_holding *at = ent_reasons_holdings(n->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    for (uint32_t k = 0; k < at[i].source_count; k++) {
      const ent_holding_source *source = &at[i].sources[k];
      row r = blank("holding");
      r.actor = at[i].actor;
      r.argument = at[i].argument;
      r.how = ent_holding_by_word(source->by);
      r.statement = source->statement;
      r.document = source->document;
      r.date = source->date;
      put_row(out, n, &r);
    }
  }
}

static void put_footings(ent_buffer *out, const ent__reasons_names *n, const ent_footing *at, size_t count) {
  for (size_t i = 0; i < count; i++) {
    row r = blank("stance");
    r.issue = at[i].issue;
    r.coalition = at[i].coalition;
    r.actor = at[i].actor;
    r.how = ent_footing_verdict_word(at[i].verdict);
    r.position = at[i].position;
    put_row(out, n, &r);
    for (uint32_t k = 0; k < at[i].ground_count; k++) {
      const ent_ground *ground = &at[i].grounds[k];
      r.record = "ground";
      r.argument = ground->argument;
      r.how = ent_label_word(ground->label);
      r.holders = ground->holder_count;
      put_row(out, n, &r);
      for (uint32_t d = 0; d < ground->defeater_count; d++) {
        row by = blank("defeater");
        by.issue = at[i].issue;
        by.coalition = at[i].coalition;
        by.actor = at[i].actor;
        by.argument = ground->argument;
        by.other_argument = ground->defeaters[d];
        put_row(out, n, &by);
      }
    }
  }
}

static void put_pairs(ent_buffer *out, const ent__reasons_names *n, const char *record, const ent_reasons_pair *at, size_t count) {
  for (size_t i = 0; i < count; i++) {
    row r = blank(record);
    r.actor = at[i].a;
    r.other = at[i].b;
    r.position = at[i].tie;
    r.shared = at[i].shared_count;
    r.clashes = at[i].clash_count;
    r.issues = at[i].issue_count;
    put_row(out, n, &r);
    for (uint32_t k = 0; k < at[i].shared_count + at[i].clash_count; k++) {
      const bool shared = k < at[i].shared_count;
      row one = blank(shared ? "shared" : "clash");
      one.actor = at[i].a;
      one.other = at[i].b;
      one.argument = shared ? at[i].shared[k] : at[i].clashes[k - at[i].shared_count].a;
      one.other_argument = shared ? ENT_NONE : at[i].clashes[k - at[i].shared_count].b;
      one.relation = shared ? ENT_NONE : at[i].clashes[k - at[i].shared_count].relation;
      put_row(out, n, &one);
    }
  }
}

static void put_contradictions(ent_buffer *out, const ent__reasons_names *n) {
  size_t count = 0;
  const ent_contradiction *at = ent_reasons_contradictions(n->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    row r = blank("contradiction");
    r.actor = at[i].actor;
    r.argument = at[i].attacker;
    r.other_argument = at[i].attacked;
    r.relation = at[i].relation;
    r.how = at[i].one_document ? "in one document" : ent_reasons_time_word(at[i].time);
    put_row(out, n, &r);
  }
}

static void put_premises(ent_buffer *out, const ent__reasons_names *n) {
  size_t count = 0;
  const ent_premise *at = ent_reasons_premises(n->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    for (uint32_t k = 0; k < at[i].side_count; k++) {
      const ent_premise_side *side = &at[i].sides[k];
      row r = blank("premise");
      r.coalition = side->coalition;
      r.argument = at[i].argument;
      r.how = ent_premise_kind_word(at[i].kind);
      r.holders = side->holders;
      r.rejecters = side->rejecters;
      r.objectors = side->objectors;
      r.accepts = side->accepts ? "true" : "false";
      r.issues = at[i].issue_count;
      put_row(out, n, &r);
    }
  }
}

/* Where each actor that holds or rejects something is, by position and by reasons. */
static void put_places(ent_buffer *out, const ent__reasons_names *n) {
  size_t nodes = 0;
  const ent_coalitions *coalitions = ent_reasons_coalitions(n->reasons);
  const ent_node *node = coalitions == NULL ? NULL : ent_network_nodes(ent_coalitions_network(coalitions), &nodes);
  for (size_t i = 0; i < nodes; i++) {
    row r = blank("by-reasons");
    r.actor = node[i].index;
    r.coalition = ent_reasons_coalition_of(n->reasons, node[i].index);
    put_row(out, n, &r);
  }
}

ent_status ent__reasons_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__reasons_names names;
  ent_status status = ent__reasons_names_init(&names, study, options, err);
  if (status == ENT_OK) {
    size_t count = 0;
    size_t total = 0;
    ent__buffer_puts(out, "record,issue,coalition,actor,other,argument,other_argument,relation,how,position,holders,rejecters,objectors,accepts,shared,clashes,issues,statement,document,date\n");
    put_holdings(out, &names);
    put_places(out, &names);
    const ent_footing *of_coalitions = ent_reasons_coalition_footings(names.reasons, &count);
    put_footings(out, &names, of_coalitions, count);
    const ent_footing *of_actors = ent_reasons_actor_footings(names.reasons, &count);
    put_footings(out, &names, of_actors, count);
    const ent_reasons_pair *allies = ent_reasons_allies(names.reasons, &count, &total);
    put_pairs(out, &names, "allies", allies, count);
    const ent_reasons_pair *opponents = ent_reasons_opponents(names.reasons, &count, &total);
    put_pairs(out, &names, "opponents", opponents, count);
    put_contradictions(out, &names);
    put_premises(out, &names);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&names.view);
  return status;
}
