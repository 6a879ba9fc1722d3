/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the boxes of an argument map, and how large they are. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/diagrams/argument_scene.h"

const ent__font ent__argument_heading_font = {10.5, true}, ent__argument_text_font = {9.5, false}, ent__argument_holder_font = {8.5, false},
                ent__argument_number_font = {7.5, true};

static const double argument_widths[] = {214.0, 170.0, 150.0}, issue_width = 156.0, row = 13.0, chip_gap = 8.0;

/* What is known of actors, by id. */
typedef struct actors {
  const ent_actor *table;
  uint32_t *coalition;
  uint32_t *rank; /* canonical */
  uint32_t *seen; /* the number of the box that has it already */
} actors;

static ent_status find_actors(actors *out, const ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t total, count;
  out->table = ent_dataset_actors(ent_study_dataset(drawing->study), &total);
  out->coalition = ent__arena_alloc(&drawing->arena, total, sizeof *out->coalition);
  out->rank = ent__arena_alloc(&drawing->arena, total, sizeof *out->rank);
  out->seen = ent__arena_alloc(&drawing->arena, total, sizeof *out->seen);
  if (out->coalition == NULL || out->rank == NULL || out->seen == NULL) return ent__nomem(err);
  for (size_t i = 0; i < total; i++) out->coalition[i] = out->rank[i] = out->seen[i] = ENT_NONE;
  const ent_actor_id *order = ent_stances_actors(ent_study_stances(drawing->study), &count);
  for (size_t i = 0; i < count; i++) out->rank[order[i]] = (uint32_t)i;
  if (scene->coalitions == NULL) return ENT_OK;
  const ent_node *nodes = ent_network_nodes(ent_coalitions_network(scene->coalitions), &count);
  const ent_member *members = ent_coalitions_members(scene->coalitions, &count);
  for (size_t i = 0; i < count; i++) out->coalition[nodes[i].index] = members[i].coalition;
  return ENT_OK;
}

/* Who puts it forward first, then by coalition, then in canonical order; names where actors are filtered out. */
static int by_standing(const void *left, const void *right) {
  const ent__holder *a = left, *b = right;
  if (a->endorses != b->endorses) return a->endorses ? 1 : -1;
  if (a->coalition != b->coalition) return a->coalition < b->coalition ? -1 : 1;
  if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
  const int names = strcmp(a->name, b->name);
  return names != 0 ? names : a->actor < b->actor ? -1 : a->actor > b->actor;
}

static ent_status add_holders(ent__argument_box *box, const ent_ids *ids, bool endorses, const actors *known, ent__drawing *drawing, ent_error *err) {
  for (uint32_t i = 0; i < ids->count; i++) {
    const ent_actor *actor = &known->table[ids->at[i]];
    const char *name = ent__drawing_beside(drawing, actor->label, actor->short_label, actor->id);
    if (name == NULL) return ent__nomem(err);
    if (known->seen[ids->at[i]] == box->index) continue;
    known->seen[ids->at[i]] = box->index;
    box->holders[box->holder_count++] = (ent__holder){.actor = ids->at[i],
                                                      .coalition = known->coalition[ids->at[i]],
                                                      .rank = known->rank[ids->at[i]],
                                                      .endorses = endorses,
                                                      .name = name};
  }
  return ENT_OK;
}

static double holder_width(ent__drawing *drawing, const ent__holder *holder) {
  char number[12];
  const double name = 2.0 * ENT__ARGUMENT_HOLDER + 3.0 + holder->label.width;
  if (holder->coalition == ENT_NONE) return name;
  const int length = snprintf(number, sizeof number, "%lu", (unsigned long)holder->coalition + 1);
  return name + 2.0 + ent__measure_width(drawing->measure, number, (size_t)length, ent__argument_number_font);
}

/* Sets names in rows below `top`; returns how many rows there are. What does not fit is counted. */
static ent_status set_holders(ent__argument_box *box, int *rows, int most, double top, ent__drawing *drawing, ent_error *err) {
  const double left = ENT__ARGUMENT_BAND + ENT__ARGUMENT_PADDING, right = box->size.x - ENT__ARGUMENT_PADDING, more = 26.0;
  double x = left;
  int line = 0;
  for (size_t i = 0; i < box->holder_count; i++) {
    ent__holder *holder = &box->holders[i];
    const ent__font font = {ent__argument_holder_font.size, !holder->endorses};
    const ent_status status =
        ent__label_fit(&holder->label, &drawing->arena, drawing->measure, holder->name, font, right - left - more - 20.0, 1, err);
    if (status != ENT_OK) return status;
    const double width = holder_width(drawing, holder);
    const bool last = i + 1 == box->holder_count;
    if (x > left && x + width > right - (line + 1 == most && !last ? more : 0.0)) {
      if (line + 1 == most) break;
      x = left;
      line++;
    }
    holder->at = (ent_point){x, top + line * row};
    x += width + chip_gap;
    box->holders_shown++;
  }
  box->more = (ent_point){x, top + line * row};
  *rows = box->holder_count > 0 ? line + 1 : 0;
  return ENT_OK;
}

static ent_status fit_holders(ent__argument_box *box, const ent_argument *argument, const actors *known, int most, ent__drawing *drawing,
                              ent_error *err) {
  int rows = 0;
  const size_t count = (size_t)argument->put_forward_by.count + argument->endorsed_by.count;
  box->holders = ent__arena_alloc(&drawing->arena, count, sizeof *box->holders);
  if (box->holders == NULL) return ent__nomem(err);
  ent_status status = add_holders(box, &argument->put_forward_by, false, known, drawing, err);
  if (status == ENT_OK) status = add_holders(box, &argument->endorsed_by, true, known, drawing, err);
  if (status != ENT_OK || most == 0) return status;
  if (box->holder_count > 1) qsort(box->holders, box->holder_count, sizeof *box->holders, by_standing);
  status = set_holders(box, &rows, most, box->size.y + 2.0, drawing, err);
  if (rows > 0) box->size.y += 2.0 + rows * row;
  return status;
}

static bool is_visible(ent__drawing *drawing, const char *text, bool *failed) {
  const char *clean = text != NULL ? ent__drawing_name(drawing, NULL, NULL, text) : "?";
  *failed = *failed || clean == NULL;
  return clean != NULL && strcmp(clean, "?") != 0;
}

/* The label in bold and the text below it; the text alone where there is no label. */
static ent_status fit_argument(ent__argument_box *box, const ent__argument_scene *scene, const ent_argument *argument, const actors *known,
                               ent__drawing *drawing, ent_error *err) {
  static const int heading_lines[] = {2, 2, 1}, holder_rows[] = {2, 1, 0};
  const double width = argument_widths[scene->detail];
  const double room = width - ENT__ARGUMENT_BAND - 2.0 * ENT__ARGUMENT_PADDING;
  const char *text = ent_text_in(argument->text, drawing->language), *label = ent_text_in(argument->label, drawing->language);
  bool failed = false;
  const bool labelled = is_visible(drawing, label, &failed), told = is_visible(drawing, text, &failed);
  if (failed) return ent__nomem(err);
  const char *heading = labelled ? label : told ? text : argument->id;
  const bool full = scene->detail == ENT__DETAIL_FULL;
  ent_status status = ENT_OK;
  box->name = ent__drawing_name(drawing, argument->label, argument->text, argument->id);
  if (box->name == NULL) return ent__nomem(err);
  if (labelled || !told || !full)
    status = ent__label_fit(&box->heading, &drawing->arena, drawing->measure, heading, ent__argument_heading_font, room,
                            heading_lines[scene->detail], err);
  if (status == ENT_OK && told && full)
    status = ent__label_fit(&box->text, &drawing->arena, drawing->measure, text, ent__argument_text_font, room, 5, err);
  if (status != ENT_OK) return status;
  if (scene->audience != NULL) status = ent__argument_values(&box->values, argument, drawing, room, err);
  if (status != ENT_OK) return status;
  const double gap = box->heading.count > 0 && box->text.count > 0 ? 2.0 : 0.0;
  const double values = box->values.count > 0 ? box->values.height + 2.0 : 0.0;
  box->size = (ent_point){width, box->heading.height + gap + box->text.height + values + ENT__ARGUMENT_PADDING};
  status = fit_holders(box, argument, known, holder_rows[scene->detail], drawing, err);
  box->size.y = fmax(box->size.y + ENT__ARGUMENT_PADDING, 24.0);
  return status;
}

static ent_status fit_issue(ent__argument_box *box, const ent_issue *issue, ent__drawing *drawing, ent_error *err) {
  box->name = ent__drawing_name(drawing, issue->label, issue->short_label, issue->id);
  const char *brief = ent__drawing_beside(drawing, issue->label, issue->short_label, issue->id);
  if (box->name == NULL || brief == NULL) return ent__nomem(err);
  const double room = issue_width - 4.0 * ENT__ARGUMENT_PADDING;
  ent_status status = ent__label_fit(&box->text, &drawing->arena, drawing->measure, ent__drawing_word(drawing, ENT__WORD_SUPPORT_OF),
                                     ent__argument_holder_font, room, 1, err);
  if (status == ENT_OK) status = ent__label_fit(&box->heading, &drawing->arena, drawing->measure, brief, ent__argument_heading_font, room, 4, err);
  box->size = (ent_point){issue_width, box->text.height + box->heading.height + 2.0 + 2.0 * ENT__ARGUMENT_PADDING};
  return status;
}

ent_status ent__argument_fit(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  size_t count;
  actors known;
  const ent_dataset *dataset = ent_study_dataset(drawing->study);
  const ent_argument *arguments = ent_dataset_arguments(dataset, &count);
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  ent_status status = find_actors(&known, scene, drawing, err);
  for (size_t i = 0; i < scene->box_count && status == ENT_OK; i++) {
    ent__argument_box *box = &scene->boxes[i];
    if (box->kind == ENT__BOX_ARGUMENT) {
      status = fit_argument(box, scene, &arguments[box->index], &known, drawing, err);
    } else if (box->kind == ENT__BOX_ISSUE) {
      status = fit_issue(box, &issues[box->index], drawing, err);
    } else {
      box->size = (ent_point){2.0 * ENT__ARGUMENT_CIRCLE, 2.0 * ENT__ARGUMENT_CIRCLE};
    }
  }
  return status;
}
