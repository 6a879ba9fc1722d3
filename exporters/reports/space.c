/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each actor stands on a line: the ends, the middle, the coalitions, and what orders them. */
#include <math.h>

#include "exporters/reports/phrase.h"

/*
 * known: cells from which on a place is told. fewest: actors so known, and issues, without which there
 * is no section. ends: actors named at either end. half: rows of the table at either end.
 */
enum { known = 3, fewest = 4, fewest_issues = 3, ends = 2, half = 8, issues_told = 4 };

static bool is_known(const ent__report *report, const ent_place *place) { return place->cells >= known && report->is_shown[place->actor]; }

static size_t gather(const ent_place **out, const ent__report *report, const ent_place *places, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++)
    if (is_known(report, &places[i])) out[found++] = &places[i];
  return found;
}

static void add_place(ent__report *report, ent__runs *runs, double value) { ent__add_number(report, runs, round(value * 100) / 100); }

static void say_ends(ent__report *report, const ent_place *const *told, size_t count) {
  uint32_t left[ends], right[ends], middle[ends] = {0};
  const size_t each = count < 6 ? 1 : ends;
  double best[ends] = {HUGE_VAL, HUGE_VAL};
  const double centre = (told[0]->at[0] + told[count - 1]->at[0]) / 2;
  for (size_t i = 0; i < each; i++) {
    left[i] = told[i]->actor;
    right[i] = told[count - 1 - i]->actor;
  }
  for (size_t i = each; i + each < count; i++) {
    const double away = fabs(told[i]->at[0] - centre);
    if (away < best[0]) {
      best[1] = best[0];
      middle[1] = middle[0];
      best[0] = away;
      middle[0] = told[i]->actor;
    } else if (away < best[1]) {
      best[1] = away;
      middle[1] = told[i]->actor;
    }
  }
  ent__runs at_left = {NULL, NULL}, at_right = {NULL, NULL}, between = {NULL, NULL};
  ent__add_actors(report, &at_left, left, each);
  ent__add_actors(report, &at_right, right, each);
  ent__add_actors(report, &between, middle, each);
  ent__paragraph(report, ENT__W_SPACE_ENDS, ENT__ARGS(ent__arg_runs(&at_left), ent__arg_runs(&at_right), ent__arg_runs(&between), ent__arg_count(each), ent__arg_count(each), ent__arg_count(each)));
}

static void say_group(ent__report *report, const ent_space *space, uint32_t group) {
  size_t size = 0, placed = 0;
  const uint32_t *nodes = ent__members_of(report, group, &size);
  double sum = 0, low = HUGE_VAL, high = -HUGE_VAL;
  for (size_t i = 0; i < size; i++) {
    const ent_place *place = ent_space_place_of(space, report->nodes[nodes[i]].index);
    if (place == NULL) continue;
    sum += place->at[0];
    low = fmin(low, place->at[0]);
    high = fmax(high, place->at[0]);
    placed++;
  }
  if (placed == 0) return;
  ent__runs name = {NULL, NULL}, mean = {NULL, NULL}, from = {NULL, NULL}, to = {NULL, NULL};
  ent__add_group(report, &name, group);
  add_place(report, &mean, sum / (double)placed);
  add_place(report, &from, low);
  add_place(report, &to, high);
  ent__item(report, ENT__W_SPACE_GROUP, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_runs(&from), ent__arg_runs(&to), ent__arg_count(placed), ent__arg_count(size)));
}

static void say_groups(ent__report *report, const ent_space *space) {
  if (!report->of_actors || ent__groups(report) == 0) return;
  ent__paragraph(report, ENT__W_SPACE_GROUPS, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t i = 0; i < report->group_total; i++)
    if (ent__is_group(report, i)) say_group(report, space, i);
  ent__tree_close(&report->tree);
}

static void say_issues(ent__report *report, const ent_space *space) {
  size_t count = 0, told = 0;
  const ent_space_issue *issues = ent_space_issues(space, &count);
  ent__runs items[issues_told] = {{NULL, NULL}}, all = {NULL, NULL};
  for (size_t j = 0; j < count && told < issues_told && issues[j].model != ENT_SPACE_CONSTANT; j++) {
    ent__runs name = {NULL, NULL};
    ent__add_issue(report, &name, issues[j].issue);
    ent__put(&report->tree, &items[told++], issues[j].slope[0] < 0 ? ENT__W_SPACE_ISSUE_LEFT : ENT__W_SPACE_ISSUE_RIGHT, ENT__ARGS(ent__arg_runs(&name)));
  }
  ent__join(&report->tree, &all, items, told);
  ent__paragraph(report, ENT__W_SPACE_ISSUES, ENT__ARGS(ent__arg_runs(&all)));
}

static void say_fit(ent__report *report, const ent_space *space) {
  const ent_space_fit *fit = ent_space_get_fit(space);
  /* reduction = (right - usual)/(1 - usual) gives back what the commonest positions alone would name. */
  if (isfinite(fit->reduction) && fit->reduction < 1)
    ent__paragraph(report, ENT__W_SPACE_FIT, ENT__ARGS(ent__arg_count(ent__hundred(fit->correct)), ent__arg_count(ent__hundred((fit->correct - fit->reduction) / (1 - fit->reduction)))));
  if (fit->resamples > 0) ent__paragraph(report, ENT__W_SPACE_SURE, ENT__NO_ARGS);
  if (!fit->converged) ent__paragraph(report, ENT__W_SPACE_UNFINISHED, ENT__NO_ARGS);
  if (fit->parts > 1) ent__paragraph(report, ENT__W_SPACE_PARTS, ENT__ARGS(ent__arg_count(fit->parts)));
}

static void row(ent__report *report, const ent_place *place) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_actor(report, &ent__row_header(report)->runs, place->actor);
  add_place(report, &ent__cell(report, ENT__ALIGN_END)->runs, place->at[0]);
  if (isfinite(place->low[0])) {
    ent__runs low = {NULL, NULL}, high = {NULL, NULL};
    add_place(report, &low, place->low[0]);
    add_place(report, &high, place->high[0]);
    ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_END)->runs, ENT__W_SPACE_FROM_TO, ENT__ARGS(ent__arg_runs(&low), ent__arg_runs(&high)));
  }
  ent__count_cell(report, place->cells);
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const ent_place *const *told, size_t count) {
  static const ent__phrase_id with[] = {ENT__W_SPACE_ACTOR, ENT__W_SPACE_PLACE, ENT__W_SPACE_RANGE, ENT__W_SPACE_CELLS};
  static const ent__phrase_id without[] = {ENT__W_SPACE_ACTOR, ENT__W_SPACE_PLACE, ENT__W_SPACE_CELLS};
  const bool ranges = isfinite(told[0]->low[0]);
  const bool all = count <= 2 * (size_t)half;
  if (all) ent__open_table(report, ENT__W_SPACE_TABLE, ENT__NO_ARGS);
  else ent__open_table(report, ENT__W_SPACE_TABLE_ENDS, ENT__ARGS(ent__arg_count(half), ent__arg_count(count)));
  ent__header_row(report, ranges ? with : without, ranges ? "lrrr" : "lrr");
  for (size_t i = 0; i < count; i++)
    if (all || i < half || i + half >= count) row(report, told[i]);
  ent__tree_close(&report->tree);
}

void ent__section_space(ent__report *report) {
  const ent_space *space = report->study == NULL ? NULL : ent_study_space(report->study);
  size_t count = 0;
  if (space == NULL || report->stances == NULL) return;
  const ent_space_fit *fit = ent_space_get_fit(space);
  const ent_place *places = ent_space_places(space, &count);
  const ent_place **told = ent__tree_alloc(&report->tree, count + 1, sizeof(const ent_place *));
  if (told == NULL) return;
  const size_t known_count = gather(told, report, places, count);
  if (known_count < fewest || fit->issues < fewest_issues) return;
  ent__open_section(report, "space", ENT__W_SPACE);
  ent__paragraph(report, ENT__W_SPACE_WHAT, ENT__ARGS(ent__arg_count(fit->cells), ent__arg_count(fit->actors), ent__arg_count(fit->issues)));
  say_ends(report, told, known_count);
  say_groups(report, space);
  say_issues(report, space);
  say_fit(report, space);
  if (count > known_count) ent__paragraph(report, ENT__W_SPACE_THIN, ENT__ARGS(ent__arg_count(count - known_count)));
  table(report, told, known_count);
  ent__tree_close(&report->tree);
}
