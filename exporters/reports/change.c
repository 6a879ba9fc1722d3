/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the coalitions changed: what each period holds, who moved, whose positions did. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/window_span.h"
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

/*
 * known_from: actors whose place is known in two periods, from which on a change is told. moves_told:
 * of one period. issue_from: actors that an issue's mean is over; issues_told and shifts_told: at most.
 */
enum { known_from = 5, moves_told = 8, issue_from = 3, issues_told = 3, shifts_told = 10 };

/* Positions that move by this much are told, means of issues by the other. */
static const double shift_from = 0.5;
static const double mean_from = 0.1;

void ent__add_period(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t window) {
  size_t count = 0;
  ent__add_interval(report, runs, ent__window_span(ent_change_windows(change, &count)[window].window));
}

void ent__add_lineage(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t lineage) {
  ent_buffer name = ENT_BUFFER_INIT;
  const ent_status status = ent_change_label(&name, change, lineage, report->language, report->err);
  if (status != ENT_OK && report->status == ENT_OK) report->status = status;
  ent__add_plain(report, runs, ent__tree_take(&report->tree, &name));
}

/* A node is an actor or an issue. */
static void add_node(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t node) {
  size_t count = 0;
  const ent_change_node *one = &ent_change_nodes(change, &count)[node];
  if (one->kind == ENT_NODE_ACTOR) ent__add_actor_short(report, runs, one->index);
  else ent__add_issue_short(report, runs, one->index);
}

static void say_intro(ent__report *report, const ent_change *change, size_t windows) {
  ent__runs first = {NULL, NULL}, last = {NULL, NULL};
  ent__add_period(report, &first, change, 0);
  ent__add_period(report, &last, change, (uint32_t)windows - 1);
  ent__block *paragraph = ent__paragraph(report, ENT__W_CHG_INTRO, ENT__ARGS(ent__arg_count(windows), ent__arg_runs(&first), ent__arg_runs(&last)));
  const size_t undated = ent_windows_undated(ent_change_windows_of(change));
  if (undated > 0) ent__say(&report->tree, &paragraph->runs, ENT__W_CHG_UNDATED, ENT__ARGS(ent__arg_count(undated)));
}

/* The names have an "and" in them, so that semicolons part them. */
static void add_coalitions(ent__report *report, ent__runs *runs, const ent_change *change, uint32_t window) {
  size_t count = 0, found = 0;
  ent_change_lineages(change, &count);
  for (uint32_t l = 0; l < count; l++) {
    const uint32_t size = ent_change_size(change, window, l);
    ent__runs name = {NULL, NULL};
    if (size == 0) continue;
    if (found++ > 0) ent__put(&report->tree, runs, ENT__W_CHG_THEN, ENT__NO_ARGS);
    ent__add_lineage(report, &name, change, l);
    ent__put(&report->tree, runs, ENT__W_CHG_COALITION, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(size)));
  }
  if (found == 0) ent__put(&report->tree, runs, ENT__W_CHG_NO_COALITION, ENT__NO_ARGS);
}

static void table(ent__report *report, const ent_change *change) {
  static const ent__phrase_id headers[] = {ENT__W_CHG_PERIOD, ENT__W_CHG_STATEMENTS, ENT__W_CHG_ACTORS, ENT__W_CHG_COALITIONS};
  size_t count = 0;
  const ent_change_window *list = ent_change_windows(change, &count);
  ent__open_table(report, ENT__W_CHG_TABLE, ENT__NO_ARGS);
  ent__header_row(report, headers, "lrrl");
  for (uint32_t w = 0; w < count; w++) {
    ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
    ent__add_period(report, &ent__row_header(report)->runs, change, w);
    ent__count_cell(report, list[w].statements);
    ent__count_cell(report, list[w].nodes);
    add_coalitions(report, &ent__cell(report, ENT__ALIGN_START)->runs, change, w);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

static void say_event(ent__report *report, const ent_change *change, const ent_event *event) {
  static const ent__phrase_id words[] = {ENT__W_CHG_BORN, ENT__W_CHG_SPLIT, ENT__W_CHG_MERGED, ENT__W_CHG_DISSOLVED, ENT__W_CHG_FADED, ENT__W_CHG_REVIVED};
  ent__runs name = {NULL, NULL}, other = {NULL, NULL};
  ent__add_lineage(report, &name, change, event->lineage);
  if (event->other == ENT_NONE) {
    ent__item(report, words[event->kind], ENT__ARGS(ent__arg_runs(&name), ent__arg_count(event->nodes)));
    return;
  }
  ent__add_lineage(report, &other, change, event->other);
  ent__item(report, words[event->kind], ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&other), ent__arg_count(event->nodes)));
}

/* Those that the periods show, and that no split or merge tells already. */
static bool is_told(const ent_move *move) { return !move->with_others && move->kind >= ENT_MOVE_JOINED; }

static void say_move(ent__report *report, const ent_change *change, const ent_move *move) {
  ent__runs name = {NULL, NULL}, from = {NULL, NULL}, to = {NULL, NULL};
  add_node(report, &name, change, move->node);
  if (move->from != ENT_NONE) ent__add_lineage(report, &from, change, move->from);
  if (move->to != ENT_NONE) ent__add_lineage(report, &to, change, move->to);
  if (move->kind == ENT_MOVE_JOINED) ent__item(report, ENT__W_CHG_JOINED, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&to)));
  else if (move->kind == ENT_MOVE_LEFT) ent__item(report, ENT__W_CHG_LEFT, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&from)));
  else ent__item(report, ENT__W_CHG_MOVED, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&from), ent__arg_runs(&to)));
}

static void say_what_happened(ent__report *report, const ent_change *change, uint32_t window) {
  size_t event_count = 0, move_count = 0, told = 0;
  const ent_event *events = ent_change_events(change, &event_count);
  const ent_move *moves = ent_change_moves(change, &move_count);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < event_count; i++)
    if (events[i].window == window) say_event(report, change, &events[i]);
  for (size_t i = 0; i < move_count; i++)
    if (moves[i].window == window && is_told(&moves[i]) && told++ < moves_told) say_move(report, change, &moves[i]);
  if (told > moves_told) ent__item(report, ENT__W_CHG_MORE_MOVES, ENT__ARGS(ent__arg_count(told - moves_told)));
  ent__tree_close(&report->tree);
}

/* Returns whether anything happened with a window. */
static bool is_change(const ent_change *change, uint32_t window) {
  size_t count = 0;
  const ent_event *events = ent_change_events(change, &count);
  for (size_t i = 0; i < count; i++)
    if (events[i].window == window) return true;
  const ent_move *moves = ent_change_moves(change, &count);
  for (size_t i = 0; i < count; i++)
    if (moves[i].window == window && is_told(&moves[i])) return true;
  return false;
}

static void say_step(ent__report *report, const ent_change *change, const ent_change_step *step) {
  ent__runs from = {NULL, NULL}, to = {NULL, NULL};
  ent__add_period(report, &from, change, step->from);
  ent__add_period(report, &to, change, step->to);
  const ent__arg *args = ENT__ARGS(ent__arg_runs(&from), ent__arg_runs(&to), ent__arg_count(step->common));
  if (step->common < known_from) {
    ent__paragraph(report, ENT__W_CHG_STEP_THIN, args);
    return;
  }
  ent__block *paragraph = ent__paragraph(report, ENT__W_CHG_STEP, args);
  if (is_change(change, step->to)) say_what_happened(report, change, step->to);
  else ent__say(&report->tree, &paragraph->runs, ENT__W_CHG_SAME, ENT__NO_ARGS);
}

static void say_steps(ent__report *report, const ent_change *change) {
  size_t count = 0, most = 0;
  const ent_change_step *steps = ent_change_steps(change, &count);
  for (size_t i = 0; i < count; i++)
    if (steps[i].common > most) most = steps[i].common;
  if (count == 0) {
    ent__paragraph(report, ENT__W_CHG_NOTHING, ENT__NO_ARGS);
    return;
  }
  if (most < known_from) {
    ent__paragraph(report, ENT__W_CHG_THIN, ENT__ARGS(ent__arg_count(most), ent__arg_count(known_from)));
    return;
  }
  for (size_t i = 0; i < count; i++) say_step(report, change, &steps[i]);
  ent__paragraph(report, ENT__W_CHG_CAUTION, ENT__NO_ARGS);
}

static void say_points(ent__report *report, const ent_change *change) {
  size_t count = 0;
  const ent_change_point *points = ent_change_points(change, &count);
  for (size_t i = 0; i < count; i++) {
    ent__runs period = {NULL, NULL};
    ent_buffer p = ENT_BUFFER_INIT;
    ent__add_period(report, &period, change, points[i].window);
    ent__buffer_fixed(&p, points[i].p, 3);
    ent__paragraph(report, ENT__W_CHG_POINT, ENT__ARGS(ent__arg_runs(&period), ent__arg_text(ent__tree_take(&report->tree, &p))));
  }
}

static void position_cell(ent__report *report, const ent_change *change, double position, uint32_t window) {
  ent__runs number = {NULL, NULL}, period = {NULL, NULL};
  ent__block *cell = ent__cell(report, ENT__ALIGN_START);
  ent__add_number(report, &number, position);
  ent__add_period(report, &period, change, window);
  const char *word = ent__report_word(report->tree.language, ent__position_word(position));
  ent__put(&report->tree, &cell->runs, ENT__W_CHG_AT, ENT__ARGS(ent__arg_text(word), ent__arg_runs(&number), ent__arg_runs(&period)));
}

static void shift_row(ent__report *report, const ent_change *change, const ent_shift *shift) {
  size_t count = 0;
  const ent_actor_id actor = ent_change_nodes(change, &count)[shift->node].index;
  const ent_cell *cell = ent_stances_find(report->stances, actor, shift->issue);
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_actor(report, &ent__row_header(report)->runs, actor);
  ent__add_issue(report, &ent__cell(report, ENT__ALIGN_START)->runs, shift->issue);
  position_cell(report, change, shift->before, shift->from);
  position_cell(report, change, shift->after, shift->to);
  ent__block *evidence = ent__cell(report, ENT__ALIGN_START);
  if (cell != NULL) ent__add_references(report, &evidence->runs, cell);
  ent__tree_close(&report->tree);
}

static void open_shifts(ent__report *report) {
  static const ent__phrase_id headers[] = {ENT__W_CHG_ACTOR, ENT__W_CHG_ISSUE, ENT__W_CHG_BEFORE, ENT__W_CHG_AFTER, ENT__W_CHG_EVIDENCE};
  ent__open_table(report, ENT__W_CHG_SHIFTS_TABLE, ENT__NO_ARGS);
  ent__header_row(report, headers, "lllll");
}

/* A report on one issue, or on some actors, tells the shifts of these. */
static bool is_asked(const ent__report *report, const ent_change *change, const ent_shift *shift) {
  size_t count = 0;
  const ent_change_node *node = &ent_change_nodes(change, &count)[shift->node];
  if (node->kind != ENT_NODE_ACTOR || fabs(shift->after - shift->before) < shift_from - 1e-9) return false;
  return report->kind == ENT_REPORT_ISSUE ? shift->issue == report->topics[0] : report->is_shown[node->index];
}

size_t ent__part_shifts(ent__report *report) {
  const ent_change *change = ent_study_change(report->study);
  size_t count = 0;
  size_t told = 0;
  const ent_shift *shifts = change == NULL ? NULL : ent_change_shifts(change, &count);
  for (size_t i = 0; i < count && told < shifts_told; i++) {
    if (!is_asked(report, change, &shifts[i])) continue;
    if (told++ == 0) open_shifts(report);
    shift_row(report, change, &shifts[i]);
  }
  if (told > 0) ent__tree_close(&report->tree);
  return told;
}

static void shift_table(ent__report *report, const ent_change *change, const ent_shift *shifts, size_t count) {
  ent__paragraph(report, ENT__W_CHG_SHIFTS_TEXT, ENT__ARGS(ent__arg_count(count)));
  open_shifts(report);
  for (size_t i = 0; i < count && i < shifts_told; i++) shift_row(report, change, &shifts[i]);
  ent__tree_close(&report->tree);
}

static void say_issues(ent__report *report, const ent_change *change) {
  ent__runs items[issues_told];
  ent__runs all = {NULL, NULL};
  size_t count = 0, told = 0;
  const ent_issue_shift *list = ent_change_issues(change, &count);
  for (size_t i = 0; i < count && told < issues_told; i++) {
    ent__runs issue = {NULL, NULL}, before = {NULL, NULL}, after = {NULL, NULL};
    if (list[i].actors < issue_from || fabs(list[i].after - list[i].before) < mean_from) continue;
    ent__add_issue(report, &issue, list[i].issue);
    ent__add_number(report, &before, list[i].before);
    ent__add_number(report, &after, list[i].after);
    items[told] = (ent__runs){NULL, NULL};
    ent__put(&report->tree, &items[told++], ENT__W_CHG_ISSUE_ITEM,
             ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&before), ent__arg_runs(&after), ent__arg_count(list[i].actors)));
  }
  if (told == 0) return;
  ent__join(&report->tree, &all, items, told);
  ent__paragraph(report, ENT__W_CHG_ISSUES, ENT__ARGS(ent__arg_runs(&all)));
}

static void say_shifts(ent__report *report, const ent_change *change) {
  size_t count = 0, told = 0, issues = 0;
  const ent_shift *shifts = ent_change_shifts(change, &count);
  ent_change_issues(change, &issues);
  while (told < count && fabs(shifts[told].after - shifts[told].before) >= shift_from - 1e-9) told++;
  ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, "shifts");
  ent__put(&report->tree, &section->runs, ENT__W_CHG_SHIFTS, ENT__NO_ARGS);
  if (told > 0) shift_table(report, change, shifts, told);
  else ent__paragraph(report, issues > 0 ? ENT__W_CHG_SHIFTS_NONE : ENT__W_CHG_SHIFTS_NO_DATA, ENT__NO_ARGS);
  say_issues(report, change);
  ent__tree_close(&report->tree);
}

void ent__section_change(ent__report *report) {
  const ent_change *change = ent_study_change(report->study);
  size_t windows = 0;
  if (change == NULL) return;
  ent_change_windows(change, &windows);
  if (windows < 2) return;
  ent__open_section(report, "change", ENT__W_CHG_TITLE);
  say_intro(report, change, windows);
  table(report, change);
  say_steps(report, change);
  say_points(report, change);
  if (ent_windows_get_network_options(ent_change_windows_of(change))->between == ENT_BETWEEN_ACTORS) say_shifts(report, change);
  ent__tree_close(&report->tree);
}
