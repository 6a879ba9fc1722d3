/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How firmly a stance is held. */
#include <entente/firmness.h>

#include <math.h>

static int side(double position) { return position >= ENT_FIRMNESS_SIDE ? 1 : position <= -ENT_FIRMNESS_SIDE ? -1 : 0; }

/* Positions at one end of time. */
typedef struct end {
  int32_t day;
  ent_interval date;
  double sum;
  size_t count;
} end;

/* The first is what ended first, the last what began last: intervals that overlap are one date. */
static void add(end *at, bool later, int32_t day, const ent_statement *statement) {
  if (at->count > 0 && day != at->day && (day > at->day) != later) return;
  if (at->count == 0 || day != at->day) *at = (end){day, statement->date, 0, 0};
  at->sum += statement->position;
  at->count++;
}

/* Says whether it was repeated, and how it began and ended. */
static void look_back(ent_firmness *out, const ent_statement *statements, const ent_cell *cell) {
  end first = {.count = 0};
  end last = {.count = 0};
  ent_document_id document = ENT_NONE;
  for (uint32_t i = 0; i < cell->count; i++) {
    const ent_statement *statement = &statements[cell->statements[i]];
    int32_t from = 0;
    int32_t to = 0;
    if (statement->document != ENT_NONE && document != ENT_NONE && statement->document != document) out->documents = true;
    if (document == ENT_NONE) document = statement->document;
    if (!ent_interval_days(statement->date, &from, &to)) continue;
    add(&first, false, to, statement);
    add(&last, true, from, statement);
  }
  if (first.count == 0) return;
  out->dates = first.day < last.day;
  out->first = first.sum / (double)first.count;
  out->last = last.sum / (double)last.count;
  out->from = first.date;
  out->to = last.date;
}

static int reasons_of(const ent_firmness *firmness, const ent_cell *cell) {
  int reasons = 0;
  if (side(cell->min) < 0 && side(cell->max) > 0) reasons |= ENT_MOVABLE_MIXED;
  if (firmness->dates && side(firmness->first) != side(firmness->last) && fabs(firmness->last - firmness->first) >= ENT_FIRMNESS_SHIFT)
    reasons |= ENT_MOVABLE_SHIFTED;
  if (side(cell->mean) == 0) reasons |= ENT_MOVABLE_BETWEEN;
  else if (fabs(cell->mean) < ENT_FIRMNESS_FULL) reasons |= ENT_MOVABLE_LEANS;
  if (cell->confidence < ENT_FIRMNESS_DOUBT) reasons |= ENT_MOVABLE_DOUBTED;
  return reasons;
}

ent_firmness ent_firmness_of(const ent_stances *stances, const ent_cell *cell) {
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(ent_stances_dataset(stances), &count);
  ent_firmness out = {.verdict = ENT_FIRMNESS_SET, .first = NAN, .last = NAN};
  look_back(&out, statements, cell);
  out.reasons = reasons_of(&out, cell);
  const bool in_full = cell->min >= ENT_FIRMNESS_FULL || cell->max <= -ENT_FIRMNESS_FULL;
  if (out.reasons != 0) out.verdict = ENT_FIRMNESS_MOVABLE;
  else if (in_full && (out.documents || out.dates)) out.verdict = ENT_FIRMNESS_RED_LINE;
  return out;
}
