/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the actors of a report moved: from coalition to coalition, and from position to position. */
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

static uint32_t node_of(const ent_change *change, ent_actor_id actor) {
  size_t count = 0;
  const ent_change_node *nodes = ent_change_nodes(change, &count);
  for (uint32_t i = 0; i < count; i++)
    if (nodes[i].kind == ENT_NODE_ACTOR && nodes[i].index == actor) return i;
  return ENT_NONE;
}

/* "China and others (2010 to 2014); Russia and others (2020 to 2024)": each stay in a coalition. */
static size_t add_stays(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t node) {
  size_t windows = 0;
  size_t stays = 0;
  uint32_t last = ENT_NONE;
  ent_change_windows(change, &windows);
  for (uint32_t w = 0; w < windows; w++) {
    const ent_window_place place = ent_change_place(change, w, node);
    if (place.standing != ENT_STANDING_TOGETHER || place.lineage == last) continue;
    ent__runs name = {NULL, NULL};
    ent__runs period = {NULL, NULL};
    last = place.lineage;
    ent__add_lineage(report, &name, change, last);
    ent__add_period(report, &period, change, w);
    if (stays++ > 0) ent__put(&report->tree, runs, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    ent__put(&report->tree, runs, ENT__W_MOV_STAY, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&period)));
  }
  return stays;
}

static void say_actor(ent__report *report, const ent_change *change, ent_actor_id actor) {
  const uint32_t node = node_of(change, actor);
  ent__runs name = {NULL, NULL};
  ent__runs stays = {NULL, NULL};
  size_t nodes = 0;
  size_t windows = 0;
  ent_change_windows(change, &windows);
  ent__add_actor(report, &name, actor);
  if (node == ENT_NONE) {
    ent__item(report, ENT__W_MOV_UNSEEN, ENT__ARGS(ent__arg_runs(&name)));
    return;
  }
  const size_t seen = ent_change_nodes(change, &nodes)[node].windows;
  const size_t count = add_stays(report, &stays, change, node);
  ent__item(report, count == 0 ? ENT__W_MOV_ALONE : count == 1 ? ENT__W_MOV_STAYED : ENT__W_MOV_WENT,
            ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&stays), ent__arg_count(seen), ent__arg_count(windows)));
}

void ent__section_moves(ent__report *report) {
  const ent_change *change = ent_study_change(report->study);
  size_t windows = 0;
  ent__open_section(report, "moves", report->kind == ENT_REPORT_ISSUE ? ENT__W_MOV_TITLE : report->shown_count > 1 ? ENT__W_MOV_TITLE_THEY : ENT__W_MOV_TITLE_IT);
  if (change != NULL) ent_change_windows(change, &windows);
  if (windows < 2) {
    ent__paragraph(report, ENT__W_MOV_NO_TIME, ENT__NO_ARGS);
    ent__tree_close(&report->tree);
    return;
  }
  ent__runs first = {NULL, NULL};
  ent__runs last = {NULL, NULL};
  ent__add_period(report, &first, change, 0);
  ent__add_period(report, &last, change, (uint32_t)windows - 1);
  ent__paragraph(report, ENT__W_MOV_INTRO, ENT__ARGS(ent__arg_count(windows), ent__arg_runs(&first), ent__arg_runs(&last)));
  if (report->kind != ENT_REPORT_ISSUE && ent_windows_get_network_options(ent_change_windows_of(change))->between == ENT_BETWEEN_ACTORS) {
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    for (size_t i = 0; i < report->shown_count; i++) say_actor(report, change, report->shown[i]);
    ent__tree_close(&report->tree);
  }
  if (ent__part_shifts(report) == 0) ent__paragraph(report, ENT__W_MOV_NO_SHIFTS, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}
