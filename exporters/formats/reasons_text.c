/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reasons as text to read: the two partitions, issue by issue, then pairs, contradictions and premises. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/reasons_names.h"

/* What is left out is counted; the other formats have all of it. */
enum { named_most = 4, premises_most = 12, arguments_most = 8, grounds_most = 8, clashes_most = 6, issues_most = 6, weak_most = 40, odds_most = 40 };

typedef struct writing {
  ent_buffer *out;
  ent__reasons_names names;
  const ent_reasons *reasons;
} writing;

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void put_argument(writing *w, ent_argument_id argument) {
  ent__buffer_putc(w->out, '\'');
  ent__display_add(w->out, ent__reasons_argument(&w->names, argument));
  ent__buffer_putc(w->out, '\'');
}

static void put_actors(writing *w, const ent_actor_id *actors, uint32_t count) {
  for (uint32_t i = 0; i < count && i < named_most; i++) {
    if (i > 0) ent__buffer_puts(w->out, ", ");
    ent__display_add(w->out, ent__reasons_actor(&w->names, actors[i]));
  }
  if (count > named_most) ent__buffer_printf(w->out, " and %" PRIu32 " more", count - named_most);
}

static void put_arguments(writing *w, const ent_argument_id *arguments, uint32_t count) {
  for (uint32_t i = 0; i < count && i < arguments_most; i++) {
    if (i > 0) ent__buffer_puts(w->out, ", ");
    put_argument(w, arguments[i]);
  }
  if (count > arguments_most) ent__buffer_printf(w->out, " and %" PRIu32 " more", count - arguments_most);
}

static void put_more(writing *w, size_t count, size_t most, const char *indent) {
  if (count > most) ent__buffer_printf(w->out, "%s... and %zu more\n", indent, count - most);
}

static void put_coalition(writing *w, uint32_t coalition) { ent__display_add(w->out, w->names.view.coalition_labels[coalition]); }

static void write_head(writing *w) {
  size_t count = 0;
  size_t actors = 0;
  const ent_holding *at = ent_reasons_holdings(w->reasons, &count);
  for (size_t i = 0; i < count; i++) actors += i == 0 || at[i].actor != at[i - 1].actor;
  size_t arguments = 0;
  ent_dataset_arguments(w->names.view.dataset, &arguments);
  ent__buffer_printf(w->out, "%zu argument%s; %zu actor%s %s or reject%s some of them, %zu time%s in all\n", arguments, plural(arguments), actors, plural(actors), actors == 1 ? "holds" : "hold",
                     actors == 1 ? "s" : "", count, plural(count));
}

static void write_partitions(writing *w) {
  const ent_reasons_partitions *two = ent_reasons_compared(w->reasons);
  if (ent_reasons_refused(w->reasons) != NULL) {
    ent__buffer_puts(w->out, "no coalitions by shared reasons: ");
    ent__display_add(w->out, ent_reasons_refused(w->reasons));
    ent__buffer_putc(w->out, '\n');
  }
  if (ent_reasons_coalitions(w->reasons) == NULL) return;
  size_t count = 0;
  const ent_coalition *list = ent_coalitions_list(ent_reasons_coalitions(w->reasons), &count);
  ent__buffer_printf(w->out, "by position: %" PRIu32 " coalition%s of %" PRIu32 " actor%s; by shared reasons: %" PRIu32 " of %" PRIu32 " (method %s, seed %" PRIu64 ")\n",
                     two->coalitions_by_position, plural(two->coalitions_by_position), two->actors_by_position, plural(two->actors_by_position),
                     two->coalitions_by_reasons, two->actors_by_reasons, ent_coalitions_options(ent_reasons_coalitions(w->reasons))->method,
                     ent_coalitions_options(ent_reasons_coalitions(w->reasons))->seed);
  if (two->agreement.nodes > 0) {
    ent__buffer_printf(w->out, "agreement of the two over %" PRIu32 " actor%s: adjusted Rand index ", two->agreement.nodes, plural(two->agreement.nodes));
    ent__buffer_fixed(w->out, two->agreement.rand, 2);
    ent__buffer_puts(w->out, ", variation of information ");
    ent__buffer_fixed(w->out, two->agreement.variation, 2);
    ent__buffer_putc(w->out, '\n');
  }
  const bool is_signed = strcmp(ent_coalitions_options(ent_reasons_coalitions(w->reasons))->method, "signed") == 0;
  if (is_signed && count > 0 && ent_coalitions_quality(ent_reasons_coalitions(w->reasons))->negative_share <= 0)
    ent__buffer_puts(w->out, "no two of them are at odds on balance, so all who share a reason fall together; --resolution parts them more finely\n");
  for (size_t c = 0; c < count; c++) {
    if (list[c].size < 2) continue;
    ent__buffer_printf(w->out, "  by reasons %zu: ", c + 1);
    ent__display_add(w->out, w->names.by_reasons[c]);
    ent__buffer_printf(w->out, " (%" PRIu32 " actors", list[c].size);
    if (isfinite(list[c].stability)) ent__buffer_printf(w->out, ", stability ");
    if (isfinite(list[c].stability)) ent__buffer_fixed(w->out, list[c].stability, 2);
    ent__buffer_puts(w->out, ")\n");
  }
}

static void write_ground(writing *w, const ent_ground *ground) {
  static const char *const fares[] = {[ENT_LABEL_IN] = "stands", [ENT_LABEL_OUT] = "fails", [ENT_LABEL_UNDECIDED] = "is open"};
  ent__buffer_puts(w->out, "    ");
  put_argument(w, ground->argument);
  ent__buffer_printf(w->out, "%s %s", ground->direct ? "" : " (indirect)", fares[ground->label]);
  if (ground->defeater_count > 0) {
    ent__buffer_puts(w->out, ground->undercut ? ", its bearing on the issue undercut by " : ", attacked by ");
    put_arguments(w, ground->defeaters, ground->defeater_count);
  }
  ent__buffer_puts(w->out, "; held by ");
  put_actors(w, ground->holders, ground->holder_count);
  ent__buffer_putc(w->out, '\n');
}

static void write_footing(writing *w, const ent_footing *footing) {
  static const char *const verdicts[] = {"no argument for it is held by a member", "rests on what stands", "rests on what is open", "rests on arguments which do not survive"};
  ent__buffer_puts(w->out, "  ");
  if (footing->coalition != ENT_NONE) put_coalition(w, footing->coalition);
  else ent__display_add(w->out, ent__reasons_actor(&w->names, footing->actor));
  ent__buffer_printf(w->out, " %s (", footing->position > 0 ? "for" : "against");
  ent__display_signed(w->out, footing->position);
  ent__buffer_printf(w->out, "): %s\n", verdicts[footing->verdict]);
  for (uint32_t i = 0; i < footing->ground_count && i < grounds_most; i++) write_ground(w, &footing->grounds[i]);
  put_more(w, footing->ground_count, grounds_most, "    ");
}

static void write_issues(writing *w) {
  size_t count = 0;
  const ent_footing *at = ent_reasons_coalition_footings(w->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    if (i == 0) ent__buffer_puts(w->out, "\nwhat the coalitions' stances rest on\n");
    if (i == 0 || at[i].issue != at[i - 1].issue) {
      ent__display_add(w->out, ent__reasons_issue(&w->names, at[i].issue));
      ent__buffer_putc(w->out, '\n');
    }
    write_footing(w, &at[i]);
  }
}

/* Of actors only the stances that fail or hang in the air; all are in the other formats. */
static void write_weak_actors(writing *w) {
  size_t count = 0;
  size_t weak = 0;
  const ent_footing *at = ent_reasons_actor_footings(w->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    if (at[i].verdict == ENT_FOOTING_STANDS || ++weak > weak_most) continue;
    if (weak == 1) ent__buffer_puts(w->out, "\nactors whose stance rests on no argument that stands\n");
    ent__display_add(w->out, ent__reasons_issue(&w->names, at[i].issue));
    ent__buffer_putc(w->out, '\n');
    write_footing(w, &at[i]);
  }
  put_more(w, weak, weak_most, "");
}

static void write_clash(writing *w, const ent_reasons_pair *pair, const ent_clash *clash) {
  const ent_relation *relation = clash->relation == ENT_NONE ? NULL : &w->names.relations[clash->relation];
  if (relation == NULL) {
    ent__buffer_puts(w->out, "    one holds and the other rejects ");
    put_argument(w, clash->a);
    ent__buffer_putc(w->out, '\n');
    return;
  }
  const bool first = relation->from == clash->a;
  ent__buffer_puts(w->out, "    ");
  put_argument(w, relation->from);
  ent__buffer_puts(w->out, " (");
  ent__display_add(w->out, ent__reasons_actor(&w->names, first ? pair->a : pair->b));
  ent__buffer_puts(w->out, ") attacks ");
  put_argument(w, relation->to.index);
  ent__buffer_puts(w->out, " (");
  ent__display_add(w->out, ent__reasons_actor(&w->names, first ? pair->b : pair->a));
  ent__buffer_puts(w->out, ")\n");
}

static void write_pair(writing *w, const ent_reasons_pair *pair, bool allies) {
  ent__buffer_puts(w->out, "  ");
  ent__display_add(w->out, ent__reasons_actor(&w->names, pair->a));
  ent__buffer_puts(w->out, " and ");
  ent__display_add(w->out, ent__reasons_actor(&w->names, pair->b));
  if (isfinite(pair->tie)) ent__buffer_puts(w->out, ", tie ");
  if (isfinite(pair->tie)) ent__display_signed(w->out, pair->tie);
  ent__buffer_putc(w->out, '\n');
  if (pair->shared_count > 0) {
    ent__buffer_puts(w->out, "    share ");
    put_arguments(w, pair->shared, pair->shared_count);
    ent__buffer_putc(w->out, '\n');
  }
  for (uint32_t i = 0; i < pair->clash_count && i < clashes_most; i++) write_clash(w, pair, &pair->clashes[i]);
  put_more(w, pair->clash_count, clashes_most, "    ");
  if (pair->issue_count == 0) return;
  ent__buffer_puts(w->out, allies ? "    on one side for different reasons on " : "    on opposite sides of ");
  for (uint32_t i = 0; i < pair->issue_count && i < issues_most; i++) {
    if (i > 0) ent__buffer_puts(w->out, "; ");
    ent__display_add(w->out, ent__reasons_issue(&w->names, pair->issues[i]));
  }
  if (pair->issue_count > issues_most) ent__buffer_printf(w->out, " and %" PRIu32 " more", pair->issue_count - issues_most);
  ent__buffer_putc(w->out, '\n');
}

static void write_pairs(writing *w, const char *title, const ent_reasons_pair *at, size_t count, size_t total, bool allies) {
  if (count == 0) return;
  ent__buffer_printf(w->out, "\n%s", title);
  if (total > count) ent__buffer_printf(w->out, " (the first %zu of %zu)", count, total);
  ent__buffer_putc(w->out, '\n');
  for (size_t i = 0; i < count; i++) write_pair(w, &at[i], allies);
}

static void write_when(writing *w, const char *before, const ent_holding *holding, bool rejection) {
  bool any = false;
  size_t told = 0;
  for (uint32_t i = 0; i < holding->source_count; i++) {
    char pointer[40];
    char date[ENT_INTERVAL_SIZE];
    const ent_holding_source *source = &holding->sources[i];
    if ((source->by == ENT_HOLDING_REJECTED) != rejection || ++told > named_most) continue;
    ent__buffer_puts(w->out, any ? "; " : before);
    any = true;
    ent__buffer_puts(w->out, ent_holding_by_word(source->by));
    if (source->statement != ENT_NONE) ent__buffer_putc(w->out, ' ');
    if (source->statement != ENT_NONE) ent__display_add(w->out, ent__reasons_statement(&w->names, source->statement, pointer));
    if (source->document != ENT_NONE) ent__buffer_puts(w->out, " in ");
    if (source->document != ENT_NONE) ent__display_add(w->out, w->names.documents[source->document].id);
    ent_interval_format(date, source->date);
    if (*date != '\0') ent__buffer_printf(w->out, ", %s", date);
  }
  if (told > named_most) ent__buffer_printf(w->out, " and %zu more", told - named_most);
  ent__buffer_putc(w->out, '\n');
}

static void write_contradictions(writing *w) {
  size_t count = 0;
  const ent_contradiction *at = ent_reasons_contradictions(w->reasons, &count);
  if (count > 0) ent__buffer_puts(w->out, "\nactors at odds with themselves\n");
  for (size_t i = 0; i < count && i < odds_most; i++) {
    ent__buffer_puts(w->out, "  ");
    ent__display_add(w->out, ent__reasons_actor(&w->names, at[i].actor));
    ent__buffer_puts(w->out, at[i].relation == ENT_NONE ? " holds and rejects " : " holds ");
    put_argument(w, at[i].attacker);
    if (at[i].relation != ENT_NONE) ent__buffer_puts(w->out, ", which attacks ");
    if (at[i].relation != ENT_NONE) put_argument(w, at[i].attacked);
    ent__buffer_printf(w->out, " (%s%s", at[i].time == ENT_REASONS_TIME_UNKNOWN ? "time unknown" : ent_reasons_time_word(at[i].time),
                       at[i].one_document ? ", in one document" : "");
    if (at[i].relation != ENT_NONE) ent__buffer_puts(w->out, "; relation ");
    if (at[i].relation != ENT_NONE) ent__display_add(w->out, w->names.relations[at[i].relation].id);
    ent__buffer_puts(w->out, ")\n");
    write_when(w, "    the one: ", at[i].of_attacker, at[i].relation == ENT_NONE);
    write_when(w, "    the other: ", at[i].of_attacked, false);
  }
  put_more(w, count, odds_most, "  ");
}

static void write_side(writing *w, const ent_premise_side *side) {
  const uint32_t counts[] = {side->holders, side->rejecters, side->objectors};
  static const char *const words[] = {"held by", "rejected by", "objected to by"};
  ent__buffer_puts(w->out, "    ");
  put_coalition(w, side->coalition);
  ent__buffer_puts(w->out, ":");
  for (int i = 0; i < 3; i++)
    if (counts[i] > 0) ent__buffer_printf(w->out, " %s %" PRIu32 ",", words[i], counts[i]);
  ent__buffer_puts(w->out, side->accepts ? " stands in its eyes\n" : " does not stand in its eyes\n");
}

static void write_premises(writing *w, ent_premise_kind kind, const char *title) {
  size_t count = 0;
  size_t told = 0;
  const ent_premise *at = ent_reasons_premises(w->reasons, &count);
  for (size_t i = 0; i < count; i++) {
    if (at[i].kind != kind) continue;
    if (++told > premises_most) continue;
    if (told == 1) ent__buffer_printf(w->out, "\n%s\n", title);
    ent__buffer_puts(w->out, "  ");
    put_argument(w, at[i].argument);
    ent__buffer_printf(w->out, ": %" PRIu32 " actor%s, bears on %" PRIu32 " issue%s\n", at[i].actors, plural(at[i].actors), at[i].issue_count, plural(at[i].issue_count));
    for (uint32_t k = 0; k < at[i].side_count; k++) {
      const ent_premise_side *side = &at[i].sides[k];
      const bool silent = side->holders + side->rejecters + side->objectors == 0;
      if (kind == ENT_PREMISE_CRUX || !silent) write_side(w, side);
    }
  }
  if (told > premises_most) ent__buffer_printf(w->out, "  ... and %zu more\n", told - premises_most);
}

ent_status ent__reasons_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  writing w = {.out = out};
  ent_status status = ent__reasons_names_init(&w.names, study, options, err);
  if (status == ENT_OK) {
    size_t count = 0;
    size_t total = 0;
    w.reasons = w.names.reasons;
    write_head(&w);
    write_partitions(&w);
    write_issues(&w);
    write_weak_actors(&w);
    const ent_reasons_pair *allies = ent_reasons_allies(w.reasons, &count, &total);
    write_pairs(&w, "allies of convenience: one coalition by position, at odds or apart in their reasons", allies, count, total, true);
    const ent_reasons_pair *opponents = ent_reasons_opponents(w.reasons, &count, &total);
    write_pairs(&w, "opponents who share premises", opponents, count, total, false);
    write_contradictions(&w);
    write_premises(&w, ENT_PREMISE_CRUX, "cruxes: arguments on which coalitions part");
    write_premises(&w, ENT_PREMISE_COMMON, "common premises: held on several sides, or standing in the eyes of every coalition");
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&w.names.view);
  return status;
}
