/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dataset's arguments in the Argument Interchange Format, as AIFdb has it: nodes and edges, and an
 * L-node with its illocution for each who puts forward, endorses or rejects an argument, or sees a relation.
 */
#include <entente/exporters.h>

#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/json_write.h"
#include "engine/base/mem.h"
#include "engine/base/names.h"

typedef struct writing {
  const ent_dataset *dataset;
  ent__json json;
  ent_buffer edges; /* of which there are as many as `edge_count` */
  ent__json edge_json;
  ent__names ids;   /* of nodes: none twice */
  const char *language;
  const ent_argument *arguments;
  const ent_relation *relations;
  const ent_issue *issues;
  const ent_actor *actors;
  size_t argument_count, relation_count, issue_count;
  uint32_t *relation_id; /* by relation: its node's number among the ids */
  uint32_t *side_id;     /* by side of an issue, UINT32_MAX where it has no node */
  size_t edge_count;
  bool failed;
} writing;

/* Takes an id, or the next like it that no node has. */
static uint32_t take_id(writing *w, const char *wanted) {
  char id[300];
  uint32_t number = 0;
  int added = ent__names_add(&w->ids, wanted, strlen(wanted), &number);
  for (unsigned long attempt = 1; added == ENT__NAME_KNOWN; attempt++) {
    const int length = snprintf(id, sizeof id, "%.240s#%lu", wanted, attempt);
    added = ent__names_add(&w->ids, id, (size_t)length, &number);
  }
  w->failed = w->failed || added == ENT__NAME_FAILED;
  return number;
}

static const char *id_at(const writing *w, uint32_t number) { return w->failed ? "" : w->ids.at[number]; }

static void put_node(writing *w, const char *id, const char *text, const char *type, const char *scheme, const char *time) {
  ent__json *json = &w->json;
  ent__json_object_inline(json);
  ent__json_key(json, "nodeID");
  ent__json_string(json, id);
  ent__json_key(json, "text");
  ent__json_string(json, text);
  ent__json_key(json, "type");
  ent__json_string(json, type);
  if (time != NULL) {
    ent__json_key(json, "timestamp");
    ent__json_string(json, time);
  }
  if (scheme != NULL) {
    ent__json_key(json, "scheme");
    ent__json_string(json, scheme);
  }
  ent__json_close(json, '}');
}

static void put_edge(writing *w, const char *from, const char *to) {
  char id[32];
  ent__json *json = &w->edge_json;
  snprintf(id, sizeof id, "%zu", ++w->edge_count);
  ent__json_object_inline(json);
  ent__json_key(json, "edgeID");
  ent__json_string(json, id);
  ent__json_key(json, "fromID");
  ent__json_string(json, from);
  ent__json_key(json, "toID");
  ent__json_string(json, to);
  ent__json_key(json, "formEdgeID");
  ent__json_null(json);
  ent__json_close(json, '}');
}

/* A name that the reader takes for that of the speaker: without a colon, which would end it. */
static void put_speaker(ent_buffer *out, const char *name) {
  for (; *name != '\0'; name++) ent__buffer_putc(out, *name == ':' ? ';' : *name);
}

static void put_voice(writing *w, uint32_t actor, const char *scheme, const char *what, const char *to, const char *time) {
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_actor *one = &w->actors[actor];
  const char *label = ent_text_in(one->label, w->language);
  put_speaker(&text, label == NULL || *label == '\0' ? one->id : label);
  ent__buffer_printf(&text, " : %s", what);
  const uint32_t locution = take_id(w, "L"), illocution = take_id(w, "YA");
  w->failed = w->failed || text.failed;
  if (!w->failed) {
    put_node(w, id_at(w, locution), text.data, "L", NULL, time);
    put_node(w, id_at(w, illocution), scheme, "YA", scheme, NULL);
    put_edge(w, id_at(w, locution), id_at(w, illocution));
    put_edge(w, id_at(w, illocution), to);
  }
  ent_buffer_clear(&text);
}

static void put_voices(writing *w, ent_ids actors, const char *scheme, const char *what, const char *to, const char *time) {
  for (uint32_t i = 0; i < actors.count && !w->failed; i++) put_voice(w, actors.at[i], scheme, what, to, time);
}

static void put_argument(writing *w, const ent_argument *one) {
  char time[ENT_INTERVAL_SIZE + 10], date[ENT_INTERVAL_SIZE];
  const bool day = one->date.from.year != 0 && one->date.from.day != 0;
  const char *text = ent_text_in(one->text, w->language);
  if (text == NULL || *text == '\0') text = one->id;
  if (day) {
    ent_interval_format(date, (ent_interval){one->date.from, one->date.from});
    snprintf(time, sizeof time, "%s 00:00:00", date);
  }
  put_node(w, one->id, text, "I", NULL, day ? time : NULL);
  put_voices(w, one->put_forward_by, "Asserting", text, one->id, day ? time : NULL);
  put_voices(w, one->endorsed_by, "Agreeing", text, one->id, day ? time : NULL);
  put_voices(w, one->rejected_by, "Disagreeing", text, one->id, day ? time : NULL);
}

static size_t side_of(ent_target to) { return 2 * (size_t)to.index + (to.kind == ENT_TARGET_ISSUE_OPPOSE); }

static bool of_issue(ent_target to) { return to.kind == ENT_TARGET_ISSUE_SUPPORT || to.kind == ENT_TARGET_ISSUE_OPPOSE; }

static void put_side(writing *w, ent_target to) {
  char id[300];
  const bool oppose = to.kind == ENT_TARGET_ISSUE_OPPOSE;
  const ent_issue *one = &w->issues[to.index];
  const char *text = ent_text_in(oppose ? one->oppose : one->support, w->language);
  if (text == NULL || *text == '\0') text = ent_text_in(one->label, w->language);
  snprintf(id, sizeof id, "%.240s: %s", one->id, oppose ? "oppose" : "support");
  const uint32_t number = take_id(w, id);
  w->side_id[side_of(to)] = number;
  if (!w->failed) put_node(w, id_at(w, number), text == NULL || *text == '\0' ? one->id : text, "I", NULL, NULL);
}

static const char *target(const writing *w, ent_target to) {
  if (to.kind == ENT_TARGET_ARGUMENT) return w->arguments[to.index].id;
  return id_at(w, to.kind == ENT_TARGET_RELATION ? w->relation_id[to.index] : w->side_id[side_of(to)]);
}

static void put_relation(writing *w, size_t which) {
  const ent_relation *one = &w->relations[which];
  const bool support = one->kind == ENT_RELATION_SUPPORTS;
  const char *id = id_at(w, w->relation_id[which]), *scheme = support ? "Default Inference" : "Default Conflict";
  put_node(w, id, scheme, support ? "RA" : "CA", scheme, NULL);
  put_edge(w, w->arguments[one->from].id, id);
  put_edge(w, id, target(w, one->to));
  put_voices(w, one->asserted_by, support ? "Arguing" : "Disagreeing", scheme, id, NULL);
}

static ent_status begin(writing *w, ent_error *err) {
  size_t count = 0;
  w->language = ent_dataset_about(w->dataset)->language;
  w->arguments = ent_dataset_arguments(w->dataset, &w->argument_count);
  w->relations = ent_dataset_relations(w->dataset, &w->relation_count);
  w->issues = ent_dataset_issues(w->dataset, &w->issue_count);
  w->actors = ent_dataset_actors(w->dataset, &count);
  w->relation_id = ent__alloc(w->relation_count, sizeof *w->relation_id);
  w->side_id = ent__alloc(2 * w->issue_count, sizeof *w->side_id);
  if (w->relation_id == NULL || w->side_id == NULL) return ent__nomem(err);
  for (size_t i = 0; i < 2 * w->issue_count; i++) w->side_id[i] = UINT32_MAX;
  return ENT_OK;
}

static void put_all(writing *w) {
  for (size_t i = 0; i < w->argument_count; i++) (void)take_id(w, w->arguments[i].id);
  for (size_t i = 0; i < w->relation_count; i++) w->relation_id[i] = take_id(w, w->relations[i].id);
  for (size_t i = 0; i < w->argument_count && !w->failed; i++) put_argument(w, &w->arguments[i]);
  for (size_t i = 0; i < w->relation_count && !w->failed; i++)
    if (of_issue(w->relations[i].to) && w->side_id[side_of(w->relations[i].to)] == UINT32_MAX) put_side(w, w->relations[i].to);
  for (size_t i = 0; i < w->relation_count && !w->failed; i++) put_relation(w, i);
}

ent_status ent_dataset_write_aif(ent_buffer *out, const ent_dataset *dataset, ent_error *err) {
  writing w = {.dataset = dataset, .edges = ENT_BUFFER_INIT};
  ent_status status = begin(&w, err);
  if (status != ENT_OK) goto fail;
  ent__json_begin(&w.json, out);
  ent__json_begin(&w.edge_json, &w.edges);
  ent__json_object(&w.edge_json);
  ent__json_key(&w.edge_json, "edges");
  ent__json_array(&w.edge_json);
  ent__json_object(&w.json);
  ent__json_key(&w.json, "nodes");
  ent__json_array(&w.json);
  put_all(&w);
  ent__json_close(&w.json, ']');
  ent__json_close(&w.edge_json, ']');
  ent__json_key(&w.edge_json, "locutions");
  ent__json_array(&w.edge_json);
  ent__json_close(&w.edge_json, ']');
  ent__json_close(&w.edge_json, '}');
  if (w.failed || w.edges.failed) {
    status = ent__nomem(err);
    goto fail;
  }
  /* The edges were written as an object of their own: without its brace they go on where the nodes end. */
  ent__buffer_putc(out, ',');
  ent__buffer_add(out, w.edges.data + 1, w.edges.size - 1);
  ent__buffer_putc(out, '\n');
  status = ent__buffer_status(out, err);
fail:
  ent_buffer_clear(&w.edges);
  ent__names_clear(&w.ids);
  ent__free(w.relation_id);
  ent__free(w.side_id);
  return status;
}
