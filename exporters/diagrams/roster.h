/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who and what the diagrams of stances show, in which order: actors by coalition, issues by how they divide.
 */
#ifndef ENT_EXPORTERS_DIAGRAMS_ROSTER_H
#define ENT_EXPORTERS_DIAGRAMS_ROSTER_H

#include "exporters/diagrams/page.h"

typedef struct ent__roster_actor {
  ent_actor_id actor;
  uint32_t coalition; /* ENT_NONE: in none */
  uint32_t group;     /* index of its group */
  bool uncertain;
  uint32_t second;
  const char *name;
  ent__label label; /* on one line */
} ent__roster_actor;

/* A run of actors: a coalition, or those in none. */
typedef struct ent__roster_group {
  uint32_t coalition;
  size_t first;
  size_t count;
  ent__label label; /* name with number */
} ent__roster_group;

typedef struct ent__roster_issue {
  ent_issue_id issue;
  double divisiveness; /* NaN where unknown */
  const char *name;
  const char *called; /* what stands at it, as the picture's options want it */
} ent__roster_issue;

/* Lives in the drawing's arena. Actors and issues without a cell are left out. */
typedef struct ent__roster {
  const ent_stances *stances;
  const ent_coalitions *coalitions; /* of actors; NULL where there are none */
  ent__roster_actor *actors;
  size_t actor_count;
  ent__roster_group *groups;
  size_t group_count;
  ent__roster_issue *issues;
  size_t issue_count;
} ent__roster;

/* Errors: ENT_E_USAGE for a study without stances; `kind` names the diagram in the message. */
ent_status ent__roster_new(ent__roster *out, ent__drawing *drawing, const char *kind, ent__font font,
                           double width, ent_error *err);

/* How a cell reads: the one place that decides, for glyphs and for lines. */
typedef enum ent__reading {
  ENT__READING_SUPPORT,
  ENT__READING_OPPOSE,
  ENT__READING_MIXED,   /* spoke for and against */
  ENT__READING_ABSTAIN, /* nothing but abstentions */
  ENT__READING_NEUTRAL
} ent__reading;

ent__reading ent__roster_reading(const ent_cell *cell);

/* Adds who supports and who opposes each issue, in words. */
void ent__roster_describe(ent_buffer *out, const ent__roster *roster, const ent__drawing *drawing);

/* Adds the legend's note on uncertain members where the roster has any. */
void ent__roster_doubt(ent__legend *legend, const ent__roster *roster);

#endif
