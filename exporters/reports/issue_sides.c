/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands on which side of one issue, coalition by coalition. */
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

enum { sides_count = 3 };

static const int sides[sides_count] = {1, 0, -1};

/* Those of a coalition with a stance; ENT_NONE: those in none. In the order of the report. */
static size_t gather(ent__report *report, const ent_cell **out, uint32_t group, ent_issue_id issue) {
  size_t count = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    if (ent__group_of(report, report->shown[i]) != group) continue;
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    if (cell != NULL) out[count++] = cell;
  }
  return count;
}

static size_t members(const ent__report *report, uint32_t group) {
  size_t count = 0;
  for (size_t i = 0; i < report->shown_count; i++) count += ent__group_of(report, report->shown[i]) == group;
  return count;
}

static void add_name(ent__report *report, ent__runs *runs, uint32_t group) {
  if (group == ENT_NONE) ent__put(&report->tree, runs, ENT__W_COA_OTHERS, ENT__NO_ARGS);
  else ent__add_group(report, runs, group);
}

static void row(ent__report *report, const ent_cell **cells, size_t count, uint32_t group, ent_issue_id issue) {
  size_t on[sides_count] = {0, 0, 0};
  for (size_t i = 0; i < count; i++) on[1 - ent__side(cells[i]->mean)]++;
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  add_name(report, &ent__row_header(report)->runs, group);
  ent__block *mean = ent__cell(report, ENT__ALIGN_CENTRE);
  if (group != ENT_NONE && count > 0) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, group, issue);
    mean->style = ent__position_class(position.mean);
    ent__add_mean(report, &mean->runs, position);
  }
  for (size_t s = 0; s < sides_count; s++) ent__count_cell(report, on[s]);
  ent__count_cell(report, members(report, group) - count);
  ent__tree_close(&report->tree);
}

static void item(ent__report *report, const ent_cell **cells, size_t count, uint32_t group) {
  static const ent__phrase_id words[sides_count] = {ENT__W_KIS_FOR, ENT__W_KIS_BETWEEN, ENT__W_KIS_AGAINST};
  ent__runs *items = ent__tree_alloc(&report->tree, count + 1, sizeof *items);
  if (items == NULL) return;
  ent__block *block = ent__tree_open(&report->tree, ENT__BLOCK_ITEM, NULL);
  add_name(report, &block->runs, group);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t s = 0; s < sides_count; s++) {
    size_t used = 0;
    ent__runs names = {NULL, NULL};
    for (size_t i = 0; i < count; i++) {
      if (ent__side(cells[i]->mean) != sides[s]) continue;
      items[used] = (ent__runs){NULL, NULL};
      ent__add_actor_at(report, &items[used++], cells[i]);
    }
    if (used == 0) continue;
    ent__join(&report->tree, &names, items, used);
    ent__item(report, words[s], ENT__ARGS(ent__arg_runs(&names)));
  }
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

/* Calls for each coalition, then for those in none. */
static void each(ent__report *report, const ent_cell **cells, ent_issue_id issue, bool table) {
  for (uint32_t g = 0; g <= report->group_total; g++) {
    const uint32_t group = g < report->group_total ? g : ENT_NONE;
    if (group != ENT_NONE && (!report->of_actors || !ent__is_group(report, group))) continue;
    const size_t count = gather(report, cells, group, issue);
    if (table && members(report, group) > 0) row(report, cells, count, group, issue);
    if (!table && count > 0) item(report, cells, count, group);
  }
}

void ent__part_sides(ent__report *report, ent_issue_id issue) {
  static const ent__phrase_id headers[] = {ENT__W_COA_COLUMN, ENT__W_KIS_MEAN, ENT__W_WHO_SUPPORT, ENT__W_WHO_BETWEEN, ENT__W_WHO_OPPOSE, ENT__W_READ_MISSING};
  const ent_cell **cells = ent__tree_alloc(&report->tree, report->shown_count + 1, sizeof *cells);
  if (cells == NULL) return;
  ent__open_table(report, ENT__W_KIS_TABLE, ENT__NO_ARGS);
  ent__header_row(report, headers, "lcrrrr");
  each(report, cells, issue, true);
  ent__tree_close(&report->tree);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  each(report, cells, issue, false);
  ent__tree_close(&report->tree);
}
