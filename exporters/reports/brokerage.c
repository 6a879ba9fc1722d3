/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands between the coalitions: a few actors, and with whom each of them connects. */
#include <string.h>

#include "exporters/reports/phrase.h"

/* told: actors that are named. towards: coalitions that are named of each. */
enum { told = 5, towards = 3 };

/* A coalition that a node has positive ties with. */
typedef struct reach {
  uint32_t group;
  uint32_t count;
  uint32_t closest; /* node */
  double weight;    /* of the tie with it */
} reach;

/* Whether a positive tie is agreement on balance between actors. */
static bool agreement(const ent__report *report) {
  const ent_network_type type = ent_network_get_options(report->network)->type;
  return report->of_actors && (type == ENT_NETWORK_SUBTRACT || type == ENT_NETWORK_CONGRUENCE);
}

/* Counts what a node has in each coalition but its own; the most ties first, then the strongest. */
static size_t gather(const ent__report *report, uint32_t node, reach *out) {
  size_t ties = 0, count = 0;
  const uint32_t *at = ent_network_incident(report->network, node, &ties);
  for (size_t i = 0; i < ties; i++) {
    const ent_tie *tie = &report->ties[at[i]];
    const uint32_t other = tie->source == node ? tie->target : tie->source;
    const uint32_t group = report->members[other].coalition;
    size_t k = 0;
    if (tie->weight <= 0 || group == report->members[node].coalition) continue;
    while (k < count && out[k].group != group) k++;
    if (k == count) out[count++] = (reach){group, 0, other, tie->weight};
    out[k].count++;
    if (tie->weight > out[k].weight) {
      out[k].closest = other;
      out[k].weight = tie->weight;
    }
  }
  return count;
}

static bool is_before(const reach *a, const reach *b) {
  if (a->count != b->count) return a->count > b->count;
  return a->weight != b->weight ? a->weight > b->weight : a->group < b->group;
}

/* Brings the first few to the front. */
static void sort_front(reach *list, size_t count) {
  for (size_t i = 0; i < count && i < towards; i++)
    for (size_t k = i + 1; k < count; k++) {
      if (!is_before(&list[k], &list[i])) continue;
      const reach held = list[i];
      list[i] = list[k];
      list[k] = held;
    }
}

static void add_reach(ent__report *report, ent__runs *runs, const reach *one) {
  if (!ent__is_group(report, one->group)) {
    ent__add_node(report, runs, one->closest);
    return;
  }
  ent__runs group = {NULL, NULL}, name = {NULL, NULL};
  ent__add_group(report, &group, one->group);
  if (one->count == 1) {
    ent__add_node(report, &name, one->closest);
    ent__put(&report->tree, runs, ENT__W_IN_BRACKETS, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&group)));
    return;
  }
  ent__put(&report->tree, runs, ENT__W_BRO_TOWARDS,
           ENT__ARGS(ent__arg_count(one->count), ent__arg_count(report->groups[one->group].size), ent__arg_runs(&group)));
}

/* Names the closest of several, and where it and the node are on the same side. */
static void say_closest(ent__report *report, ent__runs *runs, uint32_t node, const reach *list, size_t count) {
  size_t best = 0;
  ent__runs name = {NULL, NULL};
  if (count == 0) return;
  for (size_t i = 1; i < count && i < towards; i++)
    if (list[i].weight > list[best].weight) best = i;
  ent__add_node(report, &name, list[best].closest);
  if (count > 1 || list[best].count > 1) ent__say(&report->tree, runs, ENT__W_BRO_CLOSEST, ENT__ARGS(ent__arg_runs(&name)));
  if (report->of_actors) ent__say_sides(report, runs, report->nodes[node].index, report->nodes[list[best].closest].index, true);
}

static void item(ent__report *report, uint32_t node, const ent_broker *broker, reach *room) {
  ent__runs name = {NULL, NULL}, who = {NULL, NULL}, named = {NULL, NULL}, group = {NULL, NULL};
  ent__runs items[towards];
  const size_t count = gather(report, node, room);
  const uint32_t own = report->members[node].coalition;
  sort_front(room, count);
  memset(items, 0, sizeof items);
  for (size_t i = 0; i < count && i < towards; i++) add_reach(report, &items[i], &room[i]);
  ent__join(&report->tree, &who, items, count < towards ? count : towards);
  ent__add_node(report, &name, node);
  if (ent__is_group(report, own)) ent__add_group(report, &group, own);
  ent__put(&report->tree, &named, ent__is_group(report, own) ? ENT__W_IN_BRACKETS : ENT__W_ONE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&group)));
  ent__block *block = ent__item(report, agreement(report) ? ENT__W_BRO_ITEM : ENT__W_BRO_ITEM_PLAIN,
                                ENT__ARGS(ent__arg_runs(&named), ent__arg_count((size_t)broker->bridged), ent__arg_runs(&who)));
  say_closest(report, &block->runs, node, room, count);
}

static size_t bridges(const ent_brokerage *brokerage) {
  size_t count = 0, found = 0;
  const ent_broker *list = ent_brokerage_list(brokerage, &count);
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  while (found < count && found < told && list[order[found]].bridged > 0) found++;
  return found;
}

/* A strong tie of conflict joins adversaries, between whom nobody stands. */
void ent__section_brokerage(ent__report *report) {
  const ent_brokerage *brokerage = ent_study_brokerage(report->study);
  if (brokerage == NULL || report->group_total < 2) return;
  if (ent_network_get_options(report->network)->type == ENT_NETWORK_CONFLICT) return;
  const bool agree = agreement(report);
  const size_t found = bridges(brokerage);
  size_t count = 0;
  const ent_broker *list = ent_brokerage_list(brokerage, &count);
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  reach *room = ent__tree_alloc(&report->tree, report->group_total, sizeof *room);
  if (room == NULL) return;
  ent__open_section(report, "between", ENT__W_BROKERAGE);
  if (found == 0) {
    ent__paragraph(report, agree ? ENT__W_BRO_NONE : ENT__W_BRO_NONE_PLAIN, ENT__NO_ARGS);
  } else {
    ent__block *intro = ent__paragraph(report, agree ? ENT__W_BRO_INTRO : ENT__W_BRO_INTRO_PLAIN, ENT__NO_ARGS);
    if (report->of_actors) ent__say(&report->tree, &intro->runs, ENT__W_BRO_CAUTION, ENT__NO_ARGS);
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    for (size_t i = 0; i < found; i++) item(report, order[i], &list[order[i]], room);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}
