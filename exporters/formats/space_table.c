/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space as tables: CSV, one row for each actor, and text to read with a line drawn in characters. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

/* Characters of the drawn line, and issues listed in text. */
enum { LINE = 41, ISSUES = 15 };

typedef struct shown {
  const ent_space *space; /* NULL for a list of ties */
  const ent_dataset *dataset;
  const char *language;
  const ent_place *places;
  size_t count;
  int dimensions;
} shown;

static shown show(const ent_study *study, const ent_export_options *options) {
  shown out = {ent_study_space(study), ent_study_dataset(study), options->language, NULL, 0, 1};
  if (out.space == NULL) return out;
  out.places = ent_space_places(out.space, &out.count);
  out.dimensions = ent_space_get_options(out.space)->dimensions;
  return out;
}

static const ent_actor *actor_of(const shown *s, ent_actor_id actor) {
  size_t count = 0;
  return &ent_dataset_actors(s->dataset, &count)[actor];
}

static const char *issue_label(const shown *s, ent_issue_id issue) {
  size_t count = 0;
  return ent_text_in(ent_dataset_issues(s->dataset, &count)[issue].label, s->language);
}

static void csv_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  if (isfinite(value)) ent__buffer_number(out, value);
}

static void csv_actor(ent_buffer *out, const shown *s, ent_actor_id actor) {
  ent__csv_guarded(out, actor_of(s, actor)->id);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent_text_in(actor_of(s, actor)->label, s->language));
}

ent_status ent__space_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  const shown s = show(study, options);
  const bool plane = s.dimensions == 2;
  ent__buffer_puts(out, plane ? "id,label,x,low,high,y,y_low,y_high,cells,part\n" : "id,label,x,low,high,cells,part\n");
  for (size_t i = 0; i < s.count; i++) {
    const ent_place *place = &s.places[i];
    csv_actor(out, &s, place->actor);
    for (int k = 0; k < s.dimensions; k++) {
      csv_number(out, place->at[k]);
      csv_number(out, place->low[k]);
      csv_number(out, place->high[k]);
    }
    ent__buffer_printf(out, ",%" PRIu32 ",%" PRIu32 "\n", place->cells, place->part + 1);
  }
  size_t unplaced = 0;
  const ent_actor_id *without = s.space == NULL ? NULL : ent_space_unplaced(s.space, &unplaced);
  for (size_t i = 0; i < unplaced; i++) {
    csv_actor(out, &s, without[i]);
    ent__buffer_puts(out, plane ? ",,,,,,,0,\n" : ",,,,0,\n");
  }
  return ent__buffer_status(out, err);
}

static void add_percent(ent_buffer *out, const char *before, double share, const char *after) {
  if (!isfinite(share)) return;
  ent__buffer_puts(out, before);
  ent__display_percent(out, share);
  ent__buffer_puts(out, after);
}

static void write_parts(ent_buffer *out, const ent_space_fit *fit) {
  if (fit->parts < 2) return;
  ent__buffer_printf(out, "the data fall into %" PRIu32 " parts that share no issue: places in different parts cannot be compared\n", fit->parts);
}

static void write_thin(ent_buffer *out, const shown *s) {
  size_t thin = 0;
  for (size_t i = 0; i < s->count; i++) thin += s->places[i].cells < 3;
  if (thin > 0) ent__buffer_printf(out, "%zu of the actors %s a stance on fewer than three issues: their places lean to the middle and are unsure\n", thin, thin == 1 ? "has" : "have");
}

static void write_head(ent_buffer *out, const shown *s) {
  const ent_space_options *options = ent_space_get_options(s->space);
  const ent_space_fit *fit = ent_space_get_fit(s->space);
  ent__buffer_printf(out, "%" PRIu32 " actor%s on %d dimension%s by %" PRIu32 " issue%s (method %s, seed %" PRIu64 ")\n", fit->actors, fit->actors == 1 ? "" : "s",
                     options->dimensions, options->dimensions == 1 ? "" : "s", fit->issues, fit->issues == 1 ? "" : "s", options->method, options->seed);
  if (fit->iterations > 0) ent__buffer_printf(out, "%s after %" PRIu32 " rounds", fit->converged ? "converged" : "NOT converged", fit->iterations);
  add_percent(out, "; positions named rightly: ", fit->correct, "");
  add_percent(out, ", errors fewer by ", fit->reduction, " than by the commonest position");
  if (fit->iterations > 0) ent__buffer_putc(out, '\n');
  add_percent(out, "explained: ", fit->share[0], "");
  if (s->dimensions == 2) add_percent(out, " and ", fit->share[1], "");
  if (isfinite(fit->share[0])) ent__buffer_putc(out, '\n');
  if (fit->constant > 0)
    ent__buffer_printf(out, "%" PRIu32 " issue%s tell%s nobody apart and %s left out\n", fit->constant, fit->constant == 1 ? "" : "s", fit->constant == 1 ? "s" : "",
                       fit->constant == 1 ? "is" : "are");
  write_parts(out, fit);
  write_thin(out, s);
}

/* Where a coordinate falls on the line, from the first to the last place. */
static size_t column_of(const shown *s, double x) {
  const double first = s->places[0].at[0], last = s->places[s->count - 1].at[0];
  if (!(last > first)) return LINE / 2;
  const double share = (x - first) / (last - first);
  if (!(share > 0)) return 0;
  return share >= 1 ? LINE - 1 : (size_t)floor(share * (LINE - 1) + 0.5);
}

static void draw_line(char text[LINE + 1], const shown *s, const ent_place *place) {
  memset(text, ' ', LINE);
  text[LINE] = '\0';
  if (isfinite(place->low[0])) {
    const size_t low = column_of(s, place->low[0]), high = column_of(s, place->high[0]);
    memset(text + low, '-', high - low + 1);
  }
  text[column_of(s, place->at[0])] = 'o';
}

static void interval_cell(ent__text_table *table, const ent_place *place, int k) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (isfinite(place->low[k])) {
    ent__display_signed(&text, place->low[k]);
    ent__buffer_puts(&text, " .. ");
    ent__display_signed(&text, place->high[k]);
  }
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void write_places(ent_buffer *out, const shown *s) {
  static const bool right[] = {false, true, true, true, true, true, false};
  const bool plane = s->dimensions == 2;
  ent__text_table table;
  ent__text_table_begin(&table, 7, right);
  const char *const heads[] = {"actor", plane ? "x" : "place", "95 %", plane ? "y" : "", plane ? "95 %" : "", "cells", ""};
  for (int k = 0; k < 7; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < s->count; i++) {
    const ent_place *place = &s->places[i];
    char line[LINE + 1];
    ent__text_table_cell(&table, ent_text_in(actor_of(s, place->actor)->label, s->language));
    ent__text_table_signed(&table, place->at[0]);
    interval_cell(&table, place, 0);
    if (plane) ent__text_table_signed(&table, place->at[1]);
    else ent__text_table_cell(&table, NULL);
    if (plane) interval_cell(&table, place, 1);
    else ent__text_table_cell(&table, NULL);
    ent__text_table_whole(&table, place->cells);
    draw_line(line, s, place);
    ent__text_table_cell(&table, line);
  }
  ent__buffer_putc(out, '\n');
  ent__text_table_end(&table, out);
}

static void write_unplaced(ent_buffer *out, const shown *s) {
  size_t count = 0;
  const ent_actor_id *actors = ent_space_unplaced(s->space, &count);
  for (size_t i = 0; i < count; i++) {
    ent__buffer_puts(out, i > 0 ? ", " : "\nwithout a place: ");
    ent__display_add(out, ent_text_in(actor_of(s, actors[i])->label, s->language));
  }
  if (count > 0) ent__buffer_putc(out, '\n');
}

static void write_issues(ent_buffer *out, const shown *s) {
  static const bool right[] = {false, true, true, true, true, true};
  size_t count = 0;
  const ent_space_issue *issues = ent_space_issues(s->space, &count);
  const char *const heads[] = {"issue", "slope", s->dimensions == 2 ? "slope y" : "", "explained", "right", "cells"};
  ent__text_table table;
  if (count == 0 || issues[0].model == ENT_SPACE_CONSTANT) return;
  ent__buffer_puts(out, "\nwhat orders them\n");
  ent__text_table_begin(&table, 6, right);
  for (int k = 0; k < 6; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t j = 0; j < count && j < ISSUES && issues[j].model != ENT_SPACE_CONSTANT; j++) {
    ent__text_table_cell(&table, issue_label(s, issues[j].issue));
    ent__text_table_signed(&table, issues[j].slope[0]);
    ent__text_table_signed(&table, issues[j].slope[1]);
    ent__text_table_percent(&table, issues[j].strength);
    ent__text_table_percent(&table, issues[j].correct);
    ent__text_table_whole(&table, issues[j].cells);
  }
  ent__text_table_end(&table, out);
  size_t told = 0;
  while (told < count && issues[told].model != ENT_SPACE_CONSTANT) told++;
  if (told > ISSUES) ent__buffer_printf(out, "and %zu more issues\n", told - ISSUES);
}

ent_status ent__space_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  const shown s = show(study, options);
  if (s.space == NULL) {
    ent__buffer_puts(out, "a list of ties has no positions to place its members by\n");
    return ent__buffer_status(out, err);
  }
  write_head(out, &s);
  if (s.count > 0) write_places(out, &s);
  write_unplaced(out, &s);
  write_issues(out, &s);
  return ent__buffer_status(out, err);
}
