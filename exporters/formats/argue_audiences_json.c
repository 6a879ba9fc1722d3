/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences as JSON. */
#include <inttypes.h>
#include <stdio.h>

#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_audience_names.h"
#include "exporters/formats/findings.h"

static void write_bool(ent__json *json, const char *key, bool value) {
  ent__json_key(json, key);
  ent__json_bool(json, value);
}

/* An order as in a dataset: a list, highest first, with equals in a list of their own. */
static void write_order(ent__json *json, const ent__audience_names *names, const char *key, ent_value_order order) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < order.count;) {
    uint32_t end = i + 1;
    while (end < order.count && order.at[end].rank == order.at[i].rank) end++;
    if (end - i > 1) ent__json_array_inline(json);
    const bool tie = end - i > 1;
    for (; i < end; i++) ent__json_string(json, ent__audience_value_id(names, order.at[i].value));
    if (tie) ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}

static void write_values(ent__json *json, const ent__audience_names *names, const char *key, ent_ids values) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < values.count; i++) ent__json_string(json, ent__audience_value_id(names, values.at[i]));
  ent__json_close(json, ']');
}

static void write_arguments(ent__json *json, const ent__audience_names *names, const char *key, ent_ids arguments) {
  char number[12];
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t n = 0; arguments.count > 0 && n < names->arguments; n++)
    if (ent__audience_has(arguments, names->sorted[n])) ent__json_string(json, ent__audience_argument_id(names, names->sorted[n], number));
  ent__json_close(json, ']');
}

static void write_options(ent__json *json, const ent_audience_options *options) {
  ent__json_key(json, "options");
  ent__json_object_inline(json);
  write_bool(json, "all_orders", options->all_orders);
  ent__findings_whole(json, "enumerated", options->enumerated);
  ent__findings_whole(json, "most_steps", options->most_steps);
  ent__findings_whole(json, "most_answered", options->most_answered);
  ent__findings_whole(json, "work", options->work);
  ent__findings_number(json, "time_limit", options->time_limit);
  ent__json_close(json, '}');
}

static void write_audiences(ent__json *json, const ent__audience_names *names) {
  const ent_audiences *audiences = names->audiences;
  ent__json_key(json, "audiences");
  ent__json_array(json);
  for (size_t i = 0; i < ent_audiences_count(audiences); i++) {
    const ent_audience *audience = ent_audiences_at(audiences, i);
    uint64_t accepted = 0;
    for (uint32_t n = 0; n < names->arguments; n++) accepted += ent_audiences_acceptance(audiences, i, n) == ENT_ACCEPTANCE_ALL;
    ent__json_object(json);
    ent__findings_string(json, "id", audience->id);
    ent__findings_string(json, "label", ent__audience_label(names, i));
    write_bool(json, "group", audience->actor == ENT_NONE);
    write_order(json, names, "order", audience->order);
    ent__findings_whole(json, "class", ent_audiences_class(audiences, i));
    ent__findings_whole(json, "accepts", accepted);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_verdict(ent__json *json, const ent__audience_names *names, const char *key, ent_verdict verdict, ent_ids witness) {
  ent__json_key(json, key);
  ent__json_object_inline(json);
  ent__findings_string(json, "verdict", ent__audience_verdict(verdict));
  write_values(json, names, "shown_by", witness);
  ent__json_close(json, '}');
}

static void write_argument(ent__json *json, const ent__audience_names *names, ent_argument_id argument) {
  const ent_audiences *audiences = names->audiences;
  char number[12];
  ent_ids witness;
  ent__json_object(json);
  ent__findings_string(json, "id", ent__audience_argument_id(names, argument, number));
  ent__findings_whole(json, "accepting", ent_audiences_accepting(audiences, argument));
  ent__json_key(json, "acceptance");
  ent__json_array_inline(json);
  for (size_t i = 0; i < ent_audiences_count(audiences); i++) ent__json_string(json, ent_acceptance_word(ent_audiences_acceptance(audiences, i, argument)));
  ent__json_close(json, ']');
  ent_verdict verdict = ent_audiences_objective(audiences, argument, &witness);
  write_verdict(json, names, "objective", verdict, witness);
  verdict = ent_audiences_subjective(audiences, argument, &witness);
  write_verdict(json, names, "subjective", verdict, witness);
  ent__json_close(json, '}');
}

/* Those that all audiences accept, or only some. */
static void write_accepted(ent__json *json, const ent__audience_names *names, const char *key, bool by_all) {
  char number[12];
  const size_t count = ent_audiences_count(names->audiences);
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t n = 0; n < names->arguments; n++) {
    const size_t accepting = ent_audiences_accepting(names->audiences, names->sorted[n]);
    if (accepting > 0 && (accepting == count) == by_all) ent__json_string(json, ent__audience_argument_id(names, names->sorted[n], number));
  }
  ent__json_close(json, ']');
}

static void write_issues(ent__json *json, const ent__audience_names *names) {
  ent__json_key(json, "issues");
  ent__json_array(json);
  for (size_t k = 0; k < names->issue_count; k++) {
    const ent_issue_id issue = names->issues[k];
    ent__json_object(json);
    ent__findings_string(json, "issue", ent__audience_issue_id(names, issue));
    ent__json_key(json, "views");
    ent__json_array(json);
    for (size_t i = 0; i < ent_audiences_count(names->audiences); i++) {
      const ent_issue_view view = ent_audiences_issue(names->audiences, i, issue);
      ent__json_object_inline(json);
      ent__findings_string(json, "audience", ent_audiences_at(names->audiences, i)->id);
      ent__findings_string(json, "conclusion", ent_conclusion_word(view.conclusion));
      ent__findings_whole(json, "supporting", view.supporting);
      ent__findings_whole(json, "opposing", view.opposing);
      ent__json_close(json, '}');
    }
    ent__json_close(json, ']');
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

/* Whole numbers that may be past 2^53 are decimals in strings. */
static void write_decimal(ent__json *json, const char *key, uint64_t value, bool known) {
  char digits[24];
  snprintf(digits, sizeof digits, "%" PRIu64, value);
  ent__findings_string(json, key, known ? digits : NULL);
}

static void write_orders(ent__json *json, const ent__audience_names *names) {
  const ent_orders *orders = ent_audiences_orders(names->audiences);
  ent__json_key(json, "orders");
  ent__json_object(json);
  ent__findings_string(json, "method", ent_orders_method_word(orders->method));
  write_values(json, names, "values", orders->values);
  write_decimal(json, "orders", orders->orders, orders->orders > 0);
  ent__json_key(json, "different");
  if (orders->different > 0) ent__json_whole(json, orders->different);
  else ent__json_null(json);
  ent__json_close(json, '}');
}

static void write_fitting(ent__json *json, const ent__audience_names *names, const char *key, size_t i, ent_acceptance acceptance) {
  char number[12];
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t n = 0; n < names->arguments; n++)
    if (ent_audiences_unordered_acceptance(names->audiences, i, names->sorted[n]) == acceptance)
      ent__json_string(json, ent__audience_argument_id(names, names->sorted[n], number));
  ent__json_close(json, ']');
}

static void write_unordered(ent__json *json, const ent__audience_names *names) {
  size_t count;
  const ent_unordered *actors = ent_audiences_unordered(names->audiences, &count);
  ent__json_key(json, "without_order");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object(json);
    ent__findings_string(json, "actor", ent__audience_actor_id(names, actors[i].actor));
    write_arguments(json, names, "holds", actors[i].held);
    write_arguments(json, names, "rejects", actors[i].rejected);
    ent__findings_whole(json, "met", actors[i].met);
    write_decimal(json, "orders", actors[i].orders, true);
    write_bool(json, "consistent", actors[i].consistent);
    write_fitting(json, names, "accepted_in_all", i, ENT_ACCEPTANCE_ALL);
    write_fitting(json, names, "accepted_in_some", i, ENT_ACCEPTANCE_SOME);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_conclusion(ent__json *json, const ent_turn *turn, const char *key, ent_conclusion conclusion) {
  ent__findings_string(json, key, turn->issue == ENT_NONE ? NULL : ent_conclusion_word(conclusion));
}

static void write_turn(ent__json *json, const ent__audience_names *names, const ent_turn *turn) {
  char number[12];
  ent__json_object(json);
  ent__findings_string(json, "audience", ent_audiences_at(names->audiences, turn->audience)->id);
  ent__findings_string(json, "argument", turn->argument == ENT_NONE ? NULL : ent__audience_argument_id(names, turn->argument, number));
  ent__findings_string(json, "issue", turn->issue == ENT_NONE ? NULL : ent__audience_issue_id(names, turn->issue));
  ent__findings_string(json, "extensions", turn->argument == ENT_NONE ? NULL : ent_acceptance_word(turn->before));
  write_conclusion(json, turn, "conclusion", turn->concludes);
  ent__json_key(json, "by_order");
  ent__json_object(json);
  ent__findings_string(json, "end", ent_search_end_word(turn->order_end));
  ent__findings_whole(json, "steps", turn->steps);
  write_order(json, names, "order", turn->order);
  write_conclusion(json, turn, "conclusion", turn->after_order);
  ent__json_close(json, '}');
  ent__json_key(json, "by_answers");
  ent__json_object(json);
  ent__findings_string(json, "end", ent_search_end_word(turn->answers_end));
  ent__findings_whole(json, "size", turn->size);
  write_arguments(json, names, "answered", turn->answered);
  write_conclusion(json, turn, "conclusion", turn->after_answers);
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_turns(ent__json *json, const ent__audience_names *names) {
  size_t count;
  const ent_turn *turns = ent_audiences_turns(names->audiences, &count);
  ent__json_key(json, "turns");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_turn(json, names, &turns[i]);
  ent__json_close(json, ']');
}

static void write_all(ent__json *json, const ent__audience_names *names) {
  const ent_audience_options *options = ent_audiences_options(names->audiences);
  const ent_semantics_row *row = &ent_semantics_rows()[options->semantics];
  ent__json_key(json, "audiences");
  ent__json_object(json);
  ent__findings_string(json, "method", "value-based framework");
  ent__findings_string(json, "source", ent_audiences_source());
  ent__findings_string(json, "semantics", row->name);
  ent__findings_string(json, "semantics_source", row->source);
  write_options(json, options);
  write_audiences(json, names);
  ent__findings_whole(json, "classes", ent_audiences_classes(names->audiences));
  write_accepted(json, names, "common", true);
  write_accepted(json, names, "cruxes", false);
  ent__json_key(json, "arguments");
  ent__json_array(json);
  for (uint32_t n = 0; n < names->arguments; n++) write_argument(json, names, names->sorted[n]);
  ent__json_close(json, ']');
  write_issues(json, names);
  write_orders(json, names);
  write_unordered(json, names);
  write_turns(json, names);
  ent__json_close(json, '}');
}

ent_status ent__argue_audiences_json(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  ent__audience_names names;
  if (findings->audiences == NULL) return ENT_OK;
  const ent_status status = ent__audience_names_init(&names, findings, options, err);
  if (status == ENT_OK) write_all(json, &names);
  ent__audience_names_clear(&names);
  return status == ENT_OK ? ent__buffer_status(json->out, err) : status;
}
