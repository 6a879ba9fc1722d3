/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which coalitions reach a majority or two thirds, and what weights are worth. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

/* states: from so many on only they vote. pairs: of coalitions told at most. rows: of the table. */
enum { states_from = ENT__KNOWN, pairs_told = 6, rows_most = 20 };

/* The vote that is imagined. */
typedef struct ballot {
  double *votes; /* by actor; 0 where it has none */
  double total;
  size_t voters;
  bool weighted;
  bool of_states;
} ballot;

static bool has_stance(const ent__report *report, ent_actor_id actor) {
  size_t cells = 0;
  ent_stances_row(report->stances, actor, &cells);
  return cells > 0;
}

static bool all_weighted(const ent__report *report, const ent_power_player *players, size_t count) {
  bool differ = false;
  for (size_t i = 0; i < count; i++) {
    const double weight = report->actors[players[i].actor].weight;
    if (isnan(weight)) return false;
    differ = differ || weight != report->actors[players[0].actor].weight;
  }
  return differ;
}

static bool hold(ent__report *report, ballot *out) {
  size_t count = 0;
  size_t states = 0;
  const ent_power_player *players = ent_power_players(ent_study_power(report->study), &count);
  *out = (ballot){.votes = ent__tree_alloc(&report->tree, report->actor_total + 1, sizeof(double))};
  if (out->votes == NULL) return false;
  for (size_t i = 0; i < count; i++) states += report->actors[players[i].actor].kind == ENT_ACTOR_STATE && has_stance(report, players[i].actor);
  out->weighted = all_weighted(report, players, count);
  out->of_states = !out->weighted && states >= states_from;
  for (size_t i = 0; i < count; i++) {
    const ent_actor *actor = &report->actors[players[i].actor];
    if (!out->weighted && !has_stance(report, players[i].actor)) continue;
    if (out->of_states && actor->kind != ENT_ACTOR_STATE) continue;
    out->votes[players[i].actor] = out->weighted ? actor->weight : 1;
    out->total += out->votes[players[i].actor];
    out->voters++;
  }
  return out->voters > 2;
}

/* Votes without a sign; weights may have decimals. */
static void add_votes(ent__report *report, ent__runs *runs, double votes) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, votes, 6);
  ent__add_plain(report, runs, ent__tree_take(&report->tree, &text));
}

static double votes_of(const ent__report *report, const ballot *b, uint32_t group) {
  size_t size = 0;
  double sum = 0;
  const uint32_t *nodes = ent__members_of(report, group, &size);
  for (size_t i = 0; i < size; i++)
    if (report->nodes[nodes[i]].kind == ENT_NODE_ACTOR) sum += b->votes[report->nodes[nodes[i]].index];
  return sum;
}

/* Sums of decimals come close to bounds, not onto them. */
static bool is_majority(const ballot *b, double votes) { return 2 * votes > b->total * (1 + 1e-12); }
static bool is_two_thirds(const ballot *b, double votes) { return 3 * votes >= 2 * b->total * (1 - 1e-12); }
static bool blocks(const ballot *b, double votes) { return !is_two_thirds(b, b->total - votes); }

static void say_bounds(ent__report *report, ent__block *block, const ballot *b) {
  ent__runs total = {NULL, NULL};
  add_votes(report, &total, b->total);
  const ent__phrase_id lead = b->weighted ? ENT__W_POW_VOTES : b->of_states ? ENT__W_POW_STATES : ENT__W_POW_ACTORS;
  ent__say(&report->tree, &block->runs, lead, ENT__ARGS(ent__arg_count(b->voters), ent__arg_runs(&total)));
  bool whole = true;
  for (size_t i = 0; i < report->actor_total; i++) whole = whole && b->votes[i] == floor(b->votes[i]);
  if (whole) {
    ent__runs half = {NULL, NULL};
    ent__runs most = {NULL, NULL};
    ent__runs veto = {NULL, NULL};
    const double two_thirds = ceil(2 * b->total / 3);
    add_votes(report, &half, floor(b->total / 2) + 1);
    add_votes(report, &most, two_thirds);
    add_votes(report, &veto, b->total - two_thirds + 1);
    ent__say(&report->tree, &block->runs, ENT__W_POW_BOUNDS, ENT__ARGS(ent__arg_runs(&half), ent__arg_runs(&most), ent__arg_runs(&veto), ent__arg_runs(&total)));
  }
  ent__say(&report->tree, &block->runs, ENT__W_POW_CAVEAT, ENT__NO_ARGS);
}

static void say_group(ent__report *report, const ballot *b, uint32_t group) {
  const double votes = votes_of(report, b, group);
  ent__runs name = {NULL, NULL};
  ent__runs own = {NULL, NULL};
  ent__runs total = {NULL, NULL};
  if (votes == 0 || (!ent__is_group(report, group) && !blocks(b, votes))) return; /* a lone actor matters where it can block */
  ent__add_group(report, &name, group);
  add_votes(report, &own, votes);
  add_votes(report, &total, b->total);
  const ent__phrase_id phrase = is_two_thirds(b, votes) ? ENT__W_POW_HAS_TWO_THIRDS
                                : is_majority(b, votes) ? ENT__W_POW_HAS_MAJORITY
                                : blocks(b, votes)      ? ENT__W_POW_HAS_BLOCK
                                                        : ENT__W_POW_HAS_LITTLE;
  ent__item(report, phrase, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&own), ent__arg_runs(&total)));
}

static bool say_pair(ent__report *report, const ballot *b, uint32_t first, uint32_t second) {
  const double votes = votes_of(report, b, first) + votes_of(report, b, second);
  if (!is_majority(b, votes) || votes_of(report, b, second) == 0) return false;
  ent__runs x = {NULL, NULL};
  ent__runs y = {NULL, NULL};
  ent__runs own = {NULL, NULL};
  ent__runs total = {NULL, NULL};
  ent__add_group(report, &x, first);
  ent__add_group(report, &y, second);
  add_votes(report, &own, votes);
  add_votes(report, &total, b->total);
  ent__item(report, is_two_thirds(b, votes) ? ENT__W_POW_PAIR_TWO_THIRDS : ENT__W_POW_PAIR_MAJORITY,
            ENT__ARGS(ent__arg_runs(&x), ent__arg_runs(&y), ent__arg_runs(&own), ent__arg_runs(&total)));
  return true;
}

/* Pairs are of interest where no coalition has a majority alone. */
static void say_groups(ent__report *report, const ballot *b) {
  const uint32_t sides = ent__sides(report);
  bool alone = false;
  size_t pairs = 0;
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t i = 0; i < sides; i++) {
    say_group(report, b, i);
    alone = alone || is_majority(b, votes_of(report, b, i));
  }
  for (uint32_t i = 0; !alone && i < sides; i++)
    for (uint32_t k = i + 1; k < sides && pairs < pairs_told; k++) pairs += say_pair(report, b, i, k);
  ent__tree_close(&report->tree);
  if (!alone && pairs == 0) ent__paragraph(report, ENT__W_POW_NO_PAIR, ENT__NO_ARGS);
}

static void say_row(ent__report *report, const ballot *b, const ent_power_player *player, const ent_power_kind *kind) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_actor(report, &ent__row_header(report)->runs, player->actor);
  add_votes(report, &ent__cell(report, ENT__ALIGN_END)->runs, player->weights[0]);
  ent__count_cell(report, ent__hundred(player->weights[0] / b->total));
  ent__count_cell(report, ent__hundred(kind->shapley));
  ent__tree_close(&report->tree);
}

/* Names those who are in every majority, or never matter. */
static void say_special(ent__report *report, const ent_power *power, bool veto, ent__phrase_id phrase) {
  size_t count = 0;
  size_t found = 0;
  const ent_power_kind *kinds = ent_power_kinds(power, &count);
  const ent_power_player *players = ent_power_players(power, &count);
  ent_actor_id *actors = ent__tree_alloc(&report->tree, count + 1, sizeof *actors);
  if (actors == NULL) return;
  for (size_t i = 0; i < count; i++)
    if (veto ? kinds[players[i].kind].veto : kinds[players[i].kind].dummy) actors[found++] = players[i].actor;
  if (found == 0) return;
  ent__runs names = {NULL, NULL};
  ent__add_actors(report, &names, actors, found);
  ent__paragraph(report, phrase, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(found)));
}

static void say_weights(ent__report *report, const ballot *b, const ent_power *power) {
  static const ent__phrase_id words[] = {ENT__W_POW_ACTOR, ENT__W_POW_VOTES_OF, ENT__W_POW_SHARE, ENT__W_POW_POWER};
  size_t count = 0;
  size_t kind_count = 0;
  const ent_power_player *players = ent_power_players(power, &count);
  const ent_power_kind *kinds = ent_power_kinds(power, &kind_count);
  ent__paragraph(report, ENT__W_POW_WEIGHTS, ENT__NO_ARGS);
  ent__open_table(report, ENT__W_POW_TABLE, ENT__NO_ARGS);
  ent__header_row(report, words, "lrrr");
  for (size_t i = 0; i < count && i < rows_most; i++) say_row(report, b, &players[i], &kinds[players[i].kind]);
  ent__tree_close(&report->tree);
  say_special(report, power, true, ENT__W_POW_VETO);
  say_special(report, power, false, ENT__W_POW_DUMMY);
}

/* Weights that take too much work to count are left out. */
static void weigh(ent__report *report, const ballot *b) {
  static const ent_power_options options = {{{"weight", "majority"}}, 1};
  ent_error own = ENT_ERROR_INIT;
  ent_power *power = NULL;
  const ent_status status = ent_power_new(&power, report->stances, &options, &own);
  if (status == ENT_OK) say_weights(report, b, power);
  else if (status == ENT_E_NOMEM) report->tree.failed = true;
  ent_power_free(power);
}

void ent__section_power(ent__report *report) {
  ballot b;
  if (ent_study_power(report->study) == NULL || !report->of_actors) return;
  if (ent__groups(report) < 1 || ent__sides(report) < 2 || !hold(report, &b)) return;
  ent__open_section(report, "power", ENT__W_POWER);
  say_bounds(report, ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH), &b);
  say_groups(report, &b);
  if (b.weighted) weigh(report, &b);
  ent__tree_close(&report->tree);
}
