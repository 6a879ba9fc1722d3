/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voting power as tables: CSV, one row for each player, and text to read. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/power_names.h"

/* named: players of a pattern named one by one. fraction_width: of exact shares in the table. */
enum { named_most = 4, listed_most = 8, fraction_width = 15 };

static void put_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  if (isfinite(value)) ent__buffer_number(out, value);
}

static void put_bool(ent_buffer *out, bool value) { ent__buffer_puts(out, value ? ",true" : ",false"); }

static void write_row(ent_buffer *out, const ent__power_names *names, const ent_power *power, size_t i, size_t rules) {
  size_t count;
  const ent_power_player *player = &ent_power_players(power, &count)[i];
  const ent_power_kind *kind = &ent_power_kinds(power, &count)[player->kind];
  ent__csv_guarded(out, ent__power_id(names, player->actor));
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__power_label(names, player->actor));
  for (size_t r = 0; r < rules; r++) put_number(out, player->weights[r]);
  put_number(out, kind->shapley);
  ent__buffer_printf(out, ",%s", kind->fraction == NULL ? "" : kind->fraction);
  put_number(out, kind->banzhaf);
  put_number(out, kind->absolute);
  ent__buffer_printf(out, ",%s", kind->swings);
  put_bool(out, kind->veto);
  put_bool(out, kind->dummy);
  put_bool(out, kind->dictator);
  ent__buffer_putc(out, '\n');
}

ent_status ent__power_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    size_t count;
    size_t rules;
    const ent_power *power = ent_study_power(study);
    const ent__power_names names = ent__power_names_of(&view);
    ent_power_thresholds(power, &rules);
    ent_power_players(power, &count);
    ent__buffer_puts(out, "id,label");
    for (size_t r = 0; r < rules; r++) ent__buffer_printf(out, ",weight_%zu", r + 1);
    ent__buffer_puts(out, ",shapley_shubik,shapley_shubik_exact,banzhaf,banzhaf_absolute,swings,veto,dummy,dictator\n");
    for (size_t i = 0; i < count; i++) write_row(out, &names, power, i, rules);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

void ent__power_votes_text(ent_buffer *out, const ent_power_threshold *rule) {
  if (strcmp(rule->weights, "one") == 0) ent__buffer_puts(out, "one vote each");
  else if (strcmp(rule->weights, "weight") == 0) ent__buffer_puts(out, "votes by weight");
  else {
    ent__buffer_puts(out, "votes by '");
    ent__display_add(out, rule->weights);
    ent__buffer_putc(out, '\'');
  }
}

static void write_rule(ent_buffer *out, const ent_power_threshold *rule) {
  ent__power_votes_text(out, rule);
  ent__buffer_printf(out, ", quota %s: ", rule->quota);
  ent__buffer_fixed(out, rule->needed, 6);
  ent__buffer_puts(out, " of ");
  ent__buffer_fixed(out, rule->total, 6);
}

/* "12", or "1.24e+15" where the number is long; the decimal point is put by hand for want of a locale. */
static void put_decimal(ent_buffer *out, const char *digits) {
  const size_t length = strlen(digits);
  if (length <= 15) ent__buffer_puts(out, digits);
  else ent__buffer_printf(out, "about %c.%c%c × 10^%zu", digits[0], digits[1], digits[2], length - 1);
}

/* A share that is not 0 never reads as such. */
static void put_share(ent_buffer *out, double share) {
  if (share > 0 && share < 0.00005) {
    ent__buffer_puts(out, "< 0.01 %");
    return;
  }
  ent__buffer_decimals(out, 100 * share, 2);
  ent__buffer_puts(out, " %");
}

static void write_head(ent_buffer *out, const ent_power *power) {
  size_t players;
  size_t rules;
  const ent_power_threshold *thresholds = ent_power_thresholds(power, &rules);
  ent_power_players(power, &players);
  ent__buffer_printf(out, "%zu player%s; %s\n", players, players == 1 ? "" : "s", rules > 1 ? "all of these rules must be met:" : "the rule:");
  for (size_t r = 0; r < rules; r++) {
    ent__buffer_puts(out, "  ");
    write_rule(out, &thresholds[r]);
    ent__buffer_putc(out, '\n');
  }
  if (ent_power_hopeless(power)) ent__buffer_puts(out, "nothing can win: a quota is more than all weigh together\n");
  if (ent_power_trivial(power) && players > 0) ent__buffer_puts(out, "everything wins, even without a single vote\n");
  ent__buffer_puts(out, "winning coalitions: ");
  put_decimal(out, ent_power_winning(power));
  if (players > 0) {
    ent__buffer_puts(out, " (");
    put_share(out, ent_power_to_act(power));
    ent__buffer_puts(out, " of all: Coleman's power to act)");
  }
  ent__buffer_putc(out, '\n');
}

static void cell_share(ent__text_table *table, double share) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (isfinite(share)) put_share(&text, share);
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void cell_weight(ent__text_table *table, double weight) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, weight, 6);
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void write_players(ent_buffer *out, const ent__power_names *names, const ent_power *power) {
  static const char *const heads[] = {"player", "Shapley-Shubik", "exact", "Banzhaf", "absolute", ""};
  bool flush[6 + ENT_POWER_RULES];
  size_t rules;
  size_t count;
  const ent_power_threshold *thresholds = ent_power_thresholds(power, &rules);
  const ent_power_kind *kinds = ent_power_kinds(power, &count);
  const ent_power_player *players = ent_power_players(power, &count);
  if (count == 0) return;
  for (size_t c = 0; c < 6 + rules; c++) flush[c] = c > 0 && c + 1 < 6 + rules;
  ent__buffer_putc(out, '\n');
  ent__text_table table;
  ent__text_table_begin(&table, 6 + rules, flush);
  ent__text_table_cell(&table, heads[0]);
  for (size_t r = 0; r < rules; r++) ent__text_table_cell(&table, strcmp(thresholds[r].weights, "one") == 0 ? "votes" : thresholds[r].weights);
  for (size_t c = 1; c < 6; c++) ent__text_table_cell(&table, heads[c]);
  for (size_t i = 0; i < count; i++) {
    const ent_power_kind *kind = &kinds[players[i].kind];
    ent__text_table_cell(&table, ent__power_label(names, players[i].actor));
    for (size_t r = 0; r < rules; r++) cell_weight(&table, players[i].weights[r]);
    cell_share(&table, kind->shapley);
    ent__text_table_cell(&table, kind->fraction != NULL && strlen(kind->fraction) <= fraction_width ? kind->fraction : NULL);
    cell_share(&table, kind->banzhaf);
    cell_share(&table, kind->absolute);
    ent__text_table_cell(&table, kind->dictator ? "decides alone" : kind->veto ? "veto" : kind->dummy ? "never matters" : NULL);
  }
  ent__text_table_end(&table, out);
}

/* "China + France + any 4 of (Belgium, Chile, 8 more)". */
static void write_part(ent_buffer *out, const ent__power_names *names, const ent_power *power, const ent_power_kind *kind, uint32_t take) {
  size_t count;
  const ent_power_player *players = ent_power_players(power, &count);
  const bool all = take == kind->size;
  const uint32_t named = kind->size <= named_most + 1 ? kind->size : named_most;
  if (!all) ent__buffer_printf(out, "any %" PRIu32 " of (", take);
  else if (kind->size > named) ent__buffer_printf(out, "all %" PRIu32 " of (", take);
  for (uint32_t i = 0; i < named; i++) {
    if (i > 0) ent__buffer_puts(out, all && kind->size <= named ? " + " : ", ");
    ent__display_add(out, ent__power_label(names, players[kind->first + i].actor));
  }
  if (kind->size > named) ent__buffer_printf(out, ", %" PRIu32 " more", kind->size - named);
  if (!all || kind->size > named) ent__buffer_putc(out, ')');
}

static void write_minimals(ent_buffer *out, const ent__power_names *names, const ent_power *power, const char *title, const ent_power_minimals *found) {
  size_t count;
  const ent_power_kind *kinds = ent_power_kinds(power, &count);
  const size_t shown = found->listed < listed_most ? found->listed : listed_most;
  ent__buffer_printf(out, "\n%s: ", title);
  if (found->count == NULL) ent__buffer_puts(out, "too many to count");
  else put_decimal(out, found->count);
  ent__buffer_puts(out, shown == 0 ? "\n" : ", the smallest first\n");
  for (size_t i = 0; i < shown; i++) {
    bool first = true;
    ent__buffer_printf(out, "  %" PRIu32 " member%s: ", found->at[i].size, found->at[i].size == 1 ? "" : "s");
    if (found->at[i].size == 0) ent__buffer_puts(out, "nobody at all");
    for (size_t k = 0; k < count; k++) {
      if (found->at[i].counts[k] == 0) continue;
      if (!first) ent__buffer_puts(out, " + ");
      first = false;
      write_part(out, names, power, &kinds[k], found->at[i].counts[k]);
    }
    ent__buffer_putc(out, '\n');
  }
  if (!found->all || shown < found->listed) ent__buffer_puts(out, "  ...\n");
}

ent_status ent__power_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_power *power = ent_study_power(study);
    const ent__power_names names = ent__power_names_of(&view);
    write_head(out, power);
    write_players(out, &names, power);
    size_t count;
    ent_power_players(power, &count);
    if (count > 0) {
      write_minimals(out, &names, power, "minimal winning coalitions (none of the members can be spared)", ent_power_minimal_winning(power));
      write_minimals(out, &names, power, "minimal blocking coalitions (without them nothing wins)", ent_power_minimal_blocking(power));
    }
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
