/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is about. docs/report.md describes each kind. */
#ifndef ENTENTE_REPORTS_H
#define ENTENTE_REPORTS_H

#include <entente/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_report_kind {
  ENT_REPORT_USUAL,    /* by what else is given: an issue, an actor, actors; else the overview */
  ENT_REPORT_OVERVIEW, /* everything */
  ENT_REPORT_COMPARE,  /* a few actors side by side */
  ENT_REPORT_ISSUE,    /* one issue: who stands where and why */
  ENT_REPORT_ACTOR,    /* one actor */
  ENT_REPORT_BRIEF     /* one page */
} ent_report_kind;

typedef struct ent_report_options {
  ent_report_kind kind;
  const char *issue; /* id; of a report on an issue */
  const char *actor; /* id; of a report on an actor */
} ent_report_options;

#define ENT_REPORT_OPTIONS_INIT {ENT_REPORT_USUAL, NULL, NULL}

/* A row of the table of kinds, which ends with a row whose name is NULL. */
typedef struct ent_report_row {
  const char *name;
  ent_report_kind kind;
  const char *summary;
} ent_report_row;

ENT_API const ent_report_row *ent_report_rows(void);

#ifdef __cplusplus
}
#endif
#endif
