/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohesion as tables: CSV, a row for each group, issue, member and defection, and text to read. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/group_names.h"

typedef struct writing {
  ent_buffer *out;
  ent__view view;
  const ent_cohesion *cohesion;
  const ent_actor *actors;
  const ent_issue *issues;
  const ent_statement *statements;
} writing;

static ent_status begin(writing *w, ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  const ent_status status = ent__view_init(&w->view, study, options, err);
  size_t count = 0;
  w->out = out;
  if (status != ENT_OK) return status;
  w->cohesion = ent_study_cohesion(study);
  w->actors = ent_dataset_actors(w->view.dataset, &count);
  w->issues = ent_dataset_issues(w->view.dataset, &count);
  w->statements = ent_dataset_statements(w->view.dataset, &count);
  return ENT_OK;
}

static const char *actor_label(const writing *w, ent_actor_id actor) { return ent_text_in(w->actors[actor].label, w->view.language); }

static const char *issue_label(const writing *w, ent_issue_id issue) { return ent_text_in(w->issues[issue].label, w->view.language); }

/* Statement ids joined by '|'; one without an id is given by its JSON Pointer. */
static void add_statements(ent_buffer *list, const writing *w, const ent_cell *cell) {
  for (uint32_t i = 0; i < cell->count; i++) {
    const ent_statement_id at = cell->statements[i];
    if (i > 0) ent__buffer_putc(list, '|');
    if (w->statements[at].id != NULL) ent__buffer_puts(list, w->statements[at].id);
    else ent__buffer_printf(list, "/statements/%" PRIu32, at);
  }
}

/* The fields that all rows begin with. */
static void csv_head(writing *w, const char *record, const ent_group *group, ent_actor_id actor, ent_issue_id issue) {
  ent__buffer_printf(w->out, "%s,%s,", record, ent__group_kind_word(group->kind));
  if (group->kind == ENT_GROUP_COALITION) ent__buffer_printf(w->out, "%" PRIu32, group->coalition + 1);
  if (group->kind == ENT_GROUP_BLOC) ent__csv_guarded(w->out, w->actors[group->bloc].id);
  ent__buffer_putc(w->out, ',');
  ent__csv_guarded(w->out, ent__group_label(&w->view, group));
  ent__buffer_putc(w->out, ',');
  if (actor != ENT_NONE) ent__csv_guarded(w->out, w->actors[actor].id);
  ent__buffer_putc(w->out, ',');
  if (actor != ENT_NONE) ent__csv_guarded(w->out, actor_label(w, actor));
  ent__buffer_putc(w->out, ',');
  if (issue != ENT_NONE) ent__csv_guarded(w->out, w->issues[issue].id);
  ent__buffer_putc(w->out, ',');
  if (issue != ENT_NONE) ent__csv_guarded(w->out, issue_label(w, issue));
}

static void csv_number(writing *w, double value) {
  ent__buffer_putc(w->out, ',');
  if (isfinite(value)) ent__buffer_number(w->out, value);
}

static void csv_group(writing *w, const ent_group *group) {
  csv_head(w, "group", group, ENT_NONE, ENT_NONE);
  ent__buffer_puts(w->out, ",,,,,");
  csv_number(w, group->rice);
  csv_number(w, group->hix);
  csv_number(w, group->agreement);
  ent__buffer_printf(w->out, ",%zu,,,", group->told);
  csv_number(w, group->loyalty);
  ent__buffer_puts(w->out, ",,,\n");
}

static void csv_issue(writing *w, const ent_group *group, const ent_unity *unity) {
  csv_head(w, "issue", group, ENT_NONE, unity->issue);
  ent__buffer_printf(w->out, ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32, unity->yes, unity->no, unity->abstain, unity->absent);
  csv_number(w, unity->mean);
  csv_number(w, unity->rice);
  csv_number(w, unity->hix);
  csv_number(w, unity->agreement);
  ent__buffer_puts(w->out, ",,,,,,,,\n");
}

static void csv_member(writing *w, const ent_group *group, const ent_loyalty *member) {
  csv_head(w, "member", group, member->actor, ENT_NONE);
  ent__buffer_printf(w->out, ",,,,,,,,,%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32, member->issues, member->with, member->between, member->against);
  csv_number(w, member->share);
  csv_number(w, member->tie);
  ent__buffer_puts(w->out, ",,\n");
}

static void csv_defection(writing *w, const ent_group *group, const ent_defection *defection) {
  ent_buffer list = ENT_BUFFER_INIT;
  csv_head(w, "defection", group, defection->actor, defection->issue);
  ent__buffer_puts(w->out, ",,,,");
  csv_number(w, defection->mean);
  ent__buffer_puts(w->out, ",,,,,,,,,");
  csv_number(w, defection->position);
  ent__buffer_putc(w->out, ',');
  add_statements(&list, w, defection->cell);
  if (list.failed) w->out->failed = 1;
  else ent__csv_guarded(w->out, list.data);
  ent_buffer_clear(&list);
  ent__buffer_putc(w->out, '\n');
}

ent_status ent__cohesion_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  writing w;
  size_t count = 0;
  ent_status status = begin(&w, out, study, options, err);
  if (status == ENT_OK) {
    const ent_group *groups = ent_cohesion_groups(w.cohesion, &count);
    ent__buffer_puts(out, "record,kind,group,group_label,actor,actor_label,issue,issue_label,yes,no,abstain,absent,mean,rice,hix,agreement,"
                          "issues,with,between,against,loyalty,tie,position,statements\n");
    for (size_t g = 0; g < count; g++) {
      csv_group(&w, &groups[g]);
      for (size_t i = 0; i < groups[g].issue_count; i++) csv_issue(&w, &groups[g], &groups[g].issues[i]);
      for (size_t i = 0; groups[g].kind != ENT_GROUP_ALL && i < groups[g].member_count; i++) csv_member(&w, &groups[g], &groups[g].members[i]);
      for (size_t i = 0; i < groups[g].defection_count; i++) csv_defection(&w, &groups[g], &groups[g].defections[i]);
    }
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&w.view);
  return status;
}

static void text_head(ent__text_table *table, size_t columns, const char *const *heads, const bool *right) {
  ent__text_table_begin(table, columns, right);
  for (size_t k = 0; k < columns; k++) ent__text_table_cell(table, heads[k]);
}

static void text_groups(writing *w, const ent_group *groups, size_t count) {
  static const char *const heads[] = {"group", "members", "issues", "Rice", "Hix", "agreement", "loyalty", "typical", "marginal"};
  static const bool right[] = {false, true, true, true, true, true, true, false, false};
  ent__text_table table;
  text_head(&table, 9, heads, right);
  for (size_t g = 0; g < count; g++) {
    ent__text_table_cell(&table, ent__group_label(&w->view, &groups[g]));
    ent__text_table_whole(&table, groups[g].member_count);
    ent__text_table_whole(&table, groups[g].told);
    ent__text_table_plain(&table, groups[g].rice);
    ent__text_table_plain(&table, groups[g].hix);
    ent__text_table_plain(&table, groups[g].agreement);
    ent__text_table_percent(&table, groups[g].loyalty);
    ent__text_table_cell(&table, groups[g].typical == ENT_NONE ? NULL : actor_label(w, groups[g].typical));
    ent__text_table_cell(&table, groups[g].marginal == ENT_NONE ? NULL : actor_label(w, groups[g].marginal));
  }
  ent__text_table_end(&table, w->out);
}

static void text_issues(writing *w, const ent_group *group) {
  static const char *const heads[] = {"issue", "for", "against", "between", "absent", "mean", "Rice", "Hix", "agreement"};
  static const bool right[] = {false, true, true, true, true, true, true, true, true};
  ent__text_table table;
  text_head(&table, 9, heads, right);
  for (size_t i = 0; i < group->issue_count; i++) {
    const ent_unity *unity = &group->issues[i];
    ent__text_table_cell(&table, issue_label(w, unity->issue));
    ent__text_table_whole(&table, unity->yes);
    ent__text_table_whole(&table, unity->no);
    ent__text_table_whole(&table, unity->abstain);
    ent__text_table_whole(&table, unity->absent);
    ent__text_table_signed(&table, unity->mean);
    ent__text_table_plain(&table, unity->rice);
    ent__text_table_plain(&table, unity->hix);
    ent__text_table_plain(&table, unity->agreement);
  }
  ent__text_table_end(&table, w->out);
}

static void text_members(writing *w, const ent_group *group) {
  static const char *const heads[] = {"member", "loyalty", "with", "between", "against", "mean tie"};
  static const bool right[] = {false, true, true, true, true, true};
  ent__text_table table;
  ent__buffer_putc(w->out, '\n');
  text_head(&table, 6, heads, right);
  for (size_t i = 0; i < group->member_count; i++) {
    const ent_loyalty *member = &group->members[i];
    ent__text_table_cell(&table, actor_label(w, member->actor));
    ent__text_table_percent(&table, member->share);
    ent__text_table_whole(&table, member->with);
    ent__text_table_whole(&table, member->between);
    ent__text_table_whole(&table, member->against);
    ent__text_table_signed(&table, member->tie);
  }
  ent__text_table_end(&table, w->out);
}

static void text_defections(writing *w, const ent_group *group) {
  static const char *const heads[] = {"breaks ranks", "on", "position", "group", "statements"};
  static const bool right[] = {false, false, true, true, false};
  ent__text_table table;
  if (group->defection_count == 0) return;
  ent__buffer_putc(w->out, '\n');
  text_head(&table, 5, heads, right);
  for (size_t i = 0; i < group->defection_count; i++) {
    const ent_defection *defection = &group->defections[i];
    ent_buffer list = ENT_BUFFER_INIT;
    add_statements(&list, w, defection->cell);
    if (list.failed) w->out->failed = 1;
    ent__text_table_cell(&table, actor_label(w, defection->actor));
    ent__text_table_cell(&table, issue_label(w, defection->issue));
    ent__text_table_signed(&table, defection->position);
    ent__text_table_signed(&table, defection->mean);
    ent__text_table_cell(&table, list.data);
    ent_buffer_clear(&list);
  }
  ent__text_table_end(&table, w->out);
}

static void text_group(writing *w, const ent_group *group) {
  ent__buffer_putc(w->out, '\n');
  if (group->kind == ENT_GROUP_COALITION) ent__buffer_printf(w->out, "coalition %" PRIu32 ": ", group->coalition + 1);
  if (group->kind == ENT_GROUP_BLOC) ent__buffer_puts(w->out, "bloc: ");
  ent__display_add(w->out, ent__group_label(&w->view, group));
  ent__buffer_putc(w->out, '\n');
  text_issues(w, group);
  if (group->kind == ENT_GROUP_ALL) return;
  text_members(w, group);
  text_defections(w, group);
}

ent_status ent__cohesion_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  writing w;
  size_t count = 0;
  ent_status status = begin(&w, out, study, options, err);
  if (status == ENT_OK) {
    const ent_group *groups = ent_cohesion_groups(w.cohesion, &count);
    const ent_coalition_options *found = ent_coalitions_options(w.view.coalitions);
    ent__buffer_printf(out, "how united they are (coalitions by method %s, seed %" PRIu64 "; van der Eijk's agreement on %d levels)\n", found->method,
                       found->seed, ent_cohesion_levels(w.cohesion));
    text_groups(&w, groups, count);
    for (size_t g = 0; g < count; g++) text_group(&w, &groups[g]);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&w.view);
  return status;
}
