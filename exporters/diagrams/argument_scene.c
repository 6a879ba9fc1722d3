/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/argument_scene.h"

#include "engine/base/error.h"

/* Beyond this nobody finds anything, and a picture of it takes minutes to open. */
enum { MOST_ARGUMENTS = 5000, MOST_RELATIONS = 20000, MOST_IN_FULL = 150, MOST_LABELLED = 600 };

static ent__argument_line_kind line_kind(const ent_relation *relation) {
  if (relation->kind == ENT_RELATION_UNDERCUTS || relation->to.kind == ENT_TARGET_RELATION) return ENT__LINE_UNDERCUTS;
  const bool supports = relation->kind == ENT_RELATION_SUPPORTS;
  return supports != (relation->to.kind == ENT_TARGET_ISSUE_OPPOSE) ? ENT__LINE_SUPPORTS : ENT__LINE_ATTACKS;
}

static ent_status make_boxes(ent__argument_scene *scene, uint32_t *relation_box, ent__drawing *drawing, ent_error *err) {
  const ent__argument_choice *choice = &scene->choice;
  const size_t most = choice->arguments.count + choice->issues.count + choice->relations.count;
  scene->boxes = ent__arena_alloc(&drawing->arena, most, sizeof *scene->boxes);
  if (scene->boxes == NULL) return ent__nomem(err);
  for (size_t i = 0; i < choice->arguments.count; i++) {
    const uint32_t index = choice->arguments.at[i];
    scene->boxes[scene->box_count++] = (ent__argument_box){.kind = ENT__BOX_ARGUMENT, .index = index, .status = scene->standing.arguments[index]};
  }
  for (size_t i = 0; i < choice->issues.count; i++)
    scene->boxes[scene->box_count++] = (ent__argument_box){.kind = ENT__BOX_ISSUE, .index = choice->issues.at[i]};
  for (size_t i = 0; i < choice->relations.count; i++) {
    const uint32_t r = choice->relations.at[i];
    if (!choice->undercut[r]) continue;
    relation_box[r] = (uint32_t)scene->box_count;
    scene->boxes[scene->box_count++] =
        (ent__argument_box){.kind = ENT__BOX_RELATION, .index = r, .status = scene->standing.relations[r]};
  }
  return ENT_OK;
}

/* By dataset index: the boxes of issues and relations; those of arguments are their ranks. */
typedef struct box_numbers {
  uint32_t *issue;
  uint32_t *relation;
} box_numbers;

static uint32_t target_box(const ent__argument_scene *scene, const box_numbers *numbers, const ent_target *to) {
  if (to->kind == ENT_TARGET_ARGUMENT) return scene->choice.argument_rank[to->index];
  return to->kind == ENT_TARGET_RELATION ? numbers->relation[to->index] : numbers->issue[to->index];
}

static ent_status make_lines(ent__argument_scene *scene, const box_numbers *numbers, const ent_relation *relations, ent__drawing *drawing,
                             ent_error *err) {
  const ent__argument_choice *choice = &scene->choice;
  scene->lines = ent__arena_alloc(&drawing->arena, 2 * choice->relations.count, sizeof *scene->lines);
  if (scene->lines == NULL) return ent__nomem(err);
  for (size_t i = 0; i < choice->relations.count; i++) {
    const uint32_t r = choice->relations.at[i];
    const uint32_t from = choice->argument_rank[relations[r].from], to = target_box(scene, numbers, &relations[r].to);
    const ent__argument_line_kind kind = line_kind(&relations[r]);
    const bool parted = choice->undercut[r];
    const uint32_t middle = parted ? numbers->relation[r] : to;
    scene->lines[scene->line_count++] = (ent__argument_line){r, kind, from, middle, true, !parted, NULL, 0};
    if (parted) scene->lines[scene->line_count++] = (ent__argument_line){r, kind, middle, to, false, true, NULL, 0};
  }
  return ENT_OK;
}

static ent_status make(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t issue_count, relation_count;
  const ent_dataset *dataset = ent_study_dataset(drawing->study);
  const ent_relation *relations = ent_dataset_relations(dataset, &relation_count);
  (void)ent_dataset_issues(dataset, &issue_count);
  const box_numbers numbers = {ent__arena_alloc(&drawing->arena, issue_count, sizeof(uint32_t)),
                               ent__arena_alloc(&drawing->arena, relation_count, sizeof(uint32_t))};
  if (numbers.issue == NULL || numbers.relation == NULL) return ent__nomem(err);
  const ent_status status = make_boxes(scene, numbers.relation, drawing, err);
  if (status != ENT_OK) return status;
  for (size_t i = 0; i < scene->choice.issues.count; i++)
    numbers.issue[scene->choice.issues.at[i]] = (uint32_t)(scene->choice.arguments.count + i);
  return make_lines(scene, &numbers, relations, drawing, err);
}

static const ent_coalitions *coalitions_of_actors(const ent_study *study) {
  const ent_coalitions *coalitions = ent_study_coalitions(study);
  if (coalitions == NULL) return NULL;
  return ent_network_get_options(ent_coalitions_network(coalitions))->between == ENT_BETWEEN_ACTORS ? coalitions : NULL;
}

ent_status ent__argument_scene_new(ent__argument_scene *out, ent__drawing *drawing, ent_error *err) {
  *out = (ent__argument_scene){.framework = ent_study_framework(drawing->study)};
  if (out->framework == NULL) return ent__fail(err, ENT_E_USAGE, "the diagram 'arguments' shows arguments, and an edge list has none");
  out->coalitions = coalitions_of_actors(drawing->study);
  ent_status status = ent__argument_choose(&out->choice, &drawing->arena, drawing->study, err);
  if (status != ENT_OK) return status;
  const size_t arguments = out->choice.arguments.count, relations = out->choice.relations.count;
  if (arguments > MOST_ARGUMENTS || relations > MOST_RELATIONS) {
    return ent__fail(err, ENT_E_LIMIT,
                     "an argument map of %zu arguments and %zu relations, expected at most %d and %d; '--issues' draws a part", arguments,
                     relations, (int)MOST_ARGUMENTS, (int)MOST_RELATIONS);
  }
  out->detail = arguments <= MOST_IN_FULL ? ENT__DETAIL_FULL : arguments <= MOST_LABELLED ? ENT__DETAIL_LABEL : ENT__DETAIL_BRIEF;
  status = ent__argument_judge(out, drawing, err);
  if (status == ENT_OK) status = make(out, drawing, err);
  if (status == ENT_OK) status = ent__argument_fit(out, drawing, err);
  return status != ENT_OK ? status : ent__argument_place(out, drawing, err);
}
