/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group issue by issue: who is for, against, between and absent, and the indices of that. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"
#include "graphs/cohesion/internal.h"

static void add_stand(ent__stand *stand, double position, int levels, uint32_t member) {
  stand->cells++;
  stand->sum += position;
  stand->levels[ent__scale_level(position, levels)]++;
  stand->side[ent__scale_side(position) + 1]++;
  stand->seen = member;
}

/* A member that was silent while the issue was spoken on, in a bloc only if it was one then. */
static bool is_absent(const ent__gathering *g, const ent_group *group, ent_actor_id actor, ent_issue_id issue) {
  if (group->kind != ENT_GROUP_BLOC) return true;
  return ent__is_member(&g->actors[actor], group->bloc, g->spoken[issue]);
}

static void count_absent(ent__gathering *g, const ent_group *group, ent_actor_id actor, uint32_t member) {
  for (size_t i = 0; i < g->issue_count; i++) {
    ent__stand *stand = &g->stands[g->issues[i]];
    if (stand->seen != member && is_absent(g, group, actor, g->issues[i])) stand->absent++;
  }
}

static void gather(ent__gathering *g, const ent_group *group, size_t first) {
  for (size_t i = 0; i < g->issue_count; i++) memset(&g->stands[g->issues[i]], 0, sizeof *g->stands);
  for (size_t m = 0; m < group->member_count; m++) {
    const ent_actor_id actor = g->cohesion->members[first + m].actor;
    size_t count = 0;
    const ent_cell *row = ent_stances_row(g->stances, actor, &count);
    for (size_t i = 0; i < count; i++) {
      double position = 0;
      if (ent__standing_of(&position, &g->standing, &row[i], group->bloc))
        add_stand(&g->stands[row[i].issue], position, g->cohesion->levels, (uint32_t)m + 1);
    }
    count_absent(g, group, actor, (uint32_t)m + 1);
  }
}

static ent_unity judge(const ent__stand *stand, ent_issue_id issue, int levels) {
  const uint32_t no = stand->side[0];
  const uint32_t abstain = stand->side[1];
  const uint32_t yes = stand->side[2];
  ent_unity unity = {.issue = issue, .yes = yes, .no = no, .abstain = abstain, .absent = stand->absent,
                     .mean = stand->sum / stand->cells, .rice = NAN, .hix = NAN, .agreement = NAN};
  if (stand->cells < 2) return unity;
  const double most = fmax(yes, fmax(no, abstain));
  if (yes + no > 0) unity.rice = fabs((double)yes - no) / ((double)yes + no);
  unity.hix = (most - (stand->cells - most) / 2) / stand->cells;
  unity.agreement = ent__agreement(stand->levels, levels);
  return unity;
}

/* A mean over the issues on which a measure is defined. */
typedef struct mean {
  double sum;
  size_t count;
} mean;

static void add_to(mean *m, double value) {
  if (isnan(value)) return;
  m->sum += value;
  m->count++;
}

static double mean_of(mean m) { return m.count > 0 ? m.sum / (double)m.count : NAN; }

ent_status ent__cohesion_unity(ent__gathering *g, ent_group *group, size_t first, ent_error *err) {
  ent_cohesion *cohesion = g->cohesion;
  mean rice = {0, 0};
  mean hix = {0, 0};
  mean agreement = {0, 0};
  gather(g, group, first);
  for (size_t i = 0; i < g->issue_count; i++) {
    const ent__stand *stand = &g->stands[g->issues[i]];
    if (stand->cells == 0) continue;
    void *grown = cohesion->issues;
    if (ent__grow(&grown, &cohesion->issue_room, cohesion->issue_count + 1, sizeof *cohesion->issues) != 0) return ent__nomem(err);
    cohesion->issues = grown;
    const ent_unity unity = judge(stand, g->issues[i], cohesion->levels);
    cohesion->issues[cohesion->issue_count++] = unity;
    group->issue_count++;
    group->told += stand->cells > 1;
    add_to(&rice, unity.rice);
    add_to(&hix, unity.hix);
    add_to(&agreement, unity.agreement);
  }
  group->rice = mean_of(rice);
  group->hix = mean_of(hix);
  group->agreement = mean_of(agreement);
  return ENT_OK;
}
