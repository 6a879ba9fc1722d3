/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences to read: who ranks values how, what they all accept, on what they part, what would turn them. */
#include <inttypes.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_audience_names.h"
#include "exporters/formats/display.h"

/* What a reader can take in; the rest is in the other formats. */
enum { audiences_shown = 40, arguments_shown = 25, named_most = 4 };

static const char *plural(uint64_t count) { return count == 1 ? "" : "s"; }

static void cell(ent__text_table *table, const ent_buffer *text) {
  ent__text_table_cell(table, text->data);
  if (text->failed) table->text.failed = 1;
}

static void write_more(ent_buffer *out, size_t count, size_t shown) {
  if (count > shown) ent__buffer_printf(out, "  ... %zu more\n", count - shown);
}

static void write_head(ent_buffer *out, const ent_audiences *audiences) {
  const size_t count = ent_audiences_count(audiences), classes = ent_audiences_classes(audiences);
  const ent_semantics_row *row = &ent_semantics_rows()[ent_audiences_options(audiences)->semantics];
  ent__buffer_printf(out, "audiences: value-based framework (%s), %s semantics\n", ent_audiences_source(), row->name);
  if (count == 0) ent__buffer_puts(out, "no actor ranks values, so there is no audience\n");
  else ent__buffer_printf(out, "%zu audience%s, in whose eyes attacks succeed in %zu different way%s\n", count, plural(count), classes, plural(classes));
}

static void write_audiences(ent_buffer *out, const ent__audience_names *names) {
  static const bool right[] = {false, false, true};
  const size_t count = ent_audiences_count(names->audiences), shown = count < audiences_shown ? count : audiences_shown;
  ent__text_table table;
  if (count == 0) return;
  ent__buffer_putc(out, '\n');
  ent__text_table_begin(&table, 3, right);
  ent__text_table_cell(&table, "audience");
  ent__text_table_cell(&table, "order of values");
  ent__text_table_cell(&table, "accepts");
  for (size_t i = 0; i < shown; i++) {
    ent_buffer text = ENT_BUFFER_INIT;
    uint64_t accepted = 0;
    for (uint32_t n = 0; n < names->arguments; n++) accepted += ent_audiences_acceptance(names->audiences, i, n) == ENT_ACCEPTANCE_ALL;
    ent__audience_order(&text, names, ent_audiences_at(names->audiences, i)->order);
    ent__text_table_cell(&table, ent__audience_label(names, i));
    cell(&table, &text);
    ent__text_table_whole(&table, accepted);
    ent_buffer_clear(&text);
  }
  ent__text_table_end(&table, out);
  write_more(out, count, shown);
}

/* "China, Russia, 3 more": the audiences that accept an argument, or that do not. */
static void name_audiences(ent_buffer *out, const ent__audience_names *names, ent_argument_id argument, bool accepting) {
  const size_t count = ent_audiences_count(names->audiences);
  size_t named = 0, left = 0;
  for (size_t i = 0; i < count; i++) {
    if ((ent_audiences_acceptance(names->audiences, i, argument) == ENT_ACCEPTANCE_ALL) != accepting) continue;
    if (named == named_most) {
      left++;
      continue;
    }
    if (named++ > 0) ent__buffer_puts(out, ", ");
    ent__buffer_puts(out, ent__audience_label(names, i));
  }
  if (left > 0) ent__buffer_printf(out, ", %zu more", left);
}

static bool is_common(const ent_audiences *audiences, ent_argument_id argument) {
  const size_t accepting = ent_audiences_accepting(audiences, argument);
  return accepting > 0 && accepting == ent_audiences_count(audiences);
}

static bool is_crux(const ent_audiences *audiences, ent_argument_id argument) {
  const size_t accepting = ent_audiences_accepting(audiences, argument);
  return accepting > 0 && accepting < ent_audiences_count(audiences);
}

static void write_common(ent_buffer *out, const ent__audience_names *names) {
  char number[12];
  size_t count = 0, shown = 0;
  for (uint32_t n = 0; n < names->arguments; n++) count += is_common(names->audiences, n);
  ent__buffer_printf(out, "\naccepted by every audience: %zu of %" PRIu32 " argument%s\n", count, names->arguments, plural(names->arguments));
  for (uint32_t n = 0; n < names->arguments && shown < arguments_shown; n++) {
    if (!is_common(names->audiences, names->sorted[n])) continue;
    ent__buffer_puts(out, "  ");
    ent__display_add(out, ent__audience_argument(names, names->sorted[n], number));
    ent__buffer_putc(out, '\n');
    shown++;
  }
  write_more(out, count, shown);
}

static void write_cruxes(ent_buffer *out, const ent__audience_names *names) {
  static const bool right[] = {false, false, false};
  char number[12];
  size_t count = 0, shown = 0;
  ent__text_table table;
  for (uint32_t n = 0; n < names->arguments; n++) count += is_crux(names->audiences, n);
  ent__buffer_printf(out, "\ncruxes, accepted by some audiences and not by others: %zu\n", count);
  if (count == 0) return;
  ent__text_table_begin(&table, 3, right);
  ent__text_table_cell(&table, "argument");
  ent__text_table_cell(&table, "accepted by");
  ent__text_table_cell(&table, "not by");
  for (uint32_t n = 0; n < names->arguments && shown < arguments_shown; n++) {
    if (!is_crux(names->audiences, names->sorted[n])) continue;
    ent__text_table_cell(&table, ent__audience_argument(names, names->sorted[n], number));
    for (int accepting = 1; accepting >= 0; accepting--) {
      ent_buffer text = ENT_BUFFER_INIT;
      name_audiences(&text, names, names->sorted[n], accepting != 0);
      cell(&table, &text);
      ent_buffer_clear(&text);
    }
    shown++;
  }
  ent__text_table_end(&table, out);
  write_more(out, count, shown);
}

/* How many audiences conclude what on each issue that has a direct reason in somebody's eyes. */
static void write_issues(ent_buffer *out, const ent__audience_names *names) {
  static const bool right[] = {false, true, true, true};
  const size_t count = ent_audiences_count(names->audiences);
  ent__text_table table;
  if (names->issue_count == 0 || count == 0) return;
  ent__buffer_puts(out, "\naudiences by the side whose direct reasons stand in their eyes; open: both do, or none\n");
  ent__text_table_begin(&table, 4, right);
  ent__text_table_cell(&table, "issue");
  ent__text_table_cell(&table, "for");
  ent__text_table_cell(&table, "against");
  ent__text_table_cell(&table, "open");
  for (size_t k = 0; k < names->issue_count; k++) {
    uint64_t concluding[3] = {0, 0, 0};
    uint64_t reasons = 0;
    for (size_t i = 0; i < count; i++) {
      const ent_issue_view view = ent_audiences_issue(names->audiences, i, names->issues[k]);
      concluding[view.conclusion]++;
      reasons += view.supporting + view.opposing;
    }
    if (reasons == 0) continue;
    ent__text_table_cell(&table, ent__audience_issue(names, names->issues[k]));
    for (int side = 0; side < 3; side++) ent__text_table_whole(&table, concluding[side]);
  }
  ent__text_table_end(&table, out);
}

static void write_order_counts(ent_buffer *out, const ent__audience_names *names) {
  uint64_t objective = 0, subjective = 0, never = 0;
  ent_ids witness;
  for (uint32_t n = 0; n < names->arguments; n++) {
    const ent_verdict every = ent_audiences_objective(names->audiences, n, &witness);
    const ent_verdict some = ent_audiences_subjective(names->audiences, n, &witness);
    objective += every == ENT_VERDICT_YES;
    subjective += every == ENT_VERDICT_NO && some == ENT_VERDICT_YES;
    never += every == ENT_VERDICT_NO && some == ENT_VERDICT_NO;
  }
  const uint64_t unknown = names->arguments - objective - subjective - never;
  ent__buffer_printf(out, "acceptable for every order: %" PRIu64 "; for some: %" PRIu64 "; for none: %" PRIu64, objective, subjective, never);
  if (unknown > 0) ent__buffer_printf(out, "; not known: %" PRIu64, unknown);
  ent__buffer_putc(out, '\n');
}

static void write_orders(ent_buffer *out, const ent__audience_names *names) {
  const ent_orders *orders = ent_audiences_orders(names->audiences);
  if (orders->method == ENT_ORDERS_NONE) return;
  if (orders->values.count == 0) {
    ent__buffer_puts(out, "\nno attack depends on values: every order accepts the same\n");
    return;
  }
  ent__buffer_printf(out, "\n%" PRIu32 " value%s matter%s to an attack", orders->values.count, plural(orders->values.count), orders->values.count == 1 ? "s" : "");
  if (orders->orders > 0) ent__buffer_printf(out, "; of the %" PRIu64 " orders of them", orders->orders);
  if (orders->different > 0) ent__buffer_printf(out, " %" PRIu64 " differ in the attacks that succeed", orders->different);
  else if (orders->method == ENT_ORDERS_SOLVED) ent__buffer_puts(out, ", which a solver was asked about");
  else ent__buffer_puts(out, ", of which only a sample was looked at");
  ent__buffer_putc(out, '\n');
  write_order_counts(out, names);
}

static void write_unordered(ent_buffer *out, const ent__audience_names *names) {
  static const bool right[] = {false, true, true, true};
  size_t count;
  const ent_unordered *actors = ent_audiences_unordered(names->audiences, &count);
  const size_t shown = count < audiences_shown ? count : audiences_shown;
  ent__text_table table;
  if (count == 0 || ent_audiences_orders(names->audiences)->values.count == 0) return;
  ent__buffer_puts(out, "\nactors who rank no values: the orders under which most of what they hold stands, and of what they reject does not\n");
  ent__text_table_begin(&table, 4, right);
  ent__text_table_cell(&table, "actor");
  ent__text_table_cell(&table, "stances");
  ent__text_table_cell(&table, "met");
  ent__text_table_cell(&table, "by orders");
  for (size_t i = 0; i < shown; i++) {
    ent__text_table_cell(&table, ent__audience_actor(names, actors[i].actor));
    ent__text_table_whole(&table, (uint64_t)actors[i].held.count + actors[i].rejected.count);
    ent__text_table_whole(&table, actors[i].met);
    ent__text_table_whole(&table, actors[i].orders);
  }
  ent__text_table_end(&table, out);
  write_more(out, count, shown);
}

/* What a search without a result says. */
static void write_end(ent_buffer *out, ent_search_end end, uint32_t size, const char *what) {
  if (end == ENT_SEARCH_NONE) ent__buffer_printf(out, "no %s would\n", what);
  else if (end == ENT_SEARCH_NOT_WITHIN) ent__buffer_printf(out, "none of up to %" PRIu32 " would\n", size);
  else ent__buffer_printf(out, "none of up to %" PRIu32 " would; the search ended at its bound\n", size);
}

static void write_after(ent_buffer *out, const ent_turn *turn, ent_conclusion conclusion) {
  if (turn->issue != ENT_NONE) ent__buffer_printf(out, " (then %s)", ent_conclusion_word(conclusion));
  ent__buffer_putc(out, '\n');
}

static void write_answered(ent_buffer *out, const ent__audience_names *names, const ent_turn *turn) {
  char number[12];
  bool first = true;
  for (uint32_t n = 0; n < names->arguments; n++) {
    if (!ent__audience_has(turn->answered, names->sorted[n])) continue;
    ent__buffer_puts(out, first ? "'" : ", '");
    ent__display_add(out, ent__audience_argument(names, names->sorted[n], number));
    ent__buffer_putc(out, '\'');
    first = false;
  }
  write_after(out, turn, turn->after_answers);
}

static void write_turn(ent_buffer *out, const ent__audience_names *names, const ent_turn *turn) {
  char number[12];
  const bool accepted = turn->before == ENT_ACCEPTANCE_ALL;
  ent__buffer_putc(out, '\n');
  ent__display_add(out, ent__audience_label(names, turn->audience));
  if (turn->argument != ENT_NONE) ent__buffer_printf(out, " %s '", accepted ? "accepts" : "does not accept");
  else ent__buffer_printf(out, " concludes '%s' on '", ent_conclusion_word(turn->concludes));
  ent__display_add(out, turn->argument != ENT_NONE ? ent__audience_argument(names, turn->argument, number) : ent__audience_issue(names, turn->issue));
  ent__buffer_puts(out, "'; what would turn this:\n  another order of values: ");
  if (turn->order_end == ENT_SEARCH_LEAST) {
    ent_buffer text = ENT_BUFFER_INIT;
    ent__audience_order(&text, names, turn->order);
    ent__buffer_printf(out, "%" PRIu32 " step%s: ", turn->steps, plural(turn->steps));
    ent__display_add(out, text.data == NULL ? "" : text.data);
    if (text.failed) out->failed = 1;
    ent_buffer_clear(&text);
    write_after(out, turn, turn->after_order);
  } else {
    write_end(out, turn->order_end, turn->steps, "order of the values that it ranks");
  }
  ent__buffer_puts(out, "  arguments to be answered: ");
  if (turn->answered.count > 0) write_answered(out, names, turn);
  else write_end(out, turn->answers_end, turn->size, "set of them");
}

ent_status ent__argue_audiences_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  ent__audience_names names;
  if (findings->audiences == NULL) return ENT_OK;
  ent_status status = ent__audience_names_init(&names, findings, options, err);
  if (status == ENT_OK) {
    size_t count;
    const ent_turn *turns = ent_audiences_turns(findings->audiences, &count);
    write_head(out, findings->audiences);
    write_audiences(out, &names);
    if (ent_audiences_count(findings->audiences) > 0) {
      write_common(out, &names);
      write_cruxes(out, &names);
      write_issues(out, &names);
    }
    write_orders(out, &names);
    write_unordered(out, &names);
    for (size_t i = 0; i < count; i++) write_turn(out, &names, &turns[i]);
    status = ent__buffer_status(out, err);
  }
  ent__audience_names_clear(&names);
  return status;
}
