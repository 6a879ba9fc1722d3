/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference as CSV: one row for all that is not as it was. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/difference_names.h"
#include "exporters/formats/escape.h"

typedef struct page {
  ent_buffer *out;
  ent__difference_side before;
  ent__difference_side after;
} page;

/* Begins a row: part, kind, id, label, issue. */
static void begin(const page *p, const char *part, const char *kind, const char *id, const char *label, const char *issue) {
  const char *const fields[] = {id, label, issue};
  ent__buffer_printf(p->out, "%s,%s", part, kind);
  for (int i = 0; i < 3; i++) {
    ent__buffer_putc(p->out, ',');
    if (fields[i] != NULL) ent__csv_guarded(p->out, fields[i]);
  }
}

static void put_number(const page *p, double value) {
  ent__buffer_putc(p->out, ',');
  if (isfinite(value)) ent__buffer_number(p->out, value);
}

static void statements(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_statement_difference *at = ent_difference_statements(difference, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_statement *was = at[i].before == ENT_NONE ? NULL : &p->before.statements[at[i].before];
    const ent_statement *is = at[i].after == ENT_NONE ? NULL : &p->after.statements[at[i].after];
    const ent__difference_side *side = is != NULL ? &p->after : &p->before;
    const ent_statement *one = &side->statements[is != NULL ? at[i].after : at[i].before];
    bool first = true;
    begin(p, "statement", ent_difference_kind_word(at[i].kind), one->id, ent__difference_actor(side, one->actor), side->issues[one->issue].id);
    put_number(p, was == NULL ? NAN : was->position);
    put_number(p, is == NULL ? NAN : is->position);
    put_number(p, was == NULL || is == NULL ? NAN : is->position - was->position);
    ent__buffer_putc(p->out, ',');
    for (int f = 0; ent__difference_field(f) != NULL; f++) {
      if ((at[i].fields & 1 << f) == 0) continue;
      ent__buffer_printf(p->out, "%s%s", first ? "" : " ", ent__difference_field(f));
      first = false;
    }
    ent__buffer_putc(p->out, '\n');
  }
}

static void stances(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_stance_difference *at = ent_difference_stances(difference, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_cell *one = at[i].after != NULL ? at[i].after : at[i].before;
    const ent__difference_side *side = at[i].after != NULL ? &p->after : &p->before;
    begin(p, "stance", ent_difference_kind_word(at[i].kind), side->actors[one->actor].id, ent__difference_actor(side, one->actor), side->issues[one->issue].id);
    put_number(p, at[i].before == NULL ? NAN : at[i].before->mean);
    put_number(p, at[i].after == NULL ? NAN : at[i].after->mean);
    put_number(p, at[i].size);
    ent__buffer_puts(p->out, at[i].sides ? ",side\n" : ",\n");
  }
}

static ent_status put_coalition(const page *p, const ent__difference_side *side, uint32_t coalition, ent_error *err) {
  ent_buffer name = ENT_BUFFER_INIT;
  const ent_status status = ent__difference_coalition(&name, side, coalition, err);
  ent__buffer_putc(p->out, ',');
  if (name.data != NULL) ent__csv_guarded(p->out, name.data);
  ent_buffer_clear(&name);
  return status;
}

static ent_status two_coalitions(const page *p, uint32_t before, uint32_t after, ent_error *err) {
  const ent_status status = put_coalition(p, &p->before, before, err);
  return status == ENT_OK ? put_coalition(p, &p->after, after, err) : status;
}

static ent_status coalitions(const page *p, const ent_difference *difference, ent_error *err) {
  size_t count = 0;
  ent_status status = ENT_OK;
  const ent_coalition_difference *at = ent_difference_coalitions(difference, &count);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    begin(p, "coalition", at[i].before == ENT_NONE ? "added" : at[i].after == ENT_NONE ? "removed" : "matched", NULL, NULL, NULL);
    status = two_coalitions(p, at[i].before, at[i].after, err);
    put_number(p, at[i].jaccard);
    ent__buffer_puts(p->out, ",\n");
  }
  const ent_place_difference *places = ent_difference_places(difference, &count);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    const bool gone = places[i].after == ENT_NONE;
    const ent__difference_side *side = gone ? &p->before : &p->after;
    const uint32_t node = gone ? places[i].before : places[i].after;
    begin(p, "place", ent_place_difference_word(places[i].kind), side->nodes[node].id, ent__difference_node(side, node), NULL);
    status = two_coalitions(p, places[i].from, places[i].to, err);
    ent__buffer_puts(p->out, ",,\n");
  }
  return status;
}

static void records(const page *p, const char *part, const ent_record_difference *at, size_t count, bool relations) {
  for (size_t i = 0; i < count; i++) {
    const bool gone = at[i].kind == ENT_DIFFERENCE_REMOVED;
    const ent__difference_side *side = gone ? &p->before : &p->after;
    const uint32_t index = gone ? at[i].before : at[i].after;
    const uint32_t argument = relations ? side->relations[index].from : index;
    begin(p, part, ent_difference_kind_word(at[i].kind), relations ? side->relations[index].id : side->arguments[index].id, ent__difference_argument(side, argument), NULL);
    ent__buffer_puts(p->out, ",,,,\n");
  }
}

static void arguments(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_record_difference *list = ent_difference_arguments(difference, &count);
  records(p, "argument", list, count, false);
  const ent_record_difference *relations = ent_difference_relations(difference, &count);
  records(p, "relation", relations, count, true);
  const ent_label_difference *labels = ent_difference_labels(difference, &count);
  for (size_t i = 0; i < count; i++) {
    begin(p, "acceptability", "changed", p->after.arguments[labels[i].after].id, ent__difference_argument(&p->after, labels[i].after), NULL);
    ent__buffer_printf(p->out, ",%s,%s,,\n", ent_label_word(labels[i].was), ent_label_word(labels[i].is));
  }
}

ent_status ent__difference_csv(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  const page p = {out, ent__difference_side_of(ent_difference_before(difference), options->language), ent__difference_side_of(ent_difference_after(difference), options->language)};
  ent__buffer_puts(out, "part,kind,id,label,issue,before,after,size,fields\n");
  statements(&p, difference);
  stances(&p, difference);
  const ent_status status = coalitions(&p, difference, err);
  if (status != ENT_OK) return status;
  arguments(&p, difference);
  return ent__buffer_status(out, err);
}
