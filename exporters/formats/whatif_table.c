/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would carry or block issues, as tables: CSV, one row for each actor that may change, and text to read. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/power_names.h"

/* shown_most: actors in the table of an issue; those of the two sets are named in full. */
enum { shown_most = 12 };

static void put_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  if (isfinite(value)) ent__buffer_number(out, value);
}

static bool is_in(const ent_whatif_set *set, uint32_t actor) {
  for (uint32_t i = 0; i < set->count; i++)
    if (set->at[i] == actor) return true;
  return false;
}

/* What a row says of its issue; an issue that nobody can change has one row without an actor. */
static void write_row(ent_buffer *out, const ent__power_names *names, const ent_whatif_issue *issue, uint32_t i) {
  ent__csv_guarded(out, names->issues[issue->issue].id);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent_text_in(names->issues[issue->issue].label, names->language));
  for (int side = ENT_WHATIF_SUPPORTS; side <= ENT_WHATIF_SILENT; side++) ent__buffer_printf(out, ",%" PRIu32, issue->sides[side]);
  ent__buffer_printf(out, ",%s,%s,%s,", issue->carried ? "true" : "false", issue->carried ? "block" : "carry", issue->possible ? "true" : "false");
  if (i == issue->actor_count) {
    ent__buffer_puts(out, ",,,,,,,\n");
    return;
  }
  const ent_whatif_actor *actor = &issue->actors[i];
  ent__csv_guarded(out, ent__power_id(names, actor->actor));
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__power_label(names, actor->actor));
  ent__buffer_printf(out, ",%s", ent_whatif_side_word(actor->side));
  put_number(out, actor->position);
  put_number(out, actor->distance);
  put_number(out, actor->step);
  ent__buffer_printf(out, ",%s,%s\n", is_in(&issue->fewest, i) ? "true" : "false", is_in(&issue->nearest, i) ? "true" : "false");
}

ent_status ent__whatif_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    size_t count;
    const ent__power_names names = ent__power_names_of(&view);
    const ent_whatif_issue *issues = ent_whatif_issues(ent_study_whatif(study), &count);
    ent__buffer_puts(out, "issue,issue_label,supports,opposes,between,silent,carried,change,possible,id,label,side,position,distance,step,in_fewest,in_nearest\n");
    for (size_t i = 0; i < count; i++) {
      for (uint32_t a = 0; a < issues[i].actor_count; a++) write_row(out, &names, &issues[i], a);
      if (issues[i].actor_count == 0) write_row(out, &names, &issues[i], 0);
    }
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

static void write_head(ent_buffer *out, const ent_whatif *whatif, const ent_space *space) {
  size_t rules;
  const ent_power_threshold *thresholds = ent_whatif_thresholds(whatif, &rules);
  ent__buffer_printf(out, "%zu player%s; %s\n", ent_whatif_players(whatif), ent_whatif_players(whatif) == 1 ? "" : "s",
                     rules > 1 ? "all of these rules must be met:" : "the rule:");
  for (size_t r = 0; r < rules; r++) {
    ent__buffer_puts(out, "  ");
    ent__power_votes_text(out, &thresholds[r]);
    ent__buffer_printf(out, ", quota %s\n", thresholds[r].quota);
  }
  ent__buffer_puts(out, ent_whatif_get_base(whatif) == ENT_WHATIF_ALL ? "shares are of all players\n" : "shares are of those for or against: who abstains or is silent does not count\n");
  ent__buffer_puts(out, ent_whatif_get_near(whatif) == ENT_WHATIF_NEAR_SPACE ? "near is who has a place near the other side" : "near is who has a stance near the other side");
  if (space != NULL) ent__buffer_printf(out, " (space: %s, %d dimension%s)", ent_space_get_options(space)->method, ent_space_get_options(space)->dimensions, ent_space_get_options(space)->dimensions == 1 ? "" : "s");
  if (ent_whatif_get_who(whatif) == ENT_WHATIF_SPOKEN) ent__buffer_puts(out, "\nonly who has a stance on the issue may change");
  ent__buffer_puts(out, "\nthis is arithmetic over stances as they are recorded, not a forecast\n");
}

static void write_tally(ent_buffer *out, const ent_power_threshold *rule, const ent_whatif_tally *tally, bool several) {
  ent__buffer_puts(out, "  ");
  if (several) {
    ent__power_votes_text(out, rule);
    ent__buffer_puts(out, ": ");
  }
  ent__buffer_puts(out, "support ");
  ent__buffer_fixed(out, tally->support, 6);
  ent__buffer_puts(out, " of ");
  ent__buffer_fixed(out, tally->total, 6);
  ent__buffer_puts(out, ", needed ");
  ent__buffer_fixed(out, tally->needed, 6);
  ent__buffer_puts(out, tally->met ? ": met\n" : ": not met\n");
}

static void write_set(ent_buffer *out, const ent__power_names *names, const ent_whatif_issue *issue, const ent_whatif_set *set, const char *title) {
  ent__buffer_printf(out, "  %s to %s it: ", title, issue->carried ? "block" : "carry");
  for (uint32_t i = 0; i < set->count; i++) {
    if (i > 0) ent__buffer_puts(out, ", ");
    ent__display_add(out, ent__power_label(names, issue->actors[set->at[i]].actor));
  }
  ent__buffer_printf(out, " (%" PRIu32 " actor%s, distance ", set->count, set->count == 1 ? "" : "s");
  ent__buffer_fixed(out, set->distance, 2);
  if (set->far > 0) ent__buffer_printf(out, " and %" PRIu32 " unknown", set->far);
  ent__buffer_puts(out, set->proved ? ")\n" : "; not proved the best)\n");
}

static void write_actors(ent_buffer *out, const ent__power_names *names, const ent_whatif_issue *issue) {
  static const char *const heads[] = {"who may change", "now", "position", "step", "distance", ""};
  static const bool right[] = {false, false, true, true, true, false};
  ent__text_table table;
  ent__text_table_begin(&table, 6, right);
  for (size_t c = 0; c < 6; c++) ent__text_table_cell(&table, heads[c]);
  for (uint32_t i = 0; i < issue->actor_count && i < shown_most; i++) {
    const ent_whatif_actor *actor = &issue->actors[i];
    const bool fewest = is_in(&issue->fewest, i);
    const bool nearest = is_in(&issue->nearest, i);
    ent__text_table_cell(&table, ent__power_label(names, actor->actor));
    ent__text_table_cell(&table, ent_whatif_side_word(actor->side));
    ent__text_table_signed(&table, actor->position);
    ent__text_table_plain(&table, actor->step);
    ent__text_table_plain(&table, actor->distance);
    ent__text_table_cell(&table, fewest && nearest ? "in both" : fewest ? "in the fewest" : nearest ? "in the nearest" : NULL);
  }
  ent__text_table_end(&table, out);
  if (issue->actor_count > shown_most) ent__buffer_printf(out, "... and %" PRIu32 " more\n", issue->actor_count - shown_most);
}

static void write_issue(ent_buffer *out, const ent__power_names *names, const ent_whatif *whatif, const ent_whatif_issue *issue) {
  size_t rules;
  const ent_power_threshold *thresholds = ent_whatif_thresholds(whatif, &rules);
  ent__buffer_putc(out, '\n');
  ent__display_add(out, ent_text_in(names->issues[issue->issue].label, names->language));
  ent__buffer_printf(out, ": %s\n  %" PRIu32 " for, %" PRIu32 " against, %" PRIu32 " between, %" PRIu32 " silent\n", issue->carried ? "carried" : "not carried",
                     issue->sides[ENT_WHATIF_SUPPORTS], issue->sides[ENT_WHATIF_OPPOSES], issue->sides[ENT_WHATIF_BETWEEN], issue->sides[ENT_WHATIF_SILENT]);
  for (size_t r = 0; r < rules; r++) write_tally(out, &thresholds[r], &issue->tallies[r], rules > 1);
  if (!issue->possible) {
    ent__buffer_printf(out, "  nobody can %s it, even all together\n", issue->carried ? "block" : "carry");
    return;
  }
  write_set(out, names, issue, &issue->fewest, "fewest");
  write_set(out, names, issue, &issue->nearest, "nearest");
  write_actors(out, names, issue);
}

ent_status ent__whatif_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    size_t count;
    const ent_whatif *whatif = ent_study_whatif(study);
    const ent__power_names names = ent__power_names_of(&view);
    const ent_whatif_issue *issues = ent_whatif_issues(whatif, &count);
    write_head(out, whatif, ent_study_space(study));
    for (size_t i = 0; i < count; i++) write_issue(out, &names, whatif, &issues[i]);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
