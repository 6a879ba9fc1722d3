/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section for each actor: what it is, with whom it stands, and each stance with its evidence. */
#include <math.h>
#include <stdlib.h>

#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

enum { nearest = 3, silent_named = 8 };

static ent__phrase_id kind_word(ent_actor_kind kind) {
  static const ent__phrase_id words[] = {ENT__W_KIND_UNKNOWN, ENT__W_KIND_STATE,   ENT__W_KIND_BLOC,  ENT__W_KIND_ORGANISATION,
                                         ENT__W_KIND_COMPANY, ENT__W_KIND_SOCIETY, ENT__W_KIND_PERSON};
  return words[kind];
}

/* "Five Eyes alliance (from 1946-03-05)". */
static void add_membership(ent__report *report, ent__runs *runs, const ent_membership *membership) {
  ent__runs bloc = {NULL, NULL};
  ent__runs from = {NULL, NULL};
  ent__runs to = {NULL, NULL};
  ent__add_actor(report, &bloc, membership->bloc);
  ent__add_interval(report, &from, membership->from);
  ent__add_interval(report, &to, membership->to);
  const bool begins = membership->from.from.year != 0;
  const bool ends = membership->to.from.year != 0;
  ent__put(&report->tree, runs,
           begins && ends ? ENT__W_MEMBER_FROM_TO
           : begins       ? ENT__W_MEMBER_FROM
           : ends         ? ENT__W_MEMBER_TO
                          : ENT__W_ONE,
           ENT__ARGS(ent__arg_runs(&bloc), ent__arg_runs(&from), ent__arg_runs(&to)));
}

static void say_memberships(ent__report *report, ent__runs *runs, const ent_actor *actor) {
  ent__runs *items = ent__tree_alloc(&report->tree, actor->memberships + 1, sizeof *items);
  if (items == NULL || actor->memberships == 0) return;
  for (uint32_t i = 0; i < actor->memberships; i++) add_membership(report, &items[i], &actor->member_of[i]);
  ent__runs all = {NULL, NULL};
  ent__join(&report->tree, &all, items, actor->memberships);
  ent__say(&report->tree, runs, ENT__W_ACT_MEMBER_OF, ENT__ARGS(ent__arg_runs(&all)));
}

/* A bloc's members in the dataset, and that its stance is not theirs. */
static void say_members(ent__report *report, ent__runs *runs, ent_actor_id bloc) {
  uint32_t *found = ent__tree_alloc(&report->tree, report->actor_total + 1, sizeof *found);
  size_t count = 0;
  if (found == NULL) return;
  for (size_t i = 0; i < report->actor_total; i++) {
    const ent_actor *actor = &report->actors[i];
    bool member = false;
    for (uint32_t j = 0; j < actor->memberships; j++) member = member || actor->member_of[j].bloc == bloc;
    if (member) found[count++] = (uint32_t)i;
  }
  if (count == 0) return;
  ent__order_actors(report, found, count);
  ent__runs names = {NULL, NULL};
  ent__add_actors(report, &names, found, count);
  const bool inherits = ent_stances_options(report->stances)->membership == ENT_MEMBERSHIP_INHERIT;
  ent__say(&report->tree, runs, inherits ? ENT__W_ACT_MEMBERS_INHERIT : ENT__W_ACT_MEMBERS, ENT__ARGS(ent__arg_runs(&names)));
}

static void say_place(ent__report *report, ent__runs *runs, ent_actor_id actor) {
  const uint32_t node = report->node_of[actor];
  if (node == ENT_NONE || !report->of_actors) return;
  const ent_member *member = &report->members[node];
  ent__runs group = {NULL, NULL};
  if (member->coalition == ENT_NONE) {
    ent__say(&report->tree, runs, ENT__W_ACT_UNPLACED, ENT__NO_ARGS);
  } else if (!ent__is_group(report, member->coalition)) {
    ent__say(&report->tree, runs, isnan(member->stability) ? ENT__W_ACT_ALONE_PLAIN : ENT__W_ACT_ALONE,
             ENT__ARGS(ent__arg_count(ent__hundred(member->stability))));
  } else {
    ent__add_group(report, &group, member->coalition);
    const char *word = ent__report_word(report->tree.language, ent__certainty_word(member));
    ent__say(&report->tree, runs, isnan(member->stability) ? ENT__W_ACT_PLACE_PLAIN : ENT__W_ACT_PLACE,
             ENT__ARGS(ent__arg_runs(&group), ent__arg_text(word), ent__arg_count(ent__hundred(member->stability))));
  }
  if (member->coalition == ENT_NONE || !member->swings || member->second == ENT_NONE) return;
  ent__runs other = {NULL, NULL};
  ent__add_group(report, &other, member->second);
  ent__say(&report->tree, runs, ENT__W_ACT_SECOND, ENT__ARGS(ent__arg_runs(&other), ent__arg_count(ent__hundred(member->second_share))));
}

static int by_weight(const void *left, const void *right) {
  const ent__near_tie *a = left;
  const ent__near_tie *b = right;
  if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
  if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
  return a->other < b->other ? -1 : a->other > b->other;
}

static void add_near(ent__report *report, ent__runs *runs, const ent__near_tie *tie) {
  ent__runs name = {NULL, NULL};
  ent__runs weight = {NULL, NULL};
  ent__add_node(report, &name, tie->other);
  ent__add_number(report, &weight, tie->weight);
  ent__put(&report->tree, runs, ENT__W_ACT_TIE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&weight), ent__arg_count(tie->shared)));
}

/* Names the ties at one end of the order: those above 0, or, from the end, those below. */
static void say_end(ent__report *report, ent__runs *runs, const ent__near_tie *ties, size_t count, bool close) {
  ent__runs items[nearest] = {{NULL, NULL}};
  size_t used = 0;
  for (size_t i = 0; i < count && used < nearest; i++) {
    const ent__near_tie *tie = close ? &ties[i] : &ties[count - 1 - i];
    if (close ? tie->weight <= 0 : tie->weight >= 0) break;
    add_near(report, &items[used++], tie);
  }
  if (used == 0) return;
  ent__runs names = {NULL, NULL};
  ent__join(&report->tree, &names, items, used);
  ent__say(&report->tree, runs, close ? ENT__W_ACT_CLOSEST : ENT__W_ACT_FURTHEST, ENT__ARGS(ent__arg_runs(&names)));
}

const ent__near_tie *ent__ties_of(ent__report *report, ent_actor_id actor, size_t *count) {
  const uint32_t node = report->node_of[actor];
  *count = 0;
  if (node == ENT_NONE || !report->of_actors) return NULL;
  const uint32_t *at = ent_network_incident(report->network, node, count);
  ent__near_tie *ties = ent__tree_alloc(&report->tree, *count + 1, sizeof *ties);
  for (size_t i = 0; ties != NULL && i < *count; i++) {
    const ent_tie *tie = &report->ties[at[i]];
    ties[i] = (ent__near_tie){tie->source == node ? tie->target : tie->source, tie->shared, tie->weight};
  }
  if (ties == NULL) *count = 0;
  else qsort(ties, *count, sizeof *ties, by_weight);
  return ties;
}

static void say_ties(ent__report *report, ent__runs *runs, ent_actor_id actor) {
  size_t count = 0;
  const ent__near_tie *ties = ent__ties_of(report, actor, &count);
  say_end(report, runs, ties, count, true);
  say_end(report, runs, ties, count, false);
}

/* Where it stands opposite to a bloc that it belongs to. */
static void say_bloc_breaks(ent__report *report, ent__runs *runs, ent_actor_id id) {
  const ent_actor *actor = &report->actors[id];
  for (uint32_t i = 0; i < actor->memberships; i++) {
    const ent_actor_id bloc = actor->member_of[i].bloc;
    ent__runs *items = ent__tree_alloc(&report->tree, report->topic_count + 1, sizeof *items);
    size_t count = 0;
    for (size_t j = 0; items != NULL && j < report->topic_count; j++) {
      const ent_cell *own = ent_stances_find(report->stances, id, report->topics[j]);
      const ent_cell *theirs = ent_stances_find(report->stances, bloc, report->topics[j]);
      if (own == NULL || theirs == NULL || ent__side(own->mean) * ent__side(theirs->mean) >= 0) continue;
      ent__add_issue_of_two(report, &items[count++], own, theirs);
    }
    if (count == 0) continue;
    ent__runs name = {NULL, NULL};
    ent__runs names = {NULL, NULL};
    ent__add_actor(report, &name, bloc);
    ent__join(&report->tree, &names, items, count);
    ent__say(&report->tree, runs, ENT__W_ACT_UNLIKE_BLOC, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&names)));
  }
}

/* Its values from the highest on; equals are joined by "and". */
static void say_values(ent__report *report, ent__runs *runs, const ent_actor *actor) {
  size_t total = 0;
  const ent_value *values = ent_dataset_values(report->dataset, &total);
  ent__runs *items = ent__tree_alloc(&report->tree, actor->ranked_values + 1, sizeof *items);
  ent__runs all = {NULL, NULL};
  if (items == NULL || actor->ranked_values == 0) return;
  for (uint32_t i = 0; i < actor->ranked_values;) {
    const uint32_t rank = actor->values[i].rank;
    size_t count = 0;
    for (; i < actor->ranked_values && actor->values[i].rank == rank; i++) {
      items[count] = (ent__runs){NULL, NULL};
      ent__add_text(report, &items[count++], values[actor->values[i].value].label, ENT__RUN_PLAIN);
    }
    if (!ent__runs_empty(&all)) ent__put(&report->tree, &all, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    ent__join(&report->tree, &all, items, count);
  }
  ent__say(&report->tree, runs, ENT__W_ACT_VALUES, ENT__ARGS(ent__arg_runs(&all)));
}

static bool is_own(const ent_statement *statement) { return statement->reported_by == ENT_NONE; }

ent__phrase_id ent__known_from(const ent__report *report, const ent_cell *cell) {
  uint32_t own = 0;
  for (uint32_t i = 0; i < cell->count; i++) own += is_own(&report->statements[cell->statements[i]]);
  return own == cell->count ? ENT__W_KNOWN_OWN : own == 0 ? ENT__W_KNOWN_REPORTED : ENT__W_KNOWN_BOTH;
}

static void stance_row(ent__report *report, const ent_cell *cell) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_issue(report, &ent__row_header(report)->runs, cell->issue);
  ent__block *stance = ent__cell(report, ENT__ALIGN_START);
  stance->style = ent__cell_class(cell);
  ent__add_stance(report, &stance->runs, cell);
  ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_START)->runs, ent__known_from(report, cell), ENT__NO_ARGS);
  ent__add_references(report, &ent__cell(report, ENT__ALIGN_START)->runs, cell);
  ent__tree_close(&report->tree);
}

void ent__stance_table(ent__report *report, ent_actor_id actor, size_t cells, const ent__runs *name) {
  static const ent__phrase_id headers[] = {ENT__W_MAT_ISSUE, ENT__W_ACT_POSITION, ENT__W_ACT_KNOWN, ENT__W_ACT_EVIDENCE};
  ent_issue_id *silent = ent__tree_alloc(&report->tree, report->topic_count + 1, sizeof *silent);
  size_t count = 0;
  if (silent == NULL) return;
  if (cells > 0) {
    ent__open_table(report, ENT__W_ACT_TABLE, ENT__ARGS(ent__arg_runs(name)));
    ent__header_row(report, headers, "llll");
  }
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, actor, report->topics[i]);
    if (cell != NULL) stance_row(report, cell);
    else silent[count++] = report->topics[i];
  }
  if (cells > 0) ent__tree_close(&report->tree);
  if (count == 0) return;
  ent__runs names = {NULL, NULL};
  if (count <= silent_named) ent__add_issues(report, &names, silent, count);
  ent__paragraph(report, cells == 0 ? ENT__W_ACT_SILENT : count <= silent_named ? ENT__W_ACT_MISSING : ENT__W_ACT_MISSING_COUNT,
                 ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count), ent__arg_count(report->topic_count)));
}

/* "It puts forward A3 and A5." for one of the lists that name actors. */
static void say_arguments(ent__report *report, ent__runs *runs, ent_actor_id actor, ent__phrase_id id, size_t offset) {
  ent__runs *items = ent__tree_alloc(&report->tree, report->argued_count + 1, sizeof *items);
  size_t count = 0;
  for (size_t i = 0; items != NULL && i < report->argued_count; i++) {
    const ent_argument *argument = &report->arguments[report->argued[i]];
    const ent_ids *list = (const ent_ids *)(const void *)((const char *)argument + offset);
    bool named = false;
    for (uint32_t j = 0; j < list->count; j++) named = named || list->at[j] == actor;
    if (named) ent__add_argument_mark(report, &items[count++], report->argued[i]);
  }
  if (count == 0) return;
  ent__runs names = {NULL, NULL};
  ent__join(&report->tree, &names, items, count);
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count)));
}

void ent__say_arguments_of(ent__report *report, ent__runs *runs, ent_actor_id actor) {
  say_arguments(report, runs, actor, ENT__W_ACT_PUTS, offsetof(ent_argument, put_forward_by));
  say_arguments(report, runs, actor, ENT__W_ACT_ENDORSES, offsetof(ent_argument, endorsed_by));
  say_arguments(report, runs, actor, ENT__W_ACT_REJECTS, offsetof(ent_argument, rejected_by));
}

static void paragraph_unless_empty(ent__report *report, const ent__runs *runs) {
  if (ent__runs_empty(runs)) return;
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  ent__runs_append(&report->tree, &block->runs, runs);
}

void ent__about_actor(ent__report *report, ent_actor_id id) {
  const ent_actor *actor = &report->actors[id];
  ent__runs runs = {NULL, NULL};
  ent__say(&report->tree, &runs, kind_word(actor->kind), ENT__NO_ARGS);
  say_memberships(report, &runs, actor);
  say_members(report, &runs, id);
  say_values(report, &runs, actor);
  paragraph_unless_empty(report, &runs);
  runs = (ent__runs){NULL, NULL};
  ent__add_text(report, &runs, actor->note, ENT__RUN_EMPHASIS);
  paragraph_unless_empty(report, &runs);
  runs = (ent__runs){NULL, NULL};
  say_place(report, &runs, id);
  say_ties(report, &runs, id);
  say_bloc_breaks(report, &runs, id);
  paragraph_unless_empty(report, &runs);
}

static void section(ent__report *report, ent_actor_id id) {
  ent__block *block = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, ent__anchor(report, "actor", report->actors[id].id));
  ent__runs name = {NULL, NULL};
  ent__runs runs = {NULL, NULL};
  size_t cells = 0;
  ent__add_actor(report, &name, id);
  for (ent__run *run = name.first; run != NULL; run = run->next) run->href = NULL;
  ent__runs_append(&report->tree, &block->runs, &name);
  ent__about_actor(report, id);
  ent_stances_row(report->stances, id, &cells);
  ent__stance_table(report, id, cells, &name);
  ent__say_arguments_of(report, &runs, id);
  paragraph_unless_empty(report, &runs);
  ent__tree_close(&report->tree);
}

void ent__section_actors(ent__report *report) {
  ent__open_section(report, "actors", ENT__W_ACTORS);
  ent__runs names = {NULL, NULL};
  ent__add_actors_short(report, &names, report->shown, report->shown_count);
  ent__paragraph(report, ENT__W_ACT_INTRO, ENT__ARGS(ent__arg_runs(&names)));
  for (size_t i = 0; i < report->shown_count; i++) section(report, report->shown[i]);
  ent__tree_close(&report->tree);
}
