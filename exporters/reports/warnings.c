/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should mind in this study: blocs counted beside their members, and what the study says itself. */
#include <string.h>

#include "exporters/reports/phrase.h"

/* Advice that the report gives in words of its own, and where. */
static bool is_said_elsewhere(const char *code) {
  return strcmp(code, "counted-twice") == 0 || /* below */
         strcmp(code, "undated") == 0 ||       /* options */
         strcmp(code, "no-ties") == 0 ||       /* in short */
         strcmp(code, "few-negative") == 0;    /* how good the grouping is */
}

static bool belongs(const ent_actor *actor, ent_actor_id bloc) {
  for (uint32_t i = 0; i < actor->memberships; i++) {
    if (actor->member_of[i].bloc == bloc) return true;
  }
  return false;
}

/* Collects the members of a bloc that are nodes, in the order of the network. */
static size_t members_beside(const ent__report *report, ent_actor_id bloc, ent_actor_id *out) {
  size_t count = 0;
  for (size_t i = 0; i < report->node_total; i++) {
    const ent_node *node = &report->nodes[i];
    if (node->kind == ENT_NODE_ACTOR && belongs(&report->actors[node->index], bloc)) out[count++] = node->index;
  }
  return count;
}

static void begin(ent__report *report, bool *open) {
  if (*open) return;
  ent__open_section(report, "warnings", ENT__W_WARNINGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  *open = true;
}

static void warn_of_blocs(ent__report *report, bool *open) {
  ent_actor_id *members = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *members);
  for (size_t i = 0; members != NULL && i < report->node_total; i++) {
    const ent_node *node = &report->nodes[i];
    const size_t count = node->kind == ENT_NODE_ACTOR ? members_beside(report, node->index, members) : 0;
    if (count == 0) continue;
    ent__runs bloc = {NULL, NULL};
    ent__runs names = {NULL, NULL};
    ent__add_actor(report, &bloc, node->index);
    ent__add_actors(report, &names, members, count);
    begin(report, open);
    ent__item(report, ENT__W_WARN_BLOC, ENT__ARGS(ent__arg_runs(&bloc), ent__arg_count(count), ent__arg_runs(&names)));
  }
}

/* The rest is as the study says it, in English. */
static void pass_on(ent__report *report, bool *open) {
  const ent_diagnostics *list = ent_study_advice(report->study);
  const size_t count = list == NULL ? 0 : ent_diagnostics_count(list);
  for (size_t i = 0; i < count; i++) {
    const ent_diagnostic *entry = ent_diagnostics_get(list, i);
    if (is_said_elsewhere(entry->code)) continue;
    begin(report, open);
    ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
    ent__run *run = ent__runs_add(&report->tree, &item->runs, entry->message, ENT__RUN_PLAIN, NULL);
    if (run != NULL) run->language = "en";
  }
}

void ent__part_warnings(ent__report *report) {
  bool open = false;
  if (report->stances != NULL) warn_of_blocs(report, &open);
  pass_on(report, &open);
  if (!open) return;
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
