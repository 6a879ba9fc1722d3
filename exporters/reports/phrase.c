/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/phrase.h"

#include <math.h>

#include "engine/base/buffer.h"

int ent__side(double position) { return position >= ENT__SIDE ? 1 : position <= -ENT__SIDE ? -1 : 0; }

ent__phrase_id ent__position_word(double position) {
  if (position >= ENT__FULL) return ENT__W_SUPPORTS;
  if (position >= ENT__SIDE) return ENT__W_LEANS_SUPPORT;
  if (position <= -ENT__FULL) return ENT__W_OPPOSES;
  if (position <= -ENT__SIDE) return ENT__W_LEANS_OPPOSE;
  return ENT__W_BETWEEN;
}

ent__phrase_id ent__cell_word(const ent_cell *cell) {
  if (ent__side(cell->mean) != 0) return ent__position_word(cell->mean);
  if (cell->count > 0 && cell->abstentions == cell->count) return ENT__W_ABSTAINS;
  return ent__side(cell->min) < 0 && ent__side(cell->max) > 0 ? ENT__W_MIXED : ENT__W_BETWEEN;
}

const char *ent__position_class(double position) {
  switch (ent__position_word(position)) {
    case ENT__W_SUPPORTS: return "p for";
    case ENT__W_LEANS_SUPPORT: return "p lean-for";
    case ENT__W_OPPOSES: return "p against";
    case ENT__W_LEANS_OPPOSE: return "p lean-against";
    default: return "p between";
  }
}

const char *ent__cell_class(const ent_cell *cell) { return cell == NULL ? "p none" : ent__position_class(cell->mean); }

void ent__add_number(ent__report *report, ent__runs *runs, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_buffer size = ENT_BUFFER_INIT;
  ent__buffer_fixed(&size, fabs(value), 2);
  const bool zero = size.data == NULL || (size.data[0] == '0' && size.data[1] == '\0');
  if (!zero && !isnan(value)) ent__buffer_puts(&text, value < 0 ? "−" : "+");
  if (size.data != NULL) ent__buffer_puts(&text, size.data);
  ent_buffer_clear(&size);
  ent__add_plain(report, runs, ent__tree_take(&report->tree, &text));
}

bool ent__is_divided(ent_position_of position) {
  return position.cells > 1 && ent__side(position.min) < 0 && ent__side(position.max) > 0;
}

void ent__add_mean(ent__report *report, ent__runs *runs, ent_position_of position) {
  ent__runs mean = {NULL, NULL};
  ent__add_number(report, &mean, position.mean);
  ent__put(&report->tree, runs, ent__is_divided(position) ? ENT__W_DIV_DIVIDED : ENT__W_ONE, ENT__ARGS(ent__arg_runs(&mean)));
}

void ent__add_stance(ent__report *report, ent__runs *runs, const ent_cell *cell) {
  ent__runs mean = {NULL, NULL};
  ent__runs low = {NULL, NULL};
  ent__runs high = {NULL, NULL};
  const char *word = ent__report_word(report->tree.language, ent__cell_word(cell));
  ent__add_number(report, &mean, cell->mean);
  if (cell->min < cell->max) {
    ent__add_number(report, &low, cell->min);
    ent__add_number(report, &high, cell->max);
    ent__put(&report->tree, runs, ENT__W_STANCE_RANGE,
             ENT__ARGS(ent__arg_text(word), ent__arg_runs(&mean), ent__arg_runs(&low), ent__arg_runs(&high)));
  } else {
    ent__put(&report->tree, runs, ENT__W_STANCE, ENT__ARGS(ent__arg_text(word), ent__arg_runs(&mean)));
  }
  if (cell->from_bloc == ENT_NONE) return;
  ent__runs bloc = {NULL, NULL};
  ent__add_actor(report, &bloc, cell->from_bloc);
  ent__put(&report->tree, runs, ENT__W_FROM_BLOC, ENT__ARGS(ent__arg_runs(&bloc)));
}

/* Adds a mark such as "S12", or "S12–S15", linked to its first entry. */
static void add_marks(ent__report *report, ent__runs *runs, char letter, uint32_t from, uint32_t to) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_buffer href = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%c%u", letter, (unsigned)from);
  if (to > from) ent__buffer_printf(&text, "–%c%u", letter, (unsigned)to);
  ent__buffer_printf(&href, "#%c%u", letter - 'A' + 'a', (unsigned)from);
  const char *target = ent__tree_take(&report->tree, &href);
  ent__runs_add(&report->tree, runs, ent__tree_take(&report->tree, &text), ENT__RUN_MARK, target);
}

static void add_mark(ent__report *report, ent__runs *runs, char letter, uint32_t number) {
  add_marks(report, runs, letter, number, number);
}

const char *ent__mark_anchor(ent__report *report, char letter, uint32_t number) {
  ent_buffer anchor = ENT_BUFFER_INIT;
  ent__buffer_printf(&anchor, "%c%u", letter, (unsigned)number);
  return ent__tree_take(&report->tree, &anchor);
}

void ent__add_references(ent__report *report, ent__runs *runs, const ent_cell *cell) {
  bool first = true;
  for (uint32_t i = 0; i < cell->count; i++) {
    const uint32_t from = report->statement_number[cell->statements[i]];
    uint32_t to = from;
    while (i + 1 < cell->count && report->statement_number[cell->statements[i + 1]] == to + 1) {
      to++;
      i++;
    }
    if (from == 0) continue;
    if (!first) ent__put(&report->tree, runs, ENT__W_LIST_COMMA, ENT__NO_ARGS);
    first = false;
    add_marks(report, runs, 'S', from, to);
  }
}

void ent__add_statement_mark(ent__report *report, ent__runs *runs, ent_statement_id statement) {
  add_mark(report, runs, 'S', report->statement_number[statement]);
}

void ent__add_document_mark(ent__report *report, ent__runs *runs, ent_document_id document) {
  add_mark(report, runs, 'D', report->document_number[document]);
}

void ent__add_argument_mark(ent__report *report, ent__runs *runs, ent_argument_id argument) {
  add_mark(report, runs, 'A', report->argument_number[argument]);
}

unsigned ent__hundred(double share) {
  if (!(share > 0)) return 0;
  if (share >= 1) return 100;
  const unsigned rounded = (unsigned)floor(share * 100 + 0.5);
  return rounded < 1 ? 1 : rounded > 99 ? 99 : rounded;
}

static void add_date(ent__report *report, ent__runs *runs, ent_date date) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, (ent_interval){.from = date});
  ent__add_plain(report, runs, text);
}

void ent__add_interval(ent__report *report, ent__runs *runs, ent_interval interval) {
  ent__runs from = {NULL, NULL};
  ent__runs to = {NULL, NULL};
  add_date(report, &from, interval.from);
  if (interval.from.year == 0) {
    ent__put(&report->tree, runs, ENT__W_NO_DATE, ENT__NO_ARGS);
  } else if (interval.to.year == 0) {
    ent__runs_append(&report->tree, runs, &from);
  } else {
    add_date(report, &to, interval.to);
    ent__put(&report->tree, runs, ENT__W_INTERVAL, ENT__ARGS(ent__arg_runs(&from), ent__arg_runs(&to)));
  }
}

ent__phrase_id ent__certainty_word(const ent_member *member) {
  if (member->swings) return ENT__W_UNCERTAIN;
  return ent__hundred(member->stability) >= ENT__FIRM ? ENT__W_FIRM : ENT__W_FAIRLY_FIRM;
}

bool ent__is_group(const ent__report *report, uint32_t group) {
  return group < report->group_total && report->groups[group].size > 1;
}

const uint32_t *ent__members_of(const ent__report *report, uint32_t group, size_t *count) {
  *count = report->groups[group].size;
  return report->by_group + report->group_start[group];
}

uint32_t ent__sides(const ent__report *report) {
  enum { most = 6 }; /* what fits beside each other on a page */
  return report->group_total < most ? (uint32_t)report->group_total : most;
}

size_t ent__groups(const ent__report *report) {
  size_t count = 0;
  for (uint32_t i = 0; i < report->group_total; i++) count += ent__is_group(report, i);
  return count;
}

uint32_t ent__group_of(const ent__report *report, ent_actor_id actor) {
  const uint32_t node = report->node_of[actor];
  if (node == ENT_NONE || !report->of_actors) return ENT_NONE;
  const uint32_t group = report->members[node].coalition;
  return ent__is_group(report, group) ? group : ENT_NONE;
}

const ent_tie *ent__tie_of(const ent__report *report, uint32_t a, uint32_t b) {
  size_t count = 0;
  const uint32_t *at = ent_network_incident(report->network, a, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &report->ties[at[i]];
    if (tie->source == b || tie->target == b) return tie;
  }
  return NULL;
}
