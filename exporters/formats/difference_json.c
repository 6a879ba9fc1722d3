/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference as JSON; the document is about what came after. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/difference_names.h"
#include "exporters/formats/findings.h"

typedef struct page {
  ent__json *json;
  ent__difference_side before;
  ent__difference_side after;
} page;

static void open_list(const page *p, const char *key) {
  ent__json_key(p->json, key);
  ent__json_array(p->json);
}

static void statements(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_statement_difference *at = ent_difference_statements(difference, &count);
  open_list(p, "statements");
  for (size_t i = 0; i < count; i++) {
    const ent_statement *was = at[i].before == ENT_NONE ? NULL : &p->before.statements[at[i].before];
    const ent_statement *is = at[i].after == ENT_NONE ? NULL : &p->after.statements[at[i].after];
    const ent__difference_side *side = is != NULL ? &p->after : &p->before;
    const ent_statement *one = is != NULL ? is : was;
    if (one == NULL) continue; /* never: it is in one of the two */
    ent__json_object_inline(p->json);
    ent__findings_string(p->json, "kind", ent_difference_kind_word(at[i].kind));
    ent__findings_string(p->json, "id", one->id);
    ent__findings_string(p->json, "actor", side->actors[one->actor].id);
    ent__findings_string(p->json, "issue", side->issues[one->issue].id);
    ent__findings_number(p->json, "before", was == NULL ? NAN : was->position);
    ent__findings_number(p->json, "after", is == NULL ? NAN : is->position);
    ent__json_key(p->json, "fields");
    ent__json_array_inline(p->json);
    for (int f = 0; ent__difference_field(f) != NULL; f++)
      if ((at[i].fields & 1 << f) != 0) ent__json_string(p->json, ent__difference_field(f));
    ent__json_close(p->json, ']');
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
}

static void stances(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_stance_difference *at = ent_difference_stances(difference, &count);
  open_list(p, "stances");
  for (size_t i = 0; i < count; i++) {
    const ent_cell *one = at[i].after != NULL ? at[i].after : at[i].before;
    const ent__difference_side *side = at[i].after != NULL ? &p->after : &p->before;
    ent__json_object_inline(p->json);
    ent__findings_string(p->json, "kind", ent_difference_kind_word(at[i].kind));
    ent__findings_string(p->json, "actor", side->actors[one->actor].id);
    ent__findings_string(p->json, "issue", side->issues[one->issue].id);
    ent__findings_number(p->json, "before", at[i].before == NULL ? NAN : at[i].before->mean);
    ent__findings_number(p->json, "after", at[i].after == NULL ? NAN : at[i].after->mean);
    ent__findings_number(p->json, "size", at[i].size);
    ent__json_key(p->json, "changed_side");
    ent__json_bool(p->json, at[i].sides);
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
}

static ent_status put_coalition(const page *p, const char *key, const ent__difference_side *side, uint32_t coalition, ent_error *err) {
  ent_buffer name = ENT_BUFFER_INIT;
  const ent_status status = ent__difference_coalition(&name, side, coalition, err);
  ent__findings_string(p->json, key, name.data);
  ent_buffer_clear(&name);
  return status;
}

static ent_status two_coalitions(const page *p, uint32_t before, uint32_t after, ent_error *err) {
  const ent_status status = put_coalition(p, "before", &p->before, before, err);
  return status == ENT_OK ? put_coalition(p, "after", &p->after, after, err) : status;
}

static ent_status places(const page *p, const ent_difference *difference, ent_error *err) {
  size_t count = 0;
  ent_status status = ENT_OK;
  const ent_place_difference *at = ent_difference_places(difference, &count);
  open_list(p, "places");
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    const bool gone = at[i].after == ENT_NONE;
    ent__json_object_inline(p->json);
    ent__findings_string(p->json, "kind", ent_place_difference_word(at[i].kind));
    ent__findings_string(p->json, "id", gone ? p->before.nodes[at[i].before].id : p->after.nodes[at[i].after].id);
    status = two_coalitions(p, at[i].from, at[i].to, err);
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
  return status;
}

static ent_status coalitions(const page *p, const ent_difference *difference, ent_error *err) {
  size_t count = 0;
  ent_status status = ENT_OK;
  const ent_partition_difference partition = ent_difference_partition(difference);
  const ent_coalition_difference *at = ent_difference_coalitions(difference, &count);
  ent__json_key(p->json, "partition");
  ent__json_object_inline(p->json);
  ent__findings_whole(p->json, "nodes", partition.nodes);
  ent__findings_whole(p->json, "moved", partition.moved);
  ent__findings_number(p->json, "rand", partition.rand);
  ent__findings_number(p->json, "variation", partition.variation);
  ent__json_close(p->json, '}');
  open_list(p, "coalitions");
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    ent__json_object_inline(p->json);
    status = two_coalitions(p, at[i].before, at[i].after, err);
    ent__findings_whole(p->json, "common", at[i].common);
    ent__findings_number(p->json, "jaccard", at[i].jaccard);
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
  return status == ENT_OK ? places(p, difference, err) : status;
}

static void records(const page *p, const char *key, const ent_record_difference *at, size_t count, bool relations) {
  open_list(p, key);
  for (size_t i = 0; i < count; i++) {
    const bool gone = at[i].kind == ENT_DIFFERENCE_REMOVED;
    const ent__difference_side *side = gone ? &p->before : &p->after;
    const uint32_t index = gone ? at[i].before : at[i].after;
    ent__json_object_inline(p->json);
    ent__findings_string(p->json, "kind", ent_difference_kind_word(at[i].kind));
    ent__findings_string(p->json, "id", relations ? side->relations[index].id : side->arguments[index].id);
    if (relations) ent__findings_string(p->json, "from", side->arguments[side->relations[index].from].id);
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
}

static void arguments(const page *p, const ent_difference *difference) {
  size_t count = 0;
  const ent_record_difference *list = ent_difference_arguments(difference, &count);
  records(p, "arguments", list, count, false);
  const ent_record_difference *relations = ent_difference_relations(difference, &count);
  records(p, "relations", relations, count, true);
  const ent_label_difference *labels = ent_difference_labels(difference, &count);
  open_list(p, "acceptability");
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(p->json);
    ent__findings_string(p->json, "id", p->after.arguments[labels[i].after].id);
    ent__findings_string(p->json, "before", ent_label_word(labels[i].was));
    ent__findings_string(p->json, "after", ent_label_word(labels[i].is));
    ent__json_close(p->json, '}');
  }
  ent__json_close(p->json, ']');
}

static void write_side(const page *p, const char *key, const ent_study *study) {
  ent__json_key(p->json, key);
  ent__json_object_inline(p->json);
  ent__findings_string(p->json, "source", ent_study_source(study));
  ent__findings_string(p->json, "input_sha256", ent_study_sha256(study));
  ent__json_close(p->json, '}');
}

static ent_status write(const page *p, const ent_difference *difference, ent_error *err) {
  const ent_difference_counts same = ent_difference_same(difference);
  ent__json_key(p->json, "difference");
  ent__json_object(p->json);
  write_side(p, "before", p->before.study);
  write_side(p, "after", p->after.study);
  ent__json_key(p->json, "same");
  ent__json_object_inline(p->json);
  ent__findings_whole(p->json, "statements", same.statements);
  ent__findings_whole(p->json, "stances", same.stances);
  ent__findings_whole(p->json, "arguments", same.arguments);
  ent__findings_whole(p->json, "relations", same.relations);
  ent__json_close(p->json, '}');
  statements(p, difference);
  stances(p, difference);
  const ent_status status = coalitions(p, difference, err);
  if (status != ENT_OK) return status;
  arguments(p, difference);
  ent__json_close(p->json, '}');
  return ENT_OK;
}

ent_status ent__difference_json(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent__json json;
  const page p = {&json, ent__difference_side_of(ent_difference_before(difference), options->language), ent__difference_side_of(ent_difference_after(difference), options->language)};
  ent_status status = ent__view_init(&view, ent_difference_after(difference), options, err);
  if (status == ENT_OK) {
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "difference");
    status = write(&p, difference, err);
    ent__findings_close(&json, ent_difference_after(difference));
    if (status == ENT_OK) status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
