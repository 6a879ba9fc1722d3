/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohesion as JSON: all of it, group by group (docs/findings.schema.json). */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/group_names.h"

typedef struct writing {
  ent__json json;
  ent__view view;
  const ent_actor *actors;
  const ent_issue *issues;
} writing;

static void write_actor(writing *w, const char *key, ent_actor_id actor) {
  ent__findings_string(&w->json, key, actor == ENT_NONE ? NULL : w->actors[actor].id);
}

static void write_labelled(writing *w, ent_actor_id actor) {
  write_actor(w, "actor", actor);
  ent__findings_string(&w->json, "label", ent_text_in(w->actors[actor].label, w->view.language));
}

static void write_issue(writing *w, const ent_unity *unity) {
  ent__json_object_inline(&w->json);
  ent__findings_string(&w->json, "issue", w->issues[unity->issue].id);
  ent__findings_whole(&w->json, "yes", unity->yes);
  ent__findings_whole(&w->json, "no", unity->no);
  ent__findings_whole(&w->json, "abstain", unity->abstain);
  ent__findings_whole(&w->json, "absent", unity->absent);
  ent__findings_number(&w->json, "mean", unity->mean);
  ent__findings_number(&w->json, "rice", unity->rice);
  ent__findings_number(&w->json, "hix", unity->hix);
  ent__findings_number(&w->json, "agreement", unity->agreement);
  ent__json_close(&w->json, '}');
}

static void write_member(writing *w, const ent_loyalty *member) {
  ent__json_object_inline(&w->json);
  write_labelled(w, member->actor);
  ent__findings_whole(&w->json, "issues", member->issues);
  ent__findings_whole(&w->json, "with", member->with);
  ent__findings_whole(&w->json, "between", member->between);
  ent__findings_whole(&w->json, "against", member->against);
  ent__findings_number(&w->json, "loyalty", member->share);
  ent__findings_number(&w->json, "tie", member->tie);
  ent__json_close(&w->json, '}');
}

static void write_defection(writing *w, const ent_defection *defection) {
  ent__json_object_inline(&w->json);
  write_actor(w, "actor", defection->actor);
  ent__findings_string(&w->json, "issue", w->issues[defection->issue].id);
  ent__findings_number(&w->json, "position", defection->position);
  ent__findings_number(&w->json, "mean", defection->mean);
  ent__json_key(&w->json, "statements");
  ent__findings_statements(&w->json, w->view.dataset, defection->cell);
  ent__json_close(&w->json, '}');
}

static void write_means(writing *w, const ent_group *group) {
  ent__findings_string(&w->json, "kind", ent__group_kind_word(group->kind));
  ent__json_key(&w->json, "coalition");
  if (group->coalition == ENT_NONE) ent__json_null(&w->json);
  else ent__json_whole(&w->json, (uint64_t)group->coalition + 1);
  write_actor(w, "bloc", group->bloc);
  ent__findings_string(&w->json, "label", ent__group_label(&w->view, group));
  ent__findings_whole(&w->json, "size", group->member_count);
  ent__findings_whole(&w->json, "told", group->told);
  ent__findings_number(&w->json, "rice", group->rice);
  ent__findings_number(&w->json, "hix", group->hix);
  ent__findings_number(&w->json, "agreement", group->agreement);
  ent__findings_number(&w->json, "loyalty", group->loyalty);
  write_actor(w, "typical", group->typical);
  write_actor(w, "marginal", group->marginal);
}

static void write_group(writing *w, const ent_group *group) {
  ent__json_object(&w->json);
  write_means(w, group);
  ent__json_key(&w->json, "issues");
  ent__json_array(&w->json);
  for (size_t i = 0; i < group->issue_count; i++) write_issue(w, &group->issues[i]);
  ent__json_close(&w->json, ']');
  ent__json_key(&w->json, "members");
  ent__json_array(&w->json);
  for (size_t i = 0; i < group->member_count; i++) write_member(w, &group->members[i]);
  ent__json_close(&w->json, ']');
  ent__json_key(&w->json, "defections");
  ent__json_array(&w->json);
  for (size_t i = 0; i < group->defection_count; i++) write_defection(w, &group->defections[i]);
  ent__json_close(&w->json, ']');
  ent__json_close(&w->json, '}');
}

static void write_sources(ent__json *json) {
  static const char *const sources[] = {"Rice 1928", "Hix, Noury & Roland 2005", "van der Eijk 2001", NULL};
  ent__json_key(json, "source");
  ent__json_array_inline(json);
  for (size_t i = 0; sources[i] != NULL; i++) ent__json_string(json, sources[i]);
  ent__json_close(json, ']');
}

static void write_finding(writing *w, const ent_study *study) {
  const ent_cohesion *cohesion = ent_study_cohesion(study);
  size_t count = 0;
  const ent_group *groups = ent_cohesion_groups(cohesion, &count);
  w->actors = ent_dataset_actors(w->view.dataset, &count);
  w->issues = ent_dataset_issues(w->view.dataset, &count);
  ent_cohesion_groups(cohesion, &count);
  ent__json_key(&w->json, "cohesion");
  ent__json_object(&w->json);
  ent__findings_string(&w->json, "method", "rice, hix, agreement");
  write_sources(&w->json);
  ent__findings_string(&w->json, "of", ent__group_choice_word(ent_cohesion_get_options(cohesion)->of));
  ent__findings_whole(&w->json, "levels", (uint64_t)ent_cohesion_levels(cohesion));
  ent__json_key(&w->json, "groups");
  ent__json_array(&w->json);
  for (size_t i = 0; i < count; i++) write_group(w, &groups[i]);
  ent__json_close(&w->json, ']');
  ent__json_close(&w->json, '}');
}

ent_status ent__cohesion_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  writing w;
  ent_status status = ent__view_init(&w.view, study, options, err);
  if (status == ENT_OK) {
    ent__json_begin(&w.json, out);
    ent__findings_open(&w.json, &w.view, "cohesion");
    write_finding(&w, study);
    ent__findings_close(&w.json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&w.view);
  return status;
}
