/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stances rest on, who shares reasons with whom, who is at odds with itself, and where coalitions part. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"
#include "exporters/reports/reasons_parts.h"
#include "exporters/reports/status.h"

enum { pairs_most = 8, cruxes_most = 10, sources_most = 3, odds_most = 12, members_most = 8, groups_most = 8, clashes_most = 4 };

/* The first members of a coalition by reasons, and how many more. */
static void add_members(ent__report *report, ent__runs *runs, const ent_coalition *group, const ent_node *node) {
  ent_actor_id *actors = ent__tree_alloc(&report->tree, group->size, sizeof *actors);
  const uint32_t named = group->size <= members_most ? group->size : members_most;
  if (actors == NULL) return;
  for (uint32_t i = 0; i < group->size; i++) actors[i] = node[group->members[i]].index;
  ent__order_actors(report, actors, group->size);
  ent__add_first_actors_short(report, runs, actors, named, group->size);
}

static void list_groups(ent__report *report, const ent_coalitions *coalitions) {
  size_t count = 0;
  size_t nodes = 0;
  bool open = false;
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  const ent_node *node = ent_network_nodes(ent_coalitions_network(coalitions), &nodes);
  for (size_t c = 0; c < count && c < groups_most; c++) {
    ent__runs names = {NULL, NULL};
    if (list[c].size < 2) continue;
    if (!open) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    open = true;
    add_members(report, &names, &list[c], node);
    ent__item(report, ENT__W_RSN_GROUP, ENT__ARGS(ent__arg_runs(&names)));
  }
  if (open) ent__tree_close(&report->tree);
}

static void say_groups(ent__report *report, const ent_reasons *reasons) {
  const ent_reasons_partitions *two = ent_reasons_compared(reasons);
  const ent_coalitions *coalitions = ent_reasons_coalitions(reasons);
  if (ent_reasons_refused(reasons) != NULL) ent__paragraph(report, ENT__W_RSN_REFUSED, ENT__ARGS(ent__arg_text(ent_reasons_refused(reasons))));
  if (coalitions == NULL) return;
  ent__block *block = ent__paragraph(report, ENT__W_RSN_GROUPS_TEXT,
                                     ENT__ARGS(ent__arg_count(two->coalitions_by_position), ent__arg_count(two->coalitions_by_reasons), ent__arg_count(two->actors_by_reasons)));
  if (two->agreement.nodes > 1) {
    ent_buffer text = ENT_BUFFER_INIT;
    ent__buffer_fixed(&text, two->agreement.rand, 2);
    const char *rand = ent__tree_take(&report->tree, &text);
    const bool same = two->agreement.variation <= 0;
    ent__say(&report->tree, &block->runs, same ? ENT__W_RSN_SAME : ENT__W_RSN_AGREE, ENT__ARGS(ent__arg_count(two->agreement.nodes), ent__arg_text(rand)));
  }
  size_t count = 0;
  ent_coalitions_list(coalitions, &count);
  const bool is_signed = strcmp(ent_coalitions_options(coalitions)->method, "signed") == 0;
  if (is_signed && count > 0 && ent_coalitions_quality(coalitions)->negative_share <= 0) ent__say(&report->tree, &block->runs, ENT__W_RSN_NO_ODDS, ENT__NO_ARGS);
  list_groups(report, coalitions);
}

static void add_issues(ent__report *report, ent__runs *runs, const ent_issue_id *issues, uint32_t count) {
  ent__runs *items = ent__tree_alloc(&report->tree, (size_t)count + 1, sizeof *items);
  for (uint32_t i = 0; items != NULL && i < count; i++) ent__add_issue(report, &items[i], issues[i]);
  if (items != NULL) ent__reasons_join(report, runs, items, count);
}

static void say_clash(ent__report *report, ent__runs *runs, const ent_reasons_pair *pair, const ent_clash *clash) {
  ent__runs words[4] = {{NULL, NULL}};
  if (clash->relation == ENT_NONE) {
    ent__reasons_add_argument(report, &words[0], clash->a);
    ent__say(&report->tree, runs, ENT__W_RSN_PAIR_REJECT, ENT__ARGS(ent__arg_runs(&words[0])));
    return;
  }
  const bool first = report->relations[clash->relation].from == clash->a;
  ent__reasons_add_argument(report, &words[0], first ? clash->a : clash->b);
  ent__add_actor_short(report, &words[1], first ? pair->a : pair->b);
  ent__reasons_add_argument(report, &words[2], first ? clash->b : clash->a);
  ent__add_actor_short(report, &words[3], first ? pair->b : pair->a);
  ent__say(&report->tree, runs, ENT__W_RSN_PAIR_CLASH, ENT__ARGS(ent__arg_runs(&words[0]), ent__arg_runs(&words[1]), ent__arg_runs(&words[2]), ent__arg_runs(&words[3])));
}

static void say_pair(ent__report *report, const ent_reasons_pair *pair, bool allies) {
  ent__runs words[4] = {{NULL, NULL}};
  ent__add_actor(report, &words[0], pair->a);
  ent__add_actor(report, &words[1], pair->b);
  ent__block *item = ent__item(report, ENT__W_RSN_PAIR, ENT__ARGS(ent__arg_runs(&words[0]), ent__arg_runs(&words[1])));
  for (uint32_t i = 0; i < pair->clash_count && i < clashes_most; i++) say_clash(report, &item->runs, pair, &pair->clashes[i]);
  if (pair->clash_count > clashes_most) ent__say(&report->tree, &item->runs, ENT__W_RSN_MORE, ENT__ARGS(ent__arg_count(pair->clash_count - clashes_most)));
  ent__reasons_add_arguments(report, &words[2], pair->shared, pair->shared_count);
  if (pair->shared_count > 0) ent__say(&report->tree, &item->runs, ENT__W_RSN_PAIR_SHARE, ENT__ARGS(ent__arg_runs(&words[2])));
  add_issues(report, &words[3], pair->issues, pair->issue_count);
  if (pair->issue_count > 0) ent__say(&report->tree, &item->runs, allies ? ENT__W_RSN_PAIR_APART : ENT__W_RSN_PAIR_OPPOSED, ENT__ARGS(ent__arg_runs(&words[3])));
}

static void say_pairs(ent__report *report, const ent_reasons_pair *at, size_t count, size_t total, bool allies) {
  if (count == 0) return;
  ent__open_section(report, allies ? "allies-of-convenience" : "shared-premises", allies ? ENT__W_RSN_ALLIES : ENT__W_RSN_OPPONENTS);
  ent__paragraph(report, allies ? ENT__W_RSN_ALLIES_TEXT : ENT__W_RSN_OPPONENTS_TEXT, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  size_t told = 0;
  for (; told < count && told < pairs_most; told++) say_pair(report, &at[told], allies);
  ent__tree_close(&report->tree);
  ent__reasons_say_more(report, total - told);
  ent__tree_close(&report->tree);
}

/* "S12, 2018 and D3, 2013": where a holding is from; of a rejection only that. */
static void add_sources(ent__report *report, ent__runs *runs, const ent_holding *holding, bool rejection) {
  ent__runs items[sources_most] = {{NULL, NULL}};
  size_t used = 0;
  for (uint32_t i = 0; i < holding->source_count && used < sources_most; i++) {
    const ent_holding_source *source = &holding->sources[i];
    ent__runs mark = {NULL, NULL};
    ent__runs date = {NULL, NULL};
    if ((source->by == ENT_HOLDING_REJECTED) != rejection) continue;
    if (source->statement != ENT_NONE && report->statement_number[source->statement] != 0) ent__add_statement_mark(report, &mark, source->statement);
    else if (source->document != ENT_NONE && report->document_number[source->document] != 0) ent__add_document_mark(report, &mark, source->document);
    else ent__add_argument(report, &mark, holding->argument);
    ent__add_interval(report, &date, source->date);
    ent__put(&report->tree, &items[used++], ENT__W_RSN_SOURCE_DATE, ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&date)));
  }
  for (size_t i = 0; i < used; i++) {
    if (i > 0) ent__put(&report->tree, runs, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    ent__runs_append(&report->tree, runs, &items[i]);
  }
}

void ent__reasons_say_contradiction(ent__report *report, const ent_contradiction *one) {
  static const ent__phrase_id times[] = {ENT__W_RSN_AT_ONE_TIME, ENT__W_RSN_OVER_TIME, ENT__W_RSN_TIME_UNKNOWN};
  ent__runs words[5] = {{NULL, NULL}};
  const bool rejection = one->relation == ENT_NONE;
  ent__add_actor(report, &words[0], one->actor);
  ent__reasons_add_argument(report, &words[1], one->attacker);
  add_sources(report, &words[2], one->of_attacker, false);
  ent__reasons_add_argument(report, &words[3], one->attacked);
  add_sources(report, &words[4], one->of_attacked, rejection);
  ent__block *item = rejection ? ent__item(report, ENT__W_RSN_ODDS_REJECT, ENT__ARGS(ent__arg_runs(&words[0]), ent__arg_runs(&words[1]), ent__arg_runs(&words[2]), ent__arg_runs(&words[4])))
                               : ent__item(report, ENT__W_RSN_ODDS_ITEM, ENT__ARGS(ent__arg_runs(&words[0]), ent__arg_runs(&words[1]), ent__arg_runs(&words[2]), ent__arg_runs(&words[3]), ent__arg_runs(&words[4])));
  ent__say(&report->tree, &item->runs, one->one_document ? ENT__W_RSN_ONE_DOCUMENT : times[one->time], ENT__NO_ARGS);
}

static void say_contradictions(ent__report *report, const ent_reasons *reasons) {
  size_t count = 0;
  const ent_contradiction *at = ent_reasons_contradictions(reasons, &count);
  if (count == 0) return;
  ent__open_section(report, "contradictions", ENT__W_RSN_ODDS);
  ent__paragraph(report, ENT__W_RSN_ODDS_TEXT, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count && i < odds_most; i++) ent__reasons_say_contradiction(report, &at[i]);
  ent__tree_close(&report->tree);
  if (count > odds_most) ent__reasons_say_more(report, count - odds_most);
  ent__tree_close(&report->tree);
}

static void say_side(ent__report *report, const ent_premise_side *side) {
  const uint32_t counts[] = {side->holders, side->rejecters, side->objectors};
  static const ent__phrase_id ids[] = {ENT__W_RSN_CRUX_HOLD, ENT__W_RSN_CRUX_REJECT, ENT__W_RSN_CRUX_OBJECT};
  ent__runs name = {NULL, NULL};
  ent__runs said = {NULL, NULL};
  for (int i = 0; i < 3; i++) {
    if (counts[i] == 0) continue;
    ent__put(&report->tree, &said, ids[i], ENT__ARGS(ent__arg_count(counts[i])));
    ent__put(&report->tree, &said, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
  }
  ent__put(&report->tree, &said, side->accepts ? ENT__W_RSN_CRUX_STANDS : ENT__W_RSN_CRUX_FALLS, ENT__NO_ARGS);
  ent__add_group(report, &name, side->coalition);
  ent__item(report, ENT__W_RSN_CRUX_SIDE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&said)));
}

/* A coalition that has nothing to do with an argument is told of only where it sees it otherwise than another. */
static bool says_something(const ent_premise *premise, const ent_premise_side *side) {
  return side->holders + side->rejecters + side->objectors > 0 || (premise->accepting > 0 && premise->accepting < premise->side_count);
}

static void say_crux(ent__report *report, const ent_premise *premise) {
  ent__runs mark = {NULL, NULL};
  ent__runs issues = {NULL, NULL};
  ent__block *item = ent__tree_open(&report->tree, ENT__BLOCK_ITEM, NULL);
  ent__reasons_add_argument(report, &mark, premise->argument);
  add_issues(report, &issues, premise->issues, premise->issue_count);
  ent__put(&report->tree, &item->runs, premise->issue_count > 0 ? ENT__W_RSN_CRUX : ENT__W_RSN_CRUX_NOWHERE, ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&issues)));
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t k = 0; k < premise->side_count && k < ent__sides(report); k++)
    if (says_something(premise, &premise->sides[k])) say_side(report, &premise->sides[k]);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void say_cruxes(ent__report *report, const ent_reasons *reasons) {
  size_t count = 0;
  size_t cruxes = 0;
  const ent_premise *at = ent_reasons_premises(reasons, &count);
  while (cruxes < count && at[cruxes].kind == ENT_PREMISE_CRUX) cruxes++;
  if (cruxes == 0) return;
  ent__open_section(report, "cruxes", ENT__W_RSN_CRUXES);
  ent__paragraph(report, ENT__W_RSN_CRUXES_TEXT, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < cruxes && i < cruxes_most; i++) say_crux(report, &at[i]);
  ent__tree_close(&report->tree);
  if (cruxes > cruxes_most) ent__reasons_say_more(report, cruxes - cruxes_most);
  ent__tree_close(&report->tree);
}

static bool any_ranks(const ent__report *report, const ent_reasons *reasons) {
  for (uint32_t g = 0; g < report->group_total; g++)
    if (ent_reasons_ranks_values(reasons, g)) return true;
  return false;
}

void ent__section_reasons(ent__report *report) {
  const ent_reasons *reasons = ent_study_reasons(report->study);
  size_t count = 0;
  size_t total = 0;
  if (reasons == NULL || ent_reasons_holdings(reasons, &count) == NULL || count == 0) return;
  ent__open_section(report, "reasons", ENT__W_REASONS);
  ent__block *intro = ent__paragraph(report, ENT__W_RSN_INTRO, ENT__NO_ARGS);
  if (any_ranks(report, reasons)) ent__say(&report->tree, &intro->runs, ENT__W_RSN_VALUES, ENT__NO_ARGS);
  ent__reasons_say_issues(report, reasons);
  if (ent_reasons_coalitions(reasons) != NULL || ent_reasons_refused(reasons) != NULL) {
    ent__open_section(report, "reasons-groups", ENT__W_RSN_GROUPS);
    say_groups(report, reasons);
    ent__tree_close(&report->tree);
  }
  const ent_reasons_pair *allies = ent_reasons_allies(reasons, &count, &total);
  say_pairs(report, allies, count, total, true);
  const ent_reasons_pair *opponents = ent_reasons_opponents(reasons, &count, &total);
  say_pairs(report, opponents, count, total, false);
  say_contradictions(report, reasons);
  say_cruxes(report, reasons);
  ent__tree_close(&report->tree);
}
