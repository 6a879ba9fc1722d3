/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of actors, issues, nodes and coalitions, linked to their sections. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

void ent__add_plain(ent__report *report, ent__runs *runs, const char *text) {
  ent__runs_add(&report->tree, runs, text, ENT__RUN_PLAIN, NULL);
}

void ent__add_code(ent__report *report, ent__runs *runs, const char *text) {
  ent__runs_add(&report->tree, runs, text, ENT__RUN_CODE, NULL);
}

void ent__add_spoken(ent__report *report, ent__runs *runs, ent__phrase_id id) {
  ent__runs_add(&report->tree, runs, ent__report_word(report->tree.language, id), ENT__RUN_SPOKEN, NULL);
}

/* Returns the language of a text as chosen, NULL where it is that of the report's sentences or unknown. */
static const char *language_of(const ent__report *report, const ent_text *text, const char *chosen) {
  for (size_t i = 0; i < ent_text_count(text); i++) {
    if (ent_text_string(text, i) != chosen) continue;
    const char *language = ent_text_language(text, i);
    if (language == NULL && report->dataset != NULL) language = ent_dataset_about(report->dataset)->language;
    return language == NULL || strncmp(language, report->tree.language, 2) == 0 ? NULL : language;
  }
  return NULL;
}

/* White space at the ends goes, and what is within becomes one blank: names stand inside sentences. */
static const char *tidy(ent__report *report, const char *string) {
  ent_buffer out = ENT_BUFFER_INIT;
  for (const char *s = string; *s != '\0'; s++) {
    const bool blank = strchr(" \t\n\r\v\f", *s) != NULL;
    if (blank && (out.size == 0 || out.data[out.size - 1] == ' ')) continue;
    ent__buffer_putc(&out, blank ? ' ' : *s);
  }
  if (out.size > 0 && out.data[out.size - 1] == ' ') out.data[--out.size] = '\0';
  return ent__tree_take(&report->tree, &out);
}

static void add_linked(ent__report *report, ent__runs *runs, const ent_text *text, const char *otherwise, int style,
                       const char *href) {
  const char *string = ent_text_in(text, report->language);
  const char *tidied = string == NULL ? "" : tidy(report, string);
  const bool blank = *tidied == '\0';
  ent__run *run = ent__runs_add(&report->tree, runs, blank ? otherwise : tidied, style, href);
  if (run == NULL || blank) return;
  const char *language = language_of(report, text, string);
  if (language != NULL) run->language = ent__tree_string(&report->tree, language);
}

void ent__add_text(ent__report *report, ent__runs *runs, const ent_text *text, int style) {
  if (text != NULL) add_linked(report, runs, text, "", style, NULL);
}

const char *ent__anchor(ent__report *report, const char *kind, const char *id) {
  ent_buffer anchor = ENT_BUFFER_INIT;
  ent__buffer_printf(&anchor, "%s-", kind);
  for (const unsigned char *s = (const unsigned char *)id; *s != '\0'; s++) {
    const bool plain = (*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || *s == '-';
    if (plain) ent__buffer_putc(&anchor, (char)*s);
    else ent__buffer_printf(&anchor, "_%02x", (unsigned)*s);
  }
  return ent__tree_take(&report->tree, &anchor);
}

const char *ent__number_anchor(ent__report *report, const char *kind, size_t number) {
  ent_buffer anchor = ENT_BUFFER_INIT;
  ent__buffer_printf(&anchor, "%s-%zu", kind, number);
  return ent__tree_take(&report->tree, &anchor);
}

/* "#actor-us", NULL where the report has no such section. */
static const char *link_to(ent__report *report, const char *kind, const char *id, bool exists) {
  if (!exists) return NULL;
  ent_buffer href = ENT_BUFFER_INIT;
  ent__buffer_printf(&href, "#%s", ent__anchor(report, kind, id));
  return ent__tree_take(&report->tree, &href);
}

static const char *link_to_actor(ent__report *report, ent_actor_id actor) {
  return link_to(report, "actor", report->actors[actor].id, report->is_shown[actor]);
}

void ent__add_actor(ent__report *report, ent__runs *runs, ent_actor_id actor) {
  const ent_actor *record = &report->actors[actor];
  add_linked(report, runs, record->label, record->id, ENT__RUN_PLAIN, link_to_actor(report, actor));
}

void ent__add_actor_short(ent__report *report, ent__runs *runs, ent_actor_id actor) {
  const ent_actor *record = &report->actors[actor];
  const ent_text *text = record->short_label != NULL ? record->short_label : record->label;
  add_linked(report, runs, text, record->id, ENT__RUN_PLAIN, link_to_actor(report, actor));
}

void ent__add_issue(ent__report *report, ent__runs *runs, ent_issue_id issue) {
  const ent_issue *record = &report->issues[issue];
  add_linked(report, runs, record->label, record->id, ENT__RUN_PLAIN, link_to(report, "issue", record->id, report->has_section[issue]));
}

void ent__add_issue_short(ent__report *report, ent__runs *runs, ent_issue_id issue) {
  const ent_issue *record = &report->issues[issue];
  const ent_text *text = record->short_label != NULL ? record->short_label : record->label;
  add_linked(report, runs, text, record->id, ENT__RUN_PLAIN, link_to(report, "issue", record->id, report->has_section[issue]));
}

void ent__add_node(ent__report *report, ent__runs *runs, uint32_t node) {
  const ent_node *record = &report->nodes[node];
  if (record->kind == ENT_NODE_ACTOR) ent__add_actor(report, runs, record->index);
  else if (record->kind == ENT_NODE_ISSUE) ent__add_issue(report, runs, record->index);
  else add_linked(report, runs, record->label, record->id, ENT__RUN_PLAIN, NULL);
}

void ent__add_group(ent__report *report, ent__runs *runs, uint32_t group) {
  ent_buffer name = ENT_BUFFER_INIT;
  const char *href = NULL;
  const ent_status status = ent_coalitions_label(&name, report->coalitions, group, report->language, report->err);
  if (status != ENT_OK && report->status == ENT_OK) report->status = status;
  if (ent__is_group(report, group) && report->overview)
    href = ent__number_anchor(report, "#coalition", (size_t)group + 1);
  else if (report->of_actors && report->groups[group].size == 1)
    href = link_to_actor(report, report->nodes[report->groups[group].members[0]].index);
  ent__runs_add(&report->tree, runs, ent__tree_take(&report->tree, &name), ENT__RUN_PLAIN, href);
}

typedef void add_one(ent__report *report, ent__runs *runs, uint32_t index);

/* The first few of a list. */
static void add_first(ent__report *report, ent__runs *runs, const uint32_t *at, size_t first, size_t count, add_one *add) {
  ent__runs *items = ent__tree_alloc(&report->tree, first + 1, sizeof *items);
  if (items == NULL) return;
  for (size_t i = 0; i < first; i++) add(report, &items[i], at[i]);
  ent__join_some(&report->tree, runs, items, first, count - first);
}

static void add_many(ent__report *report, ent__runs *runs, const uint32_t *at, size_t count, add_one *add) {
  add_first(report, runs, at, count, count, add);
}

void ent__add_nodes(ent__report *report, ent__runs *runs, const uint32_t *nodes, size_t count) {
  add_many(report, runs, nodes, count, ent__add_node);
}

/* An actor with what it is sorted by. */
typedef struct named {
  const char *label;
  const char *id;
  uint32_t actor;
} named;

static int by_name(const void *left, const void *right) {
  const named *a = left;
  const named *b = right;
  const int order = strcmp(a->label, b->label);
  return order != 0 ? order : strcmp(a->id, b->id);
}

void ent__order_actors(ent__report *report, uint32_t *actors, size_t count) {
  named *at = ent__tree_alloc(&report->tree, count + 1, sizeof *at);
  if (at == NULL) return;
  for (size_t i = 0; i < count; i++) {
    const ent_actor *actor = &report->actors[actors[i]];
    at[i] = (named){ent_text_in(actor->label, report->language), actor->id, actors[i]};
  }
  qsort(at, count, sizeof *at, by_name);
  for (size_t i = 0; i < count; i++) actors[i] = at[i].actor;
}

void ent__add_actors(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t count) {
  add_many(report, runs, actors, count, ent__add_actor);
}

void ent__add_issues(ent__report *report, ent__runs *runs, const uint32_t *issues, size_t count) {
  add_many(report, runs, issues, count, ent__add_issue);
}

void ent__add_actors_short(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t count) {
  add_many(report, runs, actors, count, ent__add_actor_short);
}

void ent__add_some_nodes(ent__report *report, ent__runs *runs, const uint32_t *nodes, size_t count, size_t most) {
  add_first(report, runs, nodes, count <= most ? count : most - 1, count, ent__add_node);
}

void ent__add_first_actors_short(ent__report *report, ent__runs *runs, const uint32_t *actors, size_t first, size_t count) {
  add_first(report, runs, actors, first, count, ent__add_actor_short);
}

void ent__add_alone(ent__report *report, ent__runs *runs, uint32_t node) {
  const double stability = report->members[node].stability;
  ent__runs name = {NULL, NULL};
  ent__add_node(report, &name, node);
  ent__put(&report->tree, runs, stability >= 0 ? ENT__W_ALONE : ENT__W_ONE,
           ENT__ARGS(ent__arg_runs(&name), ent__arg_count(ent__hundred(stability))));
}
