/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting lines: where the model turns from expecting one position on an issue to expecting another. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "exporters/diagrams/space_scene.h"

/* More letters than this nobody keeps apart. */
enum { MOST_CUTS = 26 };

static ent_status find_issue(ent_issue_id *out, const ent_dataset *dataset, const char *id, ent_error *err) {
  size_t count;
  ent__near near;
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  *out = ent_dataset_find(dataset, ENT_TABLE_ISSUES, id);
  if (*out != ENT_NONE) return ENT_OK;
  ent__near_begin(&near, id);
  for (size_t i = 0; i < count; i++) ent__near_consider(&near, issues[i].id);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "there is no issue '%.80s' to draw a cutting line of; did you mean '%.80s'?", id, near.best);
  return ent__fail(err, ENT_E_USAGE, "there is no issue '%.80s' to draw a cutting line of", id);
}

static void add_line(ent__cut *cut, double at, bool opposes, bool supports) {
  if (cut->line_count < 2) cut->lines[cut->line_count++] = (ent__cut_line){at, supports, opposes};
}

/* One line where support follows on opposition, two where something lies between; the middle one where all are on a side. */
static void set_lines(ent__cut *cut, const ent_space_issue *issue) {
  if (issue->model == ENT_SPACE_LINEAR) {
    add_line(cut, -issue->intercept, true, true);
    return;
  }
  if (issue->cuts == NULL || issue->levels == NULL) return;
  for (uint32_t i = 0; i + 1 < issue->level_count; i++) {
    const bool opposes = issue->levels[i] < 0.0 && issue->levels[i + 1] >= 0.0;
    const bool supports = issue->levels[i] <= 0.0 && issue->levels[i + 1] > 0.0;
    if (opposes || supports) add_line(cut, issue->cuts[i], opposes, supports);
  }
  /* All support, or all oppose: more of it against less. */
  if (cut->line_count == 0 && issue->level_count > 1) add_line(cut, issue->cuts[(issue->level_count - 2) / 2], true, true);
}

/* An issue's actors are all of one part. */
static uint32_t part_of(const ent__space_scene *scene, ent_issue_id issue) {
  size_t count, cell_count;
  const ent_cell *cells = ent_stances_cells(scene->roster.stances, &cell_count);
  const uint32_t *column = ent_stances_column(scene->roster.stances, issue, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_place *place = ent_space_place_of(scene->space, cells[column[i]].actor);
    if (place != NULL) return place->part;
  }
  return ENT_NONE;
}

static const ent_space_issue *estimate_of(const ent_space *space, ent_issue_id issue) {
  size_t count;
  const ent_space_issue *issues = ent_space_issues(space, &count);
  for (size_t i = 0; i < count; i++)
    if (issues[i].issue == issue) return &issues[i];
  return NULL;
}

static ent_status add_cut(ent__space_scene *scene, ent_issue_id issue, ent__drawing *drawing, ent_error *err) {
  size_t count;
  const ent_issue *table = ent_dataset_issues(ent_stances_dataset(scene->roster.stances), &count);
  const ent_space_issue *estimate = estimate_of(scene->space, issue);
  ent__cut *cut = &scene->cuts[scene->cut_count];
  *cut = (ent__cut){.issue = issue, .part = part_of(scene, issue), .kind = ENT__CUT_OUTSIDE, .strength = NAN};
  cut->name = ent__drawing_name(drawing, table[issue].short_label, table[issue].label, table[issue].id);
  if (cut->name == NULL) return ent__nomem(err);
  (void)snprintf(cut->sign, sizeof cut->sign, "%c", (char)('A' + (int)scene->cut_count));
  scene->cut_count++;
  if (estimate == NULL || cut->part == ENT_NONE) {
    cut->kind = estimate == NULL ? ENT__CUT_ABSENT : ENT__CUT_NEVER;
    return ENT_OK;
  }
  for (int d = 0; d < scene->dimensions; d++) cut->slope[d] = estimate->slope[d];
  cut->strength = estimate->strength;
  if (estimate->model != ENT_SPACE_CONSTANT) set_lines(cut, estimate);
  const double slope = hypot(cut->slope[0], cut->slope[1]);
  if (cut->line_count == 0 || !isfinite(slope) || slope < 1e-9) {
    cut->kind = ENT__CUT_NEVER;
    cut->line_count = 0;
  }
  return ENT_OK;
}

ent_status ent__space_cuts(ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  const ent_picture_options *picture = &drawing->options->picture;
  const char *method = ent_space_get_options(scene->space)->method;
  if (picture->cut_count == 0) return ENT_OK;
  if (strcmp(method, "ideal") != 0)
    return ent__fail(err, ENT_E_USAGE, "cutting lines are of the method 'ideal'; places by '%.40s' have none", method);
  if (picture->cut_count > MOST_CUTS)
    return ent__fail(err, ENT_E_USAGE, "%zu issues to draw cutting lines of, expected at most %d", picture->cut_count, (int)MOST_CUTS);
  scene->cuts = ent__arena_alloc(&drawing->arena, picture->cut_count, sizeof *scene->cuts);
  if (scene->cuts == NULL) return ent__nomem(err);
  for (size_t i = 0; i < picture->cut_count; i++) {
    bool known = false;
    ent_issue_id issue;
    ent_status status = find_issue(&issue, ent_stances_dataset(scene->roster.stances), picture->cuts[i], err);
    if (status != ENT_OK) return status;
    for (size_t k = 0; k < scene->cut_count && !known; k++) known = scene->cuts[k].issue == issue;
    if (!known) status = add_cut(scene, issue, drawing, err);
    if (status != ENT_OK) return status;
  }
  return ENT_OK;
}

bool ent__cut_place(const ent__cut *cut, const ent__cut_line *line, double *at) {
  *at = line->at / cut->slope[0];
  return isfinite(*at);
}
