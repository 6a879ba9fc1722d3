/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/roster.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/diagrams/clean.h"

/* A description that names more would be read by nobody: above this it counts. */
enum { MOST_NAMED = 1500 };

ent__reading ent__roster_reading(const ent_cell *cell) {
  if (cell->min < 0.0 && cell->max > 0.0) return ENT__READING_MIXED;
  if (cell->mean > 0.0) return ENT__READING_SUPPORT;
  if (cell->mean < 0.0) return ENT__READING_OPPOSE;
  return cell->count > 0 && cell->abstentions == cell->count ? ENT__READING_ABSTAIN : ENT__READING_NEUTRAL;
}

/* What is known of an actor before it has its place. */
typedef struct memberships {
  uint32_t *coalition; /* for each actor of the dataset */
  const ent_member **member;
} memberships;

/* Finds each actor's membership; the nodes may be issues, which have none to give. */
static void find_members(memberships *found, const ent__roster *roster, size_t actor_total) {
  size_t count;
  for (size_t i = 0; i < actor_total; i++) found->coalition[i] = ENT_NONE;
  if (roster->coalitions == NULL) return;
  const ent_node *nodes = ent_network_nodes(ent_coalitions_network(roster->coalitions), &count);
  const ent_member *members = ent_coalitions_members(roster->coalitions, &count);
  for (size_t i = 0; i < count; i++) {
    found->coalition[nodes[i].index] = members[i].coalition;
    found->member[nodes[i].index] = &members[i];
  }
}

static ent_status set_actor(ent__roster_actor *out, ent__drawing *drawing, const ent_actor *actor,
                            const ent_member *member, ent__font font, double width, ent_error *err) {
  const char *brief = ent__drawing_beside(drawing, actor->label, actor->short_label, actor->id);
  out->name = ent__drawing_name(drawing, actor->label, actor->short_label, actor->id);
  if (out->name == NULL || brief == NULL) return ent__nomem(err);
  out->uncertain = member != NULL && member->coalition != ENT_NONE && member->swings;
  out->second = member != NULL ? member->second : ENT_NONE;
  ent_status status =
      ent__label_fit(&out->label, &drawing->arena, drawing->measure, brief, font, width, 1, err);
  if (status != ENT_OK || !out->uncertain) return status;
  return ent__drawing_doubt(&out->label, drawing, font, out->second, err);
}

/* Adds the actors of one coalition that have a cell, in canonical order, as a group. */
static ent_status add_group(ent__roster *roster, ent__drawing *drawing, const memberships *found,
                            uint32_t coalition, ent__font font, double width, ent_error *err) {
  size_t count, actor_total;
  const ent_actor *table = ent_dataset_actors(ent_stances_dataset(roster->stances), &actor_total);
  const ent_actor_id *actors = ent_stances_actors(roster->stances, &count);
  ent__roster_group *group = &roster->groups[roster->group_count];
  *group = (ent__roster_group){.coalition = coalition, .first = roster->actor_count};
  ent_status status = ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    size_t cells;
    if (found->coalition[actors[i]] != coalition) continue;
    if (ent_stances_row(roster->stances, actors[i], &cells) == NULL || cells == 0) continue;
    ent__roster_actor *actor = &roster->actors[roster->actor_count++];
    *actor = (ent__roster_actor){
        .actor = actors[i], .coalition = coalition, .group = (uint32_t)roster->group_count};
    status = set_actor(actor, drawing, &table[actors[i]], found->member[actors[i]], font, width, err);
  }
  group->count = roster->actor_count - group->first;
  if (group->count > 0) roster->group_count++;
  return status;
}

static ent_status name_group(ent__roster_group *group, const ent__roster *roster, ent__drawing *drawing,
                             ent_error *err) {
  const ent__font font = {11.0, true};
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (group->coalition == ENT_NONE) {
    ent__buffer_puts(&text, ent__drawing_word(drawing, roster->coalitions == NULL ? ENT__WORD_ALL_ACTORS
                                                                                  : ENT__WORD_NOT_ALIGNED));
  } else {
    ent__buffer_printf(&text, "%u · ", group->coalition + 1);
    status = ent_coalitions_label(&text, roster->coalitions, group->coalition, drawing->language, err);
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    status = ent__label_fit(&group->label, &drawing->arena, drawing->measure, text.data, font, 320.0, 1, err);
  }
  ent_buffer_clear(&text);
  return status;
}

static ent_status add_actors(ent__roster *roster, ent__drawing *drawing, const memberships *found,
                             ent__font font, double width, ent_error *err) {
  size_t coalition_count = 0;
  ent_status status = ENT_OK;
  if (roster->coalitions != NULL) (void)ent_coalitions_list(roster->coalitions, &coalition_count);
  roster->groups = ent__arena_alloc(&drawing->arena, coalition_count + 1, sizeof *roster->groups);
  if (roster->groups == NULL) return ent__nomem(err);
  for (size_t c = 0; status == ENT_OK && c < coalition_count; c++) {
    status = add_group(roster, drawing, found, (uint32_t)c, font, width, err);
  }
  if (status == ENT_OK) status = add_group(roster, drawing, found, ENT_NONE, font, width, err);
  for (size_t i = 0; status == ENT_OK && i < roster->group_count; i++) {
    status = name_group(&roster->groups[i], roster, drawing, err);
  }
  return status;
}

static ent_status add_issue(ent__roster *roster, ent__drawing *drawing, ent_issue_id issue,
                            double divisiveness, ent_error *err) {
  size_t count;
  const ent_issue *table = ent_dataset_issues(ent_stances_dataset(roster->stances), &count);
  const ent_issue *from = &table[issue];
  if (ent_stances_column(roster->stances, issue, &count) == NULL || count == 0) return ENT_OK;
  const bool full = drawing->options->picture.labels == ENT_LABELS_FULL;
  const char *name = ent__drawing_name(drawing, full ? from->label : from->short_label, full ? from->short_label : from->label, from->id);
  const char *called = ent__drawing_beside(drawing, from->label, from->short_label, from->id);
  if (name == NULL || called == NULL) return ent__nomem(err);
  roster->issues[roster->issue_count++] = (ent__roster_issue){issue, divisiveness, name, called};
  return ENT_OK;
}

/* From most to least divisive; in canonical order where nothing divides. */
static ent_status add_issues(ent__roster *roster, ent__drawing *drawing, ent_error *err) {
  size_t count, division_count = 0;
  const ent_issue_id *issues = ent_stances_issues(roster->stances, &count);
  const ent_division *divisions = NULL;
  ent_status status = ENT_OK;
  if (roster->coalitions != NULL) divisions = ent_coalitions_divisions(roster->coalitions, &division_count);
  roster->issues = ent__arena_alloc(&drawing->arena, count + division_count, sizeof *roster->issues);
  if (roster->issues == NULL) return ent__nomem(err);
  for (size_t i = 0; status == ENT_OK && i < division_count; i++) {
    status = add_issue(roster, drawing, divisions[i].issue, divisions[i].divisiveness, err);
  }
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    bool known = false;
    for (size_t d = 0; d < division_count && !known; d++) known = divisions[d].issue == issues[i];
    if (!known) status = add_issue(roster, drawing, issues[i], NAN, err);
  }
  return status;
}

static const ent_coalitions *coalitions_of_actors(const ent_study *study) {
  const ent_coalitions *coalitions = ent_study_coalitions(study);
  if (coalitions == NULL) return NULL;
  const ent_network_options *options = ent_network_get_options(ent_coalitions_network(coalitions));
  return options->between == ENT_BETWEEN_ACTORS ? coalitions : NULL;
}

ent_status ent__roster_new(ent__roster *out, ent__drawing *drawing, const char *kind, ent__font font,
                           double width, ent_error *err) {
  size_t actor_total;
  *out = (ent__roster){.stances = ent_study_stances(drawing->study)};
  if (out->stances == NULL) {
    return ent__fail(err, ENT_E_USAGE, "the diagram '%s' shows stances, and an edge list has none", kind);
  }
  out->coalitions = coalitions_of_actors(drawing->study);
  (void)ent_dataset_actors(ent_stances_dataset(out->stances), &actor_total);
  memberships found = {ent__arena_alloc(&drawing->arena, actor_total, sizeof(uint32_t)),
                       ent__arena_alloc(&drawing->arena, actor_total, sizeof(ent_member *))};
  out->actors = ent__arena_alloc(&drawing->arena, actor_total, sizeof *out->actors);
  if (found.coalition == NULL || found.member == NULL || out->actors == NULL) return ent__nomem(err);
  memset(found.member, 0, actor_total * sizeof *found.member);
  find_members(&found, out, actor_total);
  const ent_status status = add_actors(out, drawing, &found, font, width, err);
  return status != ENT_OK ? status : add_issues(out, drawing, err);
}

void ent__roster_doubt(ent__legend *legend, const ent__roster *roster) {
  bool any = false;
  for (size_t i = 0; i < roster->actor_count; i++) any = any || roster->actors[i].uncertain;
  if (any) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_UNCERTAIN_MARK));
}

/* Adds the names of those that read an issue this way, or their number. */
static void describe_side(ent_buffer *out, const ent__roster *roster, const ent__drawing *drawing,
                          ent_issue_id issue, ent__reading reading, ent__word word) {
  const char *colon = ent__drawing_word(drawing, ENT__WORD_COLON);
  const bool named = roster->actor_count * roster->issue_count <= MOST_NAMED;
  size_t count = 0;
  for (size_t i = 0; i < roster->actor_count; i++) {
    const ent_cell *cell = ent_stances_find(roster->stances, roster->actors[i].actor, issue);
    if (cell == NULL || ent__roster_reading(cell) != reading) continue;
    count++;
    if (!named) continue;
    if (count == 1)
      ent__buffer_printf(out, "%s%s", ent__drawing_word(drawing, word), colon);
    else
      ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_LIST_COMMA));
    ent__buffer_puts(out, roster->actors[i].name);
  }
  if (!named && count > 0) ent__buffer_printf(out, "%s%s%zu", ent__drawing_word(drawing, word), colon, count);
  if (count > 0) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
}

void ent__roster_describe(ent_buffer *out, const ent__roster *roster, const ent__drawing *drawing) {
  static const struct {
    ent__reading reading;
    ent__word word;
  } sides[] = {{ENT__READING_SUPPORT, ENT__WORD_SUPPORT},
               {ENT__READING_OPPOSE, ENT__WORD_OPPOSE},
               {ENT__READING_MIXED, ENT__WORD_MIXED_SHORT},
               {ENT__READING_ABSTAIN, ENT__WORD_ABSTAINED},
               {ENT__READING_NEUTRAL, ENT__WORD_NEUTRAL}};
  for (size_t j = 0; j < roster->issue_count; j++) {
    ent__buffer_printf(out, "%s%s — ", j > 0 ? " " : "", roster->issues[j].name);
    for (size_t s = 0; s < sizeof sides / sizeof sides[0]; s++) {
      describe_side(out, roster, drawing, roster->issues[j].issue, sides[s].reading, sides[s].word);
    }
  }
}
