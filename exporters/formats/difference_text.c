/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference as text to read. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/difference_names.h"
#include "exporters/formats/display.h"

/* shown_most: lines of each kind. */
enum { shown_most = 20 };

typedef struct page {
  ent_buffer *out;
  const ent_difference *difference;
  ent__difference_side before;
  ent__difference_side after;
} page;

static void more(const page *p, size_t count) {
  if (count > shown_most) ent__buffer_printf(p->out, "  ... and %zu more\n", count - shown_most);
}

static void put_cell(const page *p, const ent__difference_side *side, const ent_cell *cell) {
  ent__display_add(p->out, ent__difference_actor(side, cell->actor));
  ent__buffer_puts(p->out, " on ");
  ent__display_add(p->out, ent__difference_issue(side, cell->issue));
}

static void head(const page *p) {
  ent__buffer_puts(p->out, "before: ");
  ent__display_add(p->out, ent_study_source(p->before.study));
  ent__buffer_puts(p->out, "\nafter:  ");
  ent__display_add(p->out, ent_study_source(p->after.study));
  ent__buffer_putc(p->out, '\n');
}

static void statements(const page *p) {
  size_t count = 0;
  size_t by[3] = {0, 0, 0};
  const ent_statement_difference *at = ent_difference_statements(p->difference, &count);
  for (size_t i = 0; i < count; i++) by[at[i].kind]++;
  ent__buffer_printf(p->out, "\nstatements: %zu added, %zu removed, %zu changed, %zu the same\n", by[ENT_DIFFERENCE_ADDED], by[ENT_DIFFERENCE_REMOVED], by[ENT_DIFFERENCE_CHANGED],
                     ent_difference_same(p->difference).statements);
  for (size_t i = 0; i < count && i < shown_most; i++) {
    const bool gone = at[i].kind == ENT_DIFFERENCE_REMOVED;
    const ent__difference_side *side = gone ? &p->before : &p->after;
    const ent_statement *one = &side->statements[gone ? at[i].before : at[i].after];
    ent__buffer_printf(p->out, "  %s: ", ent_difference_kind_word(at[i].kind));
    if (one->id != NULL) ent__display_add(p->out, one->id);
    if (one->id != NULL) ent__buffer_puts(p->out, ", ");
    ent__display_add(p->out, ent__difference_actor(side, one->actor));
    ent__buffer_puts(p->out, " on ");
    ent__display_add(p->out, ent__difference_issue(side, one->issue));
    ent__buffer_putc(p->out, ' ');
    ent__display_signed(p->out, one->position);
    if (at[i].kind == ENT_DIFFERENCE_CHANGED) ent__buffer_puts(p->out, " (was ");
    if (at[i].kind == ENT_DIFFERENCE_CHANGED) ent__display_signed(p->out, p->before.statements[at[i].before].position);
    for (int f = 0; at[i].kind == ENT_DIFFERENCE_CHANGED && ent__difference_field(f) != NULL; f++)
      if ((at[i].fields & 1 << f) != 0) ent__buffer_printf(p->out, "; %s", ent__difference_field(f));
    ent__buffer_puts(p->out, at[i].kind == ENT_DIFFERENCE_CHANGED ? ")\n" : "\n");
  }
  more(p, count);
}

static void stances(const page *p) {
  size_t count = 0;
  size_t by[3] = {0, 0, 0};
  size_t sides = 0;
  const ent_stance_difference *at = ent_difference_stances(p->difference, &count);
  for (size_t i = 0; i < count; i++) {
    by[at[i].kind]++;
    sides += at[i].sides;
  }
  ent__buffer_printf(p->out, "\nstances: %zu new, %zu gone, %zu changed (%zu of these to another side), %zu the same\n", by[ENT_DIFFERENCE_ADDED], by[ENT_DIFFERENCE_REMOVED],
                     by[ENT_DIFFERENCE_CHANGED], sides, ent_difference_same(p->difference).stances);
  for (size_t i = 0; i < count && i < shown_most; i++) {
    ent__buffer_printf(p->out, "  %s: ", at[i].kind == ENT_DIFFERENCE_ADDED ? "new" : at[i].kind == ENT_DIFFERENCE_REMOVED ? "gone" : at[i].sides ? "side" : "moved");
    put_cell(p, at[i].after == NULL ? &p->before : &p->after, at[i].after == NULL ? at[i].before : at[i].after);
    ent__buffer_putc(p->out, ' ');
    if (at[i].before != NULL) ent__display_signed(p->out, at[i].before->mean);
    if (at[i].before != NULL && at[i].after != NULL) ent__buffer_puts(p->out, " -> ");
    if (at[i].after != NULL) ent__display_signed(p->out, at[i].after->mean);
    ent__buffer_putc(p->out, '\n');
  }
  more(p, count);
}

static ent_status put_coalition(const page *p, const ent__difference_side *side, uint32_t coalition, const char *none, ent_error *err) {
  ent_buffer name = ENT_BUFFER_INIT;
  const ent_status status = ent__difference_coalition(&name, side, coalition, err);
  if (coalition == ENT_NONE) ent__buffer_puts(p->out, none);
  else if (name.data != NULL) ent__display_add(p->out, name.data);
  ent_buffer_clear(&name);
  return status;
}

static ent_status places(const page *p, ent_error *err) {
  size_t count = 0;
  ent_status status = ENT_OK;
  const ent_place_difference *at = ent_difference_places(p->difference, &count);
  for (size_t i = 0; status == ENT_OK && i < count && i < shown_most; i++) {
    ent__buffer_printf(p->out, "  %s: ", ent_place_difference_word(at[i].kind));
    ent__display_add(p->out, at[i].after == ENT_NONE ? ent__difference_node(&p->before, at[i].before) : ent__difference_node(&p->after, at[i].after));
    if (at[i].before != ENT_NONE) ent__buffer_puts(p->out, ", from ");
    if (at[i].before != ENT_NONE) status = put_coalition(p, &p->before, at[i].from, "no coalition", err);
    if (at[i].after != ENT_NONE) ent__buffer_puts(p->out, ", to ");
    if (at[i].after != ENT_NONE && status == ENT_OK) status = put_coalition(p, &p->after, at[i].to, "no coalition", err);
    ent__buffer_putc(p->out, '\n');
  }
  more(p, count);
  return status;
}

static ent_status coalitions(const page *p, ent_error *err) {
  size_t count = 0;
  ent_status status = ENT_OK;
  const ent_coalition_difference *at = ent_difference_coalitions(p->difference, &count);
  const ent_partition_difference partition = ent_difference_partition(p->difference);
  ent__buffer_printf(p->out, "\ncoalitions: %" PRIu32 " moved of %" PRIu32 " in one both times", partition.moved, partition.nodes);
  if (partition.nodes > 0) {
    ent__buffer_puts(p->out, "; adjusted Rand index ");
    ent__buffer_fixed(p->out, partition.rand, 3);
    ent__buffer_puts(p->out, ", variation of information ");
    ent__buffer_fixed(p->out, partition.variation, 3);
  }
  ent__buffer_putc(p->out, '\n');
  for (size_t i = 0; status == ENT_OK && i < count && i < shown_most; i++) {
    ent__buffer_puts(p->out, "  ");
    status = put_coalition(p, &p->before, at[i].before, "(none)", err);
    ent__buffer_puts(p->out, " -> ");
    if (status == ENT_OK) status = put_coalition(p, &p->after, at[i].after, "(none)", err);
    if (at[i].before != ENT_NONE && at[i].after != ENT_NONE) ent__buffer_printf(p->out, " (%" PRIu32 " in both)", at[i].common);
    ent__buffer_putc(p->out, '\n');
  }
  more(p, count);
  return status == ENT_OK ? places(p, err) : status;
}

static void records(const page *p, const char *what, const ent_record_difference *at, size_t count, size_t same, bool relations) {
  size_t by[3] = {0, 0, 0};
  for (size_t i = 0; i < count; i++) by[at[i].kind]++;
  ent__buffer_printf(p->out, "\n%s: %zu added, %zu removed, %zu changed, %zu the same\n", what, by[ENT_DIFFERENCE_ADDED], by[ENT_DIFFERENCE_REMOVED], by[ENT_DIFFERENCE_CHANGED], same);
  for (size_t i = 0; i < count && i < shown_most; i++) {
    const bool gone = at[i].kind == ENT_DIFFERENCE_REMOVED;
    const ent__difference_side *side = gone ? &p->before : &p->after;
    const uint32_t index = gone ? at[i].before : at[i].after;
    const char *id = relations ? side->relations[index].id : NULL;
    ent__buffer_printf(p->out, "  %s: ", ent_difference_kind_word(at[i].kind));
    if (id != NULL) ent__display_add(p->out, id);
    if (id == NULL && relations) ent__buffer_puts(p->out, "of ");
    if (id == NULL) ent__display_add(p->out, ent__difference_argument(side, relations ? side->relations[index].from : index));
    ent__buffer_putc(p->out, '\n');
  }
  more(p, count);
}

static void labels(const page *p) {
  size_t count = 0;
  const ent_label_difference *at = ent_difference_labels(p->difference, &count);
  ent__buffer_printf(p->out, "\nacceptability: %zu argument%s no longer as %s\n", count, count == 1 ? " is" : "s are", count == 1 ? "it was" : "they were");
  for (size_t i = 0; i < count && i < shown_most; i++) {
    ent__buffer_puts(p->out, "  ");
    ent__display_add(p->out, ent__difference_argument(&p->after, at[i].after));
    ent__buffer_printf(p->out, ": %s -> %s\n", ent_label_word(at[i].was), ent_label_word(at[i].is));
  }
  more(p, count);
}

ent_status ent__difference_text(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  const page p = {out, difference, ent__difference_side_of(ent_difference_before(difference), options->language), ent__difference_side_of(ent_difference_after(difference), options->language)};
  ent_status status = ENT_OK;
  size_t count = 0;
  head(&p);
  if (p.before.actors != NULL) {
    statements(&p);
    stances(&p);
  }
  if (p.before.coalitions != NULL && p.after.coalitions != NULL) status = coalitions(&p, err);
  if (status == ENT_OK && p.before.actors != NULL) {
    const ent_record_difference *arguments = ent_difference_arguments(difference, &count);
    records(&p, "arguments", arguments, count, ent_difference_same(difference).arguments, false);
    const ent_record_difference *relations = ent_difference_relations(difference, &count);
    records(&p, "relations", relations, count, ent_difference_same(difference).relations, true);
    labels(&p);
  }
  return status == ENT_OK ? ent__buffer_status(out, err) : status;
}
